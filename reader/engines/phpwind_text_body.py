"""The lines of a post in a text capture of phpwind: edit note, quotations, code, and what the author wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind, Quote
from reader.engines.parts.text_lines import TIME
from reader.text.paragraphs import normalise_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.parts.text_lines import Line
    from reader.engines.parts.text_page import Speakers, TextPost

_EDITED = re.compile(
    rf"\[ ?(.{{1,40}}?) ?于 ?({TIME}) ?编辑了帖子 ?\]|\[ ?此帖被 ?(.{{1,40}}?) ?在 ?({TIME}) ?重新编辑 ?\]"
)
_OLD_QUOTE = re.compile(rf"引用第 ?\d{{1,7}} ?楼 ?(.{{1,40}}?) ?于 ?({TIME}) ?发表的.{{0,80}}")
_QUOTE_WORDS = frozenset({"引用", "引用:", "Quote:", "QUOTE:"})
_BACK = "回到原帖"
_COPY = "复制代码"
_COLON = "："
"""The sign that the program prints between a quoted post's author and its words."""

_LONGEST_QUOTE = 200
_NAME = 40
_APART = 2
"""Blank lines that part a block from the text around it; paragraphs of one block have one between them."""


def fill_body(post: TextPost, lines: Sequence[Line], speakers: Speakers) -> None:
    """Sort a post's lines.

    Args:
        post: takes them.
        lines: from below the head to the links below the post.
        speakers: who wrote what above on the page.
    """
    _Body(post, lines, speakers).read()


class _Body:
    def __init__(self, post: TextPost, lines: Sequence[Line], speakers: Speakers) -> None:
        self._post, self._lines, self._speakers = post, lines, speakers
        self._at = 0

    def read(self) -> None:
        """Take all lines."""
        steps = (self._edit_note, self._old_quote, self._quote, self._code)
        while self._at < len(self._lines):
            if not any(step() for step in steps):
                self._post.say(self._lines[self._at].text)
                self._at += 1

    def _edit_note(self) -> bool:
        """The note below the text; with others' names it is that only where it closes the post."""
        line = self._lines[self._at]
        found = _EDITED.fullmatch(line.label)
        if found is None:
            return False
        group = 1 if found[1] else 3
        name = line.text[found.start(group) : found.end(group)]
        if self._at + 1 < len(self._lines) and name != self._post.author:
            return False
        self._post.edited_by = name
        self._post.edited_raw = line.text[found.start(group + 1) : found.end(group + 1)]
        self._at += 1
        return True

    def _old_quote(self) -> bool:
        """A quotation of version 8: its source on a line of its own, the words up to a blank line."""
        lines, at = self._lines, self._at
        if lines[at].label in _QUOTE_WORDS and at + 1 < len(lines):
            at += 1
        found = _OLD_QUOTE.fullmatch(lines[at].label)
        if found is None:
            return False
        end = self._block_end(at + 1, 1)
        text = "\n".join(line.text for line in lines[at + 1 : end])
        source = lines[at].text
        name, raw = source[found.start(1) : found.end(1)], source[found.start(2) : found.end(2)]
        self._post.cite(Quote(name, text, posted_raw=raw))
        self._at = end
        return True

    def _quote(self) -> bool:
        """A quotation of version 9: ``NAME：WORDS`` in a block of its own, at times with a link back below."""
        lines, at = self._lines, self._at
        line = lines[at]
        if at and line.gap < _APART:
            return False
        end = self._block_end(at + 1, _APART)
        back = next((i for i in range(at + 1, end) if lines[i].label == _BACK), None)
        known = self._speakers.split(line.text, _COLON)
        if known is None:
            name, mark, words = line.text[: _NAME + 1].partition(_COLON)
            if back is None or not mark:
                return False
            known = name, words + line.text[_NAME + 1 :]
        if back is None and not (self._speakers.has_said(*known) or end < len(lines)):
            return False
        stop = end if back is None else back
        self._post.cite(Quote(known[0], "\n".join([known[1].strip(), *(x.text for x in lines[at + 1 : stop])])))
        self._at = end if back is None else back + 1
        return True

    def _code(self) -> bool:
        """Code below the button that copies it."""
        lines, at = self._lines, self._at
        if lines[at].label != _COPY or at + 1 >= len(lines) or lines[at + 1].gap:
            return False
        end = self._block_end(at + 1, _APART)
        for line in lines[at + 1 : end]:
            self._post.say(normalise_code(line.raw), ParagraphKind.CODE)
        self._at = end
        return True

    def _block_end(self, start: int, gap: int) -> int:
        """The first line from ``start`` on that has so many blank lines before it."""
        lines = self._lines
        last = min(len(lines), start + _LONGEST_QUOTE)
        end = start
        while end < last and lines[end].gap < gap:
            end += 1
        return end
