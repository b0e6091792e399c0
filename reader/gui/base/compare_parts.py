"""What the panels that compare texts share: a list led by letters, and a text that shows what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QSizePolicy,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.gui.base.panel_parts import paint_hint
from reader.gui.base.wording import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QLayout

    from reader.domain.annotation import Span
    from reader.domain.thread import Paragraph
    from reader.gui.base.theme import Look, TagColour
    from reader.text.differences import Piece

_Line = TypeVar("_Line")
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


def below(head: QWidget, text: QWidget, parent: QWidget) -> QWidget:
    """A text below its head, without a gap."""
    made = QWidget(parent)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(text, 1)
    return made


def fill_panel(panel: QWidget, bar: QLayout, lines: KeyList, told: QWidget, widths: Sequence[int]) -> None:
    """Lay a panel out: a bar above, below it a list and beside it what is told of the line that the cursor is on.

    Args:
        panel: without a layout yet.
        bar: what stands above.
        lines: the list.
        told: takes the room that the window gains.
        widths: of both in pixels, to begin with.
    """
    both = QSplitter(Qt.Orientation.Horizontal, panel)
    both.setChildrenCollapsible(False)
    both.addWidget(lines)
    both.addWidget(told)
    both.setStretchFactor(1, 1)
    both.setSizes(list(widths))
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(bar)
    layout.addWidget(both, 1)


class FactLine(QLabel):
    """One line of facts in plain text; where there is no room it ends in dots, and its tooltip is whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        box = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(box, int(self.alignment()), words)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def _tell_whole(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(plain_tooltip(self.text()) if cut else "")


class KeyList(QListWidget):
    """A list whose keys are those of the reading pane: J and K move, Enter opens, Escape leaves.

    It says in one dim sentence, its ``hint``, why it is empty.

    Signals:
        opened(): Enter, or a double click.
        left(): Escape.
        pressed_key(str): another letter, upper case, without Ctrl or Alt; ``"Delete"``; ``"Ctrl+A"`` for all.
    """

    opened = Signal()
    left = Signal()
    pressed_key = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = ""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setStyleSheet("QListWidget::item { padding: 4px 8px; }")
        self.itemDoubleClicked.connect(self.opened)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and not self.count():
            paint_hint(self, self.hint)

    def chosen(self, lines: Sequence[_Line]) -> _Line | None:
        """What the cursor is on, of what the rows stand for."""
        row = self.currentRow()
        return lines[row] if 0 <= row < len(lines) else None

    def step(self, count: int) -> None:
        """Go to the next (1) or previous (-1) row; nothing happens at the ends."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + count, 0), self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and key in _STEPS:
            self.step(_STEPS[Qt.Key(key)])
        elif bare and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif bare and key == Qt.Key.Key_Escape:
            self.left.emit()
        elif bare and Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
            self.pressed_key.emit(chr(key))
        elif bare and key == Qt.Key.Key_Delete:
            self.pressed_key.emit("Delete")
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_A:
            self.pressed_key.emit("Ctrl+A")
        else:
            super().keyPressEvent(event)


class CompareText(QTextEdit):
    """A text to be read and copied, with stretches marked.

    Args:
        look: colours and text size.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(10)

    def _begin(self, text: str = "") -> QTextCursor:
        self.setFont(self._look.reading_font())
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())
        self.setTextColor(self._look.theme.colour("text"))
        cursor = QTextCursor(self.document())
        if text:
            cursor.insertText(text, QTextCharFormat())
        return cursor

    def show_side(self, text: str, pieces: Iterable[Piece], *, new: bool) -> None:
        """Show one side of a comparison, what differs from the other side marked.

        Args:
            text: the old or the new text.
            pieces: as `reader.text.differences.differences` gives them.
            new: whether it is the new text.
        """
        cursor = self._begin()
        for piece in pieces:
            words = text[piece.new_start : piece.new_end] if new else text[piece.old_start : piece.old_end]
            cursor.insertText(words, QTextCharFormat() if piece.same else self._changed(new=new))
        self._rewind()

    def show_merged(self, old: str, new: str, pieces: Iterable[Piece]) -> None:
        """Show one text out of two: what went struck out, what came underlined."""
        cursor = self._begin()
        first = -1
        for piece in pieces:
            if piece.same:
                cursor.insertText(new[piece.new_start : piece.new_end], QTextCharFormat())
                continue
            first = cursor.position() if first < 0 else first
            cursor.insertText(old[piece.old_start : piece.old_end], self._changed(new=False))
            cursor.insertText(new[piece.new_start : piece.new_end], self._changed(new=True))
        self._rewind(max(first, 0))

    def show_marked(self, paragraphs: Sequence[Paragraph], spans: Iterable[tuple[Span, str]]) -> None:
        """Show paragraphs whole, with stretches in the colours of their tags.

        Args:
            paragraphs: the text.
            spans: where annotations stand in it, and their colour; ``""`` where they have no tag.
        """
        cursor = self._begin("\n".join(paragraph.text.replace("\n", "\u2028") for paragraph in paragraphs))
        document = self.document()
        first = -1
        for span, colour in spans:
            start, end = document.findBlockByNumber(span.first), document.findBlockByNumber(span.last)
            if not start.isValid() or not end.isValid():
                continue
            at = start.position() + _units(start.text(), span.start)
            cursor.setPosition(at)
            cursor.setPosition(end.position() + _units(end.text(), span.end), QTextCursor.MoveMode.KeepAnchor)
            paint = self._look.theme.tag(colour)
            style = QTextCharFormat()
            style.setBackground(paint.fill)
            style.setForeground(paint.ink)
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            style.setUnderlineColor(paint.bar)
            cursor.setCharFormat(style)
            first = at if first < 0 else min(first, at)
        self._rewind(max(first, 0))

    def show_note(self, words: str) -> None:
        """Show a dim sentence in place of a text."""
        style = QTextCharFormat()
        style.setForeground(self._look.theme.colour("dim"))
        self._begin().insertText(words, style)
        self._rewind()

    def _changed(self, *, new: bool) -> QTextCharFormat:
        paint: TagColour = self._look.theme.tag("green" if new else "red")
        style = QTextCharFormat()
        style.setBackground(paint.fill)
        style.setForeground(paint.ink)
        if new:
            style.setFontWeight(QFont.Weight.DemiBold)
        else:
            style.setFontStrikeOut(True)
        return style

    def _rewind(self, at: int = 0) -> None:
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()


def _units(text: str, offset: int) -> int:
    """An offset in code points as Qt counts it."""
    return len(text[:offset].encode("utf-16-le")) // 2
