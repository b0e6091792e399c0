"""Joining threads and parting pages from them by hand, both undoable edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from reader.domain.errors import EditRefused

if TYPE_CHECKING:
    from reader.domain.annotation import Changes
    from reader.domain.thread import ThreadHead
    from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class JoinThreads:
    """Put one thread's posts and saved pages into another; pages of it that come later go there, too.

    Args:
        thread_id: goes out of the lists.
        into_id: stays, with its title.
    """

    kind: ClassVar[str] = "join-threads"
    thread_id: int
    into_id: int
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        into = _known(library, self.into_id)
        _known(library, self.thread_id)
        if self.thread_id == self.into_id:
            raise EditRefused("A thread cannot be joined to itself.", library.path)
        library.mover.join(self.thread_id, self.into_id)
        library.marks.set_removed(self.thread_id, removed=True)
        library.journal.name(self.kind, self.detail or into.title)
        return library.touched()


@dataclass(frozen=True, slots=True)
class PartPage:
    """Make a saved page of a thread a thread of its own, with the posts that no other page shows and the page's title.

    Args:
        thread_id: the thread.
        capture_id: the page.
    """

    kind: ClassVar[str] = "part-thread"
    thread_id: int
    capture_id: int
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        head = _known(library, self.thread_id)
        library.mover.part(self.thread_id, self.capture_id, _title_of(library, self.capture_id))
        library.journal.name(self.kind, self.detail or head.title)
        return library.touched()


def _title_of(library: Library, capture_id: int) -> str:
    """A page's own title; ``""`` where no engine made it, or it is too large to be read while somebody waits."""
    from reader.session.stored_pages import LARGE, ReadAgain, Wanted, read_stored  # noqa: PLC0415 - loads the engines

    head = library.captures.head(capture_id)
    if head is None or head.container == "project" or library.captures.size(capture_id) >= LARGE:
        return ""
    titles = [
        found.prepared.facts.title
        for found in read_stored(library, [Wanted(capture_id)], lambda: False)
        if isinstance(found, ReadAgain)
    ]
    return titles[0] if titles else ""


def _known(library: Library, thread_id: int) -> ThreadHead:
    head = library.threads.head(thread_id)
    if head is None:
        raise EditRefused("There is no such thread.", library.path)
    return head
