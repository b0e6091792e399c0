"""Month names as forums print them in the languages of their users, besides English.

From the calendars of the Unicode CLDR (https://cldr.unicode.org): the wide and short forms of German, French,
Spanish, Italian, Portuguese, Dutch, Polish and Russian that name one month only.
"""

from __future__ import annotations

_WORDS = (
    "januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń stycznia sty январь января янв",
    "februar feber février févr fév febrero febbraio fevereiro fev februari luty lutego lut февраль февраля фев",
    "märz mär mars marzo março maart mrt marzec marca март марта мар",
    "april avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр",
    "mai mayo maggio mag maio mei maj maja май мая",
    "juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн",
    "juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл",
    "august août aoû agosto ago augustus sierpień sierpnia sie август августа авг",
    "september septembre septiembre settembre set setembro wrzesień września wrz сентябрь сентября сен",
    "oktober okt octobre octubre ottobre ott outubro out październik października paź октябрь октября окт",
    "november novembre noviembre novembro listopad listopada lis ноябрь ноября ноя",
    "dezember dez décembre déc diciembre dic dicembre dezembro december grudzień grudnia gru декабрь декабря дек",
)
MONTHS = {word: month for month, words in enumerate(_WORDS, 1) for word in words.split()}
"""Number of the month by its name in small letters, without a full stop."""
