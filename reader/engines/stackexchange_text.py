"""Questions of Stack Exchange sites from plain text.

A post's words stand above who wrote them: score, text, ``Share`` and its like, ``edited TIME``, ``answered TIME``, the
name, its reputation; then comments, each closed by ``– NAME TIME``, and ``Add a comment``.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from reader.domain.thread import Comment
from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, is_date, made, whole_number
from reader.engines.parts.board_text_body import Manner, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_SIGNED = re.compile(r"(asked|answered|edited) (\S.{3,34})")
_OF = re.compile(
    r"^[ \t]*(?:Improve this (?:question|answer)|Viewed [\d.,kKmM]+ times?|Ask Question)[ \t]*$", re.MULTILINE
)
_ANSWERS = re.compile(r"(\d{1,5}) Answers?(?: \d{1,5})?")
_VIEWED = re.compile(r"Viewed (?:([\d,]{1,9})|[\d.,]{1,9}[kKmM]) times?")
_ASKED = re.compile(r"(?:Asked|Active|Modified) \S.{2,40}|Ask Question")
_BETWEEN = re.compile(
    r"Add a comment.{0,40}|(?:\| )?Show \d{1,4} more comments?.{0,20}|Comments (?:disabled|locked).{0,60}"
    r"|Sorted by:.{0,80}"
    r"|Reset to default|(?:Highest score|Trending|Date modified|Date created|Active|Oldest|Votes).{0,60}"
    r"|\d{1,5} Answers?(?: \d{1,5})?|1|Start a bounty|This question shows research effort.{0,80}"
)
_BAR = re.compile(r"Share|Cite|Edit|Follow|Flag|Improve this (?:question|answer)|Copy link|CC BY-SA \d\.\d")
_SCORE = re.compile(r"[-−+]?\d{1,6}|Accepted answer|✓")
_REPUTATION = re.compile(r"[\d.,k\s●]{1,30}|[\d,]{1,9} (?:gold|silver|bronze) badges?.{0,20}")
_TAG = re.compile(r"[a-z0-9][a-z0-9.#+-]{0,34}(?: [a-z0-9][a-z0-9.#+-]{0,34}){0,4}")
_COMMENTS = re.compile(r"\d{1,4} Comments?")
_CARD = re.compile(
    r"(\S.{0,59}?) (Over an? (?:day|week|month|year) ago|\S{1,4} (?:sec|min|hour|day|week|month|year)\S* ago"
    r"|[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?(?: at \d{1,2}:\d\d)?)"
)
_WIKI = re.compile(r"\d{1,4} revs?.{0,40}")
_SHORT_YEAR = re.compile(r" '(\d\d)\b")
_BY = re.compile(r"(?:(.*\S) )?[–—-] (\S.{0,59})")
_FOOT = re.compile(
    r"Your Answer|Not the answer you're looking for\?.{0,80}|You must log in to answer.{0,40}"
    r"|Highly active question.{0,200}"
    r"|Start asking to get answers|Explore related questions|Linked|Related|Hot Network Questions|The Overflow Blog"
)
_REACH = 24
_TAGS = 5


class StackExchangeText:
    """Engine for plain-text captures of questions on Stack Exchange sites."""

    name = "stackexchange-text"

    def recognise(self, page: PageSource) -> float:
        """By lines that say who asked or answered when, and the sites' own words."""
        if page.is_markup or not _OF.search(page.text):
            return 0.0
        return 0.9 if _signatures(solid_lines(page.lines, noisy=False)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        signed = _signatures(lines)
        top, low = Top(page=1, pages=1), 0
        if signed:
            low = _take_top(top, lines, signed[0])
        clock = BoardClock(page, "mdy", dt.UTC)
        marks: list[Mark] = []
        for n, at in enumerate(signed):
            marks.append(_mark(lines, low, at))
            stop = signed[n + 1] if n + 1 < len(signed) else _foot(lines, at + 1)
            low = _take_comments(marks[-1].post, lines[at + 2 : stop], clock) + at + 2
        fill(marks, lines, Manner())
        clock.learn([mark.post.posted_raw for mark in marks])
        return made("Stack Exchange", "stackexchange", top, marks, clock)


def _signatures(lines: Sequence[Line]) -> list[int]:
    """The lines that say when a post was written, each above its author's name."""
    return [
        i
        for i, line in enumerate(lines[:-1])
        if line.text.startswith(("asked ", "answered "))
        and (found := _SIGNED.fullmatch(line.text))
        and _is_day(found[2])
    ]


def _is_day(printed: str) -> bool:
    return is_date(_plain(printed)) or printed.endswith(" ago") or printed in ("today", "yesterday")


def _plain(printed: str) -> str:
    """A time with its year in full: older pages print two figures."""
    return _SHORT_YEAR.sub(r", 20\1", printed)


def _take_top(top: Top, lines: Sequence[Line], first: int) -> int:
    """Take title and counts; the line at which the question begins."""
    viewed = next((i for i in range(first) if _VIEWED.fullmatch(lines[i].text)), None)
    if viewed is not None and (count := _VIEWED.fullmatch(lines[viewed].text)) and count[1]:
        top.views = whole_number(count[1])
    at = viewed if viewed is not None else next((i for i in range(first) if _ASKED.fullmatch(lines[i].text)), None)
    above = at if at is not None else 0
    while above > 0 and _ASKED.fullmatch(lines[above - 1].text):
        above -= 1
    top.title = lines[above - 1].text if above else ""
    numbers = (int(found[1]) for line in lines[first:] if (found := _ANSWERS.fullmatch(line.text)))
    top.replies = next(numbers, None)
    return at + 1 if at is not None else 0


def _mark(lines: Sequence[Line], low: int, at: int) -> Mark:
    """The post above a signature, whose words begin at ``low`` or below."""
    found = _SIGNED.fullmatch(lines[at].text)
    post = TextPost(author=_author(lines, at + 1), posted_raw=_plain(found[2]) if found else "")
    asked = lines[at].text.startswith("asked")
    post.floor = 1 if asked else None
    while low < at and (_BETWEEN.fullmatch(lines[low].text) or _SCORE.fullmatch(lines[low].text)):
        low += 1
    bar = next((i for i in range(max(low, at - _REACH), at) if _is_bar(lines, i, at)), at)
    for i in range(bar, at):
        if (edit := _SIGNED.fullmatch(lines[i].text)) and edit[1] == "edited":
            post.edited_raw = _plain(edit[2])
            post.edited_by = lines[i + 1].text[:LONGEST_NAME] if i + 1 < at else post.author
    end = bar
    for _ in range(_TAGS if asked else 0):
        if end <= low + 1 or not _TAG.fullmatch(lines[end - 1].text):
            break
        end -= 1
        if lines[end].gap:
            break
    return Mark(low, low, end, post)


def _author(lines: Sequence[Line], at: int) -> str:
    """The name below a signature, without the mark of moderators; a post of all names its first writer."""
    named = at
    while named < len(lines) - 1 and (lines[named].text == "community wiki" or _WIKI.fullmatch(lines[named].text)):
        named += 1
    return lines[named if named - at < 3 else at].text.rstrip(" ♦")[:LONGEST_NAME]


def _is_bar(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether from a line on nothing stands above a signature but buttons and who edited."""
    text = lines[start].text
    if not _BAR.fullmatch(text) and not text.startswith("edited "):
        return False
    edits = [i for i in range(start, at) if lines[i].text.startswith("edited ") and _SIGNED.fullmatch(lines[i].text)]
    low = edits[0] if edits else at
    return all(_BAR.fullmatch(line.text) for line in lines[start:low])


def _take_comments(post: TextPost, lines: Sequence[Line], clock: BoardClock) -> int:
    """Give a post its comments; how many of the lines behind its author's name belong to it."""
    at = 0
    while at < len(lines) and _REPUTATION.fullmatch(lines[at].text):
        at += 1
    if stop := _take_cards(post, lines, clock):
        return stop
    words: list[str] = []
    for i in range(at, len(lines)):
        text = lines[i].text
        if _BETWEEN.fullmatch(text) and len(text) > 1:
            return i
        words.append(text)
        if closed := _closing(words):
            author, printed, said = closed
            # What a comment is worth stands in figures above it.
            said = list(dropwhile(str.isdecimal, said))
            post.comments.append(Comment(author, "\n".join(said), clock.read(printed), printed))
            words, at = [], i + 1
    return at


def _take_cards(post: TextPost, lines: Sequence[Line], clock: BoardClock) -> int:
    """Give a post its comments as drawn since 2025; the line behind the last, 0 where there are none of these.

    Each is a line with name and time, the words, what it is worth, ``Reply`` and ``Copy link``.
    """
    start = next((i for i, line in enumerate(lines[:_REACH]) if _COMMENTS.fullmatch(line.text)), None)
    if start is None:
        return 0
    words: list[str] = []
    low = start + 1
    for i in range(start + 1, len(lines)):
        text = lines[i].text
        if text not in ("Reply", "Copy link"):
            if not _BETWEEN.fullmatch(text) or len(text) == 1:
                words.append(text)
            continue
        if words:
            post.comments.append(_card(words, clock))
        words, low = [], i + 1
    while low < len(lines) and len(lines[low].text) > 1 and _BETWEEN.fullmatch(lines[low].text):
        low += 1
    return low


def _card(words: list[str], clock: BoardClock) -> Comment:
    """A comment as drawn since 2025 out of its lines; nobody's where the first of them is no head that is known."""
    head = _CARD.fullmatch(words[0])
    said = words[1:] if head else words
    told = "\n".join(said[:-1] if len(said) > 1 and said[-1].isdecimal() else said)
    return Comment(head[1], told, clock.read(_plain(head[2])), head[2]) if head else Comment(None, told)


def _closing(words: list[str]) -> tuple[str, str, list[str]] | None:
    """Author, time and words of a comment that ends with these lines; None while it goes on."""
    last = words[-1]
    if is_date(_plain(last)) and len(words) > 1 and (by := _BY.fullmatch(words[-2])):
        return by[2], _plain(last), [*words[:-2], *filter(None, [by[1]])]
    found = re.fullmatch(
        r"(?:(.*\S) )?[–—] (\S.{0,39}?) ([A-Z][a-z]{2} \d{1,2}(?:, \d{4}| '\d\d)? at \d{1,2}:\d\d)", last
    )
    if found:
        return found[2], _plain(found[3]), [*words[:-1], *filter(None, [found[1]])]
    return None


def _foot(lines: Sequence[Line], low: int) -> int:
    return next((i for i in range(low, len(lines)) if _FOOT.fullmatch(lines[i].text)), len(lines))
