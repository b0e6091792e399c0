"""Draws the tags of a passage in the passages table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.passages.passage_model import PassageModel

if TYPE_CHECKING:
    from reader.gui.base.row_delegate import Index, Line


def fill_chips(line: Line, index: Index) -> None:
    """Draw the tags of a passage, each on the ground of its colour; a count stands for those without room."""
    model = index.model()
    passage = model.passage(index.row()) if isinstance(model, PassageModel) else None
    tags = passage.tags if passage is not None else ()
    for place, tag in enumerate(tags):
        rest = len(tags) - place
        if not line.chip(tag, spare=0 if rest == 1 else 24):
            line.left(f"+{rest}", "dim", line.free)
            break
