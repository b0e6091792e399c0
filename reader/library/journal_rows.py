"""What the undo journal keeps: the tables that it may touch, and a row of one of them as it was and became."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

Values: TypeAlias = dict[str, Any]


class Table(NamedTuple):
    """A journaled table: its key columns and all its columns.

    Args:
        name: as steps call it.
        key: the columns that name a row.
        columns: the columns that are kept, those of the key among them.
        part_of: the table of which these columns are only a part; its rows are changed, never added or deleted.
        vacate: SQL that frees what must be unique in a row, given its key, before rows change places.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    part_of: str = ""
    vacate: str = ""

    @property
    def stored(self) -> str:
        """The table in the file."""
        return self.part_of or self.name

    @property
    def where(self) -> str:
        """The condition that names one row."""
        return " AND ".join(f'"{name}"=?' for name in self.key)


class ChangedRow(NamedTuple):
    """One row of a step: which, how it was, how it became (None where it was absent)."""

    table: str
    key: tuple[Any, ...]
    before: Values | None
    after: Values | None

    @property
    def any(self) -> Values:
        """The row's values, whichever side has them."""
        return self.after or self.before or {}


_ANNOTATION = (
    "id post_id version_id first start last end exact prefix suffix digest paragraphs memo coder created modified"
)
_THREAD = "id engine site key_id title site_name board url captured_at stamp"
_SETTLED = "annotation_id version_id first start last end at"
TABLES = {
    table.name: table
    for table in (
        Table("tag", ("id",), ("id", "name", "colour", "parent", "key", "description", "position")),
        Table("annotation", ("id",), tuple(_ANNOTATION.split())),
        Table("annotation_tag", ("annotation_id", "tag_id"), ("annotation_id", "tag_id")),
        Table("example", ("annotation_id", "tag_id"), ("annotation_id", "tag_id")),
        Table("settled", ("annotation_id", "version_id"), tuple(_SETTLED.split())),
        Table("bookmark", ("post_id",), ("post_id", "at")),
        Table("memo", ("subject", "key", "coder"), ("subject", "key", "coder", "text", "modified")),
        Table("removed", ("thread_id",), ("thread_id", "at")),
        Table("joined", ("thread_id",), ("thread_id", "into_id", "at")),
        Table("thread", ("id",), tuple(_THREAD.split())),
        Table("capture_place", ("id",), ("id", "thread_id"), "capture"),
        Table(
            "post_place",
            ("id",),
            ("id", "thread_id", "post_key"),
            "post",
            "UPDATE post SET post_key='~' || id WHERE id=?",
        ),
        Table("post_seat", ("id",), ("id", "position"), "post"),
    )
}
"""The only tables that a journal may touch, whatever a file says."""
