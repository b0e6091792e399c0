"""Threads of Invision Community 5 from plain text.

A post is a column (name, group, counts), name and group again, the time, often twice, and the words. Below the first
post an overview of the topic may stand; it repeats names, times and words of other posts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.engines.invision_text import MANNER
from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, close, foot_at, is_date, made
from reader.engines.parts.board_text_body import fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_CLUE = re.compile(r"^[ \t]*(?:Featured Replies|Expand topic overview|Author stats)[ \t]*$", re.MULTILINE)
_DATE = re.compile(r"((?:[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?))(?: ?\d{1,2} ?yr)?")
_AGED = re.compile(r"(\d{4}) ?\d{1,2} ?yr\b")
_AGE = re.compile(r"\d{1,2} ?yr|Author|Author stats|Solution|Popular Post|\(edited\)")
_STARTED = re.compile(rf"{_DATE.pattern} in (\S.{{0,120}})")
_COUNTS = re.compile(
    r"[\d.,]{1,9}[kKmM]? (?:posts?|Solutions?|Badges?|Reputation|Points?)|Location:|About me:|Interests:"
)
_PAGE_OF = re.compile(r"Page (\d{1,6}) of (\d{1,6})")
_OVERVIEW = re.compile(r"Replies [\d.,]{1,9}[kK]?")
_OVERVIEW_END = "Expand topic overview"
_BESIDE = re.compile(r"Quote|Share|Reply|Like|More options\.{3}|\d{1,6}|Author stats|Go to solution")
_FOOT = re.compile(
    r"Join the conversation|Create an account or sign in.{0,60}|Recently Browsing.{0,40}|Reply to this topic\.{3}"
    r"|Existing user\? Sign In|Important Information|Account|Navigation|Configure browser push notifications"
    r"|Archived|This topic is now (?:archived|closed).{0,60}|Go to topic list(?:ing)?|Prev|Powered by .{0,60}"
)
_LONG = 200
_COLUMN = 16


class InvisionFiveText:
    """Engine for plain-text captures of Invision Community 5 threads."""

    name = "invision-five-text"

    def recognise(self, page: PageSource) -> float:
        """By the program's own words, and names that stand above times and again above columns."""
        if page.is_markup or not _CLUE.search(page.text):
            return 0.0
        return 0.8 if _marks(solid_lines(page.lines, noisy=False)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        whole = solid_lines(page.lines, noisy=False)
        lines = [_without_age(line) for line in _without_overview(whole)]
        marks = _marks(lines)
        close(marks, foot_at(lines, marks[-1].body if marks else 0, _FOOT))
        for mark in marks:
            while mark.end > mark.body and _BESIDE.fullmatch(lines[mark.end - 1].text):
                mark.end -= 1
        fill(marks, lines, MANNER)
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        return made("Invision Community", "invision", _top(lines, marks), marks, clock)


def _without_overview(lines: Sequence[Line]) -> list[Line]:
    """The lines without the topic's overview, of which there is one at most."""
    end = next((i for i, line in enumerate(lines) if line.text == _OVERVIEW_END), None)
    start = next((i for i in range(end) if _OVERVIEW.fullmatch(lines[i].text)), None) if end is not None else None
    return list(lines) if start is None or end is None else [*lines[:start], *lines[end + 1 :]]


def _without_age(line: Line) -> Line:
    """An edit note without the years that have gone by since."""
    if not line.text.startswith("Edited "):
        return line
    return replace(line, text=_AGED.sub(r"\1", line.text))


def _marks(lines: Sequence[Line]) -> list[Mark]:
    marks: list[Mark] = []
    low = 0
    for i, line in enumerate(lines):
        found = _DATE.fullmatch(line.text) if i > low and len(line.text) < _LONG else None
        named = (
            _named(lines, low, i) if found and (is_date(found[1]) or found[1] != line.text or _dated(line)) else None
        )
        if not found or named is None:
            continue
        start, name = named
        low = i + 1
        while low < len(lines) and (_AGE.fullmatch(lines[low].text) or lines[low].text == line.text):
            low += 1
        marks.append(Mark(start, low, low, TextPost(author=name, posted_raw=found[1])))
    return marks


def _dated(line: Line) -> bool:
    """Whether a line is a day without its year, as pages print those of the present one."""
    return is_date(f"{line.text}, 2020") or is_date(f"{line.text} 2020")


def _named(lines: Sequence[Line], low: int, at: int) -> tuple[int, str] | None:
    """Where a post's column begins, and its name: it stands at the top, and again above the time with the group."""
    head = lines[at - 1].text
    above = lines[at - 2].text if at >= low + 2 else ""
    for i in range(at - 2, max(low, at - _COLUMN) - 1, -1):
        name = lines[i].text
        if len(name) > LONGEST_NAME or i == at - 2 or not (head.startswith(f"{name} ") or above == name):
            continue
        if any(_COUNTS.fullmatch(line.text) for line in lines[i:at]):
            return i, name
    return None


def _top(lines: Sequence[Line], marks: Sequence[Mark]) -> Top:
    top = Top()
    first = marks[0].line if marks else 0
    for i in range(1, first):
        started = _STARTED.fullmatch(lines[i].text) if len(lines[i].text) < _LONG else None
        if started:
            top.board = (started[2],)
    seen: set[str] = set()
    for line in lines[:first]:
        # Pages print the title in their path and again as a heading.
        if line.text in seen and len(line.text) > len(top.title) and not _DATE.match(line.text):
            top.title = line.text
        seen.add(line.text)
    if numbered := next((found for line in lines[:first] if (found := _PAGE_OF.fullmatch(line.text))), None):
        top.page, top.pages = int(numbered[1]), int(numbered[2])
    elif marks:
        top.page = top.pages = 1
    return top
