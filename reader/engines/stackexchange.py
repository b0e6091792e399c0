"""Questions of Stack Exchange sites: the question, its answers, and the comments below each."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from reader.domain.thread import Comment
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_id, has_class, meta, names, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import (
    figure,
    find_class,
    find_number,
    first,
    own_addresses,
    own_elements,
    parted,
    words_in,
)
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Markup, plain_quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_USER = re.compile(r"/users/(-?\d{1,12})(?:/|$)")
_PART = re.compile(r"^(?:comments|upvote-btn|comments-link)-(\d{1,12})$")
_FOLLOW_UP = re.compile(r"follow-up-\d{1,12}")
_QUESTION = re.compile(r"/(?:questions|q)/(\d{1,12})(?:/|$)")


class StackExchange:
    """Reads questions with their answers, and tells lists of questions apart from them."""

    name = "stackexchange"

    def recognise(self, page: PageSource) -> float:
        """By attributes of its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "data-questionid=" in text and ("js-post-body" in text or "post-text" in text):
            return 0.95
        body = "js-post-body" in text or "post-text" in text
        if body and "question-hyperlink" in text and ("js-question" in text or 'id="question"' in text):
            return 0.9
        return 0.7 if "s-post-summary" in text and "js-post-summary" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=dt.UTC)
        drafts = list(_posts(root, clock))
        frame = Frame("Stack Exchange", site_name=meta(root, "og:site_name"))
        frame.title = text_of(by_id(root, "question-header")) if drafts else ""
        heading = first(find_class(root, "question-hyperlink")) if drafts else None
        frame.title = text_of(heading) or page_title(root)
        named = (match[1] for url in own_addresses(page) if (match := _QUESTION.search(url)))
        frame.thread_id = (drafts[0].post_id if drafts and drafts[0].floor == 1 else "") or next(named, "")
        if drafts:
            viewed = (e.get("title") or "" for e in root.iter("div") if (e.get("title") or "").startswith("Viewed "))
            frame.views = figure(next(viewed, ""))
            answers = by_id(root, "answers-header")
            headings = () if answers is None else answers.iter("h2")
            frame.replies = next((n for h in headings if (n := figure(text_of(h))) is not None), None)
            frame.page, frame.pages = _pager(root)
        return make_page(self.name, page, frame, drafts, clock)


def _pager(root: _Element) -> tuple[int, int]:
    """The number of the page of answers and of all; most questions have one."""
    box = first(find_class(root, "pager-answers", "s-pagination"))
    if box is None:
        return 1, 1
    current = figure(text_of(first(find_class(box, "current", "is-selected")))) or 1
    return current, max([current, *(n for a in box.iter("a") if (n := figure(text_of(a))))])


def _posts(root: _Element, clock: Clock) -> Iterator[Draft]:
    question = ""
    boxes = (e for e in root.iter("div") if has_class(e, "question") or has_class(e, "answer"))
    for box in parted(root, boxes):
        asks = has_class(box, "question")
        ident = _post_id(box, asks=asks)
        if first(find_class(box, "js-post-body", "post-text")) is None:
            continue
        draft = Draft(post_id=ident if ident.isdigit() else "")
        if asks:
            question, draft.floor = ident, 1
        else:
            draft.reply_to = box.get("data-parentid") or question or None
        yield _post(draft, box, clock)


def _post_id(box: _Element, *, asks: bool) -> str:
    """A post's number: its data attribute, or where tools strip these, the ids of its own parts."""
    given: str = box.get("data-questionid" if asks else "data-answerid") or ""
    if not given and not asks:
        given = (box.get("id") or "").removeprefix("answer-")
    if given:
        return given
    parts = (find_number(_PART, e.get("id")) for e in box.iter("div", "button"))
    heading = first(find_class(box.getroottree().getroot(), "question-hyperlink"))
    named = find_number(_QUESTION, heading.get("href")) if heading is not None else ""
    return next(filter(None, parts), named)


def _post(draft: Draft, box: _Element, clock: Clock) -> Draft:
    body = first(find_class(box, "js-post-body", "post-text"))
    signed = [e for e in find_class(box, "user-info") if first(find_class(e, "user-action-time")) is not None]
    for info in signed:
        when = first(find_class(info, "user-action-time"))
        stamp = first(e for e in find_class(when, "relativetime", "relativetime-clean"))
        printed = text_of(stamp)
        exact = None if stamp is None else (stamp.get("title") or "").partition(",")[0]
        if text_of(when).startswith("edited"):
            draft.edited_by, _ = _person(info)
            draft.edited_at = clock.read(printed, exact)
        else:
            draft.author, draft.author_id = _person(info)
            draft.posted = clock.stamp(printed, exact)
    draft.author = draft.author or box.get("data-author-username")
    if draft.edited_at and not draft.edited_by:
        # Who edits their own post is not named again.
        draft.edited_by = draft.author
    draft.comments = [_comment(item, clock) for item in find_class(box, "comment") if item.tag in ("li", "tr")]
    draft.comments += [_follow_up(item, clock) for item in box.iter("div") if _is_follow_up(item)]
    if body is not None:
        draft.read(_MARKUP, body)
        inner = set(body.iter("*"))
        notices = (text_of(e) for e in find_class(box, "js-post-notice", "question-status") if e not in inner)
        draft.body.notices += [text for text in notices if text]
    return draft


def _is_follow_up(element: _Element) -> bool:
    return _FOLLOW_UP.fullmatch(element.get("id") or "") is not None


def _follow_up(item: _Element, clock: Clock) -> Comment:
    """A comment below an answer as drawn since 2025; answers to it nest in it."""
    own = list(own_elements(item, _is_follow_up))
    time = first(e for e in own if e.tag == "time" and e.get("title"))
    raw = text_of(time)
    author = text_of(first(e for e in own if has_class(e, "comment-user")))
    words = words_in(first(e for e in own if e.tag == "div" and e.get("itemprop") == "text"))
    return Comment(author or None, words, clock.read(raw, None if time is None else time.get("title")), raw)


def _person(info: _Element) -> tuple[str | None, str | None]:
    details = first(find_class(info, "user-details"))
    link = None if details is None else first(a for a in details.iter("a") if _USER.search(a.get("href") or ""))
    if link is not None:
        match = _USER.search(link.get("href") or "")
        return text_of(link) or None, match[1] if match else None
    # Posts that a whole site owns ("community wiki"), and people whose account is gone, have no link.
    name = None if details is None else first(e for e in details.iter("span", "a") if text_of(e))
    plain = text_of(details) if details is not None and not len(details) else text_of(name)
    return plain or None, None


def _comment(item: _Element, clock: Clock) -> Comment:
    stamp = first(find_class(item, "relativetime-clean", "relativetime"))
    raw = text_of(stamp)
    exact = None if stamp is None else (stamp.get("title") or "").partition(",")[0]
    author = text_of(first(find_class(item, "comment-user")))
    return Comment(author or None, words_in(first(find_class(item, "comment-copy"))), clock.read(raw, exact), raw)


_MARKUP = Markup(quote=plain_quote, skip=names("snippet-ctas snippet-result"), whole_addresses=False)
"""Beside programs that can be run in the page its scripts put switches and what they did."""
