"""How posts become rows and come back."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from itertools import repeat
from typing import TYPE_CHECKING, Any
from uuid import UUID

from reader.domain.errors import LibraryDamaged
from reader.domain.thread import Comment, Link, Paragraph, ParagraphKind, Post, Quote, Rating
from reader.library.database import UNREADABLE
from reader.text.paragraphs import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: Mapping[str, ParagraphKind] = {kind.value: kind for kind in ParagraphKind}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_TEXT = frozenset((str,))
_DIGEST = 16
"""Characters of a paragraph's digest."""
_YEAR = re.compile(r"[0-9]{4}")


def pack(value: object) -> str:
    """A value as compact JSON."""
    return _ENCODER.encode(value)


def plain(text: str) -> str:
    """The text without lone surrogates, which SQLite cannot hold (odd file names, pasted rubbish)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape" if _escaped(text) else "replace").decode("utf-8", "replace")
    return text


def _escaped(text: str) -> bool:
    return all("\udc80" <= c <= "\udcff" for c in text if "\ud800" <= c <= "\udfff")


def when(value: datetime | None) -> str | None:
    """A time as ISO text with its zone."""
    return value.isoformat() if value else None


def moment(text: str | None) -> datetime | None:
    """The time that `when` wrote.

    Raises:
        LibraryDamaged: it is none.
    """
    return known_moment(text) if text else None


def known_moment(text: str) -> datetime:
    """The time that stands in each row of a table; see `moment`."""
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise LibraryDamaged(UNREADABLE) from error


def guid(text: str) -> UUID:
    """The number of a tag or an annotation.

    Raises:
        LibraryDamaged: it is none.
    """
    try:
        return UUID(text)
    except (ValueError, TypeError, AttributeError) as error:
        raise LibraryDamaged(UNREADABLE) from error


def names(text: str) -> tuple[str, ...]:
    """The names that `pack` wrote, such as a board's path.

    Raises:
        LibraryDamaged: it is no list of names.
    """
    try:
        found = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise LibraryDamaged(UNREADABLE) from error
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise LibraryDamaged(UNREADABLE)
    return tuple(found)


def stamp(value: datetime) -> str:
    """A time as UTC text that sorts as time does; a time without a zone counts as UTC."""
    if value.tzinfo is None:
        value = value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:  # year 1 or 9999 in a hostile page
        return value.replace(tzinfo=UTC).isoformat(timespec="microseconds")


def pack_paragraphs(paragraphs: tuple[Paragraph, ...]) -> str:
    """Paragraphs as JSON columns: texts, kinds, digests, quote indexes.

    Most posts are body text without quotes: 0 stands for such a column, and the digests stand in one string, which is
    a tenth of the file. Up to schema step 8 all four were lists.
    """
    kinds = [p.kind for p in paragraphs]
    quotes = [p.quote for p in paragraphs]
    return pack(
        [
            [p.text for p in paragraphs],
            0 if all(kind is ParagraphKind.BODY for kind in kinds) else kinds,
            "".join([digest_of(p) for p in paragraphs]),
            0 if all(quote is None for quote in quotes) else quotes,
        ]
    )


def unpack_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs that `pack_paragraphs` wrote.

    Raises:
        ValueError, KeyError, TypeError: the text is not of that form.
    """
    texts, kinds, digests, quotes = json.loads(text)
    if set(map(type, texts)) - _TEXT:
        raise TypeError("paragraphs that are no text")
    count = len(texts)
    if isinstance(digests, str):
        if len(digests) != count * _DIGEST:
            raise ValueError("digests of paragraphs are missing")
        digests = [digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST)]
    if any(len(column) != count for column in (kinds or texts, digests, quotes or texts)):
        raise ValueError("columns of paragraphs are of different lengths")
    return tuple(
        map(
            Paragraph,
            range(count),
            texts,
            map(_KINDS.__getitem__, kinds) if kinds else repeat(ParagraphKind.BODY),
            digests,
            quotes or repeat(None),
        )
    )


def _has_rest(post: Post) -> bool:
    return bool(
        post.quotes
        or post.images
        or post.signature
        or post.notices
        or post.attachments
        or post.comments
        or post.ratings
        or post.edited_at
        or post.edited_by
        or post.client
        or post.hidden
        or post.links
    )


def pack_rest(post: Post) -> str:
    """The fields of a post that have no column, empty ones left out."""
    if not _has_rest(post):
        return "{}"
    fields: dict[str, Any] = {
        "edited_at": when(post.edited_at),
        "edited_by": post.edited_by,
        "client": post.client,
        "quotes": [(q.author, q.text, q.post_id, q.posted_raw) for q in post.quotes],
        "comments": [(c.author, c.text, when(c.posted_at), c.posted_raw) for c in post.comments],
        # Beside the comments, not in them: a Postil that does not know of it still reads the row.
        "inline": [i for i, comment in enumerate(post.comments) if comment.inline],
        "ratings": [(r.author, r.score, r.reason) for r in post.ratings],
        "attachments": post.attachments,
        "images": post.images,
        "signature": post.signature,
        "notices": post.notices,
        "hidden": post.hidden,
        "links": [(n.paragraph, n.start, n.end, n.address) for n in post.links],
    }
    return pack({name: value for name, value in fields.items() if value})


def content_digest(post: Post) -> str:
    """32 hex digits over what the post says: equal digests mean the same version.

    Left out: addresses of images and links (each way of saving a page rewrites them, and earlier versions of Postil
    read no links) and times that are printed relative to the visit ("3 days ago"), which change by themselves.
    """
    content = [
        [(p.text, p.kind, p.quote) for p in post.paragraphs],
        post.author,
        post.author_id,
        _lasting(post.posted_raw),
        when(post.edited_at),
        post.edited_by,
        post.location,
        post.client,
        post.reply_to,
        [(q.author, q.text, q.post_id) for q in post.quotes],
        [(c.author, c.text, _lasting(c.posted_raw)) for c in post.comments],
        [(r.author, r.score, r.reason) for r in post.ratings],
        post.attachments,
        post.signature,
        post.notices,
        post.hidden,
    ]
    import hashlib  # noqa: PLC0415 - loads OpenSSL, which opening a library does not need

    return hashlib.sha256(pack(content).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _lasting(printed: str) -> str:
    return printed if _YEAR.search(printed) else ""


POST_COLUMNS = "forum_id, floor, author, author_id, posted_at, posted_raw, location, reply_to, paragraphs, rest"
"""The columns of post_version that `unpack_post` takes, in its order."""


def unpack_post(row: tuple[Any, ...]) -> Post:
    """The post out of `POST_COLUMNS`.

    Raises:
        ValueError, KeyError, TypeError: the row is damaged.
    """
    forum_id, floor, author, author_id, posted_at, posted_raw, location, reply_to, paragraphs, rest = row
    lines = unpack_paragraphs(paragraphs)
    return Post(
        post_id=forum_id,
        floor=floor,
        author=author,
        author_id=author_id,
        posted_at=moment(posted_at),
        posted_raw=posted_raw,
        paragraphs=lines,
        location=location,
        reply_to=reply_to,
        **(_unpack_rest(json.loads(rest), lines) if rest != "{}" else {}),
    )


def _unpack_comments(fields: dict[str, Any]) -> tuple[Comment, ...]:
    inline = frozenset(fields.get("inline", ()))
    comments = enumerate(fields.get("comments", ()))
    return tuple(Comment(author, text, moment(at), raw, i in inline) for i, (author, text, at, raw) in comments)


def unpack_links(listed: list[Any], paragraphs: tuple[Paragraph, ...]) -> tuple[Link, ...]:
    """The links that `pack_rest` wrote; those that do not fit the text or do not lead into the web are left out.

    A library's file may come from others, and what stands here is opened in the reader's browser.

    Raises:
        ValueError, TypeError: these are no links.
    """
    from reader.text.link_targets import web_address  # noqa: PLC0415 - most posts have no links

    links = (Link(*link) for link in listed)
    return tuple(
        link
        for link in links
        if 0 <= link.paragraph < len(paragraphs)
        and 0 <= link.start < link.end <= len(paragraphs[link.paragraph].text)
        and web_address(link.address, "") == link.address
    )


def _unpack_rest(fields: dict[str, Any], paragraphs: tuple[Paragraph, ...]) -> dict[str, Any]:
    return {
        "edited_at": moment(fields.get("edited_at")),
        "edited_by": fields.get("edited_by"),
        "client": fields.get("client"),
        "quotes": tuple(Quote(*quote) for quote in fields.get("quotes", ())),
        "comments": _unpack_comments(fields),
        "ratings": tuple(Rating(*rating) for rating in fields.get("ratings", ())),
        "attachments": tuple(fields.get("attachments", ())),
        "images": tuple(fields.get("images", ())),
        "signature": tuple(fields.get("signature", ())),
        "notices": tuple(fields.get("notices", ())),
        "hidden": bool(fields.get("hidden", False)),
        "links": unpack_links(fields["links"], paragraphs) if "links" in fields else (),
    }
