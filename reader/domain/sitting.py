"""Reading sessions: what a reader set out to read, and how far that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime

    from reader.domain.thread import Place


@record(frozen=True, slots=True)
class Sitting:
    """One reading session, going on or over.

    Args:
        id: the library's number.
        name: as the reader called it.
        coder: who reads.
        begun, ended: when; ``ended`` is None while it goes on or is paused.
        seconds: time in which the reader did something.
        posts, tags: how many posts were read and tags set in it.
        journal: what the reader wrote about it.
        place: where it was left.
        threads: its queue, in order.
    """

    id: int
    name: str
    coder: str
    begun: datetime
    ended: datetime | None = None
    seconds: float = 0.0
    posts: int = 0
    tags: int = 0
    journal: str = ""
    place: Place | None = None
    threads: tuple[int, ...] = ()

    @property
    def pace(self) -> float:
        """Posts an hour of active time; 0 where no time passed."""
        return self.posts * 3600 / self.seconds if self.seconds > 0 else 0.0
