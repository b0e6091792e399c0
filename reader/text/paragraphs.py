"""How text becomes paragraphs: white space, digests, and the two ways of counting characters.

Text is normalised once, when a page is read, and stored so: every offset into it stays valid for good.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.domain.thread import Paragraph, ParagraphKind

if TYPE_CHECKING:
    import hashlib
    from collections.abc import Callable, Iterable

NORMALISATION = 1
"""Version of the rules below; stored with every parsed page, raised when a rule changes."""

_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Unicode's own table takes ten times as long over a text that has one of these, and most Chinese text does.
_WIDE = (*zip("，！？：；（）～\u3000", ",!?:;()~ ", strict=True), ("…", "..."))
_EDGES = " \u200b\ufeff"


def normalise(text: str) -> str:
    """Fold runs of blanks (NBSP and the ideographic space among them) to one space and drop control characters.

    Letters, punctuation and their widths stay as written.
    """
    text = text.strip()
    # Nearly all text is normal: then no character is a control or a blank other than the space.
    if text.isprintable() and "  " not in text:
        return text
    if _CONTROLS.search(text):
        text = _CONTROLS.sub("", text)
    return _BLANKS.sub(" ", text).strip(_EDGES)


def normalise_code(line: str) -> str:
    """A line of code: indentation and inner blanks stay, NBSP becomes a space, the end is trimmed."""
    return _CONTROLS.sub("", line.replace("\u00a0", " ")).rstrip(" \t\r\n")


def normalise_row(cells: Iterable[str]) -> str:
    """A table row: each cell normalised, cells joined by TAB; empty when every cell is."""
    row = [normalise(cell) for cell in cells]
    return "\t".join(row) if any(row) else ""


def fold(text: str) -> str:
    """The text with width and compatibility forms unified (NFKC) and all white space out, for comparing."""
    for wide, usual in _WIDE:
        text = text.replace(wide, usual)
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return folded.replace("\u200b", "").replace("\ufeff", "")


def digest(text: str) -> str:
    """16 hex digits over the folded text: equal for paragraphs that differ in blanks or width only."""
    return _sha256()(fold(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _sha256() -> Callable[[bytes], hashlib._Hash]:
    import hashlib  # noqa: PLC0415 - loads OpenSSL, which reading a library does not need

    return hashlib.sha256


def digest_of(paragraph: Paragraph) -> str:
    """A paragraph's digest, worked out where it has never been stored."""
    return paragraph.digest or digest(paragraph.text)


def number(parts: Iterable[tuple[ParagraphKind, str, int | None]]) -> tuple[Paragraph, ...]:
    """Make a post's paragraphs out of (kind, normalised text, quote index), leaving empty ones out."""
    kept = [part for part in parts if part[1]]
    return tuple([Paragraph(i, str(text), kind, "", quote) for i, (kind, text, quote) in enumerate(kept)])


def is_basic(text: str) -> bool:
    """Whether each character is one UTF-16 unit, so that both ways of counting agree."""
    return text.isascii() or max(text, default="") <= "\uffff"


def to_utf16(text: str, offset: int) -> int:
    """Number of UTF-16 units before a code point offset (Qt counts so)."""
    return offset + bisect_left(_pairs(text), offset)


def from_utf16(text: str, units: int) -> int:
    """The code point offset at a number of UTF-16 units; inside a pair it is the pair's start."""
    pairs = _pairs(text)
    before = bisect_left(range(len(pairs)), units, key=lambda rank: pairs[rank] + rank)
    return min(units - before, len(text))


@lru_cache(maxsize=256)
def _pairs(text: str) -> tuple[int, ...]:
    """Where the characters stand that are two UTF-16 units; kept, as each mark in a long text asks for it."""
    return () if is_basic(text) else tuple(at for at, sign in enumerate(text) if sign > "\uffff")


def opening(paragraphs: Iterable[Paragraph], length: int = 60) -> str:
    """The first words of a post, for lists: what its author wrote before anything quoted."""
    fallback = ""
    for item in paragraphs:
        if item.kind is ParagraphKind.QUOTE:
            fallback = fallback or item.text
        elif item.text:
            return item.text[:length]
    return fallback[:length]
