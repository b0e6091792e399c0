"""What software adds to messages on pages that no engine knows is told from what people wrote."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import ParagraphKind
from reader.engines.generic import blocks as generic_blocks
from reader.engines.generic import engine as generic
from reader.engines.generic.cleaning import drop_edges
from reader.engines.parts.draft import Draft
from reader.engines.registry import read_page
from tests.growth import cost_follows_length

LONG = "The lock keeper showed us the old book, and the year stands in it in two hands."


def read(body, head=""):
    markup = f"<html lang=en><head><title>The lock keeper's book</title>{head}</head><body>{body}</body></html>"
    return read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))[1]


def post(name, day, message, card=""):
    return (
        f"<div class=post><div class=side><a class=username href=/u/{name}>{name}</a>{card}</div>"
        f"<span class=when>2024-05-{day} 10:00</span><div class=said>{message}</div></div>"
    )


def thread(*messages, card=""):
    blocks = "".join(post(f"user{n}", 10 + n, message, card) for n, message in enumerate(messages))
    return read(f"<h1>The lock keeper's book</h1>{blocks}").posts


def words(found):
    return [p.text for p in found.paragraphs]


@pytest.mark.parametrize(
    "title",
    [
        "<h3>The lock keeper's book</h3>",
        "<h3>Re: The lock keeper's book</h3>",
        "<p>Re: The lock keeper's book</p>",
        "<p>AW: Re: The lock keeper's book</p>",
    ],
)
def test_a_title_above_each_message_is_left_out(title):
    found = thread(*[f"{title}<p>{n}. {LONG}</p>" for n in range(3)])
    assert [words(one) for one in found] == [[f"{n}. {LONG}"] for n in range(3)]


@pytest.mark.parametrize("line", ["<p>The lock keeper's book</p>", "<h3>Another book</h3>", "<p>Re: another book</p>"])
def test_other_first_lines_stay(line):
    found = thread(f"{line}<p>{LONG}</p>", f"<p>Yes. {LONG}</p>", f"<p>No. {LONG}</p>")
    assert len(words(found[0])) == 2


@pytest.mark.parametrize(
    ("note", "by"),
    [
        ("Last edited by user1 (2024-05-12 11:30)", "user1"),
        ("Last edited by user1 on 12 May 2024 11:30, edited 2 times in total.", "user1"),
        ("Last edited: 2024-05-12 11:30", None),
        ("[ This post was last modified on 2024-05-12 11:30 by user1 ]", "user1"),
    ],
)
def test_a_note_on_the_last_edit_is_no_part_of_the_message(note, by):
    found = thread(f"<p>{LONG}</p>", f"<p>Yes. {LONG}</p><p>{note}</p>", f"<p>No. {LONG}</p>")[1]
    assert words(found) == [f"Yes. {LONG}"]
    assert found.edited_at == dt.datetime(2024, 5, 12, 11, 30, tzinfo=dt.UTC)
    assert found.edited_by == by


@pytest.mark.parametrize(
    "line", ["Edited: 500 pages in all", "I edited on the train and at home", "Last edited by hand"]
)
def test_words_on_editing_stay(line):
    found = thread(f"<p>{LONG}</p>", f"<p>Yes. {LONG}</p><p>{line}</p>", f"<p>No. {LONG}</p>")[1]
    assert words(found) == [f"Yes. {LONG}", line]
    assert found.edited_at is None


def test_the_day_somebody_registered_is_no_time_of_a_post():
    found = thread(*[f"<p>{n}. {LONG}</p>" for n in range(4)], card="<ul><li>Registered: <b>2011-03-13</b></li></ul>")
    assert [str(one.posted_at.date()) for one in found] == ["2024-05-10", "2024-05-11", "2024-05-12", "2024-05-13"]


def test_a_box_about_the_author_beside_the_message_is_no_part_of_it():
    blocks = "".join(
        f"<div class=post><h4><a class=by href=/u/{n}>user{n}</a> <span class=when>2024-05-1{n} 10:00</span></h4>"
        f"<div class=postbody><ul><li class=username><a href=/u/{n}>user{n}</a></li><li>Lives in place number {n}</li>"
        f"</ul><div class=entry>{n}. {LONG}</div></div></div>"
        for n in range(4)
    )
    found = read(f"<h1>The lock keeper's book</h1>{blocks}").posts
    assert [words(one) for one in found] == [[f"{n}. {LONG}"] for n in range(4)]


def test_a_first_post_as_old_as_the_first_answer_in_words_alone_is_kept():
    answers = "".join(
        f"<div class=answer><a class=username href=/u/{n}>user{n}</a> <i>1 year ago</i>"
        f"<div class=said>{n}. {LONG}</div></div>"
        for n in range(1, 4)
    )
    start = "<h1>The lock keeper's book</h1><a class=username href=/u/0>user0</a> <i>1 year ago</i>"
    start += f"<div class=text>0. {LONG}</div>"
    found = read(f"<main>{start}</main><div class=answers>{answers}</div>").posts
    assert [(one.author, words(one)) for one in found] == [(f"user{n}", [f"{n}. {LONG}"]) for n in range(4)]


def test_blocks_that_leave_one_post_out_are_not_chosen_for_being_smaller():
    posts = "".join(
        f"<div class='post {'first' if n == 0 else 'reply'}'><a class=username href=/u/{n % 5}>user{n % 5}</a>"
        f"<span class=when>2024-05-{n + 1:02} 10:00</span><div class=said>{n}. {LONG}</div></div>"
        for n in range(25)
    )
    assert len(read(f"<h1>The lock keeper's book</h1>{posts}").posts) == 25


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Canal Talk \u2022 View topic - The lock keeper's book", "<h2>The lock keeper's book</h2>"),
        ("The lock keeper's book (Page 2) / Canals / Canal Talk", "<h2>The lock keeper's book</h2>"),
        ("The lock keeper's book - Page 3 of 9", ""),
        ("Canal Talk - The lock keeper's book", "<h1><a href=/>Canal Talk</a></h1><h3>The lock keeper's book</h3>"),
    ],
)
def test_titles_without_the_site_before_them_and_the_page_behind(title, heading):
    body = "".join(post(f"user{n}", 10 + n, f"<p>{n}. {LONG}</p>") for n in range(3))
    markup = f"<html lang=en><head><title>{title}</title></head><body>{heading}{body}</body></html>"
    page = read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))[1]
    assert page.title == "The lock keeper's book"


def test_the_edges_of_thousands_of_posts_are_found_at_once():
    def drafts(count):
        made = [Draft(author=f"user{n}") for n in range(count)]
        for draft in made:
            draft.body.lines += [(ParagraphKind.BODY, text, None) for text in ("#1", LONG, "Reply")]
        return made

    def dropping(count):
        made = drafts(count)
        return lambda: drop_edges(made, made)

    some = drafts(100)
    drop_edges(some, some)
    assert {tuple(text for _, text, _ in draft.body.lines) for draft in some} == {(LONG,)}
    cost_follows_length(dropping, 1000, counted=100)


def test_no_post_of_a_long_page_is_left_out():
    posts = "".join(
        f"<p class=m><i>name{n % 97}</i> <b>2024-05-{n % 28 + 1:02} 10:00</b> {LONG} {n}</p>" for n in range(4100)
    )
    assert len(read(posts).posts) == 4100


def test_posts_beyond_the_limit_are_told_of(monkeypatch):
    for module in (generic, generic_blocks):
        monkeypatch.setattr(module, "MOST_MARKS", 40)
    page = read("".join(f"<p class=m><i>n{n}</i> <b>2024-05-04 10:{n}</b> {LONG} {n}</p>" for n in range(10, 59)))
    assert len(page.posts) == 40
    assert any("it may show more" in warning for warning in page.warnings)


@pytest.mark.parametrize(
    ("preview", "rest"),
    [
        ([LONG, "It was writ…"], [LONG, "It was written in the spring.", "By whom?"]),
        ([LONG, "Why?"], [LONG, "Why?"]),
    ],
)
def test_the_beginning_of_a_message_before_the_whole_of_it_is_left_out(preview, rest):
    found = thread(*(paragraphs(*preview, *rest) if n == 1 else f"<p>{n}. {LONG}</p>" for n in range(3)))
    assert words(found[1]) == rest


@pytest.mark.parametrize("lines", [["Up!"] * 90, [LONG, "Row, row,", LONG, "Row, row,", "and home."]])
def test_what_somebody_says_again_and_again_is_kept(lines):
    found = thread(*(paragraphs(*lines) if n == 1 else f"<p>{n}. {LONG}</p>" for n in range(3)))
    assert words(found[1]) == lines


def paragraphs(*lines):
    return "".join(f"<p>{line}</p>" for line in lines)
