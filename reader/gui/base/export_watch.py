"""How far long work is, in a small window that can stop it; it shows only if the work takes longer than a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QProgressDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.jobs import Job

_PATIENCE = 700
"""Milliseconds before it shows."""


class JobWatch(QProgressDialog):
    """Follows one job and goes away with it.

    Args:
        job: the work.
        parent: the window.
        title: of the small window.
        words: what the work is doing.
    """

    def __init__(self, job: Job, parent: QWidget, title: str, words: str) -> None:
        super().__init__(parent)
        self.setLabelText(words)
        self.setCancelButtonText(self.tr("Cancel"))
        self.setWindowTitle(title)
        self.setRange(0, 0)
        self.setAutoReset(False)
        self.setAutoClose(False)
        self.setMinimumDuration(_PATIENCE)
        self.setValue(0)
        self.canceled.connect(job.progress.cancel)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_end)
        job.failed.connect(self._on_end)

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, _what: str) -> None:
        self.setMaximum(total)
        self.setValue(done)

    @Slot(object)
    def _on_end(self, _result: object) -> None:
        self.hide()
        self.deleteLater()


class ExportWatch(JobWatch):
    """Follows an export; see `JobWatch`."""

    def __init__(self, job: Job, parent: QWidget) -> None:
        super().__init__(job, parent, self.tr("Export passages"), self.tr("Writing passages…"))


class BringWatch(JobWatch):
    """Follows the reading or writing of another program's file; nothing else is written meanwhile. See `JobWatch`."""

    def __init__(self, job: Job, parent: QWidget, *, writing: bool) -> None:
        words = self.tr("Bringing in…") if writing else self.tr("Reading the file…")
        super().__init__(job, parent, self.tr("Bring in a project or codebook"), words)
        self.setWindowModality(Qt.WindowModality.WindowModal)
