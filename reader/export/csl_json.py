"""Annotated posts as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), one item a post.

Item type ``post``, as Zotero has it for its forum posts. An author is one literal name and never split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.citation import source_id
from reader.export.jsonl import json_line
from reader.export.sources import SourcesExporter, address, notes, title

if TYPE_CHECKING:
    from datetime import datetime

    from reader.domain.annotation import Passage
    from reader.export.cleaning import Cleaner


class CslJsonExporter(SourcesExporter):
    """A list of items for Zotero, Pandoc and others."""

    name = "csl-json"
    suffix = ".json"
    front = b"["
    between = b","
    back = b"\n]\n"

    def entry(self, passage: Passage, clean: Cleaner) -> bytes:
        """The item, on a line of its own."""
        return b"\n" + json_line(_item(passage, clean))[:-1]


def _item(passage: Passage, clean: Cleaner) -> dict[str, object]:
    item: dict[str, object] = {
        "id": str(source_id(passage)),
        "type": "post",
        "genre": "Online forum post",
        "title": title(passage, clean),
        "author": [{"literal": clean.line(passage.author)}] if passage.author else None,
        "container-title": clean.line(passage.site),
        "number": str(passage.floor) if passage.floor is not None else None,
        "issued": _date(passage.posted_at),
        "accessed": _date(passage.captured_at),
        "URL": address(passage),
        "archive_location": passage.source_sha256,
        "note": "; ".join(notes(passage, clean)),
    }
    return {name: value for name, value in item.items() if value}


def _date(moment: datetime | None) -> dict[str, object] | None:
    return {"date-parts": [[moment.year, moment.month, moment.day]]} if moment else None
