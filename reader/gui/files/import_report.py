"""What came of an import, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QMenu, QTableView, QVBoxLayout, QWidget

from reader.gui.base.panel_parts import menu_button, set_icon
from reader.gui.base.wording import isolated, number, plain_tooltip, reason_words, when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.gui.base.theme import Look
    from reader.library.reports import ReportHead
    from reader.session.importing import ImportedFile, ImportReport

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReportModel(QAbstractTableModel):
    """One row a page: file, what happened, what it was read as, and any trouble in one sentence."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.files: Sequence[ImportedFile] = ()
        look.language_changed.connect(self.retell)
        self.retell()

    def retell(self) -> None:
        """Take over the words of the language in force."""
        self._heads = (self.tr("File"), self.tr("Result"), self.tr("Read as"), self.tr("Posts"), self.tr("Remarks"))
        self._outcomes = {
            "new": self.tr("new"),
            "changed": self.tr("changed"),
            "same": self.tr("known already"),
            "empty": self.tr("no posts"),
            "error": self.tr("not read"),
        }
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._heads) - 1)

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
            return number(total) if total else ""
        remarks = [reason_words(words) for words in (item.error or "", *item.warnings)]
        return " ".join(remark for remark in remarks if remark)


class ReportPanel(QWidget):
    """The table of the last import with a line that sums it up.

    Signals:
        thread_chosen(thread id): a row was opened.
        page_wanted(capture id): the saved page of a row is to be looked at, or read in another way.
        history_wanted(): the menu of earlier reports is about to open.
        report_wanted(report id): one of them was chosen.
        wanted(): there is something that the reader should see.
    """

    thread_chosen = Signal(int)
    page_wanted = Signal(int)
    history_wanted = Signal()
    report_wanted = Signal(int)
    wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: ImportReport | None = None
        self.model = ReportModel(look, self)
        self.history = menu_button(self, self.tr("Earlier imports"))
        self.history.menu().aboutToShow.connect(self.history_wanted)
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
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in enumerate((260, 100, 240, 60)):
            self.table.setColumnWidth(column, width)
        look.language_changed.connect(self._retell)
        self.table.activated.connect(self._on_activated)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.addWidget(self.summary, 1)
        top.addWidget(self.history)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.table)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        set_icon(self.history, self._look.icon("history"))

    def show_history(self, heads: Sequence[ReportHead]) -> None:
        """Fill the menu of earlier reports."""
        menu = self.history.menu()
        menu.clear()
        for head in heads:
            words = f"{when(head.at.astimezone() if head.at else None)} · " + self.tr("%n page(s)", "", head.pages)
            if head.troubles:
                words += " · " + self.tr("%n not read", "", head.troubles)
            action = menu.addAction(words)
            action.setData(head.id)
            action.triggered.connect(self._on_report)
        if not heads:
            menu.addAction(self.tr("No import is on record")).setEnabled(False)

    def _on_report(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.report_wanted.emit(int(action.data()))

    def row_menu(self, row: int) -> QMenu:
        """What can be done with a page of the report."""
        file = self.model.files[row]
        menu = QMenu(self)
        thread = menu.addAction(self.tr("Open the thread"))
        thread.setEnabled(file.thread_id is not None)
        thread.triggered.connect(lambda: self.thread_chosen.emit(file.thread_id or 0))
        page = menu.addAction(self.tr("Look at the saved page, or read it in another way"))
        page.setEnabled(file.capture_id is not None)
        page.triggered.connect(lambda: self.page_wanted.emit(file.capture_id or 0))
        return menu

    def _on_menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if index.isValid():
            self.row_menu(index.row()).exec(self.table.viewport().mapToGlobal(at))

    def show_report(self, report: ImportReport) -> None:
        """Show what came of an import."""
        self._report = report
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

    def _retell(self) -> None:
        if self._report is not None:
            self.show_report(self._report)

    def focus_list(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_activated(self, index: QModelIndex) -> None:
        file = self.model.files[index.row()]
        if file.thread_id is not None:
            self.thread_chosen.emit(file.thread_id)
        elif file.capture_id is not None:
            self.page_wanted.emit(file.capture_id)
