"""Which post answers which, told by the quotations in it where the page gives no number for it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.domain.thread import Post, Quote

_TOLD = 60
"""Signs of a quotation that are looked for: forums cut long ones."""

_LEAST = 8
"""Signs that tell a post when the quotation does not name whose words they are."""

_CUTS = ".…。"

_REACH = 2000
"""Posts of an author that are looked through at most, the newest."""


class Written(NamedTuple):
    """A post as far as quotations of it can be recognised.

    Args:
        author: name as shown.
        posted_raw: the time as printed.
        words: its text without white space and case.
    """

    author: str
    posted_raw: str
    words: str


def squeezed(text: str) -> str:
    """A text without white space and case, so that quotations that were wrapped anew are still found in it."""
    return "".join(text.split()).casefold()


def written(post: Post) -> Written:
    """What quotations of a post are compared with; what the post itself quotes is left out."""
    own = "".join(squeezed(paragraph.text) for paragraph in post.paragraphs if paragraph.quote is None)
    return Written(post.author or "", post.posted_raw, own)


class Said:
    """What was written in a thread so far, to find the posts that quotations without a number come from."""

    def __init__(self) -> None:
        self._by: dict[str | None, deque[tuple[int, Written]]] = {}

    def add(self, post: int, words: Written) -> None:
        """Take in a post; posts come in reading order.

        Args:
            post: its number.
            words: what `written` tells of it.
        """
        for author in (words.author, None):
            self._by.setdefault(author, deque(maxlen=_REACH)).append((post, words))

    def source(self, quotes: Iterable[Quote]) -> int | None:
        """The post that the quotations of one post come from; None where none or more than one may be meant."""
        for quote in quotes:
            start = squeezed(quote.text)[:_TOLD].rstrip(_CUTS)
            if not start or (quote.author is None and len(start) < _LEAST):
                continue
            found = [(post, words) for post, words in self._by.get(quote.author, ()) if start in words.words]
            if len(found) > 1 and quote.posted_raw:
                found = [(post, words) for post, words in found if words.posted_raw == quote.posted_raw]
            if len(found) == 1:
                return found[0][0]
        return None


def nested(order: Sequence[int], answers: Mapping[int, int | None], depth: int) -> dict[int, list[int]]:
    """Posts below the posts they answer.

    A post that answers one at the greatest depth stands beside that one, behind it and its other answers. Rounds of
    posts that answer each other are broken at the post that comes first.

    Args:
        order: posts in reading order.
        answers: the post that each answers; None, itself or a post that is not in ``order`` for none.
        depth: levels below the first, at most.

    Returns:
        the posts below each post, those of the first level under 0; in the order of a walk through the tree.
    """
    known = set(order)
    below: dict[int, list[int]] = {}
    roots = []
    for post in order:
        parent = answers.get(post)
        if parent is None or parent == post or parent not in known:
            roots.append(post)
        else:
            below.setdefault(parent, []).append(post)
    placed: dict[int, list[int]] = {0: []}
    seen: set[int] = set()
    for start in (*roots, *order):
        stack = [(start, 0, 0)]
        while stack:
            post, parent, level = stack.pop()
            if post in seen:
                continue
            seen.add(post)
            placed.setdefault(parent, []).append(post)
            under = (parent, level) if level == depth else (post, level + 1)
            stack.extend((child, *under) for child in reversed(below.get(post, ())))
    return placed
