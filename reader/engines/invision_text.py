"""Threads of Invision Community 4 and 5, and of IP.Board 3, from plain text.

A post is the author's column (name, rank, group, counts), ``Posted DATE``, and the message; pages print the name and
that line twice where they bring a head for narrow screens along. Version 3 prints ``#N NAME`` above the column.
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
from reader.engines.parts.board_text_body import Manner, QuoteHead, Trimmed, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_POSTED = re.compile(r"Posted:? (\S.{5,34}?)(?: ?\((?:edited|IP: .{1,40})\))?(?: ?· ?\S.{0,30})?")
_MARKS = re.compile(
    r"Powered by (?:Invision|IP\.Board)|^[ \t]*(?:Share on other sites|Link to (?:comment|post)|Recommended Posts"
    r"|Go to topic listing|Followers ?\d{0,6}|\d{1,6} repl(?:y|ies) to this topic)[ \t]*$",
    re.MULTILINE,
)
_GROUP = re.compile(
    r"(?:Global |Super |Forum |Banned |Active |Full |Senior |New |Junior |Advanced )?"
    r"(?:Members?|Administrators?|Moderators?|Staff|Guests?|Newbies|Users?|Developers?|Team|Group: .{1,40})"
)
_COUNT = re.compile(r"[\d.,]{1,9}[kKmM]?(?: posts?| [Cc]ontent)?|Posts: ?[\d,]{1,9}|\+?\d{1,6}")
_NUMBERED = re.compile(r"#([\d,]{1,9})(?: (\S.{0,59}))?")
_CLOSING = frozenset(
    {
        "Link to comment", "Link to post", "Share on other sites", "More sharing options...", "Quote", "MultiQuote",
        "Back to top", "Report", "Like", "Share", "Author", "Reply", "Options", "Popular Post", "Top", "Solution",
    }
)  # fmt: skip
_BADGES = frozenset({"Author", "Popular Post", "Solution"})
_LINKS = frozenset({"Next", "NEXT", "Prev", "PREV"})
_LATER = re.compile(r"\d{1,3} (?:weeks?|months?|years?) later\.\.\.|Like ?\d{1,5}|\d{1,5}(?: Likes?)?")
_EDITED = re.compile(r"Edited (\S.{4,40}?)(?: by (\S.{0,59}?))?")
_EDITED_OLD = re.compile(r"Edited by (\S.{0,59}?), (\d\S.{6,40}?)\.?")
_SAID = re.compile(r"(?:On (?P<on>.{6,50}?), |(?P<ago>.{3,30} ago), )?(?P<name>\S.{0,59}?) (?:said|wrote):")
_SAID_OLD = re.compile(r"(\S.{0,59}?), on (\d{1,2} .{8,40}?), said:")
_STARTED = re.compile(r"By (\S.{0,59})")
_WHERE = re.compile(r"(\S.{5,30}) in (\S.{0,120})")
_REPLIES = re.compile(r"([\d,]{1,7}) repl(?:y|ies) to this topic")
_PAGE_OF = re.compile(r"Page (\d{1,6}) of (\d{1,6})(?: .{0,40})?")
_FOOT = re.compile(
    r"Go to topic listing|Join the conversation|Create an account or sign in to comment|Recently Browsing.{0,40}"
    r"|This topic is now closed to further replies\.?|Followers ?\d{0,6}|Reply to this topic\.{0,3}"
    r"|Sign in to follow this|\d{1,4} user\(s\) are reading this topic|Please sign in to comment"
    r"|Also tagged with.{0,80}|Powered by .{0,80}"
)
_REACH = 12
"""Lines of an author's column at most."""


class InvisionText:
    """Engine for plain-text captures of Invision threads."""

    name = "invision-text"

    def recognise(self, page: PageSource) -> float:
        """By ``Posted DATE`` lines and the program's own words."""
        if page.is_markup or "Posted" not in page.text or not _MARKS.search(page.text):
            return 0.0
        return 0.85 if any(_when(line) for line in solid_lines(page.lines, noisy=False)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        heads = _heads(lines)
        top = Top()
        starter, low = _find_title(top, lines, heads[0] if heads else len(lines))
        names = _names(lines, starter)
        marks: list[Mark] = []
        for head in heads:
            marks.append(_mark(lines, head, low, names))
            low = head + 1
        close(marks, foot_at(lines, low, _FOOT))
        for mark in marks:
            while mark.end > mark.body and _closes(lines, mark.end - 1):
                mark.end -= 1
        fill(marks, lines, MANNER)
        clock = BoardClock(page, "mdy")
        clock.learn([mark.post.posted_raw for mark in marks])
        _find_pages(top, lines, marks)
        return made("Invision Community", "invision", top, marks, clock)


def _when(line: Line) -> str:
    found = _POSTED.fullmatch(line.text) if line.text.startswith("Posted") else None
    # Days of the present year are printed without it.
    return found[1] if found and (is_date(found[1]) or is_date(f"{found[1]}, 2020")) else ""


def _heads(lines: Sequence[Line]) -> list[int]:
    """The ``Posted`` lines; of two for one post the second, above which the whole column stands."""
    heads: list[int] = []
    for i in range(len(lines)):
        if not _when(lines[i]):
            continue
        last = heads[-1] if heads else 0
        near = last and i - last <= _REACH and _when(lines[last]) == _when(lines[i])
        if near and _same_name(lines[last - 1].text, lines[last + 1].text):
            heads.pop()
        heads.append(i)
    return heads


def _same_name(above: str, name: str) -> bool:
    """Whether a head for narrow screens names who the column names; a count may stand behind the name there."""
    return above == name or (above.startswith(f"{name} ") and _COUNT.fullmatch(above[len(name) + 1 :]) is not None)


def _names(lines: Sequence[Line], starter: str) -> frozenset[str]:
    """Names that the page tells otherwise: of those who are quoted, who edited, and who began the topic."""
    found = {starter} - {""}
    for line in lines:
        if len(line.text) < 140 and (said := _said(line.text)):
            found.add(said.author or "")
        elif edited := _EDITED.fullmatch(line.text[:140]):
            found.add(edited[2] or "")
    return frozenset(found - {""})


def _find_title(top: Top, lines: Sequence[Line], first: int) -> tuple[str, int]:
    """Take title and board; who began the topic, and the line below the page's head."""
    for i in range(1, first):
        if replies := _REPLIES.fullmatch(lines[i].text):
            top.replies = whole_number(replies[1])
            named = [line.text for line in lines[max(0, i - 3) : i] if line.text.strip("- •")]
            top.title = named[-1] if named else ""
            return "", i + 1
        started = _STARTED.fullmatch(lines[i].text)
        where = _WHERE.fullmatch(lines[i + 1].text) if started and i + 1 < first else None
        if started and where and is_date(where[1]):
            top.title, top.board = lines[i - 1].text, (where[2],)
            return started[1], i + 2
    return "", 0


def _mark(lines: Sequence[Line], head: int, low: int, names: frozenset[str]) -> Mark:
    """The post below a ``Posted`` line, with the author out of the column above it."""
    start = max(low, head - _REACH)
    for i in range(head - 1, start - 1, -1):
        numbered = _NUMBERED.fullmatch(lines[i].text)
        # Alone above the time it is no head: the column with the name stands above it.
        if numbered and (numbered[2] or i + 1 < head):
            number = whole_number(numbered[1])
            author = numbered[2] or (lines[i + 1].text if i + 1 < head else None)
            post = TextPost(floor=number, floor_label=f"#{number}", author=author, posted_raw=_when(lines[head]))
            return Mark(i, head + 1, head + 1, post)
    at = _name_line(lines, start, head, names)
    name = lines[at].text[:LONGEST_NAME] if at < head else None
    begins, body = at, head + 1
    while body < len(lines) and lines[body].text in _BADGES:
        body += 1
    # The head for narrow screens stands above the column: the name and the same line.
    if name and at - 2 >= low and _same_name(lines[at - 2].text, name) and _when(lines[at - 1]):
        begins = at - 2
    post = TextPost(author=name, posted_raw=_when(lines[head]))
    if head and (alone := _NUMBERED.fullmatch(lines[head - 1].text)) and not alone[2]:
        post.floor, post.floor_label = whole_number(alone[1]), f"#{alone[1]}"
    return Mark(begins, body, body, post)


def _name_line(lines: Sequence[Line], start: int, head: int, names: frozenset[str]) -> int:
    """The line with the author's name in what stands above a ``Posted`` line."""
    twice = next((i for i in range(head - 1, start - 1, -1) if _when(lines[i])), None)
    if twice is not None and twice > start:
        name = lines[twice - 1].text
        return next((i for i in range(twice + 1, head) if lines[i].text == name), twice + 1)
    known = next((i for i in range(head - 1, start - 1, -1) if lines[i].text in names), None)
    if known is not None:
        return known
    closing = next((i for i in range(head - 1, start - 1, -1) if _beside(lines[i].text) and not _count(lines[i])), None)
    if closing is not None and closing + 1 < head:
        return closing + 1
    group = head
    while group - 1 > start and (_count(lines[group - 1]) or _GROUP.fullmatch(lines[group - 1].text)):
        group -= 1
    return max(start, group - 1)


def _count(line: Line) -> bool:
    return _COUNT.fullmatch(line.text) is not None


def _beside(text: str) -> bool:
    """Whether a line is a button or a mark of time between posts."""
    return text in _CLOSING or _LATER.fullmatch(text) is not None


def _closes(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands below a post's words: a button, or the post's own address below one."""
    own = at and lines[at].text.startswith("http") and lines[at - 1].text in ("Link to comment", "Link to post")
    return bool(own) or _beside(lines[at].text)


def _find_pages(top: Top, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    if not marks:
        return
    around = [*lines[: marks[0].line], *lines[marks[-1].end :]]
    numbered = next((found for line in around if (found := _PAGE_OF.fullmatch(line.text))), None)
    if numbered:
        top.page, top.pages = int(numbered[1]), int(numbered[2])
    elif not any(line.text in _LINKS for line in around):
        top.page = top.pages = 1


def _said(text: str) -> QuoteHead | None:
    if old := _SAID_OLD.fullmatch(text):
        return QuoteHead(old[1], 1, old[2])
    found = _SAID.fullmatch(text)
    if found is None or (found["on"] and not is_date(found["on"])):
        return None
    return QuoteHead(found["name"], 1, found["on"] or found["ago"] or "")


def _quote_head(lines: Sequence[Line], at: int) -> QuoteHead | None:
    return _said(lines[at].text) if len(lines[at].text) < 140 else None


def _trim(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Take out the edit note; what stands below it is a reason or the signature."""
    for i in range(len(lines) - 1, -1, -1):
        text = lines[i].text[:140]
        if (found := _EDITED.fullmatch(text)) and is_date(found[1]):
            post.edited_raw, post.edited_by = found[1], found[2]
        elif found := _EDITED_OLD.fullmatch(text):
            post.edited_by, post.edited_raw = found[1], found[2]
        else:
            continue
        post.notices += [line.text for line in lines[i + 1 : i + 2]]
        return Trimmed(lines[:i], lines[i + 2 :])
    return Trimmed(lines)


MANNER = Manner(_quote_head, _trim, code=frozenset({"Code:"}))
"""How both generations of the program print what stands inside a post."""
