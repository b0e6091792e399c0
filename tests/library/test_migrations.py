"""Schema steps: all or none, with a checked copy first, and old libraries still open."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from reader.domain.errors import LibraryDamaged, LibraryFull
from reader.domain.memo import JOURNAL
from reader.library import backups, migrations
from reader.library.database import Database
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session.reading import ReadingSession

OLD = Path(__file__).parent / "old"
EXTRA = "CREATE TABLE extra (x TEXT) STRICT;\nINSERT INTO extra VALUES ('a;b');\n"


@pytest.fixture
def closed(path):
    Library(path).close()
    return path


def names(path):
    con = sqlite3.connect(path)
    try:
        return {row[0] for row in con.execute("SELECT name FROM sqlite_master")}
    finally:
        con.close()


def test_statements_keep_semicolons_in_text_and_triggers():
    sql = "CREATE TABLE a (x);\n-- a; b\nINSERT INTO a VALUES (';');\nCREATE TRIGGER t AFTER DELETE ON a BEGIN\n"
    sql += "  DELETE FROM a;\nEND;\n"
    assert [s.split()[0] for s in migrations.statements(sql)] == ["CREATE", "--", "CREATE"]


def test_step_files_are_numbered_without_gaps():
    files = sorted(p.name for p in migrations._FOLDER.glob("*.sql"))
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    assert len(files) == len(migrations.steps())


def test_nothing_to_do(closed):
    database = Database(closed)
    assert migrations.migrate(database, migrations.steps()) is None
    database.close()
    assert not backups.listed(closed)


def test_opening_migrates_and_keeps_a_copy(closed, monkeypatch):
    steps = (*migrations.steps(), EXTRA)
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    library = Library(closed)
    assert library.database.rows("SELECT x FROM extra") == [("a;b",)]
    assert library.database.number("PRAGMA user_version") == len(steps)
    library.close()
    (backup,) = backups.listed(closed)
    copy = backup.path
    assert backup.kind == "migration"
    assert "extra" not in names(copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert closed.read_bytes()[60:64] == len(steps).to_bytes(4, "big")


def test_all_steps_or_none(closed, monkeypatch):
    steps = (*migrations.steps(), EXTRA, "CREATE TABLE more (y TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);\n")
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Library(closed)
    assert not {"extra", "more"} & names(closed)
    monkeypatch.undo()
    library = Library(closed)
    assert not library.read_only
    assert library.database.number("PRAGMA user_version") == len(migrations.steps())
    library.close()


def test_copy_that_cannot_be_written_stops_it(closed, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    steps = (*migrations.steps(), EXTRA)
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    monkeypatch.setattr(backups, "flush", fail)
    with pytest.raises(LibraryFull, match="No space left"):
        Library(closed)
    assert "extra" not in names(closed)
    assert not list(closed.parent.rglob("*.tmp"))


def test_unsound_copy_replaces_no_older_one(closed, monkeypatch):
    kept = closed.with_name("kept.bak")
    kept.write_text("older")
    database = Database(closed)
    monkeypatch.setattr(backups, "sound", lambda _path, _cancelled: False)
    with pytest.raises(LibraryDamaged, match="safety copy"):
        backups.write_copy(database, kept)
    database.close()
    assert kept.read_text() == "older"
    assert not list(closed.parent.glob("*.tmp"))


def test_a_sample_of_each_released_schema_is_kept():
    assert {p.name for p in OLD.glob("v*.postil")} == {f"v{n + 1}.postil" for n in range(len(migrations.steps()))}


@pytest.mark.parametrize("name", [p.name for p in sorted(OLD.glob("v*.postil"))])
def test_old_libraries_open_with_everything(name, tmp_path):
    path = tmp_path / name
    shutil.copy(OLD / name, path)
    session = ReadingSession(path, coder="Mei")
    assert not session.read_only
    (head,) = session.threads()
    assert (head.title, head.posts, head.unread) == ("Thread 77", 3, 2)
    posts = session.posts(head.id)
    assert [p.post.floor for p in posts] == [1, 2, 3]
    assert [p.versions for p in posts] == [1, 2, 1]
    assert posts[0].bookmarked
    found = [(p.text, p.annotation.memo, p.tag_paths) for p in session.passages()]
    assert found == [
        ("It returns in autumn.", "", (("Policy", "Repairs"),)),
        ("Thanks for telling.", "kind", (("Mood",),)),
    ]
    assert session.memo(JOURNAL) == ("Begun in May." if int(name[1:-7]) >= 7 else "")
    assert session.undo().kind == "memo"
    assert session.undo().kind == "set-tag"
    assert session.setting("colour") == "dim"
    assert session.last_place().paragraph == 1
    session.close()
    assert check(path) == []
