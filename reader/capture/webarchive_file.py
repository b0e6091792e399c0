"""Safari's web archives: a property list, binary or XML, that holds a page with its resources."""

from __future__ import annotations

import plistlib
import re
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from reader.capture.base import Capture
from reader.domain.errors import DamagedCapture, UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_FRAMES = 1000
"""Frames of a page that are looked at."""

_XML = re.compile(rb"<plist[\s>]")
_FRAMES = re.compile(rb"<frameset[\s>]", re.IGNORECASE)
_PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
FAULTS = (
    ArithmeticError,
    AttributeError,
    ExpatError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the property list reader of Python raises on lists that break the format."""


class WebarchiveFile:
    """A page as Safari saves it; the format tells no time."""

    name = "webarchive"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes begin a property list."""
        if head.startswith(b"bplist00"):
            return 0.99
        head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return 0.98 if head.startswith((b"<?xml", b"<!DOCTYPE plist", b"<plist")) and _XML.search(head[:2048]) else 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The page; of a page made of frames also the frames.

        Raises:
            DamagedCapture: the list breaks the format, or declares entities.
            UnknownFormat: it is a property list of another kind.
        """
        try:
            archive = plistlib.loads(data)
        except FAULTS as error:
            raise DamagedCapture("The web archive is damaged: its property list cannot be read.", path) from error
        if not isinstance(archive, dict) or "WebMainResource" not in archive:
            raise UnknownFormat("It is no saved page: it is a property list of another program.", path)
        page = _page(path, archive, main=True)
        if page is None:
            raise DamagedCapture("The web archive holds no page.", path)
        yield page
        if _FRAMES.search(page.body):
            yield from _frames(path, archive)


def _frames(path: Path, archive: dict[str, object]) -> Iterator[Capture]:
    # A list may hold itself: each dictionary is looked at once.
    seen = {id(archive)}
    waiting = inner_archives(archive)
    while waiting and len(seen) <= MAX_FRAMES:
        frame = waiting.pop()
        if not isinstance(frame, dict) or id(frame) in seen:
            continue
        seen.add(id(frame))
        page = _page(path, frame, main=False)
        if page is not None:
            yield page
        waiting += inner_archives(frame)


def inner_archives(archive: dict[str, object]) -> list[object]:
    """The archives of its frames, the last one first; anything may stand there in a hostile list."""
    frames = archive.get("WebSubframeArchives")
    return frames[MAX_FRAMES::-1] if isinstance(frames, list) else []


def _page(path: Path, archive: dict[str, object], *, main: bool) -> Capture | None:
    """The page of an archive or of one of its frames, or None when it has none with words."""
    resource = archive.get("WebMainResource")
    if not isinstance(resource, dict):
        return None
    body = resource.get("WebResourceData")
    media_type = (_text(resource, "WebResourceMIMEType") or "text/html").partition(";")[0].strip().lower()
    if not isinstance(body, bytes) or not body.strip() or media_type not in _PAGE_TYPES:
        return None
    url = _text(resource, "WebResourceURL")
    return Capture(
        path,
        None if main else url or _text(resource, "WebResourceFrameName"),
        "webarchive",
        body,
        "text/plain" if media_type == "text/plain" else "text/html",
        header_charset=_text(resource, "WebResourceTextEncodingName"),
        url=url,
        url_from="WebResourceURL" if url else None,
    )


def _text(resource: dict[str, object], key: str) -> str | None:
    value = resource.get(key)
    return value.strip() or None if isinstance(value, str) else None
