"""Addresses of the web as they are printed in texts, and where else a text leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.thread import Link

# Only ASCII: in Chinese the next word stands right behind an address, without a space.
_ADDRESS = re.compile(r"https?://[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]{1,2000}")
_CLOSING = ".,;:!?'"


class Lead(NamedTuple):
    """Words of a text that lead to a page of the web: where they stand, in code points, and the address."""

    start: int
    end: int
    address: str


def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where addresses of the web stand in a text, from start to end (exclusive), in code points.

    What closes a sentence or a bracket around an address is not part of it.
    """
    if "://" not in text:
        return ()
    return tuple((found.start(), found.start() + _length(found[0])) for found in _ADDRESS.finditer(text))


def leads(text: str, links: Iterable[Link]) -> tuple[Lead, ...]:
    """Where a text leads: its links, and the addresses that are printed in it outside these, in order.

    Args:
        text: of a paragraph.
        links: those of this paragraph, in order.
    """
    found = [Lead(link.start, link.end, link.address) for link in links]
    printed = [Lead(start, end, text[start:end]) for start, end in addresses(text)]
    if not found:
        return tuple(printed)
    at, beside = 0, []
    for lead in printed:
        while at < len(found) and found[at].end <= lead.start:
            at += 1
        if at == len(found) or lead.end <= found[at].start:
            beside.append(lead)
    return tuple(sorted([*found, *beside]))


def site_of(address: str) -> str:
    """The host of an address of the web, or the mailbox, for showing it in short."""
    _, is_web, rest = address.partition("://")
    if is_web:
        return re.split("[/?#]", rest)[0].rpartition("@")[2]
    return address.removeprefix("mailto:").partition("?")[0]


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
