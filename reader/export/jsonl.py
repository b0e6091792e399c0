"""Passages as JSON Lines: UTF-8 without a byte order mark, one object a line, all that UTF-8 can hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import Written, watched
from reader.export.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

# JSON allows these raw, but line readers such as Python's splitlines would cut an object in two at them.
_LINE_ENDS = "\x7f\x85\u2028\u2029"
_ESCAPES = {ord(end): f"\\u{ord(end):04x}" for end in _LINE_ENDS}


class JsonLinesExporter:
    """One object a passage; the members are those of `reader.export.rows.COLUMNS`."""

    name = "jsonl"
    suffix = ".jsonl"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write an object for each passage; see `Exporter.write`."""
        rows = Rows(options)
        count = 0
        for passage in watched(passages, progress):
            out.write(json_line(rows.values(passage)))
            count += 1
        return Written(count, rows.clean.taken)


def json_line(value: object) -> bytes:
    """A value as one line of UTF-8 JSON with its line feed, whatever text is in it."""
    text = json.dumps(value, ensure_ascii=False)
    if any(end in text for end in _LINE_ENDS):
        text = text.translate(_ESCAPES)
    # A lone surrogate has no UTF-8 form; what backslashreplace writes is its JSON escape.
    return text.encode("utf-8", "backslashreplace") + b"\n"
