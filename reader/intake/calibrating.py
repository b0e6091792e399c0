"""Which way of counting characters the positions of a source were made with.

REFI-QDA says Unicode code points, first and last character (standard 10.2); programs count otherwise and no file says
how: NVivo counts UTF-16 code units and an end that is exclusive, ATLAS.ti counts CR LF as one character. So each way
is tried on all selections of a source and judged by what the selections' names say, else by the borders of words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PAIRS = re.compile("\r\n")
_LINES = re.compile("\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_NAME = 12
"""Characters of a cut-short name that must be there before it counts as what the selection says."""
_SURE = 0.95
_SAMPLES = 3
_UNUSUAL = 0.5
_FEW = 5
"""Of fewer selections more than one border of words must speak for each thing that hardly any program does."""


class Counting(NamedTuple):
    """A way of counting.

    Args:
        utf16: in UTF-16 code units, not code points.
        breaks: CR LF counts two (``as-is``) or one (``one``), or a bare LF counts two (``two``).
        mark: the byte order mark counts.
        inclusive: the end is the last character, not the place after it.
    """

    utf16: bool = False
    breaks: str = "as-is"
    mark: bool = False
    inclusive: bool = False

    @property
    def unusual(self) -> int:
        """How many things are counted as hardly any program does."""
        return self.mark + self.inclusive + (self.breaks == "two")


class Stated(NamedTuple):
    """A selection as the file states it: positions as counted by its program, and the words that it names."""

    start: int
    end: int
    name: str = ""


class Calibrated(NamedTuple):
    """What came of it.

    Args:
        counting: the way that fits best.
        places: for each selection its start and end in code points; None where the text has no such place.
        fit: share of the selections that fit, 0 to 1.
        samples: where ``fit`` is low, what a few of those that do not fit would be.
    """

    counting: Counting
    places: tuple[tuple[int, int] | None, ...]
    fit: float
    samples: tuple[str, ...]


class Counted:
    """A text as one way of counting sees it.

    Args:
        text: without byte order mark, line ends as stored.
        counting: the way.
    """

    def __init__(self, text: str, counting: Counting) -> None:
        self._length = len(text)
        self._first = 1 if counting.mark else 0
        self._more = [m.start() for m in _ASTRAL.finditer(text)] if counting.utf16 else []
        self._less: list[int] = []
        if counting.breaks == "one":
            self._less = [m.start() for m in _PAIRS.finditer(text)]
        elif counting.breaks == "two":
            self._more = sorted([*self._more, *(m.start() for m in _LINES.finditer(text))])
        self._last = 1 if counting.inclusive else 0

    def place(self, stated: Stated) -> tuple[int, int] | None:
        """Start and end in code points; None where they do not lie in the text, or split a character."""
        start, end = self._index(stated.start), self._index(stated.end + self._last)
        return (start, end) if start is not None and end is not None and start <= end else None

    def _units(self, at: int) -> int:
        return self._first + at + bisect_left(self._more, at) - bisect_left(self._less, at)

    def _index(self, units: int) -> int | None:
        at = bisect_left(range(self._length + 1), units, key=self._units)
        return at if at <= self._length and self._units(at) == units else None


def calibrate(text: str, selections: Sequence[Stated], origin: str = "") -> Calibrated:
    """Find the way of counting and the selections' places.

    Args:
        text: of the source, without byte order mark.
        selections: as stated.
        origin: the program's name, which decides between ways that fit equally well.
    """
    best: tuple[tuple[float, float, int], Counting, list[tuple[int, int] | None]] | None = None
    named = [_said(stated.name) for stated in selections]
    doubt = _UNUSUAL if len(selections) < _FEW else 0.0
    for rank, counting in enumerate(_ways(text, origin)):
        counted = Counted(text, counting)
        places = [counted.place(stated) for stated in selections]
        said = sum(1 for place, name in zip(places, named, strict=True) if name and place and _says(text, place, name))
        borders = sum(_borders(text, place) for place in places) - doubt * counting.unusual
        score = (said, borders, -rank)
        if best is None or score > best[0]:
            best = score, counting, places
    assert best is not None
    _, counting, found = best
    return _judged(text, counting, found, named if best[0][0] else [""] * len(named))


def _ways(text: str, origin: str) -> Iterable[Counting]:
    """Every way that can differ on a text, the likeliest first."""
    program = origin.casefold()
    units = [False, True] if _ASTRAL.search(text) else [False]
    breaks = ["as-is", "one"] if "\r\n" in text else ["as-is", "two"] if "\n" in text else ["as-is"]
    if "nvivo" in program:
        units.reverse()
    if "atlas" in program and "\r\n" in text:
        breaks.reverse()
    for inclusive, mark, line_end, utf16 in product([False, True], [False, True], breaks, units):
        yield Counting(utf16, line_end, mark, inclusive)


def _judged(
    text: str, counting: Counting, places: Sequence[tuple[int, int] | None], named: Sequence[str]
) -> Calibrated:
    fits = [
        place is not None and (_says(text, place, name) if name else _borders(text, place) >= 0.5)
        for place, name in zip(places, named, strict=True)
    ]
    fit = sum(fits) / len(fits) if fits else 1.0
    odd = [place for place, fine in zip(places, fits, strict=True) if place and not fine]
    samples = tuple(" ".join(text[start:end].split())[:40] for start, end in odd[:_SAMPLES])
    return Calibrated(counting, tuple(places), fit, samples if fit < _SURE else ())


def _said(name: str) -> str:
    """What a selection's name says of its words, without blanks; programs end a cut name with dots."""
    tight = "".join(name.split())
    cut = tight.removesuffix("…").removesuffix("...")
    return cut if tight == cut or len(cut) >= _NAME else ""


def _says(text: str, place: tuple[int, int], name: str) -> bool:
    # Four times the name's length holds it with all blanks that sane text has.
    stretch = "".join(text[place[0] : min(place[1], place[0] + 4 * len(name) + 64)].split())
    return stretch.startswith(name) and (len(name) >= _NAME or stretch == name)


def _borders(text: str, place: tuple[int, int] | None) -> float:
    """How well a stretch begins and ends between words, 0 to 1."""
    if place is None:
        return 0.0
    start, end = place
    if start == end:
        return 0.25
    score = 0.0
    if start == 0 or not text[start - 1].isalnum() or not text[start].isalnum():
        score += 0.35
    if end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum():
        score += 0.35
    if not text[start].isspace():
        score += 0.15
    if not text[end - 1].isspace():
        score += 0.15
    return score
