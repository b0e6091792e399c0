"""WARC web archives (ISO 28500), plain or compressed: each HTML page that a server answered with is a capture.

WET files are WARC archives of extracted text: each text in them is a capture too.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from reader.capture.base import Capture
from reader.capture.damage import with_damage
from reader.domain.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastwarc.warc import WarcRecord

MAX_PAGES = 20_000
"""Pages that are read out of one archive."""
MAX_BODIES = 200 * 2**20
"""Bytes that all pages of one archive may hold, encodings undone."""
MAX_CODINGS = 2
"""Content codings of one answer, one around the other; honest servers use one."""
PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml"))
"""Media types of answers that are pages."""

_Decoding = Literal["all", "content", "none"]
_PIECE = 16384


class WarcFile:
    """A crawl in one file."""

    name = "warc"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes begin with a WARC record."""
        return 0.99 if head.startswith(b"WARC/") else 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The pages, in file order; the last one before damage carries a warning.

        Raises:
            DamagedCapture: a record breaks the format before any page was found, or there is no page.
            TooLarge: the pages hold more than `MAX_BODIES`.
        """
        problems: list[str] = []
        yield from with_damage("WARC", path, _pages(path, data, problems), problems)


def _pages(path: Path, data: bytes, problems: list[str]) -> Iterator[Capture]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only archives need it

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    left = MAX_BODIES
    count = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data), record_types=wanted, parse_http=True, auto_decode="none"):
            if record.headers.get("Content-Length") is None:
                problems.append("its last record is cut off")
                return
            if not _is_page(record):
                continue
            body, notes = record_body(data, record, left)
            if not body and record.content_length:
                problems.append("a page's data cannot be decoded")
            left -= len(body)
            if left < 0:
                raise TooLarge(f"Its pages hold more than {MAX_BODIES >> 20} MiB.", path)
            if body.strip():
                count += 1
                yield _capture(path, record, body, notes)
            if count >= MAX_PAGES:
                problems.append(f"Postil reads {MAX_PAGES} pages of an archive")
                return
    except (OSError, OverflowError, ValueError) as error:
        problems.append(f"its records are damaged: {error}")


def _is_page(record: WarcRecord) -> bool:
    if not record.is_http_parsed:
        return _media_type(record) in PAGE_TYPES or _is_text(record)
    return record.http_headers.status_code == 200 and record.http_content_type in PAGE_TYPES


def _is_text(record: WarcRecord) -> bool:
    """Whether the record holds the text of a page, as WET files do."""
    return (record.headers.get("WARC-Type") or "").lower() == "conversion" and _media_type(record) == "text/plain"


def _media_type(record: WarcRecord) -> str:
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def record_body(data: bytes, record: WarcRecord, limit: int) -> tuple[bytes, tuple[str, ...]]:
    """A record's body with its codings undone, at most a byte more than the limit, and warnings about it."""
    if record.is_http_parsed:
        content = (record.http_headers.get("Content-Encoding") or "identity").lower().replace(" ", "").split(",")
        packed = content != ["identity"]
        if packed or record.http_headers.get("Transfer-Encoding"):
            if len(content) > MAX_CODINGS:
                return b"", ()
            return _decoded(data, record.stream_pos, limit, packed=packed)
    stated = record.content_length
    body = record.reader.read(limit + 1)
    return body, ("The archive ends inside this page.",) if len(body) < min(stated, limit) else ()


def _decoded(data: bytes, position: int, limit: int, *, packed: bool) -> tuple[bytes, tuple[str, ...]]:
    """Undo the codings of the record at a position of the archive.

    Some crawlers undo a coding but keep its header: what cannot be decoded may be right as it is.
    """
    ways: tuple[_Decoding, ...] = ("all", "content", "none") if packed else ("all", "none")
    for way in ways:
        body, whole = _read(data, position, limit, way)
        if body and (way != "none" or not packed or body.lstrip()[:1] == b"<"):
            return body, () if whole else ("The page's data are damaged; its end is lost.",)
    return b"", ()


def _read(data: bytes, position: int, limit: int, decoding: _Decoding) -> tuple[bytes, bool]:
    """The body of the record at a position, as far as it can be read, and whether that is all of it."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - as above

    stream = io.BytesIO(data)
    stream.seek(position)
    pieces: list[bytes] = []
    size = 0
    try:
        for record in ArchiveIterator(stream, parse_http=True, auto_decode=decoding):
            while size <= limit and (piece := record.reader.read(_PIECE)):
                pieces.append(piece)
                size += len(piece)
            break
    except (OSError, OverflowError, ValueError):
        return b"".join(pieces), False
    return b"".join(pieces), True


def _capture(path: Path, record: WarcRecord, body: bytes, notes: tuple[str, ...]) -> Capture:
    # wget writes the address in angle brackets.
    url = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    when = record.record_date
    text = _is_text(record)
    charset = "utf-8" if text else record.http_charset if record.is_http_parsed else None
    return Capture(
        path,
        url or record.record_id,
        "wet" if text else "warc",
        body,
        "text/plain" if text else "text/html",
        header_charset=charset,
        url=url or None,
        url_from="WARC-Target-URI" if url else None,
        captured_at=when,
        captured_from="WARC-Date" if when else None,
        notes=notes,
    )
