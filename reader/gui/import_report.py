"""What came of an import, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from reader.gui.wording import isolated, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.gui.theme import Look
    from reader.session.importing import ImportedFile, ImportReport

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReportModel(QAbstractTableModel):
    """One row a page: file, what happened, what it was read as, and any trouble in one sentence."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.files: Sequence[ImportedFile] = ()
        self._heads = (self.tr("File"), self.tr("Result"), self.tr("Read as"), self.tr("Posts"), self.tr("Remarks"))
        self._outcomes = {
            "new": self.tr("new"),
            "changed": self.tr("changed"),
            "same": self.tr("known already"),
            "empty": self.tr("no posts"),
            "error": self.tr("not read"),
        }

    def show_files(self, files: Sequence[ImportedFile]) -> None:
        """Show these files; troubles come first."""
        self.beginResetModel()
        self.files = sorted(files, key=lambda f: f.outcome != "error")
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        item = self.files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._text(item, index.column()) if index.column() else str(item.path))
        if role == Qt.ItemDataRole.ForegroundRole and item.outcome == "error":
            return self._look.theme.colour("error")
        return None

    def _text(self, item: ImportedFile, column: int) -> str:
        if column == 0:
            name = item.path.name
            return isolated(f"{name} · {item.member}" if item.member else name)
        if column == 1:
            return self._outcomes.get(item.outcome, item.outcome)
        if column == 2:
            return " · ".join(part for part in (item.software, item.view, item.container, item.charset) if part)
        if column == 3:
            total = item.posts_new + item.posts_changed + item.posts_same
            return str(total) if total else ""
        remarks = [item.error or "", *item.warnings]
        return " ".join(remark for remark in remarks if remark)


class ReportPanel(QWidget):
    """The table of the last import with a line that sums it up.

    Signals:
        thread_chosen(thread id): a row was opened.
        wanted(): there is something that the reader should see.
    """

    thread_chosen = Signal(int)
    wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ReportModel(look, self)
        self.summary = QLabel(self.tr("Nothing was imported in this sitting."), self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setContentsMargins(8, 4, 8, 4)
        self.table = QTableView(self)
        self.table.setAccessibleName(self.tr("Import report"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in enumerate((260, 100, 240, 60)):
            self.table.setColumnWidth(column, width)
        self.table.activated.connect(self._on_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.summary)
        layout.addWidget(self.table)

    def show_report(self, report: ImportReport) -> None:
        """Show what came of an import."""
        self.model.show_files(report.files)
        counts = {
            name: sum(1 for f in report.files if f.outcome == name) for name in ("new", "changed", "same", "error")
        }
        parts = [
            self.tr("%n page(s)", "", len(report.files)),
            self.tr("%n new", "", counts["new"]),
            self.tr("%n changed", "", counts["changed"]),
            self.tr("%n known already", "", counts["same"]),
            self.tr("%n not read", "", counts["error"]),
        ]
        words = " · ".join(parts)
        self.summary.setText(self.tr("Cancelled. {0}").format(words) if report.cancelled else words)

    def focus_list(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_activated(self, index: QModelIndex) -> None:
        thread_id = self.model.files[index.row()].thread_id
        if thread_id is not None:
            self.thread_chosen.emit(thread_id)
