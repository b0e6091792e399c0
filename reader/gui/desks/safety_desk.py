"""Keeping work safe: backups made aside, put back on request; what was done; the log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.domain.errors import PostilError
from reader.gui.base.wording import reason_words

if TYPE_CHECKING:
    from pathlib import Path

    from reader.gui.base.jobs import JobProgress
    from reader.gui.desks.window import Window

log = logging.getLogger(__name__)

_AFTER_START_MS = 20_000
"""A backup waits until the start, and the first look at the page, are over."""

_AGAIN_MS = 3_600_000


class SafetyDesk(QObject):
    """Makes backups and puts them back.

    Args:
        window: parent of dialogs.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = window.room
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.back_up_if_due)
        self.room.session_opened.connect(self._begin)
        self.room.session_closing.connect(self._timer.stop)
        self._begin()

    @Slot()
    def _begin(self) -> None:
        self._timer.start(_AFTER_START_MS)

    @Slot()
    def back_up_if_due(self) -> None:
        """Make the daily backup aside where one is due, and look again in an hour."""
        self._timer.start(_AGAIN_MS)
        session = self.room.session
        if session.read_only:
            return
        from reader.session.backing_up import back_up_if_due

        path = session.path

        def work(progress: JobProgress) -> object:
            try:
                return back_up_if_due(path, progress.cancelled)
            except PostilError:
                if progress.cancelled():  # the library is being closed; the next sitting makes the backup
                    return None
                raise

        job = self.room.jobs.start(work)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if not isinstance(error, PostilError):
            raise error if isinstance(error, BaseException) else TypeError(error)
        log.warning("No backup was made: %s", error)
        self.room.say(self.tr("No backup was made: {0}").format(reason_words(error.reason)))

    # -- putting back

    def restore_backup(self) -> None:
        """Show the backups; put the chosen one in the library's place."""
        from reader.gui.upkeep.backup_dialog import BackupDialog

        dialog = BackupDialog(self.room, self.window)
        done = dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if done and chosen is not None:
            self.put_back(chosen.path)

    def put_back(self, backup: Path) -> None:
        """Put a backup in the place of the library that is open, and open it."""
        from reader.session.backing_up import put_back

        path = self.room.session.path
        aside: list[Path] = []

        def work() -> None:
            before = put_back(path, backup)
            aside.extend([before] if before else [])

        def amend() -> None:
            for before in aside:
                put_back(path, before)

        if self.room.reopen(path, work, amend):
            self.room.say(self.tr("The backup is the library now; the one before is kept among the backups"))

    # -- looking back

    def history(self) -> None:
        """Show what was done to the library."""
        from reader.gui.upkeep.history_dialog import HistoryDialog

        dialog = HistoryDialog(self.room, self.window)
        dialog.exec()
        dialog.deleteLater()

    def show_log(self) -> None:
        """Show the log."""
        from reader.gui.upkeep.log_dialog import LogDialog

        dialog = LogDialog(self.window)
        dialog.exec()
        dialog.deleteLater()
