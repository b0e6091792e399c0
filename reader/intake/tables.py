"""Tables of highlights (CSV, XLSX) as Taguette and QualCoder write them; others may be codebooks.

Taguette: ``id, document, tag, content``, a row for each tag of a highlight.
QualCoder's report of coded segments: ``File, Coder, Coded, Id, Codename, Coded_Memo``, then ``Category`` so many times
as categories lie above one another, the nearest first, then variables; newer releases begin with ``File/case``. The
tables do not say where in a text a highlight stands, so its words are looked for in the thread of the document's name.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.capture.base import Capture
from reader.capture.encoding import decode
from reader.capture.zip_members import ZipMembers
from reader.domain.annotation import TextQuote
from reader.domain.errors import IntakeError
from reader.intake.base import DEEPEST, Code, Mark, Project, Quoted
from reader.intake.code_table import codebook, columns_of, path_key
from reader.intake.safe_xml import attribute, child, children, local, parse, text_of, whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml import etree

    from reader.intake.watch import Watch


_HEAD = 4096
_DELIMITERS = ",;\t"
_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"
_NO_TEXT = ("imid:", "avid:")
_VARIABLES = ("filevar_", "casevar_")
_PARTED = "\x1f"
_COLUMN = re.compile(r"[A-Z]{1,3}")


class Layout(NamedTuple):
    """How a program names its columns, lower case; ``""`` for what its table does not have."""

    origin: str
    document: str
    words: str
    code: str
    number: str = ""
    coder: str = ""
    memo: str = ""
    above: str = ""

    @property
    def needed(self) -> set[str]:
        """The columns by which a table is known."""
        return {name for name in (self.document, self.words, self.code) if name}


LAYOUTS = (
    Layout("Taguette", "document", "content", "tag", number="id"),
    Layout("QualCoder", "file", "coded", "codename", "id", "coder", "coded_memo", "category"),
    Layout("QualCoder", "file/case", "coded", "codename", "id", "coder", "coded_memo", "category"),
)


class TableImporter:
    """A table of highlights or a codebook."""

    name = "table"

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:  # noqa: ARG002 - it is quick
        """The highlights; see `Importer.read`."""
        rows = _sheet(path, data) if data.startswith(b"PK") else csv_rows(path, data)
        heading = tidy(rows[0]) if rows else []
        layout, columns = layout_of(heading), columns_of(heading)
        cells = [_named(heading, row) for row in rows[1:]]
        if layout is not None:
            return _Highlights(layout, cells).project(path, _variables(heading))
        if columns is not None:
            return codebook(path, columns, cells)
        raise IntakeError("It has none of the headings of a table that is known.", path)


def is_table(data: bytes) -> bool:
    """Whether a file of text begins as a table that is known."""
    heading = heading_of(data)
    return layout_of(heading) is not None or columns_of(heading) is not None


def heading_of(data: bytes) -> list[str]:
    """The names of the columns in lower case, should a file of text be a table."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    first = data[:_HEAD].decode("utf-16" if wide else "utf-8-sig", "replace").splitlines()[:1]
    return tidy(next(csv.reader(first, delimiter=_delimiter(first[0])), [])) if first else []


def layout_of(heading: Sequence[str]) -> Layout | None:
    """Whose table of highlights has these headings."""
    named = set(heading)
    return next((layout for layout in LAYOUTS if layout.needed <= named), None)


class _Highlights:
    """One table under way."""

    def __init__(self, layout: Layout, rows: Sequence[dict[str, str]]) -> None:
        self._layout = layout
        self._rows = rows
        self._codes: dict[tuple[str, ...], Code] = {}
        self._unread = 0

    def project(self, path: Path, variables: int) -> Project:
        """All of it, with a word on what stays behind: ``variables`` columns and what is no text."""
        layout = self._layout
        marks: dict[tuple[str, ...], tuple[dict[str, None], dict[str, None]]] = {}
        for row in self._rows:
            words = row.get(layout.words, "").strip()
            # QualCoder numbers codings of pictures and sound in other ways, and has no words of them.
            other = row.get(layout.number, "").strip().startswith(_NO_TEXT)
            self._unread += other
            if not words or other:
                continue
            key = (row.get(layout.document, "").strip(), row.get(layout.coder, "").strip(), words)
            # QualCoder numbers each coding, Taguette each highlight: the same words of both are told apart only there.
            number = row.get(layout.number, "") if not layout.coder else ""
            codes, memos = marks.setdefault((*key, number), ({}, {}))
            code = self._code(row)
            if code:
                codes[code] = None
            if row.get(layout.memo, "").strip():
                memos[row[layout.memo].strip()] = None
        quoted = tuple(
            Quoted(Mark("", tuple(codes), coder, "\n\n".join(memos)), "", TextQuote(words), hints={"title": document})
            for (document, coder, words, _), (codes, memos) in marks.items()
        )
        users = tuple(dict.fromkeys(each.mark.coder for each in quoted if each.mark.coder))
        known, warnings = tuple(self._codes.values()), tuple(self._warnings(variables))
        return Project(path.stem, layout.origin, known, users, quoted=quoted, warnings=warnings)

    def _warnings(self, variables: int) -> Iterator[str]:
        if self._unread:
            yield f"{self._unread} coded part(s) of pictures and sound were left out; only texts are read."
        if variables:
            yield f"{variables} column(s) of variables were not read."

    def _code(self, row: dict[str, str]) -> str:
        names = (*row.get(self._layout.above, "").split(_PARTED), row.get(self._layout.code, ""))
        tidy = tuple(" ".join(name.split()) for name in names if name.strip())[-DEEPEST:]
        if not row.get(self._layout.code, "").strip():
            return ""
        for depth in range(1, len(tidy) + 1):
            self._codes.setdefault(tidy[:depth], Code(path_key(tidy[:depth]), tidy[:depth]))
        return path_key(tidy)


def _named(heading: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """A row by the names of its columns; of columns of one name the last cell comes first, parted by `_PARTED`."""
    found: dict[str, list[str]] = {}
    for name, cell in zip(heading, row, strict=False):
        if name:  # columns without a heading say nothing
            found.setdefault(name, []).append(cell)
    return {name: _PARTED.join(reversed(cells)) for name, cells in found.items()}


def _variables(heading: Sequence[str]) -> int:
    return sum(name.startswith(_VARIABLES) for name in heading)


def tidy(row: Sequence[str]) -> list[str]:
    """Names of columns in lower case without blanks around."""
    return [cell.strip().casefold() for cell in row]


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def csv_rows(path: Path, data: bytes) -> list[list[str]]:
    """The cells of a table in text.

    Args:
        path: where it lies, for errors.
        data: the file.

    Raises:
        IntakeError: it is no table.
    """
    text = decode(Capture(path, None, "text", data, "text/plain")).text.removeprefix("\ufeff")
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text[:_HEAD].split("\n")[0])))
    except csv.Error as error:
        raise IntakeError(f"It is no sound CSV: {error}.", path) from None


def _sheet(path: Path, data: bytes) -> list[list[str]]:
    """The first sheet of an Excel file (ISO/IEC 29500): texts are in place or in a list of shared ones."""
    archive = ZipMembers(path, data)
    if _SHEET not in archive:
        raise IntakeError("There is no sheet in it.", path)
    shared: list[str] = []
    if _STRINGS in archive:
        shared = [whole_text(item) for item in children(parse(archive.read(_STRINGS), path, _STRINGS), "si")]
    sheet = parse(archive.read(_SHEET), path, _SHEET)
    rows = []
    for row in children(child(sheet, "sheetData"), "row"):
        cells: list[str] = []
        for cell in children(row, "c"):
            column = _column(attribute(cell, "r"), len(cells))
            cells += [""] * (column + 1 - len(cells))
            cells[column] = _value(cell, shared)
        rows.append(cells)
    return rows


def _column(place: str, following: int) -> int:
    """The number of a cell's column, from 0; a cell without a sane place follows the one before."""
    found = _COLUMN.match(place)
    number = 0
    for letter in found[0] if found else "":
        number = number * 26 + ord(letter) - 64
    return number - 1 if 0 < number <= 256 else min(following, 255)


def _value(cell: etree._Element, shared: Sequence[str]) -> str:
    kind, value = attribute(cell, "t"), text_of(cell, "v")
    if kind == "s":
        return shared[int(value)] if value.isascii() and value.isdigit() and int(value) < len(shared) else ""
    inline = next((part for part in cell if local(part) == "is"), None)
    return whole_text(inline) if inline is not None else value
