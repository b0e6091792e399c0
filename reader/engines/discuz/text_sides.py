"""Comments (点评, 楼中楼) and ratings (评分) below a post of a Discuz! text capture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import Comment, Rating
from reader.engines.discuz.text_heads import LONGEST_NAME
from reader.engines.parts.text_lines import TIME
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from reader.engines.parts.text_lines import Line

_POSTED = re.compile(rf"(?:(.*\S) )?发表于 ?({TIME})")
_RATED = re.compile(r"(?:参与人数 ?\d+|已有 ?\d+ ?人评分).*")
_ALL_RATINGS = "查看全部评分"
_SCORE = re.compile(r"[+-] ?\d{1,6}")
_RATING = re.compile(r"(\S.{0,40}?) ([+-] ?\d{1,6})(?: (.*))?")
_RATING_CHROME = frozenset({"收起", "理由", "收起 理由", "评分"})
_MORE = frozenset({"下一页", "下一页 »"})
_FOLD = "收起回复"
_ANSWER = re.compile(rf"{TIME} ?举报回复")
_MOST = 500
"""Lines of one block at most."""


def read_comments(
    lines: Sequence[Line], at: int, end: int, read_time: Callable[[str], datetime | None]
) -> tuple[list[Comment], int] | None:
    """The comments below a heading 点评 at ``at`` and the index behind them; None if none follow.

    Desktop pages print ``NAME`` above ``TEXT  发表于 TIME`` or before it, extractors lose the name; touch pages print
    ``NAME``, ``发表于 TIME`` and the text on a line each.
    """
    comments: list[Comment] = []
    i = at + 1
    while i < min(end, at + _MOST):
        step = _one_comment(lines, i, end, read_time)
        if step is None:
            break
        comments.append(step[0])
        i = step[1]
    if not comments:
        return None
    while i < end and lines[i].label in _MORE:
        i += 1
    return comments, i


def _one_comment(
    lines: Sequence[Line], i: int, end: int, read_time: Callable[[str], datetime | None]
) -> tuple[Comment, int] | None:
    posted = _POSTED.fullmatch(lines[i].label)
    if posted and posted[1]:
        line = lines[i]
        name, text = _name_and_text(line, posted)
        return _comment(name, text, line.text[posted.start(2) : posted.end(2)], read_time), i + 1
    if posted or i + 1 >= end or len(lines[i].text) > LONGEST_NAME:
        return None
    below = lines[i + 1]
    posted = _POSTED.fullmatch(below.label)
    if posted is None:
        return _spread_comment(lines, i, end, read_time)
    raw = below.text[posted.start(2) : posted.end(2)]
    if posted[1]:
        return _comment(lines[i].text, below.text[: posted.end(1)], raw, read_time), i + 2
    text = lines[i + 2].text if i + 2 < end else ""
    return _comment(lines[i].text, text, raw, read_time), min(i + 3, end)


def _spread_comment(
    lines: Sequence[Line], i: int, end: int, read_time: Callable[[str], datetime | None]
) -> tuple[Comment, int] | None:
    """A comment whose name, text and time stand on a line each."""
    posted = _POSTED.fullmatch(lines[i + 2].label) if i + 2 < end else None
    if posted is None or posted[1]:
        return None
    raw = lines[i + 2].text[posted.start(2) : posted.end(2)]
    return _comment(lines[i].text, lines[i + 1].text, raw, read_time), i + 3


def _name_and_text(line: Line, posted: re.Match[str]) -> tuple[str | None, str]:
    """Parts a name from the text behind it where two blanks stand between them on the captured line."""
    text = line.text[: posted.end(1)]
    raw = line.raw.replace("\u00a0", " ").strip()
    name, gap, rest = raw.partition("  ")
    rest = normalise(rest)
    if (
        gap
        and rest
        and len(name) <= LONGEST_NAME
        and not rest.startswith(("发表于", "發表於"))
        and text.startswith(name)
    ):
        return normalise(name), text[len(normalise(name)) :].strip()
    return None, text


def _comment(name: str | None, text: str, raw: str, read_time: Callable[[str], datetime | None]) -> Comment:
    return Comment(name, text, read_time(raw), raw)


def read_answers(
    lines: Sequence[Line], at: int, end: int, read_time: Callable[[str], datetime | None]
) -> tuple[list[Comment], int] | None:
    """The answers of a plug-in below 收起回复 (``NAME:TEXT``, then ``TIME 举报回复``) and the index behind them."""
    if lines[at].label != _FOLD:
        return None
    answers: list[Comment] = []
    i = at + 1
    while i + 1 < min(end, at + _MOST) and _ANSWER.fullmatch(lines[i + 1].label):
        name, sign, text = lines[i].text.lstrip("• ").partition(":")
        raw = lines[i + 1].text.removesuffix("举报回复").strip()
        answers.append(Comment(name if sign else None, text if sign else name, read_time(raw), raw, inline=True))
        i += 2
    return answers, i


def read_ratings(lines: Sequence[Line], at: int, end: int) -> tuple[list[Rating], int] | None:
    """The ratings that begin at ``at`` and the index behind them; None where no block of ratings stands there.

    A block has its head (评分, 参与人数 N) and ends with 查看全部评分; without both its lines are text.
    """
    start = at + (lines[at].label == "评分")
    if start >= end or not _RATED.fullmatch(lines[start].label):
        return None
    last = next((i for i in range(start, min(end, start + _MOST)) if lines[i].label.endswith(_ALL_RATINGS)), None)
    if last is None:
        return None
    headed = next((i for i in range(start, last) if lines[i].label.endswith("理由")), start)
    block = [line for line in lines[headed + 1 : last] if line.label not in _RATING_CHROME]
    tabbed = [rating for line in block if (rating := _tabbed(line))]
    return tabbed or _loose(block), last + 1


def _tabbed(line: Line) -> Rating | None:
    """A row of the table: name, a cell for each kind of credit, reason, parted by TAB."""
    cells = [normalise(cell) for cell in line.raw.split("\t")]
    score = next((i for i, cell in enumerate(cells) if i and _SCORE.fullmatch(cell)), None)
    if score is None or not cells[0]:
        return None
    reason = cells[-1] if len(cells) - 1 > score and not _SCORE.fullmatch(cells[-1]) else ""
    return Rating(cells[0], cells[score], reason)


def _loose(block: Sequence[Line]) -> list[Rating]:
    """Rows on one line parted by blanks, or name, score and reason on a line each."""
    ratings: list[Rating] = []
    for i, line in enumerate(block):
        if row := _RATING.fullmatch(line.text):
            ratings.append(Rating(row[1], row[2], row[3] or ""))
        elif i and _SCORE.fullmatch(line.text):
            after = block[i + 1].text if i + 1 < len(block) else ""
            named_next = i + 2 < len(block) and _SCORE.fullmatch(block[i + 2].text)
            ratings.append(Rating(block[i - 1].text, line.text, "" if named_next else after))
    return ratings
