"""Backups beside a library: sound copies under names that tell when and why, the old ones thinned out.

They lie in the folder ``NAME.postil.backups`` beside the library, on a network drive too: a copy on another disk would
be more, but would not be found again from another computer. How many are kept follows Anki's rule: those of 12 days, 10
weeks and 9 months.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.domain.backup import Backup
from reader.domain.errors import LibraryDamaged, LibraryFull
from reader.library.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 12, 10, 9
KEPT_MIGRATIONS = 5
DAILY_HOURS = 24
SPARE_BYTES = 16 * 2**20
"""How much of a disk a backup must leave free."""

_KINDS = "daily|manual|migration|replaced"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d{{6}})Z-({_KINDS})(?:-(\d{{1,4}}))?\.postil")


def folder(library: Path) -> Path:
    """Where the backups of a library lie."""
    return library.with_name(library.name + ".backups")


def listed(library: Path) -> list[Backup]:
    """The backups of a library by their names, the newest first; files of other names are none of ours.

    A second name of the library itself, which a restore that was killed leaves, is no backup: it changes with it.
    """
    found = []
    with suppress(OSError):
        for path in folder(library).iterdir():
            match = _NAME.fullmatch(path.name)
            if match and path.is_file() and not _is_same(path, library):
                with suppress(ValueError):  # a name of digits that are no time
                    at = datetime.strptime(match[1] + "+0000", "%Y-%m-%dT%H%M%S%z")
                    found.append((at, int(match[3] or 1), Backup(path, at, match[2], path.stat().st_size)))
    return [backup for _at, _number, backup in sorted(found, key=lambda entry: entry[:2], reverse=True)]


def place_for(library: Path, kind: str, now: datetime | None = None) -> Path:
    """A free name for a new backup; its folder is made.

    Raises:
        LibraryFull: the folder cannot be made.
    """
    into = folder(library)
    try:
        into.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise LibraryFull(f"The folder of backups cannot be made: {error.strerror}.", into) from error
    stem = f"{(now or datetime.now(UTC)).astimezone(UTC):%Y-%m-%dT%H%M%S}Z-{kind}"
    path, number = into / f"{stem}.postil", 1
    while path.exists():
        number += 1
        path = into / f"{stem}-{number}.postil"
    return path


def due(library: Path, now: datetime | None = None) -> bool:
    """Whether a daily backup is wanted: the library was written to since the last one, which is a day old."""
    now = now or datetime.now(UTC)
    last = next((backup.at for backup in listed(library) if backup.kind != "replaced"), None)
    if last is None:
        return True
    # A clock that was set back must not put backups off until it has caught up.
    if timedelta(0) <= now - last < timedelta(hours=DAILY_HOURS):
        return False
    written = 0.0
    for path in (library, library.with_name(library.name + "-wal")):
        with suppress(OSError):
            written = max(written, path.stat().st_mtime)
    return written > last.timestamp()


def make(library: Path, kind: str = "daily", cancelled: Callable[[], bool] | None = None) -> Backup:
    """Back a library up, beside whoever has it open, and thin the old backups out.

    Args:
        library: the file; a connection of this call's own reads it.
        kind: see `Backup`.
        cancelled: asked now and then; True stops it.

    Raises:
        LibraryFull: there is no room, or the disk refused it.
        LibraryDamaged: the copy did not pass the check; older backups are kept.
    """
    library = library.resolve()
    database = Database(library, read_only=True)
    try:
        path = write_copy(database, place_for(library, kind), cancelled)
    finally:
        database.close()
    thin_out(library)
    return next(backup for backup in listed(library) if backup.path == path)


def write_copy(database: Database, target: Path, cancelled: Callable[[], bool] | None = None) -> Path:
    """Write a checked copy of a library; an older copy of that name is replaced only by a sound one.

    Raises:
        LibraryFull: it could not be written.
        LibraryDamaged: the copy did not pass the check.
    """
    unready = target.with_name(f"{target.name}.{os.getpid()}.{threading.get_ident()}.tmp")
    unready.unlink(missing_ok=True)
    try:
        _leave_room(database, target.parent)
        database.copy_to(unready, cancelled)
        unready.chmod(0o600)
        if not sound(unready, cancelled):
            raise LibraryDamaged("A safety copy of the library came out damaged; nothing was changed.", database.path)
        flush(unready)
        unready.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise LibraryFull(f"A safety copy could not be written: {error.strerror}.", database.path) from error
    finally:
        unready.unlink(missing_ok=True)
    return target


def sound(path: Path, cancelled: Callable[[], bool] | None = None) -> bool:
    """Whether SQLite's quick check finds nothing wrong with a file that nobody has open; it is not changed.

    Args:
        path: the file.
        cancelled: asked now and then; True stops it.

    Raises:
        LibraryError: it is no database, cannot be read, or it was stopped.
    """
    copy = Database(path, read_only=True, immutable=True)
    try:
        with copy.stopping(cancelled):
            return copy.row("PRAGMA quick_check(1)") == ("ok",)
    except LibraryDamaged:
        return False
    finally:
        copy.close()


def thin_out(library: Path) -> list[Path]:
    """Delete the daily and migration backups that are beyond what is kept, and half-made copies left by a kill.

    Those that a person asked for, and libraries put aside by a restore, are never deleted.
    """
    there = listed(library)
    daily = [backup for backup in there if backup.kind == "daily"]
    migrations = [backup for backup in there if backup.kind == "migration"]
    gone = [backup.path for backup in migrations[KEPT_MIGRATIONS:]]
    keep = kept([backup.at for backup in daily])
    gone += [backup.path for backup in daily if backup.at not in keep]
    yesterday = datetime.now(UTC).timestamp() - DAILY_HOURS * 3600
    for path in folder(library).glob("*.tmp"):
        with suppress(OSError):
            if path.stat().st_mtime < yesterday:
                gone.append(path)
    # Each of them is a second name of the library, see `listed`.
    gone += [path for path in folder(library).glob("*-replaced*.postil") if _is_same(path, library)]
    for path in gone:
        with suppress(OSError):
            path.unlink()
    return gone


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Which of these times stay: the newest of each of the last days, weeks and months that have one."""
    newest_first = sorted(times, reverse=True)
    stay: set[datetime] = set()
    rules: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (KEPT_DAYS, lambda at: at.date()),
        (KEPT_WEEKS, lambda at: at.isocalendar()[:2]),
        (KEPT_MONTHS, lambda at: (at.year, at.month)),
    )
    for count, period in rules:
        newest: dict[object, datetime] = {}
        for at in newest_first:
            newest.setdefault(period(at), at)
        stay.update(list(newest.values())[:count])
    return stay


def flush(path: Path) -> None:
    """Have a file's bytes on the disk."""
    with path.open("rb+") as file:
        if sys.platform == "darwin":
            # There fsync leaves bytes in the drive's own memory; not every drive knows the call that does not.
            import fcntl  # noqa: PLC0415 - Windows has no such module

            with suppress(OSError):
                fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
        os.fsync(file.fileno())


def flush_folder(path: Path) -> None:
    """Have a folder's names on the disk, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives refuse it
            os.fsync(handle)
    finally:
        os.close(handle)


def _is_same(path: Path, library: Path) -> bool:
    try:
        return path.samefile(library)
    except OSError:
        return False


def _leave_room(database: Database, into: Path) -> None:
    size = database.number("PRAGMA page_count") * database.number("PRAGMA page_size")
    free = shutil.disk_usage(into).free
    if free < size + SPARE_BYTES:
        raise LibraryFull(
            f"There is no room for a safety copy: it needs {size:,} bytes, and {free:,} are free.", database.path
        )
