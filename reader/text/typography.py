"""Which signs of a text belong to its Chinese, where Latin and Chinese writing share a sign but set it otherwise.

Unicode has one sign for the curly quotation marks, the dash, the ellipsis and the middle dot of both. Chinese sets them
a full square wide, Latin narrow: an apostrophe out of a Chinese font tears "don’t" apart. So each is given to the
writing that it stands in. Source: W3C, Requirements for Chinese Text Layout, 3.1 (https://www.w3.org/TR/clreq/).
"""

from __future__ import annotations

import re

# Hangul is left out: Korean sets quotation marks narrow, as Latin does.
_WIDE = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u31ff\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f"
    "\U00020000-\U0003ffff"
)
_IS_WIDE = re.compile(f"[{_WIDE}]")
_SHARED = re.compile("[‘’“”…—·]")
_LETTER = re.compile(rf"[{_WIDE}]|[^\W\d_]")
_CLOSED_BY = {"“": "”", "‘": "’"}
_REACH = 24
"""Characters that are looked at on either side of a sign that stands between figures and blanks."""


def chinese_signs(text: str) -> list[tuple[int, int]]:
    """Where the signs stand that are set as Chinese ones, from start to end (exclusive), in code points.

    A sign is Chinese if Chinese stands right before or behind it; a closing quotation mark goes with its opening one.
    """
    if text.isascii() or not _SHARED.search(text) or not _IS_WIDE.search(text):
        return []
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, bool]] = []
    for sign in _SHARED.finditer(text):
        place, mark = sign.start(), sign[0]
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
    if _IS_WIDE.search(near):
        return True
    if _LETTER.search(near):
        # Between Latin letters only a closing mark or a dash of a Chinese sentence could be meant, and that is rare.
        return False
    letters = [found[0] for found in (_LETTER.search(before), _LETTER.search(behind)) if found]
    return bool(letters) and all(_IS_WIDE.match(letter) for letter in letters)
