"""All memos of a library in a list, with the one under the cursor set beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidgetItem, QWidget

from reader.domain.memo import Memo, SubjectKind
from reader.gui.base.compare_parts import FactLine, KeyList, below, fill_panel
from reader.gui.base.panel_parts import MARGIN, FilterLine
from reader.gui.base.wording import isolated, when
from reader.gui.memos.memo_view import MemoView
from reader.text.memo_opening import opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.gui.base.theme import Look

_OPENING = 80
"""Characters of a memo that stand in the list."""


class MemoPanel(QWidget):
    """Lists memos; what is typed above narrows them.

    Signals:
        place_wanted(Memo): show what it is about.
        edit_wanted(Memo): open it to be written on.
        delete_wanted(Memo): delete it.
        left(): back to the text.

    Args:
        look: colours and text size.
    """

    place_wanted = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.memos: list[Memo] = []
        self.shown: list[Memo] = []
        self.filter = FilterLine(look, "", parent=self)
        self.count = QLabel(self)
        self.list = KeyList(self)
        self.facts = FactLine(self)
        self.view = MemoView("", self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.filter.narrowed.connect(self._narrow)
        self.filter.left_down.connect(self.focus_list)
        self.filter.entered.connect(self.focus_list)
        self.list.currentRowChanged.connect(self._show_current)
        self.list.opened.connect(self._open)
        self.list.left.connect(self.left)
        self.list.pressed_key.connect(self._on_key)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, 4)
        top.setSpacing(MARGIN)
        top.addWidget(self.filter, 1)
        top.addWidget(self.count)
        self.facts.setContentsMargins(10, 4, 10, 0)
        self.facts.setForegroundRole(self.facts.palette().ColorRole.PlaceholderText)
        fill_panel(self, top, self.list, below(self.facts, self.view, self), (420, 700))

    def _retranslate(self) -> None:
        """Set all words in the language in force."""
        self.setWindowTitle(self.tr("Memos"))
        self.filter.setPlaceholderText(self.tr("Filter memos"))
        self.filter.setAccessibleName(self.tr("Filter memos"))
        self.list.setAccessibleName(self.tr("Memos"))
        self.list.setToolTip(
            self.tr("Enter shows what it is about, E changes it, Delete deletes it, Esc goes back to the text")
        )
        self.view.setAccessibleName(self.tr("Memo"))
        self._narrow(self.filter.text())

    # -- showing

    def show_memos(self, memos: Sequence[Memo]) -> None:
        """Show a list; the memo that was current stays so."""
        self.memos = list(memos)
        self._narrow(self.filter.text())

    @property
    def current(self) -> Memo | None:
        """The memo that the cursor is on."""
        return self.list.chosen(self.shown)

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _narrow(self, words: str) -> None:
        now, row = self.current, max(self.list.currentRow(), 0)
        wanted = words.casefold().split()
        self.shown = [memo for memo in self.memos if self._has(memo, wanted)]
        self.list.blockSignals(True)
        self.list.clear()
        for memo in self.shown:
            self.list.addItem(QListWidgetItem(self._line(memo)))
        same = [i for i, memo in enumerate(self.shown) if now is not None and _key(memo) == _key(now)]
        self.list.setCurrentRow(same[0] if same else min(row, len(self.shown) - 1))
        self.list.blockSignals(False)
        self.count.setText(self.tr("%n memo(s)", "", len(self.shown)))
        self._show_current()

    @staticmethod
    def _has(memo: Memo, wanted: Sequence[str]) -> bool:
        text = "\n".join((memo.text, memo.about, memo.words, memo.author or "", memo.coder)).casefold()
        return all(word in text for word in wanted)

    def _kind(self, memo: Memo) -> str:
        names = {
            SubjectKind.LIBRARY: self.tr("Library journal"),
            SubjectKind.TAG: self.tr("Tag"),
            SubjectKind.THREAD: self.tr("Thread"),
            SubjectKind.POST: self.tr("Post"),
            SubjectKind.ANNOTATION: self.tr("Passage"),
        }
        return names[memo.subject.kind]

    def _about(self, memo: Memo) -> str:
        parts = [self._kind(memo)]
        if memo.floor is not None:
            parts.append(f"#{memo.floor}")
        if memo.post_id is not None:
            parts.append(isolated(memo.author) if memo.author else self.tr("unknown author"))
        return " ".join(parts)

    def _line(self, memo: Memo) -> str:
        return f"{self._about(memo)} · {isolated(opening(memo.text)[:_OPENING])}"

    def _show_current(self) -> None:
        memo = self.current
        if memo is None:
            self.facts.setText("" if self.memos else self.tr("No memo yet: M writes one on a paragraph"))
            self.view.show_memo("")
            return
        words = " ".join(memo.words[: 2 * _OPENING].split())[:_OPENING]
        parts = [self._about(memo), memo.about, f"“{words}”" if words else "", memo.coder]
        self.facts.setText(" · ".join([*(isolated(part) for part in parts if part), when(memo.modified.astimezone())]))
        self.view.show_memo(memo.text)

    # -- what the reader does

    def _open(self) -> None:
        if self.current is not None:
            self.place_wanted.emit(self.current)

    def _on_key(self, key: str) -> None:
        if key == "E" and self.current is not None:
            self.edit_wanted.emit(self.current)
        elif key == "Delete" and self.current is not None:
            self.delete_wanted.emit(self.current)


def _key(memo: Memo) -> tuple[object, ...]:
    return memo.subject, memo.coder
