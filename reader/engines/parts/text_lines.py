"""The lines of a Discuz! text capture, made ready for matching labels.

Labels are matched on a folded copy of a line: full-width signs as ASCII, the characters that Traditional boards use
in labels as Simplified ones. The folding keeps every character's place, so that offsets found in the copy hold in the
line itself. What is shown is never folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LABEL = 200
"""Characters; longer lines are running text and never labels."""

_PAIRS = (
    "發发於于樓楼複复製制鏈链顯显該该瀏浏覽览閱阅讀读來来機机積积題题評评點点參参與与數数獎奖勵励編编輯辑後后報报舉举復复覆复請请間间隱隐內内頁页錄录時时鐘钟剛刚週周"
    "總总會会員员從从個个號号簡简網网專专區区註注冊册離离線线當当據据應应刪删標标權权進进級级鍵键熱热門门體体驗验購购買买價价額额圖图檔档載载設设為为頂顶單单帳帐戶户"
    "確确認认遊游沒没關关閉闭薦荐動动碼码歡欢臨临續续壇坛層层華华現现選选項项結结組组"
)
"""Traditional characters of labels, each followed by the Simplified one."""

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {ord(old): ord(new) for old, new in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}

TIME = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?"
    r"|(?:今天|昨天|前天)(?: ?\d{1,2}:\d{2})?|(?:\d{1,4}|半) ?(?:秒|分钟|小时|天)前|刚刚)"
)
"""Pattern of a printed time, on folded text."""

_NOISE_BACKWARDS = re.compile(r"(?:[?-~] [ -;]?){5,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds text.

    Args:
        raw: as captured; tells columns (TAB) and indents.
        text: normalised, as shown.
        label: ``text`` folded for matching; ``""`` for lines too long to be a label.
        gap: how many blank lines stand before it.
    """

    raw: str
    text: str
    label: str
    gap: int


def fold_label(text: str) -> str:
    """The text with signs and label characters unified, each character in its place."""
    return text.translate(_FOLD)


def solid_lines(raw_lines: Iterable[str], *, noisy: bool = True) -> list[Line]:
    """The lines that hold text, each with the number of blank lines before it.

    Args:
        raw_lines: as captured.
        noisy: lines may end in the noise that Discuz! prints against copying.
    """
    lines: list[Line] = []
    gap = 0
    for raw in raw_lines:
        text = normalise(without_noise(raw) if noisy else raw) if raw and not raw.isspace() else ""
        if not text:
            gap += 1
            continue
        lines.append(Line(raw, text, fold_label(text) if len(text) <= LONGEST_LABEL else "", gap))
        gap = 0
    return lines


def without_noise(raw: str) -> str:
    """A line without the noise that boards put at line ends against copying (class ``jammer``).

    Discuz! makes it of up to 15 groups: a sign from ASCII 32-59, a blank, a sign from ASCII 63-126; a first sign that
    is a blank is lost in text or stands as a no-break one. Five groups in a row, most of them whole, do not occur in
    writing.
    The line is read backwards, which takes one pass however it is made.
    """
    line = raw.rstrip().replace("\u00a0", " ")
    if len(line) < 12 or line[-2] != " " or not "?" <= line[-1] <= "~":
        return raw
    found = _NOISE_BACKWARDS.match(line[::-1])
    if found is None:
        return raw
    signs = sum("!" <= sign <= ";" for sign in found.group())
    groups = sum("?" <= sign <= "~" for sign in found.group())
    if signs < 4 or signs * 5 < groups * 3:
        return raw
    rest = raw[: len(line) - found.end()]
    return "" if len(rest.strip()) == 1 and "?" <= rest.strip() <= "~" else rest
