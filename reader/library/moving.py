"""Joining threads, and parting a page from a thread, by hand.

Posts and pages change threads through the journal, so undo puts them back. Annotations are never written: they go
where their posts go. Of a post that both threads hold one row is shown, that on which a reader left something; the
other stays in the thread that is joined, and is told among the versions. Where readers left something on both, or the
other has newer words, both are shown: nothing that could be missed goes out of sight.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.domain.errors import EditRefused
from reader.domain.memo import Subject, SubjectKind
from reader.library.matching import ASIDE, PARTED, same_posts
from reader.library.memos import MemoStore
from reader.library.records import moment, plain, stamp, when
from reader.library.settling import settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library.database import Database
    from reader.library.journal import Journal

_ROWS = """
    SELECT p.id, p.post_key, p.floor, p.position, p.stamp, v.posted_at,
           EXISTS (SELECT 1 FROM annotation a WHERE a.post_id=p.id)
           OR EXISTS (SELECT 1 FROM bookmark b WHERE b.post_id=p.id)
           OR EXISTS (SELECT 1 FROM memo m WHERE m.subject='post' AND m.key=CAST(p.id AS TEXT))
    FROM post p JOIN post_version v ON v.id=p.version_id WHERE p.thread_id=? ORDER BY p.position, p.id
"""
_ONLY_THERE = """
    SELECT p.id, p.post_key FROM post p WHERE p.thread_id=?1
    AND EXISTS (SELECT 1 FROM post_version v JOIN sighting s ON s.version_id=v.id
                WHERE v.post_id=p.id AND s.capture_id=?2)
    AND NOT EXISTS (SELECT 1 FROM post_version v JOIN sighting s ON s.version_id=v.id
                    WHERE v.post_id=p.id AND s.capture_id<>?2)
"""


@dataclass(slots=True)
class _Row:
    """A post as it is moved."""

    id: int
    key: str
    floor: int | None
    position: int
    stamp: str
    posted_at: str | None
    marked: int

    @property
    def named(self) -> bool:
        """Whether its key is the forum's own id."""
        return not self.key.startswith(("floor-", "digest-"))


def _kept(own: _Row, there: _Row, *, alike: bool) -> _Row | None:
    """Which of two rows of a post is shown when they come together; None where both must be."""
    newer, older = (own, there) if own.stamp > there.stamp else (there, own)
    if older.marked and (newer.marked or not alike):
        return None
    return older if older.marked else newer


class ThreadMover:
    """Moves posts and pages between threads, inside the running step.

    Args:
        database: the library's connection.
        journal: its journal.
    """

    def __init__(self, database: Database, journal: Journal) -> None:
        self._db = database
        self._journal = journal

    def shown_twice(self, thread_id: int, into_id: int) -> int:
        """How many posts would be shown twice after `join`: both rows bear annotations, or the other is newer."""
        mine, theirs = self._rows(thread_id), self._rows(into_id)
        twins = self._twins(mine, theirs, thread_id, into_id)
        return sum(1 for one, (other, alike) in twins.items() if _kept(mine[one], theirs[other], alike=alike) is None)

    def join(self, thread_id: int, into_id: int) -> None:
        """Put the posts and pages of a thread into another one; later pages of the first go there too.

        Args:
            thread_id: goes out of the lists.
            into_id: stays, with its title and its number.

        Raises:
            EditRefused: posts of the same name in both are different posts, so they cannot be one thread.
        """
        mine, theirs = self._rows(thread_id), self._rows(into_id)
        keys = {row.id: row.key for row in theirs.values()}
        seats: dict[int, int] = {}
        aside: dict[int, int] = {}
        twins = self._twins(mine, theirs, thread_id, into_id)
        moved = [row for row in mine.values() if row.id not in twins]
        for one, (other, alike) in twins.items():
            own, there = mine[one], theirs[other]
            seats[own.id] = there.position
            stays = _kept(own, there, alike=alike)
            if stays is None:
                keys[own.id] = f"twin-{own.id}"
                continue
            goes = own if stays is there else there
            keys.pop(goes.id, None)
            keys[stays.id] = goes.key if goes.named and not stays.named else stays.key
            aside[goes.id] = stays.id
        seats = {post: position for post, position in seats.items() if post not in aside}
        keys |= {row.id: row.key for row in moved}
        seats |= self._seats(moved, [row for row in theirs.values() if row.id in keys])
        self._refuse_doubles(keys, {**mine, **theirs})
        self._put(keys, into_id, aside, thread_id)
        self._seat(seats)
        for (capture_id,) in self._db.rows("SELECT id FROM capture WHERE thread_id=?", (thread_id,)):
            self._journal.put("capture_place", {"id": capture_id, "thread_id": into_id})
        gone, home = (Subject(SubjectKind.THREAD, str(number)) for number in (thread_id, into_id))
        MemoStore(self._db, self._journal).hand_on(gone, home)
        self._journal.put("joined", {"thread_id": thread_id, "into_id": into_id, "at": when(datetime.now(UTC))})
        settle(self._db, (thread_id, into_id))

    def part(self, thread_id: int, capture_id: int, title: str = "") -> int:
        """Make a page of a thread a thread of its own, with the posts that no other page shows.

        Args:
            thread_id: the thread.
            capture_id: the page.
            title: of the new thread; ``""`` for that of the thread.

        Returns:
            the new thread.

        Raises:
            EditRefused: the page is not of that thread, is its only one, or has no post of its own.
        """
        path = self._db.path
        page = self._db.row(
            "SELECT sha256, url, captured_at, imported_at FROM capture WHERE id=? AND thread_id=?",
            (capture_id, thread_id),
        )
        if page is None:
            raise EditRefused("The saved page is not of this thread.", path)
        posts = self._db.rows(_ONLY_THERE, (thread_id, capture_id))
        if not posts:
            raise EditRefused("Other saved pages of the thread show all posts of this page, too.", path)
        if len(posts) == self._db.number("SELECT count(*) FROM post WHERE thread_id=?", (thread_id,)):
            raise EditRefused("No posts would be left in the thread.", path)
        new_id = self._db.number("SELECT max(id) FROM thread") + 1
        told = self._db.row("SELECT engine, site, title, site_name, board FROM thread WHERE id=?", (thread_id,)) or ()
        facts = dict(zip(("engine", "site", "title", "site_name", "board"), told, strict=True))
        facts["title"] = plain(title) or facts["title"]
        sha256, url, captured_at, imported_at = page
        saved = moment(captured_at) or moment(imported_at) or datetime.now(UTC)
        facts |= {"id": new_id, "key_id": f"{PARTED}{sha256[:24]}-{new_id}", "url": url}
        self._journal.put("thread", {**facts, "captured_at": captured_at, "stamp": stamp(saved)})
        self._put(dict(posts), new_id, {}, thread_id)
        self._journal.put("capture_place", {"id": capture_id, "thread_id": new_id})
        settle(self._db, (thread_id, new_id))
        return new_id

    # -- helpers ------------------------------------------------------------------------------------------------

    def _rows(self, thread_id: int) -> dict[int, _Row]:
        rows = [_Row(*row) for row in self._db.rows(_ROWS, (thread_id,))]
        return {row.id: row for row in rows}

    def _twins(
        self, mine: Mapping[int, _Row], theirs: Mapping[int, _Row], thread_id: int, into_id: int
    ) -> dict[int, tuple[int, bool]]:
        """Which posts are the same: by their texts, times and names, and by the forum's ids on one site."""
        found = same_posts(self._db, thread_id, into_id)
        sites = self._db.rows("SELECT DISTINCT site FROM thread WHERE id IN (?, ?)", (thread_id, into_id))
        if len(sites) == 1 and sites[0][0]:
            taken = {other for other, _ in found.values()}
            by_key = {row.key: row.id for row in theirs.values() if row.named and row.id not in taken}
            left = [row for row in mine.values() if row.id not in found and row.key in by_key]
            found |= {row.id: (by_key[row.key], False) for row in left}
        return found

    def _seats(self, moved: list[_Row], there: list[_Row]) -> dict[int, int]:
        """Where posts come to stand: by their floors where these tell, else before or after all others, by time."""
        if not moved or not there:
            return {}
        floors = [row.floor for row in moved]
        taken = {row.floor for row in there}
        if None not in taken and None not in floors and taken.isdisjoint(floors):
            return {}
        times = [[moment(row.posted_at) for row in side if row.posted_at] for side in (moved, there)]
        sooner, later = ([stamp(time) for time in side if time] for side in times)
        before = bool(sooner and later) and max(sooner) < min(later)
        low, high = min(row.position for row in moved), max(row.position for row in moved)
        shift = (
            min(row.position for row in there) - high - 1 if before else max(row.position for row in there) - low + 1
        )
        return {row.id: row.position + shift for row in moved}

    def _refuse_doubles(self, keys: Mapping[int, str], rows: Mapping[int, _Row]) -> None:
        seen: set[str] = set()
        for post_id, key in keys.items():
            if key in seen:
                floor = rows[post_id].floor
                named = f"#{floor}" if floor is not None else f"“{key}”"
                raise EditRefused(
                    f"Post {named} is not the same in the two threads; they cannot be one thread.", self._db.path
                )
            seen.add(key)

    def _put(self, keys: Mapping[int, str], into_id: int, aside: Mapping[int, int], aside_id: int) -> None:
        wanted = {post: (into_id, key) for post, key in keys.items()}
        wanted |= {post: (aside_id, f"{ASIDE}{stays}-{post}") for post, stays in aside.items()}
        rows = self._db.rows(
            "SELECT id, thread_id, post_key FROM post WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(wanted)),),
        )
        changed = [row for row in rows if wanted[row[0]] != row[1:]]
        # Two posts may change places: no key is given anew before all are free.
        for post_id, thread_id, _ in changed:
            self._journal.put("post_place", {"id": post_id, "thread_id": thread_id, "post_key": f"~{post_id}"})
        for post_id, _, _ in changed:
            thread_id, key = wanted[post_id]
            self._journal.put("post_place", {"id": post_id, "thread_id": thread_id, "post_key": key})

    def _seat(self, seats: Mapping[int, int]) -> None:
        for post_id, position in seats.items():
            self._journal.put("post_seat", {"id": post_id, "position": position})
