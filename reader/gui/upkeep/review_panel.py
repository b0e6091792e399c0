"""The list of annotations whose text changed under them, with the old and the new words side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QSplitter,
    QToolButton,
    QWidget,
)

from reader.domain.annotation import AnchorState
from reader.gui.base.compare_parts import CompareText, FactLine, KeyList, below, fill_panel
from reader.gui.base.wording import isolated, plain_tooltip
from reader.text.differences import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from uuid import UUID

    from reader.domain.annotation import Tag
    from reader.domain.review import Review
    from reader.gui.base.theme import Look


class ReviewPanel(QWidget):
    """Lists what is to be reviewed; the keys settle it one by one.

    Signals:
        place_wanted(Review): show it in the text.
        accepted(list of Review): they stand as they are shown, or are gone.
        reattach_wanted(Review): put it on what is selected in the text.
        scope_changed(): the list is wanted of this thread only, or of all.
        left(): back to the text.

    Args:
        look: colours and text size.
    """

    place_wanted = Signal(object)
    accepted = Signal(list)
    reattach_wanted = Signal(object)
    scope_changed = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.reviews: list[Review] = []
        self._tags: Mapping[UUID, Tag] = {}
        self._writable = True
        self.summary = FactLine(self)
        self.here = QCheckBox(self)
        self.accept = self._button(self._accept)
        self.attach = self._button(self._reattach)
        self.accept_all = self._button(self._accept_all)
        self.list = KeyList(self)
        self.facts = FactLine(self)
        self.facts.setContentsMargins(10, 4, 10, 0)
        self.old = CompareText(look, self)
        self.new = CompareText(look, self)
        self._heads = (QLabel(self), QLabel(self))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_current)
        self.list.opened.connect(self._open)
        self.list.left.connect(self.left)
        self.list.pressed_key.connect(self._on_key)
        self.here.toggled.connect(self.scope_changed)
        look.changed.connect(self._show_current)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def _button(self, call: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.clicked.connect(call)
        return button

    def _retranslate(self) -> None:
        """Set all words in the language in force."""
        self.setWindowTitle(self.tr("Needs review"))
        self.here.setText(self.tr("This thread only"))
        for button, text, key in (
            (self.accept, self.tr("Accept"), "A"),
            (self.attach, self.tr("Put on the selected text"), "R"),
            (self.accept_all, self.tr("Accept all"), "Ctrl+A"),
        ):
            button.setText(f"{text} ({key})")
            button.setAccessibleName(text)
        self.accept.setToolTip(self.tr("It stands where it is shown now; what is not found is gone"))
        self.attach.setToolTip(self.tr("Enter shows the place; select the right words there, come back and press R"))
        self.list.setAccessibleName(self.tr("Annotations to review"))
        names = self.tr("As it was"), self.tr("As it is now")
        for name, head, side in zip(names, self._heads, (self.old, self.new), strict=True):
            head.setText(name)
            side.setAccessibleName(name)
        self.show_reviews(self.reviews, self._tags, writable=self._writable)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.setSpacing(8)
        top.addWidget(self.summary, 1)
        for part in (self.here, self.accept, self.attach, self.accept_all):
            top.addWidget(part)
        texts = QSplitter(Qt.Orientation.Horizontal, self)
        texts.setChildrenCollapsible(False)
        for head, text in zip(self._heads, (self.old, self.new), strict=True):
            head.setContentsMargins(10, 4, 10, 0)
            head.setForegroundRole(head.palette().ColorRole.PlaceholderText)
            texts.addWidget(below(head, text, texts))
        self._beside = below(self.facts, texts, self)
        fill_panel(self, top, self.list, self._beside, (300, 900))

    # -- showing

    def show_reviews(self, reviews: Sequence[Review], tags: Mapping[UUID, Tag], *, writable: bool) -> None:
        """Show a list; the row that was current stays so, or the one that took its place.

        Args:
            reviews: what is to be reviewed, in reading order.
            tags: the codebook by id.
            writable: whether anything can be settled.
        """
        row = max(self.list.currentRow(), 0)
        now = self.current
        self.reviews = list(reviews)
        self._tags = tags
        self._writable = writable
        ids = [review.annotation.id for review in self.reviews]
        self.list.blockSignals(True)
        self.list.clear()
        for review in self.reviews:
            item = QListWidgetItem(self._line(review))
            item.setToolTip(plain_tooltip(review.thread_title))
            self.list.addItem(item)
        if now is not None and now.annotation.id in ids:
            row = ids.index(now.annotation.id)
        self.list.setCurrentRow(min(row, len(ids) - 1))
        self.list.blockSignals(False)
        self._sum_up()
        self._show_current()

    def _sum_up(self) -> None:
        count = len(self.reviews)
        words = self.tr("%n annotation(s) to review", "", count) if count else self.tr("Nothing is to be reviewed")
        self.summary.setText(words)
        self.list.hint = self.tr(
            "When a page is saved again and its text has changed, annotations whose place is not certain are listed "
            "here, with the old and the new words side by side. None is lost."
        )
        self._beside.setVisible(bool(count))

    @property
    def ids(self) -> frozenset[UUID]:
        """The annotations that are listed."""
        return frozenset(review.annotation.id for review in self.reviews)

    def take_off(self, settled: Collection[UUID]) -> None:
        """Show the list without some annotations; the next one becomes current."""
        row = self.list.currentRow()
        self.list.blockSignals(True)
        for at in range(len(self.reviews) - 1, -1, -1):
            if self.reviews[at].annotation.id in settled:
                del self.reviews[at]
                self.list.takeItem(at)
                row -= at < row
        self.list.setCurrentRow(min(row, len(self.reviews) - 1))
        self.list.blockSignals(False)
        self._sum_up()
        self._show_current()

    def go_to_post(self, post_id: int) -> bool:
        """Make the first annotation of a post current; whether there is one."""
        for row, review in enumerate(self.reviews):
            if review.annotation.target.post_id == post_id:
                self.list.setCurrentRow(row)
                return True
        return False

    @property
    def current(self) -> Review | None:
        """The annotation that the cursor is on."""
        return self.list.chosen(self.reviews)

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _state(self, review: Review) -> str:
        gone = review.annotation.state is AnchorState.ORPHAN
        return self.tr("not found") if gone else self.tr("changed")

    def _names(self, review: Review) -> str:
        tags = [self._tags[tag] for tag in review.annotation.tags if tag in self._tags]
        names = [isolated(tag.name) for tag in sorted(tags, key=lambda tag: (tag.position, tag.name))]
        return ", ".join(names) or self.tr("memo")

    def _post(self, review: Review) -> str:
        author = isolated(review.author) if review.author else self.tr("unknown author")
        return f"#{review.floor} {author}" if review.floor is not None else author

    def _line(self, review: Review) -> str:
        return f"{self._post(review)} · {self._names(review)} · {self._state(review)}"

    def _show_current(self) -> None:
        review = self.current
        for button in (self.accept, self.attach, self.accept_all):
            button.setEnabled(review is not None and self._writable)
        if review is None:
            self.facts.setText("")
            self.old.show_note("")
            self.new.show_note("")
            return
        facts = [isolated(review.thread_title), self._post(review), self._names(review)]
        if review.annotation.coder:
            facts.append(self.tr("coder {0}").format(isolated(review.annotation.coder)))
        facts.append(self._state(review))
        self.facts.setText(" · ".join(facts))
        if review.annotation.state is AnchorState.ORPHAN:
            self.old.show_side(review.old_text, differences(review.old_text, review.old_text), new=False)
            self.new.show_note(self.tr("These words are not found in the newest version of the post."))
            return
        pieces = differences(review.old_text, review.new_text)
        self.old.show_side(review.old_text, pieces, new=False)
        self.new.show_side(review.new_text, pieces, new=True)

    # -- what the reader does

    def _on_key(self, key: str) -> None:
        calls = {"A": self._accept, "R": self._reattach, "Ctrl+A": self._accept_all}
        if key in calls:
            calls[key]()

    def _open(self) -> None:
        if self.current is not None:
            self.place_wanted.emit(self.current)

    def _accept(self) -> None:
        if self.current is not None and self._writable:
            self.accepted.emit([self.current])

    def _accept_all(self) -> None:
        if self.reviews and self._writable:
            self.accepted.emit(list(self.reviews))

    def _reattach(self) -> None:
        if self.current is not None and self._writable:
            self.reattach_wanted.emit(self.current)
