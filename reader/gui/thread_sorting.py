"""The menu that says how the thread tree is sorted, and whether answers stand below what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from reader.gui.thread_nodes import Order

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

translate = QCoreApplication.translate


class SortMenu(QObject):
    """Fills the menu and tells what is chosen in it.

    Signals:
        chosen(str): another order, a value of `Order`.

    Args:
        menu: the menu to fill.
        order: the order in force.
    """

    chosen = Signal(str)

    def __init__(self, menu: QMenu, order: Order) -> None:
        super().__init__(menu)
        self._orders = QActionGroup(self)
        words = {
            Order.TITLE: translate("ThreadTree", "By title"),
            Order.ACTIVITY: translate("ThreadTree", "By last post"),
            Order.TIME: translate("ThreadTree", "By time saved"),
            Order.UNREAD: translate("ThreadTree", "Most unread first"),
        }
        for name, text in words.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(name is order)
            action.setData(name.value)
            self._orders.addAction(action)
        menu.addSeparator()
        self.nest = menu.addAction(translate("ThreadTree", "Answers below what they answer"))
        self.nest.setCheckable(True)
        self._orders.triggered.connect(self._on_triggered)

    def choose(self, order: str) -> None:
        """Choose an order as if by hand; names that are not known are passed over."""
        for action in self._orders.actions():
            if action.data() == order and not action.isChecked():
                action.setChecked(True)
                self._on_triggered(action)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
