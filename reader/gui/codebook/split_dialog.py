"""Asks by which rule passages of a tag go to a new one, and shows which these are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
)

from reader.gui.base.dialog_parts import stacked
from reader.gui.base.panel_parts import paint_hint
from reader.gui.base.wording import isolated, plain_tooltip
from reader.gui.codebook.tag_form import opening_words
from reader.session.codebook import folded
from reader.session.codebook_tools import SplitRule, authors_of, boards_of, split_preview

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.domain.annotation import Passage, Tag

_SHOWN = 500
"""Passages listed in the preview; nobody reads more, and the count tells of all."""


class _Preview(QListWidget):
    """Says what it lists while there is nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            paint_hint(self, self.accessibleName())


class SplitDialog(QDialog):
    """Builds a rule; the preview follows each choice.

    Args:
        tag: the tag to split.
        tags: the codebook.
        passages: those that have the tag.
    """

    def __init__(
        self, tag: Tag, tags: Sequence[Tag], passages: Sequence[Passage], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tag = tag
        self._tags = tags
        self._passages = passages
        self.setWindowTitle(self.tr("Split the tag {0}").format(isolated(tag.name)))
        self.resize(560, 520)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name of the new tag"))
        worn = {other for passage in passages for other in passage.annotation.tags} - {tag.id}
        threads = {passage.thread_id: passage.thread_title for passage in passages}
        self.other = self._box((isolated(t.name), t.id) for t in tags if t.id in worn)
        self.author = self._box((isolated(name), name) for name in authors_of(passages))
        self.thread_box = self._box((isolated(title), number) for number, title in threads.items())
        self.board = self._box((isolated(name), name) for name in boards_of(passages))
        self.words = QLineEdit(self)  # made here, for Tab goes in this order
        self.words.setPlaceholderText(self.tr("Words that the passage holds"))
        self.count = QLabel(self)
        self.preview = _Preview(self)
        self.preview.setAccessibleName(self.tr("Passages that move"))
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = self.buttons.addButton(self.tr("Split"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._arrange()
        for line in (self.name, self.words):
            line.textChanged.connect(self._show)
        for box in (self.other, self.author, self.thread_box, self.board):
            box.currentIndexChanged.connect(self._show)
        self._show()

    def _box(self, items: Iterable[tuple[str, object]]) -> QComboBox:
        box = QComboBox(self)
        box.addItem(self.tr("any"), None)
        for text, value in items:
            box.addItem(text, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&New tag"), self.name)
        form.addRow(self.tr("With the &tag"), self.other)
        form.addRow(self.tr("By the &author"), self.author)
        form.addRow(self.tr("In the t&hread"), self.thread_box)
        form.addRow(self.tr("In the &board"), self.board)
        form.addRow(self.tr("With the &words"), self.words)
        stacked(self, (form, self.count, self.preview, self.buttons), self.preview)

    def rule(self) -> SplitRule:
        """The rule that is chosen."""
        other, thread = self.other.currentData(), self.thread_box.currentData()
        return SplitRule(
            other if isinstance(other, UUID) else None,
            str(self.author.currentData() or ""),
            thread if isinstance(thread, int) else None,
            str(self.board.currentData() or ""),
            self.words.text(),
        )

    def _show(self) -> None:
        moved = split_preview(self._passages, self.rule())
        self.preview.clear()
        for passage in moved[:_SHOWN]:
            floor = f"#{passage.floor} " if passage.floor is not None else ""
            who = isolated(passage.author or self.tr("unknown author"))
            item = QListWidgetItem(f"{floor}{who}  {isolated(opening_words(passage.text, 80))}")
            item.setToolTip(plain_tooltip(f"{passage.thread_title}\n{passage.text}"))
            self.preview.addItem(item)
        words = self.tr("%n passage(s) move, {0} stay with {1}", "", len(moved))
        self.count.setText(words.format(len(self._passages) - len(moved), isolated(self._tag.name)))
        name = folded(self.name.text())
        taken = any(t.parent == self._tag.parent and folded(t.name) == name for t in self._tags)
        if taken:
            self.count.setText(self.tr("There is a tag of that name already"))
        self.accept_button.setEnabled(bool(moved and name) and not taken)
