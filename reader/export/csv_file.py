"""Passages as a CSV file after RFC 4180: UTF-8, CRLF, text quoted, numbers bare.

Formula guard: a text that a spreadsheet would take for a formula gets one apostrophe in front (OWASP "CSV
injection"). It can be undone for sure, see `unguard`.
"""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import Written, watched
from reader.export.rows import Rows
from reader.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

# Apostrophes in front count too: only so does every guarded text differ from every unguarded one.
_FORMULA = re.compile(r"'*[ \u00a0\u3000\ufeff]*[=+\-@\t\r\n＝＋－＠]")


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
        rows, words = Rows(options), Words(options.language)
        writer.writerow([words(name) for name in rows.names])
        count = 0
        for passage in watched(passages, progress):
            writer.writerow([_cell(value, guarded=options.formula_guard) for value in rows.cells(passage)])
            count += 1
        return Written(count, rows.clean.taken)


class _Utf8:
    """What csv writes into; a TextIOWrapper would close the file behind it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(text.encode())


def guard(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet might run it.

    That is text which, after any apostrophes and blanks, starts with ``= + - @`` (also full-width), TAB, CR or LF.
    """
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given: one apostrophe is taken off where the rest would be guarded."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text


def _cell(value: str | int, *, guarded: bool) -> str | int:
    return guard(value) if guarded and isinstance(value, str) else value
