"""Opening: what is refused and left untouched, who may write, what is made."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reader.domain.errors import LibraryDamaged, LibraryError, LibraryFull, LibraryReadOnly, LibraryTooNew, NotALibrary
from reader.library import gate, migrations
from reader.library.database import PAGE_BYTES
from reader.library.library import Library
from tests.library import making

ROOT = Path(__file__).resolve().parents[2]


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def closed(path):
    library = Library(path)
    making.store(library, making.page(*making.three_posts()))
    library.close()
    return path


def refuse(path, kind, words, **how):
    before = sha(path)
    with pytest.raises(kind) as caught:
        Library(path, **how)
    assert type(caught.value) is kind
    assert words in caught.value.reason
    assert path.name in str(caught.value)
    assert sha(path) == before
    assert not list(path.parent.glob("*-wal"))


def header(path, offset, value, size=4):
    data = bytearray(path.read_bytes())
    data[offset : offset + size] = value.to_bytes(size, "big")
    path.write_bytes(data)


class TestMaking:
    def test_new_file(self, path):
        Library(path).close()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.read_bytes()[68:72] == b"Post"

    def test_new_file_under_any_umask(self, path):
        old = os.umask(0)
        try:
            library = Library(path)
            assert {stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()} == {0o600}
            library.close()
        finally:
            os.umask(old)

    def test_folders_are_made(self, tmp_path):
        Library(tmp_path / "a" / "b" / "c.postil").close()
        assert (tmp_path / "a" / "b" / "c.postil").is_file()

    def test_leaves_nothing_else(self, path):
        Library(path).close()
        assert {p.name for p in path.parent.iterdir()} == {path.name, path.name + ".lock"}

    def test_missing_for_reading_only(self, path):
        with pytest.raises(LibraryError, match="no such library"):
            Library(path, read_only=True)
        assert not path.exists()

    def test_impossible_folder(self, tmp_path):
        (tmp_path / "file").write_text("x")
        with pytest.raises(LibraryFull, match="cannot be made"):
            Library(tmp_path / "file" / "l.postil")

    def test_made_elsewhere_at_the_same_moment(self, closed, tmp_path):
        unready = tmp_path / "late.new"
        unready.write_bytes(b"late")
        gate._appear(unready, closed)
        assert closed.read_bytes().startswith(b"SQLite")

    def test_where_links_do_not_work(self, tmp_path, monkeypatch):
        def refuse_link(*_):
            raise OSError("no links here")

        monkeypatch.setattr(os, "link", refuse_link)
        library = Library(tmp_path / "l.postil")
        assert not library.read_only
        library.close()

    def test_link_to_a_library_shares_its_lock(self, closed):
        link = closed.with_name("link.postil")
        link.symlink_to(closed)
        first, second = Library(link), Library(closed)
        assert (first.notice, second.notice) == ("", "locked")
        first.close()
        second.close()


class TestRefusing:
    def test_empty(self, path):
        path.write_bytes(b"")
        refuse(path, NotALibrary, "empty")

    def test_text(self, path):
        path.write_text("<html>no database</html>" * 50)
        refuse(path, NotALibrary, "not a database")

    def test_short(self, path):
        path.write_bytes(b"SQLite format 3\0" + b"x" * 20)
        refuse(path, NotALibrary, "not a database")

    def test_folder(self, path):
        path.mkdir()
        with pytest.raises(NotALibrary, match="not a file"):
            Library(path)

    def test_device(self):
        with pytest.raises(NotALibrary, match="not a file"):
            Library(Path("/dev/null"))

    def test_other_program(self, path):
        con = sqlite3.connect(path)
        con.execute("CREATE TABLE bookmark (url)")
        con.commit()
        con.close()
        refuse(path, NotALibrary, "another program")

    def test_other_program_of_a_newer_schema_names_the_versions(self, path):
        con = sqlite3.connect(path)
        con.execute("CREATE TABLE meta (k, v)")
        con.execute("PRAGMA user_version=99999")
        con.commit()
        con.close()
        refuse(path, NotALibrary, "99999")

    def test_newer(self, closed):
        header(closed, 60, 99)
        refuse(closed, LibraryTooNew, f"schema 99; this Postil knows up to {len(migrations.steps())}")

    def test_newer_for_reading_only(self, closed):
        header(closed, 60, 99)
        refuse(closed, LibraryTooNew, "newer Postil", read_only=True)

    def test_cut_off(self, closed):
        data = closed.read_bytes()
        closed.write_bytes(data[: len(data) // 2])
        refuse(closed, LibraryDamaged, "cut off")

    def test_overwritten_schema_page(self, closed):
        data = bytearray(closed.read_bytes())
        data[100:PAGE_BYTES] = b"\xff" * (PAGE_BYTES - 100)
        closed.write_bytes(data)
        refuse(closed, LibraryDamaged, "damaged")

    @pytest.mark.parametrize(
        ("sql", "words"),
        [
            ("CREATE TRIGGER evil AFTER INSERT ON tag BEGIN DELETE FROM annotation; END", "evil"),
            ("CREATE VIEW evil AS SELECT 1", "evil"),
            ("CREATE TABLE evil (x)", "evil"),
            ("CREATE INDEX evil ON tag (name)", "evil"),
            ("DROP TABLE setting", "missing"),
            ("ALTER TABLE tag ADD COLUMN evil TEXT DEFAULT (hex(1))", "not Postil's"),
        ],
    )
    def test_foreign_schema(self, closed, sql, words):
        con = sqlite3.connect(closed)
        con.execute(sql)
        con.commit()
        con.close()
        refuse(closed, NotALibrary, words)

    def test_lock_is_free_after_a_refusal(self, closed):
        con = sqlite3.connect(closed)
        con.execute("CREATE VIEW evil AS SELECT 1")
        con.commit()
        with pytest.raises(NotALibrary):
            Library(closed)
        con.execute("DROP VIEW evil")
        con.commit()
        con.close()
        library = Library(closed)
        assert library.notice == ""
        library.close()


class TestOneWriter:
    def test_second_reads_only(self, closed):
        first = Library(closed)
        second = Library(closed)
        assert (first.notice, second.notice) == ("", "locked")
        assert (first.read_only, second.read_only) == (False, True)
        assert second.threads.any()
        first.close()
        second.close()

    def test_second_sees_what_the_first_writes(self, closed):
        first, second = Library(closed), Library(closed)
        making.store(first, making.page(making.post("9", 1, "x"), tid="new"), name="z")
        assert len(second.threads.heads()) == 2
        first.close()
        second.close()

    def test_join_shares(self, closed):
        first, job = Library(closed), Library(closed, join=True)
        assert not job.read_only
        first.close()
        assert Library(closed, read_only=True).notice == ""
        assert Library(closed).notice == "locked"
        job.close()
        third = Library(closed)
        assert third.notice == ""
        third.close()

    def test_close_twice(self, closed):
        first = Library(closed)
        job = Library(closed, join=True)
        job.close()
        job.close()
        assert Library(closed).notice == "locked"
        first.close()

    def test_another_process(self, closed):
        first = Library(closed)
        assert from_process(closed) == "locked True"
        first.close()
        assert from_process(closed) == " False"

    def test_join_of_another_process_is_locked_out(self, closed):
        first = Library(closed)
        assert from_process(closed, join=True) == "locked True"
        first.close()


def opened_without_right(path):
    library = Library(path)
    good = (library.notice, library.read_only, len(library.threads.heads())) == ("no-write", True, 1)
    library.close()
    return good


def as_nobody(work):
    """Run something in a child process without rights; its interpreter may lie where that user cannot look."""
    child = os.fork()
    if not child:
        good = False
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            good = work()
        finally:
            os._exit(0 if good else 1)
    return os.waitpid(child, 0)[1] == 0


def from_process(path, *, join=False):
    code = (
        "import sys\nfrom pathlib import Path\nfrom reader.library.library import Library\n"
        f"l = Library(Path(sys.argv[1]), join={join})\nprint(l.notice, l.read_only)\n"
        "assert l.threads.any()\nl.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip("\n")


class TestNoRight:
    def test_no_right_by_the_books(self, closed, monkeypatch):
        monkeypatch.setattr(gate, "may_write", lambda _: False)
        library = Library(closed)
        assert (library.notice, library.read_only) == ("no-write", True)
        assert len(library.threads.heads()) == 1
        library.close()
        assert not closed.with_name(closed.name + "-wal").exists()

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs to become another user")
    @pytest.mark.parametrize("folder_mode", [0o755, 0o777])
    def test_file_of_another_user(self, closed, folder_mode):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(folder_mode)
            path = Path(folder) / closed.name
            path.write_bytes(closed.read_bytes())
            path.chmod(0o644)
            before = sha(path)
            assert as_nobody(lambda: opened_without_right(path))
            assert sha(path) == before

    def test_lock_file_cannot_be_made(self, closed, monkeypatch):
        def fail(*_, **__):
            raise PermissionError("no")

        monkeypatch.setattr(gate.lock, "acquire", fail)
        library = Library(closed)
        assert (library.notice, library.read_only) == ("no-write", True)
        library.close()

    def test_unreadable(self, closed, monkeypatch):
        def fail(*_, **__):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(gate.handles, "read_head", fail)
        with pytest.raises(LibraryError, match="cannot be read: Permission denied"):
            Library(closed)


class TestAfterACrash:
    def leave_log(self, path):
        """A copy of the library as a killed process leaves it: with what it wrote in the log only."""
        library = Library(path)
        making.store(library, making.page(making.post("9", 1, "x"), tid="crash"), name="crash")
        copy = path.with_name("copy.postil")
        for end in ("", "-wal"):
            copy.with_name(copy.name + end).write_bytes(path.with_name(path.name + end).read_bytes())
        library.close()
        return copy

    def test_log_is_taken_in(self, closed):
        copy = self.leave_log(closed)
        library = Library(copy)
        assert len(library.threads.heads()) == 2
        library.close()

    def test_damage_is_found_then(self, closed):
        copy = self.leave_log(closed)
        data = bytearray(copy.read_bytes())
        for start in range(8 * PAGE_BYTES, len(data), PAGE_BYTES):
            data[start : start + 100] = b"\xee" * 100
        copy.write_bytes(data)
        with pytest.raises(LibraryDamaged):
            Library(copy)


class TestSchema:
    def test_needs_write_to_be_brought_up_to_date(self, closed, monkeypatch):
        steps = (*migrations.steps(), "CREATE TABLE extra (x) STRICT;")
        monkeypatch.setattr(migrations, "steps", lambda: steps)
        refuse(closed, LibraryReadOnly, "older Postil", read_only=True)
