"""Keeps the search index up to date while nobody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from reader.domain.errors import LibraryFull, PostilError

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

    from reader.domain.annotation import Changes
    from reader.domain.search import IndexState
    from reader.gui.base.jobs import Job, JobProgress
    from reader.gui.frame.room import Room

REST_MS = 300
"""The index waits so long after the last key."""

_START_MS = 1500
FULL_MS = 30_000
"""When the disk refused the index, it is tried again after so long, without a word."""
_SLICE = 1.0
"""Seconds that one job works: other jobs want their turn, too."""


class IndexKeeper(QObject):
    """Builds the index in jobs, each with a connection of its own, so that no commit of it holds up a key.

    A step of the index takes up to a sixth of a second at a million posts, too long for the window's own thread.
    The jobs pause at every key and while other jobs run.

    Signals:
        told(IndexState): how far the index is.

    Args:
        room: whose library it is.
        window: whose keys are waited for.
    """

    told = Signal(object)

    def __init__(self, room: Room, window: QWidget) -> None:
        super().__init__(window)
        self._room = room
        self._window = window
        self._watched: QWindow | None = None
        self._job: Job | None = None
        self._again = False
        self._refused = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._go)
        room.session_opened.connect(self._begin)
        room.session_closing.connect(self._stop)
        room.changed.connect(self._on_changed)
        self._begin()

    def _begin(self) -> None:
        self._rest.start(_START_MS)

    def _stop(self) -> None:
        self._rest.stop()
        self._job = None

    def _on_changed(self, changes: Changes) -> None:
        if changes.structure or changes.texts:
            self._again = True
            if not self._rest.isActive():
                self._rest.start(REST_MS)

    def _go(self) -> None:
        if self._job is not None:
            self._job.progress.pause(False)
            return
        if self._room.session.read_only:
            return
        if self._room.jobs.busy:
            self._rest.start(REST_MS)
            return
        self._watch(True)
        self._again = False
        library = self._room.session.path

        def work(progress: JobProgress) -> IndexState:
            from reader.session.seeking import index_some

            return index_some(library, _SLICE, lambda: not progress.cancelled())

        self._job = self._room.jobs.start(work)
        self._job.finished.connect(self._on_done)
        self._job.failed.connect(self._on_failed)

    def _on_done(self, result: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._refused = False
        state = cast("IndexState", result)
        # What was open of the index may be a file that is no more.
        self._room.session.searching.stand_aside()
        self.told.emit(state)
        if not state.ready or self._again:
            self._rest.start(max(self._rest.remainingTime(), 10))
        else:
            self._watch(False)

    def _on_failed(self, error: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._watch(False)
        if isinstance(error, PostilError):
            if not self._refused:
                self._room.fail(error)
            self._refused = isinstance(error, LibraryFull)
            if self._refused:
                self._rest.start(FULL_MS)
        elif isinstance(error, BaseException):
            raise error

    def _watch(self, on: bool) -> None:
        """Listen for keys only while there is something to pause, and where few events pass."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        handle = self._window.windowHandle()
        if on and handle is not None:
            handle.installEventFilter(self)
            self._watched = handle

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # A key that is a shortcut comes as the question whether somebody wants it instead, and not as a key press.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if self._job is not None:
                self._job.progress.pause(True)
            self._rest.start(REST_MS)
        return False
