"""Opening a library file: is it ours, may we write it, is it of our schema. A refused file is left byte for byte."""

from __future__ import annotations

import os
import stat
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.errors import LibraryDamaged, LibraryError, LibraryFull, LibraryReadOnly, LibraryTooNew, NotALibrary
from reader.library import handles, lock, migrations
from reader.library.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.lock import WriteLock

_MAGIC = b"SQLite format 3\x00"
_QUICK_CHECK_BYTES = 512 * 2**20
_LOOKS, _LOOK_AGAIN = 4, 0.05


class Opened(NamedTuple):
    """An open library: its connection, its share in the write lock, and why it is read-only (``""`` if it is not)."""

    database: Database
    lock: WriteLock | None
    notice: str


def open_library(path: Path, *, read_only: bool = False, join: bool = False, durable: bool = True) -> Opened:
    """Open a library, making it where there is none, and bring its schema up to date.

    Args:
        path: the file.
        read_only: do not even try to write.
        join: share the write lock that this process holds (an import beside the window).
        durable: fsync each commit.

    Returns:
        the connection; ``notice`` is ``"locked"`` where another Postil writes it, ``"no-write"`` where file or folder
        refuse writing, ``""`` else.

    Raises:
        NotALibrary, LibraryTooNew, LibraryDamaged: what the file is.
        LibraryReadOnly: it would have to be written first, and cannot be.
        LibraryFull: it could not be made.
    """
    path = path.resolve()
    fresh = not path.exists()
    if fresh:
        if read_only:
            raise LibraryError("There is no such library.", path)
        _make(path)
    inspect_header(path)
    held, notice = (None, "") if read_only else _take(path, join=join)
    with ExitStack() as undo:
        if held:
            undo.callback(held.release)
        database = _connect(path, writing=held is not None, durable=durable)
        undo.pop_all()
    return Opened(database, held, notice)


def inspect_header(path: Path) -> None:
    """Look at the first 100 bytes of a file before SQLite may touch it.

    Source of the layout: https://www.sqlite.org/fileformat.html#the_database_header.

    Raises:
        LibraryError: it is no library of ours, too new, or cut off.
    """
    head, size, _mode = _head(path)
    if not size:
        raise NotALibrary("The file is empty, not a Postil library.", path)
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise NotALibrary("It is not a Postil library (not a database at all).", path)
    page = int.from_bytes(head[16:18], "big") or 1
    pages = int.from_bytes(head[28:32], "big")
    page = 65536 if page == 1 else page
    version = int.from_bytes(head[60:64], "big")
    known = len(migrations.steps())
    if int.from_bytes(head[68:72], "big") != migrations.APPLICATION_ID:
        newer = f"; its schema is number {version}, this Postil knows up to {known}" if version > known else ""
        cut = "; it is cut off as well" if size < page * pages else ""
        raise NotALibrary(f"It is a database of another program, not a Postil library{newer}{cut}.", path)
    if version > known:
        raise LibraryTooNew(
            f"A newer Postil wrote this library (schema {version}; this Postil knows up to {known}).", path
        )
    if _is_cut_off(path, head, size):
        raise LibraryDamaged(f"The library is cut off: {size:,} of {page * pages:,} bytes are there.", path)


def may_write(path: Path) -> bool:
    """Whether the file and its folder (SQLite keeps a log beside the file) let us write."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _head(path: Path) -> handles.Head:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotALibrary("It is not a file.", path)
        return handles.read_head(path, 100)
    except OSError as error:
        raise LibraryError(f"The library cannot be read: {error.strerror}.", path) from error


def _is_cut_off(path: Path, head: bytes, size: int) -> bool:
    """Whether pages are missing that no log holds; another program may be folding its log in just now."""
    for _ in range(_LOOKS):
        page = int.from_bytes(head[16:18], "big") or 1
        pages = int.from_bytes(head[28:32], "big")
        if size >= (65536 if page == 1 else page) * pages or _has_wal(path):
            return False
        time.sleep(_LOOK_AGAIN)
        head, size, _mode = _head(path)
    return True


def _take(path: Path, *, join: bool) -> tuple[WriteLock | None, str]:
    if not may_write(path):
        return None, "no-write"
    try:
        held = lock.acquire(path, join=join)
    except OSError:
        return None, "no-write"
    return held, "" if held else "locked"


def _connect(path: Path, *, writing: bool, durable: bool) -> Database:
    # A read-only folder cannot hold the index of the log; without a log there is nothing that it would hide.
    immutable = not writing and not _has_wal(path) and not os.access(path.parent, os.W_OK)
    unclean = writing and _has_wal(path)
    database = Database(path, read_only=not writing, immutable=immutable, durable=durable)
    with ExitStack() as undo:
        undo.callback(database.close)
        _settle(database, unclean=unclean)
        undo.pop_all()
    return database


def _settle(database: Database, *, unclean: bool) -> None:
    sqls = migrations.steps()
    version = database.number("PRAGMA user_version")
    if version > len(sqls):
        raise LibraryTooNew(
            f"A newer Postil wrote this library (schema {version}; this Postil knows up to {len(sqls)}).", database.path
        )
    migrations.check_schema(database, sqls)
    if unclean and database.path.stat().st_size <= _QUICK_CHECK_BYTES:
        _check_after_crash(database)
    if version < len(sqls):
        if database.read_only:
            raise LibraryReadOnly(
                "An older Postil wrote this library; it must be brought up to date first, and it cannot be written.",
                database.path,
            )
        migrations.migrate(database, sqls)


def _check_after_crash(database: Database) -> None:
    verdict = database.row("PRAGMA quick_check(1)")
    if verdict != ("ok",):
        raise LibraryDamaged(f"The library is damaged: {verdict[0] if verdict else 'no answer'}.", database.path)


def _has_wal(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    try:
        return log.stat().st_size > 0
    except OSError:
        return False


def _make(path: Path) -> None:
    """Make an empty library under a passing name first, so that no half-made file can bear the real one."""
    unready = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(unready, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise LibraryFull(f"The library cannot be made: {error.strerror}.", path) from error
    try:
        database = Database(unready)
        try:
            migrations.apply_steps(database, migrations.steps())
        finally:
            database.close()
        _appear(unready, path)
    except OSError as error:
        raise LibraryFull(f"The library cannot be made: {error.strerror}.", path) from error
    finally:
        for suffix in ("", "-wal", "-shm"):
            unready.with_name(unready.name + suffix).unlink(missing_ok=True)


def _appear(unready: Path, path: Path) -> None:
    # A link fails where another Postil made the file in the same moment; then that one is opened.
    try:
        os.link(unready, path)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            unready.replace(path)
