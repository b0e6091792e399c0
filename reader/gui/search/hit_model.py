"""Hits of a search as a list: below a heading for each thread its hits; and how a row of it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from reader.domain.search import Where
from reader.gui.base.wording import isolated
from reader.text.paragraphs import to_utf16

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.domain.search import Hit, Ranges
    from reader.gui.base.row_delegate import Line
    from reader.gui.base.theme import Look

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AUTHOR = 110
_INDENT = 12


class HitRow(NamedTuple):
    """A heading (no hit) or a hit."""

    title: str
    hit: Hit | None = None


class HitModel(QAbstractListModel):
    """The hits shown, more of which come when the reader scrolls to the last one.

    Signals:
        more_wanted(): the end is in sight.
    """

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HitRow] = []
        self._more = False

    def set_hits(self, hits: Sequence[Hit], *, more: bool) -> None:
        """Show other hits; ``more`` says whether there may be others after them."""
        self.beginResetModel()
        self._rows = list(self._grouped(hits, None))
        self._more = more
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit], *, more: bool) -> None:
        """Show more hits below the others; none above them moves."""
        last = next((row.hit.thread_id for row in reversed(self._rows) if row.hit), None)
        rows = list(self._grouped(hits, last))
        self._more = more
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _grouped(self, hits: Sequence[Hit], last: int | None) -> Iterator[HitRow]:
        groups: dict[tuple[int | None, bool], list[Hit]] = {}
        for hit in hits:
            groups.setdefault((hit.thread_id, hit.thread_id is None and hit.where is Where.TAGS), []).append(hit)
        # What belongs to the thread at the end of the list goes on there.
        for thread_id, is_tag in sorted(groups, key=lambda key: key[0] is None or key[0] != last):
            found = groups[thread_id, is_tag]
            if thread_id is None:
                yield HitRow(self.tr("Tags") if is_tag else self.tr("Library journal"))
            elif thread_id != last:
                yield HitRow(found[0].title)
            for hit in found:
                yield HitRow(hit.title, hit)

    def row(self, row: int) -> HitRow | None:
        """A row by its number."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def hit(self, row: int) -> Hit | None:
        """The hit of a row; None for headings and outside."""
        found = self.row(row)
        return found.hit if found is not None else None

    def kind(self, hit: Hit) -> str:
        """What a hit is, where that is not plain from its place."""
        return {Where.MEMOS: self.tr("memo"), Where.TITLES: self.tr("title")}.get(hit.where, "")

    def step(self, row: int, count: int) -> int:
        """The next (1) or previous (-1) row with a hit, -1 where there is none."""
        row += count
        while 0 <= row < len(self._rows) and self._rows[row].hit is None:
            row += count
        return row if 0 <= row < len(self._rows) else -1

    @property
    def shown(self) -> int:
        """How many hits are in the list."""
        return sum(1 for row in self._rows if row.hit)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._more = False
            self.more_wanted.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if row.hit is None:
            return isolated(row.title)
        return "  ".join(part for part in (place_of(row.hit), isolated(row.hit.snippet)) if part)


def place_of(hit: Hit) -> str:
    """Floor and author of a hit, as far as they are known."""
    floor = f"#{hit.floor}" if hit.floor is not None else ""
    return " ".join(part for part in (floor, isolated(hit.author or "")) if part)


def fill_hit(line: Line, index: Index) -> None:
    """Draw a row of the hits."""
    model = index.model()
    row = model.row(index.row()) if isinstance(model, HitModel) else None
    if row is None or not isinstance(model, HitModel):
        return
    if row.hit is None:
        line.left(isolated(row.title), "text", line.free, bold=True)
        return
    line.rect.setLeft(line.rect.left() + _INDENT)
    hit = row.hit
    line.right(model.kind(hit), "dim")
    if hit.floor is not None:
        line.left(f"#{hit.floor}", "dim", 60)
    if hit.author:
        line.left(isolated(hit.author), "dim", _AUTHOR)
    draw_marked(line, hit.snippet, hit.marks)


def draw_marked(line: Line, text: str, marks: Ranges) -> None:
    """Put text at the left end of a row, with stretches of it marked.

    Args:
        line: the row.
        text: one line of text.
        marks: stretches of it, in code points.
    """
    text = QFontMetrics(line.font).elidedText(text, Qt.TextElideMode.ElideRight, max(line.free, 1))
    layout = QTextLayout(text, line.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_range(line.look, text, start, end) for start, end in marks if start < len(text)])
    layout.beginLayout()
    laid = layout.createLine()
    laid.setLineWidth(max(line.free, 1))
    layout.endLayout()
    line.painter.setPen(line.ink("text"))
    where = QRectF(line.rect).topLeft()
    where.setY(line.rect.top() + (line.rect.height() - laid.height()) / 2)
    line.painter.save()
    line.painter.setClipRect(line.rect, Qt.ClipOperation.IntersectClip)
    layout.draw(line.painter, where)
    line.painter.restore()


def _range(look: Look, text: str, start: int, end: int) -> QTextLayout.FormatRange:
    marked = QTextCharFormat()
    marked.setBackground(look.theme.colour("find"))
    marked.setForeground(look.theme.colour("find_text"))
    found = QTextLayout.FormatRange()
    found.start = to_utf16(text, start)
    found.length = to_utf16(text, end) - to_utf16(text, start)
    found.format = marked
    return found
