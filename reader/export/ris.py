"""Annotated posts as RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), one entry a post, in UTF-8.

The type is ``ICOMM`` (internet communication), as Zotero writes forum posts. A value is one line: no text of a page
can begin a field of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.citation import source_id
from reader.export.sources import SourcesExporter, address, notes, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.domain.annotation import Passage
    from reader.export.cleaning import Cleaner


class RisExporter(SourcesExporter):
    """A list for reference managers."""

    name = "ris"
    suffix = ".ris"

    def entry(self, passage: Passage, clean: Cleaner) -> bytes:
        """The entry from its type to its end, and an empty line."""
        lines = [f"{name}  - {value}\r\n" for name, value in _fields(passage, clean) if value]
        return ("TY  - ICOMM\r\n" + "".join(lines) + "ER  - \r\n\r\n").encode()


def _fields(passage: Passage, clean: Cleaner) -> Iterator[tuple[str, str]]:
    yield "ID", str(source_id(passage))
    yield "AU", clean.line(passage.author)
    yield "TI", title(passage, clean)
    yield "T2", clean.line(passage.site)
    yield "M3", "Online forum post"
    if passage.posted_at:
        yield "PY", f"{passage.posted_at:%Y}"
        yield "DA", f"{passage.posted_at:%Y/%m/%d}/"
    if passage.captured_at:
        yield "Y2", f"{passage.captured_at:%Y/%m/%d}/"
    yield "UR", address(passage)
    for note in notes(passage, clean):
        yield "N1", note
