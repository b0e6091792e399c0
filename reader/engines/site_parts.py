"""What the readers of single sites and small forum programs share: bodies with quotes, posts and the page.

Each of these engines finds where things stand; how they are put together is the same for all, so that the same
words give the same values whichever program printed them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.domain.thread import Comment, PageKind, ParagraphKind, Post, Quote, ThreadKey, ThreadPage
from reader.engines.dom import base_href, host_of, page_title
from reader.engines.finders import address_of
from reader.engines.message import Body, read_message
from reader.text.paragraphs import digest, fold, number, opening

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from reader.domain.thread import Rating
    from reader.engines.base import PageSource
    from reader.engines.blocks import Line
    from reader.engines.clock import Clock
    from reader.engines.message import Markup

NAME_LENGTH = 200
"""Characters of a name that are kept; longer ones are no names."""

_HEAD = 40


@dataclass(slots=True)
class Draft:
    """A post in the making; fields as in `Post`, ``body`` is its message."""

    post_id: str = ""
    floor: int | None = None
    author: str | None = None
    author_id: str | None = None
    posted_at: dt.datetime | None = None
    posted_raw: str = ""
    edited_at: dt.datetime | None = None
    edited_by: str | None = None
    location: str | None = None
    client: str | None = None
    reply_to: str | None = None
    comments: list[Comment] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    hidden: bool = False
    body: Body = field(default_factory=Body)

    def read(self, markup: Markup, *elements: HtmlElement) -> Draft:
        """Take the elements of the post's message."""
        read_message(markup, elements, into=self.body)
        return self

    def finish(self) -> Post:
        """The post, with everything printed as lines in one order."""
        rated = (" ".join(filter(None, (r.author, r.score, r.reason))) for r in self.ratings)
        side: list[Line] = [
            *((ParagraphKind.NOTICE, text, None) for text in self.body.notices),
            *((ParagraphKind.COMMENT, comment.text, i) for i, comment in enumerate(self.comments)),
            *((ParagraphKind.RATING, text, None) for text in rated),
            *((ParagraphKind.ATTACHMENT, name, None) for name in self.body.attachments),
            *((ParagraphKind.SIGNATURE, text, None) for text in self.body.signature),
        ]
        return Post(
            post_id=self.post_id,
            floor=self.floor,
            author=(self.author or "")[:NAME_LENGTH] or None,
            author_id=self.author_id or None,
            posted_at=self.posted_at,
            posted_raw=self.posted_raw,
            paragraphs=number([*self.body.lines, *side]),
            edited_at=self.edited_at,
            edited_by=self.edited_by,
            location=self.location,
            client=self.client,
            reply_to=self.reply_to or next((q.post_id for q in self.body.quotes if q.post_id), None),
            quotes=tuple(self.body.quotes),
            comments=tuple(self.comments),
            ratings=tuple(self.ratings),
            attachments=tuple(self.body.attachments),
            images=tuple(self.body.images),
            signature=tuple(self.body.signature),
            notices=tuple(self.body.notices),
            hidden=self.hidden,
        )


def link_quotes(drafts: Sequence[Draft]) -> None:
    """Give quotations the quoted post's id, where author and first words tell just one earlier post."""
    seen: dict[tuple[str, str], str | None] = {}
    for draft in drafts:
        for i, quote in enumerate(draft.body.quotes):
            if quote.author and not quote.post_id and (words := _first_words(quote.text)):
                draft.body.quotes[i] = Quote(
                    quote.author, quote.text, seen.get((quote.author, words)), quote.posted_raw
                )
        own = [text for kind, text, _ in draft.body.lines if kind is not ParagraphKind.QUOTE]
        # Programs quote a post from its beginning, people from any of its paragraphs.
        heads = {_first_words("".join(own[:_HEAD])), *map(_first_words, own)}
        for key in ((draft.author or "", words) for words in heads):
            seen[key] = None if key in seen else draft.post_id or None


def _first_words(text: str) -> str:
    return fold(text[: _HEAD * 4].rstrip("… .。"))[:_HEAD]


@dataclass(slots=True)
class PageFacts:
    """What an engine found about a page beside its posts; fields as in `ThreadPage`."""

    engine: str
    software: str
    title: str = ""
    thread_id: str = ""
    host: str = ""
    board: tuple[str, ...] = ()
    site_name: str = ""
    version: str | None = None
    view: str = "desktop"
    page: int | None = None
    pages: int | None = None
    views: int | None = None
    replies: int | None = None
    notes: list[str] = field(default_factory=list)


def make_page(page: PageSource, facts: PageFacts, drafts: Sequence[Draft], clock: Clock) -> ThreadPage:
    """The page with its posts; one without any is a listing."""
    posts = tuple(draft.finish() for draft in drafts)
    url, url_from = address_of(page)
    title = facts.title or page_title(page.tree)
    thread_id = facts.thread_id
    if not posts:
        thread_id = ""
    elif not thread_id:
        thread_id = f"digest-{digest(f'{title} {opening(posts[0].paragraphs)}')}"
    site = facts.host or next(filter(None, map(host_of, (page.capture.url, url, base_href(page.tree)))), "")
    return ThreadPage(
        key=ThreadKey(facts.engine, site, thread_id),
        kind=PageKind.THREAD if posts else PageKind.LISTING,
        title=title,
        posts=posts,
        board=facts.board,
        site_name=facts.site_name,
        software=facts.software,
        version=facts.version,
        view=facts.view,
        url=url,
        url_from=url_from,
        page=facts.page,
        pages=facts.pages,
        views=facts.views,
        replies=facts.replies,
        warnings=(*clock.warnings(), *facts.notes),
    )


class Nesting:
    """Which post answers which, on pages that show it by indentation.

    Args:
        root: id of the post that those without indentation answer.
    """

    def __init__(self, root: str = "") -> None:
        self._root = root
        self._open: list[tuple[int, str]] = []

    def parent(self, depth: int, post_id: str) -> str | None:
        """The post that the next one in page order answers; ``depth`` is how far it is indented, in any unit."""
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
        above = self._open[-1][1] if self._open else self._root
        self._open.append((depth, post_id))
        return above or None
