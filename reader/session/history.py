"""The record of a library's steps: taking one back, and writing them to a file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from reader.export.csv_file import guard
from reader.export.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.domain.annotation import Changes
    from reader.domain.history import HistoryLine
    from reader.library.library import Library

COLUMNS = ("number", "time", "coder", "kind", "what", "rows", "undone")


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back a step that need not be the last, where nothing later depends on it. It is a step itself."""

    kind: ClassVar[str] = "take-back"
    step_id: int
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        from reader.library.history import take_back  # noqa: PLC0415 - seldom wanted

        detail = take_back(library.database, library.journal, self.step_id)
        for annotation_id in library.touched().annotations:
            left = library.annotations.get(annotation_id)
            if left is None:
                continue
            library.examples.tidy(left)
            # A later step may have taken the other tags of the passage: what holds nothing any more goes.
            if not left.tags and not left.memo:
                library.annotations.drop(annotation_id)
        library.journal.name(self.kind, self.detail or detail)
        return library.touched()


def write_history(lines: Iterable[HistoryLine], out: Path, words: Callable[[str, str], str]) -> int:
    """Write steps as CSV (RFC 4180, UTF-8 with a mark, guarded against formulas), whole or not at all.

    Args:
        lines: the steps, in the order of the file.
        out: the file; an older one of that name is replaced only by a whole one.
        words: what a step of this kind and detail is called.

    Returns:
        how many were written.

    Raises:
        ExportError: it could not be written.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for count, line in enumerate(lines, start=1):  # noqa: B007 - it is returned
        told = guard(words(line.kind, line.detail))
        coder, kind = guard(line.coder), guard(line.kind)
        writer.writerow([line.id, line.at.isoformat(), coder, kind, told, line.rows, int(line.undone)])

    def write(file: BinaryIO) -> int:
        file.write(b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "backslashreplace"))
        return count

    return replace_file(out, write)
