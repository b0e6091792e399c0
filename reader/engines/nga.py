"""Threads of NGA (``read.php?tid=``): as served, with the posts in the site's markup, and as its scripts show them.

Pages as served print no names: they stand in a script at the end (``commonui.userInfo.setAll``).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reader.engines.nga_body import fill_post
from reader.engines.parts.blocks import lines_of
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_id, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import find_class, number_argument, own_addresses
from reader.engines.parts.frame import Frame, make_page
from reader.text.dates import CHINA

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_USERS = re.compile(r"userInfo\.setAll\s{0,4}\(\s{0,9}(?=\{)")
_PAGER = re.compile(r"__PAGE\s{0,4}=\s{0,4}\{[^{}]{0,300}?\b1\s?:\s?(\d{1,6})\s?,\s?2\s?:\s?(\d{1,6})")
_TID = re.compile(r"__CURRENT_TID\s{0,4}=\s{0,4}(?:parseInt\(')?(\d{1,12})")
_ANCHOR = re.compile(r"pid(\d{1,12})Anchor")
_ROW = re.compile(r"post\d{0,3}strow(\d{1,7})")
_TITLE_END = re.compile(r"(?: - [^-]{1,60})?[ -]{1,3}(?:NGA玩家社区.{0,20}|178$|艾泽拉斯国家地理论坛.{0,20})$")
_WANTED = ("postauthor", "postdate", "postcontent", "postsubject", "postsign", "postcontainer")


class Nga:
    """Reads threads of NGA, and tells lists of threads apart from them."""

    name = "nga"

    def recognise(self, page: PageSource) -> float:
        """By the ids of its posts, or of its lists."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "postcontentandsubject" in text:
            return 0.95
        return 0.7 if "topicrows" in text and "commonui" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=CHINA)
        names = _names(page.text)
        rows = [e for e in root.iter("tr", "table") if _ROW.fullmatch(e.get("id") or "")]
        drafts = [_post(row, names, clock) for row in rows]
        frame = Frame("NGA", site_name="NGA玩家社区")
        frame.title = text_of(by_id(root, "postsubject0")) or _TITLE_END.sub("", page_title(root))
        tid = _TID.search(page.text)
        urls = (number_argument(url, "tid") for url in own_addresses(page))
        frame.thread_id = next(filter(None, urls), "") or (tid[1] if tid else "")
        boards = (a for a in find_class(root, "nav_link") if "thread.php" in (a.get("href") or ""))
        frame.board = tuple(name for a in boards if (name := text_of(a)))
        if drafts:
            pager = _PAGER.search(page.text)
            frame.pages, frame.page = (int(pager[1]), int(pager[2])) if pager else (1, 1)
        return make_page(self.name, page, frame, drafts, clock)


def _names(text: str) -> dict[str, str]:
    """Names by number of member, from the script at the page's end."""
    match = _USERS.search(text)
    if match is None:
        return {}
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(text, match.end())
    except (ValueError, RecursionError):
        return {}
    people = found.items() if isinstance(found, dict) else ()
    return {uid: str(who["username"]) for uid, who in people if isinstance(who, dict) and who.get("username")}


def _post(row: _Element, names: dict[str, str], clock: Clock) -> Draft:
    parts: dict[str, _Element] = {}
    draft = Draft()
    for element in row.iter("*"):
        ident = element.get("id") or ""
        stem = ident.rstrip("0123456789")
        if stem in _WANTED:
            parts.setdefault(stem, element)
        elif not draft.post_id and (match := _ANCHOR.fullmatch(ident)):
            draft.post_id = match[1]
        mark = (element.get("name") or "")[:9]
        if draft.floor is None and element.tag == "a" and mark[:1] == "l" and mark[1:].isdecimal():
            # The site counts answers: 0 is the opening post.
            draft.floor = int(mark[1:]) + 1
    _author(draft, parts.get("postauthor"), names)
    draft.posted = clock.stamp(text_of(parts.get("postdate")))
    body = parts.get("postcontent")
    if body is not None:
        fill_post(draft, body)
    sign = parts.get("postsign")
    if sign is not None:
        draft.body.signature = [text for _, text, _ in lines_of(sign)]
    return draft


def _author(draft: Draft, link: _Element | None, names: dict[str, str]) -> None:
    if link is None:
        return
    uid = (link.get("href") or "").partition("uid=")[2].partition("&")[0]
    draft.author_id = uid if uid.removeprefix("-").isdigit() else None
    shown = text_of(link)
    name = names.get(draft.author_id or "") or ("" if shown.startswith("UID") else shown)
    # Names of anonymous members are codes of the site.
    anonymous = name.startswith("#anony_") or (draft.author_id or "").startswith("-")
    draft.author = None if anonymous else name or shown or None
    draft.author_id = None if anonymous else draft.author_id
