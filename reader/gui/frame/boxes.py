"""The parts that float over the window, each made when it is first wanted: the start need not pay for them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from reader.gui.frame.pick_list import PickList
    from reader.gui.frame.room import Room
    from reader.gui.keys.key_sheet import KeySheet
    from reader.gui.memos.memo_box import MemoBox
    from reader.gui.pane.find_bar import FindBar
    from reader.gui.pane.text_pane import TextPane


class Boxes:
    """Makes the floating parts and keeps them.

    Args:
        window: over which they float.
        pane: gets the keys back when one of them goes away.
        room: look and keys.
        above: the layout that holds the pane; the find bar comes to stand above it there.
    """

    def __init__(self, window: QWidget, pane: TextPane, room: Room, above: QVBoxLayout) -> None:
        self._window = window
        self._pane = pane
        self._room = room
        self._above = above
        self._letters_loaded = False
        self.search_library: Callable[[str, bool], None] = lambda _words, _regex: None
        self.link_wanted: Callable[[], None] = lambda: None
        self.follow_link: Callable[[str], None] = lambda _address: None

    def made(self, name: str) -> bool:
        """Whether a part was wanted already."""
        return name in self.__dict__

    @cached_property
    def picker(self) -> PickList:
        """Picks a tag, a command, a thread, a floor."""
        from reader.gui.frame.pick_list import PickList

        box = PickList(self._window)
        box.closed.connect(self._pane.setFocus)
        box.missed.connect(self._room.say)
        box.letters_wanted.connect(self.load_letters)
        return box

    def load_letters(self) -> None:
        """Load, aside, what finds Chinese names by their sounds; who types faster waits for the rest of it."""
        if not self._letters_loaded:
            from reader.text import pinyin

            self._letters_loaded = True
            self._room.jobs.start(lambda _progress: pinyin.load())

    @cached_property
    def memo_box(self) -> MemoBox:
        """Edits the memo of an annotation."""
        from reader.gui.memos.memo_box import MemoBox

        box = MemoBox(self._window)
        box.closed.connect(self._pane.setFocus)
        box.link_wanted.connect(self._on_link_wanted)
        box.place_wanted.connect(self._on_place_wanted)
        box.missed.connect(self._room.say)
        return box

    # Looked up when it happens: the desk of memos may be made after the box.

    def _on_link_wanted(self) -> None:
        self.link_wanted()

    def _on_place_wanted(self, address: str) -> None:
        self.follow_link(address)

    @cached_property
    def find_bar(self) -> FindBar:
        """Finds in the thread."""
        from reader.gui.pane.find_bar import FindBar

        bar = FindBar(self._pane, self._room.look)
        bar.library_wanted.connect(self.search_library)
        self._above.insertWidget(self._above.indexOf(self._pane), bar)
        return bar

    @cached_property
    def key_sheet(self) -> KeySheet:
        """Lists every key."""
        from reader.gui.keys.key_sheet import KeySheet

        return KeySheet(self._room.look, self._room.keys, self._window)
