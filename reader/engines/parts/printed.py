"""Every piece of text that a saved page holds, with its place in the file: the other half of what engines read.

Engines take from a page what was written; this module knows nothing of forums and takes all of it, so that the two can
be laid side by side (`account`) and nothing is left out in silence. Markup is scanned, not parsed: a
parser does not tell where in the file a text stood.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.engines.parts.dom import names
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP = re.compile(r"[>\"']")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,40})")
_RAW = names("script style template title iframe svg")
_UNSHOWN = names("head noscript object select")
_VOID = names("area base br col embed hr img input link meta param source track wbr")
_INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr"
)
_UNSEEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|font-size\s{0,9}:\s{0,9}0(?![.\d])", re.IGNORECASE
)
_HIDDEN = re.compile(r"\shidden(?=[\s>=/])", re.IGNORECASE)
_JAMMER = re.compile(r"\bjammer\b")
_MARKS = re.compile(r"\s(?:hidden|style|class)", re.IGNORECASE)
_LONGEST_ATTRIBUTES = 20_000
_DEEPEST = 2_000


class PrintedPiece(NamedTuple):
    """A run of text between two tags, or a line of a text capture.

    Args:
        text: normalised as `reader.text.paragraphs.normalise` does.
        start, end: where it stands in the decoded page, in code points.
        line: number of the printed line it belongs to, from 0; a line ends where a block or ``br`` does.
        unseen: the page's own markup says that it is not shown.
    """

    text: str
    start: int
    end: int
    line: int
    unseen: bool = False


def printed_pieces(text: str, *, markup: bool) -> list[PrintedPiece]:
    """All text of a page in the order of the file; scripts, styles and the head are no text.

    Args:
        text: the decoded page.
        markup: whether it is HTML; else each line is a piece.
    """
    if not markup:
        return list(_text_lines(text))
    return _Scan(text).run()


def _text_lines(text: str) -> Iterator[PrintedPiece]:
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        words = normalise(line)
        if words:
            yield PrintedPiece(words, start, start + len(line.rstrip()), number)
        start += len(line)


class _Scan:
    """One pass over markup. Each character is looked at a bounded number of times, whatever the page does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[PrintedPiece] = []
        self._line = 0
        self._line_used = False
        self._open: list[tuple[str, bool]] = []
        self._ends: dict[str, list[int]] = {}
        self._spent: set[str] = set()

    def run(self) -> list[PrintedPiece]:
        at, text = 0, self._text
        while at < len(text):
            tag = text.find("<", at)
            if tag < 0:
                tag = len(text)
            if tag > at:
                self._words(at, tag)
            at = self._tag(tag) if tag < len(text) else tag
        return self._pieces

    def _words(self, start: int, end: int) -> None:
        words = normalise(html.unescape(self._text[start:end]))
        if words:
            self._pieces.append(
                PrintedPiece(words, start, end, self._line, any(unseen for _, unseen in self._open[-1:]))
            )
            self._line_used = True

    def _tag(self, start: int) -> int:
        """Take in the tag that may begin here; where to go on."""
        text = self._text
        if text.startswith("<!--", start):
            return self._after("-->", start + 4)
        if text.startswith(("<!", "<?"), start):
            return self._after(">", start + 2)
        named = _NAME.match(text, start)
        if named is None:
            self._words(start, start + 1)
            return start + 1
        name, closing = named.group(1).lower(), text.startswith("</", start)
        end = self._tag_end(named.end())
        if name not in _INLINE:
            self._break()
        if closing:
            self._close(name)
        elif name in _RAW:
            return self._past_raw(name, end)
        elif name not in _VOID:
            self._enter(name, text[named.end() : min(end, named.end() + _LONGEST_ATTRIBUTES)])
        return end

    def _after(self, mark: str, start: int) -> int:
        """Behind the next ``mark``, or the end of the page."""
        at = self._text.find(mark, start)
        return at + len(mark) if at >= 0 else len(self._text)

    def _tag_end(self, at: int) -> int:
        """Behind the ``>`` that ends a tag; one in a quoted value does not."""
        text = self._text
        while True:
            stop = _STOP.search(text, at)
            if stop is None:
                return len(text)
            if stop.group() == ">":
                return stop.end()
            quote = stop.group()
            closing = -1 if quote in self._spent else text.find(quote, stop.end())
            if closing < 0:
                # Nowhere behind here is another one, so it is never looked for again.
                self._spent.add(quote)
            at = closing + 1 if closing >= 0 else stop.end()

    def _past_raw(self, name: str, start: int) -> int:
        """Behind the element whose content is not text of the page."""
        if name not in self._ends:
            closing = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
            self._ends[name] = [found.start() for found in closing.finditer(self._text)][::-1]
        ends = self._ends[name]
        while ends and ends[-1] < start:
            ends.pop()
        return self._tag_end(ends[-1]) if ends else len(self._text)

    def _enter(self, name: str, attributes: str) -> None:
        unseen = bool(self._open and self._open[-1][1]) or name in _UNSHOWN or _says_unseen(attributes)
        if len(self._open) < _DEEPEST:
            self._open.append((name, unseen))

    def _close(self, name: str) -> None:
        for depth in range(len(self._open) - 1, max(len(self._open) - 60, 0) - 1, -1):
            if self._open[depth][0] == name:
                del self._open[depth:]
                return

    def _break(self) -> None:
        if self._line_used:
            self._line += 1
            self._line_used = False


def _says_unseen(attributes: str) -> bool:
    if _MARKS.search(attributes) is None:
        return False
    return any(mark.search(attributes) is not None for mark in (_UNSEEN, _HIDDEN, _JAMMER))
