"""What the engines of boards share: heads of quotations, times, links between posts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from lxml import html as lxml_html

from reader.capture.base import Capture, Decoded
from reader.domain.thread import PageKind, ParagraphKind
from reader.engines.base import PageSource
from reader.engines.parts.clock import Clock
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, image_address, read_message, speaker


def source(html, captured_at=None):
    capture = Capture(Path("p.html"), None, "html", html.encode(), "text/html", captured_at=captured_at)
    return PageSource(capture, Decoded(html, "utf-8", "utf-8"))


def element(html):
    return lxml_html.fragment_fromstring(html)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Ada wrote:", "Ada"),
        ("Ada said: ↑", "Ada"),
        ("Ada B. hat geschrieben:", "Ada B."),
        ("Ada a écrit :", "Ada"),
        ("Ада писал(а):", "Ада"),
        ("Ада пишет:", "Ада"),
        ("阿达 寫:", "阿达"),
        ("小写", "小写"),
        ("Ada 提到：", "Ada"),
        ("2 hours ago, Ada said:", "Ada"),
        ("On 3/4/2022 at 5:06 PM, Ada said:", "Ada"),
        ("Quote:", None),
        ("Zitat", None),
        ("", None),
    ],
)
def test_speaker(head, name):
    assert speaker(head) == name


def test_long_heads_do_not_take_long():
    assert speaker("a " * 100_000) is None
    assert speaker("x" * 100_000 + " wrote:") is None


@pytest.mark.parametrize(
    ("foot", "offset"),
    [
        ("All times are UTC", 0),
        ("All times are UTC+05:30", 330),
        ("All times are GMT -5. The time now is 02:07 PM.", -300),
        ("Page 1 of 1All times are GMT + 1 Hour", 60),
        ("Alle Zeiten sind UTC + 2 Stunden", 120),
        ("All times are GMT +5.5", 330),
    ],
)
def test_zone_of_the_foot(foot, offset):
    clock = Clock(source(f"<html><body><p>{foot}</p></body></html>"))
    stamp = clock.stamp("2020-01-02 03:04")
    assert stamp.at.utcoffset() == dt.timedelta(minutes=offset)
    assert clock.warnings() == []


def test_times_without_zone_are_warned_of():
    clock = Clock(source("<html lang='zh-CN'><body></body></html>"))
    assert clock.stamp("2020-01-02 03:04").at.utcoffset() == dt.timedelta(hours=8)
    assert len(clock.warnings()) == 1


def test_machine_readable_times_come_first_and_need_no_warning():
    clock = Clock(source("<html><body></body></html>"))
    assert clock.stamp("yesterday", "2020-01-02T03:04:05Z").at == dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert clock.stamp("5d", "1577934245000").at == dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert clock.warnings() == []


@pytest.mark.parametrize("exact", ["junk", "99999999999999999999", "2020-13-45", "", None])
def test_bad_machine_times_fall_back_to_the_printed_one(exact):
    clock = Clock(source("<html><body>All times are UTC</body></html>"))
    assert clock.stamp("2020-01-02 03:04", exact).at == dt.datetime(2020, 1, 2, 3, 4, tzinfo=dt.UTC)


def test_words_are_reckoned_from_the_capture_and_unread_times_counted():
    now = dt.datetime(2020, 1, 2, 12, tzinfo=dt.UTC)
    clock = Clock(source("<html><body></body></html>", now))
    assert clock.stamp("Yesterday, 05:31 PM").at == dt.datetime(2020, 1, 1, 17, 31, tzinfo=dt.UTC)
    assert clock.stamp("some day").at is None
    assert len(clock.warnings()) == 2


def test_the_page_tells_its_order_of_days_and_months():
    clock = Clock(source("<html><body></body></html>"), order="mdy")
    assert clock.note("03-02-2019").month == 3
    clock.learn(["03-02-2019", "25-02-2019"])
    assert clock.note("03-02-2019").month == 2
    clock.learn(["03.02.2019"])
    assert clock.note("03.02.2019").month == 2
    assert clock.warnings() == []


def quote(block):
    return QuoteHead("Ada", block.get("id")) if block.tag == "blockquote" else None


def test_quotes_within_quotes_are_apart_and_answer_nothing():
    markup = Markup(quote=quote)
    block = element("<div><blockquote>out<blockquote id='4'>in</blockquote>side</blockquote>own</div>")
    body = read_message(markup, (block,))
    assert [q.text for q in body.quotes] == ["out\nside", "in"]
    assert Draft("9", body=body).finish().reply_to is None


def test_pictures_in_quotes_are_not_the_authors():
    block = element("<div><blockquote><img src='a.png'></blockquote><img data-src='b.png' src='data:x'></div>")
    assert read_message(Markup(quote=quote), (block,)).images == ["b.png"]


def test_code_in_a_quote_stays_quoted():
    block = element("<div><blockquote><p class='c'>x</p></blockquote><p class='c'>y</p></div>")
    body = read_message(Markup(quote=quote, code=frozenset(("c",))), (block,))
    assert [kind for kind, _, _ in body.lines] == [ParagraphKind.QUOTE, ParagraphKind.CODE]


@pytest.mark.parametrize(
    ("shown", "href", "text"),
    [
        (
            "https://a.example/long ... end",
            "https://a.example/long/way/to/the/end",
            "https://a.example/long/way/to/the/end",
        ),
        ("a.example/long/wa…", "https://a.example/long/way", "https://a.example/long/way"),
        ("https://a.example/long ... end", "https://b.example/long/end", "https://a.example/long ... end"),
        ("and so on...", "https://a.example/", "and so on..."),
    ],
)
def test_shortened_addresses_are_whole(shown, href, text):
    body = read_message(Markup(), (element(f"<p><a href='{href}'>{shown}</a></p>"),))
    assert [line[1] for line in body.lines] == [text]


def test_smileys_are_what_was_typed():
    markup = Markup(smileys={"sad": ":("})
    block = element("<p>oh <img class='smilie' alt='Sad'> <img class='smilie' alt='other'></p>")
    assert read_message(markup, (block,)).lines[0][1] == "oh :( other"


def post(number, author, text, quoted=None):
    body = Body(lines=[(ParagraphKind.BODY, text, None)])
    if quoted:
        block = element(f"<div><blockquote>{quoted}</blockquote>{text}</div>")
        body = read_message(Markup(quote=lambda e: QuoteHead("Ada") if e.tag == "blockquote" else None), (block,))
    return Draft(str(number), author=author, body=body)


def read(posts):
    page = source("<html><body></body></html>")
    return make_page("x", page, Frame("X", title="T"), posts, Clock(page))


def test_a_quotation_without_link_finds_the_one_post_with_its_words():
    page = read([post(1, "Ada", "one"), post(2, "Bo", "one"), post(3, "Bo", "yes", "one")])
    assert page.posts[2].reply_to == "1"
    assert page.posts[2].quotes[0].post_id == "1"


def test_a_quotation_that_fits_two_posts_or_a_later_one_finds_none():
    twice = read([post(1, "Ada", "one"), post(2, "Ada", "one"), post(3, "Bo", "yes", "one")])
    assert twice.posts[2].reply_to is None
    later = read([post(1, "Bo", "yes", "one"), post(2, "Ada", "one")])
    assert later.posts[0].reply_to is None


def test_a_page_without_posts_is_a_list_or_a_message():
    page = source("<html><head><title>T</title></head><body></body></html>")
    assert make_page("x", page, Frame("X"), [], Clock(page)).kind is PageKind.LISTING
    message = make_page("x", page, Frame("X", is_message=True), [], Clock(page))
    assert (message.kind, message.title, message.key.thread_id) == (PageKind.MESSAGE, "T", "")


def test_figures_and_lazy_pictures():
    assert figure("1,234 posts") == 1234
    assert figure("#12") == 12
    assert figure("none") is None
    assert image_address(element("<img src='data:image/gif;base64,A'>")) == ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("weir.png", "weir.png"),
        ("[Image: weir.JPG]", "weir.JPG"),
        ("[Bild: wehr.webp]", "wehr.webp"),
        ("the weir, redrawn", ""),
        ("a weir.png of 1900", ""),
        ("weir", ""),
        ("", ""),
    ],
)
def test_an_embedded_picture_goes_by_its_file_name(words, name):
    assert image_address(element(f"<img src='data:image/png;base64,A' alt='{words}'>")) == name
    assert image_address(element(f"<img src='/i/7' alt='{words}'>")) == "/i/7"


def test_an_embedded_smiley_is_what_was_typed():
    markup = Markup(smileys={"wink": ";)"})
    box = element("<div>So <img src='data:image/png;base64,A' alt='Wink'> it <img src='/w' alt='wink'> is.</div>")
    body = read_message(markup, (box,))
    assert [text for _, text, _ in body.lines] == ["So ;) it is."]
    assert body.images == ["/w"]
