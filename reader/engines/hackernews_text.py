"""Discussions of Hacker News from plain text.

A story is its title and ``N points by NAME TIME | …``; a comment one line of name, time and links (``next``,
``parent``), the words, and ``reply`` or, in older pages, a rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import BoardClock, Mark, Top, close, foot_at, made
from reader.engines.parts.board_text_body import Manner, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_WHEN = r"(\d{1,4} (?:minute|hour|day|month|year)s? ago|on [A-Z][a-z]{2,8} \d{1,2}, \d{4})"
_STORY = re.compile(
    rf"(?:\d{{1,5}} points? by )?([\w-]{{1,30}}) {_WHEN} ?\|.{{0,60}}?"
    r"(?:(?:(\d{1,5}) )?comments?|discuss)(?: .{0,40})?"
)
_COMMENT = re.compile(
    rf"(?:([\w-]{{1,30}}) )?{_WHEN}(?: ?\| ?(?:link|next|prev|parent|root|context|on: .{{0,90}}|favorite|flag|hide))*"
    r"(?: ?\[(?:dead|flagged|dupe)\])*(?: ?\[(?:[-–+]|\d{1,5} more)\])?"
)
_CLUE = re.compile(rf"[\w-]{{1,30}} {_WHEN}(?: ?\[[-–+]\]| ?\|)", re.MULTILINE)
_SITE = re.compile(r" \([\w.-]{3,80}\.[\w./-]{2,60}\)$")
_CLOSING = re.compile(r"reply|-{3,}|add comment")
_FOOT = re.compile(
    r"(?:Lists \| RSS.{0,60})?Guidelines \| FAQ.{0,120}|Consider applying for YC.{0,200}"
    r"|Applications are open for YC.{0,200}|More"
)


class HackerNewsText:
    """Engine for plain-text captures of Hacker News discussions."""

    name = "hackernews-text"

    def recognise(self, page: PageSource) -> float:
        """By the site's name and heads of comments."""
        if page.is_markup or "Hacker News" not in page.text or not _CLUE.search(page.text):
            return 0.0
        return 0.9 if _comments(solid_lines(page.lines, noisy=False)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = _comments(lines)
        low = marks[-1].body if marks else 0
        close(marks, foot_at(lines, low, _FOOT))
        top = Top(site="Hacker News", page=1)
        story = next((i for i in range(1, marks[0].line if marks else 0) if _STORY.fullmatch(lines[i].text)), None)
        if story is not None:
            marks.insert(0, _story(top, lines, story, marks[0].line))
        for mark in marks:
            while mark.end > mark.body and _CLOSING.fullmatch(lines[mark.end - 1].text):
                mark.end -= 1
        fill(marks, lines, Manner())
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        return made("Hacker News", "hackernews", top, marks, clock)


def _comments(lines: Sequence[Line]) -> list[Mark]:
    """The comments; one without a name was deleted or is shown to nobody."""
    marks = []
    for i, line in enumerate(lines):
        found = _COMMENT.fullmatch(line.text) if len(line.text) < 200 else None
        if found and (found[1] or "|" in line.text or "[" in line.text):
            marks.append(Mark(i, i + 1, i + 1, TextPost(author=found[1], posted_raw=found[2].removeprefix("on "))))
    return marks


def _story(top: Top, lines: Sequence[Line], at: int, end: int) -> Mark:
    """The story with its own words, if it has any; its title gets into the page."""
    found = _STORY.fullmatch(lines[at].text)
    assert found is not None
    top.title = _SITE.sub("", lines[at - 1].text)
    top.replies = int(found[3]) if found[3] else None
    post = TextPost(floor=1, author=found[1], posted_raw=found[2].removeprefix("on "))
    return Mark(at - 1, at + 1, end, post)
