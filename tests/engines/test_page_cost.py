"""What reading a page must not leave behind or take in, however its shortcuts are made."""

import gc
import re
from functools import partial
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.engines.registry import read_page
from reader.session.parsing import parse_paths
from tests.growth import calls, time_follows_length

PAGES = sorted((Path(__file__).parent / "pages").rglob("*.html"))


def read(markup):
    return read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))[1]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_page_leaves_no_tree_behind(path):
    list(parse_paths([str(path)]))
    gc.collect()
    gc.disable()
    try:
        list(parse_paths([str(path)]))
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = {type(found).__name__ for found in gc.garbage}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert not {name for name in left if "Element" in name or name == "_Document"}


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_as_it_was(on):
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        read("<p>words</p>")
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()


POST = (
    '<div id="post_{n}"><table id="pid{n}"><tr><td class="pls"><div class="pi"><div class="authi">'
    '<a href="?uid={n}">name{n}</a></div></div></td><td><div class="pi"><div class="authi">'
    '<em id="authorposton{n}">发表于 2021-9-{n} 04:00</em></div></div><div class="pct"><div class="pcb">'
    '<table><tr><td class="t_f" id="postmessage_{n}">words {n}</td></tr></table></div></div></td></tr></table>'
    "{inner}</div>"
)


@pytest.mark.parametrize("after", ["", '<div class="ad" id="x"></div>', '<p class="sign">not his</p><p id="y">z</p>'])
def test_what_follows_a_post_is_none_of_its_parts(after):
    posts = "".join(POST.format(n=n, inner="") + after for n in (3, 4, 5))
    page = read(f'<html><body class="pg_viewthread"><div id="postlist">{posts}</div>{after}</body></html>')
    assert [post.author for post in page.posts] == ["name3", "name4", "name5"]
    assert [[p.text for p in post.paragraphs] for post in page.posts] == [["words 3"], ["words 4"], ["words 5"]]


def test_a_post_inside_another_keeps_its_own_parts():
    outer = POST.format(n=3, inner=POST.format(n=4, inner='<p class="sign">four</p>') + '<p class="sign">three</p>')
    page = read(f'<html><body class="pg_viewthread"><div id="postlist">{outer}</div></body></html>')
    assert [(post.author, post.signature) for post in page.posts] == [("name3", ("three",)), ("name4", ("four",))]


_BLOCK_ENDS = re.compile(r"</(?:div|li|article|section|table|ul|ol|dd|dl|body|html)>")
_NUMBERS = re.compile(r"\d{3,11}")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_posts_that_never_end_cost_little_more_than_their_number(path):
    """Found by fuzzing: where each post holds all that follow, reading each whole takes a square or cube of time."""
    text = path.read_text("utf-8")
    at = text.find("<body")
    inner = _BLOCK_ENDS.sub("", text[at:])

    def unended(size):
        # Other numbers each time, so that no post is taken for a copy.
        again = [_NUMBERS.sub(lambda m, n=n: str(int(m[0]) + n), inner) for n in range(size // len(inner))]
        return text[:at] + "".join(again)

    read(text)
    few, many = calls(partial(read, unended(30_000))), calls(partial(read, unended(90_000)))
    assert many < few * 5, "three times as many may cost a little more than three times as much, not nine times"


@pytest.mark.parametrize("inner", ["<blockquote>", '<fieldset class="x">', '<div class="attachlist"><a href="f">f'])
def test_what_lies_in_itself_by_the_thousand_costs_little(inner):
    """Found by fuzzing: each quotation was searched to its end for who is quoted."""
    page = next(path for path in PAGES if path.parent.name == "xiuno" and path.stem == "thread")
    text = page.read_text("utf-8")
    at = text.index('class="message')
    at = text.index(">", at) + 1

    time_follows_length(lambda times: partial(read, text[:at] + inner * times + text[at:]), 400)
