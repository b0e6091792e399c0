"""What a saved forum page says: boards, threads, posts, paragraphs.

Engines make these values, the library stores them, the window shows them. All are immutable; the text of a
paragraph is normalised once, when it is made (`reader.text.paragraphs`), and never again.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime


class ParagraphKind(StrEnum):
    """What a paragraph is within its post."""

    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    CODE = "code"
    TABLE = "table"
    QUOTE = "quote"
    COMMENT = "comment"
    RATING = "rating"
    ATTACHMENT = "attachment"
    NOTICE = "notice"
    SIGNATURE = "signature"


WRITTEN_KINDS = frozenset(
    {ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST, ParagraphKind.CODE, ParagraphKind.TABLE}
)
"""The kinds that hold what the post's author wrote (the contract's ``post.paragraphs``)."""

SIDE_KINDS = frozenset({ParagraphKind.RATING, ParagraphKind.ATTACHMENT, ParagraphKind.NOTICE, ParagraphKind.SIGNATURE})
"""The kinds that the reading pane sets small and dim."""


class PageKind(StrEnum):
    """What a captured page is."""

    THREAD = "thread"
    LISTING = "listing"
    MESSAGE = "message"
    ARTICLE = "article"
    EMPTY = "empty"


@record(frozen=True, slots=True)
class ThreadKey:
    """Names a thread across captures.

    Args:
        engine: family of the forum software, such as ``discuz``; desktop, touch and text views share it.
        site: host name of the forum, lower case, or ``""`` where the capture does not show it.
        thread_id: the forum's own id, else ``"digest-…"`` over title and first post.
    """

    engine: str
    site: str
    thread_id: str


@record(frozen=True, slots=True)
class Paragraph:
    """One printed line or block of a post.

    Args:
        ordinal: place within the post, from 0.
        text: normalised text, one line except in code; offsets into it count code points.
        kind: what the paragraph is.
        digest: 16 hex digits over the text without white space and width differences; ``""`` until it is stored.
        quote: index into ``Post.quotes`` for a quoted line, into ``Post.comments`` for a comment, else None.
    """

    ordinal: int
    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    digest: str = field(default="", compare=False)
    quote: int | None = None


@record(frozen=True, slots=True)
class Link:
    """Words of a paragraph that lead to a page of the web which they do not spell out.

    Args:
        paragraph: ordinal of the paragraph.
        start, end: where the words stand in its text, in code points, ``end`` exclusive.
        address: where they lead, absolute: http, https or mailto (`reader.text.link_targets`). Never loaded.
    """

    paragraph: int
    start: int
    end: int
    address: str


@record(frozen=True, slots=True)
class Quote:
    """A quotation of another post inside a post; ``post_id`` is the forum's own id of the quoted post."""

    author: str | None
    text: str
    post_id: str | None = None
    posted_raw: str = ""


@record(frozen=True, slots=True)
class Comment:
    """A short comment below a post (点评, 楼中楼).

    ``inline`` tells the answers inside a post (楼中楼) on boards that have 点评 besides: two acts with two forms.
    """

    author: str | None
    text: str
    posted_at: datetime | None = None
    posted_raw: str = ""
    inline: bool = False


@record(frozen=True, slots=True)
class Rating:
    """A rating of a post by a reader (评分); ``score`` as printed."""

    author: str | None
    score: str
    reason: str = ""


@record(frozen=True, slots=True)
class Post:
    """One post, whole.

    Args:
        post_id: the forum's own id; ``""`` where the capture does not show one.
        floor: number within the thread, 1 is the first post; None where unknown.
        floor_label: the floor as printed where that is more than the bare number (``#26``, ``4楼``); ``""`` for
            Discuz!, whose words for floors are each site's ornament. Not stored in libraries.
        author: name as shown; None for anonymous posts and where the capture lost it.
        author_id: the forum's own id of the author.
        posted_at: time with zone; None where it cannot be told.
        posted_raw: the time as printed.
        paragraphs: every line in reading order, quotes in their places, then notices, comments, ratings,
            attachments and signature.
        edited_at, edited_by: from the forum's own edit note.
        location: place printed beside the post (来自, IP属地).
        client: device or program printed beside the post (来自手机).
        reply_to: the forum's id of the post that this one quotes or answers.
        attachments, images: file names; image addresses as in the page (never loaded).
        hidden: the content is masked for the reader who saved the page.
        links: where words lead that are not the address themselves, in reading order; those that the author wrote or
            quoted, not those of the software.
    """

    post_id: str
    floor: int | None
    author: str | None
    author_id: str | None
    posted_at: datetime | None
    posted_raw: str
    paragraphs: tuple[Paragraph, ...]
    edited_at: datetime | None = None
    edited_by: str | None = None
    location: str | None = None
    client: str | None = None
    reply_to: str | None = None
    quotes: tuple[Quote, ...] = ()
    comments: tuple[Comment, ...] = ()
    ratings: tuple[Rating, ...] = ()
    attachments: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    hidden: bool = False
    floor_label: str = ""
    links: tuple[Link, ...] = ()


@record(frozen=True, slots=True)
class ThreadPage:
    """One captured page, read.

    Args:
        key: the thread it belongs to.
        kind: thread, listing, message, article or empty; posts are given for threads and articles only.
        title: thread title, or the page's title.
        board: path from category to board.
        site_name: the forum's name as printed.
        software, version, view: as in the contract (``Discuz! X``, ``X3.4``, ``desktop``).
        url, url_from, captured_at, captured_from: what the page itself tells about them.
        page, pages, views, replies: counters as printed; None where the page does not show them.
        warnings: what could not be read for sure, one sentence each.
    """

    key: ThreadKey
    kind: PageKind
    title: str
    posts: tuple[Post, ...]
    board: tuple[str, ...] = ()
    site_name: str = ""
    software: str = "generic"
    version: str | None = None
    view: str = "desktop"
    url: str | None = None
    url_from: str | None = None
    captured_at: datetime | None = None
    captured_from: str | None = None
    page: int | None = None
    pages: int | None = None
    views: int | None = None
    replies: int | None = None
    warnings: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class ThreadHead:
    """A stored thread as the tree shows it; ``id`` is the library's number for it.

    ``site`` is the forum's printed name, else its host. ``captured_at`` is the newest capture's time.
    """

    id: int
    key: ThreadKey
    title: str
    site: str
    board: tuple[str, ...]
    posts: int
    unread: int
    annotations: int
    views: int | None = None
    replies: int | None = None
    captured_at: datetime | None = None
    last_posted_at: datetime | None = None
    url: str | None = None


@record(frozen=True, slots=True)
class PostHead:
    """A stored post as the tree shows it; ``opening`` is its first words, ``colours`` those of its tags."""

    id: int
    thread_id: int
    floor: int | None
    author: str | None
    posted_at: datetime | None
    posted_raw: str
    opening: str
    read: bool = False
    bookmarked: bool = False
    colours: tuple[str, ...] = ()
    reply_to: int | None = None


@record(frozen=True, slots=True)
class StoredPost:
    """A stored post with the text of the version that is shown.

    ``version_id`` names that version; ``versions`` counts how many differing ones are kept.
    """

    id: int
    thread_id: int
    version_id: int
    post: Post
    read: bool = False
    bookmarked: bool = False
    versions: int = 1


@record(frozen=True, slots=True)
class Place:
    """Where a reader was: a paragraph of a post of a thread."""

    thread_id: int
    post_id: int
    paragraph: int
