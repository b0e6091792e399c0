"""Discussions of Flarum: as its scripts build them, and the plain form that it serves for readers without scripts.

Elements as in ``views/frontend/content/discussion.blade.php`` and the components ``Post`` and ``PostStream`` of 1.x.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.flarum_data import Payload
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, link, meta, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_number, first, inside, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_TOPIC = re.compile(r"/d/(\d{1,12})")
_PAGE = re.compile(r"[?&]page=(\d{1,6})")


class Flarum:
    """Reads both forms of a discussion."""

    name = "flarum"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the classes of its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "Post-body" in text and ("flarum" in text or "PostStream" in text):
            return 0.9
        return 0.6 if "flarum" in text and "DiscussionListItem" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page)
        # A page saved with its scripts run holds both forms; the plain one stays inside noscript then.
        items = parted(root, by_class(root, "PostStream-item", "div"))
        live = [e for e in items if inside(e, "Post-body") is not None]
        blocks = live or [e for e in parted(root, root.iter("article")) if inside(e, "Post-body") is not None]
        drafts = [_read_post(block, clock) for block in blocks]
        frame = _frame(page, plain=not live)
        payload = Payload(page)
        payload.tell(frame)
        if drafts and not live:
            payload.complete((_words(block) for block in blocks), drafts, clock)
        return make_page(self.name, page, frame, drafts, clock)


def _words(block: _Element) -> _Element:
    """A post's own words, which each block that is read has."""
    words = inside(block, "Post-body")
    return block if words is None else words


def _frame(page: PageSource, *, plain: bool) -> Frame:
    root = page.tree
    heading = first(by_class(root, "DiscussionHero-title"))
    if heading is None:
        heading = first(root.iter("h1"))
    hero = first(by_class(root, "DiscussionHero"))
    tags = () if hero is None else (text_of(e) for e in by_class(hero, "TagLabel-name"))
    address = (page.capture.url, link(root, "canonical"), meta(root, "og:url"))
    number = figure(find_number(_PAGE, *address)) or 1
    return Frame(
        "Flarum",
        title=text_of(heading) or page_title(root),
        thread_id=find_number(_TOPIC, *address),
        board=tuple(dict.fromkeys(tag for tag in tags if tag)),
        page=number if plain else None,
        pages=number if plain and not link(root, "next") else None,
    )


def _read_post(block: _Element, clock: Clock) -> Draft:
    message = inside(block, "Post-body")
    body = Body() if message is None else read_message(_MARKUP, (message,))
    draft = Draft(block.get("data-id") or "", figure(block.get("data-number")), body=body)
    user = inside(block, "PostUser")
    if user is not None:
        name = inside(user, "username")
        if name is None:
            name = first(user.iter("h3", "h4"))
        draft.author = text_of(name if name is not None else user) or None
    inner = set(message.iter("time")) if message is not None else set()
    time = first(e for e in block.iter("time") if e not in inner)
    if time is not None:
        draft.posted = clock.stamp(text_of(time), time.get("datetime"), time.get("title"))
    elif when := block.get("data-time"):
        draft.posted = clock.stamp(when, when)
    else:
        draft.posted = Stamp()
    edited = inside(block, "PostEdited")
    if edited is not None:
        draft.edited_at = clock.note("", edited.get("title"))
    mention = None if message is None else inside(message, "PostMention", "a")
    draft.reply_to = mention.get("data-id") if mention is not None else None
    return draft


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag != "blockquote":
        return None
    # A quotation begins with a mention of the quoted post.
    start = inside(element, "PostMention", "a")
    around = None if start is None else start.getparent()
    if start is None or around is None or (around.text or "").strip() or start.getprevious() is not None:
        return QuoteHead()
    return QuoteHead(text_of(start).lstrip("@") or None, start.get("data-id"), "", (start,))


_MARKUP = Markup(quote=_quote, skip=frozenset(("PostMention-avatar",)))
