"""How the thread tree is sorted: the menu that says so, and when what was read moves its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup

from reader.gui.threads.thread_nodes import Order

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from reader.gui.base.panel_parts import PanelTree
    from reader.gui.threads.thread_model import ThreadModel

translate = QCoreApplication.translate

_REST_MS = 1500
"""So long nothing more is read before threads change their places."""


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


class Resort(QObject):
    """Tells when threads may change their places: at a rest, and never under the reader's hands.

    Signals:
        due(): the threads may be put in order now.

    Args:
        view: the tree; while it has the keys or the mouse nothing moves in it.
        model: tells by changes of its rows that threads may stand elsewhere.
    """

    due = Signal()

    def __init__(self, view: PanelTree, model: ThreadModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        model.unsorted.connect(self._rest.start)

    def _on_rest(self) -> None:
        if self._view.hasFocus() or self._view.underMouse():
            self._rest.start()
        else:
            self.due.emit()
