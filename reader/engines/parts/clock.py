"""Times on pages: machine-readable forms first, then as printed, with what about them is not sure counted."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.engines.parts.dom import all_text, end_of_text
from reader.text.dates import CHINA, LONGEST, date_order, parse_when
from reader.text.zones import printed_zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.engines.base import PageSource

_EITHER_ORDER = frozenset(("", "en", "fil", "zh", "ja", "ko"))
"""Languages in whose dates with the year last the month may stand first."""
_FOOT = 4000
_LAST = 400
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?")
_SPACED_ZONE = re.compile(r"(?<=\d) ?(Z|[+-]\d{2}:?\d{2})$")
_LONGEST_EXACT = 40
_AGO = re.compile(r"\d{1,3} [a-z]{3,8} ago")


class Stamp(NamedTuple):
    """A printed time and what it means; ``at`` is None where that cannot be told."""

    at: dt.datetime | None = None
    raw: str = ""


class Clock:
    """How a page's times are reckoned, and what about them is not sure.

    Args:
        page: the page; its footer may name the zone of its times.
        zone: of printed times that name none, where the site always has the same.
        now: when the page was made, where it tells so itself.
        order: of days and months in figures where no date of the page tells (`date_order`).
        foot: the text in which the software names the zone, in whatever language.
    """

    def __init__(
        self,
        page: PageSource,
        *,
        zone: dt.tzinfo | None = None,
        now: dt.datetime | None = None,
        order: str = "",
        foot: str = "",
    ) -> None:
        self.zone, self._told = (zone, True) if zone is not None else _zone(page, foot)
        self._now = now or page.capture.captured_at
        self._order = order or ("" if _language(page).partition("-")[0] in _EITHER_ORDER else "dmy")
        self._counts = {"assumed": 0, "derived": 0, "unread": 0}
        self._words = ""

    def learn(self, printed: Iterable[str]) -> None:
        """Take the order of days and months from the page's own times."""
        texts = [text for text in printed if text]
        self._order = date_order(texts) or self._order
        # With full stops the day stands first wherever such dates are written.
        if texts and all(re.search(r"\d\.\d{1,2}\.\d{4}", text[:LONGEST]) for text in texts):
            self._order = "dmy"

    def stamp(self, printed: str, *exact: str | None) -> Stamp:
        """The time of a post.

        Args:
            printed: as the page shows it.
            exact: machine-readable or longer forms of it, the best first.
        """
        return Stamp(self.read(printed, *exact), printed)

    def read(self, printed: str, *exact: str | None) -> dt.datetime | None:
        """What a time means, without its printed form; arguments as for `stamp`."""
        for value in exact:
            if value and (at := _machine_time(value.strip())):
                return at
        for value in exact:
            if value and (at := self._loose(value.strip())):
                return at
        return self._printed(printed)

    def note(self, printed: str, *exact: str | None) -> dt.datetime | None:
        """A time beside a post's own, such as that of its last edit; none of it is counted."""
        counts = self._counts.copy()
        at = self.read(printed, *exact)
        self._counts = counts
        return at

    def _loose(self, value: str) -> dt.datetime | None:
        """A longer form of a time: machine-readable without zone, or in words."""
        try:
            at = dt.datetime.fromisoformat(value)
        except ValueError:
            return self._printed(value, count=False)
        self._counts["assumed"] += not self._told
        return at.replace(tzinfo=self.zone)

    def _printed(self, text: str, *, count: bool = True) -> dt.datetime | None:
        when = parse_when(text, self.zone, self._now, self._order) if text else None
        if when is None:
            self._counts["unread"] += count and bool(text)
            return None
        if when.derived:
            self._counts["derived"] += 1
            # The page's own words tell the reader best what is meant.
            self._words = self._words or next(iter(_AGO.findall(text[:LONGEST])), "")
        elif not self._told:
            self._counts["assumed"] += 1
        return when.datetime

    def warnings(self) -> list[str]:
        """One sentence for each thing about the times of posts that is not sure."""
        counts = self._counts
        words = []
        if counts["assumed"]:
            words.append("The page does not print its time zone; times were taken as those of its language, else UTC.")
        if counts["derived"]:
            sample = self._words or "2 days ago"
            words.append(f"The times of {counts['derived']} posts were worked out from words such as “{sample}”.")
        if counts["unread"]:
            words.append(f"The times of {counts['unread']} posts could not be told.")
        return words


def _footer(page: PageSource) -> dt.timezone | None:
    """The zone of the page's times where it names it itself: mostly in its last line."""
    words = all_text(page.tree).lower()
    if "gmt" not in words and "utc" not in words:
        return None
    body = next(page.tree.iter("body"), None)
    return printed_zone(end_of_text(body, _LAST)) or printed_zone(end_of_text(body, _FOOT))


def _language(page: PageSource) -> str:
    """The page's own word for its language in small letters, or ``""``."""
    return (page.tree.get("lang") or page.tree.get("xml:lang") or "").lower().replace("_", "-")


def _zone(page: PageSource, foot: str) -> tuple[dt.tzinfo, bool]:
    """The zone of printed times and whether the page itself names it."""
    if zone := _footer(page) or printed_zone(foot[-_FOOT:], needs_words=False):
        return zone, True
    return (CHINA if _language(page).startswith("zh") else dt.UTC), False


def _machine_time(value: str) -> dt.datetime | None:
    return from_epoch(value[:10]) if _SECONDS.fullmatch(value) else exact_time(value)


def exact_time(value: str) -> dt.datetime | None:
    """A machine-readable time with its zone (ISO 8601, with or without blanks), or None."""
    try:
        found = dt.datetime.fromisoformat(_SPACED_ZONE.sub(r"\1", value.strip()[:_LONGEST_EXACT]))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def from_epoch(value: str | None, *, per_second: int = 1) -> dt.datetime | None:
    """The time of a number of seconds (or parts of them) since 1970, or None where it is no such number."""
    if not value or not value.isascii() or not value.isdigit() or len(value) > 14:
        return None
    seconds = int(value) / per_second
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if 0 < seconds < 4_102_444_800 else None
