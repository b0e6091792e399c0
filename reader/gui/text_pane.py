"""The reading pane: the thread as one clean text with a paragraph cursor, marks in the margin and a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from reader.gui.caret import Spot
from reader.gui.flow import Flow
from reader.gui.marks import Chip, RowMarks, lost_of, marks_of, picked_of, touching
from reader.gui.text_paint import Dress, Header
from reader.gui.text_reader import TextReader
from reader.gui.wording import COUNTS, isolated, missing, plain_tooltip, post_facts, thread_facts
from reader.text.words import word_edge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.domain.annotation import Annotation, Tag
    from reader.domain.thread import PostHead, StoredPost, ThreadHead
    from reader.gui.theme import Look
    from reader.session.editing import Spans


class TextPane(TextReader):
    """Reads and marks one thread.

    Signals:
        menu_wanted(QPoint): a context menu is wanted at a global position.
        quoted_wanted(): the name of a quoted author was clicked; the cursor is on the quotation.
        picture_wanted(post, number): a picture of a post (by its index) was clicked; -1 for their names.
        memo_wanted(post id): the memo on a post was clicked.
        escaped(): Escape was pressed; what was marked is let go of.
        review_wanted(post id): the annotations of a post that are not found in its text are to be looked at.

    Args:
        look: theme and text size.
    """

    menu_wanted = Signal(QPoint)
    quoted_wanted = Signal()
    picture_wanted = Signal(int, int)
    memo_wanted = Signal(int)
    review_wanted = Signal(int)
    escaped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Letters are commands here: an input method must not swallow them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Thread text"))
        self.setObjectName("text_pane")
        look.language_changed.connect(self._retell)
        self.head: ThreadHead | None = None
        self.empty_text = ""
        self._marks: dict[int, RowMarks] = {}
        self._annotations: dict[UUID, Annotation] = {}
        self._lost: dict[int, Chip] = {}
        self._memos: Mapping[int, str] = {}
        self._tags: dict[UUID, Tag] = {}
        self._bookmarked: set[int] = set()
        self._places: Spans = ()
        self._press: Spot | None = None
        self._scroll_timer = QTimer(self, interval=30)
        self._scroll_timer.timeout.connect(self._on_drag_scroll)
        self._drag_at = QPoint()

    # -- content

    def show_thread(self, head: ThreadHead | None, posts: Sequence[StoredPost]) -> None:
        """Show a thread from its top, or nothing."""
        self.head = head
        self._marks, self._annotations, self._lost, self._memos = {}, {}, {}, {}
        self._bookmarked = {stored.id for stored in posts if stored.bookmarked}
        self.forget_thread(posts)
        title = isolated(head.title) if head is not None else ""
        self.show_flow(Flow(posts, self.tr("unknown author")), title, self._facts(posts))

    def _facts(self, posts: Sequence[StoredPost]) -> str:
        last = posts[-1].post.floor if posts else None
        return thread_facts(self.head, last) if self.head is not None else ""

    def _retell(self) -> None:
        """Word what is shown in the language in force; the page stays where it is."""
        self.subtitle = self._facts(self.flow.posts)
        self.flow.relabel(self.tr("unknown author"))
        self._lost = lost_of(list(self._annotations.values()), COUNTS.lost)
        self._restyle()
        self.cursor_moved()

    def set_annotations(self, annotations: Sequence[Annotation], tags: Mapping[UUID, Tag]) -> None:
        """Show these annotations in the margin."""
        self._annotations = {a.id: a for a in annotations}
        self._tags = dict(tags)
        self._marks = marks_of(self.flow, annotations, tags)
        self._lost = lost_of(annotations, COUNTS.lost)
        self.keep_open(frozenset(self._marks))
        self.viewport().update()
        self.cursor_moved()

    def update_annotations(self, posts: frozenset[int], found: Sequence[Annotation]) -> None:
        """Show the annotations of some posts anew.

        Only these posts are worked out again: a key press must not cost more in a thread with thousands of notes.

        Args:
            posts: the posts.
            found: all annotations that they have now.
        """
        kept = {i: a for i, a in self._annotations.items() if a.target.post_id not in posts}
        self._annotations = kept | {a.id: a for a in found}
        for post in posts:
            for row in self.flow.rows_of(post):
                self._marks.pop(row, None)
        self._marks.update(marks_of(self.flow, found, self._tags))
        self._lost = {post: chip for post, chip in self._lost.items() if post not in posts}
        self._lost |= lost_of(found, COUNTS.lost)
        self.keep_open(frozenset(self._marks))
        self.viewport().update()
        self.cursor_moved()

    def refresh_heads(self, heads: Sequence[PostHead]) -> None:
        """Show which of these posts are read and bookmarked."""
        self._bookmarked -= {head.id for head in heads}
        self._bookmarked |= {head.id for head in heads if head.bookmarked}
        self.set_read([head.id for head in heads if head.read], read=True)
        self.set_read([head.id for head in heads if not head.read], read=False)

    def set_memos(self, memos: Mapping[int, str]) -> None:
        """Show memos on posts beside their headers, by the posts' numbers."""
        self._memos = memos
        self.viewport().update()

    def is_unread(self, post_id: int) -> bool:
        """Whether a post is shown as unread."""
        return post_id in self._unread

    def show_places(self, places: Spans) -> None:
        """Show which places are marked to be tagged together."""
        self._places = places
        self.viewport().update()

    def is_bookmarked(self, post_id: int) -> bool:
        """Whether a post is shown with a bookmark."""
        return post_id in self._bookmarked

    def header(self, post: int) -> Header:
        """The words of a post's header line."""
        stored = self.flow.posts[post]
        told = stored.post
        floor = f"#{told.floor}" if told.floor is not None else f"{post + 1}"
        author = isolated(told.author) if told.author else self.tr("unknown author")
        facts = post_facts(stored)
        header = Header(
            floor, author, told.author is not None, facts, stored.id in self._unread, stored.id in self._bookmarked
        )
        gap = self.flow.missing_before(post)
        header.gap = missing(*gap) if gap is not None else ""
        header.lost = self._lost.get(stored.id)
        if memo := self._memos.get(stored.id):
            header.memo = Chip(None, None, memo, "", stored.id)
        return header

    def dress(self, index: int) -> Dress:
        """What is painted on a row beside its text."""
        top, bottom = self.caret.run()
        marks = self._marks.get(index)
        dress = Dress(current=index == self.caret.row, marks=marks, focused=self.hasFocus())
        dress.in_run = self.caret.run_from is not None and top <= index <= bottom
        chars = self.caret.chars()
        if chars is not None and chars[0].row <= index <= chars[1].row:
            start = chars[0].offset if chars[0].row == index else 0
            end = chars[1].offset if chars[1].row == index else len(self.flow.rows[index].text)
            dress.selected = (start, end)
        if self.caret.stretch is not None and self.caret.stretch[1].row == index:
            dress.caret = self.caret.stretch[1].offset
        dress.picked = picked_of(self.flow, self._places, index)
        if index in self._hits:
            dress.hits = tuple(self._hits[index])
            if self._hit_now is not None and self._hit_now[0] == index:
                dress.hit_now = self._hit_now[1:]
        return dress

    def annotations_here(self) -> list[Annotation]:
        """Annotations that touch what is selected, in reading order."""
        found = []
        for post_id, span in self.spans():
            for annotation in self._annotations.values():
                shown = annotation.shown
                if annotation.target.post_id == post_id and shown is not None and touching(span, shown):
                    found.append(annotation)
        found.sort(key=lambda a: (a.shown.first, a.shown.start) if a.shown else (0, 0))
        return found

    def cursor_moved(self) -> None:
        """Screen readers are told the paragraph under the cursor with its tags."""
        row = self.caret.row
        if row < 0:
            return
        marks = self._marks.get(row)
        names = ", ".join(chip.text for chip in marks.chips) if marks is not None else ""
        text = self.flow.rows[row].text
        self.setAccessibleDescription(f"{text}\n{names}" if names else text)

    # -- mouse and keys that are no commands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position().toPoint()
        spot = self.spot_at(point)
        if spot is None:
            return
        chip = self.chip_at(point)
        annotation = self._annotations.get(chip.annotation) if chip is not None and chip.annotation else None
        if chip is not None and chip.post:
            self.memo_wanted.emit(chip.post)
            return
        if annotation is not None and annotation.shown is not None:
            self.go_to(annotation.target.post_id, annotation.shown.first, annotation.shown)
        elif annotation is not None:
            self.review_wanted.emit(annotation.target.post_id)
        elif event.button() == Qt.MouseButton.LeftButton and self._press_words(point):
            pass
        elif event.button() == Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.caret.place(spot.row, extend=True)
            else:
                self.caret.place(spot.row)
                self._press = spot if point.x() >= self.setter.column.text_x - self.setter.em else None
            self._moved()
        elif spot.row not in range(self.caret.run()[0], self.caret.run()[1] + 1) and self.caret.chars() is None:
            self.caret.place(spot.row)
            self._moved()

    def _press_words(self, point: QPoint) -> bool:
        """Follow what can be clicked in the text: words of folding, names of quoted authors, pictures."""
        fold, link, picture = self.fold_at(point), self.link_at(point), self.picture_at(point)
        if picture is not None:
            self.picture_wanted.emit(*picture)
            return True
        if fold is None and link is None:
            return False
        self.caret.place(fold if fold is not None else link if link is not None else self.caret.row)
        if fold is not None:
            self.toggle_fold(fold)
        self._moved()
        if link is not None:
            self.quoted_wanted.emit()
        return True

    def _leads(self, point: QPoint) -> bool:
        """Whether a click on a point of the page leads somewhere."""
        found = (self.fold_at(point), self.link_at(point), self.picture_at(point))
        return self.chip_at(point) is not None or any(place is not None for place in found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        inside = self.setter.column.text_x <= point.x() < self.setter.column.text_x + self.setter.column.width
        over = Qt.CursorShape.IBeamCursor if inside else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if self._leads(point) else over)
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._drag_at = point
        self._drag_to(point)
        outside = point.y() < 0 or point.y() > self.viewport().height()
        if outside and not self._scroll_timer.isActive():
            self._scroll_timer.start()
        elif not outside:
            self._scroll_timer.stop()

    def _drag_to(self, point: QPoint) -> None:
        spot = self.spot_at(point)
        if spot is not None and self._press is not None and (spot != self._press or self.caret.stretch is not None):
            self.caret.select(self._press, spot)
            self.viewport().update()

    def _on_drag_scroll(self) -> None:
        self._shift(self.setter.line if self._drag_at.y() > 0 else -self.setter.line)
        self._settle()
        self._drag_to(self._drag_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press = None
        self._scroll_timer.stop()
        if self.caret.stretch is not None and self.caret.chars() is None:
            self.caret.drop()
        self._moved()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            text = self.flow.rows[spot.row].text
            start = word_edge(text, min(spot.offset + 1, len(text)), -1)
            self.caret.select(Spot(spot.row, start), Spot(spot.row, word_edge(text, start, 1)))
            self._moved()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.caret.drop()
            self.escaped.emit()
            self.viewport().update()
        elif event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.scroll_page(1 if event.key() == Qt.Key.Key_PageDown else -1)
            rows = [r for r in self.shown_rows() if self.row_top(r) >= 0]
            if rows and self.caret.row not in rows:
                self.caret.place(rows[0])
            self._moved()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            chip = self.chip_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tooltip(chip.text) if chip is not None else "", self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if len(self.flow.rows) <= 1 and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(self.look.theme.colour("dim"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(40, 40, -40, -40), flags, self.empty_text)
            painter.end()

    def copy(self) -> str:
        """Put the selected words (or the cursor's paragraph) on the clipboard; they are returned too."""
        text = self.caret.text()
        if text:
            QApplication.clipboard().setText(text)
        return text
