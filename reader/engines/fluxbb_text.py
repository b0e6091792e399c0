"""Threads of FluxBB 1.5 and PunBB 1.4 from plain text: what browsers leave of their default styles' pages.

FluxBB heads a post with ``#N`` and its time, then comes the author's column; PunBB prints number, author and time,
then the column. In both the subject closes the column and the text follows; FluxBB ends it with ``Offline``.
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
    is_time,
    made,
    rising,
    take_pager,
    without_re,
)
from reader.engines.parts.board_text_body import Manner, QuoteHead, Trimmed, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_FLUX_FLOOR = re.compile(r"#(\d{1,7})(?: (\S.{5,40}))?")
_PUN_FLOOR = re.compile(r"\d{1,7}")
_PUN_TIME = re.compile(r"(\S.{5,40}?)(?: \(edited by (.{1,60}?) (\S+ [\d:]{4,8}|\S+)\))?")
_MARKS = re.compile(r"Powered by (?:FluxBB|PunBB)|^[ \t]*Topics: Active \| Unanswered[ \t]*$", re.MULTILINE)
_REGISTERED = re.compile(
    r"^[ \t]*Registered: \S[^\n]{3,30}\n(?:[^\n]{0,60}\n){0,3}?[ \t]*Posts: [\d,]{1,9}", re.MULTILINE
)
_PUN = "Powered by PunBB"
_PUN_HEAD = re.compile(r"(\d{1,7}) (?:Topic|Reply) by (.{1,200})")
_PROFILE = re.compile(r"(?:Registered|Posts|From|Location|Website) ?: ?.{0,80}|Website|E-?mail|Offline|Online")
_STATE = frozenset({"Offline", "Online"})
_BUTTONS = _STATE | {"Website", "Email", "E-mail", "PM", "Quote", "Report", "Reply", "Edit", "Delete"}
_TOPIC = re.compile(r"(?:Topic|Re) ?: .{1,200}")
_CRUMB = re.compile(r"» (.{1,200})")
_PAGES = re.compile(r"Pages ?:? ?(.{0,200})")
_COUNT = re.compile(r"Posts ?(?:: )?(?:(\d{1,7}) to (\d{1,7}) of )?(\d{1,7})")
_FOOT = re.compile(
    r"Pages ?: ?(?:Previous ?)?[\d …]{0,100}(?:Next)?|Index|Board footer|Post reply|Quick (?:reply|post)"
    r"|Powered by FluxBB.*"
)
_PUN_FOOT = re.compile(
    r"Posts ?(?:: )?(?:\d{1,7} to \d{1,7} of )?\d{1,7}|Pages|Powered by PunBB.*"
    r"|Quick reply to this topic"
)
_EDITED = re.compile(r"Last edited by (.{1,60}) \((.{4,40})\)")
_WROTE = re.compile(r"(\S.{0,39}?) wrote:")
_MOST_WORDS = 5
_REACH = 25
"""Lines of an author's column at most."""


class FluxbbText:
    """Engine for plain-text captures of FluxBB and PunBB threads."""

    name = "fluxbb-text"

    def recognise(self, page: PageSource) -> float:
        """By numbered heads with a time, and the program's own lines or its authors' columns."""
        if page.is_markup:
            return 0.0
        marked = _MARKS.search(page.text) is not None
        columns = _REGISTERED.search(page.text) is not None
        if not (marked or columns):
            return 0.0
        lines = solid_lines(page.lines, noisy=False)
        if not any(_flux_head(lines, i) or _pun_head(lines, i) for i in range(len(lines))):
            return 0.0
        return (0.7 if marked else 0.5) + (0.2 if columns else 0.0)

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = rising(mark for i in range(len(lines)) if (mark := _flux_head(lines, i)))
        is_pun = not marks
        if is_pun:
            marks = _pun_heads(lines)
        first = marks[0].line if marks else len(lines)
        top = _pun_top(lines, first) if is_pun else _flux_top(lines, first)
        _find_bodies(lines, marks, top)
        close(marks, foot_at(lines, marks[-1].body if marks else 0, _PUN_FOOT if is_pun else _FOOT))
        for mark in marks:
            while mark.end > mark.body and lines[mark.end - 1].text in (() if is_pun else _BUTTONS):
                mark.end -= 1
        fill(marks, lines, _MANNER)
        _find_pages(top, lines, marks)
        clock = BoardClock(page)
        clock.learn([mark.post.posted_raw for mark in marks])
        software = "PunBB" if is_pun or _PUN in page.text else "FluxBB"
        return made(software, software.lower(), top, marks, clock)


def _flux_head(lines: Sequence[Line], at: int) -> Mark | None:
    """``#N`` with the time on the same line or the next, then the author."""
    found = _FLUX_FLOOR.fullmatch(lines[at].label)
    if found is None:
        return None
    below = at + 1
    when = found[2] or (lines[below].text if below < len(lines) else "")
    name = below + (not found[2])
    if not is_time(when) or name >= len(lines):
        return None
    post = TextPost(floor=int(found[1]), floor_label=f"#{found[1]}", posted_raw=when)
    post.author = lines[name].text[:LONGEST_NAME]
    return Mark(at, name + 1, name + 1, post)


def _pun_head(lines: Sequence[Line], at: int) -> Mark | None:
    """The number, the author, the time with the last edit; extractors give them on one line with hidden words."""
    if at + 2 >= len(lines):
        return None
    if head := _PUN_HEAD.fullmatch(lines[at].text):
        name = lines[at + 1].text
        when, size = head[2].removeprefix(name).strip(), 2
        number = head[1] if head[2].startswith(name) else ""
    else:
        number, name, when, size = lines[at].label, lines[at + 1].text, lines[at + 2].text, 3
    if not _PUN_FLOOR.fullmatch(number):
        return None
    found = _PUN_TIME.fullmatch(when) if len(when) < 200 else None
    if found is None or _PUN_HEAD.fullmatch(when) or not is_time(found[1]):
        return None
    post = TextPost(floor=int(number), author=name[:LONGEST_NAME], posted_raw=found[1])
    post.edited_by, post.edited_raw = found[2], found[3] or ""
    return Mark(at, at + size, at + size, post)


def _pun_heads(lines: Sequence[Line]) -> list[Mark]:
    return rising(mark for i in range(len(lines)) if (mark := _pun_head(lines, i)))


def _flux_top(lines: Sequence[Line], first: int) -> Top:
    """Title and path: lines ``» PART`` below ``Index``, or one line with all."""
    top = Top(site=lines[0].text if lines and first else "")
    path: list[str] = []
    for line in lines[:first]:
        if found := _CRUMB.fullmatch(line.text):
            path.append(found[1])
        elif " » " in line.text:
            path = line.text.split(" » ")[1:]
    path = [part.strip() for text in path for part in text.split(" » ")]
    if path:
        *board, top.title = path
        top.board = tuple(board)
    return top


def _pun_top(lines: Sequence[Line], first: int) -> Top:
    """Title and path stand in one line, parted by arrows."""
    top = Top()
    for line in lines[:first]:
        parts = [part.strip() for part in line.text.replace("»", "→").split(" → ")]
        if len(parts) > 1:
            top.site, *board = parts
            top.board, top.title = tuple(board[:-1]), board[-1]
    return top


def _find_bodies(lines: Sequence[Line], marks: Sequence[Mark], top: Top) -> None:
    """Each text begins below the subject that closes the author's column, else below the column."""
    for n, mark in enumerate(marks):
        stop = min(marks[n + 1].line if n + 1 < len(marks) else len(lines), mark.body + _REACH)
        column = mark.body
        subject = None
        for i in range(mark.body, stop):
            text = lines[i].text
            if top.title and top.title in {text, without_re(text), text.removeprefix("Topic: ")}:
                subject = i
                break
            if _PROFILE.fullmatch(lines[i].label):
                column = i + 1
        if subject is None and column < stop and _TOPIC.fullmatch(lines[column].text):
            subject = column
        mark.body = column if subject is None else subject + 1
        if not top.title and subject is not None:
            top.title = without_re(lines[subject].text).removeprefix("Topic: ")


def _find_pages(top: Top, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    if not marks:
        return
    above = lines[: marks[0].line]
    counted = next((found for line in reversed(above) if (found := _COUNT.fullmatch(line.label))), None)
    if counted:
        top.replies = int(counted[3]) - 1
    at = next((i for i in range(len(above) - 1, -1, -1) if _PAGES.fullmatch(above[i].label)), None)
    words: list[str] = []
    if at is not None:
        words = above[at].label.removeprefix("Pages").strip(" :").split()
        below = at + 1
        while below < len(above) and (
            above[below].label.isdecimal() or above[below].label in {"Previous", "Next", "…"}
        ):
            words.append(above[below].label)
            below += 1
    before = marks[0].post.floor
    count = None if before is None else before - 1
    links = " ".join(word for word in words if word.isdecimal())
    take_pager(top, links, back="Previous" in words, forth="Next" in words, before=count, here=len(marks))


def _quote_head(lines: Sequence[Line], at: int) -> QuoteHead | None:
    text = lines[at].text
    found = _WROTE.fullmatch(text) if len(text) < 60 else None
    if found is None or found[1].count(" ") >= _MOST_WORDS:
        return None
    return QuoteHead(found[1], 1)


def _trim(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Take out the edit note, which closes the text; what stands below it is the signature."""
    for i in range(len(lines) - 1, -1, -1):
        found = _EDITED.fullmatch(lines[i].text)
        if found and is_time(found[2]):
            post.edited_by, post.edited_raw = found[1], found[2]
            return Trimmed(lines[:i], lines[i + 1 :])
    return Trimmed(lines)


_MANNER = Manner(_quote_head, _trim, apart=True)
