"""ARC web archives, the Internet Archive's form before WARC: each HTML page that a server sent is a capture."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

from reader.capture.base import Capture
from reader.capture.damage import with_damage
from reader.capture.html_file import stamp_date
from reader.capture.warc_file import MAX_BODIES, MAX_PAGES, PAGE_TYPES
from reader.domain.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

LET_THROUGH = (OSError, EOFError, ValueError, OverflowError, AttributeError, LookupError)
"""What warcio's reader of numbers and of compressed answers raises on damaged archives, besides its own error."""


class ArcFile:
    """A crawl in one file of the older form."""

    name = "arc"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes begin with an ARC file's own record."""
        return 0.99 if head.startswith(b"filedesc:") else 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The pages, in file order; the last one before damage carries a warning.

        Raises:
            DamagedCapture: a record breaks the format before any page was found, or there is no page.
            TooLarge: the pages hold more than `MAX_BODIES`.
        """
        problems: list[str] = []
        yield from with_damage("ARC", path, _pages(path, data, problems), problems)


def _pages(path: Path, data: bytes, problems: list[str]) -> Iterator[Capture]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only archives need it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    left = MAX_BODIES
    count = 0
    records = ArchiveIterator(io.BytesIO(data))
    try:
        while (record := next_record(records)) is not None:
            count += 1
            body = _body(record, left)
            left -= len(body)
            if left < 0:
                raise TooLarge(f"Its pages hold more than {MAX_BODIES >> 20} MiB.", path)
            if body.strip():
                yield _capture(path, record, body)
            if count >= MAX_PAGES:
                problems.append(f"Postil reads {MAX_PAGES} records of an archive")
                return
    except (ArchiveLoadFailed, *LET_THROUGH) as error:
        problems.append(f"its records are damaged: {error}")
    else:
        if records.err_count:
            problems.append("a record is longer than it says")


def next_record(records: ArchiveIterator) -> ArcWarcRecord | None:
    """The next record, None at the end; raises what its reader lets through."""
    # It writes pieces of damaged records to the standard error, which a program with a window may not even have.
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _body(record: ArcWarcRecord, limit: int) -> bytes:
    """The page that a record holds, up to a byte more than the limit; nothing when it is no page."""
    if record.rec_type != "response" or record.http_headers is None:
        return b""
    media_type = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if record.http_headers.get_statuscode() != "200" or media_type not in PAGE_TYPES:
        return b""
    return bytes(record.content_stream().read(limit + 1))


def _capture(path: Path, record: ArcWarcRecord, body: bytes) -> Capture:
    url = (record.rec_headers.get_header("uri") or "").strip()
    when = stamp_date(record.rec_headers.get_header("archive-date") or "")
    charset = (record.http_headers.get_header("Content-Type") or "").lower().partition("charset=")[2]
    return Capture(
        path,
        url or None,
        "arc",
        body,
        "text/html",
        header_charset=charset.partition(";")[0].strip(" \"'") or None,
        url=url or None,
        url_from="ARC record" if url else None,
        captured_at=when,
        captured_from="ARC record" if when else None,
    )
