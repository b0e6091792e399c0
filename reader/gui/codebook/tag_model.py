"""The codebook as an item model."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, Signal

from reader.gui.base.tree_model import KeyedTree, Node
from reader.gui.base.wording import isolated, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QModelIndex

    from reader.domain.annotation import Tag
    from reader.gui.base.tree_model import Index, Key

_MIME = "application/x-postil-tag"


class TagNode(Node):
    """A tag with the annotations that have it: ``here`` in the thread being read, ``all`` in the library."""

    __slots__ = ("all", "here", "tag")

    def __init__(self, ident: int, parent: Node, tag: Tag) -> None:
        super().__init__(ident, ("tag", tag.id), parent)
        self.tag = tag
        self.here = 0
        self.all = 0


class TagModel(KeyedTree):
    """Tags under their parents; renaming and dragging ask for edits and never change the model themselves.

    Signals:
        rename_wanted(object, str): a tag's GUID and the name typed for it.
        move_wanted(object, object, int): a tag's GUID, the GUID above or None, the place among the siblings there.
    """

    rename_wanted = Signal(object, str)
    move_wanted = Signal(object, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[Tag, ...] = ()
        self._words: tuple[str, ...] = ()
        self._here: dict[UUID, int] = {}
        self._all: dict[UUID, int] = {}
        self.editable = True
        self.most = 0

    # --- what the panel tells ---------------------------------------------------------------------------------

    def tags(self) -> tuple[Tag, ...]:
        """All tags, filtered out or not, in codebook order."""
        return self._tags

    def tag(self, tag_id: UUID) -> Tag | None:
        """A tag by its GUID."""
        return next((tag for tag in self._tags if tag.id == tag_id), None)

    def tag_at(self, index: Index) -> Tag | None:
        """The tag of a row."""
        node = self.node(index)
        return node.tag if isinstance(node, TagNode) else None

    def set_tags(self, tags: Iterable[Tag]) -> None:
        """Become the tree of these tags, given parents first."""
        self._tags = tuple(tags)
        self._reconcile()

    def set_filter(self, text: str) -> None:
        """Show tags with every one of the words in the name, and what is above them."""
        self._words = tuple(text.casefold().split())
        self._reconcile()

    def set_counts(self, here: dict[UUID, int], everywhere: dict[UUID, int]) -> None:
        """Take the number of annotations of each tag."""
        self.most = max(everywhere.values(), default=0)
        self._here, self._all = here, everywhere
        for node in list(self._nodes.values()):
            if isinstance(node, TagNode):
                self._update(node, node.tag)

    def first_match(self) -> QModelIndex:
        """The first row that the filter itself meets, rather than a row above one."""
        for tag in self._tags:
            if self._meets(tag):
                return self.index_of(("tag", tag.id))
        return self.index(0, 0)

    def named(self, name: str) -> Tag | None:
        """The first tag with a name, regardless of case."""
        wanted = name.strip().casefold()
        return next((tag for tag in self._tags if tag.name.casefold() == wanted), None)

    # --- what the view asks -----------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if not isinstance(node, TagNode):
            return None
        if role == Qt.ItemDataRole.EditRole:
            return node.tag.name
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return isolated(node.tag.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(self._lines(node)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join(self._lines(node)[1:])
        return None

    def _lines(self, node: TagNode) -> list[str]:
        lines = [isolated(node.tag.name)]
        if node.tag.description:
            lines.append(isolated(node.tag.description))
        if node.tag.key:
            lines.append(self.tr("Key {0}").format(node.tag.key))
        lines.append(self.tr("{0} in this thread, {1} in the library").format(node.here, node.all))
        return lines

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        tag = self.tag_at(index)
        if tag is None or role != Qt.ItemDataRole.EditRole:
            return False
        name = str(value).strip()
        if name and name != tag.name:
            self.rename_wanted.emit(tag.id, name)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled if self.editable else flag.NoItemFlags
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable
        if self.editable:
            flags |= flag.ItemIsEditable | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled
        return flags

    # --- dragging ---------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        tags = [tag for index in indexes if (tag := self.tag_at(index)) is not None]
        if tags:
            data.setData(_MIME, QByteArray(tags[0].id.bytes))
        return data

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        moved = self._dragged(data)
        above: Node | None = self._held(parent)
        while above is not None and moved is not None:
            if above.key == ("tag", moved.id):
                return False
            above = above.parent
        return moved is not None and self.editable

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        moved = self._dragged(data)
        if moved is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        above = self.tag_at(parent)
        above_id = above.id if above is not None else None
        self.move_wanted.emit(moved.id, above_id, self._place(moved, above_id, row, parent))
        # The edit moves the row; were this True, the view would take the old row away as well.
        return False

    def _dragged(self, data: QMimeData) -> Tag | None:
        raw = bytes(data.data(_MIME).data()) if data.hasFormat(_MIME) else b""
        return self.tag(UUID(bytes=raw)) if len(raw) == 16 else None

    def _place(self, moved: Tag, above: UUID | None, row: int, parent: Index) -> int:
        """The place that a visible row stands for among all siblings without the moved one."""
        siblings = [tag for tag in self._tags if tag.parent == above and tag.id != moved.id]
        shown = self._held(parent).children
        for node in shown[row:] if row >= 0 else ():
            if isinstance(node, TagNode) and node.tag.id != moved.id:
                return siblings.index(node.tag)
        return len(siblings)

    # --- building ---------------------------------------------------------------------------------------------

    def _meets(self, tag: Tag) -> bool:
        name = tag.name.casefold()
        return all(word in name for word in self._words)

    def _wanted(self) -> dict[UUID | None, list[Tag]]:
        """The tags to show by parent; a tag whose parent is missing stands at the top."""
        by_id = {tag.id: tag for tag in self._tags}
        kept: set[UUID] = set()
        for tag in self._tags:
            item: Tag | None = tag if self._meets(tag) else None
            while item is not None and item.id not in kept:
                kept.add(item.id)
                item = by_id.get(item.parent) if item.parent is not None else None
        wanted: dict[UUID | None, list[Tag]] = {}
        for tag in self._tags:
            if tag.id in kept:
                wanted.setdefault(tag.parent if tag.parent in by_id else None, []).append(tag)
        return wanted

    def _reconcile(self) -> None:
        wanted = self._wanted()
        queue: list[tuple[Node, UUID | None]] = [(self._root, None)]
        while queue:
            parent, tag_id = queue.pop()
            self._arrange_tags(parent, {("tag", tag.id): tag for tag in wanted.get(tag_id, [])})
            queue.extend((node, node.tag.id) for node in parent.children if isinstance(node, TagNode))

    def _arrange_tags(self, parent: Node, tags: dict[Key, Tag]) -> None:
        self._arrange(parent, list(tags), lambda key: TagNode(next(self._idents), parent, tags[key]))
        for node in parent.children:
            if isinstance(node, TagNode):
                self._update(node, tags[node.key])

    def _update(self, node: TagNode, tag: Tag) -> None:
        counts = self._here.get(tag.id, 0), self._all.get(tag.id, 0)
        if node.tag != tag or (node.here, node.all) != counts:
            node.tag = tag
            node.here, node.all = counts
            self._tell(node)
