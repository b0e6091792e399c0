"""Sites, boards, threads and posts as one lazy item model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader.gui.threads.post_rows import PostRows
from reader.gui.threads.thread_nodes import GroupNode, Order, Plan, PostNode, ThreadNode, plan, posts_below, thread_of
from reader.gui.threads.thread_words import accessible, label, tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.domain.annotation import Changes
    from reader.domain.thread import ThreadHead
    from reader.gui.base.tree_model import Index, Key, Node
    from reader.gui.threads.thread_nodes import PartNode
    from reader.session.reading import ReadingSession


class ThreadModel(PostRows):
    """The library as a tree of one column; posts are read from the session when their thread is opened.

    A filter or another library resets the model; every other change is told row by row.

    Signals:
        unsorted(): threads were read, so that they may stand elsewhere by the order in force; `resort` puts them there.
    """

    unsorted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: list[ThreadHead] = []
        self._rows: dict[int, int] = {}
        self._hay: dict[int, str] = {}
        self._words: tuple[str, ...] = ()
        self._order = Order.TITLE
        self._kept: dict[int, int] = {}
        self._found: dict[str, frozenset[int]] = {}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return label(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(node)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return accessible(node)
        return None

    # --- what the panel tells ---------------------------------------------------------------------------------

    @property
    def order(self) -> Order:
        """How threads are sorted."""
        return self._order

    @property
    def heads(self) -> list[ThreadHead]:
        """All threads, filtered out or not; another list whenever threads came or went."""
        return self._heads

    @property
    def filtering(self) -> bool:
        """Whether a filter narrows the tree."""
        return bool(self._words)

    def set_session(self, session: ReadingSession | None) -> None:
        """Show another library, or none."""
        self._session = session
        self._kept = {}
        self._take_threads(session.threads() if session is not None else [])
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Show only threads with every one of the words in title, board, site or the authors read so far.

        What stands in other authors' names and in texts takes longer; `set_found` adds it.
        """
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._found = {word: found for word, found in self._found.items() if word in words}
            self._rebuild()

    @property
    def words(self) -> tuple[str, ...]:
        """What narrows the tree."""
        return self._words

    def set_found(self, found: Mapping[str, frozenset[int]]) -> bool:
        """Show also the threads that have words of the filter in names or texts; whether that made a difference."""
        kept = {word: threads for word, threads in found.items() if word in self._words}
        if kept == self._found:
            return False
        self._found = kept
        shown = self._keys
        if not any(("thread", head.id) not in shown and self._matches(head) for head in self._heads):
            return False
        self._rebuild()
        return True

    def set_order(self, order: Order) -> None:
        """Sort the threads of each board another way."""
        if order is not self._order:
            self._order = order
            self.resort()

    def resort(self) -> None:
        """Put the threads where they stand by now in the order in force."""
        listed = self._plan().threads.items()
        # Names decide the order of sites and boards, so only threads move.
        self._reorder(
            [(self._keys["board", site, board], [("thread", h.id) for h in heads]) for (site, board), heads in listed]
        )

    def hold(self, thread_id: int) -> None:
        """Keep a thread in its place while it is read: it counts as having as many unread posts as now."""
        if thread_id not in self._kept:
            row = self._rows.get(thread_id)
            self._kept = {thread_id: self._heads[row].unread} if row is not None else {}
            self._tell_unsorted()

    def _tell_unsorted(self) -> None:
        if self._order is Order.UNREAD:
            self.unsorted.emit()

    def set_nested(self, on: bool) -> None:
        """Show posts below those they answer, or one after the other by floor."""
        if on is not self._nested:
            self._nested = on
            self._rebuild()

    def take_changes(self, changes: Changes) -> None:
        """Follow an edit or import, touching only what it touched."""
        if self._session is None:
            return
        if changes.structure:
            self._take_threads(self._session.threads())
            self._reconcile(self._plan())
        for thread_id, posts in self._touched(changes).items():
            self._refresh_thread(thread_id, posts, structure=changes.structure)
        if changes.tags:
            # A tag's colour shows on posts of any thread; only those that were opened are in memory.
            for node in [n for n in self._nodes.values() if isinstance(n, ThreadNode) and n.fetched]:
                self._refresh_posts(node)

    def thread_ids(self) -> list[int]:
        """The threads in the order shown."""
        return [
            node.head.id
            for site in self._root.children
            for board in site.children
            for node in board.children
            if isinstance(node, ThreadNode)
        ]

    def threads_below(self, node: Node) -> list[ThreadNode]:
        """The threads shown in a group."""
        below = [node]
        found = []
        while below:
            item = below.pop()
            if isinstance(item, ThreadNode):
                found.append(item)
            else:
                below.extend(reversed(item.children))
        return found

    # --- building ---------------------------------------------------------------------------------------------

    def _take_threads(self, heads: list[ThreadHead]) -> None:
        self._heads = heads
        self._rows = {head.id: row for row, head in enumerate(heads)}
        self._hay.clear()

    def _plan(self) -> Plan:
        return plan((head for head in self._heads if self._matches(head)), self._order, self._kept)

    def _matches(self, head: ThreadHead) -> bool:
        if not self._words:
            return True
        hay = self._hay.get(head.id)
        if hay is None:
            hay = self._hay[head.id] = self._haystack(head)
        return all(word in hay or head.id in self._found.get(word, ()) for word in self._words)

    def _haystack(self, head: ThreadHead) -> str:
        words = f"{head.title.casefold()}\n{_group_words(head.site, head.key.site, head.board)}"
        node = self._keys.get(("thread", head.id))
        if node is None or not node.children:
            return words
        authors = {n.head.author or "" for n in posts_below(node)}
        return "\n".join((words, *authors)).casefold()

    def _rebuild(self) -> None:
        # Authors of opened threads are lost with their nodes: matching writes them down first.
        wanted = self._plan()
        self.beginResetModel()
        self._clear()
        for site in wanted.sites:
            site_node = self._adopt(self._site(site))
            for board in wanted.boards[site]:
                board_node = self._adopt(self._board(site_node, site, board))
                for head in wanted.threads[site, board]:
                    self._adopt(ThreadNode(next(self._idents), board_node, head))
        self.endResetModel()

    def _site(self, site: str) -> GroupNode:
        return GroupNode(next(self._idents), ("site", site), self._root, (site,))

    def _board(self, parent: Node, site: str, board: tuple[str, ...]) -> GroupNode:
        return GroupNode(next(self._idents), ("board", site, board), parent, (site, *board))

    # --- changing in place ------------------------------------------------------------------------------------

    def _reconcile(self, wanted: Plan) -> None:
        self._arrange(self._root, [("site", site) for site in wanted.sites], lambda key: self._site(str(key[1])))
        for site in wanted.sites:
            self._arrange_boards(self._keys["site", site], site, wanted)

    def _arrange_boards(self, site_node: Node, site: str, wanted: Plan) -> None:
        boards: dict[Key, tuple[str, ...]] = {("board", site, board): board for board in wanted.boards[site]}
        self._arrange(site_node, list(boards), lambda key: self._board(site_node, site, boards[key]))
        for key, board in boards.items():
            self._arrange_threads(self._keys[key], wanted.threads[site, board])

    def _arrange_threads(self, board: Node, heads: list[ThreadHead]) -> None:
        by_key: dict[Key, ThreadHead] = {("thread", head.id): head for head in heads}
        self._arrange(board, list(by_key), lambda key: ThreadNode(next(self._idents), board, by_key[key]))
        for node in board.children:
            if isinstance(node, ThreadNode) and node.head != by_key[node.key]:
                self._replace_head(node, by_key[node.key])

    # --- threads and posts ------------------------------------------------------------------------------------

    def _touched(self, changes: Changes) -> dict[int, set[int]]:
        """The threads a notice is about, each with its posts that are in the tree and were touched."""
        touched: dict[int, set[int]] = {thread_id: set() for thread_id in changes.threads}
        for post_id in changes.posts:
            node = self._keys.get(("post", post_id))
            if isinstance(node, PostNode):
                touched.setdefault(node.head.thread_id, set()).add(post_id)
        return touched

    def _replace_head(self, node: ThreadNode, head: ThreadHead) -> None:
        node.head = head
        self._tell(node)

    def _refresh_thread(self, thread_id: int, posts: set[int], *, structure: bool) -> None:
        node = self._keys.get(("thread", thread_id))
        row = self._rows.get(thread_id)
        if row is None or self._session is None:
            return
        head = self._heads[row] if structure else self._session.thread(thread_id)
        if head is not None:
            self._heads[row] = head  # the filter may hide it just now
        if not isinstance(node, ThreadNode):
            return
        if head is not None and head != node.head:
            self._replace_head(node, head)
            self._tell_unsorted()
        if node.fetched and structure:
            self._refresh_posts(node)
        elif node.fetched and posts:
            self._take_heads(self._session.post_heads(thread_id, posts))

    def _fetch(self, node: ThreadNode | PartNode) -> None:
        super()._fetch(node)
        thread = thread_of(node)
        if thread is not None:
            self._hay.pop(thread.head.id, None)


@lru_cache(maxsize=4096)
def _group_words(site: str, host: str, board: tuple[str, ...]) -> str:
    """What the filter finds of a thread's place; thousands of threads share a few places."""
    return "\n".join((site, host, *board)).casefold()
