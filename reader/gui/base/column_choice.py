"""Asks which columns a table shall have, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.base.panel_parts import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnChoice(QDialog):
    """A list of all columns to check, and to put in order by dragging or with Alt+Up and Alt+Down.

    Args:
        every: all columns in their usual order, each with its words.
        chosen: the columns so far, in their order; none means all.
        needed: those that most will want.
        fixed: a column that is always there, or ``""``.
    """

    def __init__(
        self,
        every: Sequence[tuple[str, str]],
        chosen: Sequence[str],
        needed: Sequence[str],
        parent: QWidget | None = None,
        *,
        fixed: str = "",
    ) -> None:
        super().__init__(parent)
        self._every = dict(every)
        self._fixed = fixed
        self.setWindowTitle(self.tr("Columns"))
        self.resize(380, 500)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.installEventFilter(self)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.all = QPushButton(self.tr("&All"), self)
        self.short = QPushButton(self.tr("The most &needed"), self)
        self.up = QPushButton(self.tr("&Up"), self)
        self.down = QPushButton(self.tr("&Down"), self)
        self.up.setToolTip(self.tr("Further to the left (Alt+Up)"))
        self.down.setToolTip(self.tr("Further to the right (Alt+Down)"))
        self.all.clicked.connect(lambda: self.check(tuple(self._every)))
        self.short.clicked.connect(lambda: self.check(needed))
        self.up.clicked.connect(lambda: self.move_current(-1))
        self.down.clicked.connect(lambda: self.move_current(1))
        self.list.itemChanged.connect(self._on_checked)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.check(chosen or tuple(self._every))
        self.list.setFocus()

    def _lay_out(self) -> None:
        hint = QLabel(self.tr("Check what is shown; drag, or press Alt+Up and Alt+Down, to put it in order."), self)
        hint.setWordWrap(True)
        grid = QGridLayout()
        for at, button in enumerate((self.up, self.down, self.all, self.short)):
            button.setAutoDefault(False)
            grid.addWidget(button, at // 2, at % 2)
        layout = QVBoxLayout(self)
        spaced(layout)
        layout.addWidget(hint)
        layout.addWidget(self.list)
        layout.addLayout(grid)
        layout.addWidget(self.buttons)

    def check(self, names: Sequence[str]) -> None:
        """Check these and no others; they come first, in this order."""
        wanted = [name for name in dict.fromkeys(names) if name in self._every]
        if self._fixed and self._fixed not in wanted:
            wanted.insert(0, self._fixed)
        self.list.clear()
        for name in (*wanted, *(name for name in self._every if name not in wanted)):
            item = QListWidgetItem(self._every[name], self.list)
            item.setData(_NAME, name)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags if name == self._fixed else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in wanted else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def move_current(self, step: int) -> None:
        """Move the current column up (-1) or down (1) the list."""
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + step < self.list.count():
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)

    def _on_checked(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.columns))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = _MOVES.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
            return True
        return False

    @property
    def columns(self) -> tuple[str, ...]:
        """The checked ones in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(str(item.data(_NAME)) for item in items if item.checkState() == Qt.CheckState.Checked)
