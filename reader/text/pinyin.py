"""Finding Chinese names by the letters of their sounds: initials (``fk``), whole syllables (``fangkong``), or a mix.

The readings are those of pypinyin's table of single characters. A character with several readings answers to each:
which one is meant depends on the word, and a reader who types knows it.
"""

from __future__ import annotations

import os
from functools import lru_cache

_BEST = 700
_INNER = 500


def load() -> None:
    """Load the table, a twentieth of a second's work, so that the first letter typed need not wait for it."""
    _sounds("\u97f3")


def score(typed: str, name: str) -> int:
    """How well a name answers letters typed for its sounds; 0 when it does not.

    Args:
        typed: ASCII letters; blanks are left out.
        name: a name; characters that are not Chinese stand for themselves.

    Returns:
        points on the scale of `reader.text.matching.score`: below those for the name's own beginning.
    """
    wanted = "".join(typed.casefold().split())
    if not wanted or not wanted.isascii() or name.isascii():
        return 0
    sounds = _sounds(name)
    for start in range(len(sounds)):
        if _answers(wanted, sounds[start:]):
            return (_INNER if start else _BEST) - min(len(name), 99)
    return 0


def _answers(wanted: str, sounds: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the letters are beginnings of the sounds, one after another, from the first on."""
    reached = {0}
    for readings in sounds:
        reached = {end for at in reached for reading in readings for end in _ends(wanted, at, reading)}
        if len(wanted) in reached:
            return True
        if not reached:
            return False
    return False


def _ends(wanted: str, at: int, reading: str) -> range:
    """Where typing may stand after a sound was begun at a place: after one letter of it, or more that fit."""
    fitting = 0
    while fitting < len(reading) and wanted[at + fitting : at + fitting + 1] == reading[fitting]:
        fitting += 1
    return range(at + 1, at + fitting + 1)


@lru_cache(maxsize=4096)
def _sounds(name: str) -> tuple[tuple[str, ...], ...]:
    """For each character its readings; blanks and signs have none and are left out."""
    # The table of phrases is four fifths of the time of loading, and is not asked.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415 - loaded when letters first meet a Chinese name

    found = []
    for sign in name.casefold():
        if not sign.isalnum():
            continue
        readings = pinyin(sign, style=Style.NORMAL, heteronym=True)[0] if not sign.isascii() else [sign]
        # u with dots is typed as v or as u.
        both = [form for reading in readings for form in (reading, reading.replace("v", "u"))]
        found.append(tuple(dict.fromkeys(both)))
    return tuple(found)
