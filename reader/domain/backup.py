"""Backups of a library: which there are, what they hold, how that differs from the library of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@record(frozen=True, slots=True)
class Backup:
    """One backup file.

    Args:
        path: the file, a whole library of its own.
        at: when it was made, in UTC.
        kind: ``daily``, ``manual`` (asked for), ``migration`` (before the schema changed) or ``replaced`` (the library
            that a restored backup took the place of).
        size: bytes.
    """

    path: Path
    at: datetime
    kind: str
    size: int


@record(frozen=True, slots=True)
class Holdings:
    """What a library file holds, counted."""

    threads: int
    posts: int
    annotations: int
    tags: int


@record(frozen=True, slots=True)
class Shift:
    """How one kind of thing would change if a backup took the library's place.

    Args:
        what: ``threads``, ``posts``, ``annotations`` or ``tags``.
        back: how many only the backup has; they would come back.
        gone: how many only the library of today has; they would be gone.
        other: how many both have, but not alike; they would be as in the backup.
    """

    what: str
    back: int
    gone: int
    other: int
