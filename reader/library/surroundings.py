"""What stands around a passage: paragraphs of its post, and the posts before and behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.thread import SIDE_KINDS
from reader.library.records import moment, unpack_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from reader.domain.annotation import Passage
    from reader.domain.thread import Paragraph
    from reader.library.library import Library

_COLUMNS = "p.floor, v.author, v.posted_at, v.posted_raw, v.paragraphs"
_BESIDE = f"""
    SELECT {_COLUMNS} FROM post p JOIN post_version v ON v.id=p.version_id JOIN post here ON here.id=?
    WHERE p.thread_id=here.thread_id AND (p.position, p.id) {{}} (here.position, here.id)
    ORDER BY p.position {{}}, p.id {{}} LIMIT 1
"""  # noqa: S608 - constants
_BEFORE, _BEHIND = _BESIDE.format("<", "DESC", "DESC"), _BESIDE.format(">", "ASC", "ASC")


class Neighbour(NamedTuple):
    """The end of the post before, or the beginning of the one behind.

    Args:
        floor, author, posted_at, posted_raw: who wrote it, and when.
        texts: its paragraphs next to the passage, in their order.
    """

    floor: int | None
    author: str | None
    posted_at: datetime | None
    posted_raw: str
    texts: tuple[str, ...]


class Surroundings(NamedTuple):
    """A passage in its place.

    Args:
        before, after: paragraphs of the same post, in their order.
        texts: the paragraphs in which the passage stands, whole; none where its post is gone.
        start: where it begins in the first of them, in code points.
        end: where it ends (exclusive) in the last of them.
        previous, following: the neighbours, where the post itself has too little around the passage.
    """

    before: tuple[str, ...]
    texts: tuple[str, ...]
    start: int
    end: int
    after: tuple[str, ...]
    previous: Neighbour | None
    following: Neighbour | None


def surroundings(library: Library, passage: Passage, count: int) -> Surroundings:
    """What stands around a passage in the version of its post that was annotated.

    Signatures, ratings and the like are left out: they part what belongs together.

    Args:
        library: the open library.
        passage: what to look around.
        count: so many paragraphs are wanted before and behind it.

    Raises:
        LibraryDamaged: the texts cannot be read.
    """
    target = passage.annotation.target
    span = target.span
    paragraphs = library.threads.paragraphs(target.version_id)
    before = _texts(paragraphs[: span.first])[-count:]
    after = _texts(paragraphs[span.last + 1 :])[:count]
    previous = _neighbour(library, _BEFORE, target.post_id) if len(before) < count else None
    following = _neighbour(library, _BEHIND, target.post_id) if len(after) < count else None
    return Surroundings(
        before=before,
        texts=tuple(paragraph.text for paragraph in paragraphs[span.first : span.last + 1]),
        start=span.start,
        end=span.end,
        after=after,
        previous=previous and previous._replace(texts=previous.texts[len(before) - count :]),
        following=following and following._replace(texts=following.texts[: count - len(after)]),
    )


def _neighbour(library: Library, query: str, post_id: int) -> Neighbour | None:
    row = library.database.row(query, (post_id,))
    if row is None:
        return None
    with library.threads.damage():
        return Neighbour(row[0], row[1], moment(row[2]), row[3], _texts(unpack_paragraphs(row[4])))


def _texts(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in paragraphs if paragraph.kind not in SIDE_KINDS)
