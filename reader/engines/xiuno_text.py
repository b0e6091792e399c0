"""Threads of Xiuno BBS 4 from plain text: what browsers and extractors leave of its default theme's pages.

A reply begins with ``NAME TIME`` and ``N楼``, each on a line; a quoted post follows at once, cut to 100 characters by
the program. The first post has no number: it stands between the title and ``最新回复 (N)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.domain.thread import Quote, ThreadPage
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import Speakers, TextClock, TextPost, key_of, kind_of, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_TIME = r"(?:\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2})?|\d{1,3} ?(?:秒|分钟|小时|天|[个]?月|年)前|刚刚|今天|昨天|前天)"
_WHEN = re.compile(_TIME)
_HEAD = re.compile(rf"(\S.{{0,39}}?) ({_TIME})")
_FIRST_HEAD = re.compile(rf"(\S.{{0,39}}?) ({_TIME})(?: (\d{{1,10}}))?")
_FLOOR = re.compile(r"(?:(?:引用|回复|编辑|删除) ?){0,4}(\d{1,7}) ?楼")
_REPLIES = re.compile(r"最新回[复復] ?\((\d{1,8})\)")
_SIGNS = re.compile(
    r"^[ \t\xa0]*最新回[复復][ \t]?[(（]\d{1,8}[)）][ \t]*$|^[ \t\xa0]*Processed: \d+\.\d+, SQL: \d+[ \t]*$",
    re.MULTILINE,
)
_FLOOR_LINE = re.compile(r"^[ \t\xa0]*\d{1,7}楼[ \t]*$", re.MULTILINE)
_FILES = "上传的附件:"
_FILE = re.compile(r"(\S.{0,150}\.\w{1,8})(?: ?\(.{1,60}\))?")
_LINK_ONLY = "查看主题内容"
_BACK = frozenset({"返回", "返回列表"})
_PAGER = re.compile(r"[◀▶◄►\d .…]{1,60}")
_PROCESSED = re.compile(r"Processed: [\d.]{1,12}, SQL: \d{1,6}")
_CHROME = frozenset({"首页", "登录", "注册", "首頁", "登錄", "註冊"})
_REACH = 40
"""Lines below the last post in which the page's foot begins."""


@dataclass(slots=True)
class _Mark:
    """Where a post begins: line of its head, first line of its text."""

    line: int
    body: int
    post: TextPost


class XiunoText:
    """Engine for plain-text captures of Xiuno threads."""

    name = "xiuno-text"

    def recognise(self, page: PageSource) -> float:
        """By the line above the replies or the program's last line, and numbered floors."""
        if page.is_markup:
            return 0.0
        signs = len({found.group().strip()[:4] for found in _SIGNS.finditer(page.text)})
        if not signs:
            return 0.0
        return 0.9 if signs > 1 or _FLOOR_LINE.search(page.text) else 0.6

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        return _Reading(page).result()


class _Reading:
    """One page being read."""

    def __init__(self, page: PageSource) -> None:
        self._lines: Sequence[Line] = solid_lines(page.lines, noisy=False)
        self._clock = TextClock(page)
        self._replies: int | None = None
        self._views: int | None = None
        self._title = ""
        self._board: tuple[str, ...] = ()

    def result(self) -> ThreadPage:
        """The page as read."""
        marks = self._replies_found()
        foot = self._foot(marks[-1].body if marks else 0)
        top = self._top(marks[0].line if marks else foot)
        first = self._first(top)
        marks = [first, *marks] if first else marks
        ends = [*(mark.line for mark in marks[1:]), foot][: len(marks)]
        if first:
            ends[0] = min(top, ends[0])
        speakers = Speakers()
        for mark, end in zip(marks, ends, strict=True):
            self._fill(mark, max(end, mark.body), speakers)
            speakers.add(mark.post)
        found = [mark.post for mark in marks if mark.post.parts or mark.post.attachments or mark.post.floor != 1]
        page, pages = self._pager(found, foot)
        posts = tuple(post.finish(self._clock) for post in found)
        return ThreadPage(
            key=key_of("xiuno", "", self._title, posts),
            kind=kind_of(posts),
            title=self._title,
            posts=posts,
            board=self._board,
            software="Xiuno BBS",
            view="text",
            page=page if posts else None,
            pages=pages if posts else None,
            views=self._views,
            replies=self._replies,
            warnings=tuple(self._clock.warnings),
        )

    def _replies_found(self) -> list[_Mark]:
        lines = self._lines
        found = (self._reply(i) for i in range(len(lines)))
        marks = [mark for mark in found if mark is not None]
        # Numbers rise from post to post; a line inside a post that looks like a head does not keep to that.
        kept: list[_Mark] = []
        for mark in marks:
            if not kept or (mark.post.floor or 0) > (kept[-1].post.floor or 0):
                kept.append(mark)
        return kept

    def _reply(self, at: int) -> _Mark | None:
        """The reply whose number stands on a line: its name and time are above, on one line or on two."""
        floor = _FLOOR.fullmatch(self._lines[at].label)
        if floor is None or at == 0:
            return None
        above = self._lines[at - 1]
        head = _HEAD.fullmatch(above.label)
        post = TextPost(floor=int(floor[1]))
        if head is not None:
            post.author = above.text[: head.end(1)]
            post.posted_raw = above.text[head.start(2) :]
            return _Mark(at - 1, at + 1, post)
        name = self._lines[at - 2].text if at > 1 else ""
        if _WHEN.fullmatch(above.label) and 0 < len(name) <= 40:
            post.author, post.posted_raw = name, above.text
            return _Mark(at - 2, at + 1, post)
        return None

    def _top(self, first: int) -> int:
        """The line ``最新回复 (N)`` above the first reply, or the first reply's own line; takes the number."""
        for i in range(first - 1, -1, -1):
            if found := _REPLIES.fullmatch(self._lines[i].label):
                self._replies = int(found[1])
                return i
        return first

    def _first(self, top: int) -> _Mark | None:
        """The first post's head: the first line with a name and a time; the title stands right above it."""
        for i in range(1, top):
            head = _FIRST_HEAD.fullmatch(self._lines[i].label)
            if head is None:
                continue
            self._title = self._lines[i - 1].text
            above = [line.text for line in self._lines[: i - 1]]
            # Narrow screens show nothing above the title but the board.
            if len(above) == 1 and above[0] not in _CHROME:
                self._board = (above[0],)
            self._views = int(head[3]) if head[3] else None
            text = self._lines[i].text
            post = TextPost(floor=1, author=text[: head.end(1)], posted_raw=text[head.start(2) : head.end(2)])
            return _Mark(i, i + 1, post)
        return None

    def _foot(self, low: int) -> int:
        """Where the last post ends: at the page links or the link back."""
        lines = self._lines
        high = next((i for i, line in enumerate(lines) if i >= low and _PROCESSED.fullmatch(line.label)), len(lines))
        back = next((i for i in range(high - 1, max(low, high - _REACH) - 1, -1) if lines[i].label in _BACK), None)
        return high if back is None else self._above_pager(low, back)

    def _above_pager(self, low: int, back: int) -> int:
        """Where the page links above the link back begin; figures without an arrow may be someone's words."""
        lines = self._lines
        start = back
        while start > max(low, back - _REACH) and _PAGER.fullmatch(lines[start - 1].label):
            start -= 1
        run = [line.label for line in lines[start:back]]
        if not any(sign in label for label in run for sign in "◀▶◄►"):
            return back
        opens = [i for i, label in enumerate(run) if label[0] in "◀◄"]
        opens = opens or [i for i, label in enumerate(run) if label.split()[0] == "1"]
        return start + (opens[-1] if opens else 0)

    def _fill(self, mark: _Mark, end: int, speakers: Speakers) -> None:
        lines, post = self._lines[mark.body : end], mark.post
        if post.floor == 1 and [line.text for line in lines] == [_LINK_ONLY]:
            return
        if lines and post.floor != 1 and (quote := self._quote(lines, speakers)):
            post.cite(quote)
            lines = lines[1:]
        rest = _without_files(lines, post.attachments)
        for line in rest:
            post.say(line.text)

    def _quote(self, lines: Sequence[Line], speakers: Speakers) -> Quote | None:
        """The quoted post right below the floor's number: its writer, a blank, its first words."""
        line = lines[0]
        if line.gap:
            return None
        known = speakers.split(line.text, " ")
        if known and speakers.has_said(*known):
            return Quote(*known)
        # The writer's portrait leaves a blank at the line's beginning, and the text below stands in a block of its own.
        if not line.raw[:1].isspace() or len(lines) < 2 or not lines[1].gap:
            return None
        name, _, words = line.text.partition(" ")
        return Quote(*known) if known else Quote(name, words) if words else None

    def _pager(self, posts: Sequence[TextPost], foot: int) -> tuple[int | None, int | None]:
        """Number of this page and of all, from the page links' figures and arrows and the floors above them."""
        figures: list[int] = []
        arrows = ""
        for line in self._lines[foot : foot + _REACH]:
            if line.label in _BACK or not _PAGER.fullmatch(line.label):
                break
            figures += [int(word) for word in re.findall(r"\d{1,6}", line.label)]
            arrows += "".join(sign for sign in line.label if sign in "◀▶◄►")
        if not figures:
            return 1, 1
        pages = max(figures)
        if arrows and not set(arrows) & set("▶►"):
            return pages, pages
        numbered = [post for post in posts if post.floor != 1] if not set(arrows) & set("◀◄") else list(posts)
        return (1 if arrows and not set(arrows) & set("◀◄") else place(numbered, pages)), pages


def _without_files(lines: Sequence[Line], files: list[str]) -> Sequence[Line]:
    """The lines above the list of attachments that ends a post; takes the names."""
    at = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].label == _FILES), None)
    if at is None:
        return lines
    names: Iterable[re.Match[str] | None] = [_FILE.fullmatch(line.text) for line in lines[at + 1 :]]
    found = [match[1] for match in names if match]
    if not found or len(found) < len(lines) - at - 1:
        return lines
    files += found
    return lines[:at]
