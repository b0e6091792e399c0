"""Pictures that lie in a saved file beside its page: read on demand, never from the network.

A library keeps pages, not their resources, so the file that a page came from is opened again; it must still hold
that very page. Addresses come out of hostile pages: they cannot lead out of the page's folder or archive.
"""

from __future__ import annotations

import binascii
import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from reader.capture.base import MAX_BYTES
from reader.capture.kinds import picture_kind
from reader.capture.mhtml_file import inner_parts
from reader.capture.zip_members import ZipMembers
from reader.domain.errors import CaptureError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.capture.base import Capture

MAX_PICTURE = 20 * 2**20
"""Bytes that a picture may have."""

MAX_TOGETHER = 120 * 2**20
"""Bytes that the pictures of one post may have together: they are held in memory while they are shown."""

MAX_PICTURES = 60
"""Pictures of one post that are read."""

_MAX_PARTS = 20_000
_DATA = re.compile(r"data:[^,]{0,200},", re.IGNORECASE)
_HASHED = "ni:///"


class Missing(StrEnum):
    """Why there is no picture."""

    REMOTE = "remote"
    """It lies on the network and was not saved."""
    FILE_GONE = "file-gone"
    """The saved file is no longer where it was."""
    FILE_CHANGED = "file-changed"
    """The file there is another one now."""
    NOT_IN_FILE = "not-in-file"
    TOO_LARGE = "too-large"
    NO_PICTURE = "no-picture"
    """What lies there is none of the kinds of pictures that are shown."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a saved page.

    Args:
        address: as in the page.
        name: the last part of it, for showing.
        body: its bytes; empty where it is missing.
        kind: ``png``, ``jpeg``, ``gif``, ``webp`` or ``bmp``; ``""`` where it is missing.
        missing: why, None where it is there.
    """

    address: str
    name: str
    body: bytes = b""
    kind: str = ""
    missing: Missing | None = None


class _Holder(Protocol):
    """Where a page's resources lie."""

    def read(self, address: str) -> bytes | Missing:
        """The bytes that an address names, or why there are none."""
        ...


def picture_name(address: str) -> str:
    """The file name in an address, for showing; ``""`` for pictures that are written into the page."""
    if _DATA.match(address) or address.startswith(_HASHED):
        return ""
    return unquote(posixpath.basename(_path(address)))[:120]


def read_pictures(capture: Capture, addresses: Sequence[str]) -> list[Picture]:
    """The pictures that a saved page names.

    Args:
        capture: the page; its file is opened again and compared with it.
        addresses: as they stand in the page; beyond `MAX_PICTURES` they are left out.

    Returns:
        one for each address, in order; those that cannot be shown tell why.
    """
    holder: _Holder | Missing | None = None
    found: list[Picture] = []
    held = 0
    for address in addresses[:MAX_PICTURES]:
        if _DATA.match(address):
            body: bytes | Missing = _data(address)
        else:
            holder = _holder(capture, addresses[:MAX_PICTURES]) if holder is None else holder
            body = holder if isinstance(holder, Missing) else holder.read(address)
        held += 0 if isinstance(body, Missing) else len(body)
        found.append(picture_of(address, body if held <= MAX_TOGETHER else Missing.TOO_LARGE))
    return found


def picture_of(address: str, body: bytes | Missing) -> Picture:
    """The picture with those bytes, if they are one that may be shown."""
    name = picture_name(address)
    if isinstance(body, Missing):
        return Picture(address, name, missing=body)
    if len(body) > MAX_PICTURE:
        return Picture(address, name, missing=Missing.TOO_LARGE)
    kind = picture_kind(body)
    return Picture(address, name, body, kind) if kind else Picture(address, name, missing=Missing.NO_PICTURE)


def _data(address: str) -> bytes | Missing:
    """The bytes of a ``data:`` address (RFC 2397)."""
    head, _, text = address.partition(",")
    if len(text) > MAX_PICTURE * 3:
        return Missing.TOO_LARGE
    body = unquote_to_bytes(text)
    if not head.lower().endswith(";base64"):
        return body
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        return Missing.NO_PICTURE


def _holder(capture: Capture, addresses: Sequence[str]) -> _Holder | Missing:
    # Looking a file over costs as much as opening it, and only a file that holds the very page can be trusted to
    # hold its pictures too.
    from reader.capture.registry import open_captures  # noqa: PLC0415 - every format, which data addresses do not need

    path = capture.path
    if not path.is_file():
        return Missing.FILE_GONE
    try:
        pages = open_captures(path)
    except CaptureError:
        return Missing.FILE_CHANGED
    if not any(page.sha256 == capture.sha256 for page in pages):
        return Missing.FILE_CHANGED
    try:
        return _opened(capture, addresses)
    except (CaptureError, OSError):
        return Missing.NOT_IN_FILE


def _opened(capture: Capture, addresses: Sequence[str]) -> _Holder:
    from reader.capture.fetched import CONTAINERS  # noqa: PLC0415 - as above

    path = capture.path
    if capture.container in CONTAINERS:
        return _Fetched(capture, addresses)
    if capture.member is None and capture.container not in {"mhtml", "htz"}:
        return _Folder(path)
    data = path.read_bytes()[:MAX_BYTES]
    if capture.container == "mhtml" and not data.startswith(b"PK"):
        return _Mail(data, capture.url)
    members = ZipMembers(path, data)
    if capture.container == "mhtml" and capture.member and capture.member in members:
        return _Mail(members.read(capture.member), capture.url)
    return _Archive(members, capture.member or "")


class _Fetched:
    """The archive of everything that was fetched with the page."""

    def __init__(self, capture: Capture, addresses: Sequence[str]) -> None:
        from reader.capture.fetched import fetched  # noqa: PLC0415 - as above

        wanted = [address for address in addresses if not _DATA.match(address)]
        self._bodies = fetched(capture, wanted, MAX_PICTURE, MAX_TOGETHER)

    def read(self, address: str) -> bytes | Missing:
        """See `_Holder`."""
        return self._bodies.get(address) or _absent(address.strip())


class _Folder:
    """The folder that a browser puts beside a saved page."""

    def __init__(self, page: Path) -> None:
        self._folder = page.parent.resolve()

    def read(self, address: str) -> bytes | Missing:
        """See `_Holder`."""
        name = _local(address)
        if isinstance(name, Missing):
            return name
        try:
            target = (self._folder / name).resolve()
            if not target.is_relative_to(self._folder) or not target.is_file():
                return Missing.NOT_IN_FILE
            if target.stat().st_size > MAX_PICTURE:
                return Missing.TOO_LARGE
            with target.open("rb") as file:
                return file.read(MAX_PICTURE + 1)
        except (OSError, ValueError):
            return Missing.NOT_IN_FILE


class _Archive:
    """The archive that a page lies in."""

    def __init__(self, members: ZipMembers, page: str) -> None:
        self._members = members
        self._folder = posixpath.dirname(page)

    def read(self, address: str) -> bytes | Missing:
        """See `_Holder`."""
        name = _local(address)
        if isinstance(name, Missing):
            return name
        wanted = posixpath.normpath(posixpath.join(self._folder, name))
        if wanted not in self._members:
            return Missing.NOT_IN_FILE
        try:
            return self._members.read(wanted)
        except CaptureError:
            return Missing.NOT_IN_FILE


class _Mail:
    """The message that a page is a part of: its other parts, by their addresses and numbers."""

    def __init__(self, data: bytes, url: str | None) -> None:
        import email  # noqa: PLC0415 - only for this form
        from email import policy  # noqa: PLC0415

        self._url = url or ""
        try:
            message = email.message_from_bytes(data.lstrip(), policy=policy.compat32)
        except RecursionError:
            message = email.message_from_bytes(b"")
        self._parts = {}
        waiting, seen = [message], 0
        while waiting and seen < _MAX_PARTS:
            part, seen = waiting.pop(), seen + 1
            waiting.extend(inner_parts(part))
            for name in (part.get("Content-Location"), part.get("Content-ID")):
                if name:
                    self._parts[re.sub(r"\s+", "", str(name)).strip("<>")] = part

    def read(self, address: str) -> bytes | Missing:
        """See `_Holder`."""
        wanted = address.strip()
        names = (wanted[4:] if wanted.lower().startswith("cid:") else wanted, _joined(self._url, wanted))
        part = next((self._parts[name] for name in names if name in self._parts), None)
        body = part.get_payload(decode=True) if part is not None else None
        return body if isinstance(body, bytes) else _absent(wanted)


def _absent(address: str) -> Missing:
    return Missing.REMOTE if _scheme(address) in {"http", "https", "//"} else Missing.NOT_IN_FILE


def _scheme(address: str) -> str:
    """The scheme of an address in lower case; ``"//"`` where only the host is given."""
    if address.startswith("//"):
        return "//"
    found = re.match(r"([A-Za-z][A-Za-z0-9+.\-]{0,30}):", address)
    return found.group(1).lower() if found else ""


def _joined(url: str, address: str) -> str:
    try:
        return urljoin(url, address)
    except ValueError:
        return address


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _local(address: str) -> str | Missing:
    """The relative path that an address names, or why it names none."""
    address = address.strip()
    if _scheme(address):
        return _absent(address)
    name = unquote(_path(address))
    if not name or name.startswith("/") or "\\" in name or "\x00" in name:
        return Missing.NOT_IN_FILE
    return name
