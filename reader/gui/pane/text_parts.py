"""A text view that shows a part of a long thread at once and all of it a moment later.

Whatever needs the whole thread (going far, finding, the ends) calls `PartView.complete`, which waits for it; so nobody
else has to know that a thread is not all there yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reader.gui.pane.caret import Spot
from reader.gui.pane.text_view import TextView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.theme import Look
    from reader.gui.pane.filling import Filling
    from reader.gui.pane.flow import Flow, Heights

_ROOM = 60
"""Text rows that must be left between the cursor and the edge of a part."""


class PartView(TextView):
    """Shows a flow of rows, at first perhaps only those around the reader.

    Signals:
        whole(): the rest of a long thread is there now.

    Args:
        look: theme and text size.
    """

    whole = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._filling: Filling | None = None
        self._guessed: Heights | None = None

    @property
    def partial(self) -> bool:
        """Whether only a part of the thread is there so far."""
        return self._filling is not None

    def show_flow(self, flow: Flow, title: str, subtitle: str) -> None:
        """Show another thread from its top."""
        self.stop_filling()
        super().show_flow(flow, title, subtitle)

    def fill(self, filling: Filling) -> None:
        """Take the rest of the thread from here as it is read."""
        self._filling = filling
        filling.whole.connect(self._on_whole)
        self._pad()
        self._top_row, self._top_offset = (1 if self.flow.start else 0), 0
        self._sync_bar()
        filling.begin()

    def stop_filling(self) -> None:
        """Leave it at the part that is shown."""
        if self._filling is not None:
            self._filling.stop()
            self._filling = None
        self._lead = self._tail = 0

    def complete(self) -> bool:
        """Have all of the thread there now; whether only a part was."""
        if self._filling is None:
            return False
        self._filling.finish()
        return not self.partial

    def room_for(self, count: int) -> None:
        """Have the cursor's next so many paragraphs there."""
        if self._filling is None:
            return
        rank = self.flow.text_rank(self.caret.row) + count
        above, below = self.flow.start > 0, self._tail > 0
        if (above and rank < _ROOM) or (below and rank >= len(self.flow.text_rows) - _ROOM):
            self.complete()

    @property
    def part_posts(self) -> set[int]:
        """The posts of the part that is shown: what is known of them is newer than what was read since."""
        return {stored.id for stored in self.flow.posts}

    def _on_whole(self) -> None:
        filling = self._filling
        if filling is None:
            return
        self._filling = None
        self._guessed = filling.heights if filling.style == self.setter.style else None
        self._lead = self._tail = 0
        self.take_whole(filling)
        filling.deleteLater()
        self.whole.emit()

    def take_whole(self, filling: Filling) -> None:
        """Show all of the thread of which a part is shown; the page stays where it is."""
        flow = filling.flow
        shift = flow.header_of[self.flow.start] - 1
        caret = self.caret
        caret.flow = self.flow = flow
        if caret.row >= 0:
            caret.row += shift
        if caret.run_from is not None:
            caret.run_from += shift
        if caret.stretch is not None:
            one, two = (Spot(spot.row + shift, spot.offset) for spot in caret.stretch)
            caret.stretch = one, two
        if self._top_row:
            self._top_row += shift
        self.setter.shift(shift)
        self._estimate()
        self._settle()
        self.viewport().update()

    # -- heights and scrolling

    def _estimate(self) -> None:
        if self._guessed is not None:
            self.heights, self._guessed = self._guessed, None
        else:
            super()._estimate()
        if self._filling is not None:
            self._pad()

    def _pad(self) -> None:
        """Guess at the heights of what is not there yet, so that the scroll bar tells where the reader is."""
        if self._filling is not None and self.flow.posts:
            mean = self.heights.total / len(self.flow.posts)
            self._lead = round(mean * self.flow.start)
            self._tail = round(mean * (self._filling.total - self.flow.start - len(self.flow.posts)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self.partial and not self._syncing and not self._holds(self.verticalScrollBar().value() - self._lead):
            wanted = self.verticalScrollBar().value()
            self.complete()
            self.verticalScrollBar().setValue(wanted)
            return
        super().scrollContentsBy(dx, dy)

    def _holds(self, top: int) -> bool:
        """Whether the page from a height of the part on, and as much on both sides, is there."""
        page = self.viewport().height()
        above = top >= page or not self._lead
        return above and (top + 2 * page <= self.heights.total or not self._tail)

    def _settle(self) -> None:
        if self.partial and not self._holds(self.heights.before(self._top_row) + self._top_offset):
            self.complete()
        super()._settle()

    @property
    def at_end(self) -> bool:
        """Whether the last row is in sight."""
        return not self._tail and super().at_end
