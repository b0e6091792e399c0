"""Where the paragraphs of a thread stand in one plain text that somebody else wrote out of it.

A line of the text is a paragraph where both say the same words and their order leaves no doubt (`reader.text.pairing`);
nothing is placed by likeness.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import Span
from reader.text.canonical import canonical
from reader.text.pairing import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Left out of stored paragraphs; a blank in their place keeps positions.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class _Line(NamedTuple):
    """A line of a paragraph: which post and paragraph, where in the paragraph it begins, what it says."""

    post: int
    paragraph: int
    start: int
    text: str


class Fitting:
    """A plain text beside the posts of a thread.

    Args:
        text: the plain text; lines end with LF or CR LF.
        posts: the texts of each post's paragraphs, in reading order.
    """

    def __init__(self, text: str, posts: Sequence[Sequence[str]]) -> None:
        self._lines = _CONTROLS.sub(" ", text).split("\n")
        self._starts = [0]
        for line in self._lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._there = [line for line in _lines(posts) if line.text.strip()]
        self._mine = canonical(self._lines)
        self._theirs = canonical([line.text for line in self._there])
        mine = [self._mine.paragraph(i) for i in range(len(self._lines))]
        theirs = [self._theirs.paragraph(i) for i in range(len(self._there))]
        self._to = Pairs(mine, theirs).to_new

    @property
    def share(self) -> float:
        """Share of the letters that both have, of the one that has fewer; 0 to 1."""
        both = sum(len(self._mine.paragraph(i)) for i in self._to)
        fewer = min(len(self._mine.text), len(self._theirs.text))
        return both / fewer if fewer else 0.0

    def place(self, start: int, end: int) -> tuple[int, Span] | None:
        """The post, counted from 0, and the span that a stretch of the text is.

        Args:
            start: code points before the stretch.
            end: code points before its end.

        Returns:
            None where not every line of the stretch is a paragraph, or they do not follow one another in one post.
        """
        start, end = self._trimmed(start, end)
        if start >= end:
            return None
        first, last = self._line_at(start), self._line_at(end - 1)
        told = [self._to.get(i) for i in range(first, last + 1) if self._mine.paragraph(i)]
        found = [i for i in told if i is not None]
        if not found or len(found) != len(told) or found != list(range(found[0], found[0] + len(found))):
            return None
        head, tail = self._there[found[0]], self._there[found[-1]]
        if head.post != tail.post:
            return None
        begin = self._offset(first, found[0], start, end=False)
        stop = self._offset(last, found[-1], end, end=True)
        span = Span(head.paragraph, head.start + begin, tail.paragraph, tail.start + stop)
        return (head.post, span) if (span.first, span.start) < (span.last, span.end) else None

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Without the line ends and empty lines at its edges."""
        while start < end:
            line = self._line_at(start)
            if self._mine.at(line, start - self._starts[line]) < self._mine.starts[line + 1]:
                break
            start = self._starts[line + 1] if line + 1 < len(self._starts) else end
        while start < end:
            line = self._line_at(end - 1)
            # The end may lie behind the line feed.
            if self._mine.at(line, min(end - self._starts[line], len(self._lines[line]))) > self._mine.starts[line]:
                break
            end = self._starts[line] - 1 if line else start
        line = self._line_at(max(start, end - 1))
        return start, min(end, self._starts[line] + len(self._lines[line]))

    def _line_at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _offset(self, mine: int, theirs: int, position: int, *, end: bool) -> int:
        """A position of a line in the like line of the thread."""
        offset = position - self._starts[mine]
        text = self._there[theirs].text
        if self._lines[mine].removesuffix("\r") == text:
            return min(offset, len(text))
        folded = self._mine.at(mine, offset) - self._mine.starts[mine]
        at = self._theirs.starts[theirs] + folded
        if end:
            return self._theirs.place(at - 1)[1] + 1
        return self._theirs.place(at)[1]


def _lines(posts: Sequence[Sequence[str]]) -> Iterator[_Line]:
    for post, paragraphs in enumerate(posts):
        for number, paragraph in enumerate(paragraphs):
            start = 0
            for text in paragraph.split("\n"):
                yield _Line(post, number, start, text)
                start += len(text) + 1
