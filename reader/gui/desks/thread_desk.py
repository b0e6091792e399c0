"""What the thread tree asks for: marking read, joining, parting, removing, going to the file and the original."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint
from shiboken6 import isValid

from reader.domain.errors import PostilError
from reader.gui.base.pick_line import Choice
from reader.gui.base.wording import COUNTS, isolated, when
from reader.gui.frame.looking import Looking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.domain.capture_head import CaptureHead
    from reader.domain.thread import ThreadHead
    from reader.gui.base.jobs import JobProgress
    from reader.gui.desks.window import Window
    from reader.gui.frame.room import Room
    from reader.gui.threads.thread_tree import ThreadTree
    from reader.session.rereading import RereadReport

_WIDTH = 460
"""Pixels of the lists to pick a thread or a page from."""


class ThreadDesk(QObject):
    """Carries out what the tree's menu asks for.

    Args:
        room: session, look and settings.
        tree: asks.
        window: parent of questions and lists.
    """

    def __init__(self, room: Room, tree: ThreadTree, window: Window) -> None:
        super().__init__(room)
        self.room = room
        self.window = window
        tree.read_wanted.connect(self._on_read)
        tree.remove_wanted.connect(self._on_remove)
        tree.original_wanted.connect(self._on_original)
        tree.file_wanted.connect(self._on_file)
        tree.join_wanted.connect(self.join)
        tree.part_wanted.connect(self.part)
        tree.again_wanted.connect(self.read_again)
        tree.export_wanted.connect(self._on_export)
        self._looking = Looking(room, _threads_with, self)
        self._looking.found.connect(self._on_texts_found)
        tree.texts_wanted.connect(self._looking.ask)
        tree.arrange(room.settings.tree_order, nested=room.settings.tree_nested)
        tree.arranged.connect(self._on_arranged)
        self._tree = tree
        self._asked = 0

    # -- joining and parting

    def join_here(self) -> None:
        """Pick a thread to join the one that is read with."""
        if self.window.reading.thread_id is not None:
            self.join(self.window.reading.thread_id)

    def part_here(self) -> None:
        """Pick a saved page of the thread that is read, to become a thread of its own."""
        if self.window.reading.thread_id is not None:
            self.part(self.window.reading.thread_id)

    def join(self, thread_id: int) -> None:
        """Pick a thread to join another one with; those of the same title and board are offered first."""
        heads = self.room.session.threads()
        asked = next((head for head in heads if head.id == thread_id), None)
        if asked is None:
            return
        others = [head for head in heads if head.id != thread_id]
        if not others:
            self.room.say(self.tr("There is no other thread to join it with"))
            return
        others.sort(key=lambda head: (head.title != asked.title, head.board != asked.board, head.site != asked.site))
        choices = [Choice(isolated(head.title), head.id, self._hint(head)) for head in others]
        self._asked = thread_id
        self._ask(self.tr("Join “{0}” with").format(isolated(asked.title)), choices, self._on_join)

    def _hint(self, head: ThreadHead) -> str:
        board = head.board[-1] if head.board else head.site
        return " · ".join(part for part in (isolated(board), COUNTS.posts(head.posts)) if part)

    def _on_join(self, value: object, _stays: bool) -> None:
        from reader.session.arranging import JoinThreads

        picked = self.room.session.thread(value) if isinstance(value, int) else None
        asked = self.room.session.thread(self._asked)
        if picked is None or asked is None:
            return
        # The thread stays that bears the forum's own number: later pages are told by it.
        into, gone = (asked, picked) if _numbered(asked) and not _numbered(picked) else (picked, asked)
        twice = self.room.session.shown_twice(gone.id, into.id)
        if self.room.apply(JoinThreads(gone.id, into.id)) is None:
            return
        self.window.reading.open_thread(into.id)
        if twice:
            self.room.say(
                self.tr(
                    "Joined; %n post(s) are shown twice: both have annotations, or the newer text differs", "", twice
                )
            )

    def part(self, thread_id: int) -> None:
        """Pick a saved page of a thread, to become a thread of its own."""
        captures = self.room.session.captures(thread_id)
        if len(captures) < 2:
            self.room.say(self.tr("The thread has one saved page only"))
            return
        choices = [Choice(self._page(capture), capture.id) for capture in captures]
        self._asked = thread_id
        self._ask(self.tr("Page to become a thread of its own"), choices, self._on_part)

    def _page(self, capture: CaptureHead) -> str:
        name = capture.path.replace("\\", "/").rsplit("/", 1)[-1]
        parts = [self.tr("page {0}").format(capture.page)] if capture.page is not None else []
        parts += [isolated(f"{name} · {capture.member}" if capture.member else name), when(capture.captured_at)]
        return " · ".join(part for part in parts if part)

    def _on_part(self, value: object, _stays: bool) -> None:
        from reader.session.arranging import PartPage

        if isinstance(value, int):
            self.room.apply(PartPage(self._asked, value))

    def _ask(self, prompt: str, choices: Sequence[Choice], on_pick: Callable[[object, bool], None]) -> None:
        corner = QPoint((self.window.width() - _WIDTH) // 2, 64)
        self.window.boxes.picker.ask(prompt, choices, corner, on_pick)
        self.window.boxes.picker.adjust(corner, _WIDTH)

    # -- how the tree stands

    def nest(self) -> None:
        """Show answers below what they answer, or all posts one after the other."""
        self._tree.nest.toggle()
        on = self._tree.model.nested
        self.room.say(self.tr("Answers stand below what they answer") if on else self.tr("Posts stand by floor"))

    def _on_arranged(self) -> None:
        self.room.settings.tree_order = self._tree.model.order.value
        self.room.settings.tree_nested = self._tree.model.nested

    def _on_texts_found(self, _words: object, found: dict[str, frozenset[int]]) -> None:
        if isValid(self._tree):  # the window may be closed by now
            self._tree.show_found(found)

    # -- what else the menu holds

    def read_again(self, thread_id: int) -> None:
        """Read the saved pages of a thread again as this version does, and take in its files where they changed."""
        library = self.room.session.path
        files = {Path(capture.path) for capture in self.room.session.captures(thread_id)}

        def work(progress: JobProgress) -> tuple[RereadReport, list[Path]]:
            from reader.session.rereading import reread_outdated

            report = reread_outdated(library, progress, thread_id)
            return report, sorted(path for path in files if path.is_file())

        job = self.room.jobs.start(work)
        job.finished.connect(self._on_read_again)
        job.failed.connect(self.room.fail_job)

    def _on_read_again(self, result: object) -> None:
        report, files = cast("tuple[RereadReport, list[Path]]", result)
        self.room.texts_change.emit()
        self.room.session.announce(report.changes)
        words = self.tr("%n page(s) read again", "", report.pages)
        if report.failed:
            words += self.tr(", %n could not be read", "", report.failed)
        self.room.say(words)
        if files:
            self.window.imports.start(files, follow=False)

    def _on_export(self, thread_id: int) -> None:
        from reader.domain.annotation import PassageQuery

        self.window.library.export(self.room.session.passages(PassageQuery(thread_id=thread_id)))

    def _on_read(self, post_ids: Sequence[int], read: bool) -> None:
        try:
            self.room.session.mark_read(post_ids, read=read, asked=True)
        except PostilError as error:
            self.room.fail(error)

    def _on_remove(self, thread_id: int) -> None:
        from reader.session.editing import RemoveThread

        self.room.apply(RemoveThread(thread_id))

    def _on_original(self, thread_id: int) -> None:
        from PySide6.QtCore import QUrl

        from reader.gui.base.links import ask_to_open

        head = self.room.session.thread(thread_id)
        if not ask_to_open(self.window, QUrl(head.url or "") if head is not None else QUrl()):
            self.room.say(self.tr("The saved page does not tell its address"))

    def _on_file(self, thread_id: int) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        path = self.room.session.source_file(thread_id)
        if path is None or not path.exists():
            self.room.say(self.tr("The saved file is no longer where it was: {0}").format(isolated(str(path or ""))))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _threads_with(library: Path, words: object) -> dict[str, frozenset[int]]:
    from reader.session.seeking import threads_with

    return threads_with(library, cast("tuple[str, ...]", words))


def _numbered(head: ThreadHead) -> bool:
    """Whether the forum's own number of a thread is known."""
    return bool(head.key.site) and not head.key.thread_id.startswith("digest-")
