"""Reading sessions: beginning, pausing, going through the queue, ending, the log."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.domain.errors import PostilError
from reader.gui.base.wording import day, isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.domain.annotation import Changes
    from reader.domain.thread import Place
    from reader.gui.desks.window import Window
    from reader.gui.sessions.session_strip import SessionStrip
    from reader.session.sittings import Sittings

_KEEP_MS = 5000
_TAGGING = frozenset({"set-tag", "set-tags", "tag-hits"})


class SessionDesk(QObject):
    """Follows what the reader does while a session goes on, and shows how far it is.

    Args:
        window: holds the text, the threads and the status bar.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = room = window.room
        self._sittings: Sittings | None = None
        self._entry = ""
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep.timeout.connect(self._on_keep)
        room.session_opened.connect(self._on_opened)
        room.session_closing.connect(self._on_closing)
        room.applied.connect(self._on_applied)
        window.tree.queue_wanted.connect(self.add_thread)
        window.reading.moved.connect(self._on_moved)
        window.reading.thread_shown.connect(self._on_moved)
        window.pane.posts_read.connect(self._on_read)
        self._find()

    @cached_property
    def strip(self) -> SessionStrip:
        """The strip in the status bar, made with the first session."""
        from reader.gui.sessions.session_strip import SessionStrip

        strip = SessionStrip(self.room.look)
        strip.pause.clicked.connect(self.pause)
        strip.end.clicked.connect(self.end)
        self.window.statusBar().addPermanentWidget(strip)
        return strip

    def _on_opened(self) -> None:
        self._sittings = None
        self._entry = ""
        self._find()

    def _on_closing(self) -> None:
        sittings = self._sittings
        if sittings is not None:
            self._did()
            self._tried(sittings.pause)
        self._sittings = None
        self._keep.stop()

    def _find(self) -> None:
        """See whether the library has a session that is not over; it is shown as paused."""
        if self._sittings is None:
            self._sittings = self.room.session.sittings
        self._show()

    def _known(self) -> Sittings:
        if self._sittings is None:
            self._find()
        return self.room.session.sittings

    # -- following

    def _on_moved(self) -> None:
        self._did(place=self.window.reading.here())

    def _on_read(self, posts: Sequence[int]) -> None:
        self._did(posts=len(posts))

    def _on_applied(self, kind: str, changes: Changes) -> None:
        self._did(tags=len(changes.annotations) if kind in _TAGGING else 0)

    def _did(self, *, posts: int = 0, tags: int = 0, place: Place | None = None) -> None:
        sittings = self._sittings
        if sittings is not None and sittings.running:
            sittings.did(monotonic(), posts=posts, tags=tags, place=place)
            if not self._keep.isActive():
                self._keep.start()

    def _on_keep(self) -> None:
        # The strip follows with the writing: a key that moves must not wait for it.
        if self._sittings is not None:
            self._tried(self._sittings.keep)
        self._show()

    def _tried(self, work: Callable[[], object]) -> bool:
        """Do something with the library; whether it went well."""
        try:
            work()
        except PostilError as error:
            self.room.fail(error)
            return False
        return True

    def _show(self) -> None:
        sittings = self._sittings
        current = sittings.current if sittings is not None else None
        if sittings is not None and current is not None:
            self.strip.show_session(current, sittings.progress(), running=sittings.running)
            self.strip.show()
        elif "strip" in self.__dict__:
            self.strip.hide()

    # -- actions

    def begin(self) -> None:
        """Ask for a name and a queue, and begin."""
        from reader.gui.sessions.session_dialog import BeginDialog

        if self.room.session.read_only:
            self.room.say(self.tr("This library can only be read"))
            return
        name = self.tr("Reading of {0}").format(day(datetime.now().astimezone()))
        dialog = BeginDialog(name, self._sources(), self.window)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.exec():
            self.begin_with(dialog.name.text(), dialog.threads())

    def begin_with(self, name: str, threads: Sequence[int]) -> None:
        """Begin a session and show the first thread of its queue."""
        sittings = self._known()
        if not self._tried(lambda: sittings.begin(name, threads, monotonic())):
            return
        if threads and self.window.reading.thread_id not in threads:
            self.window.reading.open_thread(threads[0])
        self._on_moved()
        self._show()
        self.room.say(self.tr("Reading session {0} begun").format(isolated(name.strip())))

    def _sources(self) -> dict[str, list[tuple[int, str]]]:
        """Where a queue can come from."""
        heads = {head.id: head for head in self.room.session.threads()}
        order = [number for number in self.window.tree.thread_order() if number in heads]
        found = self.window.search.found_threads()
        here = self.window.reading.thread_id
        unread = [number for number in order if heads[number].unread]
        sources = {self.tr("Threads with unread posts, as listed"): unread, self.tr("Threads as listed"): order}
        if found:
            sources[self.tr("Threads found by the search")] = [number for number in found if number in heads]
        sources[self.tr("This thread")] = [here] if here in heads else []
        return {words: [(number, heads[number].title) for number in numbers] for words, numbers in sources.items()}

    def pause(self) -> None:
        """Pause the session, or go on at the very paragraph where it was left."""
        sittings = self._known()
        if sittings.current is None:
            self.room.say(self.tr("No reading session is open"))
        elif sittings.running:
            self._did()
            self._tried(sittings.pause)
            self.room.say(self.tr("Reading session paused"))
        else:
            place = sittings.resume(monotonic())
            if place is not None and self.room.session.thread(place.thread_id) is not None:
                self.window.reading.show_place(place)
            self.window.pane.setFocus()
            self.room.say(self.tr("Reading session goes on"))
        self._show()

    def step(self, count: int) -> None:
        """Show the next or previous thread of the queue."""
        sittings = self._known()
        current = sittings.current
        session, here = self.room.session, self.window.reading.thread_id
        queue = [t for t in (current.threads if current is not None else ()) if session.thread(t) is not None]
        if not queue:
            self.room.say(self.tr("No reading session with a queue is open"))
            return
        at = queue.index(here) + count if here in queue else (0 if count > 0 else len(queue) - 1)
        if 0 <= at < len(queue):
            self.window.reading.open_thread(queue[at])
        else:
            self.room.say(self.tr("The queue ends here") if count > 0 else self.tr("The queue begins here"))

    def add_thread(self, thread_id: int | None = None) -> None:
        """Put a thread at the end of the queue, or take it out.

        Args:
            thread_id: the thread; None for that in the pane.
        """
        sittings, here = self._known(), self.window.reading.thread_id if thread_id is None else thread_id
        current = sittings.current
        if current is None or here is None:
            self.room.say(self.tr("No reading session is open"))
            return
        known = here in current.threads
        threads = [t for t in current.threads if t != here] if known else [*current.threads, here]
        if self._tried(lambda: sittings.set_threads(threads)):
            self.room.say(self.tr("Taken out of the queue") if known else self.tr("Put into the queue"))
        self._show()

    def end(self) -> None:
        """Ask for an entry for the journal and end the session."""
        from reader.gui.sessions.session_dialog import EndDialog

        sittings = self._known()
        self._did()
        current = sittings.current
        if current is None:
            self.room.say(self.tr("No reading session is open"))
            return
        dialog = EndDialog(current, self._entry, self.window)
        dialog.finished.connect(dialog.deleteLater)
        ended = dialog.exec()
        self._entry = journal = dialog.journal.toPlainText()  # kept where the session goes on, or could not be ended
        if ended and self._tried(lambda: sittings.end(journal)):
            self._entry = ""
            self.room.say(self.tr("Reading session {0} ended").format(isolated(current.name)))
        self._show()

    def log(self) -> None:
        """List all sessions, to be written as CSV."""
        from reader.gui.sessions.session_dialog import LogDialog

        self._did()
        dialog = LogDialog(self._known().log(), self.window)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.exec():
            self._export()

    def _export(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = str(Path(self.room.settings.export_folder) / f"{self.room.session.path.stem}-sessions.csv")
        kinds = self.tr("CSV tables (*.csv);;All files (*)")
        name, _kind = QFileDialog.getSaveFileName(self.window, self.tr("Export the log"), start, kinds)
        if name:
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(".csv")
            sittings = self._known()
            if self._tried(lambda: sittings.write_log(path)):
                self.room.say(self.tr("Log written to {0}").format(isolated(str(path))))
