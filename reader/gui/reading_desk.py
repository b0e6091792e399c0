"""Reading: which thread is shown, where the reader is, how one gets about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reader.domain.errors import PostilError
from reader.domain.thread import Place
from reader.gui.opening import show_in_pane
from reader.gui.trail import Trail
from reader.gui.wording import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.annotation import Changes, Passage, Span
    from reader.gui.boxes import Boxes
    from reader.gui.passage_table import PassagePanel
    from reader.gui.room import Room
    from reader.gui.text_pane import TextPane
    from reader.gui.thread_tree import ThreadTree

KEEP_AFTER_MS = 400
"""The place is on disk so long after the last move."""


class ReadingDesk(QObject):
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
        pane.place_changed.connect(self._on_place_changed)
        pane.posts_read.connect(self._on_posts_read)
        tree.thread_chosen.connect(self.open_thread)
        tree.post_chosen.connect(self.show_post)
        passages.passage_chosen.connect(self.show_passage)
        room.changed.connect(self._on_changed)
        room.session_closing.connect(pane.stop_filling)

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
            self._show_annotations()
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

    def _show_annotations(self) -> None:
        if self.thread_id is not None:
            tags = {tag.id: tag for tag in self.room.session.tags()}
            self.pane.set_annotations(self.room.session.annotations(self.thread_id), tags)

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
        if changes.tags:
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

    # -- actions

    def move_paragraph(self, count: int) -> None:
        """Next or previous paragraph."""
        self.pane.move_paragraph(count)

    def extend_run(self, count: int) -> None:
        """Stretch the run of paragraphs."""
        self.pane.move_paragraph(count, extend=True)

    def move_char(self, count: int, how: str) -> None:
        """Move the character cursor, or select with it by characters or words."""
        self.pane.move_char(count, extend=bool(how), word=how == "word")

    def move_post(self, count: int) -> None:
        """Next or previous post."""
        self.pane.move_post(count)

    def move_unread(self, count: int) -> None:
        """Next or previous unread post, in this thread or the ones after it."""
        if self.pane.move_unread(count):
            return
        heads = self.room.session.threads()
        here = next((i for i, head in enumerate(heads) if head.id == self.thread_id), -1)
        around = heads[here + 1 :] if count > 0 else list(reversed(heads[: max(here, 0)]))
        other = next((head for head in around if head.unread), None)
        if other is None:
            self.room.say(self.tr("No unread post that way"))
            return
        unread = [head.id for head in self.room.session.post_heads(other.id) if not head.read]
        self.show_post(other.id, unread[0 if count > 0 else -1])

    def move_thread(self, count: int) -> None:
        """Next or previous thread of the tree."""
        order = self.tree.thread_order()
        here = order.index(self.thread_id) if self.thread_id in order else -1
        target = here + count
        if 0 <= target < len(order):
            self.open_thread(order[target])
        else:
            self.room.say(self.tr("No thread that way"))

    def read_on(self) -> None:
        """Page on."""
        self.pane.read_on()

    def go_home(self, end: int) -> None:
        """First or last paragraph."""
        self.pane.go_home(end=bool(end))

    def to_quoted(self) -> None:
        """Jump to the post that the cursor's paragraph, or its post, quotes."""
        stored = self.pane.post
        paragraph = self.pane.flow.rows[self.pane.caret.row].paragraph if self.pane.caret.row >= 0 else None
        if stored is None or paragraph is None:
            return
        quotes = stored.post.quotes
        wanted = quotes[paragraph.quote].post_id if paragraph.quote is not None and quotes else None
        wanted = wanted or stored.post.reply_to or next((q.post_id for q in quotes if q.post_id), None)
        self.pane.complete()
        named = next((s.id for s in self.pane.flow.posts if wanted and s.post.post_id == wanted), None)
        target = named or (self.room.session.answers(stored.thread_id).get(stored.id) if quotes else None)
        if target is None:
            self.room.say(self.tr("No quoted post here that was captured"))
            return
        self._remember()
        self.pane.go_to(target)

    def go_back(self, count: int = 1) -> None:
        """Back (1) to where the last jump began, or forward again (-1)."""
        place = self._trail.turn(self.here(), back=count > 0)
        if place is None:
            self.room.say(self.tr("Nowhere to go back to") if count > 0 else self.tr("Nowhere to go forward to"))
        else:
            self.show_place(place)

    def show_place(self, place: Place) -> None:
        """Show a place without keeping where the reader came from."""
        self.open_thread(place.thread_id, jump=False)
        self.pane.go_to(place.post_id, place.paragraph)

    def step_passage(self, count: int) -> None:
        """Next or previous passage of the table."""
        self.passages.step(count)

    def find(self) -> None:
        """Open the find bar with the selected words."""
        self.boxes.find_bar.open(self.pane.caret.text() if self.pane.caret.chars() else "")

    def undo(self) -> None:
        """Undo the last step and show where it was."""
        self._show_change(self.room.undo())

    def redo(self) -> None:
        """Do the undone step again and show where it was."""
        self._show_change(self.room.redo())

    def _show_change(self, changes: Changes | None) -> None:
        if changes is not None and changes.place is not None:
            thread_id, post_id, paragraph = changes.place
            # The place is that of the version it was made on; in the version shown it may stand elsewhere.
            touched = self.room.session.annotations(thread_id, {post_id}) if changes.annotations else []
            shown = next((a.shown for a in touched if a.id in changes.annotations and a.shown is not None), None)
            paragraph = shown.first if shown is not None else paragraph
            self.open_thread(thread_id)
            self.pane.go_to(post_id, paragraph, centre=False)

    def copy(self) -> None:
        """Copy the selected words."""
        if self.pane.copy():
            self.room.say(self.tr("Copied"))

    def copy_cited(self) -> None:
        """Copy the selected words with where they come from."""
        stored, head = self.pane.post, self.pane.head
        text = self.pane.caret.text()
        if stored is not None and head is not None and text:
            QApplication.clipboard().setText(f"{text}\n\u2014 {citation(head, stored)}")
            self.room.say(self.tr("Copied with citation"))
