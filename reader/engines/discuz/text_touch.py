"""What surrounds the posts in text of the touch view: title, board, view switches, page links.

The touch view prints neither links on its time bars nor a footer with version and capture time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.discuz.text_frame import without_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.discuz.text_frame import Frame
    from reader.engines.discuz.text_heads import Head
    from reader.engines.parts.text_lines import Line

_STARTER_ONLY = "只看楼主"
_PAGE = re.compile(r"第(\d{1,6})页")
_HERE = re.compile(r"第(\d{1,6})页(?:上一页|下一页)+")
_ALL_REPLIES = re.compile(r"全部回复 ?\d+")
_SWITCHES = frozenset({"倒序浏览", "正序浏览", _STARTER_ONLY})
_FOOT = re.compile(
    r"上一页|下一页|第\d{1,6}页(?:上一页|下一页)*|回复|首页 ?\| ?.{1,40}|简易版 ?\|.{1,40}|© ?.{1,60}|Powered by .*"
)


def read_touch(frame: Frame, lines: Sequence[Line], first: Head, foot: int) -> None:
    """Take title, board and counters over into the page's frame.

    Args:
        frame: what is known of the page so far.
        lines: the page.
        first: the first post's head.
        foot: index of the first line below the posts.
    """
    top = first.line
    if top and not frame.title:
        line = lines[top - 1]
        end = len(line.text) - len(_STARTER_ONLY) if line.label.endswith(_STARTER_ONLY) else None
        frame.title = without_class(line.text[:end].strip())
        if top > 1 and not frame.board:
            frame.board = (lines[top - 2].text,)
    if first.body - top == 5:
        frame.views, frame.replies = int(lines[top + 2].text), int(lines[top + 3].text)
    for line in lines[foot:]:
        if found := _PAGE.fullmatch(line.label):
            frame.pages = max(frame.pages or 1, int(found[1]))
        elif here := _HERE.fullmatch(line.label):
            frame.page = int(here[1])


def touch_foot(lines: Sequence[Line], low: int, high: int) -> int:
    """Index of the first of the page links that end a touch page; ``high`` where there are none."""
    while high > low and _FOOT.fullmatch(lines[high - 1].label):
        high -= 1
    return high


def before_switches(lines: Sequence[Line], low: int, high: int) -> int:
    """The end of a first post's text: before 倒序浏览, 只看楼主, 全部回复 N, which stand below it."""
    if high - 1 < low or not _ALL_REPLIES.fullmatch(lines[high - 1].label):
        return high
    high -= 1
    while high > low and lines[high - 1].label in _SWITCHES:
        high -= 1
    return high
