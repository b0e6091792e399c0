"""What two versions of a text have in common and where they differ, cut so that a reader can follow it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.text.likeness import common_blocks
from reader.text.pairing import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = 3
_IDEOGRAPHS = "\u2e80"


class Piece(NamedTuple):
    """A stretch of both texts, in code points, ends exclusive.

    Args:
        same: whether the two are equal; else the old words were replaced by the new ones (either may be empty).
        old_start, old_end: where in the old text.
        new_start, new_end: where in the new text.
    """

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def differences(old: str, new: str) -> list[Piece]:
    """The pieces of two texts in order; together they cover both.

    Lines that stand in both are paired first, what lies between them is compared sign by sign. Words of letters and
    digits differ as a whole, and a sign or two that agree by chance between two changes count as changed: a text cut
    to pieces cannot be read.

    Args:
        old: the text as it was, paragraphs joined by line feeds.
        new: the text as it became.
    """
    same: list[Piece] = []
    for gap in _gaps(old, new):
        same += _common(old, new, gap)
    return list(_filled(_joined(same), len(old), len(new)))


def _gaps(old: str, new: str) -> Iterator[Piece]:
    """Equal lines as pieces that are the same, and what lies between them."""
    old_lines, new_lines = old.split("\n"), new.split("\n")
    old_at, new_at = _starts(old_lines), _starts(new_lines)
    before = (0, 0)
    for i, j in _rising(Pairs(old_lines, new_lines).to_new):
        yield Piece(False, before[0], old_at[i], before[1], new_at[j])
        size = len(old_lines[i])
        yield Piece(True, old_at[i], old_at[i] + size, new_at[j], new_at[j] + size)
        before = old_at[i] + size, new_at[j] + size
    yield Piece(False, before[0], len(old), before[1], len(new))


def _starts(lines: Sequence[str]) -> list[int]:
    at, starts = 0, []
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _rising(pairs: dict[int, int]) -> list[tuple[int, int]]:
    """The most pairs that are in order in both texts (the longest increasing subsequence, by patience sorting)."""
    tails: list[int] = []
    ends: list[tuple[int, int]] = []
    before: dict[int, tuple[int, int] | None] = {}
    for i, j in sorted(pairs.items()):
        place = bisect_left(tails, j)
        before[i] = ends[place - 1] if place else None
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [(i, j)]
    found: list[tuple[int, int]] = []
    at = ends[-1] if ends else None
    while at is not None:
        found.append(at)
        at = before[at[0]]
    return found[::-1]


def _common(old: str, new: str, gap: Piece) -> list[Piece]:
    if gap.same:
        return [gap]
    one, two = old[gap.old_start : gap.old_end], new[gap.new_start : gap.new_end]
    if not one or not two:
        return []
    found = []
    for block in common_blocks(one, two):
        head, tail = (
            _inside(one, two, block.old, block.new),
            _inside(one, two, block.old + block.size, block.new + block.size),
        )
        text = one[block.old : block.old + block.size]
        start = _word(text, 1) if head else 0
        end = len(text) - (_word(text, -1) if tail else 0)
        if start < end:
            at, there = gap.old_start + block.old, gap.new_start + block.new
            found.append(Piece(True, at + start, at + end, there + start, there + end))
    return _telling(found, gap)


def _inside(one: str, two: str, at: int, there: int) -> bool:
    """Whether a place lies inside a word of letters and digits in one of the texts."""
    return _within(one, at) or _within(two, there)


def _within(text: str, at: int) -> bool:
    return 0 < at < len(text) and _lettered(text[at - 1]) and _lettered(text[at])


def _lettered(char: str) -> bool:
    return char.isalnum() and char < _IDEOGRAPHS


def _word(text: str, step: int) -> int:
    """How many letters and digits stand at one end of a text."""
    count = 0
    for char in text if step > 0 else reversed(text):
        if not _lettered(char):
            break
        count += 1
    return count


def _telling(found: list[Piece], gap: Piece) -> list[Piece]:
    """Leave out short agreements between longer changes; those at the ends of the gap stay."""
    kept: list[Piece] = []
    edges = [(gap.old_start, gap.new_start), *((p.old_end, p.new_end) for p in found)]
    for (old_end, new_end), piece, after in zip(edges, found, [*found[1:], None], strict=False):
        left = max(piece.old_start - old_end, piece.new_start - new_end)
        nexts = (after.old_start, after.new_start) if after else (gap.old_end, gap.new_end)
        right = max(nexts[0] - piece.old_end, nexts[1] - piece.new_end)
        size = piece.old_end - piece.old_start
        if size >= _SHORT or not left or not right or left + right <= 2 * size:
            kept.append(piece)
    return kept


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and (last.old_end, last.new_end) == (piece.old_start, piece.new_start):
            joined[-1] = Piece(True, last.old_start, piece.old_end, last.new_start, piece.new_end)
        elif piece.old_start < piece.old_end:
            joined.append(piece)
    return joined


def _filled(same: list[Piece], old: int, new: int) -> Iterator[Piece]:
    """The pieces that are the same, and what lies between them."""
    ends = [Piece(True, 0, 0, 0, 0), *same, Piece(True, old, old, new, new)]
    for one, two in pairwise(ends):
        if one.old_end < two.old_start or one.new_end < two.new_start:
            yield Piece(False, one.old_end, two.old_start, one.new_end, two.new_start)
        if two.old_start < two.old_end:
            yield two
