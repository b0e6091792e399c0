"""What a search finds beside posts: titles, memos and tags. There are few enough of the last two to look through."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.search import Hit, Where
from reader.text.finding import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.domain.search import SearchOptions
    from reader.library.database import Database
    from reader.library.search_match import Match
    from reader.text.finding import Finder

_TITLES = "SELECT id, title FROM thread WHERE id NOT IN (SELECT thread_id FROM removed)"
_MEMOS = """
    SELECT a.id, a.memo, a.first, p.id, p.floor, v.author, p.thread_id, t.title
    FROM annotation a JOIN post p ON p.id=a.post_id JOIN thread t ON t.id=p.thread_id
    JOIN post_version v ON v.id=p.version_id
    WHERE a.memo<>'' AND p.thread_id NOT IN (SELECT thread_id FROM removed)
"""
_POST_MEMOS = """
    SELECT m.text, p.id, p.floor, v.author, p.thread_id, t.title
    FROM memo m JOIN post p ON p.id=CAST(m.key AS INTEGER) JOIN thread t ON t.id=p.thread_id
    JOIN post_version v ON v.id=p.version_id
    WHERE m.subject='post' AND p.thread_id NOT IN (SELECT thread_id FROM removed)
"""
_THREAD_MEMOS = """
    SELECT m.text, t.id, t.title FROM memo m JOIN thread t ON t.id=CAST(m.key AS INTEGER)
    WHERE m.subject='thread' AND t.id NOT IN (SELECT thread_id FROM removed)
"""
_TAGS = """
    SELECT id, name, description,
        (SELECT group_concat(text, char(10)) FROM memo m WHERE m.subject='tag' AND m.key=tag.id)
    FROM tag ORDER BY position
"""


class _Text(NamedTuple):
    """One text beside the posts; the fields of `Hit` and what is searched."""

    where: Where
    text: str
    thread_id: int | None
    title: str
    post_id: int | None
    floor: int | None
    author: str | None
    key: str


class Sides:
    """Looks for a query in titles, memos and tags.

    Args:
        library: the library's connection.
        index: that of the index, or None to look through all titles.
        match: what to ask of it.
        options: how the query is meant.
        finder: looks at the texts.
    """

    def __init__(
        self, library: Database, index: Database | None, match: Match | None, options: SearchOptions, finder: Finder
    ) -> None:
        self._library = library
        self._index = index
        self._match = match
        self._options = options
        self._finder = finder

    def hits(self, limit: int) -> list[Hit]:
        """At most so many of each kind: tags, titles, memos.

        Raises:
            SearchTooSlow: the time is over.
        """
        found: list[Hit] = []
        for texts in (self._tags(), self._titles(limit), self._memos()):
            found += islice((hit for one in texts if (hit := self._hit(one))), limit)
        return found

    def counts(self) -> tuple[int, int, int]:
        """How many titles, memos and tags answer.

        Raises:
            SearchTooSlow: the time is over.
        """
        if Where.TITLES in self._options.where and self._index and self._match and self._match.exact:
            where, params = self._title_match(self._match)
            titles = self._index.number(f"SELECT count(*) {where}", params)
        else:
            titles = self._answering(self._titles())
        return titles, self._answering(self._memos()), self._answering(self._tags())

    def _answering(self, texts: Iterator[_Text]) -> int:
        return sum(1 for one in texts if self._finder.answers([one.text]))

    def _hit(self, one: _Text) -> Hit | None:
        if not self._finder.answers([one.text]):
            return None
        ranges = tuple(self._finder.ranges(one.text))
        piece, marks = snippet(one.text, ranges)
        return Hit(
            one.where,
            one.thread_id,
            one.title,
            one.post_id,
            one.floor,
            one.author,
            ((0, ranges),),
            one.key,
            piece,
            marks,
        )

    def _titles(self, limit: int = -1) -> Iterator[_Text]:
        """The titles that may answer, newest first; only so many where each of them is sure to."""
        if Where.TITLES not in self._options.where:
            return
        where, params = self._of_thread("id")
        if self._index and self._match:
            found, asked = self._title_match(self._match)
            most = limit if self._match.exact else -1
            ids = self._index.rows(f"SELECT rowid {found} ORDER BY rowid DESC LIMIT ?", (*asked, most))
            where, params = " AND id IN (SELECT value FROM json_each(?))", (json.dumps([row[0] for row in ids]),)
        for thread_id, title in self._library.rows(f"{_TITLES}{where} ORDER BY id DESC", params):
            yield _Text(Where.TITLES, title, thread_id, title, None, None, None, "")

    def _title_match(self, match: Match) -> tuple[str, tuple[object, ...]]:
        """What follows SELECT to find titles in the index, but those of removed threads."""
        thread_id = self._options.thread_id
        removed = json.dumps([row[0] for row in self._library.rows("SELECT thread_id FROM removed")])
        only, params = ("", ()) if thread_id is None else (" AND rowid=?", (thread_id,))
        where = f"title_grams MATCH ?{only} AND +rowid NOT IN (SELECT value FROM json_each(?))"  # noqa: S608 - own words
        return "FROM title_grams WHERE " + where, (match.text, *params, removed)

    def _memos(self) -> Iterator[_Text]:
        if Where.MEMOS not in self._options.where:
            return
        where, params = self._of_thread("p.thread_id")
        rows = self._library.rows(f"{_MEMOS}{where} ORDER BY p.id DESC, a.first", params)
        for key, memo, _first, post_id, floor, author, thread_id, title in rows:
            yield _Text(Where.MEMOS, memo, thread_id, title, post_id, floor, author, key)
        for memo, post_id, floor, author, thread_id, title in self._library.rows(f"{_POST_MEMOS}{where}", params):
            yield _Text(Where.MEMOS, memo, thread_id, title, post_id, floor, author, "")
        where, params = self._of_thread("t.id")
        for memo, thread_id, title in self._library.rows(f"{_THREAD_MEMOS}{where}", params):
            yield _Text(Where.MEMOS, memo, thread_id, title, None, None, None, "")
        if self._options.thread_id is None:
            for (memo,) in self._library.rows("SELECT text FROM memo WHERE subject='library'"):
                yield _Text(Where.MEMOS, memo, None, "", None, None, None, "")

    def _tags(self) -> Iterator[_Text]:
        if Where.TAGS not in self._options.where or self._options.thread_id is not None:
            return
        for key, *texts in self._library.rows(_TAGS):
            yield _Text(Where.TAGS, "\n".join(filter(None, texts)), None, texts[0], None, None, None, key)

    def _of_thread(self, column: str) -> tuple[str, tuple[object, ...]]:
        thread_id = self._options.thread_id
        return ("", ()) if thread_id is None else (f" AND {column}=?", (thread_id,))
