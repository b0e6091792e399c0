"""Text that fits into XML and UTF-8: what these cannot hold is taken out and counted.

XML 1.0 (https://www.w3.org/TR/xml/#charsets) has no place for most control characters, lone surrogates, U+FFFE and
U+FFFF.
"""

from __future__ import annotations

import re

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Cleaner:
    """Takes out what does not fit and remembers how much that was."""

    def __init__(self) -> None:
        self.taken = 0

    def __call__(self, text: str | None) -> str:
        """The text without characters that XML cannot hold; ``""`` for None."""
        if not text:
            return ""
        if text.isprintable():
            return text
        clean, taken = _UNFIT.subn("", text)
        self.taken += taken
        return clean

    def line(self, text: str | None) -> str:
        """The same as one line: every run of blanks is one space."""
        return " ".join(self(text).split())


def even(text: str) -> str:
    """The text with each unfit character replaced by U+FFFD, so that positions in it stay what they were."""
    return text if text.isprintable() else _UNFIT.sub("\ufffd", text)
