"""Reading the rest of a long thread while nothing else is to be done, a few milliseconds at a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.domain.errors import PostilError
from reader.gui.pane.flow import Flow, Heights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.domain.thread import StoredPost
    from reader.gui.pane.folding import Folds
    from reader.gui.pane.typeset import Typesetter

_BEFORE, _AFTER = 150, 350
"""Posts of the part before and after the one that is shown: more than a screen each, however short they are."""

_SLICE = 0.005
"""Seconds of one go: what is left of a frame when something else is painted."""

_PIECE = 24
"""Posts that are read at once."""


class Filling(QObject):
    """Makes the flow of a whole thread piece by piece.

    Signals:
        whole(): `flow` holds all posts.
        failed(PostilError): the library could not be read on.

    Args:
        order: the numbers of the thread's posts.
        read: gives some of them.
        setter: estimates their heights.
        unknown: what nameless authors are called.
    """

    whole = Signal()
    failed = Signal(object)

    def __init__(
        self,
        order: Sequence[int],
        read: Callable[[Sequence[int]], list[StoredPost]],
        setter: Typesetter,
        unknown: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._order = order
        self._read = read
        self._setter = setter
        self._at = 0
        self.flow = Flow((), unknown)
        self.heights = Heights(())
        """Guesses at the heights of its rows."""
        self.style = -1
        """The typesetter's style that they are for."""
        self.folds: Folds | None = None
        self.unread: set[int] = set()
        self.bookmarked: set[int] = set()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def total(self) -> int:
        """How many posts the thread has."""
        return len(self._order)

    @property
    def last(self) -> list[StoredPost]:
        """The last post of the thread."""
        return self._read(self._order[-1:])

    def part(self, post_id: int | None) -> tuple[int, list[StoredPost]]:
        """The posts around one (None for the first), and how many stand before them."""
        try:
            at = self._order.index(post_id) if post_id is not None else 0
        except ValueError:
            at = 0
        start = max(0, at - _BEFORE)
        return start, self._read(self._order[start : at + _AFTER])

    def begin(self) -> None:
        """Read on whenever nothing else is to be done."""
        self.style = self._setter.style
        self.heights.extend([self._setter.estimate(self.flow.rows[0])])
        self._timer.start()

    def stop(self) -> None:
        """Read no further."""
        self._timer.stop()
        self.deleteLater()

    def finish(self) -> None:
        """Read all the rest now."""
        self._run(float("inf"))

    def _go_on(self) -> None:
        self._run(time.perf_counter() + _SLICE)

    def _run(self, end: float) -> None:
        try:
            while self._at < len(self._order) and time.perf_counter() < end:
                self._step()
        except PostilError as error:
            self._timer.stop()
            self.failed.emit(error)
            return
        if self._at >= len(self._order):
            self._timer.stop()
            self.flow.link()
            self.whole.emit()

    def _step(self) -> None:
        rows, texts = len(self.flow.rows), len(self.flow.text_rows)
        posts = self._read(self._order[self._at : self._at + _PIECE])
        self._at += _PIECE
        self.flow.extend(posts)
        self.heights.extend(map(self._setter.estimate, self.flow.rows[rows:]))
        if self.folds is not None:
            self.folds.extend(texts)
        self.unread.update(stored.id for stored in posts if not stored.read)
        self.bookmarked.update(stored.id for stored in posts if stored.bookmarked)
