"""A text view with a line for the pictures of a post: their names as chips, or themselves once they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from reader.gui.base.wording import COUNTS
from reader.gui.pane.flow import Role
from reader.gui.pane.text_folds import FoldingView
from reader.gui.pane.typeset import SetRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.gui.base.theme import Look
    from reader.gui.pane.filling import Filling
    from reader.gui.pane.flow import Flow
    from reader.gui.pane.margin_paint import Canvas
    from reader.gui.pane.pictures import Thumb

_GAP = 8


class PictureView(FoldingView):
    """Shows which pictures a post has.

    Args:
        look: theme and text size.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._thumbs: dict[int, Sequence[Thumb]] = {}
        self._names: dict[int, list[str]] = {}

    def show_flow(self, flow: Flow, title: str, subtitle: str) -> None:
        """Show another thread from its top."""
        self._thumbs, self._names = {}, {}
        super().show_flow(flow, title, subtitle)

    def take_whole(self, filling: Filling) -> None:
        """Show all of the thread of which a part is shown."""
        start = self.flow.start
        self._thumbs = {post + start: thumbs for post, thumbs in self._thumbs.items()}
        self._names = {post + start: names for post, names in self._names.items()}
        super().take_whole(filling)

    def show_pictures(self, post: int, thumbs: Sequence[Thumb] | None) -> None:
        """Show the pictures of a post, or (None) their names again.

        Args:
            post: index of the post in the thread.
            thumbs: its pictures.
        """
        if thumbs is None:
            self._thumbs.pop(post, None)
        else:
            self._thumbs[post] = thumbs
        row = self.media_row(post)
        if row is not None:
            self._lay_anew((row,))

    def pictures(self, post: int) -> Sequence[Thumb] | None:
        """The pictures of a post that are shown now; None while only their names are."""
        return self._thumbs.get(post)

    def media_row(self, post: int) -> int | None:
        """The row for the pictures of a post, None where it has none."""
        last = self.flow.header_of[post + 1] if post + 1 < len(self.flow.header_of) else len(self.flow.rows)
        return last - 1 if self.flow.rows[last - 1].role is Role.MEDIA else None

    def picture_at(self, point: QPoint) -> tuple[int, int] | None:
        """The post and the number of the picture under a point; -1 for the names of pictures not shown yet."""
        index = self.row_at(point.y())
        row = self.flow.rows[index]
        if row.role is not Role.MEDIA:
            return None
        at = QPoint(point.x() - self.setter.column.text_x, point.y() - self.row_top(index))
        thumbs = self._thumbs.get(row.post)
        if thumbs is None:
            return (row.post, -1) if 0 <= at.x() < self.setter.column.width else None
        found = (number for number, box in self._boxes(thumbs) if box.contains(at))
        number = next(found, None)
        return (row.post, number) if number is not None else None

    # -- setting and painting

    def _make(self, index: int) -> SetRow:
        row = self.flow.rows[index]
        if row.role is not Role.MEDIA:
            return super()._make(index)
        thumbs = self._thumbs.get(row.post)
        height = self.setter.media_height if thumbs is None else self._height(thumbs)
        return self.setter.keep(index, SetRow(None, 0, 0, height, None))

    def _boxes(self, thumbs: Sequence[Thumb]) -> Iterator[tuple[int, QRect]]:
        """Where the pictures stand, from the left edge of the text and the top of their row."""
        x, y, tallest = 0, _GAP, 0
        for number, thumb in enumerate(thumbs):
            if thumb.image is None:
                continue
            if x and x + thumb.size.width() > self.setter.column.width:
                x, y, tallest = 0, y + tallest + _GAP, 0
            yield number, QRect(QPoint(x, y), thumb.size)
            x += thumb.size.width() + _GAP
            tallest = max(tallest, thumb.size.height())

    def _height(self, thumbs: Sequence[Thumb]) -> int:
        foot = max((box.bottom() + 1 for _number, box in self._boxes(thumbs)), default=0)
        return foot + _GAP + len(_reasons(thumbs)) * self.setter.small_line

    def paint_media(self, canvas: Canvas, post: int, y: int) -> None:
        thumbs = self._thumbs.get(post)
        if thumbs is None:
            self._paint_names(canvas, post, y)
            return
        painter, left = canvas.painter, canvas.setter.column.text_x
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        foot = 0
        for number, box in self._boxes(thumbs):
            image = thumbs[number].image
            if image is not None:
                painter.drawImage(box.translated(left, y), image)
            foot = max(foot, box.bottom() + 1)
        painter.setFont(canvas.setter.small)
        painter.setPen(canvas.theme.colour("dim"))
        at = QRect(left, y + foot + _GAP // 2, canvas.setter.column.width, canvas.setter.small_line)
        for why, count in _reasons(thumbs).items():
            counted = COUNTS.pictures(count)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(at, flags, f"{counted}: {why}")
            at.moveTop(at.top() + at.height())

    def _paint_names(self, canvas: Canvas, post: int, y: int) -> None:
        painter, setter = canvas.painter, canvas.setter
        metrics = QFontMetrics(setter.small)
        height = setter.small_line
        x, end = setter.column.text_x, setter.column.text_x + setter.column.width
        top = y + (setter.media_height - height) // 2
        names = self._names_of(post)
        painter.setFont(setter.small)
        for number, name in enumerate(names):
            more = f"+{len(names) - number}"
            room = end - x - (metrics.horizontalAdvance(more) + _GAP if number + 1 < len(names) else 0)
            width = min(metrics.horizontalAdvance(name) + 2 * _GAP, setter.column.width * 2 // 5)
            if width > room:
                painter.setPen(canvas.theme.colour("dim"))
                painter.drawText(QRect(x, top, end - x, height), Qt.AlignmentFlag.AlignVCenter, more)
                return
            box = QRect(x, top, width, height - 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(canvas.theme.colour("rule"), 1))
            painter.setBrush(canvas.theme.colour("alternate"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(canvas.theme.colour("dim"))
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width - 2 * _GAP + 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
            x += width + _GAP

    def _names_of(self, post: int) -> list[str]:
        found = self._names.get(post)
        if found is None:
            # Only threads with pictures pay for loading what reads addresses.
            from reader.session.pictures import picture_name

            unnamed = self.tr("picture")
            found = [picture_name(address) or unnamed for address in self.flow.posts[post].post.images]
            self._names[post] = found
        return found


def _reasons(thumbs: Sequence[Thumb]) -> dict[str, int]:
    """Why pictures cannot be shown, and how many for each reason."""
    counts: dict[str, int] = {}
    for thumb in thumbs:
        if thumb.why:
            counts[thumb.why] = counts.get(thumb.why, 0) + 1
    return counts
