"""The slim card of the first start: five keys, and where to drop files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.gui.theme import Look


class HintCard(QFrame):
    """Shows the keys that a newcomer needs, until it is closed.

    Signals:
        closed(): the reader has seen it.
    """

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("hint_card")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Five keys to begin with"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(16)
        bold = self.font()
        bold.setWeight(bold.Weight.Bold)
        for key, what in (
            (self.tr("J K"), self.tr("move")),
            (self.tr("1 … 9"), self.tr("tag")),
            (self.tr("T"), self.tr("any tag")),
            (self.tr("Ctrl+Z"), self.tr("undo")),
            (self.tr("?"), self.tr("all keys")),
        ):
            # Two plain labels: one with markup would load Qt's whole rich-text machinery for the start.
            cap, words = QLabel(key, self), QLabel(what, self)
            cap.setFont(bold)
            pair = QHBoxLayout()
            pair.setSpacing(8)
            for label in (cap, words):
                label.setTextFormat(Qt.TextFormat.PlainText)
                pair.addWidget(label)
            layout.addLayout(pair)
        drop = QLabel(self.tr("Drop saved pages or folders anywhere"), self)
        drop.setTextFormat(Qt.TextFormat.PlainText)
        drop.setMinimumWidth(40)
        layout.addWidget(drop, 1)
        self._close = QToolButton(self)
        self._close.setIconSize(QSize(14, 14))
        self._close.setToolTip(self.tr("Close this card"))
        self._close.setAccessibleName(self.tr("Close this card"))
        self._close.clicked.connect(self._on_close)
        layout.addWidget(self._close)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._look.theme
        palette = theme.palette()
        palette.setColor(palette.ColorRole.Window, theme.colour("cursor"))
        self.setPalette(palette)
        self._close.setIcon(self._look.icon("close"))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
