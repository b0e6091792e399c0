"""Changing a page's tree. The parser lets characters in that lxml does not take when they are put into a tree again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# What XML cannot hold (https://www.w3.org/TR/xml/#charsets); two of them part words as blanks do.
_BLANKS = re.compile("[\x0b\x0c]")
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def storable(text: str | None) -> str:
    """Text that can be put into a tree; what is left out is a control character that no reader sees."""
    if not text or text.isprintable():
        return text or ""
    return _REFUSED.sub("", _BLANKS.sub(" ", text))


def take_out(element: _Element) -> None:
    """Take an element with all in it out of its tree; the text after it stays where it is."""
    parent = element.getparent()
    if parent is None:
        return
    before, after = element.getprevious(), storable(element.tail)
    parent.remove(element)
    if not after:
        return
    if before is None:
        parent.text = storable(parent.text) + after
    else:
        before.tail = storable(before.tail) + after
