"""Which signs of a text belong to its Chinese, where Latin and Chinese writing share a sign but set it otherwise.

Unicode has one sign for the curly quotation marks, the dash, the ellipsis and the middle dot of both. Chinese sets them
a full square wide, Latin narrow: an apostrophe out of a Chinese font tears "don’t" apart. So each is given to the
writing that it stands in. Source: W3C, Requirements for Chinese Text Layout, 3.1 (https://www.w3.org/TR/clreq/).
"""

from __future__ import annotations

_SIGNS = frozenset("‘’“”…—·")
_CLOSED_BY = {"“": "”", "‘": "’"}
_REACH = 24
"""Characters that are looked at on either side of a sign that stands between figures and blanks."""


def chinese_signs(text: str) -> list[tuple[int, int]]:
    """Where the signs stand that are set as Chinese ones, from start to end (exclusive), in code points.

    A sign is Chinese if Chinese stands right before or behind it; a closing quotation mark goes with its opening one.
    """
    if text.isascii() or _SIGNS.isdisjoint(text):
        return []
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, bool]] = []
    for place, mark in enumerate(text):
        if mark not in _SIGNS:
            continue
        if opened and mark == opened[-1][0]:
            _closing, chinese = opened.pop()
        else:
            chinese = _stands_in_chinese(text, place)
            if mark in _CLOSED_BY:
                opened.append((_CLOSED_BY[mark], chinese))
        if not chinese:
            continue
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _stands_in_chinese(text: str, place: int) -> bool:
    before = text[max(0, place - _REACH) : place][::-1]
    behind = text[place + 1 : place + 1 + _REACH]
    near = before[:1] + behind[:1]
    if any(map(_is_chinese, near)):
        return True
    if near.isspace() and len(near) == 2:
        # A dash or dot that brings its own blanks needs none of the room that Chinese ones have about them.
        return False
    if any(map(str.isalpha, near)):
        # Between Latin letters only a closing mark or a dash of a Chinese sentence could be meant, and that is rare.
        return False
    letters = [sign for side in (before, behind) if (sign := next(filter(_is_letter, side), ""))]
    return bool(letters) and all(map(_is_chinese, letters))


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or _is_chinese(sign)


def _is_chinese(sign: str) -> bool:
    """Whether a sign belongs to Chinese or Japanese writing.

    Hangul is left out: Korean sets quotation marks narrow, as Latin does.
    """
    if sign < "\u2e80":
        return False
    return sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\ufe30" <= sign <= "\uff9f" or sign >= "\U00020000"
