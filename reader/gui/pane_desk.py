"""What the reader does to the page itself: folding and unfolding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.gui.reading_desk import ReadingDesk
    from reader.gui.room import Room


class PaneDesk(QObject):
    """Folds what is seldom read, and leads along what can be clicked in the text.

    Args:
        room: session, look and settings.
        reading: the text and the cursor in it.
    """

    def __init__(self, room: Room, reading: ReadingDesk) -> None:
        super().__init__(room)
        self.room = room
        self.pane = reading.pane
        self.take_settings()
        self.pane.quoted_wanted.connect(reading.to_quoted)

    def take_settings(self) -> None:
        """Fold the kinds that the settings name."""
        self.pane.set_folded(self.room.settings.folded_kinds())

    def fold(self) -> None:
        """Open or close the fold at the cursor."""
        pane = self.pane
        fold = pane.folds.at(pane.caret.row)
        if fold is not None and pane.folds.pinned(fold):
            self.room.say(self.tr("This stays open: it is tagged, or found by the search"))
        elif pane.toggle_fold(pane.caret.row):
            pane.reveal(pane.caret.row)
        else:
            self.room.say(self.tr("Nothing to fold here"))

    def fold_all(self) -> None:
        """Open all folds, or close them again."""
        opened = self.pane.toggle_all_folds()
        if self.pane.caret.row >= 0:
            self.pane.reveal(self.pane.caret.row)
        self.room.say(self.tr("Everything is unfolded") if opened else self.tr("Folded as set in the preferences"))
