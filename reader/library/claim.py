"""The one writer's lock where the file system knows no locks (some network drives): a file that names who holds it.

It outlives a process that is killed. So it names computer and process, and one of this computer whose process is gone
is taken over. One of another computer is believed, however old it is.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".owner"


def claim(path: Path) -> bool:
    """Make the file beside a library; whether it is ours now.

    Args:
        path: the library file.

    Raises:
        OSError: it cannot be made.
    """
    file = _file(path)
    # A second time where what was there had been left behind.
    for _ in range(2):
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            if not _taken_away(file):
                return False
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(_us())
        return True
    return False


def give_back(path: Path) -> None:
    """Delete the file that `claim` made."""
    _file(path).unlink(missing_ok=True)


def _file(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _us() -> str:
    import platform  # noqa: PLC0415 - few libraries lie on such drives

    return f"{platform.node()}\n{os.getpid()}\n"


def _taken_away(file: Path) -> bool:
    """Whether a file that was left behind is gone now; another process may be taking it away as well."""
    try:
        told = file.read_text("utf-8", "replace")
    except FileNotFoundError:
        return True
    host, _, process = told.rstrip("\n").partition("\n")
    number = int(process) if process.isascii() and process.isdecimal() else 0
    if host != _us().partition("\n")[0] or not number or number == os.getpid() or _runs(number):
        return False
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        file.rename(aside)
        if aside.read_text("utf-8", "replace") != told:
            # The other one was quicker, and this is its own.
            aside.rename(file)
            return False
        aside.unlink()
    return True


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        # The least right there is, PROCESS_QUERY_LIMITED_INFORMATION; os.kill would end the process.
        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
