"""Looking something up aside while the reader types: one look at a time, the words typed last get the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
        # Each with its library: another one may be opened while a look is under way.
        self._wanted: tuple[Path, object] | None = None
        self._asked: tuple[Path, object] | None = None
        room.session_closing.connect(self.drop)

    def ask(self, wanted: object) -> None:
        """Look this up, at once or after the look that is under way."""
        self._wanted = self._room.session.path, wanted
        if self._asked is None:
            self._start()

    def drop(self) -> None:
        """Have nothing told of what is being looked up."""
        self._wanted = None

    def _start(self) -> None:
        self._asked = asked = self._wanted
        if asked is not None:
            job = self._room.jobs.start(lambda _progress: self._look(*asked))
            job.finished.connect(self._on_found)
            job.failed.connect(self._on_failed)

    def _on_found(self, answer: object) -> None:
        if self._asked is not None and self._asked == self._wanted:
            _, wanted = self._asked
            self._asked = None
            self.found.emit(wanted, answer)
        else:
            self._start()

    def _on_failed(self, error: object) -> None:
        if self._asked == self._wanted:
            self._asked = None
        else:
            self._start()
        self._room.fail_job(error)
