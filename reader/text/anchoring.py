"""How an annotation holds on to its words when the post is seen in another version.

The anchor is a position checked by a quote with context (W3C TextPositionSelector and TextQuoteSelector,
https://www.w3.org/TR/annotation-model/). A ladder of ever weaker evidence looks for the words in the new version of
the same post; where the evidence does not suffice the annotation is an orphan. Not found is never guessed.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.annotation import CONTEXT, AnchorState, Span, Target, TextQuote
from reader.text.canonical import Canonical, canonical, canonical_text
from reader.text.likeness import common_blocks, likeness, likest
from reader.text.pairing import Pairs
from reader.text.paragraphs import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.thread import Paragraph
    from reader.text.likeness import Block

Placement: TypeAlias = tuple[Span | None, AnchorState]
"""Where an annotation stands in another version (None for an orphan), and how sure that is."""

RULES = 2
"""Version of the rules below; stored with every link, raised when a rule changes."""

SURE = 0.8
"""Likeness from which a changed text is taken for the same."""
LIKELY = 0.6
"""Likeness that is enough at the same place: between the same neighbours or of the same number of paragraphs."""
RIVAL = 0.15
"""A second place closer than this to the best makes the match a guess."""
FUZZY_LENGTH = 8
"""Fewer folded characters than this are never matched by likeness."""
LONE_LENGTH = 12
"""Fewer folded characters than this need some context to be found inside another paragraph."""
NEAR = 4
"""Folded characters of context that tell one place from another."""
_CANDIDATES = 400
_QUOTE_HEAD = re.compile(r"[^\n]{1,60} (?:发表于|發表於) [^\n]{4,40}\n")
"""How a quotation begins where its author and its words are one paragraph."""


def describe(paragraphs: Sequence[Paragraph], span: Span) -> tuple[TextQuote, str]:
    """The quote of a span with its context inside the post, and the digest of its first paragraph.

    Args:
        paragraphs: all of the post's.
        span: a stretch that lies within them.

    Raises:
        ValueError: it does not, or it is empty.
    """
    if not fits(paragraphs, span):
        raise ValueError("the span does not lie within the post")
    # Of a long post only what is needed is joined.
    low, high = span.first, span.last + 1
    start, end = span.start, len(paragraphs[span.last].text) - span.end
    while low > 0 and start < CONTEXT:
        low -= 1
        start += len(paragraphs[low].text) + 1
    while high < len(paragraphs) and end < CONTEXT:
        end += len(paragraphs[high].text) + 1
        high += 1
    joined = "\n".join(p.text for p in paragraphs[low:high])
    end = len(joined) - end
    quote = TextQuote(joined[start:end], joined[max(0, start - CONTEXT) : start], joined[end : end + CONTEXT])
    return quote, digest_of(paragraphs[span.first])


def fits(paragraphs: Sequence[Paragraph], span: Span) -> bool:
    """Whether a span lies within a post and holds at least one character."""
    if not 0 <= span.first <= span.last < len(paragraphs):
        return False
    if not 0 <= span.start <= len(paragraphs[span.first].text):
        return False
    if not 0 <= span.end <= len(paragraphs[span.last].text):
        return False
    return span.first < span.last or span.start < span.end


def resolve(target: Target, old: Sequence[Paragraph] | None, new: Sequence[Paragraph]) -> Placement:
    """Where an annotation stands in another version of its post; see `Placer`."""
    return Placer(old, new).place(target)


class Placer:
    """Places the annotations of one version of a post in another version of the same post.

    Args:
        old: the paragraphs that the annotations were made on, or None where they are not at hand.
        new: the paragraphs of the other version.
    """

    def __init__(self, old: Sequence[Paragraph] | None, new: Sequence[Paragraph]) -> None:
        self._old = old
        self._new = new
        self._same = old is not None and [p.text for p in old] == [p.text for p in new]

    def place(self, target: Target) -> Placement:
        """Where an annotation stands, and how sure that is.

        Exact and moved mean that its words are there, but for width, white space, script and the forms of signs;
        changed means that others stand in their place.
        """
        if not self._new:
            return None, AnchorState.ORPHAN
        if self._old is None or not fits(self._old, target.span):
            return self._without_old(target)
        if self._same:
            return target.span, AnchorState.EXACT
        found = self._paired(target.span, self._by_digest) or self._paired(target.span, self._by_words)
        found = found or self._same_words(target)
        if found and not self._quoted(target.span, found):
            return found, AnchorState.EXACT if found == target.span else AnchorState.MOVED
        found = None if found else self._alike(target) or self._elsewhere(target)
        if found is None or self._quoted(target.span, found):
            return None, AnchorState.ORPHAN
        return found, AnchorState.CHANGED

    # -- what both versions have in common ---------------------------------------------------------------------

    @cached_property
    def _before(self) -> Canonical:
        return canonical([p.text for p in self._old or ()])

    @cached_property
    def _after(self) -> Canonical:
        return canonical([p.text for p in self._new])

    @cached_property
    def _by_digest(self) -> Pairs:
        return Pairs([digest_of(p) for p in self._old or ()], [digest_of(p) for p in self._new])

    @cached_property
    def _by_words(self) -> Pairs:
        before, after = self._before, self._after
        old = [before.paragraph(i) for i in range(len(before.starts) - 1)]
        return Pairs(old, [after.paragraph(i) for i in range(len(after.starts) - 1)])

    # -- the ladder --------------------------------------------------------------------------------------------

    def _paired(self, span: Span, pairs: Pairs) -> Span | None:
        """The same paragraph or run of paragraphs."""
        first = pairs.to_new.get(span.first)
        if first is None:
            return None
        last = first + span.last - span.first
        if any(pairs.to_new.get(span.first + i) != first + i for i in range(1, last - first + 1)):
            return None
        ends = ((span.first, first), (span.last, last))
        if all(self._text(i) == self._new[j].text for i, j in ends):
            return Span(first, span.start, last, span.end)
        start = self._before.at(span.first, span.start) - self._before.starts[span.first]
        end = self._before.at(span.last, span.end) - self._before.starts[span.last]
        return self._checked(span, self._after.starts[first] + start, self._after.starts[last] + end)

    def _same_words(self, target: Target) -> Span | None:
        """The same words elsewhere: once before and once now, or once with what stands around them."""
        start, end = self._before.range(target.span)
        words = self._before.text[start:end]
        if not words:
            return None
        found = self._after.find(words)
        if len(found) == 1 and len(self._before.find(words)) == 1 and self._stands_alike(start, end, found[0]):
            return self._checked(target.span, found[0], found[0] + len(words))
        head, tail = self._before.text[max(0, start - CONTEXT) : start], self._before.text[end : end + CONTEXT]
        if not found or len(head) + len(tail) < NEAR:
            return None
        around = self._after.find(head + words + tail)
        if len(around) == 1 and not self._edges_alike(len(head), len(tail), around[0], head + words + tail):
            return None
        if len(around) != 1 or len(self._before.find(head + words + tail)) != 1:
            return None
        at = around[0] + len(head)
        return self._checked(target.span, at, at + len(words))

    def _edges_alike(self, head: int, tail: int, at: int, around: str) -> bool:
        """Whether words at the edge of the post before, which have no context there, are at that edge now."""
        return (head >= NEAR or at == 0) and (tail >= NEAR or at + len(around) == len(self._after.text))

    def _stands_alike(self, start: int, end: int, at: int) -> bool:
        """Whether words that are short stand in the same context, at least on one side."""
        if end - start >= LONE_LENGTH:
            return True
        old, new = self._before.text, self._after.text
        head, tail = old[max(0, start - NEAR) : start], old[end : end + NEAR]
        before = len(head) == NEAR and new[:at].endswith(head)
        after = len(tail) == NEAR and new.startswith(tail, at + end - start)
        return (before and after) if end - start < NEAR else (before or after)

    def _alike(self, target: Target) -> Span | None:
        """The one paragraph that is like the old one, and in it the stretch that is like the quote."""
        span = target.span
        if span.first != span.last:
            return None
        source = self._before.paragraph(span.first)
        if len(source) < FUZZY_LENGTH or self._doubled(source):
            return None
        scores = self._scores(source, LIKELY)
        best = max(scores, default=-1, key=lambda j: scores[j])
        if best < 0 or any(score > scores[best] - RIVAL for j, score in scores.items() if j != best):
            return None
        if scores[best] >= SURE or best == self._same_place(span.first):
            return self._stretch(span, best, SURE if scores[best] >= SURE else LIKELY)
        return None

    def _elsewhere(self, target: Target) -> Span | None:
        """Changed words in paragraphs that were put together or parted."""
        start, end = self._before.range(target.span)
        words, text = self._before.text[start:end], self._after.text
        if len(words) < LONE_LENGTH or len(self._before.find(words)) > 1:
            return None
        best = likest(words, text, SURE)
        if best is None:
            return None
        score = best[0]
        begin, stop = self._after.widened(*best[1:])
        blotted = text[:begin] + "\0" * (stop - begin) + text[stop:]
        if likest(words, blotted, score - RIVAL) or not _answers(words, text[begin:stop]):
            return None
        if any(self._after.place(i)[0] in self._by_words.taken for i in range(begin, stop)):
            return None
        return self._after.span(begin, stop)

    # -- helpers -----------------------------------------------------------------------------------------------

    def _quoted(self, old: Span, span: Span) -> bool:
        """Whether a place lies in a quotation that the old version has not: there the words are another's."""
        head = _QUOTE_HEAD.match(self._new[span.first].text)
        if head is None or span.first != span.last or _QUOTE_HEAD.match(self._text(old.first)):
            return False
        return canonical_text(head.group()) not in self._before.text

    def _text(self, index: int) -> str:
        return self._old[index].text if self._old else ""

    def _doubled(self, source: str) -> bool:
        before = self._before
        return sum(1 for i in range(len(before.starts) - 1) if before.paragraph(i) == source) > 1

    def _checked(self, span: Span, start: int, end: int) -> Span | None:
        """The new span of some folded characters, if they are the words of the old one."""
        first, last = self._before.range(span)
        if start >= end or self._before.text[first:last] != self._after.text[start:end]:
            return None
        return None if self._after.splits(start, end) else self._after.span(start, end)

    def _scores(self, source: str, floor: float) -> dict[int, float]:
        """Likeness of the new paragraphs that are no old ones, those below ``floor`` left out."""
        free = [j for j in range(len(self._new)) if j not in self._by_words.taken]
        return _likenesses(source, self._after, free, floor)

    def _same_place(self, index: int) -> int | None:
        """The one new paragraph between the same neighbours as an old one; else that of the same number."""
        gap = self._by_words.gap(index)
        if gap is None:
            return None
        if len(gap.old) == len(gap.new):
            return gap.new[index - gap.old.start]
        return None

    def _stretch(self, span: Span, index: int, floor: float) -> Span | None:
        """The part of a changed paragraph that answers to the part that was annotated."""
        if span.start == 0 and span.end == len(self._text(span.first)):
            return _whole(self._new, index)
        was, text = self._before.paragraph(span.first), self._after.paragraph(index)
        begin, stop = (at - self._before.starts[span.first] for at in self._before.range(span))
        blocks = common_blocks(was, text)
        start, end = _through(blocks, begin, end=False), _through(blocks, stop, end=True)
        if stop - begin < FUZZY_LENGTH and not _embedded(blocks, was, begin, stop):
            return None
        if not start < end:
            return None
        base = self._after.starts[index]
        start, end = self._after.widened(base + start, base + end)
        if likeness(was[begin:stop], self._after.text[start:end], floor) < floor:
            return None
        return self._after.span(start, end)

    def _without_old(self, target: Target) -> Placement:
        """Where the text that was annotated is not at hand: only by its digest or its own words."""
        span, quote = target.span, target.quote
        same = [j for j, p in enumerate(self._new) if digest_of(p) == target.digest]
        if len(same) == 1 and span.first == span.last:
            moved = Span(same[0], span.start, same[0], span.end)
            if fits(self._new, moved) and self._new[same[0]].text[span.start : span.end] == quote.exact:
                return moved, AnchorState.EXACT if moved == span else AnchorState.MOVED
        parts = [canonical_text(text) for text in (quote.prefix, quote.exact, quote.suffix)]
        if len(parts[1]) >= LONE_LENGTH or (parts[1] and len(parts[0]) + len(parts[2]) >= NEAR):
            head = "" if len(parts[1]) >= LONE_LENGTH else parts[0]
            tail = "" if len(parts[1]) >= LONE_LENGTH else parts[2]
            found = self._after.find(head + parts[1] + tail)
            start = found[0] + len(head) if len(found) == 1 else -1
            if start >= 0 and not self._after.splits(start, start + len(parts[1])):
                return self._after.span(start, start + len(parts[1])), AnchorState.MOVED
        return None, AnchorState.ORPHAN


def _answers(words: str, stretch: str) -> bool:
    """Whether a stretch is like some words and holds most of them: a part of them is always like itself."""
    alike = likeness(words, stretch, SURE)
    return alike >= SURE and alike * (len(words) + len(stretch)) / 2 >= SURE * len(words)


def _whole(paragraphs: Sequence[Paragraph], index: int) -> Span | None:
    return Span(index, 0, index, len(paragraphs[index].text)) if paragraphs[index].text else None


def _likenesses(source: str, text: Canonical, indexes: Iterable[int], floor: float) -> dict[int, float]:
    """Likeness of paragraphs to a text, those below ``floor`` left out; bounded work on huge posts."""
    scores: dict[int, float] = {}
    for index in indexes:
        score = likeness(source, text.paragraph(index), floor)
        if score >= floor:
            scores[index] = score
        if len(scores) >= _CANDIDATES:
            break
    return scores


def _through(blocks: Sequence[Block], offset: int, *, end: bool) -> int:
    """Where an edge of the old text stands in the new one: in the common stretch that it touches from inside.

    An edge within changed text takes the change in on its side.
    """
    for block in blocks:
        if block.old <= offset - end < block.old + block.size:
            return block.new + offset - block.old
    if end:
        return next((b.new for b in blocks if b.old >= offset), blocks[-1].new + blocks[-1].size if blocks else 0)
    return max((b.new + b.size for b in blocks if b.old + b.size <= offset), default=0)


def _embedded(blocks: Sequence[Block], was: str, begin: int, stop: int) -> bool:
    """Whether a short stretch and some of what stands on both sides of it are unchanged."""
    low, high = max(0, begin - NEAR), min(len(was), stop + NEAR)
    return any(block.old <= low and high <= block.old + block.size for block in blocks)
