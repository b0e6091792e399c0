"""Edges of words in mixed Chinese and Latin text."""

from __future__ import annotations

_BLANK, _LATIN, _LETTER, _SIGN = range(4)


def word_edge(text: str, offset: int, direction: int) -> int:
    """The next edge of a word from a place between characters.

    Runs of Latin letters and digits are one word; every other letter (a Chinese character) and every sign is one of
    its own, since such text has no blanks to go by. Blanks before a word belong to the step.

    Args:
        text: the text.
        offset: where to start, in code points.
        direction: 1 towards the end, -1 towards the beginning.
    """
    step = 1 if direction > 0 else -1
    look = 0 if direction > 0 else -1
    while 0 <= offset + look < len(text) and _kind(text[offset + look]) == _BLANK:
        offset += step
    if not 0 <= offset + look < len(text):
        return offset
    first = _kind(text[offset + look])
    while 0 <= offset + look < len(text) and _kind(text[offset + look]) == first:
        offset += step
        if first >= _LETTER:
            break
    return offset


def _kind(char: str) -> int:
    if char.isspace():
        return _BLANK
    if char.isascii() and (char.isalnum() or char == "_"):
        return _LATIN
    return _LETTER if char.isalpha() else _SIGN
