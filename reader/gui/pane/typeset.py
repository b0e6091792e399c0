"""Sets rows of the flow in lines: fonts, measure, spacing, heights."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from reader.domain.thread import ParagraphKind
from reader.gui.pane.faces import Faces
from reader.gui.pane.flow import Role, Row
from reader.text.paragraphs import from_utf16, to_utf16

if TYPE_CHECKING:
    from reader.gui.base.theme import Look
    from reader.gui.pane.folding import Shape

KEPT_ROWS = 400
"""Rows that stay laid out; a screen shows 20 to 60."""

_LONG = 4000
"""Characters of a paragraph beyond which its lines are estimated rather than counted."""

_INDENT_EM = {
    ParagraphKind.QUOTE: 1.25,
    ParagraphKind.COMMENT: 1.25,
    ParagraphKind.LIST: 1.0,
    ParagraphKind.CODE: 0.5,
    ParagraphKind.ATTACHMENT: 0.5,
}


_LEAST_EMS = 20
"""Chinese characters a line that the margin makes room for."""


class Column(NamedTuple):
    """Where things stand across the page, in pixels from its left edge."""

    gutter: int
    text_x: int
    width: int
    margin_x: int
    margin_width: int


class SetRow:
    """A row in lines.

    ``layout`` begins at (``x``, ``y``) within the row; ``label`` stands above it, ``foot`` at its lower edge.
    ``summed`` tells that other words stand in place of its text.
    """

    __slots__ = ("foot", "height", "label", "layout", "summed", "x", "y")

    def __init__(self, layout: QTextLayout | None, x: float, y: float, height: int, label: QTextLayout | None) -> None:
        self.foot: QTextLayout | None = None
        self.summed = False
        self.layout = layout
        self.x = x
        self.y = y
        self.height = height
        self.label = label


class Typesetter:
    """Lays rows out for one width and one look, keeping the last ones used.

    Args:
        look: theme and text size.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._kept: OrderedDict[int, SetRow] = OrderedDict()
        self.style = 0
        """Another number whenever fonts or width are others."""
        self._faces = Faces()
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.restyle(800)

    def restyle(self, viewport_width: int) -> None:
        """Take over fonts and width; everything laid out is forgotten."""
        self._kept.clear()
        self._faces.forget()
        self.style += 1
        self.body = self._look.reading_font()
        self.small = self._look.small_font()
        self.code = self._look.code_font()
        self.title = QFont(self.body)
        self.title.setPointSizeF(self.body.pointSizeF() * 1.45)
        self.title.setWeight(QFont.Weight.DemiBold)
        self.bold = QFont(self.small)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.em = QFontMetricsF(self.body).horizontalAdvance("国")
        self.small_em = QFontMetricsF(self.small).horizontalAdvance("国")
        self.line = round(self.em * self._look.type.spacing)
        self.small_line = round(self.small_em * 1.6)
        self.column = self._column(viewport_width)

    def _column(self, viewport_width: int) -> Column:
        gutter = round(self.small_em * 3.4)
        margin = round(min(max(self.small_em * 12, viewport_width * 0.2), self.small_em * 16))
        around = gutter + round(self.em * 1.5)
        # In a narrow pane the text goes before the names of tags.
        lacking = round(self.em * _LEAST_EMS) - (viewport_width - around - margin)
        margin = max(min(margin, round(self.small_em * 6)), margin - max(0, lacking))
        free = viewport_width - around - margin
        width = max(round(self.em * 8), min(free, round(self.em * self._look.type.measure)))
        text_x = gutter + max(0, (free - width) // 3)
        return Column(gutter, text_x, width, text_x + width + round(self.em), margin)

    def estimate(self, row: Row) -> int:
        """A quick guess at a row's height."""
        if row.role is Role.TITLE:
            return self.line * 4
        if row.role is Role.HEADER:
            return self.header_height
        if row.role is Role.MEDIA:
            return self.media_height
        text = row.text
        size = len(text) * (0.52 if text.isascii() else 1.0)
        if row.small:
            lines = int(size * self.small_em / self.column.width) + 1
            return lines * self.small_line + self.gap(row) + self._label_height(row)
        lines = int(size * self.em / self.column.width) + 1
        return lines * self.line + self.gap(row) + self._label_height(row)

    @property
    def header_height(self) -> int:
        """Height of a post's header line with the space around it."""
        return round(self.line * 2.1)

    @property
    def media_height(self) -> int:
        """Height of the line with the names of a post's pictures."""
        return round(self.small_line * 1.5)

    def gap(self, row: Row) -> int:
        """Space above a paragraph."""
        if not row.gap:
            return 0
        return round(self.line * (0.2 if row.small else 0.42))

    def _label_height(self, row: Row) -> int:
        return self.small_line if row.label else 0

    def kept(self, index: int) -> SetRow | None:
        """A row that is laid out already, or None."""
        found = self._kept.get(index)
        if found is not None:
            self._kept.move_to_end(index)
        return found

    def row(self, index: int, row: Row, title: str = "", subtitle: str = "", shape: Shape | None = None) -> SetRow:
        """The row in lines.

        Args:
            index: its number, by which it is kept.
            row: the row.
            title: of the thread, for the title row.
            subtitle: the dim line below the title.
            shape: how it is set when it is folded.
        """
        found = self.kept(index)
        if found is not None:
            return found
        return self.keep(index, self._set_folded(row, shape) if shape else self._set(row, title, subtitle))

    def keep(self, index: int, made: SetRow) -> SetRow:
        """Keep a row that is laid out; the one not used longest goes."""
        self._kept[index] = made
        if len(self._kept) > KEPT_ROWS:
            self._kept.popitem(last=False)
        return made

    def shift(self, rows: int) -> None:
        """Take rows laid out for those so many further on; the first one, the title, stays."""
        self._kept = OrderedDict((index + rows if index else 0, made) for index, made in self._kept.items())

    def forget(self, index: int) -> None:
        """Lay a row out again when it is next asked for."""
        self._kept.pop(index, None)

    def _set(self, row: Row, title: str, subtitle: str) -> SetRow:
        if row.role is Role.HEADER:
            return SetRow(None, 0, 0, self.header_height, None)
        if row.role is Role.TITLE:
            return self._set_title(title, subtitle)
        return self._set_text(row, row.text)

    def _type(self, row: Row) -> tuple[QFont, int]:
        """The font of a paragraph and the distance of its lines."""
        if row.small:
            return self.small, self.small_line
        if row.kind is ParagraphKind.CODE:
            return self.code, self.line
        font = self.body
        if row.kind is ParagraphKind.HEADING:
            font = QFont(self.body)
            font.setWeight(QFont.Weight.Bold)
        return font, self.line

    def count(self, row: Row) -> int:
        """How many lines a paragraph takes; a very long one is estimated."""
        width = self.column.width - round(self.em * _INDENT_EM.get(row.kind, 0))
        font, _step = self._type(row)
        if len(row.text) > _LONG:
            return int(len(row.text) * self.small_em / width) + 1
        layout = self._layout(row.text, font)
        layout.beginLayout()
        lines = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines += 1
        layout.endLayout()
        return max(lines, 1)

    def _set_folded(self, row: Row, shape: Shape) -> SetRow:
        if shape.lines < 0:
            return SetRow(None, 0, 0, 0, None)
        made = self._set_text(row, shape.summary or row.text, shape.lines)
        made.summed = bool(shape.summary)
        if shape.foot:
            width = self.column.width - (made.x - self.column.text_x)
            made.foot, height = self._lines(shape.foot, self.small, width, self.small_line, most=1)
            made.height += height
        return made

    def _set_text(self, row: Row, text: str, most: int = 0) -> SetRow:
        font, step = self._type(row)
        indent = round(self.em * _INDENT_EM.get(row.kind, 0))
        layout, height = self._lines(text, font, self.column.width - indent, step, most)
        last = layout.lineAt(layout.lineCount() - 1)
        if most and last.isValid() and (end := last.textStart() + last.textLength()) < to_utf16(text, len(text)):
            # One character makes room for the dots.
            kept = text[: from_utf16(text, end)].rstrip()[:-1]
            layout, height = self._lines(f"{kept}\u2026", font, self.column.width - indent, step, most)
        label, label_height = None, 0
        if row.label:
            label, label_height = self._lines(
                row.label, self.small, self.column.width - indent, self.small_line, most=1
            )
        top = self.gap(row) + label_height
        return SetRow(layout, self.column.text_x + indent, top, top + height, label)

    def _set_title(self, title: str, subtitle: str) -> SetRow:
        wide = self.column.width + self.column.margin_width
        layout, height = self._lines(title, self.title, wide, round(self.line * 1.35))
        label, label_height = self._lines(subtitle, self.small, wide, self.small_line)
        top = round(self.line * 0.9)
        return SetRow(layout, self.column.text_x, top, top + height + label_height + round(self.line * 0.4), label)

    def _layout(self, text: str, font: QFont) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\u2028"), font)
        layout.setTextOption(self._option)
        formats = self._faces.formats(text, font)
        if formats:
            layout.setFormats(formats)
        return layout

    def _lines(self, text: str, font: QFont, width: float, step: int, most: int = 0) -> tuple[QTextLayout, int]:
        layout = self._layout(text, font)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        base = self._faces.baseline(font, step)
        y = 0.0
        lines = 0
        while not most or lines < most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            # Fallback fonts may be taller than the step: such a line pushes the next ones down.
            top = max(y, y + base - line.ascent())
            line.setPosition(QPointF(0, top))
            y = max(y + step, top + line.height())
            lines += 1
        layout.endLayout()
        return layout, round(max(y, step))
