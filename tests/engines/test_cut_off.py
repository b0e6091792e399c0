"""Files that end before their page does."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import PageKind
from reader.engines.parts.cut_off import CUT_BEFORE_POSTS, is_cut_off
from reader.engines.registry import read_page
from tests.engines.discuz_markup import message, page_html, post_html

WHOLE = page_html(post_html(message("闸门关了。")) + post_html(message("又开了。"), pid=8))
TOP = '<!DOCTYPE html><html><head><title>T</title></head><body class="pg_viewthread">'


def read(text):
    return read_page(Capture(Path("page.html"), None, "html", text.encode(), "text/html"))[1]


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><title>T</title><script>var a = 1;",
        TOP + "<div><p>word",
        TOP + "<p>word <a hre",
        TOP + "<table><tr><td>1",
        "<HTML><HEAD><STYLE>a { color: red }",
    ],
)
def test_cut(text):
    assert is_cut_off(text)


@pytest.mark.parametrize(
    "text",
    [
        TOP + "<p>word</body></html>",
        TOP + "<div><p>word</body></html>\n<!-- served by 7 -->",
        TOP + "<div>word</div><p>x < 3",
        "<!doctype html><title>T</title><p>whole without the tags that may be left out",
        "<div><div>a piece of a page",
        "1 < 2",
        "",
    ],
)
def test_whole(text):
    assert not is_cut_off(text)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.3])
def test_page_cut_before_its_first_post_says_so(share):
    end = int(WHOLE.index("postmessage_") * share) + 60
    page = read(WHOLE[:end] + "<div>" * 3)
    assert page.kind is PageKind.EMPTY
    assert page.posts == ()
    assert page.warnings == (CUT_BEFORE_POSTS,)


def test_page_cut_between_posts_keeps_them_with_a_warning():
    page = read(WHOLE[: WHOLE.index("又开了")])
    assert page.kind is PageKind.THREAD
    assert page.posts[0].paragraphs[0].text == "闸门关了。"
    assert any("cut off" in warning for warning in page.warnings)
    assert CUT_BEFORE_POSTS not in page.warnings


def test_whole_page_has_no_such_warning():
    assert not any("cut off" in warning for warning in read(WHOLE).warnings)
