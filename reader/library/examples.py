"""Examples: passages that show what a tag stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.records import guid

if TYPE_CHECKING:
    from uuid import UUID

    from reader.domain.annotation import Annotation
    from reader.library.annotations import AnnotationStore
    from reader.library.database import Database
    from reader.library.journal import Journal


class ExampleStore:
    """Which annotations are examples of their tags; rows are written through the journal.

    Args:
        database: the library's connection.
        journal: its journal.
        annotations: gives the annotations back.
    """

    def __init__(self, database: Database, journal: Journal, annotations: AnnotationStore) -> None:
        self._db = database
        self._journal = journal
        self._annotations = annotations

    def of_tag(self, tag_id: UUID) -> list[Annotation]:
        """The examples of a tag, in the order in which they were made."""
        rows = self._db.rows("SELECT annotation_id FROM example WHERE tag_id=?", (str(tag_id),))
        found = [self._annotations.get(guid(row[0])) for row in rows]
        return sorted((a for a in found if a is not None), key=lambda a: (a.created, a.id))

    def has(self, annotation_id: UUID, tag_id: UUID) -> bool:
        """Whether an annotation is an example of a tag."""
        return self._journal.get("example", str(annotation_id), str(tag_id)) is not None

    def put(self, annotation_id: UUID, tag_id: UUID, *, on: bool) -> None:
        """Make an annotation an example of a tag that it has, or no longer, in the running step."""
        key, tag = str(annotation_id), str(tag_id)
        if on:
            self._journal.put("example", {"annotation_id": key, "tag_id": tag})
        else:
            self._journal.drop("example", key, tag)

    def tidy(self, annotation: Annotation) -> None:
        """Let an annotation be no example of tags that it does not have any more, in the running step."""
        for (tag,) in self._db.rows("SELECT tag_id FROM example WHERE annotation_id=?", (str(annotation.id),)):
            if guid(tag) not in annotation.tags:
                self.put(annotation.id, guid(tag), on=False)
