"""The undo journal: each row that an edit changes, as it was and as it became, kept in the library itself.

Because it lies in the file, undo works after a restart. Undoing writes ``before`` back, redoing writes ``after``;
both first check that each row still is what the journal says, so that nothing can be overwritten unseen.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.domain.errors import EditRefused
from reader.domain.history import Step
from reader.library.journal_rows import TABLES, ChangedRow
from reader.library.records import known_moment, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library.database import Database
    from reader.library.journal_rows import Table, Values

KEPT_STEPS = 5000
"""How many steps stay undoable."""


class Journal:
    """Writes rows of the journaled tables and keeps what they were.

    Args:
        database: the library's connection.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self._rows: dict[tuple[str, tuple[Any, ...]], ChangedRow] | None = None
        self._name = ("", "")
        self.coder = ""
        """Who makes the steps."""

    # -- recording ---------------------------------------------------------------------------------------------

    @contextmanager
    def step(self, kind: str, detail: str, burst: str = "") -> Iterator[None]:
        """Record all rows put inside as one step; commit them with it, or nothing.

        Args:
            kind: stable name of the step.
            detail: what it is about.
            burst: if not empty and equal to that of the last step, the rows join that step.

        Raises:
            EditRefused: other rows refer to what it takes away; nothing was changed.
            LibraryError: it could not be committed.
        """
        try:
            with self._db.transaction():
                self._rows = {}
                self._name = (kind, detail)
                try:
                    yield
                    if self._rows:
                        self._keep(*self._name, burst)
                finally:
                    self._rows = None
        except sqlite3.IntegrityError as error:
            raise EditRefused("Something else depends on what this would take away.", self._db.path) from error

    def name(self, kind: str, detail: str) -> None:
        """Name the running step anew, once it is known what it comes to (a tag set, or taken off)."""
        self._name = (kind, detail)

    def put(self, table: str, values: Values) -> None:
        """Insert or replace one row of the running step."""
        spec = TABLES[table]
        self._write(spec, tuple(values[name] for name in spec.key), values)

    def drop(self, table: str, *key: object) -> None:
        """Delete one row in the running step; nothing happens where there is none."""
        self._write(TABLES[table], key, None)

    def get(self, table: str, *key: object) -> Values | None:
        """One row of a journaled table, or None."""
        spec = TABLES[table]
        names = ", ".join(f'"{name}"' for name in spec.columns)
        row = self._db.row(f"SELECT {names} FROM {spec.stored} WHERE {spec.where}", key)  # noqa: S608 - names of TABLES
        return dict(zip(spec.columns, row, strict=True)) if row else None

    def changed(self) -> list[ChangedRow]:
        """The rows that the running step changed so far."""
        return list(self._rows.values()) if self._rows else []

    def _write(self, spec: Table, key: tuple[Any, ...], after: Values | None) -> None:
        if self._rows is None:
            raise RuntimeError("rows are written inside a step only")
        before = self.get(spec.name, *key)
        if before == after:
            return
        self._set(spec, key, after)
        known = self._rows.get((spec.name, key))
        first = known.before if known else before
        if first == after:
            del self._rows[spec.name, key]
        else:
            self._rows[spec.name, key] = ChangedRow(spec.name, key, first, after)

    def _set(self, spec: Table, key: tuple[Any, ...], values: Values | None) -> None:
        if values is None:
            self._db.run(f"DELETE FROM {spec.name} WHERE {spec.where}", key)  # noqa: S608 - names of TABLES
            return
        if spec.part_of:
            places = ", ".join(f'"{name}"=?' for name in spec.columns)
            self._db.run(
                f"UPDATE {spec.part_of} SET {places} WHERE {spec.where}",  # noqa: S608 - names of TABLES
                [*(values[name] for name in spec.columns), *key],
            )
            return
        names = ", ".join(f'"{name}"' for name in spec.columns)
        marks = ", ".join("?" * len(spec.columns))
        updates = ", ".join(f'"{name}"=excluded."{name}"' for name in spec.columns)
        keys = ", ".join(f'"{name}"' for name in spec.key)
        self._db.run(
            f"INSERT INTO {spec.name} ({names}) VALUES ({marks}) "  # noqa: S608 - names of TABLES
            f"ON CONFLICT ({keys}) DO UPDATE SET {updates}",
            [values[name] for name in spec.columns],
        )

    def _keep(self, kind: str, detail: str, burst: str) -> None:
        rows = self._rows or {}
        detail, coder = plain(detail), plain(self.coder)
        step_id = self._joined(burst)
        if step_id:
            for known in self.rows_of(step_id, rows):
                if newer := rows.get((known.table, known.key)):
                    rows[known.table, known.key] = ChangedRow(known.table, known.key, known.before, newer.after)
                    if known.before == newer.after:
                        # What the step did to this row it has taken back: nothing is left to undo.
                        del rows[known.table, known.key]
                        self._db.run(
                            "DELETE FROM step_row WHERE step_id=? AND tbl=? AND row_key=?",
                            (step_id, known.table, _dump(known.key)),
                        )
            self._db.run("UPDATE step SET detail=?, at=? WHERE id=?", (detail, _now(), step_id))
        else:
            self._db.run("DELETE FROM step WHERE undone=1")
            step_id = self._db.run(
                "INSERT INTO step (kind, detail, burst, at, coder) VALUES (?, ?, ?, ?, ?)",
                (kind, detail, burst, _now(), coder),
            )
        self._db.run_many(
            "INSERT OR REPLACE INTO step_row (step_id, tbl, row_key, before, after) VALUES (?, ?, ?, ?, ?)",
            [(step_id, row.table, _dump(row.key), _dump(row.before), _dump(row.after)) for row in rows.values()],
        )
        self._db.run(
            "DELETE FROM step WHERE id=? AND NOT EXISTS (SELECT 1 FROM step_row WHERE step_id=step.id)", (step_id,)
        )

    def _joined(self, burst: str) -> int:
        last = self._db.row("SELECT id, burst, undone FROM step ORDER BY id DESC LIMIT 1") if burst else None
        return int(last[0]) if last and last[1] == burst and not last[2] else 0

    # -- undoing -----------------------------------------------------------------------------------------------

    def undo_step(self) -> Step | None:
        """The step that `undo` would take back."""
        return self._peek("SELECT kind, detail, at FROM step WHERE undone=0 ORDER BY id DESC LIMIT 1")

    def redo_step(self) -> Step | None:
        """The step that `redo` would do again."""
        return self._peek("SELECT kind, detail, at FROM step WHERE undone=1 ORDER BY id LIMIT 1")

    def undo(self) -> tuple[Step, list[ChangedRow]] | None:
        """Take back the last step, in a transaction of its own.

        Returns:
            the step and its rows turned round (``after`` is what the row is now), or None where there is none.

        Raises:
            EditRefused: a row is no longer what the step made of it.
        """
        return self._turn("SELECT id, kind, detail, at FROM step WHERE undone=0 ORDER BY id DESC LIMIT 1", undone=1)

    def redo(self) -> tuple[Step, list[ChangedRow]] | None:
        """Do again the step that was undone last; see `undo`."""
        return self._turn("SELECT id, kind, detail, at FROM step WHERE undone=1 ORDER BY id LIMIT 1", undone=0)

    def prune(self) -> None:
        """Forget the oldest steps beyond `KEPT_STEPS`; what they did stays."""
        newest = self._db.number("SELECT max(id) FROM step")
        if self._db.number("SELECT min(id) FROM step") <= newest - KEPT_STEPS:
            with self._db.transaction():
                self._db.run("DELETE FROM step WHERE id<=?", (newest - KEPT_STEPS,))

    def _peek(self, sql: str) -> Step | None:
        row = self._db.row(sql)
        return Step(row[0], row[1], known_moment(row[2])) if row else None

    def _turn(self, sql: str, *, undone: int) -> tuple[Step, list[ChangedRow]] | None:
        try:
            with self._db.transaction():
                found = self._db.row(sql)
                if not found:
                    return None
                rows = self.rows_of(found[0])
                if undone:
                    rows = [ChangedRow(row.table, row.key, row.after, row.before) for row in rows]
                if any(TABLES[row.table].part_of for row in rows):
                    from reader.library.adapting import fitted, free_of_later  # noqa: PLC0415 - few steps move posts

                    rows = fitted(self._db, self.get, found[0], rows)
                    free_of_later(self._db, rows)
                self._write_all(rows)
                self._db.run("UPDATE step SET undone=? WHERE id=?", (undone, found[0]))
        except sqlite3.IntegrityError as error:
            raise EditRefused("What it refers to is no longer there.", self._db.path) from error
        return Step(found[1], found[2], known_moment(found[3])), rows

    def _write_all(self, rows: Sequence[ChangedRow]) -> None:
        for row in rows:
            if self.get(row.table, *row.key) != row.before:
                raise EditRefused("What it did has been changed since by other means.", self._db.path)
        # Rows are in no order here: what refers to what is looked at when all are written.
        self._db.run("PRAGMA defer_foreign_keys=ON")
        for row in rows:
            if TABLES[row.table].vacate:
                self._db.run(TABLES[row.table].vacate, row.key)
        for row in rows:
            self._set(TABLES[row.table], row.key, row.after)
        moved = [row for row in rows if row.table == "post_place"]
        if moved:
            from reader.library.settling import settle  # noqa: PLC0415 - few steps move posts

            settle(self._db, {side["thread_id"] for row in moved for side in (row.before, row.after) if side})

    def rows_of(self, step_id: int, among: Iterable[tuple[str, tuple[Any, ...]]] | None = None) -> list[ChangedRow]:
        """The rows of a step, or those of these tables and keys: a long step is joined by many short ones.

        Raises:
            EditRefused: the record of the step is damaged.
        """
        only, params = "", list[object]((step_id,))
        if among is not None:
            keys = "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"
            only = f" AND (tbl, row_key) IN ({keys})"
            params.append(json.dumps([(table, _dump(key)) for table, key in among]))
        found = self._db.rows(f"SELECT tbl, row_key, before, after FROM step_row WHERE step_id=?{only}", params)  # noqa: S608
        try:
            return [_changed_row(*row) for row in found]
        except (ValueError, KeyError, TypeError) as error:
            raise EditRefused("The record of this step is damaged.", self._db.path) from error


def _changed_row(table: str, key: str, before: str | None, after: str | None) -> ChangedRow:
    spec = TABLES[table]
    sides = [None if side is None else json.loads(side) for side in (before, after)]
    for side in sides:
        if side is not None and set(side) != set(spec.columns):
            raise ValueError(table)
    return ChangedRow(table, tuple(json.loads(key)), sides[0], sides[1])


def _dump(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _now() -> str:
    return datetime.now(UTC).isoformat()
