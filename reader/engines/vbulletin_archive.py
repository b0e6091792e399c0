"""Threads as the archive of vBulletin 3 and 4 shows them: plain pages for search engines, without ids and quotations.

Elements as in ``archive/index.php`` of these versions: ``.post`` with ``.username``, ``.date`` and ``.posttext``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_class, by_id, link, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_number, first, highest, inside, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Markup

if TYPE_CHECKING:
    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_TOPIC = re.compile(r"(?:/t-|[?&;]t=|/threads?/|showthread\.php[?/])(\d{1,12})")


def is_archive(text: str) -> bool:
    """Whether a page's markup is a thread in the archive."""
    return "posttext" in text and "posttop" in text and "pagebody" in text


def read_archive(engine: str, page: PageSource) -> ThreadPage:
    """Read a thread of the archive.

    Args:
        engine: name that the thread's key bears.
        page: the page.
    """
    root = page.tree
    clock = Clock(page, order="mdy")
    boxes = parted(root, by_class(root, "post", "div"))
    blocks = [box for box in boxes if inside(box, "posttext") is not None]
    clock.learn(text_of(inside(box, "date")) for box in blocks)
    bar = by_id(root, "pagenumbers")
    marks = [text_of(e) for e in bar.iter("b", "strong")] if bar is not None else []
    number = next((n for mark in marks if mark.isdecimal() and (n := figure(mark)) is not None), 1)
    drafts = []
    for place, box in enumerate(blocks, 1):
        # Posts bear no numbers; only on the first page their places are known.
        draft = Draft(floor=place if number == 1 else None, author=text_of(inside(box, "username")) or None)
        draft.posted = clock.stamp(text_of(inside(box, "date")))
        text = inside(box, "posttext")
        drafts.append(draft if text is None else draft.read(_MARKUP, text))
    full = first(a for e in by_class(root, "largefont") for a in e.iter("a"))
    trail = by_id(root, "navbar")
    crumbs = [] if trail is None else [text_of(a) for a in trail.iter("a")]
    href = full.get("href") if full is not None else None
    frame = Frame(
        "vBulletin",
        title=text_of(full) or page_title(root),
        thread_id=find_number(_TOPIC, href, page.capture.url, link(root, "canonical")),
        board=tuple(crumbs[1:]),
        site_name=crumbs[0] if crumbs else "",
        view="archiver",
        page=number,
        pages=highest(bar.iter("a") if bar is not None else (), number),
    )
    return make_page(engine, page, frame, drafts, clock)


_MARKUP = Markup()
