"""Tagging all hits of a search: gathered first, looked at by the reader, then tagged as one undoable step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from reader.domain.annotation import Changes, Span
from reader.domain.errors import LibraryError
from reader.domain.search import Where
from reader.library.search_query import shown_texts
from reader.session.editing import AddTag, SetTags, Together, new_tag
from reader.session.seeking import searching_in
from reader.text.finding import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Protocol

    from reader.domain.annotation import Tag
    from reader.domain.search import Found, Hit, Ranges, SearchOptions
    from reader.session.editing import Edit, Spans
    from reader.session.reading import ReadingSession
    from reader.session.searching import Searching

    class Progress(Protocol):
        """What a job reports to."""

        def report(self, done: int, total: int, what: str = "") -> None:
            """Say how far it is."""

        def cancelled(self) -> bool:
            """Whether to stop."""


MOST = 20_000
"""Paragraphs that one search can tag; more are no longer looked at by anybody."""

KIND = "tag-hits"
_PAGE = 400
_CHUNK = 40
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Match:
    """One paragraph that answers a search.

    Args:
        thread_id, title: the thread.
        post_id, floor, author: the post.
        paragraph: its number within the post, and its ``length`` in characters.
        ranges: what of it answers, as (start, end) in code points.
        snippet: a line of it about the first of them, with ``marks`` in that line.
    """

    thread_id: int
    title: str
    post_id: int
    floor: int | None
    author: str | None
    paragraph: int
    length: int
    ranges: Ranges
    snippet: str
    marks: Ranges

    def spans(self, *, whole: bool) -> Spans:
        """The whole paragraph, or just the words."""
        ranges = ((0, self.length),) if whole else self.ranges
        return tuple((self.post_id, Span(self.paragraph, a, self.paragraph, b)) for a, b in ranges)


class Matches(NamedTuple):
    """What a search would tag, and whether that is all: not where time was over or there were more than `MOST`."""

    found: list[Match]
    complete: bool


def gather(library: Path, query: str, options: SearchOptions, progress: Progress) -> Matches:
    """All paragraphs of posts that answer a query; to be called in a job.

    Args:
        library: the library file; it is only read.
        query: what is searched.
        options: how it is meant; only posts are looked at.
        progress: told how many were found; can cancel.

    Raises:
        QueryError: the query cannot be understood.
        LibraryError: library or index cannot be read.
    """
    options = replace(options, where=frozenset({Where.POSTS}), seconds=_SECONDS)
    found: list[Match] = []
    whole = False
    with searching_in(library) as (opened, searching):
        try:
            with opened.database.stopping(progress.cancelled):
                for answer in _answers(searching, query, options):
                    texts = shown_texts(
                        opened.database, [hit.post_id for hit in answer.hits if hit.post_id is not None]
                    )
                    for hit in answer.hits:
                        found += _matches(hit, texts.get(hit.post_id or 0, []))
                    progress.report(len(found), 0)
                    whole = answer.complete and answer.after is None
                    if len(found) >= MOST or progress.cancelled():
                        break
        except LibraryError:
            # One look through all texts may take a minute.
            if not progress.cancelled():
                raise
            whole = False
    return Matches(found[:MOST], whole and len(found) <= MOST)


def _answers(searching: Searching, query: str, options: SearchOptions) -> Iterator[Found]:
    """Page by page what answers a query, as far as it was found in time."""
    answer = searching.search(query, options, _PAGE)
    yield answer
    while answer.complete and answer.after is not None:
        answer = searching.more(query, answer.after, options, _PAGE)
        yield answer


def _matches(hit: Hit, texts: Sequence[str]) -> Iterator[Match]:
    if hit.thread_id is None or hit.post_id is None:
        return
    for paragraph, ranges in hit.places:
        if paragraph < len(texts):
            text = texts[paragraph]
            piece, marks = snippet(text, ranges)
            yield Match(
                hit.thread_id,
                hit.title,
                hit.post_id,
                hit.floor,
                hit.author,
                paragraph,
                len(text),
                ranges,
                piece,
                marks,
            )


class Autocode:
    """Tags matches, some at a time, all as one step of the undo history.

    Args:
        session: the library; nothing else may edit it between two calls of `step`.
        matches: what to tag.
        tags: the tags to set.
        fresh: name of a tag to make and set too, ``""`` for none.
        whole: tag whole paragraphs rather than just the words.
    """

    def __init__(
        self,
        session: ReadingSession,
        matches: Sequence[Match],
        tags: Sequence[Tag],
        fresh: str = "",
        *,
        whole: bool = True,
    ) -> None:
        self._session = session
        self._matches = matches
        self._new = new_tag(fresh, session.tags()) if fresh else None
        worn: list[Tag] = [*tags, *([self._new] if self._new else [])]
        self._tags = frozenset(tag.id for tag in worn)
        self._detail = ", ".join(tag.name for tag in worn)
        self._whole = whole
        self._burst = uuid4().hex
        self._changes = Changes()
        self.done = 0

    @property
    def total(self) -> int:
        """How many matches there are."""
        return len(self._matches)

    def step(self) -> bool:
        """Tag the next ones.

        Returns:
            whether there are more; with the last ones all views are told.

        Raises:
            PostilError: they could not be tagged; those before are, and undo takes them back.
        """
        chunk = self._matches[self.done : self.done + _CHUNK]
        spans = tuple(place for match in chunk for place in match.spans(whole=self._whole))
        edits: list[Edit] = [AddTag(self._new)] if self._new and not self.done else []
        edits.append(SetTags(spans, self._tags))
        try:
            changes = self._session.apply(Together(tuple(edits), KIND, self._detail), burst=self._burst, tell=False)
        except BaseException:
            self._session.tell(self._changes)
            raise
        self._changes |= changes
        self.done += len(chunk)
        if self.done >= self.total:
            self._session.tell(self._changes)
            return False
        return True

    def cancel(self) -> None:
        """Take back what was tagged so far.

        Raises:
            PostilError: it could not be taken back.
        """
        if self._changes:
            self._session.undo()
