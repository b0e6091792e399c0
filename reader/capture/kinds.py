"""Kinds of files that are no saved pages, told by their first bytes so that an error can say what a file is."""

from __future__ import annotations

import re

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM\x00", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x1f\x8b", "a gzip archive inside a gzip archive"),
    (b"bplist00", "a Safari web archive or another property list"),
    (b"filedesc://", "an ARC web archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"ID3", "an MP3 sound file"),
    (b"OggS", "an Ogg sound or film file"),
    (b"fLaC", "a FLAC sound file"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
)
_PICTURES = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpeg", re.compile(rb"\xff\xd8\xff")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("bmp", re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL)),
)
_XML_ROOT = re.compile(rb"<([A-Za-z][\w:.-]{0,60})")
_JSON = re.compile(
    rb'\s{0,99}(?:\{\s{0,99}"[^"\\]{1,80}"\s{0,9}:|\[\s{0,99}(?:\{\s{0,9}"|"[^"\\]{0,200}"\s{0,9}[,\]]|\[\[\[))'
)
_HAR = re.compile(rb'\s{0,99}\{\s{0,99}"log"\s{0,99}:')


def described(head: bytes) -> str | None:
    """What a file is ("a PNG image") when its first bytes show that it is no page; else None."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return what
    return _riff(head) or _structured(head)


def _riff(head: bytes) -> str | None:
    if head.startswith(b"RIFF"):
        return {b"WEBP": "a WebP image", b"WAVE": "a WAV sound file", b"AVI ": "an AVI film"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "an AVIF or HEIC image" if head[8:12] in (b"avif", b"heic", b"mif1") else "an MP4 film"
    return None


def _structured(head: bytes) -> str | None:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    root = _XML_ROOT.search(text) if text.startswith(b"<?xml") else None
    if root is not None:
        name = root.group(1).rpartition(b":")[2].lower()
        if name == b"plist":
            return "a Safari web archive or another property list"
        # Ajax replies of Discuz! come as XML around a piece of page.
        return None if name in (b"html", b"head", b"body", b"div", b"root") else "an XML document"
    if _HAR.match(text):
        return "a HAR archive"
    return "a JSON file" if _JSON.match(text) else None


def picture_kind(body: bytes) -> str:
    """What kind of picture some bytes are, of those that are shown: ``png``, ``jpeg``, ``gif``, ``webp`` or ``bmp``.

    Returns:
        the kind; ``""`` for anything else.
    """
    return next((kind for kind, magic in _PICTURES if magic.match(body)), "")
