"""Topics of Invision Power Board 1.3 and 2, which are laid out in tables.

Elements as in the skin template ``skin_topic`` of 2.0 to 2.3: ``.postcolor`` holds the message, the row above it the
author (``.normalname``) and the time (``.postdetails``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_class, by_id, has_class, link, own_text, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_number, first, highest, inside
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, signature_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_POST_ID = re.compile(r"post-(\d{1,12})")
_ENTRY = re.compile(r"^entry(\d{1,12})$")
_TOPIC = re.compile(r"(?:showtopic[=,/]|[?&;]t=)(\d{1,12})")
_USER = re.compile(r"(?:showuser[=,/]|MID=)(\d{1,12})")
_PLACE = re.compile(r"#\d{1,7}")
_SAID = re.compile(r"(?:QUOTE|[A-ZА-Я]{4,12}) ?\((.{1,80}?)(?: @ (.{6,40}))?\) ?$")
_EDITED = re.compile(r"edited by (.{1,80}?): (.{6,40})$")


def is_board_two(text: str) -> bool:
    """Whether a page's markup is a topic of generation 2."""
    return "postcolor" in text and "normalname" in text and "postdetails" in text


def read_board_two(engine: str, page: PageSource) -> ThreadPage:
    """Read a topic of generation 2.

    Args:
        engine: name that the thread's key bears.
        page: the page.
    """
    root = page.tree
    clock = Clock(page, order="mdy")
    drafts: list[Draft] = []
    head = Draft()
    # Names and times stand before the message they belong to, in elements that are no part of a common one.
    entry = ""
    for element in root.iter("span", "div", "a"):
        if element.tag == "a":
            entry = find_number(_ENTRY, element.get("name")) or entry
        elif has_class(element, "normalname") or has_class(element, "unreg"):
            head = Draft(entry, author=text_of(element) or None)
            anchor = first(element.iter("a"))
            head.author_id = find_number(_USER, anchor.get("href")) if anchor is not None else None
        elif has_class(element, "postdetails"):
            _take_details(head, element, clock)
        elif has_class(element, "postcolor") and (_POST_ID.fullmatch(element.get("id") or "") or head.posted.raw):
            # Messages of 1.3 have no number of their own; an anchor above the name has it.
            head.post_id = find_number(_POST_ID, element.get("id")) or head.post_id
            _take_message(head, element, clock)
            drafts.append(head)
            head = Draft()
    return make_page(engine, page, _frame(page), drafts, clock)


def _frame(page: PageSource) -> Frame:
    root = page.tree
    bar = first(by_class(root, "maintitle", "div"))
    bold = None if bar is None else first(bar.iter("b"))
    trail = by_id(root, "navstrip")
    crumbs = [] if trail is None else [text for a in trail.iter("a") if (text := text_of(a))]
    number = figure(text_of(first(by_class(root, "pagecurrent")))) or 1
    links = [a for e in by_class(root, "pagelink") for a in e.iter("a")]
    return Frame(
        "Invision Community",
        title=text_of(bold) or page_title(root),
        thread_id=find_number(
            _TOPIC, page.capture.url, link(root, "canonical"), *(a.get("href") for a in root.iter("a"))
        ),
        board=tuple(crumbs[1:]),
        site_name=crumbs[0] if crumbs else "",
        version="2",
        page=number,
        pages=highest(links, number),
    )


def _take_details(draft: Draft, element: _Element, clock: Clock) -> None:
    place = first(a for a in element.iter("a") if _PLACE.fullmatch(text_of(a)))
    if place is not None:
        draft.stand_at(text_of(place))
    elif not draft.posted.raw and any(c.isdigit() for c in own_text(element)):
        draft.posted = clock.stamp(own_text(element))


def _take_message(draft: Draft, element: _Element, clock: Clock) -> None:
    draft.read(_MARKUP, element)
    cell = element.getparent()
    note = inside(cell, "edit", "span")
    match = _EDITED.search(text_of(note))
    if match is not None:
        draft.edited_by, draft.edited_at = match[1], clock.note(match[2])
    draft.body.signature = signature_lines(inside(cell, "signature", "div"), _MARKUP)


def _quote(element: _Element) -> QuoteHead | None:
    if not has_class(element, "quotemain"):
        return None
    head = element.getprevious()
    match = _SAID.search(text_of(head)) if head is not None and has_class(head, "quotetop") else None
    return QuoteHead() if match is None else QuoteHead(match[1], None, match[2] or "")


def _claim(element: _Element, _: Body) -> Claim | None:
    return SKIP if has_class(element, "quotetop") or has_class(element, "codetop") else None


_MARKUP = Markup(quote=_quote, claim=_claim, skip=frozenset(("edit",)), code=frozenset(("codemain",)))
