"""The panel of sites, boards, threads and posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reader.gui.delegates import RowDelegate, fill_thread
from reader.gui.panel_parts import MARGIN, EnterFilter, FilterLine, Gatherer, PanelTree, menu_button, set_icon
from reader.gui.thread_model import ThreadModel
from reader.gui.thread_nodes import Order, PostNode, ThreadNode, thread_of
from reader.gui.thread_sorting import SortMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.domain.annotation import Changes
    from reader.gui.theme import Look
    from reader.gui.tree_model import Key, Node
    from reader.session.reading import ReadingSession

_SETTLE = 60
"""Milliseconds a row must stay current before keys that pass over it open it."""

_FOLLOWED = 1500
"""Posts up to which a thread is unfolded to show where the reader is in it; listing more takes longer than a blink."""

_UNFOLDED = 400
"""Threads up to which boards start unfolded; more would bury the other boards."""


class ThreadTree(QWidget):
    """Finds threads and posts; the window opens what it chooses.

    Signals:
        thread_chosen(int): a thread, by its library number.
        post_chosen(int, int): a thread and a post of it.
        read_wanted(list, bool): post numbers, and whether they shall count as read.
        remove_wanted(int), original_wanted(int), file_wanted(int), memo_wanted(int), join_wanted(int),
            part_wanted(int), export_wanted(int), again_wanted(int), queue_wanted(int): what the context menu asks about
            a thread.
        entered(): a thread or post was chosen by Enter, to be read.
        texts_wanted(tuple): words to be looked for in names and texts; `show_found` takes the answer.
        arranged(): sorting or nesting are others, to be remembered.
    """

    thread_chosen = Signal(int)
    post_chosen = Signal(int, int)
    read_wanted = Signal(list, bool)
    remove_wanted = Signal(int)
    original_wanted = Signal(int)
    file_wanted = Signal(int)
    join_wanted = Signal(int)
    entered = Signal()
    part_wanted = Signal(int)
    memo_wanted = Signal(int)
    export_wanted = Signal(int)
    again_wanted = Signal(int)
    queue_wanted = Signal(int)
    texts_wanted = Signal(tuple)
    arranged = Signal()

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
        self._sorting = SortMenu(self.sort.menu(), self.model.order)
        self.nest = self._sorting.nest
        self.view = PanelTree(self)
        self._settle = QTimer(self)
        self._gather = Gatherer(self)
        self._lay_out()
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
        if self.model.nested and changes.structure:
            self._quietly(self._unfold_answers)

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
        node = self.model.node(thread)
        short = not isinstance(node, ThreadNode) or node.fetched or node.head.posts <= _FOLLOWED
        if not self.view.isExpanded(thread) and thread_key != self._shown_thread() and not self.view.hasFocus():
            self._fold_opened()
            if not short:
                self.view.setCurrentIndex(thread)
                self.view.scrollTo(thread)
                return
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
        thread = thread_of(self.model.node(self.view.currentIndex()))
        return thread.key if thread is not None else None

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
        self._quietly(lambda: self._rebuilt(lambda: self.model.set_filter(text)))
        if self.model.filtering:
            self.texts_wanted.emit(self.model.words)

    def show_found(self, found: Mapping[str, frozenset[int]]) -> None:
        """Show also the threads that have the words of the filter in authors' names and texts."""
        self._quietly(lambda: self._rebuilt(lambda: self.model.set_found(found)))

    def _rebuilt(self, act: Callable[[], object]) -> None:
        """Do what makes the tree anew, and put folding, current row and scroll back."""
        node = self.model.node(self.view.currentIndex()) or self.model.node(self.view.indexAt(QPoint(4, 4)))
        key = node.key if node is not None else None
        thread = thread_of(node)
        act()
        if self.model.filtering:
            self.view.hint = self.tr("No thread matches")
            self._unfold_first()
        else:
            self.view.hint = self.tr("Drop saved pages here to read them")
            for held in sorted(self._unfolded, key=_depth):
                self.view.expand(self.model.index_of(held))
        index = self.model.index_of(key) if key is not None else QModelIndex()
        if not index.isValid() and thread is not None:
            index = self.model.index_of(thread.key)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _unfold_answers(self) -> None:
        """Unfold the posts of the threads that are unfolded."""
        for key in [key for key in self._unfolded if key[0] == "thread"]:
            self._unfold_posts(self.model.index_of(key))

    def _unfold_posts(self, thread: QModelIndex) -> None:
        # One call for all of them: each single one would lay the whole tree out again.
        node = self.model.node(thread)
        if isinstance(node, ThreadNode) and self.view.isExpanded(thread):
            self.model.ensure_posts(node.head.id)
            self.view.expandRecursively(thread)

    def _on_expanded(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and not self.model.filtering and not isinstance(node, PostNode):
            self._unfolded.add(node.key)
        if self.model.nested and isinstance(node, ThreadNode):
            self._unfold_posts(index)

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

    # --- the context menu -------------------------------------------------------------------------------------

    def _on_menu_wanted(self, at: QPoint) -> None:
        node = self.model.node(self.view.indexAt(at))
        menu = self.menu_for(node) if node is not None else None
        if menu is not None:
            menu.exec(self.view.viewport().mapToGlobal(at))
            menu.deleteLater()

    def menu_for(self, node: Node) -> QMenu | None:
        """What can be done with a thread or post; None for groups."""
        from reader.gui.thread_menu import thread_menu

        return thread_menu(self, node, self._session, self._look)


def _depth(key: Key) -> int:
    """Sites are unfolded before their boards, boards before their threads."""
    return ("site", "board", "thread").index(str(key[0]))
