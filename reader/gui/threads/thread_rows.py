"""Draws the rows of the thread tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from reader.gui.base.tree_model import node_of
from reader.gui.threads.thread_nodes import GroupNode, PartNode, PostNode, ThreadNode
from reader.gui.threads.thread_words import author_of, label, read_count, short_date

if TYPE_CHECKING:
    from reader.gui.base.row_delegate import Index, Line


def fill_thread(line: Line, index: Index) -> None:
    """Draw a row of the thread tree."""
    node = node_of(index)
    if isinstance(node, ThreadNode):
        line.right(read_count(node.head), "dim")
        if node.head.annotations and line.free > QFontMetrics(line.font).horizontalAdvance("0") * 16:
            line.count(node.head.annotations, "tag")
        line.left(label(node), "text", line.free, bold=node.head.unread > 0)
    elif isinstance(node, PostNode):
        _fill_post(line, node)
    elif isinstance(node, PartNode):
        line.left(label(node), "dim", line.free)
    elif isinstance(node, GroupNode):
        line.left(label(node), "text" if node.key[0] == "site" else "dim", line.free)


def _fill_post(line: Line, node: PostNode) -> None:
    head = node.head
    unread = not head.read
    digit = QFontMetrics(line.font).horizontalAdvance("0")
    # In a narrow panel the first words tell more than the day does, which the tooltip has.
    wide = line.free > digit * 30
    line.dots(head.colours)
    if head.bookmarked:
        line.icon("bookmark-on")
    if head.floor is not None:
        line.left(f"#{head.floor}", "dim", line.free, bold=unread)
    if wide:
        line.right(short_date(head.posted_at), "dim")
    # The author gets half of the row at most, the rest belongs to the words.
    most = min(line.free, max(line.free // 2, digit * 8))
    line.left(author_of(head), "text" if head.author else "dim", most, bold=unread and bool(head.author))
    if line.free > digit * 4:
        line.left(label(node), "dim", line.free)
