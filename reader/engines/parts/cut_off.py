"""Pages whose file ends before the page does: a broken download, a full disk, a tool's limit."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind

if TYPE_CHECKING:
    from reader.domain.thread import ThreadPage

CUT_BEFORE_POSTS = "The file seems cut off before any post."
"""The warning of a page that may have had posts further down."""

_CUT = "The file seems cut off: the end of the page is missing."
_HEAD = 2_000
_BEGINNING = re.compile(r"<!doctype\s{1,9}html|<html\b|<head\b", re.IGNORECASE)
_END = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_PAIRED = re.compile(r"<(/?)(?:head|title|style|script|div|table|ul|section|main|article)\b", re.IGNORECASE)


def note_cut(page: ThreadPage, text: str) -> ThreadPage:
    """The page with a warning where its file seems cut off; without posts nobody can say what it was a page of.

    Args:
        page: as an engine read it.
        text: its markup.
    """
    if not is_cut_off(text):
        return page
    if page.posts:
        return replace(page, warnings=(*page.warnings, _CUT))
    return replace(page, kind=PageKind.EMPTY, warnings=(CUT_BEFORE_POSTS,))


def is_cut_off(text: str) -> bool:
    """Whether markup begins as a page and does not end as one: it leaves elements open that browsers do not close.

    Pages may go without ``</body>`` and ``</html>``; then what they opened last must be closed.
    """
    if "</html>" in text[-_HEAD:] or not _BEGINNING.search(text, 0, _HEAD) or _END.search(text):
        return False
    last = text.rfind("<")
    if last > text.rfind(">") and text[last + 1 : last + 2].strip(" \t\r\n0123456789=-"):
        return True
    opened = sum(-1 if closing else 1 for closing in _PAIRED.findall(text))
    return opened > 0
