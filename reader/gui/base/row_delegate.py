"""Draws rows of the side panels: the line on which each panel puts what it has to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from reader.gui.base.wording import isolated, number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from reader.domain.annotation import Tag
    from reader.gui.base.theme import Look

Index = QModelIndex | QPersistentModelIndex

ROW = 26
"""Height of a row in pixels at least; larger fonts make larger rows."""

_GAP = 6
_DOT = 6
_STEP = 8
_DOTS = 5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Line:
    """One row being drawn: its free stretch shrinks from both ends as things are put on it.

    Args:
        painter: where to draw.
        option: Qt's account of the row.
        look: colours and icons.
        selected: whether the row is selected; asking the option for it would load the twenty enumerations of
            ``QStyle`` at the start.
    """

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, look: Look, *, selected: bool) -> None:
        self.painter = painter
        self.look = look
        self.font = QFont(option.font)
        self.rect = option.rect.adjusted(4, 0, -8, 0)
        self.selected = selected

    @property
    def free(self) -> int:
        """Pixels left between the ends."""
        return self.rect.width()

    def ink(self, role: str) -> QColor:
        """A colour of the theme; on a selected row everything is in the colour of selected text."""
        return self.look.theme.colour("selection_text" if self.selected else role)

    def left(self, text: str, role: str, most: int, *, bold: bool = False) -> None:
        """Put text at the left end, elided to ``most`` pixels."""
        width = self._draw(text, role, QRect(self.rect.left(), self.rect.top(), most, self.rect.height()), bold=bold)
        self.rect.setLeft(self.rect.left() + width + _GAP)

    def right(self, text: str, role: str) -> None:
        """Put short text at the right end."""
        width = QFontMetrics(self.font).horizontalAdvance(text) + 1
        if not text or width > self.free:
            return
        self._draw(text, role, QRect(self.rect.right() - width, self.rect.top(), width + 1, self.rect.height()))
        self.rect.setRight(self.rect.right() - width - _GAP)

    def figure(self, count: int, role: str, width: int) -> None:
        """Put a count at the right end, in a column of its own; nothing for none."""
        box = QRect(self.rect.right() - width, self.rect.top(), width, self.rect.height())
        if count:
            self.painter.setFont(self.font)
            self.painter.setPen(self.ink(role))
            self.painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number(count))
        self.rect.setRight(self.rect.right() - width - _GAP)

    def count(self, number_of: int, icon: str) -> None:
        """Put a count and an icon that tells of what at the right end."""
        self.right(number(number_of), "dim")
        self.rect.setRight(self.rect.right() + _GAP - 2)
        self.icon(icon)

    def dots(self, colours: Sequence[str]) -> None:
        """Put dots in tag colours at the right end, five at most."""
        for name in reversed(colours[:_DOTS]):
            box = QRectF(self.rect.right() - _DOT, self.rect.center().y() - _DOT / 2 + 1, _DOT, _DOT)
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(self.look.theme.tag(name).bar)
            self.painter.drawEllipse(box)
            self.rect.setRight(self.rect.right() - _STEP)
        if colours:
            self.rect.setRight(self.rect.right() - _GAP + _STEP - _DOT)

    def icon(self, name: str) -> None:
        """Put a small icon at the right end."""
        size = 12
        top = self.rect.center().y() - size // 2 + 1
        self.look.icon(name).paint(self.painter, QRect(self.rect.right() - size, top, size, size))
        self.rect.setRight(self.rect.right() - size - _GAP)

    def square(self, colour: QColor) -> None:
        """Put a rounded square at the left end."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(QRectF(self.rect.left() + 1, self.rect.center().y() - 4.5, 10, 10), 2.5, 2.5)
        self.rect.setLeft(self.rect.left() + 12 + _GAP)

    def key_cap(self, key: str) -> None:
        """Put a key in a small frame at the right end."""
        metrics = QFontMetrics(self.font)
        width, height = max(16, metrics.horizontalAdvance(key) + 8), max(16, metrics.height())
        box = QRectF(self.rect.right() - width + 0.5, self.rect.center().y() - height / 2 + 0.5, width, height)
        self.painter.setPen(self.look.theme.colour("rule"))
        self.painter.setBrush(self.look.theme.colour("window"))
        self.painter.drawRoundedRect(box, 3, 3)
        self.painter.setPen(self.look.theme.colour("text"))
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        self.rect.setRight(self.rect.right() - width - _GAP)

    def chip(self, tag: Tag, spare: int) -> bool:
        """Put a tag's name on a chip at the left end, unless less than a readable part of it has room.

        Args:
            tag: the tag.
            spare: pixels to leave free behind it.
        """
        metrics = QFontMetrics(self.font)
        name = isolated(tag.name[:80])
        room = self.free - spare - 12
        wanted = metrics.horizontalAdvance(name) + 1
        width = min(wanted, room)
        if width < min(wanted, 36):
            return False
        paints = self.look.theme.tag(tag.colour)
        height = metrics.height() + 2
        box = QRectF(self.rect.left(), self.rect.center().y() - height / 2 + 0.5, width + 12, height)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(paints.fill)
        self.painter.drawRoundedRect(box, 4, 4)
        self.painter.setPen(paints.ink)
        self.painter.setFont(self.font)
        self.painter.drawText(
            box, Qt.AlignmentFlag.AlignCenter, metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
        )
        self.rect.setLeft(round(box.right()) + 4)
        return True

    def _draw(self, text: str, role: str, box: QRect, *, bold: bool = False) -> int:
        font = QFont(self.font)
        font.setBold(bold)
        metrics = QFontMetrics(font)
        # Shortened before it is measured: a hostile title may be a megabyte long.
        shown = metrics.elidedText(text[:300], Qt.TextElideMode.ElideRight, box.width())
        self.painter.setFont(font)
        self.painter.setPen(self.ink(role))
        self.painter.drawText(box, int(_LEFT | Qt.TextFlag.TextSingleLine), shown)
        return min(box.width(), metrics.horizontalAdvance(shown))


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row by the style and leaves its contents to a function.

    Args:
        look: colours and icons.
        fill: puts the contents of the row with that index on the line.
    """

    def __init__(self, look: Look, fill: Callable[[Line, Index], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fill = fill

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        view = self.parent()
        selected = isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        self._fill(Line(painter, option, self._look, selected=selected), index)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # the ground only

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(self.tr("Name"))
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, max(ROW, option.fontMetrics.height() + 8))


def swatch(colour: QColor) -> QIcon:
    """A rounded square of a tag's colour for menus and buttons."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(5, 5, 22, 22), 5, 5)
    painter.end()
    pixmap.setDevicePixelRatio(2.0)
    return QIcon(pixmap)
