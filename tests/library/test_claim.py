"""The writer's lock where the file system has none: a file that names who writes."""

from __future__ import annotations

import errno
import os
import platform
import subprocess
import sys
from pathlib import PureWindowsPath

import pytest

from reader.library import claim, drives, lock
from reader.library.library import Library


@pytest.fixture
def lockless(monkeypatch):
    """A file system without locks."""

    def fail(_handle):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_seize", fail)


@pytest.fixture
def owner(path):
    return path.with_name(path.name + claim.SUFFIX)


def gone() -> int:
    """The number of a process that is over."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


def test_one_writes_and_the_next_reads(lockless, path, owner):
    first = Library(path)
    assert not first.read_only
    assert owner.read_text().split() == [platform.node(), str(os.getpid())]
    beside = Library(path, join=True)
    assert not beside.read_only
    beside.close()
    assert owner.exists()
    assert Library(path).notice == "locked"
    first.close()
    assert not owner.exists()
    again = Library(path)
    assert not again.read_only
    again.close()


@pytest.mark.parametrize(
    ("host", "process", "free"),
    [
        (platform.node(), gone, True),
        (platform.node(), os.getppid, False),
        ("another-computer", gone, False),
        (platform.node(), lambda: "x", False),
    ],
)
def test_only_what_a_dead_process_of_this_computer_left_is_taken_over(lockless, path, owner, host, process, free):
    Library(path).close()
    owner.write_text(f"{host}\n{process()}\n")
    library = Library(path)
    assert library.notice == ("" if free else "locked")
    library.close()
    assert owner.exists() is not free
    left = [file.name for file in path.parent.iterdir() if claim.SUFFIX in file.name]
    assert left == ([] if free else [owner.name])


def test_one_that_another_took_in_the_same_moment_stays_its_own(path, owner, monkeypatch):
    owner.write_text(f"{platform.node()}\n{gone()}\n")
    plain = claim._runs

    def slow(process):
        found = plain(process)
        owner.write_text("the other one")
        return found

    monkeypatch.setattr(claim, "_runs", slow)
    assert not claim.claim(path)
    assert owner.read_text() == "the other one"


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [(r"\\server\share\a.postil", 0, True), (r"Z:\a.postil", 4, True), (r"C:\a.postil", 3, False)],
)
def test_drives_of_windows(monkeypatch, path, kind, remote):
    monkeypatch.setattr(drives.sys, "platform", "win32")
    monkeypatch.setattr(drives, "drive_kind", {PureWindowsPath(path).anchor: kind}.__getitem__)
    assert drives.is_remote(PureWindowsPath(path)) is remote
