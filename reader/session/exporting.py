"""Exports: passages with the context and names that were asked for, written to a file or shown as a preview."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from reader.domain.errors import ExportError, UsageError
from reader.domain.thread import Link
from reader.export.base import (
    CITATIONS,
    GROUPS,
    LANGUAGES,
    MOST_CONTEXT,
    ExportOptions,
    ProjectExporter,
    Written,
    as_written,
)
from reader.export.files import replace_file, write_file
from reader.export.pseudonyms import Pseudonyms
from reader.export.registry import exporter, format_named
from reader.export.words import Words
from reader.library.library import Library
from reader.session.memo_citing import cited_links, with_cited_links
from reader.text.memo_links import SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.domain.annotation import Passage, Tag
    from reader.domain.memo import Memo
    from reader.domain.thread import Paragraph, Post, StoredPost, ThreadHead
    from reader.export.base import Exporter, ExportProgress

SHOWN = {"xlsx": "csv", "docx": "markdown", "odt": "markdown"}
"""Formats that are no text, and which one shows in a preview what will be in them."""
_REMARKED = {"document", "project", "table", "lines"}
"""Kinds of formats that have a place for memos on more than passages."""
_LINKED = {"document"}
"""Kinds of formats in which words can lead somewhere."""
_TOGETHER = 500
"""Passages whose links are looked up at once."""
_PREVIEWED = 1200
"""Characters of a project's text that a preview shows."""


class _Project:
    """What exports can look up, out of an open library."""

    def __init__(self, library: Library, options: ExportOptions) -> None:
        self._library = library
        self._kept: tuple[int, tuple[Paragraph, ...]] = (-1, ())
        self.pseudonyms: Pseudonyms | None = None
        if options.names_file is not None:
            self.pseudonyms = Pseudonyms(library.threads.authors(), Words(options.language))

    @property
    def name(self) -> str:
        return self._library.path.stem

    def tags(self) -> Sequence[Tag]:
        return self._library.tags.all()

    def threads(self) -> Sequence[ThreadHead]:
        return self._library.threads.heads()

    def posts(self, thread_id: int) -> Sequence[StoredPost]:
        return self._library.threads.posts(thread_id)

    def paragraphs(self, version_id: int) -> tuple[Paragraph, ...]:
        # Passages come post by post, so the last version is the one that is asked for again.
        if self._kept[0] != version_id:
            self._kept = (version_id, self._library.threads.paragraphs(version_id))
        return self._kept[1]

    def links(self, post: Post) -> Iterable[Link]:
        lines = [paragraph.text for paragraph in post.paragraphs] if post.links else []
        return self.pseudonyms.links(post.links, lines) if self.pseudonyms else post.links

    def links_of(self, passages: Iterable[Passage]) -> dict[int, tuple[Link, ...]]:
        """The links of the annotated versions, by these; versions without links are left out."""
        return self._library.threads.links({passage.annotation.target.version_id for passage in passages})

    def shown(self, text: str) -> str:
        return self.pseudonyms.shown(text) if self.pseudonyms else text

    def moved(self, text: str, offset: int, *, end: bool) -> int:
        return self.pseudonyms.moved(text, offset, end=end) if self.pseudonyms else offset

    def memos(self, language: str) -> tuple[Memo, ...]:
        """Those on the library, tags, threads and posts, as they may be shown."""
        return tuple(self._as_shown(memo, language) for memo in self._library.memos.on_subjects())

    def _as_shown(self, memo: Memo, language: str) -> Memo:
        text = cited_links(self._library, memo.text, language) if SCHEME in memo.text else memo.text
        shown, author = self.shown, self.author(memo.author)
        return replace(memo, text=shown(text), about=shown(memo.about), words=shown(memo.words), author=author)

    def author(self, name: str | None) -> str | None:
        return self.pseudonyms.author(name) if self.pseudonyms else name


class _Prepared:
    """A sequence of passages as the options want them, made one by one; see `_prepare`."""

    def __init__(self, passages: Sequence[Passage], project: _Project, context: int) -> None:
        self._passages = passages
        self._project = project
        self._context = context

    def __len__(self) -> int:
        return len(self._passages)

    def __iter__(self) -> Iterator[Passage]:
        return _prepare(self._passages, self._project, self._context)


def _prepare(passages: Iterable[Passage], project: _Project, context: int) -> Iterator[Passage]:
    """Passages as the options want them; a few are held, so that their links are looked up together."""
    hide, left = project.pseudonyms, iter(passages)
    while part := list(islice(left, _TOGETHER)):
        every = project.links_of(part)
        for passage in part:
            made = _with_context(passage, project, context) if context else passage
            links = every.get(passage.annotation.target.version_id)
            if links is not None:
                made = replace(made, links=tuple(_links_of(passage, links)))
            yield hide.passage(made) if hide else made


def _with_context(passage: Passage, project: _Project, count: int) -> Passage:
    target = passage.annotation.target
    texts = [paragraph.text for paragraph in project.paragraphs(target.version_id)]
    first, last = target.span.first, target.span.last + 1
    return replace(passage, before=tuple(texts[max(0, first - count) : first]), after=tuple(texts[last : last + count]))


def _links_of(passage: Passage, links: Iterable[Link]) -> Iterator[Link]:
    """The links of a version that stand in a passage, by the lines of its text."""
    span, lines = passage.annotation.target.span, passage.text.split("\n")
    if len(lines) != span.last - span.first + 1:
        return
    for link in links:
        number = link.paragraph - span.first
        if 0 <= number < len(lines):
            cut = span.start if number == 0 else 0
            start, end = max(link.start - cut, 0), min(link.end - cut, len(lines[number]))
            if start < end:
                yield Link(number, start, end, link.address)


def export_file(
    library: Path,
    passages: Iterable[Passage],
    format_name: str,
    out: Path,
    options: ExportOptions,
    progress: ExportProgress | None = None,
) -> Written:
    """Write passages to a file; an older file of that name is replaced only by a whole one.

    Args:
        library: the file that they are from; it is opened once more, for reading, where that is needed.
        passages: what to write, in its order.
        format_name: one of the export formats.
        out: the file.
        options: choices of the format.
        progress: told now and then; cancelling leaves the older file.

    Returns:
        how many passages were written, and how many characters the format could not hold.

    Raises:
        UsageError: there is no such format, or an option makes no sense.
        ExportError: a file could not be written.
        LibraryError: the library could not be read.
    """
    check_options(options)
    if options.names_file is not None and options.names_file.absolute() == out.absolute():
        raise ExportError("The names cannot go into the same file as the passages.", out)
    with _prepared(library, passages, format_name, options) as (chosen, made, project, told):
        _write_names(project, options)
        return as_written(write_file(chosen, made, out, told, progress))


def export_stream(
    library: Path, passages: Iterable[Passage], format_name: str, out: BinaryIO, options: ExportOptions
) -> Written:
    """Write passages to an open stream; see `export_file`."""
    check_options(options)
    with _prepared(library, passages, format_name, options) as (chosen, made, project, told):
        _write_names(project, options)
        return as_written(chosen.write(made, out, told))


def preview(library: Path, passages: Sequence[Passage], format_name: str, options: ExportOptions) -> str:
    """What the beginning of the file will say, as text; formats that are no text are shown as a kindred one.

    Args:
        library: the file that they are from.
        passages: the first few.
        format_name: one of the export formats.
        options: choices of the format.

    Raises:
        PostilError: as `export_file`.
    """
    check_options(options)
    out = BytesIO()
    with _prepared(library, passages, SHOWN.get(format_name, format_name), options) as (chosen, made, _, told):
        chosen.write(made, out, told)
    if format_named(format_name).kind == "project" and zipfile.is_zipfile(out):
        return _unpacked(out)
    return out.getvalue().decode("utf-8-sig", "replace")


def _unpacked(project: BytesIO) -> str:
    """The beginning of the first text of a project, and what the project says of it."""
    with zipfile.ZipFile(project) as archive:
        texts = [name for name in archive.namelist() if name.startswith("sources/")]
        shown = archive.read(texts[0]).decode("utf-8")[:_PREVIEWED] + "\n…\n\n" if texts else ""
        return shown + archive.read("project.qde").decode("utf-8").replace("><", ">\n<")


def check_options(options: ExportOptions) -> None:
    """Refuse options that make no sense.

    Raises:
        UsageError: which one, and what it can be.
    """
    for value, known, what in (
        (options.group, GROUPS, "grouping"),
        (options.citation, CITATIONS, "citation style"),
        (options.language, LANGUAGES, "language of headings"),
    ):
        if value not in known:
            raise UsageError(f"There is no {what} “{value}”; there are {', '.join(known)}.")
    if not 0 <= options.context <= MOST_CONTEXT:
        raise UsageError(f"The context can be 0 to {MOST_CONTEXT} paragraphs.")


def _write_names(project: _Project | None, options: ExportOptions) -> None:
    """Write who is who before the passages, so that no file with pseudonyms is without its key.

    Names only ever come in addition, so the key of an earlier export stays right.
    """
    if project and project.pseudonyms and options.names_file is not None:
        table = project.pseudonyms.table()
        if not _is_table(options.names_file):
            raise ExportError("It is there already and is no list of pseudonyms.", options.names_file)
        replace_file(options.names_file, lambda file: file.write(table), private=True)


def _is_table(path: Path) -> bool:
    """Whether a file is missing or was written for pseudonyms: nothing else may be replaced unasked."""
    if not path.is_file():
        return True
    heads = {Pseudonyms((), Words(language)).table() for language in LANGUAGES}
    try:
        with path.open("rb") as file:
            begun = file.read(max(map(len, heads)))
    except OSError as error:
        raise ExportError(f"It cannot be read ({error.strerror or error}).", path) from error
    return any(begun.startswith(head) for head in heads)


@contextmanager
def _prepared(
    path: Path, passages: Iterable[Passage], format_name: str, options: ExportOptions
) -> Iterator[tuple[Exporter, Iterable[Passage], _Project | None, ExportOptions]]:
    chosen = exporter(format_name)
    passages = with_cited_links(path, passages, options.language)
    kind = format_named(format_name).kind
    remarks = options.with_memos and kind in _REMARKED
    prepares = options.context or options.names_file or kind in _LINKED or "links" in options.columns
    if not (isinstance(chosen, ProjectExporter) or prepares or remarks):
        yield chosen, passages, None, options
        return
    # A connection of its own: an export may run in a thread that the session does not belong to.
    with closing(Library(path, read_only=True)) as library:
        project = _Project(library, options)
        if isinstance(chosen, ProjectExporter):
            chosen.about(project)
        told = replace(options, memos=project.memos(options.language)) if remarks else options
        if not (isinstance(chosen, ProjectExporter) or prepares):
            yield chosen, passages, project, told
            return
        made: Iterable[Passage] = _prepare(passages, project, options.context)
        if isinstance(passages, Sequence):
            made = _Prepared(passages, project, options.context)
        yield chosen, made, project, told
