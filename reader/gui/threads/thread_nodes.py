"""The nodes of the thread tree, and in which order and under which groups the threads of a library stand."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.gui.base.tree_model import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from reader.domain.thread import PostHead, ThreadHead
    from reader.gui.base.tree_model import Key


class Order(StrEnum):
    """How threads are sorted within their board."""

    TITLE = "title"
    ACTIVITY = "activity"
    TIME = "time"
    UNREAD = "unread"


class GroupNode(Node):
    """A site or a board; ``path`` is the site's name followed by the board's path.

    Keys: ``("site", name)`` and ``("board", site, path)``.
    """

    __slots__ = ("path",)

    def __init__(self, ident: int, key: Key, parent: Node, path: tuple[str, ...]) -> None:
        super().__init__(ident, key, parent)
        self.path = path


class ThreadNode(Node):
    """A thread; its posts are its children, or stand below those, once they were ``fetched``."""

    __slots__ = ("fetched", "head")

    def __init__(self, ident: int, parent: Node, head: ThreadHead) -> None:
        super().__init__(ident, ("thread", head.id), parent)
        self.head = head
        self.fetched = False


class PartNode(Node):
    """A run of the posts of a long thread, as they follow; they are its rows once they were ``fetched``.

    Key: ``("part", thread number, rank of the run)``.
    """

    __slots__ = ("fetched", "first", "last", "posts")

    def __init__(self, ident: int, key: Key, parent: Node) -> None:
        super().__init__(ident, key, parent)
        self.fetched = False
        self.posts: dict[int, None] = {}
        """The numbers of its posts, in their order."""
        self.first: PostHead | None = None
        self.last: PostHead | None = None


class PostNode(Node):
    """A post; where answers are nested, those to it are its children."""

    __slots__ = ("head",)

    def __init__(self, ident: int, parent: Node, head: PostHead) -> None:
        super().__init__(ident, ("post", head.id), parent)
        self.head = head


def thread_of(node: Node | None) -> ThreadNode | None:
    """The thread that a row stands in, or is; None for sites and boards."""
    while isinstance(node, (PostNode, PartNode)):
        node = node.parent
    return node if isinstance(node, ThreadNode) else None


def posts_below(node: Node) -> list[PostNode]:
    """Every post that stands below a row, as they follow in the tree."""
    waiting = list(reversed(node.children))
    found = []
    while waiting:
        item = waiting.pop()
        if isinstance(item, PostNode):
            found.append(item)
        waiting.extend(reversed(item.children))
    return found


class Plan(NamedTuple):
    """The groups of a library as they shall be shown.

    Args:
        sites: site names in order.
        boards: board paths of each site, in order.
        threads: heads of each (site, board), in order.
    """

    sites: list[str]
    boards: dict[str, list[tuple[str, ...]]]
    threads: dict[tuple[str, tuple[str, ...]], list[ThreadHead]]


def plan(heads: Iterable[ThreadHead], order: Order, held: Mapping[int, int] | None = None) -> Plan:
    """Group threads by site and board and sort them; groups stand in the order of their names.

    Args:
        heads: the threads.
        order: how those of a board follow.
        held: unread posts of some threads that are to count in place of the present ones.
    """
    threads: dict[tuple[str, tuple[str, ...]], list[ThreadHead]] = {}
    for head in heads:
        threads.setdefault((head.site, head.board), []).append(head)
    boards: dict[str, list[tuple[str, ...]]] = {}
    for site, board in threads:
        boards.setdefault(site, []).append(board)
    for paths in boards.values():
        # Threads without a board come last: the word for it is no name.
        paths.sort(key=lambda path: (not path, [part.casefold() for part in path]))
    for listed in threads.values():
        if order is Order.UNREAD:
            _by_unread(listed, held or {})
        else:
            _SORTS[order](listed)
    return Plan(sorted(boards, key=lambda site: (not site, site.casefold())), boards, threads)


def _by_title(heads: list[ThreadHead]) -> None:
    heads.sort(key=lambda head: (head.title.casefold(), head.id))


def _newest_first(moment: Callable[[ThreadHead], datetime | None]) -> Callable[[list[ThreadHead]], None]:
    def key(head: ThreadHead) -> float:
        value = moment(head)
        return -value.timestamp() if value is not None else float("inf")

    def sort(heads: list[ThreadHead]) -> None:
        _by_title(heads)
        heads.sort(key=key)

    return sort


def _by_unread(heads: list[ThreadHead], held: Mapping[int, int]) -> None:
    _by_title(heads)
    heads.sort(key=lambda head: -held.get(head.id, head.unread))


_SORTS: dict[Order, Callable[[list[ThreadHead]], None]] = {
    Order.TITLE: _by_title,
    Order.ACTIVITY: _newest_first(lambda head: head.last_posted_at or head.captured_at),
    Order.TIME: _newest_first(lambda head: head.captured_at),
}
