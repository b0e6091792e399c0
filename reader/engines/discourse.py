"""Topics of Discourse: as its scripts build them, and as it serves them to crawlers and without scripts.

Elements as in ``app/views/topics/show.html.erb`` and the client's post widgets of 2.x and 3.x. A post is named by its
number within the topic in both forms, as quotations name it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.blocks import Claim
from reader.engines.clock import Clock, Stamp
from reader.engines.dom import by_class, by_id, has_class, link, meta, names, page_title, text_of
from reader.engines.draft import Draft
from reader.engines.finders import figure, find_number, first, inside, link_text, parted
from reader.engines.frame import Frame, make_page
from reader.engines.message import Body, Markup, QuoteHead, read_message, speaker

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_POST = re.compile(r"""id=["']?post_\d""")
_POST_ID = re.compile(r"post_(\d{1,9})")
_TOPIC = re.compile(r"/t/(?:[^/\s]{1,300}/)?(\d{1,12})(?:[/?#]|$)")
_PAGE = re.compile(r"[?&]page=(\d{1,6})")
_VERSION = re.compile(r"Discourse (\d{1,4}\.\d{1,3}(?:\.\d{1,3})?\S{0,12})")


class Discourse:
    """Reads both forms of a topic."""

    name = "discourse"

    def recognise(self, page: PageSource) -> float:
        """By the ids and classes of its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "crawler-post" in text and "topic-body" in text:
            return 0.9
        return 0.9 if "cooked" in text and "topic-post" in text and _POST.search(text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page)
        blocks = parted(root, (e for e in root.iter("div", "article") if _POST_ID.fullmatch(e.get("id") or "")))
        drafts = [_read_post(block, clock) for block in blocks if _content(block) is not None]
        return make_page(self.name, page, _frame(page), drafts, clock)


def _content(block: HtmlElement) -> HtmlElement | None:
    cooked = inside(block, "cooked", "div")
    return cooked if cooked is not None else inside(block, "post", "div")


def _frame(page: PageSource) -> Frame:
    root = page.tree
    box = by_id(root, "topic-title")
    heading = first(root.iter("h1") if box is None else box.iter("h1"))
    categories = first(e for e in by_class(root if box is None else box, "topic-category"))
    shown = () if categories is None else (text_of(e) for e in categories.iter("span", "a") if _is_category(e))
    version = _VERSION.search(page.generator)
    address = link(root, "canonical") or meta(root, "og:url")
    number = figure(find_number(_PAGE, page.capture.url, address)) or 1
    following = link(root, "next") or next((a.get("href") or "" for a in root.iter("a") if a.get("rel") == "next"), "")
    crawled = first(by_class(root, "crawler-post")) is not None
    return Frame(
        "Discourse",
        title=link_text(heading)[0] or text_of(heading) or page_title(root),
        thread_id=find_number(_TOPIC, page.capture.url, address, link_text(heading)[1]),
        board=tuple(dict.fromkeys(name for name in shown if name)),
        version=version[1] if version else None,
        page=number if crawled else None,
        pages=number if crawled and not following else None,
    )


def _is_category(element: HtmlElement) -> bool:
    classes = (element.get("class") or "").split()
    return "category-name" in classes or "badge-category__name" in classes or element.get("itemprop") == "name"


def _read_post(block: HtmlElement, clock: Clock) -> Draft:
    found = _POST_ID.fullmatch(block.get("id") or "")
    content = _content(block)
    body = Body() if content is None else read_message(_MARKUP, (content,))
    number = found[1] if found else ""
    draft = Draft(number, figure(number), body=body, author_id=block.get("data-user-id"))
    who = inside(block, "creator")
    if who is not None:
        draft.author = text_of(first(e for e in who.iter("span", "a") if e.get("itemprop") == "name")) or text_of(who)
    else:
        line = inside(block, "names")
        user = inside(line, "username")
        card = None if line is None else first(e for e in line.iter("a") if e.get("data-user-card"))
        draft.author = card.get("data-user-card") if card is not None else text_of(user) or None
    draft.posted = _posted(block, clock)
    tab = inside(block, "reply-to-tab")
    if tab is not None:
        draft.reply_to = find_number(re.compile(r"/(\d{1,9})$"), tab.get("href")) or None
    return draft


def _posted(block: HtmlElement, clock: Clock) -> Stamp:
    time = inside(block, "post-time", "time")
    if time is not None:
        return clock.stamp(text_of(time), time.get("datetime"))
    date = inside(inside(block, "post-date"), "relative-date")
    if date is None:
        date = inside(block, "relative-date")
    return Stamp() if date is None else clock.stamp(text_of(date), date.get("data-time"), date.get("title"))


def _quote(element: HtmlElement) -> QuoteHead | None:
    if element.tag == "aside" and has_class(element, "quote"):
        head = inside(element, "title", "div")
        name = element.get("data-username") or speaker(text_of(head))
        return QuoteHead(name, element.get("data-post"), "", () if head is None else (head,))
    if element.tag == "blockquote":
        parent = element.getparent()
        return None if parent is not None and has_class(parent, "quote") else QuoteHead()
    return None


def _claim(element: HtmlElement, _: Body) -> Claim | None:
    """Of the preview that the software makes of a linked page only the link is the author's."""
    if element.tag == "a" and element.get("href"):
        parent = element.getparent()
        if parent is not None and parent.tag == "header" and has_class(parent, "source"):
            return Claim(text=element.get("href"))
    return None


_MARKUP = Markup(
    quote=_quote,
    claim=_claim,
    skip=names("codeblock-button-wrapper meta cooked-selection-barrier onebox-body onebox-metadata quote-controls"),
)
