"""What an export format is given and must give."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from reader.domain.errors import ExportError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.domain.annotation import Passage, Tag
    from reader.domain.memo import Memo
    from reader.domain.thread import Link, Paragraph, Post, StoredPost, ThreadHead

BEAT = 100
"""Passages between two looks at the progress object."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices of an export; a format ignores those that make no sense for it.

    Args:
        bom: start a CSV file with the UTF-8 byte order mark, without which Excel misreads Chinese.
        formula_guard: put an apostrophe before text that a spreadsheet would run as a formula (CSV).
        columns: names of `reader.export.rows.COLUMNS` and its like that a table shall have, in this order; empty for
            all but ``links``.
        group: what documents have headings for, one of `GROUPS`.
        context: so many paragraphs of the post before and after the passage are given with it.
        citation: how documents cite, one of `CITATIONS`.
        language: of headings and labels: ``en``, ``zh_CN`` or ``zh_TW``.
        names_file: give each author a name of its own instead of the real one, in texts too, and write who is who to
            this file; None leaves the names.
        utf16: count positions of project files in UTF-16 code units, as NVivo does, not in code points.
        all_threads: project files have the threads without passages too.
        with_memos: documents and project files have the memos on the library, tags, threads and posts too, tables
            and JSON Lines those on threads and posts.
        memos: those memos, filled in where the library is at hand.
    """

    bom: bool = True
    formula_guard: bool = True
    columns: tuple[str, ...] = ()
    group: str = "thread"
    context: int = 0
    citation: str = "plain"
    language: str = "en"
    names_file: Path | None = None
    utf16: bool = False
    all_threads: bool = False
    with_memos: bool = True
    memos: tuple[Memo, ...] = ()


GROUPS = ("thread", "tag", "author", "coder", "board", "none")
"""What a document can be grouped by."""
CITATIONS = ("plain", "gbt7714", "apa", "chicago")
"""How a document can cite posts."""
LANGUAGES = ("en", "zh_CN", "zh_TW")
"""Languages of headings and labels."""
MOST_CONTEXT = 20
"""Most paragraphs of context on each side."""


class Written(int):
    """How many were written; formats that cannot hold every character tell how many of these they left out, too.

    Args:
        count: passages, sources or tags.
        left_out: characters.
    """

    left_out: int

    def __new__(cls, count: int, left_out: int = 0) -> Written:  # noqa: D102 - see the class
        made = super().__new__(cls, count)
        made.left_out = left_out
        return made


def as_written(count: int) -> Written:
    """The same number, of formats that hold every character too."""
    return count if isinstance(count, Written) else Written(count)


class Project(Protocol):
    """What an export can look up beyond the passages: a library, seen from below."""

    @property
    def name(self) -> str:
        """What the library is called."""
        ...

    def tags(self) -> Sequence[Tag]:
        """The codebook, each tag before its children."""
        ...

    def threads(self) -> Sequence[ThreadHead]:
        """All threads."""
        ...

    def posts(self, thread_id: int) -> Sequence[StoredPost]:
        """The posts of a thread in reading order, each in its newest version."""
        ...

    def paragraphs(self, version_id: int) -> tuple[Paragraph, ...]:
        """The paragraphs of one version of a post; empty where there is no such version."""
        ...

    def shown(self, text: str) -> str:
        """A text of the library as it may be shown: with pseudonyms where they are wanted."""
        ...

    def moved(self, text: str, offset: int, *, end: bool) -> int:
        """Where an offset into a text, the start or the end of a span, stands in the text that is shown."""
        ...

    def links(self, post: Post) -> Iterable[Link]:
        """The links of a post as they may be shown, where their words stand in the texts that are shown."""
        ...

    def author(self, name: str | None) -> str | None:
        """The author's name as it may be shown."""
        ...


class ExportProgress(Protocol):
    """Is told how far an export is and says whether to stop."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Take note of ``done`` of ``total`` passages; a total of 0 means unknown."""
        ...

    def cancelled(self) -> bool:
        """Whether the export shall stop."""
        ...


class Exporter(Protocol):
    """A file format for passages: one file, one line in the registry."""

    @property
    def name(self) -> str:
        """What the command line and the settings call it."""
        ...

    @property
    def suffix(self) -> str:
        """The usual end of a file's name, with the dot."""
        ...

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages one after the other, holding no more than one of them.

        Args:
            passages: in the order of the file.
            out: open for writing bytes.
            options: choices of the user.
            progress: told after every `BEAT` passages and at the end.

        Returns:
            The number of passages written, perhaps as `Written`.

        Raises:
            ExportError: the user cancelled.
            OSError: ``out`` refused the bytes.
        """
        ...


class ProjectExporter:
    """Base of formats that need more than passages; they are told where to look it up before they write."""

    def __init__(self) -> None:
        self._project: Project | None = None

    def about(self, project: Project) -> None:
        """Take the project that the passages to come belong to."""
        self._project = project

    @property
    def project(self) -> Project:
        """Where to look up what passages do not hold.

        Raises:
            UsageError: the format was given none.
        """
        if self._project is None:
            raise UsageError("This format can be written from an open library only.")
        return self._project


def watched(passages: Iterable[Passage], progress: ExportProgress | None) -> Iterator[Passage]:
    """The same passages, with the progress object asked now and then.

    Raises:
        ExportError: the user cancelled.
    """
    if progress is None:
        yield from passages
        return
    total = len(passages) if isinstance(passages, Sized) else 0
    done = 0
    for done, passage in enumerate(passages, start=1):
        yield passage
        if done % BEAT == 0:
            progress.report(done, total)
            if progress.cancelled():
                raise ExportError("The export was stopped before its end.")
    progress.report(done, total)


def by_thread(passages: Iterable[Passage], progress: ExportProgress | None) -> dict[int, list[Passage]]:
    """All passages by their threads' numbers; see `watched`."""
    found: dict[int, list[Passage]] = {}
    for passage in watched(passages, progress):
        found.setdefault(passage.thread_id, []).append(passage)
    return found


def threads_of(
    project: Project, held: dict[int, list[Passage]], options: ExportOptions, progress: ExportProgress | None
) -> Iterator[tuple[ThreadHead, list[Passage]]]:
    """The threads to write, each with its passages, in the library's order.

    Args:
        project: has the threads.
        held: all passages by thread.
        options: say whether threads without passages come too.
        progress: asked before each thread.

    Raises:
        ExportError: the user cancelled, or a thread of the passages is gone.
    """
    known: set[int] = set()
    for head in project.threads():
        known.add(head.id)
        wanted = held.get(head.id, [])
        if wanted or options.all_threads:
            if progress and progress.cancelled():
                raise ExportError("The export was stopped before its end.")
            yield head, wanted
    if held.keys() - known:
        raise ExportError("The library changed during the export; try again.")
