"""Text cut into tokens for the search index, and search terms cut so that they find them.

Chinese is written without blanks, so each run of such signs becomes its overlapping pairs (``防控策`` gives ``防控``,
``控策`` and, where the run ends, ``策``); every other word is one token. A run's pairs stand side by side in the index
only if the run does in the text: a phrase of pairs finds a run of any length, with nothing too much. The small index
holds single signs instead, with a mark where signs or blanks part two runs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.text.scripts import fold_width, simplified

FORMAT = 1
"""Version of the tokens; raised when a rule below changes, so that an older index is made anew."""

LONGEST_WORD = 64
"""Signs of a word that the index keeps: addresses and coded pictures must not fill it."""

_GRAMS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2600-\u27bf\u3005-\u3007\u3021-\u3029\u3040-\u318f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
"""Scripts that do not part words by blanks (Korean, which parts them by particles as well), and pictograms."""
_RUNS = re.compile(f"[{_GRAMS}]+|[^\\W{_GRAMS}]+")
_GRAM = re.compile(f"[{_GRAMS}]")
_WORD = re.compile(f"[^\\W{_GRAMS}]")
_BREAK = "\u00b7"


class Clue(NamedTuple):
    """How the index finds a term.

    Args:
        tokens: they stand in this order without anything between; empty where the index cannot know the term.
        prefix: the last of them is only the beginning of one.
        exact: what they find needs no second look at the text.
    """

    tokens: tuple[str, ...]
    prefix: bool
    exact: bool


def fold_case(text: str) -> str:
    """The text in small letters, character for character, whatever stands beside each."""
    return text.replace("\u03a3", "\u03c3").replace("\u0130", "i").lower()


def folded(text: str) -> str:
    """The text as the index knows it: small letters, simplified characters, usual widths; as long as it was."""
    return fold_case(simplified(fold_width(text)))


def is_word(sign: str) -> bool:
    """Whether a folded character belongs to a word that blanks part from others; False for no character."""
    return bool(_WORD.match(sign))


def has_token(text: str) -> bool:
    """Whether there is anything in a folded text that the index knows."""
    return bool(_RUNS.search(text))


def pairs(text: str) -> list[str]:
    """The tokens of a folded text for the usual index."""
    tokens: list[str] = []
    for found in _RUNS.finditer(text):
        run = found[0]
        if _GRAM.match(run):
            tokens += [run[i : i + 2] for i in range(len(run))]
        else:
            tokens.append(run[:LONGEST_WORD])
    return tokens


def singles(text: str) -> list[str]:
    """The tokens of a folded text for the small index."""
    tokens: list[str] = []
    at = 0
    for found in _RUNS.finditer(text):
        if found.start() > at and tokens:
            tokens.append(_BREAK)
        at = found.end()
        tokens += found[0] if _GRAM.match(found[0]) else (found[0][:LONGEST_WORD],)
    return [*tokens, _BREAK]


def clue(term: str, *, prefix: bool, small: bool) -> Clue:
    """How to find a folded term.

    Args:
        term: the folded words, without blanks at the ends.
        prefix: its last word may go on.
        small: whether the small index is asked.
    """
    runs = [found[0] for found in _RUNS.finditer(term)]
    if not runs:
        return Clue((), prefix=False, exact=False)
    whole = term == (runs[0] if not small else "".join(runs))
    exact = whole and all(len(run) < LONGEST_WORD or _GRAM.match(run) for run in runs)
    ends_open = term.endswith(runs[-1])
    if small:
        tokens = singles(term)[:-1]
        return Clue(tuple(tokens), prefix and ends_open and is_word(runs[-1][0]), exact)
    tokens = pairs(term)
    if _GRAM.match(runs[-1]) is None:
        return Clue(tuple(tokens), prefix and ends_open, exact)
    if ends_open:
        # What follows in the text is not known: the last pair is open, unless a pair before it says all.
        if len(runs[-1]) > 1:
            return Clue(tuple(tokens[:-1]), prefix=False, exact=exact)
        return Clue(tuple(tokens), prefix=True, exact=exact)
    return Clue(tuple(tokens), prefix=False, exact=False)
