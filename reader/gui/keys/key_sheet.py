"""The sheet that ``?`` lays over the window: every key, by menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.gui.keys.actions import MENUS, SPECS, TOGGLE_WORDS, plain, worded

if TYPE_CHECKING:
    from reader.gui.base.theme import Look
    from reader.gui.keys.keymap import KeyMap

_COLUMNS = 3
_GAP = ("", "")
_GUTTER = 32
_LEAST_STEP = 20
"""Where lines would be closer than this, in pixels, there is one more column."""


class KeySheet(QWidget):
    """Lists the shortcuts over the whole window; any key or click takes it away.

    Args:
        look: colours.
        keys: the keys in force.
        parent: the window that it covers.
    """

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self.setObjectName("key_sheet")
        self.setAccessibleName(self.tr("All keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the sheet over the window."""
        parent = self.parentWidget()
        if parent is None:
            return
        self._before = parent.focusWidget()
        self.setGeometry(parent.rect())
        told = (
            f"{words} {keys}".strip() for title, rows in _blocks(self._keys) for words, keys in ((title, ""), *rows)
        )
        self.setAccessibleDescription("\n".join(told))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Take the sheet away; the keys go back where they were."""
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()  # not before: Qt would hand the keys to the next part in line first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(watched.rect())
        return False

    def event(self, event: QEvent) -> bool:
        # Without this, a key that is also a shortcut would act in the window below.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: ARG002 - any key
        self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - any button
        self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        lines = [line for title, rows in _blocks(self._keys) for line in (_GAP, (title, ""), *rows)][1:]
        columns = _COLUMNS if len(lines) * _LEAST_STEP <= _COLUMNS * (self.height() - 100) else _COLUMNS + 1
        per_column = -(-len(lines) // columns)
        step = max(14, min(26, (self.height() - 100) // per_column))
        width = min(1200, self.width() - 64)
        left = (self.width() - width) // 2
        self._title(painter, QRect(left, 24, width, 36))
        titles = {plain(worded(title)) for _name, title in MENUS}
        column, row = 0, 0
        for line in lines:
            if row >= per_column:
                column, row = column + 1, 0
            if line is _GAP and row == 0:
                continue
            box = QRect(left + column * width // columns, 76 + row * step, width // columns - _GUTTER, step)
            self._line(painter, box, line, title=line[0] in titles and not line[1])
            row += 1
        painter.end()

    def _title(self, painter: QPainter, box: QRect) -> None:
        font = QFont(self.font())
        font.setPointSizeF(15)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._look.theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.tr("All keys"))
        painter.setFont(self.font())
        painter.setPen(self._look.theme.colour("dim"))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.tr("any key closes this sheet")
        )

    def _line(self, painter: QPainter, box: QRect, line: tuple[str, str], *, title: bool) -> None:
        theme = self._look.theme
        text, keys = line
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if title else QFont.Weight.Normal)
        if QFontMetrics(font).height() > box.height():
            font.setPixelSize(max(9, round(box.height() * 0.7)))
        painter.setFont(font)
        metrics = QFontMetrics(font)
        painter.setPen(theme.colour("dim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        room = box.width() - metrics.horizontalAdvance(keys) - 12
        painter.setPen(theme.colour("accent" if title else "text"))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        )


def _blocks(keys: KeyMap) -> list[tuple[str, list[tuple[str, str]]]]:
    blocks = []
    for menu, title in MENUS:
        rows = [(plain(worded(spec.text)), keys.shown(spec)) for spec in SPECS if spec.menu == menu and keys.of(spec)]
        if menu == "tag":
            rows.insert(0, (worded(TOGGLE_WORDS), "1 … 9"))
        blocks.append((plain(worded(title)), rows))
    return blocks
