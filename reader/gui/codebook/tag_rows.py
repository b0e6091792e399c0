"""Draws the rows of the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from reader.gui.base.tree_model import node_of
from reader.gui.base.wording import isolated
from reader.gui.codebook.tag_model import TagModel, TagNode

if TYPE_CHECKING:
    from reader.gui.base.row_delegate import Index, Line


def fill_tag(line: Line, index: Index) -> None:
    """Draw a row of the codebook."""
    node = node_of(index)
    model = index.model()
    if not isinstance(node, TagNode) or not isinstance(model, TagModel):
        return
    width = QFontMetrics(line.font).horizontalAdvance("0") * max(2, len(str(model.most))) + 2
    line.square(line.look.theme.tag(node.tag.colour).bar)
    line.figure(node.all, "dim", width)
    line.figure(node.here, "text", width)
    if node.tag.key:
        line.key_cap(node.tag.key)
    line.left(isolated(node.tag.name), "text", line.free)
