"""Threads of Reddit: old.reddit (``div.thing``), and the present pages (``shreddit-post``, ``shreddit-comment``).

The design between the two is read by `reddit_cards`. Comments nest as elements in the old pages; the present ones
name each comment's parent.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.clock import Clock, Stamp, from_epoch
from reader.engines.parts.dom import by_id_prefix, has_class, host_of, link, page_title, text_of
from reader.engines.parts.draft import Draft, Nesting
from reader.engines.parts.finders import figure, find_class, first, own_elements, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import PLAIN
from reader.engines.reddit_cards import MARK, card_posts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_MORE = "The page does not hold all comments of the thread; some were behind “load more comments”."
_THING = re.compile(r"\bthing id-t[13]_")
_PICTURES = ("i.redd.it", "preview.redd.it", "i.imgur.com")
_PICTURE_ENDS = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_GONE = ("[deleted]", "[removed]")


class Reddit:
    """Reads threads of Reddit, and tells its lists apart from them."""

    name = "reddit"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By attributes that only its pages have."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "<shreddit-" in text and ("<shreddit-post" in text or "<shreddit-comment" in text):
            return 0.9
        if MARK in text and ("RichTextJSON-root" in text or "Comment t1_" in text or "Post t3_" in text):
            return 0.9
        named = "data-fullname=" in text or ("thing id-t" in text and _THING.search(text) is not None)
        return 0.9 if named and ("sitetable" in text or "usertext-body" in text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=dt.UTC)
        frame = Frame("Reddit", site_name="Reddit")
        new = first(root.iter("shreddit-post", "shreddit-comment"))
        if new is not None:
            drafts = list(_new_posts(root, clock, frame))
        elif MARK in page.text:
            drafts = list(_card_posts(root, clock, frame))
        else:
            drafts, frame.view = list(_old_posts(root, clock, frame)), "old"
        for draft in drafts:
            if draft.author in _GONE:
                draft.author, draft.hidden = None, True
        frame.thread_id = frame.thread_id.removeprefix("t3_")
        frame.site = "www.reddit.com"
        if drafts:
            frame.page = 1
        return make_page(self.name, page, frame, drafts, clock)


def _card_posts(root: _Element, clock: Clock, frame: Frame) -> Iterator[Draft]:
    for draft, address in card_posts(root, clock, frame):
        _take_link(draft, address)
        yield draft


def _is_thing(element: _Element) -> bool:
    return bool(_fullname(element)) and has_class(element, "thing")


def _fullname(thing: _Element) -> str:
    """Kind and number of a post or comment, also where tools have stripped data attributes."""
    named = (name[3:] for name in (thing.get("class") or "").split() if name.startswith(("id-t1_", "id-t3_")))
    return thing.get("data-fullname") or next(named, "")


def _old_posts(root: _Element, clock: Clock, frame: Frame) -> Iterator[Draft]:
    things = [e for e in root.iter("div") if _is_thing(e)]
    stories = [e for e in things if _fullname(e).startswith("t3_")]
    answers = [e for e in things if _fullname(e).startswith("t1_")]
    comments = [e for e in answers if not has_class(e, "morechildren")]
    if not comments and not (len(stories) == 1 and first(find_class(root, "commentarea")) is not None):
        return
    if first(find_class(root, "morechildren", "deepthread")) is not None:
        frame.notes.append(_MORE)
    parents = [_parent(e) for e in comments]
    parted(root, things)
    for story in stories[:1]:
        title = _old_facts(root, story, frame)
        draft = _old_post(story, clock, frame.thread_id)
        _take_link(draft, title.get("href") if title is not None else None)
        yield draft
    for comment, parent in zip(comments, parents, strict=True):
        draft = _old_post(comment, clock, frame.thread_id)
        draft.reply_to = parent or frame.thread_id or None
        yield draft


def _parent(comment: _Element) -> str:
    above = first(e for e in comment.iterancestors("div") if _is_thing(e))
    return "" if above is None else _fullname(above)


def _old_facts(root: _Element, story: _Element, frame: Frame) -> _Element | None:
    """Take what the page tells of the thread; the link that is its title."""
    frame.thread_id = _fullname(story)
    title = first(a for a in find_class(story, "title") if a.tag == "a")
    frame.title = text_of(title) or page_title(root).rpartition(" : ")[0]
    board = story.get("data-subreddit-prefixed") or ""
    if not board and (name := story.get("data-subreddit")):
        board = f"r/{name}"
    named = first(find_class(root, "redditname"))
    frame.board = (board,) if board else ((f"r/{text_of(named)}",) if named is not None else ())
    frame.replies = figure(story.get("data-comments-count") or text_of(first(find_class(story, "comments"))))
    return title


def _take_link(draft: Draft, href: str | None) -> None:
    """What somebody submits is an address, where it is no text: a page, or one picture."""
    address = (href or "").strip()
    host = host_of(address)
    own = f"/comments/{draft.post_id.removeprefix('t3_')}/"
    if not host or own in address:
        return
    if host in _PICTURES or address.partition("?")[0].lower().endswith(_PICTURE_ENDS):
        draft.body.images.insert(0, address)
    else:
        draft.body.lines.insert(0, (ParagraphKind.BODY, address, None))


def _old_post(thing: _Element, clock: Clock, story: str) -> Draft:
    draft = Draft(post_id=_fullname(thing))
    draft.floor = 1 if draft.post_id == story else None
    entry = first(e for e in thing if has_class(e, "entry"))
    line = first(find_class(entry, "tagline"))
    if entry is None or line is None:
        return draft
    who = first(find_class(line, "author"))
    draft.author = text_of(who) or thing.get("data-author") or ("[deleted]" if "[deleted]" in text_of(line) else "")
    draft.author_id = (thing.get("data-author-fullname") or "").removeprefix("t2_") or None
    _old_times(draft, line, clock)
    if draft.posted.at is None:
        at = from_epoch(thing.get("data-timestamp"), per_second=1000)
        draft.posted = Stamp(at, draft.posted.raw)
    body = first(find_class(entry, "usertext-body"))
    body = body if body is None else first(find_class(body, "md"))
    return draft if body is None else draft.read(PLAIN, body)


def _old_times(draft: Draft, line: _Element, clock: Clock) -> None:
    for time in line.iter("time"):
        exact = (time.get("datetime"), time.get("title"))
        if has_class(time, "edited-timestamp"):
            draft.edited_at = clock.read(text_of(time), *exact)
        elif draft.posted.at is None:
            draft.posted = clock.stamp(text_of(time), *exact)


def _is_comment(element: _Element) -> bool:
    return str(element.tag) == "shreddit-comment"


def _new_posts(root: _Element, clock: Clock, frame: Frame) -> Iterator[Draft]:
    stories = list(root.iter("shreddit-post"))
    comments = list(root.iter("shreddit-comment"))
    story = first(e for e in stories if e.get("view-context") == "CommentsPage")
    if story is None and (comments or (len(stories) == 1 and "/comments/" in link(root, "canonical"))):
        story = first(stories)
    if story is None and not comments:
        return
    if any("comments" in text_of(e) for e in root.iter("faceplate-partial")):
        frame.notes.append(_MORE)
    parted(root, [*stories, *comments])
    if story is not None:
        draft = Draft(post_id=story.get("id") or "", floor=1, author=story.get("author"))
        frame.thread_id, frame.title = draft.post_id, story.get("post-title") or ""
        frame.board = tuple(filter(None, (story.get("subreddit-prefixed-name"),)))
        frame.replies = figure(story.get("comment-count") or "")
        draft.author_id = (story.get("author-id") or "").removeprefix("t2_") or None
        _new_time(draft, story, clock, story.get("created-timestamp"))
        draft = _new_body(draft, story, "text-body")
        _take_link(draft, story.get("content-href"))
        yield draft
    frame.thread_id = frame.thread_id or next((e.get("postid") or "" for e in comments), "")
    nesting = Nesting(frame.thread_id)
    for comment in comments:
        draft = Draft(post_id=comment.get("thingid") or "", author=comment.get("author"))
        depth = comment.get("depth") or ""
        above = nesting.parent(int(depth[:4]) if depth.isdecimal() else 0, draft.post_id)
        draft.reply_to = comment.get("parentid") or above
        _new_time(draft, comment, clock, comment.get("created"))
        yield _new_body(draft, comment, "comment")


def _new_time(draft: Draft, box: _Element, clock: Clock, exact: str | None) -> None:
    """Present pages give the time as an attribute, or in an element that counts it (``faceplate-timeago``)."""
    marks = [e for e in own_elements(box, _is_comment) if e.tag in ("time", "faceplate-timeago")]
    values = [v for e in marks for v in (e.get("ts"), e.get("datetime"))]
    draft.posted = clock.stamp(next((text for e in marks if (text := text_of(e))), ""), exact, *values)


def _new_body(draft: Draft, box: _Element, slot: str) -> Draft:
    body = first(e for e in own_elements(box, _is_comment) if e is not box and e.get("slot") == slot)
    if body is None:
        body = first(e for e in by_id_prefix(box, draft.post_id) if (e.get("id") or "").endswith("rtjson-content"))
    return draft if body is None else draft.read(PLAIN, body)
