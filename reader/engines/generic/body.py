"""Reading the posts that were found on a page of unknown software."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.domain.thread import Comment, ParagraphKind
from reader.engines.generic.cleaning import (
    drop_edges,
    drop_preview,
    drop_repeated,
    drop_title,
    part_signatures,
    take_edit,
)
from reader.engines.generic.marks import MARK_LENGTH, is_side, is_told_time, loose_time
from reader.engines.generic.quotes import is_cite_of_next, is_quote_class, quote_of, settle_heads
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.dom import text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import first, words_in
from reader.engines.parts.linked import joined
from reader.engines.parts.message import Markup, MessageReader, signature_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from reader.domain.thread import Post
    from reader.engines.generic.posts import Marks
    from reader.engines.parts.clock import Clock, Stamp
    from reader.engines.parts.message import Body, QuoteHead

_SIGNATURE = re.compile(r"(?:^|[\s_-])(?:post|user|message|member|forum)?sig(?:nature)?(?:$|[\s_-])", re.IGNORECASE)
_MARKS = re.compile("[\u200e\u200f]")
_POSTED = re.compile(r"^(?:发表于|發表於|发布于|發佈於|发表時間|发表时间|回复于|回覆於) ?[:：]? ?")
_MOST_AROUND = 20
_LEAST_QUOTED = 2
_MOSTLY = 0.6
_LONGEST_MARK = 2 * MARK_LENGTH


def read_posts(marks: Sequence[Marks], clock: Clock, title: str) -> list[Post]:
    """The posts at some marks, those without words left out.

    Args:
        marks: where they stand.
        clock: of the page.
        title: of the thread, which some programs print above every message.
    """
    clock.learn(filter(None, (printed_time(mark.time) for mark in marks)))
    drafts = [_draft(mark, clock, title, MARKUP) for mark in marks]
    if sum(map(_is_quote, drafts)) >= max(_LEAST_QUOTED, len(drafts) * _MOSTLY):
        drafts = [_draft(mark, clock, title, _BOXED) for mark in marks]
    whole = [draft for draft, mark in zip(drafts, marks, strict=True) if not mark.bodies]
    drop_repeated(drafts, whole)
    drop_edges(drafts, whole)
    part_signatures(drafts)
    return [post for post in (draft.finish() for draft in drafts) if post.paragraphs]


def printed_time(time: _Element | None) -> str:
    """A time as printed: what its element says, or the part of it that is a time."""
    if time is None:
        return ""
    text = _MARKS.sub("", text_of(time))
    if is_told_time(time):
        return (time.get("title") or "")[:MARK_LENGTH]
    text = _POSTED.sub("", text, count=1)
    return text if 0 < len(text) <= MARK_LENGTH else loose_time(time) or text[:MARK_LENGTH]


def stamp_of(time: _Element | None, stamp: str, clock: Clock) -> Stamp:
    """The time at an element; its machine-readable forms count first."""
    printed = printed_time(time)
    exact: Iterable[str | None] = (stamp,)
    if time is not None:
        keys = ("datetime", "content", "data-time", "data-at-unix", "data-timestamp", "data-date", "ts", "title")
        inner = first(e for e in time.iter("time", "abbr", "span") if e.get("datetime") or e.get("title"))
        holders = [time] if inner is None or inner is time else [time, inner]
        exact = (stamp, *(e.get(key) for e in holders for key in keys))
    return clock.stamp(printed or stamp, *(value for value in exact if value))


def _draft(mark: Marks, clock: Clock, title: str, markup: Markup) -> Draft:
    name = mark.name or text_of(mark.author)
    draft = Draft(author=name.strip(" :·|,\u00a0") or None, posted=stamp_of(mark.time, mark.stamp, clock))
    left_out = {*mark.others, *(e for e in (mark.author, mark.time) if e is not None and _is_short(e))}
    reader = MessageReader(markup, left_out, draft.body)
    if not mark.bodies and len(mark.blocks) > 1:
        # Loose text between siblings belongs to the post too.
        for element in mark.blocks:
            reader.walker.feed(element)
    else:
        for element in mark.bodies or mark.blocks:
            reader.walker.feed_inside(_only_cell(element))
            reader.walker.end_line()
    reader.finish()
    lines = draft.body.lines
    if lines and lines[0][1] == draft.posted.raw:
        # A time that is loose text in the element of the message.
        del lines[0]
    settle_heads(draft.body)
    drop_title(draft.body, title)
    take_edit(draft, clock)
    drop_preview(draft.body)
    for comment in mark.comments:
        told = stamp_of(comment.time, comment.stamp, clock)
        name = comment.name or text_of(comment.author)
        words = list(map(words_in, comment.bodies))
        draft.comments.append(Comment(name or None, joined(" ".join(words), words), told.at, told.raw))
    return draft


def _only_cell(element: _Element) -> _Element:
    """The one cell of a table that holds all that an element prints, else the element: such a table is only layout."""
    cell = element if element.tag == "td" else first(element.iter("td"))
    return element if cell is None or text_of(cell) != text_of(element) else cell


def _is_quote(draft: Draft) -> bool:
    """Whether nothing in a post is its author's own: where most are so, the software marks messages as quotations."""
    return bool(draft.body.lines) and all(owner is not None for _, _, owner in draft.body.lines)


def _quote_in_box(element: _Element) -> QuoteHead | None:
    """A quotation where each message itself stands in a ``blockquote``."""
    outermost = element.tag == "blockquote" and first(element.iterancestors("blockquote")) is None
    return None if outermost else quote_of(element)


def _is_short(mark: _Element) -> bool:
    """Whether a name or a time stands alone in its element; a time may be loose text beside the message."""
    return len(text_of(mark)) <= _LONGEST_MARK


def _claim(element: _Element, body: Body) -> Claim | None:
    if element.tag in ("div", "p", "aside", "span", "footer") and _SIGNATURE.search(element.get("class") or ""):
        body.signature.extend(signature_lines(element))
        return SKIP
    if element.tag == "nav" or is_cite_of_next(element):
        return SKIP
    if element.tag == "code":
        return Claim(kind=ParagraphKind.CODE) if _is_listing(element) else None
    return SKIP if is_side(element) and _is_links(element) else None


def _is_listing(code: _Element) -> bool:
    """Whether code stands in lines of its own; in quotations it is part of what is quoted."""
    if first(code.iter("br")) is None:
        return False
    return not any(e.tag == "blockquote" or is_quote_class(e) for e in islice(code.iterancestors(), _MOST_AROUND))


def _is_links(element: _Element) -> bool:
    """Whether an element prints links alone, as the boxes for sharing do."""
    links = sum(len(text_of(a)) for a in element.iter("a"))
    return 0 < links >= len(text_of(element)) - len(list(element.iter("li", "span")))


MARKUP = Markup(quote=quote_of, claim=_claim, whole_addresses=False)
"""Messages as most programs print them."""

_BOXED = Markup(quote=_quote_in_box, claim=_claim, whole_addresses=False)
