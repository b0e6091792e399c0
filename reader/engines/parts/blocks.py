"""Markup to printed lines: one walk for all engines, without recursion.

A line ends at ``<br>`` and at the borders of blocks; each line has the kind of what it stands in. An engine gives a
function that looks at each element first and may claim it: leave it out, put words in its place, or name the kind
of its lines (`Claim`). What it does not claim is read by the rules here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.thread import ParagraphKind
from reader.engines.parts.dom import UNPRINTED, is_hidden, names, smiley_text
from reader.engines.parts.linked import LineLinks, LinkedText, joined
from reader.text.paragraphs import normalise, normalise_code, normalise_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    Line = tuple[ParagraphKind, str, int | None]
    """Kind, normalised text and quote index of a printed line, as `reader.text.paragraphs.number` takes them."""
    Claimer = Callable[[_Element], "Claim | None"]

_BLOCK = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody "
    "td textarea tfoot th thead tr ul xmp listing plaintext"
)
_PLAIN = names(
    "address article aside center dd details dialog dir div dl dt fieldset figure footer form header hgroup main menu "
    "nav p section summary"
)
"""Blocks whose lines are what the lines around them are."""
_PRE = frozenset(("pre", "textarea", "xmp", "listing", "plaintext"))
_AUTO_KIND = {
    "li": ParagraphKind.LIST,
    **{f"h{level}": ParagraphKind.HEADING for level in range(1, 7)},
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), ParagraphKind.CODE),
}
_RANK = {ParagraphKind.BODY: 0, ParagraphKind.LIST: 1, ParagraphKind.HEADING: 2, ParagraphKind.CODE: 3}
_NOT_IN_ROWS = frozenset(("table", "ul", "ol", "pre", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6"))
_ROW_PIECES = 6
_ROW_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Claim:
    """What an engine wants done with an element and all below it.

    ``Claim()`` reads the element by the usual rules even where these would leave it out (hidden text).

    Args:
        skip: leave it out.
        text: words that stand in the line in its place.
        kind: the kind of its lines; it begins and ends a line then.
        quote: index that its lines carry (``Paragraph.quote``).
        pre: line feeds in its source are line ends, as in ``pre``.
        block: it begins and ends a line, as a ``div`` does.
    """

    skip: bool = False
    text: str | None = None
    kind: ParagraphKind | None = None
    quote: int | None = None
    pre: bool = False
    block: bool = False


SKIP = Claim(skip=True)
_READ = Claim()
_NOTHING = Claim(skip=True)


class _State(NamedTuple):
    kind: ParagraphKind = ParagraphKind.BODY
    quote: int | None = None
    pre: bool = False


_SKIPPED = _State()
_LINK = _State(quote=-1)
"""Stands for the state before a link, which changes none."""


class _Row:
    """Cells of a table row that is still open; each cell is a list of printed lines."""

    __slots__ = ("cells", "length", "owner")

    def __init__(self, owner: _Element) -> None:
        self.owner = owner
        self.cells: list[list[str]] = []
        self.length = 0

    def add(self, text: str) -> bool:
        """Take a line into the last cell; False when the row is too large to be one of a table of data."""
        if not self.cells:
            self.cells.append([])
        self.cells[-1].append(text)
        self.length += len(text)
        return len(self.cells[-1]) <= _ROW_PIECES and self.length <= _ROW_LENGTH


class BlockWalker:
    """Collects printed lines from elements and loose text that are fed in page order.

    Args:
        claim: looks at each element before the rules do; None leaves it to them.

    Attributes:
        lines: the lines so far (after `finish`: all).
        images: the images met that are not smilies, in page order.
    """

    def __init__(self, claim: Claimer | None = None) -> None:
        self.lines: list[Line] = []
        self.images: list[_Element] = []
        self._claim = claim
        self._parts: list[str] = []
        self._state = _State()
        self._verbatim = False
        """Line feeds in the source mean something here."""
        self._row: _Row | None = None
        self._links = LineLinks(self._parts)

    def feed(self, element: _Element, *, tail: bool = True) -> None:
        """Read an element, the claimer being asked about it too, and the text after it."""
        self._walk(element, None)
        if tail and element.tail:
            self.feed_text(element.tail)

    def feed_inside(self, element: _Element) -> None:
        """Read what is inside an element; the element itself is not put to the claimer."""
        self._walk(element, _READ)

    def feed_text(self, text: str) -> None:
        """Read loose text."""
        if self._state.pre and "\n" in text:
            *whole, rest = text.replace("\r\n", "\n").split("\n")
            for line in whole:
                self._parts.append(line)
                self.end_line()
            text = rest
        elif self._state.kind is ParagraphKind.CODE:
            text = text.replace("\r", "").replace("\n", "")
        self._parts.append(text)

    def finish(self) -> list[Line]:
        """End the last line and give all."""
        self.end_line()
        # Most claimers hold their walker: a circle with a page's whole tree in it would outlive the page.
        self._claim = None
        return self.lines

    def end_line(self) -> None:
        """End the line here."""
        parts = self._parts
        if not parts:
            return
        raw = parts[0] if len(parts) == 1 else "".join(parts)
        pieces = self._links.end_line() if self._links.begun else None
        parts.clear()
        if not raw or raw.isspace():
            return
        kind, quote, _ = self._state
        text = normalise_code(raw) if kind is ParagraphKind.CODE else normalise(raw)
        if not text or text.isspace():
            return
        if pieces is not None and kind is not ParagraphKind.NOTICE:
            text = LinkedText(text, pieces)
        if self._row is None:
            self.lines.append((kind, text, quote))
        elif not self._row.add(text):
            self._break_row()

    def _walk(self, root: _Element, claim: Claim | None) -> None:
        # Not `iterwalk`: its events cost more than the leaves that most elements of a post are.
        if not isinstance(root.tag, str) or (before := self._open(root, root.tag, claim)) is _SKIPPED:
            return
        take = self._take
        take(root.text)
        outer: list[tuple[_Element, Iterator[_Element], _State | None]] = []
        element = root
        children: Iterator[_Element] = iter(root)
        while True:
            for child in children:
                tag = child.tag
                if tag == "br" and not child.keys():
                    # The most frequent element of posts; no engine has a rule for one without attributes.
                    self.end_line()
                elif isinstance(tag, str) and (state := self._open(child, tag, None)) is not _SKIPPED:
                    take(child.text)
                    if len(child):
                        outer.append((element, children, before))
                        element, children, before = child, iter(child), state
                        break
                    if state is not None:
                        self._close(child, state)
                take(child.tail)
            else:
                if before is not None:
                    self._close(element, before)
                if not outer:
                    return
                take(element.tail)
                element, children, before = outer.pop()

    def _take(self, text: str | None) -> None:
        if text:
            if self._verbatim:
                self.feed_text(text)
            else:
                self._parts.append(text)

    def _open(self, element: _Element, tag: str, claim: Claim | None) -> _State | None:
        """Begin an element and give the state before it.

        None for an element that is no block, `_SKIPPED` when its inside is not to be read.
        """
        if claim is None and self._claim is not None:
            claim = self._claim(element)
        if claim is None:
            claim = self._rule(element, tag)
        block = tag in _BLOCK
        if claim is _READ and (not block or tag in _PLAIN):
            if block or tag == "br":
                self.end_line()
            elif tag == "a":
                return self._begin_link(element)
            return self._state if block else None
        block = block or claim.block or claim.kind is not None
        if claim.skip or claim.text is not None:
            self._replace(claim, block=block)
            return _SKIPPED
        if block or tag == "br":
            self.end_line()
        if not block:
            return None
        before = self._state
        self._enter(element, tag, claim)
        return before

    def _replace(self, claim: Claim, *, block: bool) -> None:
        if claim.text is not None:
            self._parts.append(claim.text)
        elif block and claim is not _NOTHING:
            self.end_line()

    def _begin_link(self, element: _Element) -> _State | None:
        return _LINK if self._links.begin(element) else None

    def _rule(self, element: _Element, tag: str) -> Claim:
        """The claim that holds where the engine makes none."""
        if tag == "img":
            words = smiley_text(element)
            if words is None:
                self.images.append(element)
            return Claim(text=words or "")
        return _NOTHING if tag in UNPRINTED or is_hidden(element) else _READ

    def _enter(self, element: _Element, tag: str, claim: Claim) -> None:
        now = self._state
        kind, quote, pre = now
        if claim.kind is not None:
            kind, quote = claim.kind, claim.quote
        else:
            auto = _AUTO_KIND.get(tag)
            if auto is not None and _RANK.get(kind, 9) < _RANK[auto]:
                kind = auto
        if self._row is not None and (claim.kind is not None or tag in _NOT_IN_ROWS or tag == "tr"):
            self._break_row()
        if tag == "tr":
            self._row = _Row(element)
        elif self._row is not None and tag in ("td", "th"):
            self._row.cells.append([])
        pre = pre or claim.pre or tag in _PRE
        if kind is not now.kind or quote != now.quote or pre != now.pre:
            self._change(_State(kind, quote, pre))

    def _change(self, state: _State) -> None:
        self._state = state
        self._verbatim = state.pre or state.kind is ParagraphKind.CODE

    def _close(self, element: _Element, before: _State) -> None:
        if before is _LINK:
            self._links.end()
            return
        self.end_line()
        if self._row is not None and self._row.owner is element:
            self._end_row(self._row)
        if before is not self._state:
            self._change(before)

    def _end_row(self, row: _Row) -> None:
        self._row = None
        kind, quote, _ = self._state
        if kind is ParagraphKind.BODY:
            kind = ParagraphKind.TABLE
        if len(row.cells) == 1:
            self.lines.extend((kind, text, quote) for text in row.cells[0])
            return
        text = normalise_row(" ".join(cell) for cell in row.cells)
        if text:
            self.lines.append((kind, joined(text, (line for cell in row.cells for line in cell)), quote))

    def _break_row(self) -> None:
        """The row turned out to be layout: its lines so far become lines of their own."""
        row, self._row = self._row, None
        if row is not None:
            kind, quote, _ = self._state
            self.lines.extend((kind, text, quote) for cell in row.cells for text in cell)


def walk(element: _Element, claim: Claimer | None = None) -> BlockWalker:
    """Read what is inside an element; the walker returned has its ``lines`` and ``images``."""
    walker = BlockWalker(claim)
    walker.feed_inside(element)
    walker.finish()
    return walker


def lines_of(element: _Element, claim: Claimer | None = None) -> list[Line]:
    """The printed lines inside an element."""
    return walk(element, claim).lines
