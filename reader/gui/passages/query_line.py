"""The line in which a query is typed, and the line below it that points at what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.gui.base.panel_parts import FilterLine
from reader.gui.base.wording import plain_tooltip, reason_words

if TYPE_CHECKING:
    from reader.domain.errors import QueryError
    from reader.gui.base.theme import Look

_CARET = "\u25b2"
_GAP = 6


class QueryLine(FilterLine):
    """A filter line whose Escape leaves it with the words kept, to be found there again.

    Signals:
        left(): Escape.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QueryFault(QWidget):
    """Says in one sentence why a query cannot be understood, with a caret below the place; hidden while all is well.

    Args:
        line: where the query is typed; it stands right above.
        look: colours.
    """

    def __init__(self, line: FilterLine, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._look = look
        self.words = ""
        self.column = 0
        self.setFixedHeight(QFontMetrics(self.font()).height() + 4)
        line.textChanged.connect(self.update)
        look.changed.connect(self.update)
        self.hide()

    def show_error(self, error: QueryError | None) -> None:
        """Show what is wrong, or that nothing is."""
        self.words = reason_words(error.reason) if error is not None else ""
        self.column = error.column if error is not None else 0
        self.setAccessibleName(self.words)
        self.setToolTip(plain_tooltip(self.words))
        self._line.setAccessibleDescription(self.words)
        self.setVisible(error is not None)
        self.update()

    def caret_x(self) -> int:
        """Where the caret stands, in pixels from the left edge."""
        text, metrics = self._line.text(), QFontMetrics(self._line.font())
        # Told from the text cursor, which knows how far a long line is scrolled.
        cursor = self._line.cursorRect().center().x()
        before = metrics.horizontalAdvance(text[: self._line.cursorPosition()])
        at = cursor - before + metrics.horizontalAdvance(text[: self.column - 1])
        start = self.mapFromGlobal(self._line.mapToGlobal(self._line.rect().topLeft())).x()
        return start + min(max(at, 0), self._line.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - it is one line
        painter = QPainter(self)
        painter.setPen(self._look.theme.colour("error"))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(_CARET)
        at = min(max(self.caret_x() - width // 2, 0), self.width() - width)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRect(at, 0, width + 1, self.height()), flags, _CARET)
        room = self.width() - at - width - 2 * _GAP
        box = QRect(at + width + _GAP, 0, room, self.height())
        if metrics.horizontalAdvance(self.words) > room and at > room:
            box = QRect(_GAP, 0, at - 2 * _GAP, self.height())
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        words = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, flags, words)
        painter.end()
