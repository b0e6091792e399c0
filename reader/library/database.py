"""One connection to a library file: rows in, rows out, whole transactions, SQLite's errors in our words."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from reader.domain.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, LibraryReadOnly, NotALibrary
from reader.library import handles
from reader.library.drives import is_remote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

Row: TypeAlias = tuple[Any, ...]

BUSY_SECONDS = 5.0
"""How long a statement waits for another connection's write."""

PAGE_BYTES = 8192
"""Size of the pages of a new library; larger ones save little more and are written whole for each tag."""

_STEP_PAGES = 256
_STEP_PAUSE = 0.02
_ASK_EVERY = 20_000
_STOPPED = "The copy was stopped."
UNREADABLE = "The library is damaged: a value in it cannot be read."
"""What is said of a value that another program or a bad disk left in a table."""

_REASONS: dict[int, tuple[type[LibraryError], str]] = {
    sqlite3.SQLITE_BUSY: (LibraryBusy, "Another program keeps the library locked; try again in a moment."),
    sqlite3.SQLITE_LOCKED: (LibraryBusy, "Another program keeps the library locked; try again in a moment."),
    sqlite3.SQLITE_FULL: (LibraryFull, "The disk is full; what was saved before is intact."),
    sqlite3.SQLITE_IOERR: (LibraryFull, "The disk refused to read or write; what was saved before is intact."),
    sqlite3.SQLITE_READONLY: (LibraryReadOnly, "The library cannot be changed: there is no write access."),
    sqlite3.SQLITE_PERM: (LibraryReadOnly, "The library cannot be changed: there is no write access."),
    sqlite3.SQLITE_CANTOPEN: (LibraryError, "The library cannot be opened."),
    sqlite3.SQLITE_CORRUPT: (LibraryDamaged, "The library is damaged: its pages do not fit together."),
    sqlite3.SQLITE_INTERRUPT: (LibraryError, _STOPPED),
    sqlite3.SQLITE_NOTADB: (NotALibrary, "It is not a Postil library."),
}


class Database:
    """A connection that one thread owns.

    Args:
        path: the library file; it must exist.
        read_only: open it without the right to write.
        immutable: promise SQLite that nobody writes (a read-only folder, where no WAL index can be made).
        durable: fsync each commit; without it the last commits before a power cut can be lost (never torn).

    Raises:
        LibraryError: the file cannot be opened.
    """

    def __init__(self, path: Path, *, read_only: bool = False, immutable: bool = False, durable: bool = True) -> None:
        self.path = path
        self.read_only = read_only
        self._durable = durable
        self._cancelled: Callable[[], bool] | None = None
        # Where the rights allow it a reader opens like a writer and forbids itself to write: only so does SQLite fold
        # the log into the file when the last one closes.
        mode = "ro" if immutable or (read_only and not os.access(path, os.W_OK)) else "rw"
        uri = f"file:{quote(str(path.absolute()), errors='surrogateescape')}?mode={mode}"
        self._identity = handles.enter(path)
        with ExitStack() as undo, self._errors():
            undo.callback(handles.leave, self._identity)
            self._con = sqlite3.connect(
                uri + ("&immutable=1" if immutable else ""),
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                cached_statements=256,
            )
            undo.callback(self._con.close)
            self._prepare(durable=durable)
            undo.pop_all()

    def _prepare(self, *, durable: bool) -> None:
        self.run("PRAGMA trusted_schema=OFF")
        self.run("PRAGMA cell_size_check=ON")
        self.run("PRAGMA foreign_keys=ON")
        # What SQLite sets aside of a statement would else lie in the system's folder for passing files.
        self.run("PRAGMA temp_store=MEMORY")
        if self.read_only:
            self.run("PRAGMA query_only=ON")
        else:
            # Heard by an empty file only. A post is a row of one or two kilobytes, and pages of 4 KiB would hold two of
            # them and a hole: a fifth of the file.
            self.run(f"PRAGMA page_size={PAGE_BYTES}")
            # The log's index is memory that computers cannot share (https://www.sqlite.org/wal.html).
            self.run("PRAGMA journal_mode=" + ("DELETE" if is_remote(self.path.resolve()) else "WAL"))
            if sys.platform == "darwin":
                # There fsync leaves bytes in the drive's own memory (https://www.sqlite.org/pragma.html#pragma_fullfsync).
                self.run("PRAGMA fullfsync=ON")
            self._sync(durable=durable)

    def _sync(self, *, durable: bool) -> None:
        self.run("PRAGMA synchronous=" + ("FULL" if durable else "NORMAL"))

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[Row]:
        """All rows of a query."""
        with self._errors():
            return self._con.execute(sql, params).fetchall()

    def row(self, sql: str, params: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        with self._errors():
            found: Row | None = self._con.execute(sql, params).fetchone()
            return found

    def number(self, sql: str, params: Sequence[object] = ()) -> int:
        """The first value of the first row as a number; 0 where there is none."""
        found = self.row(sql, params)
        return int(found[0] or 0) if found else 0

    def stamp(self) -> tuple[int, int]:
        """Differs from an earlier stamp when anything was written since, by this connection or another one.

        Source: https://www.sqlite.org/pragma.html#pragma_data_version and ``sqlite3_total_changes``.
        """
        return self.number("PRAGMA data_version"), self._con.total_changes

    def run(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run a statement and give the number of the row it inserted (0 for none)."""
        with self._errors():
            return self._con.execute(sql, params).lastrowid or 0

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row."""
        with self._errors():
            self._con.executemany(sql, rows)

    @contextmanager
    def transaction(self, *, durable: bool | None = None) -> Iterator[None]:
        """Commit all that happens inside, or nothing; inside another one it is a part of that.

        Args:
            durable: override the connection's setting for this commit.

        Raises:
            LibraryReadOnly: the library is open for reading only.
            LibraryBusy: another connection kept writing for `BUSY_SECONDS`.
            LibraryFull: the disk refused the commit; nothing of it is kept.
        """
        if self.read_only:
            raise LibraryReadOnly("The library is open for reading only.", self.path)
        if self._con.in_transaction:
            yield
            return
        differs = durable is not None and durable is not self._durable
        if differs:
            self._sync(durable=not self._durable)
        try:
            self.run("BEGIN IMMEDIATE")
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                self._roll_back()
                raise
        finally:
            if differs:
                self._sync(durable=self._durable)

    def copy_to(self, target: Path, cancelled: Callable[[], bool] | None = None) -> None:
        """Write what the library holds now into a new file.

        Args:
            target: the file; it must not exist.
            cancelled: asked now and then; True stops the copy, whose file may be left unfinished.

        Raises:
            LibraryFull: it could not be written.
            LibraryError: it was stopped.
        """
        if self.row("PRAGMA journal_mode") == ("wal",):
            # A reader of the log stops no writer, so one statement may take its time.
            self.run("PRAGMA query_only=OFF")  # it forbids the statement, though that writes elsewhere
            try:
                with self.stopping(cancelled):
                    self.run("VACUUM INTO ?", (str(target),))
            finally:
                self.run(f"PRAGMA query_only={int(self.read_only)}")
            return
        with self._errors():
            copy = sqlite3.connect(target, isolation_level=None)
            try:
                # Without a log a reader shuts writers out; between the steps they get their turn.
                self._con.backup(copy, pages=_STEP_PAGES, progress=_stopper(cancelled), sleep=_STEP_PAUSE)
            finally:
                copy.close()

    def compact(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Write the file anew without the space that deleted rows left.

        Args:
            cancelled: asked now and then; True stops it, and the file is as it was.

        Raises:
            LibraryFull: the disk has no room for a second copy meanwhile.
            LibraryError: it was stopped.
        """
        # The passing copy is as large as the library, and as private: its place is beside it.
        beside = str(self.path.resolve().parent).replace("'", "''")
        self.run(f"PRAGMA temp_store_directory='{beside}'")
        self.run("PRAGMA temp_store=FILE")
        try:
            with self.stopping(cancelled):
                self.run("VACUUM")
        finally:
            self.run("PRAGMA temp_store=MEMORY")
            self.run("PRAGMA temp_store_directory=''")
        self.row("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def stopping(self, cancelled: Callable[[], bool] | None) -> Iterator[None]:
        """Have each statement inside, and what is between them, end with an error when that is wanted.

        Args:
            cancelled: asked now and then; True stops it. None for what nobody can stop.

        Raises:
            LibraryError: it was stopped.
        """
        if cancelled is None:
            yield
            return
        asked = self._cancelled = cancelled
        self._con.set_progress_handler(lambda: int(asked()), _ASK_EVERY)
        try:
            yield
        finally:
            self._cancelled = None
            self._con.set_progress_handler(None, 0)

    def settle(self) -> None:
        """Have all earlier commits on the disk, whatever they were committed with."""
        # A passive checkpoint begins with an fsync of the log; it waits for nobody.
        self.row("PRAGMA wal_checkpoint(PASSIVE)")

    def _roll_back(self) -> None:
        # After a full disk SQLite may have rolled back by itself; a second failure would hide the first.
        with suppress(sqlite3.Error):
            if self._con.in_transaction:
                self._con.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection; SQLite folds the WAL into the file."""
        with suppress(sqlite3.Error):
            self._con.close()
        handles.leave(self._identity)
        self._identity = None

    @contextmanager
    def _errors(self) -> Iterator[None]:
        if self._cancelled is not None and self._cancelled():
            raise LibraryError(_STOPPED, self.path)
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except UnicodeDecodeError as error:
            # What SQLite says of damage may quote a name that is damaged itself.
            raise LibraryDamaged(UNREADABLE, self.path) from error
        except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            raise translate(error, self.path) from error


def translate(error: sqlite3.Error, path: Path) -> Exception:
    """The library error for an SQLite error, or the error itself where it is our own fault (wrong SQL).

    Source of the codes: https://www.sqlite.org/rescode.html.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code not in _REASONS:
        told = str(error)
        if told.startswith("Could not decode to UTF-8"):
            # It goes on with the text.
            return LibraryDamaged(UNREADABLE, path)
        damage = any(word in told for word in ("malformed", "unsupported file format", "integer overflow"))
        return LibraryDamaged("The library is damaged: " + told + ".", path) if damage else error
    kind, reason = _REASONS[code]
    return kind(reason, path)


def _stopper(cancelled: Callable[[], bool] | None) -> Callable[[int, int, int], None] | None:
    if cancelled is None:
        return None

    def ask(_status: int, _remaining: int, _total: int) -> None:
        if cancelled():
            raise LibraryError(_STOPPED)

    return ask
