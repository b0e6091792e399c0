"""Moving, reading and finding in a thread, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reader.domain.thread import WRITTEN_KINDS
from reader.gui.pane.caret import Spot
from reader.gui.pane.flow import Role
from reader.gui.pane.text_pictures import PictureView
from reader.text.words import word_edge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from reader.domain.annotation import Span
    from reader.domain.thread import StoredPost
    from reader.gui.base.theme import Look
    from reader.gui.pane.filling import Filling


class TextReader(PictureView):
    """A text view with a cursor that moves, read marks and find.

    Signals:
        place_changed(post id, paragraph): the cursor came to another paragraph.
        posts_read(list of post ids): the reader went past the end of posts.
        stopped(direction): there is nothing that way any more.

    Args:
        look: theme and text size.
    """

    place_changed = Signal(int, int)
    posts_read = Signal(list)
    stopped = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._unread: set[int] = set()
        self._hits: dict[int, list[tuple[int, int]]] = {}
        self._hit_now: tuple[int, int, int] | None = None
        self._told = -1

    def forget_thread(self, posts: Iterable[StoredPost]) -> None:
        """Start anew with the posts of another thread."""
        self._hits, self._hit_now, self._told = {}, None, -1
        self._unread = {stored.id for stored in posts if not stored.read}

    def take_whole(self, filling: Filling) -> None:
        """Show all of the thread of which a part is shown."""
        told = self._told == self.caret.row
        self._unread |= filling.unread - self.part_posts
        super().take_whole(filling)
        self._told = self.caret.row if told else -1

    def set_read(self, post_ids: Iterable[int], *, read: bool) -> None:
        """Show posts as read or unread."""
        self._unread = self._unread - set(post_ids) if read else self._unread | set(post_ids)
        self.viewport().update()

    def cursor_moved(self) -> None:
        """Called when the cursor came to another paragraph; for subclasses."""

    # -- where the reader is

    @property
    def post_id(self) -> int | None:
        """The post that the cursor is in."""
        if self.caret.row < 0:
            return None
        return self.flow.posts[self.flow.rows[self.caret.row].post].id

    @property
    def post(self) -> StoredPost | None:
        """The post that the cursor is in, with its text."""
        return self.flow.posts[self.flow.rows[self.caret.row].post] if self.caret.row >= 0 else None

    @property
    def ordinal(self) -> int:
        """The cursor's paragraph within its post."""
        paragraph = self.flow.rows[self.caret.row].paragraph if self.caret.row >= 0 else None
        return paragraph.ordinal if paragraph is not None else 0

    def spans(self) -> tuple[tuple[int, Span], ...]:
        """What a tag key is about: the selected characters, else the run, else the cursor's paragraph."""
        return self.caret.spans()

    def go_to(self, post_id: int, ordinal: int = 0, span: Span | None = None, *, centre: bool = True) -> bool:
        """Put the cursor on a paragraph; with a span of part of a paragraph, select its characters."""
        if self.flow.post_index(post_id) is None:
            self.complete()
        row = self.flow.row_of(post_id, ordinal)
        if row is None:
            return False
        rank = self.flow.text_rank(row)
        if rank < 0:
            return False
        row = self.flow.text_rows[rank]
        self.open_row(row)
        self.caret.place(row)
        last = self.flow.row_of(post_id, span.last) if span is not None else None
        length = len(self.flow.rows[last if last is not None else row].text)
        whole = span is None or (span.start == 0 and span.end >= length)
        if span is not None and not whole:
            self.caret.select(Spot(row, span.start), Spot(last if last is not None else row, span.end))
        elif span is not None and span.last > span.first and last is not None:
            self.caret.place(last, extend=True)
        shown = self.row_top(row)
        inside = shown >= 0 and shown + self.heights[row] <= self.viewport().height()
        self.reveal(row, centre=centre and not inside)
        self._moved()
        return True

    # -- moves by key

    def move_paragraph(self, count: int, *, extend: bool = False) -> None:
        """Next (1) or previous (-1) paragraph; ``extend`` makes a run."""
        self.room_for(count)
        left, before = self.post_id, self.caret.row
        self.caret.step(count, extend=extend, stops=self.is_stop)
        if self.caret.row == before:
            self.stopped.emit(count)
        if self.caret.row >= 0:
            self.reveal(self.caret.row)
        if count > 0:
            self._leave(left)
        self._moved()

    def move_post(self, count: int) -> None:
        """Next (1) or previous (-1) post."""
        if self.caret.row < 0:
            return
        self.room_for(count)
        here = self.flow.rows[self.caret.row].post
        left = self.post_id
        step = 1 if count > 0 else -1
        target = here + step
        while 0 <= target < len(self.flow.posts) and self.flow.first_text(target) is None:
            target += step
        if count < 0 and self.caret.row != self.flow.first_text(here):
            target = here
        row = self.flow.first_text(target) if 0 <= target < len(self.flow.posts) else None
        if row is None:
            row = self.stop_of(self.flow.text_rows[-1]) if count > 0 else self.flow.text_rows[0]
        if row == self.caret.row:
            self.stopped.emit(count)
        self.caret.place(row)
        self.reveal(row)
        if count > 0:
            self._leave(left)
        self._moved()

    def select_post(self) -> bool:
        """Select all that the author of the cursor's post wrote; whether there is anything."""
        post_id = self.post_id
        rows = self.flow.rows_of(post_id) if post_id is not None else range(0)
        texts = [r for r in rows if self.flow.rows[r].paragraph is not None]
        written = [r for r in texts if self.flow.rows[r].kind in WRITTEN_KINDS] or texts
        if not written:
            return False
        self.caret.place(written[0])
        self.caret.place(written[-1], extend=True)
        self._moved()
        return True

    def keep_selection(self) -> Callable[[], None]:
        """What puts the cursor and all that is selected now back to where they are; by posts, since rows may move."""
        ends = self.caret.stretch
        first = self.caret.run_from if self.caret.run_from is not None else self.caret.row
        places = [(self._place(end.row), end.offset) for end in ends or (Spot(first, 0), Spot(self.caret.row, 0))]

        def put_back() -> None:
            rows = [self.flow.row_of(*place) for place, _offset in places]
            if rows[0] is None or rows[1] is None:
                return
            self.caret.place(rows[0])
            if ends is not None:
                self.caret.select(Spot(rows[0], places[0][1]), Spot(rows[1], places[1][1]))
            elif rows[0] != rows[1]:
                self.caret.place(rows[1], extend=True)
            self.reveal(self.caret.row)
            self._moved()

        return put_back

    def _place(self, row: int) -> tuple[int, int]:
        """A text row by the number of its post and of its paragraph."""
        at = self.flow.rows[row]
        return self.flow.posts[at.post].id, at.paragraph.ordinal if at.paragraph is not None else 0

    def move_unread(self, count: int) -> bool:
        """Next (1) or previous (-1) unread post; whether there is one."""
        if self.caret.row < 0:
            return False
        here = self.flow.rows[self.caret.row].post
        order = range(here + 1, len(self.flow.posts)) if count > 0 else range(here - 1, -1, -1)
        for index in order:
            if self.flow.posts[index].id in self._unread and self.flow.first_text(index) is not None:
                self._leave(self.post_id if count > 0 else None)
                return self.go_to(self.flow.posts[index].id)
        return self.complete() and self.move_unread(count)

    def read_on(self) -> None:
        """One page on; posts that end above the page's foot are read, the cursor goes to the first whole paragraph."""
        done = [r for r in self.visible_rows() if self._ends_in_sight(r)]
        self._mark_read({self.flow.posts[self.flow.rows[r].post].id for r in done})
        if self.at_end:
            if self.flow.text_rows:
                self.caret.place(self.stop_of(self.flow.text_rows[-1]))
        else:
            self.scroll_page(1)
            rows = self.shown_rows()
            whole = [r for r in rows if self.row_top(r) >= 0] or rows
            if whole:
                self.caret.place(max(whole[0], self.caret.row) if self.caret.row in rows else whole[0])
        self._moved()

    def go_home(self, *, end: bool = False) -> None:
        """To the first or last paragraph."""
        self.complete()
        if self.flow.text_rows:
            self.caret.place(self.stop_of(self.flow.text_rows[-1 if end else 0]))
            self.reveal(self.caret.row)
            if not end:
                self._shift(-self.verticalScrollBar().maximum())
                self._settle()
            self._moved()

    def move_char(self, count: int, *, extend: bool, word: bool = False) -> None:
        """Move the character caret in the cursor's paragraph, or select with it."""
        if self.caret.row < 0:
            return
        here = self.caret.stretch[1] if self.caret.stretch is not None else Spot(self.caret.row, 0)
        text = self.flow.rows[here.row].text
        offset = word_edge(text, here.offset, count) if word else here.offset + count
        if self.caret.stretch is None and not extend and count > 0 and not word:
            offset = 0
        self.caret.move_in_text(Spot(here.row, max(0, min(len(text), offset))), extend=extend)
        self.reveal(self.caret.row)
        self._moved()

    def _leave(self, post_id: int | None) -> None:
        """A post is read when the cursor goes on past it, or reaches the last paragraph of the thread."""
        done = set()
        if post_id is not None and post_id != self.post_id:
            done.add(post_id)
        if self.post_id is not None and self.flow.text_rows and self.caret.row == self.stop_of(self.flow.text_rows[-1]):
            done.add(self.post_id)
        self._mark_read(done)

    def _mark_read(self, post_ids: set[int]) -> None:
        fresh = sorted(post_ids & self._unread)
        if fresh:
            self.set_read(fresh, read=True)
            self.posts_read.emit(fresh)

    def _ends_in_sight(self, row: int) -> bool:
        last = row + 1 >= len(self.flow.rows) or self.flow.rows[row + 1].role is Role.HEADER
        below = self.row_top(row) + self.heights[row] <= self.viewport().height()
        return last and below and self.flow.rows[row].post >= 0

    def _moved(self) -> None:
        self.viewport().update()
        if self.caret.row != self._told and self.post_id is not None:
            self._told = self.caret.row
            self.place_changed.emit(self.post_id, self.ordinal)
            self.cursor_moved()

    # -- find

    def find_words(self, needle: str, *, regex: bool = False, whole: bool = False) -> int:
        """Mark every occurrence of some words, regardless of case; how many there are.

        Raises:
            QueryError: it is no regular expression.
            SearchTooSlow: the expression takes too long; what was found until then is marked.
        """
        from reader.text.lookup import lookup

        if needle:
            self.complete()
        self._hits = {}
        try:
            if needle:
                find = lookup(needle, regex=regex, whole=whole)
                for row in self.flow.text_rows:
                    found = find(self.flow.rows[row].text)
                    if found:
                        self._hits[row] = found
        finally:
            self._show_hits()
        return sum(len(hits) for hits in self._hits.values())

    def _show_hits(self) -> None:
        self.keep_hits_open(frozenset(self._hits))
        now = self._hit_now
        if now is None or now[1:] not in self._hits.get(now[0], []):
            self._hit_now = None
        self.viewport().update()

    def find_next(self, direction: int, *, stay: bool = False) -> int:
        """Go to the next (1) or previous (-1) hit, round the ends; its number from 1, or 0 without hits.

        ``stay`` takes the hit under the cursor when there is one (for typing on).
        """
        hits = [(row, *hit) for row in sorted(self._hits) for hit in self._hits[row]]
        if not hits:
            return 0
        now = self._hit_now if self._hit_now in hits else None
        if now is not None:
            rank = (hits.index(now) + (0 if stay else direction)) % len(hits)
        else:
            after = [i for i, hit in enumerate(hits) if hit[0] >= self.caret.row]
            rank = (after[0] if after else 0) if direction > 0 else ((after[0] if after else len(hits)) - 1) % len(hits)
        self._hit_now = hits[rank]
        self.caret.place(self._hit_now[0])
        self.reveal(self._hit_now[0])
        self._moved()
        return rank + 1

    def end_find(self) -> None:
        """Take the marks away; the last hit stays selected, ready to be tagged."""
        now = self._hit_now
        self._hits, self._hit_now = {}, None
        self.keep_hits_open(frozenset())
        if now is not None:
            row, start, end = now
            self.open_row(row)
            self.caret.select(Spot(row, start), Spot(row, end))
        self.viewport().update()
