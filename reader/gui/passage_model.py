"""Passages as a table model."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.gui.wording import isolated, plain_tooltip, when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from reader.domain.annotation import Passage

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_CELL = 240
"""Characters of a text that a cell gets; no column is wider, and a passage may be a whole post."""

_TIP = 1500


class Column(IntEnum):
    """The columns, in the order in which they start."""

    TEXT = 0
    TAGS = 1
    AUTHOR = 2
    TIME = 3
    THREAD = 4
    FLOOR = 5
    MEMO = 6
    CODER = 7


def _one_line(text: str) -> str:
    return isolated(" ".join(text[: 2 * _CELL].split())[:_CELL])


def _memo_line(memo: str) -> str:
    if not memo:
        return ""
    from reader.text.memo_opening import opening  # its patterns are not paid for at the start

    return _one_line(opening(memo))


def _time_key(passage: Passage) -> float:
    return passage.posted_at.timestamp() if passage.posted_at is not None else float("inf")


_SHOWN: dict[Column, Callable[[Passage], str]] = {
    Column.TEXT: lambda p: _one_line(p.text),
    Column.TAGS: lambda p: ", ".join(isolated(tag.name) for tag in p.tags),
    Column.AUTHOR: lambda p: isolated(p.author or ""),
    Column.TIME: lambda p: when(p.posted_at, p.posted_raw),
    Column.THREAD: lambda p: _one_line(p.thread_title),
    Column.FLOOR: lambda p: f"#{p.floor}" if p.floor is not None else "",
    Column.MEMO: lambda p: _memo_line(p.annotation.memo),
    Column.CODER: lambda p: isolated(p.annotation.coder),
}

_SORTED: dict[Column, Callable[[Passage], tuple[float, str]]] = {
    Column.TEXT: lambda p: (0, p.text.casefold()),
    Column.TAGS: lambda p: (0 if p.tags else 1, "\n".join(tag.name.casefold() for tag in p.tags)),
    Column.AUTHOR: lambda p: (0 if p.author else 1, (p.author or "").casefold()),
    Column.TIME: lambda p: (_time_key(p), p.posted_raw),
    Column.THREAD: lambda p: (0, p.thread_title.casefold()),
    Column.FLOOR: lambda p: (p.floor if p.floor is not None else float("inf"), ""),
    Column.MEMO: lambda p: (0 if p.annotation.memo else 1, p.annotation.memo.casefold()),
    Column.CODER: lambda p: (0, p.annotation.coder.casefold()),
}


class PassageModel(QAbstractTableModel):
    """A list of passages in the order shown; sorting is stable over the order of the library."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[Passage, ...] = ()
        self._passages: list[Passage] = []
        self._column: Column | None = None
        self._descending = False

    def set_passages(self, passages: Iterable[Passage]) -> None:
        """Show other passages, sorted as before."""
        self.beginResetModel()
        self._given = tuple(passages)
        self._passages = self._in_order()
        self.endResetModel()

    def given(self) -> tuple[Passage, ...]:
        """The passages in the order of the library."""
        return self._given

    def passages(self) -> list[Passage]:
        """The passages in the order shown."""
        return list(self._passages)

    def passage(self, row: int) -> Passage | None:
        """The passage of a row."""
        return self._passages[row] if 0 <= row < len(self._passages) else None

    def row_of(self, annotation_id: UUID | None) -> int:
        """The row of an annotation, -1 where it is not shown."""
        return next((row for row, p in enumerate(self._passages) if p.annotation.id == annotation_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._passages)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        passage = self.passage(index.row()) if index.isValid() else None
        if passage is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _SHOWN[column](passage)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._whole(passage, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(Column(section))
        return self._titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 for the order of the library."""
        self._column = Column(column) if 0 <= column < len(Column) else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        held = [(index, self._passages[index.row()].annotation.id) for index in self.persistentIndexList()]
        self._passages = self._in_order()
        rows = {p.annotation.id: row for row, p in enumerate(self._passages)}
        moved = [self.index(rows[annotation_id], index.column()) for index, annotation_id in held]
        self.changePersistentIndexList([index for index, _ in held], moved)
        self.layoutChanged.emit()

    def _in_order(self) -> list[Passage]:
        if self._column is None:
            return list(self._given)
        return sorted(self._given, key=_SORTED[self._column], reverse=self._descending)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Text"),
            self.tr("Tags"),
            self.tr("Author"),
            self.tr("Time"),
            self.tr("Thread"),
            self.tr("Floor"),
            self.tr("Memo"),
            self.tr("Coder"),
        )

    def _whole(self, passage: Passage, column: Column) -> str:
        if column is Column.TEXT:
            return isolated(_cut(passage.text))
        if column is Column.MEMO:
            return isolated(_cut(passage.annotation.memo))
        if column is Column.THREAD:
            return " \u203a ".join(
                isolated(part) for part in (passage.site, *passage.board, passage.thread_title) if part
            )
        if column is Column.TAGS:
            return "\n".join(" \u203a ".join(isolated(name) for name in path) for path in passage.tag_paths)
        return _SHOWN[column](passage)


def _cut(text: str) -> str:
    return text if len(text) <= _TIP else f"{text[:_TIP]}\u2026"


def _aligned(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column is Column.FLOOR else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
