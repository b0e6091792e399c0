"""What a library holds, and whether it is sound."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path

import pytest

from reader.domain.errors import LibraryError, LibraryReadOnly, NotALibrary
from reader.library import backups, migrations, restoring
from reader.library.database import PAGE_BYTES
from reader.library.library import Library
from reader.library.maintenance import check, compact, info
from reader.session.editing import AddTag, SetMemo, ToggleTag, new_tag
from reader.session.reading import ReadingSession
from tests.library import making
from tests.library.making import page, spans, store, three_posts


@pytest.fixture
def used(filled, path):
    filled.close()
    session = ReadingSession(path, coder="Mei")
    tag = new_tag("T")
    session.apply(AddTag(tag))
    posts = session.posts(1)
    session.apply(ToggleTag(spans(posts, (0, 0), (1, 1)), tag.id))
    session.apply(SetMemo(spans(posts, (2, 0)), "m"))
    session.close()
    return path


def spoil(path, sql):
    con = sqlite3.connect(path)
    con.execute("PRAGMA foreign_keys=OFF")
    con.execute(sql)
    con.commit()
    con.close()


def test_info(used):
    told = info(used)
    wanted = {"threads": 1, "posts": 3, "post_versions": 3, "captures": 1, "annotations": 3, "tags": 1, "memos": 1,
              "coders": 1, "undo_steps": 3, "schema": len(migrations.steps()), "removed_threads": 0,
              "bookmarks": 0}  # fmt: skip
    assert {name: told[name] for name in wanted} == wanted
    assert told["bytes"] == used.stat().st_size
    assert told["capture_bytes"] == len("a0.html")
    assert told["capture_bytes_stored"] > 0
    assert told["path"] == str(used)


def test_info_beside_a_writer(library, path):
    store(library, page(*three_posts()))
    assert info(path)["posts"] == 3


@pytest.mark.parametrize("ask", [info, check])
def test_no_library(tmp_path, ask):
    with pytest.raises(LibraryError):
        ask(tmp_path / "none.postil")
    (tmp_path / "text").write_text("hello")
    with pytest.raises(NotALibrary):
        ask(tmp_path / "text")


def test_sound(used):
    before = used.read_bytes()
    assert check(used) == []
    assert used.read_bytes() == before


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE post SET version_id=99 WHERE id=1", "1 post(s) show a version"),
        ("UPDATE thread SET posts=9", "1 thread(s) count"),
        ("INSERT INTO joined SELECT id, id, '' FROM thread", "3 annotation(s) lie in a thread that was joined"),
        ("DELETE FROM raw", "1 capture(s) lost their bytes"),
        ("UPDATE annotation SET version_id=3 WHERE post_id=1", "another post"),
        ("DELETE FROM annotation_tag", "2 annotation(s) have neither"),
        ('UPDATE annotation SET "end"=999 WHERE post_id=2', "1 annotation(s) lie outside"),
        ("UPDATE post_version SET paragraphs='x' WHERE id=1", "cannot be read"),
        ("DELETE FROM tag", "refer to rows that are not there"),
    ],
)
def test_what_is_wrong(used, sql, words):
    spoil(used, sql)
    assert any(words in line for line in check(used))


def test_damaged_pages(used):
    con = sqlite3.connect(used)
    (root,) = con.execute("SELECT rootpage FROM sqlite_master WHERE name='post_version'").fetchone()
    con.close()
    data = bytearray(used.read_bytes())
    data[(root - 1) * PAGE_BYTES : root * PAGE_BYTES] = b"\xee" * PAGE_BYTES
    used.write_bytes(data)
    found = check(used)
    assert found
    assert all(line.endswith(".") for line in found)


def test_saved_pages_are_compared_with_their_checksums(used):
    con = sqlite3.connect(used)
    con.execute("UPDATE raw SET body=?", (zlib.compress(b"something else"),))
    con.commit()
    assert check(used) == ["1 saved page(s) are not what came in."]
    con.execute("UPDATE raw SET body=?", (b"no zlib at all",))
    con.commit()
    con.close()
    assert check(used) == ["1 saved page(s) cannot be unpacked."]


def test_sizes_are_told_by_part(used):
    told = info(used)
    assert told["text_bytes"] > 0
    assert told["undo_bytes"] > 0
    assert told["text_bytes"] + told["capture_bytes_stored"] + told["undo_bytes"] < told["bytes"]
    assert told["free_bytes"] == 0


def test_compacting_gives_room_back_and_loses_nothing(used):
    con = sqlite3.connect(used)
    con.execute("CREATE TABLE passing (x BLOB)")
    con.execute("INSERT INTO passing VALUES (zeroblob(2000000))")
    con.commit()
    con.execute("DROP TABLE passing")
    con.commit()
    con.close()
    told = info(used)
    assert told["free_bytes"] > 1_900_000
    before, after = compact(used)
    assert before - after > 1_900_000
    left = info(used)
    assert check(used) == []
    assert {**left, "bytes": 0, "free_bytes": 0} == {**told, "bytes": 0, "free_bytes": 0}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux tells which files are open")
def test_the_passing_copy_lies_beside_the_library_and_nowhere_else(used, monkeypatch):
    monkeypatch.setattr("reader.library.database._ASK_EVERY", 1)
    with closing(sqlite3.connect(used)) as con:
        con.execute("UPDATE raw SET body=zeroblob(4000000)")  # more than a cache keeps in memory
        con.commit()
    seen: set[Path] = set()

    def look() -> bool:
        for handle in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                seen.add(handle.readlink())
        return False

    compact(used, cancelled=look)
    passing = {path.parent for path in seen if path.name.startswith("etilqs_")}
    assert passing == {used.resolve().parent}


def test_a_library_that_is_open_elsewhere_is_not_compacted(used, monkeypatch):
    monkeypatch.setattr("reader.library.gate.may_write", lambda _: False)
    with pytest.raises(LibraryReadOnly, match="open elsewhere"):
        compact(used)


class TestStopping:
    """Closing the window waits for no long look at a library."""

    @pytest.fixture
    def large(self, path):
        library = Library(path)
        for number in range(40):
            posts = [making.post(f"{number}-{n}", n, f"Line {n} of boat {number}. " * 40) for n in range(1, 6)]
            making.store(library, making.page(*posts, tid=str(number)), name=f"n{number}-")
        library.close()
        return path

    @pytest.mark.parametrize(
        "look",
        [check, info, restoring.holdings, lambda path, stop: restoring.shifts(path, path, stop),
         lambda path, stop: backups.make(path, "manual", stop)],
    )  # fmt: skip
    def test_it_stops_at_the_next_statement(self, large, look):
        asked = 0

        def cancelled():
            nonlocal asked
            asked += 1
            return True

        with pytest.raises(LibraryError, match="was stopped"):
            look(large, cancelled)
        assert asked == 1
        assert not list(large.parent.glob("*.tmp"))
        assert check(large) == []

    @pytest.mark.parametrize("look", [check, info, restoring.holdings])
    def test_nobody_asked_sees_no_difference(self, large, look):
        assert look(large, lambda: False) == look(large)

    def test_one_long_statement_is_stopped_too(self, large):
        asked = 0

        def cancelled():
            nonlocal asked
            asked += 1
            return asked > 2

        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n"
        with closing(Library(large, read_only=True)) as library:
            with pytest.raises(LibraryError, match="was stopped"), library.database.stopping(cancelled):
                library.database.number(endless)
            assert library.database.number("SELECT count(*) FROM thread") == 40
