"""A small box to pick from a list by typing: tags, commands, threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from reader.gui.base.telling import PICKED, announce
from reader.text.matching import chinese, rank, score

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.gui.base.pick_line import Choice

_SHOWN = 12
_MOST = 200
"""Lines that are made at most: more are found by typing on, not by scrolling."""
_WIDTH = 300
_WIDE = 480
"""Where lines are only picked, they are long: commands with keys, threads, posts."""
_ROW = 26


class PickList(QFrame):
    """Type to narrow, Enter to pick, Shift+Enter to pick and stay, Escape to leave.

    Signals:
        closed(): the box went away.
        typed(str): other words were typed; `set_choices` may add lines for them.
        entered(): Enter was pressed; what the lines lack can be added by `set_choices` before one is picked.
        missed(sentence): Enter was pressed where no line answers what was typed.
        letters_wanted(): Chinese lines are shown that are found by pinyin as well.

    Args:
        parent: the window over which it floats.
    """

    closed = Signal()
    typed = Signal(str)
    entered = Signal()
    missed = Signal(str)
    letters_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._answering: tuple[str, Sequence[Choice]] = ("", ())
        self._open = False
        self.missing = ""
        """What is said where no line answers; ``{0}`` is what was typed. Asking puts it back to a general sentence."""
        self.on_escape: Callable[[], None] | None = None
        """Called after Escape closed the box. Asking puts it back to None."""
        self._on_pick: Callable[[object, bool], None] | None = None
        self._on_new: Callable[[str, bool], None] | None = None
        self.setObjectName("pick_list")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.input = QLineEdit(self)
        self.input.setObjectName(PICKED)
        self.list = QListWidget(self)
        self._name(self.tr("Pick by typing"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.input)
        layout.addWidget(self.list)
        self.input.textChanged.connect(self._narrow)
        self.input.textChanged.connect(self.typed)
        self.input.installEventFilter(self)
        self.list.itemClicked.connect(self._on_clicked)
        self.hide()

    def ask(
        self,
        prompt: str,
        choices: Sequence[Choice],
        at: QPoint,
        on_pick: Callable[[object, bool], None],
        on_new: Callable[[str, bool], None] | None = None,
    ) -> None:
        """Show the box.

        Args:
            prompt: what is picked, shown while nothing is typed.
            choices: lines in the order for no words typed.
            at: wanted top left corner in the parent's coordinates; it is kept inside the parent.
            on_pick: called with the value of the line picked, and whether the box stays open.
            on_new: called with words that no line has; None when only lines can be picked.
        """
        self._on_pick, self._on_new, self.on_escape = on_pick, on_new, None
        self.missing = self.tr("Nothing here answers to “{0}”")
        self._name(prompt)
        self.input.setPlaceholderText(prompt)
        self._open = True
        self.set_choices(choices)
        self.adjust(at, _WIDTH if on_new is not None else _WIDE)
        self.show()
        self.raise_()
        self.input.setFocus(Qt.FocusReason.PopupFocusReason)
        if any(choice.spelled and chinese(choice.text) for choice in choices):
            self.letters_wanted.emit()

    def _name(self, words: str) -> None:
        for part in (self, self.input, self.list):
            part.setAccessibleName(words)

    def adjust(self, at: QPoint, width: int) -> None:
        """Put the box at a place, inside its parent."""
        height = self._height(len(self._choices) + (1 if self._on_new is not None else 0))
        parent = self.parentWidget()
        area = (parent.rect() if parent is not None else self.rect()).adjusted(8, 8, -8, -8)
        self.resize(min(width, area.width()), min(height, area.height()))
        x = max(area.left(), min(at.x(), area.right() - self.width()))
        y = max(area.top(), min(at.y(), area.bottom() - self.height()))
        self.move(x, y)

    def _height(self, lines: int) -> int:
        row = max(24, self.list.sizeHintForRow(0) if self.list.count() else 24)
        return max(1, min(_SHOWN, lines)) * row + self.input.sizeHint().height() + 26

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Change the lines, keeping what is typed."""
        self._choices = choices
        self._answering = ("", choices)
        self._narrow(self.input.text())

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip()
        self.list.clear()
        for choice in self._ranked(wanted)[:_MOST]:
            hint = choice.hint if isinstance(choice.hint, str) else choice.hint()
            item = QListWidgetItem(f"{choice.text}    {hint}" if hint else choice.text)
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            item.setSizeHint(QSize(0, _ROW))
            item.setIcon(_dot(choice.colour, ticked=choice.ticked))
            self.list.addItem(item)
        folded = wanted.casefold()
        if self._on_new is not None and wanted and not any(c.text.casefold() == folded for c in self._choices):
            item = QListWidgetItem(self.tr("New tag “{0}”").format(wanted))
            item.setSizeHint(QSize(0, _ROW))
            item.setIcon(_dot(QColor(Qt.GlobalColor.transparent), ticked=False))  # its words begin below the others
            self.list.addItem(item)
        self._go_to(0)
        if self.isVisible():  # no more of the window is covered than there is to choose from
            parent = self.parentWidget()
            most = parent.height() - 8 - self.y() if parent is not None else self.height()
            self.resize(self.width(), min(self._height(self.list.count()), most))

    def _go_to(self, row: int) -> None:
        """Make a line the one that Enter picks, and have it told: the keys stay in the line above."""
        self.list.setCurrentRow(row)
        item = self.list.item(row)
        words = item.text() if item is not None else ""
        if self.input.hasFocus():
            announce(self.input, words)
        else:
            self.input.setAccessibleDescription(words)

    def _ranked(self, wanted: str) -> list[Choice]:
        """The lines that answer; more letters are looked for among those only that answered to fewer."""
        before, among = self._answering
        if not wanted.startswith(before):
            before, among = "", self._choices
        found = ranked(wanted, among)
        if wanted:
            known = {id(choice) for choice in found}
            self._answering = (wanted, [choice for choice in among if id(choice) in known])
        return found

    def _take(self, item: QListWidgetItem | None, *, stays: bool) -> None:
        typed = self.input.text().strip()
        if item is None:
            if typed:
                self.missed.emit(self.missing.format(typed))
            return
        value = item.data(Qt.ItemDataRole.UserRole)
        if not stays:
            self.leave()
        else:
            self.input.selectAll()
        if value is None and self._on_new is not None:
            self._on_new(typed, stays)
        elif self._on_pick is not None:
            self._on_pick(value, stays)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(item, stays=False)

    def leave(self) -> None:
        """Close the box and give the keys back to the text."""
        if self._open and self.isVisible():
            self._open = False
            self.closed.emit()
            self.hide()  # not before: Qt would hand the keys to the next part in line first
            # Not when it is asked next: Orca takes a line for known whose text cursor moves before it has the keys.
            with QSignalBlocker(self.input):
                self.input.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.input and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.input and event.type() == QEvent.Type.FocusOut:
            self.leave()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
            if self.on_escape is not None:
                self.on_escape()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            stays = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.entered.emit()
            self._take(self.list.currentItem(), stays=stays)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            if self.list.count():
                self._go_to((self.list.currentRow() + step) % self.list.count())
        else:
            return False
        return True


def _dot(colour: QColor | None, *, ticked: bool) -> QIcon:
    if colour is None:
        return QIcon()
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(6, 6, 20, 20)
    if ticked:
        painter.setPen(QColor("#ffffff"))
        painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, "\u2713")
    painter.end()
    return QIcon(pixmap)


def ranked(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """The lines that answer what was typed, best first; those that answer by their further words come last."""
    if not typed:
        return list(choices[:_MOST])
    found = rank(typed, choices, lambda choice: choice.text, lambda choice: choice.spelled)
    known = {id(choice) for choice in found}
    more = [choice for choice in choices if choice.words and id(choice) not in known and score(typed, choice.words)]
    return found + more
