"""Steps that can be undone and redone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime

    from reader.domain.annotation import Changes


@record(frozen=True, slots=True)
class Step:
    """One undoable step.

    Args:
        kind: stable name such as ``set-tag``; the window words it.
        detail: what it was about, such as the tag's name; may be empty.
        at: when it was made.
    """

    kind: str
    detail: str
    at: datetime


@record(frozen=True, slots=True)
class UndoneStep:
    """A step that was just undone or redone, with what that touched."""

    kind: str
    detail: str
    changes: Changes


class HistoryLine(NamedTuple):
    """One step of a library's record.

    Args:
        id: its number; later steps have higher ones.
        kind: stable name such as ``set-tag``; the window words it.
        detail: what it was about, such as the tag's name; may be empty.
        coder: who made it, ``""`` where that is not known.
        at: when, in UTC.
        undone: whether it was taken back and could be done again.
        rows: how many rows it changed.
    """

    id: int
    kind: str
    detail: str
    coder: str
    at: datetime
    undone: bool
    rows: int
