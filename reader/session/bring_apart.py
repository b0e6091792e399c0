"""Reading a file of another program: a small one here, a larger one in a process that can be ended at any moment."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from reader.domain.errors import DamagedCapture, IntakeError, PostilError, UnreadableFile
from reader.intake.base import Code, Project, Source
from reader.intake.registry import read_project
from reader.session.codebook_file import read_codebook
from reader.session.crew import Crew
from reader.session.page_reader import FAULTS, MEMORY, trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.intake.base import Quoted, Selection
    from reader.intake.watch import Progress, Watch

_Item = TypeVar("_Item")

LARGE = 128 * 1024
"""Bytes of a file from which on reading it may take longer than closing the window may wait."""

PATIENCE = 300.0
"""Seconds that a file may take; a project may hold what thousands of pages hold."""

_ITEMS = 2000
"""Marks that come back at once: what a process sends is taken apart in one piece, while which the window stands."""


class _Marks(NamedTuple):
    """Marks of the source that came before them."""

    items: tuple[Selection, ...]


class _Quotes(NamedTuple):
    """Marks on pages that the file does not carry."""

    items: tuple[Quoted, ...]


_Part: TypeAlias = "Project | Source | _Marks | _Quotes | PostilError"


def read_file(file: Path, progress: Progress | None, watch: Watch) -> Project:
    """What a file of another program holds.

    Args:
        file: a project, a codebook or annotations; told by its content.
        progress: told how far it is where it is read here; None where nobody watches, and then it is.
        watch: may stop it.

    Raises:
        IntakeError: the file is in no known format, breaks its own, or the user stopped it.
        CaptureError: the file cannot be opened, is damaged or too large, or took too long.
    """
    size = 0
    with suppress(OSError):
        size = file.stat().st_size
    if progress is None or size < LARGE:
        return read_here(file, progress)
    crew: Crew[_Part] = Crew(_parts, 1, PATIENCE, MEMORY)
    try:
        return _gathered(crew, file, watch)
    finally:
        crew.close()


def read_here(file: Path, progress: Progress | None = None) -> Project:
    """As `read_file`; codebooks as tables are told by their name's end, as any text could be one."""
    if file.suffix.lower() != ".csv":
        return read_project(file, progress)
    try:
        entries = read_codebook(file)
    except UnreadableFile:
        return read_project(file, progress)
    codes: dict[tuple[str, ...], Code] = {}
    for entry in entries:
        for depth in range(1, len(entry.path)):
            codes.setdefault(entry.path[:depth], Code("", entry.path[:depth]))
        codes[entry.path] = Code("", entry.path, entry.colour or "", entry.definition or "", key=entry.key or "")
    return Project(file.stem, "", tuple(codes.values()), codebook_only=True)


def _parts(path: str) -> Iterator[_Part]:
    """In the other process: the project bare, its sources bare with their marks after them, its quotes; or an error."""
    try:
        project = read_here(Path(path))
    except PostilError as error:
        yield error
        return
    except FAULTS as error:
        yield IntakeError(trouble(None, error).reason, path)
        return
    yield replace(project, sources=(), quoted=())
    for source in project.sources:
        yield replace(source, selections=())
        yield from map(_Marks, _chunks(source.selections))
    yield from map(_Quotes, _chunks(project.quoted))


def _chunks(items: Sequence[_Item]) -> Iterator[tuple[_Item, ...]]:
    return (tuple(items[start : start + _ITEMS]) for start in range(0, len(items), _ITEMS))


def _gathered(crew: Crew[_Part], file: Path, watch: Watch) -> Project:
    project: Project | None = None
    sources: list[tuple[Source, list[Selection]]] = []
    quoted: list[Quoted] = []
    for piece in crew.run([str(file)]):
        watch.look()
        if piece.error is not None:
            raise piece.error
        match piece.value:
            case PostilError() as error:
                raise error
            case Project() as bare:
                project = bare
            case Source() as source:
                sources.append((source, []))
            case _Marks(marks):
                sources[-1][1].extend(marks)
            case _Quotes(marks_on_pages):
                quoted += marks_on_pages
    if project is None:
        raise DamagedCapture("Reading it ended the worker process.", file)
    whole = tuple(replace(source, selections=tuple(marks)) for source, marks in sources)
    return replace(project, sources=whole, quoted=tuple(quoted))
