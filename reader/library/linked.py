"""Where links in memos lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.memo_links import PassageLink, target_of

if TYPE_CHECKING:
    from reader.domain.annotation import Span
    from reader.domain.thread import PostHead, ThreadHead
    from reader.library.library import Library

_POST = """
    SELECT p.thread_id FROM post p WHERE p.id=? AND p.thread_id NOT IN (SELECT thread_id FROM removed)
"""


@dataclass(frozen=True, slots=True)
class LinkedPlace:
    """A place that a link leads to.

    Args:
        thread_id, post_id: where it is.
        paragraph: of the post, from 0.
        span: of a passage, in the version shown; None for a post and for a passage that stands nowhere in it.
    """

    thread_id: int
    post_id: int
    paragraph: int = 0
    span: Span | None = None


def linked_place(library: Library, address: str) -> LinkedPlace | None:
    """The place that an address names, or None where it is no address or nothing is there any more.

    Args:
        library: the open library.
        address: as in `reader.text.memo_links`.
    """
    target = target_of(address)
    if target is None:
        return None
    if isinstance(target, PassageLink):
        annotation = library.annotations.get(target.passage_id)
        if annotation is None:
            return None
        post_id, span = annotation.target.post_id, annotation.shown
        paragraph = span.first if span is not None else 0
    else:
        post_id, paragraph, span = target.post_id, target.paragraph, None
    row = library.database.row(_POST, (post_id,))
    return LinkedPlace(int(row[0]), post_id, paragraph, span) if row else None


def linked_post(library: Library, place: LinkedPlace) -> tuple[ThreadHead, PostHead] | None:
    """Thread and post of a place, for citing it."""
    head = library.threads.head(place.thread_id)
    posts = library.threads.post_heads(place.thread_id, {place.post_id})
    return (head, posts[0]) if head is not None and posts else None
