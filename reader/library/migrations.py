"""Numbered schema steps: which there are, which a file needs, and doing them all or not at all."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.errors import NotALibrary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.database import Database

APPLICATION_ID = 0x506F7374
"""``Post``: marks a file as ours (https://www.sqlite.org/pragma.html#pragma_application_id)."""

_FOLDER = Path(__file__).parent / "schema"


@cache
def steps() -> tuple[str, ...]:
    """The SQL of each step, in order; step n takes a library from version n-1 to n."""
    # A pattern would be compiled first, which costs more than all the rest.
    return tuple(path.read_text("utf-8") for path in sorted(_FOLDER.iterdir()) if path.suffix == ".sql")


def statements(sql: str) -> list[str]:
    """The single statements of a script; ``executescript`` would commit before the first."""
    found: list[str] = []
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found


def apply_steps(database: Database, sqls: Sequence[str]) -> None:
    """Bring a library up to the last step, in one transaction; the version is read again inside it."""
    with database.transaction():
        at = database.number("PRAGMA user_version")
        for sql in sqls[at:]:
            for statement in statements(sql):
                database.run(statement)
        database.run(f"PRAGMA user_version={max(at, len(sqls))}")
        database.run(f"PRAGMA application_id={APPLICATION_ID}")


def migrate(database: Database, sqls: Sequence[str]) -> Path | None:
    """Bring an older library up to date, with a checked copy kept beside it first.

    Args:
        database: the library, open for writing.
        sqls: all steps there are.

    Returns:
        the copy's path, or None where nothing was to do.

    Raises:
        LibraryFull: the copy or the new schema could not be written; the library is as it was.
    """
    version = database.number("PRAGMA user_version")
    if version >= len(sqls):
        return None
    from reader.library import backups  # noqa: PLC0415 - few starts migrate

    copy = backups.write_copy(database, backups.place_for(database.path, "migration"))
    apply_steps(database, sqls)
    database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


def check_schema(database: Database, sqls: Sequence[str]) -> None:
    """Refuse a library whose tables, indexes, views or triggers are not exactly ours.

    A library from somebody else could otherwise run what it likes when rows are read or written.

    Raises:
        NotALibrary: something is missing, altered or added.
    """
    version = database.number("PRAGMA user_version")
    found = {(kind, name): _folded(sql) for kind, name, sql in database.rows(_SCHEMA)}
    wanted = expected_schema(tuple(sqls[:version]))
    for key in found.keys() | wanted.keys():
        if found.get(key) != wanted.get(key):
            state = "is missing" if key not in found else "is not Postil's" if key in wanted else "does not belong"
            raise NotALibrary(
                f"It is not a sound Postil library: the {key[0]} “{key[1]}” in it {state}.", database.path
            )


@cache
def expected_schema(sqls: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """What the schema of a library holds after these steps."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for sql in sqls:
            for statement in statements(sql):
                memory.execute(statement)
        return {(kind, name): _folded(sql) for kind, name, sql in memory.execute(_SCHEMA)}
    finally:
        memory.close()


_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'"


def _folded(sql: str | None) -> str:
    return " ".join((sql or "").split())
