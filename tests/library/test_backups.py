"""Backups: when they are due, that they are sound, which are kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from reader.domain.errors import LibraryDamaged, LibraryError, LibraryFull
from reader.library import backups
from reader.library.database import PAGE_BYTES, Database
from reader.library.library import Library
from reader.library.maintenance import check

NOW = datetime(2024, 5, 20, 12, 0, tzinfo=UTC)


def test_a_backup_beside_an_open_library(filled, path):
    with filled.journal.step("tag", "x"):
        filled.journal.put(
            "tag",
            {"id": "t", "name": "Ferry", "colour": "", "parent": None, "key": "", "description": "", "position": 0},
        )
    backup = backups.make(path)
    assert backup.path.parent.name == "test.postil.backups"
    assert (backup.kind, backup.size) == ("daily", backup.path.stat().st_size)
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert check(backup.path) == []
    copy = Library(backup.path)
    assert copy.database.rows("SELECT name FROM tag") == [("Ferry",)]
    assert len(copy.threads.posts(1)) == 3
    copy.close()


def test_due_after_a_day_with_changes(filled, path):
    assert backups.due(path)
    made = backups.make(path).at
    assert not backups.due(path, made + timedelta(hours=23))
    os.utime(path, (made.timestamp() + 60,) * 2)
    assert backups.due(path, made + timedelta(hours=25))


def test_not_due_without_changes(library, path):
    library.close()
    made = backups.make(path).at
    os.utime(path, (made.timestamp() - 60,) * 2)
    assert not backups.due(path, made + timedelta(days=9))


def test_due_when_the_clock_was_set_back(library, path):
    made = backups.make(path).at
    os.utime(path, (made.timestamp() + 60,) * 2)
    assert backups.due(path, made - timedelta(days=400))


def test_a_library_put_aside_counts_as_no_backup(library, path):
    backups.place_for(path, "replaced").write_bytes(b"x")
    assert backups.due(path)


def test_kept_are_days_weeks_and_months():
    daily = [NOW - timedelta(days=n) for n in range(500)]
    kept = sorted(backups.kept(daily), reverse=True)
    assert kept[:12] == daily[:12]
    # 12 days; of 10 weeks (5 of them not among the days) and of 9 months the newest day of each.
    assert len({at.isocalendar()[:2] for at in kept}) >= 10
    assert len({(at.year, at.month) for at in kept}) == 9
    assert 20 <= len(kept) <= 12 + 10 + 9


def test_of_one_day_the_newest_is_kept():
    times = [NOW - timedelta(hours=n) for n in range(5)]
    assert backups.kept(times) == {NOW}


def test_thinning_spares_what_a_person_wanted(library, path):
    for n in range(40):
        backups.place_for(path, "daily", NOW - timedelta(hours=n)).write_bytes(b"x")
    for kind in ("manual", "replaced"):
        for n in range(8):
            backups.place_for(path, kind, NOW - timedelta(hours=n)).write_bytes(b"x")
    for n in range(8):
        backups.place_for(path, "migration", NOW - timedelta(hours=n)).write_bytes(b"x")
    foreign = backups.folder(path) / "notes.txt"
    foreign.write_text("mine")
    old = backups.folder(path) / "x.1.2.tmp"
    old.write_text("half")
    os.utime(old, (1, 1))
    backups.thin_out(path)
    kinds = [backup.kind for backup in backups.listed(path)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"daily": 3, "manual": 8, "replaced": 8, "migration": 5}
    assert foreign.exists()
    assert not old.exists()


def test_names_of_others_are_not_listed(library, path):
    into = backups.place_for(path, "daily", NOW).parent
    for name in ("2024-99-99T999999Z-daily.postil", "2024-05-01T101500Z-daily.postil.1.2.tmp", "a.postil"):
        (into / name).write_bytes(b"x")
    assert backups.listed(path) == []


def test_two_in_one_second(library, path):
    first = backups.place_for(path, "daily", NOW)
    first.write_bytes(b"x")
    second = backups.place_for(path, "daily", NOW)
    second.write_bytes(b"x")
    assert [backup.path for backup in backups.listed(path)] == [second, first]


def test_no_room(filled, path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(100, 100, 1))
    with pytest.raises(LibraryFull, match="no room"):
        backups.make(path)
    assert not list(path.parent.rglob("*.tmp"))


def test_a_folder_that_cannot_be_made(library, path):
    backups.folder(path).write_text("in the way")
    with pytest.raises(LibraryFull, match="cannot be made"):
        backups.make(path)


def test_without_a_log_the_copy_is_made_in_steps(filled, path, monkeypatch):
    filled.close()
    con = sqlite3.connect(path)
    assert con.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    con.close()
    monkeypatch.setattr("reader.library.database._STEP_PAGES", 4)
    asked = []
    database = Database(path, read_only=True)
    target = path.with_name("copy.postil")
    backups.write_copy(database, target, lambda: bool(asked.append(1)))
    assert len(asked) > 3
    with pytest.raises(LibraryError, match="stopped"):
        backups.write_copy(database, path.with_name("other.postil"), lambda: True)
    database.close()
    assert check(target) == []
    assert not path.with_name("other.postil").exists()


def test_a_copy_is_stopped(filled, path, monkeypatch):
    monkeypatch.setattr("reader.library.database._ASK_EVERY", 50)
    asked = []
    with pytest.raises(LibraryError, match="stopped"):
        backups.make(path, "daily", lambda: bool(asked.append(1)) or len(asked) > 2)
    assert len(asked) == 3
    assert backups.listed(path) == []
    assert not list(path.parent.rglob("*.tmp"))
    assert backups.make(path, "daily", lambda: False).size > 0


def test_a_damaged_copy_is_not_kept(filled, path, monkeypatch):
    monkeypatch.setattr(backups, "sound", lambda _path, _cancelled: False)
    with pytest.raises(LibraryDamaged):
        backups.make(path)
    assert backups.listed(path) == []


def test_soundness(filled, path):
    filled.close()
    assert backups.sound(path)
    data = bytearray(path.read_bytes())
    data[PAGE_BYTES * 2 : PAGE_BYTES * 6] = b"\xff" * (PAGE_BYTES * 4)
    path.write_bytes(data)
    assert not backups.sound(path)


def test_a_library_of_unknown_pages(tmp_path):
    with pytest.raises(LibraryError):
        backups.make(tmp_path / "none.postil")


def test_what_a_reader_typed_is_synced_whatever_table_it_is_in(filled, monkeypatch):
    commits = []
    plain = Database.transaction

    def transaction(self, *, durable=None):
        commits.append(durable)
        return plain(self, durable=durable)

    monkeypatch.setattr(Database, "transaction", transaction)
    filled.marks.set_setting("searches", "[]")
    assert commits == [None]
    assert filled.database.row("PRAGMA synchronous") == (2,)
