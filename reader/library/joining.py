"""Joining the posts of a captured page to those that the library holds of the same thread."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.records import content_digest, pack_paragraphs, pack_rest, plain, when
from reader.text.paragraphs import opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import Post, ThreadPage
    from reader.library.database import Database

_FLOOR_BITS = 20
_PAGE_FLOORS = 1000


@dataclass(slots=True)
class _Known:
    """A post that the library holds already."""

    id: int
    key: str
    version_id: int
    versions: int
    stamp: str


class Joiner:
    """Stores the posts of one page inside the caller's transaction.

    Args:
        database: the library's connection.
        thread_id: the thread the page belongs to.
        capture_id: the page's capture.
        seen: when the page was captured, as `records.stamp`.
        fresh: the thread was made just now, so that nothing needs to be looked up.
    """

    def __init__(self, database: Database, thread_id: int, capture_id: int, seen: str, *, fresh: bool) -> None:
        self._db = database
        self._thread_id = thread_id
        self._capture_id = capture_id
        self._seen = seen
        self._fresh = fresh
        self._posts: list[Sequence[object]] = []
        self._versions: list[Sequence[object]] = []
        self._sightings: list[Sequence[object]] = []
        self._updates: list[Sequence[object]] = []
        self._next_post = database.number("SELECT max(id) FROM post") + 1
        self._next_version = database.number("SELECT max(id) FROM post_version") + 1
        self.new = self.changed = self.same = 0
        self.touched: set[int] = set()
        self.turned: set[int] = set()
        """Known posts that are shown in another version than before."""

    def join(self, page: ThreadPage) -> None:
        """Add what is new of a page's posts and write it."""
        digests = [content_digest(post) for post in page.posts]
        keyed = _keys(page.posts, digests)
        known = {} if self._fresh else self._known(keyed)
        versions = self._known_versions(known)
        placed = _positions(page)
        for post, digest, key, position in zip(page.posts, digests, keyed, placed, strict=True):
            if key is None:
                continue
            if key in known:
                self._add_seen(known[key], post, digest, position, versions)
            else:
                self._add_new(key, post, digest, position)
        self._write()

    # -- finding -----------------------------------------------------------------------------------------------

    def _known(self, keyed: list[str | None]) -> dict[str, _Known]:
        keys = [key for key in keyed if key]
        rows = self._db.rows(
            "SELECT post_key, id, version_id, versions, stamp FROM post "
            "WHERE thread_id=? AND post_key IN (SELECT value FROM json_each(?))",
            (self._thread_id, json.dumps(keys)),
        )
        return {row[0]: _Known(row[1], row[0], row[2], row[3], row[4]) for row in rows}

    def _known_versions(self, known: dict[str, _Known]) -> dict[tuple[int, str], int]:
        if not known:
            return {}
        ids = json.dumps([post.id for post in known.values()])
        rows = self._db.rows(
            "SELECT post_id, digest, id FROM post_version WHERE post_id IN (SELECT value FROM json_each(?))", (ids,)
        )
        return {(row[0], row[1]): row[2] for row in rows}

    # -- adding ------------------------------------------------------------------------------------------------

    def _add_new(self, key: str, post: Post, digest: str, position: int) -> None:
        post_id, self._next_post = self._next_post, self._next_post + 1
        version_id = self._add_version(post_id, post, digest)
        floor = number(post.floor)
        self._posts.append((post_id, self._thread_id, key, floor, position, version_id, 1, self._seen))
        self.new += 1
        self.touched.add(post_id)

    def _add_seen(
        self, known: _Known, post: Post, digest: str, position: int, versions: dict[tuple[int, str], int]
    ) -> None:
        version_id = versions.get((known.id, digest))
        if version_id is None:
            version_id = self._add_version(known.id, post, digest)
            known.versions += 1
            self.changed += 1
            self.touched.add(known.id)
        else:
            self._sightings.append((version_id, self._capture_id))
            self.same += 1
        if self._seen >= known.stamp:
            if version_id != known.version_id:
                self.touched.add(known.id)
                self.turned.add(known.id)
            known.version_id, known.stamp = version_id, self._seen
        floor = number(post.floor)
        self._updates.append((known.version_id, known.versions, known.stamp, floor, floor, position, known.id))

    def _add_version(self, post_id: int, post: Post, digest: str) -> int:
        version_id, self._next_version = self._next_version, self._next_version + 1
        self._versions.append(
            (
                version_id,
                post_id,
                self._capture_id,
                digest,
                post.post_id,
                number(post.floor),
                post.author,
                post.author_id,
                when(post.posted_at),
                post.posted_raw,
                post.location,
                post.reply_to,
                plain(opening(post.paragraphs)),
                plain(pack_paragraphs(post.paragraphs)),
                plain(pack_rest(post)),
            )
        )
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
        # A floor that this capture does not show leaves the known floor and place as they are.
        run_many(
            "UPDATE post SET version_id=?, versions=?, stamp=?, floor=coalesce(?, floor), "
            "position=iif(? IS NULL, position, ?) WHERE id=?",
            self._updates,
        )


def number(value: int | None) -> int | None:
    """A counter as the library can hold it; absurd ones (a 31-digit floor) count as unknown."""
    return value if value is not None and 0 <= value < 2**31 else None


def _keys(posts: Sequence[Post], digests: Sequence[str]) -> list[str | None]:
    """What names each post within its thread; None for a second copy of a post on the same page (a sticky one)."""
    seen: Counter[str] = Counter()
    keys: list[str | None] = []
    for post, digest in zip(posts, digests, strict=True):
        floor = number(post.floor)
        key = plain(post.post_id) or (f"floor-{floor}" if floor is not None else f"digest-{digest}")
        again = seen[key]
        seen[key] += 1
        keys.append(key if not again else None if post.post_id else f"{key}+{again}")
    return keys


def _positions(page: ThreadPage) -> list[int]:
    """Where each post stands in its thread: by floor; without one, after the post before it; else by page."""
    base = (((number(page.page) or 1) - 1) * _PAGE_FLOORS) << _FLOOR_BITS
    positions = []
    for post in page.posts:
        floor = number(post.floor)
        base = floor << _FLOOR_BITS if floor is not None else base + 1
        positions.append(base)
    return positions
