"""A page laid out in one pass: how much each element holds, and where times and people stand.

Everything that the finder of posts asks again and again is counted here once, so that its work grows with the page
and not with its square.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reader.engines.generic.marks import (
    CLOCK,
    MARK_LENGTH,
    NAME_LENGTH,
    NOT_POSTED,
    is_person,
    is_side,
    is_time,
    is_told_time,
    label_before,
    loose_time,
)
from reader.engines.parts.dom import UNPRINTED, is_hidden, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_REPEATED = 3
_REPEATED_LENGTH = 40
_MOST_LOOKS = 8
_WIDER = 4
_MOST_BESIDE = 1500
_SAME_PERSON = 8
_MOST_INSIDE = 12
_DIGITS = re.compile(r"\d{1,40}")
_HOUR = re.compile(r"[\s,@\u200e\u200f-]{1,4}(?:at )?\d{1,2}[:h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_QUIET = frozenset(("nav",))
_SCRIPTLESS = frozenset(("noscript",))
_SENTENCES = frozenset(("p", "li"))
_SENTENCE_LENGTH = 100
_TELLING = re.compile(r"[\d\u524d]")


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
        time_words, people_words: characters of `running` text in those before each of them, and in all.
    """

    def __init__(self, root: _Element, *, scriptless: bool = False) -> None:
        """Lay out a page.

        Args:
            root: the page.
            scriptless: read what stands in ``noscript`` too, where pages that scripts build have their text.
        """
        self._unprinted = UNPRINTED - _SCRIPTLESS if scriptless else UNPRINTED
        self.elements: list[_Element] = []
        self.ends: list[int] = []
        self.above: list[int] = []
        self.numbers: dict[_Element, int] = {}
        self._looks: dict[int, tuple[str, ...]] = {}
        self._timely: dict[int, bool] = {}
        self._names: dict[int, str] = {}
        self._places: list[int] = []
        self._first: list[int] = []
        self._last: list[int] = []
        pieces = self._lay_out(root)
        common = Counter(piece.text for piece in pieces if len(piece.text) <= _REPEATED_LENGTH)
        counts = [0 if common[piece.text] >= _REPEATED else _weight(piece.text) for piece in pieces]
        self._leave_out_sides(counts)
        self._words = [0, *accumulate(counts)]
        self._running = [0, *accumulate(0 if piece.linked else n for n, piece in zip(counts, pieces, strict=True))]
        self.times = self._find_times(pieces)
        self.people = self._find_people()
        self.time_words = self._sums(self.times)
        self.people_words = self._sums(self.people)

    def _lay_out(self, root: _Element) -> list[Piece]:
        """Number the elements; the pieces of printed text with their element and whether they stand in a link."""
        pieces: list[Piece] = []
        open_numbers: list[int] = []
        known: dict[tuple[int, object], int] = {}
        links = 0
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                at = len(self.elements)
                self.elements.append(element)
                self.ends.append(at + 1)
                self._first.append(len(pieces))
                self._last.append(len(pieces))
                above = open_numbers[-1] if open_numbers else -1
                self.above.append(above)
                way = (self._places[above] if above >= 0 else -1, element.tag)
                self._places.append(known.setdefault(way, len(known)))
                self.numbers[element] = at
                open_numbers.append(at)
                links += element.tag == "a"
                if element.tag in self._unprinted or element.tag in _QUIET or is_hidden(element):
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

    def prints(self, at: int) -> bool:
        """Whether an element prints anything."""
        return self._last[at] > self._first[at]

    def words(self, at: int) -> int:
        """Characters that an element prints, without what many repeat; those of Chinese and its like count twice."""
        return self._words[self._last[at]] - self._words[self._first[at]]

    def running(self, at: int) -> int:
        """As `words`, without links."""
        return self._running[self._last[at]] - self._running[self._first[at]]

    def _sums(self, marks: Sequence[int]) -> list[int]:
        """How much `running` text stands in the elements before each of some, and in all."""
        return [0, *accumulate(map(self.running, marks))]

    def running_before(self, at: int) -> int:
        """As `running`, of all that stands before an element."""
        return self._running[self._first[at]]

    def is_alone(self, at: int) -> bool:
        """Whether all that an element prints is one piece of text."""
        return self._last[at] - self._first[at] == 1

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
                # Without a class the tags on the way from the page's root tell them apart.
                looks += [f"{tag}/{self._places[at]}", f"{tag}<{self._parent_look(at)}"]
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
        holders = {piece.at for piece in pieces if _TELLING.search(piece.text)}
        # Scripts fill in a time that the page itself holds as a title alone.
        holders |= {
            self.numbers[e] for e in self.elements[0].iterfind(".//*[@title]") if e in self.numbers and is_told_time(e)
        }
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
        if NOT_POSTED.search(label_before(element)):
            return False
        if not text and is_told_time(element):
            return True
        return is_time(element, text) if text and len(text) <= MARK_LENGTH else bool(loose_time(element))

    def _find_people(self) -> list[int]:
        found: list[int] = []
        before = ""
        for at, element in enumerate(self.elements):
            # So many pieces of text are no name, and need not be read together.
            if (
                self._last[at] - self._first[at] > NAME_LENGTH
                or not is_person(element)
                or self.holds(self.times, at)
                or self._is_spoken_of(at)
            ):
                continue
            href = element.get("href") or ""
            # A picture and a name, or two links in a row, are the same person.
            if href and href == before and at - found[-1] <= _SAME_PERSON and not self._time_between(found[-1], at):
                found.pop()
            elif found and at < self.ends[found[-1]]:
                if self.elements[found[-1]].tag == "a":
                    continue
                # Within a box about a person the name is an element of its own.
                found.pop()
            found.append(at)
            before = href
        return found

    def _is_spoken_of(self, at: int) -> bool:
        """Whether a link stands in a sentence, as those to people who are spoken of do."""
        around = self.above[at]
        return around >= 0 and self.elements[around].tag in _SENTENCES and self.running(around) > _SENTENCE_LENGTH

    def _time_between(self, start: int, stop: int) -> bool:
        """Whether a time stands between two elements: then the second may be that of the next post."""
        return bisect_left(self.times, start) < bisect_left(self.times, stop)

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


def _weight(text: str) -> int:
    """Characters of a text; a Chinese one says as much as two letters."""
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "replace"))) // 2
