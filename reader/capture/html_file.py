"""Saved HTML pages: as the server sent them, "complete" out of a browser, and SingleFile's."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

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
        marked = sum(len(tag) for tag in _TAG.findall(head))
        # Error messages of the server can stand before the document; tags then still make up much of it.
        if b"</" not in head:
            return 0.0
        if _START.search(head) and marked * 6 > len(head):
            return 0.8
        if _FRAGMENT.match(head, start) and marked * 8 > len(head):
            return 0.7
        return 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The one page, with address and time out of the saver's comment."""
        head = data[:_COMMENT_BYTES]
        single = _SINGLEFILE.search(head)
        if single is not None:
            note = single.group(1).decode("utf-8", "replace")
            url, date = _SINGLEFILE_URL.search(note), _SINGLEFILE_DATE.search(note)
            when = script_date(date.group(1)) if date else None
            yield Capture(
                path,
                None,
                "singlefile",
                data,
                "text/html",
                url=url.group(1) if url else None,
                url_from="SingleFile comment" if url else None,
                captured_at=when,
                captured_from="SingleFile comment" if when else None,
            )
            return
        saved = _SAVED_FROM.search(head)
        yield Capture(
            path,
            None,
            "html",
            data,
            "text/html",
            url=saved.group(1).decode("utf-8", "replace") if saved else None,
            url_from="saved-from comment" if saved else None,
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
