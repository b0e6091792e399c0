"""Topics of Invision Community (IP.Board) 3, 4 and 5; generation 2 is read by `reader.engines.invision_two`.

Elements as in the templates ``forums/front/topics/post`` and ``core/global/editor`` of 4 and 5, and
``topicViewTemplate`` of 3; themes keep their ids and data attributes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.invision_two import is_board_two, read_board_two
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, has_class, link, meta, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_number, first, highest, inside, link_text, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, signature_lines, speaker
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_POST_ID = re.compile(r"(?:elComment_|post_id_)(\d{1,12})")
_TOPIC = re.compile(r"(?:topic/|showtopic=)(\d{1,12})")
_USER = re.compile(r"(?:profile/|user/|showuser=)(\d{1,12})")
_MARKS = ("commentContent", "cPost_contentWrap", "ipsComment_content", "ipsEntry__content")
_LISTS = ("cTopicList", "cForumTopicTable", "cForumList", "cForumRow", "ipsDataItem_title", "ipsData__title")
_ERROR = "elErrorMessage"
_FLOOR = re.compile(r"#(\d{1,7})$")


class Invision:
    """Reads topics of all generations."""

    name = "invision"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the ids of its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "elComment_" in text and any(mark in text for mark in _MARKS):
            return 0.9
        if "post_id_" in text and "post_block" in text and "entry-content" in text:
            return 0.85
        if is_board_two(text):
            return 0.85
        return 0.6 if "ipsApp" in text and any(mark in text for mark in (*_LISTS, _ERROR)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        if is_board_two(page.text) and "elComment_" not in page.text:
            return read_board_two(self.name, page)
        root = page.tree
        clock = Clock(page)
        blocks = parted(root, (e for e in root.iter("article", "div") if _POST_ID.fullmatch(e.get("id") or "")))
        drafts = [_read_post(block, clock) for block in blocks]
        frame = _frame(page)
        if any(_floor(block) for block in blocks):
            frame.version = frame.version or "3"
        frame.is_message = _ERROR in page.text
        return make_page(self.name, page, frame, drafts, clock)


def _frame(page: PageSource) -> Frame:
    root = page.tree
    names = ("ipsType_pageTitle", "ipsPageHeader__title", "ipsType_pagetitle")
    heading = next((e for name in names for e in by_class(root, name, "h1", "h2", "span")), None)
    title = text_of(heading) or text_of(first(root.iter("h1")))
    trail = first(e for e in root.iter("nav", "ol", "div") if _is_trail(e))
    entries = [] if trail is None else list(_crumbs(trail))
    board = [name for name, href in entries if _TOPIC.search(href) is None and name != title]
    bar = first(by_class(root, "ipsPagination", "ul"))
    active = inside(bar, "ipsPagination_active") if bar is not None else None
    number = figure(text_of(active if active is not None else inside(bar, "ipsPagination__active"))) or 1
    pages = figure(bar.get("data-pages")) if bar is not None else 1
    return Frame(
        "Invision Community",
        title=title or page_title(root),
        thread_id=find_number(_TOPIC, page.capture.url, link(root, "canonical"), meta(root, "og:url")),
        board=tuple(dict.fromkeys(board)),
        version="5" if first(by_class(root, "ipsEntry__username")) is not None else None,
        page=number,
        pages=pages or highest(bar.iter("a") if bar is not None else (), number),
    )


def _is_trail(element: _Element) -> bool:
    return any(
        name in (element.get("class") or "").split() for name in ("ipsBreadcrumb", "ipsBreadcrumbs", "breadcrumb")
    )


def _crumbs(trail: _Element) -> Iterator[tuple[str, str]]:
    """The boards of the trail: its home page stands first, side links in lists of their own."""
    lists = [e for e in trail.iter("ul", "ol") if e.get("data-role") == "breadcrumbList"]
    lists += [e for e in trail.iter("ul", "ol") if has_class(e, "ipsBreadcrumb__list")]
    lists += [e for e in trail.iter("ul", "ol") if not has_class(e, "ipsPos_right")]
    items = [text for item in (lists[0] if lists else trail).iter("li") if (text := link_text(item))[0]]
    return iter(items[1:])


def _read_post(block: _Element, clock: Clock) -> Draft:
    found = _POST_ID.fullmatch(block.get("id") or "")
    message = _content(block)
    edit = _edit_note(block)
    body = Body() if message is None else read_message(_MARKUP, (message,), () if edit is None else (edit,))
    draft = Draft(found[1] if found else "", body=body)
    draft.stand_at(_floor(block))
    _take_author(block, draft)
    draft.posted = _posted(block, message, clock)
    if edit is not None:
        time = first(edit.iter("time"))
        text = text_of(edit)
        draft.edited_at = clock.note(text, *(() if time is None else (time.get("datetime"), time.get("title"))))
        after = "" if time is None else normalise(time.tail or "")
        # In other languages one word stands between the time and the name.
        draft.edited_by = text.rpartition(" by ")[2].strip() if " by " in text else after.partition(" ")[2] or None
    sign = first(e for e in block.iter("div") if e.get("data-role") == "memberSignature" or has_class(e, "signature"))
    body.signature = signature_lines(sign, _MARKUP)
    return draft


def _content(block: _Element) -> _Element | None:
    """The message; tools that clean pages leave its classes only."""
    marked = first(e for e in block.iter("div") if e.get("data-role") == "commentContent")
    if marked is not None:
        return marked
    for name in ("entry-content", "ipsRichText", "ipsType_richText"):
        found = inside(block, name, "div")
        if found is not None:
            return found
    return None


def _floor(block: _Element) -> str:
    """The floor as printed; only generation 3 prints one."""
    anchor = first(e for e in block.iter("a") if _FLOOR.match(text_of(e)) and e.get("itemprop") == "replyToUrl")
    return text_of(anchor)


def _take_author(block: _Element, draft: Draft) -> None:
    for name in ("cAuthorPane_author", "ipsEntry__username", "author"):
        box = inside(block, name)
        if box is not None and text_of(box):
            shown, href = link_text(box)
            draft.author = shown or text_of(box)
            draft.author_id = find_number(_USER, href) or None
            return


def _is_note(element: _Element) -> bool:
    classes = (element.get("class") or "").split()
    return element.get("data-excludequote") is not None or "edit" in classes or "ipsEdited" in classes


def _edit_note(block: _Element) -> _Element | None:
    marked = (e for e in block.iter("span", "p", "div") if _is_note(e))
    found = first(e for e in marked if text_of(e))
    message = inside(block, "ipsType_richText", "div")
    if found is None and message is not None:
        light = (e for e in message.iter("span") if has_class(e, "ipsType_light"))
        found = first(e for e in light if first(e.iter("time")) is not None)
    return found


def _posted(block: _Element, message: _Element | None, clock: Clock) -> Stamp:
    inner = set(message.iter("time")) if message is not None else set()
    time = first(e for e in block.iter("time") if e not in inner)
    if time is None:
        stamp = first(e for e in block.iter("abbr") if has_class(e, "published"))
        return Stamp() if stamp is None else clock.stamp(text_of(stamp), stamp.get("title"))
    # Generation 5 prints a long and a short form beside each other and shows one of them.
    long = inside(time, "ipsTime__long")
    return clock.stamp(text_of(time if long is None else long), time.get("datetime"), time.get("title"))


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag != "blockquote":
        return None
    head = inside(element, "ipsQuote_citation")
    before = element.getprevious()
    if head is None and before is not None and has_class(before, "citation"):
        head = before
    name = element.get("data-ipsquote-username") or element.get("data-author") or speaker(text_of(head))
    number = element.get("data-ipsquote-contentcommentid") or element.get("data-cid")
    return QuoteHead(name, number, "", () if head is None else (head,))


def _claim(element: _Element, body: Body) -> Claim | None:
    if element.get("data-nbenhadv") is not None:
        # Advertisements that an add-on puts into messages.
        return SKIP
    if element.tag == "a" and has_class(element, "ipsAttachLink") and inside(element, "ipsImage") is None:
        words = text_of(element)
        if words and first(element.iter("img")) is None:
            body.attachments.append(words)
            return SKIP
    return SKIP if element.tag == "p" and has_class(element, "citation") else None


_MARKUP = Markup(quote=_quote, claim=_claim, skip=frozenset(("ipsEmbeddedVideo_label", "ipsSpoiler_header")))
