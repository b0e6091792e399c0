"""Places that are marked to be tagged together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.gui.frame.room import Room
    from reader.gui.pane.text_pane import TextPane
    from reader.session.editing import Spans


class PlaceMarks(QObject):
    """Gathers places, in one thread or several, and shows them in the pane.

    Args:
        room: says how many there are.
        pane: the text.
    """

    def __init__(self, room: Room, pane: TextPane) -> None:
        super().__init__(room)
        self._room = room
        self._pane = pane
        self.spans: Spans = ()
        pane.escaped.connect(self.clear)
        # Spans are about the versions in view; after another library or newer texts they mean nothing.
        room.texts_change.connect(self.clear)
        room.session_closing.connect(self.clear)

    def toggle(self) -> None:
        """Mark what is selected, or let go of it where it is marked."""
        here = self._pane.spans()
        if not here:
            self._room.say(self.tr("No paragraph to mark"))
            return
        if set(here) <= set(self.spans):
            self.spans = tuple(span for span in self.spans if span not in here)
        else:
            self.spans = tuple(dict.fromkeys((*self.spans, *here)))
        self._pane.caret.drop()
        self._pane.show_places(self.spans)
        self._room.say(
            self.tr("%n place(s) marked: the next tag goes to all of them, Esc lets go", "", len(self.spans))
        )

    def wanted(self) -> Spans:
        """What a tag is put on: the marked places, or else what is selected."""
        return self.spans or self._pane.spans()

    def clear(self) -> None:
        """Let go of all places."""
        if self.spans:
            self.spans = ()
            self._pane.show_places(())
