"""Keeping the search index: which posts and titles it lacks, and taking them in, a little at a time.

A high-water mark over captures, and one over post versions, tell what came in since; all posts of the threads that new
captures belong to are compared with what the index holds. The mark moves when all of them are taken in, so a crash
costs no more than looking at them again. The library itself is never written.
"""

from __future__ import annotations

import json
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.search import IndexState
from reader.library.search_file import delete_index, index_path, open_index
from reader.text.grams import folded, pairs, singles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.database import Database

_CAPTURES = 16
_VERSIONS = 2000
_READ_AHEAD = 64
_MERGED_PAGES = 16
_SHARE = 0.7


class _Post(NamedTuple):
    """A post to take in, and what the index holds of it (None for nothing)."""

    post_id: int
    version_id: int
    stamp: int
    old: tuple[int, int] | None


class SearchIndex:
    """The search index of one open library.

    Args:
        library: the library's connection; it is only read.
        read_only: leave the index as it is, too.
        small: a third of the size, and slower to answer; None for the kind that it is, or the usual one.

    Raises:
        LibraryError: a file is in its place, or it cannot be made.
    """

    def __init__(self, library: Database, *, read_only: bool = False, small: bool | None = None) -> None:
        self._library = library
        self.read_only = read_only
        self.database = open_index(library.path, read_only=read_only, small=small)
        self.small = bool(self._meta("small"))
        self._todo: deque[_Post] = deque()
        self._then: dict[str, int] = {}

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        if self.database:
            self.database.close()
            self.database = None

    def rebuild(self, *, small: bool | None = None) -> None:
        """Throw the index away and begin anew.

        Args:
            small: which kind it becomes, None for the kind that it was.
        """
        kind = self.small if small is None else small
        self.close()
        delete_index(self._library.path)
        self.database = open_index(self._library.path, read_only=self.read_only, small=kind)
        self.small = kind
        self._todo.clear()
        self._then = {}

    # -- state -------------------------------------------------------------------------------------------------

    def state(self) -> IndexState:
        """How far it is; quick enough to be asked at every step."""
        total = self._library.number("SELECT max(id) FROM capture")
        if not self.database:
            return IndexState(0, total, ready=False)
        done = self._meta("capture")
        newest = self._library.number("SELECT max(id) FROM post_version")
        return IndexState(done, total, ready=done >= total and self._meta("version") >= newest)

    def step(self, seconds: float) -> IndexState:
        """Take in as much as fits in so many seconds, at least one post, and commit it.

        Raises:
            LibraryError: the index could not be written; what was committed before is kept.
        """
        if self.database and not self.read_only:
            # The rest of the time is the commit's.
            end = perf_counter() + _SHARE * seconds
            try:
                with self.database.transaction():
                    # Merging first: what is owed must not pile up, else SQLite would pay it all at once.
                    self._tidy(self.database, end)
                    sound = self._advance(self.database, end)
            except BaseException:
                # What was rolled back is found again from the marks.
                self._todo.clear()
                self._then = {}
                raise
            if not sound:
                self.rebuild()
        return self.state()

    def _tidy(self, index: Database, end: float) -> None:
        """Merge the pieces that commits left, page by page, instead of many at once inside a commit."""
        for table in ("post_grams", "title_grams"):
            before = index.number("SELECT total_changes()")
            while perf_counter() < end:
                index.run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (_MERGED_PAGES,))  # noqa: S608
                after = index.number("SELECT total_changes()")
                if after - before < 2:  # as FTS5 tells that there was nothing to do
                    break
                before = after

    def _advance(self, index: Database, end: float) -> bool:
        """Take in until the time is over; False where the index holds texts that the library no longer has."""
        while True:
            if not self._todo and not self._plan(index):
                return True
            while self._todo:
                batch = [self._todo.popleft() for _ in range(min(_READ_AHEAD, len(self._todo)))]
                texts = self._texts({post.version_id for post in batch})
                for number, post in enumerate(batch):
                    if not self._take_in(index, post, texts.get(post.version_id, [])):
                        return False
                    if perf_counter() >= end:
                        self._todo.extendleft(reversed(batch[number + 1 :]))
                        self._move_marks(index)
                        return True
            self._move_marks(index)
            if perf_counter() >= end:
                return True

    def _move_marks(self, index: Database) -> None:
        if not self._todo:
            for key, value in self._then.items():
                index.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
            self._then = {}

    # -- finding what is lacking -------------------------------------------------------------------------------

    def _plan(self, index: Database) -> bool:
        """Look at the next captures, or versions, that came in; False where there are none."""
        mark = self._meta("capture")
        if not mark and not self._meta("base"):
            # All versions that are there now belong to threads that the captures lead to: no second look at them.
            base = self._library.number("SELECT max(id) FROM post_version")
            index.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('base', ?)", (base,))
        known = max(self._meta("version"), self._meta("base"))
        rows = self._library.rows("SELECT id, thread_id FROM capture WHERE id>? ORDER BY id LIMIT ?", (mark, _CAPTURES))
        if rows:
            self._plan_threads(index, sorted({row[1] for row in rows if row[1] is not None}))
            self._then = {"capture": rows[-1][0]}
            if len(rows) < _CAPTURES:
                self._then["version"] = known
            return True
        versions = self._library.rows(
            "SELECT id, post_id FROM post_version WHERE id>? ORDER BY id LIMIT ?", (known, _VERSIONS)
        )
        if versions:
            self._plan_posts(index, "p.id IN (SELECT value FROM json_each(?))", [row[1] for row in versions])
            self._then = {"version": versions[-1][0]}
            return True
        if known > self._meta("version"):
            self._then = {"version": known}
            self._move_marks(index)
        return False

    def _plan_threads(self, index: Database, threads: Sequence[int]) -> None:
        self._plan_posts(index, "p.thread_id IN (SELECT value FROM json_each(?))", threads)
        named = json.dumps(threads)
        titles = self._library.rows(
            "SELECT id, title FROM thread WHERE id IN (SELECT value FROM json_each(?))", (named,)
        )
        rows = index.rows(
            "SELECT thread_id, title FROM title_doc WHERE thread_id IN (SELECT value FROM json_each(?))", (named,)
        )
        held = {row[0]: row[1] for row in rows}
        for thread_id, title in titles:
            if held.get(thread_id) != title:
                if thread_id in held:
                    self._drop(index, "title", thread_id, [held[thread_id]])
                self._add(index, "title", thread_id, [title])
                index.run("INSERT OR REPLACE INTO title_doc (thread_id, title) VALUES (?, ?)", (thread_id, title))

    def _plan_posts(self, index: Database, where: str, ids: Sequence[int]) -> None:
        rows = self._library.rows(
            "SELECT p.id, p.version_id, v.digest FROM post p JOIN post_version v ON v.id=p.version_id "  # noqa: S608
            f"WHERE {where} ORDER BY p.id",
            (json.dumps(ids),),
        )
        held = {
            row[0]: (row[1], row[2])
            for row in index.rows(
                "SELECT post_id, version_id, stamp FROM post_doc WHERE post_id IN (SELECT value FROM json_each(?))",
                (json.dumps([row[0] for row in rows]),),
            )
        }
        for post_id, version_id, digest in rows:
            stamp = stamp_of(digest)
            if held.get(post_id) != (version_id, stamp):
                self._todo.append(_Post(post_id, version_id, stamp, held.get(post_id)))

    # -- taking in ---------------------------------------------------------------------------------------------

    def _take_in(self, index: Database, post: _Post, texts: Sequence[str]) -> bool:
        if post.old:
            # A contentless index can only drop a text that it is shown again.
            row = self._library.row("SELECT digest, paragraphs FROM post_version WHERE id=?", (post.old[0],))
            if not row or stamp_of(row[0]) != post.old[1]:
                return False
            self._drop(index, "post", post.post_id, texts_of(row[1]))
        self._add(index, "post", post.post_id, texts)
        index.run(
            "INSERT OR REPLACE INTO post_doc (post_id, version_id, stamp) VALUES (?, ?, ?)",
            (post.post_id, post.version_id, post.stamp),
        )
        return True

    def _add(self, index: Database, kind: str, rowid: int, texts: Iterable[str]) -> None:
        index.run(f"INSERT INTO {kind}_grams (rowid, text) VALUES (?, ?)", (rowid, self.tokens(texts)))  # noqa: S608

    def _drop(self, index: Database, kind: str, rowid: int, texts: Iterable[str]) -> None:
        table = f"{kind}_grams"
        index.run(
            f"INSERT INTO {table} ({table}, rowid, text) VALUES ('delete', ?, ?)",  # noqa: S608 - own names
            (rowid, self.tokens(texts)),
        )

    def tokens(self, texts: Iterable[str]) -> str:
        """What the index holds of the texts of one post, parted by blanks."""
        cut = singles if self.small else pairs
        return " ".join(token for text in texts for token in cut(folded(text)))

    def _texts(self, versions: set[int]) -> dict[int, list[str]]:
        rows = self._library.rows(
            "SELECT id, paragraphs FROM post_version WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(versions)),),
        )
        return {row[0]: texts_of(row[1]) for row in rows}

    def _meta(self, key: str) -> int:
        return self.database.number("SELECT value FROM meta WHERE key=?", (key,)) if self.database else 0


def stamp_of(digest: str) -> int:
    """A short form of a version's digest, to know it again."""
    return int(digest[:15], 16) if digest[:15].isalnum() and not set(digest[:15].lower()) - _HEX else 0


_HEX = set("0123456789abcdef")


def texts_of(paragraphs: str) -> list[str]:
    """The texts out of stored paragraphs; none where they cannot be read, which `check` reports."""
    try:
        texts = json.loads(paragraphs)[0]
    except (ValueError, LookupError, TypeError):
        return []
    return [text for text in texts if isinstance(text, str)] if isinstance(texts, list) else []


def check_index(library: Database) -> list[str]:
    """What of a library's index does not fit the library, one sentence each; nothing is changed.

    An index that is not finished is no fault: what it holds must be right.
    """
    if not index_path(library.path).exists():
        return []
    index = SearchIndex(library, read_only=True)
    if not index.database:
        return ["The search index cannot be read; it will be made anew."]
    try:
        return _faults(library, index.database, ready=index.state().ready)
    finally:
        index.close()


def _faults(library: Database, index: Database, *, ready: bool) -> list[str]:
    held = {row[0]: (row[1], row[2]) for row in index.rows("SELECT post_id, version_id, stamp FROM post_doc")}
    lacking = wrong = 0
    for post_id, version_id, digest in library.rows(
        "SELECT p.id, p.version_id, v.digest FROM post p JOIN post_version v ON v.id=p.version_id"
    ):
        found = held.pop(post_id, None)
        lacking += found is None
        wrong += found is not None and found != (version_id, stamp_of(digest))
    faults = []
    if ready and lacking + wrong:
        faults.append(f"{lacking + wrong} post(s) are not in the search index as they are shown; make it anew.")
    if held:
        faults.append(f"{len(held)} post(s) in the search index are not in the library; make it anew.")
    lines = [str(row[0]) for row in index.rows("PRAGMA integrity_check(5)")]
    return faults + ([] if lines == ["ok"] else [f"The search index is damaged: {line}." for line in lines])
