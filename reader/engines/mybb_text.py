"""Threads of MyBB 1.8 from plain text: what browsers and extractors leave of its default theme's pages.

A post begins with its author's column, then ``#N`` and the time, each on a line; it ends with its buttons (``Find``,
``Reply``). Dates are in figures, month first unless the page shows otherwise.
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
    whole_number,
)
from reader.engines.parts.board_text_body import Manner, QuoteHead, Trimmed, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_FLOOR = re.compile(r"#([\d,]{1,9})")
_EDIT = re.compile(
    r"\(This post was last modified: (.{4,40}?) by (.{1,60}?)\.(?: Edit Reason: (.{0,300}?))? ?\)", re.IGNORECASE
)
_MARKS = re.compile(
    r"Powered [Bb]y:? ?MyBB|^[ \t]*« Next Oldest \| Next Newest »|Lite \(Archive\) Mode"
    r"|^[ \t]*Users browsing this thread:",
    re.MULTILINE,
)
_PROFILE = re.compile(
    r"(?:Posts|Threads|Joined|Reputation|Location|Warning Level|Likes (?:Received|Given)) ?: ?.{0,40}"
)
_SURE = re.compile(r"(?:Threads|Reputation) ?: ?-?[\d,]{1,9}")
_BUTTON = r"(?:Find|Reply|Quote|Website|PM|Email|Edit|Report|Delete|Restore|Rate|Multiquote|Like|Warn)"
_BUTTONS = re.compile(rf"{_BUTTON}(?: {_BUTTON}){{0,9}}|IP Address: \S{{1,50}}")
_MODES = frozenset({"Threaded Mode", "Linear Mode", "Hybrid Mode", "Threaded Mode | Linear Mode"})
_RATED = re.compile(r"Thread Rating:?|\d+ Vote\(s\) - [\d.]+ .{0,40}|[1-5]|.{0,40}\bVote\(s\).{0,60}")
_FOOT = re.compile(
    r"« Next Oldest \| Next Newest »|Users browsing this thread:.*|View a Printable Version|Forum Jump:.*"
)
_PAGES = re.compile(r"Pages? ?\((\d{1,6})\) ?: ?(.{0,200})")
_NOW = re.compile(r"Current time: ?(.{8,40})")
_VERSION = re.compile(r"Powered [Bb]y:? ?MyBB (\d[\d.]{0,8})")
_QUOTE_TIME = re.compile(r"\((.{4,40})\)")
_WROTE = re.compile(r"(?:\((?P<when>[^()]{4,40})\) ?)?(?P<name>\S.{0,59}?) Wrote:")
_LONGEST_HEAD = 150
_FILES = re.compile(r"Attached Files|(?:Attached File\(s\)|Thumbnail\(s\)|Image\(s\)|Attached Files Thumbnail\(s\))")
_FILE = re.compile(r"(\S.{0,150}?) \(Size: .{1,30}?(?: / Downloads: [\d,]{1,9})?\)")
_FILES_MORE = frozenset({"Image(s)", "Thumbnail(s)"})
_REACH = 30
"""Lines of an author's column at most."""


class MybbText:
    """Engine for plain-text captures of MyBB threads."""

    name = "mybb-text"

    def recognise(self, page: PageSource) -> float:
        """By numbered heads with a time below, and the program's own lines or its author's columns."""
        if page.is_markup or "#" not in page.text:
            return 0.0
        marked = _MARKS.search(page.text) is not None
        if not marked and "Reputation:" not in page.text and "Threads:" not in page.text:
            return 0.0
        lines = solid_lines(page.lines, noisy=False)
        heads = [i for i in range(len(lines) - 1) if _head(lines, i)]
        if not heads:
            return 0.0
        columns = any(_SURE.fullmatch(line.label) for line in lines[max(0, heads[0] - 8) : heads[0]])
        return (0.7 if marked else 0.0) + (0.25 if columns else 0.0)

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = rising(mark for i in range(len(lines) - 1) if (mark := _head(lines, i)))
        top = Top()
        first = marks[0].line if marks else len(lines)
        start = _find_title(top, lines, first)
        low = min(start, first)
        for mark in marks:
            _find_author(lines, mark, low)
            low = mark.body
        close(marks, foot_at(lines, low, _FOOT))
        for mark in marks:
            while mark.end > mark.body and _BUTTONS.fullmatch(lines[mark.end - 1].label):
                mark.end -= 1
        fill(marks, lines, _MANNER)
        clock = BoardClock(page, "mdy")
        now = next((found[1] for line in reversed(lines) if (found := _NOW.match(line.label))), "")
        clock.learn([mark.post.posted_raw for mark in marks], now)
        _find_pages(top, lines, marks)
        version = _VERSION.search(page.text)
        top.version = version[1].rstrip(".") if version else None
        return made("MyBB", "mybb", top, marks, clock)


def _head(lines: Sequence[Line], at: int) -> Mark | None:
    """The post whose number stands on a line, its time on the next."""
    floor = _FLOOR.fullmatch(lines[at].label)
    if floor is None or at + 1 >= len(lines):
        return None
    below = lines[at + 1].text
    edit = _EDIT.search(below[:500])
    when = (below[: edit.start()] if edit else below).strip()
    if not is_time(when):
        return None
    post = TextPost(floor=whole_number(floor[1]), floor_label=lines[at].text, posted_raw=when)
    if edit:
        post.edited_raw, post.edited_by = edit[1], edit[2]
    return Mark(at, at + 2, at + 2, post)


def _find_title(top: Top, lines: Sequence[Line], first: int) -> int:
    """Take path and title; the line from which the first author's column may begin."""
    for i in range(first - 1):
        if " › " in lines[i].text:
            path = [part.strip() for part in lines[i].text.split(" › ")]
            top.site, top.board = path[0], tuple(path[1:])
            top.title = lines[i + 1].text
            break
    again = [i for i in range(first) if lines[i].text == top.title]
    mode = [i for i in range(first) if lines[i].text in _MODES]
    start = max([*(i + 1 for i in again), *(i + 1 for i in mode), 0])
    if not top.title and mode and mode[-1] + 1 < first:
        top.title, start = lines[mode[-1] + 1].text, mode[-1] + 2
    while start < first and _RATED.fullmatch(lines[start].label):
        start += 1
    return start


def _find_author(lines: Sequence[Line], mark: Mark, low: int) -> None:
    """The author is the first line below the buttons of the post above, or below the title."""
    at = mark.line
    reach = max(low, at - _REACH)
    start = next((i + 1 for i in range(at - 1, reach - 1, -1) if _BUTTONS.fullmatch(lines[i].label)), None)
    if start is None:
        column = at
        while column > reach and _PROFILE.fullmatch(lines[column - 1].label):
            column -= 1
        # Without buttons above, the column is a name and a rank above the counts.
        start = low if low and at - low <= _REACH else max(reach, column - 2)
    if start < at:
        mark.post.author = lines[start].text[:LONGEST_NAME] or None
        mark.line = start


def _find_pages(top: Top, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    if not marks:
        return
    top_lines = (*lines[: marks[0].line], *lines[marks[-1].end :])
    links = next((found for line in top_lines if (found := _PAGES.fullmatch(line.label))), None)
    words = links[2] if links else ""
    numbers = f"{links[1]} {words}" if links else ""
    before = marks[0].post.floor
    back, forth = "« Previous" in words, "Next »" in words
    count = None if before is None else before - 1
    take_pager(top, numbers, back=back, forth=forth, before=count, here=len(marks))


def _quote_head(lines: Sequence[Line], at: int) -> QuoteHead | None:
    text = lines[at].text
    if text == "Quote:":
        return QuoteHead(None, 1)
    if len(text) > _LONGEST_HEAD:
        return None
    when = _QUOTE_TIME.fullmatch(text)
    if when and is_time(when[1]) and at + 1 < len(lines):
        found = _WROTE.fullmatch(lines[at + 1].text)
        return QuoteHead(found["name"], 2, when[1]) if found and not found["when"] else None
    found = _WROTE.fullmatch(text)
    if found is None or (found["when"] and not is_time(found["when"])):
        return None
    return QuoteHead(found["name"], 1, found["when"] or "")


def _trim(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Take out the list of files; what stands below it is the signature."""
    for i in range(len(lines) - 1, -1, -1):
        if not _FILES.fullmatch(lines[i].label):
            continue
        stop = i + 1
        while stop < len(lines) and lines[stop].text in _FILES_MORE:
            stop += 1
        listed = stop
        while stop < len(lines) and (found := _FILE.fullmatch(lines[stop].text)):
            post.attachments.append(found[1])
            stop += 1
        if stop > listed:
            labels = i
            while labels and _FILES.fullmatch(lines[labels - 1].label):
                labels -= 1
            return Trimmed(lines[:labels], lines[stop:])
    return Trimmed(lines)


_MANNER = Manner(_quote_head, _trim, code=frozenset({"Code:", "PHP Code:"}))
