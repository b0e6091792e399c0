"""The container formats that Postil has, and opening a file with the one that fits."""

from __future__ import annotations

import stat
import zlib
from typing import TYPE_CHECKING

from reader.capture.base import MAX_BYTES
from reader.capture.html_file import HtmlFile
from reader.capture.kinds import described
from reader.capture.mhtml_file import MhtmlFile
from reader.capture.text_file import TextFile
from reader.capture.warc_file import WarcFile
from reader.domain.errors import DamagedCapture, EmptyCapture, TooLarge, UnknownFormat, UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

    from reader.capture.base import Capture, CaptureFormat

FORMATS: tuple[CaptureFormat, ...] = (WarcFile(), MhtmlFile(), HtmlFile(), TextFile())
"""Every container format; of two that are equally sure the earlier one reads the file."""

MAX_UNPACKED = 200 * 2**20
"""Bytes that a compressed file may hold."""
_HEAD = 65536
_BLANKS = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
_GZIP = b"\x1f\x8b\x08"


def open_captures(path: Path) -> list[Capture]:
    """The pages in a file, recognised by its content. The file is read once and never changed.

    Raises:
        UnreadableFile: missing, not allowed, a folder or a device.
        TooLarge: larger than `MAX_BYTES`, or than `MAX_UNPACKED` when unpacked.
        EmptyCapture: nothing in it.
        UnknownFormat: no page in a form that Postil knows.
        DamagedCapture: it breaks its own format.
    """
    data = _read(path)
    if data.startswith(_GZIP):
        data = _unpacked(path, data)
    head = data[:_HEAD]
    if not head.strip(_BLANKS) and not data.strip(_BLANKS):
        raise EmptyCapture("The file is empty." if not data else "The file holds only blanks.", path)
    what = described(head)
    if what is not None:
        raise UnknownFormat(f"It is no saved page: it is {what}.", path)
    form = max(FORMATS, key=lambda f: f.sniff(head, path))
    if form.sniff(head, path) <= 0:
        raise UnknownFormat("It is no saved page: it holds binary data.", path)
    return list(form.captures(path, data))


def _read(path: Path) -> bytes:
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableFile("It is a folder, not a file.", path)
        # Reading a pipe or a device could wait for ever.
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile("It is not a regular file.", path)
        if status.st_size > MAX_BYTES:
            raise TooLarge(f"It is larger than {MAX_BYTES >> 20} MiB.", path)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFile("There is no such file.", path) from None
    except PermissionError:
        raise UnreadableFile("Reading it is not allowed.", path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"It could not be read: {reason}.", path) from error
    if len(data) > MAX_BYTES:
        raise TooLarge(f"It is larger than {MAX_BYTES >> 20} MiB.", path)
    return data


def _unpacked(path: Path, data: bytes) -> bytes:
    """What a gzip file holds: all members; bytes after the last one are ignored, as gzip itself does."""
    out: list[bytes] = []
    size = 0
    while data.startswith(_GZIP):
        member = zlib.decompressobj(wbits=31)
        try:
            piece = member.decompress(data, MAX_UNPACKED - size + 1)
        except zlib.error:
            if out:
                break
            raise DamagedCapture("The compressed data is damaged.", path) from None
        out.append(piece)
        size += len(piece)
        if size > MAX_UNPACKED:
            raise TooLarge(f"It holds more than {MAX_UNPACKED >> 20} MiB when unpacked.", path)
        if not member.eof and not size:
            raise DamagedCapture("The compressed data ends too early.", path)
        data = member.unused_data
    return b"".join(out)
