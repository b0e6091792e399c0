"""Threads of vBulletin 3, 4, and 5 (6 prints like 5).

Elements as in the templates ``postbit``, ``postbit_legacy``, ``bbcode_quote`` and ``display_Topics`` of these versions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, by_id, end_of_text, has_class, link, meta, own_text, page_title, text_of
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
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, read_message, signature_lines
from reader.engines.vbulletin_archive import is_archive, read_archive
from reader.engines.vbulletin_message import MARKUP
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_MESSAGE = re.compile(r"post_message_(\d{1,12})")
_TOPIC = re.compile(
    r"(?:showthread\.php\?(?:[^#\s]{0,80}?[&;])?t=|showthread\.php[?/]|[?&;]t=|/threads?/|/forum/(?:[\w%-]{1,200}/){1,8})"
    r"(\d{1,12})(?:[-/&?#.]|$)"
)
_USER = re.compile(r"(?:member\.php\?(?:[^#\s]{0,80}?[&;])?u=|members?[/?]|member\.php\?)(\d{1,12})")
_LISTS = (
    "td_threadtitle_",
    "thread_title_",
    "threadbits_forum_",
    "forumbit_post",
    "js-topic-item",
    "forum-item__title",
)
_ERRORS = ("main error message", "standard_error", "<strong>vBulletin Message</strong>")
_PLACE = re.compile(r"#post(\d{1,12})")
_EDITED = re.compile(
    r"(?:by|von|par|por|от) (.{1,80}?)(?:; | at | on |, )(.{6,60}?)(?:\.(?: |$)|$)(?:[^:]{1,20}: ?(.*))?"
)
_REASON = re.compile(r"\. [^:]{1,20}: ?(.{1,300})$")
_PAGES = re.compile(r"(\d{1,6})\D{1,12}(\d{1,6})")
_RULE = re.compile(r"_{5,60}")
_VERSION = re.compile(r"vBulletin\D{0,12}(\d\.\d{1,2}(?:\.\d{1,3})?)")


class VBulletin:
    """Reads threads of the three generations."""

    name = "vbulletin"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the ids of its messages, or the classes of generation 5."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "post_message_" in text and ("showthread" in text or "vBulletin" in text or "postbit" in text):
            return 0.9
        if "js-post__content-text" in text:
            return 0.9
        if is_archive(text) and "vBulletin" in text:
            return 0.85
        known = "vBulletin" in text and any(mark in text for mark in (*_LISTS, *_ERRORS))
        return 0.6 if known else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        if is_archive(page.text):
            return read_archive(self.name, page)
        root = page.tree
        clock = Clock(page, order="mdy")
        messages = [e for e in root.iter("div", "td") if _MESSAGE.fullmatch(e.get("id") or "")]
        if messages:
            pairs = [(message, _block(message)) for message in messages]
            parted(root, (block for _, block in pairs))
            clock.learn(_date_text(block) for _, block in pairs)
            drafts = [_read_post(message, block, clock) for message, block in pairs]
        else:
            # Comments below a post are posts of their own with the same classes.
            blocks = (e for e in root.iter("li") if has_class(e, "b-post") and (_node(e) or _content(e) is not None))
            drafts = [_read_five(block, clock) for block in parted(root, blocks)]
        frame = _frame(page)
        frame.is_message = any(mark in page.text for mark in _ERRORS)
        return make_page(self.name, page, frame, drafts, clock)


def _block(message: _Element) -> _Element:
    """The element around a message that holds its author and time too."""
    number = (message.get("id") or "").removeprefix("post_message_")
    above = (e for _, e in zip(range(16), message.iterancestors(), strict=False))
    return next((e for e in above if e.get("id") in (f"post{number}", f"post_{number}")), message)


def _frame(page: PageSource) -> Frame:
    root = page.tree
    crumbs = list(_crumbs(root))
    title = _title(root) or page_title(root)
    address = (page.capture.url, link(root, "canonical"), meta(root, "og:url"))
    number, pages = _pager(root)
    version = _VERSION.search(page.generator) or _VERSION.search(end_of_text(next(root.iter("body"), None), 3000))
    links = [a.get("href") for a in root.iter("a") if "showthread" in (a.get("href") or "")]
    return Frame(
        "vBulletin",
        title=title,
        thread_id=find_number(_TOPIC, *address, *links),
        board=tuple(dict.fromkeys(name for name in crumbs[1:] if name != title)),
        site_name=crumbs[0] if crumbs and crumbs[0] != "Home" else "",
        version=version[1] if version else None,
        page=number,
        pages=pages,
    )


def _title(root: _Element) -> str:
    for name in ("threadtitle", "js-main-title", "b-topic__title", "main-title"):
        if found := text_of(first(by_class(root, name, "span", "h1", "div"))):
            return found
    cell = first(by_class(root, "navbar", "td"))
    return text_of(first(cell.iter("strong"))) if cell is not None else ""


def _crumbs(root: _Element) -> Iterator[str]:
    marked = first(e for e in root.iter("div", "ul", "ol") if (e.get("itemtype") or "").endswith("/BreadcrumbList"))
    if marked is not None and (links := [a for a in marked.iter("a") if a.get("itemprop") == "item" and text_of(a)]):
        return map(text_of, links)
    for name, tags in (
        ("navbit", ("li",)),
        ("crumb", ("li",)),
        ("b-breadcrumbs__crumb", ("li",)),
        ("navbar", ("span",)),
    ):
        found = [(text_of(e).lstrip("> "), link_text(e)[1]) for e in by_class(root, name, *tags)]
        if any(href for _, href in found):
            return (words for words, href in found if href and words)
    return iter(())


def _pager(root: _Element) -> tuple[int | None, int | None]:
    for cell in root.iter("td", "span", "a"):
        if (has_class(cell, "vbmenu_control") or has_class(cell, "popupctrl")) and own_text(cell):
            match = _PAGES.search(own_text(cell))
            if match and "showthread" not in (cell.get("href") or ""):
                return int(match[1]), int(match[2])
    bar = first(by_class(root, "pagenav-controls", "div"))
    if bar is not None:
        field = first(e for e in bar.iter("input") if has_class(e, "js-pagenum"))
        number = figure(field.get("value")) if field is not None else 1
        return number, figure(text_of(inside(bar, "pagetotal"))) or highest(bar.iter("a"), number or 1)
    return 1, 1


def _read_post(message: _Element, block: _Element, clock: Clock) -> Draft:
    number = (message.get("id") or "").removeprefix("post_message_")
    draft = Draft(number, body=read_message(MARKUP, (message,)))
    counter = by_id(block, f"postcount{number}")
    draft.floor = figure(text_of(counter) or (counter.get("name") if counter is not None else ""))
    names = (e for e in block.iter("a", "span", "div") if has_class(e, "bigusername") or has_class(e, "username"))
    who = first(e for e in names if text_of(e))
    if who is not None:
        draft.author, draft.author_id = text_of(who), find_number(_USER, who.get("href"))
    elif (menu := by_id(block, f"postmenu_{number}")) is not None:
        # A guest's name is no link.
        draft.author = text_of(menu) or None
    draft.posted = clock.stamp(_date_text(block))
    _take_edit(_edit_note(block, message), draft, clock)
    _take_files(block, message, draft.body)
    draft.body.signature = _signature(block, message)
    return draft


def _date_text(block: _Element) -> str:
    date = inside(block, "date", "span")
    if date is None:
        date = inside(block, "postdate", "span", "div")
    if date is not None:
        return text_of(date)
    heads = [e for e in block.iter("td", "div") if has_class(e, "thead")]
    # Themes for small screens make rows and cells of the heads, which were cells themselves.
    cells = (e for head in heads for e in (head, *(c for c in head if has_class(c, "tcell"))))
    return next((text for text in map(own_text, cells) if any(c.isdigit() for c in text)), "")


def _edit_note(block: _Element, message: _Element) -> _Element | None:
    note = inside(block, "lastedited")
    if note is not None:
        return note
    cell = message.getparent()
    small = () if cell is None else (e for e in children_of(cell, "div") if has_class(e, "smallfont"))
    notes = (em for e in small for em in e.iter("em"))
    # In every language the clock time is an element of its own.
    return first(em for em in notes if inside(em, "time") is not None or _EDITED.search(text_of(em)))


def _take_edit(note: _Element | None, draft: Draft, clock: Clock) -> None:
    text = text_of(note)
    if not text:
        return
    match = _EDITED.search(text)
    at = clock.note(match[2]) if match else None
    if match is not None and at is not None:
        draft.edited_by, draft.edited_at = editor(text, match[1].strip(), draft.author), at
        draft.body.notices += [reason] if (reason := normalise(match[3] or "")) else []
        return
    draft.edited_at = clock.note(text)
    draft.edited_by = editor(text, None, draft.author) if draft.edited_at else None
    told = _REASON.search(text) if draft.edited_by else None
    draft.body.notices += [text] if not draft.edited_by else [told[1]] if told else []


def _take_files(block: _Element, message: _Element, body: Body) -> None:
    for box in block.iter("fieldset"):
        if message in box.iterancestors():
            continue
        links = (a for a in box.iter("a") if "attachment" in (a.get("href") or ""))
        body.attachments.extend(text for text in map(text_of, links) if text)


def _signature(block: _Element, message: _Element) -> list[str]:
    marked = inside(block, "signaturecontainer")
    if marked is None:
        marked = inside(block, "signature")
    if marked is not None:
        return signature_lines(marked, MARKUP)
    cell = message.getparent()
    for box in children_of(cell, "div"):
        if _RULE.match((box.text or "").strip()):
            return signature_lines(box, MARKUP)[1:]
    return []


def _node(block: _Element) -> str:
    """The number of a post of generation 5, from the link of its place where no attribute has it."""
    place = inside(block, "b-post__count")
    links = [] if place is None else [place.get("href"), *(a.get("href") for a in place.iter("a"))]
    return block.get("data-node-id") or find_number(_PLACE, *links)


def _content(block: _Element) -> _Element | None:
    return first(e for e in block.iter("div") if has_class(e, "js-post__content-text"))


def _read_five(block: _Element, clock: Clock) -> Draft:
    message = _content(block)
    body = Body() if message is None else read_message(MARKUP, (message,))
    draft = Draft(_node(block), body=body)
    draft.stand_at(text_of(inside(block, "b-post__count")))
    named = first(e for e in block.iter("span", "a") if e.get("itemprop") == "name" and text_of(e))
    name, href = link_text(inside(block, "author"))
    draft.author = text_of(named) or name or None
    draft.author_id = find_number(_USER, href)
    time = first(e for e in block.iter("time"))
    draft.posted = Stamp() if time is None else clock.stamp(text_of(time), time.get("datetime"))
    note = inside(block, "b-post__edit")
    _take_edit(note, draft, clock)
    named_files = (a for a in by_class(block, "b-post-attachments__item-link", "a"))
    body.attachments.extend(text for text in map(text_of, named_files) if text)
    body.signature = signature_lines(inside(block, "b-post__signature"), MARKUP)
    return draft
