"""Opening saved pages: files, folders and drops become threads, aside from the window."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from reader.domain.annotation import Changes
from reader.domain.errors import PostilError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from reader.gui.import_report import ReportPanel
    from reader.gui.jobs import Job, JobProgress
    from reader.gui.progress_strip import ProgressStrip
    from reader.gui.reading_desk import ReadingDesk
    from reader.gui.room import Room
    from reader.session.importing import ImportReport


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
        self._queue: list[list[Path]] = []
        self._started = 0.0
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

    def start(self, paths: Sequence[Path]) -> None:
        """Read pages aside; a second call waits for the first."""
        if self.room.session.read_only:
            self.room.failed.emit(self.tr("This library is open for reading only; nothing can be imported."))
            return
        if self._job is not None:
            self._queue.append(list(paths))
            return
        library, wanted = self.room.session.path, list(paths)

        def work(progress: JobProgress) -> ImportReport:
            # The engines and lxml cost a third of the start; they are not needed before the first import.
            from reader.session.importing import import_paths

            return import_paths(library, wanted, progress)

        self._started = time.monotonic()
        self._job = self.room.jobs.start(work)
        self._job.progressed.connect(self._on_progress)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self.strip.words.setText(self.tr("Reading saved pages…"))
        self.strip.bar.setRange(0, 0)
        self.strip.show()

    @property
    def busy(self) -> bool:
        """Whether an import is under way or waiting."""
        return self._job is not None

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
        self.strip.words.setText(words)

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
        if isinstance(error, PostilError):
            self.room.fail(error)
        elif isinstance(error, BaseException):
            raise error

    def _over(self) -> None:
        self._job = None
        self.strip.hide()

    def _next(self) -> None:
        if self._queue:
            self.start(self._queue.pop(0))

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
        if fresh and (self.reading.thread_id is None or (len(result.files) == 1 and idle)):
            self.reading.open_thread(fresh[0])


def existing(paths: Iterable[str]) -> list[Path]:
    """Command-line names as absolute paths."""
    return [Path(path).expanduser().absolute() for path in paths]
