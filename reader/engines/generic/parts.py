"""What stands where in the blocks of a page's posts: the author, the time and the message.

The same part looks alike in all posts. So each is chosen for the page, not for one post.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.engines.generic.names import names_alone, names_before
from reader.engines.generic.quotes import is_quote_class
from reader.engines.parts.dom import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from reader.engines.generic.blocks import Block
    from reader.engines.generic.index import PageIndex

BODY_CLASS = re.compile(
    r"(?:^|[\s._-])(?:post-?(?:body|text|content|message)|message-?(?:body|content|text)?|content|comment-?"
    r"(?:body|text|content)|entry-?content|markdown|body|text|prose|cooked|postbody)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIDE_CLASS = re.compile(r"(?:^|[\s._#-])(?:sig|signature|footer|actions?|toolbar|buttons?|share)(?:$|[\s_-])", re.I)
_CONTAINERS = names("div section article p span pre td li dd main blockquote")
_BOXES = names("div td section article dd")
_PARAGRAPHS = names("p pre span li")
_BESIDE = names("blockquote ul ol pre table")
_LEAST_SHARE = 0.6
_SAME = 0.97
_LEAST_HELD = 0.3
_LEAST_ALONE = 0.7
_MOST_COMPARED = 6
_CLEARLY = 2
_NEARLY_ALL = 0.8
_MORE = 1.5
_MOST_CELLS = 20
_MOST_BESIDE = 6
_MOST_BLOCKS = 400
_LEVELS = 3
_BUTTON = re.compile(
    r"\b(?:view|profile|find|posts|reply|quote|report|message|website|contact|follow|share|edit|more|log)\b",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """The parts of a block; None or empty where it has none.

    Args:
        bodies: elements of the message; empty where it could not be told from the rest of the block.
        author, time: their elements.
        name: the author's name where no element of its own prints it.
    """

    bodies: tuple[_Element, ...]
    author: _Element | None
    time: _Element | None
    name: str


def parts_of(index: PageIndex, blocks: Sequence[Block]) -> list[Part]:
    """The parts of each block."""
    spans = [list(_own_spans(index, block)) for block in blocks]
    times = _choose(index, index.times, spans, named=False)
    people = _choose(index, index.people, spans, named=True)
    loose: list[str] = []
    if sum(at is not None for at in people) < len(blocks) * _LEAST_SHARE:
        alone = names_alone(index, spans, times)
        loose = [] if alone else names_before(index, times)
        people = alone or people
    taken = sorted(_again(index, index.times, spans, times) | _again(index, index.people, spans, people))
    bodies = _bodies(index, spans, taken)
    # The time may stand in one cell with the message, as loose text; then the rest of the post is little.
    if _held(index, bodies) * _CLEARLY < _words_in(index, spans):
        timed = _bodies(index, spans, sorted(at for at in people if at is not None))
        bodies = timed if _held(index, timed) > _held(index, bodies) * _CLEARLY else bodies
    loose = loose or [""] * len(blocks)
    elements = index.elements
    return [
        Part(
            tuple(elements[at] for at in body),
            None if who is None or name else elements[who],
            None if when is None else elements[when],
            name,
        )
        for body, who, when, name in zip(bodies, people, times, loose, strict=True)
    ]


def _own_spans(index: PageIndex, block: Block) -> Iterator[tuple[int, int]]:
    """Ranges of numbers of the elements that belong to a block and to none inside it."""
    start = block.at
    for inner in block.inner:
        yield start, inner
        start = index.ends[inner]
    yield start, index.ends[block.at]
    for at in block.more:
        yield at, index.ends[at]


def _choose(
    index: PageIndex, marks: Sequence[int], spans: Sequence[list[tuple[int, int]]], *, named: bool
) -> list[int | None]:
    """For each block the mark of the look that most blocks have; of equal ones the first."""
    inside = [[at for a, b in own for at in marks[bisect_left(marks, a) : bisect_left(marks, b)]] for own in spans]
    places: dict[str, dict[int, int]] = defaultdict(dict)
    for i, own_marks in enumerate(inside):
        for at in own_marks:
            for look in index.looks(at):
                places[look].setdefault(i, at)
    result: list[int | None] = [None] * len(spans)
    rated = [(-_worth(index, list(found.values()), named=named), i, found) for i, found in enumerate(places.values())]
    for worth, _, found in sorted(rated, key=lambda entry: entry[:2]):
        # Another look counts only where it stands in place of the first, not beside it.
        if worth and all(result[i] is None for i in found):
            for i, at in found.items():
                result[i] = at
    return result


def _worth(index: PageIndex, found: Sequence[int], *, named: bool) -> float:
    """How many posts have a mark of some look; less where it cannot be the name or the time of a post."""
    if not named:
        exact = sum(bool(index.elements[at].get("datetime") or index.elements[at].get("title")) for at in found)
        return len(found) + exact * 0.1
    texts = [index.name(at) for at in found[:_MOST_BLOCKS]]
    # Names differ, words such as "View profile" do not; a picture of the first letter is no name.
    if len(texts) > _LEVELS and len(set(texts)) == 1:
        return 0.0 if _BUTTON.search(texts[0]) else len(found) * 0.3
    # Neither is a picture of it with words on whether the person is there.
    short = sum(
        len(text) <= 1 or (text[1] == " " and not index.is_alone(at)) for at, text in zip(found, texts, strict=False)
    )
    return float(len(found)) * (0.3 if short * 2 > len(texts) else 1.0)


def _again(
    index: PageIndex, marks: Sequence[int], spans: Sequence[list[tuple[int, int]]], chosen: Sequence[int | None]
) -> set[int]:
    """Every place where a block prints its author or its time: there may be a box about them beside the message.

    Args:
        index: of the page.
        marks: all elements of the page that name people, or print times.
        spans: of each block the ranges of its elements.
        chosen: of each block the mark that is its author or time.
    """
    found: set[int] = set()
    for own, mark in zip(spans, chosen, strict=True):
        if mark is not None:
            found.add(mark)
            inside = (at for a, b in own for at in marks[bisect_left(marks, a) : bisect_left(marks, b)])
            found.update(at for at in inside if index.name(at) == index.name(mark))
    return found


def _bodies(index: PageIndex, spans: Sequence[list[tuple[int, int]]], taken: Sequence[int]) -> list[list[int]]:
    """The element of the message in each block: of the kind that holds most words and neither author nor time."""
    found: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, own in enumerate(spans):
        for at, end in _boxes(index, own):
            # What goes beyond the range holds another post.
            if index.ends[at] > end or index.holds(taken, at):
                continue
            for look in (*index.looks(at), *_column(index, at)):
                cells = found[look][i]
                if not cells or index.ends[cells[-1]] <= at:
                    cells.append(at)
    best = _best_body(index, found, len(spans))
    single = {i: held for i, held in found[best].items() if len(held) == 1} if best else {}
    if any(_is_paragraph(index, at, taken) for held in single.values() for at in held):
        single = {}
    bodies: list[list[int]] = [single.get(i, []) for i in range(len(spans))]
    several = _several(index, found, len(spans))
    if _held(index, several) > _held(index, bodies) * _MORE:
        bodies = several
    # A message may stand loose beside smaller things: it must not be lost for one of them.
    least = _LEAST_HELD if len(spans) > 1 else _LEAST_ALONE
    return bodies if _held(index, bodies) >= least * _words_in(index, spans) else [[] for _ in spans]


def _boxes(index: PageIndex, own: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The elements in a block that may hold its message, each with the end of its range; what is quoted is none."""
    head = own[0][0]
    for start, end in own:
        at = start
        while at < end:
            element = index.elements[at]
            if at != head and (is_quote_class(element) or (element.tag == "blockquote" and not _is_all(index, at))):
                at = index.ends[at]
                continue
            if at != head and element.tag in _CONTAINERS and index.prints(at):
                yield at, end
            at += 1


def _is_all(index: PageIndex, at: int) -> bool:
    """Whether hardly anything stands beside an element: some programs mark the message itself as a quotation."""
    return index.words(at) >= index.words(index.above[at]) * _NEARLY_ALL


def _is_paragraph(index: PageIndex, at: int, taken: Sequence[int]) -> bool:
    """Whether an element is only one paragraph of a message: quotations, lists and such stand beside it."""
    element = index.elements[at]
    if element.tag not in _PARAGRAPHS:
        return False
    around = (islice(element.itersiblings(preceding=before), _MOST_BESIDE) for before in (True, False))
    beside = (index.numbers[e] for siblings in around for e in siblings if e in index.numbers)
    return any(
        (index.elements[n].tag in _BESIDE or is_quote_class(index.elements[n]))
        and index.prints(n)
        and not index.holds(taken, n)
        for n in beside
    )


def _several(index: PageIndex, found: dict[str, dict[int, list[int]]], count: int) -> list[list[int]]:
    """The boxes without a class that hold most words together: a message and its signature may look the same.

    Args:
        index: of the page.
        found: elements by look and number of the block.
        count: of blocks.
    """
    fitting = [
        [held.get(i, []) for i in range(count)]
        for look, held in found.items()
        if "/" in look and look.partition("/")[0] in _BOXES and len(held) >= count * _LEAST_SHARE
    ]
    return max(fitting, key=lambda cells: _held(index, cells), default=[])


def _held(index: PageIndex, bodies: Sequence[list[int]]) -> int:
    return sum(index.words(at) for body in bodies for at in body)


def _column(index: PageIndex, at: int) -> tuple[str, ...]:
    """Which cell of its row an element is: cells without a class look all the same."""
    element = index.elements[at]
    if element.tag != "td" or element.get("class"):
        return ()
    return (f"td/{sum(1 for _ in islice(element.itersiblings('td', preceding=True), _MOST_CELLS))}",)


def _words_in(index: PageIndex, spans: Sequence[list[tuple[int, int]]]) -> int:
    """Characters in the ranges of all blocks; a range begins with its element, which may hold the ranges after it."""
    count = 0
    for own in spans:
        inner = sum(index.words(end) for (_, end), _ in pairwise(own) if end < index.ends[own[0][0]])
        # A range may be empty, at the very end of the page too, where no element begins.
        after = sum(index.words(start) for start, end in own[1:] if index.ends[own[0][0]] <= start < end)
        count += index.words(own[0][0]) - inner + after
    return count


def _best_body(index: PageIndex, found: dict[str, dict[int, list[int]]], count: int) -> str:
    sums: dict[str, float] = {}
    places: dict[str, float] = {}
    for look, by_block in found.items():
        single = [held[0] for held in by_block.values() if len(held) == 1]
        if len(single) < max(1, count * _LEAST_SHARE) or _SIDE_CLASS.search(look):
            continue
        words = sum(map(index.words, single))
        sums[look] = words * (1.25 if BODY_CLASS.search(look) else 1.0) * (len(single) / count)
        places[look] = sum(single) / len(single)
    if not sums:
        return ""
    # Messages differ; a box about a person is the same again in each of their posts.
    for look in sorted(sums, key=lambda look: -sums[look])[:_MOST_COMPARED]:
        texts = [index.name(held[0]) for held in found[look].values() if len(held) == 1]
        sums[look] *= len(set(texts)) / len(texts)
    most = max(sums.values())
    fitting = [look for look, words in sums.items() if words >= most * _SAME]
    return max(fitting, key=lambda look: places[look])
