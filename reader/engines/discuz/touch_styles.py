"""Heads of posts in touch templates of other makers, which Discuz! boards buy more often than they keep the default.

They keep the elements that the software's scripts need (``#pidN``, ``.message``, links to ``mod=space&uid=N``) and set
names, floors and times where they like: in other lists, below the message, or for the first post above all posts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.discuz.views import floor_number
from reader.engines.parts.dom import has_class, own_text, query_value, text_of
from reader.engines.parts.trees import take_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from reader.engines.discuz.views import Head

_SPACE_UID = re.compile(r"space-uid-(\d{1,12})")
_TIME = re.compile(
    r"(?:发表于|發表於|发布于|發佈於)? ?[:：]?"
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(?:今天|昨天|前天) ?\d{1,2}:\d{2}|(?:\d{1,4}|半) ?(?:秒|分钟|分鐘|小时|小時|天)前|刚刚|剛剛)"
)
_FLOOR = re.compile(r"(?:来自|來自)? ?(?:楼主|樓主|沙发|沙發|板凳|地板|第? ?\d{1,7} ?(?:#|楼|樓))")
_LONGEST = 40
_CHROME = ("tags", "relateitem", "manage", "manages")
"""Classes of what templates set beside a message that nobody wrote: key words, related threads, buttons."""


def user_id(link: _Element) -> str:
    """The forum's id of the member that a link leads to, or ``""``."""
    href = link.get("href") or ""
    if match := _SPACE_UID.search(href):
        return match[1]
    return query_value(href, "uid") if "space" in href else ""


def beside(element: _Element, message: _Element | None) -> list[_Element]:
    """The elements of a post that stand outside its message and are no buttons, in page order."""
    found: list[_Element] = []
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if current is message or not isinstance(current.tag, str) or any(has_class(current, c) for c in _CHROME):
            continue
        found.append(current)
        waiting.extend(reversed(current))
    return found


def above(root: _Element, first: _Element) -> Iterator[_Element]:
    """The elements of a page before its first post."""
    for element in root.iter():
        if element is first:
            return
        if isinstance(element.tag, str):
            yield element


def fill_head(head: Head, elements: Iterable[_Element]) -> None:
    """Give a head what it lacks of author, floor and time, as the first elements say that print them."""
    for element in elements:
        if element.tag == "a" and head.author is None and (uid := user_id(element)) and (name := text_of(element)):
            head.author, head.author_id = name, uid
        words = own_text(element)
        if not words or len(words) > _LONGEST:
            continue
        if head.floor is None and _FLOOR.fullmatch(words):
            head.floor = floor_number(words)
        if not head.posted_raw and (time := _TIME.fullmatch(words)):
            head.posted_raw, head.posted_title = time[1], element.get("title", "")


def drop_chrome(content: _Element) -> None:
    """Take key words and related threads out of a post."""
    for element in [e for e in content.iter() if isinstance(e.tag, str) and any(has_class(e, c) for c in _CHROME)]:
        if element is not content:
            take_out(element)
