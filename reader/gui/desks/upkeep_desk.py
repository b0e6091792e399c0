"""Looking after the open library: what takes its space, compacting it, reading its pages again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtWidgets import QProgressDialog

from reader.domain.errors import PostilError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.base.jobs import Job, JobProgress
    from reader.gui.desks.window import Window

_PATIENCE = 500
"""Milliseconds before a progress window shows."""


class UpkeepDesk(QObject):
    """Answers the actions of the File menu that concern the library as a whole.

    Args:
        window: parent of dialogs.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = window.room
        self._at_rest = False
        self.progress: QProgressDialog | None = None
        """The progress that is shown, None while nothing is under way."""
        self.room.session_closing.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        """The library goes: nothing of it is told any more."""
        self._at_rest = False
        self._hide()

    # -- what it holds

    def about_library(self) -> None:
        """Show what the library holds and what takes its space."""
        from reader.gui.upkeep.library_info import LibraryInfo

        dialog = LibraryInfo(self.room, self.window)
        dialog.exec()
        wanted = dialog.wanted
        dialog.deleteLater()
        if wanted == "compact":
            self.compact()
        elif wanted == "reread":
            self.reread()

    # -- compacting

    def compact(self) -> None:
        """Write the library anew without the space that removed things left."""
        if not self._may_begin():
            return
        library = self.room.session.path
        # All that is waiting is written now, and nothing else is until it is over.
        self.room.session_closing.emit()
        self._at_rest = True
        self.room.jobs.cancel_all()
        self.room.jobs.wait_idle()

        def work(progress: JobProgress) -> object:
            from reader.session.upkeep import compact

            return compact(library, progress.cancelled)

        self._follow(work, self.tr("Compacting the library…"), self._on_compacted)

    @Slot(object)
    def _on_compacted(self, result: object) -> None:
        if not self._over() or not isinstance(result, tuple):
            return
        before, after = result
        sizes = [QLocale().formattedDataSize(size) for size in (before, after)]
        words = self.tr("The library took {0}; now it takes {1}")
        self.room.say(words.format(*sizes) if after < before else self.tr("There was nothing to give back"))

    # -- reading again

    def reread(self) -> None:
        """Read all pages again that an earlier version of Postil read; annotations keep their places."""
        if not self._may_begin():
            return
        library = self.room.session.path

        def work(progress: JobProgress) -> object:
            from reader.session.rereading import reread_outdated

            return reread_outdated(library, progress)

        self._follow(work, self.tr("Reading saved pages again…"), self._on_reread)

    @Slot(object)
    def _on_reread(self, report: object) -> None:
        from reader.session.rereading import RereadReport

        if not self._over() or not isinstance(report, RereadReport):
            return
        if report.changes:
            self.room.texts_change.emit()
            self.room.session.announce(report.changes)
        if not report.pages and not report.failed and not report.cancelled:
            self.room.say(self.tr("Every page was read by this version of Postil already"))
            return
        words = self.tr("%n page(s) read again", "", report.pages)
        if report.failed:
            words += "; " + self.tr("%n page(s) could not be and stay as they were", "", report.failed)
        if report.cancelled:
            words += "; " + self.tr("stopped, the rest can be read another time")
        self.room.say(words)

    # -- both

    def _may_begin(self) -> bool:
        if self.room.session.read_only:
            self.room.say(self.tr("This library can only be read"))
            return False
        if self.window.imports.busy or self.progress is not None:
            self.room.say(self.tr("Wait until what is under way is over"))
            return False
        return True

    def _follow(self, work: Callable[[JobProgress], object], words: str, then: Callable[[object], None]) -> None:
        """Do something aside, with a window that tells how far it is and can stop it."""
        dialog = QProgressDialog(words, self.tr("Stop"), 0, 0, self.window)
        dialog.setWindowTitle(words.rstrip("…"))
        # Modal: what a reader did meanwhile would have to wait for it.
        dialog.setModal(True)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setMinimumDuration(0 if self._at_rest else _PATIENCE)
        dialog.setValue(0)
        job = self.room.jobs.start(work)
        dialog.canceled.connect(job.progress.cancel)
        self._tell(job, dialog)
        job.finished.connect(then)
        job.failed.connect(self._on_failed)
        self.progress = dialog

    @staticmethod
    def _tell(job: Job, dialog: QProgressDialog) -> None:
        def told(done: int, total: int, _what: str) -> None:
            dialog.setMaximum(total)
            dialog.setValue(done)

        job.progressed.connect(told)

    def _over(self) -> bool:
        """Go on as before; whether it is still about the library that is open."""
        mine = self.progress is not None
        self._hide()
        if self._at_rest:
            self._at_rest = False
            self.room.session_opened.emit()
        return mine

    def _hide(self) -> None:
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        stopped = self.progress is not None and self.progress.wasCanceled()
        mine = self._over()
        if not isinstance(error, PostilError):
            raise error if isinstance(error, BaseException) else TypeError(error)
        if stopped:
            self.room.say(self.tr("Stopped; the library is as it was"))
        elif mine:
            self.room.fail(error)
