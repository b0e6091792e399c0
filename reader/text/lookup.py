"""Finding words or a pattern in the text of one thread, while one types."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from reader.text.grams import fold_case, is_word

if TYPE_CHECKING:
    from collections.abc import Callable

Range = tuple[int, int]

PATIENCE = 0.3
"""Seconds that one pattern may take over the whole thread."""


def lookup(needle: str, *, regex: bool = False, whole: bool = False) -> Callable[[str], list[Range]]:
    """A function that finds a needle in texts, regardless of case.

    Args:
        needle: words, or a regular expression.
        regex: it is a regular expression, in the syntax of the ``regex`` package.
        whole: at neither end may a word go on, in scripts that part words by blanks; Chinese knows no such edges.

    Returns:
        gives for a text the stretches that are found, in order, without overlaps. It raises SearchTooSlow when a
        pattern took `PATIENCE` seconds for all texts together.

    Raises:
        QueryError: the pattern is none; its column says where.
    """
    find = _pattern(needle) if regex else _words(needle)
    if not whole:
        return find
    return lambda text: [place for place in find(text) if _apart(text, place)]


def _words(needle: str) -> Callable[[str], list[Range]]:
    wanted = fold_case(needle)

    def find(text: str) -> list[Range]:
        folded = fold_case(text)
        found, at = [], folded.find(wanted)
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = folded.find(wanted, at + len(wanted))
        return found

    return find if wanted else lambda _text: []


def _pattern(needle: str) -> Callable[[str], list[Range]]:
    from reader.domain.search import SearchOptions  # noqa: PLC0415 - most sittings never need it
    from reader.text.finding import RegexFinder  # noqa: PLC0415

    end = perf_counter() + PATIENCE
    return RegexFinder(needle, SearchOptions(), lambda: end - perf_counter()).ranges


def _apart(text: str, place: Range) -> bool:
    start, end = place
    before = is_word(text[start - 1 : start]) and is_word(text[start])
    return not before and not (is_word(text[end - 1]) and is_word(text[end : end + 1]))
