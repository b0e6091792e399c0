"""Threads of XenForo 2 whose theme shows posts as cards (``js-messageCard``), replies one level in.

Many boards of one operator share the theme; the messages themselves are XenForo's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_class, has_class, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_number, first, highest, inside, own_addresses, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import signature_lines
from reader.engines.xenforo import MARKUP

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.clock import Stamp

_THREAD = re.compile(r"threads/(?:[^/\s]{0,300}\.)?(\d{1,12})(?:/|$|[?#])")
_PAGE = re.compile(r"/page-(\d{1,6})(?:$|[/?#])")
_POST_ID = re.compile(r"post-(\d{1,12})")


class XenForoCards:
    """Reads threads of the theme with cards."""

    name = "xenforo-cards"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the classes of its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        return 0.9 if "js-messageCard" in text and "MessageCard__" in text and "bbWrapper" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page)
        cards = parted(root, by_class(root, "js-messageCard"))
        drafts = [_read(card, clock) for card in cards if inside(card, "message-body") is not None]
        return make_page("xenforo", page, _frame(page), drafts, clock)


def _frame(page: PageSource) -> Frame:
    root = page.tree
    trail = first(by_class(root, "p-breadcrumbs"))
    crumbs = [] if trail is None else [text_of(e) for e in trail.iter("li")]
    bar = first(by_class(root, "pageNav-main"))
    addresses = own_addresses(page)
    number = figure(find_number(_PAGE, *addresses)) or 1
    return Frame(
        "XenForo 2",
        title=text_of(first(by_class(root, "MessageCard__thread-title"))) or page_title(root),
        thread_id=find_number(_THREAD, *addresses),
        board=tuple(name for name in crumbs if name)[1:],
        page=number,
        pages=number if bar is None else highest(bar.iter("a"), number),
    )


def _read(card: _Element, clock: Clock) -> Draft:
    body = first(by_class(card, "message-body"))
    draft = Draft(find_number(_POST_ID, card.get("id")))
    message = inside(body, "bbWrapper")
    if message is not None:
        draft.read(MARKUP, message)
    who = inside(card, "MessageCard__user-info__name")
    draft.author = text_of(who) or None
    draft.author_id = None if who is None or who.get("data-user-id") == "0" else who.get("data-user-id")
    draft.posted = _posted(card, clock)
    draft.stand_at(text_of(inside(card, "MessageCard__post-position")))
    draft.body.signature = signature_lines(inside(inside(card, "message-signature"), "bbWrapper"), MARKUP)
    return draft


def _posted(card: _Element, clock: Clock) -> Stamp:
    """The time beside a card's number; the one in its head is that of the thread's last post."""
    time = first(e for e in card.iter("time") if e.getparent() is not None and _is_created(e.getparent()))
    if time is None:
        return clock.stamp("")
    return clock.stamp(text_of(time), time.get("datetime"), time.get("title"))


def _is_created(element: _Element | None) -> bool:
    return element is not None and has_class(element, "MessageCard__date-created")
