"""Which rows of the thread tree stand open: by the reader's hand, or to show where he is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint

from reader.gui.threads.thread_nodes import PartNode, PostNode, ThreadNode, thread_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.base.panel_parts import PanelTree
    from reader.gui.base.tree_model import Key
    from reader.gui.threads.thread_model import ThreadModel

_FOLLOWED = 1500
"""Posts up to which a thread is unfolded to show where the reader is in it; in longer ones one gets about by keys."""

_UNFOLDED = 400
"""Threads up to which boards start unfolded; more would bury the other boards."""


class TreeFolds(QObject):
    """Folds and unfolds, and remembers it.

    Args:
        view: the tree.
        model: its rows.
    """

    def __init__(self, view: PanelTree, model: ThreadModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._open: set[Key] = set()
        self._opened: Key | None = None
        view.expanded.connect(self._on_expanded)
        view.collapsed.connect(self._on_collapsed)

    def forget(self) -> None:
        """Let go of another library's rows."""
        self._open.clear()
        self._opened = None

    def unfold_first(self) -> None:
        """Unfold sites and, where they are few enough to be looked over, boards."""
        view, model = self._view, self._model
        boards = len(model.thread_ids()) <= _UNFOLDED
        for row in range(model.rowCount()):
            site = model.index(row, 0)
            view.expand(site)
            for at in range(model.rowCount(site) if boards else 0):
                view.expand(model.index(at, 0, site))

    def unfold_answers(self) -> None:
        """Unfold the posts of the threads and parts that are unfolded."""
        for key in [key for key in self._open if key[0] in {"thread", "part"}]:
            self._unfold_posts(self._model.index_of(key))

    def kept(self, act: Callable[[], object]) -> None:
        """Do what makes the tree anew, and put folding, current row and scroll back."""
        view, model = self._view, self._model
        node = model.node(view.currentIndex()) or model.node(view.indexAt(QPoint(4, 4)))
        key = node.key if node is not None else None
        thread = thread_of(node)
        act()
        if model.filtering:
            self.unfold_first()
        else:
            for held in sorted(self._open, key=_depth):
                view.expand(model.index_of(held))
        index = model.index_of(key) if key is not None else QModelIndex()
        if not index.isValid() and thread is not None:
            index = model.index_of(thread.key)
        if index.isValid():
            view.setCurrentIndex(index)
            view.scrollTo(index)

    def reveal(self, thread_id: int, post_id: int) -> None:
        """Make the row of a post the current one, or that of its thread where the reader keeps this folded."""
        view, model = self._view, self._model
        key: Key = ("thread", thread_id)
        thread = model.index_of(key)
        if not thread.isValid():
            return
        node = model.node(thread)
        short = not isinstance(node, ThreadNode) or node.fetched or node.head.posts <= _FOLLOWED
        if not view.isExpanded(thread) and key != self._shown_thread() and not view.hasFocus():
            self._fold_opened()
            if short:
                model.ensure_posts(thread_id)
                view.expand(thread)
                self._opened = key
        target = model.row_of(thread_id, post_id) if view.isExpanded(thread) else thread
        part = target.parent()
        if isinstance(model.node(part), PartNode) and not view.isExpanded(part):
            target = part
        if view.currentIndex() != target:
            view.setCurrentIndex(target)
        view.scrollTo(target)

    def _fold_opened(self) -> None:
        # A thread that was unfolded only to show a place is folded again when the reader leaves it.
        if self._opened is not None:
            self._view.collapse(self._model.index_of(self._opened))
            self._opened = None

    def _shown_thread(self) -> Key | None:
        thread = thread_of(self._model.node(self._view.currentIndex()))
        return thread.key if thread is not None else None

    def _unfold_posts(self, index: QModelIndex) -> None:
        # One call for all of them: each single one would lay the whole tree out again.
        node = self._model.node(index)
        if not self._view.isExpanded(index) or not isinstance(node, (ThreadNode, PartNode)):
            return
        self._model.fetchMore(index)
        if not any(isinstance(child, PartNode) for child in node.children):
            self._view.expandRecursively(index)

    def _on_expanded(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if node is None or isinstance(node, PostNode):
            return
        if not self._model.filtering:
            self._open.add(node.key)
        if self._model.nested:
            self._unfold_posts(index)

    def _on_collapsed(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if node is not None:
            if node.key == self._opened:
                self._opened = None
            if not self._model.filtering:
                self._open.discard(node.key)


def _depth(key: Key) -> int:
    """Sites are unfolded before their boards, boards before their threads, threads before their parts."""
    return ("site", "board", "thread", "part").index(str(key[0]))
