"""The panel of sites, boards, threads and posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reader.gui.delegates import RowDelegate, fill_thread
from reader.gui.panel_parts import MARGIN, EnterFilter, FilterLine, Gatherer, PanelTree, menu_button, set_icon
from reader.gui.thread_model import ThreadModel
from reader.gui.thread_nodes import Order, PostNode, ThreadNode

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.domain.annotation import Changes
    from reader.gui.theme import Look
    from reader.gui.tree_model import Key, Node
    from reader.session.reading import ReadingSession

_SETTLE = 60
"""Milliseconds a row must stay current before keys that pass over it open it."""

_UNFOLDED = 400
"""Threads up to which boards start unfolded; more would bury the other boards."""


class ThreadTree(QWidget):
    """Finds threads and posts; the window opens what it chooses.

    Signals:
        thread_chosen(int): a thread, by its library number.
        post_chosen(int, int): a thread and a post of it.
        read_wanted(list, bool): post numbers, and whether they shall count as read.
        remove_wanted(int), original_wanted(int), file_wanted(int), memo_wanted(int), join_wanted(int),
            part_wanted(int): what the context menu asks about a thread.
    """

    thread_chosen = Signal(int)
    post_chosen = Signal(int, int)
    read_wanted = Signal(list, bool)
    remove_wanted = Signal(int)
    original_wanted = Signal(int)
    file_wanted = Signal(int)
    join_wanted = Signal(int)
    part_wanted = Signal(int)
    memo_wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._session: ReadingSession | None = None
        self._quiet = False
        self._unfolded: set[Key] = set()
        self._opened: Key | None = None
        self.setObjectName("thread_tree")
        self.model = ThreadModel(self)
        self.filter = FilterLine(look, self.tr("Filter threads"), parent=self)
        self.sort = menu_button(self, self.tr("Sort threads"))
        self._orders = QActionGroup(self)
        self.view = PanelTree(look, self)
        self._settle = QTimer(self)
        self._gather = Gatherer(self)
        self._lay_out()
        self._fill_sort_menu()
        self._connect()
        self._on_look_changed()

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
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

    def _fill_sort_menu(self) -> None:
        words = {
            Order.TITLE: self.tr("By title"),
            Order.ACTIVITY: self.tr("By last post"),
            Order.TIME: self.tr("By time saved"),
            Order.UNREAD: self.tr("Most unread first"),
        }
        for order, text in words.items():
            action = self.sort.menu().addAction(text)
            action.setCheckable(True)
            action.setChecked(order is self.model.order)
            action.setData(order.value)
            self._orders.addAction(action)

    def _connect(self) -> None:
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._choose_current)
        self._gather.due.connect(self._follow)
        self._orders.triggered.connect(self._on_order_chosen)
        self.filter.narrowed.connect(self._on_narrowed)
        self.filter.left_down.connect(self.focus_list)
        self.filter.entered.connect(self._on_filter_entered)
        self.view.clicked.connect(self._on_clicked)
        self.view.expanded.connect(self._on_expanded)
        self.view.collapsed.connect(self._on_collapsed)
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
        self._unfolded.clear()
        self._opened = None
        self._quietly(lambda: self.model.set_session(session))
        self._unfold_first()

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
            self._unfold_first()

    def show_place(self, thread_id: int, post_id: int) -> None:
        """Select the row of a post and bring it into view, without choosing it.

        A thread that the reader keeps folded while moving in this tree stays folded; then its own row is selected.
        """
        self._gather.flush()
        thread = self.model.index_of(("thread", thread_id))
        if thread.isValid():
            self._quietly(lambda: self._reveal(thread, ("thread", thread_id), ("post", post_id)))

    def focus_list(self) -> None:
        """Give the keys to the tree."""
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self._quietly(lambda: self.view.setCurrentIndex(self.model.index(0, 0)))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Give the keys to the filter line."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def thread_order(self) -> list[int]:
        """The threads in the order shown, for stepping from one to the next."""
        self._gather.flush()
        return self.model.thread_ids()

    # --- showing ----------------------------------------------------------------------------------------------

    def _reveal(self, thread: QModelIndex, thread_key: Key, post_key: Key) -> None:
        if not self.view.isExpanded(thread) and thread_key != self._shown_thread() and not self.view.hasFocus():
            self._fold_opened()
            self.model.ensure_posts(int(str(thread_key[1])))
            self.view.expand(thread)
            self._opened = thread_key
        post = self.model.index_of(post_key)
        target = post if post.isValid() and self.view.isExpanded(thread) else thread
        if self.view.currentIndex() != target:
            self.view.setCurrentIndex(target)
        self.view.scrollTo(target)

    def _fold_opened(self) -> None:
        # A thread that was unfolded only to show a place is folded again when the reader leaves it.
        if self._opened is not None:
            self.view.collapse(self.model.index_of(self._opened))
            self._opened = None

    def _shown_thread(self) -> Key | None:
        node = self.model.node(self.view.currentIndex())
        if isinstance(node, PostNode) and node.parent is not None:
            return node.parent.key
        return node.key if isinstance(node, ThreadNode) else None

    def _unfold_first(self) -> None:
        boards = len(self.model.thread_ids()) <= _UNFOLDED
        for row in range(self.model.rowCount()):
            site = self.model.index(row, 0)
            self.view.expand(site)
            for at in range(self.model.rowCount(site) if boards else 0):
                self.view.expand(self.model.index(at, 0, site))

    def _quietly(self, act: Callable[[], object]) -> None:
        before, self._quiet = self._quiet, True
        try:
            act()
        finally:
            self._quiet = before

    def _on_narrowed(self, text: str) -> None:
        top = self.view.indexAt(QPoint(4, 4))
        node = self.model.node(self.view.currentIndex()) or self.model.node(top)
        key = node.key if node is not None else None
        self._quietly(lambda: self._narrow(text, key))

    def _narrow(self, text: str, key: Key | None) -> None:
        self.model.set_filter(text)
        if self.model.filtering:
            self.view.hint = self.tr("No thread matches")
            self._unfold_first()
        else:
            self.view.hint = self.tr("Drop saved pages here to read them")
            for held in sorted(self._unfolded, key=len, reverse=True):
                self.view.expand(self.model.index_of(held))
        index = self.model.index_of(key) if key is not None else QModelIndex()
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _on_expanded(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and not self.model.filtering:
            self._unfolded.add(node.key)

    def _on_collapsed(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None:
            if node.key == self._opened:
                self._opened = None
            if not self.model.filtering:
                self._unfolded.discard(node.key)

    def _on_look_changed(self) -> None:
        set_icon(self.sort, self._look.icon("sort"))
        self.view.viewport().update()

    def _on_order_chosen(self, action: QAction) -> None:
        self._quietly(lambda: self.model.set_order(Order(action.data())))

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

    # --- the context menu -------------------------------------------------------------------------------------

    def _on_menu_wanted(self, at: QPoint) -> None:
        node = self.model.node(self.view.indexAt(at))
        menu = self.menu_for(node) if node is not None else None
        if menu is not None:
            menu.exec(self.view.viewport().mapToGlobal(at))
            menu.deleteLater()

    def menu_for(self, node: Node) -> QMenu | None:
        """What can be done with a thread or post; None for groups."""
        thread = node if isinstance(node, ThreadNode) else node.parent if isinstance(node, PostNode) else None
        if not isinstance(thread, ThreadNode):
            return None
        menu = QMenu(self)
        head = thread.head
        menu.addAction(self._look.icon("read"), self.tr("Mark read")).triggered.connect(lambda: self._mark(node, True))
        menu.addAction(self._look.icon("unread"), self.tr("Mark unread")).triggered.connect(
            lambda: self._mark(node, False)
        )
        menu.addSeparator()
        original = menu.addAction(self._look.icon("jump"), self.tr("Open the original in the browser"))
        original.setEnabled(bool(head.url))
        original.triggered.connect(lambda: self.original_wanted.emit(head.id))
        file = menu.addAction(self._look.icon("folder"), self.tr("Show the saved file"))
        file.triggered.connect(lambda: self.file_wanted.emit(head.id))
        memo = menu.addAction(self._look.icon("memo"), self.tr("Memo on this thread…"))
        memo.triggered.connect(lambda: self.memo_wanted.emit(head.id))
        menu.addSeparator()
        writable = self._session is not None and not self._session.read_only
        join = menu.addAction(self.tr("Join with another thread…"))
        join.triggered.connect(lambda: self.join_wanted.emit(head.id))
        part = menu.addAction(self.tr("Part a page from it…"))
        part.triggered.connect(lambda: self.part_wanted.emit(head.id))
        for action in (join, part):
            action.setEnabled(writable)
        remove = menu.addAction(self._look.icon("remove"), self.tr("Remove thread"))
        remove.setEnabled(writable)
        remove.triggered.connect(lambda: self.remove_wanted.emit(head.id))
        return menu

    def _mark(self, node: Node, read: bool) -> None:
        if isinstance(node, PostNode):
            self.read_wanted.emit([node.head.id], read)
        elif isinstance(node, ThreadNode) and self._session is not None:
            heads = self._session.post_heads(node.head.id)
            self.read_wanted.emit([head.id for head in heads if head.read is not read], read)
