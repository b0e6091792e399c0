"""Pictures that are written into the page itself: programs that save a page as one file put them there.

Such a picture has lost its address, so it is named by what it is, as RFC 6920 (Naming Things with Hashes) lays down:
``ni:///sha-256;HASH?ct=image/png``. The name is short, the same in each capture, and finds the picture again.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import TYPE_CHECKING

from reader.capture.kinds import picture_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

MAX_EMBEDDED = 20 * 2**20
"""Bytes that such a picture may have."""

_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp)(?:;[^,;]{0,60}){0,4};base64,", re.IGNORECASE)
_NAME = "ni:///sha-256;"
_ICON = 40
"""Pixels on either side up to which a picture without a name is taken for an icon or a smiley."""
_ALIKE = ("zoomfile", "file", "data-url", "data-src", "data-original", "data-lazy-src", "alt")
"""Attributes that tell where a picture that now stands in the page once was, or what its file was called."""


def name_of(image: _Element) -> str:
    """The name of a picture that stands in the page; ``""`` for none, and for icons, smilies and placeholders."""
    address = image.get("src") or ""
    found = _DATA.match(address)
    body = _body(address, found.end()) if found else b""
    kind = picture_kind(body)
    return f"{_NAME}{_hash(body)}?ct=image/{kind}" if kind and not _is_icon(body) else ""


def is_name(address: str) -> bool:
    """Whether an address is such a name."""
    return address.startswith(_NAME)


def pictures_in(tree: _Element, addresses: Iterable[str]) -> dict[str, bytes]:
    """The bytes of the pictures that stand in a page.

    Args:
        tree: the page.
        addresses: those wanted: names that `name_of` gave, and addresses or file names that the page keeps beside a
            picture.

    Returns:
        what is there, by address.
    """
    wanted = set(addresses)
    hashes = {address.removeprefix(_NAME).partition("?")[0]: address for address in wanted if is_name(address)}
    found: dict[str, bytes] = {}
    for image in tree.iter("img"):
        if len(found) == len(wanted):
            break
        address = image.get("src") or ""
        start = _DATA.match(address)
        if start is None:
            continue
        told = wanted.intersection(filter(None, (image.get(name) for name in _ALIKE))) - found.keys()
        if not told and not hashes:
            continue
        body = _body(address, start.end())
        if named := hashes.get(_hash(body)):
            told.add(named)
        if body:
            found.update(dict.fromkeys(told, body))
    return found


def _body(address: str, start: int) -> bytes:
    """The bytes of a ``data:`` address (RFC 2397) in base 64; none where they are broken or too many."""
    if len(address) - start > MAX_EMBEDDED // 3 * 4 + 4:
        return b""
    try:
        return base64.b64decode(address[start:])
    except (binascii.Error, ValueError):
        return b""


def _hash(body: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(body).digest()).decode("ascii").rstrip("=")


def _is_icon(body: bytes) -> bool:
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        sides = int.from_bytes(body[16:20], "big"), int.from_bytes(body[20:24], "big")
    elif body.startswith(b"GIF8"):
        sides = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
    else:
        return False
    return max(sides) <= _ICON
