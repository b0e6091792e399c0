"""The list of annotations that need a reader's look, because their posts came again with another text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.annotation import AnchorState
from reader.domain.review import Review

if TYPE_CHECKING:
    from reader.library.annotations import AnnotationStore
    from reader.library.database import Database
    from reader.library.placements import PlacementStore

_FACTS = """
    SELECT p.id, p.version_id, t.id, t.title, p.floor, v.author FROM post p JOIN thread t ON t.id=p.thread_id
    JOIN post_version v ON v.id=p.version_id WHERE p.id IN (SELECT value FROM json_each(?))
"""


class ReviewStore:
    """What is to be reviewed.

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
        if not self._db.read_only:
            with self._db.transaction():
                self._placements.link_all()
        found = self._annotations.named(self._placements.doubtful(thread_id))
        posts = json.dumps(sorted({annotation.target.post_id for annotation in found}))
        facts = {row[0]: row[1:] for row in self._db.rows(_FACTS, (posts,))}
        reviews = []
        for annotation in found:
            version_id, *rest = facts[annotation.target.post_id]
            shown, state = self._placements.find(annotation.id, annotation.target, version_id)
            if state in (AnchorState.CHANGED, AnchorState.ORPHAN):
                text = self._placements.words(version_id, shown) if shown else ""
                seen = replace(annotation, shown=shown, state=state)
                reviews.append(Review(seen, version_id, annotation.target.quote.exact, text, *rest))
        self._placements.forget_texts()
        return reviews
