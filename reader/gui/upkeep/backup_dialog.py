"""Shows the backups of a library, what each holds, and what would change if it were put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidgetItem,
)

from reader.domain.errors import PostilError
from reader.gui.base.dialog_parts import listing, stacked, wrapped
from reader.gui.base.wording import isolated, reason_words, when
from reader.session import backing_up

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.domain.backup import Backup, Holdings, Shift
    from reader.gui.base.jobs import JobProgress
    from reader.gui.frame.room import Room

_NUMBERS = range(2, 7)


class BackupDialog(QDialog):
    """Lets a person choose a backup to put back; accepted, `chosen` is it.

    Args:
        room: whose library it is about.
        parent: the window.
    """

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self._library = room.session.path
        self._backups: list[Backup] = []
        self.setWindowTitle(self.tr("Restore from a backup"))
        self.resize(760, 480)
        heads = ("Made", "Why", "Size", "Threads", "Posts", "Annotations", "Tags")
        self.list = listing(self, self.tr("Backups"), [self._heads()[name] for name in heads])
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.preview = wrapped(self)
        self.preview.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.restore_button = self.buttons.addButton(self.tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.now_button = self.buttons.addButton(self.tr("Back up now"), QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.now_button.clicked.connect(self._back_up)
        self.list.currentItemChanged.connect(self._look_closer)
        where = wrapped(self, self.tr("They lie in {0}").format(isolated(str(backing_up.backup_folder(self._library)))))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        stacked(self, (where, self.list, self.preview, self.buttons), self.list)
        self._fill()

    def _heads(self) -> dict[str, str]:
        return {
            "Made": self.tr("Made"),
            "Why": self.tr("Why"),
            "Size": self.tr("Size"),
            "Threads": self.tr("Threads"),
            "Posts": self.tr("Posts"),
            "Annotations": self.tr("Annotations"),
            "Tags": self.tr("Tags"),
        }

    @property
    def chosen(self) -> Backup | None:
        """The backup of the current row."""
        row = self.list.currentIndex().row()
        return self._backups[row] if row >= 0 else None

    def _fill(self) -> None:
        self._backups = backing_up.backup_list(self._library)
        kinds = {
            "daily": self.tr("daily"),
            "manual": self.tr("asked for"),
            "migration": self.tr("before a new version"),
            "replaced": self.tr("put aside by a restore"),
        }
        self.list.clear()
        for backup in self._backups:
            size = QLocale().formattedDataSize(backup.size)
            item = QTreeWidgetItem([when(backup.at.astimezone()), kinds[backup.kind], size])
            for column in _NUMBERS:
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        if self._backups:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
            self._count(tuple(self._backups))
        else:
            self.restore_button.setEnabled(False)
            self.preview.setText(self.tr("There is no backup yet. Postil makes one each day that changes the library."))

    def _count(self, backups: Sequence[Backup]) -> None:
        def work(progress: JobProgress) -> object:
            return [_looked_into(backup, progress.cancelled) for backup in backups]

        job = self.room.jobs.start(work)
        job.finished.connect(self._on_counted)

    @Slot(object)
    def _on_counted(self, found: object) -> None:
        for backup, held in found if isinstance(found, list) else []:
            if backup not in self._backups:
                continue
            item = self.list.topLevelItem(self._backups.index(backup))
            numbers = (held.threads, held.posts, held.annotations, held.tags) if held else ("\u2014",) * 4
            for column, number in enumerate(numbers, start=3):
                if item is not None:
                    item.setText(column, QLocale().toString(number) if isinstance(number, int) else number)

    @Slot()
    def _look_closer(self) -> None:
        backup = self.chosen
        self.restore_button.setEnabled(False)
        if backup is None:
            return
        self.preview.setText(self.tr("Comparing with the library of today\u2026"))
        library, path = self._library, backup.path

        def work(progress: JobProgress) -> object:
            return path, backing_up.preview(library, path, progress.cancelled)

        job = self.room.jobs.start(work)
        job.finished.connect(self._on_compared)
        job.failed.connect(self._on_unreadable)

    @Slot(object)
    def _on_compared(self, found: object) -> None:
        if isinstance(found, tuple) and self.chosen and self.chosen.path == found[0]:
            self.preview.setText(self._words(found[1]))
            self.restore_button.setEnabled(True)

    @Slot(object)
    def _on_unreadable(self, error: object) -> None:
        if not isinstance(error, PostilError):
            raise error if isinstance(error, BaseException) else TypeError(error)
        self.preview.setText(reason_words(error.reason))

    def _words(self, shifts: Sequence[Shift]) -> str:
        words = {
            "threads": self.tr("Threads"),
            "posts": self.tr("Posts"),
            "annotations": self.tr("Annotations"),
            "tags": self.tr("Tags"),
        }
        lines = []
        for shift in shifts:
            if shift.back or shift.gone or shift.other:
                told = self.tr("{0}: {1} would come back, {2} would be gone, {3} would be as they were then.")
                lines.append(told.format(words[shift.what], shift.back, shift.gone, shift.other))
        lines = lines or [self.tr("It holds what the library holds today.")]
        return "\n".join([*lines, self.tr("The library of today is kept among the backups.")])

    @Slot()
    def _back_up(self) -> None:
        self.now_button.setEnabled(False)
        library = self._library
        job = self.room.jobs.start(lambda progress: backing_up.back_up(library, progress.cancelled))
        job.finished.connect(self._on_backed_up)
        job.failed.connect(self._on_refused)

    @Slot(object)
    def _on_backed_up(self, _backup: object) -> None:
        self.now_button.setEnabled(True)
        self._fill()

    @Slot(object)
    def _on_refused(self, error: object) -> None:
        self.now_button.setEnabled(True)
        self._on_unreadable(error)


def _looked_into(backup: Backup, cancelled: Callable[[], bool]) -> tuple[Backup, Holdings | None]:
    try:
        return backup, backing_up.look_into(backup.path, cancelled)
    except PostilError:
        return backup, None
