"""Which thread is shown, and where the reader is in it: kept, followed through changes, gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.domain.errors import PostilError
from reader.domain.thread import Place
from reader.gui.base.trail import Trail
from reader.gui.pane.opening import show_in_pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.annotation import Changes, Passage, Span
    from reader.gui.frame.boxes import Boxes
    from reader.gui.frame.room import Room
    from reader.gui.pane.text_pane import TextPane
    from reader.gui.passages.passage_table import PassagePanel
    from reader.gui.threads.thread_tree import ThreadTree

KEEP_AFTER_MS = 400
"""The place is on disk so long after the last move."""
MANY = 400
"""Annotations of a thread beyond which those around the place come first, the others after the first painting."""
_BEFORE, _BEHIND = 15, 45
"""Posts around the place whose annotations come first: more than a screen shows."""


class ThreadShow(QObject):
    """Shows threads in the pane and follows the reader.

    Signals:
        thread_shown(thread id or 0): another thread is in the pane.
        moved(): the cursor came to another paragraph.

    Args:
        room: session, look and settings.
        pane: the text.
        tree: the threads.
        passages: the passages, for stepping through them.
        boxes: the find bar and the box to pick from lists.
    """

    thread_shown = Signal(int)
    moved = Signal()

    def __init__(
        self,
        room: Room,
        pane: TextPane,
        tree: ThreadTree,
        passages: PassagePanel,
        boxes: Boxes,
    ) -> None:
        super().__init__(room)
        self.room = room
        self.pane = pane
        self.tree = tree
        self.passages = passages
        self.boxes = boxes
        self.thread_id: int | None = None
        self._trail = Trail()
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep.timeout.connect(self.keep_place)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_annotations)
        pane.place_changed.connect(self._on_place_changed)
        pane.posts_read.connect(self._on_posts_read)
        tree.thread_chosen.connect(self.open_thread)
        tree.post_chosen.connect(self.show_post)
        passages.passage_chosen.connect(self.show_passage)
        room.changed.connect(self._on_changed)
        room.session_closing.connect(pane.stop_filling)
        room.session_closing.connect(self._rest.stop)

    # -- showing

    def open_thread(self, thread_id: int, *, jump: bool = True) -> None:
        """Show a thread where the reader left it; going back leads to the present one, unless this is no ``jump``."""
        if thread_id == self.thread_id:
            return
        self.keep_place()
        if jump:
            self._remember()
        session = self.room.session
        try:
            head = session.thread(thread_id)
            place = session.place_in(thread_id) if head is not None else None
            if head is None:
                self.pane.show_thread(None, [])
            else:
                show_in_pane(self.room, self.pane, head, place)
        except PostilError as error:
            self.room.fail(error)
            return
        self.thread_id = thread_id if head is not None else None
        if head is not None:
            self._show_annotations(self._around(place) if head.annotations > MANY else None)
            if place is not None:
                self.pane.go_to(place.post_id, place.paragraph)
            elif self.pane.post_id is not None:
                self.tree.show_place(thread_id, self.pane.post_id)
        if self.boxes.made("find_bar"):
            self.boxes.find_bar.refresh()
        self._keep.start()
        self.thread_shown.emit(self.thread_id or 0)

    def show_nothing(self) -> None:
        """Empty the pane."""
        self._keep.stop()
        self._trail = Trail()
        self.thread_id = None
        self.pane.show_thread(None, [])
        self.thread_shown.emit(0)

    def resume(self) -> None:
        """Show the thread where the last sitting ended, else the first one."""
        self.show_nothing()
        place = self.room.session.last_place()
        heads = self.room.session.threads()
        known = {head.id for head in heads}
        if place is not None and place.thread_id in known:
            self.open_thread(place.thread_id)
        elif heads:
            self.open_thread(heads[0].id)

    def show_post(self, thread_id: int, post_id: int) -> None:
        """Show a post of a thread."""
        self._remember()
        self.open_thread(thread_id)
        self.pane.go_to(post_id)

    def show_span(self, thread_id: int, post_id: int, span: Span | None) -> None:
        """Show a stretch of a post, selected."""
        self._remember()
        self.open_thread(thread_id)
        self.pane.go_to(post_id, span.first if span is not None else 0, span)

    def show_passage(self, passage: Passage) -> None:
        """Show where a passage stands."""
        annotation = passage.annotation
        span = annotation.shown if annotation.shown is not None else None
        self.show_span(passage.thread_id, annotation.target.post_id, span)
        self.pane.setFocus()

    def _around(self, place: Place | None) -> list[int]:
        """The posts that are likely to be painted first."""
        at = self.pane.flow.post_index(place.post_id) if place is not None else None
        shown = self.pane.flow.posts[max(0, (at or 0) - _BEFORE) : (at or 0) + _BEHIND]
        return [stored.id for stored in shown]

    def _show_annotations(self, first: list[int] | None = None) -> None:
        """Put the annotations into the margin; ``first`` those of some posts, and the others soon."""
        self._rest.stop()
        if self.thread_id is None:
            return
        try:
            tags = {tag.id: tag for tag in self.room.session.tags()}
            annotations = self.room.session.annotations(self.thread_id, first)
        except PostilError as error:
            self.room.fail(error)  # the words can be read all the same
        else:
            self.pane.set_annotations(annotations, tags)
            if first is not None:
                self._rest.start()

    def _on_changed(self, changes: Changes) -> None:
        if self.thread_id is None:
            if changes.structure:
                self.resume()
            return
        if (changes.structure or changes.texts) and self.thread_id in changes.threads:
            self._reload()
            return
        if self.pane.partial and any(self.pane.flow.post_index(post) is None for post in changes.posts):
            self.pane.complete()
        if changes.tags and not self.pane.take_tags({tag.id: tag for tag in self.room.session.tags()}):
            self._show_annotations()
        elif changes.annotations:
            posts = frozenset(post for post in changes.posts if self.pane.flow.post_index(post) is not None)
            if posts:
                self.pane.update_annotations(posts, self.room.session.annotations(self.thread_id, posts))
        if changes.posts and not changes.annotations:
            self._refresh_posts(changes.posts)

    def _refresh_posts(self, posts: frozenset[int]) -> None:
        here = [post for post in posts if self.pane.flow.post_index(post) is not None]
        if self.thread_id is not None and here:
            self.pane.refresh_heads(self.room.session.post_heads(self.thread_id, here))

    def _reload(self) -> None:
        thread_id = self.thread_id
        if thread_id is None:
            return
        post_id, ordinal = self.pane.post_id, self.pane.ordinal
        words = self.pane.flow.rows[self.pane.caret.row].text if self.pane.caret.row >= 0 else ""
        self._keep.stop()
        self.thread_id = None
        if self.room.session.thread(thread_id) is None:
            self.resume()
            return
        self.open_thread(thread_id)
        if post_id is not None:
            self.pane.go_to(post_id, self._same_words(post_id, ordinal, words), centre=False)

    def _same_words(self, post_id: int, ordinal: int, words: str) -> int:
        """Where a paragraph stands now: the nearest one with the same words, else the same number."""
        if self.pane.flow.post_index(post_id) is None:
            self.pane.complete()
        index = self.pane.flow.post_index(post_id)
        found = self.pane.flow.posts[index].post.paragraphs if index is not None else ()
        same = [p.ordinal for p in found if p.text == words]
        return min(same, key=lambda at: abs(at - ordinal), default=ordinal)

    # -- places

    def _on_place_changed(self, post_id: int, _ordinal: int) -> None:
        self._keep.start()
        if self.thread_id is not None:
            self.tree.show_place(self.thread_id, post_id)
        self.moved.emit()

    def keep_place(self) -> None:
        """Write down where the reader is."""
        self._keep.stop()
        place = self.here()
        if place is not None and not self.room.session.read_only:
            try:
                self.room.session.keep_place(place)
            except PostilError as error:
                self.room.fail(error)

    def _on_posts_read(self, post_ids: Sequence[int]) -> None:
        if not self.room.session.read_only:
            try:
                self.room.session.mark_read(post_ids)
            except PostilError as error:
                self.room.fail(error)

    def here(self) -> Place | None:
        """Where the reader is."""
        post_id = self.pane.post_id
        known = self.thread_id is not None and post_id is not None
        return Place(self.thread_id or 0, post_id or 0, self.pane.ordinal) if known else None

    def _remember(self) -> None:
        self._trail.leave(self.here())

    def show_place(self, place: Place) -> None:
        """Show a place without keeping where the reader came from."""
        self.open_thread(place.thread_id, jump=False)
        self.pane.go_to(place.post_id, place.paragraph)
