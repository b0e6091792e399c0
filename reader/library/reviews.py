"""What came again with another text: annotations that need a reader's look, and the versions of a post."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.annotation import AnchorState
from reader.domain.review import PostVersion, Review
from reader.library.matching import ASIDE
from reader.library.records import moment, stamp, unpack_paragraphs

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.library.annotations import AnnotationStore
    from reader.library.database import Database
    from reader.library.placements import PlacementStore

_FACTS = """
    SELECT p.id, p.version_id, t.id, t.title, p.floor, v.author FROM post p JOIN thread t ON t.id=p.thread_id
    JOIN post_version v ON v.id=p.version_id WHERE p.id IN (SELECT value FROM json_each(?))
"""
_VERSIONS = f"""
    SELECT v.id, v.id=p.version_id AND p.id=?1, v.author, v.paragraphs FROM post p JOIN post_version v ON v.post_id=p.id
    WHERE p.id=?1 OR p.id IN (
        SELECT a.id FROM post p JOIN joined j ON j.into_id=p.thread_id
        JOIN post a ON a.thread_id=j.thread_id AND a.post_key GLOB '{ASIDE}' || ?1 || '-*' WHERE p.id=?1)
"""  # noqa: S608 - a constant
_PAGES = """
    SELECT coalesce(c.captured_at, c.imported_at), c.path, c.member FROM capture c
    WHERE c.id IN (SELECT capture_id FROM sighting WHERE version_id=?1
                   UNION SELECT capture_id FROM post_version WHERE id=?1)
"""


class ReviewStore:
    """What is to be reviewed, and what it is compared with.

    Args:
        database: the library's connection.
        annotations, placements: the stores that the list is made of.
    """

    def __init__(self, database: Database, annotations: AnnotationStore, placements: PlacementStore) -> None:
        self._db = database
        self._annotations = annotations
        self._placements = placements

    def needs_review(self, thread_id: int | None = None) -> list[Review]:
        """The annotations that stand changed or nowhere in the newest version of their post, in reading order.

        Left out are those that a reader accepted or put in that version. In a library that can be written, links
        that are missing are made first.

        Args:
            thread_id: only of this thread; None for all.
        """
        if not self._db.read_only and self._placements.any_unlinked():
            with self._db.transaction():
                self._placements.link_all()
        found = self._annotations.named(self._placements.doubtful(thread_id))
        posts = json.dumps(sorted({annotation.target.post_id for annotation in found}))
        facts = {row[0]: row[1:] for row in self._db.rows(_FACTS, (posts,))}
        reviews = []
        for annotation in found:
            if annotation.target.post_id not in facts:
                continue  # the post is lost, which a check of the library tells
            version_id, *rest = facts[annotation.target.post_id]
            shown, state = self._placements.find(annotation.id, annotation.target, version_id)
            if state in (AnchorState.CHANGED, AnchorState.ORPHAN):
                text = self._placements.words(version_id, shown) if shown else ""
                seen = replace(annotation, shown=shown, state=state)
                reviews.append(Review(seen, version_id, annotation.target.quote.exact, text, *rest))
        self._placements.forget_texts()
        return reviews

    def count(self) -> int:
        """How many annotations `needs_review` would list; made to be asked often, it writes nothing."""
        sure, unsure = self._placements.doubtful_count()
        if unsure:
            found = [self._newest(annotation) for annotation in self._annotations.named(unsure)]
            sure += sum(1 for state in found if state in (AnchorState.CHANGED, AnchorState.ORPHAN))
            self._placements.forget_texts()
        return sure

    def _newest(self, annotation: Annotation) -> AnchorState:
        row = self._db.row("SELECT version_id FROM post WHERE id=?", (annotation.target.post_id,))
        return self._placements.find(annotation.id, annotation.target, row[0])[1] if row else AnchorState.ORPHAN

    def versions(self, post_id: int) -> list[PostVersion]:
        """All stored versions of a post, the one that was saved last first."""
        made: dict[int, list[Annotation]] = {}
        for annotation in self._annotations.of_post(post_id):
            made.setdefault(annotation.target.version_id, []).append(annotation)
        found = []
        with self._placements.damage():
            for version_id, shown, author, paragraphs in self._db.rows(_VERSIONS, (post_id,)):
                pages = [(moment(row[0]), *row[1:]) for row in self._db.rows(_PAGES, (version_id,))]
                saved_at, path, member = min(pages, key=lambda page: stamp(page[0]) if page[0] else "")
                text = unpack_paragraphs(paragraphs)
                notes = tuple(made.get(version_id, ()))
                found.append(
                    PostVersion(version_id, bool(shown), author, text, saved_at, path, member, len(pages), notes)
                )
        found.sort(key=lambda version: (stamp(version.saved_at) if version.saved_at else "", version.id), reverse=True)
        return found
