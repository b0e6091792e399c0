"""Addresses of the web as they are printed in texts."""

from __future__ import annotations

import re
from functools import lru_cache

# Only ASCII: in Chinese the next word stands right behind an address, without a space.
_ADDRESS = re.compile(r"https?://[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]{1,2000}")
_CLOSING = ".,;:!?'"


@lru_cache(maxsize=256)
def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where addresses of the web stand in a text, from start to end (exclusive), in code points.

    What closes a sentence or a bracket around an address is not part of it. The answer is kept, as each painting and
    each move of the mouse asks for it.
    """
    if "://" not in text:
        return ()
    return tuple((found.start(), found.start() + _length(found[0])) for found in _ADDRESS.finditer(text))


def address_at(text: str, position: int) -> str:
    """The address at, or ending at, a place between characters; ``""`` for none."""
    return next((text[start:end] for start, end in addresses(text) if start <= position <= end), "")


def _length(address: str) -> int:
    """How much of an address is left without the signs behind it that belong to the sentence."""
    end, unopened = len(address), address.count(")") - address.count("(")
    while address[end - 1] in _CLOSING or (address[end - 1] == ")" and unopened > 0):
        unopened -= address[end - 1] == ")"
        end -= 1
    return end
