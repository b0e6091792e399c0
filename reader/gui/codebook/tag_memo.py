"""The line below a tag's definition that shows the memo on it, and opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton

from reader.gui.base.wording import isolated, plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.theme import Look


class TagMemoLine(QToolButton):
    """A flat button with the first words of a memo, as many as there is room for.

    Args:
        look: icons; followed when the theme or the language changes.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._memo = ""
        self.setObjectName("tag_memo")
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        look.language_changed.connect(self._dress)
        self._dress()

    def show_memo(self, memo: str) -> None:
        """Show the beginning of a memo, or that there is none yet."""
        if memo != self._memo:
            self._memo = memo
            self._dress()

    def _dress(self) -> None:
        beginning = self._beginning()
        words = isolated(beginning) if beginning else self.tr("Memo…")
        # Icon, gap and the margins of the style.
        room = max(0, self.width() - 40)
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        self.setIcon(self._look.icon("memo"))
        self.setToolTip(plain_tooltip(self._memo) if self._memo else self.tr("Write a memo on this tag"))
        self.setAccessibleName(
            self.tr("Memo: {0}").format(beginning) if beginning else self.tr("Write a memo on this tag")
        )

    def _beginning(self) -> str:
        if not self._memo:
            return ""
        from reader.text.memo_opening import opening  # its patterns are not paid for at the start

        return opening(self._memo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()
