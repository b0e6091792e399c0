"""Pages of boards put together: posts out of their parts, and the page with its address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.domain.thread import WRITTEN_KINDS, PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.engines.clock import Stamp
from reader.engines.dom import base_href, host_of, meta, page_title
from reader.engines.finders import address_of
from reader.engines.message import Body
from reader.text.paragraphs import digest, fold, number, opening

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from reader.domain.thread import Quote
    from reader.engines.base import PageSource
    from reader.engines.blocks import Line
    from reader.engines.clock import Clock

_LINES = 20


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
        signature=tuple(body.signature),
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
