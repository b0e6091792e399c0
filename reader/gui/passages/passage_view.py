"""The table of passages itself: rows, heads of groups, a hint where it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from reader.gui.base.panel_parts import own_viewport, paint_hint
from reader.gui.base.row_delegate import ROW
from reader.gui.base.wording import number
from reader.gui.passages.passage_model import Column, PassageModel

if TYPE_CHECKING:
    from reader.domain.grouping import Group
    from reader.gui.base.theme import Look

_LEAST = 260
"""Narrowest text column, in pixels."""


_WIDTHS = {
    Column.TEXT: 330,
    Column.TAGS: 160,
    Column.AUTHOR: 90,
    Column.TIME: 134,
    Column.THREAD: 130,
    Column.FLOOR: 48,
    Column.MEMO: 80,
    Column.CODER: 48,
    Column.BOARD: 130,
    Column.SITE: 110,
    Column.MADE: 134,
}
_USUAL_HEIGHT = 20
"""Height, in pixels, of text for which these widths are made."""
_FOLD = 24
"""Width, in pixels, of the sign that folds a group."""
_GAP = 8
_SWATCH = 10


class PassageView(QTableView):
    """The table itself; says in one dim sentence why it is empty.

    The head of a group goes over the whole width, whatever columns there are: it is painted over its cells.

    Args:
        look: colours.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._look = look
        self.hint = ""
        self._widened = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(ROW, QFontMetrics(self.font()).height() + 8))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(36)

    @property
    def passages(self) -> PassageModel:
        """The model."""
        return cast("PassageModel", self.model())

    # -- columns

    def widen(self) -> None:
        """Give every column its usual width, and room for its title in this language and size of text."""
        for column in Column:
            self.setColumnWidth(column, max(self.usual(column), self.columnWidth(column) if self._widened else 0))
        self._widened = True

    def usual(self, column: Column) -> int:
        """The width of a column in pixels that suits the size of text and the title."""
        larger = max(1.0, self.fontMetrics().height() / _USUAL_HEIGHT)
        return max(round(_WIDTHS[column] * larger), self.horizontalHeader().sectionSizeHint(column))

    def share_width(self) -> None:
        """Give the text what the other columns leave, with and without a scroll bar beside it."""
        others = sum(self.columnWidth(column) for column in Column if column is not Column.TEXT)
        self.setColumnWidth(Column.TEXT, max(_LEAST, self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    # -- groups

    def fold(self, row: int, *, on: bool) -> None:
        """Fold the group whose head a row is, or unfold it; the head is current then."""
        self.passages.fold(row, on=on)
        self.setCurrentIndex(self.passages.index(row, 0))

    def toggle(self, row: int) -> bool:
        """Fold a group, or unfold it; False where the row is no head of one."""
        if self.passages.group(row) is None:
            return False
        self.fold(row, on=not self.passages.is_folded(row))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and self._group_key(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def _group_key(self, key: Qt.Key) -> bool:
        """Whether a key was one that a tree would know too."""
        model, row = self.passages, self.currentIndex().row()
        group = model.group(row)
        if group is None:
            if key != Qt.Key.Key_Left or model.head(row) < 0:
                return False
            self.setCurrentIndex(model.index(model.head(row), 0))
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Minus}:
            self.fold(row, on=True)
        elif key == Qt.Key.Key_Right and not model.is_folded(row):
            self.setCurrentIndex(model.index(row + 1, 0))
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Plus}:
            self.fold(row, on=False)
        elif key == Qt.Key.Key_Space:
            self.toggle(row)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and at.x() < _FOLD:
            self.toggle(self.rowAt(at.y()))

    # -- painting

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx and self.passages.grouping:
            self.viewport().update()  # heads stay where they are, and the table moves what was painted

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and self.model().rowCount() == 0:
            paint_hint(self, self.hint)
        elif self.passages.grouping:
            self._paint_heads()

    def _paint_heads(self) -> None:
        port = self.viewport()
        painter = QPainter(port)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, last = self.rowAt(0), self.rowAt(port.height() - 1)
        last = self.passages.rowCount() - 1 if last < 0 else last
        while 0 <= row <= last:
            group = self.passages.group(row)
            if group is not None:
                box = QRect(0, self.rowViewportPosition(row), port.width(), self.rowHeight(row))
                self._paint_head(painter, box, row, group)
            row += 1
        painter.end()

    def _paint_head(self, painter: QPainter, box: QRect, row: int, group: Group) -> None:
        theme, selected = self._look.theme, self.selectionModel().isRowSelected(row)
        ink = theme.colour("selection_text" if selected else "text")
        painter.fillRect(box, theme.colour("selection" if selected else "window"))
        self._paint_sign(painter, box, folded=self.passages.is_folded(row))
        left = _FOLD
        colour = self._colour(group)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tag(colour).bar)
            painter.drawRoundedRect(left, box.center().y() - _SWATCH // 2 + 1, _SWATCH, _SWATCH, 2.5, 2.5)
            left += _SWATCH + _GAP
        count = number(len(group.passages))
        room = box.width() - left - QFontMetrics(self.font()).horizontalAdvance(count) - 2 * _GAP
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        name = metrics.elidedText(self.passages.group_name(group), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box.adjusted(left, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.setFont(self.font())
        painter.setPen(ink if selected else theme.colour("dim"))
        left += metrics.horizontalAdvance(name) + _GAP
        painter.drawText(box.adjusted(left, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), count)

    def _paint_sign(self, painter: QPainter, box: QRect, *, folded: bool) -> None:
        x, y = box.left() + _FOLD // 2, box.center().y() + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("dim"))
        if folded:
            painter.drawPolygon([QPoint(x - 2, y - 5), QPoint(x + 4, y), QPoint(x - 2, y + 5)])
        else:
            painter.drawPolygon([QPoint(x - 4, y - 3), QPoint(x + 6, y - 3), QPoint(x + 1, y + 4)])

    def _colour(self, group: Group) -> str:
        """The colour of the tag that a group is about."""
        if self.passages.grouping != "tag" or not group.names:
            return ""
        first = group.passages[0]
        return first.tags[first.tag_paths.index(group.names)].colour
