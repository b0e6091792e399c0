"""Pages saved out of the Wayback Machine: its toolbar cut out, its links made what they were.

The Machine puts scripts and a toolbar between comments into a page, writes ``/web/YYYYMMDDhhmmss/`` before every
address, and closes the page with a comment that tells when it was archived. Such a page can lie in any container.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.capture.html_file import script_date, stamp_date

if TYPE_CHECKING:
    from datetime import datetime

    from reader.capture.base import Capture

_HEAD_BYTES = 2**18
_TAIL_BYTES = 2**14
_MOST_LINKS = 20_000

_ARCHIVED = re.compile(
    rb"<!--\s{0,99}FILE ARCHIVED ON (\d{2}:\d{2}:\d{2}) ([A-Z][a-z]{2} \d{1,2}, \d{4})\b.{0,3000}?-->", re.DOTALL
)
_TOOLBAR = (b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"<!-- END WAYBACK TOOLBAR INSERT -->")
# Savers that leave comments out keep the toolbar's box.
_BOX = re.compile(rb"""<div\b[^<>]{0,300}?\bid=["']?wm-ipp-base\b""", re.IGNORECASE)
_DIV = re.compile(rb"<(/?)div\b", re.IGNORECASE)
_REPLAY = rb"(?:(?:https?:)?//web\.archive\.org(?::\d{1,5})?)?/web/(\d{14})(?:[a-z]{2}_)?/"
_LINK = re.compile(
    rb"""(=\s{0,9}["']?|url\(["']?)""" + _REPLAY + rb"(?=https?:/|mailto:|javascript:|//)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?:)?//web\.archive\.org(?::\d{1,5})?/web/(\d{14})(?:[a-z]{2}_)?/(\S{1,4000})", re.I)
_WOMBAT = re.compile(rb"""__wm\.wombat\(\s{0,9}["']([^"'\s<>]{1,4000})["']\s{0,9},\s{0,9}["'](\d{14})["']""")
_BAR_ADDRESS = re.compile(rb"""\bid=["']wmtbURL["'][^<>]{0,200}?\bvalue=["']([^"'\s<>]{1,4000})["']""")
_TITLE = re.compile(rb"<title\b[^<>]{0,99}>([^<]{1,2000})", re.IGNORECASE)
_NAMED_LINK = re.compile(
    rb"""\bhref=["']?""" + _REPLAY + rb"""(https?:/[^\s"'<>]{1,4000}+)["']?[^<>]{0,500}+>([^<>]{2,500}+)</a>""", re.I
)


def as_it_was(capture: Capture) -> Capture:
    """The capture without what the Wayback Machine added; any other capture as it is.

    The page's own address and the time at which it was archived replace those of the visit to the Machine.
    """
    if capture.media_type == "text/plain":
        return capture
    body = capture.body
    closing = _ARCHIVED.search(body, max(0, len(body) - _TAIL_BYTES))
    visited = _ADDRESS.fullmatch(capture.url or "")
    if closing is None and visited is None and _toolbar(body) is None:
        return capture
    url, url_from = _own_address(body, capture.url)
    when, when_from = _archived_at(body, closing, visited)
    return replace(
        capture,
        body=_cleaned(body, closing),
        sha256="",
        url=url or (None if visited else capture.url),
        url_from=url_from if url else (None if visited else capture.url_from),
        captured_at=when or capture.captured_at,
        captured_from=when_from if when else capture.captured_from,
    )


def _cleaned(body: bytes, closing: re.Match[bytes] | None) -> bytes:
    if closing is not None:
        body = body[: closing.start()] + body[closing.end() :]
    bar = _toolbar(body)
    if bar is not None:
        body = body[: bar[0]] + body[bar[1] :]
    return _LINK.sub(rb"\1", body)


def _toolbar(body: bytes) -> tuple[int, int] | None:
    """Where the toolbar begins and ends."""
    start = body.find(_TOOLBAR[0], 0, _HEAD_BYTES)
    end = body.find(_TOOLBAR[1], start) if start >= 0 else -1
    if end >= 0:
        return start, end + len(_TOOLBAR[1])
    box = _BOX.search(body, 0, _HEAD_BYTES) if body.find(b"wm-ipp-base", 0, _HEAD_BYTES) >= 0 else None
    if box is None:
        return None
    depth = 0
    for tag in _DIV.finditer(body, box.start()):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return box.start(), body.find(b">", tag.end()) + 1 or len(body)
    return None


def _own_address(body: bytes, known: str | None) -> tuple[str | None, str]:
    """The address that the page had on its site, and where the capture names it."""
    visited = _ADDRESS.fullmatch(known or "")
    if visited is not None:
        return visited.group(2), "Wayback Machine address"
    head = body[:_HEAD_BYTES]
    for pattern, source in ((_WOMBAT, "Wayback Machine script"), (_BAR_ADDRESS, "Wayback Machine toolbar")):
        match = pattern.search(head)
        if match is not None:
            return _text(match.group(1)), source
    return _titled_link(head), "archived link with the page's title"


def _titled_link(head: bytes) -> str | None:
    """Where the link leads whose words begin the page's title: the last crumb of a page's own path."""
    title = _TITLE.search(head)
    if title is None:
        return None
    words = html.unescape(title.group(1).decode("utf-8", "surrogateescape")).strip()
    best, address = "", None
    for count, link in enumerate(_NAMED_LINK.finditer(head)):
        name = html.unescape(link.group(3).decode("utf-8", "surrogateescape")).strip()
        if len(name) > len(best) and words.startswith(name):
            best, address = name, _text(link.group(2))
        if count >= _MOST_LINKS:
            break
    return address


def _text(address: bytes) -> str:
    return html.unescape(address.decode("utf-8", "replace"))


def _archived_at(
    body: bytes, closing: re.Match[bytes] | None, visited: re.Match[str] | None
) -> tuple[datetime | None, str]:
    if closing is not None:
        when = script_date(f"{closing.group(2).decode()} {closing.group(1).decode()}")
        if when is not None:
            return when, "Wayback Machine comment"
    if visited is not None:
        return stamp_date(visited.group(1)), "Wayback Machine address"
    script = _WOMBAT.search(body[:_HEAD_BYTES])
    return (stamp_date(script.group(2).decode()) if script else None), "Wayback Machine script"
