"""Asks which columns a table shall have."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.export.rows import COLUMNS, MEMO_COLUMNS
from reader.export.words import Words

_ALL = (*COLUMNS, *MEMO_COLUMNS)
_SHORT = ("thread_title", "floor", "author", "posted_at", "text", "tags", "memo", "coder", "url")


class ColumnChoice(QDialog):
    """A list of all columns to check.

    Args:
        chosen: the columns so far; none means all.
        language: in which the file will name them.
    """

    def __init__(self, chosen: tuple[str, ...], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns"))
        self.resize(320, 460)
        words = Words(language)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Columns"))
        for name in _ALL:
            item = QListWidgetItem(words(name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        self.check(chosen or _ALL)
        self.list.setCurrentRow(0)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.all = self.buttons.addButton(self.tr("All"), QDialogButtonBox.ButtonRole.ActionRole)
        self.short = self.buttons.addButton(self.tr("The most needed"), QDialogButtonBox.ButtonRole.ActionRole)
        self.all.clicked.connect(lambda: self.check(_ALL))
        self.short.clicked.connect(lambda: self.check(_SHORT))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.list)
        layout.addWidget(self.buttons)

    def check(self, names: tuple[str, ...]) -> None:
        """Check these and no others."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            on = item.data(Qt.ItemDataRole.UserRole) in names
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    @property
    def columns(self) -> tuple[str, ...]:
        """The checked ones in the order of the table; none where all are."""
        items = [self.list.item(row) for row in range(self.list.count())]
        names = [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]
        return () if len(names) == len(items) else tuple(names)
