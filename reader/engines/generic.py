"""Pages of software that no other engine knows: posts where the structure shows them, else one article."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, ParagraphKind, Post, Quote, ThreadKey, ThreadPage
from reader.engines.blocks import SKIP, BlockWalker, Claim, walk
from reader.engines.dom import base_href, host_of, link, meta, page_title, text_of
from reader.engines.generic_jsonld import Told, completed, told_posts
from reader.engines.generic_posts import CHROME_ROLES, CHROME_TAGS, Marks, by_itemprop, find_posts
from reader.text.dates import CHINA, parse_when
from reader.text.paragraphs import digest, fold, normalise, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from reader.engines.base import PageSource
    from reader.engines.blocks import Line

_NAME_LENGTH = 200
_OUTSIDE_SHARE = 0.6
_TOLD = "The posts were read from the page's data for search engines (JSON-LD); the page may have held more."


class Generic:
    """The last resort for markup: it never loses text and never tells what the page does not."""

    name = "generic"

    def recognise(self, page: PageSource) -> float:
        """Any markup, with the least certainty."""
        return 0.01 if page.is_markup else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page: a thread of the posts found, else one article of its main text, else empty."""
        root = page.tree
        zone = _zone(root)
        told = told_posts(root, zone)
        posts, kind, notes = _read(page, root, zone, told)
        url, url_from = _address(root)
        title = _title(root)
        site = host_of(page.capture.url or url or base_href(root))
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
            warnings=(*_warnings(posts), *notes),
        )


def _read(page: PageSource, root: HtmlElement, zone: dt.tzinfo, told: Told) -> tuple[list[Post], PageKind, list[str]]:
    """The posts, what the page is, and warnings: what it prints, unless its JSON-LD tells clearly more."""
    marks = find_posts(root)
    posts = [_post(mark, zone, page.capture.captured_at) for mark in marks]
    posts = [post for post in posts if post.paragraphs]
    kind = PageKind.THREAD
    if not posts or _length_outside(root, marks) * _OUTSIDE_SHARE > sum(_length(post) for post in posts):
        posts, kind = _article(root), PageKind.ARTICLE
    if told.posts and _tells_more(told, posts, article=kind is PageKind.ARTICLE):
        return told.posts, PageKind.THREAD, [_TOLD]
    return (posts if kind is PageKind.ARTICLE else completed(posts, told.posts)), kind, []


def _tells_more(told: Told, posts: list[Post], *, article: bool) -> bool:
    """Whether the JSON-LD is the better source; what is printed as one article holds the page's chrome too."""
    words, printed = sum(map(_length, told.posts)), sum(map(_length, posts))
    if article:
        return told.whole or words * 2 >= printed
    return len(told.posts) > len(posts) and (told.whole or words > printed * 1.2)


def _address(root: HtmlElement) -> tuple[str | None, str | None]:
    for url, source in ((link(root, "canonical"), "canonical link"), (meta(root, "og:url"), "og:url")):
        if host_of(url):
            return url, source
    return None, None


def _title(root: HtmlElement) -> str:
    """The longest heading that is most of what the page gives itself as title, else that title itself."""
    whole = page_title(root)
    own = normalise(meta(root, "og:title"))
    if not whole:
        return own
    tops = [own, *(text_of(e) for e in root.iter("h1")), *(text_of(e) for e in by_itemprop(root, "headline"))]
    fitting = [top for top in tops if fold(top) in fold(whole) and len(top) * 5 >= len(whole) * 2]
    return max(fitting, key=len, default=whole)


def _warnings(posts: list[Post]) -> list[str]:
    if not posts:
        return ["The page shows no text without running its scripts."]
    if any(post.posted_at for post in posts):
        return ["Times without a zone were taken as the zone of the page's language, else as UTC."]
    return []


def _zone(root: HtmlElement) -> dt.tzinfo:
    """The zone of printed times that name none: pages in Chinese are China's, others are taken as UTC."""
    return CHINA if (root.get("lang") or root.get("xml:lang") or "").lower().startswith("zh") else dt.UTC


def _post(mark: Marks, zone: dt.tzinfo, now: dt.datetime | None) -> Post:
    body = mark.body if mark.body is not None else mark.block
    reader = _Reader(() if body is mark.body else (mark.author, mark.time))
    reader.walker.feed_inside(body)
    lines = reader.walker.finish()
    quotes = tuple(reader.quotes(lines))
    author = text_of(mark.author)[:_NAME_LENGTH] if mark.author is not None else ""
    posted_at, raw = _time(mark.time, zone, now)
    images = tuple(
        src for src in (image.get("src") or "" for image in reader.walker.images) if src[:5] != "data:" and src
    )
    return Post("", None, author or None, None, posted_at, raw, number(lines), quotes=quotes, images=images)


def _time(element: HtmlElement | None, zone: dt.tzinfo, now: dt.datetime | None) -> tuple[dt.datetime | None, str]:
    """The time at an element: its machine-readable form when that has a zone, else as printed."""
    if element is None:
        return None, ""
    printed = text_of(element) or normalise(element.tail or "")
    for value in (element.get("datetime"), element.get("content")):
        if value:
            try:
                exact = dt.datetime.fromisoformat(value.strip())
            except ValueError:
                continue
            if exact.tzinfo is not None:
                return exact, printed
    for text in (element.get("title"), printed):
        when = parse_when(text, zone, now) if text else None
        if when is not None:
            return when.datetime, printed
    return None, printed


class _Reader:
    """Reads one post: quotes apart, its author and time left out where they stand inside."""

    def __init__(self, left_out: Sequence[HtmlElement | None]) -> None:
        self._left_out = left_out
        self._count = 0
        self.walker = BlockWalker(self._claim)

    def _claim(self, element: HtmlElement) -> Claim | None:
        if any(element is other for other in self._left_out):
            return SKIP
        if element.tag == "blockquote":
            self._count += 1
            return Claim(kind=ParagraphKind.QUOTE, quote=self._count - 1)
        return None

    def quotes(self, lines: list[Line]) -> list[Quote]:
        """The quotations; who was quoted is not told apart from the words."""
        texts: list[list[str]] = [[] for _ in range(self._count)]
        for _, text, index in lines:
            if index is not None:
                texts[index].append(text)
        return [Quote(None, "\n".join(text)) for text in texts]


def _is_chrome(element: HtmlElement) -> Claim | None:
    if element.tag in CHROME_TAGS or (element.get("role") or "") in CHROME_ROLES:
        # A form around the whole page is how some software frames it.
        return None if element.tag == "form" and len(text_of(element)) > 1000 else SKIP
    return None


def _with_noscript(element: HtmlElement) -> Claim | None:
    return Claim(block=True) if element.tag == "noscript" else _is_chrome(element)


def _article(root: HtmlElement) -> list[Post]:
    """The page's text as one post: without navigation if any text remains then.

    Pages that are built by script keep their text in ``noscript`` for search engines.
    """
    found = walk(root, _is_chrome)
    scriptless = walk(root, _with_noscript)
    if _words(scriptless) > 2 * _words(found):
        found = scriptless
    if not found.lines:
        found = walk(root)
    images = tuple(src for src in (image.get("src") or "" for image in found.images) if src[:5] != "data:" and src)
    paragraphs = number(found.lines)
    return [Post("", None, None, None, None, "", paragraphs, images=images)] if paragraphs else []


def _words(walker: BlockWalker) -> int:
    return sum(len(text) for _, text, _ in walker.lines)


def _length(post: Post) -> int:
    return sum(len(p.text) for p in post.paragraphs)


def _length_outside(root: HtmlElement, marks: list[Marks]) -> int:
    """Characters of running text (lines of more than a few words) outside the posts."""
    blocks = {mark.block for mark in marks}
    lines = walk(root, lambda e: SKIP if e in blocks else _is_chrome(e)).lines
    return sum(len(text) for _, text, _ in lines if len(text) > 60)
