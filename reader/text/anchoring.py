"""How an annotation holds on to its words when the post is seen in another version.

The anchor is a position checked by a quote with context (W3C TextPositionSelector and TextQuoteSelector,
https://www.w3.org/TR/annotation-model/). A ladder of ever weaker evidence looks for the words in the new version of
the same post; where the evidence does not suffice the annotation is an orphan. Not found is never guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import CONTEXT, AnchorState, Span, Target, TextQuote
from reader.text.paragraphs import digest, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import Paragraph

SURE = 0.8
"""Likeness from which a changed text is taken for the same."""
LIKELY = 0.6
"""Likeness that is enough at the same place of a post with the same number of paragraphs."""
RIVAL = 0.15
"""A second place closer than this to the best makes the match a guess."""
FUZZY_LENGTH = 8
"""Fewer folded characters than this are never matched by likeness."""
LONE_LENGTH = 4
"""Fewer folded characters than this need their context to be found inside another paragraph."""
_COMPARED = 1000
_CANDIDATES = 40
_REACH = 250


class _Folded(NamedTuple):
    """A post's paragraphs joined without white space: each folded character knows where it came from."""

    text: str
    places: list[tuple[int, int]]

    def find(self, needle: str) -> list[int]:
        """The first two places where the needle stands."""
        at = self.text.find(needle)
        if at < 0:
            return []
        again = self.text.find(needle, at + 1)
        return [at] if again < 0 else [at, again]

    def span(self, start: int, length: int) -> Span:
        """The span of some folded characters."""
        first, begin = self.places[start]
        last, end = self.places[start + length - 1]
        return Span(first, begin, last, end + 1)


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
    joined = "\n".join(p.text for p in paragraphs)
    starts = [0, *accumulate(len(p.text) + 1 for p in paragraphs)]
    start = starts[span.first] + span.start
    end = starts[span.last] + span.end
    quote = TextQuote(joined[start:end], joined[max(0, start - CONTEXT) : start], joined[end : end + CONTEXT])
    return quote, paragraphs[span.first].digest or digest(paragraphs[span.first].text)


def fits(paragraphs: Sequence[Paragraph], span: Span) -> bool:
    """Whether a span lies within a post and holds at least one character."""
    if not 0 <= span.first <= span.last < len(paragraphs):
        return False
    if not 0 <= span.start <= len(paragraphs[span.first].text):
        return False
    if not 0 <= span.end <= len(paragraphs[span.last].text):
        return False
    return span.first < span.last or span.start < span.end


def resolve(
    target: Target, old: Sequence[Paragraph] | None, new: Sequence[Paragraph]
) -> tuple[Span | None, AnchorState]:
    """Where an annotation stands in another version of its post.

    Args:
        target: the anchor as stored.
        old: the paragraphs of the version it was made on, or None where they are not at hand.
        new: the paragraphs of the version that is shown.

    Returns:
        the span (None for an orphan) and how sure it is.
    """
    if not new:
        return None, AnchorState.ORPHAN
    old = old if old is not None and fits(old, target.span) else None
    if old is not None and [p.text for p in old] == [p.text for p in new]:
        return target.span, AnchorState.EXACT
    span = _equal_paragraphs(target, old, new) or _same_words(target, old, new)
    if span:
        return span, AnchorState.EXACT if span == target.span else AnchorState.MOVED
    span = _alike(target, old, new) or _same_index(target, old, new)
    return span, AnchorState.CHANGED if span else AnchorState.ORPHAN


# -- the ladder --------------------------------------------------------------------------------------------------


def _equal_paragraphs(target: Target, old: Sequence[Paragraph] | None, new: Sequence[Paragraph]) -> Span | None:
    """The same paragraph or run of paragraphs; where it stands several times, the same one by rank."""
    if old is None:
        return _lone_paragraph(target, new)
    span = target.span
    run = [p.digest for p in old[span.first : span.last + 1]]
    before = _runs(old, run)
    after = _runs(new, run)
    if not after or (len(after) > 1 and len(after) != len(before)) or len(before) > len(after):
        return None
    first = after[before.index(span.first)]
    start = _carry(old[span.first].text, span.start, new[first].text, end=False)
    last = first + len(run) - 1
    end = _carry(old[span.last].text, span.end, new[last].text, end=True)
    return _sound(new, Span(first, start, last, end))


def _lone_paragraph(target: Target, new: Sequence[Paragraph]) -> Span | None:
    span = target.span
    after = _runs(new, [target.digest])
    if len(after) != 1 or span.first != span.last:
        return None
    moved = Span(after[0], span.start, after[0], span.end)
    if not fits(new, moved):
        return None
    return moved if new[after[0]].text[span.start : span.end] == target.quote.exact else None


def _runs(paragraphs: Sequence[Paragraph], run: list[str]) -> list[int]:
    digests = [p.digest for p in paragraphs]
    return [i for i in range(len(digests) - len(run) + 1) if digests[i : i + len(run)] == run]


def _carry(old: str, offset: int, new: str, *, end: bool) -> int:
    """An offset of one text in another that is equal but for white space and widths.

    Args:
        old: the text that the offset counts in.
        offset: in code points.
        new: the other text.
        end: whether a stretch ends there (it takes no blanks after it), else it begins there.
    """
    if old == new:
        return offset
    before = len(_folded(old[:offset]))
    places = _fold_places((new,)).places
    if end:
        return places[before - 1][1] + 1 if 0 < before <= len(places) else 0
    return places[before][1] if before < len(places) else len(new)


def _same_words(target: Target, old: Sequence[Paragraph] | None, new: Sequence[Paragraph]) -> Span | None:
    """The quoted words, standing once in the post before and now, or once with their context."""
    words = _folded(target.quote.exact)
    if not words:
        return None
    text = _fold_places(tuple(p.text for p in new))
    found = text.find(words)
    alone = old is None or len(_fold_places(tuple(p.text for p in old)).find(words)) == 1
    if len(found) == 1 and alone and len(words) >= LONE_LENGTH:
        return text.span(found[0], len(words))
    before, after = _folded(target.quote.prefix), _folded(target.quote.suffix)
    if not found or len(before) + len(after) < LONE_LENGTH:
        return None
    with_context = text.find(before + words + after)
    return text.span(with_context[0] + len(before), len(words)) if len(with_context) == 1 else None


def _alike(target: Target, old: Sequence[Paragraph] | None, new: Sequence[Paragraph]) -> Span | None:
    """The one paragraph that is like the old one, and in it the stretch that is like the quote."""
    span = target.span
    if span.first != span.last or len(fold(target.quote.exact)) < FUZZY_LENGTH:
        return None
    if old is not None and len(_runs(old, [old[span.first].digest])) > 1:
        return None
    source = old[span.first].text if old is not None else target.quote.exact
    scores = _scores(source, new, SURE - RIVAL, span.first)
    best = max(scores, default=0, key=lambda i: scores[i])
    if not scores or scores[best] < SURE:
        return None
    if any(score > scores[best] - RIVAL for i, score in scores.items() if i != best):
        return None
    return _stretch(target, old, new, best, SURE)


def _same_index(target: Target, old: Sequence[Paragraph] | None, new: Sequence[Paragraph]) -> Span | None:
    """The paragraph at the same place of a post that has as many paragraphs as before, if it is likely the same."""
    span = target.span
    if span.first != span.last or len(new) != target.paragraphs or span.first >= len(new):
        return None
    if len(fold(target.quote.exact)) < FUZZY_LENGTH:
        return None
    source = old[span.first].text if old is not None else target.quote.exact
    if likeness(source, new[span.first].text, LIKELY) < LIKELY:
        return None
    scores = _scores(source, new, LIKELY, span.first)
    if any(score > scores.get(span.first, 0.0) for i, score in scores.items() if i != span.first):
        return None
    return _stretch(target, old, new, span.first, LIKELY)


def _scores(source: str, new: Sequence[Paragraph], floor: float, near: int) -> dict[int, float]:
    """Likeness of paragraphs to a text, those below ``floor`` left out; bounded work on huge posts."""
    scores: dict[int, float] = {}
    for i in range(max(0, near - _REACH), min(len(new), near + _REACH)):
        score = likeness(source, new[i].text, floor)
        if score >= floor:
            scores[i] = score
        if len(scores) >= _CANDIDATES:
            break
    return scores


def _stretch(
    target: Target, old: Sequence[Paragraph] | None, new: Sequence[Paragraph], index: int, floor: float
) -> Span | None:
    """The part of a changed paragraph that answers to the part that was annotated."""
    span = target.span
    text = new[index].text
    if _was_whole(target, old):
        return _sound(new, Span(index, 0, index, len(text)))
    if old is None:
        return None
    was = old[span.first].text
    if len(was) > _COMPARED or len(text) > _COMPARED:
        return None
    from difflib import SequenceMatcher  # noqa: PLC0415 - only texts that changed need it

    blocks = SequenceMatcher(None, was, text, autojunk=False).get_matching_blocks()
    start = _through(blocks, span.start)
    end = _through([(b, a, size) for b, a, size in blocks], span.end - 1) + 1
    if not start < end <= len(text) or likeness(target.quote.exact, text[start:end], floor) < floor:
        return None
    return Span(index, start, index, end)


def _was_whole(target: Target, old: Sequence[Paragraph] | None) -> bool:
    """Whether the annotation covered its paragraph from end to end."""
    span, quote = target.span, target.quote
    if old is not None:
        return span.start == 0 and span.end == len(old[span.first].text)
    return not span.start and (not quote.suffix or quote.suffix.startswith("\n"))


def _through(blocks: Sequence[tuple[int, int, int]], offset: int) -> int:
    """Where a character of the old text stands in the new one: through its matching block, else after the last."""
    at = bisect_right([block[0] for block in blocks], offset) - 1
    if at < 0:
        return 0
    a, b, size = blocks[at]
    return b + min(offset - a, size)


# -- comparing ---------------------------------------------------------------------------------------------------


def likeness(one: str, two: str, floor: float = 0.0) -> float:
    """How alike two texts are without white space and widths, 0 to 1; 0 where it is surely below ``floor``.

    Texts beyond 1,000 characters count as alike only where they are equal: comparing them would take seconds.
    """
    one, two = fold(one), fold(two)
    if one == two:
        return 1.0
    shorter, longer = sorted((len(one), len(two)))
    if not shorter or longer > _COMPARED or 2 * shorter < floor * (shorter + longer):
        return 0.0
    from difflib import SequenceMatcher  # noqa: PLC0415 - only texts that changed need it

    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.quick_ratio() < floor:
        return 0.0
    return matcher.ratio()


def _folded(text: str) -> str:
    """The text folded character by character, so that it can be found in what `_fold_places` makes."""
    return "".join(map(_fold_one, text))


@lru_cache(maxsize=32768)
def _fold_one(char: str) -> str:
    return fold(char)


@lru_cache(maxsize=2)
def _fold_places(texts: tuple[str, ...]) -> _Folded:
    """A post's text folded; kept for the next annotation of the same post."""
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    for index, text in enumerate(texts):
        for offset, char in enumerate(text):
            out = _fold_one(char)
            folded.append(out)
            places.extend([(index, offset)] * len(out))
    return _Folded("".join(folded), places)


def _sound(paragraphs: Sequence[Paragraph], span: Span) -> Span | None:
    return span if fits(paragraphs, span) else None
