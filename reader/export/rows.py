"""One passage as a row of named values: the provenance that every table format repeats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.errors import UsageError
from reader.domain.memo import SubjectKind
from reader.export.cleaning import Cleaner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from reader.domain.annotation import Passage
    from reader.domain.memo import Memo
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

MEMO_COLUMNS = ("thread_memo", "post_memo")
"""Names of the memos on the thread and the post, which come last where there are any."""

LINK_COLUMNS = ("links",)
"""Names of what stands in a table only where it is chosen by name."""

Value: TypeAlias = "str | int | list[str | list[str]] | None"
Row: TypeAlias = "dict[str, Value]"


class Rows:
    """Turns passages into rows of the wanted columns, without characters that tables and UTF-8 cannot hold.

    Args:
        options: say which columns, and hold the memos on threads and posts.

    Raises:
        UsageError: a column's name is none of them.
    """

    def __init__(self, options: ExportOptions) -> None:
        unknown = set(options.columns) - {*COLUMNS, *CONTEXT_COLUMNS, *MEMO_COLUMNS, *LINK_COLUMNS}
        if unknown:
            known = ", ".join((*COLUMNS, *MEMO_COLUMNS, *LINK_COLUMNS))
            raise UsageError(f"There is no column “{min(unknown)}”; there are {known}.")
        self._thread_memos = _texts(memo for memo in options.memos if memo.subject.kind is SubjectKind.THREAD)
        self._post_memos = _texts(memo for memo in options.memos if memo.subject.kind is SubjectKind.POST)
        context = CONTEXT_COLUMNS if options.context else ()
        told = MEMO_COLUMNS if self._thread_memos or self._post_memos else ()
        chosen = options.columns or (*COLUMNS, *context, *told)
        self.clean = Cleaner()
        self.names: tuple[str, ...] = tuple(dict.fromkeys((*chosen, *context)))

    def values(self, passage: Passage) -> Row:
        """The passage's values by the names of the columns; see `row`."""
        return {name: self._cleaned(value) for name, value in self._wanted(passage).items()}

    def _wanted(self, passage: Passage) -> Row:
        found = row(passage)
        found["thread_memo"] = self._thread_memos.get(str(passage.thread_id))
        found["post_memo"] = self._post_memos.get(str(passage.annotation.target.post_id))
        return {name: found[name] for name in self.names}

    def cells(self, passage: Passage) -> Iterator[str | int]:
        """The values as a table's cells: lists joined, ``""`` for what is unknown."""
        for name, value in self._wanted(passage).items():
            if isinstance(value, int):
                yield value
            else:
                yield self.clean(_listed(name, passage) if isinstance(value, list) else value)

    def _cleaned(self, value: Value) -> Value:
        if isinstance(value, str):
            return self.clean(value)
        if isinstance(value, list):
            return [self.clean(part) if isinstance(part, str) else list(map(self.clean, part)) for part in value]
        return value


def _texts(memos: Iterable[Memo]) -> dict[str, str]:
    """The memos on each thing as one text; where several coders wrote, each with the name."""
    by_key: dict[str, list[Memo]] = {}
    for memo in memos:
        by_key.setdefault(memo.subject.key, []).append(memo)
    return {
        key: "\n\n".join(f"{memo.coder}: {memo.text}" if len(several) > 1 else memo.text for memo in several)
        for key, several in by_key.items()
    }


def row(passage: Passage) -> Row:
    """The passage's values by the names of `COLUMNS`, `CONTEXT_COLUMNS` and `LINK_COLUMNS`.

    Paragraph numbers count from 1 within the post's version that was annotated; ``start`` counts code points from
    the start of the first paragraph, ``end`` (exclusive) from the start of the last. Times are ISO 8601 with zone.
    ``board`` lists names from the top down, ``tags`` one such list for each tag, ``links`` the words and the
    address of each. Unknown values are None.
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
        "links": [*linked(passage)],
    }


def linked(passage: Passage) -> list[list[str]]:
    """The words of each link of a passage, and where they lead."""
    if not passage.links:
        return []
    lines = passage.text.split("\n")
    return [[lines[link.paragraph][link.start : link.end], link.address] for link in passage.links]


_SPECIAL = re.compile(r"[\\;>]")


def joined(path: Iterable[str]) -> str:
    """Names from the top down, ``A > B``; inside a name a backslash stands before ``;``, ``>`` and itself."""
    return " > ".join(_SPECIAL.sub(r"\\\g<0>", name) for name in path)


def _listed(name: str, passage: Passage) -> str:
    if name == "board":
        return joined(passage.board)
    if name == "links":
        return "\n".join(f"{words} <{address}>" for words, address in linked(passage))
    if name == "tags":
        return ";".join(joined(path) for path in passage.tag_paths)
    return "\n".join(passage.before if name == "before" else passage.after)


def iso(moment: datetime | None) -> str | None:
    """A time as ISO 8601, or None."""
    return None if moment is None else moment.isoformat()
