"""One passage as a row of named values: the provenance that every table format repeats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions

COLUMNS = (
    "file",
    "member",
    "sha256",
    "url",
    "site",
    "board",
    "thread_id",
    "thread_title",
    "post_id",
    "floor",
    "author",
    "author_id",
    "posted_at",
    "posted_raw",
    "location",
    "captured_at",
    "captured_from",
    "software",
    "charset",
    "paragraph_first",
    "paragraph_last",
    "start",
    "end",
    "text",
    "prefix",
    "suffix",
    "tags",
    "memo",
    "coder",
    "created",
    "modified",
    "annotation_id",
    "anchor_state",
)
"""Names of the values, in the order of a file."""

CONTEXT_COLUMNS = ("before", "after")
"""Names of the paragraphs around, which come after the others where they are asked for."""

Row = dict[str, "str | int | list[str] | list[list[str]] | None"]


def columns(options: ExportOptions) -> tuple[str, ...]:
    """The names of the values that are wanted, in their order; context that is asked for has its columns.

    Raises:
        UsageError: a name is none of them.
    """
    context = CONTEXT_COLUMNS if options.context else ()
    unknown = set(options.columns) - {*COLUMNS, *CONTEXT_COLUMNS}
    if unknown:
        raise UsageError(f"There is no column “{min(unknown)}”; there are {', '.join(COLUMNS)}.")
    return tuple(dict.fromkeys((*(options.columns or COLUMNS), *context)))


def row(passage: Passage) -> Row:
    """The passage's values by the names of `COLUMNS` and `CONTEXT_COLUMNS`.

    Paragraph numbers count from 1 within the post's version that was annotated; ``start`` counts code points from
    the start of the first paragraph, ``end`` (exclusive) from the start of the last. Times are ISO 8601 with zone.
    ``board`` lists names from the top down, ``tags`` one such list for each tag. Unknown values are None.
    """
    annotation = passage.annotation
    target = annotation.target
    return {
        "file": passage.source_file,
        "member": passage.source_member,
        "sha256": passage.source_sha256,
        "url": passage.url,
        "site": passage.site or None,
        "board": list(passage.board),
        "thread_id": passage.thread_key_id or None,
        "thread_title": passage.thread_title,
        "post_id": passage.post_key or None,
        "floor": passage.floor,
        "author": passage.author,
        "author_id": passage.author_id,
        "posted_at": iso(passage.posted_at),
        "posted_raw": passage.posted_raw or None,
        "location": passage.location,
        "captured_at": iso(passage.captured_at),
        "captured_from": passage.captured_from,
        "software": passage.software or None,
        "charset": passage.charset or None,
        "paragraph_first": target.span.first + 1,
        "paragraph_last": target.span.last + 1,
        "start": target.span.start,
        "end": target.span.end,
        "text": passage.text,
        "prefix": target.quote.prefix,
        "suffix": target.quote.suffix,
        "tags": [list(path) for path in passage.tag_paths],
        "memo": annotation.memo,
        "coder": annotation.coder,
        "created": iso(annotation.created),
        "modified": iso(annotation.modified),
        "annotation_id": str(annotation.id),
        "anchor_state": annotation.state.value,
        "before": list(passage.before),
        "after": list(passage.after),
    }


_SPECIAL = re.compile(r"[\\;>]")


def joined(path: Iterable[str]) -> str:
    """Names from the top down, ``A > B``; inside a name a backslash stands before ``;``, ``>`` and itself."""
    return " > ".join(_SPECIAL.sub(r"\\\g<0>", name) for name in path)


def cells(passage: Passage, names: Iterable[str]) -> Iterator[str | int]:
    """The named values as a table's cells: lists joined, ``""`` for what is unknown."""
    values = row(passage)
    for name in names:
        value = values[name]
        if isinstance(value, list):
            yield _listed(name, passage)
        else:
            yield "" if value is None else value


def _listed(name: str, passage: Passage) -> str:
    if name == "board":
        return joined(passage.board)
    if name == "tags":
        return ";".join(joined(path) for path in passage.tag_paths)
    return "\n".join(passage.before if name == "before" else passage.after)


def iso(moment: datetime | None) -> str | None:
    """A time as ISO 8601, or None."""
    return None if moment is None else moment.isoformat()
