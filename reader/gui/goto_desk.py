"""Going anywhere by a few letters: commands, threads, tags, floors, authors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence

from reader.gui.actions import plain
from reader.gui.boxes import Choice
from reader.gui.wording import isolated
from reader.text.paragraphs import opening

if TYPE_CHECKING:
    from reader.domain.thread import ThreadHead
    from reader.gui.main_window import MainWindow

_RECENT = 8


class GoToDesk(QObject):
    """Opens the box to pick from with what can be gone to.

    Args:
        window: whose commands, threads and tags they are.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.room = window.room
        self._heads: list[ThreadHead] = []
        self._listed: list[Choice] = []

    # -- commands

    def palette(self) -> None:
        """Pick any action by name; those picked last stand first."""
        native = QKeySequence.SequenceFormat.NativeText
        choices = [
            Choice(plain(action.text()), action, action.shortcut().toString(native), spelled=True)
            for action in self.window.commands.every()
            if action.isEnabled() and action.text() and action.menu() is None
        ]
        recent = {name: rank for rank, name in enumerate(self.room.settings.recent_commands)}
        choices.sort(key=lambda choice: recent.get(_name(choice.value), len(recent)))
        self.window.boxes.picker.ask(self.tr("All commands"), choices, self._top(), self._on_command)

    def _on_command(self, value: object, _stays: bool) -> None:
        name = _name(value)
        settings = self.room.settings
        if name:
            settings.recent_commands = [name, *[n for n in settings.recent_commands if n != name]][:_RECENT]
        if isinstance(value, QAction):
            value.trigger()

    # -- places

    def anything(self) -> None:
        """Pick a thread to read, a tag to see its passages, or a post of this thread by floor or author."""
        session = self.room.session
        choices = list(self._threads())
        theme = self.room.look.theme
        choices += [
            Choice(isolated(tag.name), tag.id, self.tr("tag"), theme.tag(tag.colour).bar, spelled=True)
            for tag in session.tags()
        ]
        choices += self._posts("#")
        prompt = self.tr("Go to a thread, tag, author or #floor")
        self.window.boxes.picker.ask(prompt, choices, self._top(), self._on_anything)

    def _threads(self) -> list[Choice]:
        """All threads; asking the library for 10,000 would take longer than the box may."""
        heads = self.window.tree.model.heads
        if heads is not self._heads:
            self._heads = heads
            self._listed = [Choice(isolated(head.title), head.id, isolated(head.site)) for head in heads]
        return self._listed

    def _on_anything(self, value: object, _stays: bool) -> None:
        if isinstance(value, UUID):
            self.window.passages.set_tag_filter(value)
            self.window.view.focus_panel("passages")
        elif isinstance(value, int):
            self.window.reading.open_thread(value)
        else:
            self._on_post(value, _stays)

    def floor(self) -> None:
        """Pick a post of this thread by its number or author."""
        pane = self.window.pane
        corner = pane.mapTo(self.window, QPoint(pane.setter.column.text_x, 60))
        self.window.boxes.picker.ask(self.tr("Go to floor"), self._posts(""), corner, self._on_post)

    def _posts(self, sign: str) -> list[Choice]:
        """The posts of the thread in the pane; the value is the post's number in a tuple of one."""
        unknown = self.tr("unknown author")
        choices = []
        for rank, stored in enumerate(self.window.pane.flow.posts, start=1):
            post = stored.post
            hint = f"{isolated(post.author or unknown)}  {opening(post.paragraphs, 24)}"
            choices.append(Choice(f"{sign}{post.floor or rank}", (stored.id,), hint, words=post.author or ""))
        return choices

    def _on_post(self, value: object, _stays: bool) -> None:
        thread_id = self.window.reading.thread_id
        if isinstance(value, tuple) and isinstance(value[0], int) and thread_id is not None:
            self.window.reading.show_post(thread_id, value[0])

    def _top(self) -> QPoint:
        return QPoint((self.window.width() - 480) // 2, 64)


def _name(value: object) -> str:
    return value.objectName() if isinstance(value, QAction) else ""
