"""Asks the library while one types: at once where that is quick, else in a job, and the latest question wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, QTimer, Signal

from reader.domain.errors import PostilError

if TYPE_CHECKING:
    from reader.domain.search import Count, Found, SearchOptions
    from reader.gui.base.jobs import Job, JobProgress
    from reader.gui.frame.room import Room
    from reader.session.searching import Searching

AT_ONCE = 0.03
"""Seconds that an answer may take in the window's own thread; what takes longer is asked in a job."""

_COUNT_MS = 40


class Ask(NamedTuple):
    """What is asked: a query, how it is meant, and after which post (None for the beginning)."""

    query: str
    options: SearchOptions
    after: int | None = None


class Asker(QObject):
    """Answers one question at a time.

    Signals:
        found(Found, goes on): the first hits, or more of them.
        counted(): `count` is another.
        failed(PostilError): the question cannot be understood, or the library not be read.

    Args:
        room: whose library is asked.
    """

    found = Signal(object, bool)
    counted = Signal()
    failed = Signal(object)

    def __init__(self, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self.now: Ask | None = None
        self.count: Count | None = None
        self._after: int | None = None
        self._job: tuple[Job, Ask] | None = None
        self._waiting: Ask | None = None
        self._count = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._count.timeout.connect(self._on_count)
        room.session_closing.connect(self._forget)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None or self._count.isActive()

    def ask(self, query: str, options: SearchOptions) -> None:
        """Ask for the first hits and their number; ``""`` for none."""
        self._count.stop()
        self._waiting, self.count, self._after = None, None, None
        self.now = Ask(query, options) if query else None
        self.counted.emit()
        if self.now is None:
            from reader.domain.search import Found

            self.found.emit(Found(()), False)
        elif options.regex or not self._answer_at_once(self.now):
            self._ask_aside(self.now)

    def more(self) -> None:
        """Ask for the hits after those that were told."""
        if self.now is None or self._after is None:
            return
        ask = self.now._replace(after=self._after)
        if ask.options.regex or not self._answer_at_once(ask):
            self._ask_aside(ask)

    @property
    def _searching(self) -> Searching:
        searching = self._room.session.searching
        if not searching.aside:
            searching.stand_aside()
        return searching

    def _answer_at_once(self, ask: Ask) -> bool:
        """Answer within a frame or two; whether that was possible."""
        from dataclasses import replace

        brief = replace(ask.options, seconds=AT_ONCE)
        try:
            if ask.after is None:
                found = self._searching.search(ask.query, brief)
            else:
                found = self._searching.more(ask.query, ask.after, brief)
        except PostilError as error:
            self.failed.emit(error)
            return True
        if not found.complete:
            return False
        self._tell(ask, found)
        if ask.after is None:
            self._count.start()
        return True

    def _tell(self, ask: Ask, found: Found) -> None:
        self._after = found.after
        self.found.emit(found, ask.after is not None)

    def _on_count(self) -> None:
        from dataclasses import replace

        ask = self.now
        if ask is None:
            return
        try:
            count = self._searching.count(ask.query, replace(ask.options, seconds=AT_ONCE))
        except PostilError as error:
            self.failed.emit(error)
            return
        self.count = count
        self.counted.emit()
        if not count.complete:
            self._ask_aside(ask)

    def _ask_aside(self, ask: Ask) -> None:
        """Ask in a job; one is under way at a time, and only the last one waiting gets its turn."""
        if self._job is not None:
            self._waiting = ask
            return
        library, known = self._room.session.path, self.count is not None

        def work(progress: JobProgress) -> tuple[Found | None, Count | None]:
            from reader.session.seeking import seek, tally

            found = count = None
            # Where a part of the count was told, the hits were told before it.
            if not known or ask.after is not None:
                found = seek(library, ask.query, ask.options, after=ask.after, cancelled=progress.cancelled)
            if ask.after is None:
                count = tally(library, ask.query, ask.options, cancelled=progress.cancelled)
            return found, count

        job = self._room.jobs.start(work)
        self._job = (job, ask)
        job.finished.connect(self._on_answered)
        job.failed.connect(self._on_failed)

    def _on_answered(self, result: object) -> None:
        ask = self._ended()
        if ask is None:
            return
        found, count = cast("tuple[Found | None, Count | None]", result)
        if found is not None:
            self._tell(ask, found)
        if count is not None:
            self.count = count
            self.counted.emit()

    def _on_failed(self, error: object) -> None:
        if self._ended() is None:
            return
        if not isinstance(error, PostilError):
            raise cast("BaseException", error)
        self.failed.emit(error)

    def _ended(self) -> Ask | None:
        """The job is over: what it answered, where that is still wanted; else the next one begins."""
        if self._job is None or self.sender() is not self._job[0]:
            return None
        ask, self._job = self._job[1], None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._ask_aside(waiting)
        return ask if self.now is not None and ask[:2] == self.now[:2] else None

    def _forget(self) -> None:
        self._count.stop()
        self._job = self._waiting = self.now = self.count = None
