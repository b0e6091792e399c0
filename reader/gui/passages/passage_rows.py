"""Which row of the passages table shows what: a passage, or the head of a group that may be folded."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from reader.domain.annotation import Passage
    from reader.domain.grouping import Group

    Place: TypeAlias = tuple[tuple[object, ...] | None, UUID | None]
    """The key of a group (None without groups) and an annotation (None for the head of the group)."""

NO_PLACE: Place = (None, None)


class PassageRows:
    """Counts rows without holding a list of them, so that folding one of many groups costs nothing.

    ``by`` is one of `reader.domain.grouping.GROUPINGS`, or ``""``.
    """

    def __init__(self) -> None:
        self.by = ""
        self._plain: list[Passage] = []
        self._groups: list[Group] = []
        self._heads: list[int] = []
        self._folded: set[tuple[object, ...]] = set()
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def arrange(self, passages: Iterable[Passage], by: str) -> None:
        """Show other passages, or the same ones in another order; groups that are still there stay folded."""
        if by != self.by:
            self._folded.clear()
        self.by = by
        self._plain = [] if by else list(passages)
        self._groups = []
        if by:
            from reader.domain.grouping import grouped  # most tables have no groups, and the start need not load it

            self._groups = grouped(passages, by)
        self._number()

    def _number(self) -> None:
        self._heads, row = [], 0
        for group in self._groups:
            self._heads.append(row)
            row += 1 if group.key in self._folded else 1 + len(group.passages)
        self._count = row if self.by else len(self._plain)

    def passages(self) -> list[Passage]:
        """All passages in the order shown, those in folded groups too, each once."""
        if not self.by:
            return list(self._plain)
        return list({p.annotation.id: p for group in self._groups for p in group.passages}.values())

    def at(self, row: int) -> Passage | Group | None:
        """What a row shows; None outside."""
        if not 0 <= row < self._count:
            return None
        if not self.by:
            return self._plain[row]
        at = self._at(row)
        group, step = self._groups[at], row - self._heads[at]
        return group.passages[step - 1] if step else group

    def _at(self, row: int) -> int:
        return bisect_right(self._heads, row) - 1

    def head(self, row: int) -> int:
        """The row of the head of the group to which a row belongs; -1 without groups."""
        return self._heads[self._at(row)] if self.by and 0 <= row < self._count else -1

    def is_folded(self, row: int) -> bool:
        """Whether a row is the head of a folded group."""
        return self.by != "" and self.head(row) == row and self._groups[self._at(row)].key in self._folded

    def fold(self, row: int, *, on: bool) -> None:
        """Fold the group whose head a row is, or unfold it."""
        key = self._groups[self._at(row)].key
        if on:
            self._folded.add(key)
        else:
            self._folded.discard(key)
        self._number()

    def fold_all(self, *, on: bool) -> None:
        """Fold every group, or none."""
        self._folded = {group.key for group in self._groups} if on else set()
        self._number()

    def place(self, row: int) -> Place:
        """What a row shows, in a form that outlives it."""
        if not 0 <= row < self._count:
            return NO_PLACE
        if not self.by:
            return None, self._plain[row].annotation.id
        at = self._at(row)
        group, step = self._groups[at], row - self._heads[at]
        return group.key, (group.passages[step - 1].annotation.id if step else None)

    def find(self, place: Place) -> int:
        """The row of a place, the head of its group where that is folded, and -1 where it is not shown.

        Args:
            place: as `place` gave it; without a key the first row of that annotation.
        """
        key, wanted = place
        if not self.by:
            return _row(self._plain, wanted)
        for at, group in enumerate(self._groups):
            if key is not None and group.key != key:
                continue
            step = _row(group.passages, wanted) if wanted is not None else -1
            if step >= 0 or (wanted is None and key is not None):
                return self._heads[at] if group.key in self._folded else self._heads[at] + step + 1
        return -1


def _row(passages: list[Passage], annotation_id: UUID | None) -> int:
    if annotation_id is None:
        return -1
    wanted = annotation_id.int  # numbers are compared several times as fast
    return next((row for row, p in enumerate(passages) if p.annotation.id.int == wanted), -1)
