"""Ratings of a Discuz! post, as the table of a board that shows them in full and as the list of one that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reader.domain.thread import Rating
from reader.engines.parts.dom import text_of
from reader.engines.parts.trees import storable
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_LONGEST = 2000
"""Characters of a hover text that are read; the software writes some dozen."""


def read_ratings(entries: Iterable[_Element]) -> Iterator[Rating]:
    """The ratings of a post.

    Args:
        entries: the elements ``#rate_PID_UID``: rows of the table, or paragraphs whose hover text holds score and
            reason (``forum/viewthread_node_body.htm``, setting ``ratelogon``).
    """
    for entry in entries:
        found = _from_row(entry) if entry.tag == "tr" else _from_hover(entry)
        if found is not None:
            yield found


def rating_line(rating: Rating) -> str:
    """A rating as one line of text."""
    return normalise(" ".join(filter(None, (rating.author, rating.score, rating.reason))))


def _from_row(row: _Element) -> Rating | None:
    cells = [cell for cell in row if cell.tag == "td"]
    if len(cells) < 2:
        return None
    author = next((text for text in map(text_of, cells[0].iter("a")) if text), text_of(cells[0]))
    kinds = _credit_names(row)
    scores = [text_of(cell).replace(" ", "") for cell in cells[1:-1]]
    named = zip(kinds, scores, strict=True) if len(kinds) == len(scores) else (("", s) for s in scores)
    score = " ".join(f"{name} {value}".strip() for name, value in named if value)
    return Rating(author or None, score, text_of(cells[-1]))


def _credit_names(row: _Element) -> list[str]:
    """The names of the credits from the head of the table: "威望 +3" is 威望 (its sum is left out)."""
    table = next(row.iterancestors("table"), None)
    head = None if table is None else next(table.iter("tr"), None)
    cells = [] if head is None else [cell for cell in head if cell.tag == "th"]
    return [text_of(cell).rstrip("+-0123456789 ") for cell in cells[1:-1]]


def _from_hover(entry: _Element) -> Rating | None:
    hover = (entry.get("tip") or "")[:_LONGEST]
    box = entry.getparent()
    if not hover or box is None:
        return None
    tip = etree.fromstring(f"<p>{storable(hover)}</p>", etree.HTMLParser())
    reason = text_of(next(tip.iter("strong"), None))
    scores = [score_of(text_of(e)) for e in tip.iter("em", "span")]
    author = next((text for text in map(text_of, box.iter("a")) if text), None)
    return Rating(author, " ".join(filter(None, scores)), reason)


def score_of(words: str) -> str:
    """``威望 + 3 点`` as the table of ratings would give it: ``威望 +3``."""
    name, sign, value = words.partition("+" if "+" in words else "-")
    return f"{name.strip()} {sign}{value.split()[0]}".strip() if value.split() else words
