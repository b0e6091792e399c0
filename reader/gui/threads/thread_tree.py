"""The panel of sites, boards, threads and posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reader.gui.base.panel_parts import (
    MARGIN,
    EnterFilter,
    FilterLine,
    Gatherer,
    PanelTree,
    give_keys,
    menu_button,
    set_icon,
)
from reader.gui.base.row_delegate import RowDelegate
from reader.gui.threads.thread_model import ThreadModel
from reader.gui.threads.thread_nodes import Order, PartNode, PostNode, ThreadNode
from reader.gui.threads.thread_rows import fill_thread
from reader.gui.threads.thread_sorting import Resort, SortMenu
from reader.gui.threads.thread_wishes import ThreadWishes
from reader.gui.threads.tree_folds import TreeFolds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.domain.annotation import Changes
    from reader.gui.base.theme import Look
    from reader.gui.base.tree_model import Node
    from reader.session.reading import ReadingSession

_SETTLE = 60
"""Milliseconds a row must stay current before keys that pass over it open it."""


class ThreadTree(ThreadWishes):
    """Finds threads and posts; the window opens what it chooses.

    Signals:
        thread_chosen(int): a thread, by its library number.
        post_chosen(int, int): a thread and a post of it.
        entered(): a thread or post was chosen by Enter, to be read.
        texts_wanted(tuple): words to be looked for in names and texts; `show_found` takes the answer.
        arranged(): sorting or nesting are others, to be remembered.
    """

    thread_chosen = Signal(int)
    post_chosen = Signal(int, int)
    entered = Signal()
    texts_wanted = Signal(tuple)
    arranged = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._session: ReadingSession | None = None
        self._quiet = False
        self.setObjectName("thread_tree")
        self.model = ThreadModel(self)
        self.filter = FilterLine(look, self.tr("Filter threads"), parent=self)
        self.sort = menu_button(self, self.tr("Sort threads"))
        self._sorting = SortMenu(self.sort.menu(), self.model.order)
        self.nest = self._sorting.nest
        self.view = PanelTree(self)
        self.view.setModel(self.model)
        self._folds = TreeFolds(self.view, self.model)
        self._resort = Resort(self.view, self.model)
        self._settle = QTimer(self)
        self._gather = Gatherer(self)
        self._lay_out()
        self._connect()
        self._on_look_changed()

    def _lay_out(self) -> None:
        self.view.setItemDelegate(RowDelegate(self._look, fill_thread, self.view))
        self.view.setAccessibleName(self.tr("Threads"))
        self.view.hint = self.tr("Drop saved pages here to read them")
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, 4)
        top.setSpacing(4)
        top.addWidget(self.filter)
        top.addWidget(self.sort)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.view)
        self.setTabOrder(self.filter, self.view)

    def arrange(self, order: str, *, nested: bool) -> None:
        """Sort and nest as was remembered.

        Args:
            order: a value of `Order`; others are passed over.
            nested: whether answers stand below the posts they answer.
        """
        self._sorting.choose(order)
        self.nest.setChecked(nested)

    def _connect(self) -> None:
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._choose_current)
        self._gather.due.connect(self._follow)
        self._sorting.chosen.connect(self._on_order_chosen)
        self.nest.toggled.connect(self._on_nest)
        self.filter.narrowed.connect(self._on_narrowed)
        self.filter.left_down.connect(self.focus_list)
        self.filter.entered.connect(self._on_filter_entered)
        self.view.clicked.connect(self._on_clicked)
        self._resort.due.connect(lambda: self._quietly(self.model.resort))
        self.view.customContextMenuRequested.connect(self._on_menu_wanted)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        EnterFilter(self.view).entered.connect(self._on_enter)
        self._look.changed.connect(self._on_look_changed)

    # --- what the window tells --------------------------------------------------------------------------------

    def set_session(self, session: ReadingSession | None) -> None:
        """Show another library; None before the library is closed for good."""
        self._settle.stop()
        self._gather.drop()
        self._session = session
        self._folds.forget()
        self._quietly(lambda: self.model.set_session(session))
        self._folds.unfold_first()

    def on_changes(self, changes: Changes) -> None:
        """Follow an edit or import."""
        if changes.structure:
            self._gather.take(changes)
        else:
            self._follow(changes)

    def _follow(self, changes: Changes) -> None:
        empty = self.model.rowCount() == 0
        self._quietly(lambda: self.model.take_changes(changes))
        if empty and self.model.rowCount() and not self.model.filtering:
            self._folds.unfold_first()
        if self.model.nested and changes.structure:
            self._quietly(self._folds.unfold_answers)

    def show_place(self, thread_id: int, post_id: int) -> None:
        """Select the row of a post and bring it into view, without choosing it.

        A thread that the reader keeps folded while moving in this tree stays folded; then its own row is selected.
        """
        self._gather.flush()
        self.model.hold(thread_id)
        self._quietly(lambda: self._folds.reveal(thread_id, post_id))

    def focus_list(self) -> None:
        """Give the keys to the tree."""
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self._quietly(lambda: self.view.setCurrentIndex(self.model.index(0, 0)))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Give the keys to the filter line."""
        give_keys(self.filter)

    def thread_order(self) -> list[int]:
        """The threads in the order shown, for stepping from one to the next."""
        self._gather.flush()
        return self.model.thread_ids()

    # --- showing ----------------------------------------------------------------------------------------------

    def _quietly(self, act: Callable[[], object]) -> None:
        before, self._quiet = self._quiet, True
        try:
            act()
        finally:
            self._quiet = before

    def _on_narrowed(self, text: str) -> None:
        self._quietly(lambda: self._rebuilt(lambda: self.model.set_filter(text)))
        if self.model.filtering:
            self.texts_wanted.emit(self.model.words)

    def show_found(self, found: Mapping[str, frozenset[int]]) -> None:
        """Show also the threads that have the words of the filter in authors' names and texts."""
        self._quietly(lambda: self._rebuilt(lambda: self.model.set_found(found)))

    def _rebuilt(self, act: Callable[[], object]) -> None:
        """Do what makes the tree anew, and show it as it stood."""
        self._folds.kept(act)
        filtering = self.model.filtering
        self.view.hint = self.tr("No thread matches") if filtering else self.tr("Drop saved pages here to read them")

    def _on_look_changed(self) -> None:
        set_icon(self.sort, self._look.icon("sort"))
        self.view.viewport().update()

    def _on_order_chosen(self, order: str) -> None:
        self._quietly(lambda: self.model.set_order(Order(order)))
        self.arranged.emit()

    def _on_nest(self, on: bool) -> None:
        self._quietly(lambda: self._rebuilt(lambda: self.model.set_nested(on)))
        self.arranged.emit()

    # --- choosing ---------------------------------------------------------------------------------------------

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self._settle.start()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._settle.stop()
        self._choose(self.model.node(index))

    def _choose_current(self) -> None:
        self._choose(self.model.node(self.view.currentIndex()))

    def _on_enter(self) -> None:
        self._settle.stop()
        index = self.view.currentIndex()
        node = self.model.node(index)
        if isinstance(node, (ThreadNode, PostNode)):
            self._choose(node)
            self.entered.emit()
        elif node is not None:
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def _on_filter_entered(self, _text: str) -> None:
        shown = self.model.thread_ids()
        if shown and self.model.filtering:
            self._quietly(lambda: self.view.setCurrentIndex(self.model.index_of(("thread", shown[0]))))
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.thread_chosen.emit(shown[0])

    def _choose(self, node: Node | None) -> None:
        if isinstance(node, ThreadNode):
            self.thread_chosen.emit(node.head.id)
        elif isinstance(node, PostNode):
            self.post_chosen.emit(node.head.thread_id, node.head.id)
        elif isinstance(node, PartNode) and node.first is not None:
            self.post_chosen.emit(node.first.thread_id, node.first.id)

    # --- the context menu -------------------------------------------------------------------------------------

    def _on_menu_wanted(self, at: QPoint) -> None:
        node = self.model.node(self.view.indexAt(at))
        menu = self.menu_for(node) if node is not None else None
        if menu is not None:
            menu.exec(self.view.viewport().mapToGlobal(at))
            menu.deleteLater()

    def menu_for(self, node: Node) -> QMenu | None:
        """What can be done with a thread or post; None for groups."""
        from reader.gui.threads.thread_menu import thread_menu

        return thread_menu(self, node, self._session, self._look)
