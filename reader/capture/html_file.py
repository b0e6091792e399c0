"""Saved HTML pages: as the server sent them, "complete" out of a browser, and SingleFile's."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, TypedDict

from reader.capture.base import Capture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMMENT_BYTES = 16384
_START = re.compile(rb"<!doctype\s{1,9}html|<html[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"<(?:head|body|meta|title|base|link|script|style|div|table|span|p|a|article|section|main|ul|ol|h[1-6]|center|font)"
    rb"[\s>]",
    re.IGNORECASE,
)
_TAG = re.compile(rb"</?[A-Za-z][^<>]{0,2000}>")
# Internet Explorer's mark of the web, also written by Chrome: the number is the address's length.
_SAVED_FROM = re.compile(rb"<!--\s{0,9}saved from url=\(\d{4}\)(\S{1,4000})\s{0,9}-->", re.IGNORECASE)
_SINGLEFILE = re.compile(
    rb"<!--\s{0,99}(?:Page saved with|Archive processed by) SingleFile\b(.{0,8000}?)-->", re.DOTALL
)
_SINGLEFILE_URL = re.compile(r"^ {0,9}url: (\S{1,4000})", re.MULTILINE)
_SINGLEFILE_DATE = re.compile(r"^ {0,9}saved date: ([^\r\n]{1,120})", re.MULTILINE)
_ROOT = re.compile(rb"(?:<!doctype[^<>]{0,999}>\s{0,99})?<html\b[^<>]{0,9000}>", re.IGNORECASE)
_SCRAPBOOK_URL = re.compile(rb"""\sdata-scrapbook-source\s{0,9}=\s{0,9}["']?([^\s"'<>]{1,4000})""")
_SCRAPBOOK_DATE = re.compile(rb"""\sdata-scrapbook-create\s{0,9}=\s{0,9}["']?(\d{14,17})\b""")
_JS_DATE = re.compile(
    r"(?:[A-Z][a-z]{2},? )?([A-Z][a-z]{2}) (\d{1,2}),? (\d{4}) (\d{2}):(\d{2}):(\d{2})(?: GMT([+-])(\d{2})(\d{2}))?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class HtmlFile:
    """A page of markup in a file of its own."""

    name = "html"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes begin as markup does; a text that merely quotes some tags is no page."""
        head = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
        start = prologue_end(head)
        if _START.match(head, start):
            return 0.95
        if b"</" not in head:
            return 0.0
        # Error messages of the server can stand before the document; tags then still make up much of it.
        marked = sum(len(tag) for tag in _TAG.findall(head))
        if _START.search(head) and marked * 6 > len(head):
            return 0.8
        if _FRAGMENT.match(head, start) and marked * 8 > len(head):
            return 0.7
        return 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The one page, with address and time as its saver noted them."""
        yield Capture(path, None, body=data, media_type="text/html", **saver_notes(data))


class SaverNotes(TypedDict):
    """What the program that saved a page wrote into it; the names are those of `Capture`."""

    container: str
    url: str | None
    url_from: str | None
    captured_at: datetime | None
    captured_from: str | None


def saver_notes(page: bytes) -> SaverNotes:
    """Address and time out of a page's comment (SingleFile, browsers) or attributes (WebScrapBook)."""
    head = page[:_COMMENT_BYTES]
    single = _SINGLEFILE.search(head)
    if single is not None:
        note = single.group(1).decode("utf-8", "replace")
        address, date = _SINGLEFILE_URL.search(note), _SINGLEFILE_DATE.search(note)
        when = script_date(date.group(1)) if date else None
        return _notes("singlefile", address.group(1) if address else None, when, "SingleFile comment")
    root = _ROOT.match(head, prologue_end(head))
    source = _SCRAPBOOK_URL.search(root.group(0)) if root else None
    if root is not None and source is not None:
        url = html.unescape(source.group(1).decode("utf-8", "replace"))
        stamp = _SCRAPBOOK_DATE.search(root.group(0))
        return _notes("html", url, stamp_date(stamp.group(1).decode()) if stamp else None, "WebScrapBook attribute")
    saved = _SAVED_FROM.search(head)
    return _notes("html", saved.group(1).decode("utf-8", "replace") if saved else None, None, "saved-from comment")


def _notes(container: str, url: str | None, when: datetime | None, source: str) -> SaverNotes:
    return SaverNotes(
        container=container,
        url=url or None,
        url_from=source if url else None,
        captured_at=when,
        captured_from=source if when else None,
    )


def prologue_end(head: bytes) -> int:
    """Where the first tag may stand: after blanks, comments and an XML declaration."""
    position = 0
    while True:
        rest = head[position:].lstrip()
        position = len(head) - len(rest)
        opener, closer = (b"<!--", b"-->") if rest.startswith(b"<!--") else (b"<?", b">")
        if not rest.startswith(opener):
            return position
        end = head.find(closer, position)
        if end < 0:
            return position
        position = end + len(closer)


def script_date(text: str) -> datetime | None:
    """The time in JavaScript's ``Date.toString`` form (``Mon Nov 23 2026 20:23:07 GMT+0800 (...)``), else None.

    Without a zone in the text the time is taken as UTC.
    """
    match = _JS_DATE.match(text.strip())
    if match is None or match.group(1) not in _MONTHS:
        return None
    month, day, year, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
    zone: timezone = UTC
    try:
        if sign:
            offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
            zone = timezone(-offset if sign == "-" else offset)
        return datetime(int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=zone)
    except ValueError:
        return None


def stamp_date(stamp: str) -> datetime | None:
    """The time in an archive's row of digits (``YYYYMMDDhhmmss``, maybe with milliseconds; UTC), else None."""
    try:
        return datetime.strptime(stamp[:14], "%Y%m%d%H%M%S").replace(
            microsecond=int(stamp[14:17].ljust(3, "0")) * 1000, tzinfo=UTC
        )
    except ValueError:
        return None
