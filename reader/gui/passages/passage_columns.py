"""Which columns the passages table shows, in which order and how wide; kept between starts."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from reader.gui.passages.passage_model import USUAL, Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from reader.gui.base.settings import Settings
    from reader.gui.passages.passage_view import PassageView

_MOST_WIDTH = 2000
"""Pixels beyond which a kept width is taken for damage."""


class PassageColumns(QObject):
    """Shows and hides the columns of the table; the text is always there, and takes the width that is left.

    Args:
        view: the table, with its model.
        settings: where the choice is kept; None keeps it nowhere.
    """

    def __init__(self, view: PassageView, settings: Settings | None) -> None:
        super().__init__(view)
        self._view = view
        self._settings = settings
        self._header = view.horizontalHeader()
        self._restore()
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._on_menu)
        self._header.sectionMoved.connect(self.keep)

    def shown(self) -> list[Column]:
        """The columns that can be seen, in their order."""
        order = [Column(self._header.logicalIndex(at)) for at in range(len(Column))]
        return [column for column in order if not self._view.isColumnHidden(column)]

    def show(self, columns: Sequence[Column]) -> None:
        """Show these columns in this order, and no others but the text."""
        self._arrange(columns)
        self.keep()

    def _arrange(self, columns: Sequence[Column]) -> None:
        order = list(dict.fromkeys(columns))
        if Column.TEXT not in order:
            order.insert(0, Column.TEXT)
        blocked = self._header.blockSignals(True)  # each move would be kept, and the view follows the header anyway
        for at, column in enumerate(order):
            self._header.moveSection(self._header.visualIndex(column), at)
        self._header.blockSignals(blocked)
        for column in Column:
            self._view.setColumnHidden(column, column not in order)
        self._view.share_width()
        self._view.viewport().update()

    def reset(self) -> None:
        """The usual columns in their usual order and width."""
        self._arrange(tuple(Column))  # so that the hidden ones, too, are where they were
        self._arrange(USUAL)
        for column in USUAL:
            self._view.setColumnWidth(column, self._view.usual(column))
        self._view.share_width()
        self.keep()

    def keep(self) -> None:
        """Remember the columns."""
        if self._settings is not None:
            widths = [(column.name.lower(), self._view.columnWidth(column)) for column in self.shown()]
            self._settings.passage_columns = json.dumps(widths)

    def _restore(self) -> None:
        kept = _read(self._settings.passage_columns) if self._settings is not None else {}
        if not kept:
            for column in Column:
                self._view.setColumnHidden(column, column not in USUAL)
            return
        self._arrange(list(kept))
        for column, width in kept.items():
            if column is not Column.TEXT:
                self._view.setColumnWidth(column, width)
        self._view.share_width()

    # -- choosing

    def choose(self) -> None:
        """Ask in a dialog which columns to show, and in which order."""
        from reader.gui.base.column_choice import ColumnChoice

        titles = self._view.passages.titles()
        usual = tuple(column.name for column in USUAL)
        dialog = ColumnChoice(
            [(column.name, titles[column]) for column in Column],
            tuple(column.name for column in self.shown()),
            usual,
            self._view.window(),
            fixed=Column.TEXT.name,
        )
        dialog.accepted.connect(lambda: self.show([Column[name] for name in dialog.columns]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def menu(self) -> QMenu:
        """The columns to check, and the dialog."""
        menu = QMenu(self._view)
        shown, titles = self.shown(), self._view.passages.titles()
        for column in Column:
            action = menu.addAction(titles[column])
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(column is not Column.TEXT)
            action.toggled.connect(partial(self._on_toggled, column))
        menu.addSeparator()
        menu.addAction(self.tr("Choose and order…")).triggered.connect(self.choose)
        menu.addAction(self.tr("The usual columns")).triggered.connect(self.reset)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _on_toggled(self, column: Column, on: bool) -> None:
        shown = [other for other in self.shown() if other is not column]
        self.show([*shown, column] if on else shown)

    def _on_menu(self, at: QPoint) -> None:
        self.menu().popup(self._header.viewport().mapToGlobal(at))


def _read(kept: str) -> dict[Column, int]:
    """The columns and widths that were kept; none where they make no sense."""
    try:
        pairs = json.loads(kept) if kept else []
        found = {Column[str(name).upper()]: int(width) for name, width in pairs}
    except (ValueError, TypeError, KeyError, OverflowError):
        return {}
    # The text takes whatever width is left, which may be much.
    others = [width for column, width in found.items() if column is not Column.TEXT]
    return found if all(0 < width <= _MOST_WIDTH for width in others) else {}
