"""Words for the last days as forums print them before a clock time (``Heute um 14:05``, ``Вчера, 9:30``).

From the calendars of the Unicode CLDR (https://cldr.unicode.org) and the packs of phpBB and SMF. Outside Chinese and
English such a word counts only where a clock time follows: ``hier`` is *yesterday* in French and *here* in German.
"""

from __future__ import annotations

import re

_ALONE = {"今天": 0, "昨天": 1, "昨日": 1, "前天": 2, "前日": 2, "today": 0, "yesterday": 1}
_TODAY = (
    "今日 오늘 heute vandaag hoy hoje hoxe oggi avui aujourd'hui aujourd’hui azi astăzi dzisiaj dziś dnes idag tänään"
    " bugün сегодня сьогодні днес σήμερα היום اليوم"
)
_BEFORE_A_CLOCK = (
    _TODAY,
    "어제 gestern gisteren ayer ontem onte ieri ahir hier wczoraj včera вчера вчора igår eilen dün χθες χτες אתמול أمس",
    "그저께 vorgestern eergisteren anteontem avant-hier przedwczoraj předevčírem позавчера позавчора",
)
_IN_TWO_WORDS = {"i dag": 0, "hôm nay": 0, "hari ini": 0, "i går": 1, "hôm qua": 1}
_DAYS = _ALONE | _IN_TWO_WORDS | {word: ago for ago, words in enumerate(_BEFORE_A_CLOCK) for word in words.split()}

_WORD = re.compile(
    r"今天|昨天|昨日|前天|前日|\btoday\b|\byesterday\b"
    rf"|(?<!\w)(?:{'|'.join(sorted((word for word in _DAYS if word not in _ALONE), key=len, reverse=True))})(?!\w)"
    r"(?=\D{1,12}\d{1,2}:\d\d)",
    re.IGNORECASE,
)


def day_word(text: str) -> tuple[int, int] | None:
    """How many days ago the first such word of a text means, and where the word ends."""
    found = _WORD.search(text)
    return None if found is None else (_DAYS[found.group().lower()], found.end())
