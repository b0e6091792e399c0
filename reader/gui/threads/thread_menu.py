"""The context menu of the thread tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from reader.gui.threads.thread_nodes import PartNode, PostNode, thread_of

if TYPE_CHECKING:
    from reader.gui.base.theme import Look
    from reader.gui.base.tree_model import Node
    from reader.gui.threads.thread_wishes import ThreadWishes
    from reader.session.reading import ReadingSession

translate = QCoreApplication.translate


def thread_menu(tree: ThreadWishes, node: Node, session: ReadingSession | None, look: Look) -> QMenu | None:
    """What can be done with a thread or post; None for sites and boards.

    Args:
        tree: whose signals ask for it.
        node: the row.
        session: the library; None where none is open.
        look: icons.
    """
    thread = thread_of(node)
    if thread is None:
        return None
    menu = QMenu(tree)
    head = thread.head
    writable = session is not None and not session.read_only
    read = menu.addAction(look.icon("read"), translate("ThreadTree", "Mark read"))
    read.triggered.connect(lambda: _mark(tree, node, session, True))
    unread = menu.addAction(look.icon("unread"), translate("ThreadTree", "Mark unread"))
    unread.triggered.connect(lambda: _mark(tree, node, session, False))
    menu.addSeparator()
    original = menu.addAction(look.icon("jump"), translate("ThreadTree", "Open the original in the browser"))
    original.setEnabled(bool(head.url))
    original.triggered.connect(lambda: tree.original_wanted.emit(head.id))
    file = menu.addAction(look.icon("folder"), translate("ThreadTree", "Show the saved file"))
    file.triggered.connect(lambda: tree.file_wanted.emit(head.id))
    memo = menu.addAction(look.icon("memo"), translate("ThreadTree", "Memo on this thread…"))
    memo.triggered.connect(lambda: tree.memo_wanted.emit(head.id))
    export = menu.addAction(look.icon("export"), translate("ThreadTree", "Export its passages…"))
    export.setEnabled(head.annotations > 0)
    export.triggered.connect(lambda: tree.export_wanted.emit(head.id))
    queue = menu.addAction(look.icon("go-on"), translate("ThreadTree", "Put into the session's queue, or take out"))
    queue.triggered.connect(lambda: tree.queue_wanted.emit(head.id))
    menu.addSeparator()
    again = menu.addAction(look.icon("import"), translate("ThreadTree", "Read its saved pages again"))
    again.triggered.connect(lambda: tree.again_wanted.emit(head.id))
    join = menu.addAction(translate("ThreadTree", "Join with another thread…"))
    join.triggered.connect(lambda: tree.join_wanted.emit(head.id))
    part = menu.addAction(translate("ThreadTree", "Part a page from it…"))
    part.triggered.connect(lambda: tree.part_wanted.emit(head.id))
    remove = menu.addAction(look.icon("remove"), translate("ThreadTree", "Remove thread"))
    remove.triggered.connect(lambda: tree.remove_wanted.emit(head.id))
    for action in (again, join, part, remove):
        action.setEnabled(writable)
    return menu


def _mark(tree: ThreadWishes, node: Node, session: ReadingSession | None, read: bool) -> None:
    if isinstance(node, PostNode):
        tree.read_wanted.emit([node.head.id], read)
        return
    thread = thread_of(node)
    if thread is not None and session is not None:
        heads = session.post_heads(thread.head.id, node.posts if isinstance(node, PartNode) else None)
        tree.read_wanted.emit([head.id for head in heads if head.read is not read], read)
