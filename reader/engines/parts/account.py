"""Accounting for a page: which of its text the engine read as what, and which it left out.

The engine's paragraphs are laid over the page's own pieces of text (`printed`): first the paragraphs
that stand there once only, then the rest between these. So each paragraph points to its place in the capture, and
what no paragraph, name, time or title claims is what the reading left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.engines.parts.printed import printed_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.capture.base import Capture, Decoded
    from reader.domain.thread import ThreadPage
    from reader.engines.parts.printed import PrintedPiece

_SURE = 8
_HEADS = (12, 6, 3)
_MOST_SKIPS = 200
_LONGEST_INSERT = 80
_MEETS = 4
_FAR_WORK = 400_000_000
"""Characters that may be looked through far from where a paragraph is expected: a second's work or two."""
_NEAR = 100_000
"""Characters in which a paragraph is looked for once that work is done."""
_LONGEST_LABEL = 400
"""Characters at the beginning of a piece in which a time is looked for."""


class Role(StrEnum):
    """What became of a piece of a page's text."""

    READ = "read"
    FACT = "fact"
    UNSEEN = "unseen"
    LEFT_OUT = "left-out"


class AccountedPiece(NamedTuple):
    """A stretch of a printed line.

    Args:
        text: as printed.
        role: read as a paragraph; a fact of the page (name, time, title); not shown by the page itself; left out.
        post, paragraph: for what was read, index of the post on the page and ordinal of the paragraph; else -1.
    """

    text: str
    role: Role
    post: int = -1
    paragraph: int = -1


class AccountedLine(NamedTuple):
    """A printed line: ``number`` is its line in the file, from 1, ``start`` its code point in the decoded page."""

    number: int
    start: int
    pieces: tuple[AccountedPiece, ...]


@dataclass(frozen=True, slots=True)
class PageAccount:
    """A page's text, all of it, in the order of the file.

    Args:
        lines: the printed lines.
        unplaced: (post, paragraph) of paragraphs whose place was not found: put together from attributes (a smiley's
            name) or from scattered cells.
    """

    lines: tuple[AccountedLine, ...]
    unplaced: tuple[tuple[int, int], ...]


class _Claim(NamedTuple):
    start: int
    end: int
    post: int
    paragraph: int


def account(capture: Capture, decoded: Decoded, page: ThreadPage) -> PageAccount:
    """Lay what was read over what the page holds.

    Args:
        capture: the saved page.
        decoded: its text.
        page: what an engine read from it.
    """
    pieces = printed_pieces(decoded.text, markup=capture.media_type != "text/plain")
    field = _Field(pieces)
    wanted = [
        (post_index, item.ordinal, _squeezed(item.text))
        for post_index, post in enumerate(page.posts)
        for item in post.paragraphs
    ]
    claims, unplaced = _place(field, [w for w in wanted if w[2]])
    claims += _facts(field, page, claims)
    return PageAccount(tuple(_lines(decoded.text, pieces, field, sorted(claims))), tuple(unplaced))


class _Field:
    """The page's characters without blanks, with the way back to their pieces."""

    def __init__(self, pieces: list[PrintedPiece]) -> None:
        self.starts: list[int] = []
        parts: list[str] = []
        at = 0
        for piece in pieces:
            squeezed = _squeezed(piece.text)
            self.starts.append(at)
            parts.append(squeezed)
            at += len(squeezed)
        self.text = "".join(parts)
        self._left = _FAR_WORK

    def find(self, words: str, low: int, high: int, *, late: bool = False) -> int:
        """Where words stand first (``late``: last) between two places, else -1; on hostile pages only near by."""
        if self._left <= 0:
            low, high = (max(low, high - _NEAR), high) if late else (low, min(high, low + _NEAR))
        at = self.text.rfind(words, low, high) if late else self.text.find(words, low, high)
        self._left -= high - low if at < 0 else high - at if late else at - low
        return at

    def piece_start(self, at: int) -> int:
        """Where the piece begins that holds a character."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def next_start(self, at: int) -> int:
        """Where the next piece begins."""
        index = bisect_right(self.starts, at)
        return self.starts[index] if index < len(self.starts) else len(self.text)

    def once(self, words: str) -> int:
        """Where words stand that stand there once only, else -1; not told once too much was looked through."""
        if self._left <= 0:
            return -1
        at = self.find(words, 0, len(self.text))
        return at if at >= 0 and self.find(words, at + 1, len(self.text)) < 0 else -1


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _place(field: _Field, wanted: list[tuple[int, int, str]]) -> tuple[list[_Claim], list[tuple[int, int]]]:
    """Find the places of the paragraphs, those that can be nowhere else first."""
    placed: dict[int, tuple[int, int]] = {}
    last = 0
    for index, (_, _, words) in enumerate(wanted):
        at = field.once(words) if len(words) >= _SURE else -1
        if at >= last:
            placed[index] = (at, at + len(words))
            last = at
    claims: list[_Claim] = []
    unplaced: list[tuple[int, int]] = []
    low = 0
    highs = _ceilings(placed, len(wanted), len(field.text))
    for index, (post, paragraph, words) in enumerate(wanted):
        opens = index == 0 or wanted[index - 1][0] != post
        # What opens a post stands near what follows in it, not near the post before: there may be chrome between.
        late = opens and index + 1 in placed and wanted[index + 1][0] == post
        spans = [placed[index]] if index in placed else _search(field, words, low, highs[index], late=late)
        if spans:
            low = spans[-1][1]
            claims.extend(_Claim(start, end, post, paragraph) for start, end in spans)
        else:
            unplaced.append((post, paragraph))
    return claims, unplaced


def _ceilings(placed: dict[int, tuple[int, int]], count: int, end: int) -> list[int]:
    """For each paragraph where the next sure one begins."""
    highs = [end] * count
    for index in range(count - 2, -1, -1):
        highs[index] = placed[index + 1][0] if index + 1 in placed else highs[index + 1]
    return highs


def _search(field: _Field, words: str, low: int, high: int, *, late: bool) -> list[tuple[int, int]]:
    """The spans of a paragraph between two places; where it is not there, anywhere on the page."""
    at = field.find(words, low, high, late=late)
    if at < 0 and len(words) >= _MEETS:
        at = field.find(words, 0, len(field.text))
    if at >= 0:
        return [(at, at + len(words))]
    for length in _HEADS:
        head = words[:length]
        at = field.find(head, low, high) if len(head) == length else -1
        if at >= 0:
            return _threaded(field, words, at)
    return []


def _threaded(field: _Field, words: str, at: int) -> list[tuple[int, int]]:
    """Follow a paragraph through pieces that are not part of it and over words that the page does not print."""
    spans: list[tuple[int, int]] = []
    start, taken, skips = at, 0, 0
    while taken < len(words) and at < len(field.text) and skips < _MOST_SKIPS:
        if words[taken] == field.text[at]:
            taken += 1
            at += 1
            continue
        if at > start:
            spans.append((start, at))
        skips += 1
        begins = field.piece_start(at) == at
        inserted = _inserted(words, taken, field.text[at : at + _MEETS])
        if inserted and (not begins or inserted <= _MEETS):
            taken += inserted
        elif begins:
            at = field.next_start(at)
        else:
            break
        start = at
    if at > start:
        spans.append((start, at))
    return spans


def _inserted(words: str, taken: int, following: str) -> int:
    """How many characters of a paragraph the page does not print here (a smiley's name), 0 where none."""
    at = words.find(following, taken, taken + _LONGEST_INSERT) if following else -1
    return at - taken if at > taken else 0


def _facts(field: _Field, page: ThreadPage, claims: list[_Claim]) -> list[_Claim]:
    """Claims (post -1) for the pieces that name authors, times, boards and titles."""
    names = {_squeezed(name) for name in _names(page)} - {""}
    times = _Times(page)
    taken = sorted(claims)
    starts = [claim.start for claim in taken]
    found: list[_Claim] = []
    for index, start in enumerate(field.starts):
        end = field.starts[index + 1] if index + 1 < len(field.starts) else len(field.text)
        if end == start:
            continue
        nearest = bisect_left(starts, end) - 1
        if nearest >= 0 and taken[nearest].end > start:
            continue
        words = field.text[start:end]
        if words in names:
            found.append(_Claim(start, end, -1, -1))
            continue
        if stretch := times.first_in(words):
            found.append(_Claim(start + stretch[0], start + stretch[1], -1, -1))
    return found


def _names(page: ThreadPage) -> Iterator[str]:
    yield from (page.title, page.site_name, *page.board)
    for post in page.posts:
        yield from filter(None, (post.author, post.location, post.client, post.edited_by))
        yield from (
            item.author for group in (post.quotes, post.comments, post.ratings) for item in group if item.author
        )


class _Times:
    """The times of a page's posts as printed, found in a piece without asking for each of them."""

    def __init__(self, page: ThreadPage) -> None:
        times = {_squeezed(post.posted_raw) for post in page.posts if len(post.posted_raw) >= _MEETS}
        self._times = frozenset(time for time in times if _MEETS <= len(time) <= _LONGEST_LABEL)
        self._lengths = sorted({len(time) for time in self._times}, reverse=True)

    def first_in(self, words: str) -> tuple[int, int] | None:
        """Start and end of the longest time near the beginning of a piece; None where there is none."""
        head = words[:_LONGEST_LABEL]
        for length in self._lengths:
            for at in range(len(head) - length + 1):
                if head[at : at + length] in self._times:
                    return at, at + length
        return None


def _lines(text: str, pieces: list[PrintedPiece], field: _Field, claims: list[_Claim]) -> Iterator[AccountedLine]:
    """The page's lines, each piece cut where a claim begins or ends."""
    number, counted = 1, 0
    line: list[AccountedPiece] = []
    opened: PrintedPiece | None = None
    at = 0
    for index, piece in enumerate(pieces):
        if opened is not None and piece.line != opened.line:
            yield AccountedLine(number, opened.start, tuple(line))
            opened = None
        if opened is None:
            number, counted = number + text.count("\n", counted, piece.start), piece.start
            opened, line = piece, []
        while at < len(claims) and claims[at].end <= field.starts[index]:
            at += 1
        line.extend(_cut(piece, field.starts[index], claims, at))
    if opened is not None:
        yield AccountedLine(number, opened.start, tuple(line))


def _cut(piece: PrintedPiece, start: int, claims: list[_Claim], first: int) -> Iterable[AccountedPiece]:
    """A piece in stretches of one role each."""
    rest = Role.UNSEEN if piece.unseen else Role.LEFT_OUT
    marks: list[tuple[Role, int, int]] = []
    at, position = first, start
    for letter in piece.text:
        if not letter.isspace():
            while at < len(claims) and claims[at].end <= position:
                at += 1
            claim = claims[at] if at < len(claims) and claims[at].start <= position else None
            mark = (rest, -1, -1)
            if claim is not None:
                mark = (Role.READ if claim.post >= 0 else Role.FACT, claim.post, claim.paragraph)
            position += 1
        elif marks:
            mark = marks[-1]
        else:
            mark = (rest, -1, -1)
        marks.append(mark)
    begin = 0
    for end in range(1, len(marks) + 1):
        if end == len(marks) or marks[end] != marks[begin]:
            yield AccountedPiece(piece.text[begin:end], *marks[begin])
            begin = end
