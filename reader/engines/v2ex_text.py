"""Topics of V2EX from plain text: ``NAME · TIME · N 次点击``; answers below their number: ``NAME TIME``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.board_text import BoardClock, Mark, Top, close, foot_at, made, rising, whole_number
from reader.engines.parts.board_text_body import Manner, fill
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.text_page import TextPost
from reader.text.dates import CHINA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_WHEN = (
    r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?(?: [+-]\d\d:\d\d)?)?"
    r"|\d{1,3} ?(?:分钟|小时|天)(?: ?\d{1,2} ?(?:分钟|小时))? ?前|几秒前|刚刚"
)
_STARTER = re.compile(rf"(\w{{1,32}}) ?[·•] ?({_WHEN})(?: ?[·•] ?.{{0,40}}?)? ?[·•] ?([\d,]{{1,9}}) 次点击.{{0,40}}")
_ANSWER = re.compile(rf"(\w{{1,32}})(?: ?(?:OP|MOD|PRO)){{0,3}} +({_WHEN})(?: ?(?:via|·|♥|❤).{{0,60}})?")
_NAME = re.compile(r"\w{1,32}")
_TIME = re.compile(rf"({_WHEN})(?: ?(?:via|·|♥|❤).{{0,60}})?")
_MARK = re.compile(r"OP|MOD|PRO|via .{1,40}|[♥❤] ?\d{0,5}|\d{1,5}|感谢回复者.{0,20}|隐藏")
_NUMBER = re.compile(r"\d{1,6}")
_COUNT = re.compile(rf"([\d,]{{1,7}}) 条回复 {{0,3}}[·•]? {{0,3}}(?:{_WHEN})?.{{0,20}}")
_TRAIL = re.compile(r"(?:V2EX ?)?[›»>] ?(\S.{0,40})")
_FOOT = re.compile(
    r"关于 ?[·•] ?.{0,120}|[❮❯«»] ?[❮❯«»]?|添加一条新回复|请尽量让自己的回复.{0,40}|V2EX = way to explore"
    r"|1 ?(?:2 ?){1,3}.{0,40}"
)
_BELOW = re.compile(
    r"(?:加入收藏|收藏|Tweet|忽略主题|感谢|分享到微博|[\d ]{1,8} ?人收藏).{0,60}|\d{1,6} 次点击.{0,40}"
    r"|(?:∙|·) ?.{0,60}次点击.{0,60}"
)
_OLD = re.compile(r"这是一个创建于 \d{1,6} 天前的主题.{0,60}")
_REACH = 6


class V2exText:
    """Engine for plain-text captures of V2EX topics."""

    name = "v2ex-text"

    def recognise(self, page: PageSource) -> float:
        """By the site's name and the line below a topic's title."""
        if page.is_markup or "V2EX" not in page.text or "次点击" not in page.text:
            return 0.0
        return 0.9 if _starter(solid_lines(page.lines, noisy=False)) is not None else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = solid_lines(page.lines, noisy=False)
        start = _starter(lines)
        low = 0 if start is None else start + 1
        marks = rising(_answers(lines, low))
        foot = foot_at(lines, marks[-1].body if marks else low, _FOOT)
        close(marks, foot)
        top = Top(site="V2EX")
        if start is not None:
            marks.insert(0, _opening(top, lines, start, marks[0].line if marks else foot))
        fill(marks, lines, Manner())
        if start is not None and len(marks) == (top.replies or 0) + 1:
            top.page = top.pages = 1
        return made("V2EX", "v2ex", top, marks, BoardClock(page, zone=CHINA))


def _starter(lines: Sequence[Line]) -> int | None:
    return next((i for i in range(1, len(lines)) if _STARTER.fullmatch(lines[i].text[:200])), None)


def _opening(top: Top, lines: Sequence[Line], at: int, end: int) -> Mark:
    """The topic's own words, down to the number of answers."""
    found = _STARTER.fullmatch(lines[at].text)
    assert found is not None
    top.title = lines[at - 1].text
    top.views = whole_number(found[3])
    trail = (match[1] for line in lines[max(0, at - _REACH) : at - 1] if (match := _TRAIL.search(line.text)))
    top.board = tuple(trail)[-1:]
    stop = end
    for i in range(at + 1, end):
        if count := _COUNT.fullmatch(lines[i].text):
            top.replies = whole_number(count[1])
            stop = i
            break
    while stop > at + 1 and _BELOW.fullmatch(lines[stop - 1].text):
        stop -= 1
    post = TextPost(floor=1, author=found[1], posted_raw=found[2])
    body = at + 1
    if body < stop and _OLD.fullmatch(lines[body].text):
        post.notices.append(lines[body].text)
        body += 1
    return Mark(at - 1, body, stop, post)


def _answers(lines: Sequence[Line], low: int) -> list[Mark]:
    """Answers: number, name and time, the latter on one line or two."""
    marks: list[Mark] = []
    for i in range(low, len(lines) - 1):
        if not _NUMBER.fullmatch(lines[i].text):
            continue
        body, name, when = i + 2, "", ""
        if found := _ANSWER.fullmatch(lines[i + 1].text):
            name, when = found[1], found[2]
        elif _NAME.fullmatch(lines[i + 1].text):
            at = next((n for n in range(i + 2, min(i + 5, len(lines))) if _TIME.fullmatch(lines[n].text)), None)
            if at is None or not all(_MARK.fullmatch(line.text) for line in lines[i + 2 : at]):
                continue
            name, body = lines[i + 1].text, at + 1
            printed = _TIME.fullmatch(lines[at].text)
            when = printed[1] if printed else ""
        else:
            continue
        while body < len(lines) and not _NUMBER.fullmatch(lines[body].text) and _MARK.fullmatch(lines[body].text):
            body += 1
        # The topic itself is the first floor; the site counts replies.
        post = TextPost(floor=int(lines[i].text) + 1, author=name, posted_raw=when)
        marks.append(Mark(i, body, body, post))
    return marks
