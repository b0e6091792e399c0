"""One writer for each library file: a lock file beside it, held while the library is open for writing.

The lock belongs to the process and ends with it, however it ends: the system keeps it, not the file's presence. Within
the process the window's session owns it and its import job joins it, each with a connection of its own; SQLite itself
orders their transactions. The system's call is used directly: the library for this costs a tenth of the whole start.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_guard = threading.Lock()
_held: dict[Path, tuple[int, int]] = {}
"""For each library the open lock file and the number of shares in it."""
_CLAIMED = -1
"""Stands for the open lock file where the file system has no locks and a file of `claim` says who writes."""


class WriteLock:
    """A share in the process's lock on one library; free it once with `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open = True

    def release(self) -> None:
        """Give the share back; the last one frees the lock. A second call does nothing."""
        with _guard:
            if not self._open:
                return
            self._open = False
            handle, shares = _held[self._path]
            if shares > 1:
                _held[self._path] = (handle, shares - 1)
                return
            del _held[self._path]
            if handle != _CLAIMED:
                os.close(handle)
                return
            from reader.library import claim  # noqa: PLC0415 - as above

            claim.give_back(self._path)


def acquire(path: Path, *, join: bool = False) -> WriteLock | None:
    """Take the lock on a library.

    Args:
        path: the library file, resolved.
        join: also take a share when this process holds the lock already.

    Returns:
        the lock, or None where somebody else holds it.

    Raises:
        OSError: the lock file cannot be made.
    """
    with _guard:
        if path in _held:
            if not join:
                return None
            handle, shares = _held[path]
            _held[path] = (handle, shares + 1)
            return WriteLock(path)
        handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _seize(handle)
        except (BlockingIOError, PermissionError):
            os.close(handle)
            return None
        except OSError:
            # The file system has no locks.
            from reader.library import claim  # noqa: PLC0415 - few drives are so

            os.close(handle)
            if not claim.claim(path):
                return None
            handle = _CLAIMED
        _held[path] = (handle, 1)
        return WriteLock(path)
