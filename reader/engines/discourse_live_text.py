"""Topics of Discourse from plain text as browsers show them: name, title, and a short time (``5d``, ``Mar 2023``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, close, foot_at, made
from reader.engines.parts.board_text_body import Manner, QuoteHead, fill
from reader.engines.parts.text_heads import is_wordy
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_TIME = re.compile(
    rf"(?:just now|[<>] ?1m|\d{{1,2}} ?[mhd]|{_MONTH} \d{{1,2}}(?:, \d{{4}})?|{_MONTH} (?:'\d\d|\d{{4}}))"
)
_LINKS = re.compile(
    r"^[ \t]*(?:Powered by Discourse|Suggested Topics|New & Unread Topics|Topic list, column.{0,60})", re.MULTILINE
)
_BESIDE = re.compile(
    r"\d{1,6}(?: ?Likes?)?|Like|Reply|Share|1 Reply|\d{1,4} Replies|Solved|post by .{1,60}|last visit"
    r"|[❤♥] ?\d{0,6}|Solution"
)
_MAP = re.compile(
    r"created|last reply|\d[\d.]{0,5}k?|repl(?:y|ies)|views?|users?|likes?|links?"
    r"|(?:\d[\d.]{0,5}k? )?(?:repl(?:y|ies)|views?|users?|likes?|links?)"
)
_LATER = re.compile(r"\d{1,3} (?:days?|months?|years?) later")
_QUOTED = re.compile(r"(\S{1,60}):")
_FOOT = re.compile(
    r"Suggested Topics|Related Topics|New & Unread Topics|Powered by Discourse.{0,60}|Topic list, column.{0,80}"
    r"|Topic Replies Views Activity|Unfortunately, your browser is unsupported.{0,200}"
)
_REACH = 3
_LONGEST_TIME = 12


class DiscourseLiveText:
    """Engine for plain-text captures of Discourse topics as a browser shows them."""

    name = "discourse-live-text"

    def recognise(self, page: PageSource) -> float:
        """By short times below names, and what the program shows below every topic."""
        if page.is_markup or not _LINKS.search(page.text):
            return 0.0
        return 0.7 if len(_heads(solid_lines(page.lines, noisy=False))) > 1 else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = _heads(lines)
        close(marks, foot_at(lines, marks[-1].body if marks else 0, _FOOT))
        for mark in marks:
            mark.end = _closing(lines, mark)
        names = {mark.post.author for mark in marks}

        def quote_head(own: Sequence[Line], at: int) -> QuoteHead | None:
            found = _QUOTED.fullmatch(own[at].text[:100])
            return QuoteHead(found[1], 1) if found and found[1] in names else None

        fill(marks, lines, Manner(quote_head))
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        above = [line.text for line in lines[: marks[0].line]][-6:] if marks else []
        top = Top(title=_title(above))
        return made("Discourse", "discourse", top, marks, clock)


def _title(above: Sequence[str]) -> str:
    """The longest of the lines above the first post; category and tags stand below it."""
    return max(above, key=len, default="")


def _heads(lines: Sequence[Line]) -> list[Mark]:
    foot = foot_at(lines, 0, _FOOT)
    marks: list[Mark] = []
    low = 0
    for i in range(1, foot):
        if len(lines[i].text) > _LONGEST_TIME or not _TIME.fullmatch(lines[i].text) or i <= low:
            continue
        start = i
        while start > max(low, i - _REACH) and _may_name(lines[start - 1].text):
            start -= 1
        if start == i:
            continue
        name = lines[start].text.split(" ")[0][:LONGEST_NAME]
        marks.append(Mark(start, i + 1, i + 1, TextPost(author=name, posted_raw=lines[i].text)))
        low = i + 1
    if marks:
        _name_first(lines, marks)
    return marks


def _may_name(text: str) -> bool:
    """Whether a line above a time may be a name, a full name or a title."""
    counted = _MAP.fullmatch(text) or _BESIDE.fullmatch(text) or _LATER.fullmatch(text) or _TIME.fullmatch(text)
    return not counted and len(text) <= LONGEST_NAME and len(text.split()) <= _REACH and not is_wordy(text)


def _name_first(lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    """Correct the first post's author: categories stand above the name without a sign between them.

    The name is that of someone who writes again, else the nearest line.
    """
    first = marks[0]
    names = {mark.post.author for mark in marks[1:]}
    above = [line.text.split(" ")[0] for line in lines[first.line : first.body - 1]]
    first.post.author = next((name for name in above if name in names), above[-1])[:LONGEST_NAME]


def _closing(lines: Sequence[Line], mark: Mark) -> int:
    """Where a post's words end: above its buttons, and above the first one's counts of the whole topic."""
    end = mark.end
    while end - mark.body > 1 and any(shape.fullmatch(lines[end - 1].text) for shape in (_BESIDE, _LATER, _MAP, _TIME)):
        end -= 1
    return end
