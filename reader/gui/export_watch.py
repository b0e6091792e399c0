"""How far an export is, in a small window that can stop it; it shows only if the export takes longer than a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.gui.jobs import Job

_PATIENCE = 700
"""Milliseconds before it shows."""


class ExportWatch(QProgressDialog):
    """Follows one job and goes away with it.

    Args:
        job: the export.
        parent: the window.
    """

    def __init__(self, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLabelText(self.tr("Writing passages…"))
        self.setCancelButtonText(self.tr("Cancel"))
        self.setWindowTitle(self.tr("Export passages"))
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
