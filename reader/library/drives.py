"""Whether a file lies on a drive of another computer, where SQLite's shared log does not work."""

from __future__ import annotations

import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4

_REMOTE = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "davfs"),
        *("fuse.sshfs", "fuse.glusterfs", "fuse.smbnetfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse"),
    )
)


def is_remote(path: Path) -> bool:
    """Whether a file lies on a network drive, as far as the system tells.

    Linux tells by its table of mounts (``man 5 proc``), Windows by the form of the path and the kind of its drive
    (``GetDriveTypeW``); elsewhere it is not known.

    Args:
        path: the file, resolved.
    """
    if sys.platform == "win32":
        return str(path).startswith("\\\\") or drive_kind(path.anchor) == _DRIVE_REMOTE
    try:
        table = MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    place = str(path)
    longest, kind = -1, ""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        mounted = _plain(fields[1]).rstrip("/")
        # Of two mounts on one folder the later one is seen.
        if (place == mounted or place.startswith(mounted + "/")) and len(mounted) >= longest:
            longest, kind = len(mounted), fields[2]
    return kind in _REMOTE


def drive_kind(root: str) -> int:
    """What Windows says the drive of a root is; 0 elsewhere."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


def _plain(field: str) -> str:
    """A field of the table with its octal escapes undone (a blank is written as one)."""
    if "\\" not in field:
        return field
    import re  # noqa: PLC0415 - few mounts have such names, and every start comes by here

    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)
