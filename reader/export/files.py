"""Writing an export whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import tempfile
from typing import TYPE_CHECKING

from reader.domain.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import BinaryIO

    from reader.domain.annotation import Passage
    from reader.export.base import Exporter, ExportOptions, ExportProgress

_ROOM = 2**20
"""Bytes that a disk has which is not full."""


def write_file(
    chosen: Exporter,
    passages: Iterable[Passage],
    path: Path,
    options: ExportOptions,
    progress: ExportProgress | None = None,
) -> int:
    """Write an export so that at every moment the old file or the whole new one is there.

    The passages go to a temporary file in the same folder, which takes the place of the old file once its bytes
    are on the disk. On any failure the old file stays as it was and the temporary one is removed.

    Args:
        chosen: the format.
        passages: in the order of the file.
        path: where to; a link is followed, so that it goes on being one.
        options: choices of the user.
        progress: told how far it is; may cancel.

    Returns:
        The number of passages written.

    Raises:
        ExportError: the file cannot be written, or the user cancelled.
    """
    return replace_file(path, lambda out: chosen.write(passages, out, options, progress))


def replace_file(path: Path, write: Callable[[BinaryIO], int], *, private: bool = False) -> int:
    """Have a file written so that at every moment the old one or the whole new one is there; see `write_file`.

    Args:
        path: where to.
        write: puts the bytes into what it is given.
        private: for nobody but its owner to read, where the system has such rights.

    Returns:
        what ``write`` returns.

    Raises:
        ExportError: the file cannot be written.
    """
    try:
        goal = _goal(path)
        temporary = goal.with_name(f".postil-{secrets.token_hex(6)}.tmp")
        try:
            count = _write(temporary, write, private=private)
            if goal.exists() and not private:
                temporary.chmod(goal.stat().st_mode & 0o777)
            temporary.replace(goal)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(f"The export could not be written ({_said(error, path)}).", path) from error
    except ExportError as error:
        raise ExportError(error.reason, path) from error
    _sync_folder(goal.parent)
    return count


def _said(error: OSError, path: Path) -> str:
    """What the system says, and of which disk where that is not the file's own: formats keep parts aside meanwhile."""
    said = error.strerror or str(error)
    if error.errno == errno.ENOSPC:
        aside = tempfile.gettempdir()
        with contextlib.suppress(OSError):
            if shutil.disk_usage(aside).free < _ROOM <= shutil.disk_usage(path.absolute().parent).free:
                return f"{said}: {aside}"
    return said


def _goal(path: Path) -> Path:
    try:
        goal = path.resolve()
    except RuntimeError as error:  # so Python before 3.13 reports a link that leads to itself
        raise ExportError("It is a link that leads to itself.") from error
    if goal.exists() and not goal.is_file():
        raise ExportError("It is a folder or a device, not a file to write to.")
    return goal


def _write(temporary: Path, write: Callable[[BinaryIO], int], *, private: bool) -> int:
    with open(temporary, "xb", opener=_private if private else None) as out:
        count = write(out)
        out.flush()
        os.fsync(out.fileno())
    return count


def _private(path: str, flags: int) -> int:
    """Open a file that others cannot read at any moment, not even while it is written."""
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    # The file is whole already; some file systems and Windows cannot sync a folder, which is no failure.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
