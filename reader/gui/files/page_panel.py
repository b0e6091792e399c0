"""The saved page as it is: what was read of it stands dim, what was left out stands plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.base.wording import isolated, when
from reader.session.origin import Role, encoding_choices, engine_choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.gui.base.theme import Look
    from reader.session.origin import Origin

_CHUNK = 400
"""Lines that are set at a time, between two looks at the keyboard."""


class PageText(QPlainTextEdit):
    """The page's lines, to be read, searched and copied.

    Signals:
        chosen(line): Enter or a double click on a line.
        left(): Escape.
    """

    chosen = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.textCursor().blockNumber())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.chosen.emit(self.cursorForPosition(event.position().toPoint()).blockNumber())


class PagePanel(QWidget):
    """Shows all the text of a saved page and what became of it.

    Signals:
        paragraph_chosen(post id, paragraph): show that in the text.
        other_reading(encoding, engine): read the page so; ``""`` leaves it to Postil.
        keep_wanted(): store the reading that is shown.
        left(): back to the text.

    Args:
        look: colours and text size.
    """

    paragraph_chosen = Signal(int, int)
    other_reading = Signal(str, str)
    keep_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.origin: Origin | None = None
        self._rows: list[int] = []
        self._wanted: tuple[int, int] | None = None
        self._pending: Iterator[int] = iter(())
        self._filler = QTimer(self, interval=0)
        self._filler.timeout.connect(self._fill)
        self.facts = QLabel(self)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.only = QCheckBox(self.tr("Left out only"), self)
        self.only.setToolTip(self.tr("Hide the lines that were read"))
        self.encoding = self._combo(self.tr("Encoding"))
        self.engine = self._combo(self.tr("Read as"))
        self.keep = QToolButton(self)
        self.keep.setText(self.tr("Keep this reading"))
        self.keep.setToolTip(self.tr("Store the posts as they are read now; the earlier reading stays as a version"))
        self.text = PageText(self)
        self.text.setReadOnly(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("Saved page"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out()
        self.only.toggled.connect(self._show_lines)
        self.encoding.activated.connect(self._on_other)
        self.engine.activated.connect(self._on_other)
        self.keep.clicked.connect(self.keep_wanted)
        self.text.chosen.connect(self._on_chosen)
        self.text.left.connect(self.left)
        look.changed.connect(self._show_lines)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return combo

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.setSpacing(8)
        top.addWidget(self.facts, 1)
        for part in (self.only, self.encoding, self.engine, self.keep):
            top.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.text)

    # -- showing

    def show_origin(self, origin: Origin, chosen: tuple[str, str]) -> None:
        """Show a page.

        Args:
            origin: the page and what became of its text.
            chosen: encoding and engine that were picked by hand, ``""`` each for none.
        """
        self.origin = origin
        self._fill_choices(self.encoding, encoding_choices(), chosen[0], origin.head.charset)
        self._fill_choices(self.engine, engine_choices(origin), chosen[1], origin.page.software)
        self.keep.setEnabled(any(chosen) and bool(origin.post_ids))
        self.facts.setText(self._facts(origin))
        self.facts.setToolTip("")
        self._show_lines()

    def _fill_choices(self, combo: QComboBox, names: Sequence[str], chosen: str, found: str) -> None:
        combo.clear()
        combo.addItem(self.tr("{0} (as stored)").format(found), "")
        for name in names:
            combo.addItem(name, name)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))

    def _facts(self, origin: Origin) -> str:
        head = origin.head
        left_out = sum(
            len(piece.text) for line in origin.account.lines for piece in line.pieces if piece.role == Role.LEFT_OUT
        )
        name = head.path.replace("\\", "/").rsplit("/", 1)[-1]
        parts = [isolated(f"{name} · {head.member}" if head.member else name)]
        if head.captured_at is not None:
            parts.append(self.tr("saved {0}").format(when(head.captured_at)))
        parts.append(self.tr("%n post(s)", "", len(origin.post_ids)))
        parts.append(self.tr("%n character(s) left out", "", left_out))
        if origin.decoded.replaced:
            parts.append(self.tr("%n byte(s) could not be decoded", "", origin.decoded.replaced))
        if origin.account.unplaced:
            parts.append(self.tr("%n line(s) put together from the page's data", "", len(origin.account.unplaced)))
        return " · ".join(parts)

    def _show_lines(self) -> None:
        self._rows = []
        self.text.clear()
        self.text.setFont(self._look.reading_font())
        lines = self.origin.account.lines if self.origin is not None else ()
        only = self.only.isChecked()
        self._pending = iter(
            [
                number
                for number, line in enumerate(lines)
                if not only or any(p.role in (Role.LEFT_OUT, Role.UNSEEN) for p in line.pieces)
            ]
        )
        self._fill()

    def _fill(self) -> None:
        """Set the next lines; the timer goes on with the rest."""
        origin = self.origin
        formats = self._formats()
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        done = 0
        for number in self._pending:
            if origin is None:
                break
            if self._rows:
                cursor.insertBlock()
            self._rows.append(number)
            for piece in origin.account.lines[number].pieces:
                cursor.insertText(f"{piece.text} ", formats[piece.role])
            done += 1
            if done >= _CHUNK:
                break
        cursor.endEditBlock()
        if done >= _CHUNK:
            self._filler.start()
        else:
            self._filler.stop()
        self._mark()

    def _formats(self) -> dict[Role, QTextCharFormat]:
        theme = self._look.theme
        read, fact, unseen, out = (QTextCharFormat() for _ in range(4))
        read.setForeground(theme.colour("dim"))
        fact.setForeground(theme.colour("dim"))
        fact.setFontItalic(True)
        unseen.setForeground(theme.colour("dim"))
        unseen.setFontStrikeOut(True)
        out.setForeground(theme.colour("text"))
        out.setBackground(theme.colour("faint"))
        out.setFontWeight(QFont.Weight.Medium)
        return {Role.READ: read, Role.FACT: fact, Role.UNSEEN: unseen, Role.LEFT_OUT: out}

    # -- places

    def show_paragraph(self, post_id: int, paragraph: int) -> None:
        """Mark where a paragraph stands and scroll there."""
        self._wanted = (post_id, paragraph)
        self._mark(scroll=True)

    def _mark(self, *, scroll: bool = False) -> None:
        if self.origin is None or self._wanted is None:
            self.text.setExtraSelections([])
            return
        line = self.origin.line_of(*self._wanted)
        block = self.text.document().findBlockByNumber(self._rows.index(line)) if line in self._rows else None
        if block is None:
            self.text.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(self._look.theme.colour("selection"))
        mark.format.setForeground(self._look.theme.colour("selection_text"))
        self.text.setExtraSelections([mark])
        if scroll or self._filler.isActive():
            self.text.setTextCursor(QTextCursor(block))
            self.text.centerCursor()

    def focus_list(self) -> None:
        """Put the keyboard into the page."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_chosen(self, row: int) -> None:
        if self.origin is None or row >= len(self._rows):
            return
        for piece in self.origin.account.lines[self._rows[row]].pieces:
            post_id = self.origin.post_ids[piece.post] if piece.post >= 0 else None
            if post_id is not None:
                self.paragraph_chosen.emit(post_id, piece.paragraph)
                return

    def _on_other(self) -> None:
        self.other_reading.emit(self.encoding.currentData() or "", self.engine.currentData() or "")
