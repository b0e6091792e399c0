"""Draws the rows of the text pane: headers, text, gutter numbers, tag lanes and chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout

from reader.domain.thread import ParagraphKind
from reader.gui.pane.flow import Role
from reader.gui.pane.line_draw import Seen
from reader.gui.pane.margin_paint import LANE, Canvas, paint_chips, paint_lost, paint_margin, paint_ribbon
from reader.text.paragraphs import from_utf16, to_utf16

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.gui.base.theme import Theme
    from reader.gui.pane.flow import Row
    from reader.gui.pane.marks import Chip, RowMarks
    from reader.gui.pane.typeset import SetRow

_LINE, _DASHES = QTextCharFormat.UnderlineStyle.SingleUnderline, QTextCharFormat.UnderlineStyle.DashUnderline
# Written out, as dataclasses are compiled anew at each start.


class Dress:
    """What is painted on a row beside its own text.

    Args:
        current: the cursor is on it.
        marks: of the annotations that touch it.
        focused: the keys go to the text.
    """

    def __init__(self, *, current: bool = False, marks: RowMarks | None = None, focused: bool = True) -> None:
        self.current = current
        self.marks = marks
        self.focused = focused
        self.in_run = False
        self.selected: tuple[int, int] | None = None
        self.hits: tuple[tuple[int, int], ...] = ()
        self.picked: tuple[tuple[int, int], ...] = ()
        self.hit_now: tuple[int, int] | None = None
        self.caret: int | None = None


class Header:
    """The words of a post's header line.

    ``gap`` says which posts before it are in no capture, ``lost`` how many annotations are not found in the text,
    ``memo`` what the coder wrote about the post.
    """

    def __init__(self, floor: str, author: str, facts: str, *, known: bool) -> None:
        self.floor = floor
        self.author = author
        self.facts = facts
        self.known = known
        self.unread = False
        self.bookmarked = False
        self.gap = ""
        self.lost: Chip | None = None
        self.memo: Chip | None = None


def paint_row(canvas: Canvas, row: Row, lines: SetRow, y: int, dress: Dress) -> None:
    """Draw a title or paragraph row with its top at ``y``."""
    if row.role is Role.TITLE:
        _paint_title(canvas, lines, y)
        return
    _paint_ground(canvas, row, lines, y, dress)
    painter, theme = canvas.painter, canvas.theme
    if lines.label is not None and row.role is Role.TEXT:
        painter.setPen(theme.colour("accent" if row.link else "dim"))
        lines.label.draw(painter, QPointF(lines.x, y + canvas.setter.gap(row)))
    dim = row.small or row.kind in {ParagraphKind.QUOTE, ParagraphKind.COMMENT}
    painter.setPen(theme.colour("dim" if dim else "text"))
    if lines.layout is not None:
        at = QPointF(lines.x, y + lines.y)
        if row.kind is ParagraphKind.ATTACHMENT:
            _paint_file(canvas, lines, y)
        seen = Seen(painter, lines.layout, at)
        seen.draw([] if lines.summed else _formats(canvas.theme, row, dress, seen.units()))
        if dress.caret is not None:
            lines.layout.drawCursor(painter, at, to_utf16(row.text, dress.caret), 2)
    if lines.foot is not None:
        painter.setPen(theme.colour("accent"))
        lines.foot.draw(painter, QPointF(lines.x, y + lines.height - canvas.setter.small_line))
    if row.kind is ParagraphKind.LIST:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(painter.pen().color())
        painter.drawEllipse(
            QPointF(lines.x - canvas.setter.em * 0.55, y + lines.y + canvas.setter.line * 0.5), 1.5, 1.5
        )
    _paint_gutter(canvas, row, lines, y, dress)
    if dress.marks is not None:
        paint_margin(canvas, lines, y, canvas.setter.gap(row), dress.marks)


def paint_header(canvas: Canvas, header: Header, y: int, height: int, *, first: bool) -> None:
    """Draw a post's header line."""
    painter, theme, setter = canvas.painter, canvas.theme, canvas.setter
    column = setter.column
    if not first:
        painter.setPen(QPen(theme.colour("rule"), 1))
        top = y + round(height * 0.22)
        painter.drawLine(column.text_x, top, column.text_x + column.width, top)
    if header.gap:
        _paint_gap(canvas, header.gap, y + round(height * 0.22))
    base = QRect(column.text_x, y + round(height * 0.38), column.width, round(height * 0.6))
    painter.setFont(setter.bold)
    painter.setPen(theme.colour("accent"))
    gutter = QRect(0, base.y(), column.text_x - round(setter.em * 0.7), base.height())
    painter.drawText(gutter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, header.floor)
    metrics = QFontMetrics(setter.bold)
    name = metrics.elidedText(header.author, Qt.TextElideMode.ElideRight, round(column.width * 0.45))
    painter.setPen(theme.colour("text" if header.known else "dim"))
    painter.drawText(base, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    x = metrics.horizontalAdvance(name) + round(setter.em * 0.8)
    if header.unread:
        painter.setBrush(theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(QPointF(base.x() + x - round(setter.em * 0.3), base.center().y() + 1), 3, 3)
        x += round(setter.em * 0.4)
    taken = paint_lost(canvas, header.lost, base) if header.lost is not None else 0
    painter.setFont(setter.small)
    painter.setPen(theme.colour("dim"))
    facts = QFontMetrics(setter.small).elidedText(header.facts, Qt.TextElideMode.ElideRight, base.width() - x - taken)
    painter.drawText(base.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, facts)
    if header.memo is not None:
        height = QFontMetrics(setter.small).height()
        room = QRect(column.margin_x + LANE + 4, base.center().y() - height // 2, 0, height)
        room.setRight(min(canvas.width - 6, column.margin_x + column.margin_width))
        paint_chips(canvas, room, [header.memo])
    if header.bookmarked:
        paint_ribbon(canvas, column.text_x + column.width + round(setter.em * 0.2), base.y())


def _paint_gap(canvas: Canvas, words: str, y: int) -> None:
    """Write words into the middle of the line between two posts."""
    painter, theme, setter = canvas.painter, canvas.theme, canvas.setter
    metrics = QFontMetrics(setter.small)
    width = metrics.horizontalAdvance(words) + 2 * round(setter.em * 0.6)
    left = setter.column.text_x + (setter.column.width - width) // 2
    box = QRect(left, y - metrics.height() // 2, width, metrics.height())
    painter.fillRect(box, theme.colour("base"))
    painter.setFont(setter.small)
    painter.setPen(theme.colour("dim"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _paint_title(canvas: Canvas, lines: SetRow, y: int) -> None:
    painter, theme = canvas.painter, canvas.theme
    painter.setPen(theme.colour("text"))
    height = 0.0
    if lines.layout is not None:
        lines.layout.draw(painter, QPointF(lines.x, y + lines.y))
        last = lines.layout.lineAt(lines.layout.lineCount() - 1)
        height = last.y() + last.height() + canvas.setter.line * 0.25
    if lines.label is not None:
        painter.setPen(theme.colour("dim"))
        lines.label.draw(painter, QPointF(lines.x, y + lines.y + height))


def _paint_ground(canvas: Canvas, row: Row, lines: SetRow, y: int, dress: Dress) -> None:
    painter, theme, setter = canvas.painter, canvas.theme, canvas.setter
    column = setter.column
    top = y + setter.gap(row) - round(setter.line * 0.12)
    bottom = y + lines.height + round(setter.line * 0.12)
    ground = QRect(column.text_x - round(setter.em * 0.5), top, column.width + round(setter.em), bottom - top)
    if dress.in_run:
        painter.fillRect(ground, theme.colour("selection"))
    elif dress.current:
        painter.fillRect(ground, theme.colour("cursor"))
    elif row.kind is ParagraphKind.CODE:
        painter.fillRect(QRect(column.text_x, y, column.width, lines.height), theme.colour("alternate"))
    if dress.current:
        ink = theme.colour("accent" if dress.focused else "rule")
        painter.fillRect(QRect(ground.x(), top, 3, bottom - top), ink)
    if row.kind in {ParagraphKind.QUOTE, ParagraphKind.COMMENT}:
        bar = QRect(column.text_x + round(setter.em * 0.35), y + setter.gap(row), 2, lines.height - setter.gap(row))
        painter.fillRect(bar, theme.colour("quote"))


def _paint_file(canvas: Canvas, lines: SetRow, y: int) -> None:
    """Frame the name of an attached file."""
    painter, setter = canvas.painter, canvas.setter
    if lines.layout is None:
        return
    width = min(lines.layout.maximumWidth(), setter.column.width) + setter.em * 0.8
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(canvas.theme.colour("alternate"))
    painter.setPen(QPen(canvas.theme.colour("rule"), 1))
    box = QRectF(lines.x - setter.em * 0.4, y + lines.y + 0.5, width, lines.height - lines.y - 1)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(canvas.theme.colour("dim"))


def _paint_gutter(canvas: Canvas, row: Row, lines: SetRow, y: int, dress: Dress) -> None:
    if row.paragraph is None:
        return
    painter, setter = canvas.painter, canvas.setter
    painter.setFont(setter.small)
    painter.setPen(canvas.theme.colour("accent" if dress.current else "quote"))
    step = setter.small_line if row.small else setter.line
    box = QRect(0, round(y + lines.y), setter.column.text_x - round(setter.em * 0.7), step)
    number = str(row.paragraph.ordinal + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)


def _formats(theme: Theme, row: Row, dress: Dress, seen: tuple[int, int]) -> list[QTextLayout.FormatRange]:
    """The marks in a row; of those that may be thousands only what is ``seen``, from one UTF-16 unit to another."""
    text = row.text
    first, beyond = (from_utf16(text, units) for units in seen)

    def near(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        return (place for place in places if place[0] < beyond and place[1] > first)

    links, ink = list(near(lead[:2] for lead in row.leads)), theme.colour("accent")
    ranges = [_lined(text, place, _LINE, ink=ink) for place in links]
    for tint in dress.marks.tints if dress.marks is not None else ():
        paint = theme.tag(tint.colour)
        ranges.append(_lined(text, (tint.start, tint.end), _LINE, ground=paint.fill, line=paint.bar))
        # A later mark hides an earlier one, and words with a tag still lead where they do.
        both = ((max(start, tint.start), min(end, tint.end)) for start, end in links)
        ranges += [_lined(text, at, _DASHES, ink=ink, ground=paint.fill) for at in both if at[0] < at[1]]
    ranges += [
        _range(text, *at, theme.colour("selection"), theme.colour("selection_text")) for at in near(dress.picked)
    ]
    ranges += [_range(text, *at, theme.colour("find"), theme.colour("find_text")) for at in near(dress.hits)]
    if dress.hit_now is not None:
        ranges.append(_range(text, *dress.hit_now, theme.colour("accent"), theme.colour("accent_text")))
    if dress.selected is not None:
        ranges.append(_range(text, *dress.selected, theme.colour("selection"), theme.colour("selection_text")))
    return ranges


def _lined(
    text: str,
    place: tuple[int, int],
    kind: QTextCharFormat.UnderlineStyle,
    *,
    ink: QColor | None = None,
    ground: QColor | None = None,
    line: QColor | None = None,
) -> QTextLayout.FormatRange:
    """Underlined words; the line has the colour of the ink unless it has one of its own."""
    style = QTextCharFormat()
    style.setUnderlineStyle(kind)
    if ink is not None:
        style.setForeground(ink)
    if ground is not None:
        style.setBackground(ground)
    if line is not None:
        style.setUnderlineColor(line)
    return _piece(text, *place, style)


def _range(text: str, start: int, end: int, ground: QColor, ink: QColor) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setBackground(ground)
    style.setForeground(ink)
    return _piece(text, start, end, style)


def _piece(text: str, start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    piece.start = to_utf16(text, start)
    piece.length = to_utf16(text, end) - piece.start
    piece.format = style
    return piece
