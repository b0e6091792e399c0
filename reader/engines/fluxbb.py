"""Threads of FluxBB and of PunBB, from which it comes.

Elements as in ``viewtopic.php`` of FluxBB 1.4 and 1.5, PunBB 1.2 (which prints like FluxBB) and 1.3 and 1.4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_class, by_id, has_class, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import (
    children_of,
    editor,
    figure,
    find_number,
    first,
    highest,
    inside,
    link_text,
    parted,
)
from reader.engines.parts.frame import Frame, count_replies, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, signature_lines, speaker

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_PAGE = re.compile(r" \(Page \d{1,6}\)$")
_POST_ID = re.compile(r"p(\d{1,12})")
_TOPIC = re.compile(r"viewtopic\.php\?id=(\d{1,12})|/topic/(\d{1,12})")
_USER = re.compile(r"(?:profile\.php\?id=|/user/)(\d{1,12})")
_BY = r"(?:by|par|von|door|da|di|por|przez|av|af|od) "
_EDITED = re.compile(rf"{_BY}(.{{1,80}}) \((.{{6,40}}?)\)$")
_LAST = re.compile(r"\(([^()]{6,40})\)$")
_PUN_EDITED = re.compile(rf"{_BY}(.{{1,80}}) (\S{{4,12}} \S{{4,10}}(?: [ap]m)?)\)$", re.IGNORECASE)
_HEAD = 30_000
"""Characters at a page's beginning that name what it is."""
_OTHER_PAGE = re.compile(
    r"""id=["']?(?:pun(?:index|viewforum|login|search|register|userlist)|"""
    r"""brd-(?:index|viewforum|login|message|search|register|userlist)|msg["']? class=["']?block)(?=["'\s>])"""
)
_COUNT = re.compile(r":\D{0,20}\d{1,7}\D{1,8}\d{1,7}\D{1,8}(\d{1,7})|:\D{0,4}(\d{1,7})")


class FluxBB:
    """Reads threads as both programs show them."""

    name = "fluxbb"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the names of the page's frame and its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "blockpost" in text and "postmsg" in text and "postleft" in text:
            return 0.9
        if "post-ident" in text and "entry-content" in text and "posthead" in text:
            return 0.9
        return 0.6 if _OTHER_PAGE.search(text, 0, _HEAD) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page)
        flux = parted(root, by_class(root, "blockpost", "div"))
        flux = [block for block in flux if inside(block, "postmsg") is not None]
        if flux:
            drafts = [_read_flux(block, clock) for block in flux]
            frame = _flux_frame(page)
            count_replies(frame, drafts)
            return make_page(self.name, page, frame, drafts, clock)
        pun = parted(root, by_class(root, "post", "div"))
        drafts = [_read_pun(block, clock) for block in pun if inside(block, "entry-content") is not None]
        frame = _pun_frame(page) if drafts or by_id(root, "brdmain") is None else _flux_frame(page)
        frame.is_message = _is_message(root)
        return make_page(self.name, page, frame, drafts, clock)


def _is_message(root: _Element) -> bool:
    """Whether the program says something or asks for a name and password."""
    notice = by_id(root, "msg")
    if notice is not None and has_class(notice, "block"):
        return True
    return any(by_id(root, name) is not None for name in ("brd-message", "brd-login", "punlogin"))


def _topic(page: PageSource, links: list[str]) -> str:
    canonical = [e.get("href") or "" for e in page.tree.iter("link") if e.get("rel") == "canonical"]
    found = (m for text in (page.capture.url or "", *canonical, *links) if (m := _TOPIC.search(text)))
    return next((m[1] or m[2] for m in found), "")


def _trail(root: _Element) -> list[tuple[str, str]]:
    trail = first(by_class(root, "crumbs"))
    if trail is None:
        # PunBB 1.2 has a plain list.
        box = inside(by_id(root, "brdmain"), "linkst") if by_id(root, "brdmain") is not None else None
        trail = first(root.iter("ul")) if box is None else first(box.iter("ul"))
    return [] if trail is None else [(text_of(a), a.get("href") or "") for a in trail.iter("a")]


def _pager(root: _Element) -> tuple[int, int]:
    bar = first(e for e in root.iter("p") if has_class(e, "pagelink") or has_class(e, "paging"))
    if bar is None:
        return 1, 1
    current = next((n for n in (figure(text_of(e)) for e in bar.iter("strong")) if n), 1)
    return current, highest(bar.iter("a"), current)


def _flux_frame(page: PageSource) -> Frame:
    root = page.tree
    trail = _trail(root)
    number, pages = _pager(root)
    heading = by_id(root, "brdtitle")
    heads = [a.get("href") or "" for a in root.iter("a") if "viewtopic.php?id=" in (a.get("href") or "")]
    last = trail[-1][0] if len(trail) > 1 and "viewtopic" in trail[-1][1] else ""
    return Frame(
        "FluxBB",
        title=last or _PAGE.sub("", page_title(root).partition(" / ")[0]),
        thread_id=_topic(page, [href for _, href in reversed(trail)] + heads),
        board=tuple(name for name, href in trail[1:] if "viewforum" in href),
        site_name=text_of(first(heading.iter("h1"))) if heading is not None else "",
        page=number,
        pages=pages,
    )


def _read_flux(block: _Element, clock: Clock) -> Draft:
    found = _POST_ID.fullmatch(block.get("id") or "")
    message = first(e for e in by_class(block, "postmsg", "div") if not has_class(e, "postsignature"))
    note = inside(block, "postedit", "p")
    body = Body() if message is None else read_message(_MARKUP, (message,), () if note is None else (note,))
    draft = Draft(found[1] if found else "", body=body)
    head = first(block.iter("h2"))
    draft.stand_at(text_of(inside(head, "conr")))
    draft.posted = clock.stamp(link_text(head)[0])
    left = inside(block, "postleft", "div")
    who = None if left is None else first(left.iter("dt"))
    _set_author(draft, who)
    _take_note(text_of(note), draft, clock)
    body.signature = signature_lines(inside(block, "postsignature"), _MARKUP)
    return draft


def _set_author(draft: Draft, box: _Element | None) -> None:
    name, href = link_text(box)
    draft.author = name or text_of(box) or None
    draft.author_id = find_number(_USER, href)


def _take_note(text: str, draft: Draft, clock: Clock) -> None:
    """The note on the last edit: ``Last edited by NAME (DATE)``."""
    if not text:
        return
    match = _EDITED.search(text) or _PUN_EDITED.search(text)
    time = _LAST.search(text)
    at = clock.note(match[2]) if match else (clock.note(time[1]) if time else None)
    if at is None:
        draft.body.notices.append(text)
        return
    # In languages that are not known here only the author's own name can be told from the words around it.
    draft.edited_by, draft.edited_at = editor(text, match[1] if match else None, draft.author), at


def _pun_frame(page: PageSource) -> Frame:
    root = page.tree
    crumbs = [link_text(e) for e in by_class(root, "crumb", "span")]
    trail = list(dict.fromkeys(pair for pair in crumbs if pair[0]))
    title = first(by_class(root, "main-title", "h1", "h2"))
    link = link_text(title)
    number, pages = _pager(root)
    return Frame(
        "PunBB",
        title=link[0] or text_of(inside(root, "crumblast")).lstrip("→ "),
        thread_id=_topic(page, [link[1]]),
        board=tuple(name for name, href in trail[1:] if "forum" in href),
        site_name=trail[0][0] if trail else "",
        page=number,
        pages=pages,
        replies=_replies(root),
        host=trail[0][1] if trail else "",
    )


def _replies(root: _Element) -> int | None:
    match = _COUNT.search(text_of(inside(root, "item-info")))
    count = int(match[1] or match[2]) if match else 0
    return count - 1 if count else None


def _read_pun(block: _Element, clock: Clock) -> Draft:
    head = inside(block, "posthead", "div")
    found = _POST_ID.fullmatch((head.get("id") or "") if head is not None else "")
    message = inside(block, "entry-content", "div")
    signature = inside(block, "sig-content", "div")
    left_out = () if signature is None else (signature,)
    body = Body() if message is None else read_message(_MARKUP, (message,), left_out)
    draft = Draft(found[1] if found else "", floor=figure(text_of(inside(head, "post-num"))), body=body)
    draft.posted = clock.stamp(text_of(inside(head, "permalink")))
    _set_author(draft, inside(block, "username", "li"))
    if draft.author is None:
        _set_author(draft, inside(head, "post-byline"))
    _take_note(text_of(inside(head, "post-edit")), draft, clock)
    body.signature = signature_lines(signature, _MARKUP)
    return draft


def _quote(element: _Element) -> QuoteHead | None:
    parent = element.getparent()
    if has_class(element, "quotebox"):
        cite = first(children_of(element, "cite", "h4"))
        return QuoteHead(speaker(text_of(cite)), None, "", () if cite is None else (cite,))
    if element.tag == "blockquote" and (parent is None or not has_class(parent, "quotebox")):
        # PunBB 1.2 has the head inside.
        box = inside(element, "incqbox", "div")
        cite = None if box is None else first(children_of(box, "h4"))
        return QuoteHead(speaker(text_of(cite)), None, "", () if cite is None else (cite,))
    return None


# The picture's name stands in the page, not what was typed; both programs have this one table.
_SMILEYS = {
    "smile": ":)",
    "neutral": ":|",
    "sad": ":(",
    "big_smile": ":D",
    "yikes": ":o",
    "wink": ";)",
    "hmm": ":/",
    "tongue": ":P",
    "lol": ":lol:",
    "mad": ":mad:",
    "roll": ":rolleyes:",
    "cool": ":cool:",
}


def _claim(element: _Element, _: Body) -> Claim | None:
    """The caption of code in PunBB 1.2, which stands inside its box."""
    if element.tag != "h4":
        return None
    box = element.getparent()
    outer = None if box is None else box.getparent()
    return SKIP if outer is not None and has_class(outer, "codebox") else None


_MARKUP = Markup(quote=_quote, claim=_claim, smileys=_SMILEYS)
