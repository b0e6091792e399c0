"""The table of passages itself: rows, columns that share the width, a hint where it is empty."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from reader.gui.delegates import ROW
from reader.gui.panel_parts import own_viewport, paint_hint
from reader.gui.passage_model import Column

_LEAST = 200
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
}
_USUAL_HEIGHT = 20
"""Height, in pixels, of text for which these widths are made."""


class PassageView(QTableView):
    """The table itself; says in one dim sentence why it is empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        own_viewport(self)
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

    def widen(self) -> None:
        """Give every column its usual width, and room for its title in this language and size of text."""
        header = self.horizontalHeader()
        larger = max(1.0, self.fontMetrics().height() / _USUAL_HEIGHT)
        for column, width in _WIDTHS.items():
            wanted = max(round(width * larger), header.sectionSizeHint(column))
            self.setColumnWidth(column, max(wanted, self.columnWidth(column) if self._widened else 0))
        self._widened = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The text takes what the other columns leave, with and without a scroll bar beside it.
        others = sum(self.columnWidth(column) for column in Column if column is not Column.TEXT)
        self.setColumnWidth(Column.TEXT, max(_LEAST, self.viewport().width() - others))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and self.model().rowCount() == 0:
            paint_hint(self, self.hint)
