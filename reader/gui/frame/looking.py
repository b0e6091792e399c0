"""Looking something up aside while the reader types: one look at a time, the words typed last get the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.gui.base.jobs import JobProgress
    from reader.gui.frame.room import Room


class Looking(QObject):
    """Asks the library in a job's thread.

    Signals:
        found(wanted, answer): what `ask` was last called with, and what came of it.

    Args:
        room: its library is asked, its jobs run.
        look: gives the answer; called in another thread with the library's file and what is wanted.
    """

    found = Signal(object, object)

    def __init__(self, room: Room, look: Callable[[Path, object], object], parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._look = look
        self._wanted: object = None
        self._busy = False
        room.session_closing.connect(self.drop)

    def ask(self, wanted: object) -> None:
        """Look this up, at once or after the look that is under way."""
        self._wanted = wanted
        if self._busy:
            return
        library, look = self._room.session.path, self._look

        def work(_progress: JobProgress) -> tuple[object, object]:
            return wanted, look(library, wanted)

        self._busy = True
        job = self._room.jobs.start(work)
        job.finished.connect(self._on_found)
        job.failed.connect(self._on_failed)

    def drop(self) -> None:
        """Have nothing told of what is being looked up."""
        self._wanted = None

    def _on_found(self, result: tuple[object, object]) -> None:
        self._busy = False
        wanted, answer = result
        if wanted == self._wanted:
            self.found.emit(wanted, answer)
        elif self._wanted is not None:
            self.ask(self._wanted)

    def _on_failed(self, error: object) -> None:
        self._busy = False
        self._room.fail_job(error)
