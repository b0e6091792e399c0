"""Names of authors on pages of unknown software that mark them neither by a class nor by a link to a profile.

A name is what most posts print alone in an element of the same look, short, other in other posts, and the same again
where the same person writes again.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.engines.generic.marks import NAME_LENGTH, is_number, is_time, is_when
from reader.engines.generic.quotes import is_quote_class
from reader.engines.parts.dom import names, text_of
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from reader.engines.generic.index import PageIndex

_HOLDERS = names("a span b strong em i font cite dt dd h3 h4 h5 h6 td th div p li bdi")
_EMPHASISED = names("strong b dt cite h3 h4 h5 h6")
_LINES = names("div p li dt dd h3 h4 h5 h6 section header")
_LEVELS = 3
_NEAR = 4
_LEAST_SHARE = 0.6
_NEARLY_ALL = 0.8
_LEAST_WORTH = 1.75
_MOST_LOOKED = 60
_MOST_ROWS = 12
_EDGE = " \u00b7|\u2022,:;-\u2013\u2014\u00a0()[]"
_LABEL = re.compile(
    r"^(?:on|by|at|said|reply|posts?|作者|匿名|(?:楼|樓)主|沙发|沙發|板凳|地板|回复|回覆|引用|举报|編輯|编辑)$|\b(?:posted|date|time|started|updated|"
    r"published|last|views?|replies|thread|topic|forum|joined|registered|messages)\b",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"^(?:(?:posted|written|asked|answered|started|submitted|from|von|par|por)?\s*by\s+|作者\s?[:：]\s?)", re.IGNORECASE
)
_NO_NAME = re.compile(r"\w{2}\.$|[!?…]$|[，。！？；]|[\u3400-\u9fff]{13}|[:：=<>{}]|^(?:re|aw)\b|^#", re.IGNORECASE)


class _Row(NamedTuple):
    """Elements of one look and what they print, by the numbers of the posts that have one."""

    found: dict[int, int]
    texts: dict[int, str]


def names_before(index: PageIndex, times: Sequence[int | None]) -> list[str]:
    """Names that stand as plain words just before the times; empty unless most times have one and they differ."""
    found = ["" if at is None else name_before(index.elements[at]) for at in times]
    given = [name for name in found if name]
    common = Counter(given).most_common(1)
    if not given or len(given) < len(found) * _LEAST_SHARE or common[0][1] > max(2, len(given) * 0.7):
        return []
    return found


def names_alone(
    index: PageIndex, spans: Sequence[list[tuple[int, int]]], times: Sequence[int | None]
) -> list[int | None]:
    """For each post the element that prints its author's name; empty where no look of elements is sure enough.

    Args:
        index: of the page.
        spans: of each post the ranges of numbers of its elements.
        times: of each post the number of the element that prints its time.
    """
    rows: dict[str, dict[int, int]] = {}
    for i, own in enumerate(spans):
        for look, at in _short_ones(index, own):
            rows.setdefault(look, {}).setdefault(i, at)
    rated: list[tuple[float, _Row]] = []
    for found in rows.values():
        if len(found) >= len(spans) * _NEARLY_ALL:
            row = _Row(found, {i: normalise(index.name(at)) for i, at in found.items()})
            worth = _worth(index, row, spans, times)
            # The rank of a person and such follow from the name, not the name from them.
            if worth and len(rated) < _MOST_ROWS and not any(_tells(other, row) for _, other in rated):
                rated.append((worth, row))
    best = max(rated, key=lambda entry: entry[0], default=None)
    return [] if best is None or best[0] < _LEAST_WORTH else [best[1].found.get(i) for i in range(len(spans))]


def _tells(one: _Row, other: _Row) -> bool:
    """Whether the texts of one row, which stands before another, settle those of the other."""
    if any(other.found.get(i, at) < at for i, at in one.found.items()):
        return False
    pairs = {(text, other.texts[i]) for i, text in one.texts.items() if i in other.texts}
    return len(pairs) == len(set(one.texts.values())) >= len(set(other.texts.values()))


def _short_ones(index: PageIndex, own: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """Elements of a post that print a few words alone, with their look; the outermost of those that print the same."""
    looked = 0
    for start, end in own:
        at = start
        while at < end and looked < _MOST_LOOKED:
            element = index.elements[at]
            if element.tag == "blockquote" or is_quote_class(element):
                at = index.ends[at]
                continue
            if element.tag in _HOLDERS and index.is_alone(at) and as_name(text_of(element)):
                looked += 1
                yield index.looks(at)[-1], at
                at = index.ends[at]
            else:
                at += 1


def _worth(index: PageIndex, row: _Row, spans: Sequence[list[tuple[int, int]]], times: Sequence[int | None]) -> float:
    """How surely the elements of a row print names; 0 where they cannot."""
    texts = row.texts.values()
    different, count = len(set(texts)), len(texts)
    if different < 2 or sum(_NO_NAME.search(text) is not None for text in texts) * 5 > count:
        return 0.0
    if any(is_time(index.elements[at]) for at in islice(row.found.values(), _NEAR)):
        return 0.0
    places = row.found.items()
    worth = count / len(spans) + 0.5 * different / count + 0.3 * (different < count)
    worth += 1.0 * _share(_is_pictured(index, spans[i], text) for i, text in row.texts.items())
    worth += 0.8 * _leads_to_them(index, row)
    worth += 0.4 * _share(_is_emphasised(index, at) for _, at in places)
    worth -= 0.8 * _share(_is_line(index, at) for _, at in places)
    worth += 0.2 * _share(bool(index.elements[at].get("class")) for _, at in places)
    worth += 0.3 * _share((when := times[i]) is not None and 0 < when - at <= _NEAR for i, at in places)
    return worth + 0.4 * _share(at - spans[i][0][0] <= _NEAR for i, at in places)


def _share(facts: Iterator[bool]) -> float:
    known = list(facts)
    return sum(known) / max(1, len(known))


def _is_pictured(index: PageIndex, own: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether a picture in a post is that of the person."""
    start, end = own[0]
    pictures = (index.elements[at] for at in range(start, min(end, start + _MOST_LOOKED)))
    return any(e.tag == "img" and text in ((e.get("alt") or ""), (e.get("title") or "")) for e in pictures)


def _leads_to_them(index: PageIndex, row: _Row) -> bool:
    """Whether the elements are links, the same for the same words and others for others."""
    places: dict[str, str] = {}
    for at, text in zip(row.found.values(), row.texts.values(), strict=True):
        inside = (index.elements[n] for n in range(at, index.ends[at]))
        href = next((e.get("href") or "" for e in inside if e.tag == "a"), "")
        if not href or places.setdefault(text, href) != href:
            return False
    return len(set(places.values())) == len(places)


def _is_line(index: PageIndex, at: int) -> bool:
    """Whether an element beside one looks the same, as the lines of a message do."""
    following = index.elements[at].getnext()
    beside = None if following is None else index.numbers.get(following)
    return beside is not None and index.looks(beside)[-1] == index.looks(at)[-1]


def _is_emphasised(index: PageIndex, at: int) -> bool:
    around = index.elements[index.above[at]].tag if index.above[at] >= 0 else ""
    return around in _EMPHASISED or any(index.elements[n].tag in _EMPHASISED for n in range(at, index.ends[at]))


def name_before(time: _Element) -> str:
    """The short words just before an element that are no time themselves, or ``""``."""
    element = time
    for _ in range(_LEVELS):
        parent = element.getparent()
        if parent is None:
            break
        for sibling in element.itersiblings(preceding=True):
            text = normalise(sibling.tail or "").strip(_EDGE)
            # Comments are siblings too, with loose text after them.
            text = text or (_first_words(sibling) if isinstance(sibling.tag, str) else "")
            if text:
                return as_name(text)
        text = normalise(parent.text or "").strip(_EDGE)
        if text:
            return as_name(text)
        element = parent
    return ""


def _first_words(element: _Element) -> str:
    """What an element prints, or its first line: a name stands above a rank and such."""
    for _ in range(_LEVELS):
        parts = [e for e in element if e.tag in _LINES and text_of(e)]
        if len(parts) < 2 or (element.text or "").strip():
            break
        element = parts[0]
    text = text_of(element).strip(_EDGE)
    bold = next((words for e in element.iter("b", "strong") if (words := text_of(e).strip(_EDGE))), "")
    return bold if bold and text.startswith(bold) else text


def as_name(text: str) -> str:
    """A text as a name, without ``by`` before it; ``""`` where it is a label, a number or too long for one."""
    text = _BEFORE_NAME.sub("", text.strip(_EDGE))
    if not 2 <= len(text) <= NAME_LENGTH // 2 or is_number(text) or _LABEL.search(text) or is_when(text):
        return ""
    return text
