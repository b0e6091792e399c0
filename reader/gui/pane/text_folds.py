"""A text view that folds what is seldom read: long quotations, signatures, notices and ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextLine

from reader.domain.thread import ParagraphKind
from reader.gui.base.wording import COUNTS
from reader.gui.pane.flow import Role
from reader.gui.pane.folding import FOLDABLE, HIDDEN, Fold, Folds, Memory, Shape
from reader.gui.pane.text_parts import PartView
from reader.text.paragraphs import from_utf16, to_utf16

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.theme import Look
    from reader.gui.pane.filling import Filling
    from reader.gui.pane.flow import Flow
    from reader.text.web_addresses import Lead

_SUMMARY = 160
"""Characters of the words that stand for folded lines; more never fit on a line."""


class FoldingView(PartView):
    """Shows a flow of rows, some of them folded.

    Args:
        look: theme and text size.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._memory = Memory()
        self.folds = Folds(self.flow, self._memory, self.setter.count)

    # -- what is folded

    def set_folded(self, kinds: Iterable[ParagraphKind]) -> None:
        """Say which kinds are folded unless the reader opens them."""
        wanted = frozenset(kinds) & frozenset(FOLDABLE)
        if wanted != self._memory.kinds:
            self._memory.kinds = wanted
            self._refold()

    def toggle_fold(self, index: int) -> bool:
        """Open or close the fold at a row; False where there is none, or where it has to stay open."""
        fold = self.folds.at(index)
        if fold is None or (not self.folds.is_closed(fold) and not self._closes(fold)):
            return False
        opened = self.folds.is_closed(fold)
        rows = self.folds.choose(fold, opened=opened)
        if not opened and self.caret.row in fold.rows:
            self.caret.place(fold.first)
        self._lay_anew(rows)
        return True

    def toggle_all_folds(self) -> bool:
        """Open every fold, or close all again; whether they are open now."""
        self._memory.all_open = not self._memory.all_open
        self._memory.choices.clear()
        self._refold()
        return self._memory.all_open

    def open_row(self, index: int) -> None:
        """Have a row in sight: the fold that hides it opens."""
        fold = self.folds.at(index)
        if fold is not None and self.is_hidden(index):
            self._lay_anew(self.folds.choose(fold, opened=True))

    def is_hidden(self, index: int) -> bool:
        """Whether a row is folded away."""
        fold = self.folds.at(index)
        return fold is not None and self.folds.is_closed(fold) and index > self._last_seen(fold)

    def is_stop(self, index: int) -> bool:
        """Whether the cursor comes to a row when it moves by paragraphs: a closed fold is one stop."""
        fold = self.folds.at(index)
        return fold is None or index == fold.first or not self.folds.is_closed(fold)

    def stop_of(self, index: int) -> int:
        """The row where the cursor stands for a row."""
        fold = self.folds.at(index)
        return index if fold is None or self.is_stop(index) else fold.first

    def keep_open(self, rows: Collection[int]) -> None:
        """Keep rows with marks in sight."""
        self._lay_anew(self.folds.set_tagged(rows))

    def keep_hits_open(self, rows: Collection[int]) -> None:
        """Keep rows with hits in sight."""
        self._lay_anew(self.folds.set_hits(rows))

    def fold_at(self, point: QPoint) -> int | None:
        """The first row of the fold whose words of folding lie under a point, or None."""
        index = self.row_at(point.y())
        fold = self.folds.at(index)
        if fold is None:
            return None
        lines = self._lay(index)
        summed = self.folds.is_closed(fold) and fold.kind is not ParagraphKind.QUOTE
        inside = self.setter.column.text_x <= point.x() < self.setter.column.text_x + self.setter.column.width
        on_foot = lines.foot is not None and point.y() >= self.row_top(index) + lines.height - self.setter.small_line
        return fold.first if inside and (summed or on_foot) else None

    def link_at(self, point: QPoint) -> int | None:
        """The row under whose name of a quoted author a point is, or None."""
        index = self.row_at(point.y())
        row, lines = self.flow.rows[index], self._lay(index)
        if not row.link or lines.label is None:
            return None
        top = self.row_top(index) + self.setter.gap(row)
        inside = lines.x <= point.x() <= lines.x + lines.label.maximumWidth()
        return index if inside and top <= point.y() < top + self.setter.small_line else None

    def lead_at(self, point: QPoint) -> Lead | None:
        """The words under a point that lead to a page of the web, or None."""
        spot = self.spot_at(point)
        lines = self._lay(spot.row) if spot is not None else None
        if spot is None or lines is None or lines.layout is None or lines.summed:
            return None
        row = self.flow.rows[spot.row]
        line = lines.layout.lineForTextPosition(to_utf16(row.text, spot.offset))
        x, y = point.x() - lines.x, point.y() - self.row_top(spot.row) - lines.y
        over = line.isValid() and 0 <= x <= line.naturalTextWidth() and 0 <= y - line.y() <= line.height()
        if not over or not row.leads:
            return None
        at = from_utf16(row.text, line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter))
        return next((lead for lead in row.leads if lead.start <= at < lead.end), None)

    def _closes(self, fold: Fold) -> bool:
        return not self.folds.pinned(fold) and self.folds.measure(fold)

    @staticmethod
    def _last_seen(fold: Fold) -> int:
        return fold.cut[0] if fold.kind is ParagraphKind.QUOTE else fold.first

    # -- how it is set

    def shape(self, index: int) -> Shape | None:
        fold = self.folds.at(index)
        if fold is None:
            return None
        if not self.folds.is_closed(fold):
            last = index == fold.stop - 1
            return Shape(foot=self.tr("Fold again")) if last and self._memory.choices.get(fold.key) else None
        if self.is_hidden(index):
            return HIDDEN
        if fold.kind is not ParagraphKind.QUOTE:
            return Shape(1, self._summary(fold))
        if index < fold.cut[0]:
            return None
        return Shape(fold.cut[1], foot=COUNTS.more_lines(fold.rest))

    def _summary(self, fold: Fold) -> str:
        count = len(fold.rows)
        if fold.kind is ParagraphKind.RATING:
            head = COUNTS.ratings(count)
        elif fold.kind is ParagraphKind.NOTICE:
            head = COUNTS.notices(count)
        else:
            head = self.tr("Signature")
        words = " \u00b7 ".join(self.flow.rows[index].text[:_SUMMARY] for index in fold.rows[:20])
        return f"{head}: {words[:_SUMMARY]}".replace("\n", " ")

    def show_flow(self, flow: Flow, title: str, subtitle: str) -> None:
        """Show another thread from its top."""
        self.folds = Folds(flow, self._memory, self.setter.count)
        super().show_flow(flow, title, subtitle)

    def fill(self, filling: Filling) -> None:
        """Take the rest of the thread from here as it is read."""
        filling.folds = Folds(filling.flow, self._memory, self.setter.count)
        super().fill(filling)

    def take_whole(self, filling: Filling) -> None:
        """Show all of the thread of which a part is shown."""
        if filling.folds is not None:
            self.folds = filling.folds
        super().take_whole(filling)

    def _estimate(self) -> None:
        super()._estimate()
        values = self.heights
        for fold in self.folds:
            wanted = self._memory.wants(fold) or self.folds.pinned(fold)
            if not wanted and len(fold.rows) > 1:
                # A guess only, as all heights are until a row is shown: two rows or more are likely to be folded.
                low = 4 * self.setter.small_line if fold.kind is ParagraphKind.QUOTE else self.setter.small_line
                values.set(fold.first, min(values[fold.first], low))
                for index in fold.rows[1:]:
                    values.set(index, 0)

    def _lay_anew(self, rows: Iterable[int]) -> None:
        """Set rows again after their fold changed; the row at the top of the page stays there."""
        changed = sorted(rows)
        fold = self.folds.at(self.caret.row)
        if fold is not None and changed and self.is_hidden(self.caret.row):
            # What kept it open is gone, but the reader is in it.
            self.folds.choose(fold, opened=True)
        for index in changed:
            self.setter.forget(index)
        if changed:
            top = self._top_row
            if self.is_hidden(top):
                fold = self.folds.at(top)
                self._top_row, self._top_offset = (fold.first if fold is not None else top), 0
            for index in changed if len(changed) < _SUMMARY else ():
                self._lay(index)
            self._settle()
            self.viewport().update()

    def _refold(self) -> None:
        self.folds.forget()
        self.caret.row = self.stop_of(self.caret.row) if self.caret.row >= 0 else -1
        self._restyle()

    def _restyle(self) -> None:
        self.folds.forget()
        super()._restyle()

    def shown_rows(self) -> list[int]:
        """The text rows of which something is in sight."""
        rows = self.flow.rows
        return [r for r in self.visible_rows() if rows[r].role is Role.TEXT and not self.is_hidden(r)]
