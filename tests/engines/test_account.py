"""Accounting for a page: each paragraph's place, and what was left out."""

from __future__ import annotations

from pathlib import Path

import pytest

import reader.engines.parts.account as account_module
from reader.capture.base import Capture
from reader.engines.parts.account import PageAccount, Role, account
from reader.engines.parts.printed import printed_pieces
from reader.engines.registry import read_page

_PAGE = """<html><head><title>Weir - Board - Powered by Discuz!</title>
<meta name="generator" content="Discuz! X3.4"></head><body>
<div id="nv">Home | Login</div>
<div id="postlist"><div id="post_7"><table id="pid7" class="plhin"><tr><td class="pls"><div class="authi">
<a href="space-uid-3.html" class="xw1">lin</a></div></td>
<td class="plc"><div class="pi"><strong><a id="postnum7"><em>1</em></a></strong>
<div class="authi"><em id="authorposton7">发表于 2021-3-4 05:06</em></div></div>
<table><tr><td class="t_f" id="postmessage_7">The gate was shut<font class="jammer">q1z9</font> at noon.<br>
<span style="display:none">unseen words</span>Again it rained over the weir &amp; the lock.</td></tr></table>
</td></tr></table></div></div>
<div id="ft">Powered by Discuz!</div></body></html>"""


def _account(text: str, media_type: str = "text/html") -> PageAccount:
    capture = Capture(Path("page.html"), None, "html", text.encode(), media_type)
    decoded, page = read_page(capture)
    assert page.posts
    return account(capture, decoded, page)


def _words(found: PageAccount, role: Role) -> str:
    return " ".join(piece.text for line in found.lines for piece in line.pieces if piece.role is role)


def test_each_text_of_the_page_has_one_role() -> None:
    found = _account(_PAGE)
    assert not found.unplaced
    read = _words(found, Role.READ)
    assert "The gate was shut" in read
    assert "at noon." in read
    assert "over the weir & the lock" in read
    assert "lin" in _words(found, Role.FACT)
    assert "Home | Login" in _words(found, Role.LEFT_OUT)
    assert "Powered by Discuz!" in _words(found, Role.LEFT_OUT)


def test_noise_inside_a_paragraph_is_shown_as_left_out() -> None:
    unseen = _words(_account(_PAGE), Role.UNSEEN)
    assert "q1z9" in unseen
    assert "unseen words" in unseen


def test_pieces_of_a_paragraph_point_to_it() -> None:
    found = _account(_PAGE)
    spots = {(p.post, p.paragraph) for line in found.lines for p in line.pieces if "noon" in p.text}
    assert spots == {(0, 0)}


def test_a_line_knows_its_line_in_the_file() -> None:
    found = _account(_PAGE)
    line = next(line for line in found.lines if any("rained" in piece.text for piece in line.pieces))
    assert "rained" in _PAGE.splitlines()[line.number - 1] or "unseen" in _PAGE.splitlines()[line.number - 1]
    assert _PAGE[line.start :].lstrip().startswith(("unseen", "Again"))


def test_the_same_words_twice_go_to_their_own_posts() -> None:
    posts = "".join(
        f'<div id="post_{n}"><table id="pid{n}" class="plhin"><tr><td class="plc"><div class="pct"><div class="pcb">'
        f'<table><tr><td class="t_f" id="postmessage_{n}">mark<br>words of {n} alone</td></tr></table></div></div>'
        "</td></tr></table></div>"
        for n in range(1, 5)
    )
    head = '<head><meta name="generator" content="Discuz! X3.4"><title>mark - Board</title></head>'
    found = _account(f'<html>{head}<body><p>mark</p><div id="postlist">{posts}</div></body></html>')
    marks = [(p.post, p.paragraph) for line in found.lines for p in line.pieces if p.text == "mark"]
    assert marks[-4:] == [(0, 0), (1, 0), (2, 0), (3, 0)]
    assert marks[:-4] == [(-1, -1)]


def test_text_captures_are_accounted_line_by_line() -> None:
    found = _account("One line.\n\nAnother line of text.\n", "text/plain")
    assert [line.number for line in found.lines] == [1, 3]
    assert _words(found, Role.READ) == "One line. Another line of text."


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("a<!-- b -->c", ["a", "c"]),
        ("<script>var a = '<p>x</p>';</script>y", ["y"]),
        ("<a title='1 > 0'>z</a>", ["z"]),
        ("1 < 2", ["1", "<", "2"]),
        ('<p title="open>words', ["words"]),
        ("<style>p{}", []),
        ("&lt;b&gt; &#20013;", ["<b> 中"]),
    ],
)
def test_scanning_markup(markup: str, texts: list[str]) -> None:
    assert [piece.text for piece in printed_pieces(markup, markup=True)] == texts


def test_a_piece_stands_where_it_says() -> None:
    for piece in printed_pieces(_PAGE, markup=True):
        if "&" not in _PAGE[piece.start : piece.end]:
            assert piece.text.split() == _PAGE[piece.start : piece.end].split()


def test_a_page_that_asks_for_too_much_looking_is_still_placed_near_by(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _account(_PAGE)
    monkeypatch.setattr("reader.engines.parts.account._FAR_WORK", 0)
    near = _account(_PAGE)
    assert near.unplaced == ()
    assert _words(near, Role.READ) == _words(whole, Role.READ)


def test_the_work_of_many_posts_grows_with_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    plain = account_module._Field.find

    def counted(field, words, low, high, *, late=False):
        before = field._left
        at = plain(field, words, low, high, late=late)
        looked.append(before - field._left)
        return at

    monkeypatch.setattr(account_module._Field, "find", counted)
    monkeypatch.setattr(account_module, "_FAR_WORK", 100_000)
    monkeypatch.setattr(account_module, "_NEAR", 500)
    head, tail = _PAGE.split('<div id="post_7">', 1)
    body, foot = tail.split('<div id="ft">', 1)
    posts = (
        f'<div id="post_{n}">' + body.replace("pid7", f"pid{n}").replace("message_7", f"message_{n}")
        for n in range(300)
    )
    found = _account(head + "".join(posts) + '</div><div id="ft">' + foot)
    assert found.unplaced == ()
    assert sum(looked) < 100_000 + 600 * 1_000


def test_a_time_is_found_inside_other_words() -> None:
    facts = _words(_account(_PAGE), Role.FACT)
    assert "2021-3-4 05:06" in facts
