"""HAR (HTTP Archive 1.2): what a browser's network panel saved; each HTML answer in it is a page."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import datetime
from typing import TYPE_CHECKING

from reader.capture.base import Capture
from reader.domain.errors import DamagedCapture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_PAGES = 20_000
"""Pages that are read out of one archive."""

_START = re.compile(rb'\s{0,99}\{\s{0,99}"log"\s{0,99}:')
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml"))


class HarFile:
    """A visit to a site as one JSON file."""

    name = "har"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes begin with a HAR log."""
        return 0.98 if _START.match(head.removeprefix(b"\xef\xbb\xbf")) else 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The pages, in the order in which they were asked for.

        Raises:
            DamagedCapture: it is no sound JSON, nested too deeply, or holds no page.
        """
        count = 0
        for entry in _entries(path, data):
            page = _page(path, entry)
            if page is not None:
                count += 1
                yield page
            if count >= MAX_PAGES:
                return
        if not count:
            raise DamagedCapture("The HAR archive holds no HTML page; it may have been saved without content.", path)


def _entries(path: Path, data: bytes) -> list[object]:
    try:
        whole = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError:
        raise DamagedCapture("The HAR archive is nested too deeply to be read.", path) from None
    except ValueError as error:
        raise DamagedCapture(f"The HAR archive is no sound JSON: {error}.", path) from error
    entries = _inner(_inner(whole, "log"), "entries")
    if not isinstance(entries, list):
        raise DamagedCapture("The HAR archive has no list of entries.", path)
    return entries


def _page(path: Path, entry: object) -> Capture | None:
    response = _inner(entry, "response")
    content = _inner(response, "content")
    media_type = _text(content, "mimeType")
    if media_type.partition(";")[0].strip().lower() not in _PAGE_TYPES:
        return None
    if _inner(response, "status") not in (200, 0, None):
        return None
    body, charset = _body(content, media_type)
    if not body.strip():
        return None
    url = _text(_inner(entry, "request"), "url")
    when = _time(_text(entry, "startedDateTime"))
    return Capture(
        path,
        url or None,
        "har",
        body,
        "text/html",
        header_charset=charset,
        url=url or None,
        url_from="request.url" if url else None,
        captured_at=when,
        captured_from="startedDateTime" if when else None,
    )


def _body(content: object, media_type: str) -> tuple[bytes, str | None]:
    """The bytes of an answer and the charset that is known for them."""
    text = _inner(content, "text")
    if not isinstance(text, str):
        return b"", None
    if _text(content, "encoding").lower() == "base64":
        named = _CHARSET.search(media_type)
        try:
            return base64.b64decode(text), named.group(1) if named else None
        except (binascii.Error, ValueError):
            return b"", None
    # The browser decoded the page; a half character that it cut stays one broken character.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode(), "utf-8"


def _inner(value: object, key: str) -> object:
    """A member of a JSON object; None when it is no object or has none."""
    return value.get(key) if isinstance(value, dict) else None


def _text(value: object, key: str) -> str:
    text = _inner(value, key)
    return text.strip() if isinstance(text, str) else ""


def _time(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else None
