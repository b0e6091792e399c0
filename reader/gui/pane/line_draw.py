"""Draws laid-out text with its marks so that what it costs grows with what is seen, not with the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QTextLayout

MANY = 40
"""Marks beyond which lines are drawn one by one: `QTextLayout` goes through all lines once more for each mark."""


class Seen:
    """The lines of a text that can be seen.

    Args:
        painter: of what is drawn on.
        layout: the text in lines.
        at: where its top left corner is drawn.
    """

    def __init__(self, painter: QPainter, layout: QTextLayout, at: QPointF) -> None:
        self._painter = painter
        self._layout = layout
        self._at = at
        window = painter.window()
        count = layout.lineCount()
        self._first = bisect_left(range(count), window.top() - at.y(), key=self._bottom)
        self._beyond = bisect_left(range(count), window.bottom() + 1 - at.y(), key=self._top, lo=self._first)

    def _top(self, number: int) -> float:
        return self._layout.lineAt(number).y()

    def _bottom(self, number: int) -> float:
        line = self._layout.lineAt(number)
        return line.y() + line.height()

    def _stretch(self, number: int) -> tuple[int, int]:
        line = self._layout.lineAt(number)
        return line.textStart(), line.textStart() + line.textLength()

    def units(self) -> tuple[int, int]:
        """From where to where (exclusive) in the text they reach, in UTF-16 units."""
        if self._first >= self._beyond:
            return 0, 0
        return self._stretch(self._first)[0], self._stretch(self._beyond - 1)[1]

    def draw(self, marks: Sequence[QTextLayout.FormatRange]) -> None:
        """Draw the text with marks in it; where two lie over each other the later one is on top."""
        if len(marks) <= MANY:
            self._layout.draw(self._painter, self._at, marks, QRectF(self._painter.window()))
            return
        for number in range(self._first, self._beyond):
            start, end = self._stretch(number)
            here = [mark for mark in marks if mark.start < end and mark.start + mark.length > start]
            self._painter.save()
            self._painter.setClipRect(self._band(number))
            self._layout.draw(self._painter, self._at, here, self._band(number))
            self._painter.restore()

    def _band(self, number: int) -> QRectF:
        """A line with half of the space to its neighbours: each point belongs to one line."""
        top, bottom = (self._edge(at) for at in (number, number + 1))
        window = self._painter.window()
        return QRectF(window.left(), self._at.y() + top, window.width(), bottom - top)

    def _edge(self, number: int) -> float:
        above = self._bottom(number - 1) if number > 0 else self._top(0) - self._layout.lineAt(0).height()
        below = self._top(number) if number < self._layout.lineCount() else above + self._layout.lineAt(0).height()
        return (above + below) / 2
