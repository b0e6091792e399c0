"""Going back to the saved page: where a paragraph stands in it, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDockWidget

    from reader.domain.annotation import Changes
    from reader.gui.base.jobs import Job, JobProgress
    from reader.gui.desks.reading_desk import ReadingDesk
    from reader.gui.files.page_panel import PagePanel
    from reader.gui.frame.room import Room
    from reader.session.origin import Origin

_FOLLOW_MS = 120
"""The panel follows the cursor so long after its last move."""


class PageDesk(QObject):
    """Reads saved pages again, aside, and shows them beside the text.

    Args:
        room: session, look and settings.
        reading: where the cursor is.
        panel: gives the panel, which is made when it is first wanted.
        dock: gives the dock that holds it, None before that.
    """

    def __init__(
        self,
        room: Room,
        reading: ReadingDesk,
        panel: Callable[[], PagePanel],
        dock: Callable[[], QDockWidget | None],
    ) -> None:
        super().__init__(room)
        self.room = room
        self.reading = reading
        self._panel = panel
        self._dock = dock
        self._capture: int | None = None
        self._chosen = ("", "")
        self._job: Job | None = None
        self._wanted: tuple[int, tuple[str, str]] | None = None
        self._keeping: Job | None = None
        self._follow = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._follow.timeout.connect(self._on_moved)
        reading.moved.connect(self._follow.start)
        room.session_closing.connect(self._forget)

    @property
    def panel(self) -> PagePanel:
        """The panel."""
        return self._panel()

    def show_here(self) -> None:
        """Show the saved page of the paragraph at the cursor, and go there."""
        capture = self._capture_here()
        if capture is None:
            self.room.say(self.tr("No saved page belongs to this place"))
            return
        self.show_capture(capture)

    def show_capture(self, capture: int) -> None:
        """Show a saved page, whether it belongs to a thread or not."""
        panel = self.panel
        dock = self._dock()
        if dock is not None:
            dock.show()
            dock.raise_()
        panel.focus_list()
        self._show(capture)

    def connect_panel(self, panel: PagePanel) -> None:
        """Wire a panel that was just made."""
        panel.paragraph_chosen.connect(self._on_chosen)
        panel.other_reading.connect(self._on_other_reading)
        panel.left.connect(self.reading.pane.setFocus)
        panel.keep_wanted.connect(self._on_keep)

    # -- reading pages

    def _capture_here(self) -> int | None:
        pane = self.reading.pane
        index = pane.flow.post_index(pane.post_id) if pane.post_id is not None else None
        if index is None:
            return None
        return self.room.session.capture_of(pane.flow.posts[index].version_id)

    def _show(self, capture: int) -> None:
        if capture == self._capture and self.panel.origin is not None:
            self._go()
            return
        self._read(capture, ("", ""))

    def _read(self, capture: int, chosen: tuple[str, str]) -> None:
        if self._job is not None:
            if self._wanted == (capture, chosen):
                return  # it is being read: each step of the cursor would else read a long page once more
            self._job.progress.cancel()
            self._job = None
        self._wanted = (capture, chosen)
        library = self.room.session.path
        encoding, engine = chosen

        def work(progress: JobProgress) -> tuple[int, tuple[str, str], Origin] | None:
            from reader.session.origin_apart import read_origin

            if progress.cancelled():
                return None  # another page was wanted before its turn came
            found = read_origin(library, capture, encoding or None, engine or None, progress.cancelled)
            return (capture, chosen, found) if found is not None else None

        self._job = self.room.jobs.start(work)
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)

    def _on_read(self, result: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._capture, self._chosen, origin = cast("tuple[int, tuple[str, str], Origin]", result)
        self.panel.show_origin(origin, self._chosen)
        self._go()

    def _on_failed(self, error: object) -> None:
        if self.sender() is self._job:
            self._job = None
        elif self.sender() is self._keeping:
            self._keeping = None
            self.panel.keep.setEnabled(any(self._chosen))
        else:
            return
        self.room.fail_job(error)

    def _go(self) -> None:
        pane = self.reading.pane
        if pane.post_id is not None:
            self.panel.show_paragraph(pane.post_id, pane.ordinal)

    # -- following

    def _on_moved(self) -> None:
        dock = self._dock()
        if dock is None or not dock.isVisible() or self.panel.visibleRegion().isEmpty():
            return
        capture = self._capture_here()
        if capture is not None:
            self._show(capture)

    def _on_chosen(self, post_id: int, paragraph: int) -> None:
        self.reading.pane.go_to(post_id, paragraph)
        self.reading.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_other_reading(self, encoding: str, engine: str) -> None:
        if self._capture is not None:
            self._read(self._capture, (encoding, engine))

    def _on_keep(self) -> None:
        if self._capture is None or not any(self._chosen):
            return
        library, capture, (encoding, engine) = self.room.session.path, self._capture, self._chosen
        self.panel.keep.setEnabled(False)

        def work(progress: JobProgress) -> Changes:
            from reader.session.rereading import keep_reading

            return keep_reading(library, capture, encoding or None, engine or None, progress)

        self._keeping = self.room.jobs.start(work)
        self._keeping.finished.connect(self._on_kept)
        self._keeping.failed.connect(self._on_failed)

    def _on_kept(self, result: object) -> None:
        if self.sender() is not self._keeping:
            return
        self._keeping = None
        changes = cast("Changes", result)
        self.room.texts_change.emit()
        self.room.session.announce(changes)
        if self.reading.thread_id is None and changes.threads:
            self.reading.open_thread(min(changes.threads))
        self.room.say(self.tr("The page is kept as it was read now"))
        if self._capture is not None:
            self._read(self._capture, ("", ""))

    def _forget(self) -> None:
        self._follow.stop()
        self._job = self._keeping = None
        self._capture = None
