"""Passages: annotations with their text and where it comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.domain.annotation import reading_order
from reader.domain.record import collector_at_rest
from reader.library import tags as codebook
from reader.library.annotations import COLUMNS
from reader.library.passage_making import SOURCE, PassageMaker

if TYPE_CHECKING:
    from uuid import UUID

    from reader.domain.annotation import Passage, PassageQuery, Tag
    from reader.library.annotations import AnnotationStore
    from reader.library.database import Database, Row
    from reader.library.passage_making import Source
    from reader.library.tags import TagStore
    from reader.library.threads import ThreadStore

_SELECT = f"""
    SELECT {COLUMNS}, p.version_id
    FROM annotation a JOIN post p ON p.id=a.post_id
    WHERE p.thread_id NOT IN (SELECT thread_id FROM removed)
"""  # noqa: S608 - constants


class PassageStore:
    """Finds passages.

    Args:
        database: the library's connection.
        annotations, tags, threads: the stores that passages are made of.
    """

    def __init__(self, database: Database, annotations: AnnotationStore, tags: TagStore, threads: ThreadStore) -> None:
        self._db = database
        self._annotations = annotations
        self._tags = tags
        self._threads = threads
        self._maker = PassageMaker(annotations)
        self._folds: dict[str, str] = {}

    def find(self, query: PassageQuery) -> list[Passage]:
        """The passages that a query asks for, by thread (site, board, title), then by place.

        Raises:
            QueryError: ``query.query`` cannot be understood; its column says where.
        """
        where, params = "", list[object]()
        if query.thread_id is not None:
            where, params = " AND p.thread_id=?", [query.thread_id]
        if query.posts:
            where += " AND p.id IN (SELECT value FROM json_each(?))"
            params.append(json.dumps(sorted(query.posts)))
        tags = self._tags.all()
        found = self._answering(query.query, tags, where, params) if query.query.strip() else None
        rows = self._db.rows(_SELECT + where, params)
        if found is not None:
            rows = [row for row in rows if row[0] in found]
        if not rows:
            return []
        worn = self._worn(tags)
        wanted = codebook.subtree(tags, query.tags) if query.tags else None
        if wanted is not None:
            rows = [row for row in rows if not wanted.isdisjoint(worn.get(row[0], ()))]
        with self._threads.damage(), collector_at_rest():
            sources = self._sources({row[2] for row in rows})
            # Texts are long, and SQLite would carry them through its sorting: that took a quarter of the query.
            rows.sort(key=lambda row: _place(row, sources[row[2]]))
            passages = self._maker.passages(rows, worn, tags, sources)
        if any(p.annotation.shown != p.annotation.target.span for p in passages):
            # Some stand elsewhere in the version that is shown than where the rows, and so their order, say.
            passages.sort(key=reading_order)
        self._annotations.forget_texts()
        return _holding(passages, query.text)

    def _answering(self, query: str, tags: list[Tag], where: str, params: list[object]) -> frozenset[str]:
        # The start, and lists without a query, need neither the parser nor the search.
        from reader.library.passage_search import PassageSearch  # noqa: PLC0415
        from reader.text.passage_query import parse_passages  # noqa: PLC0415

        node = parse_passages(query)
        return PassageSearch(self._db, self._annotations, tags, where, params, self._folds).find(node)

    def values(self, field: str) -> list[str]:
        """What passages have in a field of the query language, for completion."""
        if field == "tag":
            return [" > ".join(path) for path in codebook.paths(self._tags.all()).values()]
        from reader.library.passage_search import known_values  # noqa: PLC0415 - see `_answering`

        return known_values(self._db, field)

    def _worn(self, tags: list[Tag]) -> dict[str, list[UUID]]:
        names = {str(tag.id): tag.id for tag in tags}
        worn: dict[str, list[UUID]] = {}
        for annotation_id, tag_id in self._db.rows("SELECT annotation_id, tag_id FROM annotation_tag"):
            if tag_id in names:
                worn.setdefault(annotation_id, []).append(names[tag_id])
        return worn

    def _sources(self, version_ids: set[int]) -> dict[int, Source]:
        rows = self._db.rows(
            f"SELECT {SOURCE} FROM post_version v JOIN post p ON p.id=v.post_id JOIN thread t ON t.id=p.thread_id "  # noqa: S608 - constants
            "JOIN capture c ON c.id=v.capture_id WHERE v.id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(version_ids)),),
        )
        return self._maker.sources(rows)


def _place(row: Row, source: Source) -> tuple[Any, ...]:
    """Sorts rows as `reading_order` sorts passages, while they stand where they were made."""
    return source.site, source.board, source.title, source.thread_id, source.position, row[1], *row[3:7], row[14]


def _holding(passages: list[Passage], text: str) -> list[Passage]:
    words = text.casefold().split()
    if not words:
        return passages
    return [p for p in passages if all(word in _searched(p) for word in words)]


def _searched(passage: Passage) -> str:
    parts = (passage.text, passage.annotation.memo, passage.author or "", passage.thread_title)
    return "\n".join(parts).casefold()
