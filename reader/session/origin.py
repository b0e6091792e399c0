"""Back to the saved page: what of it was read as what, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.capture.charsets import PROFILES
from reader.domain.errors import LibraryError
from reader.engines.parts.account import Role, account
from reader.engines.registry import engine_names, read_page
from reader.library.library import Library
from reader.library.records import content_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.capture.base import Decoded
    from reader.domain.capture_head import CaptureHead
    from reader.domain.thread import Post, ThreadPage
    from reader.engines.parts.account import PageAccount

__all__ = ["Origin", "Role", "encoding_choices", "engine_choices", "read_origin"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A saved page of the library, read again for looking at; the library is not touched.

    Args:
        head: the capture.
        decoded: its text and encoding.
        page: what was read.
        account: all its text, and what became of it.
        post_ids: for each post of ``page`` the library's id, None for one that it does not hold.
        markup: whether it is HTML, else plain text.
    """

    head: CaptureHead
    decoded: Decoded
    page: ThreadPage
    account: PageAccount
    post_ids: tuple[int | None, ...]
    markup: bool = True

    def line_of(self, post_id: int, paragraph: int) -> int | None:
        """The index in ``account.lines`` where a paragraph of a stored post begins, or None."""
        wanted = {index for index, known in enumerate(self.post_ids) if known == post_id}
        nearest: int | None = None
        for number, line in enumerate(self.account.lines):
            for piece in line.pieces:
                if piece.post in wanted:
                    if piece.paragraph == paragraph:
                        return number
                    if nearest is None:
                        nearest = number
        return nearest


def read_origin(library: Path, capture_id: int, encoding: str | None = None, engine: str | None = None) -> Origin:
    """Read a stored capture again, with a connection of its own, so that a job may do it.

    Args:
        library: the library file.
        capture_id: the library's number of the capture.
        encoding: overrules the encoding that it was stored with.
        engine: name of the engine to read it with; None for the one that fits.

    Raises:
        LibraryError: there is no such capture, or it cannot be unpacked.
        UsageError: the encoding or the engine is unknown.
    """
    source = Library(library, read_only=True)
    try:
        head, capture = source.captures.head(capture_id), source.captures.page(capture_id)
        if head is None or capture is None:
            raise LibraryError("The library does not hold that saved page.", library)
        known = source.captures.posts_in(capture_id)
    finally:
        source.close()
    decoded, page = read_page(capture, encoding or head.charset, engine)
    return Origin(
        head,
        decoded,
        page,
        account(capture, decoded, page),
        _matched(page.posts, known),
        capture.media_type != "text/plain",
    )


def encoding_choices() -> tuple[str, ...]:
    """The encodings that a page can be read with by hand."""
    return tuple(sorted({"utf-8", "utf-16-le", "utf-16-be", *(profile.codec for profile in PROFILES)}))


def engine_choices(origin: Origin) -> tuple[str, ...]:
    """The engines that a page can be read with by hand."""
    return engine_names(markup=origin.markup)


def _matched(posts: Sequence[Post], known: Sequence[tuple[int, str, int | None, str]]) -> tuple[int | None, ...]:
    """The stored post of each post read: by content, else by the forum's id, else by floor."""
    by_content = {digest: post_id for post_id, _, _, digest in known}
    by_id = {forum_id: post_id for post_id, forum_id, _, _ in known if forum_id}
    by_floor = {floor: post_id for post_id, _, floor, _ in known if floor is not None}
    return tuple(
        by_content.get(content_digest(post))
        or by_id.get(post.post_id)
        or (post.floor and by_floor.get(post.floor))
        or None
        for post in posts
    )
