"""Topics of V2EX: the topic with its supplements (附言), and replies in cells ``#r_ID``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import has_class, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_class, first, link_to, own_addresses, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import PLAIN
from reader.text.dates import CHINA

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_TOPIC = re.compile(r"/t/(\d{1,12})")
_REPLY = re.compile(r"r_(\d{1,12})")
_CLICKS = re.compile(r"([\d,]{1,12}) ?(?:次点击|views)")
_REPLIES = re.compile(r"([\d,]{1,12}) ?(?:条回复|replies)")
_AGO = re.compile(r"· ?((?:\d{1,4} ?\S{1,4} ?){1,2}[前ago]{1,3}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d)")
_HEAD = 20_000
_TITLE_END = re.compile(r" - V2EX$")


class V2ex:
    """Reads topics of V2EX, and tells its lists apart from them."""

    name = "v2ex"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the classes of topics and replies, or of lists."""
        if not page.is_markup:
            return 0.0
        text = page.text
        # Titles and feeds name the site at the beginning of each page.
        if "V2EX" not in text[:_HEAD] or "/member/" not in text:
            return 0.0
        if "reply_content" in text or "topic_content" in text or "topic_buttons" in text:
            return 0.9
        return 0.7 if "topic-link" in text or "item_title" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=CHINA)
        header = first(e for e in find_class(root, "header") if first(e.iter("h1")) is not None)
        frame = Frame("V2EX", site_name="V2EX")
        frame.title = _TITLE_END.sub("", page_title(root))
        drafts: list[Draft] = []
        if header is not None:
            _read_facts(page, header, frame)
            cells = parted(root, [e for e in root.iter("div") if _is_reply(e)])
            drafts = [_topic(header, clock), *(_reply(cell, clock) for cell in cells)]
            drafts[0].post_id = frame.thread_id
        return make_page(self.name, page, frame, drafts, clock)


def _read_facts(page: PageSource, header: _Element, frame: Frame) -> None:
    root = page.tree
    frame.title = text_of(first(header.iter("h1"))) or frame.title
    board = link_to(header, "/go/")
    frame.board = (text_of(board),) if board is not None else ()
    named = (match[1] for url in own_addresses(page) if (match := _TOPIC.search(url)))
    links = (match[1] for a in find_class(root, "page_current", "page_normal", "tb") if (match := _topic_in(a)))
    votes = ((e.get("id") or "").split("_")[1] for e in find_class(header, "votes") if "_" in (e.get("id") or ""))
    frame.thread_id = next(named, "") or next(votes, "") or next(links, "")
    clicks = _CLICKS.search(text_of(header))
    frame.views = figure(clicks[1]) if clicks else None
    counts = (match for e in find_class(root, "gray") if (match := _REPLIES.match(text_of(e))))
    replies = next(counts, None)
    frame.replies = figure(replies[1]) if replies else None
    frame.page = figure(text_of(first(find_class(root, "page_current")))) or 1
    frame.pages = max([frame.page, *(n for a in find_class(root, "page_normal") if (n := figure(text_of(a))))])


def _topic_in(link: _Element) -> re.Match[str] | None:
    return _TOPIC.search(link.get("href") or "")


def _topic(header: _Element, clock: Clock) -> Draft:
    draft = Draft(floor=1)
    line = first(header.iter("small"))
    who = link_to(line, "/member/")
    draft.author = text_of(who)
    stamp = None if line is None else first(e for e in line.iter("span") if e.get("title"))
    ago = _AGO.search(text_of(line))
    printed = text_of(stamp) or (ago[1].strip() if ago else "")
    draft.posted = clock.stamp(printed, None if stamp is None else stamp.get("title"))
    box = header.getparent()
    for part in find_class(box, "topic_content", "subtle"):
        if has_class(part, "subtle"):
            # What the author added later has a head with its time above it.
            head = text_of(first(find_class(part, "fade")))
            draft.body.lines += [(ParagraphKind.HEADING, head, None)] if head else []
        else:
            draft.read(PLAIN, part)
    return draft


def _is_reply(element: _Element) -> bool:
    return _REPLY.fullmatch(element.get("id") or "") is not None and has_class(element, "cell")


def _reply(cell: _Element, clock: Clock) -> Draft:
    draft = Draft(post_id=(cell.get("id") or "").removeprefix("r_"))
    number = figure(text_of(first(find_class(cell, "no"))))
    # The topic itself is the first floor; the site counts replies.
    draft.floor = None if number is None else number + 1
    draft.author = text_of(first(a for a in find_class(cell, "dark") if a.tag == "a"))
    stamp = first(find_class(cell, "ago"))
    draft.posted = clock.stamp(text_of(stamp), None if stamp is None else stamp.get("title"))
    body = first(find_class(cell, "reply_content"))
    return draft if body is None else draft.read(PLAIN, body)
