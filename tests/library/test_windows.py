"""What only Windows has, with stand-ins for its calls: the writer's lock, and whether a process still runs."""

from __future__ import annotations

import ctypes
import errno
import importlib.util
import os
import platform
import sys
from types import SimpleNamespace

import pytest

from reader.library import claim, lock


class Msvcrt:
    """Locks single bytes of files, as far as `lock` asks for it (https://docs.python.org/3/library/msvcrt.html)."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}
        self.fails = 0

    def locking(self, handle: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        if self.fails:
            raise OSError(self.fails, os.strerror(self.fails))
        state = os.fstat(handle)
        if (state.st_dev, state.st_ino) in self.held.values():
            raise OSError(errno.EACCES, "Permission denied")
        self.held[handle] = (state.st_dev, state.st_ino)


@pytest.fixture
def windows(monkeypatch):
    """The calls of Windows."""
    calls = Msvcrt()
    close = os.close

    def closing(handle: int) -> None:
        # Windows frees a lock with the handle that has it.
        calls.held.pop(handle, None)
        close(handle)

    monkeypatch.setattr(os, "close", closing)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", calls)
    return calls


def program():
    """`lock` as another program loads it."""
    spec = importlib.util.spec_from_file_location("lock_of_windows", lock.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_one_writes_and_the_next_waits_its_turn(windows, path):
    first, second = program(), program()
    held = first.acquire(path)
    assert held is not None
    assert second.acquire(path) is None
    assert first.acquire(path) is None
    joined = first.acquire(path, join=True)
    held.release()
    assert second.acquire(path) is None
    joined.release()
    taken = second.acquire(path)
    assert taken is not None
    taken.release()
    assert not path.with_name(path.name + claim.SUFFIX).exists()


def test_a_drive_without_locks_gets_a_file_that_names_the_writer(windows, path, monkeypatch):
    windows.fails = errno.EINVAL
    monkeypatch.setattr(claim, "_runs", lambda _process: True)
    one = program()
    held = one.acquire(path)
    owner = path.with_name(path.name + claim.SUFFIX)
    assert owner.read_text().split() == [platform.node(), str(os.getpid())]
    assert program().acquire(path) is None
    held.release()
    assert not owner.exists()


@pytest.mark.parametrize("runs", [True, False])
def test_a_process_is_asked_for_and_never_ended(windows, path, monkeypatch, runs):
    asked, closed = [], []

    def open_process(rights, inherit, number):
        asked.append((rights, inherit, number))
        return 77 if runs else 0

    kernel = SimpleNamespace(OpenProcess=open_process, CloseHandle=closed.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(os, "kill", lambda *_args: pytest.fail("os.kill ends processes there"))
    owner = path.with_name(path.name + claim.SUFFIX)
    owner.write_text(f"{platform.node()}\n4711\n")
    assert claim.claim(path) is not runs
    assert asked == [(0x1000, False, 4711)]
    assert closed == ([77] if runs else [])
    assert owner.read_text().split()[1] == ("4711" if runs else str(os.getpid()))
