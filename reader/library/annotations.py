"""Annotations: reading them, seen against the version that is shown, and writing them through the journal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from reader.domain.annotation import Annotation, Span, Target, TextQuote
from reader.library.records import guid, moment, plain, when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.database import Database, Row
    from reader.library.journal import Journal
    from reader.library.placements import PlacementStore
    from reader.library.threads import ThreadStore

COLUMNS = (
    'a.id, a.post_id, a.version_id, a.first, a.start, a.last, a."end", a.exact, a.prefix, a.suffix, a.digest, '
    "a.paragraphs, a.memo, a.coder, a.created, a.modified"
)
"""The columns that `AnnotationStore.make` takes, in its order."""
IN_PLACE = 'p.position, p.id, a.first, a.start, a.last, a."end", a.created'
"""The order of reading."""
WIDTH = 16
"""How many they are; readers select the post's ``version_id`` after them."""


class AnnotationStore:
    """The annotations of a library.

    Args:
        database: the library's connection.
        journal: its journal.
        threads: its posts.
        placements: gives the store of where annotations stand in versions other than their own.
    """

    def __init__(
        self, database: Database, journal: Journal, threads: ThreadStore, placements: Callable[[], PlacementStore]
    ) -> None:
        self._db = database
        self._journal = journal
        self._threads = threads
        self._placements = placements

    def of_thread(self, thread_id: int, post_ids: Iterable[int] | None = None) -> list[Annotation]:
        """The annotations of a thread in reading order, or only those of the named posts."""
        only = ""
        params: list[object] = [thread_id]
        if post_ids is not None:
            only = "AND p.id IN (SELECT value FROM json_each(?))"
            params = [thread_id, json.dumps(sorted(set(post_ids)))]
        return self._found(f"p.thread_id=? {only}", params)

    def near(self, post_id: int, first: int, last: int) -> list[Annotation]:
        """The annotations of a post that may stand in some of its paragraphs, as seen in the version in view.

        Those made on another version are all given: where they stand is known only once they are resolved.
        """
        version = self._threads.version_in_view(post_id)
        where = "p.id=? AND (a.version_id<>? OR (a.first<=? AND a.last>=?))"
        return [] if version is None else self._found(where, [post_id, version, last, first])

    def of_post(self, post_id: int) -> list[Annotation]:
        """The annotations of a post, whatever version they were made on."""
        return self._found("p.id=?", [post_id])

    def get(self, annotation_id: UUID) -> Annotation | None:
        """One annotation."""
        found = self._found("a.id=?", [str(annotation_id)])
        return found[0] if found else None

    def named(self, annotation_ids: Iterable[UUID]) -> list[Annotation]:
        """The annotations of these ids, thread by thread in reading order."""
        ids = json.dumps([str(annotation_id) for annotation_id in annotation_ids])
        return self._found("a.id IN (SELECT value FROM json_each(?))", [ids], "p.thread_id, ")

    def put(self, annotation: Annotation) -> None:
        """Add or replace an annotation with its tags in the running step; one without tags and memo goes."""
        key = str(annotation.id)
        self._put_row(annotation, key)
        held = {row[0] for row in self._db.rows("SELECT tag_id FROM annotation_tag WHERE annotation_id=?", (key,))}
        wanted = {str(tag) for tag in annotation.tags}
        for tag in sorted(wanted - held):
            self._journal.put("annotation_tag", {"annotation_id": key, "tag_id": tag})
        for tag in sorted(held - wanted):
            self._journal.drop("example", key, tag)
            self._journal.drop("annotation_tag", key, tag)

    def drop(self, annotation_id: UUID) -> None:
        """Delete an annotation in the running step."""
        key = str(annotation_id)
        for row in self._db.rows("SELECT tag_id FROM annotation_tag WHERE annotation_id=?", (key,)):
            self._journal.drop("example", key, row[0])
            self._journal.drop("annotation_tag", key, row[0])
        self._placements().unsettle(self._journal, annotation_id)
        self._journal.drop("annotation", key)

    def seen(self, annotation: Annotation, stored: int) -> Annotation:
        """The annotation with ``shown`` and ``state`` worked out against the version in view.

        Args:
            annotation: as it was made.
            stored: the version of its post that the library shows now.
        """
        target = annotation.target
        version = self._threads.given(target.post_id, stored)
        if version == target.version_id:
            return annotation
        shown, state = self._placements().find(annotation.id, target, version)
        return replace(annotation, shown=shown, state=state)

    def forget_texts(self) -> None:
        """Let go of the texts that were read for comparing."""
        self._placements().forget_texts()

    def _found(self, where: str, params: Sequence[object], order: str = "") -> list[Annotation]:
        source = f"FROM post p JOIN annotation a ON a.post_id=p.id WHERE {where}"
        rows = self._db.rows(f"SELECT {COLUMNS}, p.version_id {source} ORDER BY {order}{IN_PLACE}", params)
        if not rows:
            return []
        tags: dict[str, list[UUID]] = {}
        names: dict[str, UUID] = {}
        for annotation_id, tag_id in self._db.rows(
            "SELECT x.annotation_id, x.tag_id FROM annotation_tag x "  # noqa: S608 - the callers' conditions
            f"WHERE x.annotation_id IN (SELECT a.id {source})",
            params,
        ):
            name = names.get(tag_id) or names.setdefault(tag_id, guid(tag_id))
            tags.setdefault(annotation_id, []).append(name)
        with self._threads.damage():
            made = [make(row, frozenset(tags.get(row[0], ()))) for row in rows]
        seen = [self.seen(annotation, row[WIDTH]) for annotation, row in zip(made, rows, strict=True)]
        self.forget_texts()
        return seen

    def _put_row(self, annotation: Annotation, key: str) -> None:
        target = annotation.target
        self._journal.put(
            "annotation",
            {
                "id": key,
                "post_id": target.post_id,
                "version_id": target.version_id,
                "first": target.span.first,
                "start": target.span.start,
                "last": target.span.last,
                "end": target.span.end,
                "exact": target.quote.exact,
                "prefix": target.quote.prefix,
                "suffix": target.quote.suffix,
                "digest": target.digest,
                "paragraphs": target.paragraphs,
                "memo": plain(annotation.memo),
                "coder": plain(annotation.coder),
                "created": when(annotation.created),
                "modified": when(annotation.modified),
            },
        )


def make(row: Row, tags: frozenset[UUID]) -> Annotation:
    """The annotation out of `COLUMNS`, shown where it was made.

    Raises:
        ValueError, TypeError: the row is damaged.
    """
    span = Span(row[3], row[4], row[5], row[6])
    created = moment(row[14])
    modified = moment(row[15])
    if created is None or modified is None:
        raise ValueError("an annotation without its times")
    return Annotation(
        UUID(row[0]),
        Target(row[1], row[2], span, TextQuote(row[7], row[8], row[9]), row[10], row[11]),
        tags,
        row[12],
        row[13],
        created,
        modified,
        span,
    )
