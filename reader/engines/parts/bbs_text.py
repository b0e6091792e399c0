"""Posts of text boards (PTT, nForum): quotations by ``: ``, a signature below ``--``, the board's notes with ``※``."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from reader.domain.thread import Comment, ParagraphKind, Quote
from reader.text.dates import CHINA, parse_when
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.engines.parts.draft import Draft

_QUOTED = re.compile(
    r"(?:※ ?引述《 ?(?P<ptt>[^\s《》()]{1,40})[^》]{0,80}》之[銘铭]言"
    r"|【 ?在 ?(?P<nforum>[^\s()]{1,40})[^】]{0,80}的大作中提到)"
)
_PREFIX = re.compile(r"^[:：>] ?")
_EDITED = re.compile(
    r"※ ?(?:[編编][輯辑] ?[:：] ?(?P<ptt>[^\s(（]{1,40})[^,，]{0,60}[,，] ?(?P<ptt_time>.{8,30})"
    r"|修改 ?[:：]·?(?P<nforum>[^\s]{1,40}) ?[于於] ?(?P<nforum_time>.{10,30}?) ?修改本文)"
)
_CTIME = re.compile(
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\d{1,2}) {1,2}(\d\d):(\d\d):(\d\d)(?: (\d{4}))?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_US = re.compile(r"(\d\d)/(\d\d)/(\d{4}) (\d\d):(\d\d)(?::(\d\d))?")
_LONGEST_SIGNATURE = 12
_FROM = re.compile(r"來自 ?[:：] ?[\d.:a-fA-F]{3,45} ?\(([^()]{1,30})\)")


FROM = re.compile(r"发信人 ?[:：] ?([^\s(（,，]{1,40}) ?(?:\((.{0,80})\))? ?[,，] ?信区 ?[:：] ?(\S{1,60})")
"""First line of an nForum post: name, nickname, board."""
SUBJECT = re.compile(r"标 ?题 ?[:：] ?(.{0,300})")
STATION = re.compile(r"发信站 ?[:：] ?(.{1,40}?) ?\((.{15,40}?)\)")
WRITER = re.compile(r"^(\S{1,40}) ?\((.{0,80})\)$")
"""Name and nickname of who wrote an article of PTT."""
_MOMENT = re.compile(r"(\d\d)/(\d\d) (\d\d):(\d\d)")
YEARS = "The years of the pushes were taken from the article's date; the page does not print them."


def c_time(text: str, year: int | None = None) -> dt.datetime | None:
    """The time in the form of C's ``ctime`` (``Fri Mar 18 20:52:50 2016``), on a clock of China and Taiwan.

    Args:
        text: any text that holds it.
        year: where the text leaves it out.
    """
    match = _CTIME.search(text[:400])
    if match is None or not (match[6] or year):
        return None
    month, day, hour, minute, second = _MONTHS.index(match[1]) + 1, *map(int, match.group(2, 3, 4, 5))
    return _made(int(match[6] or year or 0), month, day, hour, minute, second)


def _made(*parts: int) -> dt.datetime | None:
    try:
        return dt.datetime(*parts, tzinfo=CHINA)  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def fill_text(draft: Draft, lines: Sequence[str]) -> None:
    """Sort the printed lines of a post into its text, quotations, notices and signature."""
    borders, end = _signature(lines)
    open_quote: int | None = None
    author: str | None = None
    quoted: list[tuple[str | None, list[str]]] = []
    for i, line in enumerate(lines):
        if i in borders:
            continue
        if head := _QUOTED.match(line):
            author, open_quote = head["ptt"] or head["nforum"], None
        elif line.startswith("※"):
            _note(draft, line)
        elif i > end:
            draft.body.signature.append(line)
        elif _PREFIX.match(line):
            if open_quote is None:
                open_quote = len(quoted)
                quoted.append((author, []))
            if words := _PREFIX.sub("", line):
                quoted[open_quote][1].append(words)
                draft.body.lines.append((ParagraphKind.QUOTE, words, open_quote))
        else:
            open_quote = None
            draft.body.lines.append((ParagraphKind.BODY, line, None))
    draft.body.quotes = [Quote(who, "\n".join(words)) for who, words in quoted]
    draft.body.outermost = list(range(len(quoted)))


def _signature(lines: Sequence[str]) -> tuple[tuple[int, ...], int]:
    """The lines that part the signature off, and the first of them; some boards end it with such a line too."""
    marks = [i for i, line in enumerate(lines) if line.strip() == "--"]
    if not marks:
        return (), len(lines)
    closed = len(marks) > 1 and marks[-1] - marks[-2] <= _LONGEST_SIGNATURE
    if closed and all(line.startswith("※") for line in lines[marks[-1] + 1 :]):
        return tuple(marks[-2:]), marks[-2]
    return (marks[-1],), marks[-1]


def _note(draft: Draft, line: str) -> None:
    match = _EDITED.match(line)
    if match is not None:
        draft.edited_by = match["ptt"] or match["nforum"]
        draft.edited_at = _edit_time(match["ptt_time"] or match["nforum_time"], draft)
    if place := _FROM.search(line):
        draft.location = draft.location or place[1]
    draft.body.notices.append(line)


def _edit_time(text: str, draft: Draft) -> dt.datetime | None:
    """PTT prints month/day/year, nForum the C form, both without zone."""
    if match := _US.search(text):
        month, day, year, *clock = (int(part or 0) for part in match.groups())
        return _made(year, month, day, *clock)
    found = c_time(text, draft.posted.at.year if draft.posted.at else None)
    if found is None and (when := parse_when(text, CHINA)) is not None:
        return when.datetime
    return found


def pushes(printed: Iterable[tuple[str, str, str, str]], posted: dt.datetime | None) -> list[Comment]:
    """The pushes below an article of PTT.

    They stand in order of time, so a month before the last one's begins a new year.

    Args:
        printed: of each push its mark (推, 噓, →), name, words and time.
        posted: when the article was written.
    """
    found = []
    last = posted.replace(second=0, microsecond=0) if posted else None
    for tag, author, words, raw in printed:
        at = _after(last, raw)
        last = at or last
        # 推 and 噓 are votes, which a plain answer (→) is not.
        text = words if tag in ("→", "") else normalise(f"{tag} {words}")
        if author or text:
            found.append(Comment(author or None, text, at, raw))
    return found


def _after(last: dt.datetime | None, raw: str) -> dt.datetime | None:
    match = _MOMENT.search(raw)
    if match is None or last is None:
        return None
    month, day, hour, minute = map(int, match.groups())
    for year in range(last.year, last.year + 5):
        at = _made(year, month, day, hour, minute)
        if at is not None and at >= last:
            return at
    return None
