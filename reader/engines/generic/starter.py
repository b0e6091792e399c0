"""Finding the post that starts a thread where it looks unlike the answers below it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.engines.generic.beside import main_times
from reader.engines.generic.names import name_before
from reader.engines.generic.parts import BODY_CLASS
from reader.engines.parts.dom import names, page_title, text_of
from reader.text.paragraphs import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.generic.index import PageIndex

_OPENING = re.compile(
    r"(?:^|[\s_-])(?:article|entry|question|story|main-?post|original-?post|opening|first-?post|thread-?(?:body|content)|"
    r"topic-?(?:body|content))(?:$|[\s_-])",
    re.IGNORECASE,
)
_BESIDE = names("aside footer header form")
_HEADINGS = names("h1 h2 h3")
_PARTS = names("p li ul ol dl blockquote pre table tbody tr span em strong b i")
_LEAST_TITLE = 8
_LEAST_BESIDE_TITLE = 100
_LEAST = 40
_LEVELS = 12
_MARK_LEVELS = 10
_DESCEND = 0.97
_BODY_SHARE = 0.6
_FAR = 2000
_NEAR = 40
_LONG = 300
_LEAST_RUNNING = 0.25
_MOST_STEPS = 60
_LONE_PAGE = 1.66
_LONE_BOX = 1.25
_MOST_TIMES = 2


class Starter(NamedTuple):
    """Numbers of the elements of a thread's first post; ``name`` where no element of its own prints the author."""

    body: int
    author: int | None
    time: int | None
    name: str


def find_starter(index: PageIndex, first: int, bodies: Sequence[int] = ()) -> Starter | None:
    """The first post before the blocks of the answers, or None where the blocks hold it themselves.

    It is the running text nearest before the first block, where the name of a person and a time stand by it.

    Args:
        index: of the page.
        first: number of the first block's element.
        bodies: numbers of the elements of the answers' messages, where known.
    """
    like = find_alike(index, bodies, 0, first)
    if like is not None:
        found = _by(index, like, index.above[like], first)
        # Boxes beside a thread have such a class too, but no name and time of their own.
        if found is not None and found.time is not None and abs(found.time - like) <= _NEAR:
            return found
    around = list(index.ancestors(first, _LEVELS))[1:]
    box = next((at for at in around if _before(index, at, first) >= _LEAST), None)
    if box is None:
        return _submission(index, first)
    body = _body(index, box, first)
    if body is None or index.running(body) < max(_LEAST, index.words(body) * _LEAST_RUNNING):
        return None
    if _is_before_title(index, body, first):
        return None
    found = _by(index, body, box, first)
    if found is not None:
        return found
    if not any(_is_opening(index, at) for at in index.ancestors(body, _LEVELS) if at > box):
        return None
    outer = list(index.ancestors(box, _MARK_LEVELS))[-1]
    author = _near(index, index.people, outer, body, first)
    return Starter(body, author, None, "") if author is not None or index.running(body) >= _LONG else None


def _by(index: PageIndex, body: int, box: int, first: int) -> Starter | None:
    """The first post with a message, where somebody's name and a time stand by it.

    Args:
        index: of the page.
        body: element of the message.
        box: an element around it, the innermost in which both may stand.
        first: where the answers begin.
    """
    for outer in list(index.ancestors(box, _MARK_LEVELS)):
        author = _near(index, index.people, outer, body, first)
        time = _near(index, index.times, outer, body, first)
        if time is not None and author is not None:
            return Starter(body, author, time, "")
        if time is not None:
            name = name_before(index.elements[time])
            if not name:
                continue
            if fold(name) in _title(index):
                return Starter(body, _signed(index, body), time, "")
            return Starter(body, None, time, name)
    return None


def find_alike(index: PageIndex, bodies: Sequence[int], start: int, stop: int) -> int | None:
    """The one element between two places that has the class which the messages of most answers have, or None."""
    looks = Counter(index.looks(at)[-1] for at in bodies)
    look, count = looks.most_common(1)[0] if looks else ("", 0)
    if "." not in look or "<" in look or count * 2 < len(bodies):
        return None
    found = [at for at in range(start, stop) if index.prints(at) and index.looks(at)[-1] == look]
    return found[0] if len(found) == 1 else None


def _signed(index: PageIndex, body: int) -> int | None:
    """The person named in the short last element of a body, as below a letter."""
    last = next(
        (index.numbers[e] for e in index.elements[body].iterchildren(reversed=True) if e in index.numbers), None
    )
    if last is None or index.words(last) > _LEAST_BESIDE_TITLE:
        return None
    at = bisect_left(index.people, last)
    return index.people[at] if at < len(index.people) and index.people[at] < index.ends[last] else None


def find_lone(index: PageIndex) -> Starter | None:
    """A post that nobody answered: where most of the page's running text stands, with a person and a time by it."""
    body = _densest(index, [0])
    if body is None or index.running(body) < max(_LEAST, index.words(body) * _LEAST_RUNNING):
        return None
    held = index.running(body)
    # In doubt the page's whole text is kept.
    if _main_running(index) > held * _LONE_PAGE:
        return None
    times = main_times(index)
    for outer in islice(index.ancestors(body, _MARK_LEVELS), 1, None):
        if index.running(outer) > held * _LONE_BOX or _count(times, outer, index.ends[outer]) > _MOST_TIMES:
            return None
        author = _near(index, index.people, outer, body, index.ends[outer])
        time = _near(index, times, outer, body, index.ends[outer])
        if time is not None and author is not None:
            return Starter(body, author, time, "")
        if time is not None and (name := name_before(index.elements[time])) and fold(name) not in _title(index):
            return Starter(body, None, time, name)
    return None


def _title(index: PageIndex) -> str:
    return fold(page_title(index.elements[0]))


def _main_running(index: PageIndex) -> int:
    """Running text of the page without what stands beside or below what it is about, and without forms."""
    count = index.running(0)
    end = 0
    for at, element in enumerate(index.elements):
        if at >= end and element.tag in _BESIDE:
            count -= index.running(at)
            end = index.ends[at]
    return count


def _count(marks: Sequence[int], start: int, stop: int) -> int:
    return bisect_left(marks, stop) - bisect_left(marks, start)


def _submission(index: PageIndex, first: int) -> Starter | None:
    """A post that is a link alone: its title, and after it the person and the time."""
    title = fold(page_title(index.elements[0]))
    for at in range(max(0, first - _FAR), first):
        if index.elements[at].tag not in ("a", *_HEADINGS):
            continue
        words = fold(text_of(index.elements[at]))
        if len(words) < _LEAST_TITLE or not title.startswith(words):
            continue
        author, time = (marks[bisect_left(marks, at + 1) :][:1] for marks in (index.people, index.times))
        if author and time and max(*author, *time) < min(first, at + _NEAR):
            return Starter(at, author[0], time[0], "")
    return None


def _is_before_title(index: PageIndex, body: int, first: int) -> bool:
    """Whether the thread's heading stands between some text and the first answer."""
    title = fold(page_title(index.elements[0]))
    # A box of the heading and a few words about the thread stands before the first post too.
    start = index.ends[body] if index.running(body) > len(title) + _LEAST_BESIDE_TITLE else body
    between = (index.elements[at] for at in range(start, first))
    return any(len(head := fold(text_of(e))) >= _LEAST_TITLE and head in title for e in between if e.tag in _HEADINGS)


def _is_opening(index: PageIndex, at: int) -> bool:
    """Whether an element is marked as an article, a question or its like."""
    element = index.elements[at]
    return (
        element.tag == "article"
        or _OPENING.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
    )


def _before(index: PageIndex, at: int, first: int) -> int:
    """Running text in an element before another one."""
    return index.running_before(first) - index.running_before(at)


def _body(index: PageIndex, box: int, first: int) -> int | None:
    """The innermost element before the first answer that holds most of the running text there."""
    children = [index.numbers[e] for e in index.elements[box] if e in index.numbers]
    return _densest(index, [at for at in children if index.ends[at] <= first])


def body_between(index: PageIndex, start: int, stop: int) -> int | None:
    """The innermost element that holds most of the running text between two places, or None where there is little.

    For first posts whose message does not stand in the block of their head.
    """
    found = []
    at = start
    while at < stop:
        if index.ends[at] <= stop:
            found.append(at)
            at = index.ends[at]
        else:
            at += 1
    body = _densest(index, found)
    return body if body is not None and index.running(body) >= _LEAST else None


def _densest(index: PageIndex, children: list[int]) -> int | None:
    """Of some elements the one with most running text, or the element in it that holds nearly all of that."""
    chosen = None
    for _ in range(_MOST_STEPS):
        best = max((at for at in children if index.elements[at].tag not in _HEADINGS), key=index.running, default=None)
        if best is None:
            return chosen
        if chosen is not None and index.running(best) < index.running(chosen) * _least(index, chosen, best):
            return chosen
        chosen = best
        children = [index.numbers[e] for e in index.elements[best] if e in index.numbers]
    return chosen


def _least(index: PageIndex, chosen: int, best: int) -> float:
    """Share of an element's words that the one inside must hold to be the body in its place."""
    element = index.elements[best]
    if element.tag in _PARTS:
        # One paragraph of several is not the message, however long it is.
        return 1.0
    if index.holds(index.times, chosen) or BODY_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return _BODY_SHARE
    return _DESCEND


def _near(index: PageIndex, marks: Sequence[int], outer: int, body: int, first: int) -> int | None:
    """The mark nearest to a body: the last before it, else the first between it and the first answer."""
    low, at, high = bisect_left(marks, outer), bisect_left(marks, body), bisect_left(marks, first)
    if at > low:
        return marks[at - 1]
    after = bisect_left(marks, index.ends[body])
    return marks[after] if after < high else None
