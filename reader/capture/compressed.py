"""Undoing gzip (RFC 1952) and Zstandard (RFC 8878) within limits."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from reader.domain.errors import DamagedCapture, TooLarge

if TYPE_CHECKING:
    from pathlib import Path

MAX_UNPACKED = 200 * 2**20
"""Bytes that a compressed file may hold."""
MAGICS = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")
"""First bytes of gzip and of Zstandard data."""

_GZIP, _ZSTD = MAGICS
# zlib gives nothing of a piece in which it meets damage: small pieces keep most of what is before it.
_PIECE = 1024
_LARGE_PIECE = 65536


def unpacked(path: Path, data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """What compressed data hold, and a warning for the reader when they are damaged behind their beginning.

    All members are read. Bytes after the last member of gzip data are ignored, as gzip itself does.

    Args:
        path: the file, for errors.
        data: bytes that begin with one of `MAGICS`.

    Raises:
        DamagedCapture: nothing can be unpacked.
        TooLarge: they hold more than `MAX_UNPACKED`.
    """
    pieces, fault = _zstd(data) if data.startswith(_ZSTD) else _gzip(data)
    size = sum(map(len, pieces))
    if size > MAX_UNPACKED:
        raise TooLarge(f"It holds more than {MAX_UNPACKED >> 20} MiB when unpacked.", path)
    if not fault:
        return b"".join(pieces), ()
    if not size:
        raise DamagedCapture(f"The compressed data {fault}.", path)
    return b"".join(pieces), (f"The file's compressed data {fault}; what follows its first {size} bytes is lost.",)


def _gzip(data: bytes) -> tuple[list[bytes], str]:
    """What all members hold (little more than the limit at most), and what is wrong."""
    pieces: list[bytes] = []
    left = MAX_UNPACKED
    position = 0
    fault = ""
    while not fault and left >= 0 and data.startswith(_GZIP, position):
        found, position, fault = _member(data, position, left)
        pieces += found
        left -= sum(map(len, found))
    return pieces, fault


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


def _zstd(data: bytes) -> tuple[list[bytes], str]:
    """What all frames hold (little more than the limit at most), and what is wrong."""
    from fastwarc.stream_io import ZstdReader  # noqa: PLC0415 - only archives come so

    stream = ZstdReader(io.BytesIO(data))
    pieces: list[bytes] = []
    left = MAX_UNPACKED
    try:
        while left >= 0 and (piece := stream.read(_LARGE_PIECE)):
            pieces.append(piece)
            left -= len(piece)
    except (OSError, ValueError):
        return pieces, "is damaged or ends too early"
    return pieces, ""
