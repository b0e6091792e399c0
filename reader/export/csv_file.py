"""Passages as a CSV file after RFC 4180: UTF-8, CRLF, text quoted, numbers bare.

Formula guard: a text that a spreadsheet would take for a formula gets one apostrophe in front (OWASP "CSV
injection"). It can be undone for sure, see `unguard`.
"""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import watched
from reader.export.rows import COLUMNS, Row, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

# Apostrophes in front count too: only so does every guarded text differ from every unguarded one.
_FORMULA = re.compile(r"'*[ \u00a0\u3000\ufeff]*[=+\-@\t\r\n＝＋－＠]")
_SPECIAL = re.compile(r"[\\;>]")


class CsvExporter:
    """One line a passage, with all of its provenance."""

    name = "csv"
    suffix = ".csv"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write a heading line and the passages; see `Exporter.write`."""
        if options.bom:
            out.write(codecs.BOM_UTF8)
        writer = csv.writer(_Utf8(out), quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        count = 0
        for passage in watched(passages, progress):
            writer.writerow(_cells(row(passage), guarded=options.formula_guard))
            count += 1
        return count


class _Utf8:
    """What csv writes into; a TextIOWrapper would close the file behind it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(text.encode("utf-8", "backslashreplace"))


def guard(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet might run it.

    That is text which, after any apostrophes and blanks, starts with ``= + - @`` (also full-width), TAB, CR or LF.
    """
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given: one apostrophe is taken off where the rest would be guarded."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text


def joined(path: Iterable[str]) -> str:
    """Names from the top down, ``A > B``; inside a name a backslash stands before ``;``, ``>`` and itself."""
    return " > ".join(_SPECIAL.sub(r"\\\g<0>", name) for name in path)


def _cells(values: Row, *, guarded: bool) -> list[str | int]:
    values["board"] = joined(values["board"])  # type: ignore[arg-type]
    values["tags"] = ";".join(joined(path) for path in values["tags"])  # type: ignore[union-attr]
    return [_cell(values[name], guarded=guarded) for name in COLUMNS]


def _cell(value: object, *, guarded: bool) -> str | int:
    if isinstance(value, int):
        return value
    text = "" if value is None else str(value)
    return guard(text) if guarded else text
