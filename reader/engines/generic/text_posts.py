"""Posts of plain text from unknown software, cut out by the heads that repeat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import BoardClock, Mark, Top, close, made
from reader.engines.parts.board_text_body import Manner, QuoteHead, fill
from reader.engines.parts.text_heads import beside, blank, find_heads, is_button, is_wordy, prints_time
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost
from reader.text.dates import CHINA
from reader.text.floors import read_floor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_heads import Head
    from reader.engines.parts.text_lines import Line

_FOOT = re.compile(
    r"(?:©|\(c\)|copyright\b|powered by\b|all rights reserved|privacy policy|terms of (?:use|service)"
    r"|you must (?:log|be logged)|版权所有).{0,80}"
    r"|(?:log|sign) ?in(?:(?: (?:or|to|with|sign|register)\b| ?[/|·]).{0,80})?"
    r"|(?:similar (?:threads|topics)|related (?:threads|topics|discussions|questions)|(?:next|previous) page"
    r"|post (?:a )?reply|上一[页頁]|下一[页頁]|相关(?:帖子|主题)).{0,20}",
    re.IGNORECASE,
)
"""Whole lines below a thread; a sentence may begin with the same words."""
_SAID = re.compile(r"(?:Originally posted by )?(\S.{0,39}?) ?(?:wrote|said|posted|写道|说)(?: ?[:：…]| ?\.\.\.)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
_HEAD = 4000
_TITLE_LENGTH = 200
_LEAST = 3
_MUCH = 200
_ABOVE = 8


def read_posts(page: PageSource) -> ThreadPage | None:
    """The page as a thread; None where no repeated heads with author and time show that it is one."""
    lines = solid_lines(page.lines, noisy=False)
    heads = find_heads(lines)
    if not heads:
        return None
    marks = [_mark(head) for head in heads]
    _put_opening(lines, marks)
    close(marks, len(lines))
    _trim(lines, marks)
    authors = {mark.post.author for mark in marks}

    def quote_head(of: Sequence[Line], at: int) -> QuoteHead | None:
        found = _SAID.fullmatch(of[at].text) if len(of[at].text) < _TITLE_LENGTH else None
        return QuoteHead(found[1], 1) if found and found[1] in authors else None

    fill(marks, lines, Manner(quote_head))
    clock = BoardClock(page, zone=CHINA if _CHINESE.search(page.text[:_HEAD]) else None)
    clock.learn([mark.post.posted_raw for mark in marks])
    return made("generic", "generic", Top(title=_title(lines, marks)), marks, clock)


def _mark(head: Head) -> Mark:
    floor = read_floor(head.floor)
    post = TextPost(floor.number, floor.label, head.author or None, posted_raw=head.posted_raw)
    return Mark(head.start, head.line + 1, head.line + 1, post)


def _put_opening(lines: Sequence[Line], marks: list[Mark]) -> None:
    """Keep what stands above the first head where it is much: a post whose head is of another make."""
    first = marks[0].line
    start = next((i for i in range(first) if is_wordy(lines[i].text)), first)
    if sum(len(line.text) for line in lines[start:first] if is_wordy(line.text)) >= _MUCH:
        marks.insert(0, Mark(start, start, start, TextPost()))


def _trim(lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    """Take columns and buttons off the posts' ends, and the page's foot off the last one."""
    whole = [mark for mark in marks if mark.post.posted_raw]
    bodies = [lines[mark.body : mark.end] for mark in whole]
    above, below = beside(bodies, first=True), beside(bodies[:-1] if len(bodies) > 2 else bodies, first=False)
    # Below the first post pages put what sorts the answers.
    whole[0].end = next(
        (i for i in range(whole[0].body + 1, whole[0].end - 1) if _are_buttons(lines[i : i + 2], below)), whole[0].end
    )
    last = marks[-1]
    last.end = next((i for i in range(last.body + 1, last.end) if _is_foot(lines[i].text, below)), last.end)
    for n, mark in enumerate(marks):
        following = (marks[n + 1].post.author or "") if n + 1 < len(marks) else ""
        while mark.end - mark.body > 1 and _is_below(lines[mark.end - 1].text, below, following):
            mark.end -= 1
        while mark.end - mark.body > 1 and mark.post.posted_raw and blank(lines[mark.body].text) in above:
            mark.body += 1


def _is_below(text: str, below: frozenset[str], following: str) -> bool:
    """Whether a line at a post's end is none of its words; a lone letter stands for the next author's picture.

    One word that only this post ends with may be a button as well as thanks; in doubt it stays.
    """
    counted = is_button(text) and not text.isalpha()
    return blank(text) in below or counted or (len(text) == 1 and following[:1].lower() == text.lower())


def _are_buttons(pair: Sequence[Line], below: frozenset[str]) -> bool:
    return all(blank(line.text) in below for line in pair)


def _is_foot(text: str, below: frozenset[str]) -> bool:
    return blank(text) in below or (not is_wordy(text) and _FOOT.fullmatch(text) is not None)


def _title(lines: Sequence[Line], marks: Sequence[Mark]) -> str:
    """The nearest line above the first post that is neither label, button, count nor running text."""
    first = marks[0].line
    for line in reversed(lines[max(0, first - _ABOVE) : first]):
        if (
            len(line.text) > _LEAST
            and len(line.text) <= _TITLE_LENGTH
            and not is_button(line.text)
            and not prints_time(line.text)
        ):
            return line.text
    return lines[0].text[:_TITLE_LENGTH]
