"""Undoing gzip (RFC 1952) within limits."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reader.domain.errors import DamagedCapture, TooLarge

if TYPE_CHECKING:
    from pathlib import Path

MAX_UNPACKED = 200 * 2**20
"""Bytes that a compressed file may hold."""
MAGIC = b"\x1f\x8b\x08"

# zlib gives nothing of a piece in which it meets damage: small pieces keep most of what is before it.
_PIECE = 1024


def unpacked(path: Path, data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """What gzip data holds, and a warning for the reader when it is damaged behind its beginning.

    All members are read. Bytes after the last one are ignored, as gzip itself does.

    Args:
        path: the file, for errors.
        data: bytes that begin with `MAGIC`.

    Raises:
        DamagedCapture: nothing can be unpacked.
        TooLarge: it holds more than `MAX_UNPACKED`.
    """
    out: list[bytes] = []
    size = position = 0
    fault = ""
    while not fault and data.startswith(MAGIC, position):
        pieces, position, fault = _member(data, position, MAX_UNPACKED - size)
        out += pieces
        size += sum(map(len, pieces))
        if size > MAX_UNPACKED:
            raise TooLarge(f"It holds more than {MAX_UNPACKED >> 20} MiB when unpacked.", path)
    if not fault:
        return b"".join(out), ()
    if not size:
        raise DamagedCapture(f"The compressed data {fault}.", path)
    return b"".join(out), (f"The file's compressed data {fault}; what follows its first {size} bytes is lost.",)


def _member(data: bytes, position: int, limit: int) -> tuple[list[bytes], int, str]:
    """What one member holds (at most a byte more than the limit), where it ends, and what is wrong with it."""
    member = zlib.decompressobj(wbits=31)
    view = memoryview(data)
    pieces: list[bytes] = []
    left = limit + 1
    while not member.eof:
        piece = view[position : position + _PIECE]
        if not piece:
            return pieces, position, "ends too early"
        try:
            pieces.append(member.decompress(piece, left))
        except zlib.error:
            return pieces, position, "is damaged"
        left -= len(pieces[-1])
        if left <= 0:
            break
        position += len(piece) - len(member.unused_data)
    return pieces, position, ""
