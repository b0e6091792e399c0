"""Network drives: recognised by the table of mounts; there a library does without the shared log."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

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


def statfs(name, *, local, order="little"):
    """A ``struct statfs`` as macOS fills it: 64 bytes of sizes and numbers, flags, a subtype, the name."""
    flags = 0x00000004 | (0x1000 if local else 0)
    told = bytes(range(64)) + flags.to_bytes(4, order) + b"\x07\0\0\0" + name.encode().ljust(16, b"\0")
    return told.ljust(2168, b"\xff")


@pytest.mark.parametrize(
    ("name", "local", "remote"),
    [
        ("apfs", True, False),
        ("hfs", True, False),
        ("msdos", True, False),
        ("smbfs", False, True),
        ("nfs", False, True),
        ("afpfs", False, True),
        ("webdav", False, True),
        ("smbfs", True, True),
        ("unheardof", False, True),
    ],
)
def test_drives_of_macos(monkeypatch, tmp_path, name, local, remote):
    asked = []

    def told(folder):
        asked.append(folder)
        return statfs(name, local=local, order=sys.byteorder)

    monkeypatch.setattr(drives.sys, "platform", "darwin")
    monkeypatch.setattr(drives, "mac_statfs", told)
    assert drives.is_remote(tmp_path / "not there yet.postil") is remote
    assert asked == [str(tmp_path)]


@pytest.mark.parametrize("names", [("statfs",), ("statfs$INODE64", "statfs")])
def test_the_call_of_macos(monkeypatch, names):
    def call(name):
        def statfs_of(folder, out):
            if folder != b"/Volumes/share":
                return -1
            out.raw = statfs(name, local=False)
            return 0

        return statfs_of

    libc = SimpleNamespace(**{name: call(name) for name in names})
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: libc)
    assert drives.mac_statfs("/Volumes/share") == statfs(names[0], local=False)
    assert drives.mac_statfs("/gone") is None


def test_where_macos_tells_nothing(monkeypatch):
    monkeypatch.setattr(drives.sys, "platform", "darwin")
    monkeypatch.setattr(drives, "mac_statfs", lambda _folder: None)
    assert not drives.is_remote(Path("/Volumes/share/a.postil"))


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
