"""The view: panels, text size, theme, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence

from reader import __version__
from reader.gui.base.language import LANGUAGES, speak
from reader.gui.base.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QDockWidget, QMenu

    from reader.gui.desks.window import Window

PANELS = ("threads", "text", "codebook", "passages", "report", "page", "review", "memos", "versions", "search")


class ViewDesk(QObject):
    """Moves between the panels and changes how things look.

    Args:
        window: whose panels they are.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = window.room
        self._hidden: list[QDockWidget] = []
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)

    # -- panels

    def focus_panel(self, name: str) -> None:
        """Show a panel and put the keyboard into it."""
        window = self.window
        dock = window.docks.get(name)
        if dock is not None:
            dock.show()
            dock.raise_()
        if name == "text":
            window.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            window.panel(name).focus_list()

    def cycle_panel(self, step: int) -> None:
        """Put the keyboard into the next panel that is shown."""
        shown = [p for p in PANELS if p == "text" or (p in self.window.docks and self.window.docks[p].isVisible())]
        shown = [p for p in shown if p == "text" or not self.window.panel(p).visibleRegion().isEmpty()]
        here = next((i for i, name in enumerate(shown) if self._has_focus(name)), 0)
        self.focus_panel(shown[(here + step) % len(shown)])

    def idle_key(self, event: QKeyEvent) -> None:
        """A key that nobody took: Escape leads back to the text; else it is said why nothing happens."""
        pane, text = self.window.pane, event.text()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Escape:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane.hasFocus() and len(text) == 1 and text.isprintable() and not held:
            self.room.say(self.tr("No command or tag has the key {0}").format(text.upper()))
        elif self._idle("undo", event):
            self.room.undo()  # it says that there is nothing
        elif self._idle("redo", event):
            self.room.redo()
        else:
            event.ignore()

    def _idle(self, name: str, event: QKeyEvent) -> bool:
        """Whether an action would answer to a key if there were anything for it to do."""
        action = self.window.actions_by_id[name]
        return not action.isEnabled() and QKeySequence(event.keyCombination()) in action.shortcuts()

    def _has_focus(self, name: str) -> bool:
        focus = self.window.focusWidget()
        part = self.window.pane if name == "text" else self.window.panel(name)
        return focus is not None and (focus is part or part.isAncestorOf(focus))

    def toggle_alone(self) -> None:
        """Hide every panel, or bring them back."""
        shown = [dock for dock in self.window.docks.values() if dock.isVisible()]
        if shown:
            self._hidden = shown
            for dock in shown:
                dock.hide()
        else:
            for dock in self._hidden or list(self.window.docks.values()):
                dock.show()
        self.window.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- looks

    def zoom(self, direction: int) -> None:
        """Larger (1), smaller (-1) or normal (0) text."""
        look = self.room.look
        if direction:
            look.step_zoom(direction)
        else:
            look.set_zoom(100)
        self.room.settings.zoom = look.zoom
        self.room.say(self.tr("Text size {0} %").format(look.zoom))

    def name_choices(self, themes: QMenu, languages: QMenu) -> None:
        """Name the choices of the menus of themes and languages in the language in force; empty menus are filled."""
        if themes.isEmpty():
            self._fill_choices(themes, "theme", ("system", *THEMES), self._on_theme)
            self._fill_choices(languages, "language", ("", *LANGUAGES), self._on_language)
        words = {"": self.tr("As the system"), **self.theme_names(), **LANGUAGES}
        held = {self.room.look.choice, self.room.settings.language}
        for action in (*themes.actions(), *languages.actions()):
            action.setText(words[action.data()])
            action.setChecked(action.data() in held)

    def theme_names(self) -> dict[str, str]:
        """The themes in words."""
        return {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "sepia": self.tr("Sepia"),
        }

    def _fill_choices(self, menu: QMenu, kind: str, names: Sequence[str], slot: Callable[[], None]) -> None:
        """Put choices of which one holds into a menu; each action carries its name as data."""
        group = QActionGroup(menu)
        for name in names:
            action = QAction(menu)
            action.setObjectName(f"{kind}-{name or 'system'}")
            action.setCheckable(True)
            action.setData(name)
            action.triggered.connect(slot)
            group.addAction(action)
            menu.addAction(action)

    def _on_theme(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.set_theme(str(action.data()))

    def set_theme(self, name: str) -> None:
        """Put a theme into force and remember it."""
        self.room.settings.theme = name
        self.room.look.set_theme(name)
        self._tick()

    def _on_language(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.set_language(str(action.data()))

    def set_language(self, name: str) -> None:
        """Put a language into force and remember it; the window goes on where it is, in other words."""
        from reader.gui.base.retelling import Retelling

        self.room.settings.language = name
        app = QCoreApplication.instance()
        if app is None:
            return
        retelling = Retelling()
        speak(app, name)
        retelling.tell(self.window)
        self.room.look.language_changed.emit()

    def _on_scheme(self) -> None:
        if self.room.look.choice == "system":
            self.room.look.set_theme("system")

    def _tick(self) -> None:
        commands = self.window.commands
        self.name_choices(commands.theme, commands.language)

    def preferences(self) -> None:
        """Open the preferences."""
        from reader.gui.frame.preferences import Preferences

        dialog = Preferences(self.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.exec()

    # -- help

    def show_keys(self) -> None:
        """Lay the sheet of all keys over the window."""
        self.window.boxes.key_sheet.open()

    def about(self) -> None:
        """Say what Postil is, and where the library lies."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("About Postil"))
        box.setText(self.tr("Postil {0}: a reader and annotator for saved forum pages.").format(__version__))
        box.setInformativeText(
            self.tr(
                "Library: {0}\nNothing you read leaves this machine.\nFree software under the GNU GPL 3 or later."
            ).format(self.room.session.path)
        )
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        box.finished.connect(box.deleteLater)
        box.exec()
