"""Finding quoted words in the posts of a thread, by what stands around them where they stand several times.

Forums repeat words: an answer quotes the post above it. What a quotation tells of the text around it was read from the
whole page, so that it may reach over the edges of the post; there it says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import Span
from reader.text.anchoring import LONE_LENGTH, NEAR, fits
from reader.text.canonical import Canonical, canonical, canonical_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.domain.thread import StoredPost
    from reader.intake.base import Quoted

_MOST = 50
"""Places within one post that are looked at."""
_SOUND = 6
"""Letters beside the words that must agree, where the post has so many there."""


class _Found(NamedTuple):
    post_id: int
    span: Span
    agreed: int
    sound: bool


class QuoteFinder:
    """Finds quotations; the texts of posts are kept in the form in which they are compared."""

    def __init__(self) -> None:
        self._texts: dict[int, Canonical] = {}

    def places(self, quoted: Quoted, posts: Sequence[StoredPost]) -> list[tuple[int, Span]]:
        """Where the words stand: one place where that is sure, several where it is open, none where they are not.

        Args:
            quoted: the words and what stands around them.
            posts: in which they can be.

        Returns:
            numbers of posts, each with the place.
        """
        counted = [(stored.id, span) for stored in posts if (span := _as_counted(quoted, stored)) is not None]
        if len(counted) == 1:
            return counted
        prefix, exact, suffix = map(canonical_text, (quoted.quote.prefix, quoted.quote.exact, quoted.quote.suffix))
        found = [place for stored in posts for place in self._each(stored, prefix, exact, suffix)] if exact else []
        # Tables tell nothing of what stands around; then words are believed that stand once.
        lone = len(exact) >= LONE_LENGTH or not (prefix or suffix)
        if not lone or len(found) > 1:
            near = [place for place in found if place.sound and (lone or place.agreed >= NEAR)]
            most = max((place.agreed for place in near), default=0)
            found = [place for place in near if place.agreed == most] or (found if lone else [])
        return [(place.post_id, place.span) for place in found]

    def _each(self, stored: StoredPost, prefix: str, exact: str, suffix: str) -> Iterator[_Found]:
        text = self._texts.get(stored.version_id)
        if text is None:
            text = self._texts[stored.version_id] = canonical([part.text for part in stored.post.paragraphs])
        at = text.text.find(exact)
        for _ in range(_MOST):
            if at < 0:
                return
            end = at + len(exact)
            if not text.splits(at, end):
                before = _alike(prefix[::-1], text.text[max(0, at - len(prefix)) : at][::-1])
                after = _alike(suffix, text.text[end : end + len(suffix)])
                sound = before[1] and after[1]
                yield _Found(stored.id, text.span(at, end), before[0] + after[0], sound)
            at = text.text.find(exact, at + 1)


def is_bare(quoted: Quoted) -> bool:
    """Whether words are so few, with nothing that tells what stands around them, that others like them may be meant."""
    told = canonical_text(quoted.quote.prefix + quoted.quote.suffix)
    return not told and len(canonical_text(quoted.quote.exact)) < LONE_LENGTH


def _alike(told: str, there: str) -> tuple[int, bool]:
    """How many letters agree from the first on, and whether these are enough."""
    common = next((n for n, (one, other) in enumerate(zip(told, there, strict=False)) if one != other), None)
    shorter = min(len(told), len(there))
    return (shorter, True) if common is None else (common, common >= min(shorter, _SOUND))


def _as_counted(quoted: Quoted, stored: StoredPost) -> Span | None:
    """The place by the numbers that Postil's own files give; only those count within the post."""
    paragraphs, quote = stored.post.paragraphs, quoted.quote
    if quoted.start is None or quoted.end is None or not quoted.hints.get("paragraph_first", "").isdecimal():
        return None
    joined = "\n".join(paragraph.text for paragraph in paragraphs)
    before = joined[max(0, quoted.start - len(quote.prefix)) : quoted.start]
    if joined[quoted.start : quoted.end] != quote.exact or before != quote.prefix:
        return None
    span = _within([len(paragraph.text) for paragraph in paragraphs], quoted.start, quoted.end)
    return span if fits(paragraphs, span) else None


def _within(lengths: Sequence[int], start: int, end: int) -> Span:
    """A stretch of paragraphs joined by line feeds as a span."""
    edges, at = [], 0
    for number, length in enumerate(lengths):
        edges.append((at, number, length))
        at += length + 1
    first = next(((n, start - begin) for begin, n, length in edges if begin <= start <= begin + length), (0, 0))
    last = next(((n, end - begin) for begin, n, length in edges if begin <= end <= begin + length), (0, 0))
    return Span(*first, *last)
