"""The list of hits of a search, moved in by the keys of the reading pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from reader.gui.base.panel_parts import paint_hint
from reader.gui.search.hit_model import HitModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class HitView(QListView):
    """The list of hits.

    Signals:
        left(): Escape.
        left_up(): Up on the first hit.
    """

    left = Signal()
    left_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint = ""
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def move(self, count: int) -> bool:  # type: ignore[override] # Qt's own moves a window, which this is none
        """To the next (1) or previous (-1) hit; whether there is one."""
        model = self.model()
        row = model.step(self.currentIndex().row(), count) if isinstance(model, HitModel) else -1
        if row >= 0:
            self.setCurrentIndex(model.index(row, 0))
        return row >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.move(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up and not self.move(-1):
            self.left_up.emit()
        elif key != Qt.Key.Key_Up:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and not self.model().rowCount():
            paint_hint(self, self.hint)
