"""Reading pages of the library again: in another encoding, with another engine, or with a newer parser."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.domain.annotation import Changes
from reader.domain.errors import CaptureError, LibraryError
from reader.engines.registry import read_page
from reader.library.library import Library
from reader.library.preparing import prepare
from reader.library.rereading import Reread, outdated, reread
from reader.session.page_reader import FAULTS

if TYPE_CHECKING:
    from pathlib import Path

    from reader.session.importing import Progress

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


def keep_reading(library: Path, capture_id: int, encoding: str | None, engine: str | None) -> Changes:
    """Store a page of the library as it is read in another way; annotations stay.

    It opens a connection of its own, so it may run in a thread beside the window's session.

    Args:
        library: the library file.
        capture_id: the library's number of the capture.
        encoding: the encoding to read it with; None for what it was stored with by hand, else what detection finds.
        engine: name of the engine; None for the one that fits.

    Returns:
        what changed, for `ReadingSession.announce`.

    Raises:
        LibraryError: the library cannot be written, or does not hold that page.
        UsageError: the encoding or the engine is unknown.
    """
    target = Library(library, join=True)
    try:
        return _changes([_again(target, capture_id, encoding, engine)])
    finally:
        target.close()


def reread_outdated(library: Path, progress: Progress, thread_id: int | None = None) -> RereadReport:
    """Read all pages again that another version of Postil read, one page a transaction; annotations stay.

    Args:
        library: the library file.
        progress: told after each page; cancelling keeps what was done, and the rest can be done another time.
        thread_id: read all pages of this thread instead, by whatever version they were read.

    Raises:
        LibraryError: the library cannot be written.
    """
    target = Library(library, join=True)
    done: list[Reread] = []
    failed = 0
    try:
        waiting = outdated(target.database) if thread_id is None else _pages_of(target, thread_id)
        for number, capture_id in enumerate(waiting):
            progress.report(number, len(waiting))
            if progress.cancelled():
                return RereadReport(len(done), failed, _changes(done), cancelled=True)
            try:
                done.append(_again(target, capture_id, None, None))
            except (CaptureError, *FAULTS):
                log.exception("capture %s could not be read again", capture_id)
                failed += 1
        progress.report(len(waiting), len(waiting))
    finally:
        target.close()
    return RereadReport(len(done), failed, _changes(done))


def _pages_of(target: Library, thread_id: int) -> list[int]:
    """The saved pages of a thread; texts that came with another program's project are read by no engine."""
    return sorted(head.id for head in target.captures.of_thread(thread_id) if head.container != "project")


def _again(target: Library, capture_id: int, encoding: str | None, engine: str | None) -> Reread:
    head, capture = target.captures.head(capture_id), target.captures.page(capture_id)
    if head is None or capture is None:
        raise LibraryError("The library does not hold that saved page.", target.path)
    # An encoding that a reader chose goes before what detection finds, in a newer parser too.
    kept = head.charset if head.charset_from == "chosen" else None
    decoded, page = read_page(capture, encoding or kept, engine)
    return reread(target.database, capture_id, decoded, prepare(capture, page), datetime.now(UTC))


def _changes(done: list[Reread]) -> Changes:
    threads = frozenset(thread for one in done for thread in one.threads)
    posts = frozenset(post for one in done for post in one.posts)
    return Changes(threads, posts, structure=bool(threads), texts=True)
