"""Where annotations stand in later versions of their posts: links, what readers settled, and what is to be reviewed.

An annotation is never rewritten when its post comes again in another version. A link tells where it stands there; a
reader's own decision goes before every link, and later versions are compared with the version it was made on.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import AnchorState, Span, Target, TextQuote
from reader.domain.errors import LibraryDamaged
from reader.library.records import guid, when
from reader.text.anchoring import RULES, Placer, describe, fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager
    from uuid import UUID

    from reader.domain.thread import Paragraph
    from reader.library.database import Database, Row
    from reader.library.journal import Journal
    from reader.library.threads import ThreadStore
    from reader.text.anchoring import Placement

_TARGET = (
    'a.post_id, a.version_id, a.first, a.start, a.last, a."end", a.exact, a.prefix, a.suffix, a.digest, a.paragraphs'
)
_HELD_TEXTS = 500
_OUTDATED = f"""
    SELECT a.id, p.version_id, {_TARGET} FROM post p JOIN annotation a ON a.post_id=p.id AND a.version_id<>p.version_id
    LEFT JOIN link l ON l.annotation_id=a.id AND l.version_id=p.version_id AND l.rules={RULES}
    WHERE l.kind IS NULL AND {{}}
    ORDER BY p.id, a.version_id
"""  # noqa: S608 - the names are constants
_DOUBTFUL = f"""
    SELECT a.id FROM post p JOIN annotation a ON a.post_id=p.id AND a.version_id<>p.version_id
    LEFT JOIN link l ON l.annotation_id=a.id AND l.version_id=p.version_id AND l.rules={RULES}
    WHERE (l.kind IS NULL OR l.kind IN ('changed', 'orphan')
           OR EXISTS (SELECT 1 FROM settled o WHERE o.annotation_id=a.id))
    AND NOT EXISTS (SELECT 1 FROM settled s WHERE s.annotation_id=a.id AND s.version_id=p.version_id)
    AND p.thread_id NOT IN (SELECT thread_id FROM removed) AND (?1 IS NULL OR p.thread_id=?1)
    ORDER BY p.thread_id, p.position, p.id, a.first, a.start
"""  # noqa: S608 - the name is a constant
_SURELY_DOUBTFUL = f"""
    SELECT count(*) FROM post p JOIN annotation a ON a.post_id=p.id AND a.version_id<>p.version_id
    JOIN link l ON l.annotation_id=a.id AND l.version_id=p.version_id AND l.rules={RULES}
    WHERE l.kind IN ('changed', 'orphan') AND NOT EXISTS (SELECT 1 FROM settled o WHERE o.annotation_id=a.id)
    AND p.thread_id NOT IN (SELECT thread_id FROM removed)
"""  # noqa: S608 - the name is a constant
_UNSURELY_DOUBTFUL = f"""
    SELECT a.id FROM post p JOIN annotation a ON a.post_id=p.id AND a.version_id<>p.version_id
    LEFT JOIN link l ON l.annotation_id=a.id AND l.version_id=p.version_id AND l.rules={RULES}
    WHERE (l.kind IS NULL OR EXISTS (SELECT 1 FROM settled o WHERE o.annotation_id=a.id))
    AND NOT EXISTS (SELECT 1 FROM settled s WHERE s.annotation_id=a.id AND s.version_id=p.version_id)
    AND p.thread_id NOT IN (SELECT thread_id FROM removed)
"""  # noqa: S608 - the name is a constant


class _Decision(NamedTuple):
    version_id: int
    span: Span | None


class PlacementStore:
    """Where annotations stand in versions of their posts other than their own.

    Args:
        database: the library's connection.
        threads: its posts, for the text that annotations hold on to.
    """

    def __init__(self, database: Database, threads: ThreadStore) -> None:
        self._db = database
        self._threads = threads
        self._texts: dict[int, tuple[Paragraph, ...]] = {}
        self._placers: dict[tuple[int, int], Placer] = {}

    # -- looking ------------------------------------------------------------------------------------------------

    def find(self, annotation_id: UUID, target: Target, version_id: int) -> Placement:
        """Where an annotation stands in a version of its post: as settled, as linked, else worked out now."""
        key = str(annotation_id)
        decisions = self._decisions(key)
        for decision in decisions:
            if decision.version_id == version_id:
                return _as_settled(target, decision.span)
        if not decisions:
            row = self._db.row(
                'SELECT kind, first, start, last, "end" FROM link WHERE annotation_id=? AND version_id=? AND rules=?',
                (key, version_id, RULES),
            )
            if row:
                return _as_linked(row)
        return self._placed(self._based(target, decisions), version_id)

    def doubtful(self, thread_id: int | None = None) -> list[UUID]:
        """The annotations that may stand changed or nowhere in the version of their post that is stored as newest.

        In reading order; one that a reader settled in that version is left out. Those without a link are among them:
        `find` tells of each how it stands.
        """
        return [guid(row[0]) for row in self._db.rows(_DOUBTFUL, (thread_id,))]

    def doubtful_count(self) -> tuple[int, list[UUID]]:
        """How many annotations surely stand changed or nowhere and are not settled, and which others may."""
        unsure = [guid(row[0]) for row in self._db.rows(_UNSURELY_DOUBTFUL)]
        return self._db.number(_SURELY_DOUBTFUL), unsure

    def any_unlinked(self) -> bool:
        """Whether `link_all` would find something to do."""
        return self._db.row(_OUTDATED.format("1") + " LIMIT 1") is not None

    def damage(self) -> AbstractContextManager[None]:
        """See `ThreadStore.damage`."""
        return self._threads.damage()

    def words(self, version_id: int, span: Span) -> str:
        """The text of a span of a version, paragraphs joined by line feeds; empty where it does not fit."""
        paragraphs = self._text(version_id)
        return describe(paragraphs, span)[0].exact if fits(paragraphs, span) else ""

    def forget_texts(self) -> None:
        """Let go of the texts that were read for comparing."""
        self._texts.clear()
        self._placers.clear()

    # -- linking ------------------------------------------------------------------------------------------------

    def link(self, post_ids: Iterable[int]) -> int:
        """Link the annotations of some posts to the versions shown now, inside the caller's transaction.

        Args:
            post_ids: posts of which another version may be shown than before.

        Returns:
            how many links were made.
        """
        named = json.dumps(sorted(set(post_ids)))
        return self._link(_OUTDATED.format("p.id IN (SELECT value FROM json_each(?))"), (named,))

    def link_all(self) -> int:
        """Link what is not linked yet, such as what a program older than the links took in; see `link`."""
        return self._link(_OUTDATED.format("1"), ())

    def _link(self, sql: str, params: Sequence[object]) -> int:
        links: list[Sequence[object]] = []
        with self._threads.damage():
            for row in self._db.rows(sql, params):
                span, state = self._placed(_target(row[2:]), row[1])
                places = (span.first, span.start, span.last, span.end) if span else (None,) * 4
                links.append((row[0], row[1], RULES, state.value, *places))
        self.forget_texts()
        try:
            self._db.run_many(
                'INSERT OR REPLACE INTO link (annotation_id, version_id, rules, kind, first, start, last, "end") '
                "VALUES (?,?,?,?,?,?,?,?)",
                links,
            )
        except sqlite3.IntegrityError as error:
            reason = "The library is damaged: an annotation or a version of its post is not where it should be."
            raise LibraryDamaged(reason, self._db.path) from error
        return len(links)

    # -- settling -----------------------------------------------------------------------------------------------

    def settle(self, journal: Journal, annotation_id: UUID, version_id: int, span: Span | None) -> None:
        """Keep a reader's decision in the running step.

        Args:
            journal: the library's.
            annotation_id: of an annotation that is stored.
            version_id: of a version of its post.
            span: where it stands in that version; None if it is gone.
        """
        first, start, last, end = (span.first, span.start, span.last, span.end) if span else (None,) * 4
        journal.put(
            "settled",
            {
                "annotation_id": str(annotation_id),
                "version_id": version_id,
                "first": first,
                "start": start,
                "last": last,
                "end": end,
                "at": when(datetime.now(UTC)),
            },
        )

    def unsettle(self, journal: Journal, annotation_id: UUID) -> None:
        """Drop all decisions about an annotation in the running step."""
        for row in self._db.rows("SELECT version_id FROM settled WHERE annotation_id=?", (str(annotation_id),)):
            journal.drop("settled", str(annotation_id), row[0])

    # -- helpers ------------------------------------------------------------------------------------------------

    def _decisions(self, key: str) -> list[_Decision]:
        """What readers settled about an annotation, the newest first."""
        rows = self._db.rows(
            'SELECT version_id, first, start, last, "end" FROM settled WHERE annotation_id=? ORDER BY at DESC', (key,)
        )
        return [_Decision(row[0], _span(row[1:])) for row in rows]

    def _based(self, target: Target, decisions: Sequence[_Decision]) -> Target:
        """The anchor as it was made, or as a reader put it last: that is the better base for still newer versions."""
        for version_id, span in decisions:
            paragraphs = self._text(version_id)
            if span and fits(paragraphs, span):
                quote, digest = describe(paragraphs, span)
                return replace(
                    target, version_id=version_id, span=span, quote=quote, digest=digest, paragraphs=len(paragraphs)
                )
        return target

    def _placed(self, target: Target, version_id: int) -> Placement:
        key = (target.version_id, version_id)
        if key not in self._placers:
            if len(self._texts) > _HELD_TEXTS:
                self.forget_texts()
            self._placers[key] = Placer(self._text(target.version_id), self._text(version_id))
        return self._placers[key].place(target)

    def _text(self, version_id: int) -> tuple[Paragraph, ...]:
        if version_id not in self._texts:
            self._texts[version_id] = self._threads.paragraphs(version_id)
        return self._texts[version_id]


def _target(row: Row) -> Target:
    return Target(row[0], row[1], Span(*row[2:6]), TextQuote(*row[6:9]), row[9], row[10])


def _span(places: Row) -> Span | None:
    return None if places[0] is None else Span(*places)


def _as_linked(row: Row) -> Placement:
    span = _span(row[1:])
    return span, AnchorState(row[0]) if span else AnchorState.ORPHAN


def _as_settled(target: Target, span: Span | None) -> Placement:
    if span is None:
        return None, AnchorState.ORPHAN
    return span, AnchorState.EXACT if span == target.span else AnchorState.MOVED
