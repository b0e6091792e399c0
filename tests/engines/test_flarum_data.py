"""What the data in a Flarum page adds to its plain form, and odd data that adds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.engines.base import PageSource
from reader.engines.flarum import Flarum

GOLDEN = (Path(__file__).parent / "pages" / "flarum" / "plain-18-data.html").read_text("utf-8")
START, END = GOLDEN.index('{"resources"'), GOLDEN.rindex("</script>")


def parse(html):
    capture = Capture(Path("page.html"), None, "html", html.encode(), "text/html")
    return Flarum().parse(PageSource(capture, Decoded(html, "utf-8", "utf-8")))


def test_posts_get_what_the_data_says_of_them():
    posts = parse(GOLDEN).posts
    assert [post.post_id for post in posts] == ["301", "302", "305", ""]
    assert [post.floor for post in posts] == [1, 2, 4, None]
    assert [post.author_id for post in posts] == ["8", None, "9", None]
    assert (posts[0].edited_by, posts[0].edited_at.isoformat()) == ("Warden", "2022-04-01T08:30:00+00:00")
    assert posts[3].posted_at is None


def test_the_discussion_gets_its_board_and_replies():
    page = parse(GOLDEN)
    assert (page.board, page.replies) == (("Gardens", "Walls"), 3)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "[]",
        "null",
        '{"apiDocument": 3}',
        '{"apiDocument": {"data": [], "included": {}}}',
        '{"apiDocument": {"data": {"id": "27", "attributes": []}, "included": [1, {"type": "posts"}]}}',
        '{"apiDocument": {"included": [{"type": "posts", "attributes": {"contentHtml": 5, "number": "x"}}]}}',
        "[" * 100_000,
    ],
)
def test_odd_data_leaves_the_page_as_it_is(data):
    page = parse(GOLDEN[:START] + data + GOLDEN[END:])
    assert [post.author for post in page.posts] == ["Lichen", "[deleted]", "Bract", "Frond"]
    assert {post.floor for post in page.posts} == {None}


def test_data_of_another_discussion_tells_nothing_of_the_page():
    page = parse(GOLDEN.replace('"id": "27"', '"id": "28"'))
    assert (page.board, page.replies) == ((), None)
