"""The first words of a memo as they are read: for lists and margins, where Markdown's marks would be noise."""

from __future__ import annotations

import re

MOST = 400
"""Characters of a memo that are looked at: no line that shows its opening has room for more."""

_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,300}\)")
_LINE_MARK = re.compile(r"^[ \t]{0,8}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|`{3}.*$)", re.MULTILINE)
_PAIRED = re.compile(r"(?<!\\)(\*\*|__|~~|`|\*)(?=\S)([^*_~`\n]{1,200})(?<![\s\\])\1")
_ESCAPE = re.compile(r"\\([\\`*_<>\[\]{}()#+.!~-])")


def opening(memo: str) -> str:
    """The beginning of a memo on one line, without the marks of headings, lists, quotations, emphasis and links.

    Args:
        memo: Markdown (CommonMark); marks that mark nothing, such as a lone asterisk, stay.
    """
    text = _LINE_MARK.sub("", memo[:MOST])
    text = _LINK.sub(r"\1", text)
    for _ in range(2):  # strong words inside emphasis
        text = _PAIRED.sub(r"\2", text)
    return " ".join(_ESCAPE.sub(r"\1", text).split())
