"""The connection: transactions, error words, durability."""

from __future__ import annotations

import sqlite3

import pytest

from reader.domain.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryReadOnly,
    NotALibrary,
    PostilError,
)
from reader.library import database as module
from reader.library import migrations
from reader.library.database import Database, translate


@pytest.fixture
def db(library):
    return library.database


def test_pragmas(db):
    assert db.row("PRAGMA journal_mode") == ("wal",)
    assert db.number("PRAGMA synchronous") == 2
    assert db.number("PRAGMA foreign_keys") == 1
    assert db.number("PRAGMA trusted_schema") == 0
    assert db.number("PRAGMA busy_timeout") == 5000
    assert db.number("PRAGMA page_size") == 8192


def test_nothing_is_set_aside_in_folders_of_the_system(db):
    in_memory = 2
    assert db.number("PRAGMA temp_store") == in_memory
    db.compact()
    assert db.number("PRAGMA temp_store") == in_memory


def test_commit(db):
    with db.transaction():
        db.run("INSERT INTO setting VALUES ('a', 'b')")
    assert db.rows("SELECT * FROM setting") == [("a", "b")]


def test_roll_back_on_any_exception(db):
    def stopped():
        with db.transaction():
            db.run("INSERT INTO setting VALUES ('a', 'b')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert db.rows("SELECT * FROM setting") == []


def test_a_transaction_can_follow_a_failed_one(db):
    with pytest.raises(ZeroDivisionError), db.transaction():
        raise ZeroDivisionError
    with db.transaction():
        db.run("INSERT INTO setting VALUES ('a', 'b')")
    assert db.number("SELECT count(*) FROM setting") == 1


def test_less_durable_commit_is_for_that_commit_only(db):
    with db.transaction(durable=False):
        assert db.number("PRAGMA synchronous") == 1
    assert db.number("PRAGMA synchronous") == 2


def test_durable_commit_on_a_less_durable_connection(path, library):
    other = Database(library.path, durable=False)
    assert other.number("PRAGMA synchronous") == 1
    with other.transaction(durable=True):
        assert other.number("PRAGMA synchronous") == 2
    assert other.number("PRAGMA synchronous") == 1
    other.close()


def test_read_only_refuses_before_sqlite_does(library):
    other = Database(library.path, read_only=True)
    with pytest.raises(LibraryReadOnly), other.transaction():
        pytest.fail("no transaction may begin")
    with pytest.raises(LibraryReadOnly):
        other.run("DELETE FROM setting")
    other.close()


def test_busy(library, monkeypatch):
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.05)
    other = Database(library.path)
    with library.database.transaction(), pytest.raises(LibraryBusy, match="locked"), other.transaction():
        pytest.fail("two writers")
    other.close()


def test_no_row(db):
    assert db.row("SELECT 1 WHERE 0") is None
    assert db.number("SELECT 1 WHERE 0") == 0
    assert db.number("SELECT max(id) FROM post") == 0


def test_wrong_sql_is_our_fault_not_the_users(db):
    with pytest.raises(sqlite3.OperationalError):
        db.rows("SELECT nonsense")


def test_missing_file(tmp_path):
    with pytest.raises(LibraryError, match="cannot be opened"):
        Database(tmp_path / "none.postil")


def test_odd_names(tmp_path, library):
    odd = tmp_path / "100% #? 你好.postil"
    library.database.run("VACUUM INTO ?", (str(odd),))
    other = Database(odd)
    assert other.number("PRAGMA user_version") == len(migrations.steps())
    other.close()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, LibraryBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LibraryBusy),
        (sqlite3.SQLITE_FULL, LibraryFull),
        (sqlite3.SQLITE_IOERR_WRITE, LibraryFull),
        (sqlite3.SQLITE_READONLY_DIRECTORY, LibraryReadOnly),
        (sqlite3.SQLITE_CORRUPT, LibraryDamaged),
        (sqlite3.SQLITE_CORRUPT_INDEX, LibraryDamaged),
        (sqlite3.SQLITE_NOTADB, NotALibrary),
        (sqlite3.SQLITE_CANTOPEN, LibraryError),
    ],
)
def test_errors_in_words(tmp_path, code, kind):
    error = sqlite3.DatabaseError("x")
    error.sqlite_errorcode = code
    made = translate(error, tmp_path / "l.postil")
    assert type(made) is kind
    assert isinstance(made, PostilError)
    assert made.path == tmp_path / "l.postil"
    assert made.reason.endswith(".")


def test_malformed_schema_is_damage(tmp_path):
    error = sqlite3.DatabaseError("malformed database schema (x)")
    error.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert isinstance(translate(error, tmp_path), LibraryDamaged)
