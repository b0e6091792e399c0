"""What assistive technology finds in the reading pane: the whole thread as one read-only text, tags and memos in it.

A screen reader reads it line by line, as a whole, or in Braille, and moves the paragraph cursor by setting the caret.
Moves by key are told besides (`reader.gui.base.telling`), because J and K are no keys that a screen reader follows.

`interface_cast` must give Qt the address of the text interface. PySide hands what Python returns there to C++ as it
is, so that anything but a ``VoidPtr``, also None, crashes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, cast
from weakref import ref

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken, getCppPointer

from reader.text.paragraphs import to_utf16

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

    from reader.gui.pane.caret import Spot
    from reader.gui.pane.marked_text import MarkedText

_UNIT = 2
"""Bytes of a UTF-16 unit, in which Qt counts."""
_NOTHING = (b"", [0])


class ThreadText(QAccessibleTextInterface):
    """The thread of a pane as one text, a line or more a row.

    Args:
        pane: the pane. It is held weakly: Qt keeps this object as long as it likes.
    """

    def __init__(self, pane: MarkedText) -> None:
        super().__init__()
        self._pane = ref(pane)
        self._made_of: object = None
        self._text, self._starts = _NOTHING

    def _read(self) -> tuple[bytes, list[int]]:
        """The text in UTF-16, and where each row begins, in units; made anew where the thread or its marks changed."""
        pane = self._pane()
        if pane is None:
            return _NOTHING
        pane.complete()
        made_of = (pane.flow, len(pane.flow.rows), pane.marked)
        if self._made_of != made_of:
            parts = [f"{pane.told(row)}\n".encode("utf-16-le", "surrogatepass") for row in range(len(pane.flow.rows))]
            starts = [0]
            for part in parts:
                starts.append(starts[-1] + len(part) // _UNIT)
            self._text, self._starts, self._made_of = b"".join(parts), starts, made_of
        return self._text, self._starts

    def _row(self, offset: int) -> int:
        starts = self._read()[1]
        return max(0, min(bisect_right(starts, max(0, offset)) - 1, len(starts) - 2))

    def _ahead(self, row: int) -> int:
        """Units that are told before a row's own words, such as whom it quotes."""
        pane = self._pane()
        own = pane.flow.rows[row].text if pane is not None else ""
        told = pane.told(row).partition(own)[0] if pane is not None and own else ""
        return to_utf16(told, len(told))

    def characterCount(self) -> int:
        return self._read()[1][-1]

    def text(self, start: int, end: int) -> str:
        last = self.characterCount()
        start, end = max(0, start), last if end < 0 else min(end, last)
        return self._read()[0][_UNIT * start : _UNIT * end].decode("utf-16-le", "replace")

    def cursorPosition(self) -> int:
        pane = self._pane()
        starts = self._read()[1]
        row = pane.caret.row if pane is not None else -1
        if pane is None or not 0 <= row < len(starts):
            return 0
        stretch = pane.caret.stretch
        inside = to_utf16(pane.flow.rows[row].text, stretch[1].offset) + self._ahead(row) if stretch is not None else 0
        return starts[row] + inside

    def setCursorPosition(self, offset: int) -> None:
        pane = self._pane()
        if pane is None or not pane.flow.text_rows:
            return
        row = self._row(offset)
        stops = pane.flow.text_rows  # a header leads to the first paragraph below it
        shown = pane.flow.rows[stops[min(bisect_left(stops, row), len(stops) - 1)]]
        pane.go_to(pane.flow.posts[shown.post].id, shown.paragraph.ordinal if shown.paragraph is not None else 0)

    def characterRect(self, offset: int) -> QRect:
        pane = self._pane()
        if pane is None or not pane.flow.rows:
            return QRect()
        row = self._row(offset)
        lines, at = pane.setter.kept(row), offset - self._read()[1][row] - self._ahead(row)
        layout = lines.layout if lines is not None and not lines.summed and pane.flow.rows[row].text else None
        if lines is None or layout is None or not 0 <= at < len(layout.text()):  # far away, or no words of the text
            box = QRect(pane.setter.column.text_x, 0, pane.setter.column.width, pane.heights[row])
        else:
            line = layout.lineForTextPosition(at)
            left, right = (cast("tuple[float, int]", line.cursorToX(place))[0] for place in (at, at + 1))
            left, right = min(left, right), max(left, right)
            x, y = round(lines.x + left), round(lines.y + line.y())
            box = QRect(x, y, max(1, round(right - left)), round(line.height()))
        return box.translated(pane.viewport().mapToGlobal(QPoint(0, pane.row_top(row))))

    def offsetAtPoint(self, point: QPoint) -> int:
        pane = self._pane()
        spot: Spot | None = pane.spot_at(pane.viewport().mapFromGlobal(point)) if pane is not None else None
        return self._read()[1][spot.row] if spot is not None else -1

    def scrollToSubstring(self, start: int, _end: int) -> None:
        pane = self._pane()
        if pane is not None and pane.flow.rows:
            pane.reveal(self._row(start))

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, _start: int, _end: int) -> None:
        """Words are selected in the pane only."""

    def removeSelection(self, _index: int) -> None:
        """Words are selected in the pane only."""

    def setSelection(self, _index: int, _start: int, _end: int) -> None:
        """Words are selected in the pane only."""


class PaneVoice(QAccessibleWidget):
    """The pane as a document; its value is the paragraph at the cursor.

    Args:
        pane: the pane.
    """

    def __init__(self, pane: MarkedText) -> None:
        super().__init__(pane, QAccessible.Role.Document, "")
        self._pane = ref(pane)
        self._thread = ThreadText(pane)
        self._address = Shiboken.VoidPtr(getCppPointer(self._thread)[0])
        self._none = Shiboken.VoidPtr(0)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override] # an address, not a number
        return self._address if kind == QAccessible.InterfaceType.TextInterface else self._none

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        return state

    def text(self, what: QAccessible.Text) -> str:
        pane = self._pane()
        if what == QAccessible.Text.Value and pane is not None:
            return pane.told(pane.caret.row) if pane.caret.row >= 0 else ""
        return super().text(what)

    # The viewport and scroll bars say nothing that the text does not.

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1
