"""Zips whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from io import BytesIO

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
    member = zipfile.ZipInfo(name, _OLD)
    member.compress_type = method
    member.external_attr = 0o600 << 16
    # On Windows it would name another system.
    member.create_system = 3
    archive.writestr(member, data, compresslevel=6)


def without_times(kept: BytesIO, out: BinaryIO) -> None:
    """Write a zip that a library made, its members in their order, without the time at which they were made.

    Args:
        kept: the zip.
        out: open for writing bytes.
    """
    with zipfile.ZipFile(kept) as made, zipfile.ZipFile(out, "w") as archive:
        for member in made.infolist():
            store(archive, member.filename, made.read(member), member.compress_type)
