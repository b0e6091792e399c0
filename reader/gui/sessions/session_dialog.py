"""Asks what a reading session is called and goes through, and for the entry at its end; lists the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
)

from reader.gui.base.dialog_parts import stacked, wrapped
from reader.gui.base.panel_parts import paint_hint
from reader.gui.base.wording import isolated, when
from reader.gui.sessions.session_strip import minutes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.domain.sitting import Sitting

_MOST = 2000
"""Threads that can be picked from; more are narrowed by the filter of the thread tree first."""


_FIGURES = range(2, 6)
"""The columns of the log that hold figures."""


class QueueList(QListWidget):
    """Threads with ticks, put into another order by dragging or with Alt+Up and Alt+Down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        row = self.currentRow()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if row >= 0 and 0 <= row + step < self.count():
                item = self.takeItem(row)
                self.insertItem(row + step, item)
                self.setCurrentRow(row + step)
            return
        super().keyPressEvent(event)


class BeginDialog(QDialog):
    """Names a session and picks its queue.

    Args:
        name: proposed.
        sources: by the words for where they come from, the threads in order as (number, title).
    """

    def __init__(
        self, name: str, sources: Mapping[str, Sequence[tuple[int, str]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sources = list(sources.values())
        self.setWindowTitle(self.tr("Begin a reading session"))
        self.resize(520, 480)
        self.name = QLineEdit(name, self)
        self.name.selectAll()
        self.source = QComboBox(self)
        for words, threads in sources.items():
            self.source.addItem(f"{words} ({QLocale().toString(len(threads))})")
        self.list = QueueList(self)
        self.list.setAccessibleName(self.tr("Threads to read"))
        self.note = QLabel(
            self.tr("Ticked threads are read in this order; drag or Alt+Up and Alt+Down change it."), self
        )
        self.note.setWordWrap(True)
        self.every = QCheckBox(self.tr("&All"), self)
        self.every.setTristate(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = self.buttons.addButton(self.tr("Begin"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Threads"), self.source)
        stacked(self, (form, self.every, self.list, self.note, self.buttons), self.list)
        self.every.clicked.connect(self._on_every)
        self.list.itemChanged.connect(self._count)
        self.source.currentIndexChanged.connect(self._fill)
        self.name.textChanged.connect(self._on_named)
        self._fill()
        self._on_named()

    def _on_every(self) -> None:
        """Tick all, or none where all were ticked: then a few are picked by hand."""
        every = len(self.threads()) < self.list.count()
        state = Qt.CheckState.Checked if every else Qt.CheckState.Unchecked
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)
        self.list.blockSignals(False)
        self._count()

    def _count(self) -> None:
        ticked, all_of = len(self.threads()), self.list.count()
        states = (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)
        self.every.setCheckState(states[0 if not ticked else 2 if ticked == all_of else 1])
        self.every.setEnabled(all_of > 0)

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        at = self.source.currentIndex()
        for number, title in (self._sources[at] if at >= 0 else ())[:_MOST]:
            item = QListWidgetItem(isolated(title))
            item.setData(Qt.ItemDataRole.UserRole, number)
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._count()

    def _on_named(self) -> None:
        self.accept_button.setEnabled(bool(self.name.text().strip()))

    def threads(self) -> list[int]:
        """The threads that are ticked, in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [int(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() == Qt.CheckState.Checked]


class EndDialog(QDialog):
    """Tells what came of a session and takes an entry for its journal; Ctrl+Enter ends it from there.

    Args:
        sitting: the session.
        entry: what was written for its journal so far.
    """

    def __init__(self, sitting: Sitting, entry: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("End the reading session"))
        self.resize(460, 320)
        facts = self.tr("{0} \u2013 posts read: {1}, tags set: {2}, time active: {3}, posts an hour: {4}")
        done = (sitting.posts, sitting.tags, minutes(sitting.seconds), round(sitting.pace))
        self.facts = wrapped(self, facts.format(isolated(sitting.name), *done))
        self.journal = QPlainTextEdit(entry, self)
        self.journal.moveCursor(QTextCursor.MoveOperation.End)
        self.journal.setTabChangesFocus(True)
        self.journal.setPlaceholderText(self.tr("What was found, what is to be looked at next"))
        self.journal.setAccessibleName(self.tr("Journal entry"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.addButton(self.tr("End session"), QDialogButtonBox.ButtonRole.AcceptRole)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        stacked(self, (self.facts, self.journal, self.buttons), self.journal)
        self.journal.setFocus()


class _Log(QTableWidget):
    """A table that has a hint in its place while it is empty."""

    hint = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rowCount():
            paint_hint(self, self.hint)


class LogDialog(QDialog):
    """Lists all sessions; accepting it means that they shall be written to a file."""

    def __init__(self, log: Sequence[Sitting], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log of reading sessions"))
        self.resize(720, 420)
        heads = [
            self.tr("Session"),
            self.tr("Begun"),
            self.tr("Active"),
            self.tr("Posts"),
            self.tr("Posts an hour"),
            self.tr("Tags"),
            self.tr("Journal"),
        ]
        self.table = _Log(len(log), len(heads), self)
        self.table.hint = self.tr("No reading session yet")
        self.table.setHorizontalHeaderLabels(heads)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        save = self.buttons.addButton(self.tr("Export as CSV…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setEnabled(bool(log))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        stacked(self, (self.table, self.buttons), self.table)
        for column in _FIGURES:
            head = self.table.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for row, sitting in enumerate(log):
            self._fill(row, sitting)
        self.table.resizeColumnsToContents()

    def _fill(self, row: int, sitting: Sitting) -> None:
        cells = (
            isolated(sitting.name),
            when(sitting.begun.astimezone()),
            minutes(sitting.seconds),
            str(sitting.posts),
            str(round(sitting.pace)),
            str(sitting.tags),
            isolated(" ".join(sitting.journal.split())),
        )
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            if column in _FIGURES:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)
