"""Pages of boards put together: the board's clock, posts out of their parts, and the page with its address."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.thread import WRITTEN_KINDS, PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.engines.common_parts import Body
from reader.engines.dom import base_href, host_of, meta, page_title, text_of
from reader.engines.finders import address_of
from reader.text.dates import CHINA, LONGEST, date_order, parse_when
from reader.text.paragraphs import digest, fold, number, opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.thread import Quote
    from reader.engines.base import PageSource
    from reader.engines.blocks import Line

_ZONE = re.compile(
    r"(?:All times are|Alle Zeiten sind|Toutes les heures sont|Les heures sont au format|Todos los horarios son|"
    r"Часовой пояс:) (?:in )?(?:GMT|UTC)(?: ?([+-]) ?(\d{1,2})(?:([:.])(\d{1,2}))?)?",
    re.IGNORECASE,
)
_FOOT = 4000
_LINES = 20
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?")


class Stamp(NamedTuple):
    """A printed time and what it means; ``at`` is None where that cannot be told."""

    at: dt.datetime | None = None
    raw: str = ""


class Clock:
    """How a page's times are reckoned, and what about them is not sure.

    Args:
        page: the page; its footer may name the board's zone.
        now: when it was made, where the page itself tells.
        order: of days and months in figures where no date of the page tells (`date_order`).
    """

    def __init__(self, page: PageSource, now: dt.datetime | None = None, order: str = "") -> None:
        self.zone, self._told = _zone(page)
        self._now = now or page.capture.captured_at
        self._order = order
        self._counts = {"assumed": 0, "derived": 0, "unread": 0}

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
        for value in exact:
            if value and (at := self._exact(value)):
                return Stamp(at, printed)
        return Stamp(self._printed(printed), printed)

    def note(self, printed: str, *exact: str | None) -> dt.datetime | None:
        """A time beside a post's own, such as that of its last edit; None where it cannot be told."""
        counts = self._counts.copy()
        at = self.stamp(printed, *exact).at
        self._counts = counts
        return at

    def _exact(self, value: str) -> dt.datetime | None:
        value = value.strip()
        if _SECONDS.fullmatch(value):
            return dt.datetime.fromtimestamp(int(value[:10]), dt.UTC)
        try:
            at = dt.datetime.fromisoformat(value)
        except ValueError:
            return self._printed(value, count=False)
        if at.tzinfo is None:
            self._counts["assumed"] += not self._told
            return at.replace(tzinfo=self.zone)
        return at

    def _printed(self, text: str, *, count: bool = True) -> dt.datetime | None:
        when = parse_when(text, self.zone, self._now, self._order) if text else None
        if when is None:
            self._counts["unread"] += count and bool(text)
            return None
        if when.derived:
            self._counts["derived"] += 1
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
            words.append(f"The times of {counts['derived']} posts were worked out from words such as “2 days ago”.")
        if counts["unread"]:
            words.append(f"The times of {counts['unread']} posts could not be told.")
        return words


def _zone(page: PageSource) -> tuple[dt.tzinfo, bool]:
    """The zone of printed times and whether the page itself names it."""
    if match := _ZONE.search(text_of(next(page.tree.iter("body"), None))[-_FOOT:]):
        sign, hours, dot, rest = match.groups()
        minutes = int(hours or 0) * 60
        if rest:
            minutes += int(rest) if dot == ":" else int(float(f"0.{rest}") * 60)
        if minutes <= 14 * 60:
            return dt.timezone(dt.timedelta(minutes=-minutes if sign == "-" else minutes)), True
    language = page.tree.get("lang") or page.tree.get("xml:lang") or ""
    return (CHINA if language.lower().startswith("zh") else dt.UTC), False


@dataclass(slots=True)
class Parts:
    """A post's parts as an engine found them; members as in `Post`."""

    post_id: str = ""
    floor: int | None = None
    author: str | None = None
    author_id: str | None = None
    posted: Stamp = field(default_factory=Stamp)
    body: Body = field(default_factory=Body)
    edited_at: dt.datetime | None = None
    edited_by: str | None = None
    reply_to: str | None = None
    location: str | None = None


def make_post(parts: Parts) -> Post:
    """A post out of its parts: notices, files and signature stand as lines below the message."""
    body = parts.body
    inline = {text for kind, text, _ in body.lines if kind is ParagraphKind.NOTICE}
    notices = tuple(dict.fromkeys(body.notices))
    side: list[Line] = [
        *((ParagraphKind.NOTICE, text, None) for text in notices if text not in inline),
        *((ParagraphKind.ATTACHMENT, name, None) for name in body.attachments),
        *((ParagraphKind.SIGNATURE, text, None) for text in body.signature),
    ]
    return Post(
        post_id=parts.post_id,
        floor=parts.floor,
        author=parts.author or None,
        author_id=parts.author_id or None,
        posted_at=parts.posted.at,
        posted_raw=parts.posted.raw,
        paragraphs=number([*body.lines, *side]),
        edited_at=parts.edited_at,
        edited_by=parts.edited_by or None,
        location=parts.location or None,
        reply_to=parts.reply_to or next((q.post_id for i in body.outermost if (q := body.quotes[i]).post_id), None),
        quotes=tuple(body.quotes),
        attachments=tuple(body.attachments),
        images=tuple(body.images),
        signature=body.signature,
        notices=notices,
        hidden=body.masked and not body.lines,
    )


@dataclass(slots=True)
class Frame:
    """What a page tells about itself; members as in `ThreadPage`. ``host`` counts where no address names one."""

    software: str
    title: str = ""
    thread_id: str = ""
    board: tuple[str, ...] = ()
    site_name: str = ""
    version: str | None = None
    view: str = "desktop"
    page: int | None = None
    pages: int | None = None
    views: int | None = None
    replies: int | None = None
    host: str = ""
    captured_at: dt.datetime | None = None
    captured_from: str | None = None
    warnings: tuple[str, ...] = ()
    is_message: bool = False


def make_page(engine: str, page: PageSource, frame: Frame, posts: Sequence[Post], clock: Clock) -> ThreadPage:
    """The page: a thread, or without posts the software's message or some list."""
    root = page.tree
    posts = _answering(posts)
    kind, thread_id = PageKind.THREAD, frame.thread_id
    if not posts:
        kind, thread_id = (PageKind.MESSAGE if frame.is_message else PageKind.LISTING), ""
    elif not thread_id:
        thread_id = f"digest-{digest(f'{frame.title} {opening(posts[0].paragraphs)}')}"
    url, url_from = address_of(page)
    addresses = (page.capture.url, url, base_href(root), frame.host)
    site = next((host for host in map(host_of, addresses) if host), "")
    return ThreadPage(
        key=ThreadKey(engine, site, thread_id),
        kind=kind,
        title=frame.title or page_title(root),
        posts=tuple(posts),
        board=frame.board,
        site_name=frame.site_name or meta(root, "og:site_name"),
        software=frame.software,
        version=frame.version,
        view=frame.view,
        url=url,
        url_from=url_from,
        captured_at=frame.captured_at,
        captured_from=frame.captured_from,
        page=frame.page if posts else None,
        pages=frame.pages if posts else None,
        views=frame.views,
        replies=frame.replies,
        warnings=(*frame.warnings, *clock.warnings()),
    )


def _answering(posts: Sequence[Post]) -> list[Post]:
    """The posts, each quotation without a link linked to the one earlier post of its author with the same lines.

    The links are looked up by whole lines, so that long pages stay quick.
    """
    known: dict[tuple[str, str], set[int]] = {}
    out: list[Post] = []
    for at, post in enumerate(posts):
        quotes = tuple(_linked(quote, known, posts) for quote in post.quotes)
        # Only the outermost quotation says whom a post answers; it comes first.
        answered = post.reply_to or (quotes[0].post_id if quotes else None)
        out.append(post if quotes == post.quotes else replace(post, quotes=quotes, reply_to=answered))
        if post.author and post.post_id:
            for item in post.paragraphs:
                if item.kind in WRITTEN_KINDS:
                    known.setdefault((post.author, fold(item.text)), set()).add(at)
    return out


def _linked(quote: Quote, known: dict[tuple[str, str], set[int]], posts: Sequence[Post]) -> Quote:
    if quote.post_id or not quote.author or not quote.text:
        return quote
    found: set[int] | None = None
    for line in quote.text.split("\n")[:_LINES]:
        holders = known.get((quote.author, fold(line)), set())
        found = holders if found is None or len(holders) < len(found) else found
        if len(found) <= 1:
            break
    return replace(quote, post_id=posts[next(iter(found))].post_id) if found and len(found) == 1 else quote
