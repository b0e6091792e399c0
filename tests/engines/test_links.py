"""Links in messages: where they stand in the finished paragraphs, and which are none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import fragment_fromstring

from reader.capture.base import Capture
from reader.domain.thread import Comment, ParagraphKind
from reader.engines.parts.blocks import walk
from reader.engines.parts.dom import parse_html
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import words_in
from reader.engines.parts.linked import LinkedText, links_in, without_lead
from reader.engines.registry import read_page
from reader.session.parsing import page_object
from tests.growth import cost_follows_length

SEEN = "https://a.example/x"
PAGES = Path(__file__).parent / "pages"


def lines(markup, claim=None):
    return walk(parse_html(f"<html><body>{markup}</body></html>", []), claim).lines


def places(markup):
    """Paragraph, words and address of each link."""
    found = lines(markup)
    return [(link.paragraph, found[link.paragraph][1][link.start : link.end], link.address) for link in links_in(found)]


def phpbb(message, head=""):
    """A page of a board whose post has a message."""
    return (
        f"<html><head><title>T</title>{head}</head><body id='phpbb' class='nojs notouch section-viewtopic'>"
        "<h2 class='topic-title'><a href='./viewtopic.php?t=3'>T</a></h2>"
        "<div id='p7' class='post has-profile bg2'><div class='inner'><dl class='postprofile' id='profile7'><dt>"
        "<a href='./memberlist.php?mode=viewprofile&amp;u=2' class='username'>Ann</a></dt></dl><div class='postbody'>"
        "<div id='post_content7'><p class='author'>by <a class='username' href='./u2'>Ann</a> &raquo; "
        f"Tue Nov 03, 2020 9:12 am</p><div class='content'>{message}</div></div></div></div></div></body></html>"
    )


def read(html, url=None):
    page = read_page(Capture(Path("p.html"), None, "html", html.encode(), "text/html", url=url))[1]
    return page.posts[0]


def told(post):
    return [(post.paragraphs[n.paragraph].text[n.start : n.end], n.address) for n in post.links]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (f"<p>See <a href='{SEEN}'>the map</a> now</p>", ["the map"]),
        (f"<p><a href='{SEEN}'>the map</a></p>", ["the map"]),
        (f"<p>See<a href='{SEEN}'>  the   map </a>now</p>", ["the map"]),
        (f"<p>\u3000\u3000See <a href='{SEEN}'>the\u00a0map</a></p>", ["the map"]),
        (f"<p>the map, <a href='{SEEN}'>the map</a>, the map</p>", ["the map"]),
        (f"<p>See <a href='{SEEN}'><b>the</b> <i>m<u>a</u>p</i></a></p>", ["the map"]),
        (f"<p>a <a href='{SEEN}'>one</a><a href='{SEEN}'>two</a> b</p>", ["one", "two"]),
        (f"<p>a <a href='{SEEN}'>one<br>two</a> b</p>", ["one", "two"]),
        (f"<div>a <a href='{SEEN}'>one<p>two</p>three</a> b</div>", ["one", "two", "three"]),
        (f"<p>a <a href='{SEEN}'>one <b><a href='{SEEN}'>two</a> b</b> c</p>", ["one", "two"]),
        (f"<ul><li>x <a href='{SEEN}'>one</a></li></ul>", ["one"]),
        (f"<pre>  a  b\n  <a href='{SEEN}'>c  d</a>  e</pre>", ["c  d"]),
        (f"<p>a\u200b <a href='{SEEN}'>\u200bone</a></p>", ["one"]),
        (f"<p>a\x01 <a href='{SEEN}'>o\x02ne</a></p>", ["one"]),
        (f"<p>a <a href='{SEEN}'>o<span style='display:none'>jam</span>ne</a></p>", ["one"]),
        (f"<p>\U0001f309 <a href='{SEEN}'>\u6865</a></p>", ["\u6865"]),
    ],
)
def test_a_link_stands_at_its_words(markup, words):
    assert [(text, address) for _, text, address in places(markup)] == [(text, SEEN) for text in words]


def test_words_that_stand_twice_are_the_ones_that_the_page_links():
    found = lines(f"<p>here and <a href='{SEEN}'>here</a></p>")
    assert [(link.start, link.end) for link in links_in(found)] == [(9, 13)]


def test_links_in_the_cells_of_a_row():
    row = f"<table><tr><td>a <a href='{SEEN}'>one</a></td><td>one</td><td><a href='{SEEN}2'>two</a> z</td></tr></table>"
    assert places(row) == [(0, "one", SEEN), (0, "two", f"{SEEN}2")]
    assert lines(row)[0][1] == "a one\tone\ttwo z"


@pytest.mark.parametrize(
    "markup",
    [
        "<p><a>words</a></p>",
        "<p><a name='top'>words</a></p>",
        "<p><a href=''>words</a></p>",
        "<p><a href='#p3'>words</a></p>",
        "<p><a href='javascript:void(0)'>words</a></p>",
        f"<p><a href='{SEEN}'></a> words</p>",
        f"<p><a href='{SEEN}'><img src='x.png'></a> words</p>",
        f"<p><a href='{SEEN}' style='display:none'>jam</a> words</p>",
        f"<p><a href='{SEEN}'>@Ann</a> words</p>",
        f"<p>words, @<a href='{SEEN}'>Ann</a> words</p>",
        f"<p><a class='big username' href='{SEEN}'>Ann</a> words</p>",
        f"<p><a class='relatekw' href='{SEEN}'>Ann</a> words</p>",
    ],
)
def test_what_is_no_link_of_the_author(markup):
    assert places(markup) == []


def test_lines_without_links_are_plain_strings():
    found = lines(f"<p>one</p><p><a href='{SEEN}'>two</a></p><p>three</p>")
    assert [type(text) for _, text, _ in found] == [str, LinkedText, str]


def test_the_lead_of_a_quotation_goes_and_the_link_stays():
    text = lines(f"<p>: :<a href='{SEEN}'>one</a> two</p>")[0][1]
    bare = without_lead(text, ": ")
    assert bare == "one two"
    assert [(n.start, n.end) for n in links_in([(ParagraphKind.QUOTE, bare, 0)])] == [(0, 3)]
    assert without_lead(text, "\n") is text
    assert without_lead(": x", ": ") == "x"


def test_words_that_were_changed_have_no_link():
    text = lines(f"<p>one <a href='{SEEN}'>two</a></p>")[0][1]
    assert links_in([(ParagraphKind.BODY, text.replace("one", "1"), None)]) == ()


def test_lines_that_become_no_paragraph_do_not_count():
    linked = lines(f"<p><a href='{SEEN}'>two</a></p>")[0]
    empty = (ParagraphKind.BODY, "", None)
    assert [n.paragraph for n in links_in([empty, (ParagraphKind.BODY, "one", None), empty, linked])] == [1]


def test_a_page_tells_where_its_links_lead():
    post = read(
        phpbb(
            "See <a href='./viewtopic.php?t=9' class='postlink'>my other thread</a>, "
            f"<a class='postlink' href='{SEEN}'>{SEEN}</a>, <a class='postlink' href='{SEEN}'>{SEEN}/</a> and "
            "<a class='postlink' href='javascript:x()'>no script</a> "
            "<a class='postlink' href='mailto:ann@a.example'>write to me</a>"
            "<blockquote><div><cite><a href='./memberlist.php?u=2'>Ann</a> wrote: "
            "<a href='./viewtopic.php?p=5#p5' class='hastip'>\u2191</a></cite>"
            "as <a href='//b.example/y'>they say</a></div></blockquote>"
        ),
        url="https://board.example/viewtopic.php?t=3",
    )
    assert told(post) == [
        ("my other thread", "https://board.example/viewtopic.php?t=9"),
        ("write to me", "mailto:ann@a.example"),
        ("they say", "https://b.example/y"),
    ]
    assert post.paragraphs[post.links[-1].paragraph].kind is ParagraphKind.QUOTE


def test_comments_lead_somewhere_too():
    box = fragment_fromstring(f"<div>see <a href='{SEEN}'>this</a><br>and <a class='at' href='/u'>Bo</a></div>")
    draft = Draft("1", comments=[Comment("Ann", words_in(box))])
    draft.body.lines.append((ParagraphKind.BODY, "one", None))
    post = draft.finish()
    assert told(post) == [("this", SEEN)]
    assert post.paragraphs[1].text == post.comments[0].text == "see this and Bo"
    assert type(post.comments[0].text) is str


def test_relative_links_of_a_page_without_address_lead_nowhere():
    message = "See <a href='./viewtopic.php?t=9' class='postlink'>my other thread</a>"
    assert read(phpbb(message)).links == ()
    based = read(phpbb(message, "<base href='https://board.example/forum/'>"))
    assert told(based) == [("my other thread", "https://board.example/forum/viewtopic.php?t=9")]


def test_printed_pages_count_the_links_of_the_paragraphs_they_give():
    html = phpbb(f"<blockquote><div><cite>Bo wrote:</cite>q <a href='{SEEN}'>r</a></div></blockquote>"
                 f"one <a href='{SEEN}'>two</a>")  # fmt: skip
    capture = Capture(Path("p.html"), None, "html", html.encode(), "text/html")
    post = page_object("p.html", capture, *read_page(capture))["posts"][0]
    assert post["links"] == [{"paragraph": 0, "start": 4, "end": 7, "href": SEEN}]
    assert post["paragraphs"][0]["text"] == "one two"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*/*.html")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_all_text_of_a_page_is_plain_and_links_stand_in_it(path):
    page = read_page(Capture(path, None, "html", path.read_bytes(), "text/html"))[1]
    waiting = [page]
    while waiting:
        value = waiting.pop()
        assert type(value) is not LinkedText
        fields = getattr(type(value), "__dataclass_fields__", ())
        waiting += value if isinstance(value, tuple) else [getattr(value, name) for name in fields]
    for post in page.posts:
        for link in post.links:
            words = post.paragraphs[link.paragraph].text[link.start : link.end]
            assert words == words.strip() != ""


@pytest.mark.parametrize(
    "piece",
    [
        f"<a href='{SEEN}'>a</a>",
        f"<a href='{SEEN}'>a</a> b ",
        f"<a href='{SEEN}'>a</a><br>",
        f"<a href='{SEEN}'>a<p>b",
        f"<b><a href='{SEEN}'>a",
        f"<a href='{SEEN}'>",
        "<a href='javascript:x'>a</a>",
        f"<td><a href='{SEEN}'>a</a></td>",
    ],
)
def test_cost_grows_with_the_number_of_links(piece):
    def reading(count):
        markup = piece * count
        root = parse_html(f"<html><body><table><tr>{markup}</table></body></html>", [])
        return lambda: links_in(walk(root).lines)

    cost_follows_length(reading, 3000, counted=300)


def test_a_hundred_thousand_links():
    assert len(links_in(lines(f"<a href='{SEEN}'>a</a> " * 100_000))) == 100_000


_TAGS = st.sampled_from(["a", "a", "b", "p", "td", "tr", "table", "li", "br", "div", "pre", "h2", "img", "blockquote"])
_PIECES = st.lists(
    st.one_of(
        st.tuples(st.just("open"), _TAGS),
        st.tuples(st.just("close"), _TAGS),
        st.tuples(st.just("words"), st.sampled_from([" ", "", "\n", "\u3000", "\u200b", "&nbsp; ", "\x02", "  "])),
    ),
    max_size=60,
)


@given(_PIECES)
def test_in_any_markup_links_stand_at_the_words_that_the_page_links(pieces):
    markup = []
    for number, (what, value) in enumerate(pieces):
        if what == "words":
            markup.append(f"{value}w{number}w{value}")
        elif what == "open":
            markup.append(f"<{value} href='https://a.example/{number}'>" if value == "a" else f"<{value}>")
        else:
            markup.append(f"</{value}>")
    root = parse_html(f"<html><body>{''.join(markup)}</body></html>", [])
    found = walk(root).lines
    wanted, address = {}, ""
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node.tag == "a":
            # Links do not nest: the second one ends the first.
            address = node.get("href") if event == "start" else ""
        text = node.text if event == "start" else node.tail
        wanted |= dict.fromkeys(re.findall(r"w\d+w", text or ""), address)
    linked = {}
    for link in links_in(found):
        words = found[link.paragraph][1][link.start : link.end]
        linked |= dict.fromkeys(re.findall(r"w\d+w", words), link.address)
    assert linked == {word: address for word, address in wanted.items() if address}
