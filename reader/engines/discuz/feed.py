"""Feeds of Discuz! (``forum.php?mod=rss``, ``rss.php``; RSS 2.0 or 0.91): a list of a board's newest threads.

A feed holds titles and first words, no thread whole, so it opens as a list that says how many threads it names. It is
read without a parser of XML: what is wanted stands in elements without children.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.domain.thread import PageKind, ThreadKey, ThreadPage
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from reader.engines.base import PageSource

_ROOT = re.compile(r"\s{0,99}(?:<\?xml[^<>]{0,200}\?>\s{0,99})?(?:<!--.{0,400}?-->\s{0,99})?<rss\b", re.DOTALL)
_ITEM = re.compile(r"<item>|<item\s")
_MAKER = re.compile(r"Discuz! ?(X?\d(?:\.\d){0,2})?", re.IGNORECASE)
_HEAD = 20_000
_LONGEST = 4000


class DiscuzFeed:
    """Reads feeds, those of Discuz! above all: a list, with what it tells of its board."""

    name = "discuz-feed"

    def recognise(self, page: PageSource) -> float:
        """By the root element."""
        return 0.96 if not page.is_markup and _ROOT.match(page.text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the feed's head and count its threads."""
        text = page.text
        starts = [found.start() for found in _ITEM.finditer(text)]
        head = text[: starts[0] if starts else len(text)][:_HEAD]
        maker = _MAKER.search(_element(head, "generator"))
        title = _element(head, "title")
        site, _, board = title.partition(" - ") if maker else (title, "", "")
        made = _made(_element(head, "lastBuildDate") or _element(head, "pubDate"))
        url = _element(head, "link")
        host = _host(url)
        return ThreadPage(
            key=ThreadKey("discuz" if maker else "feed", host, ""),
            kind=PageKind.LISTING,
            title=board or title,
            posts=(),
            board=(board,) if board else (),
            site_name=site,
            software="Discuz!" if maker else "RSS",
            version=maker[1] if maker else None,
            view="feed",
            url=url if host else None,
            url_from="feed" if host else None,
            captured_at=made,
            captured_from="feed" if made else None,
            warnings=(
                f"The page is a feed: it names {len(starts)} threads with their first words and holds none whole.",
            ),
        )


def _element(text: str, name: str) -> str:
    """The words of the first element of a name that has no attributes; ``""`` where there is none."""
    start = text.find(f"<{name}>")
    end = text.find(f"</{name}>", start)
    if start < 0 or end < 0:
        return ""
    words = text[start + len(name) + 2 : end][:_LONGEST].strip()
    if words.startswith("<![CDATA["):
        return normalise(words.removeprefix("<![CDATA[").removesuffix("]]>"))
    return normalise(html.unescape(words))


def _made(printed: str) -> dt.datetime | None:
    """A time as in mails (RFC 822), with its zone."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - loads sockets, which no other page needs

    try:
        found = parsedate_to_datetime(printed) if printed else None
    except (ValueError, IndexError):
        return None
    return found if found is None or found.tzinfo else found.replace(tzinfo=dt.UTC)


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
