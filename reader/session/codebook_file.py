r"""The codebook as a CSV file, for spreadsheets and for other libraries.

One line a tag, parents first: ``path`` (the names from the top down, joined by `` > ``; a ``>`` or ``\`` that belongs
to a name has a ``\`` before it), ``colour``, ``key``, ``definition``, ``memo`` (that of the coder who writes the file
or takes it in). UTF-8 after RFC 4180; cells that a spreadsheet would run are guarded as in `reader.export.csv_file`.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from reader.domain.errors import EditRefused, UnreadableFile
from reader.export.csv_file import guard, unguard
from reader.export.files import replace_file
from reader.intake.base import DEEPEST
from reader.session.codebook import PALETTE, AddTag, ChangeTag, folded, new_tag
from reader.session.memos import Subject, SubjectKind, WriteMemo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO
    from uuid import UUID

    from reader.domain.annotation import Changes, Tag
    from reader.library.library import Library
    from reader.session.reading import ReadingSession

COLUMNS = ("path", "colour", "key", "definition", "memo")
LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is still taken for a codebook."""

NamePath: TypeAlias = tuple[str, ...]


class Entry(NamedTuple):
    """One tag of a file; None where the file does not tell."""

    path: NamePath
    colour: str | None = None
    key: str | None = None
    definition: str | None = None
    memo: str | None = None


class Compared(NamedTuple):
    """One tag of a file beside the codebook: ``state`` is ``new``, ``changed`` or ``same``."""

    entry: Entry
    state: str
    tag: Tag | None


# -- writing -----------------------------------------------------------------------------------------------------


def write_codebook(path: Path, tags: Sequence[Tag], memos: Mapping[UUID, str] | None = None) -> int:
    """Write a codebook; the older file is replaced only by a whole one.

    Args:
        path: the file.
        tags: parents first.
        memos: those on the tags that have one.

    Returns:
        how many tags were written.

    Raises:
        ExportError: the file cannot be written.
    """
    return replace_file(path, lambda out: _write(out, tags, memos or {}))


def _write(out: BinaryIO, tags: Sequence[Tag], memos: Mapping[UUID, str]) -> int:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    paths = _paths(tags)
    for tag in tags:
        cells = (_joined(paths[tag.id]), tag.colour, tag.key, tag.description, memos.get(tag.id, ""))
        writer.writerow([guard(cell) for cell in cells])
    # Excel takes a file without the mark for one of the local code page.
    out.write(codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "backslashreplace"))
    return len(paths)


def _paths(tags: Iterable[Tag]) -> dict[UUID, NamePath]:
    found: dict[UUID, NamePath] = {}
    for tag in tags:
        found[tag.id] = (*(found.get(tag.parent, ()) if tag.parent else ()), tag.name)
    return found


def _joined(path: NamePath) -> str:
    return " > ".join(name.replace("\\", "\\\\").replace(">", "\\>") for name in path)


def _parted(text: str) -> NamePath:
    names, word, signs = [], "", iter(text)
    for sign in signs:
        if sign == "\\":
            word += next(signs, "\\")
        elif sign == ">":
            names.append(word)
            word = ""
        else:
            word += sign
    tidy = [" ".join(name.split()) for name in (*names, word)]
    return tuple(name for name in tidy if name)


# -- reading -----------------------------------------------------------------------------------------------------


def read_codebook(path: Path) -> list[Entry]:
    """The tags that a file tells.

    Args:
        path: CSV with a heading line; only the column ``path`` must be there.

    Raises:
        UnreadableFile: it cannot be read, or holds no codebook.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFile(f"The file cannot be opened ({error.strerror or error}).", path) from error
    if len(raw) > LARGEST:
        raise UnreadableFile("The file is too large for a codebook.", path)
    try:
        text = raw.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile("It is no CSV file in UTF-8.", path) from error
    heading = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if "path" not in heading:
        raise UnreadableFile("It has no column “path”, so it is no codebook.", path)
    entries: dict[NamePath, Entry] = {}
    for row in rows[1:]:
        cells = dict(zip(heading, (unguard(cell) for cell in row), strict=False))
        entry = _entry(cells)
        if entry.path:
            entries.setdefault(tuple(map(folded, entry.path)), entry)
    return list(entries.values())


def _entry(cells: dict[str, str]) -> Entry:
    colour, key = cells.get("colour", cells.get("color", "")).strip().casefold(), cells.get("key")
    known = colour in PALETTE or (len(colour) == 7 and colour[0] == "#" and set(colour[1:]) <= set("0123456789abcdef"))
    definition, memo = cells.get("definition"), cells.get("memo")
    return Entry(
        _parted(cells.get("path", ""))[-DEEPEST:],
        colour if known else None,
        key.strip()[:1] if key is not None else None,
        definition.strip() if definition is not None else None,
        memo.strip() if memo is not None else None,
    )


# -- comparing and taking in -------------------------------------------------------------------------------------


def tag_memos(session: ReadingSession) -> dict[UUID, str]:
    """The coder's memos on tags."""
    subjects = {tag.id: Subject(SubjectKind.TAG, str(tag.id)) for tag in session.tags()}
    found = {tag_id: session.memo(subject) for tag_id, subject in subjects.items()}
    return {tag_id: memo for tag_id, memo in found.items() if memo}


def compare(tags: Sequence[Tag], entries: Iterable[Entry], memos: Mapping[UUID, str] | None = None) -> list[Compared]:
    """What taking in a file would do to a codebook, tag by tag; tags are the same that have the same path.

    Args:
        tags: those that are there, parents first.
        entries: those of the file.
        memos: what `tag_memos` gives of the library.
    """
    paths = _paths(tags)
    held = {tuple(map(folded, paths[tag.id])): tag for tag in tags}
    found = []
    for entry in entries:
        tag = held.get(tuple(map(folded, entry.path)))
        other = tag is not None and bool(entry.memo) and entry.memo != (memos or {}).get(tag.id, "")
        state = "new" if tag is None else "changed" if other or _changed(tag, entry) != tag else "same"
        found.append(Compared(entry, state, tag))
    return found


def _changed(tag: Tag, entry: Entry) -> Tag:
    return replace(
        tag,
        name=entry.path[-1],
        colour=entry.colour or tag.colour,
        key=tag.key if entry.key is None else entry.key,
        description=tag.description if entry.definition is None else entry.definition,
    )


@dataclass(frozen=True, slots=True)
class ImportCodebook:
    """Take in a codebook: tags that are there are changed, others made, with the tags above them.

    None is deleted, nor is a memo where the file has none.
    """

    kind: ClassVar[str] = "import-codebook"
    entries: tuple[Entry, ...]
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        if not self.entries:
            raise EditRefused("There is no tag in the file.", library.path)
        for entry in self.entries:
            self._take(library, entry)
        return library.touched()

    @staticmethod
    def _take(library: Library, entry: Entry) -> None:
        tags = library.tags.all()
        parent: UUID | None = None
        for depth, name in enumerate(entry.path, start=1):
            known = next((t for t in tags if t.parent == parent and folded(t.name) == folded(name)), None)
            last = depth == len(entry.path)
            if known is None:
                made = new_tag(name, tags, parent=parent, key="")
                known = _changed(made, entry) if last else made
                AddTag(known).apply(library)
                tags = library.tags.all()
            elif last and _changed(known, entry) != known:
                ChangeTag(_changed(known, entry)).apply(library)
            parent = known.id
        if entry.memo and parent is not None:
            WriteMemo(Subject(SubjectKind.TAG, str(parent)), entry.memo).apply(library)
