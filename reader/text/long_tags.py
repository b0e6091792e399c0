"""Cutting tags with thousands of attributes: libxml2 compares each with all before it, 100,000 take half a minute."""

from __future__ import annotations

import re

MAX_ATTRIBUTES = 2000
"""Attributes kept on one tag."""

_LONG_TAG = 3 * MAX_ATTRIBUTES
"""Characters that so many attributes need at least."""
_LARGE = 125_000
"""A page of fewer bytes cannot hold enough attributes to take a second."""

# A quote begins a value only behind an equals sign. The quantifiers never give back, so each takes linear time.
_TAG = r"<[A-Za-z][^=>]*+(?:=(?:\"[^\"]*+\"|\s*+(?:\"[^\"]*+\"|'[^']*+')?+)[^=>]*+)*+"
_WHOLE_TAG, _WHOLE_TAG_BYTES = re.compile(_TAG), re.compile(_TAG.encode())
_ATTRIBUTE = re.compile(r"""[^\s"'=<>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")


def has_long_tag(data: bytes) -> bool:
    """Whether a page may hold a tag with more than `MAX_ATTRIBUTES`; quick, as every page is asked.

    Args:
        data: the page in UTF-8.
    """
    position = 0
    while len(data) - position > _LONG_TAG:
        position = data.rfind(b">", position, position + _LONG_TAG + 1) + 1
        if not position:
            return True
    # Values may hold the sign that ends a tag elsewhere.
    return len(data) > _LARGE and max(map(len, _WHOLE_TAG_BYTES.findall(data)), default=0) > _LONG_TAG


def cut_attributes(text: str) -> str:
    """A page whose tags have no more than `MAX_ATTRIBUTES`; all else stays as it is."""
    out: list[str] = []
    position = 0
    for tag in _WHOLE_TAG.finditer(text):
        if tag.end() - tag.start() <= _LONG_TAG:
            continue
        for count, attribute in enumerate(_ATTRIBUTE.finditer(text, tag.start() + 1, tag.end())):
            if count > MAX_ATTRIBUTES:
                out.append(text[position : attribute.start()])
                position = tag.end()
                break
    return "".join(out) + text[position:]
