"""Selections of one place as one, for programs that write a selection for each code that a coder sets there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.intake.base import Mark, Selection


def together(selections: Iterable[Selection]) -> list[Selection]:
    """Selections, those of one coder at the same place as one with all their codes and notes.

    Args:
        selections: of one text; the first of each place keeps its GUID.
    """
    found: dict[tuple[int, int, str], Selection] = {}
    for selection in selections:
        place = selection.start, selection.end, selection.mark.coder
        first = found.setdefault(place, selection)
        if first is not selection:
            found[place] = first._replace(mark=_joined(first.mark, selection.mark))
    return list(found.values())


def _joined(first: Mark, other: Mark) -> Mark:
    codes = tuple(dict.fromkeys(first.codes + other.codes))
    memo = "\n\n".join(dict.fromkeys(memo for memo in (first.memo, other.memo) if memo))
    created = min((moment for moment in (first.created, other.created) if moment), default=None)
    modified = max((moment for moment in (first.modified, other.modified) if moment), default=None)
    return first._replace(codes=codes, memo=memo, created=created, modified=modified)
