"""The parts of reading unknown templates, each on a page as small as it can be."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.engines.generic.index import PageIndex
from reader.engines.generic.marks import is_person, is_side
from reader.engines.generic.names import name_before
from reader.engines.generic.title import thread_title
from reader.engines.parts.dom import parse_html
from reader.engines.registry import read_page
from tests.growth import cost_follows_length


def read(body, head=""):
    markup = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    return read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))[1]


def tree(body, head=""):
    return parse_html(f"<html><head>{head}</head><body>{body}</body></html>", [])


def words(page):
    return [" / ".join(p.text for p in post.paragraphs) for post in page.posts]


def times(body):
    index = PageIndex(tree(body))
    return [index.elements[at].tag for at in index.times]


@pytest.mark.parametrize(
    ("markup", "want"),
    [
        ("<time>whenever</time>", ["time"]),
        ("<b>2021-03-04 10:00</b>", ["b"]),
        ("<i>3/14/2010, 10:12 AM</i>", ["i"]),
        ("<i>2 years ago</i>", ["i"]),
        ("<i>Yesterday at 4:25 AM</i>", ["i"]),
        ("<p>Nora · <i>03/03/2026 19:44</i></p>", ["i"]),
        ("<p><b>agent007</b> <i>2 years ago</i> <u>#1</u></p>", ["i"]),
        ("<p>in <b>3:21pm</b> On <b>Mar 09</b>, <b>2023</b></p>", ["p"]),
        ("<p><span><u>03-15-2024</u> <b>09:12 AM</b></span></p>", ["span"]),
        ("<p><span><u>03-15-2024</u> <b>9 views</b></span></p>", ["u"]),
        (
            "<p>posted by <a href=/u/4>Nora</a> at <a href=#4>9:12 AM</a> on March 5, 2024 [<a>2 favorites</a>]</p>",
            ["p"],
        ),
        ("<p>Registered: <b>2011-03-04</b></p>", []),
        ("<dl><dt>Joined</dt><dd>2011-03-04</dd></dl>", []),
        ("<i>Joined Mar 4, 2011</i>", []),
        ("<i>Last edited: Mar 4, 2011</i>", []),
        ("<i>29,553 posts</i>", []),
        ("<nav><i>Mar 4, 2011</i></nav>", []),
    ],
)
def test_times_are_the_innermost_elements_that_print_one(markup, want):
    assert times(markup) == want


@pytest.mark.parametrize(
    ("markup", "want"),
    [
        ("<a href=/u/nora>Nora</a>", True),
        ("<a href='/member.php?u=4'>Nora</a>", True),
        ("<a href=/~nora>nora</a>", True),
        ("<span class=post__username>Nora</span>", True),
        ("<span class=cAuthorPane_author>Nora</span>", True),
        ("<a href='search.php?action=finduser&uid=4'>Find</a>", False),
        ("<a href=/user/login>Log in</a>", False),
        ("<a href=/u/4>#12</a>", False),
        ("<span class=author_buttons>Find</span>", False),
        ("<div class=cell--user>Member</div>", False),
        ("<a class=author href=javascript:x()>Nora</a>", False),
        ("<a href=/u/nora></a>", False),
    ],
)
def test_people(markup, want):
    assert is_person(tree(markup).find("body")[0]) is want


@pytest.mark.parametrize(
    ("names", "want"),
    [
        ("signature", True),
        ("message-actionBar", True),
        ("post_buttons", True),
        ("reactions-list", True),
        ("height_sig", False),
        ("transaction", False),
        ("content", False),
    ],
)
def test_what_stands_beside_messages(names, want):
    assert is_side(tree(f"<div class='{names}'>x</div>").find("body")[0]) is want


@pytest.mark.parametrize(
    ("markup", "want"),
    [
        ("<p>farsight · <i>x</i></p>", "farsight"),
        ("<div><b>Mod Winifred</b><i>x</i></div>", "Mod Winifred"),
        ("<div><b>Agnes T</b><p><i>x</i></p></div>", "Agnes T"),
        ("<p>Posted by Nora, <i>x</i></p>", "Nora"),
        ("<p>Start date <i>x</i></p>", ""),
        ("<p>#12 <i>x</i></p>", ""),
        ("<p>Nora<!-- --> <!-- --><i>x</i></p>", "Nora"),
    ],
)
def test_name_before_a_time(markup, want):
    assert name_before(next(tree(markup).iter("i"))) == want


@pytest.mark.parametrize(
    ("head", "body", "want"),
    [
        ("<title>Kettles | Teapot</title><meta property=og:site_name content=Teapot>", "", "Kettles"),
        ("<title>Kettles - a test</title><meta property=og:site_name content=Teapot>", "", "Kettles - a test"),
        ("<title>Kettles - Teapot Forum</title>", "<h1>Kettles</h1>", "Kettles"),
        ("<title>Loud kettles - Teapot</title>", "<h1>Loud kettles - Teapot</h1><h1>Loud kettles</h1>", "Loud kettles"),
        ("<title>Loud kettles / Pots / Teapot</title>", "<a href=/t/1>Loud kettles</a>", "Loud kettles"),
        ("<title>Teapot board - Loud kettles</title>", "<a href=/>Teapot board</a>", "Teapot board - Loud kettles"),
        ("<title>Which kettle is loudest? | T</title><meta property=og:title content='Which kettle is...'>",
         "<h1>Which kettle is loudest?</h1>", "Which kettle is loudest?"),
    ],
)  # fmt: skip
def test_titles(head, body, want):
    assert thread_title(tree(body, head), "") == want


def test_a_site_is_known_by_its_host():
    assert thread_title(tree("", "<title>Kettles - Teapot Talk</title>"), "www.teapot-talk.example") == "Kettles"


def post(number, text, who="nora"):
    return f"<div class=entry><a href=/u/{who}>{who}</a><i class=date>2021-03-0{number} 10:00</i>{text}</div>"


def test_lines_of_buttons_are_left_out_where_all_posts_have_them():
    said = ["Where is the harbour master's house?", "Behind the church.", "It was torn down.", "Not at all."]
    buttons = "<br>Answer<br>Thank"
    page = read("".join(post(i, text + buttons, f"n{i}") for i, text in enumerate(said, 1)))
    assert words(page) == said


def test_the_beginning_that_is_unfolded_later_is_read_once():
    first = "The ledger has two hands, and the second one begins in the winter of 1911."
    body = f"<div class=text><p>{first}</p><div class=more><p>{first}</p><p>It ends in 1914.</p></div></div>"
    page = read(post(1, body) + post(2, "<div class=text><p>Who wrote the second?</p></div>", "ole"))
    assert words(page) == [f"{first} / It ends in 1914.", "Who wrote the second?"]


def test_a_long_text_between_posts_is_kept():
    long = "A guest without an account tells how the mill was moved, stone by stone, over the frozen river. " * 3
    page = read(
        post(1, "How did the mill come here?") + f"<section>{long}</section>" + post(2, "Thank you all.", "ole")
    )
    assert [text.startswith("A guest") for text in words(page)] == [False, True, False]
    assert [p.author for p in page.posts] == ["nora", None, "ole"]


def test_a_block_without_a_time_is_a_post_too():
    middle = "<div class=entry><a href=/u/eve>eve</a>I was there, it burnt for three days.</div>"
    page = read(post(1, "When did the mill burn?", "nora") + middle + post(2, "So it is true then.", "ole"))
    assert [p.author for p in page.posts] == ["nora", "eve", "ole"]


def test_a_page_head_that_names_the_first_author_is_no_post():
    about = "A discussion started by <a href=/u/nora>nora</a>, 2021-03-01 10:00, in Mills and dams"
    head = f"<div class=info><p>{about}</p></div>"
    page = read(head + post(1, "When did the mill burn?") + post(2, "In the winter of 1911.", "ole"))
    assert words(page) == ["When did the mill burn?", "In the winter of 1911."]


def test_a_page_without_text_gives_what_it_tells_to_those_who_link_to_it():
    told = "Who remembers the old bridge over the river? It was made of wood and it burnt down in a night."
    head = f"<meta property=og:description content='{told}'>"
    head += "<meta property=article:published_time content=2020-05-01T10:00Z>"
    page = read("<div id=app></div><script>run()</script>", head)
    assert words(page) == [told]
    assert str(page.posts[0].posted_at) == "2020-05-01 10:00:00+00:00"
    assert any("scripts" in warning for warning in page.warnings)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: post(1, "word ") * n,
        lambda n: "<p>" + "<b>12</b>" * 10 * n + "</p>",
        lambda n: "".join(
            f"<div class=c{i}><a href=/u/{i}>u{i}</a><i>2021-03-01 10:00</i> words</div>" for i in range(n)
        ),
        lambda n: "<tr><td><a href=/u/a>a</a><i>2021-03-01</i></td></tr><tr><td>some words here</td></tr>" * n,
        lambda n: "<div class='signature'>" * 300 + "x" * 1000 + "<i>1</i>" * 5 * n,
    ],
)
def test_cost_grows_with_the_page_and_not_with_its_square(make):
    cost_follows_length(lambda count: partial(read, make(count)), 1000, counted=150)


def test_entries_that_never_end_cost_no_more_than_the_depth_that_is_read():
    entry = "<div class=entry><a href=/u/a>a</a><i>2021-03-01</i>"
    cost_follows_length(lambda count: partial(read, entry * count), 1000, counted=700)
