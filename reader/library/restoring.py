"""Looking into backups and putting one in the library's place. The library of today is put aside first, never lost."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from glob import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from reader.domain.backup import Holdings, Shift
from reader.domain.errors import LibraryDamaged, LibraryError, LibraryFull, LibraryReadOnly, PostilError
from reader.library import backups, gate, lock, migrations
from reader.library.database import Database
from reader.library.search_file import delete_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_COUNTS = (
    "SELECT (SELECT count(*) FROM thread WHERE id NOT IN (SELECT thread_id FROM removed)), (SELECT count(*) FROM post),"
    " (SELECT count(*) FROM annotation), (SELECT count(*) FROM tag)"
)

_KINDS = (
    ("threads", "engine, site, key_id", "title", "FROM {}.thread"),
    (
        "posts",
        "t.engine, t.site, t.key_id, p.post_key",
        "v.digest",
        "FROM {0}.post p JOIN {0}.thread t ON t.id=p.thread_id JOIN {0}.post_version v ON v.id=p.version_id",
    ),
    (
        "annotations",
        "a.id",
        """a.exact, a.memo, a.coder, a.first, a.start, a.last, a."end", (SELECT group_concat(tag_id) FROM
        (SELECT tag_id FROM {0}.annotation_tag x WHERE x.annotation_id=a.id ORDER BY tag_id))""",
        "FROM {0}.annotation a",
    ),
    ("tags", "id", "name, colour, parent, key, description", "FROM {}.tag"),
)
"""What is compared: its name, the columns that make it the same thing, those that make it alike, and where it lies."""


def holdings(path: Path, cancelled: Callable[[], bool] | None = None) -> Holdings:
    """Count what a library file holds; it is opened for reading only, whatever its schema.

    Args:
        path: the file.
        cancelled: asked now and then; True stops it.

    Raises:
        LibraryError: it is no library of ours, cannot be read, or it was stopped.
    """
    with _peeking(path) as database, database.stopping(cancelled):
        return Holdings(*(int(value) for value in database.rows(_COUNTS)[0]))


def shifts(library: Path, backup: Path, cancelled: Callable[[], bool] | None = None) -> list[Shift]:
    """What would change if a backup took the library's place, kind by kind.

    Args:
        library: the file of today.
        backup: the other one.
        cancelled: asked now and then; True stops it.

    Raises:
        LibraryError: one of them cannot be read, or it was stopped.
    """
    gate.inspect_header(backup)
    with _peeking(library) as database, database.stopping(cancelled):
        database.run("ATTACH ? AS old", (f"file:{quote(str(backup.absolute()))}?mode=ro&immutable=1",))
        return [_shift(database, *kind) for kind in _KINDS]


def _shift(database: Database, what: str, keys: str, facts: str, tables: str) -> Shift:
    key_sql = f"SELECT {keys} {tables}"
    all_sql = f"SELECT {keys}, {facts} {tables}"
    today, then = (database.number(f"SELECT count(*) {tables}".format(name)) for name in ("main", "old"))
    both = _common(database, key_sql)
    return Shift(what, then - both, today - both, both - _common(database, all_sql))


def _common(database: Database, sql: str) -> int:
    return database.number(f"SELECT count(*) FROM ({sql.format('main')} INTERSECT {sql.format('old')})")  # noqa: S608


def restore(library: Path, backup: Path) -> Path | None:
    """Put a backup in the library's place; nobody may have the library open.

    A kill at any moment leaves either file in place, whole, and the other one among the backups.

    Args:
        library: the file; it may be damaged or missing.
        backup: a sound library file; it stays where it is.

    Returns:
        where the library of today was put aside, None where there was none.

    Raises:
        LibraryReadOnly: somebody has the library open, or it cannot be written.
        LibraryDamaged: the backup is damaged; nothing was changed.
        LibraryError: the backup is no library; nothing was changed.
        LibraryFull: the disk refused it; nothing was changed.
    """
    library = library.resolve()
    with _peeking(backup):
        pass
    try:
        held = lock.acquire(library)
    except OSError as error:
        raise LibraryReadOnly(f"The library cannot be replaced: {error.strerror}.", library) from error
    if held is None:
        raise LibraryReadOnly("The library is open elsewhere, so it cannot be replaced.", library)
    unready = library.with_name(f"{library.name}.{os.getpid()}.new")
    try:
        _clear(library)
        shutil.copyfile(backup, unready)
        unready.chmod(0o600)
        if not backups.sound(unready):
            raise LibraryDamaged("The backup is damaged; nothing was changed.", backup)
        backups.flush(unready)
        aside = _put_aside(library) if library.exists() else None
        unready.replace(library)
        backups.flush_folder(library.parent)
    except OSError as error:
        raise LibraryFull(f"The backup could not be put in place: {error.strerror}.", library) from error
    finally:
        unready.unlink(missing_ok=True)
        held.release()
    with suppress(PostilError):
        delete_index(library)
    return aside


def _put_aside(library: Path) -> Path:
    """Keep the library among the backups, with its log folded in where that can be done, beside it where not."""
    _fold(library)
    aside = backups.place_for(library, "replaced")
    try:
        os.link(library, aside)
    except OSError:  # a disk without links
        unready = aside.with_name(aside.name + ".tmp")
        shutil.copyfile(library, unready)
        backups.flush(unready)
        unready.replace(aside)
    backups.flush_folder(aside.parent)
    for suffix in ("-wal", "-journal"):
        log = library.with_name(library.name + suffix)
        if log.exists():
            # SQLite would lay this log over the file that comes next.
            log.replace(aside.with_name(aside.name + suffix))
    library.with_name(library.name + "-shm").unlink(missing_ok=True)
    return aside


def _fold(library: Path) -> None:
    """Have all that the log holds in the file: a kill between moving the two would part them.

    Raises:
        LibraryReadOnly: another program reads the library, so that its log cannot be folded in.
    """
    busy = None
    with suppress(LibraryError):  # a damaged or newer one stays as it is, with its log
        gate.inspect_header(library)
        database = Database(library)
        try:
            busy = database.row("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            database.close()
    if busy and busy[0]:
        raise LibraryReadOnly("The library is open elsewhere, so it cannot be replaced.", library)


def _clear(library: Path) -> None:
    """Take away what an earlier try left that was killed; nobody else may be at it while we hold the lock."""
    for left in library.parent.glob(f"{escape(library.name)}.*.new"):
        if left.name[len(library.name) + 1 : -len(".new")].isdecimal():
            left.unlink(missing_ok=True)


@contextmanager
def _peeking(path: Path) -> Iterator[Database]:
    gate.inspect_header(path)
    database = Database(path, read_only=True)
    try:
        migrations.check_schema(database, migrations.steps())
        yield database
    finally:
        database.close()
