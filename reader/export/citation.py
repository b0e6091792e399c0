"""Posts as sources: what a citation is made of, and how three styles write it.

Forms: GB/T 7714-2015, 4.6 and 8.1 (electronic document, ``[EB/OL]``, with the date of access; where no author is known,
lists by number begin with the title), APA 7, 10.15 (online forum post, at most twenty words of its title), Chicago
Manual of Style 17, 14.208 to 14.210 (posts, which notes cite and bibliographies do not). APA (9.16) and Chicago (14.12)
give the date of access only where the post has no date. Nothing is invented: what is unknown is left out or named so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from reader.export.rows import iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from reader.domain.annotation import Passage
    from reader.export.words import Words

_SPACE = UUID("5f0c4a0e-5d0b-5c53-9d4f-6d2f7c1a3b70")
_APA_WORDS = 20
"""Words of a post's title that APA gives at most."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Piece(NamedTuple):
    """A part of a citation; ``kind`` is ``""``, ``"title"`` (set in italics) or ``"url"``."""

    text: str
    kind: str = ""


def source_id(passage: Passage) -> UUID:
    """A number for the post that is the same in every export: made of site, thread and post."""
    known = [passage.site, passage.thread_key_id or passage.thread_title, passage.post_key or str(passage.floor)]
    if not passage.post_key and passage.floor is None:
        known += [passage.source_sha256, str(passage.position)]
    return uuid5(_SPACE, "\x1f".join(known))


def cite(passage: Passage, style: str, words: Words) -> list[Piece]:
    """The source of a passage in a style of `reader.export.base.CITATIONS`."""
    return [piece for piece in _STYLES.get(style, _plain)(passage, words) if piece.text]


def plain_text(pieces: list[Piece]) -> str:
    """A citation as one text."""
    return "".join(piece.text for piece in pieces)


def _plain(passage: Passage, words: Words) -> Iterator[Piece]:
    parts = [passage.author or words("author unknown")]
    parts.append(iso(passage.posted_at) or passage.posted_raw or words("time unknown"))
    if passage.floor is not None:
        parts.append(words("floor {0}").format(passage.floor))
    parts += [value for value in (" > ".join(passage.board), passage.site) if value]
    yield Piece(", ".join(parts) + ", ")
    if passage.url:
        yield Piece(passage.url, "url")
        yield Piece(", ")
    saved = iso(passage.captured_at)
    yield Piece(words("saved {0}").format(saved) if saved else words("time of saving unknown"))


def _gbt7714(passage: Passage, words: Words) -> Iterator[Piece]:
    posted, saved = passage.posted_at, passage.captured_at
    if passage.author:
        yield Piece(f"{_ended(passage.author)} ")
    floor = f": #{passage.floor}" if passage.floor is not None else ""
    yield Piece(f"{passage.thread_title or words('(no title)')}{floor}[EB/OL]. ")
    told = f"{passage.site}{f', {posted.year}' if posted else ''}" if passage.site else ""
    told += f"({posted:%Y-%m-%d})" if posted else ""
    told += f"[{saved:%Y-%m-%d}]" if saved else ""
    yield Piece(f"{told}. " if told else "")
    if passage.url:
        yield Piece(passage.url, "url")
        yield Piece(".")


def _apa(passage: Passage, words: Words) -> Iterator[Piece]:  # noqa: ARG001 - the form is English in any language
    posted = passage.posted_at
    when = f"({posted.year}, {_MONTHS[posted.month - 1]} {posted.day}). " if posted else "(n.d.). "
    words_of_title = passage.thread_title.split(maxsplit=_APA_WORDS)[:_APA_WORDS]
    title = Piece(" ".join(words_of_title), "title") if words_of_title else Piece("[Untitled]")
    floor = f" (post #{passage.floor})" if passage.floor is not None else ""
    kind = f"{floor} [Online forum post]. "
    # Without an author the title takes the author's place.
    yield from (Piece(f"{_ended(passage.author)} {when}"), title, Piece(kind)) if passage.author else ()
    yield from () if passage.author else (title, Piece(kind + when))
    if passage.site:
        yield Piece(f"{_ended(passage.site)} ")
    if passage.captured_at and not posted:
        yield Piece(f"Retrieved {_english(passage.captured_at)}{', from ' if passage.url else '.'}")
    if passage.url:
        yield Piece(passage.url, "url")


def _chicago(passage: Passage, words: Words) -> Iterator[Piece]:  # noqa: ARG001 - the form is English in any language
    posted, saved = passage.posted_at, passage.captured_at
    kind = "online forum post" + (f" #{passage.floor}" if passage.floor is not None else "")
    if passage.author:
        yield Piece(f"{passage.author}, ")
    if passage.thread_title:
        yield Piece(f"“{passage.thread_title.removesuffix('.')},” ")
    else:
        kind = f"untitled {kind}" if passage.author else f"Untitled {kind}"
    when = _english(posted) if posted else passage.posted_raw or "n.d."
    read = f"accessed {_english(saved)}" if saved and not posted else ""
    told = ", ".join(part for part in (kind, passage.site, when, read) if part)
    yield Piece(f"{told}, " if passage.url else _ended(told))
    if passage.url:
        yield Piece(passage.url, "url")
        yield Piece(".")


def _ended(text: str) -> str:
    """The text with a full stop, where it does not end a sentence already."""
    return text if text.endswith((".", "!", "?", "…", "。", "！", "？")) else f"{text}."


def _english(moment: datetime) -> str:
    return f"{_MONTHS[moment.month - 1]} {moment.day}, {moment.year}"


_STYLES: dict[str, Callable[[Passage, Words], Iterator[Piece]]] = {
    "plain": _plain,
    "gbt7714": _gbt7714,
    "apa": _apa,
    "chicago": _chicago,
}
