"""A scrolling page of rows that are laid out only when shown.

The view holds on to a row and an offset within it, not to a pixel position: when an estimated height above turns out
wrong, the scroll bar moves and the text stays where the reader looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from reader.gui.base.panel_parts import own_viewport
from reader.gui.pane.caret import Caret, Spot
from reader.gui.pane.flow import Flow, Heights, Role
from reader.gui.pane.margin_paint import Canvas
from reader.gui.pane.text_paint import Dress, Header, paint_header, paint_row
from reader.gui.pane.typeset import SetRow, Typesetter
from reader.text.paragraphs import from_utf16, to_utf16

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.theme import Look
    from reader.gui.pane.folding import Shape
    from reader.gui.pane.marks import Chip

_FAR = 200
"""Rows beyond which laying out everything between would be felt; a screen shows 20 to 60."""


class TextView(QAbstractScrollArea):
    """Shows a flow of rows; knows nothing of tags, keys or sessions.

    Args:
        look: theme and text size.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setter = Typesetter(look)
        self.flow = Flow(())
        self.caret = Caret(self.flow)
        self.heights = Heights(())
        self.title = ""
        self.subtitle = ""
        self._top_row = 0
        self._top_offset = 0
        self._lead = self._tail = 0
        self._syncing = False
        self._chips: list[tuple[QRect, Chip]] = []
        own_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self._on_look_changed)

    # -- what is shown

    def show_flow(self, flow: Flow, title: str, subtitle: str) -> None:
        """Show another thread from its top."""
        self.flow = flow
        self.caret = Caret(flow)
        self.title = title
        self.subtitle = subtitle
        self.setter.restyle(self.viewport().width())
        self._estimate()
        self._top_row, self._top_offset = 0, 0
        self._sync_bar()
        self.viewport().update()

    def header(self, post: int) -> Header:
        """The words of a post's header line: the bare facts, unless a subclass words them."""
        told = self.flow.posts[post].post
        return Header(str(told.floor or ""), told.author or "", told.posted_raw, known=told.author is not None)

    def dress(self, index: int) -> Dress:
        """What is painted on a row beside its text: nothing, unless a subclass has cursor and marks."""
        return Dress(current=index == self.caret.row)

    def shape(self, index: int) -> Shape | None:  # noqa: ARG002 - for subclasses
        """How a row is set that is not set whole; None for all others."""
        return None

    def paint_media(self, canvas: Canvas, post: int, y: int) -> None:
        """Draw the pictures of a post, for subclasses that show any."""

    # -- heights and scrolling

    def _estimate(self) -> None:
        self.heights = Heights(self.setter.estimate(row) for row in self.flow.rows)

    def _lay(self, index: int) -> SetRow:
        lines = self.setter.kept(index) or self._make(index)
        self.heights.set(index, lines.height)
        return lines

    def _make(self, index: int) -> SetRow:
        row = self.flow.rows[index]
        return self.setter.row(index, row, self.title, self.subtitle, self.shape(index))

    def _sync_bar(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        self._syncing = True
        bar.setPageStep(page)
        bar.setSingleStep(self.setter.line)
        bar.setRange(0, max(0, self._lead + self.heights.total + self._tail + self.setter.line * 2 - page))
        bar.setValue(self._lead + self.heights.before(self._top_row) + self._top_offset)
        self._syncing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - Qt's signature
        if self._syncing:
            return
        value = self.verticalScrollBar().value() - self._lead
        if abs(dy) < 3 * self.viewport().height() and value < self.verticalScrollBar().maximum() - self._lead:
            self._shift(value - self.heights.before(self._top_row) - self._top_offset)
        else:
            self._top_row = max(0, self.heights.at(value))
            self._top_offset = value - self.heights.before(self._top_row)
        self._settle()
        self.viewport().update()

    def _shift(self, pixels: int) -> None:
        """Move the page by some pixels, laying out what passes the top edge so that no jump is seen."""
        row, offset = self._top_row, self._top_offset + pixels
        while offset < 0 and row > 0:
            row -= 1
            offset += self._lay(row).height
        last = len(self.flow.rows) - 1
        while row < last and offset >= self._lay(row).height:
            offset -= self.heights[row]
            row += 1
        self._top_row, self._top_offset = row, max(0, offset) if row == 0 else offset

    def _settle(self) -> None:
        """Lay out what the page shows now and keep the last row at its foot."""
        if not self.flow.rows:
            return
        page = self.viewport().height()
        y, row = -self._top_offset, self._top_row
        while row < len(self.flow.rows) and y < page:
            y += self._lay(row).height
            row += 1
        end = y + self.setter.line * 2
        if row == len(self.flow.rows) and end < page:
            missing = page - end
            while missing > 0 and (self._top_offset > 0 or self._top_row > 0):
                if self._top_offset == 0:
                    self._top_row -= 1
                    self._top_offset = self._lay(self._top_row).height
                step = min(missing, self._top_offset)
                self._top_offset -= step
                missing -= step
        self._sync_bar()

    def row_top(self, index: int) -> int:
        """Where a row's top edge is, in pixels from the top of the page now shown; far away ones by estimate."""
        if abs(index - self._top_row) > _FAR:
            return self.heights.before(index) - self.heights.before(self._top_row) - self._top_offset
        if index >= self._top_row:
            return sum(self._lay(i).height for i in range(self._top_row, index)) - self._top_offset
        return -sum(self._lay(i).height for i in range(index, self._top_row)) - self._top_offset

    def reveal(self, index: int, *, centre: bool = False) -> None:
        """Scroll as little as needed to show a row whole, or put it a third down the page."""
        page = self.viewport().height()
        far = abs(index - self._top_row) > _FAR
        if centre or far:
            self._top_row, self._top_offset = index, 0
            self._shift(-page // 3)
        else:
            context = self.setter.line
            top = self.row_top(index)
            bottom = top + self._lay(index).height
            first_of_post = index > 0 and self.flow.rows[index - 1].role is Role.HEADER
            above = context + (self.heights[index - 1] if first_of_post else 0)
            if top - above < 0:
                self._shift(top - above)
            elif bottom + context > page:
                self._shift(min(bottom + context - page, top - context))
        self._settle()
        self.viewport().update()

    def scroll_page(self, direction: int) -> None:
        """One page on (1) or back (-1), two lines kept in sight."""
        self._shift(direction * (self.viewport().height() - 2 * self.setter.line))
        self._settle()
        self.viewport().update()

    def visible_rows(self) -> range:
        """Rows of which something is shown."""
        y, row = -self._top_offset, self._top_row
        page = self.viewport().height()
        while row < len(self.flow.rows) and y < page:
            y += self._lay(row).height
            row += 1
        return range(self._top_row, row)

    @property
    def at_end(self) -> bool:
        """Whether the last row is in sight."""
        rows = self.visible_rows()
        return rows.stop >= len(self.flow.rows)

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._restyle()
        else:
            self._settle()

    def _on_look_changed(self) -> None:
        self._restyle()

    def _restyle(self) -> None:
        """Take over width and fonts; the row at the top, or the cursor when it is in sight, stays in place."""
        keep = self.caret.row
        held = keep >= 0 and keep in self.visible_rows()
        before = self.row_top(keep) if held else 0
        top = self._top_row
        self.setter.restyle(self.viewport().width())
        self._estimate()
        self._top_row, self._top_offset = (keep, 0) if held else (top, 0)
        if held:
            self._shift(-before)
        self._settle()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole page is cheap enough to repaint
        painter = QPainter(self.viewport())
        theme = self.look.theme
        painter.fillRect(self.viewport().rect(), theme.colour("base"))
        if len(self.flow.rows) > 1:
            self._settle()
            canvas = Canvas(painter, theme, self.setter, self.viewport().width())
            y = -self._top_offset
            page = self.viewport().height()
            for index in range(self._top_row, len(self.flow.rows)):
                if y >= page:
                    break
                row, lines = self.flow.rows[index], self._lay(index)
                if row.role is Role.HEADER:
                    paint_header(canvas, self.header(row.post), y, lines.height, first=row.post == 0)
                elif row.role is Role.MEDIA:
                    self.paint_media(canvas, row.post, y)
                elif lines.height:
                    paint_row(canvas, row, lines, y, self.dress(index))
                y += lines.height
            self._chips = canvas.chips
        painter.end()

    # -- finding places

    def row_at(self, y: int) -> int:
        """The row at a height of the page now shown."""
        at, row = -self._top_offset, self._top_row
        while row < len(self.flow.rows) - 1:
            at += self._lay(row).height
            if y < at:
                break
            row += 1
        return row

    def spot_at(self, point: QPoint) -> Spot | None:
        """The place between characters nearest to a point of the page."""
        if not self.flow.text_rows:
            return None
        row = self.row_at(point.y())
        if self.flow.rows[row].role is not Role.TEXT:
            rank = self.flow.text_rank(row)
            if rank < 0:
                last = self.flow.text_rows[-1]
                return Spot(last, len(self.flow.rows[last].text))
            return Spot(self.flow.text_rows[rank], 0)
        lines = self._lay(row)
        text = self.flow.rows[row].text
        if lines.layout is None:
            return Spot(row, 0)
        y = point.y() - self.row_top(row) - lines.y
        x = point.x() - lines.x
        if lines.summed:
            return Spot(row, 0)
        for i in range(lines.layout.lineCount()):
            line = lines.layout.lineAt(i)
            if y < line.y() + line.height() or i == lines.layout.lineCount() - 1:
                if y < 0 and i == 0:
                    return Spot(row, 0)
                return Spot(row, from_utf16(text, min(int(line.xToCursor(x)), to_utf16(text, len(text)))))
        return Spot(row, len(text))

    def chip_at(self, point: QPoint) -> Chip | None:
        """The chip under a point, if any."""
        return next((chip for box, chip in self._chips if box.contains(point)), None)
