"""Reads Discuz! threads from plain text: what extractors, browsers (innerText) and crawlers leave of a page.

The page's frame is read from above the first post and below the last; posts begin at their time bars
(`discuz_text_heads`), end at the next author's column (`discuz_text_columns`), and are read line by line
(`discuz_text_body`). Authors that the capture lost stay unknown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.domain.thread import WRITTEN_KINDS, PageKind, Post, ThreadKey, ThreadPage
from reader.engines.discuz.text_body import BodyReader
from reader.engines.discuz.text_columns import find_seam, last_actions
from reader.engines.discuz.text_frame import find_foot, holds_only_links, lone_reply, read_frame
from reader.engines.discuz.text_headless import GUEST_SIGN, PORTAL_SIGN, find_headless, has_tops, rejoined
from reader.engines.discuz.text_heads import ANONYMOUS, find_heads, floor_of
from reader.engines.discuz.text_tails import Span, Tail, find_tails
from reader.engines.discuz.text_touch import before_switches, read_touch, touch_foot
from reader.engines.parts.text_lines import Line, solid_lines
from reader.text.dates import CHINA, When, parse_when
from reader.text.paragraphs import digest, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.engines.base import PageSource
    from reader.engines.discuz.text_columns import Seam
    from reader.engines.discuz.text_frame import Frame
    from reader.engines.discuz.text_heads import Head

_BAR = re.compile(
    r"^[^\n]{0,60}[发發]表[于於][^\n|]{4,60}\|[ \t]{0,4}(?:只看[该該]作者|[显顯]示全部[楼樓][层層])", re.MULTILINE
)
_TOUCH = re.compile(
    r"^[ \t]*(?:[楼樓]主|沙[发發]|板凳|地板|\d{1,6}#)[ \t]*\n[^\n]{1,40}\n(?:[^\n]{0,10}\n){0,2}[ \t]*"
    r"(?:\d{4}-\d{1,2}-\d{1,2} \d\d:\d\d(?::\d\d)?|[昨前]天 ?\d\d:\d\d|\d{1,2} ?(?:天|小[时時]|分[钟鐘])前)[ \t]*$",
    re.MULTILINE,
)
_MARKS = re.compile(
    r"查看完整版本|Powered by Discuz!|'s Archiver|"
    r"本版[积積]分[规規][则則]|\[[复複][制製][链鏈]接\]|快速回复 返回顶部 返回列表"
)
_SHORT_BAR = re.compile(r"\d[ \t]{0,4}\|[ \t]{0,4}(?:[显顯]示全部[楼樓][层層]|只看[该該]作者)")
_TID = re.compile(r"tid ?= ?parseInt\('(\d{1,12})'\)|[?&]tid=(\d{1,12})|/thread-(\d{1,12})-\d+-\d+\.html")
_MESSAGE = "提示信息"


class DiscuzText:
    """Engine for plain-text captures of Discuz! threads."""

    name = "discuz-text"

    def recognise(self, page: PageSource) -> float:
        """How sure the text is of a Discuz! page: its time bars say most, its footer some."""
        if page.is_markup:
            return 0.0
        text = page.text
        if _BAR.search(text):
            return 0.95
        if _MARKS.search(text) or GUEST_SIGN.search(text) or PORTAL_SIGN.search(text):
            return 0.85
        if _TOUCH.search(text) or _SHORT_BAR.search(text):
            return 0.7
        return 0.3 if has_tops(text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        return _Reading(page).result()


class _Reading:
    """One page being read."""

    def __init__(self, page: PageSource) -> None:
        self._page = page
        self._lines: Sequence[Line] = rejoined(solid_lines(page.lines))
        self._heads, self._view = find_heads(self._lines)
        self._headless = None if self._heads else find_headless(self._lines)
        if self._headless:
            self._heads, self._view = self._headless.heads, "text"
        self._loose = self._view == "text" and any(head.body - head.line > 1 for head in self._heads)
        self._warnings: list[str] = []
        self._times: dict[str, datetime | None] = {}
        first = self._heads[0].line if self._heads else len(self._lines)
        last = self._heads[-1].body if self._heads else 0
        self._foot = find_foot(self._lines, last)
        if self._headless and self._headless.foot is not None:
            self._foot = self._headless.foot
        if self._view == "touch" and self._heads:
            self._foot = touch_foot(self._lines, last, self._foot)
        self._frame: Frame = read_frame(self._lines, first, self._foot)
        if self._view == "touch" and self._heads:
            read_touch(self._frame, self._lines, self._heads[0], self._foot)
        if told := self._headless:
            self._frame.title = told.title or self._frame.title
            self._frame.views, self._frame.replies = told.views, told.replies
        self._now = self._frame.captured_at or page.capture.captured_at

    def result(self) -> ThreadPage:
        """The page as read."""
        posts = self._posts()
        posts = _counted(posts, self._frame)
        frame = self._frame
        _place(frame, posts)
        title = frame.title or next((head.subject for head in self._heads if head.subject), "")
        return ThreadPage(
            key=ThreadKey("discuz", "", self._thread_id(title, posts)),
            kind=PageKind.THREAD if posts else self._kind(),
            title=title,
            posts=posts,
            board=frame.board,
            site_name=frame.site,
            software=self._software(),
            version=frame.version,
            view=self._view,
            captured_at=frame.captured_at,
            captured_from="footer" if frame.captured_at else None,
            page=frame.page,
            pages=frame.pages,
            views=frame.views,
            replies=frame.replies,
            warnings=tuple(dict.fromkeys(self._warnings)),
        )

    def _software(self) -> str:
        told = self._headless.software if self._headless else None
        return told or ("Discuz! X" if (self._frame.version or "X").startswith("X") else "Discuz!")

    def _kind(self) -> PageKind:
        if any(line.label == _MESSAGE for line in self._lines):
            return PageKind.MESSAGE
        return PageKind.LISTING if self._lines else PageKind.EMPTY

    def _thread_id(self, title: str, posts: Sequence[Post]) -> str:
        """The forum's number where one is shown, else a digest over title and first post."""
        for line in self._lines[: self._heads[0].line if self._heads else 0]:
            if len(line.text) < 400 and (found := _TID.search(line.text)):
                return found[1] or found[2] or found[3]
        written = [item.text for item in posts[0].paragraphs if item.kind in WRITTEN_KINDS] if posts else []
        opening = "\n".join(written)
        return "digest-" + digest(f"{title}\n{opening}")

    def _posts(self) -> tuple[Post, ...]:
        seams = self._seams()
        spans = [self._span(n, seams) for n in range(len(self._heads))]
        if self._view == "archiver":
            tails = [Tail(span.high, span.high, span.high) for span in spans]  # it prints no signatures
        else:
            tails = find_tails(self._lines, spans, self._usual_gap(seams), self._loose)
        return tuple(
            self._post(head, seam, span, tail)
            for head, seam, span, tail in zip(self._heads, seams, spans, tails, strict=True)
        )

    def _seams(self) -> list[Seam]:
        """What stands before each head."""
        lines, heads = self._lines, self._heads
        if not heads:
            return []
        top = heads[0].line
        has_floors = top > 0 and floor_of(lines[top - 1].label) is not None
        seams = [find_seam(lines, min(self._frame.posts_from, top), heads[0], has_floors, first=True)]
        seams += [find_seam(lines, before.body, head, has_floors) for before, head in pairwise(heads)]
        return seams

    def _span(self, n: int, seams: Sequence[Seam]) -> Span:
        """The lines of a post with its signature."""
        head = self._heads[n]
        if n + 1 < len(seams):
            below = seams[n + 1]
            end = max(below.end, head.body)
            if self._view == "touch":
                end = before_switches(self._lines, head.body, end)
            return Span(head.body, end, below.actions is not None, self._author(head, seams[n]))
        high = self._foot
        actions = last_actions(self._lines, head.body, high)
        if actions is not None and holds_only_links(self._lines, actions[1], high):
            return Span(head.body, actions[0], True, self._author(head, seams[n]))
        if any(seam.actions for seam in seams) and (reply := lone_reply(self._lines, head.body, high)) is not None:
            return Span(head.body, reply, True, self._author(head, seams[n]))
        return Span(head.body, max(high, head.body), False, self._author(head, seams[n]))

    def _usual_gap(self, seams: Sequence[Seam]) -> int | None:
        """Blank lines before the action links in a browser's text of the default templates."""
        if self._view != "text" or not any(seam.author for seam in seams):
            return None
        return {"X2": 3, "X3": 4}.get((self._frame.version or "")[:2])

    def _author(self, head: Head, seam: Seam) -> str | None:
        name = head.name or seam.author
        return None if name in ANONYMOUS else name

    def _post(self, head: Head, seam: Seam, span: Span, tail: Tail) -> Post:
        lines = [*self._lines[span.low : tail.end], *self._lines[tail.signature : tail.stop]]
        if self._view == "archiver" and head is self._heads[0] and lines and lines[0].text == self._frame.title:
            lines = lines[1:]  # the archiver prints the title above the first post's text
        body = BodyReader(lines, len(lines) - (tail.stop - tail.signature), self._time, self._loose).read()
        return Post(
            post_id="",
            floor=head.floor or seam.floor,
            author=span.author,
            author_id=head.account,
            posted_at=self._time(head.posted_raw),
            posted_raw=head.posted_raw,
            paragraphs=number(body.parts),
            edited_at=self._time(body.edited_raw) if body.edited_raw else None,
            edited_by=body.edited_by,
            location=head.place,
            client=head.client,
            quotes=tuple(body.quotes),
            comments=tuple(body.comments),
            ratings=tuple(body.ratings),
            attachments=tuple(body.attachments),
            signature=tuple(body.signature),
            notices=tuple(body.notices),
            hidden=body.hidden,
        )

    def _time(self, raw: str) -> datetime | None:
        """A printed time with its zone; words count back from the capture's own time; None where none is printed."""
        if not raw:
            return None
        if raw not in self._times:
            zone = self._now.tzinfo if self._now and self._now.tzinfo else CHINA
            self._times[raw] = self._checked(raw, parse_when(raw, zone, self._now))
        return self._times[raw]

    def _checked(self, raw: str, when: When | None) -> datetime | None:
        if when is None:
            self._warnings.append(f"The time “{raw}” cannot be told without the time of the capture.")
            return None
        if when.derived:
            self._warnings.append("Times in words were reckoned from the time of the capture.")
        return when.datetime


def _counted(posts: tuple[Post, ...], frame: Frame) -> tuple[Post, ...]:
    """The posts with their numbers where the page prints none but says that it shows all: replies + 1 are here."""
    if frame.replies is None or frame.replies + 1 != len(posts) or any(post.floor for post in posts):
        return posts
    return tuple(replace(post, floor=n) for n, post in enumerate(posts, 1))


def _pages(posts: int, here: int) -> int | None:
    """How many pages a thread has whose first page is known; pages are full but for the last.

    Boards set pages of tens or fives; another number tells that posts are missing from the text.
    """
    if posts <= here:
        return 1 if posts == here else None
    return None if here % 5 else -(-posts // here)


def _place(frame: Frame, posts: Sequence[Post]) -> None:
    """Work out the page's number where the posts' numbers leave no doubt."""
    floors = [post.floor for post in posts]
    if frame.page is not None or not floors or floors[0] is None:
        return
    here = len(floors)
    if floors[0] == 1:
        frame.page = 1
        if frame.pages is None and frame.replies is not None:
            frame.pages = _pages(frame.replies + 1, here)
    elif floors == list(range(floors[0], floors[0] + here)) and (floors[0] - 1) % here == 0:
        page = (floors[0] - 1) // here + 1
        if frame.pages is not None and page < frame.pages:
            frame.page = page
