"""Stored captures: the saved pages themselves, byte for byte, and what stands in which."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from reader.capture.base import MAX_PAGE, Capture
from reader.domain.capture_head import CaptureHead
from reader.domain.errors import LibraryDamaged
from reader.library.records import moment, names
from reader.library.stand_ins import LOST

if TYPE_CHECKING:
    from reader.library.database import Database, Row

_HEAD = (
    "SELECT id, thread_id, path, member, container, url, captured_at, charset, charset_from, replaced, software, "
    "version, view, page, parser, warnings FROM capture"
)


class CaptureStore:
    """Gives captures back.

    Args:
        database: the library's connection.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def of_thread(self, thread_id: int) -> list[CaptureHead]:
        """The captures of a thread, page by page, the newest of each page first."""
        rows = self._db.rows(f"{_HEAD} WHERE thread_id=? ORDER BY page IS NULL, page, id DESC", (thread_id,))
        return [self._head(row) for row in rows]

    def head(self, capture_id: int) -> CaptureHead | None:
        """One capture, or None."""
        row = self._db.row(f"{_HEAD} WHERE id=?", (capture_id,))
        return self._head(row) if row else None

    def size(self, capture_id: int) -> int:
        """The bytes of a saved page; 0 where there is none."""
        return self._db.number(
            "SELECT r.size FROM capture c JOIN raw r ON r.sha256=c.sha256 WHERE c.id=?", (capture_id,)
        )

    def addresses(self) -> list[tuple[int, str]]:
        """The address of every saved page with its thread, each once."""
        return list(
            self._db.rows("SELECT DISTINCT thread_id, url FROM capture WHERE url<>'' AND thread_id IS NOT NULL")
        )

    def of_version(self, version_id: int) -> int | None:
        """The newest capture in which a version of a post was seen, or None."""
        row = self._db.row("SELECT max(capture_id) FROM sighting WHERE version_id=?", (version_id,))
        return row[0] if row else None

    def showing(self, version_id: int) -> list[int]:
        """The captures in which a version of a post was seen, the one that it was stored from first."""
        rows = self._db.rows(
            "SELECT s.capture_id FROM sighting s JOIN post_version v ON v.id=s.version_id WHERE s.version_id=? "
            "ORDER BY s.capture_id<>v.capture_id, s.capture_id DESC",
            (version_id,),
        )
        return [row[0] for row in rows]

    def page(self, capture_id: int) -> Capture | None:
        """The saved page itself, as it was opened, or None where it is not there (or was lost before a salvage).

        Raises:
            LibraryDamaged: its bytes cannot be unpacked.
        """
        row = self._db.row(
            "SELECT c.path, c.member, c.container, c.media_type, c.url, c.url_from, c.captured_at, c.captured_from, "
            "c.sha256, r.body FROM capture c JOIN raw r ON r.sha256=c.sha256 WHERE c.id=? "
            "AND r.codec<>?",
            (capture_id, LOST),
        )
        if not row:
            return None
        return Capture(
            path=Path(row[0]),
            member=row[1],
            container=row[2],
            body=self._unpacked(row[9]),
            media_type=row[3],
            url=row[4],
            url_from=row[5],
            captured_at=moment(row[6]),
            captured_from=row[7],
            sha256=row[8],
        )

    def posts_in(self, capture_id: int) -> list[tuple[int, str, int | None, str]]:
        """What a capture showed: (post id, the forum's id, floor, content digest) of each post."""
        return self._db.rows(
            "SELECT v.post_id, v.forum_id, v.floor, v.digest FROM sighting s JOIN post_version v ON v.id=s.version_id "
            "WHERE s.capture_id=?",
            (capture_id,),
        )

    def _unpacked(self, body: bytes) -> bytes:
        try:
            # No page that was taken in is larger; more than that is damage.
            return zlib.decompressobj().decompress(body, MAX_PAGE)
        except zlib.error as error:
            raise LibraryDamaged("A saved page in the library cannot be unpacked.", self._db.path) from error

    def _head(self, row: Row) -> CaptureHead:
        return CaptureHead(*(*row[:6], moment(row[6]), *row[7:15], names(row[15])))
