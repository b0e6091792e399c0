"""Threads of Reddit from plain text: of its old pages, of the design of 2018, and of the present one.

Old: ``[–]NAME 12 points 5 hours ago (3 children)``, the words, ``permalink``. 2018: ``level 1``, name, time. Now: name,
``•``, time. Below the words of the newer ones stand ``Upvote``, ``Reply``, ``Share``.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, close, foot_at, made, whole_number
from reader.engines.parts.board_text_body import Manner, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_AGO = r"(just now|\d{1,3} ?(?:s|m|h|d|w|y|mo|min|hr|day|wk|yr|second|minute|hour|week|month|year)s?\.? ago)"
_OLD = re.compile(
    rf"\[[–+-]\] ?(\[deleted\]|[\w-]{{1,30}})(?: ?\[[A-Z,]{{1,9}}\])?(?: .{{0,80}}?)?"
    rf" ?(?:\[score hidden\]|-?[\d.,k]{{1,9}} ?points?(?: ?-?[\d.,k]{{1,9}} ?points?){{0,2}}) {_AGO}\*?"
    r"(?: ?\* ?\(last edited .{1,40}\))?(?: stickied comment)?(?: \(\d{1,6} child(?:ren)?\))?(?: ?.{0,20})?"
)
_SUBMITTED = re.compile(
    rf"submitted {_AGO} ?\*? ?(?:\(last edited .{{1,40}}\) ?)?by ([\w-]{{1,30}}|\[deleted\]).{{0,60}}"
)
_NAME = re.compile(r"(?:u/)?([\w-]{2,30}|\[deleted\]|\[removed\])(?: ?(?:OP|MOD|ADMIN))*(?: ?[•·] ?)?")
_TIME = re.compile(rf"[•·]? ?{_AGO}(?: ?[•·] ?(?:Edited.{{0,30}}|Stickied comment))?")
_ONE_LINE = re.compile(
    rf"(?:u/)?([\w-]{{2,30}}|\[deleted\])(?: ?(?:OP|MOD|ADMIN))*? ?[•·]? ?(?:[•·] ?)?{_AGO}(?: ?[•·].{{0,40}})?"
)
_POSTED = re.compile(rf"(?:(r/[\w-]{{2,30}}) ?[•·] ?)?Posted by ?(?:u/([\w-]{{2,30}}))?(?: ?{_AGO})?")
_SUB = re.compile(r"r/([\w-]{2,30})(?: ?[•·].{0,40})?")
_LEVEL = re.compile(r"level \d{1,2}")
_CLUE = re.compile(
    r"^[ \t]*(?:\[[–+-]\] ?\S{1,30}.{0,120} ago|level \d{1,2}$|(?:Upvote|Downvote|ReplyShare|Go to comments)$)",
    re.MULTILINE,
)
_BUTTON = re.compile(
    r"permalink|embed|save|parent|report|reply|give award|context|full comments(?: \(\d{1,6}\))?|hide|crosspost|share"
    r"|source|Vote|Reply|Share|Reply ?Share|Report|Save|Follow|Upvote|Downvote|Award|Give Award|OP|MOD|[•·]"
    r"|More replies|Go to comments"
)
_MORE = re.compile(
    r"load more comments(?: \(.{1,30}\))?|\(\d{1,6} repl(?:y|ies)\)|[Cc]ontinue this thread.{0,6}"
    r"|\d{1,6} more repl(?:y|ies)"
    r"|View \d{1,6} more (?:comments|replies)|comment score below threshold.{0,20}|-?[\d.,]{1,6}[kK]?"
    r"|(\d[\d,]{0,6}) [Cc]omments?(?:Share)?.{0,20}"
)
_BADGE = re.compile(
    r"Top \d{1,2}% (?:Commenter|Poster)|Stickied comment|Edited .{1,20} ago|Moderator Announcement.{0,40}"
    r"|Profile Badge.{0,80}"
)
_COMMENTS = re.compile(r"(?:all )?(\d[\d,]{0,6}) [Cc]omments?(?:Share)?.{0,20}")
_FOOT = re.compile(
    r"about|View Entire Discussion.{0,40}|Use of this site constitutes.{0,200}|Reddit Rules Privacy Policy.{0,200}"
    r"|More posts you may like"
    r"|More posts from.{0,60}|Add a comment|Community Info Section|About Community|Reddit Rules"
)
_SITE = re.compile(r"[Rr]eddit|\br/\w")
_OWNER = "Reddit, Inc."
_COMMUNITY = re.compile(r"limit my search to (r/[\w-]{2,30})")


class RedditText:
    """Engine for plain-text captures of Reddit threads."""

    name = "reddit-text"

    def recognise(self, page: PageSource) -> float:
        """By heads of comments, with the site's name or a community's anywhere."""
        if page.is_markup or not _SITE.search(page.text) or not (_CLUE.search(page.text) or _OWNER in page.text):
            return 0.0
        lines = solid_lines(page.lines, noisy=False)
        return 0.9 if _comments(lines) or (_OWNER in page.text and _opened_card(Top(), lines, len(lines))) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = _comments(lines)
        foot = foot_at(lines, marks[-1].body if marks else 0, _FOOT)
        close(marks, foot)
        top = Top(site="Reddit", page=1)
        if first := _opening(top, lines, marks[0].line if marks else foot):
            marks.insert(0, first)
        for mark in marks:
            mark.end = _closing(lines, mark)
            while mark.body < mark.end and _BADGE.fullmatch(lines[mark.body].text):
                mark.body += 1
        fill(marks, lines, Manner())
        clock = BoardClock(page, "mdy")
        return made("Reddit", "reddit", top, marks, clock)


def _closing(lines: Sequence[Line], mark: Mark) -> int:
    """Where a comment's words end; a figure right below its head and above buttons is all that it says."""
    end = mark.end
    while end > mark.body and _is_beside(lines[end - 1].text):
        end -= 1
    alone = end == mark.body and mark.end - end > 1 and lines[end].text.isdecimal()
    return end + 1 if alone else end


def _is_beside(text: str) -> bool:
    return _BUTTON.fullmatch(text) is not None or _MORE.fullmatch(text) is not None


def _comments(lines: Sequence[Line]) -> list[Mark]:
    """The comments of whichever design the page is of."""
    old = [
        Mark(i, i + 1, i + 1, _post(found[1], found[2]))
        for i, line in enumerate(lines)
        if line.text.startswith("[") and len(line.text) < 200 and (found := _OLD.fullmatch(line.text))
    ]
    return old or _cards(lines)


def _post(name: str, when: str) -> TextPost:
    return TextPost(author=None if name.startswith("[") else name[:LONGEST_NAME], posted_raw=when)


def _cards(lines: Sequence[Line]) -> list[Mark]:
    """Comments of the newer designs: a name, a dot, a time, on one line or on two or three."""
    marks: list[Mark] = []
    levels = any(_LEVEL.fullmatch(line.text) for line in lines)
    low = 0
    for i, line in enumerate(lines):
        head = _card(lines, i) if i >= low and len(line.text) < 120 else None
        if head is None:
            continue
        name, when, body = head
        start = i
        while start > low and (
            _LEVEL.fullmatch(lines[start - 1].text) or lines[start - 1].text in (name, f"u/{name} avatar")
        ):
            start -= 1
        if levels and not any(_LEVEL.fullmatch(lines[at].text) for at in range(start, i)):
            continue
        marks.append(Mark(start, body, body, _post(name, when)))
        low = body
    return marks if levels or any(line.text in ("Upvote", "ReplyShare", "Reply") for line in lines) else []


def _card(lines: Sequence[Line], at: int) -> tuple[str, str, int] | None:
    """Name, time and the line below the head that begins at a line."""
    text = lines[at].text
    if found := _ONE_LINE.fullmatch(text):
        return found[1], found[2], at + 1
    named = _NAME.fullmatch(text)
    if named is None or text.lower() in ("reply", "share", "report"):
        return None
    for body in range(at + 1, min(at + 5, len(lines))):
        if when := _TIME.fullmatch(lines[body].text):
            dotted = text.endswith(("•", "·")) or any(line.text in "•·" for line in lines[at + 1 : body])
            return (named[1], when[1], body + 1) if dotted or lines[body].text[0] in "•·" else None
        if lines[body].text not in ("•", "·", "OP", "MOD", "ADMIN") and not _BADGE.fullmatch(lines[body].text):
            return None
    return None


def _opening(top: Top, lines: Sequence[Line], end: int) -> Mark | None:
    """The post that the comments answer, with title and community."""
    for i in range(end - 1, -1, -1):
        if old := _SUBMITTED.fullmatch(lines[i].text):
            named = (found[1] for line in lines[:i] if (found := _COMMUNITY.fullmatch(line.text)))
            top.board = tuple(islice(named, 1))
            top.title = re.sub(r" \([\w./-]{3,60}\)$", "", lines[i - 1].text if i else "")
            return _opened(top, lines, i - 1, i + 1, end, _post(old[2], old[1]))
    return _opened_card(top, lines, end)


def _opened_card(top: Top, lines: Sequence[Line], end: int) -> Mark | None:
    for i in range(end):
        posted = _POSTED.fullmatch(lines[i].text)
        community = _SUB.fullmatch(lines[i].text)
        if not posted and not (community and "•" in f"{lines[i].text} {lines[min(i + 1, end - 1)].text}"):
            continue
        top.board = tuple(filter(None, [(posted[1] if posted else lines[i].text.split(" ")[0]) or ""]))
        if posted and i and not top.board and (above := _SUB.fullmatch(lines[i - 1].text)):
            top.board = (f"r/{above[1]}",)
        name, when, at = (posted[2], posted[3] or "", i + 1) if posted else ("", "", i + 1)
        while at < min(i + 5, end) and not (name and when):
            text = lines[at].text
            if text in ("•", "·") or (_SUB.fullmatch(text) and not name):
                pass
            elif found := _TIME.fullmatch(text):
                when = found[1]
            elif not name and (named := _NAME.fullmatch(text)):
                name = named[1]
            else:
                break
            at += 1
        if at >= end or not name:
            return None
        top.title = lines[at].text
        return _opened(top, lines, i, at + 1, end, _post(name, when))
    return None


def _opened(top: Top, lines: Sequence[Line], start: int, body: int, end: int, post: TextPost) -> Mark:
    """The opening post down to its buttons."""
    post.floor = 1
    counts = (whole_number(found[1]) for line in lines[body:end] if (found := _COMMENTS.fullmatch(line.text)))
    top.replies = next(counts, None)
    stop = next((i for i in range(body, end) if _is_beside(lines[i].text)), end)
    return Mark(max(start, 0), body, stop, post)
