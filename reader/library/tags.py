"""The codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from reader.domain.annotation import Tag
from reader.domain.errors import LibraryDamaged
from reader.library.records import guid, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.database import Database, Row
    from reader.library.journal import Journal


_NAMES = ("id", "name", "colour", "parent", "key", "description", "position")


class TagStore:
    """Tags as a tree; rows are written through the journal.

    Args:
        database: the library's connection.
        journal: its journal.
    """

    def __init__(self, database: Database, journal: Journal) -> None:
        self._db = database
        self._journal = journal
        self._rows: list[Row] = []
        self._made: list[Tag] = []

    def all(self) -> list[Tag]:
        """All tags in codebook order: each before its children, siblings by position."""
        rows = self._db.rows(
            "SELECT id, name, colour, parent, key, description, position FROM tag ORDER BY position, name, id"
        )
        if rows != self._rows:  # to make hundreds of them anew takes longer than a key may, and every view asks
            try:
                tags = [_tag(dict(zip(_NAMES, row, strict=True))) for row in rows]
            except (ValueError, TypeError, AttributeError) as error:
                raise LibraryDamaged("The library is damaged: a tag's number cannot be read.", self._db.path) from error
            self._rows, self._made = rows, depth_first(tags)
        return list(self._made)

    def get(self, tag_id: UUID) -> Tag | None:
        """One tag."""
        row = self._journal.get("tag", str(tag_id))
        return _tag(row) if row else None

    def put(self, tag: Tag) -> None:
        """Add or replace a tag in the running step."""
        self._journal.put(
            "tag",
            {
                "id": str(tag.id),
                "name": plain(tag.name),
                "colour": plain(tag.colour),
                "parent": str(tag.parent) if tag.parent else None,
                "key": plain(tag.key),
                "description": plain(tag.description),
                "position": tag.position,
            },
        )

    def drop(self, tag_id: UUID) -> None:
        """Delete a tag and take it off all annotations, in the running step."""
        for annotation_id in self.wearers(tag_id):
            self._journal.drop("example", annotation_id, str(tag_id))
            self._journal.drop("annotation_tag", annotation_id, str(tag_id))
        self._journal.drop("tag", str(tag_id))

    def wearers(self, tag_id: UUID) -> list[str]:
        """The numbers of the annotations that have a tag."""
        rows = self._db.rows("SELECT annotation_id FROM annotation_tag WHERE tag_id=?", (str(tag_id),))
        return [row[0] for row in rows]

    def replace(self, old: UUID, new: UUID) -> None:
        """Put one tag in the place of another on all annotations, in the running step."""
        for annotation_id in self.wearers(old):
            self._journal.put("annotation_tag", {"annotation_id": annotation_id, "tag_id": str(new)})
            if self._journal.get("example", annotation_id, str(old)):
                self._journal.put("example", {"annotation_id": annotation_id, "tag_id": str(new)})
                self._journal.drop("example", annotation_id, str(old))
            self._journal.drop("annotation_tag", annotation_id, str(old))

    def counts(self, thread_id: int | None = None) -> dict[UUID, int]:
        """How many annotations have each tag, in one thread or in all that are not removed."""
        only = "p.thread_id=?" if thread_id is not None else "p.thread_id NOT IN (SELECT thread_id FROM removed)"
        rows = self._db.rows(
            "SELECT x.tag_id, count(*) FROM annotation_tag x JOIN annotation a ON a.id=x.annotation_id "  # noqa: S608
            f"JOIN post p ON p.id=a.post_id WHERE {only} GROUP BY x.tag_id",
            () if thread_id is None else (thread_id,),
        )
        return {guid(row[0]): row[1] for row in rows}


def depth_first(tags: Iterable[Tag]) -> list[Tag]:
    """Tags of one codebook, each before its children; those whose parent is missing or in a circle stand at the top."""
    below: dict[UUID | None, list[Tag]] = {}
    known = {tag.id: tag for tag in tags}
    for tag in known.values():
        below.setdefault(tag.parent if tag.parent in known else None, []).append(tag)
    ordered: dict[UUID, Tag] = {}
    waiting = list(reversed(below.get(None, ())))
    while waiting:
        tag = waiting.pop()
        ordered[tag.id] = tag
        waiting.extend(reversed(below.get(tag.id, ())))
    return [*ordered.values(), *(tag for tag in known.values() if tag.id not in ordered)]


def subtree(tags: Iterable[Tag], roots: Iterable[UUID]) -> frozenset[UUID]:
    """These tags with all below them."""
    below: dict[UUID | None, list[UUID]] = {}
    for tag in tags:
        below.setdefault(tag.parent, []).append(tag.id)
    found: set[UUID] = set()
    waiting = list(roots)
    while waiting:
        tag_id = waiting.pop()
        if tag_id not in found:
            found.add(tag_id)
            waiting.extend(below.get(tag_id, ()))
    return frozenset(found)


def paths(tags: Iterable[Tag]) -> dict[UUID, tuple[str, ...]]:
    """For each tag of a codebook, in depth-first order, the names from the top down to it."""
    found: dict[UUID, tuple[str, ...]] = {}
    for tag in tags:
        above = found.get(tag.parent, ()) if tag.parent else ()
        found[tag.id] = (*above, tag.name)
    return found


def _tag(row: dict[str, Any]) -> Tag:
    return Tag(
        UUID(row["id"]),
        row["name"],
        row["colour"],
        UUID(row["parent"]) if row["parent"] else None,
        row["key"],
        row["description"],
        row["position"],
    )
