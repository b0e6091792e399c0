"""What a reader leaves on threads: read marks, bookmarks, places, removals; and the library's settings."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.domain.annotation import Changes
from reader.domain.thread import Place
from reader.library.records import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.database import Database
    from reader.library.journal import Journal
    from reader.library.threads import ThreadStore


class MarkStore:
    """Marks on threads and posts. Read marks, places and settings are no edits: they are not undoable.

    Args:
        database: the library's connection.
        journal: its journal.
        threads: its posts.
    """

    def __init__(self, database: Database, journal: Journal, threads: ThreadStore) -> None:
        self._db = database
        self._journal = journal
        self._threads = threads

    def mark_read(self, post_ids: Iterable[int], *, read: bool, asked: bool = False) -> Changes:
        """Set or take away read marks.

        Args:
            post_ids: of these posts.
            read: whether they are read.
            asked: a person asked for it, so that it is on the disk before it is shown; marks that come by themselves
                while somebody reads need not be.
        """
        named = json.dumps(sorted(set(post_ids)))
        state = "NOT EXISTS" if read else "EXISTS"
        changed = self._db.rows(
            "SELECT p.thread_id, p.id FROM post p WHERE p.id IN (SELECT value FROM json_each(?)) AND "  # noqa: S608
            f"{state} (SELECT 1 FROM read_mark r WHERE r.thread_id=p.thread_id AND r.post_id=p.id)",
            (named,),
        )
        if changed:
            sql = (
                "INSERT OR IGNORE INTO read_mark (thread_id, post_id) VALUES (?, ?)"
                if read
                else "DELETE FROM read_mark WHERE thread_id=? AND post_id=?"
            )
            with self._db.transaction(durable=None if asked else False):
                self._db.run_many(sql, changed)
        return Changes(threads=frozenset(row[0] for row in changed), posts=frozenset(row[1] for row in changed))

    def keep_place(self, place: Place) -> None:
        """Remember where the reader is in a thread."""
        if self._threads.thread_of(place.post_id) != place.thread_id:
            return
        with self._db.transaction(durable=False):
            self._db.run(
                "INSERT OR REPLACE INTO place (thread_id, post_id, paragraph, at) VALUES (?, ?, ?, ?)",
                (place.thread_id, place.post_id, place.paragraph, _now()),
            )

    def place(self, thread_id: int) -> Place | None:
        """Where the reader was in a thread."""
        row = self._db.row("SELECT thread_id, post_id, paragraph FROM place WHERE thread_id=?", (thread_id,))
        return Place(*row) if row else None

    def recent_threads(self, most: int = 20) -> list[int]:
        """The threads read last, the latest first."""
        rows = self._db.rows("SELECT thread_id FROM place ORDER BY at DESC, thread_id DESC LIMIT ?", (most,))
        return [row[0] for row in rows]

    def last_place(self) -> Place | None:
        """Where the reader was last, in a thread that is not removed."""
        row = self._db.row(
            "SELECT thread_id, post_id, paragraph FROM place "
            "WHERE thread_id NOT IN (SELECT thread_id FROM removed) ORDER BY at DESC LIMIT 1"
        )
        return Place(*row) if row else None

    def post_memos(self, thread_id: int, coder: str) -> dict[int, str]:
        """A coder's memos on the posts of a thread, by the posts' numbers; see `reader.library.memos` for all else."""
        rows = self._db.rows(
            "SELECT p.id, m.text FROM memo m JOIN post p ON p.id=CAST(m.key AS INTEGER) "
            "WHERE m.subject='post' AND m.coder=? AND p.thread_id=?",
            (coder, thread_id),
        )
        return {row[0]: row[1] for row in rows}

    # -- edits: inside a step of the journal -------------------------------------------------------------------

    def set_bookmark(self, post_id: int, *, on: bool) -> None:
        """Put a bookmark on a post or take it off."""
        if not on:
            self._journal.drop("bookmark", post_id)
        elif not self._journal.get("bookmark", post_id):
            self._journal.put("bookmark", {"post_id": post_id, "at": _now()})

    def set_removed(self, thread_id: int, *, removed: bool) -> None:
        """Take a thread out of all lists, or bring it back."""
        if not removed:
            self._journal.drop("removed", thread_id)
        elif not self.is_removed(thread_id):
            self._journal.put("removed", {"thread_id": thread_id, "at": _now()})

    def is_removed(self, thread_id: int) -> bool:
        """Whether a thread was taken out of the lists."""
        return self._journal.get("removed", thread_id) is not None

    # -- settings ----------------------------------------------------------------------------------------------

    def setting(self, key: str, default: str) -> str:
        """A setting that belongs to the library."""
        row = self._db.row("SELECT value FROM setting WHERE key=?", (key,))
        return str(row[0]) if row else default

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting in the library, on the disk: searches that the reader typed are among them."""
        with self._db.transaction():
            self._db.run("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, plain(value)))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
