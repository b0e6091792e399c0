"""Bringing in what other programs wrote: a look at what would come over, then the work aside, then what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from reader.domain.errors import PostilError
from reader.gui.base.export_watch import BringWatch
from reader.gui.base.wording import isolated
from reader.gui.files.bring_dialog import BringDialog
from reader.session.bringing import BringReport, bring, preview

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.gui.base.jobs import JobProgress
    from reader.gui.frame.room import Room

_PATTERNS = "*.qdpx *.qdc *.json* *.ndjson *.csv *.xlsx *.html *.docx *.odt *.txt"


class BringDesk(QObject):
    """Brings in projects, codebooks and annotations.

    Args:
        room: session and jobs.
        window: parent of dialogs.
    """

    def __init__(self, room: Room, window: QWidget) -> None:
        super().__init__(room)
        self.room = room
        self.window = window
        self._file = Path()
        self._library = Path()

    def ask(self) -> None:
        """Ask for a file and show what would come over."""
        if self.room.session.read_only:
            self.room.say(self.tr("This library can only be read"))
            return
        kinds, everything = self.tr("Projects, codebooks, annotations"), self.tr("All files")
        name, _filter = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Bring in a project or codebook"),
            self.room.settings.export_folder,
            f"{kinds} ({_PATTERNS});;{everything} (*)",
        )
        if name:
            self.look_at(Path(name))

    def look_at(self, file: Path) -> None:
        """Read a file aside and show what would come over."""
        self._file, self._library = file, self.room.session.path
        library = self._library
        self._run(lambda progress: preview(library, file, progress), self._on_looked, writing=False)

    def bring(self, file: Path) -> None:
        """Bring a file in, aside, and tell what came of it."""
        library, coder = self.room.session.path, self.room.session.coder
        self._library = library
        self._run(lambda progress: bring(library, file, coder, progress), self._on_brought, writing=True)

    def _run(
        self, work: Callable[[JobProgress], BringReport], then: Callable[[object], None], *, writing: bool
    ) -> None:
        job = self.room.jobs.start(work)
        BringWatch(job, self.window, writing=writing)
        job.finished.connect(then)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_looked(self, report: object) -> None:
        if not isinstance(report, BringReport) or self.room.session.path != self._library:
            return
        dialog = BringDialog(report, self.window)
        wanted = dialog.exec()
        dialog.deleteLater()
        if wanted:
            self.bring(self._file)

    @Slot(object)
    def _on_brought(self, report: object) -> None:
        if not isinstance(report, BringReport) or self.room.session.path != self._library:
            return
        self.room.session.announce(report.changes)
        self.room.say(self.tr("%n passage(s) came over from {0}", "", report.passages).format(isolated(report.name)))
        if report.left or report.warnings:
            dialog = BringDialog(report, self.window, done=True)
            dialog.exec()
            dialog.deleteLater()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if not isinstance(error, PostilError):
            raise error if isinstance(error, BaseException) else TypeError(error)
        self.room.fail(error)
