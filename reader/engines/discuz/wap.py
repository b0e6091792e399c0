"""The simple mobile view of Discuz! X2 to X3.4 (``mobile=1``, ``mobile=yes``)."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from reader.engines.discuz.body import POST_ID, POSTED, Body
from reader.engines.discuz.page import read_title
from reader.engines.discuz.view_body import detached, read_view_body
from reader.engines.discuz.views import (
    MESSAGE_TITLE,
    Head,
    Sides,
    find_pager,
    floor_number,
    make_page,
    make_post,
    page_clock,
    with_pager,
)
from reader.engines.parts.dom import by_class, has_class, page_title, query_value, text_of
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import Post, ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.discuz.post import Clock

_HEAD = re.compile(r"""\bclass\s{0,4}=\s{0,4}["']?bm_user\b""", re.IGNORECASE)
_FRAME = re.compile(r"""\bclass\s{0,4}=\s{0,4}["']?(?:hd|wp)\b""", re.IGNORECASE)
_LIST = re.compile(r"""\bclass\s{0,4}=\s{0,4}["']?(?:tl|fl|bm_c)\b""", re.IGNORECASE)
_TITLE = re.compile(r"(?:手机版|手機版|Mobile(?: version)?) ?- ?Powered by Discuz!?$", re.IGNORECASE)
_COUNTERS = re.compile(r"看 ?(\d{1,10}) ?\| ?回 ?(\d{1,10})")
_SPACE_UID = re.compile(r"space-uid-(\d{1,12})")
_NEAR = 8
"""Elements of a head that are looked through for its number."""
_DELETED = re.compile(r"[该該]用[户戶]已被[删刪]除|has been deleted", re.IGNORECASE)


class DiscuzWap:
    """Reads threads of the simple mobile view, and tells its board lists and messages apart from them."""

    name = "discuz-wap"

    def recognise(self, page: PageSource) -> float:
        """By the heads of its posts, or by its frame."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "bm_user" in text and "authorposton" in text and _HEAD.search(text):
            return 0.94
        if _TITLE.search(page_title(page.tree)) and _FRAME.search(text) and _LIST.search(text):
            return 0.92
        return 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        posts = list(_posts(root, page_clock(page)))
        is_message = not posts and MESSAGE_TITLE.match(page_title(root)) is not None
        result = make_page(page, "wap", read_title(page), posts, is_message=is_message)
        info = _COUNTERS.search(text_of(next(by_class(root, "bm_inf"), None)))
        views, replies = (int(info[1]), int(info[2])) if info else (None, None)
        return with_pager(replace(result, board=_board(root), views=views, replies=replies), find_pager(root))


def _posts(root: _Element, clock: Clock) -> Iterator[Post]:
    """A post's message stands behind its head, not inside: they are joined in the page's order."""
    parts = [e for e in copy.deepcopy(root).iter("div") if has_class(e, "bm_user") or has_class(e, "pbody")]
    pids = [_pid(part) for part in parts]
    head: Head | None = None
    for pid, part in zip(pids, detached(parts), strict=True):
        if has_class(part, "bm_user"):
            if head is not None:
                yield make_post(head, Body(), Sides(), clock)
            head = _head(part, pid)
        elif head is not None:
            message = next(by_class(part, "postmessage"), None)
            yield make_post(head, read_view_body(part, message), Sides(), clock)
            head = None
    if head is not None:
        yield make_post(head, Body(), Sides(), clock)


def _head(box: _Element, pid: str) -> Head:
    head = Head(post_id=pid, floor=floor_number(_before_name(box)))
    link = next((a for a in box.iter("a") if _uid(a) and text_of(a)), None)
    if link is not None:
        head.author, head.author_id = text_of(link), _uid(link)
    else:
        head.author = _deleted(box)
    time = next((e for e in box.iter("em") if _is_time(e)), None)
    exact = "" if time is None else next((e.get("title", "") for e in time.iter("span") if e.get("title")), "")
    head.posted_raw, head.posted_title = POSTED.sub("", text_of(time), count=1).strip(), exact
    return head


def _uid(link: _Element) -> str:
    href = link.get("href") or ""
    match = _SPACE_UID.search(href)
    return match[1] if match else query_value(href, "uid")


def _is_time(element: _Element) -> bool:
    return (element.get("id") or "").startswith("authorposton")


def _pid(box: _Element) -> str:
    """The forum's number of the post, from the element around its head or from its time."""
    around = next((m for e in box.iterancestors("div") if (m := POST_ID.fullmatch(e.get("id") or ""))), None)
    if around is not None:
        return around[1]
    marks = ((e.get("id") or "").removeprefix("authorposton") for e in islice(box.iter("em"), _NEAR))
    return next((mark for mark in marks if mark.isdecimal()), "")


def _before_name(box: _Element) -> str:
    """The text before the author's link, the time, or for posts without link the first word."""
    parts = [box.text or ""]
    for child in box:
        if child.tag in ("a", "br") or _is_time(child):
            break
        parts += [text_of(child), child.tail or ""]
    words = normalise("".join(parts)).split(" ")
    return words[1] if words[0] in ("来自", "來自") and len(words) > 1 else words[0]


def _deleted(box: _Element) -> str | None:
    """The name of a member whose account is gone."""
    for mark in box.iter("em"):
        if _DELETED.search(text_of(mark)):
            previous, outer = mark.getprevious(), mark.getparent()
            before = previous.tail if previous is not None else outer.text if outer is not None else ""
            words = normalise(before or "").split(" ")
            return words[-1] or None
    return None


def _board(root: _Element) -> tuple[str, ...]:
    """The path in the box at the top; boxes below hold sub-boards."""
    for box in by_class(root, "box", "div"):
        names = [text_of(a) for a in box.iter("a") if _is_board(a.get("href") or "")]
        beside = (a.getnext() for a in box.iter("a"))
        if names and any(e is not None and e.tag == "em" for e in beside):
            return tuple(filter(None, names))
    return ()


def _is_board(href: str) -> bool:
    return (
        bool(query_value(href, "fid") or query_value(href, "gid"))
        or re.search(r"(?:^|/)forum-\w{1,40}-\d", href) is not None
    )
