"""What a file of another program holds, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.domain.annotation import TextQuote

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from reader.domain.thread import ThreadPage
    from reader.intake.watch import Watch


DEEPEST = 40
"""Codes above one another at most; a file's own chain of parents may be endless."""


class Remark(NamedTuple):
    """A memo of a coder of whom the file tells.

    Args:
        text: Markdown.
        coder: who wrote it; ``""`` where the file names nobody.
        post: the post of `Source.page` that it is about, by its place there; None for the whole thing.
    """

    text: str
    coder: str = ""
    post: int | None = None


class Code(NamedTuple):
    """A code of a codebook.

    Args:
        guid: as other parts of the file name it, lower case without braces; ``""`` where the file has none.
        path: the names from the top of the codebook down to it.
        colour: ``#rrggbb``, or ``""``.
        description: its definition.
        memo: what notes say about it.
        codable: False for a folder that only holds codes.
        key: the key that sets it.
        remarks: memos on it whose coders are known.
    """

    guid: str
    path: tuple[str, ...]
    colour: str = ""
    description: str = ""
    memo: str = ""
    codable: bool = True
    key: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def name(self) -> str:
        """The last name of its path."""
        return self.path[-1]


class Mark(NamedTuple):
    """What one coder set on something.

    Args:
        guid: the annotation's; ``""`` where the file has none.
        codes: the GUIDs of its codes, of `Project.codes`.
        coder: who set them.
        memo: the note on it.
        created, modified: None where the file does not tell.
    """

    guid: str
    codes: tuple[str, ...] = ()
    coder: str = ""
    memo: str = ""
    created: datetime | None = None
    modified: datetime | None = None


class Selection(NamedTuple):
    """A marked stretch of a source's text.

    Args:
        mark: who set what on it.
        start, end: code points of `Source.text`, the end exclusive.
    """

    mark: Mark
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text that the file carries.

    Args:
        guid: as the file names it, lower case.
        name: its title.
        member: name of the text within the file.
        body: the bytes of the text.
        text: the text without byte order mark; line ends as stored.
        selections: what was marked in it.
        values: what the file tells of it, by name (variables).
        memo: what notes and descriptions say about the whole source.
        fit: share of the selections that begin and end where their names or the borders of words say, 0 to 1.
        page: the thread that the text is, where the file tells its posts apart.
        remarks: memos on it and its posts whose coders are known.
    """

    guid: str
    name: str
    member: str
    body: bytes
    text: str
    selections: tuple[Selection, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    memo: str = ""
    fit: float = 1.0
    page: ThreadPage | None = None
    remarks: tuple[Remark, ...] = ()


class Quoted(NamedTuple):
    """A mark on a page that the file does not carry, found by its words.

    Args:
        mark: who set what on it.
        url: of the page.
        quote: the words with their context; empty where the whole page is meant.
        start, end: code points of the annotated text, None where the file does not tell.
        hints: what Postil's own files tell besides, such as ``thread_id``, ``post_id``, ``floor``.
    """

    mark: Mark
    url: str
    quote: TextQuote = TextQuote("")
    start: int | None = None
    end: int | None = None
    hints: dict[str, str] = {}  # noqa: RUF012 - never written to


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that a file holds and Postil has a place for.

    Args:
        name: the project's name, or the file's.
        origin: the program that wrote it, as it calls itself.
        codes: parents before their children.
        users: the names of the coders.
        sources: texts with their selections.
        quoted: marks on pages that are not in the file.
        memo: notes about the project or about nothing in it.
        warnings: what could not be read for sure or has no place here, one sentence each.
        codebook_only: it is a codebook, no project.
        remarks: memos about the project whose coders are known.
    """

    name: str
    origin: str = ""
    codes: tuple[Code, ...] = ()
    users: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    memo: str = ""
    warnings: tuple[str, ...] = ()
    codebook_only: bool = False
    remarks: tuple[Remark, ...] = ()


class Importer(Protocol):
    """A format: one file, one line in the registry."""

    name: str

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:
        """What a file holds.

        Args:
            path: where it lies, for names and errors.
            data: its whole content.
            watch: told how far it is.

        Raises:
            IntakeError: it breaks its own format, or the user stopped it.
            CaptureError: its container is damaged or beyond the limits.
        """
        ...
