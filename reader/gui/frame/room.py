"""What the parts of the window share: the open library, the look, the settings, and a way to say things."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reader.domain.errors import LibraryDamaged, PostilError
from reader.gui.base.jobs import JobRunner
from reader.gui.base.wording import error_words, step_words
from reader.gui.keys.keymap import KeyMap
from reader.session.reading import ReadingSession

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.domain.annotation import Changes
    from reader.gui.base.settings import Settings
    from reader.gui.base.theme import Look
    from reader.session.editing import Edit

log = logging.getLogger(__name__)


class Room(QObject):
    """Holds the session and carries every edit to it.

    Signals:
        changed(Changes): something in the library changed.
        applied(kind, Changes): an edit was carried out; undoing one is not told here.
        texts_change(): an import is about to be shown; texts on the screen may be others in a moment.
        session_closing(): the library is about to be closed; what is not saved yet must be now.
        session_opened(): another library is open now.
        said(words): a short report for the status bar.
        failed(words): one sentence on something that could not be done.

    Args:
        session: the library that is open.
        look: theme and text size.
        settings: what is remembered between starts.
    """

    changed = Signal(object)
    applied = Signal(str, object)
    texts_change = Signal()
    session_opened = Signal()
    session_closing = Signal()
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, session: ReadingSession, look: Look, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.look = look
        self.settings = settings
        self.keys = KeyMap(settings, self)
        self.jobs = JobRunner(self)
        self._leave = session.subscribe(self._on_change)

    def _on_change(self, changes: Changes) -> None:
        self.changed.emit(changes)

    def open_library(self, path: Path) -> bool:
        """Open another library in place of this one; whether it could be opened."""
        if path.resolve() == self.session.path.resolve() and not self.session.read_only:
            self.say(self.tr("This library is open already"))
            return False
        try:
            session = ReadingSession(path, coder=self.session.coder)
        except LibraryDamaged as error:
            self.fail(error)
            from reader.gui.frame.rescue import rescue

            rescued = rescue(path, error, self.session.coder, QApplication.activeWindow())
            if rescued is None:
                return False
            session = rescued
        except PostilError as error:
            self.fail(error)
            return False
        self.texts_change.emit()
        self.close_session()
        self.session = session
        self._leave = session.subscribe(self._on_change)
        self.settings.remember_library(str(session.path))
        self.session_opened.emit()
        return True

    def reopen(self, path: Path, work: Callable[[], object], amend: Callable[[], object]) -> bool:
        """Close the library, have something done to its file, and open it again; whether both went well.

        Args:
            path: the library.
            work: what is done while nothing has it open.
            amend: takes that back where the library cannot be opened afterwards.
        """
        coder = self.session.coder
        self.texts_change.emit()
        self.close_session()
        done = True
        try:
            work()
        except PostilError as error:
            self.fail(error)
            done = False
        try:
            self.session = ReadingSession(path, coder=coder)
        except PostilError as error:
            self.fail(error)
            done = False
            amend()
            self.session = ReadingSession(path, coder=coder)
        self._leave = self.session.subscribe(self._on_change)
        self.session_opened.emit()
        return done

    def close_session(self) -> None:
        """Have everything saved, stop the jobs and close the library."""
        self.session_closing.emit()
        self.jobs.cancel_all()
        self.jobs.wait_idle()
        self._leave()
        self.session.close()

    def apply(self, edit: Edit, burst: str = "") -> Changes | None:
        """Carry out an edit; what it touched, or None when it was refused (which is said)."""
        try:
            changes = self.session.apply(edit, burst=burst)
        except PostilError as error:
            self.fail(error)
            return None
        step = self.session.undo_step
        if step is not None and changes:
            self.say(step_words(step.kind, step.detail))
            self.applied.emit(step.kind, changes)
        return changes

    def undo(self) -> Changes | None:
        """Undo the last step; what it touched."""
        return self._turn(back=True)

    def redo(self) -> Changes | None:
        """Do the last undone step again; what it touched."""
        return self._turn(back=False)

    def _turn(self, *, back: bool) -> Changes | None:
        try:
            done = self.session.undo() if back else self.session.redo()
        except PostilError as error:
            self.fail(error)
            return None
        if done is None:
            self.say(self.tr("Nothing to undo") if back else self.tr("Nothing to redo"))
            return None
        words = step_words(done.kind, done.detail)
        self.say(self.tr("Undone: {0}").format(words) if back else self.tr("Done again: {0}").format(words))
        return done.changes

    def say(self, words: str) -> None:
        """Put a short report into the status bar."""
        self.said.emit(words)

    def fail(self, error: PostilError) -> None:
        """Say in one sentence what could not be done, and log it."""
        log.warning("%s", error)
        self.failed.emit(error_words(error))

    def fail_job(self, error: object) -> None:
        """Say in one sentence what a job could not do; a fault of the program is raised, to be reported."""
        if isinstance(error, PostilError):
            self.fail(error)
        elif isinstance(error, BaseException):
            raise error
