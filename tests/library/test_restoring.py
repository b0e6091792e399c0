"""Putting a backup back: what it holds, what would change, and that nothing is lost on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reader.domain.backup import Holdings, Shift
from reader.domain.errors import LibraryDamaged, LibraryError, LibraryReadOnly, NotALibrary
from reader.library import backups, restoring
from reader.library.database import PAGE_BYTES
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session.codebook import AddTag, new_tag
from reader.session.editing import SetMemo, ToggleTag
from reader.session.reading import ReadingSession
from tests.library import making

OLD = Path(__file__).parent / "old"


@pytest.fixture
def two(path):
    """A library and a backup of it from before a tag, a memo and a thread came in and one was taken off."""
    library = Library(path)
    making.store(library, making.page(*making.three_posts()))
    library.close()
    session = ReadingSession(path, coder="Mei")
    tag = new_tag("Ferry", [])
    session.apply(AddTag(tag))
    posts = session.posts(1)
    session.apply(ToggleTag(making.spans(posts, (0, 0)), tag.id))
    session.apply(ToggleTag(making.spans(posts, (1, 0)), tag.id))
    backup = backups.make(path, "manual")
    session.apply(AddTag(new_tag("Bridge", session.tags())))
    session.apply(ToggleTag(making.spans(posts, (0, 0)), tag.id))
    session.apply(SetMemo(making.spans(posts, (1, 0)), "kind"))
    session.apply(SetMemo(making.spans(posts, (2, 0)), "new"))
    session.close()
    library = Library(path)
    making.store(library, making.page(making.post("900", 1, "Other."), tid="78"), name="b")
    library.close()
    return path, backup.path


def test_what_files_hold(two):
    path, backup = two
    assert restoring.holdings(backup) == Holdings(1, 3, 2, 1)
    assert restoring.holdings(path) == Holdings(2, 4, 2, 2)


@pytest.mark.parametrize("name", [p.name for p in sorted(OLD.glob("v*.postil"))])
def test_what_older_schemas_hold(name, tmp_path):
    path = tmp_path / name
    shutil.copy(OLD / name, path)
    before = path.read_bytes()
    assert restoring.holdings(path) == Holdings(1, 3, 2, 3)
    assert path.read_bytes() == before


def test_what_would_change(two):
    assert restoring.shifts(*two) == [
        Shift("threads", 0, 1, 0),
        Shift("posts", 0, 1, 0),
        Shift("annotations", 1, 1, 1),
        Shift("tags", 0, 1, 0),
    ]


def test_preview_changes_neither(two):
    bytes_ = [p.read_bytes() for p in two]
    restoring.shifts(*two)
    assert [p.read_bytes() for p in two] == bytes_


def test_putting_back_keeps_todays_file(two):
    path, backup = two
    aside = restoring.restore(path, backup)
    assert restoring.holdings(path) == Holdings(1, 3, 2, 1)
    assert restoring.holdings(aside) == Holdings(2, 4, 2, 2)
    assert check(path) == check(aside) == []
    assert backup.exists()
    assert [b.kind for b in backups.listed(path)].count("replaced") == 1
    restoring.restore(path, aside)
    assert restoring.holdings(path) == Holdings(2, 4, 2, 2)


def test_the_index_of_the_old_one_goes(two):
    path, backup = two
    session = ReadingSession(path)
    session.searching.build(lambda _state: True)
    session.close()
    index = path.with_name(path.name + ".index")
    assert index.exists()
    restoring.restore(path, backup)
    assert not index.exists()


def test_not_while_it_is_open(two):
    path, backup = two
    session = ReadingSession(path)
    before = path.read_bytes()
    with pytest.raises(LibraryReadOnly, match="open elsewhere"):
        restoring.restore(path, backup)
    assert path.read_bytes() == before
    session.close()


def test_not_from_a_damaged_backup(two):
    path, backup = two
    data = bytearray(backup.read_bytes())
    data[PAGE_BYTES * 8 : PAGE_BYTES * 20] = b"\xff" * (PAGE_BYTES * 12)
    backup.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(LibraryDamaged):
        restoring.restore(path, backup)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.new"))


def test_not_from_another_file(two, tmp_path):
    path, _backup = two
    other = tmp_path / "other.txt"
    other.write_text("no library")
    with pytest.raises(NotALibrary):
        restoring.restore(path, other)
    with pytest.raises(LibraryError):
        restoring.restore(path, tmp_path / "none.postil")


def test_a_damaged_library_is_put_aside_with_its_log(two):
    path, backup = two
    damaged = b"\xff" * 5000
    path.write_bytes(damaged)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"log")
    aside = restoring.restore(path, backup)
    assert aside.read_bytes() == damaged
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"log"
    assert not log.exists()
    assert restoring.holdings(path) == Holdings(1, 3, 2, 1)


def test_a_missing_library_comes_back(two):
    path, backup = two
    path.unlink()
    assert restoring.restore(path, backup) is None
    assert restoring.holdings(path) == Holdings(1, 3, 2, 1)


def test_where_links_do_not_work(two, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr("os.link", refuse)
    aside = restoring.restore(*two)
    assert restoring.holdings(aside) == Holdings(2, 4, 2, 2)
    assert not list(aside.parent.glob("*.tmp"))


def test_not_while_another_program_reads_what_the_log_holds(two, monkeypatch):
    # A log that cannot be folded in would be parted from its file by a kill at the wrong moment.
    monkeypatch.setattr("reader.library.database.BUSY_SECONDS", 0.05)
    path, backup = two
    session = ReadingSession(path, coder="Mei")
    reader = Library(path, read_only=True)
    reader.database.run("BEGIN")
    reader.database.rows("SELECT * FROM tag")
    session.apply(AddTag(new_tag("Late", session.tags())))
    session.close()
    before = path.read_bytes()
    with pytest.raises(LibraryReadOnly, match="open elsewhere"):
        restoring.restore(path, backup)
    reader.close()
    assert path.read_bytes()[:100] == before[:100]
    assert [b.kind for b in backups.listed(path)] == ["manual"]
    assert "Late" in [tag.name for tag in ReadingSession(path, read_only=True).tags()]


def test_a_journal_goes_with_the_library_that_it_belongs_to(two):
    # SQLite would roll it back over the file that comes next.
    path, backup = two
    path.write_bytes(path.read_bytes()[:5000])
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"of the old one")
    aside = restoring.restore(path, backup)
    assert not journal.exists()
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"of the old one"
    assert check(path) == []


def test_what_a_killed_restore_leaves(two):
    path, backup = two
    left = path.with_name(path.name + ".4711.new")
    other = path.with_name(path.name + ".mine.new")
    left.write_bytes(b"half of a backup")
    other.write_bytes(b"not ours")
    second_name = backups.place_for(path, "replaced")
    second_name.hardlink_to(path)
    assert [b.kind for b in backups.listed(path)] == ["manual"]
    aside = restoring.restore(path, backup)
    assert not left.exists()
    assert other.exists()
    assert aside != second_name
    # Now that the library is another file, what was its second name holds what it was.
    assert {b.path for b in backups.listed(path)} == {aside, second_name, backup}


def test_a_second_name_of_the_library_is_taken_away(two):
    path, _backup = two
    second_name = backups.place_for(path, "replaced")
    second_name.hardlink_to(path)
    assert backups.thin_out(path) == [second_name]
    assert path.exists()
