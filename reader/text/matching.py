"""Finding a name by a few letters of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

_IDEOGRAPHS = "\u2e80"
"""Scripts written without blanks begin here in Unicode: radicals, kana, ideographs."""


def score(typed: str, name: str) -> int:
    """How well a name answers what was typed; 0 when it does not.

    The whole name is best, then its beginning, the beginning of a word in it, any part of it, and last the letters
    scattered in their order.
    """
    wanted, text = typed.casefold(), name.casefold()
    if not wanted:
        return 1
    at = text.find(wanted)
    if text == wanted:
        return 1000
    if at == 0:
        return 900 - min(len(text), 99)
    if at > 0:
        boundary = not text[at - 1].isalnum()
        return (800 if boundary else 600) - min(len(text), 99)
    after = 0
    for sign in wanted:
        if not sign.isspace():
            after = text.find(sign, after) + 1
            if not after:
                return 0
    return 300 - min(len(text), 99)


def chinese(name: str) -> bool:
    """Whether a name has characters that can be found by their sounds: any from the first block of ideographs on."""
    return max(name, default="") >= _IDEOGRAPHS


def rank(
    typed: str, items: Iterable[T], name: Callable[[T], str], spelled: Callable[[T], bool] | None = None
) -> list[T]:
    """The items that answer, best first; equally good ones keep their order.

    Args:
        typed: what was typed.
        items: what to choose from.
        name: of an item.
        spelled: whether an item's Chinese name is found by the letters of its sounds too; none is, unless given.
    """
    if not typed:
        return list(items)
    letters = spelled is not None and typed.isascii() and any(sign.isalpha() for sign in typed)
    scored: list[tuple[int, T]] = []
    for item in items:
        text = name(item)
        points = score(typed, text)
        if not points and letters and spelled is not None and chinese(text) and spelled(item):
            from reader.text import pinyin  # noqa: PLC0415 - needed for Chinese names only

            points = pinyin.score(typed, text)
        if points:
            scored.append((points, item))
    scored.sort(key=lambda pair: -pair[0])
    return [item for _, item in scored]
