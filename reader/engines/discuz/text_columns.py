"""What stands between two posts of a Discuz! text capture: the action links and the next author's column.

A desktop page prints a post's author, counters, group and badges before its time bar, so they trail the post before.
They are cut by place and run: only what follows the action links, or what is built like the column, is taken out;
anything that cannot be told from text stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.engines.discuz.text_heads import ANONYMOUS, LONGEST_NAME, floor_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.discuz.text_heads import Head
    from reader.engines.parts.text_lines import Line

_REACH = 80
"""Lines above a time bar in which its column is looked for."""

_NUMBER = re.compile(r"\d[\d.]{0,9}(?:万|k)?")
_REPLY = re.compile(r"(?:点评 ?)?回复(?: 支持(?: \d+)? 反对(?: \d+)?)?")
_REPORT = frozenset({"举报", "使用道具 举报", "使用道具"})
_COUNTED = frozenset({"帖子", "回帖", "好友", "积分", "精华", "听众"})
_COUNT_LINE = re.compile(r"主题 ?\d+ ?\| ?(?:帖子|回帖) ?\d+ ?\| ?积分 ?\d+|\d+主题\d+(?:回帖|帖子|好友)\d+积分")
_PRESENCE = re.compile(r"(\S.*) (?:当前离线|当前在线|在线|离线)")
_JUMPS = frozenset({"跳转到指定楼层", "电梯直达"})
_GUEST = re.compile(r"(匿名|游客) \d{1,3}(?:\.[\dx*]{1,3}){3}(?::\d+)?")
_DELETED = "该用户已被删除"
_NOT_NAMES = re.compile(
    r"TA的每日心情|签到天数:.*|\[LV\..*|Rank: ?\d.*|论坛徽章:|积分.*|UID.*|当前(?:离线|在线)|发消息"
    r"|雷达卡|该用户.*|串个门|加好友|打招呼"
)
_BADGES = "论坛徽章:"
_MOOD = "TA的每日心情"
_BULLETS = "•- "


@dataclass(slots=True)
class Seam:
    """What lies between the text of one post and the time bar of the next.

    Args:
        end: index of the first line that no longer belongs to the post before.
        actions: index of the action links' first line where they were found, else None.
        author: the next author's name where the column shows it.
        floor: the next post's number where it is printed.
    """

    end: int
    actions: int | None = None
    author: str | None = None
    floor: int | None = None


def find_seam(lines: Sequence[Line], low: int, head: Head, has_floors: bool, first: bool = False) -> Seam:
    """What lies before a head.

    Args:
        lines: the page.
        low: index of the first line of the post before, or of the first line after the thread's title.
        head: the head below.
        has_floors: the page prints a floor line above its bars.
        first: there is no post before, all lines from ``low`` on are the column.
    """
    top = head.line
    floor = None
    if has_floors and top > low and (floor := floor_of(lines[top - 1].label)) is not None:
        top -= 1
        if top > low and lines[top - 1].label in _JUMPS:
            top -= 1
    actions = None if first else last_actions(lines, low, top)
    column = _column_start(lines, max(actions[1] if actions else low, top - _REACH), top)
    if first:
        return Seam(low, None, _author(lines, low, top, column), floor)
    # a name and a rank at most, and only where the page prints columns: else the run is what someone wrote
    if actions is not None and (column is not None or top - actions[1] <= (4 if has_floors else 0)):
        return Seam(actions[0], actions[0], _author(lines, actions[1], top, column), floor)
    if has_floors and (reply := lone_reply(lines, low, top if column is None else column)) is not None:
        return Seam(reply, reply, _author(lines, reply + 1, top, column), floor)
    if column is None:
        return Seam(top, None, None, floor)
    return Seam(column, None, _present(lines, column, top), floor)


def last_actions(lines: Sequence[Line], low: int, high: int) -> tuple[int, int] | None:
    """Start and end of the last action links (回复 支持 反对, 使用道具 举报) between two lines, or None."""
    for i in range(high - 1, max(low, high - _REACH) - 1, -1):
        label = lines[i].label
        if label not in _REPORT:
            continue
        if i > low and _REPLY.fullmatch(lines[i - 1].label):
            return i - 1, i + 1
        if label.startswith("使用道具"):
            return i, i + 1
    return None


def lone_reply(lines: Sequence[Line], low: int, column: int) -> int | None:
    """A 回复 without 举报 (posts of guests) with a name between it and the column or floor line, or None."""
    for i in range(column - 2, max(low, column - 4) - 1, -1):
        if lines[i].label == "回复":
            return i
    return None


def _column_start(lines: Sequence[Line], low: int, high: int) -> int | None:
    """Index of the first line of the author's column, or None where no counters show one."""
    for i in range(high - 1, low - 1, -1):
        if _counts_here(lines, i, low, high):
            start = i - 1 if lines[i].label == "主题" else i
            return _raised(lines, low, start)
    return _other_column(lines, low, high)


def _counts_here(lines: Sequence[Line], i: int, low: int, high: int) -> bool:
    """Whether the counters (``3 / 主题 / 0 / 回帖``) stand around a line."""
    label = lines[i].label
    if label != "主题":
        return bool(_COUNT_LINE.fullmatch(label))
    if i - 1 < low or i + 2 >= high:
        return False
    return bool(
        _NUMBER.fullmatch(lines[i - 1].label)
        and _NUMBER.fullmatch(lines[i + 1].label)
        and lines[i + 2].label in _COUNTED
    )


def _other_column(lines: Sequence[Line], low: int, high: int) -> int | None:
    """The start of a column without counters: badges with a number, or a name with its presence."""
    for i in range(high - 1, low - 1, -1):
        label = lines[i].label
        if label == _BADGES and i + 1 < high and _NUMBER.fullmatch(lines[i + 1].label):
            return i
    return _presence(lines, low, high)


def _raised(lines: Sequence[Line], low: int, start: int) -> int:
    """The column's start with the sign-in box and the name above the counters."""
    for i in range(start - 1, max(low, start - 9) - 1, -1):
        if lines[i].label.lstrip(_BULLETS) == _MOOD:
            start = i
            break
    present = _presence(lines, max(low, start - 8), start)
    return start if present is None else present


def _presence(lines: Sequence[Line], low: int, high: int) -> int | None:
    """Index of a name that is repeated with the author's presence (``NAME`` / ``NAME 当前离线``)."""
    for i in range(high - 1, low, -1):
        shown = _PRESENCE.fullmatch(lines[i].label)
        if shown and lines[i - 1].label == shown[1]:
            return i - 1
        if lines[i].label in {"当前离线", "当前在线"} and i - 2 >= low and lines[i - 1].text == lines[i - 2].text:
            return i - 2
    return None


def _present(lines: Sequence[Line], low: int, high: int) -> str | None:
    at = _presence(lines, low, high)
    return lines[at].text if at is not None else None


def _author(lines: Sequence[Line], low: int, high: int, column: int | None) -> str | None:
    """The name at the top of a column whose first line is known."""
    if name := _present(lines, low, high):
        return name
    if column is None:
        # without counters one line may be a name or a rank; of two the first is the name
        return _lone_name(lines, low, high) or (_name(lines[low]) if high - low in {2, 3, 4} else None)
    if column - low == 2 and lines[low + 1].label == _DELETED:
        return _name(lines[low])
    return _name(lines[low]) if column - low == 1 else None


def _lone_name(lines: Sequence[Line], low: int, high: int) -> str | None:
    """The name on a column's only line, where what stands with it shows that it is one."""
    if high - low == 2 and lines[low + 1].label == _DELETED:
        return _name(lines[low])
    if high - low != 1:
        return None
    label = lines[low].label
    sure = label in ANONYMOUS or _GUEST.fullmatch(label) or label.endswith(_DELETED)
    return _name(lines[low]) if sure else None


def _name(line: Line) -> str | None:
    """The name that a column's first line holds, or None if it cannot be one."""
    if guest := _GUEST.fullmatch(line.label):
        return guest[1]
    text = line.text[: -len(_DELETED)].strip() if line.label.endswith(_DELETED) else line.text
    if not text or len(text) > LONGEST_NAME or _NOT_NAMES.fullmatch(line.label.lstrip(_BULLETS)):
        return None
    return text
