"""What the rows of the thread tree say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.gui.base.wording import COUNTS, day, isolated, plain_tooltip, when
from reader.gui.threads.thread_nodes import GroupNode, PartNode, PostNode, ThreadNode

if TYPE_CHECKING:
    from datetime import datetime

    from reader.domain.thread import PostHead, ThreadHead
    from reader.gui.base.tree_model import Node


translate = QCoreApplication.translate


def short_date(moment: datetime | None, raw: str = "") -> str:
    """The day; the printed time where it could not be read."""
    return day(moment) if moment is not None else raw


def author_of(head: PostHead) -> str:
    """The author's name, or words for not knowing it."""
    return isolated(head.author) if head.author else translate("ThreadTree", "unknown author")


def label(node: Node) -> str:
    """The main words of a row."""
    if isinstance(node, ThreadNode):
        return isolated(node.head.title) if node.head.title else translate("ThreadTree", "Without a title")
    if isinstance(node, PostNode):
        return isolated(node.head.opening)
    if isinstance(node, PartNode):
        return translate("ThreadTree", "Posts {0} to {1}").format(_floor(node.first), _floor(node.last))
    return _group_label(node) if isinstance(node, GroupNode) else ""


def _floor(head: PostHead | None) -> str:
    """The number of an end of a part; ``?`` where the page had none."""
    return f"#{head.floor}" if head is not None and head.floor is not None else "?"


def _group_label(node: GroupNode) -> str:
    if node.key[0] == "site":
        return isolated(node.path[0]) if node.path[0] else translate("ThreadTree", "Unknown site")
    return isolated(node.path[-1]) if len(node.path) > 1 else translate("ThreadTree", "Without a board")


def read_count(head: ThreadHead) -> str:
    """Posts read and posts in all, ``3/21``."""
    return f"{head.posts - head.unread}/{head.posts}"


def tooltip(node: Node) -> str:
    """Everything about a row, as text that Qt cannot take for markup."""
    if isinstance(node, ThreadNode):
        return plain_tooltip("\n".join(_thread_lines(node.head)))
    if isinstance(node, PostNode):
        return plain_tooltip("\n".join(_post_lines(node.head)))
    if isinstance(node, GroupNode):
        return plain_tooltip(" \u203a ".join(isolated(part) for part in node.path if part) or label(node))
    return ""


def accessible(node: Node) -> str:
    """A row for a screen reader: all of it in one line."""
    if isinstance(node, ThreadNode):
        return ", ".join(_thread_lines(node.head))
    if isinstance(node, PostNode):
        return ", ".join(_post_lines(node.head))
    return label(node)


def _thread_lines(head: ThreadHead) -> list[str]:
    lines = [isolated(head.title) if head.title else translate("ThreadTree", "Without a title")]
    lines.append(" \u203a ".join(isolated(part) for part in (head.site, *head.board) if part))
    lines.append(translate("ThreadTree", "{0} posts read").format(read_count(head)))
    if head.annotations:
        lines.append(COUNTS.annotations(head.annotations))
    if head.last_posted_at is not None:
        lines.append(translate("ThreadTree", "last post {0}").format(when(head.last_posted_at)))
    if head.captured_at is not None:
        lines.append(translate("ThreadTree", "saved {0}").format(when(head.captured_at)))
    if head.url:
        lines.append(isolated(head.url))
    return [line for line in lines if line]


def _post_lines(head: PostHead) -> list[str]:
    floor = f"#{head.floor} " if head.floor is not None else ""
    lines = [f"{floor}{author_of(head)}", when(head.posted_at, head.posted_raw), isolated(head.opening)]
    states = [] if head.read else [translate("ThreadTree", "unread")]
    if head.bookmarked:
        states.append(translate("ThreadTree", "bookmarked"))
    if head.colours:
        states.append(COUNTS.tags(len(head.colours)))
    return [line for line in (*lines, ", ".join(states)) if line]
