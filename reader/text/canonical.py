"""Texts in the form in which they are compared: width, blanks, script and signs folded, each letter's origin known."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import Span
from reader.text.scripts import simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u00ad")
_SIGNS = str.maketrans("。、“”„‟「」『』‘’‚‛—–―‐‑‒·•・～", '.,""""""""\'\'\'\'------···~')


class Canonical(NamedTuple):
    """Paragraphs joined without anything between them.

    Args:
        text: the folded text.
        places: for each of its characters the paragraph and the offset that it came from.
        starts: where each paragraph begins in ``text``; one more entry for the end.
    """

    text: str
    places: list[tuple[int, int]]
    starts: list[int]

    def paragraph(self, index: int) -> str:
        """One paragraph's folded text."""
        return self.text[self.starts[index] : self.starts[index + 1]]

    def at(self, index: int, offset: int) -> int:
        """How many folded characters stand before an offset of a paragraph."""
        return bisect_left(self.places, (index, offset), self.starts[index], self.starts[index + 1])

    def range(self, span: Span) -> tuple[int, int]:
        """The folded characters of a span: begin and end."""
        return self.at(span.first, span.start), self.at(span.last, span.end)

    def span(self, start: int, end: int) -> Span:
        """The span that some folded characters came from; there must be at least one."""
        first, begin = self.places[start]
        last, stop = self.places[end - 1]
        return Span(first, begin, last, stop + 1)

    def splits(self, start: int, end: int) -> bool:
        """Whether a stretch begins or ends within the parts of one character (``㌔``, ``é``)."""
        inner = start > 0 and self.places[start - 1] == self.places[start]
        return inner or (end < len(self.places) and self.places[end - 1] == self.places[end])

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The stretch with the rest of the characters that it begins and ends within."""
        while start > 0 and self.places[start - 1] == self.places[start]:
            start -= 1
        while end < len(self.places) and self.places[end - 1] == self.places[end]:
            end += 1
        return start, end

    def find(self, needle: str) -> list[int]:
        """The first two places where a folded text stands."""
        at = self.text.find(needle)
        if at < 0:
            return []
        again = self.text.find(needle, at + 1)
        return [at] if again < 0 else [at, again]


def canonical(texts: Sequence[str]) -> Canonical:
    """Paragraphs in the form in which they are compared."""
    return _canonical(tuple(texts))


def canonical_text(text: str) -> str:
    """One text in the form in which texts are compared; equal for texts that say the same words.

    Folded are blanks and signs without width (left out), compatibility forms and accents (Unicode NFKD), traditional
    Chinese (`simplified`) and the many forms of quotation marks, dashes and full stops. Letters' case is kept.
    """
    return "".join(map(_fold, text))


@lru_cache(maxsize=16)
def _canonical(texts: tuple[str, ...]) -> Canonical:
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    starts = [0]
    for index, text in enumerate(texts):
        for offset, out in enumerate(map(_fold, text)):
            if out:
                folded.append(out)
                places.extend([(index, offset)] * len(out))
        starts.append(len(places))
    return Canonical("".join(folded), places, starts)


@lru_cache(maxsize=32768)
def _fold(char: str) -> str:
    # One character at a time, so that a part of a text folds to a part of its folded text.
    parts = unicodedata.normalize("NFKD", char)
    kept = "".join(c for c in parts if not c.isspace() and c not in _UNSEEN)
    return simplified(kept).translate(_SIGNS)
