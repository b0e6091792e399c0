"""The menu of queries that are kept by name: run, keep, rename, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from reader.domain.errors import PostilError
from reader.gui.base.panel_parts import menu_text
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from reader.gui.frame.room import Room
    from reader.session.saved import Saved


class KeptMenu(QObject):
    """Fills a menu whenever it opens.

    Signals:
        chosen(Saved): run this one.

    Args:
        menu: the menu.
        room: whose library keeps the queries.
        kind: which ones, as in `reader.session.saved`.
        present: gives the query to keep, under any name; None where there is none.
    """

    chosen = Signal(object)

    def __init__(self, menu: QMenu, room: Room, kind: str, present: Callable[[], Saved | None]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._room = room
        self._kind = kind
        self._present = present
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what is kept now."""
        from reader.session.saved import saved

        kept = saved(self._room.session, self._kind)
        self._menu.clear()
        for row in kept:
            self._add(self._menu, row, self._run).setToolTip(row.query)
        self._menu.addSeparator()
        keep = self._menu.addAction(self.tr("Keep this one\u2026"))
        writable = not self._room.session.read_only
        keep.setEnabled(writable and self._present() is not None)
        keep.triggered.connect(self._keep)
        for words, slot in ((self.tr("Rename"), self._rename), (self.tr("Delete"), self._drop)):
            inner = self._menu.addMenu(words)
            inner.setEnabled(writable and bool(kept))
            for row in kept:
                self._add(inner, row, slot)

    def _add(self, menu: QMenu, row: Saved, slot: Callable[[], None]) -> QAction:
        action = QAction(menu_text(isolated(row.name)), menu)
        action.setData(row)
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def _row(self) -> Saved | None:
        action = self.sender()
        row: Saved | None = action.data() if isinstance(action, QAction) else None
        return row

    def _run(self) -> None:
        row = self._row()
        if row is not None:
            self.chosen.emit(row)

    def _ask(self, before: str) -> str:
        from PySide6.QtWidgets import QInputDialog

        name, given = QInputDialog.getText(self._menu, self.tr("Keep a search"), self.tr("Name"), text=before)
        return " ".join(name.split())[:80] if given else ""

    def _keep(self) -> None:
        from dataclasses import replace

        row = self._present()
        name = self._ask(row.query[:40]) if row is not None else ""
        if row is not None and name:
            self._store(replace(row, name=name))

    def _rename(self) -> None:
        from dataclasses import replace

        row = self._row()
        name = self._ask(row.name) if row is not None else ""
        if row is not None and name:
            self._store(replace(row, name=name), row.name)

    def _store(self, row: Saved, instead: str = "") -> None:
        from reader.session.saved import keep

        try:
            keep(self._room.session, self._kind, row, instead)
        except PostilError as error:
            self._room.fail(error)
        else:
            self._room.say(self.tr("Kept as {0}").format(isolated(row.name)))

    def _drop(self) -> None:
        from reader.session.saved import drop

        row = self._row()
        if row is not None:
            try:
                drop(self._room.session, self._kind, row.name)
            except PostilError as error:
                self._room.fail(error)
