"""Tags, annotations and how they hold on to the text.

Anchors follow the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/): a text position checked
by a text quote with context; positions count Unicode code points.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from reader.domain.thread import Link

CONTEXT = 32
"""Characters of prefix and suffix that a quote keeps."""


@record(frozen=True, slots=True)
class Tag:
    """A code of the codebook.

    Args:
        id: GUID given at birth (REFI-QDA needs it).
        name: as shown; unique among its siblings regardless of case.
        colour: name of a palette entry (``blue``, ``orange`` …) or ``#rrggbb``.
        parent: GUID of the tag above, or None.
        key: the key that sets it in the reading pane, one character such as ``"1"``; ``""`` for none.
        description: definition of the code.
        position: order among its siblings, from 0.
    """

    id: UUID
    name: str
    colour: str
    parent: UUID | None = None
    key: str = ""
    description: str = ""
    position: int = 0


@record(frozen=True, slots=True)
class TextQuote:
    """The words of an anchor with their context inside the post (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@record(frozen=True, slots=True)
class Span:
    """A stretch of one post: from ``start`` in paragraph ``first`` to ``end`` (exclusive) in paragraph ``last``.

    Paragraphs are ordinals within the post's version, offsets count code points within the paragraph's text.
    """

    first: int
    start: int
    last: int
    end: int


@record(frozen=True, slots=True)
class Target:
    """What an annotation is about, as stored when it was made; never rewritten by an import.

    Args:
        post_id: the library's number of the post.
        version_id: the version of the post that was shown.
        span: where in that version.
        quote: the words and their context.
        digest: of the first paragraph, as `Paragraph.digest`.
        paragraphs: how many paragraphs that version of the post had.
    """

    post_id: int
    version_id: int
    span: Span
    quote: TextQuote
    digest: str
    paragraphs: int


class AnchorState(StrEnum):
    """How an annotation stands to the version of the post that is shown."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHAN = "orphan"


@record(frozen=True, slots=True)
class Annotation:
    """Tags and a memo on a stretch of a post.

    ``shown`` is where it stands in the version that is shown now (None when not found there) and ``state`` how sure
    that is; both are worked out when the post is opened, never stored.
    """

    id: UUID
    target: Target
    tags: frozenset[UUID]
    memo: str
    coder: str
    created: datetime
    modified: datetime
    shown: Span | None = None
    state: AnchorState = AnchorState.EXACT


@record(frozen=True, slots=True)
class Passage:
    """An annotation seen with its text, context and provenance: what tables show and exporters write.

    Args:
        annotation: the annotation.
        tags: its tags, in codebook order.
        tag_paths: for each tag the names from the top of the codebook down to it.
        text: the annotated words, paragraphs joined by line feeds.
        thread_id: library number; ``thread_key_id`` is the forum's own thread id.
        post_key: the forum's own post id, or ``""``.
        source_file, source_member, source_sha256, charset, software: the capture that was annotated.
        position: of the post within its thread, for sorting.
        before, after: paragraphs of the post around the passage, where they were asked for.
        tag_ranks: for each tag its place in the codebook read from the top down; none where that is not known.
        links: where words of it lead, where that was asked for; ``paragraph`` counts the lines of ``text`` from 0.
    """

    annotation: Annotation
    tags: tuple[Tag, ...]
    tag_paths: tuple[tuple[str, ...], ...]
    text: str
    thread_id: int
    thread_title: str
    thread_key_id: str
    site: str
    board: tuple[str, ...]
    post_key: str
    floor: int | None
    author: str | None
    author_id: str | None
    posted_at: datetime | None
    posted_raw: str
    location: str | None
    captured_at: datetime | None
    captured_from: str | None
    url: str | None
    source_file: str
    source_member: str | None
    source_sha256: str
    charset: str = ""
    software: str = ""
    position: int = 0
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    tag_ranks: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()


def reading_order(passage: Passage) -> tuple[object, ...]:
    """Sorts passages as a library is read: by site, board and thread, then by place."""
    annotation = passage.annotation
    span = annotation.shown or annotation.target.span
    return (
        passage.site,
        passage.board,
        passage.thread_title,
        passage.thread_id,
        passage.position,
        annotation.target.post_id,
        span.first,
        span.start,
        span.last,
        span.end,
        annotation.created,
    )


@record(frozen=True, slots=True)
class PassageQuery:
    """Which passages are wanted; empty fields do not restrict.

    Args:
        text: words that the passage, its memo, author or thread title must hold (each, regardless of case).
        tags: tags of which one (with its descendants) must be set.
        thread_id: only this thread.
        posts: only these posts, by their library numbers.
        query: in the language of `reader.text.passage_query`.
    """

    text: str = ""
    tags: frozenset[UUID] = frozenset()
    thread_id: int | None = None
    posts: frozenset[int] = frozenset()
    query: str = ""


@record(frozen=True, slots=True)
class Changes:
    """What an edit or import touched, so that each view refreshes only its part; ``a | b`` joins two."""

    threads: frozenset[int] = frozenset()
    posts: frozenset[int] = frozenset()
    annotations: frozenset[UUID] = frozenset()
    tags: bool = False
    structure: bool = False
    """Threads or posts appeared or vanished."""
    texts: bool = False
    """The posts' texts are others than before: newer captures were read."""
    memos: bool = False
    """A memo on a post, a thread, a tag or the library was written."""
    place: tuple[int, int, int] | None = field(default=None, compare=False)
    """Thread, post and paragraph where the change can be seen."""

    def __or__(self, other: Changes) -> Changes:
        """Join two notices."""
        return Changes(
            threads=self.threads | other.threads,
            posts=self.posts | other.posts,
            annotations=self.annotations | other.annotations,
            tags=self.tags or other.tags,
            structure=self.structure or other.structure,
            texts=self.texts or other.texts,
            memos=self.memos or other.memos,
            place=other.place or self.place,
        )

    def __bool__(self) -> bool:
        """Whether anything was touched."""
        return bool(self.threads or self.posts or self.annotations or self.tags or self.structure or self.memos)
