"""Threads as Reddit's second design showed them (2018 to 2024), which its scripts drew.

Its class names were made by machine and changed; what stayed are the names of things (``Post t3_…``, ``Comment t1_…``),
the marks for tests and clicks, and the hidden words ``level 2`` beside each comment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.clock import Stamp
from reader.engines.parts.dom import has_class, meta, text_of
from reader.engines.parts.draft import Draft, Nesting
from reader.engines.parts.finders import find_class, find_number, first, own_elements, parted
from reader.engines.parts.message import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.engines.parts.clock import Clock
    from reader.engines.parts.frame import Frame

MARK = 'data-test-id="post-content"'
"""Stands on pages of single threads of this design only."""

_THING = re.compile(r"(?:^|\s)(t[13]_[a-z0-9]{1,12})(?:\s|$)")
_USER = re.compile(r"/user/([\w-]{1,40})")
_LEVEL = re.compile(r"level (\d{1,4})")
_BOARD = re.compile(r"^/?(r/\w{1,40})/?$")


def card_posts(root: _Element, clock: Clock, frame: Frame) -> Iterator[tuple[Draft, str]]:
    """The post and its comments, each with the address that it submits or ``""``.

    Args:
        root: the page.
        clock: reckons its times.
        frame: takes what the page tells of the thread.
    """
    story = first(e for e in root.iter("div") if e.get("data-test-id") == "post-content")
    comments = [e for e in root.iter("div") if has_class(e, "Comment") and _thing(e)]
    parted(root, comments)
    if story is not None:
        frame.thread_id = _thing(story)
        frame.title = text_of(first(story.iter("h1", "h2"))) or meta(root, "og:title")
        boards = (match[1] for a in story.iter("a") if (match := _BOARD.match((a.get("href") or "")[:80])))
        named = next(boards, "")
        frame.board = (named,) if named else ()
        draft = Draft(post_id=frame.thread_id, floor=1)
        _read_head(draft, story, "post", clock)
        body = first(e for e in story.iter("div") if e.get("data-click-id") == "text")
        body = first(find_class(story, "RichTextJSON-root")) if body is None else body
        link = first(a for a in story.iter("a") if a.get("data-testid") == "outbound-link")
        yield draft if body is None else draft.read(PLAIN, body), "" if link is None else link.get("href") or ""
    nesting = Nesting(frame.thread_id)
    for comment in comments:
        draft = Draft(post_id=_thing(comment))
        _read_head(draft, comment, "comment", clock)
        draft.reply_to = nesting.parent(_level(comment), draft.post_id)
        inside = list(own_elements(comment, _is_comment))
        body = first(e for e in inside if e.get("data-testid") == "comment")
        body = first(e for e in inside if has_class(e, "RichTextJSON-root")) if body is None else body
        yield draft if body is None else draft.read(PLAIN, body), ""


def _is_comment(element: _Element) -> bool:
    return has_class(element, "Comment")


def _thing(element: _Element) -> str:
    return find_number(_THING, element.get("class"), element.get("id"))


def _level(comment: _Element) -> int:
    """How deep a comment stands; it is written beside it for those who listen to the page."""
    words = (_LEVEL.fullmatch((e.text or "").strip()[:12]) for e in own_elements(comment, _is_comment))
    return next((int(match[1]) for match in words if match), 1)


def _read_head(draft: Draft, box: _Element, kind: str, clock: Clock) -> None:
    inside = list(own_elements(box, _is_comment))
    links = [e for e in inside if e.tag == "a" and _USER.search((e.get("href") or "")[:80]) and text_of(e)]
    who = first(e for e in links if e.get("data-testid") == f"{kind}_author_link")
    who = first(links) if who is None else who
    if who is not None:
        draft.author = find_number(_USER, who.get("href"))
    elif any((e.text or "").strip() in ("[deleted]", "u/[deleted]") for e in inside):
        draft.author = "[deleted]"
    when = first(e for e in inside if _is_time(e, kind))
    draft.posted = Stamp() if when is None else clock.stamp(text_of(when))


def _is_time(element: _Element, kind: str) -> bool:
    if element.get("data-testid") == f"{kind}_timestamp" or element.get("data-click-id") == "timestamp":
        return True
    return (element.get("id") or "").startswith(f"{kind.capitalize()}TopMeta--Created")
