"""The posts of threads as rows below them: one after the other, below what they answer, long threads in parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.gui.base.tree_model import NOWHERE, KeyedTree
from reader.gui.threads.thread_nodes import PartNode, PostNode, ThreadNode, thread_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QModelIndex, QObject

    from reader.domain.thread import PostHead
    from reader.gui.base.tree_model import Index, Key, Node
    from reader.session.reading import ReadingSession

DEPTH = 6
"""Levels of answers below a post of the thread; deeper ones would leave no room for words."""

LONG = 1500
"""Posts of a thread beyond which they stand in parts: to lay out more rows takes longer than a blink."""

PART = 500
"""Posts of a part."""


class PostRows(KeyedTree):
    """A tree whose threads read their posts from the session when they are opened.

    The posts of a long thread stand in parts, each read when it is opened itself; there an answer stands below what it
    answers if that is in the same part.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: ReadingSession | None = None
        self._nested = False

    @property
    def nested(self) -> bool:
        """Whether posts stand below those they answer."""
        return self._nested

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        return self.canFetchMore(parent) or super().hasChildren(parent)

    def canFetchMore(self, parent: Index) -> bool:
        node = self.node(parent)
        if isinstance(node, ThreadNode):
            return not node.fetched and node.head.posts > 0
        return isinstance(node, PartNode) and not node.fetched

    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if isinstance(node, (ThreadNode, PartNode)) and not node.fetched:
            self._fetch(node)

    def ensure_posts(self, thread_id: int) -> None:
        """Read the posts of a thread now; of a long one, which parts it has."""
        node = self._keys.get(("thread", thread_id))
        if isinstance(node, ThreadNode) and not node.fetched:
            self._fetch(node)

    def row_of(self, thread_id: int, post_id: int) -> QModelIndex:
        """The row of a post that was read, else that of its part, else that of its thread."""
        node = self._keys.get(("post", post_id))
        thread = self._keys.get(("thread", thread_id))
        if node is None and thread is not None:
            parts = (child for child in thread.children if isinstance(child, PartNode))
            node = next((part for part in parts if post_id in part.posts), thread)
        return self.index_of(node.key) if node is not None else self.index_of(())

    # --- reading ----------------------------------------------------------------------------------------------

    def _fetch(self, node: ThreadNode | PartNode) -> None:
        node.fetched = True
        if isinstance(node, ThreadNode) and node.head.posts > LONG:
            self._take_parts(node)
            return
        heads = self._heads_below(node)
        if not heads:
            return
        if not self._nested:
            self._insert(node, 0, [PostNode(next(self._idents), node, head) for head in heads])
            return
        by_id = {head.id: head for head in heads}
        below = self._below(heads)
        tops: list[Node] = [PostNode(next(self._idents), node, by_id[post]) for post in below[0]]
        waiting = list(tops)
        while waiting:
            top = waiting.pop()
            for post in below.get(int(str(top.key[1])), ()):
                waiting.append(child := PostNode(next(self._idents), top, by_id[post]))
                self._adopt(child)
        self._insert(node, 0, tops)

    def _heads_below(self, node: ThreadNode | PartNode) -> list[PostHead]:
        thread = thread_of(node)
        if self._session is None or thread is None:
            return []
        return self._session.post_heads(thread.head.id, node.posts if isinstance(node, PartNode) else None)

    def _below(self, heads: list[PostHead]) -> dict[int, list[int]]:
        """Which posts stand below which; those that stand below none of them under 0."""
        from reader.text.answering import nested

        told: Mapping[int, int] = {}
        order = [head.id for head in heads]
        if self._session is not None and heads:
            told = self._session.answers(heads[0].thread_id, order)
        answers = {head.id: head.reply_to or told.get(head.id) for head in heads}
        return nested(order, answers, DEPTH)

    # --- changing in place ------------------------------------------------------------------------------------

    def _refresh_posts(self, node: ThreadNode) -> None:
        if self._session is None:
            return
        if node.head.posts <= LONG:
            self._refresh_below(node)
            return
        self._take_parts(node)
        for part in node.children:
            if isinstance(part, PartNode) and part.fetched:
                self._refresh_below(part)

    def _take_parts(self, node: ThreadNode) -> None:
        """Cut a long thread into parts, keeping those that are there."""
        if self._session is None:
            return
        thread_id = node.head.id
        order = self._session.post_order(thread_id)
        runs = [order[start : start + PART] for start in range(0, len(order), PART)]
        keys: list[Key] = [("part", thread_id, rank) for rank in range(len(runs))]
        ends = self._session.post_heads(thread_id, [post for run in runs for post in (run[0], run[-1])])
        heads = {head.id: head for head in ends}
        self._arrange(node, keys, lambda key: PartNode(next(self._idents), key, node))
        for part, run in zip(node.children, runs, strict=True):
            if isinstance(part, PartNode):
                part.posts = dict.fromkeys(run)
                part.first, part.last = heads.get(run[0]), heads.get(run[-1])
                self._tell(part)

    def _refresh_below(self, node: ThreadNode | PartNode) -> None:
        listed = self._heads_below(node)
        heads: dict[Key, PostHead] = {("post", head.id): head for head in listed}
        if not self._nested:
            self._arrange(node, list(heads), partial(self._post, node, heads))
        else:
            below = self._below(listed)
            # A post that was moved takes its answers out of the tree with it, so those above are arranged first.
            waiting: list[tuple[int, Node]] = [(0, node)]
            while waiting:
                post, parent = waiting.pop()
                keys: list[Key] = [("post", child) for child in below.get(post, ())]
                self._arrange(parent, keys, partial(self._post, parent, heads))
                waiting.extend((child, self._keys["post", child]) for child in below.get(post, ()))
        self._take_heads(heads.values())

    def _post(self, parent: Node, heads: Mapping[Key, PostHead], key: Key) -> PostNode:
        return PostNode(next(self._idents), parent, heads[key])

    def _take_heads(self, heads: Iterable[PostHead]) -> None:
        for head in heads:
            node = self._keys.get(("post", head.id))
            if isinstance(node, PostNode) and node.head != head:
                node.head = head
                self._tell(node)
