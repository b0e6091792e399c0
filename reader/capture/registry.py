"""The container formats that Postil has, and opening a file with the one that fits."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.capture.arc_file import ArcFile
from reader.capture.base import MAX_BYTES
from reader.capture.compressed import MAGICS, unpacked
from reader.capture.har_file import HarFile
from reader.capture.html_file import HtmlFile
from reader.capture.kinds import described
from reader.capture.mhtml_file import MhtmlFile
from reader.capture.text_file import TextFile
from reader.capture.warc_file import WarcFile
from reader.capture.wayback import as_it_was
from reader.capture.webarchive_file import WebarchiveFile
from reader.capture.zip_file import ZipFile
from reader.domain.errors import EmptyCapture, TooLarge, UnknownFormat, UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

    from reader.capture.base import Capture, CaptureFormat

FORMATS: tuple[CaptureFormat, ...] = (
    WarcFile(),
    ArcFile(),
    ZipFile(),
    WebarchiveFile(),
    HarFile(),
    MhtmlFile(),
    HtmlFile(),
    TextFile(),
)
"""Every container format; of two that are equally sure, or of several that are `_SURE`, the earlier one reads it."""

_HEAD = 65536
_BLANKS = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
# Surer than this of a format, what the first bytes look like otherwise no longer counts.
_SURE = 0.9


def open_captures(path: Path) -> list[Capture]:
    """The pages in a file, recognised by its content. The file is read once and never changed.

    Raises:
        UnreadableFile: missing, not allowed, a folder or a device.
        TooLarge: larger than `MAX_BYTES`, or than `compressed.MAX_UNPACKED` when unpacked.
        EmptyCapture: nothing in it.
        UnknownFormat: no page in a form that Postil knows.
        DamagedCapture: it breaks its own format.
    """
    data = read_file(path)
    notes: tuple[str, ...] = ()
    if data.startswith(MAGICS):
        data, notes = unpacked(path, data)
    head = data[:_HEAD]
    if not head.strip(_BLANKS) and not data.strip(_BLANKS):
        raise EmptyCapture("The file is empty." if not data else "The file holds only blanks.", path)
    form, sure = _surest(head, path)
    what = described(head) if sure < _SURE else None
    if what is not None:
        raise UnknownFormat(f"It is no saved page: it is {what}.", path)
    if sure <= 0:
        raise UnknownFormat("It is no saved page: it holds binary data.", path)
    pages = [as_it_was(page) for page in form.captures(path, data)]
    if notes:
        pages[-1:] = [replace(page, notes=notes + page.notes) for page in pages[-1:]]
    return pages


def _surest(head: bytes, path: Path) -> tuple[CaptureFormat, float]:
    """The format that fits best and how sure it is; the first one that is `_SURE` is not compared with later ones."""
    best, most = FORMATS[-1], -1.0
    for form in FORMATS:
        sure = form.sniff(head, path)
        if sure > most:
            best, most = form, sure
        if sure >= _SURE:
            break
    return best, most


def read_file(path: Path) -> bytes:
    """A file's content, within limits; see `open_captures` for what it raises."""
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
