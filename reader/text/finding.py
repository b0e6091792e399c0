"""Whether texts answer a query, and where: what the search index must agree with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from reader.domain.errors import QueryError, SearchTooSlow
from reader.text.grams import fold_case, folded, is_word
from reader.text.query import Term, terms, wanted
from reader.text.query_tree import Both, Either
from reader.text.scripts import fold_width, simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.domain.search import SearchOptions
    from reader.text.query import Node

Range: TypeAlias = tuple[int, int]

SNIPPET = 100
"""Characters of a snippet, about as many as a line of a wide list holds; in a narrow one its end is not seen."""
_LEAD = 20
"""Characters before what was found, at most: it is to be seen in a narrow list, too."""


class Finder(Protocol):
    """Looks through texts."""

    def answers(self, texts: Sequence[str]) -> bool:
        """Whether texts that belong together (the paragraphs of a post) answer the query."""

    def ranges(self, text: str) -> list[Range]:
        """What of one text answers it, in order, without overlaps."""


class QueryFinder:
    """Looks for a query's words.

    A term is found where its characters stand one after the other, folded as the options say, and where neither end
    of it cuts a word of letters (``bus`` is not in ``business``, ``bus*`` is). Chinese knows no such edges.
    """

    def __init__(self, node: Node, options: SearchOptions) -> None:
        self._node = node
        self._fold = folding(options)
        self._needles = {term: (self._fold(term.text), folded(term.text)) for term in terms(node)}
        self._wanted = tuple(wanted(node))

    def answers(self, texts: Sequence[str]) -> bool:
        """Whether texts that belong together answer the query."""
        return self._holds(self._node, [self._view(text) for text in texts])

    def ranges(self, text: str) -> list[Range]:
        """What of one text answers it, in order, without overlaps."""
        view = self._view(text)
        return _merged(sorted({place for term in self._wanted for place in self._places(term, *view)}))

    def _view(self, text: str) -> tuple[str, str]:
        """The text as it is compared, and as the edges of words are told."""
        plain = folded(text)
        return (plain if self._fold is folded else self._fold(text)), plain

    def _holds(self, node: Node, views: list[tuple[str, str]]) -> bool:
        if isinstance(node, Term):
            return any(True for view in views for _ in self._places(node, *view))
        if isinstance(node, Both):
            return all(self._holds(part, views) for part in node.parts)
        if isinstance(node, Either):
            return any(self._holds(part, views) for part in node.parts)
        return not self._holds(node.part, views)

    def _places(self, term: Term, text: str, plain: str) -> Iterator[Range]:
        needle, edges = self._needles[term]
        first, last = is_word(edges[0]), is_word(edges[-1]) and not term.prefix
        at = text.find(needle)
        while at >= 0:
            end = at + len(needle)
            if not ((first and is_word(plain[at - 1 : at])) or (last and is_word(plain[end : end + 1]))):
                yield at, _word_end(plain, end) if term.prefix and is_word(edges[-1]) else end
            at = text.find(needle, at + 1)


class RegexFinder:
    """Looks for a regular expression in each text as it is stored.

    Args:
        pattern: in the syntax of the ``regex`` package (https://github.com/mrabarnett/mrab-regex), which can be
            stopped; a hostile or careless pattern would else never end.
        options: whether case matters.
        remaining: the seconds that are left.

    Raises:
        QueryError: the pattern is not one; its column says where.
    """

    def __init__(self, pattern: str, options: SearchOptions, remaining: Callable[[], float]) -> None:
        import regex  # noqa: PLC0415 - most sittings never need it

        try:
            self._pattern = regex.compile(pattern, 0 if options.case else regex.IGNORECASE)
        except regex.error as error:
            column = min(len(pattern), error.pos or 0) + 1
            raise QueryError(f"It is not a regular expression: {error.msg}.", column) from error
        self._remaining = remaining

    def answers(self, texts: Sequence[str]) -> bool:
        """Whether one of the texts holds the pattern.

        Raises:
            SearchTooSlow: the time is over.
        """
        return any(self.ranges(text) for text in texts)

    def ranges(self, text: str) -> list[Range]:
        """What of one text answers it, in order; empty finds are left out.

        Raises:
            SearchTooSlow: the time is over.
        """
        left = self._remaining()
        if left <= 0:
            raise SearchTooSlow("The search took longer than allowed.")
        try:
            return [m.span() for m in self._pattern.finditer(text, timeout=left) if m.end() > m.start()]
        except TimeoutError as error:
            raise SearchTooSlow("The search took longer than allowed.") from error


def folding(options: SearchOptions) -> Callable[[str], str]:
    """The folding that the options ask for, character for character."""
    if options.scripts and options.widths and not options.case:
        return folded
    steps: list[Callable[[str], str]] = []
    if options.widths:
        steps.append(fold_width)
    if options.scripts:
        steps.append(simplified)
    if not options.case:
        steps.append(fold_case)

    def fold(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return fold


def snippet(text: str, ranges: Sequence[Range], length: int = SNIPPET) -> tuple[str, tuple[Range, ...]]:
    """A piece of a text about the first range, and the ranges within that piece; it begins and ends with whole words.

    Words are those that blanks part; one that is longer than the piece, such as an address, is cut.

    Args:
        text: the text.
        ranges: places in it, in order.
        length: characters of the piece, signs of omission aside.
    """
    first = ranges[0][0] if ranges else 0
    found = ranges[0][1] if ranges else 0
    start = _edge(text, range(max(0, min(first - min(length // 3, _LEAD), len(text) - length)), first + 1), 0)
    end = min(len(text), start + length)
    end = _edge(text, range(end, max(start, min(found, end)) - 1, -1), -1)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in ranges if a < end and b > start)
    return before + text[start:end].replace("\t", " ") + after, marks


def _edge(text: str, places: range, side: int) -> int:
    """The first of some places between characters where a word begins (side 0) or ends (-1); else the first of all.

    Neither end of the text is moved, nor does a piece begin with a full stop or a blank that stands before a word.
    """
    if places.start in {0, len(text)}:
        return places.start
    for at in places:
        inside, outside = text[at + side : at + side + 1], text[at - side - 1 : at - side]
        if inside.isalnum() and not (is_word(inside) and is_word(outside)):
            return at
    return places.start


def _word_end(plain: str, at: int) -> int:
    while is_word(plain[at : at + 1]):
        at += 1
    return at


def _merged(places: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
