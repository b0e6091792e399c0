"""Discuz! text captures without time bars: what extractors leave of skins and of pages with one author's posts.

Three forms are told by signs that only the software prints: the offer to register above the first post's text, the
``TOP`` link that closes every post of Discuz! 4 to 6, and the counters and author's box of portal skins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.engines.discuz.text_heads import LONGEST_NAME, Head
from reader.engines.parts.text_lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

GUEST_SIGN = re.compile(
    r"^[ \t]*马上注册[,，].{2,80}\n\s{0,9}您需要 ?登录 ?才可以下载或查看[,，]没有[帐账]号[?？]", re.MULTILINE
)
"""The offer to register and what it is needed for, on two lines of a page."""
PORTAL_SIGN = re.compile(r"^[ \t]*\d{1,10} ?人阅读\s{0,3}\|\s{0,3}\d{1,9} ?人回复[ \t]*$", re.MULTILINE)
"""The counters of portal skins, on one line or on three."""
_TOP_OPENS = re.compile(r"\A\s{0,9}TOP[ \t]*$", re.MULTILINE)
_TOP_CLOSES = re.compile(r"^[ \t]*TOP\s{0,9}\Z", re.MULTILINE)
_TOP = re.compile(r"^[ \t]*TOP[ \t]*$", re.MULTILINE)

_OFFER = re.compile(r"马上注册,.{2,80}")
_NEED = re.compile(r"您需要 ?登录 ?才可以下载或查看.{0,30}")
_SEEN = re.compile(r"(\d{1,10}) ?人阅读(?: ?\| ?(\d{1,9}) ?人回复)?")
_ANSWERED = re.compile(r"(\d{1,9}) ?人回复")
_PRESENCE = frozenset({"当前离线", "当前在线"})
_SEND = "发消息"
_BOX = 14
_RUN = 10
"""Lines of one character in a row that are a text printed downwards; calendars and page links have fewer."""


@dataclass(slots=True)
class Headless:
    """Posts found without heads; ``views``, ``replies`` and ``title`` where a portal's box tells them.

    ``foot`` is the line behind the last post where that is known.
    """

    heads: list[Head]
    software: str | None = None
    title: str = ""
    views: int | None = None
    replies: int | None = None
    foot: int | None = None


def has_tops(text: str) -> bool:
    """Whether a text is a row of posts that ``TOP`` links close: they stand at its very beginning or end."""
    if _TOP_OPENS.search(text) is None and _TOP_CLOSES.search(text[-200:]) is None:
        return False
    return len(_TOP.findall(text)) > 1


def find_headless(lines: Sequence[Line]) -> Headless | None:
    """The posts of a page on which no head was found, or None where nothing shows any."""
    return _portal(lines) or _below_offer(lines) or _between_tops(lines)


def _portal(lines: Sequence[Line]) -> Headless | None:
    at = next((i for i, line in enumerate(lines) if _SEEN.fullmatch(line.label)), None)
    if at is None or (seen := _SEEN.fullmatch(lines[at].label)) is None:
        return None
    box = lines[at + 1 : at + 1 + _BOX]
    send = next((i for i, line in enumerate(box) if line.label == _SEND), None)
    here = next((i for i, line in enumerate(box) if line.label in _PRESENCE), None)
    if send is None or here is None or not 0 < here < send:
        return None
    replies = seen[2] or next((m[1] for line in box[:send] if (m := _ANSWERED.fullmatch(line.label))), None)
    name = box[here - 1].text if len(box[here - 1].text) <= LONGEST_NAME else None
    body = at + send + 2
    # The title stands above the text once more, without the class that stands before it at the page's top.
    title = ""
    if body < len(lines):
        repeated = lines[body].text
        title = next((line.text for line in lines[:at] if repeated and line.text.endswith(repeated)), "")
    head = Head(at, body + bool(title), "", name=name)
    return Headless([head], title=title, views=int(seen[1]), replies=int(replies) if replies else None)


def _below_offer(lines: Sequence[Line]) -> Headless | None:
    for i in range(len(lines) - 1):
        if _OFFER.fullmatch(lines[i].label) and _NEED.fullmatch(lines[i + 1].label):
            return Headless([Head(i, i, "")])
    return None


def _between_tops(lines: Sequence[Line]) -> Headless | None:
    tops = [i for i, line in enumerate(lines) if line.label == "TOP"]
    if len(tops) < 2 or (tops[0] and tops[-1] < len(lines) - 1):
        return None
    ends = [-1, *tops] if tops[0] else tops
    heads = [
        Head(max(i, 0), i + 1, "") for i, below in zip(ends, [*ends[1:], len(lines)], strict=True) if below > i + 1
    ]
    foot = tops[-1] if tops[-1] == len(lines) - 1 else None
    return Headless(heads, software="Discuz!", foot=foot) if heads else None


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines with each text that was printed one character a line put together again."""
    result: list[Line] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and len(lines[end].text) == 1 and not lines[end].text.isdigit():
            end += 1
        if end - start < _RUN:
            result.extend(lines[start : max(end, start + 1)])
            start = max(end, start + 1)
            continue
        text = "".join(line.text for line in lines[start:end])
        result.append(Line(text, text, "", lines[start].gap))
        start = end
    return result
