"""The reading pane: the thread as one clean text with a paragraph cursor, marks in the margin and a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QToolTip

from reader.gui.base.telling import PANE
from reader.gui.base.wording import plain_tooltip
from reader.gui.pane.caret import Spot
from reader.gui.pane.marked_text import MarkedText
from reader.text.words import word_edge

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.theme import Look


class TextPane(MarkedText):
    """Reads and marks one thread.

    Signals:
        menu_wanted(QPoint): a context menu is wanted at a global position.
        quoted_wanted(): the name of a quoted author was clicked; the cursor is on the quotation.
        address_wanted(address, words): words that lead to an address of the web were clicked.
        picture_wanted(post, number): a picture of a post (by its index) was clicked; -1 for their names.
        memo_wanted(post id): the memo on a post was clicked.
        escaped(): Escape was pressed; what was marked is let go of.
        review_wanted(post id): the annotations of a post that are not found in its text are to be looked at.

    Args:
        look: theme and text size.
    """

    menu_wanted = Signal(QPoint)
    quoted_wanted = Signal()
    picture_wanted = Signal(int, int)
    address_wanted = Signal(str, str)
    memo_wanted = Signal(int)
    review_wanted = Signal(int)
    escaped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Letters are commands here: an input method must not swallow them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Thread text"))
        self.setObjectName(PANE)
        self.empty_text = ""
        self._press: Spot | None = None
        self._scroll_timer = QTimer(self, interval=30)
        self._scroll_timer.timeout.connect(self._on_drag_scroll)
        self._drag_at = QPoint()

    # -- mouse and keys that are no commands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position().toPoint()
        spot = self.spot_at(point)
        if spot is None:
            return
        chip = self.chip_at(point)
        annotation = self._annotations.get(chip.annotation) if chip is not None and chip.annotation else None
        if chip is not None and chip.post:
            self.memo_wanted.emit(chip.post)
            return
        if annotation is not None and annotation.shown is not None:
            self.go_to(annotation.target.post_id, annotation.shown.first, annotation.shown)
        elif annotation is not None:
            self.review_wanted.emit(annotation.target.post_id)
        elif event.button() == Qt.MouseButton.LeftButton and self._press_words(point):
            pass
        elif event.button() == Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.caret.place(spot.row, extend=True)
            else:
                self.caret.place(spot.row)
                self._press = spot if point.x() >= self.setter.column.text_x - self.setter.em else None
            self._moved()
        elif spot.row not in range(self.caret.run()[0], self.caret.run()[1] + 1) and self.caret.chars() is None:
            self.caret.place(spot.row)
            self._moved()

    def _press_words(self, point: QPoint) -> bool:
        """Follow what can be clicked in the text: words of folding, names of quoted authors, pictures."""
        fold, link, picture = self.fold_at(point), self.link_at(point), self.picture_at(point)
        if picture is not None:
            self.picture_wanted.emit(*picture)
            return True
        if fold is None and link is None:
            return False
        self.caret.place(fold if fold is not None else link if link is not None else self.caret.row)
        if fold is not None:
            self.toggle_fold(fold)
        self._moved()
        if link is not None:
            self.quoted_wanted.emit()
        return True

    def _leads(self, point: QPoint) -> bool:
        """Whether a click on a point of the page leads somewhere."""
        places = (self.chip_at, self.fold_at, self.link_at, self.picture_at, self.lead_at)
        return any(place_at(point) is not None for place_at in places)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        inside = self.setter.column.text_x <= point.x() < self.setter.column.text_x + self.setter.column.width
        over = Qt.CursorShape.IBeamCursor if inside else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if self._leads(point) else over)
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._drag_at = point
        self._drag_to(point)
        outside = point.y() < 0 or point.y() > self.viewport().height()
        if outside and not self._scroll_timer.isActive():
            self._scroll_timer.start()
        elif not outside:
            self._scroll_timer.stop()

    def _drag_to(self, point: QPoint) -> None:
        spot = self.spot_at(point)
        if spot is not None and self._press is not None and (spot != self._press or self.caret.stretch is not None):
            self.caret.select(self._press, spot)
            self.viewport().update()

    def _on_drag_scroll(self) -> None:
        self._shift(self.setter.line if self._drag_at.y() > 0 else -self.setter.line)
        self._settle()
        self._drag_to(self._drag_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self._press is not None and self.caret.chars() is None
        self._press = None
        self._scroll_timer.stop()
        if self.caret.stretch is not None and self.caret.chars() is None:
            self.caret.drop()
        self._moved()
        event.accept()
        lead = self.lead_at(event.position().toPoint()) if pressed else None
        if lead is not None:
            self.address_wanted.emit(lead.address, self.flow.rows[self.caret.row].text[lead.start : lead.end])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            text = self.flow.rows[spot.row].text
            start = word_edge(text, min(spot.offset + 1, len(text)), -1)
            self.caret.select(Spot(spot.row, start), Spot(spot.row, word_edge(text, start, 1)))
            self._moved()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard and self.caret.row >= 0:
            below = max(0, self.row_top(self.caret.row)) + self.setter.line
            at = self.viewport().mapToGlobal(QPoint(self.setter.column.text_x, below))
        self.menu_wanted.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.caret.drop()
            self.escaped.emit()
            self.viewport().update()
        elif event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.scroll_page(1 if event.key() == Qt.Key.Key_PageDown else -1)
            rows = [r for r in self.shown_rows() if self.row_top(r) >= 0]
            if rows and self.caret.row not in rows:
                self.caret.place(rows[0])
            self._moved()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tooltip(self._told_at(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _told_at(self, point: QPoint) -> str:
        """What is told of a point where the pointer rests: a chip's words, or where words lead."""
        chip, lead = self.chip_at(point), self.lead_at(point)
        if chip is not None or lead is None:
            return chip.text if chip is not None else ""
        from reader.gui.base.links import led_astray, shown_address

        words = self.flow.rows[self.row_at(point.y())].text[lead.start : lead.end]
        return "\n".join(filter(None, (shown_address(lead.address), led_astray(words, lead.address))))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if len(self.flow.rows) <= 1 and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(self.look.theme.colour("dim"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(40, 40, -40, -40), flags, self.empty_text)
            painter.end()
