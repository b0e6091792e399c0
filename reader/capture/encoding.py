"""Bytes to text: what the page says about its encoding, checked against whether it reads as text.

Order: byte order mark, transport header, ``meta`` (first 3 KiB); a label whose codec breaks on the bytes, or gives
noise, loses to one that reads well. Without a good label: UTF-8, then detection.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reader.capture.base import Decoded
from reader.capture.charsets import BIG5_SIGNS, PROFILES, codec_of, likeness, profile_of
from reader.domain.errors import UsageError

if TYPE_CHECKING:
    from reader.capture.base import Capture

_META_BYTES = 3072
_META = re.compile(rb"<meta\b[^>]{0,600}\Z")
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_.:-]{1,40})""")
_XML = re.compile(rb"""\s{0,99}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{1,40})""")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_STATEFUL = frozenset(("iso2022_jp", "hz"))
_WINDOW = 8192
_FEW = 3
_CLEARLY_BETTER = 0.5
_OBVIOUS = 1.4


def decode(capture: Capture, chosen: str | None = None) -> Decoded:
    """The text of a capture.

    Undecodable bytes become U+FFFD and are counted; ``Decoded.replaced`` counts broken sequences.

    Args:
        capture: the saved page.
        chosen: an encoding label that overrules everything.

    Raises:
        UsageError: ``chosen`` is no encoding that pages use.
    """
    body = capture.body
    if chosen is not None:
        codec = codec_of(chosen)
        if codec is None:
            raise UsageError(f"{chosen} is not an encoding that saved pages use.")
        mark = next((bom for bom, marked in _BOMS if marked == codec and body.startswith(bom)), b"")
        return _decoded(body[len(mark) :], codec, "chosen")
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return _marked(body[len(bom) :], codec)
    if body.count(b"\x00", 0, _WINDOW) * 10 > min(len(body), _WINDOW):
        wide = _wide(body)
        if wide is not None:
            return _decoded(body, wide, "detected")
    return _labelled(body, _labels(capture))


def utf8_of(capture: Capture, decoded: Decoded) -> bytes | None:
    """A capture's text in UTF-8 where its own bytes are just that, else None: encoding costs as much as decoding."""
    whole = decoded.encoding == "utf-8" and not decoded.replaced
    return capture.body.removeprefix(codecs.BOM_UTF8) if whole else None


def _labels(capture: Capture) -> list[tuple[str, str]]:
    """Codecs that the header and the page name, each with its source, the stronger first."""
    found: list[tuple[str, str]] = []
    if capture.header_charset:
        found.append((codec_of(capture.header_charset) or "", "header"))
    if capture.media_type != "text/plain" and (label := _named_inside(capture.body[:_META_BYTES].lower())):
        found.append((codec_of(label) or "", "meta"))
    # A label that could be read at all cannot be one of UTF-16 (WHATWG HTML, "prescan").
    return [(codec, source) for codec, source in found if codec and not codec.startswith("utf-16")]


def _named_inside(head: bytes) -> str:
    """The label that a page's own beginning names, or ``""``.

    Args:
        head: the beginning in lower case.
    """
    place = head.find(b"charset")
    while place >= 0:
        # Looking back from the word, as most tags do not have it.
        tag = head.rfind(b"<meta", 0, place)
        if tag >= 0 and _META.match(head, tag, place) and (match := _CHARSET.match(head, place)):
            return match[1].decode("ascii")
        place = head.find(b"charset", place + 1)
    declared = _XML.match(head)
    return declared[1].decode("ascii") if declared else ""


def _labelled(body: bytes, labels: list[tuple[str, str]]) -> Decoded:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(body, labels)
    if labels and text.isascii():
        codec, source = labels[0]
        return _decoded(body, codec, source) if codec in _STATEFUL else Decoded(text, codec, source)
    for codec, source in labels:
        if codec == "utf-8":
            return Decoded(text, codec, source)
        if _sequences(text) < _FEW and _fits(body, codec):
            return _decoded(body, codec, source)
    return Decoded(text, "utf-8", "utf-8")


def _sequences(text: str) -> int:
    """Number of characters outside ASCII, counted up to a few."""
    count = 0
    for c in text:
        count += c > "\x7f"
        if count >= _FEW:
            break
    return count


def _fits(body: bytes, codec: str) -> bool:
    return likeness(_sample(body), profile_of(codec), codec) >= 1


def _legacy(body: bytes, labels: list[tuple[str, str]]) -> Decoded:
    """Decode bytes that are no clean UTF-8."""
    sample = _sample(body)
    if _damaged_utf8(sample):
        source = next((source for codec, source in labels if codec == "utf-8"), "utf-8")
        return _decoded(body, "utf-8", source)
    scored = [(likeness(sample, profile_of(codec), codec), codec, source) for codec, source in labels]
    for score, codec, source in scored:
        if score >= 1:
            return _decoded(body, codec, source)
    best_score, best = _likeliest(sample)
    if b"\x00" in sample:
        best = _wide(body) or best
    for score, codec, source in scored:
        if codec != "utf-8" and score + _CLEARLY_BETTER >= best_score:
            return _decoded(body, codec, source)
    return _decoded(body, best, "detected")


def _likeliest(sample: bytes) -> tuple[float, str]:
    """The codec as whose text a sample reads best, after how well it does."""
    best = (float("-inf"), "")
    for profile in PROFILES:
        score = likeness(sample, profile)
        if score > best[0]:
            best = (score, profile.codec)
        if score >= _OBVIOUS:
            break
    return best


def _damaged_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8 of which a small part is broken."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return whole >= 10 * broken or (whole > broken and likeness(sample, profile_of("utf-8"), "utf-8") > 0)


def _sample(body: bytes) -> bytes:
    """Two stretches with bytes outside ASCII, cut where no multi-byte character can be split."""
    first = _NOT_ASCII.search(body)
    if first is None:
        return b""
    parts = [_trimmed(body[first.start() : first.start() + _WINDOW])]
    later = body.find(b"\n", max(first.start() + _WINDOW, len(body) // 2))
    second = _NOT_ASCII.search(body, later) if later >= 0 else None
    if second is not None:
        parts.append(_trimmed(body[second.start() : second.start() + _WINDOW]))
    return b"\n".join(parts)


def _trimmed(window: bytes) -> bytes:
    if len(window) < _WINDOW:
        return window
    # No codec here has these as the second byte of a character.
    end = max(window.rfind(b) for b in (b"\n", b" ", b">", b"<"))
    return window[: end + 1] if end > _WINDOW // 2 else window


def _wide(body: bytes) -> str | None:
    """The UTF-16 codec that bytes without a byte order mark are in, or None."""
    head = body[: _WINDOW & ~1]
    high, low = head[1::2].count(0), head[0::2].count(0)
    codec = "utf-16-le" if high > low else "utf-16-be"
    text = head.decode(codec, "replace")
    odd = sum(1 for c in text if c == "\ufffd" or (c < " " and c not in "\t\n\r\f") or "\ue000" <= c <= "\uf8ff")
    return codec if max(high, low) > 4 * min(high, low) and odd * 50 <= len(text) else None


def _marked(body: bytes, codec: str) -> Decoded:
    """Decode what follows a byte order mark; a UTF-8 mark before bytes in another encoding is a common accident."""
    if codec == "utf-8":
        try:
            return Decoded(body.decode(codec), codec, "bom")
        except UnicodeDecodeError:
            found = _legacy(body, [])
            if found.encoding != "utf-8":
                return found
    return _decoded(body, codec, "bom")


def _decoded(body: bytes, codec: str, source: str) -> Decoded:
    text = body.decode(codec, "replace")
    replaced = text.count("\ufffd")
    if replaced:
        # The page may show the character itself, left by an earlier tool.
        replaced = max(0, replaced - body.count("\ufffd".encode(codec, "ignore") or b"\xff\xff\xff"))
    if codec == "big5hkscs":
        for ours, shown in BIG5_SIGNS:  # a table for `str.translate` takes fifty times as long
            text = text.replace(ours, shown)
    return Decoded(text, codec, source, replaced)
