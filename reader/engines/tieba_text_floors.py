"""What stands around the text of a floor in a text capture of Tieba: the author's column, chrome, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import Comment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.parts.text_lines import Line
    from reader.engines.parts.text_page import TextClock

LONGEST_NAME = 40
"""Characters of a name that are kept."""

_BULLETS = "• "
_LEVEL = re.compile(r"[1-9]|1[0-8]")
_RANK = 12
_FOLDED = re.compile(r"该楼层疑似违规已被系统折叠.{0,20}")
_ADVERTISEMENT = re.compile(r"(?:\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})? ?)?广告")
_STARTER = frozenset({"楼主", "吧主", "小吧主"})
_GIFT = "送TA礼物"
_SHARES = frozenset({"百度贴吧", "微信", "新浪微博", "QQ空间", "复制链接"})
_ROW = 3
_LINKS = re.compile(r"(?:回复(?:\(\d{1,6}\))? ?)?收起回复|回复(?:\(\d{1,6}\))?")
_SAY_TOO = "我也说一句"
_SAID_AT = re.compile(r"(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}) ?(?:举报 ?)?(?:回复)?")
_MORE = re.compile(r"还有 ?\d{1,6} ?条回复.{0,20}")
_REMARK = re.compile(r"(\S.{0,39}?) ?: ?(.*)")
_FLOOR_LINE = re.compile(r"\d ?楼 ?\d{4}-|^\d{1,7} ?楼$")
_LONGEST_REMARK = 40
"""Lines of one comment."""


def is_titled(lines: Sequence[Line], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the capture kept the authors' columns: most floors begin with a name, a rank and a level.

    Args:
        lines: the page.
        spans: first line and end of each floor; the first floor's own may hold what stands above it.
    """
    told = sum(_column_at(lines[start:end], 0) for start, end in spans)
    return told * 2 > len(spans)


def read_column(lines: Sequence[Line], *, titled: bool) -> tuple[str | None, int]:
    """The author of a floor and the index of its text's first line.

    Args:
        lines: the floor's lines.
        titled: the page shows the columns, so that one without the fold's note is one too.
    """
    start = next((i + 1 for i in range(len(lines) - 1, -1, -1) if _ADVERTISEMENT.fullmatch(lines[i].label)), 0)
    folded = next((i for i in range(start, len(lines)) if _FOLDED.fullmatch(lines[i].label)), None)
    if folded is not None and folded >= start + 3 and _column_at(lines, folded - 3):
        return lines[folded - 3].text.lstrip(_BULLETS), folded + 1
    if titled and _column_at(lines, start):
        return lines[start].text.lstrip(_BULLETS), start + (4 if folded == start + 3 else 3)
    return None, start if folded is None else folded + 1


def _column_at(lines: Sequence[Line], at: int) -> bool:
    """Whether a name, a rank and a level stand on three lines."""
    if at + 3 > len(lines):
        return False
    name, rank, level = lines[at : at + 3]
    is_short = 0 < len(name.text) <= LONGEST_NAME and len(rank.text.lstrip(_BULLETS)) <= _RANK
    return is_short and _LEVEL.fullmatch(level.label) is not None


def without_chrome(lines: Sequence[Line]) -> Sequence[Line]:
    """A floor's lines without the buttons that the first floor shows below its text."""
    end = len(lines)
    while end and lines[end - 1].label.lstrip(_BULLETS) in _SHARES:
        end -= 1
    if end and lines[end - 1].label == _GIFT:
        return lines[: end - 1]
    # One such word may be what someone wrote; the whole row is not.
    return lines if len(lines) - end < _ROW else lines[:end]


def read_comments(lines: Sequence[Line], at: int, clock: TextClock) -> tuple[list[Comment], int]:
    """The comments below a floor, and the index of the first line behind them and their buttons.

    Args:
        lines: the page.
        at: index of the line below the one that closes the floor.
        clock: reads the comments' times.
    """
    while at < len(lines) and _LINKS.fullmatch(lines[at].label):
        at += 1
    found: list[Comment] = []
    while (taken := _comment(lines, at, clock)) is not None:
        found.append(taken[0])
        at = taken[1]
    while at < len(lines) and (lines[at].label.lstrip(_BULLETS) == _SAY_TOO or _MORE.fullmatch(lines[at].label)):
        at += 1
    return found, at


def _comment(lines: Sequence[Line], at: int, clock: TextClock) -> tuple[Comment, int] | None:
    """The comment that begins on a line: ``NAME: WORDS``, more words, its time."""
    if at >= len(lines):
        return None
    head = lines[at]
    shift = len(head.text) - len(head.text.lstrip(_BULLETS))
    remark = _REMARK.fullmatch(head.text[shift:].replace("：", ":", 1) if head.label else head.text[shift:])
    if remark is None:
        return None
    for i in range(at + 1, min(at + _LONGEST_REMARK, len(lines))):
        if time := _SAID_AT.fullmatch(lines[i].label):
            words = [head.text[shift + remark.start(2) :], *(line.text for line in lines[at + 1 : i])]
            raw = time[1]
            return Comment(remark[1], "\n".join(words), clock.read(raw), raw), i + 1
        if _FLOOR_LINE.search(lines[i].label):
            return None
    return None
