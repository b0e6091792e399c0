"""Threads of phpBB 3 from plain text: what browsers and extractors leave of pages in the prosilver style.

A post begins with its author's column (a narrow screen shows the name alone), its subject and ``by NAME » TIME``, and
ends with ``Top``. phpBB 3.0 prints the column below the text. Its second style subsilver2 has ``Post subject: WORDS``
and ``Posted: TIME`` on a line each, the name above them or, from extractors, below. Posts have no numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines import phpbb_words as words
from reader.engines.parts.board_text import (
    LONGEST_NAME,
    BoardClock,
    Mark,
    Top,
    close,
    is_time,
    made,
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

_SILVER = re.compile(r"(?:Post)?Posted: (\S.{6,44})")
_SILVER_SUBJECT = re.compile(r"Post subject:(?: (\S.{0,250}))?")
_SILVER_FRAME = frozenset({"Profile", "Top", "Author Message", "Author", "Message", "Offline", "Online", "User avatar"})
_SILVER_PROFILE = re.compile(r"(?:Joined|Posts|Location|Age|Gender|Website|Occupation|Interests): ?.{0,60}")
_SILVER_COUNT = re.compile(r"\[ (\d{1,7}) posts? \]")
_RULE = re.compile(r"_{5,40}")
_REACH = 30
"""Lines of an author's column at most."""


class PhpbbText:
    """Engine for plain-text captures of phpBB threads."""

    name = "phpbb-text"

    def recognise(self, page: PageSource) -> float:
        """By ``by NAME » TIME`` heads, and the program's own lines."""
        if page.is_markup:
            return 0.0
        marked = words.MARKS.search(page.text) is not None
        if "Post subject:" in page.text and _silver_heads(solid_lines(page.lines, noisy=False)):
            return 0.9
        if any(is_time(found[2]) for found, _ in zip(words.BY.finditer(page.text), range(50), strict=False)):
            return 0.95 if marked else 0.8
        return 0.75 if marked and _narrow_heads(solid_lines(page.lines, noisy=False)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        if silver := _silver_heads(lines):
            return _read_silver(page, lines, silver)
        heads = [(i, found[1], found[2]) for i in range(len(lines)) if (found := _by(lines[i]))]
        heads = heads or [(i, "", lines[i].text) for i in _narrow_heads(lines)]
        marks = _marks(lines, heads)
        close(marks, _foot(lines, marks[-1].body if marks else 0))
        for mark in marks:
            _cut_end(lines, mark)
        fill(marks, lines, _MANNER)
        clock = BoardClock(page, "dmy")
        clock.learn([mark.post.posted_raw for mark in marks])
        return made("phpBB", "phpbb", _top(lines, marks), marks, clock)


def _silver_heads(lines: Sequence[Line]) -> list[int]:
    """The times of posts in the style subsilver2, each below its subject."""
    return [
        i
        for i in range(1, len(lines))
        if (found := _SILVER.fullmatch(lines[i].text))
        and is_time(found[1])
        and _SILVER_SUBJECT.fullmatch(lines[i - 1].text)
    ]


def _read_silver(page: PageSource, lines: Sequence[Line], heads: Sequence[int]) -> ThreadPage:
    """Read a page in the style subsilver2."""
    marks: list[Mark] = []
    for at in heads:
        posted = _SILVER.fullmatch(lines[at].text)
        named = at - 2 if at > 1 and lines[at - 2].text not in _SILVER_FRAME else at + 1
        while at < named < len(lines) - 1 and lines[named].text in _SILVER_FRAME:
            named += 1
        author = lines[named].text[:LONGEST_NAME] if named < len(lines) else ""
        body = max(at, named) + 1
        about = (i for i in range(body, min(body + _REACH, len(lines))) if _SILVER_PROFILE.fullmatch(lines[i].text))
        for i in about:
            if i - body > 3:
                break
            body = i + 1
        post = TextPost(author=author or None, posted_raw=posted[1] if posted else "")
        marks.append(Mark(min(at - 1, named), body, body, post))
    tops = (
        i
        for i in range(marks[-1].body, len(lines))
        if lines[i].text in words.TOP or words.FOOT.fullmatch(lines[i].text)
    )
    close(marks, next(tops, len(lines)))
    for mark in marks:
        mark.end = next((i for i in range(mark.body, mark.end) if lines[i].text in words.TOP), mark.end)
    fill(marks, lines, _SILVER_MANNER)
    clock = BoardClock(page, "dmy")
    clock.learn([mark.post.posted_raw for mark in marks])
    top = Top(site=lines[0].text)
    subject = _SILVER_SUBJECT.fullmatch(lines[heads[0] - 1].text)
    top.title = without_re(subject[1] or "") if subject else ""
    count = next((found for line in lines[: heads[0]] if (found := _SILVER_COUNT.search(line.text[:200]))), None)
    top.replies = int(count[1]) - 1 if count else None
    numbered = next((found for line in lines[: heads[0]] if (found := words.PAGE_OF.match(line.text))), None)
    if numbered:
        top.page, top.pages = int(numbered[1]), int(numbered[2])
    return made("phpBB", "phpbb", top, marks, clock)


def _by(line: Line) -> re.Match[str] | None:
    found = words.BY.match(line.text) if "»" in line.label else None
    return found if found and is_time(found[2]) else None


def _narrow_heads(lines: Sequence[Line]) -> list[int]:
    """The times that stand alone below the button ``Post``, as narrow screens show them, or below the subject."""
    subjects = {without_re(line.text) for line in lines if line.text.startswith("Re: ")}
    above = words.POST | subjects | {f"Re: {subject}" for subject in subjects}
    return [i for i in range(1, len(lines)) if lines[i - 1].text in above and is_time(lines[i].text)]


def _marks(lines: Sequence[Line], heads: Sequence[tuple[int, str, str]]) -> list[Mark]:
    marks: list[Mark] = []
    for at, printed, when in heads:
        low = marks[-1].body if marks else 0
        subject = at - 1
        while subject > low and lines[subject].text in words.BUTTONS:
            subject -= 1
        named = subject - 1
        while named > low and words.PROFILE.fullmatch(lines[named].label):
            named -= 1
        name = printed or (lines[named].text if named >= low else "")
        start = next((i for i in range(subject - 1, max(low, subject - _REACH) - 1, -1) if lines[i].text == name), None)
        begins = subject if start is None else start
        post = TextPost(author=name[:LONGEST_NAME] or None, posted_raw=when.strip())
        marks.append(Mark(max(begins, low), at + 1, at + 1, post))
    return marks


def _foot(lines: Sequence[Line], low: int) -> int:
    """Where the last post ends: at its ``Top`` above the page's lower buttons."""
    tops = [i for i in range(low, len(lines)) if lines[i].text in words.TOP]
    closing = (i for i in tops if i + 1 == len(lines) or words.FOOT.fullmatch(lines[i + 1].text))
    last = next(closing, tops[0] if tops else None)
    if last is not None:
        return last
    return next((i for i in range(low, len(lines)) if words.FOOT.fullmatch(lines[i].text)), len(lines))


def _cut_end(lines: Sequence[Line], mark: Mark) -> None:
    """Leave out ``Top`` and the author's column that phpBB 3.0 prints below the text."""
    tops = (i for i in range(mark.end - 1, max(mark.body, mark.end - _REACH) - 1, -1) if lines[i].text in words.TOP)
    mark.end = next(tops, mark.end)
    for i in range(mark.end - 1, max(mark.body, mark.end - _REACH) - 1, -1):
        below = lines[i + 1 : mark.end]
        if lines[i].text == mark.post.author and any(words.PROFILE.fullmatch(line.label) for line in below):
            mark.end = i
            return


def _top(lines: Sequence[Line], marks: Sequence[Mark]) -> Top:
    top = Top()
    first = marks[0].line if marks else len(lines)
    foot = marks[-1].end if marks else len(lines)
    counts = [i for i in range(first) if words.COUNT.fullmatch(lines[i].label)]
    _find_title(top, lines, counts[-1] if counts else first)
    if lines and (lines[0].gap or not top.site) and lines[0].text not in words.SITE_TOP:
        top.site = lines[0].text
    found = next((match for line in lines[foot:] if (match := words.RETURN.fullmatch(line.text))), None)
    if found:
        board = found[1].strip('“”"„«» ')
        at = top.board.index(board) + 1 if board in top.board else 0
        top.board = top.board[:at] or (board,)
    if counts:
        _read_count(top, lines, counts[-1], first, len(marks))
    return top


def _find_title(top: Top, lines: Sequence[Line], count: int) -> None:
    """Title and path: the lines between the board's index and the buttons above the posts."""
    root = next((i for i in range(count - 1, -1, -1) if lines[i].text in words.ROOT), None)
    path = [line.text for line in lines[root + 1 : count]] if root is not None else []
    stop = next((i for i, text in enumerate(path) if words.FOOT.fullmatch(text)), len(path))
    path = [text for text in path[:stop] if text not in words.CHROME]
    if path:
        *board, top.title = path
        top.board = tuple(board)
    subjects = {without_re(line.text) for line in lines if line.text.startswith("Re: ")}
    if named := next((line.text for line in reversed(lines[:count]) if line.text in subjects), ""):
        top.title = named
    if path:
        return
    above = (line.text for line in reversed(lines[:count]))
    usual = next((text for text in above if text not in words.CHROME and not words.FOOT.fullmatch(text)), "")
    top.title = top.title or usual
    crumbs = next((line.text for line in lines[:count] if " ‹ " in line.text), "")
    top.board = tuple(part.strip() for part in crumbs.split(" ‹ ")[1:])


def _read_count(top: Top, lines: Sequence[Line], at: int, first: int, here: int) -> None:
    found = words.COUNT.fullmatch(lines[at].label)
    if found is None:
        return
    top.replies = int(found[1]) - 1
    around = [found[2] or "", *(line.label for line in lines[at + 1 : min(first, at + 12)])]
    numbered = words.PAGE_OF.search(around[0])
    if numbered:
        top.page, top.pages = int(numbered[1]), int(numbered[2])
        return
    links = [word for word in around if word and not word.strip("0123456789 ….")]
    back, forth = not words.BACK.isdisjoint(around), not words.FORTH.isdisjoint(around)
    take_pager(top, " ".join(links), back=back, forth=forth, before=None, here=here)


def _quote_head(lines: Sequence[Line], at: int) -> QuoteHead | None:
    found = words.WROTE.fullmatch(lines[at].text) if len(lines[at].text) < 150 else None
    if found is None:
        return None
    if found[2]:
        return QuoteHead(found[1], 1, found[2]) if is_time(found[2]) else None
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return QuoteHead(found[1], 2, below) if is_time(below) else QuoteHead(found[1], 1)


def _trim(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """Take out edit note and files; what stands below them is the signature."""
    end, signature = len(lines), None
    for i in range(len(lines) - 1, -1, -1):
        if found := words.edit_note(lines[i].text):
            post.edited_by, post.edited_raw = found
            below = i + 1 + (i + 1 < len(lines) and words.REASON.fullmatch(lines[i + 1].text) is not None)
            end, signature = i, lines[below:]
            break
    text = list(lines[:end])
    box = next((i for i in range(end - 1, -1, -1) if words.FILES.fullmatch(text[i].label)), None)
    if box is not None:
        last = next((i for i in range(end - 1, box, -1) if _names_file(text[i])), None)
        if last is not None:
            signature = text[last + 1 :] if signature is None else signature
            kept = _without_files(post, text[:box])
            post.notices += [line.text for line in _without_files(post, text[box + 1 : last + 1])]
            return Trimmed(kept, signature)
    return Trimmed(_without_files(post, text), signature)


def _names_file(line: Line) -> bool:
    return bool(words.FILE_NOTE.fullmatch(line.text) or words.FILE.fullmatch(line.text))


def _without_files(post: TextPost, lines: Sequence[Line]) -> list[Line]:
    """The lines without file names and what is printed with them; takes the names."""
    kept: list[Line] = []
    for line in lines:
        if found := words.FILE.fullmatch(line.text):
            post.attachments.append(found[1])
        elif words.FILE_NOTE.fullmatch(line.text) and kept:
            post.attachments.append(kept.pop().text)
        else:
            kept.append(line)
    return kept


def _trim_silver(post: TextPost, lines: Sequence[Line]) -> Trimmed:
    """As `_trim`; this style draws a line of text above signatures."""
    rule = next((i for i in range(len(lines) - 1, -1, -1) if _RULE.fullmatch(lines[i].text)), None)
    if rule is None:
        return _trim(post, lines)
    return Trimmed(_trim(post, lines[:rule]).text, lines[rule + 1 :])


_MANNER = Manner(_quote_head, _trim, code=words.CODE, dense=True)
_SILVER_MANNER = Manner(_quote_head, _trim_silver, code=frozenset({"Code:"}))
