"""Texts in the form in which they are compared: width, blanks, script and signs folded, each letter's origin known."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import Span
from reader.text.scripts import simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT_LENGTH = 2_000
_KEPT_CHARACTERS = 65_536
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u00ad")
_SIGNS = str.maketrans("。、“”„‟「」『』‘’‚‛—–―‐‑‒·•・～", '.,""""""""\'\'\'\'------···~')


class Canonical(NamedTuple):
    """Paragraphs joined without anything between them.

    Args:
        text: the folded text.
        starts: where each paragraph begins in ``text``; one more entry for the end.
        origins: for each paragraph the offsets that its folded characters came from; None where each came from its
            like.
    """

    text: str
    starts: list[int]
    origins: list[Sequence[int] | None]

    def place(self, at: int) -> tuple[int, int]:
        """The paragraph and the offset that a folded character came from."""
        index = bisect_right(self.starts, at) - 1
        origins = self.origins[index]
        return index, at - self.starts[index] if origins is None else origins[at - self.starts[index]]

    def paragraph(self, index: int) -> str:
        """One paragraph's folded text."""
        return self.text[self.starts[index] : self.starts[index + 1]]

    def at(self, index: int, offset: int) -> int:
        """How many folded characters stand before an offset of a paragraph."""
        origins = self.origins[index]
        return self.starts[index] + (offset if origins is None else bisect_left(origins, offset))

    def range(self, span: Span) -> tuple[int, int]:
        """The folded characters of a span: begin and end."""
        return self.at(span.first, span.start), self.at(span.last, span.end)

    def span(self, start: int, end: int) -> Span:
        """The span that some folded characters came from; there must be at least one."""
        first, begin = self.place(start)
        last, stop = self.place(end - 1)
        return Span(first, begin, last, stop + 1)

    def splits(self, start: int, end: int) -> bool:
        """Whether a stretch begins or ends within the parts of one character (``㌔``, ``é``)."""
        return self._inside(start) or self._inside(end)

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The stretch with the rest of the characters that it begins and ends within."""
        while self._inside(start):
            start -= 1
        while self._inside(end):
            end += 1
        return start, end

    def _inside(self, at: int) -> bool:
        return 0 < at < len(self.text) and self.place(at - 1) == self.place(at)

    def find(self, needle: str) -> list[int]:
        """The first two places where a folded text stands."""
        at = self.text.find(needle)
        if at < 0:
            return []
        again = self.text.find(needle, at + 1)
        return [at] if again < 0 else [at, again]


def canonical(texts: Sequence[str]) -> Canonical:
    """Paragraphs in the form in which they are compared."""
    parts = [_folded(text) for text in texts]
    starts = [0, *accumulate(len(folded) for folded, _ in parts)]
    return Canonical("".join(folded for folded, _ in parts), starts, [origins for _, origins in parts])


def canonical_text(text: str) -> str:
    """One text in the form in which texts are compared; equal for texts that say the same words.

    Folded are blanks and signs without width (left out), compatibility forms and accents (Unicode NFKD), traditional
    Chinese (`simplified`) and the many forms of quotation marks, dashes and full stops. Letters' case is kept.
    """
    return text.translate(_FOLDS)


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    return _kept_fold(text) if len(text) <= _KEPT_LENGTH else _fold(text)


def _fold(text: str) -> tuple[str, Sequence[int] | None]:
    folded = text.translate(_FOLDS)
    if _FOLDS.uneven.isdisjoint(text):
        return folded, None
    origins = array("L")
    for offset, char in enumerate(text):
        origins.extend([offset] * len(char.translate(_FOLDS)))
    return folded, origins


_kept_fold = lru_cache(maxsize=4096)(_fold)


class _Folds(dict[int, str]):
    """What each character folds to, found out when it is first met.

    Characters are folded one at a time, so that a part of a text folds to a part of its folded text.
    """

    uneven: set[str]
    """Characters met so far that do not fold to one."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        parts = unicodedata.normalize("NFKD", char)
        kept = "".join(c for c in parts if not c.isspace() and c not in _UNSEEN)
        folded = simplified(kept).translate(_SIGNS)
        if len(folded) != 1:
            self.uneven.add(char)
        if len(self) < _KEPT_CHARACTERS:
            self[code] = folded
        return folded


_FOLDS = _Folds()
