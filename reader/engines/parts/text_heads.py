"""Where posts begin in plain text of unknown software: lines that print a time and a name, again and again alike.

Such a line is parted into its time and what stands before and behind it. Names differ from post to post while the
words around them (``posted by``, ``发表于``) stay, so lines of one make have one shape. Where the line names nobody the
name is looked for on the lines above, at the same distance for all posts.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.parts.text_lines import Line

_LONGEST_HEAD = 120
_LONGEST_NAME = 40
_MOST_WORDS = 4
_ABOVE = 6
_WORDY = 60
_SENTENCE = 12

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_HOUR = (
    r"(?:[ ,@T]{0,3}(?:at |um |à )?\d{1,2}:\d\d(?::\d\d)?(?:\.\d{3})?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?(?:[+-]\d\d:?\d\d|Z|UTC|GMT))?)?"
)
_TIME = re.compile(
    r"(?<![\w/.:#-])(?:"
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}[ ,-]{{1,2}}\d{{4}}|{_MONTH} \d{{4}}){_HOUR}"
    rf"|\d{{4}} ?[-/.年] ?\d{{1,2}} ?[-/.月] ?\d{{1,2}}日?{_HOUR}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}{_HOUR}"
    rf"|(?:Today|Yesterday|今天|昨天|前天){_HOUR}"
    r"|(?:\d{1,4}|an?|one|half an) ?(?:sec|min|minute|second|hour|hr|h|day|d|week|wk|w|mo|month|year|yr|y)s?\.? ago"
    r"|(?:\d{1,4}|半) ?(?:秒|分钟|小时|天|周|个月|月|年|分鐘|小時|週|個月) ?(?:\d{1,2} ?分[钟鐘] ?)?[前]"
    r"|[Jj]ust now|刚刚|剛剛"
    r")(?!\d|[-/]\d)"
)
_TOKEN = re.compile(r"[^\s|·•»›,:：()\[\]【】]+|[|·•»›,:：()\[\]【】]")
_NUMBER = re.compile(r"[#№]?\d[\d.,]*[#楼樓kKF]?|第\d+[楼樓]")
_LABEL = re.compile(
    r"by|on|at|in|post(?:ed|s)?|wrote|said|repl(?:ied|y)|comment(?:ed)?|answered|asked|author|date|from|via|re|message"
    r"|subject|points?|likes?|votes?|score|link|permalink|parent|发表于?|發表於?|发布于|發佈於|回[复覆][于於]?|作者"
    r"|[时時][间間]|[于於]|来自|來自",
    re.IGNORECASE,
)
"""Words around names in heads."""
_ROLE = re.compile(
    r"op|starter|discussion|mod|admin|administrator|moderator|author|members?|staff|guest|[楼樓层]主|版主|管理[员員]",
    re.IGNORECASE,
)
_PLACE = re.compile(r"from|in|via|来自|來自", re.IGNORECASE)
_NO_HEAD = re.compile(
    r"edit(?:ed)?|modified|updated|last|joined|registered|since|active|asked|viewed|created|started|copyright|©|修改"
    r"|[编編][辑輯]|[注註][册冊]|加入|最[后後]|登[录錄]|上[传傳]|截止|到期",
    re.IGNORECASE,
)
"""Words of lines with a time that are about something else than when a post was written."""
_BUTTON = re.compile(
    r"reply|share|like|quote|report|save|follow|edit|delete|flag|more|options|link|permalink|embed|back|top|thanks"
    r"|回[复覆]|[举舉][报報]|檢舉|[赞讚]|收藏|分享|引用|支持|反[对對]|只看该作者|[顶頂]部",
    re.IGNORECASE,
)
_FULL_STOPS = (".", "!", "?", "。", "！", "？", "…")
_SENTENCE_END = (*_FULL_STOPS, ":", "：", ";", "；")


class Head(NamedTuple):
    """Where a post begins: the first line of its head, the line that prints the time, and what the head tells."""

    start: int
    line: int
    author: str
    posted_raw: str
    floor: str


class _Dated(NamedTuple):
    """A short line with a time in it; the words before and behind it."""

    line: int
    time: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def find_heads(lines: Sequence[Line]) -> list[Head]:
    """The heads of a page's posts; empty where no shape of line shows them without doubt."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[_Dated]] = {}
    for i, line in enumerate(lines):
        if len(line.text) <= _LONGEST_HEAD and (dated := _dated(i, line.text)):
            # What may be done with a post (reply, next) differs from post to post.
            groups.setdefault((_shape(dated.before), _shape(dated.after)[:1]), []).append(dated)
    least = max(2, sum(map(len, groups.values())) // 2)
    for group in groups.values():
        if len(group) < least:
            continue
        heads = _inline(group) or _above(lines, group)
        if heads and _hold_posts(lines, heads):
            return heads
    return []


def is_wordy(text: str) -> bool:
    """Whether a line is running text rather than a label, a name or a button."""
    # A sign of Chinese or Japanese says as much as several letters.
    width = len(text) + sum(sign > "\u2e7f" for sign in text[:_WORDY])
    return width >= _WORDY or (width >= _SENTENCE and text.endswith(_FULL_STOPS))


def is_button(text: str) -> bool:
    """Whether a line is what can be clicked or counted beside a post."""
    return all(_BUTTON.fullmatch(word) or not any(map(str.isalpha, word)) for word in text.split())


def prints_time(text: str) -> bool:
    """Whether a short line holds a printed time."""
    return len(text) <= _LONGEST_HEAD and _TIME.search(text) is not None


def _dated(at: int, text: str) -> _Dated | None:
    found = _TIME.search(text)
    if found is None or text.endswith((":", "：")):
        return None  # without a time; or a line that announces a quotation
    before, after = (tuple(_TOKEN.findall(part)) for part in (text[: found.start()], text[found.end() :]))
    if (
        any(_NO_HEAD.fullmatch(word.strip(".")) for word in (*before, *after))
        or max(map(_widest, (before, after))) > _MOST_WORDS
    ):
        return None
    return _Dated(at, found[0], before, after)


def _widest(words: tuple[str, ...]) -> int:
    return max((end - start for start, end in _runs(words)), default=0)


def _fixed(word: str) -> bool:
    return not any(map(str.isalpha, word)) or _LABEL.fullmatch(word) is not None or _NUMBER.fullmatch(word) is not None


def _shape(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with names as ``N``; counts and marks of a role are left out, not all posts have one."""
    shape: list[str] = []
    for word in words:
        if _ROLE.fullmatch(word) or _NUMBER.fullmatch(word):
            continue
        kind = word.lower() if _fixed(word) else "N"
        if kind != "N" or shape[-1:] != ["N"]:
            shape.append(kind)
    return tuple(shape)


def _runs(words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where names may stand: stretches of words that are no labels."""
    runs: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        if _ROLE.fullmatch(word) or _fixed(word):
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _inline(group: Sequence[_Dated]) -> list[Head]:
    """Heads that name their authors on the line itself."""
    best: list[str] = []
    for side in ("before", "after"):
        sides = [dated.before if side == "before" else dated.after for dated in group]
        least = min(len(_runs(words)) for words in sides)
        for n in range(least):
            names = [_name(words, n) for words in sides]
            if all(names) and len(set(names)) > max(len(set(best)), 1):
                best = names
    return [
        Head(dated.line, dated.line, name, dated.time, _floor(dated)) for dated, name in zip(group, best, strict=False)
    ]


def _name(words: tuple[str, ...], n: int) -> str:
    start, end = _runs(words)[n]
    if start and _PLACE.fullmatch(words[start - 1]):
        return ""
    name = " ".join(words[start:end])
    return name if len(name) <= _LONGEST_NAME else ""


def _floor(dated: _Dated) -> str:
    return next(
        (word for word in (*dated.before, *dated.after) if re.fullmatch(r"#\d+|\d+[#楼樓]|第\d+[楼樓]", word)), ""
    )


def _above(lines: Sequence[Line], group: Sequence[_Dated]) -> list[Head]:
    """Heads whose authors stand on a line above, as far above for all posts."""
    best, distance, most = [""], 0, 1
    for up in range(1, _ABOVE + 1):
        names = [_named(lines[dated.line - up].text) if dated.line >= up else "" for dated in group]
        told = [name for name in names if name]
        distinct = len({re.sub(r"\d+", "0", name) for name in told})
        if any(is_wordy(lines[dated.line - up].text) for dated in group if dated.line >= up):
            break
        if len(told) * 5 >= len(group) * 4 and distinct > most:
            best, distance, most = names, up, distinct
    if not distance or _strays(lines, group, best):
        return []
    # Where one has no name, the post is nobody's rather than the one before's.
    return [
        Head(dated.line - (distance if name else 0), dated.line, name, dated.time, _floor(dated))
        for dated, name in zip(group, best, strict=True)
    ]


def _strays(lines: Sequence[Line], group: Sequence[_Dated], names: Sequence[str]) -> bool:
    """Whether a name stands at another distance for another post: columns differ in length, or it is a rank."""
    known = set(names)
    low = 0
    for dated, name in zip(group, names, strict=True):
        column = (_named(line.text) for line in lines[max(low, dated.line - _ABOVE) : dated.line])
        if any(other in known and other != name for other in column if other):
            return True
        low = dated.line + 1
    return False


def _named(text: str) -> str:
    """The name that a line holds, ``""`` where it is anything else; a role behind it is no part of it."""
    words = text.split()
    while len(words) > 1 and (_ROLE.fullmatch(words[-1]) or not any(map(str.isalnum, words[-1]))):
        words.pop()
    name = " ".join(words)
    if not words or len(name) > _LONGEST_NAME or len(words) > _MOST_WORDS or name.endswith(_SENTENCE_END):
        return ""
    if (
        ": " in name
        or is_button(name)
        or _TIME.search(text)
        or _LABEL.fullmatch(words[0])
        or _LABEL.fullmatch(words[-1])
    ):
        return ""
    return name


def _hold_posts(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether messages stand below the heads: neither titles of a list, nor words that stand above their author."""
    ends = [*(head.start for head in heads[1:]), len(lines)]
    bodies = [lines[head.line + 1 : max(end, head.line + 1)] for head, end in zip(heads, ends, strict=True)]
    told = sum(any(not is_button(line.text) for line in body) for body in bodies)
    wordy = sum(any(is_wordy(line.text) for line in body) for body in bodies)
    if told * 5 < len(bodies) * 4 or wordy * 3 < len(bodies):
        return False
    columns = beside(bodies, first=True)
    below = sum(any(is_wordy(line.text) for line in _without(body, columns)[:2]) for body in bodies)
    above = sum(is_wordy(line.text) for head in heads for line in lines[max(0, head.start - 1) : head.start])
    return _heads_first(lines, heads) if above > below else below * 2 >= wordy


def _heads_first(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether running text stands below the last head, and none just above the first one."""
    above = any(is_wordy(line.text) for line in lines[max(0, heads[0].start - 4) : heads[0].start])
    return not above and any(is_wordy(line.text) for line in lines[heads[-1].line + 1 : heads[-1].line + 5])


def _without(body: Sequence[Line], columns: frozenset[str]) -> Sequence[Line]:
    return [line for line in body[:8] if blank(line.text) not in columns]


def beside(bodies: Sequence[Sequence[Line]], *, first: bool) -> frozenset[str]:
    """What most posts begin or end with, digits as ``0``: columns about authors, buttons.

    Args:
        bodies: the lines of each post.
        first: look at how they begin, else at how they end.
    """
    counts: Counter[str] = Counter()
    for body in bodies:
        texts = (line.text for line in (body[:4] if first else body[-6:]))
        counts.update({blank(text) for text in texts if len(text) <= _LONGEST_NAME and not text.endswith(_FULL_STOPS)})
    return frozenset(text for text, count in counts.items() if count >= 2 and count * 2 >= len(bodies))


def blank(text: str) -> str:
    """A line with its figures made alike."""
    return re.sub(r"\d+", "0", text)
