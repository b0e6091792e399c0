"""What is asked of a full-text search and what it answers."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from reader.domain.record import record

Ranges: TypeAlias = tuple[tuple[int, int], ...]


class Where(StrEnum):
    """In what a search looks."""

    POSTS = "posts"
    TITLES = "titles"
    MEMOS = "memos"
    TAGS = "tags"


EVERYWHERE = frozenset(Where)


@record(frozen=True, slots=True)
class SearchOptions:
    """How a query is meant.

    Args:
        where: in what to look.
        scripts: traditional and simplified characters count as the same.
        widths: full-width and half-width signs count as the same.
        case: capital and small letters differ.
        regex: the query is one regular expression, applied to each paragraph as it is stored.
        thread_id: only in this thread, None for all.
        seconds: how long what the index cannot answer alone may take.
    """

    where: frozenset[Where] = EVERYWHERE
    scripts: bool = True
    widths: bool = True
    case: bool = False
    regex: bool = False
    thread_id: int | None = None
    seconds: float = 2.0


@record(frozen=True, slots=True)
class Hit:
    """One place that answers a query.

    Args:
        where: what it is.
        thread_id: the thread it lies in; None for a tag and for the library's journal.
        title: that thread's title; for a tag its name; ``""`` for the library.
        post_id, floor, author: the post it lies in, None where there is none or it is not known.
        places: each text that answers: the number of its paragraph (0 for titles, memos and tags) and what of it
            answers, as (start, end) in code points.
        key: the annotation of a memo, or the tag, as text; ``""`` for posts, titles and memos on posts, threads and
            the library.
        snippet: a line of the text about the first place.
        marks: what answers within the snippet, as (start, end) in code points.
    """

    where: Where
    thread_id: int | None
    title: str
    post_id: int | None
    floor: int | None
    author: str | None
    places: tuple[tuple[int, Ranges], ...]
    key: str
    snippet: str
    marks: Ranges

    @property
    def paragraph(self) -> int:
        """The paragraph of the first place."""
        return self.places[0][0]


@record(frozen=True, slots=True)
class Found:
    """A page of hits.

    Args:
        hits: tags, titles and memos first, then posts, each newest first.
        after: what to give to see more posts; None where there are no more.
        complete: False where time ran out before everything was looked at; ``after`` goes on from there.
    """

    hits: tuple[Hit, ...]
    after: int | None = None
    complete: bool = True


@record(frozen=True, slots=True)
class Count:
    """How many answer a query.

    Args:
        posts, titles, memos, tags: of each kind.
        complete: False where time ran out; there are at least so many.
    """

    posts: int = 0
    titles: int = 0
    memos: int = 0
    tags: int = 0
    complete: bool = True

    @property
    def total(self) -> int:
        """All together."""
        return self.posts + self.titles + self.memos + self.tags


@record(frozen=True, slots=True)
class IndexState:
    """How far the index is.

    Args:
        done, total: captures taken in, and those there are.
        ready: whether it holds all that is stored.
    """

    done: int
    total: int
    ready: bool
