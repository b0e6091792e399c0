"""Reading sessions: a named sitting with a queue of threads, its progress, and the log of all."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.errors import EditRefused, LibraryReadOnly
from reader.export.csv_file import guard
from reader.export.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from reader.domain.sitting import Sitting
    from reader.domain.thread import Place
    from reader.library.library import Library

IDLE = 120.0
"""Seconds without a sign of the reader after which the time does not count."""

LOG_COLUMNS = ("name", "coder", "begun", "ended", "minutes", "posts", "posts_per_hour", "tags", "threads", "journal")


class Clock:
    """Counts the time in which a reader does something: gaps longer than `IDLE` are left out."""

    def __init__(self) -> None:
        self._last: float | None = None
        self.seconds = 0.0

    def touch(self, now: float) -> None:
        """The reader did something.

        Args:
            now: seconds of a clock that only goes forward.
        """
        gap = now - self._last if self._last is not None else 0.0
        if 0 < gap <= IDLE:
            self.seconds += gap
        self._last = now

    def stop(self) -> None:
        """What comes next begins a new stretch."""
        self._last = None

    def take(self) -> float:
        """The seconds counted since the last call."""
        seconds, self.seconds = self.seconds, 0.0
        return seconds


class Progress(NamedTuple):
    """How far a session is through its queue: threads without unread posts, and posts read, of all."""

    threads_done: int
    threads: int
    posts_read: int
    posts: int


class Sittings:
    """The reading session of a library and the log of earlier ones.

    What is done is gathered here and written by `keep`, which the window calls every few seconds and at the end.

    Args:
        library: an open library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._open = library.sittings.open()
        self._clock = Clock()
        self._posts = self._tags = 0
        self._place: Place | None = None
        self.running = False
        """Whether a session goes on; one that was found in the library is paused."""

    @property
    def current(self) -> Sitting | None:
        """The session that is not over, with what is not written yet."""
        if self._open is None:
            return None
        return replace(
            self._open,
            seconds=self._open.seconds + self._clock.seconds,
            posts=self._open.posts + self._posts,
            tags=self._open.tags + self._tags,
            place=self._place or self._open.place,
        )

    def begin(self, name: str, threads: Sequence[int], now: float) -> Sitting:
        """Begin a session; one that is not over ends.

        Args:
            name: what the reader calls it.
            threads: what is to be read, in order.
            now: see `Clock.touch`.

        Raises:
            EditRefused: it has no name.
            LibraryReadOnly: nothing can be written.
        """
        if self._library.read_only:
            raise LibraryReadOnly("A reading session cannot be kept in a library that can only be read.")
        tidy = " ".join(name.split())
        if not tidy:
            raise EditRefused("A reading session needs a name.")
        self.keep()
        self._library.sittings.begin(tidy, self._library.coder, threads)
        self._fresh(now)
        if self._open is None:
            raise EditRefused("The reading session was not stored.")
        return self._open

    def _fresh(self, now: float) -> None:
        self._open, self._place = self._library.sittings.open(), None
        self._posts = self._tags = 0
        self.running = True
        self._clock = Clock()
        self._clock.touch(now)

    def did(self, now: float, *, posts: int = 0, tags: int = 0, place: Place | None = None) -> None:
        """The reader did something; it counts while a session goes on."""
        if self.running and self._open is not None:
            self._clock.touch(now)
            self._posts += posts
            self._tags += tags
            self._place = place or self._place

    def pause(self) -> None:
        """Stop counting; everything is written."""
        self.keep()
        self._clock.stop()
        self.running = False

    def resume(self, now: float) -> Place | None:
        """Go on.

        Returns:
            where the session was left.
        """
        if self._open is None or self._library.read_only:
            return None
        self.running = True
        self._clock.stop()
        self._clock.touch(now)
        return self._place or self._open.place

    def keep(self) -> None:
        """Write what was gathered."""
        if self._open is None or self._library.read_only:
            return
        whole = self.current
        if whole is not None and whole != self._open:
            self._library.sittings.add(self._open.id, self._clock.take(), self._posts, self._tags, self._place)
            self._open = whole
            self._posts = self._tags = 0

    def set_threads(self, threads: Sequence[int]) -> None:
        """Change the queue of the session."""
        if self._open is not None and not self._library.read_only:
            self._library.sittings.set_threads(self._open.id, threads)
            self._open = replace(self._open, threads=tuple(dict.fromkeys(threads)))

    def end(self, journal: str = "") -> Sitting | None:
        """End the session with an entry for the journal.

        Returns:
            the session as it is in the log, None where there was none.
        """
        self.pause()
        ended, self._open = self._open, None
        if ended is None or self._library.read_only:
            return None
        self._library.sittings.end(ended.id, journal.strip())
        return next(each for each in self._library.sittings.all() if each.id == ended.id)

    def progress(self) -> Progress:
        """How far the session is; threads that were removed are left out."""
        queue = self._open.threads if self._open is not None else ()
        heads = [head for thread in queue if (head := self._library.threads.head(thread)) is not None]
        posts, unread = sum(head.posts for head in heads), sum(head.unread for head in heads)
        return Progress(sum(1 for head in heads if not head.unread), len(heads), posts - unread, posts)

    def log(self) -> list[Sitting]:
        """Every session, the newest first."""
        self.keep()
        return self._library.sittings.all()

    def write_log(self, path: Path) -> int:
        """Write the log as CSV, the oldest session first.

        Returns:
            how many sessions were written.

        Raises:
            ExportError: the file cannot be written.
        """
        rows = [_line(sitting) for sitting in reversed(self.log())]

        def write(out: BinaryIO) -> int:
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\r\n")
            writer.writerow(LOG_COLUMNS)
            writer.writerows(rows)
            # Excel takes a file without the mark for one of the local code page.
            out.write(text.getvalue().encode("utf-8-sig", "backslashreplace"))
            return len(rows)

        return replace_file(path, write)


def _line(sitting: Sitting) -> list[str | int | float]:
    ended = sitting.ended.isoformat(timespec="seconds") if sitting.ended is not None else ""
    return [
        guard(sitting.name),
        guard(sitting.coder),
        sitting.begun.isoformat(timespec="seconds"),
        ended,
        round(sitting.seconds / 60, 1),
        sitting.posts,
        round(sitting.pace, 1),
        sitting.tags,
        len(sitting.threads),
        guard(sitting.journal),
    ]
