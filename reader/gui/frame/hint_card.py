"""The slim card of the first start: five keys, and where to drop files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.theme import Look
    from reader.gui.keys.keymap import KeyMap


class HintCard(QFrame):
    """Shows the keys that a newcomer needs, until it is closed.

    Signals:
        closed(): the reader has seen it.
    """

    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key_map = keys
        self.setObjectName("hint_card")
        self.setAutoFillBackground(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addStretch(1)
        self._close = QToolButton(self)
        self._close.setIconSize(QSize(14, 14))
        self._close.setToolTip(self.tr("Close this card"))
        self._close.setAccessibleName(self.tr("Close this card"))
        self._close.clicked.connect(self._on_close)
        layout.addWidget(self._close)
        look.changed.connect(self._dress)
        look.language_changed.connect(self._tell)
        keys.changed.connect(self._tell)
        self._dress()
        self._tell()

    def _tell(self) -> None:
        first = self._key_map.first
        move = f"{first('next-paragraph')} {first('previous-paragraph')}"
        self._keys = (
            (move, self.tr("move")),
            ("1 … 9", self.tr("tag")),
            (first("quick-tag"), self.tr("any tag")),
            (first("undo"), self.tr("undo")),
            (first("keys"), self.tr("all keys")),
        )
        self._drop = self.tr("Drop saved pages or folders anywhere")
        self.setAccessibleName(self.tr("Five keys to begin with"))
        self.setAccessibleDescription(", ".join(f"{key}: {what}" for key, what in self._keys) + f". {self._drop}")
        self.update()

    def _dress(self) -> None:
        theme = self._look.theme
        palette = theme.palette()
        palette.setColor(palette.ColorRole.Window, theme.colour("cursor"))
        self.setPalette(palette)
        self._close.setIcon(self._look.icon("close"))

    def paintEvent(self, event: QPaintEvent) -> None:
        # Painted, not put together of eleven labels: those would be a twentieth of the start.
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._look.theme.colour("text"))
        box = self.rect().adjusted(12, 0, -self._close.width() - 16, 0)
        for key, what in self._keys:
            box.setLeft(self._draw(painter, box, key, bold=True) + 8)
            box.setLeft(self._draw(painter, box, what) + 16)
        self._draw(painter, box, self._drop)
        painter.end()

    def _draw(self, painter: QPainter, box: QRect, text: str, *, bold: bool = False) -> int:
        """Draw words at the left of a box; where they end."""
        font = self.font()
        font.setBold(bold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return box.left() + metrics.horizontalAdvance(shown)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
