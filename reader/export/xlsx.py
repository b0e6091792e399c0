"""Passages as an Excel workbook (ECMA-376), one row each, written with XlsxWriter.

Every cell is text or a number: no text can become a formula or a link, whatever it starts with.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from reader.domain.errors import ExportError
from reader.export.base import Written, watched
from reader.export.rows import Rows
from reader.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

CELL = 32_767
"""Most characters, in UTF-16 code units, that a cell can hold."""
ROWS = 1_048_576
"""Most rows of a sheet."""

_WIDE = {
    "text": 60,
    "memo": 40,
    **dict.fromkeys(("before", "after", "thread_memo", "post_memo"), 40),
    "thread_title": 30,
    "tags": 26,
    **dict.fromkeys(("file", "url", "posted_at", "captured_at", "created", "modified"), 25),
    **dict.fromkeys(("board", "prefix", "suffix"), 20),
    **dict.fromkeys(("author", "site", "posted_raw"), 16),
}
"""Columns whose values need more than `_USUAL`, in characters."""
_USUAL = 12
_PAGE = 180
"""Characters of a row that can still be read where a page is made as wide as the table."""
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False}
_A4 = 9
_LINE, _TALLEST = 15, 405
"""Points of a line and, at most, of a row."""
_BROAD = re.compile("[\u2e80-\uffdc\U00010000-\U0003ffff]")
"""Signs of twice the usual width."""
_WRAPPED = {"text", "memo", "before", "after", "thread_memo", "post_memo"}


class XlsxExporter:
    """A sheet of passages with all of their provenance, and a sheet that tells about the file."""

    name = "xlsx"
    suffix = ".xlsx"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write a heading row and the passages; see `Exporter.write`."""
        rows, words = Rows(options), Words(options.language)
        # Through memory: the library leaves its archive open when a disk is full.
        kept = BytesIO()
        # In a folder of our own: the library also leaves its temporary files where their disk is full.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as aside:
            book = Workbook(kept, {"constant_memory": True, "tmpdir": aside, **_AS_TEXT})
            try:
                sheet = self._filled(book, watched(passages, progress), rows, words)
            except FileCreateError as error:
                raise _cause(error) from error
            finally:
                _let_go(book)
        out.write(kept.getbuffer())
        return Written(sheet.count, rows.clean.taken)

    def _filled(self, book: Workbook, passages: Iterable[Passage], rows: Rows, words: Words) -> _Sheet:
        book.use_zip64()
        # A fixed time, so that the same passages give the same bytes.
        book.set_properties({"title": words("Passages"), "created": datetime(2000, 1, 1, tzinfo=UTC)})
        sheet = _Sheet(book, words("Passages"), rows.names, words)
        try:
            for passage in passages:
                sheet.add(rows.cells(passage))
        finally:
            # It is closed after a failure too: its temporary files go with it.
            sheet.finish()
            self._about(book, words, sheet, rows.clean.taken)
            book.close()
        return sheet

    def _about(self, book: Workbook, words: Words, sheet: _Sheet, left_out: int) -> None:
        about = book.add_worksheet(words("About"))
        about.set_column(0, 0, 60)
        lines = (
            ("Passages", sheet.count),
            ("Characters left out that the format cannot hold", left_out),
            ("Cells cut at their longest possible length", sheet.cut),
        )
        for at, (text, number) in enumerate(lines):
            about.write_string(at, 0, words(text))
            about.write_number(at, 1, number)


class _Sheet:
    def __init__(self, book: Workbook, title: str, names: tuple[str, ...], words: Words) -> None:
        self._sheet: Any = book.add_worksheet(title)
        self._width = len(names)
        self.count = 0
        self.cut = 0
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        plain = book.add_format({"valign": "top"})
        head = book.add_format({"bold": True, "bg_color": "#e9e6e0", "bottom": 1, "valign": "top"})
        self._wrapped = {at: _WIDE[name] for at, name in enumerate(names) if name in _WRAPPED}
        self._looks = [wrapped if name in _WRAPPED else plain for name in names]
        for at, name in enumerate(names):
            self._sheet.set_column(at, at, _WIDE.get(name, _USUAL), self._looks[at])
            self._sheet.write_string(0, at, words(name), head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.repeat_rows(0)
        if sum(_WIDE.get(name, _USUAL) for name in names) <= _PAGE:
            self._sheet.fit_to_pages(1, 0)

    def add(self, values: Iterable[str | int]) -> None:
        self.count += 1
        if self.count >= ROWS:
            raise ExportError(f"A sheet cannot have more than {ROWS - 1:,} passages; CSV can.")
        cells = list(values)
        # Excel finds out the height of such a row itself, LibreOffice does not.
        lines = max((_lines(str(cells[at]), width) for at, width in self._wrapped.items()), default=1)
        if lines > 1:
            self._sheet.set_row(self.count, min(lines * _LINE, _TALLEST))
        for at, value in enumerate(cells):
            if isinstance(value, int):
                self._sheet.write_number(self.count, at, value, self._looks[at])
            elif value:
                self._sheet.write_string(self.count, at, self._short(value), self._looks[at])

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, self.count, self._width - 1)

    def _short(self, text: str) -> str:
        if len(text) * 2 <= CELL or len(text.encode("utf-16-le")) // 2 <= CELL:
            return text
        self.cut += 1
        return text.encode("utf-16-le")[: 2 * (CELL - 1)].decode("utf-16-le", "ignore") + "…"


def _let_go(book: Workbook) -> None:
    """Close what the library left open, so that it can be removed."""
    for sheet in book.worksheets():
        with contextlib.suppress(OSError):
            sheet.row_data_fh.close()


def _cause(error: FileCreateError) -> OSError:
    """The error of the system that the library wrapped."""
    return next((cause for cause in error.args if isinstance(cause, OSError)), OSError(str(error)))


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column of so many characters."""
    return sum(1 + (len(line) + len(_BROAD.findall(line))) // width for line in text.split("\n"))
