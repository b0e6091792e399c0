"""Reading pages of the library again: in another encoding, with another engine, or with a newer parser."""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.domain.annotation import Changes
from reader.domain.errors import CaptureError, PostilError
from reader.library.library import Library
from reader.library.rereading import Reread, outdated, reread
from reader.session.page_reader import FAULTS
from reader.session.quiet import Quiet
from reader.session.stored_pages import ReadAgain, Wanted, read_stored

if TYPE_CHECKING:
    from pathlib import Path

    from reader.session.importing import Progress
    from reader.session.stored_pages import Outcome

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RereadReport:
    """What reading again came to.

    Args:
        pages: pages that were read again.
        failed: pages that could not be; their earlier reading stands.
        changes: what differs now, for `ReadingSession.announce`.
        cancelled: whether it was stopped.
    """

    pages: int = 0
    failed: int = 0
    changes: Changes = field(default_factory=Changes)
    cancelled: bool = False


def keep_reading(
    library: Path, capture_id: int, encoding: str | None, engine: str | None, progress: Progress | None = None
) -> Changes:
    """Store a page of the library as it is read in another way; annotations stay.

    It opens a connection of its own, so it may run in a thread beside the window's session.

    Args:
        library: the library file.
        capture_id: the library's number of the capture.
        encoding: the encoding to read it with; None for what it was stored with by hand, else what detection finds.
        engine: name of the engine; None for the one that fits.
        progress: may cancel it while it reads; then nothing is stored.

    Returns:
        what changed, for `ReadingSession.announce`.

    Raises:
        LibraryError: the library cannot be written, or does not hold that page.
        UsageError: the encoding or the engine is unknown.
        CaptureError: reading it took too long or too much memory.
    """
    wanted = Wanted(capture_id, encoding, engine)
    with closing(Library(library, join=True)) as target:
        for found in read_stored(target, [wanted], (progress or Quiet()).cancelled):
            if isinstance(found, PostilError):
                raise found
            return _changes([_store(target, wanted, found)])
    return Changes()


def reread_outdated(library: Path, progress: Progress, thread_id: int | None = None) -> RereadReport:
    """Read all pages again that another version of Postil read, one page a transaction; annotations stay.

    Args:
        library: the library file.
        progress: told after each page; cancelling keeps what was done, and the rest can be done another time.
        thread_id: read all pages of this thread instead, by whatever version they were read.

    Raises:
        LibraryError: the library cannot be written.
    """
    done: list[Reread] = []
    failed = number = 0
    with closing(Library(library, join=True)) as target:
        pages = outdated(target.database) if thread_id is None else _pages_of(target, thread_id)
        waiting = [Wanted(capture_id) for capture_id in pages]
        progress.report(0, len(waiting))
        for number, (wanted, found) in enumerate(
            zip(waiting, read_stored(target, waiting, progress.cancelled), strict=False), start=1
        ):
            if progress.cancelled():
                return RereadReport(len(done), failed, _changes(done), cancelled=True)
            if (again := _stored(target, wanted, found)) is not None:
                done.append(again)
            failed = number - len(done)
            progress.report(number, len(waiting))
    return RereadReport(len(done), failed, _changes(done), cancelled=number < len(waiting))


def _pages_of(target: Library, thread_id: int) -> list[int]:
    """The saved pages of a thread; texts that came with another program's project are read by no engine."""
    return sorted(head.id for head in target.captures.of_thread(thread_id) if head.container != "project")


def _stored(target: Library, wanted: Wanted, found: Outcome) -> Reread | None:
    """A page stored as it is read now; None where it could not be, and its earlier reading stands.

    Raises:
        PostilError: it is not about this page alone.
    """
    try:
        if isinstance(found, PostilError):
            raise found
        return _store(target, wanted, found)
    except (CaptureError, *FAULTS):
        log.exception("capture %s could not be read again", wanted.capture_id)
        return None


def _store(target: Library, wanted: Wanted, found: ReadAgain) -> Reread:
    return reread(target.database, wanted.capture_id, found.decoded, found.prepared, datetime.now(UTC))


def _changes(done: list[Reread]) -> Changes:
    threads = frozenset(thread for one in done for thread in one.threads)
    posts = frozenset(post for one in done for post in one.posts)
    return Changes(threads, posts, structure=bool(threads), texts=True)
