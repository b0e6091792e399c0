"""Threads of Baidu Tieba from plain text.

A floor's place, client, number and time stand in one line *below* its text, run together
(``IP属地:广东来自Android客户端8楼2023-02-01 21:54回复``); the author's column stands above the text, where the capture
kept it. Comments (楼中楼) follow the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, ThreadKey, ThreadPage
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextClock, TextPost, key_of, kind_of
from reader.engines.tieba_text_floors import LONGEST_NAME, is_titled, read_column, read_comments, without_chrome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_DATE = r"\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}"
_FOOT = re.compile(
    rf"(?:IP ?属地: ?(?P<place>\S{{1,12}}?) ?)?(?:来自 ?(?P<client>\S{{1,20}}?(?: \d{{1,2}}|客户端)?) ?)?"
    rf"(?P<floor>\d{{1,7}}) ?楼 ?(?P<time>{_DATE}) ?(?P<links>(?:收起)?回复(?:\(\d{{1,6}}\))?.{{0,10}}|举报.{{0,20}})?"
)
_SIGN = re.compile(rf"^[ \t]*(?:(?:IP ?属地|来自)[^\n]{{0,40}})?\d{{1,7}} ?楼[ \t]?{_DATE}", re.MULTILINE)
_PIECES = (
    re.compile(r"IP ?属地: ?(?P<place>\S{1,12})"),
    re.compile(r"来自 ?(?P<client>\S.{0,20})"),
    re.compile(r"(?P<floor>\d{1,7}) ?楼"),
    re.compile(rf"(?P<time>{_DATE})"),
)
_SPLIT_SIGN = re.compile(rf"^[ \t]*\d{{1,7}} ?楼[ \t]*\n[ \t]*{_DATE}[ \t]*(?:回复[ \t]*)?$", re.MULTILINE)
_COUNTS = re.compile(r"(?:•? ?)(\d{1,9}) ?回复贴,共 ?(\d{1,6}) ?页?")
_BAR = re.compile(r"(\S.{0,40}?)吧 关注: ?[\d,]{1,15} ?[贴帖]子: ?[\d,]{1,15}")
_BACK = re.compile(r"<? ?返回(\S.{0,40}?)吧")
_TITLE = re.compile(r"(.{1,150})_([^_]{1,40})吧_百度贴吧")
_BAR_OF_LINKS = re.compile(r"只看楼主 ?收藏 ?回复|只看楼主")
_SITE = "百度贴吧"
_HEAD = 400


@dataclass(slots=True)
class _Floor:
    """A floor: from below the one before to the line that closes it."""

    start: int
    end: int
    next: int
    post: TextPost = field(default_factory=TextPost)


class TiebaText:
    """Engine for plain-text captures of Tieba threads."""

    name = "tieba-text"

    def recognise(self, page: PageSource) -> float:
        """By the line below each floor and the bar's counters."""
        if page.is_markup:
            return 0.0
        text = page.text
        if _SIGN.search(text) or _SPLIT_SIGN.search(text):
            return 0.96 if "贴吧" in text or "回复贴" in text or "客户端" in text else 0.5
        return 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        return _Reading(page).result()


class _Reading:
    """One page being read."""

    def __init__(self, page: PageSource) -> None:
        self._lines: Sequence[Line] = solid_lines(page.lines, noisy=False)
        self._clock = TextClock(page)
        self._title = ""
        self._bar = ""
        self._site = ""
        self._replies: int | None = None
        self._pages: int | None = None
        self._start = 0

    def result(self) -> ThreadPage:
        """The page as read."""
        floors = self._floors()
        self._read_head(floors[0].end if floors else min(len(self._lines), _HEAD))
        if floors:
            floors[0].start = min(max(floors[0].start, self._start), floors[0].end)
        titled = is_titled(self._lines, [(floor.start, floor.end) for floor in floors])
        for floor in floors:
            self._fill(floor, titled=titled)
        posts = tuple(floor.post.finish(self._clock) for floor in floors)
        key = key_of("tieba", "", self._title, posts)
        return ThreadPage(
            key=ThreadKey(key.engine, "tieba.baidu.com" if posts else "", key.thread_id),
            kind=kind_of(posts) if self._lines else PageKind.EMPTY,
            title=self._title,
            posts=posts,
            board=(self._bar,) if self._bar else (),
            site_name=self._site,
            software=_SITE,
            view="text",
            page=1 if self._pages == 1 else None,
            pages=self._pages,
            replies=self._replies,
            warnings=tuple(self._clock.warnings),
        )

    def _floors(self) -> list[_Floor]:
        """The floors with their comments; each line below a text closes one."""
        floors: list[_Floor] = []
        low, at = 0, 0
        while at < len(self._lines):
            floor = self._closing(at)
            if floor is None or (floors and (floor.post.floor or 0) <= (floors[-1].post.floor or 0)):
                at += 1
                continue
            floor.start = low
            comments, after = read_comments(self._lines, floor.next, self._clock)
            floor.post.comments += comments
            floors.append(floor)
            low = at = after
        return floors

    def _closing(self, at: int) -> _Floor | None:
        """The floor that a line closes, on one line or with each part on its own."""
        line = self._lines[at]
        found = _FOOT.fullmatch(line.label)
        if found is not None:
            parts = {name: line.text[found.start(name) : found.end(name)] for name in ("place", "client", "time")}
            return _Floor(0, at, at + 1, _closed(parts, int(found["floor"])))
        parts = {}
        next_at = at
        for form in _PIECES:
            label = self._lines[next_at].label.removesuffix("回复").strip() if next_at < len(self._lines) else ""
            if piece := form.fullmatch(label):
                parts |= piece.groupdict()
                next_at += 1
        if next_at == at or not parts.get("floor") or not parts.get("time"):
            return None
        return _Floor(0, at, next_at, _closed(parts, int(parts["floor"])))

    def _read_head(self, first: int) -> None:
        """Title, bar and counters, from above the first floor's end and from the page's title line."""
        lines = self._lines
        if lines and (whole := _TITLE.fullmatch(lines[0].text)):
            self._title, self._bar, self._site = whole[1], whole[2], _SITE
        for i, line in enumerate(lines[:first]):
            if found := _BAR.fullmatch(line.label) or _BACK.fullmatch(line.label):
                self._bar = self._bar or line.text[found.start(1) : found.end(1)]
            elif found := _COUNTS.fullmatch(line.label):
                self._replies, self._pages = int(found[1]), int(found[2])
            elif _BAR_OF_LINKS.fullmatch(line.label) and i:
                self._title = self._title or lines[i - 1].text
                self._start = i + 1
                while self._start < first and lines[self._start].label in {"收藏", "回复"}:
                    self._start += 1
        if any("百度贴吧" in line.label for line in lines[:first]):
            self._site = _SITE

    def _fill(self, floor: _Floor, *, titled: bool) -> None:
        lines = self._lines[floor.start : floor.end]
        author, at = read_column(lines, titled=titled)
        floor.post.author = author[:LONGEST_NAME] if author else None
        for line in without_chrome(lines[at:]):
            floor.post.say(line.text)


def _closed(parts: dict[str, str], floor: int) -> TextPost:
    return TextPost(
        floor=floor,
        floor_label=f"{floor}楼",
        posted_raw=parts["time"],
        location=parts.get("place") or None,
        client=parts.get("client") or None,
    )
