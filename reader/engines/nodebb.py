"""Topics of NodeBB, as served and as its scripts build them.

Elements as in ``partials/topic/post.tpl`` of the themes Persona and Harmony: their ``component`` and data attributes.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, has_class, link, meta, own_text, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_class, find_number, first, highest, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, signature_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_TOPIC = re.compile(r"/topic/(\d{1,12})")
_POST = re.compile(r"""data-pid|component=["']?post["'\s>]""")
_VIEW = re.compile(
    r"""component=["']?(?:category/topic|categories/category|subcategory)\b|"""
    r"""<body\b[^<>]{0,200}\btemplate-(?:login|register|[45]\d\d)\b"""
)
_ERROR = re.compile(r"<body\b[^<>]{0,200}\btemplate-(?:login|register|[45]\d\d)\b")
_SAID = re.compile(
    r"@(\S{1,80}(?: \S{1,40}){0,4}?) (?:said|wrote|sagte|a dit|dijo|написал\S{0,4}|说|說)\b.{0,200}[:：]$"
)
_NOTE = 12
"""Words of a note on an edit that are looked at."""
_LINKED = re.compile(r"/post/(\d{1,12})")


class NodeBB:
    """Reads topics by the components that all themes share."""

    name = "nodebb"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the components of its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "component=" not in text:
            return 0.0
        if "post/content" in text and _POST.search(text):
            return 0.9
        return 0.6 if _VIEW.search(text) is not None else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page)
        posts = (e for e in root.iter("li", "div") if e.get("component") == "post")
        blocks = (e for e in posts if e.get("data-pid") or component(e, "post/content") is not None)
        drafts = [_read_post(block, clock) for block in parted(root, blocks)]
        frame = _frame(page)
        frame.is_message = _ERROR.search(page.text) is not None
        return make_page(self.name, page, frame, drafts, clock)


def component(root: _Element, name: str) -> _Element | None:
    """The first element below ``root`` of a component."""
    return next((e for e in root.iter("*") if e.get("component") == name), None)


def _frame(page: PageSource) -> Frame:
    root = page.tree
    title = component(root, "topic/title")
    trail = first(by_class(root, "breadcrumb", "ol", "ul"))
    names = [] if trail is None else [text_of(li) for li in trail.iter("li") if first(li.iter("a")) is not None]
    bar = component(root, "pagination")
    current = first(by_class(bar, "active")) if bar is not None else None
    number = figure(text_of(current)) or 1
    return Frame(
        "NodeBB",
        title=text_of(title) or text_of(first(root.iter("h1"))) or page_title(root),
        thread_id=find_number(_TOPIC, page.capture.url, link(root, "canonical"), meta(root, "og:url")),
        board=tuple(name for name in names[1:] if name),
        page=number,
        pages=highest(bar.iter("a") if bar is not None else (), number),
        replies=_count(root, "topic/post-count"),
    )


def _count(root: _Element, name: str) -> int | None:
    """The number of posts, of which the first is no reply."""
    box = component(root, name)
    posts = figure(box.get("title") or text_of(box)) if box is not None else None
    return posts - 1 if posts else None


def _read_post(block: _Element, clock: Clock) -> Draft:
    message = component(block, "post/content")
    body = Body() if message is None else read_message(_MARKUP, (message,))
    index = block.get("data-index") or ""
    draft = Draft(block.get("data-pid") or _number(block), body=body)
    draft.stand_at(text_of(first(find_class(block, "post-index"))))
    anchor = component(block, "post/anchor")
    place = anchor.get("id") or anchor.get("name") or "" if anchor is not None else ""
    draft.floor = int(index) + 1 if index.isdecimal() else draft.floor or figure(place)
    named = first(e for e in block.iter("a") if e.get("data-username") and text_of(e))
    draft.author = text_of(named) or block.get("data-username") or _named(block, message)
    user = block.get("data-uid") or ""
    draft.author_id = user if user.isdecimal() and user != "0" else None
    draft.posted = _posted(block, clock)
    editor = component(block, "post/editor")
    if editor is not None:
        _take_edit(editor, draft, clock)
    parent = component(block, "post/parent")
    if parent is not None:
        draft.reply_to = parent.get("data-topid") or parent.get("data-parent-pid") or None
    body.signature = signature_lines(component(block, "post/signature"))
    return draft


def _number(block: _Element) -> str:
    """The post's number, where no attribute has it: its time links to it."""
    links = (a for a in block.iter("a") if has_class(a, "permalink") or first(by_class(a, "timeago")) is not None)
    return next((number for a in links if (number := find_number(_LINKED, a.get("href")))), "")


def _named(block: _Element, message: _Element | None) -> str | None:
    """The author as the first link to a member outside of the message names them."""
    inner = {a for box in (message, component(block, "post/parent")) if box is not None for a in box.iter("a")}
    links = (a for a in block.iter("a") if a not in inner and "/user/" in (a.get("href") or ""))
    return next((text for a in links if (text := text_of(a))), None)


def _posted(block: _Element, clock: Clock) -> Stamp:
    """The attribute tells best: among the printed times may be that of the post which is answered."""
    address = f"/post/{block.get('data-pid') or _number(block)}"
    boxes = (component(block, name) for name in ("post/editor", "post/parent"))
    others = {e for box in boxes if box is not None for e in box.iter("*")}
    times = [e for e in by_class(block, "timeago") if e not in others]
    shown = first(e for e in times if (e.get("href") or "").endswith(address))
    if shown is None:
        shown = first(e for e in times if e.get("title"))
    title = shown.get("title") if shown is not None else None
    return clock.stamp(text_of(shown) or title or "", block.get("data-timestamp"), title)


def _take_edit(editor: _Element, draft: Draft, clock: Clock) -> None:
    time = first(by_class(editor, "timeago"))
    at = clock.note("", time.get("title")) if time is not None else None
    if at is not None:
        draft.edited_at = at
        draft.edited_by = text_of(first(editor.iter("a"))) or _editor(editor)


def _editor(box: _Element) -> str | None:
    """Who edited a post where the name is no link: those words of the note whose address is the editor's."""
    slug, words = box.get("data-editor") or "", own_text(box).split()[:_NOTE]
    parts = (" ".join(words[i:j]) for i, j in combinations(range(len(words) + 1), 2))
    return next((name for name in parts if name.lower().replace(" ", "-") == slug), slug or None)


def _head(paragraph: _Element | None) -> tuple[str, str] | None:
    """Author and post of the line that NodeBB writes above a quotation, which is no part of it."""
    if paragraph is None or paragraph.tag != "p":
        return None
    text = text_of(paragraph)[:400]
    match = _SAID.fullmatch(text)
    number = next((m[1] for a in paragraph.iter("a") if (m := _LINKED.search(a.get("href") or ""))), "")
    if match is not None:
        return match[1], number
    # In every language the line begins with the name, links to the post and ends with a colon.
    whom = first(paragraph.iter("a")) if text.startswith("@") and text[-1] in ":：" and number else None
    name = text_of(whom).removeprefix("@") if whom is not None and "/user/" in (whom.get("href") or "") else ""
    return (name, number) if name and text.startswith(f"@{name}") else None


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag != "blockquote":
        return None
    head = _head(element.getprevious())
    return QuoteHead() if head is None else QuoteHead(head[0], head[1] or None)


def _claim(element: _Element, _: Body) -> Claim | None:
    follows = element.getnext() if element.tag == "p" else None
    if follows is not None and follows.tag == "blockquote" and _head(element) is not None:
        return SKIP
    return None


_MARKUP = Markup(quote=_quote, claim=_claim)
