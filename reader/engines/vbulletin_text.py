"""Threads of vBulletin 3, 4 and 5 from plain text: what browsers, crawlers and extractors leave of its pages.

A post's head is its time and ``#N``. In versions 3 and 4 the author's column stands below it (name, rank, ``Join
Date``, ``Posts``), in version 5 above ``#N``, the post's title and its time. Posts close with ``NAME is offline`` or
``Reply With Quote``; version 3 draws a line above signatures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import (
    LONGEST_NAME,
    BoardClock,
    Mark,
    Top,
    close,
    foot_at,
    is_date,
    is_time,
    made,
    rising,
    whole_number,
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

_FLOOR = re.compile(r"#([\d,]{1,9})(?:\.\d{1,3})?(?: \(permalink\)| ?\| ?Link| Top)?")
_LISTED = re.compile(r"\d{1,4}\. #([\d,]{1,9})")
_ONE_LINE = re.compile(r"(?:Old |Unread |New )?(\S.{7,40}?)[ \t|]{1,9}#([\d,]{1,9})(?: ?\(permalink\)| ?[|(].{0,30})?")
_MARKS = re.compile(
    r"Powered by:? vBulletin|Reply [Ww]ith [Qq]uote|^[ \t]*Thread Tools\b|Originally [Pp]osted by |All times are GMT"
    r"|^[ \t]*Linear Mode\b| is (?:offline|online)\b",
    re.MULTILINE,
)
_JOINED = re.compile(r"^[ \t]*Join Date\b", re.MULTILINE)
_NAMES = "Join Date|Location|Posts|Name|Age|Gender|Real Name|Thanks|Thanks Given|Rep Power|Reputation|iTrader|Country"
_NAMES += "|Post Thanks / Like|Blog Entries|Mentioned|Tagged|Trader Rating|Likes|Feedback|Images|My Photos|vBookie Cash"
_PAIR = re.compile(
    rf"(?:{_NAMES}): ?.{{0,60}}|(?:{_NAMES}) \S.{{0,40}}|Thanked [\d,]{{1,7}} Times? in [\d,]{{1,7}} Posts?"
    r"|Send a (?:message|private message).{0,200}"
    r"|\S.{0,59} (?:is|has) (?:on a distinguished road|a .{4,40}|an unknown .{4,40}"
    r"|will become famous.{0,20}|disabled reputation|much to be proud of)|.{1,59} is (?:offline|online)"
)
_LABEL = re.compile(rf"(?:{_NAMES}):?")
_AVATAR = re.compile(
    r"(?:.{0,40}?\b(?:Member|User|Moderator|Administrator|Guest|Poster|Newbie) )?(\S.{0,59}?)'s Avatar"
)
_RANK = re.compile(r"(?:.{0,40} )?(?:Member|User|Guest|Poster|Newbie)|Banned")
_PRESENT = re.compile(r"(\S.{0,59}?) is (?:offline|online)(?: ?Reply With Quote)?")
_CLOSING = re.compile(
    r"(?:\S.{0,59} is (?:offline|online) ?)?(?:Reply With Quote ?){1,2}(?: Reply)?|\S.{0,59} is (?:offline|online)"
    r"|Find More Posts by .{1,80}|Visit .{1,60}'s homepage!?|(?:Report|Share|Like|Comment|Quote|Multi Quote|Flag|Top)"
    r"|(?:\d{1,5} )?likes?|Tags: ?.{0,80}|View Public Profile|\[\+\] .{1,40}"
)
_EDITED = re.compile(r"Last edited by (\S.{0,59}?)(?:;|,| on| at) (\S.{5,44}?)\.?(?: Reason: .{0,300})?")
_REASON = re.compile(r"Reason: .{1,300}")
_LINE = re.compile(r"_{5,80}|-{10,80}")
_FOOT = re.compile(
    r"(?:« ?)?Previous Thread(?: \| Next Thread ?»?)?|Posting (?:Rules|Permissions)|Similar Threads|Post Reply|Reply"
    r"|Quick Navigation.{0,80}|Bookmarks|Tags for this Thread|Thread Tools.{0,40}|Closed Thread|«|Quick Reply"
    r"|\+ Reply to Thread|Page \d{1,6} of \d{1,6}.{0,60}|Thread Information|Working\.\.\.|Currently Active Users.{0,60}"
    r"|There are currently .{1,80}|Previous template Next|Powered by.{0,80}"
)
_WROTE = re.compile(r"Originally [Pp]osted by (\S.{0,59}?)(?: ?(?:View Post|»|\u203a))?")
_PAGE_OF = re.compile(r"Page (\d{1,6}) of (\d{1,6})(?: .{0,60})?")
_RESULTS = re.compile(r"Results (\d{1,7}) to (\d{1,7}) of (\d{1,7})")
_THREAD = re.compile(r"Thread: (.{1,250})")
_VERSION = re.compile(r"Powered by:? vBulletin\S{0,3}(?: Version)? (\d[\d.]{0,8})")
_FILES = re.compile(r"Attached (?:Files|Images|Thumbnails)(?: .{0,40})?")
_FILE = re.compile(r"(\S.{0,150}\.\w{1,5}) \([\d.,]{1,9} (?:Bytes|KB|MB)(?:, [\d,]{1,9} views)?\)")
_CODE = frozenset({"Code:", "PHP Code:", "HTML Code:"})
_ICON = "Default "
_REACH = 16
"""Lines of an author's column at most."""
_RANKS = 5
"""Lines between a name and the first count."""


@dataclass(slots=True)
class _Head:
    """A head: line of the time or number that comes first, the line behind both, number, time, and the title."""

    line: int
    behind: int
    floor: int
    when: str
    title: str = ""
    is_five: bool = False


class VbulletinText:
    """Engine for plain-text captures of vBulletin threads."""

    name = "vbulletin-text"

    def recognise(self, page: PageSource) -> float:
        """By numbered heads with a time, columns that name the day of joining, and the program's own words."""
        if page.is_markup or not _JOINED.search(page.text) or not _MARKS.search(page.text):
            return 0.0
        return 0.9 if _heads(solid_lines(page.lines, noisy=False)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        top = Top()
        heads = _heads(lines)
        _find_title(top, lines, heads)
        marks: list[Mark] = []
        for n, head in enumerate(heads, 1):
            stop = heads[n].line if n < len(heads) else len(lines)
            read = _read_above if head.is_five else _read_below
            marks.append(read(lines, head, top.title, marks[-1].body if marks else 0, stop))
        marks = rising(marks)
        close(marks, foot_at(lines, marks[-1].body if marks else 0, _FOOT))
        for mark in marks:
            _take_presence(lines, mark)
            while mark.end > mark.body and _CLOSING.fullmatch(lines[mark.end - 1].text):
                mark.end -= 1
        fill(marks, lines, _MANNER)
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        _find_pages(top, lines, marks)
        version = _VERSION.search(page.text)
        top.version = version[1].rstrip(".") if version else None
        return made("vBulletin", "vbulletin", top, marks, clock)


def _heads(lines: Sequence[Line]) -> list[_Head]:
    heads: list[_Head] = []
    for i, line in enumerate(lines):
        if "#" in line.label and (head := _head(lines, i)) is not None:
            heads.append(head)
    fives = sum(head.is_five for head in heads)
    return [head for head in heads if head.is_five == (fives * 2 > len(heads))]


def _head(lines: Sequence[Line], i: int) -> _Head | None:
    text = lines[i].text
    floor = _FLOOR.fullmatch(text)
    if listed := _LISTED.fullmatch(text):
        # Extractors number the list that version 4 sets its posts in, and drop the line with the time.
        return _Head(i, i + 1, whole_number(listed[1]), "")
    if floor is None:
        one = _ONE_LINE.fullmatch(text) if len(text) < 100 else None
        if one is None or not is_date(one[1]):
            return None
        return _Head(i, i + 1, whole_number(one[2]), one[1])
    if i and is_time(lines[i - 1].text.removeprefix("Old ")):
        return _Head(i - 1, i + 1, whole_number(floor[1]), lines[i - 1].text.removeprefix("Old "))
    for below in (i + 1, i + 2):
        if below < len(lines) and is_time(lines[below].text):
            title = lines[i + 1].text if below == i + 2 else ""
            return _Head(i, below + 1, whole_number(floor[1]), lines[below].text, title, is_five=True)
    return None


def _counts(lines: Sequence[Line], start: int, stop: int) -> list[int]:
    """The lines of a column that tell of its author: ``Posts: 7``, or ``Posts`` and the figure below."""
    found: list[int] = []
    for i in range(start, min(stop, len(lines))):
        labelled = i > start and _LABEL.fullmatch(lines[i - 1].text)
        if labelled or _PAIR.fullmatch(lines[i].text) or _LABEL.fullmatch(lines[i].text):
            found.append(i)
    return found


def _post(head: _Head, author: str) -> TextPost:
    name = _AVATAR.fullmatch(author)
    shown = name[1] if name else "" if _RANK.fullmatch(author) else author
    return TextPost(floor=head.floor, author=shown[:LONGEST_NAME] or None, posted_raw=head.when)


def _read_below(lines: Sequence[Line], head: _Head, title: str, _: int, stop: int) -> Mark:
    """The post whose author's column stands below its head."""
    at = head.behind
    if at < stop and lines[at].text == "Thread Starter":
        at += 1
    author = lines[at].text if at < stop else ""
    last = at
    for i in _counts(lines, at + 1, min(at + _REACH, stop)):
        if i - last > _RANKS:
            break
        last = i
    body = min(last + 1, stop)
    if body < stop and (lines[body].text == _ICON.strip() or (title and _is_title(lines[body].text, title))):
        body += 1
    return Mark(head.line, body, body, _post(head, author))


def _take_presence(lines: Sequence[Line], mark: Mark) -> None:
    """Take the name of an author that extractors dropped from ``NAME is offline`` at the post's end."""
    for i in range(mark.end - 1, max(mark.line, mark.end - 4) - 1, -1):
        present = _PRESENT.fullmatch(lines[i].text)
        if present:
            mark.post.author = present[1]
            return


def _is_title(text: str, title: str) -> bool:
    """Whether a line repeats the thread's title as posts' subjects do, perhaps behind the name of an icon."""
    plain = without_re(text)
    return title in {plain, without_re(plain.partition(" ")[2])}


def _read_above(lines: Sequence[Line], head: _Head, title: str, low: int, _: int) -> Mark:
    """The post whose author's column stands above its number."""
    counts = _counts(lines, max(low, head.line - _REACH), head.line)
    start = head.line
    if counts:
        start = max(low, counts[0] - 2)
        closing = [i for i in range(start, counts[0]) if _CLOSING.fullmatch(lines[i].text)]
        start = closing[-1] + 1 if closing else start
    post = _post(head, lines[start].text if start < head.line else "")
    if head.title and title and without_re(head.title) != title:
        post.say(head.title)
    return Mark(start, head.behind, head.behind, post)


def _find_title(top: Top, lines: Sequence[Line], heads: Sequence[_Head]) -> None:
    """Take title and path from above the first post."""
    first = heads[0].line if heads else 0
    for i in range(first):
        text = lines[i].text
        if found := _THREAD.fullmatch(text):
            top.title = found[1]
        elif " > " in text and len(text) < 300:
            path = [part.strip() for part in text.removeprefix("Go Back ").split(" > ")]
            top.site, top.board = path[0], tuple(filter(None, path[1:]))
            top.title = top.title or (lines[i + 1].text if i + 1 < first else "")
    if heads and heads[0].title:
        top.title = heads[0].title
    elif heads:
        top.title = _first_subject(lines, heads) or top.title


def _first_subject(lines: Sequence[Line], heads: Sequence[_Head]) -> str:
    """The title that a reply's ``Re:`` names, or the first post's subject behind the name of its icon."""
    stop = heads[-1].behind + _REACH
    marked = (line.text for line in lines[heads[0].behind : heads[0].behind + _REACH] if line.text.startswith(_ICON))
    if heads[0].floor == 1 and (subject := next(marked, "").removeprefix(_ICON)):
        return subject
    named = (line.text for line in lines[heads[0].behind : stop] if line.text.startswith("Re: "))
    return without_re(next(named, ""))


def _find_pages(top: Top, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    if not marks:
        return
    around = [*lines[: marks[0].line], *lines[marks[-1].end :]]
    numbered = next((found for line in around if (found := _PAGE_OF.fullmatch(line.text))), None)
    results = next((found for line in around if (found := _RESULTS.fullmatch(line.text))), None)
    if numbered:
        top.page, top.pages = int(numbered[1]), int(numbered[2])
    elif marks[0].post.floor == 1:
        top.page = top.pages = 1
    if results:
        top.replies = int(results[3]) - 1
    elif top.pages == 1:
        top.replies = len(marks) - 1


def _quote_head(lines: Sequence[Line], at: int) -> QuoteHead | None:
    text = lines[at].text
    size = 1
    if text == "Quote:" and at + 1 < len(lines):
        text, size = lines[at + 1].text, 2
    found = _WROTE.fullmatch(text) if len(text) < 100 else None
    if found is None:
        return QuoteHead(None, 1) if size == 2 else None
    more = at + size
    return QuoteHead(found[1], size + (more < len(lines) and lines[more].text == "View Post"))


def _trim(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Take out edit note and files, and part the signature off where a line is drawn above it."""
    signature: Sequence[Line] | None = None
    drawn = next(
        (i for i in range(len(lines) - 1, max(-1, len(lines) - _REACH), -1) if _LINE.fullmatch(lines[i].text)), None
    )
    if drawn is not None:
        lines, signature = lines[:drawn], _without_notes(post, lines[drawn + 1 :])
    return Trimmed(_without_notes(post, lines), signature)


def _without_notes(post: TextPost, lines: Sequence[Line]) -> list[Line]:
    """The lines without the edit note, the heads of file lists, and the files."""
    kept: list[Line] = []
    for line in lines:
        if edited := _EDITED.fullmatch(line.text):
            post.edited_by, post.edited_raw = edited[1], edited[2]
        elif found := _FILE.fullmatch(line.text):
            post.attachments.append(found[1])
        elif not (_FILES.fullmatch(line.text) or (post.edited_raw and _REASON.fullmatch(line.text))):
            kept.append(line)
    return kept


_MANNER = Manner(_quote_head, _trim, code=_CODE)
