"""The zone of a board's clock, as its pages print it in their last lines: ``All times are UTC+02:00``."""

from __future__ import annotations

import datetime as dt
import re

_OFFSET = r"(?: ?([+-]) ?(\d{1,2})(?:([:.])(\d{1,2}))?)"
_WORDED = re.compile(
    r"(?:All times are|Alle Zeiten sind|Toutes les heures sont|Les heures sont au format|Heures au format"
    r"|Le fuseau horaire est (?:réglé )?sur|Todos los horarios son|Tutti gli orari sono|Alle tijden zijn"
    r"|Todos os horários(?: são)?|Strefa czasowa:?|Часовой пояс:) (?:in )?(?:GMT|UTC)"
    rf"{_OFFSET}?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<!\w)(?:GMT|UTC)(?:{_OFFSET}|(?! ?[+-] ?\d|\w))")
_FARTHEST = 14 * 60


def printed_zone(text: str, *, needs_words: bool = True) -> dt.timezone | None:
    """The zone that a text names.

    Args:
        text: the end of a page, or the element in which the software names the zone.
        needs_words: look for a sentence about the page's times; else for the zone alone, in whatever language.

    Returns:
        The zone, or None where the text names none that there is.
    """
    match = (_WORDED if needs_words else _BARE).search(text)
    if match is None:
        return None
    sign, hours, dot, rest = match.groups()
    minutes = int(hours or 0) * 60
    if rest:
        # Some print half hours as a fraction: GMT+5.5.
        minutes += int(rest) if dot == ":" else int(float(f"0.{rest}") * 60)
    return dt.timezone(dt.timedelta(minutes=-minutes if sign == "-" else minutes)) if minutes <= _FARTHEST else None
