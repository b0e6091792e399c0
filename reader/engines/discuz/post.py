"""A Discuz! post on a desktop page: who, when, where and which floor, and what readers added below it.

Elements as in ``forum/viewthread_node.htm`` of X1.5 to X3.5. Ids carry the post's number (``authorposton123``), so a
post is read by them first and by class names only where the templates give no id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.domain.thread import Comment, ParagraphKind, Post
from reader.engines.discuz.body import POSTED, Body, read_body
from reader.engines.discuz.ratings import rating_line, read_ratings
from reader.engines.parts.blocks import SKIP, Claim, lines_of
from reader.engines.parts.dom import all_text, has_class, own_text, text_of
from reader.engines.parts.linked import links_in
from reader.text.dates import CHINA, When, parse_when
from reader.text.paragraphs import normalise, number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from reader.engines.discuz.element import PostElement
    from reader.engines.parts.blocks import Line

FLOOR_NAMES = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}
"""The names that boards give to the first floors (a site setting; these are the software's own)."""

_UID = re.compile(r"(?:[?&;]uid=|space-uid-|avatar\.php\?uid=|authorid=)(\d{1,12})(?!\d)")
_FLOOR = re.compile(r"(?<!\d)\d{1,7}(?!\d)")
_DELETED = re.compile(r"[该該]用[户戶]已被[删刪]除|has been deleted", re.IGNORECASE)
_PLACE = re.compile(r"(?:(?:来自|來自) ?[:：]|IP ?(?:属地|屬地|归属地|歸屬地) ?[:：]?) ?([^|]{1,40})", re.IGNORECASE)
_GUEST = re.compile(r"匿名|游客|遊客|[访訪]客|guest|anonymous", re.IGNORECASE)
_PLACE_WORDS = re.compile("来自|來自|ip", re.IGNORECASE)
_STANCE_VOTES = re.compile(r" ?(?:支持|Support) ?\d{0,9}$")
"""What follows the side that a reply takes in a debate: a button with a count."""
_CLIENT = re.compile(r"(?:来自|來自) ?([^:：|]{1,30})")
_EDITED = re.compile(
    r"由 ?(.{1,60}) ?[于於] ?(.{6,40}?) ?[编編][辑輯]|edited by (.{1,60}?) (?:at|on) (.{6,40})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clock:
    """How a page's printed times are reckoned: the board's zone and the capture's time, None where not shown."""

    zone: dt.tzinfo = CHINA
    now: dt.datetime | None = None

    def read(self, text: str) -> When | None:
        """A printed time."""
        return parse_when(text, self.zone, self.now)

    def warnings(self, posts: Iterable[Post]) -> list[str]:
        """One sentence for each thing about the times of posts that is not sure."""
        derived = unread = 0
        for post in posts:
            if post.posted_at is None:
                unread += bool(post.posted_raw)
            elif (when := self.read(post.posted_raw)) and when.derived and when.datetime == post.posted_at:
                derived += 1
        warnings = []
        if derived:
            warnings.append(f"The times of {derived} posts were worked out from words such as “昨天 12:30”.")
        if unread:
            warnings.append(f"The times of {unread} posts could not be told.")
        return warnings


def read_post(part: PostElement, clock: Clock) -> Post:
    """Read one post; ``floor`` is None where its name tells no number."""
    messages = _messages(part)
    content = next((e for e in (part.first("pcb"), part.first("pct"), *_parents(messages)) if e is not None), None)
    body = Body() if content is None else read_body(content, messages)
    author, author_id = read_author(part)
    raw, when = _posted(part, clock)
    place, client, more_notices = _origin(part)
    edited_by, edited_at = read_edit_note(body.edit_note, clock)
    comments = tuple(_comments(part, clock))
    ratings = tuple(read_ratings(part.rates))
    signature = tuple(text for sign in part.all("sign") for _, text, _ in lines_of(sign))
    notices = [text for mark in map(text_of, part.all("pdbts")) if (text := _STANCE_VOTES.sub("", mark))]
    notices += [text for mod in part.all("modact") for _, text, _ in lines_of(mod)] + more_notices
    if body.edit_note and edited_at is None:
        notices.append(body.edit_note)
    lines: list[Line] = [
        *body.lines,
        *((ParagraphKind.NOTICE, text, None) for text in notices),
        *((ParagraphKind.COMMENT, comment.text, i) for i, comment in enumerate(comments)),
        *((ParagraphKind.RATING, rating_line(rating), None) for rating in ratings),
        *((ParagraphKind.ATTACHMENT, _file_line(name, body), None) for name in body.attachments),
        *((ParagraphKind.SIGNATURE, text, None) for text in signature),
    ]
    return Post(
        post_id=part.pid,
        floor=read_floor(part),
        author=author,
        author_id=author_id,
        posted_at=when.datetime if when else None,
        posted_raw=raw,
        paragraphs=number(lines),
        edited_at=edited_at,
        edited_by=edited_by,
        location=place,
        client=client,
        reply_to=next((q.post_id for q in body.quotes if q.post_id), body.reply_to),
        quotes=tuple(body.quotes),
        comments=comments,
        ratings=ratings,
        attachments=body.files,
        images=tuple(body.images),
        signature=tuple(map(str, signature)),
        notices=(*(text for kind, text, _ in body.lines if kind is ParagraphKind.NOTICE), *notices),
        hidden=body.hidden,
        links=links_in(lines),
    )


def read_author(part: PostElement) -> tuple[str | None, str | None]:
    """The name as shown and the forum's id; both None for anonymous posts and guests."""
    box = part.by_id("favatar")
    if box is None:
        box = next((e for e in part.all("pls") if e.tag == "td"), None)
    line = None if box is None else next((e for e in box.iter("div") if has_class(e, "pi")), None)
    if line is None and box is not None and any(has_class(e, "authi") for e in box.iter("div")):
        line = box
    link: _Element | None
    if line is not None:
        inner = next((e for e in line.iter("div") if has_class(e, "authi")), None)
        link = None if inner is None else next((a for a in inner.iter("a") if text_of(a)), None)
    else:
        line = part.header
        link = next(_links_before(line, part.time), None) if line is not None else None
    if link is not None and not _is_script(link):
        return text_of(link), _author_id(part, link)
    if link is not None and has_class(link, "xw1") and not _GUEST.match(text_of(link)):
        # Who answered on a linked network has a name but no account here.
        return text_of(link), None
    if line is not None and any(_DELETED.search(text_of(mark)) for mark in line.iter("em")):
        name = normalise(line.text or "") or own_text(line).partition("|")[0].strip()
        return (name, _author_id(part, None)) if name else (None, None)
    return None, None


def _links_before(line: _Element, time: _Element | None) -> Iterator[_Element]:
    for node in line.iter():
        if node is time:
            return
        if node.tag == "a" and text_of(node) and ("space" in (node.get("href") or "") or has_class(node, "xi2")):
            yield node


def _is_script(link: _Element) -> bool:
    return (link.get("href") or "").lower().startswith("javascript:")


def _author_id(part: PostElement, link: _Element | None) -> str | None:
    """From the profile link; where a site's link rewriting broke it, from "only this author" or the portrait."""
    for source in _naming_author(part, link):
        match = _UID.search(source) if source else None
        if match is not None and match[1] != "0":
            return match[1]
    return None


def _naming_author(part: PostElement, link: _Element | None) -> Iterator[str | None]:
    if link is not None:
        yield link.get("href")
    header = part.header
    if header is not None:
        yield from (href for a in header.iter("a") if "authorid=" in (href := a.get("href") or ""))
    box = part.by_id("favatar")
    if box is not None:
        yield from (source for image in box.iter("img") if "avatar.php" in (source := image.get("src") or ""))


def read_floor(part: PostElement) -> int | None:
    """The number from the floor link: ``5#``, ``来自 7#``, or the software's names for the first four."""
    text = text_of(part.by_id("postnum"))
    if match := _FLOOR.search(text):
        return int(match.group())
    return next((floor for name, floor in FLOOR_NAMES.items() if name in text), None)


def _messages(part: PostElement) -> list[_Element]:
    found = part.all("t_f")
    if found:
        return found
    return [e for ident, e in part.ids.items() if ident.startswith("postmessage_")]


def _parents(messages: list[_Element]) -> Iterator[_Element]:
    """Where a skin has dropped the wrappers, the cell that holds the message."""
    return (parent for message in messages if (parent := message.getparent()) is not None)


def _posted(part: PostElement, clock: Clock) -> tuple[str, When | None]:
    element = part.time
    if element is None:
        return "", None
    raw = POSTED.sub("", text_of(element), count=1).strip()
    absolute = next((e.get("title") for e in element.iter("span") if e.get("title")), None)
    return raw, (clock.read(absolute) if absolute else None) or clock.read(raw)


def _origin(part: PostElement) -> tuple[str | None, str | None, list[str]]:
    """Place and device printed beside the post, and what else the page says of its place."""
    place = client = None
    header = part.header
    if header is not None and _PLACE_WORDS.search(all_text(header)):
        for mark in header.iter("span"):
            if has_class(mark, "xg1") and (match := _CLIENT.fullmatch(text_of(mark))):
                client = match[1].strip()
        if match := _PLACE.search(text_of(header)):
            place = match[1].strip()
    others = [text for text in map(text_of, part.all("mobile-location")) if text]
    if place is None and others:
        place = others.pop(0)
    return place, client, others


def read_edit_note(note: str, clock: Clock) -> tuple[str | None, dt.datetime | None]:
    """Who edited a post last and when, from the software's note; both None where it cannot be read."""
    match = _EDITED.search(note)
    if match is None:
        return None, None
    when = clock.read(match[2] or match[4])
    return ((match[1] or match[3]).strip() or None, when.datetime) if when else (None, None)


def _comments(part: PostElement, clock: Clock) -> Iterator[Comment]:
    """点评 of the software itself, and 楼中楼 of the plugin that boards add most."""
    box = part.by_id("comment_")
    for entry in part.all("pstl"):
        if box is None or box not in entry.iterancestors():
            continue
        author = next((a for a in entry.iter("a") if has_class(a, "xw1") and text_of(a)), None)
        words = next((e for e in entry.iter("div") if has_class(e, "psti")), None)
        if words is not None:
            stamp = next((text_of(e) for e in words.iter("span") if has_class(e, "xg1")), "")
            yield _comment(words, author, stamp, clock)
    for entry in part.all("lzl_cnt"):
        words = next((e for e in entry.iter("span") if has_class(e, "lzl_content_main")), None)
        if words is not None:
            author = next((a for a in entry.iter("a") if text_of(a)), None)
            stamp = next((text_of(e) for e in entry.iter("span") if has_class(e, "lzl_time")), "")
            yield replace(_comment(words, author, stamp, clock), inline=True)


def _comment(words: _Element, author: _Element | None, stamp: str, clock: Clock) -> Comment:
    raw = POSTED.sub("", stamp, count=1).strip()
    when = clock.read(raw)
    text = " ".join(text for _, text, _ in lines_of(words, _comment_chrome))
    return Comment(text_of(author) or None, text, when.datetime if when else None, raw)


def _comment_chrome(element: _Element) -> Claim | None:
    """Name, time and the links to the whole reply are no part of a comment's words."""
    classes = (element.get("class") or "").split()
    return SKIP if ("xg1" in classes and element.tag == "span") or (element.tag == "a" and "xi2" in classes) else None


def _file_line(name: str, body: Body) -> str:
    words = body.descriptions.get(name, "")
    return normalise(f"{name} {words}")
