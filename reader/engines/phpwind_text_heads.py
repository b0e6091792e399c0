"""Where posts begin and end in a text capture of phpwind, and what their heads and authors' columns say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.engines.parts.text_lines import TIME
from reader.engines.parts.text_page import FLOOR_NAMES, TextPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.parts.text_lines import Line

_FLOOR = r"(?:(楼主|沙发|板凳|地板)|(\d{1,7}) ?楼)"
_NEW_FLOOR = re.compile(rf"{_FLOOR} ?#")
_NEW_TIME = re.compile(rf"发布于: ?({TIME})(?: (.{{1,30}}))?")
_OLD_HEAD = re.compile(
    rf"(?:(?:只看楼主|只看该作者|倒序阅读|正序阅读|使用道具) ?)*{_FLOOR} ?发表于: ?({TIME})(?: .{{0,30}})?"
)
_PRESENT = re.compile(r"(?:离线|在线) ?(\S.{0,39})")
_RANK = re.compile(r"级别: ?\S.{0,30}")
_COUNT_NAME = re.compile(r"[^\W\d_]{2,8}:?")
_COUNT = re.compile(r"-?\d[\d,.]{0,14}(?: ?(?:\(小时\)|小时|点|枚|个))?")
_ACTIONS = re.compile(
    r"(?:管理 ?)?回复 ?喜欢(?: ?\d{1,6})?(?: ?举报)?|回复 ?引用"
    r"|(?:管理 ?)?(?:喜欢 ?\d{1,6} ?)?回复(?: ?引用)? ?举报(?: ?顶端)?"
)
_LIKED = "喜欢"
_OLD_CHROME = frozenset({"分享到", "顶端", "推荐", "管理", "隐藏", "显示"})
_ABOVE = re.compile(r"« ?返回列表|(?:« ?上一页 ?)?[\d .…]{1,80}(?:下一页 ?»)?|加关注 ?写私信")
_REACH = 60
"""Lines above a head in which its author's column is looked for."""

_NAMES_ABOVE = 3
"""Lines between a name and the counters of its column: the rank and titles."""


@dataclass(slots=True)
class Head:
    """The head of a post.

    Args:
        line: index of its first line, the author's column with it.
        body: index of the first line of the post's text.
        end: index of the first line behind the text.
        post: what the head tells.
    """

    line: int
    body: int
    end: int = 0
    post: TextPost = field(default_factory=TextPost)


def _placed(name: str | None, number: str | None) -> TextPost:
    """A post at the place in the thread that a floor's name or number means; numbers count replies."""
    if name:
        return TextPost(floor=FLOOR_NAMES[name], floor_label=name)
    return TextPost(floor=int(number or 0) + 1, floor_label=f"{number}楼")


def find_new_heads(lines: Sequence[Line]) -> list[Head]:
    """The heads of a page of version 9, with where each post ends."""
    heads = [head for i in range(len(lines)) if (head := _new_head(lines, i))]
    low = 0
    for head in heads:
        head.line, head.post.author = _new_column(lines, low, head.line)
        low = head.body
    _close(lines, heads)
    return heads


def _new_head(lines: Sequence[Line], at: int) -> Head | None:
    floor = _NEW_FLOOR.fullmatch(lines[at].label)
    if floor is None:
        return None
    below = at + 1
    if below < len(lines) and lines[below].label == "更多":
        below += 1
    time = _NEW_TIME.fullmatch(lines[below].label) if below < len(lines) else None
    if time is None:
        return None
    raw = lines[below].text[time.start(1) : time.end(1)]
    head = Head(at, below + 1, post=_placed(floor[1], floor[2]))
    head.post.posted_raw = raw
    return head


def _new_column(lines: Sequence[Line], low: int, top: int) -> tuple[int, str | None]:
    """Where the author's column above a floor line begins, and the name that it begins with."""
    reach = max(low, top - _REACH)
    uid = next(
        (i for i in range(top - 2, reach - 1, -1) if lines[i].label == "UID" and lines[i + 1].text.isdigit()), None
    )
    if uid is None:
        seam = next((i + 1 for i in range(top - 1, reach - 1, -1) if _ACTIONS.fullmatch(lines[i].label)), None)
        return (top, None) if seam is None or seam >= top else (seam, lines[seam].text)
    start = max(uid - 2, reach)
    for i in range(uid - 1, max(reach, uid - _NAMES_ABOVE - 1) - 1, -1):
        if _is_action(lines, i) or _ABOVE.fullmatch(lines[i].label):
            start = i + 1
            break
    return (start, lines[start].text) if start < uid else (uid, None)


def _is_action(lines: Sequence[Line], at: int) -> bool:
    """Whether a line ends the links below a post; those of the first post stand on three lines."""
    label = lines[at].label
    if _ACTIONS.fullmatch(label):
        return True
    return label == "回复" and at > 1 and lines[at - 1].text.isdigit() and lines[at - 2].label == _LIKED


def find_old_heads(lines: Sequence[Line]) -> list[Head]:
    """The heads of a page of version 8, with where each post ends."""
    heads = []
    low = 0
    for i, line in enumerate(lines):
        found = _OLD_HEAD.fullmatch(line.label)
        if found is None:
            continue
        post = _placed(found[1], found[2])
        post.posted_raw = line.text[found.start(3) : found.end(3)]
        head = Head(i, i + 1, post=post)
        above = next((j for j in range(i - 1, max(low, i - _REACH) - 1, -1) if _is_column(lines, j)), None)
        if above is not None:
            head.line = above
            post.author = _present(lines[above])
        elif _is_column(lines, i + 1):
            post.author = _present(lines[i + 1])
            head.body = _past_column(lines, i + 1)
        heads.append(head)
        low = head.body
    _close(lines, heads)
    return heads


def _present(line: Line) -> str | None:
    found = _PRESENT.fullmatch(line.label)
    return line.text[found.start(1) : found.end(1)] if found else None


def _is_column(lines: Sequence[Line], at: int) -> bool:
    """Whether an author's column begins on a line: presence with the name, then the rank."""
    if at + 1 >= len(lines) or _PRESENT.fullmatch(lines[at].label) is None:
        return False
    return _RANK.fullmatch(lines[at + 1].label) is not None


def _past_column(lines: Sequence[Line], at: int) -> int:
    """The first line below a column: behind the rank and its counters, a name and a figure each."""
    at += 2
    while at + 1 < len(lines) and _COUNT_NAME.fullmatch(lines[at].label) and _COUNT.fullmatch(lines[at + 1].label):
        at += 2
    return at


def _close(lines: Sequence[Line], heads: Sequence[Head]) -> None:
    """Set where each post ends: at the links below it, else at the next post or the page's foot."""
    for head, below in pairwise(heads):
        head.end = _trimmed(lines, head.body, max(below.line, head.body))
    if heads:
        last = heads[-1]
        last.end = _trimmed(lines, last.body, _foot(lines, last.body))


def _foot(lines: Sequence[Line], low: int) -> int:
    """The first line behind the last post: its links, else the page's own."""
    for i in range(low, len(lines)):
        if _is_action(lines, i):
            return i + 1
    marks = (i for i in range(low, len(lines)) if lines[i].label.startswith("Powered by phpwind"))
    high = next(marks, len(lines))
    back = (i for i in range(low, high) if lines[i].label.endswith("返回列表"))
    return next(back, high)


def _trimmed(lines: Sequence[Line], low: int, end: int) -> int:
    """Where a post's text ends: above the links that follow it."""
    if end > low and _is_action(lines, end - 1):
        end -= 1 if _ACTIONS.fullmatch(lines[end - 1].label) else 3
    while end > low and lines[end - 1].label in _OLD_CHROME:
        end -= 1
    return max(end, low)
