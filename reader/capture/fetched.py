"""Pictures in the archives of what was fetched: WARC, WACZ, ARC, HAR and Safari's web archives.

These keep every answer of a server under its address, the page's pictures among them. The archive is gone through once
for all addresses that are wanted, and once more for each step by which an answer leads elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import io
import plistlib
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from reader.capture.arc_file import LET_THROUGH, next_record
from reader.capture.compressed import MAGICS, unpacked
from reader.capture.har_file import entries_of, member_of, text_of
from reader.capture.registry import read_file
from reader.capture.warc_file import record_body
from reader.capture.webarchive_file import FAULTS, MAX_FRAMES, inner_archives
from reader.capture.zip_members import ZipMembers
from reader.domain.errors import CaptureError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.capture.base import Capture

MAX_HOPS = 3
"""How often an answer may lead to another address."""

_MOVED = frozenset((301, 302, 303, 307, 308))
_ASCII_SIGNS = "".join(map(chr, range(0x21, 0x7F)))
_HEAD = 65536
_BASE = re.compile(rb"<base\s[^>]{0,500}?href\s{0,9}=\s{0,9}[\"']?([^\"'>\s]{1,2000})", re.IGNORECASE)

_Answer = tuple[str, "bytes | str"]
"""The key of an address, with the answer's body or with the address that it leads to."""


def fetched(capture: Capture, addresses: Sequence[str], most: int, together: int) -> dict[str, bytes]:
    """What the archive of a page holds of the addresses that the page names.

    Args:
        capture: the page; its file is read again.
        addresses: as they stand in the page.
        most: bytes that are read of one answer, and one more, so that it is seen to be longer.
        together: bytes after which no more answers are read.

    Returns:
        the bodies by address; an address without an answer is left out.

    Raises:
        CaptureError: the file cannot be read.
    """
    answers = _FORMS[capture.container]
    data = read_file(capture.path)
    if data.startswith(MAGICS):
        data, _notes = unpacked(capture.path, data)
    base = _base(capture)
    wanted = {address: _key(_joined(base, address)) for address in addresses}
    bodies: dict[str, bytes] = {}
    moved: dict[str, str] = {}
    asked = set(wanted.values()) - {""}
    for _hop in range(MAX_HOPS + 1):
        for key, answer in answers(capture.path, data, asked, most):
            if isinstance(answer, str):
                moved.setdefault(key, answer)
            elif answer:
                bodies.setdefault(key, answer)
            if sum(map(len, bodies.values())) > together:
                break
        asked = set(moved.values()) - set(bodies) - set(moved) - {""}
        if not asked:
            break
    found = {address: _followed(key, bodies, moved) for address, key in wanted.items()}
    return {address: body for address, body in found.items() if body}


def _followed(key: str, bodies: dict[str, bytes], moved: dict[str, str]) -> bytes:
    for _hop in range(MAX_HOPS + 1):
        if key in bodies:
            return bodies[key]
        key = moved.get(key, "")
    return b""


def _base(capture: Capture) -> str:
    """What relative addresses of the page are relative to."""
    url = capture.url or ""
    named = _BASE.search(capture.body[:_HEAD])
    return _joined(url, named[1].decode("latin-1")) if named else url


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _key(url: str) -> str:
    """An address as two programs would write it alike; ``""`` for one that is not of the web.

    Whether it was asked for by http or https is left out: boards name both for the same picture.
    """
    try:
        parts = urlsplit(url.strip().strip("<>"))
        if parts.scheme.lower() not in {"http", "https"}:
            return ""
        path, query = (quote(text, safe=_ASCII_SIGNS) for text in (parts.path or "/", parts.query))
    except ValueError:
        return ""
    return f"//{parts.netloc.lower()}{path}?{query}"


def _led(url: str, location: str | None) -> str:
    return _key(_joined(url, location or ""))


def _warc(_path: Path, data: bytes, wanted: set[str], most: int) -> Iterator[_Answer]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only archives need it

    kinds = WarcRecordType.response | WarcRecordType.resource
    # What was read before the damage counts.
    with contextlib.suppress(OSError, OverflowError, ValueError):
        for record in ArchiveIterator(io.BytesIO(data), record_types=kinds, parse_http=True, auto_decode="none"):
            url = record.headers.get("WARC-Target-URI") or ""
            key = _key(url)
            if key not in wanted:
                continue
            status = record.http_headers.status_code if record.is_http_parsed else 200
            if status in _MOVED:
                yield key, _led(url, record.http_headers.get("Location"))
            elif status == 200:
                yield key, record_body(data, record, most)[0]


def _wacz(path: Path, data: bytes, wanted: set[str], most: int) -> Iterator[_Answer]:
    members = ZipMembers(path, data)
    for name in members.names:
        if not (name.startswith("archive/") and ".warc" in name):
            continue
        # One crawl that is damaged does not cost the others.
        with contextlib.suppress(CaptureError):
            crawl = members.read(name)
            if crawl.startswith(MAGICS):
                crawl, _notes = unpacked(path, crawl)
            yield from _warc(path, crawl, wanted, most)


def _arc(_path: Path, data: bytes, wanted: set[str], most: int) -> Iterator[_Answer]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only archives need it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    records = ArchiveIterator(io.BytesIO(data))
    with contextlib.suppress(ArchiveLoadFailed, *LET_THROUGH):
        while (record := next_record(records)) is not None:
            url = (record.rec_headers.get_header("uri") or "").strip()
            key = _key(url)
            if key not in wanted or record.http_headers is None:
                continue
            status = record.http_headers.get_statuscode()
            if status.isdecimal() and int(status) in _MOVED:
                yield key, _led(url, record.http_headers.get_header("Location"))
            elif status == "200":
                yield key, bytes(record.content_stream().read(most + 1))


def _har(path: Path, data: bytes, wanted: set[str], most: int) -> Iterator[_Answer]:
    for entry in entries_of(path, data):
        url = text_of(member_of(entry, "request"), "url")
        key = _key(url)
        if key not in wanted:
            continue
        response = member_of(entry, "response")
        status = member_of(response, "status")
        if status in _MOVED:
            yield key, _led(url, text_of(response, "redirectURL"))
        if status not in (200, 0, None):
            continue
        content = member_of(response, "content")
        text = member_of(content, "text")
        # Only what is written as base64 is a picture; the rest is text.
        if isinstance(text, str) and text_of(content, "encoding").lower() == "base64" and len(text) <= 2 * most:
            with contextlib.suppress(binascii.Error, ValueError):
                yield key, base64.b64decode(text)


def _webarchive(_path: Path, data: bytes, wanted: set[str], most: int) -> Iterator[_Answer]:
    try:
        waiting: list[object] = [plistlib.loads(data)]
    except FAULTS:
        return
    seen: set[int] = set()
    while waiting and len(seen) <= MAX_FRAMES:
        archive = waiting.pop()
        if not isinstance(archive, dict) or id(archive) in seen:
            continue
        seen.add(id(archive))
        waiting += inner_archives(archive)
        resources = archive.get("WebSubresources")
        for resource in resources if isinstance(resources, list) else ():
            body = member_of(resource, "WebResourceData")
            key = _key(text_of(resource, "WebResourceURL"))
            if key in wanted and isinstance(body, bytes):
                yield key, body[: most + 1]


_FORMS: dict[str, Callable[[Path, bytes, set[str], int], Iterator[_Answer]]] = {
    "warc": _warc,
    "wacz": _wacz,
    "arc": _arc,
    "har": _har,
    "webarchive": _webarchive,
}

CONTAINERS = frozenset(_FORMS)
"""The containers that `fetched` reads."""
