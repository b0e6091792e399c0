"""MHTML (RFC 2557): a page as a mail message, as Chromium, Internet Explorer, Word and MAF write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.capture.base import Capture
from reader.capture.html_file import script_date
from reader.domain.errors import DamagedCapture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from email.message import Message
    from pathlib import Path

MAX_PARTS = 20_000
"""Parts of a message that are looked at."""

_HEADER = re.compile(
    rb"[\r\n\s]{0,99}(?:From|MIME-Version|Snapshot-Content-Location|Content-Type|Subject|Date|X-[\w-]{1,40}):", re.I
)
_MULTIPART = re.compile(rb"^(?:content-type:\s{0,9}(?:multipart/|text/html)|snapshot-content-location:)", re.I | re.M)
_PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml"))
_FRAMES = re.compile(rb"<frameset[\s>]", re.IGNORECASE)


class MhtmlFile:
    """A page with its resources as one mail message; the resources are not read."""

    name = "mhtml"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes begin with mail headers and hold a page part."""
        if _HEADER.match(head.removeprefix(b"\xef\xbb\xbf")) and _MULTIPART.search(head) and b"ontent-" in head:
            return 0.96 if re.search(rb"^mime-version:", head, re.I | re.M) else 0.6
        return 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The page; of a page made of frames also the frames.

        Raises:
            DamagedCapture: no page in it, or nesting beyond what mail allows.
        """
        message = _parsed(path, data)
        pages = _pages(message)
        if not pages:
            raise DamagedCapture("The MHTML file holds no page.", path)
        url, url_from = _address(message, pages[0][0])
        when = _date(message)
        first = True
        for part, body in pages:
            if not first:
                url, url_from = part.get("Content-Location"), "part header"
            yield Capture(
                path,
                None if first else part.get("Content-Location") or part.get("Content-ID"),
                "mhtml",
                body,
                "text/html",
                header_charset=part.get_content_charset(),
                url=_clean(url),
                url_from=url_from if url else None,
                captured_at=when,
                captured_from="Date header" if when else None,
            )
            if first and not _FRAMES.search(body):
                return
            first = False


def _parsed(path: Path, data: bytes) -> Message:
    import email  # noqa: PLC0415 - 20 ms that captures of other formats need not pay
    from email import policy  # noqa: PLC0415

    try:
        # The newer policies take minutes for tens of thousands of parts.
        return email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(), policy=policy.compat32)
    except RecursionError:
        raise DamagedCapture("The MHTML file nests its parts too deeply to be read.", path) from None


def _pages(message: Message) -> list[tuple[Message, bytes]]:
    """The page parts in file order with their bytes, transfer encodings undone."""
    found: list[tuple[Message, bytes]] = []
    waiting = [message]
    seen = 0
    while waiting and seen < MAX_PARTS:
        part = waiting.pop(0) if seen == 0 else waiting.pop()
        seen += 1
        if part.is_multipart():
            waiting.extend(reversed(inner_parts(part)))
        elif part.get_content_type() in _PAGE_TYPES:
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                found.append((part, body))
        elif part is message:
            waiting.extend(_unparted(message))
    return found


def inner_parts(part: Message) -> list[Message]:
    """What a part is made of; nothing where it is one piece."""
    payload = part.get_payload() if part.is_multipart() else None
    return [inner for inner in payload if not isinstance(inner, str)] if isinstance(payload, list) else []


def _unparted(message: Message) -> list[Message]:
    """The part of a message whose boundary lines are missing: the headers simply follow one another."""
    import email  # noqa: PLC0415
    from email import policy  # noqa: PLC0415

    try:
        payload = str(message.get_payload())
    except ValueError:
        return []  # the name of its encoding is none that Python can even look for
    start = payload.lower().find("content-type: text/html")
    return [] if start < 0 else [email.message_from_string(payload[start:], policy=policy.compat32)]


def _address(message: Message, part: Message) -> tuple[str | None, str | None]:
    for holder, name, source in (
        (message, "Snapshot-Content-Location", "Snapshot-Content-Location header"),
        (message, "Content-Location", "Content-Location header"),
        (part, "Content-Location", "part header"),
    ):
        value = holder.get(name)
        if value:
            return str(value), source
    return None, None


def _clean(url: str | None) -> str | None:
    # A long address is folded over several header lines.
    return re.sub(r"\s+", "", str(url)) or None if url else None


def _date(message: Message) -> datetime | None:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - with the mail package above

    text = str(message.get("Date") or "").strip()
    if not text or len(text) > 200:
        return None
    # Old MAF wrote JavaScript's date form.
    when = script_date(text)
    if when is None:
        try:
            when = parsedate_to_datetime(text)
        except (ValueError, OverflowError):
            return None
    # "-0000" is UTC of an unknown place: still a point in time.
    if when.tzinfo is None:
        from datetime import UTC  # noqa: PLC0415

        when = when.replace(tzinfo=UTC)
    return when
