"""The members of a ZIP archive, read in memory within limits and never unpacked onto the disk.

Sizes that the archive states about itself are not believed: what comes out is counted.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from reader.domain.errors import DamagedCapture, TooLarge

if TYPE_CHECKING:
    from pathlib import Path

MAX_MEMBER = 200 * 2**20
"""Bytes that one member may hold."""
MAX_ARCHIVE = 2**30
"""Bytes that are read out of one archive."""
MAX_READ = 20_000
"""Members that are read out of one archive."""
MAX_LISTED = 200_000
"""Entries that an archive's directory may have."""
MAX_RATIO = 200
"""How many times larger than its compressed form a member may be …"""
FREE_SIZE = 10 * 2**20
"""… beyond this size in bytes; a small page may repeat itself as it likes."""

_ENTRY = b"PK\x01\x02"
_KNOWN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
_ENCRYPTED = 0x1


class ZipMembers:
    """The directory of an archive.

    Args:
        path: the file, for errors.
        data: its content; bytes before the archive (a self-extracting page) are allowed.

    Raises:
        DamagedCapture: it has no directory that can be read.
        TooLarge: the directory has more than `MAX_LISTED` entries.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        # Each entry costs memory as soon as the archive is opened.
        if data.count(_ENTRY) > MAX_LISTED:
            raise TooLarge(f"The ZIP archive has more than {MAX_LISTED} entries.", path)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, LookupError, RuntimeError, OverflowError) as error:
            raise DamagedCapture(f"The ZIP archive is damaged: {error}.", path) from error
        # A name may be empty, which Python does not expect.
        files = (item for item in self._zip.infolist() if item.filename and not item.is_dir())
        self._entries = {item.filename: item for item in files}
        self._bytes = 0
        self._count = 0

    @property
    def names(self) -> list[str]:
        """The names of all members as stored, in the order of the directory."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """A member's content.

        Args:
            name: one of `names`.

        Raises:
            DamagedCapture: it is encrypted, compressed in a way that is not known, or damaged.
            TooLarge: a limit of this module is passed.
        """
        entry = self._entries[name]
        self._count += 1
        if self._count > MAX_READ:
            raise TooLarge(f"More than {MAX_READ} members of the ZIP archive hold pages.", self._path)
        if entry.flag_bits & _ENCRYPTED:
            raise DamagedCapture(f"{name} in the ZIP archive is encrypted.", self._path)
        if entry.compress_type not in _KNOWN:
            raise DamagedCapture(f"{name} in the ZIP archive is compressed in an unknown way.", self._path)
        limit = min(MAX_MEMBER, max(FREE_SIZE, MAX_RATIO * entry.compress_size), MAX_ARCHIVE - self._bytes)
        try:
            with self._zip.open(entry) as member:
                data = member.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, RuntimeError) as error:
            raise DamagedCapture(f"{name} in the ZIP archive is damaged: {error}.", self._path) from error
        self._bytes += len(data)
        if len(data) > limit:
            raise TooLarge(f"{name} in the ZIP archive holds more than {limit >> 20} MiB.", self._path)
        return data
