"""Threads of Xiuno BBS 4 (``view/htm/thread.htm`` and ``post_list.inc.htm`` of its default theme).

The first post stands in a card of its own, without its id; replies are ``li.post[data-pid]``. Quoted posts are cut
to their first 100 characters by the program, with no id: they are found again by author and words.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import has_class, own_text, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_class, first, link_to, own_addresses, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import COLONS, Markup, QuoteHead
from reader.text.dates import CHINA

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.message import Body

_NEAR = 20
_USER = re.compile(r"(?:^|[/?])user-(\d{1,12})\.htm")
_THREAD = re.compile(r"(?:^|[/?])thread-(\d{1,12})(?:-(\d{1,6}))?\.htm")
_FOOT = 30_000
_VERSION = re.compile(r"Xiuno ?BBS ?(\d(?:\.\d{1,3}){1,3})", re.IGNORECASE)


class Xiuno:
    """Reads threads of Xiuno BBS, and tells its lists apart from them."""

    name = "xiuno"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the classes of the template and the program's script."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "break-all" in text and "isfirst=" in text and "card-thread" in text:
            return 0.9
        if "break-all" in text and "postlist" in text and "data-pid=" in text:
            return 0.9
        # The program's scripts stand at the end.
        return 0.6 if "xiuno.js" in text[-_FOOT:] and "data-pid=" not in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=CHINA)
        card = first(find_class(root, "card-thread"))
        replies = [li for li in root.iter("li") if li.get("data-pid") and has_class(li, "post")]
        parted(root, replies if card is None else [card, *replies])
        drafts = [] if card is None else _first_post(card, clock)
        drafts += (_reply(li, clock) for li in replies)
        return make_page(self.name, page, _facts(page, card, drafts), drafts, clock)


def _facts(page: PageSource, card: _Element | None, drafts: list[Draft]) -> Frame:
    root = page.tree
    frame = Frame("Xiuno BBS", list_pages=True)
    heading = None if card is None else first(card.iter("h4"))
    whole = page_title(root)
    frame.title = text_of(heading)
    brands = (a for a in find_class(root, "navbar-brand") if "forum-" in (a.get("href") or ""))
    board = next((name for a in brands if (name := text_of(a))), "")
    # Only the end of the thread's title is looked for: markup in it shows in one of the two places.
    after = whole.rpartition(frame.title[-12:])[2] if frame.title else ""
    if not board and after.startswith("-"):
        board = after[1:].rpartition("-")[0]
    frame.board = (board,) if board else ()
    frame.site_name = after.removeprefix(f"-{board}-") if after.startswith(f"-{board}-") else ""
    frame.page, frame.pages = _pager(root)
    frame.is_message = not drafts and _is_message(root)
    frame.thread_id = _thread_id(page)
    if drafts:
        frame.replies = figure(text_of(first(find_class(root, "posts"))))
    if card is not None:
        eye = first(find_class(card, "icon-eye"))
        frame.views = figure((eye.tail or "")[:40]) if eye is not None else None
    match = _VERSION.search(page.generator)
    frame.version = match[1] if match else None
    return frame


def _is_message(root: _Element) -> bool:
    """Whether the program says something, with a sign before it, or asks for a password."""
    if first(find_class(root, "threadlist")) is not None:
        return False
    signs = (e for title in find_class(root, "card-title") for e in find_class(title, "icon-warning-sign", "icon-ok"))
    return first(signs) is not None or any(e.get("type") == "password" for e in root.iter("input"))


def _thread_id(page: PageSource) -> str:
    box = first(e for e in page.tree.iter("input") if e.get("name") == "modtid")
    if box is not None and (box.get("value") or "").isdigit():
        return box.get("value") or ""
    marked = next((a.get("data-tid") for a in page.tree.iter("a") if (a.get("data-tid") or "").isdigit()), None)
    links = (a.get("href") or "" for ul in find_class(page.tree, "pagination") for a in ul.iter("a"))
    found = (match[1] for url in (*own_addresses(page), *links) if (match := _THREAD.search(url)))
    return marked or next(found, "")


def _pager(root: _Element) -> tuple[int, int]:
    """The number of the page and of all; a thread without a pager has one page."""
    pager = first(find_class(root, "pagination"))
    if pager is None:
        return 1, 1
    active = figure(text_of(first(find_class(pager, "active")))) or 1
    listed = [n for a in pager.iter("a") if (n := figure(own_text(a)))]
    linked = [int(m[2]) for a in pager.iter("a") if (m := _THREAD.search(a.get("href") or "")) and m[2]]
    return active, max([active, *listed, *linked])


def _first_post(card: _Element, clock: Clock) -> list[Draft]:
    body = first(find_class(card, "message"))
    if body is None or _is_link_only(body):
        return []
    draft = Draft(floor=1)
    _head(draft, card, clock)
    return [_body(draft, body)]


def _is_link_only(body: _Element) -> bool:
    """Later pages print a link to the thread in place of its first post."""
    link = link_to(body, "thread-")
    return link is not None and text_of(link) == text_of(body) and first(body.iter("img")) is None


def _reply(item: _Element, clock: Clock) -> Draft:
    draft = Draft(post_id=item.get("data-pid") or "", author_id=item.get("data-uid"))
    _head(draft, item, clock)
    draft.floor = figure(text_of(first(find_class(item, "floor"))))
    body = first(find_class(item, "message"))
    return draft if body is None else _body(draft, body)


def _head(draft: Draft, box: _Element, clock: Clock) -> None:
    name = first(find_class(box, "username"))
    draft.author = text_of(name)
    link = link_to(name, "user-")
    match = _USER.search(link.get("href") or "") if link is not None else None
    draft.author_id = match[1] if match else draft.author_id
    date = first(find_class(box, "date"))
    draft.posted = clock.stamp(text_of(date), None if date is None else date.get("title"))


def _body(draft: Draft, body: _Element) -> Draft:
    # Each once, where lists hold one another.
    links = dict.fromkeys(a for files in find_class(body, "attachlist") for a in files.iter("a"))
    draft.body.attachments = [name for a in links if (name := text_of(a))]
    return draft.read(_MARKUP, body)


def _begins_with(element: _Element, name: str, *tags: str) -> _Element | None:
    """The first element of a class near an element's beginning; quotations may hold one another by the thousand."""
    return first(e for e in islice(element.iter(*(tags or ("*",))), _NEAR) if has_class(e, name))


def _rule(element: _Element, _: Body) -> Claim | None:
    return SKIP if element.tag == "fieldset" and _begins_with(element, "attachlist") is not None else None


def _quote(element: _Element) -> QuoteHead | None:
    """A quoted post begins with its author's portrait and name; other quotations are the author's own."""
    if element.tag != "blockquote":
        return None
    who = _begins_with(element, "user", "a")
    return QuoteHead() if who is None else QuoteHead(text_of(who), chrome=(who,), lead=COLONS)


_MARKUP = Markup(quote=_quote, claim=_rule, whole_addresses=False)
