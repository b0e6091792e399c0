"""Threads of XenForo 1 from plain text.

Here the line with author and date stands below the message (``NAME, Mar 19, 2025`` with ``#15`` before or behind it);
above stands the author's column: the name, a rank, and counts with their labels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, is_date, made, rising
from reader.engines.parts.board_text_body import Manner, QuoteHead, Trimmed, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_SIGNED = re.compile(r"(?:#(\d{1,7}) )?(\S.{0,59}?), ([^,#]{3,20}(?:, ?[^,#]{4,20}){0,2}?)(?: #(\d{1,7}))?")
_NUMBER = re.compile(r"#(\d{1,7})")
_STARTED = re.compile(r"Discussion in '(.{1,120})' started by (\S.{0,59}?), (.{4,40}?)\.?")
_MARKS = re.compile(
    r"^[ \t]*(?:Discussion in '[^\n]{1,120}' started by |Click to expand\.\.\.|\(You must log in or sign up to )"
    r"|(?:Forum software by|Community platform by) XenForo",
    re.MULTILINE,
)
_LABELS = frozenset(
    {
        "Joined:", "Member Since:", "Messages:", "Likes Received:", "Ratings:", "Trophy Points:", "Gender:",
        "Location:", "Home Page:", "Occupation:", "Posts:", "Likes:", "Media:",
    }
)  # fmt: skip
_PAIR = re.compile(r"(?:Joined|Member Since|Messages|Likes Received|Trophy Points|Posts|Likes|Location): ?\S.{0,50}")
_LIKED = re.compile(r".{1,300} (?:like|likes) this\.|Stop hovering to collapse.{0,60}|x ?\d{1,5}|• .{1,30} x ?\d{1,5}")
_EDITED = re.compile(r"Last edited(?: by a moderator)?: ?(\S.{4,44})")
_SAID = re.compile(r"(\S.{0,59}?) said: ?↑?")
_CODE = frozenset({"Code:", "Code (Text):", "PHP:", "HTML:", "Code (Java):", "Code (YAML):"})
_PAGES = re.compile(r"Page (\d{1,6}) of (\d{1,6})")
_REACH = 40
"""Lines of an author's column at most, blank values among them."""


class XenforoOneText:
    """Engine for plain-text captures of XenForo 1 threads."""

    name = "xenforo-one-text"

    def recognise(self, page: PageSource) -> float:
        """By signed and dated lines with numbers, and the program's own words."""
        if page.is_markup or "#" not in page.text or not _MARKS.search(page.text):
            return 0.0
        feet = _feet(solid_lines(page.lines, noisy=False))
        return 0.92 if feet and "Discussion in '" in page.text else 0.7 if feet else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = rising(_feet(lines))
        top = Top()
        low = _find_title(top, lines)
        for mark in marks:
            foot = mark.line
            _find_start(lines, mark, low)
            mark.end = foot
            low = foot + 1
            if low < len(lines) and (edited := _EDITED.fullmatch(lines[low].text)):
                mark.post.edited_raw = edited[1]
                low += 1
        fill(marks, lines, _MANNER)
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        numbered = next((found for line in lines if (found := _PAGES.fullmatch(line.text))), None)
        if numbered:
            top.page, top.pages = int(numbered[1]), int(numbered[2])
        elif marks and marks[0].post.floor == 1:
            top.page = top.pages = 1
            top.replies = len(marks) - 1
        return made("XenForo", "xenforo", top, marks, clock)


def _feet(lines: Sequence[Line]) -> list[Mark]:
    """The lines below the messages; ``line`` of a mark is that line."""
    marks: list[Mark] = []
    for i, line in enumerate(lines):
        found = _SIGNED.fullmatch(line.text) if len(line.text) < 140 and ", " in line.text else None
        if found is None or not is_date(found[3]):
            continue
        beside = next(
            (n for k in (i - 1, i + 1) if 0 <= k < len(lines) and (n := _NUMBER.fullmatch(lines[k].text))), None
        )
        number = found[1] or found[4] or (beside[1] if beside else None)
        if number is None:
            continue
        post = TextPost(
            floor=int(number), floor_label=f"#{number}", author=found[2][:LONGEST_NAME], posted_raw=found[3]
        )
        marks.append(Mark(i, i, i, post))
    return marks


def _find_title(top: Top, lines: Sequence[Line]) -> int:
    """Take title and board; the line below the page's head."""
    for i, line in enumerate(lines):
        found = _STARTED.fullmatch(line.text)
        if found:
            top.title = lines[i - 1].text if i else ""
            top.board = (found[1],)
            return i + 1
    return 0


def _find_start(lines: Sequence[Line], mark: Mark, low: int) -> None:
    """Where the message begins: behind the author's column, which begins with the name, below the post above."""
    foot = mark.line
    named = next((i for i in range(low, foot) if lines[i].text == mark.post.author), None)
    if named is None:
        mark.line = mark.body = next((i for i in range(low, foot) if not _beside(lines[i])), foot)
        return
    start = named + 1
    labels = [
        i for i in range(start, min(foot, named + _REACH)) if lines[i].text in _LABELS or _PAIR.fullmatch(lines[i].text)
    ]
    if labels and labels[0] - named <= 4:
        start = labels[-1] + (2 if lines[labels[-1]].text in _LABELS else 1)
    mark.line, mark.body = named, min(start, foot)


def _beside(line: Line) -> bool:
    return bool(_LIKED.fullmatch(line.text) or _NUMBER.fullmatch(line.text))


def _quote_head(lines: Sequence[Line], at: int) -> QuoteHead | None:
    found = _SAID.fullmatch(lines[at].text) if len(lines[at].text) < 80 else None
    return QuoteHead(found[1], 1) if found else None


def _trim(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Take the edit note, which is a message's last line."""
    end = len(lines)
    if end and _NUMBER.fullmatch(lines[end - 1].text):
        end -= 1
    if end and (edited := _EDITED.fullmatch(lines[end - 1].text)):
        post.edited_raw = edited[1]
        end -= 1
    return Trimmed(lines[:end])


_MANNER = Manner(_quote_head, _trim, quote_end="Click to expand...", code=_CODE)
