"""Posts of Lemmy's own web interface, with comments that nest as lists (``article#comment-ID``)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import has_class, link, meta, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_class, first, own_addresses, own_elements, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_COMMENT = re.compile(r"comment-(\d{1,14})")
_POST = re.compile(r"/post/(\d{1,14})")
_LONG = re.compile(r"[A-Z][a-z]{2,9}, [A-Z][a-z]{2,9} \d{1,2}(?:st|nd|rd|th)?, \d{4} at .{4,30}")
_VERSION = re.compile(r"^(?:UI: ?|BE: ?)?v?(\d{1,2}\.\d{1,3}\.\d{1,3})")
_LONGEST_PATH = 400


class Lemmy:
    """Reads posts of Lemmy with their comments, and tells lists of posts apart from them."""

    name = "lemmy"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the classes of its comments and people."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "person-listing" not in text or "community-link" not in text:
            return 0.0
        return 0.9 if "comment-node" in text or "post-listing" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=dt.UTC)
        frame = Frame("Lemmy", title=page_title(root))
        drafts: list[Draft] = []
        comments = [e for e in root.iter("article", "div", "li") if _is_comment(e)]
        boxes = list(find_class(root, "post-listing"))
        if comments or len(boxes) == 1:
            _read_facts(page, frame)
            drafts = list(_posts(root, boxes, comments, clock, frame))
        return make_page(self.name, page, frame, drafts, clock)


def _is_comment(element: _Element) -> bool:
    return _COMMENT.fullmatch(element.get("id") or "") is not None


def _read_facts(page: PageSource, frame: Frame) -> None:
    root = page.tree
    heading = first(find_class(root, "post-title"))
    title = None if heading is None else first(e for e in heading.iter("h1", "h5", "a") if text_of(e))
    frame.title = text_of(title) or meta(root, "og:title") or page_title(root)
    community = first(a for a in find_class(root, "community-link") if text_of(a))
    frame.board = (text_of(community),) if community is not None else ()
    urls = (*own_addresses(page), link(root, "canonical"), *(a.get("href") or "" for a in root.iter("a")))
    frame.thread_id = next((match[1] for url in urls if (match := _POST.search(url[:_LONGEST_PATH]))), "")
    frame.site_name = meta(root, "og:site_name")
    links = [e for e in root.iter("a", "span", "button") if "omment" in (e.get("title") or e.get("href") or "")]
    counts = [e.get("title") or "" for e in links] + [text for e in links if (text := text_of(e))[:1].isdigit()]
    frame.replies = next((n for text in counts if text[:1].isdigit() and (n := figure(text)) is not None), None)
    version = (_VERSION.match(text_of(a)) for a in root.iter("a") if "releases" in (a.get("href") or "").lower())
    frame.version = next((match[1] for match in version if match), None)
    frame.page = 1


def _posts(
    root: _Element, boxes: list[_Element], comments: list[_Element], clock: Clock, frame: Frame
) -> Iterator[Draft]:
    known = frozenset(comments)
    parents = [_parent(box, known) for box in comments]
    parted(root, [*boxes[:1], *comments])
    if boxes:
        yield _read(boxes[0], Draft(post_id=frame.thread_id, floor=1), clock, "md-div")
    for box, parent in zip(comments, parents, strict=True):
        draft = Draft(post_id=(box.get("id") or "").removeprefix("comment-"))
        draft.reply_to = parent or frame.thread_id or None
        yield _read(box, draft, clock, "comment-content")


def _parent(box: _Element, known: frozenset[_Element]) -> str:
    """The comment that this one answers stands around it, or beside a list around it."""
    for above in box.iterancestors():
        if above in known:
            return (above.get("id") or "").removeprefix("comment-")
        if above.tag not in ("ul", "ol"):
            continue
        before = above.getprevious()
        if before is not None and before in known:
            return (before.get("id") or "").removeprefix("comment-")
        outer = above.getparent()
        if outer is not None and has_class(outer, "comments-area"):
            break
    return ""


def _read(box: _Element, draft: Draft, clock: Clock, content: str) -> Draft:
    parts: dict[str, _Element] = {}
    for element in own_elements(box, _is_comment):
        for name in (element.get("class") or "").split():
            parts.setdefault(name, element)
    who = parts.get("person-listing")
    if who is not None:
        named = who if who.tag == "a" else first(who.iter("a"))
        path = "" if named is None else (named.get("href") or "")
        draft.author = text_of(named if named is not None else who).removeprefix("@")
        draft.author_id = path.rpartition("/u/")[2] or None
    _times(draft, parts.get("moment-time"), clock)
    body = parts.get(content)
    if body is None:
        body = parts.get("md-div")
    if body is not None:
        draft.read(PLAIN, body)
    return draft


def _times(draft: Draft, stamp: _Element | None, clock: Clock) -> None:
    """The hover text holds the time of writing and, behind it, that of the last edit."""
    if stamp is None:
        return
    hover = stamp.get("data-tippy-content") or stamp.get("title") or ""
    machine = first(stamp.iter("time"))
    exact = None if machine is None else machine.get("datetime")
    written, _, edited = hover.partition("Modified")
    draft.posted = clock.stamp(text_of(stamp), exact, *_LONG.findall(written)[:1], written)
    if edited:
        draft.edited_at = clock.read("", *_LONG.findall(edited)[:1], edited)
