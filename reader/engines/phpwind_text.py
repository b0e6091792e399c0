"""Threads of phpwind 8 and 9 from plain text.

Version 9 prints the author's column, the floor (``沙发#``) and ``发布于：TIME``, each on lines of its own; version 8
floor and time on one line (``只看该作者 沙发  发表于: TIME``), below the column or, for a page's first post, above it.
Floors have names and then numbers that count replies: ``4楼`` is the fifth post.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import ThreadPage
from reader.engines.parts.text_lines import TIME, solid_lines
from reader.engines.parts.text_page import Speakers, TextClock, key_of, kind_of, place
from reader.engines.phpwind_text_body import fill_body
from reader.engines.phpwind_text_heads import find_new_heads, find_old_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line
    from reader.engines.parts.text_page import TextPost
    from reader.engines.phpwind_text_heads import Head

_NEW_HEAD = re.compile(
    r"^[ \t]*(?:楼主|沙发|板凳|地板|\d{1,7}楼)[#＃][ \t]*\n(?:[ \t]*\n|[ \t]*更多[ \t]*\n){0,4}[ \t]*发布于[:：]",
    re.MULTILINE,
)
_OLD_HEAD = re.compile(
    rf"^[^\n]{{0,60}}(?:楼主|沙发|板凳|地板|\d{{1,7}}楼)[ \t]{{1,4}}发表于[:：] ?{TIME}[^\n|]{{0,20}}$", re.MULTILINE
)
_PROGRAM = re.compile(r"Powered by phpwind ?v?(\d(?:\.\d){0,2})?", re.IGNORECASE)
_COUNTERS = re.compile(r"阅读: ?(\d{1,10}) ?回复: ?(\d{1,9})")
_VIEWS = re.compile(r"(\d{1,10}) ?阅读")
_REPLIES = re.compile(r"(\d{1,9}) ?回复")
_PAGER = re.compile(
    r"(?:«? ?上一页 ?)?((?:\d{1,6} ?|\.{2,3} ?|… ?){1,40})(?:下一页 ?»?)?(?: ?(?:Pages|共|到第|到).{0,30})?"
)
_TOTAL = re.compile(r"(?:Pages: ?\d{1,6} ?/ ?|共 ?)(\d{1,6})(?: ?页)?")
_AFTER_PATH = re.compile(r" ?\[打印此页\].*")
_BELOW_TITLE = re.compile(r"楼层直达|只看楼主.{0,80}|(?:楼主|沙发|板凳|地板|\d{1,7} ?楼) ?#")
_HOME = frozenset({"首页", "社区首页", "论坛首页"})
_HEAD_LINES = 400
_NEAR = 30


class PhpwindText:
    """Engine for plain-text captures of phpwind threads."""

    name = "phpwind-text"

    def recognise(self, page: PageSource) -> float:
        """By the form of its posts' heads, or by its name at the page's end."""
        if page.is_markup:
            return 0.0
        text = page.text
        if _NEW_HEAD.search(text):
            return 0.95
        if _OLD_HEAD.search(text):
            return 0.9
        return 0.6 if _PROGRAM.search(text[-2000:]) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        heads = find_new_heads(lines) or find_old_heads(lines)
        clock = TextClock(page)
        speakers = Speakers()
        for head in heads:
            fill_body(head.post, lines[head.body : head.end], speakers)
            speakers.add(head.post)
        facts = _Facts(lines, heads)
        posts = tuple(head.post.finish(clock) for head in heads)
        return ThreadPage(
            key=key_of("phpwind", "", facts.title, posts),
            kind=kind_of(posts),
            title=facts.title,
            posts=posts,
            board=facts.board,
            site_name=facts.site,
            software="phpwind",
            version=facts.version,
            view="text",
            page=facts.page,
            pages=facts.pages,
            views=facts.views,
            replies=facts.replies,
            warnings=tuple(clock.warnings),
        )


class _Facts:
    """What the page tells above its first post and below its last; members as in `ThreadPage`."""

    def __init__(self, lines: Sequence[Line], heads: Sequence[Head]) -> None:
        self.title = ""
        self.site = ""
        self.board: tuple[str, ...] = ()
        self.views: int | None = None
        self.replies: int | None = None
        self.page: int | None = None
        self.pages: int | None = None
        self.version: str | None = None
        first = heads[0].line if heads else min(len(lines), _HEAD_LINES)
        last = heads[-1].end if heads else max(0, len(lines) - _HEAD_LINES)
        self._read_counters(lines, heads[0].body if heads else first)
        self._read_path(lines[:first])
        for line in lines[last:]:
            if found := _PROGRAM.search(line.label):
                self.version = found[1] or self.version
        if heads:
            self._read_pager([*lines[:first], *lines[last:]], [head.post for head in heads])

    def _read_counters(self, lines: Sequence[Line], first: int) -> None:
        """Views and replies, with the title below them; the title's floor line or first head ends it."""
        for i in range(first - 1, max(0, first - _NEAR) - 1, -1):
            label = lines[i].label
            if found := _COUNTERS.fullmatch(label):
                self.views, self.replies = int(found[1]), int(found[2])
            elif (found := _REPLIES.fullmatch(label)) and i and (seen := _VIEWS.fullmatch(lines[i - 1].label)):
                self.views, self.replies = int(seen[1]), int(found[1])
            else:
                continue
            if i + 1 < first and not _BELOW_TITLE.fullmatch(lines[i + 1].label):
                self.title = lines[i + 1].text
            return

    def _read_path(self, lines: Sequence[Line]) -> None:
        """The path to the board; version 9 prints it with ``>`` behind 首页, version 8 on one line with ``->``."""
        for i, line in enumerate(lines):
            if " -> " in line.text:
                names = [name.strip() for name in _AFTER_PATH.sub("", line.text).split(" -> ")]
                self._take_path(names[0], names[1:])
                return
            if line.label.startswith(">") and i and lines[i - 1].label in _HOME:
                self._take_path("", line.text[1:].split(">"))
                return

    def _take_path(self, site: str, names: list[str]) -> None:
        """Boards and title; a title may hold the sign between them, so its beginning is looked for."""
        start = self.title[:12].split(">")[0]
        at = next((i for i, name in enumerate(names) if start and i and name.startswith(start)), len(names) - 1)
        self.site = "" if site in _HOME else site
        self.board = tuple(filter(None, (name.strip() for name in names[:at])))
        if not self.title and names:
            self.title = names[-1].strip()

    def _read_pager(self, lines: Sequence[Line], posts: Sequence[TextPost]) -> None:
        """The number of pages from the page links, this page's from the floors."""
        self.page = self.pages = 1
        for line in lines:
            found = _PAGER.fullmatch(line.label)
            if found is None or ("一页" not in line.label and "Pages" not in line.label):
                continue
            total = _TOTAL.search(line.label)
            numbers = [int(word) for word in re.findall(r"\d{1,6}", found[1])]
            self.pages = max([*numbers, int(total[1]) if total else 1])
            self.page = place(posts, self.pages)
            if self.page is None and "下一页" not in line.label:
                self.page = self.pages
            return
