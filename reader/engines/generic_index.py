"""A page laid out in one pass: how much each element holds, and where times and people stand.

Everything that the finder of posts asks again and again is counted here once, so that its work grows with the page
and not with its square.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reader.engines.dom import UNPRINTED, is_hidden, text_of
from reader.text.dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

NAME_LENGTH = 80
"""Characters of a link that may be a person's name."""

MARK_LENGTH = 60
"""Characters of a time with the words around it."""

CLOCK = re.compile(r"\d{1,2}[:h]\d\d")
"""An hour and its minutes."""

_REPEATED = 3
_REPEATED_LENGTH = 40
_MOST_LOOKS = 8
_WIDER = 4
_MOST_BESIDE = 1500
_SAME_PERSON = 8
_MOST_INSIDE = 12
_DIGITS = re.compile(r"\d{1,40}")
_PERSON_LINK = re.compile(
    r"(?:member|user|profile|people|author|space|account|uid|[?&]u=|/u/|/@|/~)[^\s]{0,300}", re.IGNORECASE
)
_NO_PERSON = re.compile(
    r"login|register|sign-?up|sign-?in|logout|/posts?/|[?&]action=(?!profile)|[?&]do=|search|find|private|sendpm|mailto:|"
    r"contact|report|sort|order=|policy|agreement|/tags?/|viewtopic|showthread|showtopic",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[#()\d.,:+\s-]+")
_NAME_TAGS = frozenset(("span", "div", "b", "strong", "p", "cite", "h3", "h4", "h5", "td", "dt", "li"))
_PERSON_CLASS = re.compile(
    r"(?:[\w-]{0,40}[_-])?(?:author|user-?name|nick-?name|poster|by-?line|nick|user|member)(?:[_-]{1,2}(?:name|link))?",
    re.IGNORECASE,
)
_NOT_POSTED = re.compile(
    r"join|member since|registered|regist|edited|modified|updated|last (?:post|reply|visit|active|seen)|active since",
    re.IGNORECASE,
)
_TIME_CLASS = re.compile(r"(?:^|[\s_-])(?:date|time|posted|ago|age|timestamp|post-?date)", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:\d{1,3}|an?) ?(?:s|sec|second|m|min|minute|h|hr|hour|d|day|w|week|mo|month|y|yr|year)s? ago\b|"
    r"^(?:\d{1,3} ?(?:m|h|d|w|mo|y|yr)|yesterday\b.{0,20}|today\b.{0,20})$",
    re.IGNORECASE,
)
_SIDE_CLASS = re.compile(
    r"sig|(?:[\w-]{0,40}[_-])?(?:signature|toolbar|actions?|options|controls|buttons?|share|sharing|reactions?)"
    r"(?:[_-]?(?:bar|list|menu|container|wrapper|content))?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?![\d./-])")
_ANY_DAY = dt.datetime(2020, 6, 15, 12, tzinfo=dt.UTC)
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_DAY_LENGTH = 24
_HOUR = re.compile(r"[\s,@\u200e\u200f-]{1,4}(?:at )?\d{1,2}[:h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_QUIET = frozenset(("nav",))
_LABEL_TAGS = frozenset(("dt", "span", "b", "strong", "label", "em", "i", "th", "td"))


class Piece(NamedTuple):
    """A piece of printed text: its element, and whether it stands in a link."""

    at: int
    text: str
    linked: bool


class PageIndex:
    """The elements of a page in page order with what they hold.

    Attributes:
        elements: in page order.
        ends: for each, the number after its last descendant.
        above: for each, the number of its parent; -1 for the first.
        times, people: numbers of the elements that print a time or name a person, in page order.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.elements: list[HtmlElement] = []
        self.ends: list[int] = []
        self.above: list[int] = []
        self.numbers: dict[HtmlElement, int] = {}
        self._looks: dict[int, tuple[str, ...]] = {}
        self._timely: dict[int, bool] = {}
        self._names: dict[int, str] = {}
        self._first: list[int] = []
        self._last: list[int] = []
        pieces = self._lay_out(root)
        common = Counter(piece.text for piece in pieces if len(piece.text) <= _REPEATED_LENGTH)
        counts = [0 if common[piece.text] >= _REPEATED else len(piece.text) for piece in pieces]
        self._leave_out_sides(counts)
        self._words = [0, *accumulate(counts)]
        self._running = [0, *accumulate(0 if piece.linked else n for n, piece in zip(counts, pieces, strict=True))]
        self.times = self._find_times(pieces)
        self.people = self._find_people()

    def _lay_out(self, root: HtmlElement) -> list[Piece]:
        """Number the elements; the pieces of printed text with their element and whether they stand in a link."""
        pieces: list[Piece] = []
        open_numbers: list[int] = []
        links = 0
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                at = len(self.elements)
                self.elements.append(element)
                self.ends.append(at + 1)
                self._first.append(len(pieces))
                self._last.append(len(pieces))
                self.above.append(open_numbers[-1] if open_numbers else -1)
                self.numbers[element] = at
                open_numbers.append(at)
                links += element.tag == "a"
                if element.tag in UNPRINTED or element.tag in _QUIET or is_hidden(element):
                    walk.skip_subtree()
                elif element.text and (text := element.text.strip()):
                    pieces.append(Piece(at, text, links > 0))
                continue
            if event == "end":
                at = open_numbers.pop()
                self.ends[at] = len(self.elements)
                self._last[at] = len(pieces)
                links -= element.tag == "a"
            if open_numbers and element.tail and (text := element.tail.strip()):
                pieces.append(Piece(open_numbers[-1], text, links > 0))
        return pieces

    def _leave_out_sides(self, counts: list[int]) -> None:
        """Count nothing for what stands beside messages; a large element only has such a class by chance."""
        sums = [0, *accumulate(counts)]
        for at, element in enumerate(self.elements):
            start, end = self._first[at], self._last[at]
            if start < end and is_side(element) and sums[end] - sums[start] <= _MOST_BESIDE:
                counts[start:end] = [0] * (end - start)

    def words(self, at: int) -> int:
        """Characters that an element prints, without what many repeat."""
        return self._words[self._last[at]] - self._words[self._first[at]]

    def running(self, at: int) -> int:
        """As `words`, without links."""
        return self._running[self._last[at]] - self._running[self._first[at]]

    def running_before(self, at: int) -> int:
        """As `running`, of all that stands before an element."""
        return self._running[self._first[at]]

    def looks(self, at: int) -> tuple[str, ...]:
        """What an element looks like: its classes and id without numbers, else its place in its parent."""
        found = self._looks.get(at)
        if found is None:
            element = self.elements[at]
            tag = str(element.tag)
            classes = dict.fromkeys(_DIGITS.sub("#", name)[:60] for name in (element.get("class") or "").split())
            looks = [f"{tag}.{name}" for name in list(classes)[:_MOST_LOOKS]]
            identity = (element.get("id") or "")[:60]
            if _DIGITS.search(identity):
                looks.append(f"{tag}#{_DIGITS.sub('#', identity)}")
            if classes:
                looks.append(f"{tag}.{'.'.join(classes)}"[:200])
            else:
                looks.append(f"{tag}<{self._parent_look(at)}")
            found = self._looks[at] = tuple(dict.fromkeys(looks))
        return found

    def _parent_look(self, at: int) -> str:
        if self.above[at] < 0:
            return ""
        parent = self.elements[self.above[at]]
        return f"{parent.tag}.{_DIGITS.sub('#', parent.get('class') or '')}"[:120]

    def ancestors(self, at: int, most: int = 40) -> Iterator[int]:
        """Numbers of the elements around one, from the inside, itself first."""
        while at >= 0 and most > 0:
            yield at
            at = self.above[at]
            most -= 1

    def _find_times(self, pieces: list[Piece]) -> list[int]:
        """Elements that print when something was written, without those that hold another one."""
        holders = {piece.at for piece in pieces if any(c.isdigit() for c in piece.text)}
        for element in self.elements[0].iter("time", "abbr", "relative-time", "time-ago"):
            if element in self.numbers and (element.tag != "abbr" or is_time(element)):
                holders.add(self.numbers[element])
        alone = {at for at in holders if self._is_time(at)}
        # A day and an hour may stand in elements of their own: then the one around them is the time.
        for at in sorted(holders - alone):
            around = next((n for n in self.ancestors(at, _WIDER) if n != at and self._is_time(n)), None)
            if around is not None:
                alone.add(around)
        ordered = sorted({self._whole_time(at) for at in alone})
        return [at for i, at in enumerate(ordered) if i + 1 == len(ordered) or ordered[i + 1] >= self.ends[at]]

    def _whole_time(self, at: int) -> int:
        """The element of a day and the hour beside it, where the day has an element of its own."""
        around = self.above[at]
        if around < 0 or self.ends[around] - around > _MOST_INSIDE or self.elements[at].tag == "time":
            return at
        day, whole = text_of(self.elements[at]), text_of(self.elements[around])
        beside = whole[len(day) :] if whole.startswith(day) else ""
        return around if not CLOCK.search(day) and _HOUR.fullmatch(beside) and self._is_time(around) else at

    def _is_time(self, at: int) -> bool:
        found = self._timely.get(at)
        if found is None:
            found = self._timely[at] = self._prints_time(at)
        return found

    def _prints_time(self, at: int) -> bool:
        element = self.elements[at]
        if self.ends[at] - at > _MOST_INSIDE:
            return bool(loose_time(element))
        text = text_of(element)
        if _NOT_POSTED.search(_label_before(element)):
            return False
        return is_time(element, text) if text and len(text) <= MARK_LENGTH else bool(loose_time(element))

    def _find_people(self) -> list[int]:
        found: list[int] = []
        before = ""
        for at, element in enumerate(self.elements):
            if not is_person(element) or self.holds(self.times, at):
                continue
            href = element.get("href") or ""
            # A picture and a name, or two links in a row, are the same person.
            if href and href == before and at - found[-1] <= _SAME_PERSON:
                found.pop()
            elif found and at < self.ends[found[-1]]:
                if self.elements[found[-1]].tag == "a":
                    continue
                # Within a box about a person the name is an element of its own.
                found.pop()
            found.append(at)
            before = href
        return found

    def name(self, at: int) -> str:
        """What an element that names a person prints."""
        found = self._names.get(at)
        if found is None:
            found = self._names[at] = text_of(self.elements[at])
        return found

    def holds(self, marks: Sequence[int], at: int) -> bool:
        """Whether an element is or holds one of some numbers, which ascend."""
        place = bisect_left(marks, at)
        return place < len(marks) and marks[place] < self.ends[at]


def is_time(element: HtmlElement, text: str = "") -> bool:
    """Whether an element prints when something was written, and not when somebody joined or changed it."""
    if element.tag == "time":
        return True
    text = text or (element.text or "").strip()
    title = element.get("title") or ""
    if _NOT_POSTED.search(text[:MARK_LENGTH]):
        return False
    if 1 < len(text) <= MARK_LENGTH and (_AGO.search(text) or (any(c.isdigit() for c in text) and _means(text))):
        return True
    dated = _TIME_CLASS.search(element.get("class") or "") or element.tag == "abbr" or CLOCK.search(title)
    return bool(dated and 5 < len(title) <= MARK_LENGTH and any(c.isdigit() for c in title) and parse_when(title))


def _label_before(element: HtmlElement) -> str:
    """The last words just before an element: ``Registered:`` before a day makes it no time of a post."""
    before = element.getprevious()
    if before is None:
        parent = element.getparent()
        return ((parent.text or "") if parent is not None else "")[-MARK_LENGTH:]
    if (before.tail or "").strip():
        return (before.tail or "")[-MARK_LENGTH:]
    label = before.text or "" if len(before) == 0 and before.tag in _LABEL_TAGS else ""
    return label[-MARK_LENGTH:]


def is_ago(text: str) -> bool:
    """Whether words tell a time by how long ago it was."""
    return _AGO.search(text[:MARK_LENGTH]) is not None


def loose_time(element: HtmlElement) -> str:
    """The time that stands as loose text in an element that holds others too, or ``""``."""
    for text in (element.text, *(child.tail for child in element)):
        words = (text or "").strip()
        dated = CLOCK.search(words) or (len(words) <= _DAY_LENGTH and _YEAR.search(words))
        fits = len(words) <= MARK_LENGTH and dated and not _NOT_POSTED.search(words)
        if words and fits and _means(words):
            return words
    return ""


def _means(text: str) -> bool:
    """Whether words are a time: those that tell no year, are counted from now or may be read in two ways too."""
    return _FIGURES.search(text) is not None or parse_when(text, dt.UTC, _ANY_DAY) is not None


def is_side(element: HtmlElement) -> bool:
    """Whether an element is what stands below or beside messages: signatures, buttons."""
    looks = element.get("class")
    return looks is not None and any(_SIDE_CLASS.fullmatch(name) for name in looks.split()[:_MOST_LOOKS])


def is_person(element: HtmlElement) -> bool:
    """Whether an element names a person: a link to a profile, or something classed as a name."""
    named = any(
        _PERSON_CLASS.fullmatch(name.partition("--")[0]) for name in (element.get("class") or "").split()[:_MOST_LOOKS]
    )
    if element.tag == "a":
        href = (element.get("href") or "")[:300]
        if href.startswith("javascript") or _NO_PERSON.search(href) or not (named or _PERSON_LINK.search(href)):
            return False
    elif not named or element.tag not in _NAME_TAGS or len(element) >= _MOST_INSIDE:
        return False
    text = text_of(element)
    return 0 < len(text) <= NAME_LENGTH and not is_number(text) and "://" not in text


def is_number(text: str) -> bool:
    """Whether a text is a number with signs around it, such as that of a post."""
    return _NUMBER.fullmatch(text) is not None
