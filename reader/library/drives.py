"""Whether a file lies on a drive of another computer, where SQLite's shared log does not work."""

from __future__ import annotations

import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4

_STATFS_BYTES = 2168
_FLAGS_AT = 64
_NAME_AT = 72
_MNT_LOCAL = 0x1000
"""Places within the ``struct statfs`` of macOS (``sys/mount.h``), and its flag for what lies on this computer."""

_REMOTE = frozenset(
    (
        *("afpfs", "webdav"),
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "davfs"),
        *("fuse.sshfs", "fuse.glusterfs", "fuse.smbnetfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse"),
    )
)


def is_remote(path: Path) -> bool:
    """Whether a file lies on a network drive, as far as the system tells.

    Linux tells by its table of mounts (``man 5 proc``), macOS by ``statfs`` (``man 2 statfs`` there: the flag
    ``MNT_LOCAL``, and the file system's name for those that programs make), Windows by the form of the path and the
    kind of its drive (``GetDriveTypeW``); elsewhere it is not known.

    Args:
        path: the file, resolved.
    """
    if sys.platform == "win32":
        return str(path).startswith("\\\\") or drive_kind(path.anchor) == _DRIVE_REMOTE
    if sys.platform == "darwin":
        return _is_remote_on_macos(path)
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


def _is_remote_on_macos(path: Path) -> bool:
    # The folder: the file may not be there yet.
    told = mac_statfs(str(path.parent))
    if told is None:
        return False
    flags = int.from_bytes(told[_FLAGS_AT : _FLAGS_AT + 4], sys.byteorder)
    name = told[_NAME_AT : _NAME_AT + 16].split(b"\0")[0].decode("ascii", "replace")
    return not flags & _MNT_LOCAL or name in _REMOTE


def mac_statfs(folder: str) -> bytes | None:
    """The ``struct statfs`` of macOS (with 64-bit inodes) for a folder; None where the call fails."""
    import ctypes  # noqa: PLC0415 - the start on other systems need not pay for it
    import os  # noqa: PLC0415

    libc = ctypes.CDLL(None)
    # On Intel the plain name is an older layout; on ARM there is only this one, by the plain name.
    call = getattr(libc, "statfs$INODE64", None) or libc.statfs
    told = ctypes.create_string_buffer(_STATFS_BYTES)
    return told.raw if call(os.fsencode(folder), told) == 0 else None


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
