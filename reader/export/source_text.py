"""A thread as one plain text, and where in it the paragraphs stand.

Lines end with LF alone and no byte order mark stands in front, because programs disagree on how to count those.
Positions count code points from 0; ends are exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.export.cleaning import even
from reader.export.rows import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.annotation import Span
    from reader.domain.thread import Paragraph, Post
    from reader.export.base import Project
    from reader.export.words import Words

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# Each of these would be taken for a line's end or refused; one for one keeps positions.
_BREAKS = str.maketrans({"\r": " ", "\x0b": " ", "\x0c": " ", "\x85": " ", "\u2028": " ", "\u2029": " "})


class SourceText:
    """Takes the posts of a thread one by one.

    Args:
        title: the first line.
        project: how names are shown.
        words: the language of the head lines.
    """

    def __init__(self, title: str, project: Project, words: Words) -> None:
        self._project = project
        self._words = words
        self._lines: list[str] = []
        self._length = 0
        self._starts: dict[int, list[int]] = {}
        self._paragraphs: dict[int, Sequence[Paragraph]] = {}
        self._astral: list[int] | None = None
        self.replaced = 0
        """Characters that no program takes and for which U+FFFD stands, so that positions hold."""
        self._line(self._fit(project.shown(title)) or words("(no title)"))

    def add(self, post: Post, version_id: int, paragraphs: Iterable[Paragraph], *, earlier: bool = False) -> None:
        """Add a post with a head line.

        Args:
            post: who wrote it and when.
            version_id: the version that the paragraphs are of.
            paragraphs: all lines of it.
            earlier: it is not the newest version, which the head line shall say.
        """
        self._line("")
        self._line(self._head(post, earlier=earlier))
        kept = tuple(paragraphs)
        starts = []
        for paragraph in kept:
            starts.append(self._length)
            self._line(self._fit(self._project.shown(paragraph.text)))
        self._starts[version_id] = starts
        self._paragraphs[version_id] = kept

    def place(self, version_id: int, span: Span) -> tuple[int, int] | None:
        """Start and end of a span in the text; None where the text does not have it."""
        paragraphs, starts = self._paragraphs.get(version_id, ()), self._starts.get(version_id, [])
        if not 0 <= span.first <= span.last < len(paragraphs):
            return None
        first, last = paragraphs[span.first].text, paragraphs[span.last].text
        if not (0 <= span.start <= len(first) and 0 <= span.end <= len(last)):
            return None
        start = starts[span.first] + self._project.moved(first, span.start, end=False)
        return start, max(start, starts[span.last] + self._project.moved(last, span.end, end=True))

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._lines)

    @property
    def astral(self) -> int:
        """How many characters take two UTF-16 code units."""
        return len(self._astral_places())

    def utf16(self, position: int) -> int:
        """A position in UTF-16 code units."""
        return position + bisect_left(self._astral_places(), position)

    def _astral_places(self) -> list[int]:
        if self._astral is None:
            self._astral = [found.start() for found in _ASTRAL.finditer(self.text)]
        return self._astral

    def _head(self, post: Post, *, earlier: bool) -> str:
        floor = f"#{post.floor}" if post.floor is not None else ""
        author = self._project.author(post.author) or self._words("(author unknown)")
        parts = [floor, author, iso(post.posted_at) or post.posted_raw]
        parts.append(self._words("(earlier version)") if earlier else "")
        return self._fit(" ".join(part for part in parts if part))

    def _line(self, text: str) -> None:
        self._lines.append(text + "\n")
        self._length += len(text) + 1

    def _fit(self, text: str) -> str:
        line = text.translate(_BREAKS)
        fitting = even(line)
        if fitting is not line:
            self.replaced += fitting.count("\ufffd") - line.count("\ufffd")
        return fitting
