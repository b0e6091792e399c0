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
        for entry in entries_of(path, data):
            page = _page(path, entry)
            if page is not None:
                count += 1
                yield page
            if count >= MAX_PAGES:
                return
        if not count:
            raise DamagedCapture("The HAR archive holds no HTML page; it may have been saved without content.", path)


def entries_of(path: Path, data: bytes) -> list[object]:
    """What was asked and answered, in order.

    Raises:
        DamagedCapture: it is no sound JSON, nested too deeply, or holds no list of entries.
    """
    try:
        whole = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError:
        raise DamagedCapture("The HAR archive is nested too deeply to be read.", path) from None
    except ValueError as error:
        raise DamagedCapture(f"The HAR archive is no sound JSON: {error}.", path) from error
    entries = member_of(member_of(whole, "log"), "entries")
    if not isinstance(entries, list):
        raise DamagedCapture("The HAR archive has no list of entries.", path)
    return entries


def _page(path: Path, entry: object) -> Capture | None:
    response = member_of(entry, "response")
    content = member_of(response, "content")
    media_type = text_of(content, "mimeType")
    if media_type.partition(";")[0].strip().lower() not in _PAGE_TYPES:
        return None
    if member_of(response, "status") not in (200, 0, None):
        return None
    body, charset = _body(content, media_type)
    if not body.strip():
        return None
    url = text_of(member_of(entry, "request"), "url")
    when = _time(text_of(entry, "startedDateTime"))
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
    text = member_of(content, "text")
    if not isinstance(text, str):
        return b"", None
    if text_of(content, "encoding").lower() == "base64":
        named = _CHARSET.search(media_type)
        try:
            return base64.b64decode(text), named.group(1) if named else None
        except (binascii.Error, ValueError):
            return b"", None
    # The browser decoded the page; a half character that it cut stays one broken character.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode(), "utf-8"


def member_of(value: object, key: str) -> object:
    """A member of a JSON object; None when it is no object or has none."""
    return value.get(key) if isinstance(value, dict) else None


def text_of(value: object, key: str) -> str:
    """A text in a JSON object, trimmed; ``""`` where there is none."""
    text = member_of(value, key)
    return text.strip() if isinstance(text, str) else ""


def _time(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else None
