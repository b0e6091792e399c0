"""Undoing a move of posts between threads after more pages came in.

An import never takes back what a reader arranged, but it may name a post by the forum's id where that was not known,
and seat posts otherwise. Such a step is fitted to what is there now: posts and pages go back to their threads, names
and seats that came later stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.errors import EditRefused
from reader.library.records import pack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.database import Database
    from reader.library.journal_rows import ChangedRow, Values


_BUILT_ON = "Pages that came in later build on this; join or part the threads by hand instead."


def fitted(
    database: Database, get: Callable[..., Values | None], step_id: int, rows: Sequence[ChangedRow]
) -> list[ChangedRow]:
    """The rows of a move as they can be written now; the record of the step is put right where they differ.

    Args:
        database: the library's connection, in a transaction.
        get: gives a row as it is now, by its table and key.
        step_id: the step.
        rows: its rows as they would be written if nothing had come in: ``before`` is what the step left, or had left.

    Raises:
        EditRefused: a post or a page lies where the step never put it.
    """
    found: list[ChangedRow] = []
    for row in rows:
        now = get(row.table, *row.key)
        if row.table == "thread" and row.after is None and _still_used(database, row.key[0], rows):
            raise EditRefused(_BUILT_ON, database.path)
        if now == row.before:
            found.append(row)
            continue
        after = _after(row, now)
        if now is None or (after is None and row.after is not None):
            raise EditRefused(_BUILT_ON, database.path)
        found.append(row._replace(before=now, after=after))
    _amend(database, step_id, rows, found)
    return found


def free_of_later(database: Database, rows: Sequence[ChangedRow]) -> None:
    """Look whether the places to which posts would go are free, but for posts that leave them.

    Raises:
        EditRefused: a page that came in later brought the same post.
    """
    going = {row.key[0]: row.after for row in rows if row.table == "post_place" and row.after}
    for post_id, place in going.items():
        there = database.row(
            "SELECT id FROM post WHERE thread_id=? AND post_key=?", (place["thread_id"], place["post_key"])
        )
        if there is not None and there[0] != post_id and there[0] not in going:
            raise EditRefused(_BUILT_ON, database.path)


def _still_used(database: Database, thread_id: int, rows: Sequence[ChangedRow]) -> bool:
    """Whether posts or pages lie in a thread that are not among those which go."""
    for table, place in (("post", "post_place"), ("capture", "capture_place")):
        going = {row.key[0] for row in rows if row.table == place}
        there = database.rows(f"SELECT id FROM {table} WHERE thread_id=?", (thread_id,))  # noqa: S608 - own names
        if not going.issuperset(row[0] for row in there):
            return True
    return False


def _after(row: ChangedRow, now: Values | None) -> Values | None:
    """What a row that is another than it was left becomes; None where that cannot be told, or it goes."""
    if now is None or row.before is None or row.after is None:
        return None
    if row.table == "post_seat":
        return now
    if row.table == "thread":
        return row.after
    if row.table == "post_place" and now["thread_id"] == row.before["thread_id"]:
        renamed_by_step = row.before["post_key"] != row.after["post_key"]
        return None if renamed_by_step else {**row.after, "post_key": now["post_key"]}
    return None


def _amend(database: Database, step_id: int, rows: Sequence[ChangedRow], found: Sequence[ChangedRow]) -> None:
    undone = database.number("SELECT undone FROM step WHERE id=?", (step_id,))
    changed = [new for old, new in zip(rows, found, strict=True) if old != new]
    # The record tells how a row was before the step and after it, whichever way it is written now.
    sides = [(row.before, row.after) if undone else (row.after, row.before) for row in changed]
    database.run_many(
        "UPDATE step_row SET before=?, after=? WHERE step_id=? AND tbl=? AND row_key=?",
        [
            (_packed(before), _packed(after), step_id, row.table, pack(row.key))
            for row, (before, after) in zip(changed, sides, strict=True)
        ],
    )


def _packed(values: Values | None) -> str | None:
    return None if values is None else pack(values)
