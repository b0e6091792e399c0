"""The file of the search index beside a library: made, recognised, made anew. It holds nothing that could be lost.

It can be deleted at any time. A file that is ours but does not fit (another format, damaged, tampered with) is
deleted and made anew; a file that is not ours is left alone.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from reader.domain.errors import LibraryDamaged, LibraryError, LibraryFull, NotALibrary
from reader.library.database import Database
from reader.library.handles import read_head
from reader.text.grams import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.database import Row

APPLICATION_ID = 0x506F7349
"""``PosI``: marks a file as a search index of ours."""

SUFFIX = ".index"

_FTS = "CREATE VIRTUAL TABLE {} USING fts5(text, content='', columnsize=0, tokenize=\"ascii tokenchars '_'\"{})"
_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY name"


def index_path(library: Path) -> Path:
    """Where a library's index lies."""
    return library.with_name(library.name + SUFFIX)


def open_index(library: Path, *, read_only: bool, small: bool | None) -> Database | None:
    """Open a library's index, making it where there is none or none that fits.

    Args:
        library: the library file.
        read_only: do not write; then there may be no index.
        small: which kind it must be, None for the kind it is.

    Returns:
        its connection, or None where it cannot be used or made.

    Raises:
        NotALibrary: a file of that name is no index of ours; it is left alone.
        LibraryFull: it could not be made.
    """
    path = index_path(library)
    try:
        if path.exists() and path.stat().st_size:
            database = _fitting(path, read_only=read_only, small=small)
            if database or read_only:
                return database
            delete_index(library)
        return None if read_only else _make(path, small=bool(small))
    except OSError as error:
        raise LibraryFull(f"The search index cannot be made: {error.strerror}.", path) from error


def delete_index(library: Path) -> None:
    """Delete a library's index, which loses nothing; nobody may have it open.

    Raises:
        NotALibrary: a file of that name is no index of ours; it is left alone.
        LibraryError: another program has it open, or the folder cannot be written.
    """
    path = index_path(library)
    try:
        if path.exists() and path.stat().st_size:
            _check_ours(path)
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise LibraryError(f"The search index cannot be deleted: {error.strerror}.", path) from error


def index_bytes(library: Path) -> int:
    """The size of a library's index file, 0 where there is none."""
    path = index_path(library)
    return path.stat().st_size if path.exists() else 0


def statements(*, small: bool) -> list[str]:
    """The schema; single signs need no second index for beginnings."""
    more = "" if small else ", prefix='1'"
    return [
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE post_doc (post_id INTEGER PRIMARY KEY, version_id INT NOT NULL, stamp INT NOT NULL) STRICT",
        "CREATE TABLE title_doc (thread_id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT",
        _FTS.format("post_grams", more),
        _FTS.format("title_grams", more),
    ]


def _check_ours(path: Path) -> None:
    head = read_head(path, 100).data
    if head.startswith(b"SQLite format 3\x00") and int.from_bytes(head[68:72], "big") == APPLICATION_ID:
        return
    raise NotALibrary("It is in the place of the search index, and is none; please move it away.", path)


def _fitting(path: Path, *, read_only: bool, small: bool | None) -> Database | None:
    _check_ours(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    try:
        database = Database(path, read_only=read_only, immutable=not writable, durable=False)
    except (LibraryDamaged, NotALibrary):
        return None
    try:
        if _fits(database, small):
            return database
    except (LibraryDamaged, NotALibrary, sqlite3.Error):
        # Whatever stands in it, it can be made anew.
        pass
    database.close()
    return None


def _fits(database: Database, small: bool | None) -> bool:
    kept = bool(database.number("SELECT value FROM meta WHERE key='small'"))
    if small is not None and kept is not small:
        return False
    return database.number("PRAGMA user_version") == FORMAT and database.rows(_SCHEMA) == _schema(small=kept)


def _schema(*, small: bool) -> list[Row]:
    memory = sqlite3.connect(":memory:")
    try:
        for statement in statements(small=small):
            memory.execute(statement)
        return memory.execute(_SCHEMA).fetchall()
    finally:
        memory.close()


def _make(path: Path, *, small: bool) -> Database:
    """Make an empty index; its mark is in the file itself before anything else, so that it is always known as ours."""
    unready = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        _clear(unready)
        os.close(os.open(unready, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        database = Database(unready, durable=False)
        try:
            _fill(database, small=small)
        finally:
            database.close()
        unready.replace(path)
    except LibraryError as error:
        # A full disk: nothing is left on it, and the reader is told of the file that she knows.
        raise type(error)(error.reason, path) from error
    finally:
        _clear(unready)
    return Database(path, durable=False)


def _clear(unready: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        unready.with_name(unready.name + suffix).unlink(missing_ok=True)


def _fill(database: Database, *, small: bool) -> None:
    with database.transaction():
        for statement in statements(small=small):
            database.run(statement)
        for table in ("post_grams", "title_grams"):
            # The index merges in steps of its own; left to itself FTS5 does it inside a commit, for 100 ms.
            database.run(f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', 0)")  # noqa: S608
            database.run(f"INSERT INTO {table} ({table}, rank) VALUES ('crisismerge', 256)")  # noqa: S608
        database.run("INSERT INTO meta (key, value) VALUES ('small', ?)", (int(small),))
        database.run(f"PRAGMA application_id={APPLICATION_ID}")
        database.run(f"PRAGMA user_version={FORMAT}")
