"""An open library: its stores over one connection."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.annotations import AnnotationStore
from reader.library.changes import changes_of
from reader.library.gate import open_library
from reader.library.journal import Journal
from reader.library.marks import MarkStore
from reader.library.passages import PassageStore
from reader.library.tags import TagStore
from reader.library.threads import ThreadStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.domain.annotation import Changes
    from reader.library.captures import CaptureStore
    from reader.library.examples import ExampleStore
    from reader.library.memos import MemoStore
    from reader.library.moving import ThreadMover
    from reader.library.pages import PageStore
    from reader.library.placements import PlacementStore
    from reader.library.reports import ReportStore
    from reader.library.reviews import ReviewStore
    from reader.library.sittings import SittingStore


class Library:
    """A library file that one thread has open.

    Args:
        path: the file; it is made where there is none.
        read_only: do not even try to write.
        join: share the write lock that this process holds (an import beside the window).
        durable: fsync each commit.

    Raises:
        LibraryError: see `gate.open_library`.
    """

    def __init__(self, path: Path, *, read_only: bool = False, join: bool = False, durable: bool = True) -> None:
        opened = open_library(path, read_only=read_only, join=join, durable=durable)
        self.path = opened.database.path
        self.database = opened.database
        self.notice = opened.notice
        self._lock = opened.lock
        self.journal = Journal(self.database)
        self.threads = ThreadStore(self.database)
        self.marks = MarkStore(self.database, self.journal, self.threads)
        self.tags = TagStore(self.database, self.journal)
        self.annotations = AnnotationStore(self.database, self.journal, self.threads, lambda: self.placements)
        self.passages = PassageStore(self.database, self.annotations, self.tags, self.threads)

    @cached_property
    def pages(self) -> PageStore:
        """Takes in captured pages; made when the first one comes."""
        from reader.library.pages import PageStore  # noqa: PLC0415 - the window's start need not pay for it

        return PageStore(self.database)

    @cached_property
    def placements(self) -> PlacementStore:
        """Where annotations stand in later versions of their posts; made when the first one is met."""
        from reader.library.placements import PlacementStore  # noqa: PLC0415 - it compares texts, which starts need not

        return PlacementStore(self.database, self.threads)

    @cached_property
    def captures(self) -> CaptureStore:
        """Gives captured pages back; made when one is first asked for."""
        from reader.library.captures import CaptureStore  # noqa: PLC0415 - the window's start need not pay for it

        return CaptureStore(self.database)

    @cached_property
    def reports(self) -> ReportStore:
        """Keeps what came of imports; made when it is first asked for."""
        from reader.library.reports import ReportStore  # noqa: PLC0415 - the window's start need not pay for it

        return ReportStore(self.database)

    @cached_property
    def reviews(self) -> ReviewStore:
        """Lists what needs a reader's look; made when it is first asked for."""
        from reader.library.reviews import ReviewStore  # noqa: PLC0415 - the window's start need not pay for it

        return ReviewStore(self.database, self.annotations, self.placements)

    @cached_property
    def mover(self) -> ThreadMover:
        """Joins threads and parts pages from them; made when it is first asked for."""
        from reader.library.moving import ThreadMover  # noqa: PLC0415 - the window's start need not pay for it

        return ThreadMover(self.database, self.journal)

    @cached_property
    def memos(self) -> MemoStore:
        """Keeps memos on posts, threads, tags and the library; made when it is first asked for."""
        from reader.library.memos import MemoStore  # noqa: PLC0415 - the window's start need not pay for it

        return MemoStore(self.database, self.journal)

    @cached_property
    def examples(self) -> ExampleStore:
        """Keeps which passages show what a tag stands for; made when it is first asked for."""
        from reader.library.examples import ExampleStore  # noqa: PLC0415 - the window's start need not pay for it

        return ExampleStore(self.database, self.journal, self.annotations)

    @cached_property
    def sittings(self) -> SittingStore:
        """Keeps reading sessions; made when it is first asked for."""
        from reader.library.sittings import SittingStore  # noqa: PLC0415 - the window's start need not pay for it

        return SittingStore(self.database)

    @property
    def coder(self) -> str:
        """Who annotates and makes the steps."""
        return self.journal.coder

    @coder.setter
    def coder(self, name: str) -> None:
        self.journal.coder = name

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.database.read_only

    def answers(self, thread_id: int, posts: Iterable[int] | None = None) -> dict[int, int]:
        """The posts that posts of a thread answer where only their quotations tell; see `reader.library.answers`."""
        from reader.library.answers import answers  # noqa: PLC0415 - the window's start need not pay for it

        return answers(self.database, self.threads, thread_id, posts)

    def touched(self) -> Changes:
        """What the running step changed so far."""
        return changes_of(self.database, self.journal.changed())

    def restore(self, thread_id: int) -> bool:
        """Bring a removed thread back, as an undoable step.

        Returns:
            whether it was removed.
        """
        if not self.marks.is_removed(thread_id):
            return False
        head = self.database.row("SELECT title FROM thread WHERE id=?", (thread_id,))
        with self.journal.step("restore-thread", head[0] if head else ""):
            self.marks.set_removed(thread_id, removed=False)
        return True

    def settle(self) -> None:
        """Force all that was committed without fsync to the disk."""
        self.database.settle()

    def close(self) -> None:
        """Close the connection and free the lock; a second call does nothing."""
        self.database.close()
        if self._lock:
            self._lock.release()
            self._lock = None
