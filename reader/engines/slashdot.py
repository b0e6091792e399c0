"""Stories of Slashdot with their comments, which nest as lists (``li.comment#tree_ID``)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_id_prefix, has_class, own_text, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_class, first, own_elements, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Markup, QuoteHead
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_TREE = re.compile(r"tree_(\d{1,14})")
_STORY = re.compile(r"(?:firehose-|fhbody-|text-)(\d{1,14})")
_WHEN = re.compile(r"on ([A-Z][a-z]{2,9} [A-Z][a-z]{2,9} \d{1,2}, (?:\d{4} )?@ ?\d{1,2}:\d\d ?[AP]M)")
_USER = re.compile(r"^(.{1,100}?) ?\( ?(\d{1,10}) ?\)$")
_TITLE_END = re.compile(r" - Slashdot$")

_ZONE = "Times without a zone were taken as the zone of the page's language, else as UTC."
"""The site prints times by its reader's own clock, which pages do not name."""


class Slashdot:
    """Reads stories with their comments, and tells the front page apart from them."""

    name = "slashdot"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the ids of its comments, or of its stories."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "commentlisting" in text and ("comment_body_" in text or "firehose-" in text):
            return 0.9
        return 0.7 if "firehoselist" in text and "story-title" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=dt.UTC)
        frame = Frame("Slashdot", site_name="Slashdot", title=_TITLE_END.sub("", page_title(root)))
        drafts: list[Draft] = []
        if first(by_id_prefix(root, "commentlisting")) is not None:
            drafts = list(_posts(root, clock, frame))
            frame.page = 1
            if any(draft.posted.at for draft in drafts):
                frame.notes.append(_ZONE)
        return make_page(self.name, page, frame, drafts, clock)


def _posts(root: _Element, clock: Clock, frame: Frame) -> Iterator[Draft]:
    items = [item for item in root.iter("li") if _is_comment(item)]
    frame.notes.extend(_shortened(items))
    parents = [_parent(item) for item in items]
    story = first(e for e in by_id_prefix(root, "firehose-") if _STORY.fullmatch(e.get("id") or ""))
    parted(root, items)
    top = ""
    if story is not None:
        draft = _story(story, clock)
        top = frame.thread_id = draft.post_id
        frame.title = text_of(first(a for t in find_class(story, "story-title") for a in t.iter("a"))) or frame.title
        counts = (e for e in find_class(root, "comment-bubble", "totalcommentcnt") if figure(text_of(e)) is not None)
        frame.replies = figure(text_of(first(counts)))
        topic = first(e for e in find_class(story, "topic"))
        image = None if topic is None else first(topic.iter("img"))
        frame.board = tuple(filter(None, (image.get("title") or image.get("alt"),))) if image is not None else ()
        yield draft
    for item, parent in zip(items, parents, strict=True):
        yield _comment(item, clock, parent or top)


def _shortened(items: list[_Element]) -> Iterator[str]:
    """What is not on the page of comments beneath the reader's thresholds."""
    cut = sum(has_class(item, "oneline") for item in items)
    hidden = sum(has_class(item, "hidden") for item in items)
    if cut:
        yield f"Comments beneath the reader's threshold, of which the page may hold the beginning only: {cut}."
    if hidden:
        yield f"Comments beneath the reader's threshold, of which the page holds no words: {hidden}."


def _is_comment(element: _Element) -> bool:
    return element.tag == "li" and _TREE.fullmatch(element.get("id") or "") is not None


def _story(box: _Element, clock: Clock) -> Draft:
    match = _STORY.fullmatch(box.get("id") or "")
    draft = Draft(post_id=match[1] if match else "", floor=1)
    byline = next((e for name in ("story-byline", "details") for e in find_class(box, name)), None)
    time = None if byline is None else first(byline.iter("time"))
    draft.posted = _read_time(text_of(time), clock)
    if byline is not None:
        named = first(a for a in byline.iter("a") if text_of(a))
        words = normalise(byline.text or "").removeprefix("Posted by").strip()
        draft.author = words or text_of(named)
    body = first(by_id_prefix(box, "text-"))
    return draft if body is None else draft.read(_MARKUP, body)


def _parent(item: _Element) -> str:
    above = first(li for li in item.iterancestors("li") if _is_comment(li))
    return "" if above is None else (above.get("id") or "").removeprefix("tree_")


def _comment(item: _Element, clock: Clock, parent: str) -> Draft:
    cid = (item.get("id") or "").removeprefix("tree_")
    draft = Draft(post_id=cid, reply_to=parent or None)
    parts: dict[str, _Element] = {}
    for element in own_elements(item, _is_comment):
        for name in ((element.get("id") or ""), *(element.get("class") or "").split()):
            parts.setdefault(name, element)
    _author(draft, parts.get("by"), parts.get("details"))
    when = _WHEN.search(text_of(parts.get(f"comment_otherdetails_{cid}")))
    draft.posted = _read_time(when[1] if when else "", clock)
    body = parts.get(f"comment_body_{cid}")
    if body is not None:
        draft.read(_MARKUP, body)
    title = text_of(parts.get(f"comment_link_{cid}"))
    # Writers give their comments titles; those of answers are the site's own.
    if title and body is not None and not title.casefold().startswith("re:"):
        draft.body.lines.insert(0, (ParagraphKind.HEADING, title, None))
    draft.hidden = body is None or has_class(item, "hidden")
    signature = text_of(parts.get(f"comment_sig_{cid}") if f"comment_sig_{cid}" in parts else parts.get("sig"))
    draft.body.signature = [signature.removeprefix("--").strip()] if signature else []
    return draft


def _author(draft: Draft, by: _Element | None, details: _Element | None) -> None:
    """The name with the member's number: in an element of its own, or in the link itself in older pages."""
    box = details if by is None else by
    link = None if box is None else first(a for a in box.iter("a") if "/~" in (a.get("href") or ""))
    words = text_of(link) if link is not None else (own_text(box) if box is not None else "")
    match = _USER.match(words)
    if match:
        words, draft.author_id = match[1], match[2]
    elif box is not None and (number := figure(text_of(first(find_class(box, "uid"))))) is not None:
        draft.author_id = str(number)
    draft.author = words.removeprefix("by ").strip()


def _read_time(printed: str, clock: Clock) -> Stamp:
    return Stamp(clock.read(printed.replace("@", " ").removeprefix("on ")), printed)


def _quote(element: _Element) -> QuoteHead | None:
    """Readers quote in ``blockquote`` or in boxes that the site makes of them."""
    return QuoteHead() if element.tag == "blockquote" or has_class(element, "quote") else None


_MARKUP = Markup(quote=_quote, whole_addresses=False)
