"""Opening saved pages: files, folders and drops become threads, aside from the window."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Slot

from reader.domain.annotation import Changes
from reader.domain.errors import PostilError
from reader.paths import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.jobs import Job, JobProgress
    from reader.gui.base.progress_strip import ProgressStrip
    from reader.gui.desks.reading_desk import ReadingDesk
    from reader.gui.files.import_report import ReportPanel
    from reader.gui.frame.room import Room
    from reader.session.crew import Crew
    from reader.session.importing import ImportReport
    from reader.session.page_reader import Reading

CREW_STAYS_MS = 60_000
"""The processes that read pages wait so long for another import."""

TELL_EVERY = 0.7
"""Seconds between two looks at what an import brought so far."""


class ImportDesk(QObject):
    """Runs imports one after the other and shows what came of them.

    Args:
        room: session, look and settings.
        strip: gives the progress in the status bar.
        report: gives the panel for reports.
        reading: shows the first thread that came in.
        window: parent of dialogs.
    """

    def __init__(
        self,
        room: Room,
        strip: Callable[[], ProgressStrip],
        report: Callable[[], ReportPanel],
        reading: ReadingDesk,
        window: QWidget,
    ) -> None:
        super().__init__(room)
        self.room = room
        self._strip = strip
        self.report = report
        self.reading = reading
        self.window = window
        self._job: Job | None = None
        self._queue: list[tuple[list[Path], bool]] = []
        self._follow = True
        self._started = 0.0
        self._told = 0.0
        self._crew: Crew[Reading] | None = None
        self._hiring = threading.Lock()
        self._rest = QTimer(self, singleShot=True, interval=CREW_STAYS_MS)
        self._rest.timeout.connect(self.dismiss)
        room.session_closing.connect(self._detach)

    @property
    def strip(self) -> ProgressStrip:
        """The progress in the status bar."""
        return self._strip()

    # -- asking

    def import_files(self) -> None:
        """Ask for saved pages and read them."""
        from PySide6.QtWidgets import QFileDialog

        folder = self.room.settings.import_folder
        names, _filter = QFileDialog.getOpenFileNames(
            self.window,
            self.tr("Open saved pages"),
            folder,
            self.tr(
                "Saved pages (*.html *.htm *.xhtml *.mht *.mhtml *.txt *.webarchive *.maff *.htz *.zip *.warc *.arc "
                "*.wacz *.har *.gz *.zst);;All files (*)"
            ),
        )
        if names:
            self.room.settings.import_folder = str(Path(names[0]).parent)
            self.start([Path(name) for name in names])

    def import_folder(self) -> None:
        """Ask for a folder and read every page in it."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(
            self.window, self.tr("Open a folder of saved pages"), self.room.settings.import_folder
        )
        if name:
            self.room.settings.import_folder = name
            self.start([Path(name)])

    @staticmethod
    def paths_in(data: QMimeData) -> list[Path]:
        """The local files that are being dragged."""
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

    # -- running

    def start(self, paths: Sequence[Path], *, follow: bool = True) -> None:
        """Read pages aside; a second call waits for the first.

        Args:
            paths: files and folders.
            follow: whether a thread that comes in may be shown to a reader who is not in the middle of something.
        """
        if self.room.session.read_only:
            self.room.failed.emit(self.tr("This library is open for reading only; nothing can be imported."))
            return
        if self._job is not None:
            self._queue.append((list(paths), follow))
            return
        self._follow = follow
        library, wanted = self.room.session.path, list(paths)
        self._rest.stop()

        def work(progress: JobProgress) -> ImportReport:
            # The engines and lxml cost a third of the start; they are not needed before the first import.
            from reader.session.importing import import_paths

            return import_paths(library, wanted, progress, self._hired())

        self._started = self._told = time.monotonic()
        self._job = self.room.jobs.start(work)
        self._job.progressed.connect(self._on_progress)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self.strip.words.setText(self.tr("Reading saved pages…"))
        self.strip.bar.setRange(0, 0)
        self.strip.pause.setChecked(False)
        self.strip.show()

    @property
    def busy(self) -> bool:
        """Whether an import is under way or waiting."""
        return self._job is not None

    def _hired(self) -> Crew[Reading]:
        """The processes that read pages; called in the job's thread, one job at a time."""
        from reader.session.page_reader import hire

        with self._hiring:
            if self._crew is None:
                self._crew = hire()
            return self._crew

    def warm_up(self) -> None:
        """Load what an import needs, and start a process, aside; to be called when a page is on its way."""
        if self._crew is None and self._job is None:
            # Where that fails, the import itself will say so.
            self.room.jobs.start(lambda _progress: self._hired().warm_up())
            self._rest.start()

    def dismiss(self) -> None:
        """End the processes that read pages; the next import hires others."""
        if self._crew is not None and self._job is None:
            self._crew.close()
            self._crew = None

    def pause(self, on: bool) -> None:
        """Have the import wait after the page at hand, or go on."""
        if self._job is not None:
            self._job.progress.pause(on)
            if on:
                self.strip.words.setText(self.tr("Import paused"))

    def cancel(self) -> None:
        """Stop after the page that is being read."""
        self._queue = []
        if self._job is not None:
            self._job.progress.cancel()
            self.strip.words.setText(self.tr("Stopping…"))

    def _detach(self) -> None:
        """Let go of the import: its library is about to be closed, and nothing of it belongs to the next one."""
        self._queue = []
        if self._job is not None:
            self._job.progress.cancel()
            self._job.progressed.disconnect(self._on_progress)
            self._job.finished.disconnect(self._on_finished)
            self._job.failed.disconnect(self._on_failed)
            self._over()

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, _what: str) -> None:
        self.strip.bar.setRange(0, max(total, 1))
        self.strip.bar.setValue(done)
        spent = max(time.monotonic() - self._started, 0.01)
        rate = done / spent
        left = round((total - done) / rate) if rate > 0 else 0
        words = self.tr("import {0}/{1}").format(done, total)
        if spent > 2 and left > 1:
            words += self.tr(" · {0} pages/s · {1} s left").format(round(rate), left)
        if self._job is None or not self._job.progress.paused:
            self.strip.words.setText(words)
        self._tell()

    def _tell(self) -> None:
        """Let what came in so far be seen and read while the rest is on its way."""
        now = time.monotonic()
        if now - self._told >= TELL_EVERY:
            self._told = now
            self.room.session.announce(Changes(structure=True))

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        self._over()
        self._show(cast("ImportReport", result))
        self._next()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._over()
        self._queue = []
        # What came in before the fault is stored; the tree shall show it.
        self.room.texts_change.emit()
        self.room.session.announce(Changes(structure=True))
        self.room.fail_job(error)

    def _over(self) -> None:
        self._job = None
        self._rest.start()
        self.strip.hide()

    def _next(self) -> None:
        if self._queue:
            paths, follow = self._queue.pop(0)
            self.start(paths, follow=follow)

    def _show(self, result: ImportReport) -> None:
        session = self.room.session
        fresh = list(dict.fromkeys(f.thread_id for f in result.files if f.thread_id is not None))
        self.room.texts_change.emit()
        session.announce(result.changes)
        self.report().show_report(result)
        troubles = sum(1 for f in result.files if f.outcome == "error")
        words = self.tr("%n page(s) read", "", len(result.files) - troubles)
        if result.cancelled:
            words = self.tr("Import cancelled; {0}").format(words)
        if troubles:
            words += self.tr(", %n file(s) could not be read", "", troubles)
            self.report().wanted.emit()
        self.room.say(words)
        idle = self.reading.pane.caret.chars() is None and self.reading.pane.caret.run_from is None
        alone = len(result.files) == 1 and idle and self._follow
        if fresh and (self.reading.thread_id is None or alone):
            self.reading.open_thread(fresh[0])

    # -- earlier imports

    def list_reports(self) -> None:
        """Put the kept reports into the panel's menu."""
        self.report().show_history(self.room.session.import_reports())

    def show_report(self, report_id: int) -> None:
        """Show the report of an earlier import."""
        try:
            self.report().show_report(self.room.session.import_report(report_id))
        except PostilError as error:
            self.room.fail(error)


def existing(paths: Iterable[str]) -> list[Path]:
    """Command-line names as absolute paths."""
    return [named(path).absolute() for path in paths]
