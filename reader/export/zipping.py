"""Zips whose bytes depend on nothing but what is in them; large members are written piece by piece."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from reader.domain.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from io import BytesIO

LARGEST = 2**31 - 2**20
"""Most bytes of a member: larger ones need an extension of the format that word processors do not read."""

_OLD = (1980, 1, 1, 0, 0, 0)
"""The time of all members, the oldest that the format knows."""


def store(archive: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    """Add a member.

    Args:
        archive: open for writing.
        name: of the member.
        data: its content.
        method: how to pack it, a constant of `zipfile`.
    """
    archive.writestr(_member(name, method), data, compresslevel=6)


def copy(kept: BytesIO, archive: zipfile.ZipFile, without: Collection[str]) -> None:
    """Add the members of a zip that a library made, in their order, without the time at which they were made.

    Args:
        kept: the zip.
        archive: open for writing.
        without: names of members that are left out.
    """
    with zipfile.ZipFile(kept) as made:
        for member in made.infolist():
            if member.filename not in without:
                store(archive, member.filename, made.read(member), member.compress_type)


class Part:
    """A member while it is written."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._size = 0

    def say(self, text: str) -> None:
        """Add text in UTF-8; see `write`."""
        self.write(text.encode())

    def write(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            ExportError: the member is too large.
        """
        self._size += len(data)
        if self._size > LARGEST:
            raise ExportError("A document cannot have so many passages; HTML and CSV can.")
        self._out.write(data)


@contextmanager
def streamed(archive: zipfile.ZipFile, name: str) -> Iterator[Part]:
    """A new member, to be written piece by piece; no other can be added meanwhile."""
    with archive.open(_member(name, zipfile.ZIP_DEFLATED), "w") as out:
        yield Part(out)


def _member(name: str, method: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _OLD)
    member.compress_type = method
    member.external_attr = 0o600 << 16
    # On Windows it would name another system.
    member.create_system = 3
    return member
