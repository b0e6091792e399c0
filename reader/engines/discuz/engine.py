"""Desktop pages of Discuz! X (X1.5 to X3.5, and 7.x where it has the same elements)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, ThreadKey, ThreadPage
from reader.engines.discuz.article import read_article
from reader.engines.discuz.element import post_elements
from reader.engines.discuz.page import (
    OF_ONE_AUTHOR,
    Pager,
    above_posts,
    read_address,
    read_board,
    read_capture_time,
    read_counters,
    read_pager,
    read_site_name,
    read_title,
    read_version,
    shows_one_author,
)
from reader.engines.discuz.post import Clock, read_post
from reader.engines.parts.dom import page_title, search_near
from reader.text.dates import CHINA
from reader.text.paragraphs import digest, opening

if TYPE_CHECKING:
    from reader.domain.thread import Post
    from reader.engines.base import PageSource
    from reader.engines.discuz.element import PostElement

_POSTLIST = re.compile(r"""\bid\s{0,4}=\s{0,4}["']?postlist\b""")
_PAGE_CLASS = re.compile(r"""\bclass\s{0,4}=\s{0,4}["']?(?:[\w ]{0,80} )?pg_[a-z]""")
_VIEWS = re.compile(r"(?:Archiver|手机版|手機版|Mobile)\b", re.IGNORECASE)


class Discuz:
    """Reads threads as a desktop browser shows them, and tells board lists and messages apart from them."""

    name = "discuz"

    def recognise(self, page: PageSource) -> float:
        """By the elements of the software's templates; other views of it (touch, archiver, print) are not its own."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "authorposton" in text and search_near(_POSTLIST, text, "postlist", 12, 10):
            return 0.95
        if not page.names_discuz or _VIEWS.search(page_title(page.tree)):
            return 0.0
        if _PAGE_CLASS.search(text) or "messagetext" in page.ids:
            return 0.9
        if "postmessage_" in text and search_near(_POSTLIST, text, "postlist", 12, 10):
            return 0.85  # a skin without the software's line of author and time
        return 0.5 if page.generator.lower().startswith("discuz") and _LISTING.intersection(_body_marks(page)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        captured = read_capture_time(page)
        address = read_address(page)
        clock = Clock((captured and captured.tzinfo) or CHINA, captured or page.capture.captured_at)
        posts, warnings = _read_posts(page, clock)
        kind = PageKind.THREAD if posts else _kind(page)
        title, ident = read_title(page), address.thread_id
        if not posts and (article := read_article(page, clock)) is not None:
            kind, posts, title, ident = PageKind.ARTICLE, article.posts, article.title or title, article.ident
        first = opening(posts[0].paragraphs) if posts else ""
        thread_id = ident or (f"digest-{digest(f'{title} {first}')}" if posts else "")
        above = above_posts(page) if kind is not PageKind.MESSAGE else []
        views, replies = read_counters(above) if posts else (None, None)
        pager = read_pager(page, above) if kind is not PageKind.MESSAGE else Pager(None, None)
        return ThreadPage(
            key=ThreadKey(self.name, address.site, thread_id),
            kind=kind,
            title=title,
            posts=posts,
            board=read_board(page),
            site_name=read_site_name(page),
            page=pager.page,
            pages=pager.pages,
            views=views,
            replies=replies,
            software="Discuz! X",
            version=read_version(page),
            view="desktop",
            url=address.url,
            url_from=address.url_from,
            captured_at=captured,
            captured_from="footer" if captured else None,
            warnings=tuple(warnings),
        )


_LISTING = frozenset(("index", "forumdisplay", "guide", "announcement", "pg_index", "pg_forumdisplay", "pg_guide"))


def _body_marks(page: PageSource) -> set[str]:
    body = next(page.tree.iter("body"), None)
    return set() if body is None else {body.get("id") or "", *(body.get("class") or "").split()}


def _kind(page: PageSource) -> PageKind:
    """What a page without posts is: the software's message box, or some list."""
    return PageKind.MESSAGE if "messagetext" in page.ids else PageKind.LISTING


def _read_posts(page: PageSource, clock: Clock) -> tuple[tuple[Post, ...], list[str]]:
    """The posts in the page's order, each once, and what could not be read for sure."""
    posts: dict[str, Post] = {}
    for part in post_elements(page):
        if part.pid not in posts and _is_post(part):
            posts[part.pid] = read_post(part, clock)
    listed = _number_floors(list(posts.values()))
    warnings = clock.warnings(listed)
    if posts and shows_one_author(page):
        # Floors that count these posts alone would contradict those of the whole thread.
        listed = [replace(post, floor=None) for post in listed]
        warnings.append(OF_ONE_AUTHOR)
    return tuple(listed), warnings


def _is_post(part: PostElement) -> bool:
    return part.time is not None or part.by_id("postmessage_") is not None or part.first("pct") is not None


def _number_floors(posts: list[Post]) -> list[Post]:
    """Number the posts whose floors have names of the site's own, where all numbered ones stand in plain order."""
    offsets = {post.floor - i for i, post in enumerate(posts) if post.floor is not None}
    known = sum(post.floor is not None for post in posts)
    if known < 2 or len(offsets) != 1 or known == len(posts):
        return posts
    first = offsets.pop()
    if first < 1:
        return posts
    return [replace(post, floor=first + i) for i, post in enumerate(posts)]
