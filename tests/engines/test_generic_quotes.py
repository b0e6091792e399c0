"""Quotations on pages of unknown software: who is quoted, and where the quoted words end."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.engines.generic.quotes import named_by
from reader.engines.registry import read_page

QUOTED = "The left hinge was bent when I opened the crate."
ANSWER = "Mine was bent as well, and a vice put it straight in a minute."


def posts(*messages):
    """The posts of a page whose template is nobody's."""
    blocks = "".join(
        f"<div class=row><a class=username href=/u/{n}>user{n}</a> <time>2024-05-1{n} 10:00</time>"
        f"<div class=said>{message}</div></div>"
        for n, message in enumerate(messages)
    )
    markup = f"<html lang=en><body><h1>A bent hinge</h1>{blocks}</body></html>"
    return read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))[1].posts


def answered(message):
    """The second post of a page, as quotations and as the words of its author."""
    post = posts(f"<p>{QUOTED}</p>", message, "<p>Thank you both, that did it for me too.</p>")[1]
    return [(q.author, q.text) for q in post.quotes], [p.text for p in post.paragraphs if p.kind.value == "body"]


@pytest.mark.parametrize(
    "box",
    [
        f"<blockquote>user0 wrote:<br>{QUOTED}</blockquote>",
        f"<blockquote><hr><a href=/u/0>@user0</a>&nbsp;wrote:<br><p>{QUOTED}</p><hr></blockquote>",
        f"<blockquote><div class=by-line-x><b>Posted by: @user0</b></div><p>{QUOTED}</p></blockquote>",
        f"<blockquote class=b>Originally posted by <b>user0</b>:<br>{QUOTED}</blockquote>",
        f"<blockquote><div class=quoteTitle><a href=#p0>Quote from user0</a></div><p>{QUOTED}</p></blockquote>",
        f"<cite>user0 posted... </cite><br><blockquote>{QUOTED}</blockquote>",
        f"<div class=x1><div class=x2>Originally Posted by user0</div><div class=x3>{QUOTED}</div></div>",
        f"<div class=x1><span><div role=link>Original post</div> by user0</span><div>{QUOTED}</div></div>",
        f"<div class=m-quote><table><td><div>Originally Posted by <b>user0</b></div>{QUOTED}</td></table></div>",
    ],
)
def test_who_is_quoted_is_told_in_many_ways(box):
    assert answered(f"{box}<p>{ANSWER}</p>") == ([("user0", QUOTED)], [ANSWER])


@pytest.mark.parametrize(
    "box",
    [
        f"<blockquote>{QUOTED}</blockquote>",
        f"<div class=quote>{QUOTED}</div>",
    ],
)
def test_words_that_name_nobody_are_quoted_from_nobody(box):
    assert answered(f"{box}<p>{ANSWER}</p>") == ([(None, QUOTED)], [ANSWER])


def test_a_line_that_ends_in_a_colon_stays_quoted():
    quotes, _ = answered(f"<blockquote>The parts:<br>{QUOTED}</blockquote><p>{ANSWER}</p>")
    assert quotes == [(None, f"The parts:\n{QUOTED}")]


def test_a_name_with_nothing_below_stays_what_is_quoted():
    quotes, _ = answered(f"<blockquote>user0 wrote:</blockquote><p>{ANSWER}</p>")
    assert quotes == [(None, "user0 wrote:")]


def test_a_work_that_is_cited_stays_in_the_message():
    quotes, body = answered(f"<cite>The Book of Hinges</cite><blockquote>{QUOTED}</blockquote><p>{ANSWER}</p>")
    assert quotes == [(None, QUOTED)]
    assert body == ["The Book of Hinges", ANSWER]


def test_a_box_that_goes_on_about_the_original_post_is_no_quotation():
    words = "Original post by the book says nothing of that, so I asked the maker and he sent a drawing, at no cost."
    quotes, body = answered(f"<div><p>{words}</p><p>{ANSWER}</p></div>")
    assert quotes == []
    assert body == [words, ANSWER]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tess Overby wrote:", "Tess Overby"),
        ("@tess said:", "tess"),
        ("tess posted...", "tess"),
        ("tess posted on 4 May 2024:", "tess"),
        ("tess schrieb:", "tess"),
        ("Zitat von tess", "tess"),
        ("Originally posted by tess:", "tess"),
        ("Original Post by tess", "tess"),
        ("Tess Overby wrote: \u2191Sat Mar 02, 2019 2:05 pm", "Tess Overby"),
        ("9 hours ago, T B-T said:", "T B-T"),
        ("On 3/14/2022 at 6:07 PM, hen4fox said:", "hen4fox"),
        ("(03-02-2019, 02:05 PM)oak.kettle Wrote:", "oak.kettle"),
        ("Quote from: oak.kettle on Mar 02, 2019, 04:06 PM", "oak.kettle"),
        ("Quote: tess", None),
        ("Note:", None),
        ("What a day that was", None),
        ("wrote:", None),
        ("x" * 130 + " wrote:", None),
    ],
)
def test_lines_that_name_who_is_quoted(line, name):
    assert named_by(line) == name


def test_long_nested_boxes_that_begin_alike_are_read_in_time():
    inner = "Originally posted by user0" + "<b>x</b>" * 2000
    deep = "<div>" * 150 + inner + "</div>" * 150
    _, body = answered(f"{deep}<p>{ANSWER}</p>")
    assert body[-1] == ANSWER


def test_lines_of_code_keep_their_blanks_but_not_in_a_quotation():
    code = "<code>for n in 1..4:<br>&nbsp;&nbsp;ring(n)</code>"
    found = posts(
        f"<p>{QUOTED}</p>", f"<p>{ANSWER}</p>{code}", f"<blockquote>{code}</blockquote><p>Like <code>so</code>.</p>"
    )
    kinds = [[(p.kind.value, p.text) for p in post.paragraphs] for post in found]
    assert kinds[1][1:] == [("code", "for n in 1..4:"), ("code", "  ring(n)")]
    assert [kind for kind, _ in kinds[2]] == ["quote", "quote", "body"]
