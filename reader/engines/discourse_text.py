"""Topics of Discourse from plain text, in the form that the program gives to crawlers and browsers without scripts.

A post's head is one line: name, full name in brackets, time, number. Quotations begin with ``NAME:``; the number of
likes closes a post.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, close, is_time, made, rising
from reader.engines.parts.board_text_body import Manner, QuoteHead, Trimmed, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_HEAD = re.compile(
    r"(\S{1,60})(?: \(([^()]{1,60})\))?(?: (?:Closed|Opened|Archived|Pinned|Unpinned|Listed|Unlisted|Split))?"
    r" ((?:[A-Z][a-z]{2,9} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,9} \d{4}|\d{4}-\d\d-\d\d)"
    r",? ?\d{1,2}:\d\d ?(?:[ap]m)?) #?(\d{1,6})",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d\d,? \d{1,2}:\d\d ?(?:[AaPp][Mm])? #?\d{1,6}[ \t]{0,9}$", re.MULTILINE)
"""How the heads end: what is quick to look for in texts of any size."""
_POWERED = "Powered by Discourse"
_LIKES = re.compile(r"\d{1,6} Likes?")
_LINKS = re.compile(r"(?:← previous page|next page →|previous page|next page)(?: .{0,30})?")
_FOOT = re.compile(r"(?:Home|Related [Tt]opics|Powered by Discourse.{0,80}|Topic Replies Views Activity)")
_QUOTED = re.compile(r"(\S{1,60}):")
_REACH = 8
"""Lines between the title and the first post."""


class DiscourseText:
    """Engine for plain-text captures of Discourse topics."""

    name = "discourse-text"

    def recognise(self, page: PageSource) -> float:
        """By heads on one line, and the program's footer."""
        if page.is_markup or not _CLOCK.search(page.text):
            return 0.0
        heads = len(_heads(solid_lines(page.lines, noisy=False)))
        return 0.9 if heads and _POWERED in page.text else 0.6 if heads > 1 else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = rising(_heads(lines))
        low = marks[-1].body if marks else 0
        powered = next((i for i in range(low, len(lines)) if lines[i].text.startswith(_POWERED)), len(lines))
        foot = next((i for i in range(max(low, powered - _REACH), powered) if _FOOT.fullmatch(lines[i].text)), powered)
        close(marks, foot)
        around = [*lines[: marks[0].line], *lines[foot:]] if marks else []
        for mark in marks:
            while mark.end > mark.body and _closing(lines[mark.end - 1].text):
                mark.end -= 1
        fill(marks, lines, _Quotes({mark.post.author or "" for mark in marks}).manner)
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        top = _top(lines, marks)
        if marks and marks[0].post.floor == 1 and not any(_LINKS.match(line.text) for line in around):
            top.page = top.pages = 1
        return made("Discourse", "discourse", top, marks, clock)


def _heads(lines: Sequence[Line]) -> list[Mark]:
    marks: list[Mark] = []
    for i, line in enumerate(lines):
        found = _HEAD.fullmatch(line.text) if len(line.text) < 200 else None
        if found and is_time(found[3]):
            post = TextPost(floor=int(found[4]), author=found[1][:LONGEST_NAME], posted_raw=found[3])
            marks.append(Mark(i, i + 1, i + 1, post))
    return marks


def _closing(text: str) -> bool:
    return bool(_LIKES.fullmatch(text) or _LINKS.fullmatch(text))


def _top(lines: Sequence[Line], marks: Sequence[Mark]) -> Top:
    """Site, title, categories and tags stand in this order above the first post."""
    above = [line.text for line in lines[: marks[0].line]][-_REACH:] if marks else []
    top = Top()
    if len(above) > 1:
        top.site, top.title = above[0], above[1]
        top.board = tuple(above[2:4])
    elif above:
        top.title = above[0]
    return top


class _Quotes:
    """Tells quotations from other lines that end in a colon: they begin with the name of who posted here.

    Args:
        authors: of this page's posts.
    """

    def __init__(self, authors: set[str]) -> None:
        self._authors = authors
        self.manner = Manner(self._head, _trim)

    def _head(self, lines: Sequence[Line], at: int) -> QuoteHead | None:
        found = _QUOTED.fullmatch(lines[at].text)
        return QuoteHead(found[1], 1) if found and found[1] in self._authors else None


def _trim(_: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Nothing of the program stands inside a post; its posts have no signatures."""
    return Trimmed(lines, ())
