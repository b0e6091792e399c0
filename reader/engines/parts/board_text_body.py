"""What stands in the posts of Western boards' plain text: their words, quotations, code and signatures.

Text shows where a quotation begins (``NAME wrote:``) and hardly ever where it ends. So the words that a post of this
page really said tell first; where the quoted post is elsewhere, the quotation is the block below its head. Signatures
are what an author's posts all end with.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.domain.thread import WRITTEN_KINDS, ParagraphKind, Quote
from reader.text.paragraphs import fold, normalise_code

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.engines.parts.board_text import Mark
    from reader.engines.parts.text_lines import Line
    from reader.engines.parts.text_page import TextPost

_Said: TypeAlias = dict[tuple[str, str], dict[str, set[int]]]
"""By author and printed time (``""`` for any) the lines of this page's posts, each with the posts that hold it."""

_LONGEST_SIGNATURE = 8
_SHORT = 12
"""Characters; two posts that both end in fewer (Thanks!) need not be signed so."""
_ENOUGH = 3
_DEEPEST = 20
"""Quotations inside each other whose ends are looked for; honest posts hold fewer."""


class QuoteHead(NamedTuple):
    """The lines that begin a quotation: who is quoted, how many lines say so, when it was written as printed."""

    author: str | None
    size: int
    posted_raw: str = ""


class Trimmed(NamedTuple):
    """A post's lines parted: text, and signature where something printed tells where it begins, else None."""

    text: Sequence[Line]
    signature: Sequence[Line] | None = None


def _no_quote(_lines: Sequence[Line], _at: int) -> QuoteHead | None:
    return None


def _untrimmed(_post: TextPost, lines: Sequence[Line]) -> Trimmed:
    return Trimmed(lines)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a program prints what stands inside a post.

    Args:
        quote_head: the quotation that begins at a line, or None; without it no quotation can be told.
        trim: takes out of a post's lines what is not its text (files, edit notes) and gives it to the post; without it
            all of them are text.
        quote_end: the line below a quotation, where the program prints one.
        code: labels above code.
        code_more: labels that stand below these.
        dense: a reply follows the words it quotes without a blank line.
        apart: a blank line stands above signatures.
        flat: blank lines were lost, so that only indents show how far code goes.
    """

    quote_head: Callable[[Sequence[Line], int], QuoteHead | None] = _no_quote
    trim: Callable[[TextPost, Sequence[Line]], Trimmed] = _untrimmed
    quote_end: str = ""
    code: frozenset[str] = frozenset()
    code_more: frozenset[str] = frozenset()
    dense: bool = False
    apart: bool = False
    flat: bool = False


@dataclass(slots=True)
class _Open:
    """A quotation whose end has not been met."""

    index: int
    source: tuple[str, str]
    posts: frozenset[int] = frozenset()
    words: list[str] = field(default_factory=list)
    done: bool = False


def fill(marks: Sequence[Mark], lines: Sequence[Line], manner: Manner) -> None:
    """Read the text of all posts of a page.

    Args:
        marks: where the posts stand.
        lines: the page.
        manner: of the program.
    """
    if not any(line.gap for line in lines):
        # Crawlers' text has no blank lines: they tell nothing there.
        manner = replace(manner, dense=True, apart=False, flat=True)
    parted = [manner.trim(mark.post, lines[mark.body : mark.end]) for mark in marks]
    _sign([mark.post for mark in marks], parted, apart=manner.apart)
    said: _Said = {}
    for n, (mark, (text, signature)) in enumerate(zip(marks, parted, strict=True)):
        mark.post.signature += [line.text for line in signature or ()]
        _Reader(mark.post, text, manner, said).read()
        if mark.post.author:
            own = [fold(words) for kind, words, _ in mark.post.parts if kind in WRITTEN_KINDS]
            # A quotation that tells its time names one post, one without any post of its author.
            for when in {mark.post.posted_raw, ""}:
                known = said.setdefault((mark.post.author, when), {})
                for words in own:
                    known.setdefault(words, set()).add(n)


class _Reader:
    """One post being read."""

    def __init__(self, post: TextPost, lines: Sequence[Line], manner: Manner, said: _Said) -> None:
        self._post = post
        self._lines = lines
        self._manner = manner
        self._said = said
        self._open: list[_Open] = []
        self._quotes: list[tuple[QuoteHead, _Open]] = []

    def read(self) -> None:
        """Give the post its paragraphs and quotations."""
        at = 0
        while at < len(self._lines):
            at = self._step(at)
        self._post.quotes += [Quote(head.author, "\n".join(q.words), None, head.posted_raw) for head, q in self._quotes]

    def _step(self, at: int) -> int:
        head = self._manner.quote_head(self._lines, at)
        if head is not None and at + head.size < len(self._lines):
            return self._ended(at, head) or self._begin(at, head)
        if self._lines[at].text in self._manner.code and (stop := self._below_label(at)) > at:
            return stop
        quote = self._holder(at)
        if quote is None:
            self._open.clear()
            self._post.say(self._lines[at].text)
            return at + 1
        stop = at + 1
        if not quote.posts:
            quote.done = True
            while not self._manner.dense and stop < len(self._lines) and not self._lines[stop].gap:
                stop += 1
        for line in self._lines[at:stop]:
            quote.words.append(line.text)
            self._post.parts.append((ParagraphKind.QUOTE, line.text, quote.index))
        return stop

    def _ended(self, at: int, head: QuoteHead) -> int:
        """Take a quotation whose end is printed; the line behind that, 0 where none is before the next head."""
        if not self._manner.quote_end:
            return 0
        start = at + head.size
        for stop in range(start, len(self._lines)):
            if self._lines[stop].text == self._manner.quote_end:
                self._open.clear()
                quote = _Open(len(self._quotes), (head.author or "", head.posted_raw), done=True)
                quote.words += [line.text for line in self._lines[start:stop]]
                self._post.parts += [(ParagraphKind.QUOTE, words, quote.index) for words in quote.words]
                self._quotes.append((head, quote))
                return stop + 1
            if self._manner.quote_head(self._lines, stop):
                break
        return 0

    def _begin(self, at: int, head: QuoteHead) -> int:
        """A quotation inside another begins before the outer one has words of its own."""
        if self._open and self._open[-1].words:
            self._open.clear()
        quote = _Open(len(self._quotes), (head.author or "", head.posted_raw))
        self._open = [*self._open[-_DEEPEST:], quote]
        self._quotes.append((head, quote))
        return at + head.size

    def _sources(self, quote: _Open, at: int) -> frozenset[int]:
        """The posts of this page that a line is quoted from, if the quotation's lines so far are from them too."""
        known = self._said.get(quote.source)
        found = frozenset(known.get(fold(self._lines[at].text), ())) if known else frozenset()
        return found & quote.posts if quote.words else found

    def _holder(self, at: int) -> _Open | None:
        """The quotation that a line belongs to: the innermost whose author said it, else one without words yet."""
        for i in range(len(self._open) - 1, -1, -1):
            quote = self._open[i]
            if not quote.done and (posts := self._sources(quote, at)):
                quote.posts = posts
                del self._open[i + 1 :]
                return quote
            if not quote.words and (i + 1 == len(self._open) or self._more_follows(at)):
                del self._open[i + 1 :]
                return quote
        return None

    def _more_follows(self, at: int) -> bool:
        """Whether a post goes on below the block at a line; its last block is its author's own."""
        stop = at + 1
        while not self._manner.dense and stop < len(self._lines) and not self._lines[stop].gap:
            stop += 1
        return stop < len(self._lines)

    def _below_label(self, at: int) -> int:
        """Take the code below a label; code that a quoted post holds is left to its quotation."""
        start = at + 1
        while start < len(self._lines) and self._lines[start].text in self._manner.code_more:
            start += 1
        quoted = start < len(self._lines) and any(self._sources(quote, start) for quote in self._open)
        return start if quoted else self._code(at, start)

    def _code(self, at: int, start: int) -> int:
        """Take code up to the next blank line, and on where lines are indented."""
        stop = start
        while stop < len(self._lines) and (stop == start or self._goes_on(stop)):
            stop += 1
        if stop == start:
            return at
        self._open = [quote for quote in self._open if not quote.words]
        kind = ParagraphKind.CODE
        self._post.parts += [(kind, normalise_code(line.raw), None) for line in self._lines[start:stop]]
        return stop

    def _goes_on(self, at: int) -> bool:
        line = self._lines[at]
        if self._manner.flat:
            return line.raw[:1] in " \t"
        return not line.gap or (line.gap == 1 and line.raw[:1] in " \t")


def _sign(posts: Sequence[TextPost], parted: list[Trimmed], *, apart: bool) -> None:
    """Part the signatures off: those that something printed showed, then what all posts of an author end with."""
    groups: dict[str, list[int]] = {}
    for i, post in enumerate(posts):
        if post.author:
            groups.setdefault(post.author, []).append(i)
    for own in groups.values():
        told = [signature for i in own if (signature := parted[i].signature) is not None]
        rest = [i for i in own if parted[i].signature is None and parted[i].text]
        if told:
            known = [line.text for line in told[0]]
            ends = {i: len(known) for i in rest if known and _ends_with(parted[i].text, known)}
        else:
            size = _common_end([parted[i].text for i in rest], apart=apart)
            ends = dict.fromkeys(rest, size) if size else {}
        for i, size in ends.items():
            text = parted[i].text
            parted[i] = Trimmed(text[: len(text) - size], text[len(text) - size :])


def _ends_with(text: Sequence[Line], known: Sequence[str]) -> bool:
    return [line.text for line in text[-len(known) :]] == known


def _common_end(texts: Sequence[Sequence[Line]], *, apart: bool) -> int:
    """How many lines all texts end with, 0 where that need not be a signature."""
    if len(texts) < 2:
        return 0
    size = 0
    shortest = min(map(len, texts))
    while size < min(shortest, _LONGEST_SIGNATURE):
        closing = [text[len(text) - size - 1] for text in texts]
        if len({line.text for line in closing}) > 1:
            break
        size += 1
        if all(line.gap or len(text) == size for line, text in zip(closing, texts, strict=True)):
            break
    own = sum(len(text) > size for text in texts)
    words = sum(len(line.text) for line in texts[0][len(texts[0]) - size :])
    if not size or not own or (words < _SHORT and own < _ENOUGH):
        return 0
    stands_apart = all(text[len(text) - size].gap or len(text) == size for text in texts)
    return size if stands_apart or not apart else 0
