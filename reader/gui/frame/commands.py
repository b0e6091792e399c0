"""The menus of the window and the actions in them, in the words and with the keys in force."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from reader.gui.keys.actions import MENUS, SPECS, dress, make, worded

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from reader.gui.base.action_spec import Spec
    from reader.gui.desks.window import Window


class Commands(QObject):
    """Makes an action of every row of the table and keeps it in the reader's words and keys.

    Args:
        window: whose menu bar it fills, and whose desks do the work.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.menus = {name: window.menuBar().addMenu("") for name, _text in MENUS}
        self.recent = QMenu(window)
        self.watched = QMenu(window)
        self.theme = QMenu(window)
        self.language = QMenu(window)
        self.by_id: dict[str, QAction] = {}

    def fill(self) -> None:
        """Put the actions into the menus; the desk of each is looked up, and may be made, when it is first wanted."""
        window = self._window
        for spec in SPECS:
            action = make(spec, window, window.pane, partial(self._do, spec))
            self.by_id[spec.id] = action
            menu = self.menus[spec.menu]
            if spec.rule:
                menu.addSeparator()
            menu.addAction(action)
            if spec.id == "open-library":
                menu.addMenu(self.recent)
            elif spec.id == "watch-folder":
                menu.addMenu(self.watched)
        for menu in self.menus.values():
            menu.aboutToShow.connect(self._show_icons)
        view = self.menus["view"]
        view.addSeparator()
        view.addMenu(self.theme)
        view.addMenu(self.language)
        self.menus["tag"].addSeparator()
        self.dress()
        window.room.keys.changed.connect(self.dress)
        window.room.look.language_changed.connect(self.dress)

    def _do(self, spec: Spec, *args: object) -> None:
        getattr(getattr(self._window, spec.desk), spec.method)(*args)

    def dress(self) -> None:
        """Give menus and actions their words and keys."""
        keys = self._window.room.keys
        for name, text in MENUS:
            self.menus[name].setTitle(worded(text))
        for spec in SPECS:
            dress(self.by_id[spec.id], spec, keys.of(spec))
        self.recent.setTitle(self.tr("Recent libraries"))
        self.watched.setTitle(self.tr("Watched folders"))
        self.theme.setTitle(self.tr("Theme"))
        self.language.setTitle(self.tr("Language"))
        self._window.view.name_choices(self.theme, self.language)
        self._window.show_history()

    def every(self) -> list[QAction]:
        """All actions of the menus, for the palette."""
        found: list[QAction] = []
        for menu in self.menus.values():
            for action in menu.actions():
                inner = action.menu()
                found += inner.actions() if isinstance(inner, QMenu) else [action]
        return [action for action in found if not action.isSeparator()]

    def _show_icons(self) -> None:
        """Give the actions their icons when a menu first opens: drawing them takes a tenth of the start."""
        for spec in SPECS:
            if spec.icon:
                self.by_id[spec.id].setIcon(self._window.room.look.icon(spec.icon))
