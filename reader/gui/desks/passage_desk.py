"""How the passages are looked at: groups, columns, and each in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from reader.domain.errors import PostilError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from reader.domain.annotation import Passage
    from reader.gui.desks.window import Window
    from reader.gui.passages.passage_context import Halves, PassageContext

_REST_MS = 60
"""So long a row is current before its surroundings are read: a held key is not to read each of them."""
_AROUND = 3
"""Paragraphs on each side."""
_SHARE = 0.34
"""The part of the panel's width that the surroundings have at first."""


class PassageDesk(QObject):
    """Answers the actions about the table, and shows the current passage in its place.

    The pane for that is made when the first row becomes current; it stands beside the table, in narrow panels below.

    Args:
        window: whose passages they are.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.room = window.room
        self._panel = window.passages
        self._made: tuple[Halves, PassageContext] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self._show_context)
        self._panel.current_changed.connect(self._on_current)
        self.room.session_closing.connect(self._forget)
        self._on_current()

    # -- actions

    def group(self) -> None:
        """Ask what the passages are to be grouped by."""
        self._window.show_passages()
        menu = self._panel.bar.group_button.menu()
        self._pop(menu, self._panel.bar.group_button)
        chosen = next((action for action in menu.actions() if action.isChecked()), None)
        if chosen is not None:
            menu.setActiveAction(chosen)

    def columns(self) -> None:
        """Ask which columns the table shall have."""
        self._window.show_passages()
        self._panel.columns.choose()

    def fold(self, on: bool) -> None:
        """Fold all groups, or unfold them."""
        if self._panel.model.grouping:
            self._panel.fold_all(on=on)
        else:
            self.room.say(self.tr("The passages are in no groups"))

    def context(self) -> None:
        """Show passages in their place, or leave that."""
        settings = self.room.settings
        settings.passage_context = not settings.passage_context
        if not settings.passage_context:
            if self._made is not None:
                if self._made[1].text.hasFocus():
                    self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
                self._made[1].hide()
            self.room.say(self.tr("Passages are listed alone"))
            return
        self._window.show_passages()
        self.pane.show()
        self._show_context()
        self.room.say(self.tr("Passages are shown in their place, too"))

    def _pop(self, menu: QMenu, below: QWidget) -> None:
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    # -- the passage in its place

    @property
    def pane(self) -> PassageContext:
        """Where the current passage is shown; it is made when it is first wanted."""
        if self._made is None:
            self._made = self._make()
        return self._made[1]

    def _make(self) -> tuple[Halves, PassageContext]:
        from reader.gui.passages.passage_context import LEAST, Halves, PassageContext

        panel = self._panel
        held = panel.view.hasFocus()
        halves = Halves(panel)
        halves.setChildrenCollapsible(False)
        pane = PassageContext(self.room.look, halves)
        layout = panel.layout()
        if layout is not None:
            layout.replaceWidget(panel.view, halves)
        halves.addWidget(panel.view)
        halves.addWidget(pane)
        panel.setTabOrder(panel.view, pane.text)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 0)
        width = self.room.settings.passage_split or max(LEAST, round(panel.width() * _SHARE))
        halves.setSizes([max(panel.width() - width, LEAST), width])
        halves.splitterMoved.connect(self._on_moved)
        if held:  # it lost the keys when it was put elsewhere
            panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return halves, pane

    def _on_moved(self) -> None:
        if self._made is not None and self._made[0].orientation() == Qt.Orientation.Horizontal:
            self.room.settings.passage_split = self._made[1].width()

    def _on_current(self) -> None:
        if self.room.settings.passage_context and (self._made is not None or self._panel.current() is not None):
            self._soon.start()

    def _show_context(self) -> None:
        passage = self._panel.current()
        if passage is None:
            if self._made is not None:
                self.pane.clear()
        elif self._panel.isVisible() and self.room.settings.passage_context:
            self._show(passage)

    def _show(self, passage: Passage) -> None:
        try:
            around = self.room.session.surroundings(passage, _AROUND)
        except PostilError as error:
            self.room.fail(error)
            self.pane.clear()
            return
        self.pane.show_passage(passage, around)

    def _forget(self) -> None:
        self._soon.stop()
        if self._made is not None:
            self.pane.clear()
