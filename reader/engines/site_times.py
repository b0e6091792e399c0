"""Times on pages of single sites: machine-readable forms first, then as printed, with what was not sure counted."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from reader.text.dates import CHINA, parse_when

if TYPE_CHECKING:
    from reader.engines.base import PageSource

_SPACED_ZONE = re.compile(r"(?<=\d) ?(Z|[+-]\d{2}:?\d{2})$")


class Clock:
    """How a page's times are read; it counts what could not be told for sure.

    Args:
        zone: of printed times that name none.
        now: when the page was captured, for times in words; None where unknown.
        known: the zone is the site's own, not taken for want of a better.
    """

    def __init__(self, zone: dt.tzinfo = CHINA, now: dt.datetime | None = None, *, known: bool = True) -> None:
        self._zone = zone
        self._now = now
        self._known = known
        self._derived = self._unread = self._assumed = 0

    @classmethod
    def of(cls, page: PageSource, zone: dt.tzinfo | None = None) -> Clock:
        """The clock of a page; without a zone it is China's for pages in Chinese, else UTC, with a warning."""
        if zone is not None:
            return cls(zone, page.capture.captured_at)
        language = (page.tree.get("lang") or page.tree.get("xml:lang") or "").lower()
        return cls(CHINA if language.startswith("zh") else dt.UTC, page.capture.captured_at, known=False)

    def read(self, printed: str, *exact: str | None) -> dt.datetime | None:
        """A time: by one of its machine-readable forms, else as printed."""
        for value in exact:
            if value and (found := exact_time(value)) is not None:
                return found
        for value in (*exact, printed):
            when = parse_when(value, self._zone, self._now) if value else None
            if when is not None:
                self._derived += when.derived
                self._assumed += not when.derived and not self._known
                return when.datetime
        self._unread += bool(printed)
        return None

    def warnings(self) -> list[str]:
        """What was not sure among the times read so far, one sentence each."""
        found = []
        if self._derived:
            found.append(f"The times of {self._derived} posts were worked out from words such as “3 hours ago”.")
        if self._unread:
            found.append(f"The times of {self._unread} posts could not be told.")
        if self._assumed:
            found.append("Times without a zone were taken as the zone of the page's language, else as UTC.")
        return found


def exact_time(value: str) -> dt.datetime | None:
    """A machine-readable time with its zone (ISO 8601, with or without blanks), or None."""
    try:
        found = dt.datetime.fromisoformat(_SPACED_ZONE.sub(r"\1", value.strip()[:40]))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def from_epoch(value: str | None, *, per_second: int = 1) -> dt.datetime | None:
    """The time of a number of seconds (or parts of them) since 1970, or None where it is no such number."""
    if not value or not value.isascii() or not value.isdigit() or len(value) > 14:
        return None
    seconds = int(value) / per_second
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if 0 < seconds < 4_102_444_800 else None
