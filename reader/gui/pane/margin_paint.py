"""Draws what stands beside the text: tag lanes, chips, the sign of a bookmark, the count of lost annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

if TYPE_CHECKING:
    from reader.gui.base.theme import Theme
    from reader.gui.pane.marks import Chip, RowMarks
    from reader.gui.pane.typeset import SetRow, Typesetter

LANE = 6
"""Distance of the bars of two tags, in pixels."""

_BAR = 3
_MEMO_EM = 3.5
"""Room in which a memo is begun beside tags, in characters; with less of it, it is counted."""
_GAP = 4


class Canvas:
    """What painting one screen needs and leaves behind.

    ``chips`` collects where chips were drawn, for clicks and tooltips.
    """

    def __init__(self, painter: QPainter, theme: Theme, setter: Typesetter, width: int) -> None:
        self.painter = painter
        self.theme = theme
        self.setter = setter
        self.width = width
        self.chips: list[tuple[QRect, Chip]] = []


def paint_margin(canvas: Canvas, lines: SetRow, y: int, gap: int, marks: RowMarks) -> None:
    """Draw the lanes and chips beside a row, the first ``gap`` pixels of which are space above it."""
    painter, theme, setter = canvas.painter, canvas.theme, canvas.setter
    left = setter.column.margin_x
    lanes = 0
    for bar in marks.bars:
        lanes = max(lanes, bar.lane + 1)
        top = 0 if bar.comes else gap
        painter.fillRect(QRect(left + bar.lane * LANE, y + top, _BAR, lines.height - top), theme.tag(bar.colour).bar)
    if marks.chips:
        room = QRect(left + max(lanes, 1) * LANE + 4, y + gap, 0, lines.height - gap)
        room.setRight(min(canvas.width - 6, left + setter.column.margin_width))
        paint_chips(canvas, room, marks.chips)


def paint_chips(canvas: Canvas, room: QRect, chips: list[Chip]) -> None:
    """Draw chips one after another into as many lines as there is room for; what is left over is counted."""
    setter = canvas.setter
    metrics = QFontMetrics(setter.small)
    height = metrics.height() + 2
    step = height + 3
    last = max(1, room.height() // step) - 1
    texts = [f"\u270e {chip.text}" if chip.tag is None else chip.text for chip in chips]
    widths = [metrics.horizontalAdvance(text) + 12 for text in texts]
    x, line = room.x(), 0
    for i, chip in enumerate(chips):
        right = _right_end(room, x, widths[i:], metrics, last=line == last)
        # The beginning of a memo tells more than "+1" does.
        ends = line == last and i == len(chips) - 1 and chip.tag is None
        shortened = ends and right - x >= _MEMO_EM * setter.small_em
        if x > room.x() and x + widths[i] > right and not shortened:
            x, line = room.x(), line + 1
        if line > last:
            _paint_more(canvas, room, metrics, len(chips) - i, last * step)
            return
        right = _right_end(room, x, widths[i:], metrics, last=line == last)
        box = QRect(x, room.y() + line * step, min(widths[i], right - x), height)
        _paint_chip(canvas, box, chip, metrics.elidedText(texts[i], Qt.TextElideMode.ElideRight, box.width() - 10))
        canvas.chips.append((box, chip))
        x = box.right() + 1 + _GAP


def _right_end(room: QRect, x: int, widths: list[int], metrics: QFontMetrics, *, last: bool) -> int:
    """How far chips may reach: on the last line the count of those that do not fit stands behind them."""
    fits = x + sum(widths) + _GAP * (len(widths) - 1) <= room.right()
    return room.right() if fits or not last or len(widths) == 1 else room.right() - _more_width(metrics, len(widths))


def _more_width(metrics: QFontMetrics, count: int) -> int:
    return metrics.horizontalAdvance(f"+{count}") + 8


def _paint_chip(canvas: Canvas, box: QRect, chip: Chip, text: str) -> None:
    painter, theme = canvas.painter, canvas.theme
    painter.setFont(canvas.setter.small)
    if chip.tag is None:
        painter.setPen(theme.colour("dim"))
    else:
        paint = theme.tag(chip.colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.fill)
        painter.drawRoundedRect(QRectF(box), 3, 3)
        painter.setPen(paint.ink)
    painter.drawText(box.adjusted(6, 0, -4, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _paint_more(canvas: Canvas, room: QRect, metrics: QFontMetrics, count: int, y: int) -> None:
    painter = canvas.painter
    width = _more_width(metrics, count)
    box = QRect(room.right() - width, room.y() + y, width, metrics.height() + 2)
    painter.fillRect(box, canvas.theme.colour("base"))
    painter.setFont(canvas.setter.small)
    painter.setPen(canvas.theme.colour("dim"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{count}")


def paint_ribbon(canvas: Canvas, x: int, y: int) -> None:
    """Draw the sign of a bookmark."""
    painter = canvas.painter
    size = round(canvas.setter.em * 0.6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.theme.colour("accent"))
    painter.drawPolygon(
        [
            QPointF(x, y),
            QPointF(x + size, y),
            QPointF(x + size, y + size * 1.7),
            QPointF(x + size / 2, y + size * 1.2),
            QPointF(x, y + size * 1.7),
        ]
    )


def paint_lost(canvas: Canvas, chip: Chip, base: QRect) -> int:
    """Write at the right end of a header that annotations are not found in its post; how much room that takes."""
    painter, theme, setter = canvas.painter, canvas.theme, canvas.setter
    metrics = QFontMetrics(setter.small)
    width = min(metrics.horizontalAdvance(chip.text) + 14, base.width() // 2)
    height = metrics.height() + 4
    box = QRect(base.right() - width, base.center().y() - height // 2 + 1, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("rule"), 1))
    painter.setBrush(theme.colour("alternate"))
    painter.drawRoundedRect(QRectF(box), 3, 3)
    painter.setFont(setter.small)
    painter.setPen(theme.colour("dim"))
    words = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, width - 12)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    canvas.chips.append((box, chip))
    return width + round(setter.em)
