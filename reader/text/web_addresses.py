"""Addresses of the web as they are printed in texts."""

from __future__ import annotations

import re

# Only ASCII: in Chinese the next word stands right behind an address, without a space.
_ADDRESS = re.compile(r"https?://[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]{1,2000}")
_CLOSING = ".,;:!?'"


def addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses of the web stand in a text, from start to end (exclusive), in code points.

    What closes a sentence or a bracket around an address is not part of it.
    """
    if "://" not in text:
        return []
    return [(found.start(), found.start() + len(_trimmed(found[0]))) for found in _ADDRESS.finditer(text)]


def address_at(text: str, position: int) -> str:
    """The address at, or ending at, a place between characters; ``""`` for none."""
    return next((text[start:end] for start, end in addresses(text) if start <= position <= end), "")


def _trimmed(address: str) -> str:
    while True:
        shorter = address.rstrip(_CLOSING)
        if shorter.endswith(")") and shorter.count("(") < shorter.count(")"):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
