"""What can follow where somebody types a query for passages: fields, and what they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.grams import folded
from reader.text.passage_query import FIELDS, FIRST_POST, HAS, IN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST = 12
"""Proposals at a time."""

_VALUE = re.compile(r"([A-Za-z][A-Za-z-]*):(\"[^\"]*|“[^”]*|[^\s()（）\"“”]*)$")
_WORD = re.compile(r"(?:^|[\s(（])([A-Za-z][A-Za-z-]*)$")
_PLAIN = re.compile(r"[^\s()（）\"“”]+")
_WHOLE = (FIRST_POST, "overlaps", "AND", "OR", "NOT")
_STEMS = (*(f"{field}:" for field in FIELDS), "near:")


def proposals(before: str, values: Callable[[str], Sequence[str]]) -> tuple[int, list[str]]:
    """What could stand in place of the last word.

    Args:
        before: the query up to the text cursor.
        values: gives what there is of a field.

    Returns:
        where the word begins, and what to put there, the likeliest first; words that are complete end in a blank.
    """
    found = _VALUE.search(before)
    if found:
        field = found[1].lower()
        known = {"has": HAS, "in": IN}.get(field)
        names = known if known is not None else values(field) if field in FIELDS else ()
        return found.start(2), [f"{quoted(name)} " for name in _fitting(names, found[2].lstrip('"“'))]
    word = _WORD.search(before)
    if not word:
        return len(before), []
    typed = word[1]
    stems = [stem for stem in _STEMS if stem.startswith(typed.lower())]
    whole = [f"{name} " for name in _WHOLE if name.startswith(typed) and name != typed]
    return word.start(1), stems + whole


def _fitting(names: Sequence[str], typed: str) -> list[str]:
    wanted = folded(typed)
    ranks = [(folded(name).find(wanted), name) for name in names]
    found = [name for _inside, name in sorted((at > 0, name) for at, name in ranks if at >= 0)]
    return [name for name in found if name != typed][:MOST]


def quoted(value: str, *, alone: bool = False) -> str:
    """A value as it is typed: in quotation marks where it needs them.

    Args:
        value: the value; marks that cannot stand in it are left away.
        alone: it stands without a field, where operators and colons mean something.
    """
    value = value.strip()
    if _PLAIN.fullmatch(value) and not (alone and (":" in value or value in _WHOLE)):
        return value
    if '"' not in value:
        return f'"{value}"'
    return "“{}”".format(value.replace("”", ""))
