"""Find in the thread: a slim bar above the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.domain.errors import QueryError, SearchTooSlow
from reader.gui.base.panel_parts import give_keys
from reader.gui.base.wording import reason_words

if TYPE_CHECKING:
    from reader.gui.base.theme import Look
    from reader.gui.pane.text_pane import TextPane


class FindBar(QWidget):
    """Type to mark every hit, Enter and Shift+Enter to go from one to the next, Escape to leave with the hit selected.

    Signals:
        closed(): the bar went away.
        library_wanted(str, bool): search the whole library for these words; whether they are a regular expression.

    Args:
        pane: the text that is searched.
        look: gives the icons.
    """

    closed = Signal()
    library_wanted = Signal(str, bool)

    def __init__(self, pane: TextPane, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._look = look
        self._told = 0, 0, ""
        look.language_changed.connect(self._retell)
        self.setObjectName("find_bar")
        self.input = QLineEdit(self)
        self.input.setPlaceholderText(self.tr("Find in this thread"))
        self.input.setAccessibleName(self.tr("Find in this thread"))
        self.input.setClearButtonEnabled(True)
        self.whole = self._toggle("\u2039W\u203a", self.tr("Whole words only"))
        self.regex = self._toggle(".*", self.tr("Regular expression"))
        self.library = QToolButton(self)
        self.library.setText(self.tr("In the whole library"))
        self.library.setToolTip(self.tr("Search all threads for these words"))
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(90)
        self._close = QToolButton(self)
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self.input, 1)
        for part in (self.whole, self.regex, self.count, self.library, self._close):
            layout.addWidget(part)
        self.library.clicked.connect(self._to_library)
        self.input.textChanged.connect(self._on_typed)
        self.input.installEventFilter(self)
        self._close.clicked.connect(self.leave)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        self._close.setIcon(self._look.icon("close"))

    def open(self, words: str = "") -> None:
        """Show the bar, with the selected words if there are any."""
        self.show()
        if words and "\n" not in words:
            self.input.setText(words)
        give_keys(self.input)
        self._on_typed(self.input.text())

    def leave(self) -> None:
        """Hide the bar; the text keeps the last hit selected."""
        self._pane.end_find()
        self._pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()  # not before: Qt would hand the keys to the next part in line first
        self.closed.emit()

    def refresh(self) -> None:
        """Search again after another thread was shown."""
        if self.isVisible():
            self._on_typed(self.input.text())

    def _toggle(self, text: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.toggled.connect(self.refresh)
        return button

    def _to_library(self) -> None:
        if self.input.text():
            self.library_wanted.emit(self.input.text(), self.regex.isChecked())

    def _on_typed(self, words: str) -> None:
        total = self._find(words)
        if total is not None:
            self._tell(self._pane.find_next(1, stay=True) if total else 0, total, words)

    def step(self, direction: int) -> None:
        """To the next (1) or previous (-1) hit."""
        words = self.input.text()
        total = self._find(words)
        if total is not None:
            self._tell(self._pane.find_next(direction), total, words)

    def _find(self, words: str) -> int | None:
        """How many hits there are; None, and said, where that cannot be told."""
        try:
            return self._pane.find_words(words, regex=self.regex.isChecked(), whole=self.whole.isChecked())
        except QueryError as error:
            self.count.setText(self.tr("not a pattern"))
            self.count.setToolTip(reason_words(error.reason))
        except SearchTooSlow as error:
            self.count.setText(self.tr("takes too long"))
            self.count.setToolTip(reason_words(error.reason))
        return None

    def _tell(self, number: int, total: int, words: str) -> None:
        self.count.setToolTip("")
        self._told = number, total, words
        if not words:
            self.count.setText("")
        elif not total:
            self.count.setText(self.tr("not found"))
        else:
            self.count.setText(self.tr("{0} of {1}").format(number, total))

    def _retell(self) -> None:
        self._tell(*self._told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.input and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return False
