"""Discuz! 6 and 7 from plain text: posts that a row of links ending in ``TOP`` closes.

Version 6 prints ``11# 大 中 小 发表于 TIME 只看该作者`` below the author's column, version 7 the floor and then
``NAME 发表于 TIME | 只看该作者``. The edit note closes the message there; below it stand files and the signature.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, Post, ThreadPage
from reader.engines.discuz.text_body import BodyReader, is_file_line
from reader.engines.discuz.text_frame import read_frame
from reader.engines.discuz.text_heads import ANONYMOUS, LONGEST_NAME, Head, floor_of
from reader.engines.parts.text_lines import TIME, solid_lines
from reader.engines.parts.text_page import TextClock, key_of
from reader.text.dates import parse_footer
from reader.text.paragraphs import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_CLOSE = re.compile(r"(?:(?:引用|报告|道具|使用道具|回复|订阅|评分|编辑|支持|反对) ?){1,8}TOP")
_CLOSE_SIGN = re.compile(
    r"^[ \t]*(?:(?:引用|报告|道具|使用道具|回复|订阅|评分|编辑)[ \t]{0,4}){1,8}TOP[ \t]*$", re.MULTILINE
)
_HEAD_SIGN = re.compile(r"大[ \t]{1,4}中[ \t]{1,4}小[ \t]{1,4}发表于|发表于 ?\d[^\n|]{5,30}\|[ \t]{0,4}只看该作者")
_SIX = re.compile(
    rf"(楼主|沙发|板凳|地板|\d{{1,7}} ?#) ?大 中 小 (?:使用道具 )?发表于 ({TIME})"
    r"(?: ?\|? ?(?:只看该作者|显示全部).{0,20})?"
)
_SEVEN = re.compile(rf"(?:(\S.{{0,{LONGEST_NAME - 1}}}?) )?发表于 ({TIME}) ?\| ?(?:只看该作者|显示全部帖子)")
_BETWEEN = re.compile(r"打印|字体大小:.{0,10}")
_EDITED = re.compile(rf"\[ ?本帖最后由 .{{1,{LONGEST_NAME}}} 于 {TIME} 编辑 ?\]")
_LINKS = frozenset({"回复 引用", "收藏 分享 评分", "收藏 分享", "评分", "回复", "引用"})
_BELOW_TEXT = frozenset({"收藏 分享 评分", "收藏 分享"})
_FILES = frozenset({"附件", "附件:"})
_UID = re.compile(r"UID:? ?\d{1,12}")
_REACH = 30


class DiscuzTextOld:
    """Engine for plain-text captures of Discuz! 6 and 7."""

    name = "discuz-text-old"

    def recognise(self, page: PageSource) -> float:
        """By the links that close a post and the line that opens one."""
        if page.is_markup or "TOP" not in page.text:
            return 0.0
        return 0.96 if _CLOSE_SIGN.search(page.text) and _HEAD_SIGN.search(page.text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines)
        heads = _find_heads(lines)
        ends = [_end(lines, head, heads[i + 1].line if i + 1 < len(heads) else None) for i, head in enumerate(heads)]
        foot = ends[-1] if ends else 0
        frame = read_frame(lines, heads[0].line if heads else len(lines), foot)
        captured = next((at for line in lines[foot:] if "GMT" in line.label and (at := parse_footer(line.label))), None)
        clock = TextClock(page, captured)
        posts = tuple(_post(head, lines[head.body : end], clock) for head, end in zip(heads, ends, strict=True))
        return ThreadPage(
            key=key_of("discuz", "", frame.title, posts),
            kind=PageKind.THREAD if posts else PageKind.LISTING,
            title=frame.title,
            posts=posts,
            board=frame.board,
            site_name=frame.site,
            software="Discuz!",
            version=frame.version,
            view="text",
            captured_at=captured,
            captured_from="footer" if captured else None,
            views=frame.views,
            replies=frame.replies,
            page=1 if posts and posts[0].floor == 1 else None,
            warnings=tuple(clock.warnings),
        )


def _find_heads(lines: Sequence[Line]) -> list[Head]:
    """The heads; what stands between a closing row and the next head is that one's column."""
    heads: list[Head] = []
    low = 0
    for i, line in enumerate(lines):
        if "发表于" not in line.label or (head := _head(lines, i)) is None:
            continue
        closed = next((j for j in range(i - 1, max(low, i - _REACH) - 1, -1) if _CLOSE.fullmatch(lines[j].label)), None)
        if closed is not None and heads:
            head.line = closed + 1
        if head.name is None:
            head.name = _column_name(lines, head, i)
        heads.append(head)
        low = head.body
    return heads


def _head(lines: Sequence[Line], at: int) -> Head | None:
    text, label = lines[at].text, lines[at].label
    if six := _SIX.fullmatch(label):
        raw = text[six.start(2) : six.end(2)]
        return Head(at, at + 1, raw, floor=floor_of(six[1].replace(" ", "")))
    seven = _SEVEN.fullmatch(label)
    if seven is None:
        return None
    top = at - 1
    while top >= 0 and _BETWEEN.fullmatch(lines[top].label):
        top -= 1
    floor = floor_of(lines[top].label) if top >= 0 else None
    name = text[seven.start(1) : seven.end(1)] if seven[1] else None
    return Head(at if floor is None else top, at + 1, text[seven.start(2) : seven.end(2)], name=name, floor=floor)


def _column_name(lines: Sequence[Line], head: Head, at: int) -> str | None:
    """The name that the author's column begins with: below the last post's links, or two lines above the number."""
    if head.line < at:
        return lines[head.line].text[:LONGEST_NAME]
    uid = next((j for j in range(at - 1, max(1, at - _REACH), -1) if _UID.fullmatch(lines[j].label)), None)
    return lines[uid - 2].text[:LONGEST_NAME] if uid is not None else None


def _end(lines: Sequence[Line], head: Head, below: int | None) -> int:
    """Where a post's lines end: above the links that close it."""
    high = len(lines) if below is None else max(below, head.body)
    rows = (i for i in range(high - 1, head.body - 1, -1) if _CLOSE.fullmatch(lines[i].label))
    end = next(rows, high)
    while end > head.body and lines[end - 1].label in _LINKS:
        end -= 1
    return end


def _post(head: Head, lines: Sequence[Line], clock: TextClock) -> Post:
    ordered, signature = _in_order(lines)
    body = BodyReader(ordered, signature, clock.read).read()
    return Post(
        post_id="",
        floor=head.floor,
        author=None if head.name in ANONYMOUS else head.name,
        author_id=None,
        posted_at=clock.read(head.posted_raw),
        posted_raw=head.posted_raw,
        paragraphs=number(body.parts),
        edited_at=clock.read(body.edited_raw),
        edited_by=body.edited_by,
        quotes=tuple(body.quotes),
        attachments=tuple(body.attachments),
        signature=tuple(body.signature),
        notices=tuple(body.notices),
        hidden=body.hidden,
    )


def _in_order(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """A post's lines as later versions print them, the edit note first; and where the signature begins."""
    note = next((i for i in range(len(lines) - 1, -1, -1) if _EDITED.fullmatch(lines[i].label)), None)
    links = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].label in _BELOW_TEXT), None)
    text_end = len(lines) if note is None else note + 1
    while text_end < len(lines) and (lines[text_end].label in _FILES or is_file_line(lines[text_end].label)):
        text_end += 1
    if note is None and links is not None:
        text_end = links
    edited = [] if note is None else [lines[note]]
    written = [line for i, line in enumerate(lines[:text_end]) if i != note and not _heads_files(lines, i)]
    ordered = [*edited, *written]
    return [*ordered, *(line for i, line in enumerate(lines[text_end:], text_end) if i != links)], len(ordered)


def _heads_files(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the heading above the list of files."""
    return lines[at].label in _FILES and at + 1 < len(lines) and is_file_line(lines[at + 1].label)
