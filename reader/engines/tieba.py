"""Threads of Baidu Tieba's desktop pages: floors, their 楼中楼 as comments, and the place printed beside each."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader.domain.thread import Comment
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import has_class, is_hidden, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_class, first, own_addresses, parted, words_in
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import PLAIN
from reader.text.dates import CHINA

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_THREAD = re.compile(r"tieba\.baidu\.com/p/(\d{1,14})")
_FLOOR = re.compile(r"(\d{1,7}) ?楼")
_PLACE = re.compile(r"IP ?属地 ?[:：]? ?(.{1,20})")
_CLIENT = re.compile(r"来自 ?(.{1,30})")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}|\d{4}-\d{1,2}-\d{1,2}")
_TITLE_END = re.compile(r"_[^_]{1,60}吧_百度贴吧$")
_DATA_LENGTH = 2_000_000


class Tieba:
    """Reads threads of Baidu Tieba, and tells lists of threads apart from them."""

    name = "tieba"

    def recognise(self, page: PageSource) -> float:
        """By the classes of its floors, or of its lists."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "d_post_content" in text and "l_post" in text:
            return 0.95
        return 0.7 if "j_thread_list" in text and "threadlist" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=CHINA)
        frame = Frame("百度贴吧", site_name="百度贴吧", site="tieba.baidu.com")
        drafts: dict[str, Draft] = {}
        absent = 0
        for box in parted(root, find_class(root, "l_post")):
            data = _data(box)
            draft = _post(box, data, clock)
            if draft.post_id and draft.post_id not in drafts and not _is_advertisement(box, draft):
                drafts[draft.post_id] = draft
                frame.thread_id = frame.thread_id or str(data.get("content", {}).get("thread_id") or "")
                count = data.get("content", {}).get("comment_num")
                absent += max(0, count - len(draft.comments)) if isinstance(count, int) else 0
        _read_facts(page, frame, bool(drafts))
        if absent:
            frame.notes.append(f"{absent} comments below the floors (楼中楼) are not in the capture.")
        return make_page(self.name, page, frame, list(drafts.values()), clock)


def _data(box: _Element) -> dict[str, Any]:
    """What the page's script knows of a floor; its parts are checked where they are used."""
    value = box.get("data-field") or ""
    try:
        found = json.loads(value) if value and len(value) < _DATA_LENGTH else None
    except (ValueError, RecursionError):
        found = None
    parts = found if isinstance(found, dict) else {}
    return {name: part for name in ("author", "content") if isinstance(part := parts.get(name), dict)}


def _is_advertisement(box: _Element, draft: Draft) -> bool:
    return has_class(box, "ads") or (draft.floor is None and not draft.posted.raw and not draft.body.lines)


def _read_facts(page: PageSource, frame: Frame, is_thread: bool) -> None:
    root = page.tree
    heading = first(find_class(root, "core_title_txt"))
    frame.title = text_of(heading) or (heading.get("title") or "" if heading is not None else "")
    frame.title = frame.title or _TITLE_END.sub("", page_title(root))
    board = next((m.get("fname") or "" for m in root.iter("meta") if m.get("fname")), "")
    board = board or text_of(first(find_class(root, "card_title_fname"))).removesuffix("吧")
    frame.board = (board,) if board else ()
    named = (match[1] for url in own_addresses(page) if (match := _THREAD.search(url)))
    frame.thread_id = frame.thread_id or next(named, "")
    if not is_thread:
        return
    counts = [n for e in find_class(root, "l_reply_num") for s in find_class(e, "red") if (n := figure(text_of(s)))]
    frame.replies = counts[0] if counts else None
    frame.pages = counts[1] if len(counts) > 1 else None
    current = figure(text_of(first(find_class(root, "tP"))))
    frame.page = current or (1 if frame.pages == 1 else None)


def _post(box: _Element, data: dict[str, Any], clock: Clock) -> Draft:
    content, author = data.get("content", {}), data.get("author", {})
    draft = Draft(post_id=str(content.get("post_id") or box.get("data-pid") or ""))
    name = first(find_class(box, "p_author_name"))
    draft.author = text_of(name) or str(author.get("user_name") or author.get("user_nickname") or "")
    draft.author_id = str(author.get("user_id") or "")
    number = content.get("post_no")
    draft.floor = number if isinstance(number, int) and 0 < number < 10_000_000 else None
    _tail(draft, box)
    draft.posted = clock.stamp(draft.posted.raw or str(content.get("date") or ""))
    body = first(find_class(box, "j_d_post_content", "d_post_content"))
    if body is not None:
        draft.read(PLAIN, body)
    tip = first(find_class(box, "p_forbidden_tip"))
    if tip is not None and not is_hidden(tip):
        draft.body.notices.append(text_of(tip))
    draft.body.signature = [
        src for image in find_class(box, "j_user_sign") if (src := image.get("src") or image.get("data-src") or "")
    ]
    draft.comments = [_comment(item, clock) for item in find_class(box, "lzl_single_post")]
    return draft


def _tail(draft: Draft, box: _Element) -> None:
    """The line below a floor: client, number, time and place, in that order or another."""
    tail = first(find_class(box, "post-tail-wrap", "core_reply_tail"))
    pieces = [text_of(e) for e in find_class(tail, "tail-info")]
    if tail is not None:
        pieces.append(text_of(tail))
    for text in pieces:
        if not draft.floor_label and (match := _FLOOR.fullmatch(text)):
            draft.floor = int(match[1])
            draft.floor_label = text
        elif not draft.client and (match := _CLIENT.fullmatch(text)):
            draft.client = match[1]
        elif not draft.posted.raw and (match := _DATE.fullmatch(text)):
            draft.posted = Stamp(raw=match[0])
    place = first(e for e in box.iter("span") if _PLACE.fullmatch(text_of(e)))
    if place is not None and (match := _PLACE.fullmatch(text_of(place))):
        draft.location = match[1].strip()


def _comment(item: _Element, clock: Clock) -> Comment:
    who = first(a for a in find_class(item, "at") if text_of(a))
    raw = text_of(first(find_class(item, "lzl_time")))
    words = words_in(first(find_class(item, "lzl_content_main")))
    return Comment(text_of(who) or None, words, clock.read(raw), raw)
