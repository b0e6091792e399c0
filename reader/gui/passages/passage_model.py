"""Passages as a table model."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.gui.base.wording import isolated, plain_tooltip, when
from reader.gui.passages.passage_rows import PassageRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from reader.domain.annotation import Passage
    from reader.domain.grouping import Group
    from reader.gui.passages.passage_rows import Place

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_IN_WORDS = frozenset({Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})

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
    BOARD = 8
    SITE = 9
    MADE = 10


USUAL = tuple(Column)[:8]
"""The columns that are shown until the reader chooses others."""


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
    Column.BOARD: lambda p: " \u203a ".join(isolated(name) for name in p.board),
    Column.SITE: lambda p: isolated(p.site),
    Column.MADE: lambda p: when(p.annotation.created.astimezone()),
}

_SORTED: dict[Column, Callable[[Passage], str | tuple[float, str]]] = {
    Column.TEXT: lambda p: p.text[:_CELL].casefold(),
    Column.TAGS: lambda p: (0 if p.tags else 1, "\n".join(tag.name.casefold() for tag in p.tags)),
    Column.AUTHOR: lambda p: (0 if p.author else 1, (p.author or "").casefold()),
    Column.TIME: lambda p: (_time_key(p), p.posted_raw),
    Column.THREAD: lambda p: p.thread_title.casefold(),
    Column.FLOOR: lambda p: (p.floor if p.floor is not None else float("inf"), ""),
    Column.MEMO: lambda p: (0 if p.annotation.memo else 1, p.annotation.memo.casefold()),
    Column.CODER: lambda p: p.annotation.coder.casefold(),
    Column.BOARD: lambda p: (0 if p.board else 1, "\n".join(p.board).casefold()),
    Column.SITE: lambda p: p.site.casefold(),
    Column.MADE: lambda p: (p.annotation.created.timestamp(), ""),
}


class PassageModel(QAbstractTableModel):
    """Passages in the order shown, alone or in groups; sorting is stable over the order of the library."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[Passage, ...] = ()
        self._rows = PassageRows()
        self._column: Column | None = None
        self._descending = False

    def set_passages(self, passages: Iterable[Passage]) -> None:
        """Show other passages, sorted and grouped as before."""
        self.beginResetModel()
        self._given = tuple(passages)
        self._rows.arrange(self._in_order(), self._rows.by)
        self.endResetModel()

    def given(self) -> tuple[Passage, ...]:
        """The passages in the order of the library."""
        return self._given

    def passages(self) -> list[Passage]:
        """The passages in the order shown, those in folded groups too; each once."""
        return self._rows.passages()

    def passage(self, row: int) -> Passage | None:
        """The passage of a row; None for the head of a group."""
        shown = self._rows.at(row)
        return None if shown is None or isinstance(shown, tuple) else shown

    def row_of(self, annotation_id: UUID | None) -> int:
        """The first row of an annotation, -1 where it is not shown."""
        return self._rows.find((None, annotation_id))

    def place(self, row: int) -> Place:
        """What a row shows, to be found again after other passages came."""
        return self._rows.place(row)

    def find(self, place: Place) -> int:
        """The row of a place, -1 where it is not shown any more."""
        return self._rows.find(place)

    # -- groups

    @property
    def grouping(self) -> str:
        """What the passages are grouped by, one of `reader.domain.grouping.GROUPINGS`; ``""`` for nothing."""
        return self._rows.by

    def set_grouping(self, by: str) -> None:
        """Group the passages by something else."""
        self.beginResetModel()
        self._rows.arrange(self._in_order(), by)
        self.endResetModel()

    def group(self, row: int) -> Group | None:
        """The group whose head a row is."""
        shown = self._rows.at(row)
        return shown if isinstance(shown, tuple) else None

    def head(self, row: int) -> int:
        """The row of the head of the group that a row is in, -1 without groups."""
        return self._rows.head(row)

    def is_folded(self, row: int) -> bool:
        """Whether a row is the head of a folded group."""
        return self._rows.is_folded(row)

    def fold(self, row: int, *, on: bool) -> None:
        """Fold the group whose head a row is, or unfold it; nothing happens for other rows."""
        group = self.group(row)
        if group is None or self.is_folded(row) is on:
            return
        if on:
            self.beginRemoveRows(_NOWHERE, row + 1, row + len(group.passages))
        else:
            self.beginInsertRows(_NOWHERE, row + 1, row + len(group.passages))
        self._rows.fold(row, on=on)
        if on:
            self.endRemoveRows()
        else:
            self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def fold_all(self, *, on: bool) -> None:
        """Fold all groups, or unfold them."""
        self.beginResetModel()
        self._rows.fold_all(on=on)
        self.endResetModel()

    def step(self, row: int, direction: int) -> int:
        """The row of the next (1) or previous (-1) passage, whose group is unfolded for it; -1 where there is none."""
        if direction > 0 and row >= 0:
            self.fold(row, on=False)
        row += direction
        while 0 <= row < self.rowCount():
            group = self.group(row)
            if group is None:
                return row
            if self.is_folded(row):
                self.fold(row, on=False)
                row += len(group.passages) + 1 if direction < 0 else 0
            row += direction
        return -1

    def group_name(self, group: Group) -> str:
        """What the passages of a group have in common, in words."""
        nameless = {
            "tag": self.tr("Without a tag"),
            "thread": self.tr("Without a title"),
            "author": self.tr("Author unknown"),
            "coder": self.tr("Without a coder"),
            "board": self.tr("Without a board"),
        }
        return " \u203a ".join(_one_line(name) for name in group.names) or nameless[self.grouping]

    def group_words(self, row: int) -> str:
        """The head of a group in one sentence, for those who do not see it."""
        group = self.group(row)
        if group is None:
            return ""
        words = self.tr("%n passage(s)", "", len(group.passages))
        state = self.tr("folded") if self.is_folded(row) else self.tr("unfolded")
        return f"{self.group_name(group)}, {words}, {state}"

    # -- Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        passage = self.passage(index.row()) if index.isValid() else None
        if passage is None:
            return self.group_words(index.row()) if role in _IN_WORDS and index.isValid() else None
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
        return self.titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 for the order of the library."""
        self._column = Column(column) if 0 <= column < len(Column) else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        held = [(index, self.place(index.row())) for index in self.persistentIndexList()]
        self._rows.arrange(self._in_order(), self.grouping)
        rows = {place: self.find(place) for _, place in held}
        moved = [self.index(rows[place], index.column()) for index, place in held]
        self.changePersistentIndexList([index for index, _ in held], moved)
        self.layoutChanged.emit()

    def _in_order(self) -> list[Passage]:
        if self._column is None:
            return list(self._given)
        return sorted(self._given, key=_SORTED[self._column], reverse=self._descending)

    def titles(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (
            self.tr("Text"),
            self.tr("Tags"),
            self.tr("Author"),
            self.tr("Time"),
            self.tr("Thread"),
            self.tr("Floor"),
            self.tr("Memo"),
            self.tr("Coder"),
            self.tr("Board"),
            self.tr("Site"),
            self.tr("Tagged on"),
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
