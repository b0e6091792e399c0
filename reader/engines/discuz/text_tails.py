"""Where the text of a post ends and its author's signature begins in a Discuz! text capture.

No label parts the two. What tells is what Discuz! prints between them (share links, 收起回复), the number of blank
lines that an empty signature leaves, or the same lines at the end of several posts. Else everything is text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.parts.text_lines import Line

_LONGEST = 8
"""Lines of a signature at most."""

_EMPTY = 3
"""Blank lines that an empty signature leaves at least."""

_WIDE = 12
"""Blank lines before action links, at least, in captures whose blank lines stand for elements without words."""
_APART = 4
"""Blank lines that part a lone closing line from its text in captures without action links."""

_SHARE = re.compile(
    r"分享到:.{0,80}|收藏(?:收藏)? ?\d+ (?:分享.{0,80}|支持.{0,40})|收藏(?:收藏)? ?分享.{0,80}"
    r"|分享(?:分享)? ?\d* 收藏.{0,80}"
)
_SHARE_WORD = re.compile(r"收藏 ?\d*")
_GIFT = frozenset({"这是一种鼓励!你懂的~", "×", "打赏支付方式:", "打赏", "赏", "支付宝微信支付", "使用道具"})
_FOLD = "收起回复"


@dataclass(slots=True)
class Tail:
    """The end of a post, as indexes of lines: text up to ``end``, signature from ``signature`` up to ``stop``."""

    end: int
    signature: int
    stop: int


@dataclass(slots=True)
class Span:
    """Where a post's lines stand: from ``low`` up to ``high``; ``closed`` if action links follow."""

    low: int
    high: int
    closed: bool
    author: str | None = None


def find_tails(
    lines: Sequence[Line], spans: Sequence[Span], usual: int | None = None, loose: bool = False
) -> list[Tail]:
    """For each post where its text and its signature end.

    Args:
        lines: the page.
        spans: the posts.
        usual: blank lines that the page's template leaves before action links where a signature is empty; used where
            the posts themselves do not tell.
        loose: blank lines stand between all elements and tell nothing.
    """
    plain = (_usual_gap(lines, spans) if loose else _gap_without_signature(lines, spans)) or usual
    repeated = _repeated(lines, spans)
    tails: list[Tail] = []
    for n, span in enumerate(spans):
        tail = _marked(lines, span, n == 0)
        if tail is None:
            start = _split(lines, span, plain) if loose else _unmarked(lines, span, plain, repeated)
            tail = Tail(start, start, span.high)
        tails.append(tail)
    return tails


def _marked(lines: Sequence[Line], span: Span, first: bool) -> Tail | None:
    """The tail of a post with share links (first posts have them) or a folded answer box."""
    for i in range(span.high - 1, max(span.low, span.high - 60) - 1, -1):
        label = lines[i].label
        if label == _FOLD and i > span.low:
            return Tail(*_after_fold(lines, i, span.high), span.high)
        shares = _SHARE.fullmatch(label) or (_SHARE_WORD.fullmatch(label) and _apart(lines, i))
        if first and shares and i > span.low and span.high - i <= _LONGEST + len(_GIFT):
            end = i
            while end - 1 > span.low and _SHARE.fullmatch(lines[end - 1].label):
                end -= 1
            start = i + 1
            while start < span.high and lines[start].label in _GIFT:
                start += 1
            return Tail(end, start, span.high)
    return None


def _apart(lines: Sequence[Line], i: int) -> bool:
    """Whether a lone 收藏 stands where Discuz! prints it: below blank lines or the moderators' note."""
    return lines[i].gap > 1 or lines[i - 1].label.startswith("本主题由 ")


def _after_fold(lines: Sequence[Line], fold: int, high: int) -> tuple[int, int]:
    """Text up to and with the answers below 收起回复, and the signature behind them."""
    i = fold + 1
    while i + 1 < high and lines[i + 1].label.endswith("举报回复"):
        i += 2
    end = i
    while i < high and lines[i].label == "发表":
        i += 1
    return (end, i) if high - i <= _LONGEST else (high, high)


def _unmarked(lines: Sequence[Line], span: Span, plain: int | None, repeated: Counter[tuple[str, str]]) -> int:
    start = _last_block(lines, span, 2)
    if start is not None and start > span.low:
        block = "\n".join(line.text for line in lines[start : span.high])
        fewer = plain is not None and plain >= _EMPTY and span.closed and lines[span.high].gap == plain - 1
        if fewer or repeated[span.author or "", block] > 1:
            return start
    if not span.closed:
        start = _last_block(lines, span, _APART)
        if start is not None and span.high - start == 1 and _stands_out(lines, span, start):
            return start
    return span.high


def _split(lines: Sequence[Line], span: Span, plain: int | None) -> int:
    """Where a signature parts the blank lines that stand before action links of posts without one."""
    if plain is None or plain < _WIDE or not span.closed:
        return span.high
    for i in range(span.high - 1, max(span.low, span.high - _LONGEST - 1), -1):
        # Other blocks below a text, as of ratings, stand close to it.
        if lines[i].gap * 3 >= plain and abs(lines[i].gap + lines[span.high].gap - plain) <= 1:
            return i
    return span.high


def _usual_gap(lines: Sequence[Line], spans: Sequence[Span]) -> int | None:
    """The number of blank lines before the action links of most posts."""
    gaps = Counter(lines[span.high].gap for span in spans if span.closed)
    gap, count = gaps.most_common(1)[0] if gaps else (0, 0)
    return gap if count > 1 else None


def _stands_out(lines: Sequence[Line], span: Span, start: int) -> bool:
    """Whether the blank run before a line is the post's longest by far."""
    return all(line.gap * 2 <= lines[start].gap for line in lines[span.low + 1 : start])


def _last_block(lines: Sequence[Line], span: Span, blanks: int) -> int | None:
    """Start of the lines behind the post's last run of at least ``blanks`` blank lines; None if there are too many."""
    for i in range(span.high - 1, max(span.low, span.high - _LONGEST - 1), -1):
        if lines[i].gap >= blanks:
            return i
    return None


def _gap_without_signature(lines: Sequence[Line], spans: Sequence[Span]) -> int | None:
    """The usual number of blank lines before the action links of posts that hold no run of blank lines themselves."""
    gaps = Counter(
        lines[span.high].gap
        for span in spans
        if span.closed and all(line.gap < 2 for line in lines[span.low + 1 : span.high])
    )
    return gaps.most_common(1)[0][0] if gaps else None


def _repeated(lines: Sequence[Line], spans: Sequence[Span]) -> Counter[tuple[str, str]]:
    """How often each closing block stands at the end of a post of the same author."""
    blocks: Counter[tuple[str, str]] = Counter()
    for span in spans:
        start = _last_block(lines, span, 2)
        if start is not None:
            blocks[span.author or "", "\n".join(line.text for line in lines[start : span.high])] += 1
    return blocks
