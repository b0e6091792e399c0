"""Taking saved pages into a library, aside from the window."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeVar

from reader.capture.registry import open_captures
from reader.domain.annotation import Changes
from reader.domain.errors import CaptureError
from reader.domain.thread import PageKind
from reader.engines.registry import read_page
from reader.library.library import Library
from reader.session.parsing import files_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.capture.base import Capture, Decoded
    from reader.domain.thread import ThreadPage
    from reader.library.pages import Stored

_T = TypeVar("_T")

log = logging.getLogger(__name__)

Outcome: TypeAlias = Literal["new", "changed", "same", "error", "empty"]
"""What became of a page: it brought posts, or newer versions of known ones, or nothing new; it could not be read; it
holds no posts (a list, a message)."""

_NO_POSTS = {
    PageKind.LISTING: "The page is a list of threads; it holds no posts.",
    PageKind.MESSAGE: "The page is a message of the forum; it holds no posts.",
}
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a fault of our own in reading a page may raise: it must not cost the other pages of a folder."""


class Progress(Protocol):
    """Is told how far a long job is and says whether to stop."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Take note of ``done`` of ``total`` files; ``what`` is the one at hand."""
        ...

    def cancelled(self) -> bool:
        """Whether the job shall stop after the page at hand."""
        ...


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One line of the import report: a page of a file, or a file that could not be read.

    Args:
        path, member: which page.
        outcome: see `Outcome`.
        thread_id, title: the library's number of the thread and its title.
        posts_new, posts_changed, posts_same: how many of its posts were what.
        container, software, view, charset, warnings: how it was read.
        error_kind, error: for ``error`` the class of the error and its sentence; for ``empty`` the page's kind and
            the reason.
    """

    path: Path
    member: str | None
    outcome: Outcome
    thread_id: int | None = None
    title: str = ""
    posts_new: int = 0
    posts_changed: int = 0
    posts_same: int = 0
    container: str = ""
    software: str = ""
    view: str = ""
    charset: str = ""
    warnings: tuple[str, ...] = ()
    error_kind: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import came to; ``changes`` is for `ReadingSession.announce`."""

    files: tuple[ImportedFile, ...] = ()
    cancelled: bool = False
    changes: Changes = field(default_factory=Changes)


def import_paths(library: Path, paths: Iterable[Path], progress: Progress) -> ImportReport:
    """Import files and all files below folders, one page a transaction.

    It opens a connection of its own, so it may run in a thread beside the window's session; it joins the write lock
    that the session holds. Importing the same page twice adds nothing.

    Args:
        library: the library file; it is made where there is none.
        paths: files and folders.
        progress: told after each file; cancelling keeps what is in.

    Returns:
        a line for each page; a file that cannot be read is a line too.

    Raises:
        LibraryError: the library itself cannot be written; what was imported before stays.
    """
    # Without an fsync a page: a power cut can lose the last pages of an import that is under way, nothing else.
    target = Library(library, join=True, durable=False)
    try:
        report = _Import(target, progress).run(paths)
        target.settle()
    finally:
        target.close()
    return report


class _Import:
    """One import under way."""

    def __init__(self, library: Library, progress: Progress) -> None:
        self._library = library
        self._progress = progress
        self._lines: list[ImportedFile] = []
        self._threads: set[int] = set()
        self._posts: set[int] = set()
        self._structure = False

    def run(self, paths: Iterable[Path]) -> ImportReport:
        files = [file for path in paths for file in files_in(str(path)) if not self._is_own(file)]
        cancelled = False
        for done, file in enumerate(files):
            self._progress.report(done, len(files), file)
            if self._progress.cancelled() or not self._take_file(Path(file)):
                cancelled = True
                break
        else:
            self._progress.report(len(files), len(files))
        return ImportReport(tuple(self._lines), cancelled, self._changes())

    def _changes(self) -> Changes:
        return Changes(
            frozenset(self._threads), frozenset(self._posts), structure=self._structure, texts=bool(self._posts)
        )

    def _take_file(self, path: Path) -> bool:
        """Import one file; False where the user cancelled between its pages."""
        for capture in self._guarded(path, None, lambda: open_captures(path)) or ():
            self._take_page(path, capture)
            if self._progress.cancelled():
                return False
        return True

    def _take_page(self, path: Path, capture: Capture) -> None:
        known = self._library.pages.known(capture.sha256)
        if known:
            self._report_known(path, capture, known)
            return
        read = self._guarded(path, capture.member, lambda: read_page(capture))
        if read is None:
            return
        decoded, page = read
        stored = self._guarded(path, capture.member, lambda: self._library.pages.store(capture, decoded, page))
        if stored is not None:
            self._report_stored(path, capture, decoded, page, stored)

    def _guarded(self, path: Path, member: str | None, work: Callable[[], _T]) -> _T | None:
        """Do one thing to a page; a page that fails becomes a line of the report."""
        try:
            return work()
        except CaptureError as error:
            self._lines.append(ImportedFile(path, member, "error", error_kind=type(error).__name__, error=error.reason))
        except _FAULTS as error:
            log.exception("a page could not be read")
            sentence = f"Postil failed on this page ({type(error).__name__}); please report it."
            self._lines.append(ImportedFile(path, member, "error", error_kind="Fault", error=sentence))
        return None

    # -- reporting ---------------------------------------------------------------------------------------------

    def _report_known(self, path: Path, capture: Capture, known: Stored) -> None:
        restored = known.thread_id is not None and self._library.restore(known.thread_id)
        if restored and known.thread_id is not None:
            self._threads.add(known.thread_id)
            self._structure = True
        self._lines.append(
            ImportedFile(
                path,
                capture.member,
                "changed" if restored else "same",
                known.thread_id,
                known.title,
                posts_same=known.posts_same,
                container=capture.container,
            )
        )

    def _report_stored(self, path: Path, capture: Capture, decoded: Decoded, page: ThreadPage, stored: Stored) -> None:
        outcome: Outcome = "new" if stored.posts_new else "changed" if stored.posts_changed else "same"
        kind = reason = ""
        if stored.thread_id is None:
            outcome, kind = "empty", page.kind.value
            reason = _NO_POSTS.get(page.kind, "The page holds no text that could be read.")
        else:
            restored = self._library.restore(stored.thread_id)
            self._threads.add(stored.thread_id)
            self._posts |= stored.post_ids
            self._structure |= bool(stored.fresh or stored.posts_new or restored)
        self._lines.append(
            ImportedFile(
                path=path,
                member=capture.member,
                outcome=outcome,
                thread_id=stored.thread_id,
                title=stored.title,
                posts_new=stored.posts_new,
                posts_changed=stored.posts_changed,
                posts_same=stored.posts_same,
                container=capture.container,
                software=page.software,
                view=page.view,
                charset=decoded.encoding,
                warnings=page.warnings,
                error_kind=kind,
                error=reason,
            )
        )

    def _is_own(self, file: str) -> bool:
        """Whether a file is the library itself or what lies beside it: a folder of pages may hold it."""
        own = self._library.path
        return Path(file).name.startswith(own.name) and Path(file).parent.resolve() == own.parent
