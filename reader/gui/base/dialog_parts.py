"""Parts that dialogs share: words that wrap, plain lists, and the parts one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDialog, QLabel, QTreeWidget, QVBoxLayout, QWidget

from reader.gui.base.panel_parts import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout


def wrapped(dialog: QDialog, words: str = "") -> QLabel:
    """Words that wrap, and are never taken for markup."""
    label = QLabel(words, dialog)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def inset(box: QAbstractSpinBox) -> None:
    """Set the figure of a spin box as far from its edge as the words of other fields; its padding does not reach it."""
    box.lineEdit().setTextMargins(4, 0, 0, 0)


def listing(dialog: QDialog, name: str, heads: Sequence[str], *, folds: bool = False) -> QTreeWidget:
    """A list with columns.

    Args:
        dialog: it is in.
        name: for screen readers.
        heads: of the columns.
        folds: whether its lines have others below them.
    """
    made = QTreeWidget(dialog)
    made.setAccessibleName(name)
    made.setHeaderLabels(list(heads))
    made.setRootIsDecorated(folds)
    made.setUniformRowHeights(True)
    return made


def stacked(dialog: QDialog, parts: Sequence[QWidget | QLayout], tall: QWidget) -> QVBoxLayout:
    """Put the parts of a dialog one below the other; ``tall`` takes the height that is left. Returns their layout."""
    layout = QVBoxLayout(dialog)
    spaced(layout)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part, 1 if part is tall else 0)
        else:
            layout.addLayout(part)
    return layout
