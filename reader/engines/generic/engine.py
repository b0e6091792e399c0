"""Pages of software that no other engine knows: posts where the structure shows them, else one article."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.engines.generic.blocks import MOST_MARKS
from reader.engines.generic.body import read_posts
from reader.engines.generic.index import PageIndex
from reader.engines.generic.jsonld import Told, completed, told_posts
from reader.engines.generic.posts import find_alone, find_posts
from reader.engines.generic.title import thread_title
from reader.engines.parts.blocks import SKIP, BlockWalker, Claim, walk
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import base_href, host_of, meta, names, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import address_of
from reader.engines.parts.linked import links_in
from reader.engines.parts.message import image_addresses
from reader.text.dates import CHINA
from reader.text.paragraphs import digest, normalise, number

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.engines.base import PageSource
    from reader.engines.generic.posts import Marks

_CHROME_TAGS = names("nav footer form")
_CHROME_ROLES = names("navigation banner contentinfo search menu menubar")
_BESIDE = names("aside a")
_OUTSIDE_SHARE = 0.6
_SURE = 3
_SURE_SHARE = 0.8
_LEAST_OPENING = 60
_TOLD = "The posts were read from the page's data for search engines (JSON-LD); the page may have held more."
_OPENING = "The page shows its text only by running scripts; what it tells of itself for links stands in its place."
_MANY = f"Only the first {MOST_MARKS:,} posts of the page were read; it may show more."
_EMPTY = "The page shows no text without running its scripts."


class Generic:
    """The last resort for markup: it never loses text and never tells what the page does not."""

    name = "generic"

    def recognise(self, page: PageSource) -> float:
        """Any markup, with the least certainty."""
        return 0.01 if page.is_markup else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page: a thread of the posts found, else one article of its main text, else empty."""
        root = page.tree
        clock = Clock(page)
        told = told_posts(root, _zone(root))
        url, url_from = address_of(page)
        site = host_of(page.capture.url or url or base_href(root))
        title = thread_title(root, site)
        posts, kind, notes = _read(root, clock, told, title)
        opening = " ".join(p.text for post in posts[:1] for p in post.paragraphs)
        return ThreadPage(
            key=ThreadKey("generic", site, f"digest-{digest(f'{title} {opening}')}" if posts else ""),
            kind=kind if posts else PageKind.EMPTY,
            title=title,
            posts=tuple(posts),
            site_name=normalise(meta(root, "og:site_name")),
            url=url,
            url_from=url_from,
            replies=told.replies,
            warnings=(*(clock.warnings() if posts else [_EMPTY]), *notes),
        )


def _read(root: _Element, clock: Clock, told: Told, title: str) -> tuple[list[Post], PageKind, list[str]]:
    """The posts, what the page is, and warnings: what it prints, unless its JSON-LD tells clearly more."""
    index = PageIndex(root)
    marks = find_posts(root, index)
    if not marks and _is_scriptless(root):
        index = PageIndex(root, scriptless=True)
        marks = find_posts(root, index)
    posts = read_posts(marks, clock, title)
    kind = PageKind.THREAD
    if not posts or not (_is_sure(posts) or _holds_most(root, marks, posts)):
        lone = [] if marks else find_alone(index)
        posts, kind = read_posts(lone, clock, title) or _article(root), PageKind.ARTICLE
    if told.posts and _tells_more(told, posts, article=kind is PageKind.ARTICLE):
        return told.posts, PageKind.THREAD, [_TOLD]
    if kind is PageKind.ARTICLE:
        opening = _opening(root, clock)
        if opening is not None and sum(map(_length, posts)) * 2 < _length(opening):
            return [opening], kind, [_OPENING]
        return posts, kind, []
    notes = [_MANY] if len(marks) >= MOST_MARKS else []
    return completed(posts, [*told.posts, *told.articles]), kind, notes


def _is_scriptless(root: _Element) -> bool:
    """Whether a page has most of its text in ``noscript``, for search engines."""
    held = sum(len(text) for element in root.iter("noscript") for text in element.itertext())
    return held > _LEAST_OPENING and held > 2 * _words(walk(root, _is_chrome))


def _is_sure(posts: list[Post]) -> bool:
    """Whether the posts' structure leaves no doubt: many with a name and a time each."""
    whole = sum(1 for post in posts if post.author and post.posted_raw)
    return len(posts) >= _SURE and whole >= len(posts) * _SURE_SHARE


def _holds_most(root: _Element, marks: list[Marks], posts: list[Post]) -> bool:
    return _length_outside(root, marks) * _OUTSIDE_SHARE <= sum(map(_length, posts))


def _opening(root: _Element, clock: Clock) -> Post | None:
    """What the page tells of its text to those who link to it."""
    words = max((normalise(meta(root, name)) for name in ("og:description", "description")), key=len)
    if len(words) < _LEAST_OPENING:
        return None
    printed = meta(root, "article:published_time")
    draft = Draft(posted=clock.stamp(printed, printed))
    draft.body.lines.append((ParagraphKind.BODY, words, None))
    return draft.finish()


def _tells_more(told: Told, posts: list[Post], *, article: bool) -> bool:
    """Whether the JSON-LD is the better source; what is printed as one article holds the page's chrome too."""
    words, printed = sum(map(_length, told.posts)), sum(map(_length, posts))
    if article:
        return told.whole or words * 2 >= printed
    return len(told.posts) > len(posts) and (told.whole or words > printed * 1.2)


def _zone(root: _Element) -> dt.tzinfo:
    """The zone of printed times that name none: pages in Chinese are China's, others are taken as UTC."""
    return CHINA if (root.get("lang") or root.get("xml:lang") or "").lower().startswith("zh") else dt.UTC


def _is_chrome(element: _Element) -> Claim | None:
    if element.tag in _CHROME_TAGS or (element.get("role") or "") in _CHROME_ROLES:
        # A form around the whole page is how some software frames it.
        return None if element.tag == "form" and len(text_of(element)) > 1000 else SKIP
    return None


def _with_noscript(element: _Element) -> Claim | None:
    return Claim(block=True) if element.tag == "noscript" else _is_chrome(element)


def _article(root: _Element) -> list[Post]:
    """The page's text as one post: without navigation if any text remains then.

    Pages that are built by script keep their text in ``noscript`` for search engines.
    """
    found = walk(root, _is_chrome)
    scriptless = walk(root, _with_noscript)
    if _words(scriptless) > 2 * _words(found):
        found = scriptless
    if not found.lines:
        found = walk(root)
    images = tuple(image_addresses(found.images))
    paragraphs = number(found.lines)
    links = links_in(found.lines)
    return [Post("", None, None, None, None, "", paragraphs, images=images, links=links)] if paragraphs else []


def _words(walker: BlockWalker) -> int:
    return sum(len(text) for _, text, _ in walker.lines)


def _length(post: Post) -> int:
    return sum(len(p.text) for p in post.paragraphs)


def _length_outside(root: _Element, marks: list[Marks]) -> int:
    """Characters of running text (lines of more than a few words) outside the posts."""
    blocks = {element for mark in marks for element in mark.blocks}
    # What stands beside the posts, and links in lists of other threads, are not text that the posts leave out.
    lines = walk(root, lambda e: SKIP if e in blocks or e.tag in _BESIDE else _is_chrome(e)).lines
    return sum(len(text) for _, text, _ in lines if len(text) > 60)
