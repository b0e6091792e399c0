"""Posts in the making: their messages, what stands beside these, and the pages made of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from lxml import html as lxml_html

from reader.capture.base import Capture, Decoded
from reader.domain.thread import Comment, ParagraphKind
from reader.engines.base import PageSource
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure
from reader.engines.parts.frame import Frame, count_replies, make_page, number_posts
from reader.engines.parts.message import COLONS, PLAIN, Body, Markup, QuoteHead, image_addresses, read_message
from reader.text.dates import CHINA

BODY = ParagraphKind.BODY


def element(html):
    return lxml_html.fragment_fromstring(html)


def source(html="<html><head></head><body></body></html>", **fields):
    capture = Capture(Path("p.html"), None, "html", html.encode(), "text/html", **fields)
    return PageSource(capture, Decoded(html, "utf-8", "utf-8"))


def page_of(drafts, frame=None, html="<html><head></head><body></body></html>", **fields):
    page = source(html, **fields)
    return make_page("x", page, frame or Frame("X", title="T"), drafts, Clock(page, zone=CHINA))


def quoting(number, author, words):
    return Draft(number, author="Bo").read(Markup(quote=lambda e: head(e, author)), element(f"<div>{words}</div>"))


def head(block, author):
    return QuoteHead(author) if block.tag == "blockquote" else None


def written(number, author, *lines):
    return Draft(number, author=author, body=Body(lines=[(BODY, line, None) for line in lines]))


def test_a_message_goes_on_in_the_same_draft():
    draft = Draft("1")
    for words in ("one", "two"):
        draft.read(PLAIN, element(f"<div><blockquote>{words}</blockquote><img src='{words}.png'></div>"))
    assert [(quote.text, draft.body.lines[i]) for i, quote in enumerate(draft.body.quotes)] == [
        ("one", (ParagraphKind.QUOTE, "one", 0)),
        ("two", (ParagraphKind.QUOTE, "two", 1)),
    ]
    assert draft.body.outermost == [0, 1]
    assert draft.body.images == ["one.png", "two.png"]


@pytest.mark.parametrize(("lead", "text"), [(COLONS, "yes"), ("", ": yes")])
def test_signs_after_a_name_are_cut_where_the_head_says_so(lead, text):
    def quote(block):
        return QuoteHead("Ada", chrome=tuple(block.iter("b")), lead=lead) if block.tag == "blockquote" else None

    body = read_message(Markup(quote=quote), (element("<div><blockquote><b>Ada</b>: yes</blockquote></div>"),))
    assert (body.quotes[0].text, body.lines[0][1]) == (text, text)


def test_plain_markup_leaves_shortened_addresses_as_printed():
    link = "<p><a href='https://a.example/long/way/to/it'>https://a.example/long/...</a></p>"
    assert read_message(PLAIN, (element(link),)).lines[0][1] == "https://a.example/long/..."
    assert read_message(Markup(), (element(link),)).lines[0][1] == "https://a.example/long/way/to/it"


def test_each_picture_is_named_once():
    block = element("<p><img src='a.png'><img src=''><img data-original='b.png' src='c.gif'><img src='a.png'></p>")
    assert image_addresses(block.iter("img")) == ["a.png", "b.png"]


def test_what_stands_beside_a_message_comes_below_it_in_one_order():
    body = Body(lines=[(BODY, "text", None)], notices=["edited"], attachments=["a.zip"], signature=["mine"])
    draft = Draft("1", author="x" * 300, posted=Stamp(None, "then"), body=body, comments=[Comment("Bo", "hi")])
    post = draft.finish()
    kinds = [paragraph.kind.value for paragraph in post.paragraphs]
    assert kinds == ["body", "notice", "comment", "attachment", "signature"]
    assert (len(post.author), post.posted_raw, post.notices) == (200, "then", ("edited",))


def test_notices_inside_a_message_do_not_come_twice():
    body = Body(lines=[(ParagraphKind.NOTICE, "locked", None)], notices=["locked", "locked"])
    post = Draft("1", body=body).finish()
    assert (len(post.paragraphs), post.notices) == (1, ("locked",))


def test_a_masked_message_without_lines_is_hidden():
    assert Draft("1", body=Body(masked=True)).finish().hidden
    assert not Draft("1", body=Body(masked=True, lines=[(BODY, "x", None)])).finish().hidden
    assert Draft("1", hidden=True, body=Body(lines=[(BODY, "x", None)])).finish().hidden


def test_a_cut_quotation_finds_the_post_that_begins_so():
    long = "The willows by the river have budded again, and the water is high."
    page = page_of([written("1", "Ada", long), quoting("2", "Ada", f"<blockquote>{long[:60]}…</blockquote>yes")])
    assert (page.posts[1].quotes[0].post_id, page.posts[1].reply_to) == ("1", "1")


def test_a_line_from_the_middle_finds_its_post():
    first = written("1", "Ada", "one", "two", "three")
    page = page_of([first, quoting("2", "Ada", "<blockquote>two</blockquote>yes")])
    assert page.posts[1].reply_to == "1"


def test_a_post_without_number_is_no_target():
    page = page_of([written("", "Ada", "one"), quoting("2", "Ada", "<blockquote>one</blockquote>yes")])
    assert page.posts[1].quotes[0].post_id is None


def test_the_site_of_a_frame_holds_and_its_host_counts_last():
    fields = {"url": "https://mirror.example/1"}
    assert page_of([], Frame("X", site="one.example", host="https://two.example"), **fields).key.site == "one.example"
    assert page_of([], Frame("X", host="https://two.example"), **fields).key.site == "mirror.example"
    assert page_of([], Frame("X", host="https://two.example")).key.site == "two.example"


def test_lists_have_page_numbers_only_where_they_are_their_own():
    assert page_of([], Frame("X", page=2, pages=3)).page is None
    assert page_of([], Frame("X", page=2, pages=3, list_pages=True)).pages == 3
    assert page_of([written("1", "Ada", "one")], Frame("X", page=2)).page == 2


def test_a_given_zone_needs_no_warning():
    page = source("<html lang='en'><body>All times are UTC</body></html>")
    clock = Clock(page, zone=CHINA)
    assert clock.read("2020-01-02 03:04").utcoffset() == dt.timedelta(hours=8)
    assert clock.warnings() == []


def test_forms_with_a_zone_come_before_longer_ones_without():
    clock = Clock(source())
    at = clock.read("then", "2020-01-02 03:04", "2020-01-02 03:04:05 +0000")
    assert at == dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert clock.warnings() == []


def test_the_warning_shows_the_pages_own_words():
    clock = Clock(source(captured_at=dt.datetime(2020, 1, 2, tzinfo=dt.UTC)))
    clock.read("4 hours ago")
    assert "“4 hours ago”" in clock.warnings()[0]


@pytest.mark.parametrize(("text", "number"), [("12345678901 x", None), ("1 234 567", 1234567), (None, None)])
def test_figures(text, number):
    assert figure(text) == number


def test_of_several_posts_with_a_line_the_one_that_begins_with_it_is_quoted():
    drafts = [
        written("1", "Bo", "The weir was rebuilt in spring."),
        written("2", "Bo", "As said:", "The weir was rebuilt in spring."),
        quoting("3", "Bo", "<blockquote>The weir was rebuilt in spring.</blockquote>So it was."),
    ]
    assert page_of(drafts).posts[2].reply_to == "1"


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("The weir was rebuilt in the spring after the great flood. Nobody ...", "1"),
        ("The weir was rebuilt in the spring after the great flood. The miller …", None),
        ("The weir was rebuilt in the spring after the great flood. The miller said", "1"),
    ],
    ids=["cut", "cut from another post", "shortened by its writer"],
)
def test_words_that_a_program_cut_off_are_the_beginning_of_a_post(words, answered):
    lines = ("The weir was rebuilt in the spring after the great flood.", "Nobody paid.")
    drafts = [written("1", "Bo", *lines), quoting("2", "Bo", f"<blockquote>{words}</blockquote>Yes.")]
    assert page_of(drafts).posts[1].reply_to == answered


def test_posts_of_views_without_numbers_get_those_of_the_other_views():
    drafts = [written(str(n), "Bo", "Oak.") for n in range(3)]
    number_posts(Frame("X", page=2, pages=4), drafts)
    assert [(draft.floor, draft.floor_label) for draft in drafts] == [(4, "#4"), (5, "#5"), (6, "#6")]
    number_posts(Frame("X", page=1, pages=1), drafts, before=1)
    assert [(draft.floor, draft.floor_label) for draft in drafts] == [(1, ""), (2, "#1"), (3, "#2")]
    posts = page_of(drafts).posts
    assert [post.floor_label for post in posts] == ["", "#1", "#2"]


def test_posts_of_a_last_page_keep_what_they_have():
    drafts = [Draft("1", floor=9), Draft("2")]
    number_posts(Frame("X", page=4, pages=4), drafts)
    assert [draft.floor for draft in drafts] == [9, None]


@pytest.mark.parametrize(("printed", "page", "replies"), [(None, 2, 8), (30, 2, 30), (None, 1, None)])
def test_replies_are_counted_where_the_page_does_not_print_them(printed, page, replies):
    frame = Frame("X", page=page, pages=2, replies=printed)
    count_replies(frame, [Draft("1", floor=8), Draft("2", floor=9)])
    assert frame.replies == replies


@pytest.mark.parametrize(
    ("printed", "floor", "label"), [("#7", 7, "#7"), ("7", 7, ""), ("沙发", 2, "沙发"), ("", None, "")]
)
def test_a_draft_stands_where_the_page_says(printed, floor, label):
    draft = Draft("1")
    draft.stand_at(printed)
    assert (draft.floor, draft.finish().floor_label) == (floor, label)
