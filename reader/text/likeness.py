"""How alike two texts are. Everything that needs rapidfuzz is here; it is loaded with the first text that changed."""

from __future__ import annotations

from typing import NamedTuple

COMPARED = 20_000
"""Longer texts, in folded characters, count as alike only where they are equal: comparing them would take seconds."""
_SEARCHED = 6_000
_SOUGHT = 1_000


class Block(NamedTuple):
    """A stretch that one text has in common with another: where it begins in each, and its length."""

    old: int
    new: int
    size: int


def likeness(one: str, two: str, floor: float = 0.0) -> float:
    """How much of two folded texts is the same in the same order, 0 to 1; 0 where it is below ``floor``.

    It is twice the length of their longest common subsequence, divided by the sum of their lengths.
    """
    if one == two:
        return 1.0
    shorter, longer = sorted((len(one), len(two)))
    if not shorter or longer > COMPARED or 2 * shorter < floor * (shorter + longer):
        return 0.0
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only texts that changed need it

    return Indel.normalized_similarity(one, two, score_cutoff=floor)


def common_blocks(one: str, two: str) -> list[Block]:
    """The stretches that two folded texts have in common, in order; none for texts that are too long."""
    if max(len(one), len(two)) > COMPARED:
        return []
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - as above

    blocks = Levenshtein.opcodes(one, two).as_matching_blocks()
    return [Block(block.a, block.b, block.size) for block in blocks if block.size]


def likest(needle: str, text: str, floor: float) -> tuple[float, int, int] | None:
    """The stretch of a folded text that is most like another text.

    Returns:
        likeness, begin and end; None where nothing reaches ``floor`` or the texts are too long.
    """
    if len(needle) > _SOUGHT or len(text) > _SEARCHED or len(needle) > len(text):
        return None
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - as above

    found = partial_ratio_alignment(needle, text, score_cutoff=floor * 100)
    return (found.score / 100, found.dest_start, found.dest_end) if found and found.score else None
