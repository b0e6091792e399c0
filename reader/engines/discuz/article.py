"""Articles of a Discuz! site's portal and entries of its members' blogs, with their comments.

Templates ``portal/view.htm`` with ``portal/portal_comment.htm`` and ``home/space_blog_view.htm`` with
``home/space_comment_li.htm``, X1.5 to X5.0, and those of the same names for phones in X3.5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind, Post
from reader.engines.discuz.body import read_body
from reader.engines.parts.dom import by_class, has_class, own_text, query_value, text_of
from reader.engines.parts.finders import own_addresses
from reader.engines.parts.linked import links_in
from reader.text.paragraphs import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from reader.engines.base import PageSource
    from reader.engines.discuz.post import Clock

_CONTENTS = {"article_content": "aid", "blog_article": "blogid"}
_COMMENT = re.compile(r"comment_(\d{1,12})_li")
_UID = re.compile(r"[?&;]uid=(\d{1,12})(?!\d)|space-uid-(\d{1,12})")
_DATE = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_SOURCE = re.compile(r"(?:原作者|来自|來自|原文|Original author|From) ?[:：]", re.IGNORECASE)
_DEPTH = 60
_BLOG = re.compile(r"[?&]do=blog\b|(?:^|/)blog-\d")
_NUMBER = re.compile(r"blog-\d{1,12}-(\d{1,12})|article-(\d{1,12})-")


@dataclass(frozen=True, slots=True)
class Article:
    """An article and what was said to it.

    Args:
        ident: its kind and number such as ``aid-12``, or ``""`` where the page tells none.
        title: as printed above it.
        posts: the article, then the comments in the page's order.
    """

    ident: str
    title: str
    posts: tuple[Post, ...]


def read_article(page: PageSource, clock: Clock) -> Article | None:
    """The article that a page shows, None where it shows none."""
    name = next((name for name in _CONTENTS if name in page.ids), None)
    if name is None:
        return None
    content = page.ids[name]
    ident = _ident(page, _CONTENTS[name])
    title = _title(page.tree, content)
    first = _post(content, None, "", clock) if title is None else _article(title, content, clock)
    return Article(ident, text_of(title), (replace(first, post_id=ident, floor=1), *_comments(page, clock)))


def read_touch_article(page: PageSource, clock: Clock) -> Article | None:
    """As `read_article`, on pages for phones."""
    root = page.tree
    content = next(by_class(root, "wzview_body", "div"), None)
    box = next(by_class(root, "wzview_top", "div"), None)
    title = None if box is None else next(box.iter("h2"), None)
    name = "aid"
    if content is None:
        # An entry of a blog is printed as the first post of a thread, but has no number.
        box = next((e for e in by_class(root, "plc", "div") if not e.get("id")), None)
        content = None if box is None else next(by_class(box, "message", "div"), None)
        title, name = next(by_class(root, "view_tit", "div"), None), "blogid"
    if content is None or box is None:
        return None
    line = [e for e in box.iter("p", "a", "span", "li") if content not in e.iterancestors()]
    author = next((e for e in line if e.tag == "a" and _uid(e) and text_of(e)), None)
    printed = (match[0] for e in line if e.tag != "a" and (match := _DATE.search(own_text(e))))
    # A portal's article names where it was taken from, as a link.
    sources = [e for e in line if e.tag == "a" and name == "aid" and not _uid(e)]
    told = filter(None, map(text_of, (*sources, next(by_class(root, "wzview_desc", "div"), None))))
    ident = _ident(page, name)
    first = replace(_post(content, author, next(printed, ""), clock, told), post_id=ident, floor=1)
    heading = "" if title is None else own_text(title) or text_of(title)
    return Article(ident, heading, (first, *_comments(page, clock)))


def _ident(page: PageSource, name: str) -> str:
    for address in own_addresses(page):
        match = _NUMBER.search(address)
        value = next(filter(None, match.groups()), "") if match else query_value(address, name)
        if not value and _BLOG.search(address):
            value = query_value(address, "id")
        if value.isdecimal():
            return f"{name}-{value}"
    return ""


def _title(root: _Element, content: _Element) -> _Element | None:
    """The heading above an article; its parent's parent holds both."""
    around = set(islice(content.iterancestors(), _DEPTH))
    for title in by_class(root, "ph", "h1"):
        box = title.getparent()
        if box is not None and box.getparent() in around:
            return title
    return None


def _article(title: _Element, content: _Element, clock: Clock) -> Post:
    box = title.getparent()
    outer = None if box is None else box.getparent()
    if box is None or outer is None:
        return _post(content, None, "", clock)
    line = list(box.iter("p", "a", "span"))
    author = next((e for e in line if e.tag == "a" and _uid(e) and text_of(e)), None)
    printed = (match[0] for e in line if e.tag != "a" and (match := _DATE.search(own_text(e))))
    parts = (part.strip() for e in line if e.tag == "p" for part in text_of(e).split("|"))
    told = [*filter(_SOURCE.match, parts), *filter(None, (text_of(e) for e in outer if has_class(e, "s")))]
    return _post(content, _blogger(content) if author is None else author, next(printed, ""), clock, told)


def _blogger(content: _Element) -> _Element | None:
    """Who a blog belongs to: the breadcrumb alone has the name as a link."""
    path = content.getroottree().getroot().find(".//*[@id='pt']")
    links = [] if path is None else [a for a in path.iter("a") if _uid(a) and "do=blog" not in (a.get("href") or "")]
    return links[0] if links else None


def _comments(page: PageSource, clock: Clock) -> Iterator[Post]:
    for ident, element in page.named:
        match = _COMMENT.fullmatch(ident)
        if match is None:
            continue
        head = next((e for e in element.iter("dt", "div") if e.tag == "dt" or has_class(e, "muser")), None)
        words = next((e for e in element.iter("dd", "div") if _holds_words(e)), None)
        if head is None or words is None:
            continue
        author = next((a for a in head.iter("a") if _uid(a) and text_of(a)), None)
        times = (e.get("title") or own_text(e) for e in head.iter("span"))
        printed = next((m[0] for time in times if (m := _DATE.search(time))), "")
        yield replace(_post(words, author, printed, clock), post_id=match[1])


def _holds_words(element: _Element) -> bool:
    """Whether an element of a comment is that with its words: pages for phones have no lists of definitions."""
    return has_class(element, "do_comment") or (element.tag == "dd" and not has_class(element, "avt"))


def _post(words: _Element, author: _Element | None, printed: str, clock: Clock, told: Iterable[str] = ()) -> Post:
    """A post; ``told`` is what the page says above its words."""
    body = read_body(words, [words], has_free_text=False)
    lines = [*((ParagraphKind.NOTICE, text, None) for text in told), *body.lines]
    when = clock.read(printed)
    return Post(
        post_id="",
        floor=None,
        author=text_of(author) or None,
        author_id=None if author is None else _uid(author),
        posted_at=when.datetime if when else None,
        posted_raw=printed,
        paragraphs=number(lines),
        quotes=tuple(body.quotes),
        images=tuple(body.images),
        attachments=body.files,
        notices=tuple(text for kind, text, _ in lines if kind is ParagraphKind.NOTICE),
        hidden=body.hidden,
        links=links_in(lines),
    )


def _uid(link: _Element) -> str | None:
    match = _UID.search(link.get("href") or "")
    return match and (match[1] or match[2])
