"""Threads of XenForo 1 and 2.

Elements as in the templates ``message``, ``post_macros`` and ``bb_code_tag_quote`` of these versions; themes keep them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, has_class, link, meta, names, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_number, first, highest, inside, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, signature_lines, speaker

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_HTML = re.compile(r"""<html\b[^<>]{0,300}?\bid=["']?(XF|XenForo)\b[^<>]{0,1500}""", re.IGNORECASE)
_LISTS = ("forum_view", "forum_list", "category_view", "node_list", "whats_new")
_MESSAGES = ('"login"', '"error"', "message_page", "register_form", "error_with_login", "no_permission")
_THREAD = re.compile(r"(?:threads/|thread-)(?:[^/\s]{0,300}\.)?(\d{1,12})(?:/|$|[?#])")
_POST_ID = re.compile(r"post-(\d{1,12})")
_SOURCE = re.compile(r"post: ?(\d{1,12})|[#?/](?:post-|posts/|post\?id=|id=)(\d{1,12})")
_USER = re.compile(r"members/(?:[^/\s]{0,200}\.)?(\d{1,12})/?")


class XenForo:
    """Reads threads of both generations."""

    name = "xenforo"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the id of the document element and the posts' classes."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "bbWrapper" in text and ("message--post" in text or "message--article " in text):
            return 0.9
        if "messageText" in text and "messageInfo" in text and "messageList" in text:
            return 0.9
        start = _HTML.search(text[:5000])
        return 0.6 if start is not None and any(name in start[0] for name in (*_LISTS, *_MESSAGES)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page)
        new = _once(parted(root, (e for e in root.iter("article", "div", "li") if _is_new(e))))
        if new:
            drafts = [_read_new(block, clock) for block in new]
            frame = _new_frame(page)
            if frame.page == 1:
                if drafts[0].posted.at is None:
                    drafts[0].posted = _stamp(_start(root), clock)
                drafts[0].body.notices += _poll(root)
            return make_page(self.name, page, frame, drafts, clock)
        old = (e for e in root.iter("li") if has_class(e, "message") and _POST_ID.fullmatch(e.get("id") or ""))
        drafts = [_read_old(block, clock) for block in parted(root, old)]
        frame = _old_frame(page) if drafts or (root.get("id") or "") == "XenForo" else _new_frame(page)
        frame.is_message = _is_message(page)
        return make_page(self.name, page, frame, drafts, clock)


def _is_new(element: _Element) -> bool:
    """A post of generation 2; the first of a thread that is an article has a class of its own."""
    if has_class(element, "message--post"):
        return True
    return has_class(element, "message--article") and _number(element) != ""


def _number(block: _Element) -> str:
    return find_number(_POST_ID, block.get("data-content"), block.get("id"))


def _once(blocks: list[_Element]) -> list[_Element]:
    """The posts without those shown twice: the answer to a question stands below it and again in its place."""
    last = {_number(block) or str(i): i for i, block in enumerate(blocks)}
    return [block for i, block in enumerate(blocks) if last[_number(block) or str(i)] == i]


def _is_message(page: PageSource) -> bool:
    start = _HTML.search(page.text[:5000])
    return start is not None and any(name in start[0] for name in _MESSAGES)


def _thread_id(page: PageSource) -> str:
    root = page.tree
    key = (root.get("data-content-key") or "").replace("thread-", "threads/x.") + "/"
    return find_number(_THREAD, key, page.capture.url, link(root, "canonical"), meta(root, "og:url"))


def _new_frame(page: PageSource) -> Frame:
    root = page.tree
    title = first(by_class(root, "p-title-value"))
    words = "" if title is None else " ".join(text for kind, text, _ in read_message(_TITLE, (title,)).lines if kind)
    trail = first(by_class(root, "p-breadcrumbs"))
    crumbs = [] if trail is None else [text_of(e) for e in trail.iter("li")]
    bar = first(by_class(root, "pageNav-main"))
    number = figure(text_of(inside(bar, "pageNav-page--current"))) or 1
    return Frame(
        "XenForo 2",
        title=words or page_title(root),
        thread_id=_thread_id(page),
        board=tuple(name for name in crumbs if name)[1:],
        version=root.get("data-xf"),
        page=number,
        pages=number if bar is None else highest(bar.iter("a"), number),
    )


def _old_frame(page: PageSource) -> Frame:
    root = page.tree
    bar = first(by_class(root, "titleBar"))
    heading = first(root.iter("h1") if bar is None else bar.iter("h1"))
    trail = first(by_class(root, "breadcrumb"))
    crumbs = [text_of(a) for a in by_class(root if trail is None else trail, "crumb", "a")]
    pager = first(by_class(root, "PageNav", "div"))
    return Frame(
        "XenForo 1",
        title=text_of(heading) or page_title(root),
        thread_id=_thread_id(page),
        board=tuple(dict.fromkeys(crumbs))[1:],
        version="1",
        page=figure(pager.get("data-page")) if pager is not None else 1,
        pages=figure(pager.get("data-last")) if pager is not None else 1,
    )


def _read_new(block: _Element, clock: Clock) -> Draft:
    message = inside(inside(block, "message-body"), "bbWrapper")
    body = Body() if message is None else read_message(MARKUP, (message,))
    draft = Draft(_number(block), author=block.get("data-author"), body=body)
    who = first(e for e in block.iter("a", "span") if has_class(e, "username"))
    if who is not None:
        draft.author = draft.author or text_of(who) or None
        draft.author_id = who.get("data-user-id") or find_number(_USER, who.get("href"))
        draft.author_id = None if draft.author_id == "0" else draft.author_id
    line = inside(block, "message-attribution")
    draft.posted = _posted(block, line, clock)
    if line is not None:
        numbers = (text_of(e) for e in line.iter("a"))
        draft.stand_at(next((text for text in numbers if text.startswith("#")), ""))
    note = inside(block, "message-lastEdit")
    changed = first(note.iter("time")) if note is not None else None
    if changed is not None:
        draft.edited_at = clock.note(text_of(changed), changed.get("datetime"))
    files = inside(block, "message-attachments")
    if files is not None:
        named = (e for e in files.iter("span", "a") if has_class(e, "file-name") or has_class(e, "attachment-name"))
        body.attachments.extend(text for text in ((e.get("title") or text_of(e)) for e in named) if text)
    body.signature = signature_lines(inside(block, "message-signature"), MARKUP)
    body.notices += _notices(block)
    return draft


def _notices(block: _Element) -> list[str]:
    """What the software says of a post: that it was deleted, waits for approval, or drew a warning."""
    return [text for text in map(text_of, by_class(block, "messageNotice")) if text]


def _poll(root: _Element) -> list[str]:
    """The lines of the thread's poll, which stands above its posts."""
    box = first(by_class(root, "js-pollContainer"))
    if box is None:
        return []
    head = inside(box, "block-header")
    rows = [head, *(e for e in box.iter("li") if has_class(e, "pollResult") or has_class(e, "inputChoices-choice"))]
    return [text for text in map(text_of, rows) if text]


def _posted(block: _Element, line: _Element | None, clock: Clock) -> Stamp:
    """The time beside a post; some themes print none and keep it for search engines only."""
    time = first(line.iter("time")) if line is not None else None
    if time is not None:
        return _stamp(time, clock)
    hidden = (e.get("content") for e in block.iter("meta") if e.get("itemprop") in ("datePublished", "dateCreated"))
    return clock.stamp("", next(hidden, None))


def _start(root: _Element) -> _Element | None:
    """When the thread began, as its head tells: that is the time of its first post."""
    return first(t for box in by_class(root, "p-description") for t in box.iter("time"))


def _stamp(time: _Element | None, clock: Clock) -> Stamp:
    if time is None:
        return Stamp()
    return clock.stamp(text_of(time), time.get("datetime"), time.get("data-time"), time.get("title"))


def _read_old(block: _Element, clock: Clock) -> Draft:
    message = inside(block, "messageText")
    body = Body() if message is None else read_message(MARKUP, (message,))
    draft = Draft((block.get("id") or "").removeprefix("post-"), author=block.get("data-author"), body=body)
    who = first(e for e in block.iter("a") if has_class(e, "username"))
    if who is not None:
        draft.author = draft.author or text_of(who) or None
        draft.author_id = find_number(_USER, who.get("href"))
    meta_line = inside(block, "messageMeta")
    line = meta_line if meta_line is not None else block
    when = inside(inside(line, "datePermalink"), "DateTime")
    draft.posted = _stamp(when if when is not None else inside(line, "DateTime"), clock)
    draft.stand_at(text_of(inside(line, "postNumber")))
    changed = inside(inside(block, "editDate"), "DateTime")
    if changed is not None:
        draft.edited_at = clock.note(text_of(changed), changed.get("data-time"), changed.get("title"))
    files = inside(block, "attachedFiles")
    if files is not None:
        body.attachments.extend(text_of(e) for e in by_class(files, "filename"))
    body.signature = signature_lines(inside(block, "signature"), MARKUP)
    return draft


def _quote(element: _Element) -> QuoteHead | None:
    if has_class(element, "bbCodeBlock--quote"):
        head = inside(element, "bbCodeBlock-title")
        name = element.get("data-quote") or element.get("data-attributes")
        source = element.get("data-source")
    elif has_class(element, "bbCodeQuote"):
        head = inside(element, "attribution")
        name, source = element.get("data-author"), None
    else:
        return None
    jump = first(head.iter("a")) if head is not None else None
    found = _SOURCE.search(f"{source or ''} {jump.get('href') if jump is not None else ''}")
    chrome = () if head is None else (head,)
    return QuoteHead(name or speaker(text_of(head)), (found[1] or found[2]) if found else None, "", chrome)


def _claim(element: _Element, body: Body) -> Claim | None:
    if has_class(element, "bbCodeBlock-title") or has_class(element, "type"):
        return SKIP
    if element.tag == "a" and has_class(element, "file-preview"):
        return SKIP
    if has_class(element, "fauxBlockLink-blockLink") and element.get("href"):
        # Of the preview of a linked page only the link is the author's.
        return Claim(text=element.get("href"))
    if has_class(element, "file-name"):
        body.attachments.append(element.get("title") or text_of(element))
        return SKIP
    return None


MARKUP = Markup(
    quote=_quote,
    claim=_claim,
    skip=names(
        "bbCodeBlock-expandLink bbCodeBlock-shrinkLink quoteExpand bbCodeSpoiler-button messageTextEndMarker "
        "bbMediaWrapper-fallback js-extraPhrases cv-attach-exif file-info contentRow-snippet contentRow-figure "
        "contentRow-minor"
    ),
    code=names("bbCodeCode bbCodePHP bbCodeHTML"),
)
"""How messages of both generations mark their parts."""
_TITLE = Markup(skip=frozenset(("label", "label-append", "prefix")))
