"""WARC web archives (ISO 28500), plain or compressed: each HTML page that a server answered with is a capture."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Literal

from reader.capture.base import Capture
from reader.domain.errors import DamagedCapture, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastwarc.warc import WarcRecord

MAX_PAGES = 20_000
"""Pages that are read out of one archive."""
MAX_BODIES = 200 * 2**20
"""Bytes that all pages of one archive may hold, encodings undone."""

_PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml"))
_COMPRESSED = frozenset(("gzip", "x-gzip", "deflate", "br", "zstd"))
log = logging.getLogger(__name__)


class WarcFile:
    """A crawl in one file."""

    name = "warc"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes begin with a WARC record."""
        return 0.99 if head.startswith(b"WARC/") else 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The pages, in file order.

        Raises:
            DamagedCapture: a record breaks the format before any page was found, or there is no page.
            TooLarge: the pages hold more than `MAX_BODIES`.
        """
        count = 0
        problem: OSError | None = None
        # Some crawlers undo the transfer coding but keep its header: then the bodies are right as they are.
        for decoding in ("all", "none"):
            try:
                for capture in _pages(path, data, decoding):
                    count += 1
                    yield capture
            except (OSError, OverflowError, ValueError) as error:
                problem = OSError(str(error))
            if count or problem is None:
                break
        if count and problem is not None:
            log.warning("%s: the archive is damaged after %d pages: %s", path, count, problem)
        if not count:
            reason = f"its records are damaged ({problem})" if problem else "there is no HTML page in it"
            raise DamagedCapture(f"Nothing can be read from the WARC archive: {reason}.", path)


def _pages(path: Path, data: bytes, decoding: Literal["all", "none"]) -> Iterator[Capture]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only archives need it

    wanted = WarcRecordType.response | WarcRecordType.resource
    left = MAX_BODIES
    count = 0
    for record in ArchiveIterator(io.BytesIO(data), record_types=wanted, parse_http=True, auto_decode=decoding):
        if not _is_page(record, decoding):
            continue
        body = record.reader.read(left + 1)
        left -= len(body)
        count += 1
        if left < 0:
            raise TooLarge(f"Its pages hold more than {MAX_BODIES >> 20} MiB.", path)
        if body.strip():
            yield _capture(path, record, body)
        if count >= MAX_PAGES:
            return


def _is_page(record: WarcRecord, decoding: str) -> bool:
    if not record.is_http_parsed:
        return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower() in _PAGE_TYPES
    headers = record.http_headers
    if headers.status_code != 200 or record.http_content_type not in _PAGE_TYPES:
        return False
    return decoding == "all" or (headers.get("Content-Encoding") or "").strip().lower() not in _COMPRESSED


def _capture(path: Path, record: WarcRecord, body: bytes) -> Capture:
    # wget writes the address in angle brackets.
    url = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    when = record.record_date
    return Capture(
        path,
        url or record.record_id,
        "warc",
        body,
        "text/html",
        header_charset=record.http_charset if record.is_http_parsed else None,
        url=url or None,
        url_from="WARC-Target-URI" if url else None,
        captured_at=when,
        captured_from="WARC-Date" if when else None,
    )
