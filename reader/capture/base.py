"""What a container gives: captures, each one saved page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

MAX_BYTES = 256 * 2**20
"""Largest file that is read whole, in bytes; larger ones raise `TooLarge`."""

MAX_PAGE = 32 * 2**20
"""Largest single page, in bytes: beyond it reading takes gigabytes of memory, and no forum makes such pages."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One saved page as bytes, with what its container tells about it.

    Args:
        path: the file it came from.
        member: its name inside a container, else None.
        container: ``html``, ``singlefile``, ``mhtml``, ``webarchive``, ``maff``, ``htz``, ``zip``, ``warc``, ``wacz``,
            ``arc``, ``wet``, ``har`` or ``text``.
        body: the page's bytes, transfer encodings undone.
        media_type: ``text/html`` or ``text/plain``.
        header_charset: charset named by a transport or part header, else None.
        url, url_from: original address and where it was found.
        captured_at, captured_from: when the page was saved and where that was found; never the file's mtime.
        sha256: of ``body``, in hex.
        notes: warnings about the container that a reader must see, one sentence each.
    """

    path: Path
    member: str | None
    container: str
    body: bytes
    media_type: str
    header_charset: str | None = None
    url: str | None = None
    url_from: str | None = None
    captured_at: datetime | None = None
    captured_from: str | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Work out the checksum where the maker did not."""
        if not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.body).hexdigest())


@dataclass(frozen=True, slots=True)
class Decoded:
    """A capture's text.

    Args:
        text: the whole page.
        encoding: Python's name of the codec used.
        source: why: ``bom``, ``header``, ``meta``, ``utf-8``, ``detected`` or ``chosen``.
        replaced: how many undecodable bytes became U+FFFD.
    """

    text: str
    encoding: str
    source: str
    replaced: int = 0


class CaptureFormat(Protocol):
    """A container format: one file, one line in the registry."""

    name: str

    def sniff(self, head: bytes, path: Path) -> float:
        """How sure the first 64 KiB are of this format, 0 to 1; must not raise."""
        ...

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The pages in the file.

        Args:
            path: where the file lies, for names and errors.
            data: its whole content.

        Raises:
            CaptureError: the file breaks the format.
        """
        ...
