"""Threads of Hacker News: today's rows (``tr.athing.comtr``) and the nested tables of before 2015.

How far a comment is indented (the width of a blank image) tells which one it answers. Times are UTC; pages from
before their exact form stood in ``title`` have them in words only.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import has_class, host_of, page_title, query_value, text_of
from reader.engines.parts.draft import Draft, Nesting
from reader.engines.parts.finders import figure, find_class, first, link_to, number_argument, own_addresses
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Markup, plain_quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.message import Body

_AGO = re.compile(r"\d{1,4} (?:minute|hour|day|month|year)s? ago|on [A-Z][a-z]{2} \d{1,2}, \d{4}")
_TITLE_END = re.compile(r" \| Hacker News$")
_STEP = 40


class HackerNews:
    """Reads stories with their comments, and tells lists of stories apart from them."""

    name = "hackernews"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the classes of its rows and the form of its links."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "user?id=" not in text or "comhead" not in text:
            return 0.0
        if "comment-tree" in text or "fatitem" in text or 'class="comment"' in text or "class=comment>" in text:
            return 0.9
        return 0.7 if "athing" in text or "ycombinator" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=dt.UTC)
        story = _story(root, clock)
        drafts = [] if story is None else [story]
        nesting = Nesting(story.post_id if story else "")
        for cell in _cells(root):
            draft = _comment(cell, clock)
            if story is None or draft.post_id != story.post_id:
                draft.reply_to = nesting.parent(_depth(cell), draft.post_id)
                drafts.append(draft)
        return make_page(self.name, page, _facts(page, drafts), drafts, clock)


def _facts(page: PageSource, drafts: list[Draft]) -> Frame:
    root = page.tree
    frame = Frame("Hacker News", site_name="Hacker News")
    line = first(find_class(root, "titleline"))
    if line is None:
        line = first(td for td in find_class(root, "title") if td.tag == "td" and first(td.iter("a")) is not None)
    title = first(line.iter("a")) if line is not None and drafts else None
    frame.title = text_of(title) or _TITLE_END.sub("", page_title(root))
    named = (number_argument(url, "id") for url in own_addresses(page))
    frame.thread_id = (drafts[0].post_id if drafts else "") or next(filter(None, named), "")
    links = (a.get("href") or "" for a in root.iter("a") if "user?id=" in (a.get("href") or ""))
    frame.host = next(filter(host_of, links), "https://news.ycombinator.com")
    if drafts:
        counts = (text_of(a) for sub in find_class(root, "subtext") for a in sub.iter("a"))
        frame.replies = next((n for t in counts if "comment" in t and (n := figure(t)) is not None), None)
        frame.page = 1
        if any(has_class(a, "morelink") for a in root.iter("a")):
            frame.notes.append("The thread has more comments on further pages.")
    return frame


def _story(root: _Element, clock: Clock) -> Draft | None:
    """The story or, on a comment's own page, that comment; None on lists."""
    top = first(find_class(root, "fatitem"))
    box = top
    if box is None:
        if first(_cells(root)) is None:
            return None
        subtext = first(find_class(root, "subtext"))
        box = None if subtext is None else first(subtext.iterancestors("table"))
    if box is None:
        return None
    cell = first(find_class(box, "default"))
    if cell is not None:
        draft = _comment(cell, clock)
        up = first(a for a in box.iter("a") if text_of(a) == "parent")
        draft.reply_to = query_value(up.get("href"), "id") or None if up is not None else None
        return draft
    head = first(find_class(box, "subtext"))
    if head is None:
        return None
    draft = Draft(floor=1)
    _head(draft, head, clock)
    row = first(find_class(box, "athing"))
    draft.post_id = (row.get("id") or "" if row is not None else "") or draft.post_id
    words = first(find_class(box, "toptext"))
    words = _old_text(head) if words is None else words
    return draft if words is None else draft.read(_MARKUP, words)


def _old_text(head: _Element) -> _Element | None:
    """The row after a story's line of frame holds its text, or the form to answer."""
    row = first(head.iterancestors("tr"))
    after = row.getnext() if row is not None else None
    while after is not None and after.tag == "tr":
        cells = [td for td in after.iter("td") if text_of(td)]
        if cells and first(after.iter("form")) is None:
            return cells[-1]
        after = after.getnext()
    return None


def _cells(root: _Element) -> Iterator[_Element]:
    """The cells that hold a comment each."""
    for cell in root.iter("td"):
        if has_class(cell, "default"):
            yield cell


def _depth(cell: _Element) -> int:
    row = first(cell.iterancestors("tr"))
    for mark in () if row is None else row.iter("td", "img"):
        if mark is cell:
            break
        if mark.tag == "td" and (mark.get("indent") or "").isdecimal():
            return int((mark.get("indent") or "")[:4])
        width = (mark.get("width") or "")[:6]
        if mark.tag == "img" and width.isdecimal() and mark.get("height") == "1":
            return int(width) // _STEP
    return 0


def _comment(cell: _Element, clock: Clock) -> Draft:
    draft = Draft()
    head = first(find_class(cell, "comhead"))
    if head is not None:
        _head(draft, head, clock)
    row = first(r for r in cell.iterancestors("tr") if has_class(r, "athing"))
    draft.post_id = (row.get("id") or "" if row is not None else "") or draft.post_id
    body = first(find_class(cell, "commtext"))
    body = first(find_class(cell, "comment")) if body is None else body
    if body is not None:
        draft.read(_MARKUP, body)
    if not draft.author and body is not None and text_of(body).startswith(("[flagged]", "[dead]", "[deleted]")):
        draft.hidden = True
    return draft


def _head(draft: Draft, head: _Element, clock: Clock) -> None:
    who = link_to(head, "user?id=")
    draft.author = text_of(who)
    draft.author_id = query_value(who.get("href"), "id") if who is not None else None
    draft.post_id = next((i for a in head.iter("a") if (i := _item(a.get("href") or ""))), "") or _score_id(head)
    age = first(find_class(head, "age"))
    exact = (age.get("title") or "").partition(" ")[0] if age is not None else ""
    match = _AGO.search(text_of(head))
    exact = f"{exact}Z" if exact and exact[-1] != "Z" else exact
    draft.posted = clock.stamp(text_of(age) or (match[0] if match else ""), exact)


def _item(href: str) -> str:
    return number_argument(href, "id") if "item?" in href else ""


def _score_id(head: _Element) -> str:
    marks = ((e.get("id") or "").removeprefix("score_") for e in head.iter("span"))
    return next((mark for mark in marks if mark.isdigit()), "")


def _rule(element: _Element, _: Body) -> Claim | None:
    """The links to answer and the rule under each comment are no part of its words."""
    if element.tag == "font" and element.get("size") == "1":
        return SKIP
    return SKIP if has_class(element, "reply") else None


_MARKUP = Markup(quote=plain_quote, claim=_rule, whole_addresses=False)
