"""One writer for each library file: a lock file beside it, held while the library is open for writing.

The lock belongs to the process. Within the process the window's session owns it and its import job joins it, each
with a connection of its own; SQLite itself orders their transactions.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path

_guard = threading.Lock()
_held: dict[Path, tuple[FileLock, int]] = {}


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
            lock, shares = _held[self._path]
            if shares > 1:
                _held[self._path] = (lock, shares - 1)
                return
            del _held[self._path]
            lock.release()


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
            lock, shares = _held[path]
            _held[path] = (lock, shares + 1)
            return WriteLock(path)
        lock = FileLock(f"{path}.lock", timeout=0, mode=0o600, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            return None
        _held[path] = (lock, 1)
        return WriteLock(path)
