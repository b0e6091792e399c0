"""What came of an import, page by page, and how it is kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from reader.domain.annotation import Changes

Outcome: TypeAlias = Literal["new", "changed", "same", "error", "empty"]
"""What became of a page: it brought posts, or newer versions of known ones, or nothing new; it could not be read; it
holds no posts (a list, a message)."""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One line of the import report: a page of a file, or a file that could not be read.

    Args:
        path, member: which page.
        outcome: see `Outcome`.
        thread_id, title: the library's number of the thread and its title.
        capture_id: the library's number of the saved page, None where it was not stored.
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
    capture_id: int | None = None
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


def to_line(file: ImportedFile) -> dict[str, Any]:
    """A line of the report as JSON can hold it; what is empty is left out."""
    return {name: str(value) if name == "path" else value for name, value in asdict(file).items() if value}


def from_line(line: dict[str, Any]) -> ImportedFile:
    """The line that `to_line` made; members that a newer Postil added are passed over."""
    known = {name: line[name] for name in ImportedFile.__slots__ if name in line}
    facts = {"member": None, **known, "path": Path(line.get("path", "")), "warnings": tuple(line.get("warnings", ()))}
    return ImportedFile(**facts)
