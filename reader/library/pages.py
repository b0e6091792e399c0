"""Storing captured pages: what is new is added, what is known is counted, nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import reader
from reader.library.joining import Joiner
from reader.library.matching import PARTED, find_thread, has_own_id, home
from reader.library.placements import PlacementStore
from reader.library.preparing import number, prepare
from reader.library.records import moment, pack, plain, stamp, when
from reader.library.threads import ThreadStore
from reader.text.paragraphs import NORMALISATION

if TYPE_CHECKING:
    from reader.capture.base import Capture, Decoded
    from reader.domain.thread import ThreadPage
    from reader.library.database import Database
    from reader.library.preparing import PreparedPage

PARSER = f"postil {reader.__version__}"
"""Which program read a page; stored with it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a page came to.

    ``thread_id`` is None for pages without posts; ``sha256`` is the page's checksum. ``fresh`` tells that the thread
    was not known before.
    """

    thread_id: int | None
    title: str
    capture_id: int | None = None
    sha256: str = ""
    fresh: bool = False
    posts_new: int = 0
    posts_changed: int = 0
    posts_same: int = 0
    post_ids: frozenset[int] = frozenset()


class PageStore:
    """Takes captured pages in.

    Args:
        database: the library's connection.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def known(self, sha256: str) -> Stored | None:
        """The earlier capture of exactly these bytes, or None."""
        row = self._db.row(
            "SELECT c.thread_id, t.title, c.id, (SELECT count(*) FROM sighting s WHERE s.capture_id=c.id) "
            "FROM capture c LEFT JOIN thread t ON t.id=c.thread_id WHERE c.sha256=?",
            (sha256,),
        )
        return Stored(row[0], row[1] or "", row[2], sha256, posts_same=row[3]) if row else None

    def store(self, capture: Capture, decoded: Decoded, page: ThreadPage) -> Stored:
        """`store_prepared` for a page that was read here."""
        # Before the transaction: while this runs, a key press in the window can still be stored.
        return self.store_prepared(capture, decoded, prepare(capture, page))

    def store_prepared(self, capture: Capture, decoded: Decoded, prepared: PreparedPage) -> Stored:
        """Store a page that `known` does not know, in one transaction.

        Args:
            capture: the saved page; its bytes are not looked at.
            decoded: how it was decoded.
            prepared: what it says, and its bytes.

        Raises:
            LibraryError: it could not be stored; nothing of it is.
        """
        page, now = prepared.facts, datetime.now(UTC)
        seen = stamp(page.captured_at or now)
        with self._db.transaction():
            self._db.run(
                "INSERT OR IGNORE INTO raw (sha256, codec, size, body) VALUES (?, 'zlib', ?, ?)",
                (capture.sha256, prepared.size, prepared.packed),
            )
            fresh, thread_id = self.place(prepared, seen) if prepared.has_posts else (False, None)
            capture_id = self._capture(capture, decoded, page, thread_id, now)
            if thread_id is None:
                return Stored(None, page.title, capture_id, capture.sha256)
            joiner = Joiner(self._db, thread_id, capture_id, seen, fresh=fresh)
            joiner.join(prepared)
            if joiner.turned:
                PlacementStore(self._db, ThreadStore(self._db)).link(joiner.turned)
            self._db.run(
                "UPDATE thread SET posts=posts+?, last_posted_at=? WHERE id=?",
                (joiner.new, self._last_posted(thread_id, prepared), thread_id),
            )
        return Stored(
            thread_id,
            page.title,
            capture_id,
            capture.sha256,
            fresh,
            joiner.new,
            joiner.changed,
            joiner.same,
            frozenset(joiner.touched),
        )

    def place(self, prepared: PreparedPage, seen: str, here: int | None = None) -> tuple[bool, int]:
        """The thread of a page, made where there is none; its title and counters follow the newest page.

        Args:
            prepared: what was read.
            seen: when it was captured, as `records.stamp`.
            here: the thread that the page is in already and shall stay in.

        Returns:
            whether the thread was made just now, and its number.
        """
        page = prepared.facts
        key = page.key
        named = (key.engine, key.site, key.thread_id)
        known = self._db.row("SELECT id, stamp FROM thread WHERE engine=? AND site=? AND key_id=?", named)
        if known:
            known = self._db.row("SELECT id, stamp FROM thread WHERE id=?", (home(self._db, known[0]),))
        if here is not None and not (known and self._may_leave(here)):
            known = self._db.row("SELECT id, stamp FROM thread WHERE id=?", (here,))
            if self._may_leave(here) or has_own_id(page):
                # Where another thread bears that name already, this one keeps its own.
                self._db.run("UPDATE OR IGNORE thread SET engine=?, site=?, key_id=? WHERE id=?", (*named, here))
        facts = (
            plain(page.title),
            plain(page.site_name),
            plain(pack(page.board)),
            number(page.views),
            number(page.replies),
            number(page.pages),
            page.url,
            when(page.captured_at),
        )
        if not known:
            other = find_thread(self._db, prepared)
            if other is not None:
                if has_own_id(page):
                    self._db.run(
                        "UPDATE thread SET engine=?, site=?, key_id=? "
                        "WHERE id=? AND (site='' OR key_id LIKE 'digest-%')",
                        (*named, other),
                    )
                known = self._db.row("SELECT id, stamp FROM thread WHERE id=?", (other,))
        if not known:
            return True, self._db.run(
                "INSERT INTO thread (title, site_name, board, views, replies, pages, url, captured_at, "
                "engine, site, key_id, stamp) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                (*facts, key.engine, key.site, key.thread_id, seen),
            )
        if seen >= known[1]:
            self._db.run(
                "UPDATE thread SET title=coalesce(nullif(?, ''), title), site_name=coalesce(nullif(?, ''), site_name), "
                "board=coalesce(nullif(?, '[]'), board), views=coalesce(?, views), replies=coalesce(?, replies), "
                "pages=coalesce(?, pages), url=coalesce(?, url), captured_at=coalesce(?, captured_at), stamp=? "
                "WHERE id=?",
                (*facts, seen, known[0]),
            )
        return False, known[0]

    def _may_leave(self, thread_id: int) -> bool:
        """Whether a thread is one page alone that no reader has left anything on, nor arranged so by hand."""
        return not self._db.number(
            "SELECT (SELECT count(*) FROM capture WHERE thread_id=?1) > 1 OR EXISTS (SELECT 1 FROM post p "
            "JOIN annotation a ON a.post_id=p.id WHERE p.thread_id=?1) OR EXISTS (SELECT 1 FROM post p "
            "JOIN bookmark b ON b.post_id=p.id WHERE p.thread_id=?1) OR EXISTS (SELECT 1 FROM joined "
            "WHERE into_id=?1) OR EXISTS (SELECT 1 FROM thread WHERE id=?1 AND key_id LIKE ?2 || '%') OR EXISTS ("
            "SELECT 1 FROM memo WHERE subject='thread' AND key=CAST(?1 AS TEXT)) OR EXISTS (SELECT 1 FROM post p "
            "JOIN memo m ON m.subject='post' AND m.key=CAST(p.id AS TEXT) WHERE p.thread_id=?1)",
            (thread_id, PARTED),
        )

    def _capture(
        self, capture: Capture, decoded: Decoded, page: ThreadPage, thread_id: int | None, now: datetime
    ) -> int:
        row = {
            "sha256": capture.sha256,
            "thread_id": thread_id,
            "path": plain(str(capture.path)),
            "member": capture.member and plain(capture.member),
            "container": capture.container,
            "media_type": capture.media_type,
            "url": page.url or capture.url,
            "url_from": page.url_from or capture.url_from,
            "captured_at": when(page.captured_at),
            "captured_from": page.captured_from,
            "charset": decoded.encoding,
            "charset_from": decoded.source,
            "replaced": decoded.replaced,
            "kind": page.kind,
            "software": page.software,
            "version": page.version,
            "view": page.view,
            "page": number(page.page),
            "parser": PARSER,
            "normalisation": NORMALISATION,
            "warnings": plain(pack(page.warnings)),
            "imported_at": when(now),
        }
        return self._db.run(
            f"INSERT INTO capture ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",  # noqa: S608 - own names
            list(row.values()),
        )

    def _last_posted(self, thread_id: int, prepared: PreparedPage) -> str | None:
        row = self._db.row("SELECT last_posted_at FROM thread WHERE id=?", (thread_id,))
        times = [at for post in prepared.rows if (at := moment(post.posted_at)) is not None]
        if row and row[0]:
            times.append(datetime.fromisoformat(row[0]))
        return when(max(times, key=stamp, default=None))
