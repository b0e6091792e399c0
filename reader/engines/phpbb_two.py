"""Threads of phpBB 2 in its own style subSilver and styles made from it.

Elements as in ``templates/subSilver/viewtopic_body.tpl`` of 2.0: nested tables, told apart by classes. Forumotion's
boards have a style made from it, with the posts' numbers in classes (``post--12``) and other addresses (``/t31-``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.parts.blocks import Claim
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_class, has_class, own_text, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import find_number, first, own_addresses, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, MessageReader, QuoteHead, speaker
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_TOPIC = re.compile(r"(?:[?&;]t=|viewtopic_|-t|ftopic|^https?://[^/]{1,80}/t)(\d{1,12})")
_HOSTED = re.compile(r"post--(\d{1,12})")
_MEMBER = re.compile(r"(?:[?&;]u=|^(?:https?://[^/]{1,80})?/u)(\d{1,12})")
_BOARD = re.compile(r"viewforum|(?:^|/)f\d{1,8}(?:p\d{1,8})?-")
_NUMBER = re.compile(r"\d{1,12}")
_PAGES = re.compile(r"(\d{1,6})\D{1,12}(\d{1,6})\s*$")
_RULE = re.compile(r"_{5,40}")
_EDITED = re.compile(r"edited by (.{1,60}?) on (.{8,40}?)(?:;|, edited|$)", re.IGNORECASE)


def is_phpbb_two(text: str) -> bool:
    """Whether markup is a thread of phpBB 2."""
    if "postdetails" not in text or "postbody" not in text or "postprofile" in text:
        return False
    return "viewtopic" in text or "post post--" in text


def read_phpbb_two(engine: str, page: PageSource) -> ThreadPage:
    """Read a page of phpBB 2."""
    root = page.tree
    clock = Clock(page)
    rows = parted(root, (row for row in root.iter("tr") if _is_post(row)))
    drafts = [post for row in rows if (post := _read_row(row, clock)) is not None]
    title = first(by_class(root, "maintitle"))
    title = first(by_class(root, "cattitle", "h1")) if title is None else title
    crumbs = [a for a in by_class(root, "nav", "a") if _BOARD.search(a.get("href") or "")]
    pager = first(
        e for e in by_class(root, "nav", "span", "td") if e.find("b") is not None and _PAGES.search(text_of(e))
    )
    number, pages = (1, 1)
    if pager is not None and (match := _PAGES.search(text_of(pager))):
        number, pages = int(match[1]), int(match[2])
    links = [title.get("href") if title is not None else None, *(a.get("href") for a in root.iter("a"))]
    frame = Frame(
        "phpBB 2",
        title=text_of(title) or page_title(root),
        board=tuple(dict.fromkeys(text_of(a) for a in crumbs)),
        thread_id=find_number(_TOPIC, *own_addresses(page), *links),
        page=number,
        pages=pages,
        version="2",
    )
    return make_page(engine, page, frame, drafts, clock)


def _is_post(row: _Element) -> bool:
    """Whether a row has an author's cell and a message's."""
    cells = [cell for cell in row if cell.tag == "td"]
    return len(cells) == 2 and any(has_class(child, "name") for child in cells[0] if isinstance(child.tag, str))


def _read_row(row: _Element, clock: Clock) -> Draft | None:
    """A post from its row: the author's cell and the message's."""
    cells = [cell for cell in row if cell.tag == "td"]
    if len(cells) != 2:
        return None
    name = first(by_class(cells[0], "name", "span", "b"))
    texts = [e for e in by_class(cells[1], "postbody", "span", "div", "td") if e.getparent() is not None]
    if name is None or not texts:
        return None
    draft = Draft(author=text_of(name) or None)
    anchor = first(a for a in name.iter("a") if _NUMBER.fullmatch(a.get("name") or a.get("id") or ""))
    if anchor is not None:
        draft.post_id = anchor.get("name") or anchor.get("id") or ""
    hosted = _HOSTED.search(row.get("class") or "")
    draft.post_id = draft.post_id or (hosted[1] if hosted else "")
    member = first(a for a in name.iter("a") if _MEMBER.search(a.get("href") or ""))
    draft.author_id = find_number(_MEMBER, member.get("href")) if member is not None else None
    details = first(by_class(cells[1], "postdetails"))
    # The time is the text before the first element; the subject follows. On hosted boards it stands behind the last.
    printed = normalise((details.text if details is not None else "") or "")
    if details is not None and hosted and len(details):
        printed = normalise(details[-1].tail or "")
    draft.posted = clock.stamp(printed.partition(": ")[2] or printed)
    draft.body = _message(texts[0])
    _take_edit(draft, cells[1], clock)
    return draft


def _message(text: _Element) -> Body:
    """The words, quotes and code of a post: they stand side by side in the cell of its first words."""
    reader = MessageReader(_MARKUP)
    cell = text.getparent() if text.tag == "span" else text
    reader.walker.feed_inside(text if cell is None else cell)
    body = reader.finish()
    rule = next((i for i, line in enumerate(body.lines) if _RULE.fullmatch(line[1])), None)
    if rule is not None:
        body.signature = [text for _, text, _ in body.lines[rule + 1 :]]
        del body.lines[rule:]
    return body


def _take_edit(draft: Draft, cell: _Element, clock: Clock) -> None:
    for note in by_class(cell, "gensmall", "span"):
        if match := _EDITED.search(text_of(note)):
            draft.edited_by, draft.edited_at = match[1], clock.note(match[2])
    draft.body.notices.clear()


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag == "blockquote":
        cite = first(element.iter("cite"))
        return QuoteHead(speaker(text_of(cite)), chrome=() if cite is None else (cite,))
    if element.tag != "table":
        return None
    cell = first(td for row in element.iter("tr") for td in row if has_class(td, "quote"))
    if cell is None or cell not in [td for row in _rows(element) for td in row]:
        return None
    head = first(by_class(element, "genmed", "span"))
    return QuoteHead(speaker(text_of(head)), None, "", () if head is None else (head,))


def _rows(table: _Element) -> list[_Element]:
    return [row for part in (table, *table.iterchildren("tbody")) for row in part if row.tag == "tr"]


def _claim(element: _Element, _: Body) -> Claim | None:
    if element.tag == "table":
        head = first(by_class(element, "genmed", "span"))
        if first(by_class(element, "code", "td")) is not None and head is not None:
            return Claim(kind=ParagraphKind.CODE)
    if element.tag == "span" and has_class(element, "genmed") and own_text(element) == "":
        return Claim(skip=True)
    if has_class(element, "gensmall") and element.tag == "span":
        return Claim(skip=True)
    return None


_MARKUP = Markup(quote=_quote, claim=_claim, code=frozenset(("cont_code",)))
