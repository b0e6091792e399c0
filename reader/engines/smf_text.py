"""Threads of SMF 2 from plain text: what browsers and extractors leave of its default theme's pages.

SMF 2.1 prints the author's column, ``#N`` (replies only, counted from 1) and the time, each on a line, then the text.
SMF 2.0 prints the column, the subject and ``« Reply #N on: TIME »``. Narrow screens show of the column the name alone.
Nothing parts a text from the next author's column, so that is read from its end upwards.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import LONGEST_NAME, BoardClock, Mark, Top, close, is_time, made, take_pager
from reader.engines.parts.board_text_body import Manner, QuoteHead, Trimmed, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost
from reader.engines.smf_words import (
    ANY_OLD_HEAD,
    CODE,
    FOOT,
    LOGGED,
    OLD_HEAD,
    PAGES,
    POSTS,
    QUOTE,
    READ,
    STARTED,
    edit_note,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_MARKS = re.compile(
    r"^[ \t]*SMF \d[\w. ]{0,12} ?(?:©|\|)|Simple Machines|^[ \t]*(?:GO (?:DOWN|UP)|Go (?:Down|Up)) ?Pages",
    re.MULTILINE,
)
_VERSION = re.compile(r"^[ \t]*SMF (\d[\d.]{1,7}(?: RC\d)?) (?:©|\|)", re.MULTILINE)
_FLOOR = re.compile(r"#(\d{1,7})")
_COLUMN = re.compile(r"(?:Karma|Posts|Location|Gender|Age) ?: ?.{0,60}|Offline|Online|USER ACTIONS|User actions")
_GROUPS = {
    "Newbie", "Jr. Member", "Full Member", "Sr. Member", "Hero Member", "Administrator", "Global Moderator",
    "Moderator", "Guest",
}  # fmt: skip
_TOP_CHROME = frozenset({"user actions", "print", "previous topic - next topic", "author"})
_CRUMB = re.compile(r"► (.{1,200})")
_FILES_LINE = re.compile(
    r"(\S.{0,150}\.\w{1,8}) \([\d.,]{1,10} ?[kKMG]?i?B(?:ytes)?(?:, [^()]{1,60})?\)(?: -? ?.{0,60})?"
)
_TITLES = 5
"""Lines of name, titles and groups above the count of posts, at most."""
_BUTTONS = frozenset(
    ("Quote", "Quick Edit", "More...", "Modify", "Remove", "Remove topic", "Split Topic", "Report to moderator",
     "Issue Warning", "Like")
)  # fmt: skip
_REACH = 12
"""Lines of an author's column at most."""


class SmfText:
    """Engine for plain-text captures of SMF threads."""

    name = "smf-text"

    def recognise(self, page: PageSource) -> float:
        """By the program's own lines, and heads of replies."""
        if page.is_markup:
            return 0.0
        text = page.text
        marked = _MARKS.search(text) is not None
        started = any(STARTED.fullmatch(line.strip()) for line in page.lines[:200] if len(line) < 120)
        if not (marked or started or ANY_OLD_HEAD.search(text)):
            return 0.0
        lines = solid_lines(page.lines, noisy=False)
        if not _heads(lines):
            return 0.0
        old = any(OLD_HEAD.fullmatch(line.label) for line in lines)
        return min(0.95, 0.3 + 0.4 * marked + 0.25 * started + 0.35 * old)

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        marks = _heads(lines)
        start = _posts_from(lines, marks[0].line if marks else len(lines))
        _find_authors(lines, marks, start)
        close(marks, _foot(lines, marks[-1].body if marks else 0))
        fill(marks, lines, _MANNER)
        top = _top(lines, marks[0].line if marks else len(lines))
        version = _VERSION.search(page.text[-3000:])
        top.version = version[1] if version else None
        _find_pages(top, lines, marks)
        clock = BoardClock(page)
        now = next((line.text for line in lines[: min(start, 40)] if is_time(line.text)), "")
        clock.learn([mark.post.posted_raw for mark in marks], now)
        return made("SMF", "smf", top, marks, clock, "header")


def _heads(lines: Sequence[Line]) -> list[Mark]:
    """The heads of all posts: replies by number and time, before them the first post by what stands above its time."""
    marks: list[Mark] = []
    reply = 0
    for i in range(len(lines)):
        old = OLD_HEAD.fullmatch(lines[i].label)
        if old:
            found, when, at = old[1], old[2], i
        elif i and (floor := _FLOOR.fullmatch(lines[i - 1].label)) and is_time(_before_edit(lines[i].text)):
            found, when, at = floor[1], lines[i].text, i - 1
        else:
            continue
        if int(found or 0) > reply or not marks:
            reply = int(found or 0)
            marks.append(_mark(reply, when, at, i + 1))
    if not marks or (marks[0].post.floor == 2 and not OLD_HEAD.fullmatch(lines[marks[0].line].label)):
        first = _first_head(lines, marks[0].line if marks else len(lines))
        marks[:0] = [first] if first else []
    return marks


def _before_edit(text: str) -> str:
    """The time of a line that may go on with the note of the last edit."""
    return text.partition("Last Edit:")[0].rstrip("« ")


def _mark(reply: int, when: str, line: int, body: int) -> Mark:
    label = f"#{reply}" if reply else ""
    post = TextPost(floor=reply + 1, floor_label=label, posted_raw=_before_edit(when))
    if edit := edit_note(when[len(post.posted_raw) :].strip()):
        post.edited_raw, post.edited_by = edit
    return Mark(line, body, body, post)


def _first_head(lines: Sequence[Line], stop: int) -> Mark | None:
    """The thread's first post: its time stands below the page links and the author's column."""
    links = next((i for i in range(stop) if lines[i].label.lower().startswith("go down")), None)
    if links is None:
        links = next((i for i in range(stop) if STARTED.fullmatch(lines[i].text)), None)
    if links is None:
        return None
    at = next(
        (i for i in range(links + 1, min(stop, links + _REACH + 4)) if is_time(_before_edit(lines[i].text))), None
    )
    return None if at is None else _mark(0, lines[at].text, at, at + 1)


def _posts_from(lines: Sequence[Line], first: int) -> int:
    """The line from which the first author's column may begin: below the upper page links."""
    at = next((i + 1 for i in range(first - 1, -1, -1) if PAGES.fullmatch(lines[i].label)), 0)
    while at < first and (lines[at].label.lower() in _TOP_CHROME or READ.search(lines[at].label[:400])):
        at += 1
    return at


def _find_authors(lines: Sequence[Line], marks: Sequence[Mark], start: int) -> None:
    """Read each author's column from its end upwards: counts, groups and titles, the name."""
    names, groups = _names(lines), _groups(lines)
    low = start
    for n, mark in enumerate(marks):
        at = mark.line - (OLD_HEAD.fullmatch(lines[mark.line].label) is not None)
        reach = max(low, at - _REACH)
        posts = next((i for i in range(at - 1, reach - 1, -1) if POSTS.fullmatch(lines[i].label)), at)
        known = next((i for i in range(posts - 1, max(low, posts - _TITLES) - 1, -1) if lines[i].text in names), None)
        name = posts - 1
        while name > low and _is_column(lines[name], groups):
            name -= 1
        if known is not None:
            name = known
        elif n == 0 and start and at - start <= _REACH:
            name = start
        if low <= name < at:
            mark.post.author = lines[name].text[:LONGEST_NAME]
            mark.line = name
        low = mark.body


def _is_column(line: Line, groups: set[str]) -> bool:
    return line.text in groups or line.text in LOGGED or _COLUMN.fullmatch(line.label) is not None


def _names(lines: Sequence[Line]) -> set[str]:
    """Names that the page itself tells: who started the thread, who is quoted."""
    found = (STARTED.fullmatch(line.text) or QUOTE.fullmatch(line.text) for line in lines if len(line.text) < 130)
    return {match[1] for match in found if match}


def _groups(lines: Sequence[Line]) -> set[str]:
    """Lines that are no names: those right above a count of posts, and those above different counts."""
    groups = set(_GROUPS)
    counts: dict[str, set[str]] = {}
    for i, line in enumerate(lines):
        if i and POSTS.fullmatch(line.label):
            groups.add(lines[i - 1].text)
            for above in lines[max(0, i - _TITLES) : i]:
                counts.setdefault(above.text, set()).add(line.text)
    return groups | {text for text, found in counts.items() if len(found) > 1}


def _foot(lines: Sequence[Line], low: int) -> int:
    return next((i for i in range(low, len(lines)) if FOOT.fullmatch(lines[i].label)), len(lines))


def _top(lines: Sequence[Line], first: int) -> Top:
    top = Top()
    above = lines[:first]
    crumbs = [i for i, line in enumerate(above) if _CRUMB.fullmatch(line.text)]
    path = [above[i].text.removeprefix("► ") for i in crumbs]
    if path:
        *board, top.title = path
        top.board = tuple(board)
        top.site = above[crumbs[0] - 1].text if crumbs[0] else ""
    started = next((i for i, line in enumerate(above) if STARTED.fullmatch(line.text)), None)
    if started:
        top.title = above[started - 1].text
    if not top.title:
        _old_top(top, above)
    return top


def _old_top(top: Top, above: Iterable[Line]) -> None:
    """SMF 2.0 prints the path in one line and the title with how often it was read."""
    for line in above:
        if found := READ.search(line.text[:400]):
            top.title = found[1]
        elif line.text.count(" » ") >= 2:
            top.site, *board, top.title = line.text.split(" » ")
            top.board = tuple(board)


def _find_pages(top: Top, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
    if not marks:
        return
    found = (match for line in reversed(lines[: marks[0].line]) if (match := PAGES.fullmatch(line.label)))
    links = next(found, None)
    here = re.search(r"\[(\d{1,6})\]", links[1]) if links else None
    floor = marks[0].post.floor
    before = None if floor is None else floor - 1
    take_pager(top, links[1] if links else "", back=False, forth=False, before=before, here=len(marks))
    if here:
        top.page = int(here[1])


def _quote_head(lines: Sequence[Line], at: int) -> QuoteHead | None:
    text = lines[at].text
    if text == "Quote":
        return QuoteHead(None, 1)
    found = QUOTE.fullmatch(text) if len(text) < 130 else None
    if found is None:
        return None
    return QuoteHead(found[1], 1, found[2] or "")


def _trim(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Take out the edit note, which SMF 2.1 prints above the text and 2.0 below it."""
    text = list(lines)
    for at in dict.fromkeys((0, *range(max(0, len(text) - 12), len(text)))):
        found = edit_note(text[at].label) if at < len(text) else None
        if found and is_time(found[0]):
            post.edited_raw, post.edited_by = found
            del text[at]
            break
    signature = None
    logged = next((i for i in range(len(text) - 1, max(-1, len(text) - 12), -1) if text[i].text in LOGGED), None)
    if logged is not None:
        signature, text = text[logged + 1 :], text[:logged]
    buttons = _buttons(text)
    if signature is None and buttons:
        signature = text[buttons[1] :]
        text = text[: buttons[0]]
    kept = []
    for line in text:
        if file := _FILES_LINE.fullmatch(line.text):
            post.attachments.append(file[1])
        else:
            kept.append(line)
    return Trimmed(kept, signature)


def _buttons(text: Sequence[Line]) -> tuple[int, int] | None:
    """Where a member sees the last run of buttons below a text; one such word alone is someone's own."""
    end = next((i for i in range(len(text), 0, -1) if text[i - 1].text in _BUTTONS), 0)
    start = end
    while start and text[start - 1].text in _BUTTONS:
        start -= 1
    return (start, end) if end - start > 1 else None


_MANNER = Manner(
    _quote_head,
    _trim,
    code=CODE,
    code_more=frozenset({"Select", "Expand", "Select Expand"}),
)
