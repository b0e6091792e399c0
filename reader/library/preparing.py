"""What can be done to store a page without the library: where it was read, so that the writer only writes."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.thread import PageKind
from reader.library.records import content_digest, pack_paragraphs, pack_rest, plain, unpack_post, when
from reader.text.paragraphs import opening

if TYPE_CHECKING:
    from reader.capture.base import Capture
    from reader.domain.thread import Post, ThreadPage

_LEVEL = 5


class VersionRow(NamedTuple):
    """A version of a post as the columns of ``post_version`` hold it."""

    digest: str
    forum_id: str
    floor: int | None
    author: str | None
    author_id: str | None
    posted_at: str | None
    posted_raw: str
    location: str | None
    reply_to: str | None
    opening: str
    paragraphs: str
    rest: str


@dataclass(frozen=True)
class PreparedPage:
    """A page ready for the library. It is small and quick to send from one process to another.

    Args:
        facts: the page without its posts.
        rows: its posts.
        size: of the saved page in bytes.
        packed: the saved page, packed.
    """

    facts: ThreadPage
    rows: tuple[VersionRow, ...]
    size: int
    packed: bytes

    @property
    def has_posts(self) -> bool:
        """Whether the page is stored as a thread; lists, messages and empty pages are not."""
        return self.facts.kind in (PageKind.THREAD, PageKind.ARTICLE) and bool(self.rows)

    @cached_property
    def page(self) -> ThreadPage:
        """The page with its posts."""
        return replace(self.facts, posts=tuple(post_of(row) for row in self.rows))


def prepare(capture: Capture, page: ThreadPage) -> PreparedPage:
    """Make a page that was read ready for the library.

    Args:
        capture: the saved page.
        page: what it says.
    """
    rows = tuple(row_of(post) for post in page.posts)
    return PreparedPage(replace(page, posts=()), rows, len(capture.body), zlib.compress(capture.body, _LEVEL))


def row_of(post: Post) -> VersionRow:
    """A post as the library stores it."""
    return VersionRow(
        content_digest(post),
        plain(post.post_id),
        number(post.floor),
        _plain(post.author),
        _plain(post.author_id),
        when(post.posted_at),
        plain(post.posted_raw),
        _plain(post.location),
        _plain(post.reply_to),
        plain(opening(post.paragraphs)),
        plain(pack_paragraphs(post.paragraphs)),
        plain(pack_rest(post)),
    )


def _plain(text: str | None) -> str | None:
    return plain(text) if text else text


def post_of(row: VersionRow) -> Post:
    """The post that `row_of` stored."""
    return unpack_post((*row[1:9], row.paragraphs, row.rest))


def number(value: int | None) -> int | None:
    """A counter as the library can hold it; absurd ones (a 31-digit floor) count as unknown."""
    return value if value is not None and 0 <= value < 2**31 else None
