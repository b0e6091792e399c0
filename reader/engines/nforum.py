"""Threads of nForum (newsmth.net and other boards of that kind): text posts in a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.nforum_mobile import is_mobile, read_mobile
from reader.engines.parts.bbs_text import FROM, STATION, SUBJECT, c_time, fill_text
from reader.engines.parts.blocks import walk
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import page_title, query_value, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_class, first, own_addresses, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import image_addresses
from reader.text.dates import CHINA

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_POST_LINK = re.compile(r"article/([\w.-]{1,60})/(?:ajax_[a-z]{1,20}|single|post|edit|forward)[/.](\d{1,12})")
_THREAD = re.compile(r"article/([\w.-]{1,60})/(\d{1,12})(?![\d/])")
_FLOOR = re.compile(r"第 ?(\d{1,7}) ?楼")
_TITLE_LEAD = re.compile(r"^(?:文章主题|主题) ?[:：] ?")


class NForum:
    """Reads threads of nForum, and tells lists of threads apart from them."""

    name = "nforum"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the classes of its posts, or of its lists."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "a-content" in text and ("a-u-name" in text or "a-wrap" in text):
            return 0.9
        if is_mobile(text):
            return 0.9 if "/article/" in text and 'class="sp"' in text else 0.7
        return 0.7 if "board-list" in text and "title_14" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=CHINA)
        if is_mobile(page.text):
            frame, drafts = read_mobile(page, clock)
            return make_page(self.name, page, frame, drafts, clock)
        frame = Frame("nForum", title=page_title(root))
        boxes = [e for e in find_class(root, "article") if first(find_class(e, "a-content")) is not None]
        if not boxes:
            boxes = [e for e in find_class(root, "a-wrap") if first(find_class(e, "a-content")) is not None]
        drafts = [_post(box, frame, clock) for box in parted(root, boxes)]
        _read_facts(page, frame, drafts)
        return make_page(self.name, page, frame, drafts, clock)


def _read_facts(page: PageSource, frame: Frame, drafts: list[Draft]) -> None:
    root = page.tree
    heads = (text_of(e) for e in find_class(root, "n-left"))
    title = next((t for t in heads if _TITLE_LEAD.match(t)), "")
    frame.title = _TITLE_LEAD.sub("", title) or frame.title
    urls = (*own_addresses(page), *(a.get("href") or "" for e in find_class(root, "page-main") for a in e.iter("a")))
    frame.thread_id = next((match[2] for url in urls if (match := _THREAD.search(url))), "")
    if not frame.thread_id and drafts and drafts[0].floor == 1:
        frame.thread_id = drafts[0].post_id
    if not drafts:
        return
    total = figure(text_of(first(find_class(root, "page-pre"))))
    frame.replies = total - 1 if total else None
    current = figure(text_of(first(find_class(root, "page-select"))))
    listed = [n for e in find_class(root, "page-normal") if (n := figure(text_of(e)))]
    frame.page, frame.pages = current or 1, max([current or 1, *listed])


def _post(box: _Element, frame: Frame, clock: Clock) -> Draft:
    draft = Draft()
    links = [a.get("href") or "" for a in box.iter("a")]
    matches = [match for link in links if (match := _POST_LINK.search(link))]
    draft.post_id = matches[0][2] if matches else next((i for a in links if (i := query_value(a, "id"))), "")
    draft.author = draft.author_id = text_of(first(find_class(box, "a-u-name")))
    place = text_of(first(find_class(box, "a-pos")))
    match = _FLOOR.search(place)
    # The opening post is 楼主; numbers begin with the first answer.
    draft.floor = int(match[1]) + 1 if match else (1 if "楼主" in place else None)
    draft.floor_label = match[0] if match else "楼主" * (draft.floor == 1)
    body = first(find_class(box, "a-content"))
    if body is None:
        return draft
    walker = walk(body)
    lines = [text for _, text, _ in walker.lines]
    heads = 0
    for line in lines[:4]:
        heads += _head_line(line, draft, frame, clock)
    fill_text(draft, lines[heads:])
    draft.body.images = image_addresses(walker.images)
    return draft


def _head_line(line: str, draft: Draft, frame: Frame, clock: Clock) -> int:
    """Read one of the lines that each post begins with; 0 when it is none."""
    if match := FROM.match(line):
        draft.author = draft.author or match[1]
        draft.author_id = draft.author_id or match[1]
        frame.board = frame.board or (match[3],)
    elif match := STATION.match(line):
        frame.site_name = frame.site_name or match[1]
        draft.posted = Stamp(c_time(match[2]) or clock.read(match[2]), match[2])
    else:
        return int(draft.posted.at is None and SUBJECT.match(line) is not None)
    return 1
