"""Joining the posts of a captured page to those that the library holds of the same thread."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from reader.library.matching import KnownPost, counterparts, richness, written
from reader.library.preparing import number, post_of
from reader.library.records import POST_COLUMNS, plain, unpack_post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import Post
    from reader.library.database import Database
    from reader.library.preparing import PreparedPage, VersionRow

_FLOOR_BITS = 20
_PAGE_FLOORS = 1000


class Joiner:
    """Stores the posts of one page inside the caller's transaction.

    Args:
        database: the library's connection.
        thread_id: the thread the page belongs to.
        capture_id: the page's capture.
        seen: when the page was captured, as `records.stamp`.
        fresh: the thread was made just now, so that nothing needs to be looked up.
        again: the capture is read again; what is read now is shown, however it compares with the earlier reading.
    """

    def __init__(
        self, database: Database, thread_id: int, capture_id: int, seen: str, *, fresh: bool, again: bool = False
    ) -> None:
        self._db = database
        self._thread_id = thread_id
        self._capture_id = capture_id
        self._seen = seen
        self._fresh = fresh
        self._again = again
        self._keys: list[Sequence[object]] = []
        self._new: dict[str, int] = {}
        self._posts: list[Sequence[object]] = []
        self._versions: list[Sequence[object]] = []
        self._sightings: list[Sequence[object]] = []
        self._updates: list[Sequence[object]] = []
        self._links: list[Sequence[object]] = []
        self._next_post = database.number("SELECT max(id) FROM post") + 1
        self._next_version = database.number("SELECT max(id) FROM post_version") + 1
        self.new = self.changed = self.same = 0
        self.touched: set[int] = set()
        self.turned: set[int] = set()
        """Known posts that are shown in another version than before."""

    def join(self, page: PreparedPage) -> None:
        """Add what is new of a page's posts and write it."""
        keyed = _keys(page.rows)
        known = {} if self._fresh else self._known(keyed)
        if not self._fresh:
            self._find_others(page.rows, keyed, known)
        versions = self._known_versions(known)
        for row, key, position in zip(page.rows, keyed, _positions(page), strict=True):
            if key is None:
                continue
            if key in known:
                self._add_seen(known[key], row, position, versions)
            else:
                self._add_new(key, row, position)
        before = self._order() if not self._fresh and any(row.floor is None for row in page.rows) else []
        before = before or (self._order() if self._learns_floors(known, keyed, page.rows) else [])
        self._write()
        if before:
            self._seat(before, [known[key].id if key in known else self._new[key] for key in keyed if key])

    # -- order -------------------------------------------------------------------------------------------------

    def _order(self) -> list[int]:
        return [
            row[0]
            for row in self._db.rows("SELECT id FROM post WHERE thread_id=? ORDER BY position, id", (self._thread_id,))
        ]

    def _learns_floors(self, known: dict[str, KnownPost], keyed: list[str | None], rows: Sequence[VersionRow]) -> bool:
        """Whether this page tells floors of posts that were seen without one."""
        told = [known[key].id for key, row in zip(keyed, rows, strict=True) if key in known and row.floor is not None]
        sql = "SELECT count(*) FROM post WHERE floor IS NULL AND id IN (SELECT value FROM json_each(?))"
        return bool(told) and self._db.number(sql, (json.dumps(told),)) > 0

    def _seat(self, before: list[int], page: list[int]) -> None:
        """Put posts without a floor behind those that they follow, in a thread where others have floors.

        Args:
            before: the posts of the thread in the order that they had.
            page: the posts of the page in its order.
        """
        floors: dict[int, int | None] = dict(
            self._db.rows("SELECT id, floor FROM post WHERE thread_id=?", (self._thread_id,))
        )
        if all(floor is None for floor in floors.values()):
            return
        order, seen = list(before), set(before)
        for place, post in enumerate(page):
            if post not in seen:
                order.insert(order.index(page[place - 1]) + 1 if place else len(order), post)
                seen.add(post)
        seats: list[tuple[int, int]] = []
        at = min(floor for floor in floors.values() if floor is not None) << _FLOOR_BITS
        at -= len(order)
        for post in order:
            floor = floors[post]
            at = floor << _FLOOR_BITS if floor is not None else at + 1
            seats.append((at, post))
        self._db.run_many("UPDATE post SET position=? WHERE id=?", seats)

    # -- finding -----------------------------------------------------------------------------------------------

    def _find_others(self, rows: Sequence[VersionRow], keyed: list[str | None], known: dict[str, KnownPost]) -> None:
        """Find the known posts that this page shows under other keys, and learn the forum's ids from it."""
        left = [index for index, key in enumerate(keyed) if key is not None and key not in known]
        if not left:
            return
        taken = frozenset(item.id for item in known.values())
        found = counterparts(self._db, self._thread_id, [rows[index] for index in left], taken)
        for place, item in found.items():
            row, key = rows[left[place]], keyed[left[place]]
            if key is None:
                continue
            known[key] = item
            if row.forum_id and item.post is not None and not item.post.post_id:
                self._keys.append((key, item.id))

    def _known(self, keyed: list[str | None]) -> dict[str, KnownPost]:
        keys = [key for key in keyed if key]
        rows = self._db.rows(
            "SELECT post_key, id, version_id, versions, stamp FROM post "
            "WHERE thread_id=? AND post_key IN (SELECT value FROM json_each(?))",
            (self._thread_id, json.dumps(keys)),
        )
        return {row[0]: KnownPost(row[1], row[0], row[2], row[3], row[4]) for row in rows}

    def _known_versions(self, known: dict[str, KnownPost]) -> dict[tuple[int, str], int]:
        if not known:
            return {}
        ids = json.dumps([post.id for post in known.values()])
        rows = self._db.rows(
            "SELECT post_id, digest, id FROM post_version WHERE post_id IN (SELECT value FROM json_each(?))", (ids,)
        )
        return {(row[0], row[1]): row[2] for row in rows}

    # -- adding ------------------------------------------------------------------------------------------------

    def _add_new(self, key: str, row: VersionRow, position: int) -> None:
        post_id, self._next_post = self._next_post, self._next_post + 1
        version_id = self._add_version(post_id, row)
        self._new[key] = post_id
        self._posts.append((post_id, self._thread_id, key, row.floor, position, version_id, 1, self._seen))
        self.new += 1
        self.touched.add(post_id)

    def _add_seen(self, known: KnownPost, row: VersionRow, position: int, versions: dict[tuple[int, str], int]) -> None:
        version_id = versions.get((known.id, row.digest))
        if version_id is not None and '"links":' in row.rest:
            self._links.append((row.rest, version_id))
        if version_id is not None and version_id == known.version_id:
            self._sightings.append((version_id, self._capture_id))
            self.same += 1
            known.stamp = max(known.stamp, self._seen)
        else:
            self._add_other(known, row, version_id)
        floor = row.floor
        self._updates.append((known.version_id, known.versions, known.stamp, floor, floor, position, known.id))

    def _add_other(self, known: KnownPost, row: VersionRow, version_id: int | None) -> None:
        """Add what differs from the version that is shown."""
        post = post_of(row)
        other_view = self._same_words(known, post) if version_id is None else None
        if version_id is None and other_view is not None and not self._tells_more(post, other_view[1]):
            version_id, post = other_view
        if version_id is not None:
            self._sightings.append((version_id, self._capture_id))
            self.same += 1
        else:
            version_id = self._add_version(known.id, row)
            self.touched.add(known.id)
            known.versions += other_view is None
            self.changed += other_view is None
            self.same += other_view is not None
        self._show(known, version_id, post)

    def _show(self, known: KnownPost, version_id: int, post: Post) -> None:
        """Decide which version of a post is shown: of views of the same words the richer one, else the newer."""
        if version_id != known.version_id:
            shown = self._version(known.version_id)
            alike = shown is not None and written(shown) == written(post) and shown.hidden == post.hidden
            better = self._tells_more(post, shown) if alike and shown is not None else self._seen >= known.stamp
            if better:
                known.version_id = version_id
                self.touched.add(known.id)
                self.turned.add(known.id)
        known.stamp = max(known.stamp, self._seen)

    def _version(self, version_id: int) -> Post | None:
        row = self._db.row(f"SELECT {POST_COLUMNS} FROM post_version WHERE id=?", (version_id,))  # noqa: S608 - own names
        return unpack_post(tuple(row)) if row else None

    def _same_words(self, known: KnownPost, post: Post) -> tuple[int, Post] | None:
        """The richest stored version of a post with the same words, as another view of it, or None."""
        words = written(post)
        rows = self._db.rows(
            f"SELECT id, {POST_COLUMNS} FROM post_version WHERE post_id=?",  # noqa: S608 - own names
            (known.id,),
        )
        stored = [(version_id, unpack_post(tuple(columns))) for version_id, *columns in rows]
        alike = [item for item in stored if written(item[1]) == words and item[1].hidden == post.hidden]
        return max(alike, key=lambda item: richness(item[1]), default=None)

    def _tells_more(self, post: Post, stored: Post) -> bool:
        """Whether a view of the same words is the one to show."""
        return self._again or richness(post) > richness(stored)

    def _add_version(self, post_id: int, row: VersionRow) -> int:
        version_id, self._next_version = self._next_version, self._next_version + 1
        self._versions.append((version_id, post_id, self._capture_id, *row))
        self._sightings.append((version_id, self._capture_id))
        return version_id

    def _write(self) -> None:
        run_many = self._db.run_many
        run_many(
            "INSERT INTO post (id, thread_id, post_key, floor, position, version_id, versions, stamp) "
            "VALUES (?,?,?,?,?,?,?,?)",
            self._posts,
        )
        run_many(
            "INSERT INTO post_version (id, post_id, capture_id, digest, forum_id, floor, author, author_id, posted_at, "
            "posted_raw, location, reply_to, opening, paragraphs, rest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            self._versions,
        )
        run_many("INSERT OR IGNORE INTO sighting (version_id, capture_id) VALUES (?,?)", self._sightings)
        run_many("UPDATE post SET post_key=? WHERE id=?", self._keys)
        # Earlier versions of Postil stored the same words without where they lead.
        run_many(
            "UPDATE post_version SET rest=json_set(rest, '$.links', json_extract(?1, '$.links')) WHERE id=?2 "
            "AND CASE WHEN json_valid(rest) THEN json_type(rest, '$.links') IS NULL END "
            "AND json_type(?1, '$.links')='array'",
            self._links,
        )
        # A floor that this capture does not show leaves the known floor and place as they are.
        run_many(
            "UPDATE post SET version_id=?, versions=?, stamp=?, floor=coalesce(?, floor), "
            "position=iif(? IS NULL, position, ?) WHERE id=?",
            self._updates,
        )


def _keys(rows: Sequence[VersionRow]) -> list[str | None]:
    """What names each post within its thread; None for a second copy of a post on the same page (a sticky one)."""
    seen: Counter[str] = Counter()
    keys: list[str | None] = []
    for row in rows:
        key = plain(row.forum_id) or (f"floor-{row.floor}" if row.floor is not None else f"digest-{row.digest}")
        again = seen[key]
        seen[key] += 1
        keys.append(key if not again else None if row.forum_id else f"{key}+{again}")
    return keys


def _positions(page: PreparedPage) -> list[int]:
    """Where each post stands in its thread: by floor; without one, after the post before it; else by page."""
    base = (((number(page.facts.page) or 1) - 1) * _PAGE_FLOORS) << _FLOOR_BITS
    positions = []
    for row in page.rows:
        base = row.floor << _FLOOR_BITS if row.floor is not None else base + 1
        positions.append(base)
    return positions
