"""Threads of XenForo 2 from plain text: what browsers, crawlers and extractors leave of its pages.

A post's head is its date and ``#N``. The author's column (name, rank, counts) stands above the head, in some styles
below it. A quotation is ``NAME said:``, and ends at ``Click to expand...`` where that was captured. XenForo ends each
message with a no-break blank on a line of its own; text that kept it tells where the next column begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, close, foot_at, is_date, made, rising
from reader.engines.parts.board_text_body import Manner, QuoteHead, Trimmed, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_FLOOR = re.compile(r"#([\d,]{1,9})")
_ONE_LINE = re.compile(r"(\S.{5,40}?)(?: Thread Starter)? (?:Post )?#([\d,]{1,9})(?: of [\d,]{1,9})?(?: (?P<rest>.+))?")
_BETWEEN = frozenset({"New", "Add bookmark", "Share", "•••", "Thread starter", "Thread Starter", "Original poster"})
_MARKS = re.compile(
    r"^[ \t]*(?:Thread starter\b|Click to expand\.\.\.|Reaction score\b|Reactions:|You must log in or register to)"
    r"|(?:Community platform|Forum software) by XenForo",
    re.MULTILINE,
)
_SAID = re.compile(r"(\S.{0,59}?) said: ?↑?")
_EXPAND = "Click to expand..."
_LABELS = frozenset(
    {
        "Joined", "Messages", "Reaction score", "Reactions", "Points", "Likes", "Posts", "Location", "Website", "Age",
        "Solutions", "Trophy points", "Media", "Resources", "Karma", "Country", "First name", "Occupation", "Gender",
        "Articles", "Blog entries", "Credits", "Name",
    }
)  # fmt: skip
_COUNT = re.compile(r"[\d,. ]{1,10}[KkM]?|\d{1,3}%")
_PAIR = re.compile(r"(?:Joined|Messages|Reaction score|Points|Likes|Posts|Location|Solutions):? \S.{0,50}")
_EDITED = re.compile(r"Last edited(?: by a moderator)?: ?(\S.{4,44})")
_BESIDE = re.compile(
    r"Reactions: ?.{0,300}|Likes +Reactions: ?.{0,300}|Reply|Like|Report|Quote|Upvote|Downvote|Vote|\+ ?Quote"
    r"|WikiPost History.{0,9}"
)
_REACTED = re.compile(r"(?:Likes +)?Reactions: ?(.{1,300})")
_FILES = "Attachments"
_FILE_SIZE = re.compile(r"[\d.,]{1,9} (?:bytes|KB|MB|GB)(?: ?· ?Views: ?[\d,]{1,9})?|Views: ?[\d,]{1,9}")
_FOOT = re.compile(
    r"\(?You must log in or (?:register|sign up) to (?:reply|post) here\.\)?|Similar threads|Share:"
    r"|Not open for further replies\.|Write your reply\.\.\.|Post reply|Users who are viewing this thread.{0,40}"
    r"|Status|« ?Prev.{0,40}"
    r"|Show hidden low quality content|Facebook(?: X.{0,80}| Twitter.{0,80})?|Top ?(?:Bottom)?|Prev|Next"
)
_PAGE_OF = re.compile(r"(?:Page )?(\d{1,6}) of (\d{1,6})")
_STARTER = re.compile(r"Thread starter(?: (\S.{0,59}))?")
_START = re.compile(r"Start date(?: \S.{4,40})?")
_LINKS = frozenset({"Prev", "Next", "« Prev", "Next »", "Previous", "Next >"})
_CODE = frozenset(
    {
        "Code:", "PHP:", "HTML:", "CSS:", "JavaScript:", "Python:", "C++:", "C#:", "Java:", "SQL:", "Bash:", "XML:",
        "JSON:", "Rich (BB code):",
    }
)  # fmt: skip
_ROOT = frozenset({"Forums", "Forum"})
_REACH = 14
"""Lines of an author's column at most."""
_RANK = re.compile(
    r"(?:.{1,40} )?(?:Member|Moderator|Administrator|Ambassador|Staff(?: member)?|Contributor|Supporter|Regular"
    r"|User|Poster)"
)
_RANKS = 3
_APART = 5
"""Lines between name and first count, which are ranks and badges."""
_NO_SCRIPT = "JavaScript is disabled"
"""How the program's note to browsers without scripts begins, which crawlers take for text."""
_PATH = 5
"""Boards that lead to a thread, at most."""


@dataclass(slots=True)
class _Found:
    """The lines, the indexes below which a message ended for sure, and names that the page tells."""

    lines: Sequence[Line]
    ends: Sequence[int]
    names: frozenset[str]


class XenforoText:
    """Engine for plain-text captures of XenForo 2 threads."""

    name = "xenforo-text"

    def recognise(self, page: PageSource) -> float:
        """By heads of a date and a number, and the program's own words."""
        if page.is_markup or "#" not in page.text or not _MARKS.search(page.text):
            return 0.0
        heads = len(_heads(solid_lines(page.lines, noisy=False)))
        return 0.9 if heads > 1 or "Thread starter" in page.text else 0.6 if heads else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        top = Top()
        marks = rising(_heads(lines))
        starter, low = _find_title(top, lines, marks[0].line if marks else len(lines))
        found = _Found(lines, _ends(page.lines), _names(lines, starter))
        if _columns_below(found, marks):
            for mark, stop in _with_stops(marks, len(lines)):
                _read_below(found, mark, stop)
        else:
            for mark in marks:
                _read_above(found, mark, low)
                low = mark.body
        close(marks, foot_at(lines, marks[-1].body if marks else len(lines), _FOOT))
        for mark in marks:
            _cut_end(found, mark)
        fill(marks, lines, _MANNER)
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        _find_pages(top, lines, marks)
        return made("XenForo", "xenforo", top, marks, clock)


def _heads(lines: Sequence[Line]) -> list[Mark]:
    """The posts' dates with their numbers, on two lines or on one."""
    marks: list[Mark] = []
    for i, line in enumerate(lines):
        if "#" not in line.label:
            continue
        floor = _FLOOR.fullmatch(line.label)
        if floor is None:
            one = _ONE_LINE.fullmatch(line.text) if len(line.text) < 80 else None
            if one and is_date(one[1]):
                marks.append(_mark(i, i, one[1], one[2]))
            continue
        above = i - 1
        while above > max(0, i - 4) and lines[above].text in _BETWEEN:
            above -= 1
        if above >= 0 and is_date(lines[above].text):
            marks.append(_mark(above, i, lines[above].text, floor[1]))
    return marks


def _mark(line: int, number: int, when: str, floor: str) -> Mark:
    post = TextPost(floor=int(floor.replace(",", "") or 0), floor_label=f"#{floor}", posted_raw=when)
    return Mark(line, number + 1, number + 1, post)


def _ends(raw_lines: Sequence[str]) -> list[int]:
    """The indexes of the lines that follow a no-break blank on a line of its own."""
    ends: list[int] = []
    solid = 0
    for raw in raw_lines:
        if normalise(raw):
            solid += 1
        elif "\u00a0" in raw:
            ends.append(solid)
    return ends


def _names(lines: Sequence[Line], starter: str) -> frozenset[str]:
    quoted = (found[1] for line in lines if len(line.text) < 80 and (found := _SAID.fullmatch(line.text)))
    liked = (found[1] for line in lines if (found := _REACTED.match(line.text)))
    reacted = (name for names in liked for part in names.split(" and ") for name in part.split(", "))
    return frozenset(filter(None, (starter, *quoted, *reacted)))


def _find_title(top: Top, lines: Sequence[Line], first: int) -> tuple[str, int]:
    """Take title and path; the thread's starter where the page names one, and the line below the page's head."""
    for i in range(1, first):
        found = _STARTER.fullmatch(lines[i].text)
        if found is None:
            continue
        top.title = lines[i - 1].text
        root = next((k for k in range(i - 2, -1, -1) if lines[k].text in _ROOT), None)
        if root is not None and i - root <= _PATH + 2:
            path = (line.text for line in lines[root + 1 : i - 1])
            top.board = tuple(text for text in path if not text.startswith(_NO_SCRIPT))
        starter = found[1] or (lines[i + 1].text if i + 1 < first else "")
        low = i + 1 if found[1] else i + 2
        start = next((k for k in range(low, min(first, low + 5)) if _START.fullmatch(lines[k].text)), None)
        if start is not None:
            low = start + 1 + (lines[start].text == "Start date")
        return starter, min(low, first)
    return "", max(0, first - _REACH)


def _profile(lines: Sequence[Line], i: int) -> bool:
    """Whether a line belongs to the counts of an author's column."""
    text = lines[i].text
    if text in _LABELS or _COUNT.fullmatch(text) or _PAIR.fullmatch(text):
        return not _BESIDE.fullmatch(text)
    return bool(i and lines[i - 1].text in _LABELS)


def _counts(lines: Sequence[Line], start: int, stop: int) -> list[int]:
    """The lines of a column that stand between two lines, which may lie beyond the page."""
    return [i for i in range(max(0, start), min(stop, len(lines))) if _profile(lines, i)]


def _with_stops(marks: Sequence[Mark], foot: int) -> list[tuple[Mark, int]]:
    """Each post with the line of the next one's head, the last one with ``foot``."""
    return [(mark, marks[n].line if n < len(marks) else foot) for n, mark in enumerate(marks, 1)]


def _last_between(ends: Sequence[int], low: int, high: int) -> int | None:
    """The last of rising numbers that is above one bound and not above the other."""
    at = bisect_right(ends, high) - 1
    return ends[at] if at >= 0 and ends[at] > low else None


def _columns_below(found: _Found, marks: Sequence[Mark]) -> bool:
    """Whether the authors' columns stand below the heads: counts are nearer to the head above, and names follow it."""
    below = 0
    foot = foot_at(found.lines, marks[-1].body, _FOOT) if marks else 0
    for mark, after in _with_stops(marks, foot):
        counts = _counts(found.lines, mark.body + 1, after)
        if counts:
            below += 1 if counts[0] - mark.body < after - counts[-1] else -1
        if mark.body < after and found.lines[mark.body].text in found.names:
            below += 2
    return below > 0


def _read_above(found: _Found, mark: Mark, low: int) -> None:
    """Find the author above a head; the column begins there."""
    lines = found.lines
    end = _last_between(found.ends, low, mark.line - 1)
    sure = end is not None
    start = max(end or 0, low, mark.line - _REACH)
    for i in range(mark.line - 2, start - 1, -1):
        if _BESIDE.fullmatch(lines[i].text) or _EDITED.fullmatch(lines[i].text):
            start, sure = i + 1, True
            break
    at = _name_line(found, start, mark.line, sure=sure)
    if at < mark.line:
        mark.post.author = lines[at].text[:LONGEST_NAME] or None
        initial = at > start and len(lines[at - 1].text) == 1
        mark.line = at - initial


def _name_line(found: _Found, start: int, head: int, *, sure: bool) -> int:
    """The line of the author's name in what stands above a head."""
    lines = found.lines
    for i in range(head - 2, start - 1, -1):
        if _is_initial(lines, i):
            return i + 1
    known = [i for i in range(start, head) if lines[i].text in found.names]
    if known:
        return known[-1]
    while start < head - 1 and _COUNT.fullmatch(lines[start].text):
        start += 1  # votes below the message above
    counts = head
    while counts > start and (_profile(lines, counts - 1) or is_date(lines[counts - 1].text)):
        counts -= 1
    ranks = counts
    while ranks - 1 > start and counts - ranks < _RANKS and _RANK.fullmatch(lines[ranks - 1].text):
        ranks -= 1
    if ranks < counts and not sure:
        return ranks - 1
    # Above the counts stand the name and, as a rule, one rank; a message's end above tells more.
    return start if sure else max(start, counts - 2)


def _is_initial(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the letter that stands for the picture of the author named on the next one."""
    letter = lines[at].text
    return len(letter) == 1 and letter.isalpha() and lines[at + 1].text[:1].casefold() == letter.casefold()


def _read_below(found: _Found, mark: Mark, stop: int) -> None:
    """Take the author's column below a head; ``stop`` is the next head."""
    lines = found.lines
    if mark.body + 1 < stop and _is_initial(lines, mark.body):
        mark.body += 1
    if mark.body >= stop:
        return
    mark.post.author = lines[mark.body].text[:LONGEST_NAME]
    last = mark.body
    for i in _counts(lines, mark.body + 1, min(mark.body + _REACH, stop)):
        if i - last > _APART:
            break
        last = i
    mark.body = mark.end = last + 1


def _cut_end(found: _Found, mark: Mark) -> None:
    """Take what stands below a message: its edit note, files, who liked it, and the signature."""
    lines = found.lines
    stop = _last_between(found.ends, mark.body, mark.end)
    if stop is not None:
        for line in _trim(mark.post, lines[stop : mark.end]).text:
            if edited := _EDITED.fullmatch(line.text):
                mark.post.edited_raw = edited[1]
            elif not _BESIDE.fullmatch(line.text):
                mark.post.signature.append(line.text)
        mark.end = stop
        return
    votes = False
    while mark.end > mark.body:
        text = lines[mark.end - 1].text
        if edited := _EDITED.fullmatch(text):
            mark.post.edited_raw = edited[1]
        elif not _BESIDE.fullmatch(text) and not (votes and text.isdigit()):
            return
        votes = text == "Downvote"
        mark.end -= 1


def _find_pages(top: Top, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    if not marks:
        return
    around = [*lines[: marks[0].line], *lines[marks[-1].end :]]
    numbered = next((match for line in around if (match := _PAGE_OF.fullmatch(line.text))), None)
    if numbered:
        top.page, top.pages = int(numbered[1]), int(numbered[2])
    elif marks[0].post.floor == 1 and not any(line.text in _LINKS for line in around):
        top.page = top.pages = 1
        top.replies = len(marks) - 1


def _quote_head(lines: Sequence[Line], at: int) -> QuoteHead | None:
    found = _SAID.fullmatch(lines[at].text) if len(lines[at].text) < 80 else None
    return QuoteHead(found[1], 1) if found else None


def _trim(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Take out the list of files below a message."""
    box = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].text == _FILES), None)
    if box is None or not any(_FILE_SIZE.fullmatch(line.text) for line in lines[box:]):
        return Trimmed(lines)
    post.attachments += [line.text for line in lines[box + 1 :] if not _FILE_SIZE.fullmatch(line.text)]
    return Trimmed(lines[:box])


_MANNER = Manner(_quote_head, _trim, quote_end=_EXPAND, code=_CODE)
