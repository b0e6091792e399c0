"""Which paragraph of one version of a post is which of another, judged by equality and order alone.

Paragraphs that stand once in both are paired (the idea of patience diff, Bram Cohen). Those that stand several times
are paired between two such pairs if they stand there equally often; otherwise they stay alone: which is which would
be a guess. So they do where items changed places and other things stand beside them than before.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Gap(NamedTuple):
    """What lies between the nearest pairs before and after a paragraph: ranges of both versions."""

    old: range
    new: range


class Pairs:
    """The pairs of two sequences of keys.

    Args:
        old: a key for each old item; items with equal keys are equal.
        new: the same of the new items.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old = old
        self._new = new
        self._firm = self._unique()
        self.to_new = dict(self._firm)
        for gap in self._gaps():
            self._pair_gap(gap)
        self.taken = frozenset(self.to_new.values())

    def gap(self, index: int) -> Gap | None:
        """What lies around an old item that has no pair; None where the pairs around it are out of order."""
        before, after = index - 1, index + 1
        while before >= 0 and before not in self.to_new:
            before -= 1
        while after < len(self._old) and after not in self.to_new:
            after += 1
        low = self.to_new[before] if before >= 0 else -1
        high = self.to_new[after] if after < len(self._old) else len(self._new)
        return Gap(range(before + 1, after), range(low + 1, high)) if low < high else None

    def _unique(self) -> dict[int, int]:
        old, new = Counter(self._old), Counter(self._new)
        places = {key: i for i, key in enumerate(self._new)}
        return {i: places[key] for i, key in enumerate(self._old) if key and old[key] == 1 and new[key] == 1}

    def _gaps(self) -> list[Gap]:
        firm = [(-1, -1), *sorted(self._firm.items()), (len(self._old), len(self._new))]
        gaps = [Gap(range(a + 1, b), range(x + 1, y)) for (a, x), (b, y) in pairwise(firm) if x < y]
        if len(gaps) == len(firm) - 1:
            return gaps
        # Items changed places: what stands between two pairs may have come from anywhere, unless nothing else does.
        return [g for g in gaps if self._old[g.old.start : g.old.stop] == self._new[g.new.start : g.new.stop]]

    def _pair_gap(self, gap: Gap) -> None:
        places: dict[str, list[int]] = {}
        for j in gap.new:
            places.setdefault(self._new[j], []).append(j)
        mine: dict[str, list[int]] = {}
        for i in gap.old:
            mine.setdefault(self._old[i], []).append(i)
        for key, there in mine.items():
            if key and len(places.get(key, ())) == len(there):
                self.to_new.update(zip(there, places[key], strict=True))
