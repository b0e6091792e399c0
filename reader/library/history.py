"""The journal as a record: what was done when by whom, and taking back a step that is not the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.errors import EditRefused
from reader.domain.history import HistoryLine
from reader.library.journal_rows import TABLES
from reader.library.records import known_moment

if TYPE_CHECKING:
    from datetime import datetime

    from reader.library.database import Database
    from reader.library.journal import Journal
    from reader.library.journal_rows import ChangedRow

_LINES = """SELECT s.id, s.kind, s.detail, s.coder, s.at, s.undone, count(r.step_id)
FROM step s LEFT JOIN step_row r ON r.step_id=s.id GROUP BY s.id ORDER BY s.id DESC"""
_ENDED = """FROM (SELECT s.at AS at, CASE s.undone WHEN 0 THEN r.before ELSE r.after END AS side
FROM step_row r JOIN step s ON s.id=r.step_id WHERE r.tbl=?) WHERE json_valid(side) GROUP BY 1, 2"""
"""The rows of a table as they were before a step that stands, and as steps made them that were undone."""


def lines(database: Database) -> list[HistoryLine]:
    """All steps that are kept, the newest first."""
    return [
        HistoryLine(row[0], row[1], row[2], row[3], known_moment(row[4]), bool(row[5]), row[6])
        for row in database.rows(_LINES)
    ]


class Former(NamedTuple):
    """What annotations had once and have no more, by their numbers: tags, and memos; and when each was last taken."""

    tags: dict[tuple[str, str], datetime]
    memos: dict[tuple[str, str], datetime]


def former(database: Database) -> Former:
    """What steps on record took from annotations."""
    columns = {"annotation_tag": ("annotation_id", "tag_id"), "annotation": ("id", "memo")}
    return Former(
        *(
            {
                (row[0], row[1]): known_moment(row[2])
                for row in database.rows(
                    f"SELECT json_extract(side, '$.{key}'), json_extract(side, '$.{value}'), max(at) {_ENDED}",
                    (table,),
                )
            }
            for table, (key, value) in columns.items()
        )
    )


def take_back(database: Database, journal: Journal, step_id: int) -> str:
    """Within a running step, put back what an earlier step changed.

    Returns:
        what that step was about, as `HistoryLine.detail`.

    Raises:
        EditRefused: it is not there, was undone, or later steps changed what it did; nothing was changed. Where
            something later only refers to what it made, the running step is refused when it is committed.
    """
    found = database.row("SELECT detail, undone FROM step WHERE id=?", (step_id,))
    if found is None:
        raise EditRefused("This step is not on record any more.", database.path)
    if found[1]:
        raise EditRefused("This step was undone already.", database.path)
    rows = journal.rows_of(step_id)
    if any(TABLES[row.table].part_of for row in rows):
        raise EditRefused("Moving posts between threads can only be undone in its turn.", database.path)
    for row in rows:
        if journal.get(row.table, *row.key) != row.after:
            raise EditRefused(f"A later step changed what this one did{_later(database, step_id, row)}.", database.path)
    # Rows are in no order here: what refers to what is looked at when all are written.
    database.run("PRAGMA defer_foreign_keys=ON")
    for row in rows:
        if row.before is None:
            journal.drop(row.table, *row.key)
        else:
            journal.put(row.table, row.before)
    return str(found[0])


def _later(database: Database, step_id: int, row: ChangedRow) -> str:
    import json  # noqa: PLC0415 - only to word a refusal

    key = json.dumps(row.key, ensure_ascii=False, separators=(",", ":"))
    found = database.row(
        "SELECT s.kind, s.detail, s.at FROM step s JOIN step_row r ON r.step_id=s.id "
        "WHERE s.id>? AND s.undone=0 AND r.tbl=? AND r.row_key=? ORDER BY s.id LIMIT 1",
        (step_id, row.table, key),
    )
    if found is None:
        return ""
    about = f" “{found[1]}”" if found[1] else ""
    return f": {found[0]}{about} of {known_moment(found[2]).astimezone():%Y-%m-%d %H:%M}"
