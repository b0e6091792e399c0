"""What the readers of Western boards' plain text share: times, page numbers, and a page put together.

phpBB, MyBB, SMF, FluxBB and PunBB print a post as a column about its author, a head with the time, and the text. Each
engine finds these heads; `board_text_body` reads what stands between them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.domain.thread import ThreadPage
from reader.engines.parts.text_page import TextClock, TextPost, key_of, kind_of
from reader.text.dates import date_order, parse_when
from reader.text.zones import printed_zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.engines.base import PageSource
    from reader.engines.parts.text_lines import Line

_DAY = re.compile(
    r"\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\b|Today\b|Yesterday\b"
    r"|(?:an?|half an) (?:moment|minute|hour|day|week)",
    re.IGNORECASE,
)
_TWO_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?!\d)")
_FIGURES = re.compile(r"(?<!\d)\d{1,6}(?!\d)")
_RE = re.compile(r"(?:(?:Re|Aw|Antw|Odp|Ynt) ?: ?){1,5}", re.IGNORECASE)
_LONGEST_TIME = 45
_SOME_DAY = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
LONGEST_NAME = 60
"""Characters of a name on these boards, at most."""


@dataclass(slots=True)
class Mark:
    """Where a post stands: first line of its head, first line of its text, the line after its last."""

    line: int
    body: int
    end: int
    post: TextPost


@dataclass(slots=True)
class Top:
    """What a page tells of its thread; members as in `ThreadPage`."""

    title: str = ""
    board: tuple[str, ...] = ()
    site: str = ""
    page: int | None = None
    pages: int | None = None
    replies: int | None = None
    views: int | None = None
    version: str | None = None


class BoardClock(TextClock):
    """Reads the times of boards that may name their zone and print months and days as figures.

    Args:
        page: the capture.
        order: of days and months where nothing on the page tells, ``mdy`` or ``dmy``.
        zone: of the site's clock where all its pages have the same.
    """

    def __init__(self, page: PageSource, order: str = "", zone: dt.tzinfo | None = None) -> None:
        super().__init__(page)
        self._order = order
        self._zone: dt.tzinfo = zone or dt.UTC
        self._told = zone is not None
        self.page_time: dt.datetime | None = None
        """When the page was made, where it tells so itself."""
        if printed := printed_zone(page.text[-4000:]):
            self._zone, self._told = printed, True

    def learn(self, printed: Sequence[str], now: str = "") -> None:
        """Take the order of days and months from the page's times.

        A figure above 12 tells; else the order in which the posts' times rise, where only one does.

        Args:
            printed: the times of the posts, in the page's order.
            now: the time of the page itself as it prints it; words such as Yesterday count back from it.
        """
        found = date_order([now, *printed]) or _rising(printed)
        self._order = found or self._order
        if self._now is None and now and (when := parse_when(now, self._zone, None, self._order)):
            self._now = self.page_time = when.datetime

    def read(self, raw: str) -> dt.datetime | None:
        """A printed time with its zone; None for ``""`` and where it cannot be told."""
        if not raw:
            return None
        when = parse_when(raw, self._zone, self._now, self._order)
        if when is None:
            self.warnings[f"The time “{raw}” cannot be told without the time of the capture."] = None
            return None
        if when.derived:
            self.warnings["Times in words were reckoned from the time of the capture."] = None
        elif not self._told:
            self.warnings["The page does not print its time zone; times were taken as UTC."] = None
        return when.datetime


def _rising(printed: Iterable[str]) -> str:
    """The one order of month and day in which the times of a page rise; ``""`` where both do or none does."""
    figures = [tuple(map(int, match.groups())) for text in printed if (match := _TWO_FIGURES.search(text[:60]))]
    by_month = [(year, first, second) for first, second, year in figures]
    by_day = [(year, second, first) for first, second, year in figures]
    rises = [days == sorted(days) for days in (by_month, by_day)]
    if rises[0] == rises[1]:
        return ""
    return "mdy" if rises[0] else "dmy"


def whole_number(figures: str) -> int:
    """Figures that may be parted by commas as a number; 0 where they are nothing but commas."""
    return int(figures.replace(",", "") or 0)


def is_time(text: str) -> bool:
    """Whether a short line holds a printed time with a clock, in any of the forms of boards."""
    when = parse_when(text, dt.UTC, _SOME_DAY, "mdy") if len(text) <= _LONGEST_TIME else None
    return when is not None and (when.has_time or when.derived)


def is_date(text: str) -> bool:
    """Whether a short line is a printed day as English boards print it, with or without a clock."""
    if len(text) > _LONGEST_TIME or not _DAY.match(text):
        return False
    when = parse_when(text, dt.UTC, _SOME_DAY, "mdy")
    return when is not None


def without_re(subject: str) -> str:
    """A subject without the ``Re:`` of replies."""
    found = _RE.match(subject)
    return subject[found.end() :] if found else subject


def take_pager(top: Top, words: str, *, back: bool, forth: bool, before: int | None, here: int) -> None:
    """Work out which page of how many this is.

    Args:
        top: gets the numbers where they are sure.
        words: the line or lines of page links; ``""`` where the page has none, so that it is the only one.
        back: the links name a page before this one.
        forth: the links name a page after this one.
        before: how many posts of the thread stand on pages before this one; None where posts have no numbers.
        here: how many posts stand on this page.
    """
    top.pages = max((int(word) for word in _FIGURES.findall(words)), default=1)
    worded = back or forth
    if top.pages == 1:
        top.page = 1
    elif before is not None:
        top.page = _page_by_posts(before, here, top.pages)
    if top.page is None and worded:
        if not back:
            top.page = 1
        elif not forth:
            top.page = top.pages
        elif top.pages == 3:
            top.page = 2
    if top.replies is None and before is not None and top.page == top.pages:
        top.replies = before + here - 1


def _page_by_posts(before: int, here: int, pages: int) -> int | None:
    if not before:
        return 1
    page, rest = divmod(before, max(here, 1))
    if not rest and page + 1 <= pages and (page + 1 < pages or pages * here == before + here):
        return page + 1
    each, rest = divmod(before, pages - 1)
    return pages if not rest and here <= each else None


def rising(marks: Iterable[Mark]) -> list[Mark]:
    """Those heads whose numbers rise from post to post; a quoted head inside a text does not keep to that."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or (mark.post.floor or 0) > (kept[-1].post.floor or 0):
            kept.append(mark)
    return kept


def foot_at(lines: Sequence[Line], low: int, foot: re.Pattern[str]) -> int:
    """The first line from ``low`` on that is one of a page's foot; behind the last line where there is none."""
    return next((i for i in range(low, len(lines)) if foot.fullmatch(lines[i].text)), len(lines))


def close(marks: Sequence[Mark], foot: int) -> None:
    """Set where each post ends: at the next one's head, the last one at the page's foot."""
    for n, mark in enumerate(marks, 1):
        mark.end = max(marks[n].line if n < len(marks) else foot, mark.body)


def made(
    software: str, engine: str, top: Top, marks: Sequence[Mark], clock: BoardClock, where: str = "footer"
) -> ThreadPage:
    """The page out of what was found.

    Args:
        software: its name as shown.
        engine: its name in keys.
        top: what the page tells of its thread.
        marks: its posts.
        clock: has learned the page's times.
        where: the place of the page's own time, if it prints one.
    """
    posts = tuple(mark.post.finish(clock) for mark in marks)
    return ThreadPage(
        key=key_of(engine, "", top.title, posts),
        kind=kind_of(posts),
        title=top.title,
        posts=posts,
        board=top.board,
        site_name=top.site,
        software=software,
        version=top.version,
        view="text",
        captured_at=clock.page_time,
        captured_from=where if clock.page_time else None,
        page=top.page if posts else None,
        pages=top.pages if posts else None,
        views=top.views,
        replies=top.replies,
        warnings=tuple(clock.warnings),
    )
