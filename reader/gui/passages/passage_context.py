"""A passage in its place: what stands around it, and who wrote it when, beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QSplitter, QTextEdit, QVBoxLayout, QWidget

from reader.gui.base.panel_parts import MARGIN, paint_hint
from reader.gui.base.wording import isolated, when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from reader.domain.annotation import Passage
    from reader.gui.base.theme import Look
    from reader.library.surroundings import Neighbour, Surroundings

_MOST = 1200
"""Characters of a paragraph around the passage that are shown, and of the passage twice as many."""
_DOT = " \u00b7 "


LEAST = 220
"""Width in pixels that the table or the surroundings have at least."""


class Halves(QSplitter):
    """The table and the surroundings: side by side where there is more width than height, else one below the other."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= 2 * LEAST and self.width() > self.height()
        self.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        super().resizeEvent(event)


class ContextText(QTextEdit):
    """Text without markup, to read and copy only; a hint in its place where there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint = ""
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and self.document().isEmpty():
            paint_hint(self, self.hint)


class PassageContext(QWidget):
    """Shows one passage with the paragraphs around it.

    Args:
        look: colours.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Passage, Surroundings] | None = None
        self._begins = 0
        self._apart = False
        self.setObjectName("passage_context")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.head = QLabel(self)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.head.setContentsMargins(MARGIN, 6, MARGIN, 4)
        self.text = ContextText(self)
        self.text.hint = self.tr("Choose a passage to see what stands around it")
        self.text.setAccessibleName(self.tr("The passage in its place"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.text)
        self.clear()
        look.changed.connect(self._show)
        look.language_changed.connect(self._show)

    def clear(self) -> None:
        """Show no passage."""
        self._shown = None
        self.head.setText("")
        self.text.clear()

    def show_passage(self, passage: Passage, around: Surroundings) -> None:
        """Show a passage.

        Args:
            passage: who wrote it is said above.
            around: what stands around it.
        """
        self._shown = passage, around
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        passage, around = self._shown
        words = self._who(passage.floor, passage.author, when(passage.posted_at, passage.posted_raw))
        self.head.setText(words)
        self.head.setToolTip(words)
        self.text.clear()
        self._apart = False
        cursor = QTextCursor(self.text.document())
        self._put_neighbour(cursor, around.previous)
        self._apart = around.previous is not None
        self._put(cursor, around.before, "dim")
        self._begins = cursor.position()
        self._put_passage(cursor, passage, around)
        self._put(cursor, around.after, "dim")
        self._apart = True
        self._put_neighbour(cursor, around.following)
        self._reveal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reveal()

    def _reveal(self) -> None:
        """Scroll so that the passage begins in the upper third, and no line is cut at the top."""
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(min(self._begins + 1, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect().top() - self.text.viewport().height() // 3)
        if bar.value():
            top = self.text.cursorForPosition(QPoint(MARGIN, 0))
            bar.setValue(bar.value() + self.text.cursorRect(top).top())

    def _who(self, floor: int | None, author: str | None, time: str) -> str:
        number = f"#{floor}" if floor is not None else ""
        name = isolated(author) if author else self.tr("author unknown")
        return _DOT.join(part for part in (f"{number} {name}".strip(), time) if part)

    # -- setting the text

    def _put_neighbour(self, cursor: QTextCursor, post: Neighbour | None) -> None:
        if post is None:
            return
        head = self._who(post.floor, post.author, when(post.posted_at, post.posted_raw))
        self._put(cursor, [head], "accent")
        self._put(cursor, post.texts, "dim")

    def _put(self, cursor: QTextCursor, texts: Iterable[str], role: str) -> None:
        written = QTextCharFormat()
        written.setForeground(self._look.theme.colour(role))
        for text in texts:
            self._begin(cursor)
            cursor.insertText(isolated(_cut(text, _MOST)), written)

    def _begin(self, cursor: QTextCursor) -> None:
        block = QTextBlockFormat()
        block.setBottomMargin(MARGIN // 2)
        if self._apart:
            block.setTopMargin(MARGIN)
        self._apart = False
        if cursor.position():
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)

    def _put_passage(self, cursor: QTextCursor, passage: Passage, around: Surroundings) -> None:
        plain, marked = QTextCharFormat(), QTextCharFormat()
        theme = self._look.theme
        plain.setForeground(theme.colour("text"))
        paints = theme.tag(passage.tags[0].colour) if passage.tags else None
        marked.setBackground(paints.fill if paints else theme.colour("cursor"))
        marked.setForeground(paints.ink if paints else theme.colour("text"))
        texts = around.texts or (passage.text,)
        ends = around.end if around.texts else len(texts[-1])
        for at, text in enumerate(texts):
            start = around.start if at == 0 and around.texts else 0
            end = ends if at == len(texts) - 1 else len(text)
            self._begin(cursor)
            cursor.insertText(_cut_front(text[:start]), plain)
            cursor.insertText(_cut(text[start:end], 2 * _MOST), marked)
            cursor.insertText(_cut(text[end:], _MOST), plain)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _cut_front(text: str) -> str:
    return text if len(text) <= _MOST else f"…{text[-_MOST:]}"
