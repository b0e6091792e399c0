"""Shows what was done to a library, by whom and when; takes single steps back, writes the list to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QTreeWidgetItem,
)

from reader.domain.errors import PostilError
from reader.gui.base.dialog_parts import listing, stacked, wrapped
from reader.gui.base.panel_parts import FilterLine
from reader.gui.base.wording import error_words, isolated, step_words, when
from reader.session.history import TakeBack, write_history

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.domain.history import HistoryLine
    from reader.gui.frame.room import Room


class HistoryDialog(QDialog):
    """The steps on record, the newest first.

    Args:
        room: whose library it is about.
        parent: the window.
    """

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self._lines: list[HistoryLine] = []
        self.setWindowTitle(self.tr("History of changes"))
        self.resize(720, 520)
        self.filter = FilterLine(room.look, self.tr("Filter by what was done, by whom or when"))
        heads = [self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Rows")]
        self.list = listing(self, self.windowTitle(), heads)
        head = self.list.header()
        head.setStretchLastSection(False)
        for column, width in enumerate((140, 110, 0, 60)):
            self.list.setColumnWidth(column, width)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.told = wrapped(self)
        self.told.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.back_button = buttons.addButton(self.tr("Take this step back"), QDialogButtonBox.ButtonRole.ActionRole)
        self.write_button = buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.back_button.clicked.connect(self._take_back)
        self.write_button.clicked.connect(self._choose_file)
        self.filter.narrowed.connect(self._narrow)
        self.list.currentItemChanged.connect(self._on_current)
        stacked(self, (self.filter, self.list, self.told, buttons), self.list)
        self._fill()

    def _fill(self) -> None:
        self._lines = self.room.session.history()
        self.list.clear()
        items = []
        for line in self._lines:
            words = step_words(line.kind, line.detail)
            what = self.tr("{0} (undone)").format(words) if line.undone else words
            rows = QLocale().toString(line.rows)
            item = QTreeWidgetItem([when(line.at.astimezone()), isolated(line.coder), what, rows])
            item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setDisabled(line.undone)
            items.append(item)
        self.list.addTopLevelItems(items)
        self._narrow(self.filter.text())
        self._on_current()

    @Slot(str)
    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        shown = 0
        for row in range(len(self._lines)):
            item = self.list.topLevelItem(row)
            if item is None:
                continue
            text = " ".join(item.text(column) for column in range(3)).casefold()
            item.setHidden(not all(word in text for word in wanted))
            shown += not item.isHidden()
        self.told.setText(self.tr("%n step(s)", "", shown))

    def shown(self) -> list[HistoryLine]:
        """The steps that the filter leaves."""
        model, root = self.list, self.list.rootIndex()
        return [line for row, line in enumerate(self._lines) if not model.isRowHidden(row, root)]

    @Slot()
    def _on_current(self) -> None:
        row = self.list.currentIndex().row()
        able = row >= 0 and not self._lines[row].undone and not self.room.session.read_only
        self.back_button.setEnabled(able)

    @Slot()
    def _take_back(self) -> None:
        line = self._lines[self.list.currentIndex().row()]
        try:
            self.room.session.apply(TakeBack(line.id))
        except PostilError as error:
            self.told.setText(error_words(error))
            return
        self._fill()
        self.told.setText(self.tr("Taken back: {0}").format(step_words(line.kind, line.detail)))

    @Slot()
    def _choose_file(self) -> None:
        first = self.room.session.path.with_suffix(".history.csv")
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Export to"), str(first), "*.csv")
        if name:
            self.write(Path(name))

    def write(self, out: Path) -> None:
        """Write the steps that are shown to a CSV file."""
        try:
            count = write_history(self.shown(), out, step_words)
        except PostilError as error:
            self.told.setText(error_words(error))
            return
        self.told.setText(self.tr("%n step(s) written to {0}", "", count).format(isolated(str(out))))
