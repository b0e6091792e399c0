"""Reading: how one gets about, and what can be done with the text besides tagging it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from reader.gui.base.wording import citation
from reader.gui.desks.thread_show import ThreadShow

if TYPE_CHECKING:
    from reader.domain.annotation import Changes


class ReadingDesk(ThreadShow):
    """Carries out the keys of the menu Read; `ThreadShow` has what they lead to."""

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

    def step_passage(self, count: int) -> None:
        """Next or previous passage of the table."""
        before, row = self.here(), self.passages.view.currentIndex().row()
        self.passages.step(count)
        if (self.here(), self.passages.view.currentIndex().row()) == (before, row):
            self.room.say(self.tr("No passage that way"))

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
        """Copy the selected words with where they come from, each post's with its own."""
        head, flow = self.pane.head, self.pane.flow
        cited = [
            f"{words}\n\u2014 {citation(head, flow.posts[index])}"
            for post_id, words in self.pane.caret.pieces()
            if head is not None and (index := flow.post_index(post_id)) is not None
        ]
        if cited:
            QApplication.clipboard().setText("\n\n".join(cited))
            self.room.say(self.tr("Copied with citation"))
