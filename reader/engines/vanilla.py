"""Discussions of Vanilla Forums 2, 3 and its hosted successor.

Elements as in ``views/discussion`` of the application Vanilla: ``.ItemDiscussion``, ``.ItemComment``, ``.userContent``.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, has_class, link, meta, names, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import editor, figure, find_number, first, highest, inside, link_text, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, signature_lines, speaker

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_POST_ID = re.compile(r"(?:Discussion|Comment)_(\d{1,12})")
_TOPIC = re.compile(r"/discussion/(\d{1,12})")
_BY = re.compile(r" by (.{1,80}?)\.?$")
_USER = re.compile(r"/profile/(\d{1,12})/")


class Vanilla:
    """Reads discussions as the default themes show them."""

    name = "vanilla"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the classes of its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "ItemComment" not in text and "ItemDiscussion" not in text:
            return 0.0
        if "userContent" in text or "MessageList" in text:
            return 0.9
        return 0.6 if "DataList" in text or "DataTable" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page)
        blocks = parted(root, (e for e in root.iter("div", "li", "article") if _is_post(e)))
        # Boards list their discussions in elements of the same class, without messages.
        drafts = [_read_post(block, clock) for block in blocks if _content(block) is not None]
        return make_page(self.name, page, _frame(page), drafts, clock)


def _is_post(element: _Element) -> bool:
    classes = (element.get("class") or "").split()
    return "ItemDiscussion" in classes or "ItemComment" in classes


def _frame(page: PageSource) -> Frame:
    root = page.tree
    heading = first(root.iter("h1"))
    trail = first(by_class(root, "Breadcrumbs"))
    crumbs = [] if trail is None else [link_text(e) for e in by_class(trail, "CrumbLabel")]
    board = [name for name, href in crumbs if name and "/discussion/" not in href]
    bar = first(by_class(root, "Pager"))
    number = figure(text_of(inside(bar, "Highlight"))) or 1
    return Frame(
        "Vanilla",
        title=text_of(heading) or page_title(root),
        thread_id=find_number(_TOPIC, page.capture.url, link(root, "canonical"), meta(root, "og:url")),
        board=tuple(board[1:]) if len(board) > 1 else tuple(board),
        page=number,
        pages=highest(bar.iter("a") if bar is not None else (), number),
    )


def _content(block: _Element) -> _Element | None:
    return first(e for e in block.iter("div") if has_class(e, "userContent") or has_class(e, "Message"))


def _read_post(block: _Element, clock: Clock) -> Draft:
    message = _content(block)
    body = Body() if message is None else read_message(_MARKUP, (message,))
    draft = Draft(_post_id(block), body=body)
    opens = has_class(block, "ItemDiscussion")
    draft.floor = 1 if opens else None
    named = first(e for e in block.iter("a") if has_class(e, "Username") and text_of(e))
    if named is None:
        draft.author = link_text(inside(block, "Author"))[0] or None
    else:
        draft.author, draft.author_id = text_of(named), find_number(_USER, named.get("href"))
    draft.posted = _posted(block, message, clock)
    edited = inside(block, "DateUpdated")
    if edited is not None:
        _take_edit(edited, draft, clock)
    body.signature = signature_lines(inside(block, "UserSignature"), _MARKUP)
    files = (a for e in by_class(block, "Attachment") for a in e.iter("a"))
    body.attachments.extend(text for text in map(text_of, files) if text)
    return draft


def _take_edit(note: _Element, draft: Draft, clock: Clock) -> None:
    """The note on the last edit, whose hover text tells by whom."""
    time, told = first(note.iter("time")), note.get("title") or ""
    at = clock.note(told) if time is None else clock.note(text_of(time), time.get("datetime"))
    draft.edited_at = at or clock.note(text_of(note))
    named = _BY.search(told) if draft.edited_at is not None else None
    draft.edited_by = editor(told, named[1] if named else None, draft.author)


def _post_id(block: _Element) -> str:
    """The number of a comment; the first post is named by its discussion's, which comments count apart."""
    found = _POST_ID.fullmatch(block.get("id") or "")
    if found is None:
        return ""
    return f"d{found[1]}" if has_class(block, "ItemDiscussion") else found[1]


def _posted(block: _Element, message: _Element | None, clock: Clock) -> Stamp:
    created = inside(block, "DateCreated")
    inner = set(message.iter("time")) if message is not None else set()
    scope = block if created is None else created
    time = first(e for e in scope.iter("time") if e not in inner)
    return Stamp() if time is None else clock.stamp(text_of(time), time.get("datetime"), time.get("title"))


def _quote(element: _Element) -> QuoteHead | None:
    embedded = element.get("data-embedjson")
    if embedded is not None and '"quote"' in embedded[:4000]:
        return _embedded(embedded)
    if element.tag != "blockquote" or any(e.get("data-embedjson") for e in islice(element.iterancestors(), 4)):
        return None
    head = inside(element, "QuoteAuthor")
    if head is None:
        return QuoteHead()
    return QuoteHead(link_text(head)[0] or speaker(text_of(head)), None, "", (head,))


def _embedded(text: str) -> QuoteHead:
    """The source of a quotation of the newer editor, which keeps it as data."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return QuoteHead()
    if not isinstance(data, dict):
        return QuoteHead()
    user, number = data.get("insertUser"), data.get("recordID")
    name = user.get("name") if isinstance(user, dict) else None
    prefix = "d" if data.get("recordType") == "discussion" else ""
    return QuoteHead(name if isinstance(name, str) else None, f"{prefix}{number}" if isinstance(number, int) else None)


_MARKUP = Markup(quote=_quote, skip=names("QuoteAuthor embedQuote-header QuoteFolder Reactions"))
