"""Taking saved pages into a library, aside from the window."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.capture.base import MAX_BYTES
from reader.domain.annotation import Changes
from reader.domain.errors import CaptureError
from reader.domain.thread import PageKind
from reader.engines.parts.cut_off import CUT_BEFORE_POSTS
from reader.library.library import Library
from reader.session.backing_up import backup_folder
from reader.session.import_report import ImportedFile, ImportReport, Outcome, to_line
from reader.session.page_reader import FAULTS, PageTrouble, read_pages, trouble
from reader.session.parsing import files_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.capture.base import Capture, Decoded
    from reader.domain.thread import ThreadPage
    from reader.library.pages import Stored
    from reader.library.preparing import PreparedPage
    from reader.session.crew import Crew
    from reader.session.page_reader import Reading

__all__ = ["ImportReport", "ImportedFile", "Outcome", "Progress", "import_paths"]

_NO_POSTS = {
    PageKind.LISTING: "The page is a list of threads; it holds no posts.",
    PageKind.MESSAGE: "The page is a message of the forum; it holds no posts.",
}


class Progress(Protocol):
    """Is told how far a long job is and says whether to stop."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Take note of ``done`` of ``total`` files; ``what`` is the one at hand."""
        ...

    def cancelled(self) -> bool:
        """Whether the job shall stop after the page at hand."""
        ...


def import_paths(
    library: Path, paths: Iterable[Path], progress: Progress, crew: Crew[Reading] | None = None
) -> ImportReport:
    """Import files and all files below folders, one page a transaction.

    It opens a connection of its own, so it may run in a thread beside the window's session; it joins the write lock
    that the session holds. Importing the same page twice adds nothing. The report is kept in the library.

    Args:
        library: the library file; it is made where there is none.
        paths: files and folders.
        progress: told after each file; cancelling keeps what is in.
        crew: worker processes with `page_reader.read_pages_apart` to read the files; None to read them here.

    Returns:
        a line for each page; a file that cannot be read is a line too.

    Raises:
        LibraryError: the library itself cannot be written; what was imported before stays.
    """
    # Without an fsync a page: a power cut can lose the last pages of an import that is under way, nothing else.
    target = Library(library, join=True, durable=False)
    try:
        report = _Import(target, progress, crew).run(paths)
        if report.files:
            target.reports.keep([to_line(file) for file in report.files], cancelled=report.cancelled)
        target.settle()
    finally:
        target.close()
    return report


@dataclass(slots=True)
class _OpenFile:
    """A file that is being read."""

    path: Path
    checksum: str
    lines: list[ImportedFile] = field(default_factory=list)
    pages: list[tuple[str | None, str, str]] = field(default_factory=list)
    """Member, checksum and container of each page that is in the library."""


class _Import:
    """One import under way."""

    def __init__(self, library: Library, progress: Progress, crew: Crew[Reading] | None) -> None:
        self._library = library
        self._progress = progress
        self._crew = crew
        self._lines: dict[int, list[ImportedFile]] = {}
        self._threads: set[int] = set()
        self._posts: set[int] = set()
        self._structure = False
        self._names: list[str] = []
        self._fresh: list[tuple[int, _OpenFile]] = []
        self._done = 0

    def run(self, paths: Iterable[Path]) -> ImportReport:
        files = [file for path in paths for file in files_in(str(path)) if not self._is_own(file)]
        self._progress.report(0, len(files), files[0] if files else "")
        cancelled = self._progress.cancelled() or not self._take_files(files)
        if not cancelled:
            self._progress.report(len(files), len(files))
        lines = [line for number in sorted(self._lines) for line in self._lines[number]]
        return ImportReport(tuple(lines), cancelled, self._changes())

    def _changes(self) -> Changes:
        return Changes(
            frozenset(self._threads), frozenset(self._posts), structure=self._structure, texts=bool(self._posts)
        )

    def _take_files(self, files: list[str]) -> bool:
        """Import all files; False where the user cancelled."""
        self._names = files
        for source, found, over in self._readings(self._unknown()):
            if source >= 0:
                number, file = self._fresh[source]
                if found is not None:
                    self._take(file, found)
                if over:
                    self._close_file(file)
                    self._count(files[number])
            if self._progress.cancelled():
                return False
        return self._done == len(files)

    def _unknown(self) -> Iterator[str]:
        """The files that must be opened; the others are reported on the way."""
        for number, name in enumerate(self._names):
            if self._progress.cancelled():
                return
            file = _OpenFile(Path(name), _checksum(name))
            self._lines[number] = file.lines
            if self._take_known(file):
                self._count(name)
            else:
                self._fresh.append((number, file))
                yield name

    def _count(self, name: str) -> None:
        self._done += 1
        if self._done < len(self._names):
            self._progress.report(self._done, len(self._names), name)

    def _readings(self, names: Iterator[str]) -> Iterator[tuple[int, Reading | None, bool]]:
        """What the files give, each with the file's number and whether it is over."""
        if self._crew is None:
            for source, name in enumerate(names):
                for found in read_pages(name, self._is_known):
                    yield source, found, False
                yield source, None, True
            return
        for piece in self._crew.run(names):
            yield piece.source, piece.value if piece.error is None else trouble(None, piece.error), piece.over

    def _is_known(self, checksum: str) -> bool:
        return self._library.pages.known(checksum) is not None

    # -- one file ----------------------------------------------------------------------------------------------

    def _take_known(self, file: _OpenFile) -> bool:
        """Report a file whose every page is in the library already; False where it must be opened."""
        pages = self._library.reports.file_known(file.checksum) if file.checksum else None
        if pages is None:
            return False
        known = [(page, self._library.pages.known(page[1])) for page in pages]
        if any(stored is None for _, stored in known):
            return False
        for (member, _, container), stored in known:
            if stored is not None:
                self._report_known(file, member, container, stored)
        return True

    def _take(self, file: _OpenFile, found: Reading) -> None:
        if isinstance(found, PageTrouble):
            self._report_trouble(file, found)
            return
        capture = found.capture
        known = self._library.pages.known(capture.sha256)
        if known:
            self._report_known(file, capture.member, capture.container, known)
        elif found.decoded is not None and found.prepared is not None:
            self._store(file, capture, found.decoded, found.prepared)

    def _store(self, file: _OpenFile, capture: Capture, decoded: Decoded, prepared: PreparedPage) -> None:
        try:
            stored = self._library.pages.store_prepared(capture, decoded, prepared)
        except (CaptureError, *FAULTS) as error:
            self._report_trouble(file, trouble(capture.member, error))
        else:
            self._report_stored(file, capture, decoded, prepared.facts, stored)

    def _close_file(self, file: _OpenFile) -> None:
        whole = len(file.pages) == len(file.lines) and bool(file.pages)
        if whole and file.checksum:
            self._library.reports.file_taken(file.checksum, file.pages)

    # -- reporting ---------------------------------------------------------------------------------------------

    def _report_trouble(self, file: _OpenFile, found: PageTrouble) -> None:
        file.lines.append(ImportedFile(file.path, found.member, "error", error_kind=found.kind, error=found.reason))

    def _report_known(self, file: _OpenFile, member: str | None, container: str, known: Stored) -> None:
        restored = known.thread_id is not None and self._library.restore(known.thread_id)
        if restored and known.thread_id is not None:
            self._threads.add(known.thread_id)
            self._structure = True
        file.lines.append(
            ImportedFile(
                file.path,
                member,
                "changed" if restored else "same",
                known.thread_id,
                known.title,
                known.capture_id,
                posts_same=known.posts_same,
                container=container,
            )
        )
        file.pages.append((member, known.sha256, container))

    def _report_stored(
        self, file: _OpenFile, capture: Capture, decoded: Decoded, page: ThreadPage, stored: Stored
    ) -> None:
        outcome: Outcome = "new" if stored.posts_new else "changed" if stored.posts_changed else "same"
        kind = reason = ""
        if stored.thread_id is None:
            outcome, kind = "empty", page.kind.value
            reason = _NO_POSTS.get(page.kind, "The page holds no text that could be read.")
            reason = CUT_BEFORE_POSTS if CUT_BEFORE_POSTS in page.warnings else reason
        else:
            restored = self._library.restore(stored.thread_id)
            self._threads.add(stored.thread_id)
            self._posts |= stored.post_ids
            self._structure |= bool(stored.fresh or stored.posts_new or restored)
        file.pages.append((capture.member, capture.sha256, capture.container))
        file.lines.append(
            ImportedFile(
                path=file.path,
                member=capture.member,
                outcome=outcome,
                thread_id=stored.thread_id,
                title=stored.title,
                capture_id=stored.capture_id,
                posts_new=stored.posts_new,
                posts_changed=stored.posts_changed,
                posts_same=stored.posts_same,
                container=capture.container,
                software=page.software,
                view=page.view,
                charset=decoded.encoding,
                warnings=tuple(warning for warning in page.warnings if warning != reason),
                error_kind=kind,
                error=reason,
            )
        )

    def _is_own(self, file: str) -> bool:
        """Whether a file is the library itself or what lies beside it: a folder of pages may hold it.

        Those must not even be opened: see `reader.library.handles`.
        """
        own = self._library.path
        try:
            real = Path(file).resolve()
        except (OSError, RuntimeError, ValueError):
            return False  # opening it gives the error that says why
        return (real.name.startswith(own.name) and real.parent == own.parent) or backup_folder(own) in real.parents


def _checksum(name: str) -> str:
    """SHA-256 of a file's bytes in hex; "" for one that cannot be read or is larger than any that is opened."""
    try:
        if not 0 < Path(name).stat().st_size <= MAX_BYTES:
            return ""
        with Path(name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
