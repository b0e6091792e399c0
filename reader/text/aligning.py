"""Which post of one view of a thread is which of another.

By the forum's ids where both show them; else by an order-keeping alignment of the two lists (Needleman and Wunsch,
1970) in which author and time may not contradict. A post for which two alignments are about equally good is left
alone: which is which would be a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from reader.text.canonical import canonical_text
from reader.text.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import Post

CELLS = 1_000_000
"""Pairs of posts without ids that are looked at; longer lists are not aligned."""
_CLOCK = re.compile(r"\d:\d\d")
_YEAR = re.compile(r"\d{4}|\d[-/.]\d+[-/.]\d\d")
_TELLING = 48
_MARGIN = 0.1
_ALIKE = 0.6
_COMPARED = 2_000
_Scores: TypeAlias = "list[list[float]]"


@dataclass(frozen=True, slots=True)
class Trace:
    """What tells a post from others.

    Args:
        key: the forum's id of the post, ``""`` where the view shows none.
        author: its name, None where unknown.
        time: in any form that is equal for equal times, a day alone being what stands before the first blank; None
            where unknown or only relative.
        paragraphs: its text.
    """

    key: str
    author: str | None
    time: str | None
    paragraphs: tuple[str, ...]


def trace_of(post: Post) -> Trace:
    """The trace of a post as an engine reads it.

    Its time counts as far as the page prints it: from "3 days ago" no contradiction can be told.
    """
    time = None
    if post.posted_at and _YEAR.search(post.posted_raw):
        clock = _CLOCK.search(post.posted_raw)
        time = post.posted_at.strftime("%Y-%m-%d %H:%M" if clock else "%Y-%m-%d")
    return Trace(post.post_id, post.author, time, tuple(p.text for p in post.paragraphs))


def match_posts(old: Sequence[Trace], new: Sequence[Trace]) -> list[int | None]:
    """For each old post its place in the new list; None where it is not there, or not surely.

    A post whose id the new view would show is never looked for by its text.
    """
    found = _by_key(old, new)
    shown = any(trace.key for trace in new)
    rest = [i for i, trace in enumerate(old) if found[i] is None and not (trace.key and shown)]
    taken = {j for j in found if j is not None}
    free = [j for j in range(len(new)) if j not in taken]
    if not rest or not free or len(rest) * len(free) > CELLS:
        return found
    for at, there in enumerate(_aligned([old[i] for i in rest], [new[j] for j in free])):
        found[rest[at]] = None if there is None else free[there]
    return found


def _by_key(old: Sequence[Trace], new: Sequence[Trace]) -> list[int | None]:
    counts = Counter(trace.key for trace in old)
    there: dict[str, list[int]] = {}
    for j, trace in enumerate(new):
        there.setdefault(trace.key, []).append(j)
    found: list[int | None] = []
    for trace in old:
        places = there.get(trace.key, []) if trace.key and counts[trace.key] == 1 else []
        found.append(places[0] if len(places) == 1 and _one_post(trace, new[places[0]]) else None)
    return found


def _one_post(one: Trace, two: Trace) -> bool:
    """Whether posts with one id can be one: ids of two forums may agree by chance, texts and names then do not."""
    if not _contradict(one, two):
        return True
    words = canonical_text("".join(one.paragraphs))
    return len(words) >= 8 and likeness(words, canonical_text("".join(two.paragraphs)), _ALIKE) >= _ALIKE


def _contradict(one: Trace, two: Trace) -> bool:
    if one.time is not None and two.time is not None and not _same_time(one.time, two.time):
        return True
    if one.author is None or two.author is None or one.author == two.author:
        return False
    # A forum in traditional script is seen in simplified script too, names and all.
    return canonical_text(one.author) != canonical_text(two.author)


def _same_time(one: str, two: str) -> bool:
    """Whether times agree as far as both tell them: a day agrees with each of its minutes."""
    shorter, longer = sorted((one, two), key=len)
    return shorter == longer or longer.startswith(shorter + " ")


def _one_minute(one: Trace, two: Trace) -> bool:
    return one.time is not None and one.time == two.time and " " in one.time


def _told(trace: Trace) -> int:
    """How much a post says, in bytes of UTF-8: a Chinese character tells about as much as three Latin letters."""
    return sum(len(text.encode("utf-8", "replace")) for text in trace.paragraphs)


# -- without ids ---------------------------------------------------------------------------------------------------


def _aligned(old: Sequence[Trace], new: Sequence[Trace]) -> list[int | None]:
    """The better of the alignments with the new list as it is and turned round (newest first)."""
    scores = _scores(old, new)
    best, pairs = _alignment(scores)
    turned_best, turned = _alignment([row[::-1] for row in scores])
    turned = [None if j is None else len(new) - 1 - j for j in turned]
    if turned_best >= best + _MARGIN:
        pairs = turned
    elif best < turned_best + _MARGIN:
        pairs = [a if a == b else None for a, b in zip(pairs, turned, strict=True)]
    return _with_strays(_telling(pairs, old, new), old, new, scores)


def _telling(pairs: list[int | None], old: Sequence[Trace], new: Sequence[Trace]) -> list[int | None]:
    """The pairs less those of short posts without times that do not adjoin a pair that tells more.

    Two pages of a thread both have a post that only says thanks: it is the best pair there is, and wrong.
    """
    firm = {
        i: j
        for i, j in enumerate(pairs)
        if j is not None and (_one_minute(old[i], new[j]) or _told(old[i]) >= _TELLING)
    }
    for order in (range(len(pairs)), range(len(pairs) - 1, -1, -1)):
        for i in order:
            j = pairs[i]
            if j is not None and i not in firm and any(abs(firm.get(i + k, -9) - j) == 1 for k in (-1, 1)):
                firm[i] = j
    return [firm.get(i) for i in range(len(pairs))]


def _with_strays(
    pairs: list[int | None], old: Sequence[Trace], new: Sequence[Trace], scores: _Scores
) -> list[int | None]:
    """The pairs, and those out of order that have the only time and text of their kind (a first post kept on top)."""
    taken = {j for j in pairs if j is not None}
    for i, row in enumerate(scores):
        there = [j for j, score in enumerate(row) if score]
        if pairs[i] is not None or len(there) != 1 or there[0] in taken:
            continue
        j = there[0]
        if _one_minute(old[i], new[j]) and sum(1 for other in scores if other[j]) == 1:
            pairs[i] = j
    return pairs


def _scores(old: Sequence[Trace], new: Sequence[Trace]) -> _Scores:
    """What speaks for each pair; 0 where something speaks against it, or nothing for it."""
    left, right = [_Text(trace) for trace in old], [_Text(trace) for trace in new]
    return [
        [0.0 if _contradict(a, b) else _score(a, b, left[i], right[j]) for j, b in enumerate(new)]
        for i, a in enumerate(old)
    ]


class _Text:
    """A post's text as it is compared."""

    def __init__(self, trace: Trace) -> None:
        self.parts = frozenset(canonical_text(text) for text in trace.paragraphs) - {""}
        self.whole = "".join(canonical_text(text) for text in trace.paragraphs)[:_COMPARED]

    def shared(self, other: _Text) -> float:
        """How much of the shorter one stands in the other, paragraph by paragraph: views leave out parts of posts."""
        shorter = min(sum(map(len, self.parts)), sum(map(len, other.parts)))
        return sum(map(len, self.parts & other.parts)) / shorter if shorter else 0.0


def _score(one: Trace, two: Trace, left: _Text, right: _Text) -> float:
    same_time = _one_minute(one, two)
    alike = likeness(left.whole, right.whole, _ALIKE)
    if alike < _ALIKE and same_time:
        alike = left.shared(right)
    # Time and author alone do not do: many pages print days only.
    if alike < _ALIKE:
        return 0.0
    same_author = one.author is not None and two.author is not None
    # Short texts tell little: many posts say no more than "thanks".
    weight = min(1.0, 0.2 + min(len(left.whole), len(right.whole)) / 50)
    return alike * weight + 0.6 * same_time + 0.2 * same_author


def _alignment(scores: _Scores) -> tuple[float, list[int | None]]:
    """The total of the best alignment, and the pairs that each alignment about as good as it has too."""
    ahead = _totals(scores)
    behind = [row[::-1] for row in _totals([row[::-1] for row in scores[::-1]])][::-1]
    best = ahead[-1][-1]
    pairs: list[int | None] = []
    for i, row in enumerate(scores):
        # The best totals with post i paired to each j, or to none (the last one).
        totals = [ahead[i][j] + score + behind[i + 1][j + 1] if score else -1.0 for j, score in enumerate(row)]
        alone = max(a + b for a, b in zip(ahead[i], behind[i + 1], strict=True))
        first = max(range(len(row)), key=totals.__getitem__)
        rival = max([alone, *totals[:first], *totals[first + 1 :]])
        pairs.append(first if totals[first] >= rival + _MARGIN else None)
    return best, pairs


def _totals(scores: _Scores) -> _Scores:
    """Best totals of the alignments of each beginning of both lists."""
    rows = [[0.0] * (len(scores[0]) + 1)]
    for row in scores:
        above, total = rows[-1], [0.0]
        for j, score in enumerate(row):
            skipped = max(above[j + 1], total[j])
            total.append(max(skipped, above[j] + score) if score else skipped)
        rows.append(total)
    return rows
