"""Posts of Lemmy from plain text: ``NAME to COMMUNITY · TIME``, title, words; comments below name, score and time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, close, foot_at, made
from reader.engines.parts.board_text_body import Manner, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_AGO = r"(?:an?|\d{1,3}) (?:second|minute|hour|day|week|month|year)s? ago|[Jj]ust now"
_TIME = re.compile(rf"(?:-?[\d.,kK]{{1,7}} ?)?[·•]? ?({_AGO})(?: ?[·•]? ?(?:edited.{{0,30}}|✎.{{0,30}}))?")
_POSTED = re.compile(rf"(\S.{{0,80}}?) to (\S.{{0,60}}?)(?: ?(?:English|Undetermined))?(?: ?[·•] ?({_AGO}).{{0,30}})?")
_COUNT = re.compile(r"-?[\d.,]{1,7}[kK]? ?[·•]?|[·•]|English|Undetermined|OP|MOD|ADMIN|BOT|M|A|B|[a-z]{2}")
_BADGES = re.compile(r"(?<=[a-z0-9)])(?:OPM?A?|MA)$")
_CLUE = re.compile(rf"(?:{_AGO})[ \t]*$", re.MULTILINE)
_SOFTWARE = re.compile(r"join-lemmy\.org|^[ \t]*Lemmy|^[ \t]*(?:BE|UI): \d", re.MULTILINE)
_FOOT = re.compile(r"(?:BE|UI): \d.{0,20}|Modlog|join-lemmy\.org|You are viewing a single comment.{0,80}")
_BETWEEN = re.compile(
    r"You must log in.{0,40}|Sidebar|Chat|HotTop.{0,40}|Hot|Top|Controversial|New|Old|Sort.{0,20}"
    r"|\d{1,6} comments?|cross-posted to:"
)


class LemmyText:
    """Engine for plain-text captures of Lemmy posts."""

    name = "lemmy-text"

    def recognise(self, page: PageSource) -> float:
        """By the names of the program's parts, and heads of comments."""
        if page.is_markup or not _CLUE.search(page.text) or not _SOFTWARE.search(page.text):
            return 0.0
        lines = solid_lines(page.lines, noisy=False)
        return 0.85 if _starter(lines, len(lines)) is not None else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        start = _starter(lines, len(lines))
        marks = _comments(lines, 0 if start is None else start + 2)
        foot = foot_at(lines, marks[-1].body if marks else (start or 0), _FOOT)
        close(marks, foot)
        top = Top(page=1, pages=1)
        if start is not None:
            marks.insert(0, _opening(top, lines, start, marks[0].line if marks else foot))
        fill(marks, lines, Manner())
        return made("Lemmy", "lemmy", top, marks, BoardClock(page))


def _starter(lines: Sequence[Line], end: int) -> int | None:
    """The line that says who posted where; its time may stand on the next lines."""
    for i in range(max(min(end, len(lines)) - 1, 0)):
        found = _POSTED.fullmatch(lines[i].text) if len(lines[i].text) < 200 else None
        if found and (found[3] or any(_TIME.fullmatch(line.text) for line in lines[i + 1 : i + 4])):
            return i
    return None


def _name(text: str) -> str:
    """A name without the marks of roles that stand close behind it."""
    return _BADGES.sub("", text)[:LONGEST_NAME]


def _opening(top: Top, lines: Sequence[Line], start: int, end: int) -> Mark:
    found = _POSTED.fullmatch(lines[start].text)
    assert found is not None
    body = start + 1
    when = found[3] or ""
    while body < end and (printed := _TIME.fullmatch(lines[body].text) or _COUNT.fullmatch(lines[body].text)):
        when = when or (printed[1] if printed.re is _TIME else "")
        body += 1
    top.title = lines[body].text if body < end else ""
    top.board = (found[2],)
    body += 1
    while body < end and _COUNT.fullmatch(lines[body].text):
        body += 1
    stop = next((i for i in range(body, end) if _BETWEEN.fullmatch(lines[i].text)), end)
    return Mark(start, min(body, stop), stop, TextPost(floor=1, author=_name(found[1]), posted_raw=when))


def _comments(lines: Sequence[Line], low: int) -> list[Mark]:
    """Comments: a name, what it is worth, and a time, each on a line or all close together."""
    marks: list[Mark] = []
    for i in range(low, len(lines)):
        found = _TIME.fullmatch(lines[i].text) if len(lines[i].text) < 80 else None
        if found is None:
            continue
        at = i - 1
        while at > low and i - at < 6 and _COUNT.fullmatch(lines[at].text):
            at -= 1
        if at < low or len(lines[at].text) > 2 * LONGEST_NAME:
            continue
        marks.append(Mark(at, i + 1, i + 1, TextPost(author=_name(lines[at].text), posted_raw=found[1])))
        low = i + 1
    return marks
