from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.capture.registry import open_captures
from reader.capture.wayback import as_it_was

URL = "http://mill.example/t/5"
STAMP = "20190302120000"
CLOSING = (
    "<!--\n     FILE ARCHIVED ON 11:22:33 Mar 02, 2019 AND RETRIEVED FROM THE\n"
    "     INTERNET ARCHIVE ON 10:00:00 Jan 01, 2024.\n-->"
)
BAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT -->\n<div id='wm-ipp-base'><div>words of the bar</div></div>\n"
    "<!-- END WAYBACK TOOLBAR INSERT -->"
)


def page(body, head="", closing=CLOSING):
    return f"<html><head>{head}</head><body>{body}</body></html>{closing}"


def read(text, **more):
    capture = Capture(Path("p.html"), None, "html", text.encode(), "text/html")
    return as_it_was(replace(capture, **more))


def test_bar_and_closing_comment_are_cut():
    found = read(page(f"<p>before</p>{BAR}<p>after</p>"))
    assert found.body == page("<p>before</p><p>after</p>", closing="").encode()


def test_time_comes_from_the_closing_comment():
    found = read(page("x"))
    assert (found.captured_at, found.captured_from) == (
        datetime(2019, 3, 2, 11, 22, 33, tzinfo=UTC),
        "Wayback Machine comment",
    )


def test_bar_without_comments_is_cut_by_its_box():
    bar = "<div class=x id=wm-ipp-base lang=en><div>bar<div>inner</div></div> more bar</div>"
    found = read(page(f"<div>{bar}<p>kept</p></div>"))
    assert found.body == page("<div><p>kept</p></div>", closing="").encode()


def test_box_that_never_ends_is_left():
    found = read("<html><body><div id=wm-ipp-base><div>text</div><p>kept", captured_from="x")
    assert b"kept" in found.body


@pytest.mark.parametrize(
    ("rewritten", "was"),
    [
        (f'href="/web/{STAMP}/{URL}"', f'href="{URL}"'),
        (f"href='https://web.archive.org/web/{STAMP}/{URL}'", f"href='{URL}'"),
        (f'src="//web.archive.org/web/{STAMP}im_/{URL}.gif"', f'src="{URL}.gif"'),
        (f"href=/web/{STAMP}/mailto:a@b.example", "href=mailto:a@b.example"),
        (f'style="background:url(/web/{STAMP}im_/{URL})"', f'style="background:url({URL})"'),
        (f'href="/web/{STAMP}/https://web.archive.org/web/2001*/x"', 'href="https://web.archive.org/web/2001*/x"'),
        ('href="/web/guide/http://x"', 'href="/web/guide/http://x"'),
    ],
)
def test_links(rewritten, was):
    assert read(page(f"<a {rewritten}>y</a>")).body == page(f"<a {was}>y</a>", closing="").encode()


def test_words_that_look_like_links_stay():
    text = f"<p>see https://web.archive.org/web/{STAMP}/{URL} there</p>"
    assert text.encode() in read(page(text)).body


@pytest.mark.parametrize(
    ("head", "body", "source"),
    [
        (f'<script>__wm.wombat("{URL}","{STAMP}","https://web.archive.org/","web")</script>', "", "script"),
        ("", f'<input type="text" name="url" id="wmtbURL" value="{URL}" />', "toolbar"),
        (
            "<title>The mill &amp; I - Board</title>",
            f'<a href="/web/{STAMP}/http://mill.example/">The</a><a href="/web/{STAMP}/{URL}">The mill &amp; I</a>',
            "title",
        ),
    ],
)
def test_own_address(head, body, source):
    found = read(page(body, head), url="file:///tmp/p.html", url_from="saved-from comment")
    assert found.url == URL
    assert source in found.url_from


def test_address_of_the_visit_is_undone():
    found = read(page("x", closing=""), url=f"https://web.archive.org/web/{STAMP}/{URL}?a=1", url_from="comment")
    assert (found.url, found.url_from) == (f"{URL}?a=1", "Wayback Machine address")
    assert (found.captured_at, found.captured_from) == (
        datetime(2019, 3, 2, 12, tzinfo=UTC),
        "Wayback Machine address",
    )


def test_script_gives_the_time_when_nothing_else_does():
    found = read(page(BAR, f'<script>__wm.wombat("{URL}","{STAMP}")</script>', closing=""))
    assert (found.captured_at, found.captured_from) == (datetime(2019, 3, 2, 12, tzinfo=UTC), "Wayback Machine script")


def test_unknown_address_stays_unknown():
    assert read(page("x")).url is None


@pytest.mark.parametrize(
    "text",
    [
        "<p>FILE ARCHIVED ON 11:22:33 Mar 02, 2019</p>",
        "<p>&lt;!-- FILE ARCHIVED ON 11:22:33 Mar 02, 2019 --&gt; BEGIN WAYBACK TOOLBAR INSERT</p>",
        f'<a href="https://web.archive.org/web/{STAMP}/{URL}">archived</a>',
    ],
)
def test_other_pages_are_left_as_they_are(text):
    capture = Capture(Path("p"), None, "html", text.encode(), "text/html", url="http://x.example/")
    assert as_it_was(capture) is capture


def test_plain_text_is_left():
    capture = Capture(Path("p"), None, "text", CLOSING.encode(), "text/plain")
    assert as_it_was(capture) is capture


def test_impossible_time_is_not_guessed():
    found = read(page("x", closing=CLOSING.replace("Mar 02", "Mar 99")))
    assert (found.captured_at, found.captured_from) == (None, None)


def test_checksum_is_of_the_cleaned_page(tmp_path):
    plain, archived = tmp_path / "a", tmp_path / "b"
    plain.write_text(page("<p>text</p>", closing=""))
    archived.write_text(page(f"<p>text</p>{BAR}"))
    assert open_captures(plain)[0].sha256 == open_captures(archived)[0].sha256
