"""An item model whose rows are named by keys, and which becomes another tree step by step."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
Key = tuple[object, ...]
NOWHERE = QModelIndex()


class Node:
    """A row of the tree; ``ident`` is what Qt holds for it, ``key`` is the same after a reload."""

    __slots__ = ("children", "ident", "key", "parent", "row")

    def __init__(self, ident: int, key: Key, parent: Node | None) -> None:
        self.ident = ident
        self.key = key
        self.parent = parent
        self.row = 0
        self.children: list[Node] = []

    def renumber(self, start: int = 0) -> None:
        """Write the rows of the children anew, from one on."""
        for row in range(start, len(self.children)):
            self.children[row].row = row


class KeyedTree(QAbstractItemModel):
    """A tree of one column that owns its nodes.

    Indexes carry a number that names a node, never a pointer: a stale index finds nothing. Changes are told row by
    row, so that expansion, selection and scroll of a view stay.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idents = count(1)
        self._clear()

    def node(self, index: Index) -> Node | None:
        """The node behind an index; None for the root and for stale indexes."""
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def index_of(self, key: Key) -> QModelIndex:
        """The index of the node with a key; invalid where the tree has none."""
        node = self._keys.get(key)
        return self._index(node) if node is not None else QModelIndex()

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        children = self._held(parent).children
        if column != 0 or parent.column() > 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].ident)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        node = self.node(index)
        return self._index(node.parent) if node is not None and node.parent is not None else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._held(parent).children)

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        return bool(self._held(parent).children)

    def _clear(self) -> None:
        self._root = Node(0, (), None)
        self._nodes: dict[int, Node] = {}
        self._keys: dict[Key, Node] = {}

    def _held(self, index: Index) -> Node:
        return self.node(index) or self._root

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.ident) if node.parent is not None else QModelIndex()

    def _tell(self, node: Node) -> None:
        index = self._index(node)
        self.dataChanged.emit(index, index)

    def _adopt(self, node: Node) -> Node:
        siblings = node.parent.children if node.parent is not None else self._root.children
        node.row = len(siblings)
        siblings.append(node)
        self._register(node)
        return node

    def _register(self, node: Node) -> None:
        self._nodes[node.ident] = node
        self._keys[node.key] = node

    def _forget(self, node: Node) -> None:
        gone = [node]
        while gone:
            item = gone.pop()
            gone.extend(item.children)
            self._nodes.pop(item.ident, None)
            # A thread that moved to another board has a new node under the same key by now.
            if self._keys.get(item.key) is item:
                del self._keys[item.key]

    def _arrange(self, parent: Node, keys: Sequence[Key], make: Callable[[Key], Node]) -> None:
        """Make the children of a node those of ``keys``, in that order."""
        if [child.key for child in parent.children] == keys:
            return
        wanted = set(keys)
        self._remove(parent, [child.row for child in parent.children if child.key not in wanted])
        present = {child.key for child in parent.children}
        self._reorder([(parent, [key for key in keys if key in present])])
        start = 0
        while start < len(keys):
            if keys[start] in present:
                start += 1
                continue
            end = start
            while end < len(keys) and keys[end] not in present:
                end += 1
            self._insert(parent, start, [make(key) for key in keys[start:end]])
            start = end

    def _remove(self, parent: Node, rows: list[int]) -> None:
        while rows:
            last = first = rows.pop()
            while rows and rows[-1] == first - 1:
                first = rows.pop()
            self.beginRemoveRows(self._index(parent), first, last)
            for node in parent.children[first : last + 1]:
                self._forget(node)
            del parent.children[first : last + 1]
            parent.renumber(first)
            self.endRemoveRows()

    def _insert(self, parent: Node, row: int, nodes: list[Node]) -> None:
        self.beginInsertRows(self._index(parent), row, row + len(nodes) - 1)
        parent.children[row:row] = nodes
        for node in nodes:
            self._register(node)
        parent.renumber(row)
        self.endInsertRows()

    def _reorder(self, orders: Sequence[tuple[Node, Sequence[Key]]]) -> None:
        """Put the children of nodes into other orders, all told as one change.

        Args:
            orders: each node with the keys of all its children as they shall follow.
        """
        turned = [(node, keys) for node, keys in orders if [child.key for child in node.children] != keys]
        if not turned:
            return
        self.layoutAboutToBeChanged.emit()
        held = [(index, self.node(index)) for index in self.persistentIndexList()]
        for node, keys in turned:
            place = {key: row for row, key in enumerate(keys)}
            node.children.sort(key=lambda child, place=place: place[child.key])  # type: ignore[misc]
            node.renumber()
        moved = [(old, self._index(node)) for old, node in held if node is not None]
        self.changePersistentIndexList([old for old, _ in moved], [new for _, new in moved])
        self.layoutChanged.emit()


def node_of(index: Index) -> Node | None:
    """The node of a keyed tree behind an index."""
    model = index.model()
    return model.node(index) if isinstance(model, KeyedTree) else None
