"""Import reports, kept in the library, and the files that were taken in whole."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.domain.errors import LibraryDamaged
from reader.library.records import moment, pack, plain, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.database import Database

KEPT = 100
"""So many reports are kept; older ones go."""

_MOST = 256 * 2**20


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A kept report: when the import ended, whether it was cancelled, how many pages and how many troubles."""

    id: int
    at: datetime | None
    cancelled: bool
    pages: int
    troubles: int


class ReportStore:
    """Keeps what came of imports.

    Args:
        database: the library's connection.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def keep(self, lines: Sequence[dict[str, Any]], *, cancelled: bool) -> int:
        """Keep a report.

        Args:
            lines: its lines, as JSON can hold them; those with ``outcome`` "error" count as troubles.
            cancelled: whether the import was stopped.

        Returns:
            its number.
        """
        packed = zlib.compress(plain(pack(lines)).encode(), 6)
        troubles = sum(1 for line in lines if line.get("outcome") == "error")
        with self._db.transaction():
            report_id = self._db.run(
                "INSERT INTO import_report (at, cancelled, pages, troubles, lines) VALUES (?,?,?,?,?)",
                (when(datetime.now(UTC)), cancelled, len(lines), troubles, packed),
            )
            self._db.run(
                "DELETE FROM import_report WHERE id NOT IN (SELECT id FROM import_report ORDER BY id DESC LIMIT ?)",
                (KEPT,),
            )
        return report_id

    def heads(self) -> list[ReportHead]:
        """The kept reports, the newest first."""
        rows = self._db.rows("SELECT id, at, cancelled, pages, troubles FROM import_report ORDER BY id DESC")
        return [ReportHead(row[0], moment(row[1]), bool(row[2]), row[3], row[4]) for row in rows]

    def lines(self, report_id: int) -> list[dict[str, Any]]:
        """The lines of a report; none where there is no such report.

        Raises:
            LibraryDamaged: they cannot be unpacked.
        """
        row = self._db.row("SELECT lines FROM import_report WHERE id=?", (report_id,))
        if not row:
            return []
        try:
            found: list[dict[str, Any]] = json.loads(zlib.decompressobj().decompress(row[0], _MOST))
        except (zlib.error, ValueError) as error:
            raise LibraryDamaged("An import report in the library cannot be unpacked.", self._db.path) from error
        return found

    # -- files -------------------------------------------------------------------------------------------------

    def file_known(self, sha256: str) -> list[tuple[str | None, str, str]] | None:
        """Member, checksum and container of each page of a file that was taken in whole, or None."""
        row = self._db.row("SELECT captures FROM source_file WHERE sha256=?", (sha256,))
        return [(member, checksum, container) for member, checksum, container in json.loads(row[0])] if row else None

    def file_taken(self, sha256: str, pages: Iterable[tuple[str | None, str, str]]) -> None:
        """Remember that every page of a file is in the library."""
        self._db.run(
            "INSERT OR REPLACE INTO source_file (sha256, captures) VALUES (?,?)", (sha256, plain(pack(list(pages))))
        )
