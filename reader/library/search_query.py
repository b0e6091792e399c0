"""Answering a query from the index where that can, and from the texts themselves where it cannot."""

from __future__ import annotations

import json
from time import perf_counter
from typing import TYPE_CHECKING

from reader.domain.errors import SearchTooSlow
from reader.domain.search import Count, Found, Hit, Where
from reader.library.search_index import texts_of
from reader.library.search_match import match_of
from reader.library.search_sides import Sides
from reader.text.finding import QueryFinder, RegexFinder, snippet
from reader.text.query import parse_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.search import SearchOptions
    from reader.library.database import Database, Row
    from reader.library.search_index import SearchIndex
    from reader.library.search_match import Match
    from reader.text.finding import Finder

_BATCH = 256
_STRETCH = 10_000
_NEWEST = 2**63 - 1
_SHOWN = """
    SELECT p.id, p.thread_id, t.title, p.floor, v.author, v.paragraphs
    FROM post p JOIN thread t ON t.id=p.thread_id JOIN post_version v ON v.id=p.version_id
    WHERE p.thread_id NOT IN (SELECT thread_id FROM removed) AND
"""
_NAMED = f"{_SHOWN} p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id DESC"  # noqa: S608 - constants


def shown_texts(library: Database, posts: Iterable[int]) -> dict[int, list[str]]:
    """The paragraphs' texts of posts, in the versions that are searched."""
    rows = library.rows(_NAMED, (json.dumps(list(posts)),))
    return {row[0]: texts_of(row[5]) for row in rows}


class Search:
    """One query over one library.

    Args:
        library: the library's connection.
        index: its index, or None to look through all texts.
        query: what was typed.
        options: how it is meant.

    Raises:
        QueryError: it cannot be understood.
    """

    def __init__(self, library: Database, index: SearchIndex | None, query: str, options: SearchOptions) -> None:
        self._library = library
        self._options = options
        self._index = index.database if index and not options.regex else None
        self._end = perf_counter() + options.seconds
        self._finder: Finder
        self._match: Match | None = None
        if options.regex:
            self._finder = RegexFinder(query, options, self._remaining)
        else:
            node = parse_query(query)
            self._finder = QueryFinder(node, options)
            if index and self._index:
                plain = options.scripts and options.widths and not options.case
                self._match = match_of(node, small=index.small, plain=plain)
        self._filter, self._params = self._barred()
        self._sides = Sides(library, self._index, self._match, options, self._finder)

    # -- hits --------------------------------------------------------------------------------------------------

    def first(self, limit: int) -> Found:
        """Tags, titles and memos, at most ``limit`` of each, and the newest ``limit`` posts."""
        try:
            sides = self._sides.hits(limit)
        except SearchTooSlow:
            return Found((), _NEWEST if Where.POSTS in self._options.where else None, complete=False)
        posts = self.posts(limit)
        return Found((*sides, *posts.hits), posts.after, posts.complete)

    def posts(self, limit: int, before: int = _NEWEST) -> Found:
        """Posts, newest first.

        Args:
            limit: how many.
            before: what ``Found.after`` gave.
        """
        hits: list[Hit] = []
        at: int | None = before
        last = before
        if Where.POSTS not in self._options.where:
            return Found(())
        while at is not None and len(hits) < limit:
            rows, at = self._rows(at, limit + 1 - len(hits) if self._exact else _BATCH)
            for row in rows:
                try:
                    hit = self._hit(row)
                except SearchTooSlow:
                    # A post that took the whole time alone is passed over next time, else there would be no getting on.
                    return Found(tuple(hits), row[0] if last == before else last, complete=False)
                if hit and len(hits) == limit:
                    return Found(tuple(hits), last)
                if hit:
                    hits.append(hit)
                last = row[0]
                if not self._exact and self._remaining() <= 0:
                    return Found(tuple(hits), last, complete=False)
        return Found(tuple(hits), last if at is not None else None)

    def count(self) -> Count:
        """How many answer, of each kind."""
        titles = memos = tags = posts = 0
        complete = True
        try:
            titles, memos, tags = self._sides.counts()
            if Where.POSTS in self._options.where:
                for number in self._tally():
                    posts = number
        except SearchTooSlow:
            complete = False
        return Count(posts, titles, memos, tags, complete)

    def threads(self) -> frozenset[int]:
        """The threads with posts that answer; where time runs out, those found until then."""
        if self._index and self._match and self._exact:
            ids = self._index.rows(
                f"SELECT rowid FROM post_grams WHERE post_grams MATCH ?{self._filter}",  # noqa: S608
                (self._match.text, *self._params),
            )
            named = json.dumps([row[0] for row in ids])
            return frozenset(
                row[0]
                for row in self._library.rows(
                    "SELECT DISTINCT thread_id FROM post WHERE id IN (SELECT value FROM json_each(?))", (named,)
                )
            )
        found: set[int] = set()
        at: int | None = _NEWEST
        while at is not None and self._remaining() > 0:
            rows, at = self._rows(at, _BATCH)
            found.update(row[1] for row in rows if row[1] not in found and self._finder.answers(texts_of(row[5])))
        return frozenset(found)

    def _tally(self) -> Iterator[int]:
        """The number of posts found so far, again and again; the last one is the answer."""
        if self._index and self._match and self._exact:
            yield from self._tally_index(self._index, self._match)
            return
        count, at = 0, _NEWEST
        while True:
            rows, after = self._rows(at, _BATCH)
            for row in rows:
                count += self._finder.answers(texts_of(row[5]))
                if self._remaining() <= 0:
                    yield count
                    raise SearchTooSlow("The search took longer than allowed.")
            yield count
            if after is None:
                return
            at = after

    def _tally_index(self, index: Database, match: Match) -> Iterator[int]:
        """The same where the index tells: stretch by stretch of the posts, so that it can be stopped in time.

        Nothing inside FTS5 can be stopped. So each stretch is as long as the one before lets hope to fit.
        """
        sql = f"SELECT count(*) FROM post_grams WHERE post_grams MATCH ? AND rowid>=? AND rowid<?{self._filter}"  # noqa: S608
        count, size = 0, _STRETCH
        at = self._library.number("SELECT max(id) FROM post") + 1
        while at > 0:
            start = perf_counter()
            count += index.number(sql, (match.text, at - size, at, *self._params))
            at -= size
            yield count
            spent, left = perf_counter() - start, self._remaining()
            if at > 0 and left <= 0:
                raise SearchTooSlow("The search took longer than allowed.")
            # Half of what is left, since posts are of different lengths.
            size = max(_STRETCH, min(4 * size, int(size * left / 2 / max(spent, 1e-6))))

    @property
    def _exact(self) -> bool:
        return self._match is not None and self._match.exact

    def _remaining(self) -> float:
        return self._end - perf_counter()

    def _hit(self, row: Row) -> Hit | None:
        texts = texts_of(row[5])
        if not self._exact and not self._finder.answers(texts):
            return None
        places = tuple((i, tuple(found)) for i, text in enumerate(texts) if (found := self._finder.ranges(text)))
        if not places:  # the index knows an older version, for the moment
            return None
        first, ranges = places[0]
        piece, marks = snippet(texts[first], ranges)
        return Hit(Where.POSTS, row[1], row[2], row[0], row[3], row[4], places, "", piece, marks)

    # -- rows --------------------------------------------------------------------------------------------------

    def _rows(self, before: int, limit: int) -> tuple[list[Row], int | None]:
        """Posts that may answer, and where to go on (None where there are no more)."""
        if self._index and self._match:
            ids = self._index.rows(
                f"SELECT rowid FROM post_grams WHERE post_grams MATCH ? AND rowid<?{self._filter} "  # noqa: S608
                "ORDER BY rowid DESC LIMIT ?",
                (self._match.text, before, *self._params, limit),
            )
            if not ids:
                return [], None
            named = json.dumps([row[0] for row in ids])
            return self._library.rows(_NAMED, (named,)), ids[-1][0] if len(ids) == limit else None
        thread = "" if self._options.thread_id is None else " AND p.thread_id=?"
        params = () if self._options.thread_id is None else (self._options.thread_id,)
        rows = self._library.rows(f"{_SHOWN} p.id<?{thread} ORDER BY p.id DESC LIMIT ?", (before, *params, limit))
        return rows, rows[-1][0] if len(rows) == limit else None

    def _barred(self) -> tuple[str, tuple[str, ...]]:
        """The condition that leaves out what is not searched. The plus keeps FTS5 from seeking each number singly."""
        if not self._index:
            return "", ()
        if self._options.thread_id is not None:
            rows = self._library.rows("SELECT id FROM post WHERE thread_id=?", (self._options.thread_id,))
            return " AND +rowid IN (SELECT value FROM json_each(?))", (json.dumps([row[0] for row in rows]),)
        rows = self._library.rows("SELECT id FROM post WHERE thread_id IN (SELECT thread_id FROM removed)")
        if not rows:
            return "", ()
        return " AND +rowid NOT IN (SELECT value FROM json_each(?))", (json.dumps([row[0] for row in rows]),)
