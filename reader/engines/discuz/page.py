"""What a Discuz! desktop page tells about itself: software, address, board, counters, time of capture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from reader.engines.discuz.element import is_post_id
from reader.engines.parts.dom import (
    base_href,
    by_class,
    end_of_text,
    has_class,
    host_of,
    link,
    meta,
    page_title,
    query_value,
    search_near,
    text_of,
)
from reader.text.dates import parse_footer

if TYPE_CHECKING:
    import datetime as dt

    from lxml.etree import _Element

    from reader.engines.base import PageSource

    Box = tuple[str, _Element]

_SITE_URL = re.compile(r"SITEURL\s{0,4}=\s{0,4}'([^'\s]{1,300})'")
_TID = re.compile(r"\btid\s{0,4}=\s{0,4}parseInt\('(\d{1,12})'")
_THREAD_PATH = re.compile(r"(?:^|/)thread-(\d{1,12})-(\d{1,6})-\d{1,6}\.html")
_VERSION = re.compile(r"Discuz! ?(X?\d(?:\.\d){0,2}(?: (?:RC|Beta|R)\d{0,2})?)", re.IGNORECASE)
_COUNTERS = re.compile(r"(查看|浏览|瀏覽|回复|回復|回覆|Views|Replies) ?[:：] ?(\d{1,12})", re.IGNORECASE)
_VIEWS = frozenset(("查看", "浏览", "瀏覽", "views"))
_NUMBER = re.compile(r"(?<!\d)\d{1,7}(?!\d)")
_PAGE_IN_TITLE = re.compile(r" - 第 ?(\d{1,6}) ?[页頁] ")
_FOOTER = 6000
_SHOW_ALL = re.compile("显示全部楼层|顯示全部樓層")
OF_ONE_AUTHOR = "The page shows the posts of one author only and numbers those anew; floors were left out."
"""The warning where `shows_one_author`."""
_BOXES = ("div", "td")
_HEADS = frozenset(("hm", "authi"))


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page came from, as far as it tells itself.

    Args:
        url: the thread's or page's own address, else None.
        url_from: which part of the page names it.
        site: host name of the forum, or ``""``.
        thread_id: the forum's id of the thread, or ``""``.
    """

    url: str | None
    url_from: str | None
    site: str
    thread_id: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many; None where the page does not show it."""

    page: int | None
    pages: int | None


def read_address(page: PageSource) -> Address:
    """The page's address, host and thread number.

    The inline scripts are asked first, then links: archivers drop scripts, sites rewrite links.
    """
    root, text = page.tree, page.text
    canonical = link(root, "canonical")
    script_site = search_near(_SITE_URL, text, "SITEURL", 0, 330)
    scripted = host_of(script_site[1]) if script_site else ""
    site = host_of(canonical) or scripted or host_of(base_href(root)) or host_of(page.capture.url)
    script_tid = search_near(_TID, text, "parseInt", 13, 24)
    tid = script_tid[1] if script_tid else _thread_in(canonical) or _thread_in(page.capture.url) or _linked_thread(page)
    url = canonical if host_of(canonical) else None
    return Address(url, "canonical link" if url else None, site, tid)


def _thread_in(url: str | None) -> str:
    """The thread's number in an address: ``tid=5``, ``thread-5-1-1.html``."""
    if not url:
        return ""
    match = _THREAD_PATH.search(url)
    value = match[1] if match else query_value(url, "tid")
    return value if value.isdecimal() else ""


def _linked_thread(page: PageSource) -> str:
    """The number that the title or the breadcrumb links to, else the one of a post's own link."""
    for box in (page.ids.get("pt"), page.ids.get("postlist")):
        for anchor in () if box is None else box.iter("a"):
            href = anchor.get("href")
            if tid := _thread_in(href) or query_value(href, "ptid"):
                return tid
    return ""


def read_version(page: PageSource) -> str | None:
    """Such as ``X3.4``: from the generator, else from the footer."""
    match = _VERSION.search(page.generator) or _VERSION.search(text_of(page.ids.get("frt")))
    return match[1] if match else None


def read_site_name(page: PageSource) -> str:
    """The forum's name as the page prints it, or ``""``."""
    if name := meta(page.tree, "application-name"):
        return name
    path = page.ids.get("pt")
    home = None if path is None else next(by_class(path, "nvhm", "a"), None)
    if name := text_of(home):
        return name
    footer = page.ids.get("flk")
    return "" if footer is None else next((text for text in map(text_of, footer.iter("strong")) if text), "")


def read_title(page: PageSource) -> str:
    """The thread's title; that of the page where the thread shows none."""
    return text_of(page.ids.get("thread_subject")) or page_title(page.tree).partition(" - ")[0].strip()


def read_board(page: PageSource) -> tuple[str, ...]:
    """The breadcrumb from category to board, without the home page and the thread itself."""
    path = page.ids.get("pt")
    if path is None:
        return ()
    return tuple(text for anchor in path.iter("a") if _is_board(anchor) and (text := text_of(anchor)))


def _is_board(anchor: _Element) -> bool:
    href = anchor.get("href") or ""
    if has_class(anchor, "nvhm"):
        return False
    return bool(query_value(href, "gid") or query_value(href, "fid")) or bool(
        re.search(r"(?:^|/)forum-\w{1,40}-\d", href)
    )


def read_counters(above: list[Box]) -> tuple[int | None, int | None]:
    """Views and replies; only a thread's first page prints them.

    Args:
        above: what `above_posts` found.
    """
    views = replies = None
    for classes, head in above:
        if _HEADS.isdisjoint(classes.split()):
            continue
        for word, value in _COUNTERS.findall(text_of(head)):
            if word.lower() in _VIEWS:
                views = int(value) if views is None else views
            else:
                replies = int(value) if replies is None else replies
        if views is not None:
            break
    return views, replies


def above_posts(page: PageSource) -> list[Box]:
    """The boxes and cells before the first post that have a class, after it."""
    first = next((e for ident, e in page.named if ident[:5] == "post_" and is_post_id(ident) and e.tag in _BOXES), None)
    before = takewhile(lambda element: element is not first, page.tree.iter(*_BOXES))
    return [(classes, element) for element in before if (classes := element.get(b"class"))]


def read_pager(page: PageSource, above: list[Box]) -> Pager:
    """The page's number and how many there are; a desktop thread without a pager has one page.

    Args:
        page: the page.
        above: what `above_posts` found; comments below a post have pagers of their own.
    """
    held = (e for classes, e in above if "pg" in classes.split() and e.tag == "div")
    pager = next(held, None)
    if pager is None:
        match = _PAGE_IN_TITLE.search(page_title(page.tree))
        return Pager(int(match[1]), None) if match else Pager(1, 1)
    current = next((_first_number(text_of(e)) for e in pager.iter("strong")), None)
    total = next((_first_number(e.get("title")) for e in pager.iter("span") if e.get("title")), None)
    if total is None:
        links = [n for n in (_first_number(text_of(a)) for a in pager.iter("a")) if n is not None]
        total = max([*links, current or 1])
    return Pager(current, total)


def _first_number(text: str | None) -> int | None:
    match = _NUMBER.search(text or "")
    return int(match.group()) if match else None


def shows_one_author(page: PageSource) -> bool:
    """Whether the page links to the posts of all authors; the words are looked for at one go before link by link."""
    return page.holds("示全部") and any(_SHOW_ALL.search(text_of(link)) for link in page.tree.iter("a"))


def read_capture_time(page: PageSource) -> dt.datetime | None:
    """When the server made the page, from the footer's ``GMT+8, 2024-3-29 01:41``."""
    for ident in ("ft", "footer", "frt"):
        if found := parse_footer(text_of(page.ids.get(ident))[:_FOOTER]):
            return found
    return parse_footer(end_of_text(page.tree, _FOOTER))
