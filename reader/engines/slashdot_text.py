"""Stories of Slashdot from plain text.

A comment is its title with ``(Score:N)``, ``by NAME ( NUMBER ) on TIME``, and its words; those that the page shows in
short have no time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, close, foot_at, made, without_re
from reader.engines.parts.board_text_body import Manner, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_WHEN = r"(?:on )?((?:[A-Z][a-z]{5,8} )?[A-Z][a-z]{2,8} \d{1,2}, ?\d{4} ?@ ?\d{1,2}:\d\d ?[AP]M)"
_TITLE = re.compile(r"(.{0,120}?) ?\(Score: ?-?\d(?:, ?[A-Z][a-z]{2,12})?\)")
_BY = re.compile(
    rf"by (?:(Anonymous Coward)|(\S.{{0,59}}?) ?\( ?\d{{1,9}} ?\))(?: ?\*)?(?: ?<.{{1,80}}>)?(?: {_WHEN})?"
    r"(?: ?\(#\d{1,10}\))?(?: ?(?:Homepage|Journal|Alter Relationship)){0,3}"
)
_POSTED = re.compile(rf"Posted by (\S.{{0,59}}?) {_WHEN}(?: from the .{{1,80}})?")
_STORY = re.compile(r"(\S.{0,200}?)(?: \([\w.-]{3,60}\.[a-z]{2,8}\))?(?: (\d{1,6}))?")
_BUTTON = re.compile(
    r"(?:Parent|Share|Reply to This|twitter|facebook|Flag as Inappropriate|Re:)(?: (?:Parent|Share|Flag.{0,20})){0,3}"
)
_FOOT = re.compile(r"There may be more comments in this discussion\..{0,160}|Related Links.{0,60}|Slashdot Top Deals")
_BELOW_STORY = re.compile(
    r"←|You may like to read:|→|This discussion has been archived\..{0,60}|Comments Filter:|\d{1,6} Comments?.{0,60}"
)


class SlashdotText:
    """Engine for plain-text captures of Slashdot stories with their comments."""

    name = "slashdot-text"

    def recognise(self, page: PageSource) -> float:
        """By titles with scores above lines that name authors."""
        if page.is_markup or "(Score:" not in page.text:
            return 0.0
        return 0.9 if _comments(solid_lines(page.lines, noisy=False)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = _comments(lines)
        close(marks, foot_at(lines, marks[-1].body if marks else 0, _FOOT))
        for mark in marks:
            while mark.end > mark.body and _BUTTON.fullmatch(lines[mark.end - 1].text):
                mark.end -= 1
        top = Top(site="Slashdot", page=1)
        if story := _story(top, lines, marks[0].line if marks else len(lines)):
            marks.insert(0, story)
        fill(marks, lines, Manner())
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        return made("Slashdot", "slashdot", top, marks, clock)


def _comments(lines: Sequence[Line]) -> list[Mark]:
    marks: list[Mark] = []
    for i in range(1, len(lines)):
        by = _BY.fullmatch(lines[i].text[:300]) if lines[i].text.startswith("by ") else None
        titled = _TITLE.fullmatch(lines[i - 1].text[:200]) if by else None
        if by is None or titled is None:
            continue
        post = TextPost(author=(by[1] or by[2])[:LONGEST_NAME], posted_raw=by[3] or "")
        if titled[1] and without_re(f"{titled[1]} ") == f"{titled[1]} ":
            # Only the first comment of a branch has a title of its own.
            post.say(titled[1], ParagraphKind.HEADING)
        marks.append(Mark(i - 1, i + 1, i + 1, post))
    return marks


def _story(top: Top, lines: Sequence[Line], end: int) -> Mark | None:
    """The story with its title and the number of comments."""
    for i in range(1, end):
        posted = _POSTED.fullmatch(lines[i].text[:300]) if lines[i].text.startswith("Posted by ") else None
        if posted is None:
            continue
        titled = _STORY.fullmatch(lines[i - 1].text[:300])
        if titled:
            top.title, top.replies = titled[1], int(titled[2]) if titled[2] else None
        stop = next((n for n in range(i + 1, end) if _BELOW_STORY.fullmatch(lines[n].text)), end)
        return Mark(i - 1, i + 1, stop, TextPost(floor=1, author=posted[1], posted_raw=posted[2]))
    return None
