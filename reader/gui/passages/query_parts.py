"""The parts of the query builder: a row is one condition, a group some rows that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.base.dialog_parts import inset
from reader.gui.passages.query_value import AskEdit
from reader.text.query_rows import Ask, Group, Row

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from reader.gui.base.theme import Look
    from reader.gui.passages.query_fields import Known

_ALONE, _NEAR, _OVER = range(3)
_MODES = ((True, False), (False, False), (False, True), (True, True))
"""``every`` and ``negated`` of the choices above a group, in their order."""


def _shortcut(part: QWidget, keys: str, signal: SignalInstance) -> None:
    shortcut = QShortcut(QKeySequence(keys), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(signal)


class RowEdit(QWidget):
    """One condition, and on a second line what must be beside it. Ctrl+- takes it away.

    Signals:
        changed(): it asks something else.
        removed(): it is not wanted.

    Args:
        known: what there is to choose from.
        look: icons.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, known: Known, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = AskEdit(known, self)
        self.beside = QComboBox(self)
        self.beside.setAccessibleName(self.tr("Beside another passage"))
        self.beside.addItems([self.tr("anywhere"), self.tr("near\u2026"), self.tr("overlapping\u2026")])
        self.most = QSpinBox(self)
        inset(self.most)
        self.most.setRange(0, 9999)
        self.most.setValue(2)
        self.most.setAccessibleName(self.tr("Paragraphs apart at most"))
        self.other = AskEdit(known, self, negatable=False)
        self.remove = QToolButton(self)
        self.remove.setIcon(look.icon("remove"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.setToolTip(self.tr("Remove this condition (Ctrl+-)"))
        self.remove.setAccessibleName(self.tr("Remove this condition"))
        self._words = QLabel(self)
        first, self._second = QHBoxLayout(), QWidget(self)
        first.setSpacing(8)
        for part in (self.ask, self.beside, self.remove):
            first.addWidget(part, 1 if part is self.ask else 0)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(24, 0, 0, 0)
        second.setSpacing(8)
        for beside in (self._words, self.most, self.other):
            second.addWidget(beside, 1 if beside is self.other else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addWidget(self._second)
        self.beside.currentIndexChanged.connect(self._on_beside)
        self.remove.clicked.connect(self.removed)
        # A shortcut, for the lists would take the key for the beginning of a word.
        _shortcut(self, "Ctrl+-", self.removed)
        for signal in (self.ask.changed, self.other.changed, self.most.valueChanged):
            signal.connect(self._tell)
        self._on_beside()

    def _tell(self) -> None:
        self.changed.emit()

    def _on_beside(self) -> None:
        chosen = self.beside.currentIndex()
        self._second.setVisible(chosen != _ALONE)
        self.most.setVisible(chosen == _NEAR)
        near, over = self.tr("at most so many paragraphs from:"), self.tr("sharing characters with:")
        self._words.setText(near if chosen == _NEAR else over)
        self.changed.emit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.ask.stops(), self.beside, self.remove, self.most, *self.other.stops()]

    def row(self) -> Row:
        """What is chosen."""
        chosen = self.beside.currentIndex()
        if chosen == _ALONE:
            return Row(self.ask.ask(), self.ask.negated)
        most = self.most.value() if chosen == _NEAR else None
        return Row(self.ask.ask(), self.ask.negated, self.other.ask(), most)

    def show_row(self, row: Row) -> None:
        """Show a condition."""
        self.ask.show_ask(row.ask, negated=row.negated)
        if row.beside is not None:
            self.beside.setCurrentIndex(_OVER if row.most is None else _NEAR)
            self.most.setValue(row.most or 0)
            self.other.show_ask(row.beside)


class GroupEdit(QFrame):
    """Conditions that belong together, and how. Ctrl++ adds one.

    Signals:
        changed(): it asks something else.
        removed(): its last condition was taken away.

    Args:
        known: what there is to choose from.
        look: icons and colours.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, known: Known, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._look = look
        self.rows: list[RowEdit] = []
        self.setObjectName("query_group")
        rule = look.theme.colour("rule").name()
        self.setStyleSheet(f"#query_group {{ border: none; border-left: 2px solid {rule} }}")
        self.mode = QComboBox(self)
        self.mode.setAccessibleName(self.tr("How these conditions are joined"))
        self.mode.addItems(
            [
                self.tr("All of these"),
                self.tr("At least one of these"),
                self.tr("None of these"),
                self.tr("Not all of these"),
            ]
        )
        self.add = QPushButton(self.tr("Add a condition"), self)
        self.add.setToolTip(self.tr("Add a condition to this group (Ctrl++)"))
        self.add.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(self.mode)
        head.addStretch(1)
        head.addWidget(self.add)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 4, 0, 4)
        self._layout.setSpacing(8)
        self._layout.addLayout(head)
        self.mode.currentIndexChanged.connect(self._tell)
        self.add.clicked.connect(self._on_add)
        for keys in ("Ctrl++", "Ctrl+="):
            _shortcut(self, keys, self.add.clicked)

    def _on_add(self) -> None:
        self.add_row().ask.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.mode, self.add, *(stop for edit in self.rows for stop in edit.stops())]

    def _tell(self) -> None:
        self.changed.emit()

    def add_row(self, row: Row | None = None) -> RowEdit:
        """Put a condition below the others."""
        edit = RowEdit(self._known, self._look, self)
        edit.show_row(row if row is not None else Row(Ask("tag")))
        edit.changed.connect(self.changed)
        edit.removed.connect(lambda: self._drop(edit))
        self.rows.append(edit)
        self._layout.addWidget(edit)
        self.changed.emit()
        return edit

    def _drop(self, edit: RowEdit) -> None:
        at = self.rows.index(edit)
        self.rows.remove(edit)
        edit.hide()
        edit.deleteLater()
        if self.rows:
            self.rows[max(0, at - 1)].ask.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()
        else:
            self.removed.emit()

    def group(self) -> Group:
        """What is chosen."""
        every, negated = _MODES[self.mode.currentIndex()]
        return Group(tuple(edit.row() for edit in self.rows), every, negated)

    def show_group(self, group: Group) -> None:
        """Show a group."""
        self.mode.setCurrentIndex(_MODES.index((group.every, group.negated)))
        for row in group.rows:
            self.add_row(row)
