"""What a step touched, told from its rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.domain.annotation import Changes
from reader.library.records import guid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.database import Database
    from reader.library.journal_rows import ChangedRow


def changes_of(database: Database, rows: Sequence[ChangedRow]) -> Changes:
    """The notice for the rows of a step.

    Args:
        database: the library; rows that are not among ``rows`` are looked up there.
        rows: as the journal gives them, after they were written.
    """
    spots = _spots(database, rows)
    posts = {post for post, _ in spots.values()}
    posts.update(row.key[0] for row in rows if row.table == "bookmark")
    noted = {row.key[:2] for row in rows if row.table == "memo"}
    posts.update(int(key) for subject, key in noted if subject == "post")
    threads = _threads(database, posts)
    arranged = _arranged(rows)
    return Changes(
        threads=frozenset(threads.values()) | arranged,
        posts=frozenset(posts),
        annotations=frozenset(guid(key) for key in spots),
        tags=any(row.table in {"tag", "example"} for row in rows),
        structure=bool(arranged),
        memos=bool(noted),
        place=_place(rows, spots, threads),
    )


def _arranged(rows: Sequence[ChangedRow]) -> frozenset[int]:
    """The threads that came, went, or got or lost posts."""
    found = {row.key[0] for row in rows if row.table in {"removed", "joined", "thread"}}
    places = [row for row in rows if row.table in {"post_place", "capture_place"}]
    return frozenset(found | {side["thread_id"] for row in places for side in (row.before, row.after) if side})


def _spots(database: Database, rows: Sequence[ChangedRow]) -> dict[str, tuple[int, int]]:
    """For each annotation touched: its post and the paragraph where it begins."""
    spots = {
        row.key[0]: (row.any["post_id"], row.any["first"])
        for row in rows
        if row.table == "annotation" and (row.before or row.after)
    }
    others = {row.key[0] for row in rows if row.table in {"annotation_tag", "settled"}} - spots.keys()
    if others:
        found = database.rows(
            "SELECT id, post_id, first FROM annotation WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(others)),),
        )
        spots.update((row[0], (row[1], row[2])) for row in found)
    return spots


def _threads(database: Database, posts: set[int]) -> dict[int, int]:
    if not posts:
        return {}
    named = json.dumps(sorted(posts))
    rows = database.rows("SELECT id, thread_id FROM post WHERE id IN (SELECT value FROM json_each(?))", (named,))
    return {row[0]: row[1] for row in rows}


def _place(
    rows: Sequence[ChangedRow], spots: dict[str, tuple[int, int]], threads: dict[int, int]
) -> tuple[int, int, int] | None:
    places = [(threads[post], post, first) for post, first in spots.values() if post in threads]
    places += [
        (threads[row.key[0]], row.key[0], 0) for row in rows if row.table == "bookmark" and row.key[0] in threads
    ]
    told = {int(row.key[1]) for row in rows if row.table == "memo" and row.key[0] == "post"}
    places += [(threads[post], post, 0) for post in sorted(told) if post in threads]
    return places[0] if places else None
