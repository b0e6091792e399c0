"""Captures that are plain text: copied pages, and what extractors leave of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.capture.base import Capture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CONTROLS = re.compile(rb"[\x01-\x06\x0e-\x1a\x1c-\x1f\x7f]")


class TextFile:
    """A text in a file of its own."""

    name = "text"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes can be text: no NULs but UTF-16's, few control characters."""
        return 0.1 if is_text(head) else 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The one text."""
        yield Capture(path, None, "text", data, "text/plain")


def is_text(head: bytes) -> bool:
    """Whether bytes can be text in some encoding, among them UTF-16 without a byte order mark."""
    nuls = head.count(b"\x00")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if nuls > 2:
        # In UTF-16 nearly all NULs stand on one side of the pairs; in binary data on both.
        odd = head[1::2].count(0)
        return min(odd, nuls - odd) * 20 <= nuls and nuls * 4 >= len(head)
    return len(_CONTROLS.findall(head)) * 100 <= len(head)
