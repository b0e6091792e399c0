"""Reading sessions as a log. They are no edits: what a reader did in one is undone by itself, the log stays."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.domain.errors import LibraryDamaged
from reader.domain.sitting import Sitting
from reader.domain.thread import Place
from reader.library.records import moment, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.database import Database, Row

_COLUMNS = "id, name, coder, begun, ended, seconds, posts, tags, journal, thread_id, post_id, paragraph"


class SittingStore:
    """Keeps reading sessions; one at most is not over.

    Args:
        database: the library's connection.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def begin(self, name: str, coder: str, threads: Sequence[int]) -> int:
        """Begin one and end any other that is not over.

        Returns:
            its number.
        """
        with self._db.transaction():
            self._db.run("UPDATE sitting SET ended=? WHERE ended IS NULL", (_now(),))
            number = self._db.run(
                "INSERT INTO sitting (name, coder, begun) VALUES (?, ?, ?)", (plain(name), plain(coder), _now())
            )
            self._fill(number, threads)
        return number

    def set_threads(self, number: int, threads: Sequence[int]) -> None:
        """Change the queue of a session."""
        with self._db.transaction():
            self._db.run("DELETE FROM sitting_thread WHERE sitting_id=?", (number,))
            self._fill(number, threads)

    def add(self, number: int, seconds: float, posts: int, tags: int, place: Place | None) -> None:
        """Add to what was done in a session, and say where the reader is."""
        with self._db.transaction(durable=False):
            self._db.run(
                "UPDATE sitting SET seconds=seconds+?, posts=posts+?, tags=tags+? WHERE id=?",
                (seconds, posts, tags, number),
            )
            if place is not None:
                self._db.run(
                    "UPDATE sitting SET thread_id=?, post_id=?, paragraph=? WHERE id=?",
                    (place.thread_id, place.post_id, place.paragraph, number),
                )

    def end(self, number: int, journal: str) -> None:
        """A session is over."""
        with self._db.transaction():
            self._db.run("UPDATE sitting SET ended=?, journal=? WHERE id=?", (_now(), plain(journal), number))

    def open(self) -> Sitting | None:
        """The session that is not over."""
        found = self._found("WHERE ended IS NULL ORDER BY id DESC LIMIT 1")
        return found[0] if found else None

    def all(self) -> list[Sitting]:
        """Every session, the newest first."""
        return self._found("ORDER BY id DESC")

    def _found(self, rest: str) -> list[Sitting]:
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM sitting {rest}")  # noqa: S608 - constants of this class
        return [self._sitting(row) for row in rows]

    def _sitting(self, row: Row) -> Sitting:
        begun = moment(row[3])
        if begun is None:
            raise LibraryDamaged("The library is damaged: a reading session has no beginning.", self._db.path)
        place = Place(row[9], row[10], row[11]) if row[9] is not None and row[10] is not None else None
        queue = self._db.rows("SELECT thread_id FROM sitting_thread WHERE sitting_id=? ORDER BY position", (row[0],))
        threads = tuple(line[0] for line in queue)
        return Sitting(row[0], row[1], row[2], begun, moment(row[4]), row[5], row[6], row[7], row[8], place, threads)

    def _fill(self, number: int, threads: Sequence[int]) -> None:
        self._db.run_many(
            "INSERT INTO sitting_thread (sitting_id, position, thread_id) VALUES (?, ?, ?)",
            [(number, position, thread) for position, thread in enumerate(dict.fromkeys(threads))],
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
