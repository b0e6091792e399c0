"""Reading a file's first bytes without harm to the locks that this process holds on it through SQLite.

POSIX drops all locks of a process on a file as soon as the process closes *any* handle of that file (``man 2 fcntl``;
https://www.sqlite.org/howtocorrupt.html, section 2.2). Another program that came by then would take itself for the
last one, and delete the log that is in use. So a handle of a file that a connection has open is kept until the last
connection to that file is closed.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Identity: TypeAlias = tuple[int, int]

_guard = threading.Lock()
_users: dict[Identity, int] = {}
_parked: dict[Identity, list[int]] = {}


class Head(NamedTuple):
    """The beginning of a file, its size in bytes, and what kind of file it is (``st_mode``)."""

    data: bytes
    size: int
    mode: int


def enter(path: Path) -> Identity | None:
    """Note that a connection is about to open a file; None where there is no such file."""
    with _guard:
        try:
            identity = _identity(path.stat())
        except OSError:
            return None
        _users[identity] = _users.get(identity, 0) + 1
        return identity


def leave(identity: Identity | None) -> None:
    """Note that a connection closed the file that `enter` named."""
    if identity is None:
        return
    with _guard:
        left = _users.get(identity, 0) - 1
        if left > 0:
            _users[identity] = left
            return
        _users.pop(identity, None)
        for handle in _parked.pop(identity, ()):
            with suppress(OSError):
                os.close(handle)


def read_head(path: Path, count: int) -> Head:
    """Read the first bytes of a file.

    Args:
        path: the file.
        count: how many bytes.

    Raises:
        OSError: it cannot be opened or read.
    """
    with _guard:
        kept = _parked.get(_identity(path.stat()))
        if kept:
            # One handle is enough: a window that stays open for weeks looks at its library at each import.
            os.lseek(kept[0], 0, os.SEEK_SET)
            state = os.fstat(kept[0])
            return Head(os.read(kept[0], count), state.st_size, state.st_mode)
        # A pipe must not make the caller wait for somebody to write into it.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
        identity = _identity(os.fstat(handle))
        try:
            data = os.read(handle, count)
            state = os.fstat(handle)
        except IsADirectoryError:
            data, state = b"", os.fstat(handle)
        finally:
            if identity in _users and os.name != "nt":
                _parked.setdefault(identity, []).append(handle)
            else:
                os.close(handle)
        return Head(data, state.st_size, state.st_mode)


def _identity(state: os.stat_result) -> Identity:
    return state.st_dev, state.st_ino
