"""Libraries and exports: which file is open, what is written out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    from reader.domain.annotation import Passage
    from reader.gui.base.jobs import JobProgress
    from reader.gui.desks.bring_desk import BringDesk
    from reader.gui.frame.room import Room
    from reader.gui.passages.passage_table import PassagePanel

SUFFIX = ".postil"


class LibraryDesk(QObject):
    """Opens libraries and exports passages.

    Args:
        room: session, look and settings.
        passages: what is shown there is what gets exported.
        window: parent of dialogs.
        recent: the menu of libraries opened before.
    """

    def __init__(self, room: Room, passages: PassagePanel, window: QWidget, recent: QMenu) -> None:
        super().__init__(room)
        self.room = room
        self.passages = passages
        self.window = window
        self._recent = recent
        self._bringing: BringDesk | None = None
        recent.aboutToShow.connect(self._list_recent)
        passages.export_wanted.connect(self.export_passages)

    def new_library(self) -> None:
        """Ask for a name and begin an empty library."""
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getSaveFileName(
            self.window, self.tr("New library"), str(self.room.session.path.parent), self._filter()
        )
        if name:
            path = Path(name)
            path = path if path.suffix else path.with_suffix(SUFFIX)
            if path.exists():
                # A dialog's "replace" must never empty a library: the file that is there is opened instead.
                self.room.say(self.tr("There is a library of that name already; it was opened"))
            self.room.open_library(path)

    def open_library(self) -> None:
        """Ask for a library and open it."""
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getOpenFileName(
            self.window, self.tr("Open library"), str(self.room.session.path.parent), self._filter()
        )
        if name:
            self.room.open_library(Path(name))

    def bring_in(self) -> None:
        """Ask for a file of another program and bring it in."""
        self.bringing.ask()

    @property
    def bringing(self) -> BringDesk:
        """Brings in what other programs wrote; made when first asked for."""
        if self._bringing is None:
            from reader.gui.desks.bring_desk import BringDesk

            self._bringing = BringDesk(self.room, self.window)
        return self._bringing

    def _filter(self) -> str:
        return self.tr("Postil libraries (*.postil);;All files (*)")

    def _list_recent(self) -> None:
        self._recent.clear()
        for name in self.room.settings.recent:
            action = QAction(isolated(Path(name).name).replace("&", "&&"), self._recent)
            action.setToolTip(name)
            action.setData(name)
            action.setEnabled(Path(name).exists() and Path(name) != self.room.session.path)
            action.triggered.connect(self._on_recent)
            self._recent.addAction(action)
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("No other library yet")).setEnabled(False)

    @Slot()
    def _on_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.room.open_library(Path(str(action.data())))

    def export_passages(self) -> None:
        """Ask for format and file and write the passages that the table shows."""
        from reader.domain.annotation import PassageQuery

        shown, all_of = self.passages.shown(), self.room.session.passages
        others: list[tuple[str, Callable[[], Sequence[Passage]]]] = []
        thread = self.passages.thread_id
        if thread is not None:
            others.append((self.tr("All of this thread"), lambda: all_of(PassageQuery(thread_id=thread))))
        others.append((self.tr("All of the library"), all_of))
        if not shown and self.passages.is_narrowed:
            self.room.say(self.tr("No passages to export: none matches what is asked for"))
            return
        self.export(shown, self.passages.model.grouping, others)

    def export(
        self,
        shown: Sequence[Passage],
        group: str = "",
        others: Sequence[tuple[str, Callable[[], Sequence[Passage]]]] = (),
    ) -> None:
        """Ask for format and file and write passages.

        Args:
            shown: the passages, in the order of the file.
            group: what they are grouped by where they are listed, else ``""``.
            others: what else could be written; see `ExportDialog`.
        """
        if not shown:
            self.room.say(self.tr("No passages to export: tag some paragraphs first"))
            return
        from reader.gui.files.export_dialog import ExportDialog

        session = self.room.session
        dialog = ExportDialog(shown, session.path, self.room.settings, self.window, others=others)
        if group:
            dialog.rows.choose_group(group)
        dialog.finished.connect(dialog.deleteLater)
        if not dialog.exec():
            return
        passages, path, format_name, options = dialog.passages, dialog.path, dialog.format_name, dialog.options

        def work(progress: JobProgress) -> object:
            return session.export(passages, format_name, path, options, progress)

        job = self.room.jobs.start(work)
        job.finished.connect(self._on_exported)
        job.failed.connect(self.room.fail_job)
        self._path, self._format = path, format_name
        from reader.gui.base.export_watch import ExportWatch

        ExportWatch(job, self.window)

    @Slot(object)
    def _on_exported(self, count: object) -> None:
        from reader.export.base import Written
        from reader.export.registry import format_named

        written = count if isinstance(count, Written) else Written(0)
        if self._format == "qdc":
            words = self.tr("%n tag(s) written to {0}", "", written)
        elif format_named(self._format).kind == "citations":
            words = self.tr("%n source(s) written to {0}", "", written)
        else:
            words = self.tr("%n passage(s) written to {0}", "", written)
        if written.left_out:
            words += self.tr("; %n character(s) left out that the format cannot hold", "", written.left_out)
        self.room.say(words.format(isolated(str(self._path))))

    def quit(self) -> None:
        """Close the window."""
        self.window.close()
