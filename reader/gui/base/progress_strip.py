"""How far an import is, in the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

if TYPE_CHECKING:
    from reader.gui.base.theme import Look


class ProgressStrip(QWidget):
    """The import's progress in the status bar, with buttons to pause and to cancel.

    Args:
        look: gives the icon.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, 6)
        self.cancel = QToolButton(self)
        self.cancel.setToolTip(self.tr("Cancel the import; what is in the library stays"))
        self.cancel.setAccessibleName(self.tr("Cancel the import"))
        self.pause = QToolButton(self)
        self.pause.setCheckable(True)
        self.pause.setToolTip(self.tr("Pause the import, or let it go on"))
        self.pause.setAccessibleName(self.tr("Pause the import"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.words, self.bar, self.pause, self.cancel):
            layout.addWidget(part)
        look.changed.connect(self._dress)
        self.pause.toggled.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        self.cancel.setIcon(self._look.icon("close"))
        self.pause.setIcon(self._look.icon("go-on" if self.pause.isChecked() else "pause"))
