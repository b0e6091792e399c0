"""Topics of NodeBB from plain text.

A head is ``J Offline``, the name, its groups, ``wrote on TIME last edited by NAME`` and ``#N``, each on a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import (
    LONGEST_NAME,
    BoardClock,
    Mark,
    Top,
    close,
    foot_at,
    is_date,
    made,
    whole_number,
)
from reader.engines.parts.board_text_body import Manner, QuoteHead, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_PRESENCE = re.compile(
    r"\S{1,2} (?:Offline|Online|Away|Do not disturb|Invisible|This user is from outside of this forum)"
)
_NAME = re.compile(r"(\S.{0,59}?)(?: @(\S.{0,59}?))?(?: ?\| .{0,60})?")
_WROTE = re.compile(
    r"(?:(?:wrote|replied to .{1,60}) (?:on ?)?)?(?P<when>.{0,40}?) ?last edited by ?"
    r"(?P<by>\S.{0,59}?)?(?: (?P<edit>.{6,40}))?"
)
_WHEN = re.compile(r".{0,80}\d{4}.{0,24}|.{0,20} ago")
_CLUE = re.compile(r"^[ \t]*\S{1,2} (?:Offline|Online|Away)[ \t]*$|last edited by", re.MULTILINE)
_SOFTWARE = re.compile(
    r"NodeBB|^\d[\d.,kK]* Posts? \d[\d.,kK]* Posters?|Log in to reply|Oldest to Newest", re.MULTILINE
)
_COUNTS = re.compile(r"([\d,]{1,7}) Posts? .{0,80}")
_FLOOR = re.compile(r"#(\d{1,6})")
_REPLIES = re.compile(
    r"(?:\S{1,2} ){0,6}(?:\d{1,5} Repl(?:y|ies) )?Last reply.{0,40}|Reply(?: Quote)?(?: -?\d{1,6})?|Quote|-?\d{1,6}"
)
_FOLDED = re.compile(
    r"\S{1,2} (\S.{0,59}?)( (?:has marked|referenced|moved|locked|pinned|unlocked|unpinned|forked) .{0,120})?"
)
_SAID = re.compile(r"@?(\S.{0,59}?) said(?: in .{1,160}?)? ?:|(?:Reply to )?@(\S{1,59}) said")
_FOOT = re.compile(
    r"First post|Last post|Go to my next post|Hello! It looks like you're interested.{0,200}"
    r"|Suggested [Tt]opics|Looks like your connection.{0,120}"
)
_SORTS = frozenset(
    ("Oldest to Newest", "Newest to Oldest", "Most Votes", "Log in to reply", "Reply", "Watching", "Loading More Posts")
)
_REACH = 8


class NodebbText:
    """Engine for plain-text captures of NodeBB topics."""

    name = "nodebb-text"

    def recognise(self, page: PageSource) -> float:
        """By who is present beside each post, and the program's own words."""
        if page.is_markup or not _CLUE.search(page.text) or not _SOFTWARE.search(page.text):
            return 0.0
        return 0.9 if _heads(solid_lines(page.lines, noisy=False)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = _heads(lines)
        close(marks, foot_at(lines, marks[-1].body if marks else 0, _FOOT))
        authors = {mark.post.author for mark in marks}
        for mark in marks:
            mark.end = _without_preview(lines, mark, authors)
            while mark.end > mark.body + 1 and _REPLIES.fullmatch(lines[mark.end - 1].text):
                mark.end -= 1

        def quote_head(own: Sequence[Line], at: int) -> QuoteHead | None:
            found = _SAID.fullmatch(own[at].text[:300])
            name = (found[1] or found[2]) if found else None
            return QuoteHead(name, 1) if name in authors or (found and " in " in own[at].text) else None

        fill(marks, lines, Manner(quote_head))
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        return made("NodeBB", "nodebb", _top(lines, marks), marks, clock)


def _without_preview(lines: Sequence[Line], mark: Mark, authors: set[str | None]) -> int:
    """Where a post ends: below its buttons the next one may show, folded away, the post that it answers."""
    for i in range(mark.body + 1, mark.end):
        named = _FOLDED.fullmatch(lines[i].text[:200])
        if named and (named[1] in authors or named[2]) and _REPLIES.fullmatch(lines[i - 1].text):
            return i
    return mark.end


def _heads(lines: Sequence[Line]) -> list[Mark]:
    marks: list[Mark] = []
    low = 0
    for i, line in enumerate(lines):
        if i < low or not _PRESENCE.fullmatch(line.text):
            continue
        at = i + 1
        while at < len(lines) and _PRESENCE.fullmatch(lines[at].text):
            at += 1
        named = _NAME.fullmatch(lines[at].text) if at < len(lines) and len(lines[at].text) < 200 else None
        if named is None:
            continue
        low = _take_head(lines, at + 1, TextPost(author=named[1][:LONGEST_NAME]), marks, i)
    return marks


def _take_head(lines: Sequence[Line], at: int, post: TextPost, marks: list[Mark], start: int) -> int:
    """Add the post whose name stands above a line; the line where its words begin."""
    wrote = next((i for i in range(at, min(at + _REACH, len(lines))) if "last edited by" in lines[i].text), None)
    body = at if wrote is None else wrote + 1
    if wrote is not None and (found := _WROTE.fullmatch(lines[wrote].text[:200])):
        post.posted_raw = found["when"] if _WHEN.fullmatch(found["when"] or "") else ""
        if found["edit"] and is_date(found["edit"]):
            post.edited_by, post.edited_raw = found["by"], found["edit"]
    elif wrote is None and at > 1:
        # Themes that leave that line out print name, title and who is answered on one line.
        post.author = (post.author or "").split(" ")[0]
    if body < len(lines) and (number := _FLOOR.fullmatch(lines[body].text)):
        post.floor, post.floor_label = int(number[1]), number[0]
        body += 1
    marks.append(Mark(start, body, body, post))
    return body


def _top(lines: Sequence[Line], marks: Sequence[Mark]) -> Top:
    """Title and board stand above the counts of posts and readers."""
    top = Top()
    if not marks:
        return top
    first = marks[0].line
    at = next((i for i in range(first) if _COUNTS.fullmatch(lines[i].text) and "Poster" in lines[i].text), None)
    above = [line.text for line in lines[: first if at is None else at] if line.text not in _SORTS]
    if at is not None and (count := _COUNTS.fullmatch(lines[at].text)):
        top.replies = max(whole_number(count[1]) - 1, 0)
        twice = next((i for i in range(len(above) - 1, 0, -1) if above[i] == above[i - 1]), None)
        if twice is not None:
            top.title = above[twice]
            top.board = tuple(above[max(0, twice - 2) : twice - 1])
        elif len(above) > 1:
            top.title, top.board = above[-2], (above[-1],)
    elif above:
        top.title = above[-1]
    return top
