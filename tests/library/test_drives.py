"""Network drives: recognised by the table of mounts; there a library does without the shared log."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import drives
from reader.library.library import Library
from reader.library.maintenance import check
from tests.library import making

TABLE = """proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/shares /shares nfs4 rw 0 0
//box/share /mnt/my\\040share cifs rw 0 0
tmpfs /shares/mei/local tmpfs rw 0 0
broken
me@host: /mnt/ssh fuse.sshfs rw 0 0
"""


@pytest.fixture
def mounts(tmp_path, monkeypatch):
    table = tmp_path / "mounts"
    table.write_text(TABLE)
    monkeypatch.setattr(drives, "MOUNTS", table)
    return table


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/shares/mei/a.postil", True),
        ("/shares/mei/local/a.postil", False),
        ("/shares/mei/localised/a.postil", True),
        ("/sharesofx/a.postil", False),
        ("/mnt/my share/a.postil", True),
        ("/mnt/ssh/a.postil", True),
        ("/tmp/a.postil", False),
    ],
)
def test_the_table_of_mounts(mounts, path, remote):
    assert drives.is_remote(Path(path)) is remote


def test_where_the_system_tells_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(drives, "MOUNTS", tmp_path / "none")
    assert not drives.is_remote(Path("/shares/a.postil"))


@pytest.fixture
def remote(path, mounts):
    mounts.write_text(f"server:/x {path.parent} nfs rw 0 0\n")
    return path


def test_a_library_on_a_network_drive_has_no_shared_log(remote):
    library = Library(remote)
    assert library.database.row("PRAGMA journal_mode") == ("delete",)
    assert library.database.number("PRAGMA synchronous") == 2
    making.store(library, making.page(*making.three_posts()))
    assert not list(remote.parent.glob("*-wal"))
    beside = Library(remote, join=True)
    making.store(beside, making.page(making.post("9", 1, "More."), tid="78"), name="b")
    assert len(library.threads.heads()) == 2
    beside.close()
    library.close()
    assert check(remote) == []


def test_a_second_writer_is_refused_there(remote):
    first, second = Library(remote), Library(remote)
    assert (first.notice, second.notice) == ("", "locked")
    assert second.read_only
    second.close()
    first.close()


def test_a_library_with_a_log_that_was_moved_there(path, mounts):
    library = Library(path)
    making.store(library, making.page(*making.three_posts()))
    assert library.database.row("PRAGMA journal_mode") == ("wal",)
    library.close()
    mounts.write_text(f"server:/x {path.parent} cifs rw 0 0\n")
    library = Library(path)
    assert library.database.row("PRAGMA journal_mode") == ("delete",)
    assert len(library.threads.posts(1)) == 3
    library.close()
