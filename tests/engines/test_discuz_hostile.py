"""Broken and hostile pages: nothing raises, nothing is invented, nothing takes long."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.thread import ParagraphKind
from reader.engines.discuz.engine import Discuz
from reader.engines.parts.dom import text_of
from reader.text.paragraphs import fold
from tests.engines.discuz_markup import message, page_html, post_html, source
from tests.growth import time_follows_length

GOLDEN = sorted((Path(__file__).parent / "pages" / "discuz").glob("x[1-3]*.html"))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_cut_and_spliced_pages_invent_nothing(data):
    text = data.draw(st.sampled_from(GOLDEN)).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 4000)))
    html = text[:start] + data.draw(st.text(alphabet="<>/ab\"'&;#0一\x00 ", max_size=12)) + text[end:]
    page = source(html)
    result = Discuz().parse(page)
    printed = fold("".join(page.tree.itertext())) + fold(html)
    for post in result.posts:
        for paragraph in post.paragraphs:
            if paragraph.kind is not ParagraphKind.RATING:
                assert all(fold(word) in printed for word in paragraph.text.split())


def test_many_nested_quotes_and_links_stay_quick():
    html = page_html(
        post_html(message('<div class="quote"><blockquote>' * 20_000 + '<a href="?goto=findpost">3#</a>' * 5_000))
    )
    page = source(html)
    (post,) = Discuz().parse(page).posts
    assert sum(len(p.text) for p in post.paragraphs) >= 5_000 * 2
    assert text_of(page.tree)


def test_a_file_name_of_nothing_but_blanks_takes_no_time_by_the_square():
    def reading(length):
        tip = '<div class="tip aimg_tip" id="aimg_2_menu"><a title="{}x"><strong>下载附件</strong></a></div>'
        page = source(page_html(post_html(message("字" + tip.format("&#10;" * length)))))
        return lambda: Discuz().parse(page)

    time_follows_length(reading, 20_000)
