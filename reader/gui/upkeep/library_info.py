"""Shows what a library holds, and which of its parts takes how much space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
)

from reader.domain.errors import PostilError
from reader.gui.base.dialog_parts import listing, stacked, wrapped
from reader.gui.base.reasons import told
from reader.gui.base.wording import error_words, isolated
from reader.session.upkeep import Facts, check, facts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from reader.gui.base.jobs import JobProgress
    from reader.gui.frame.room import Room

_MOST_LINES = 12

_COLUMNS = 3
"""Pairs of a word and a number beside one another."""


class LibraryInfo(QDialog):
    """Counts and sizes of the open library; closed with a wish, ``wanted`` says which: compact, reread or nothing.

    Args:
        room: whose library it is about.
        parent: the window.
    """

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.wanted = ""
        self._checked = False
        self.setWindowTitle(self.tr("About this library"))
        self.resize(560, 520)
        where = wrapped(self, isolated(str(room.session.path)))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.counts = QGridLayout()
        self.counts.setHorizontalSpacing(24)
        self.counts.setVerticalSpacing(4)
        heads = [self.tr("What takes its space"), self.tr("Size"), self.tr("Share")]
        self.list = listing(self, heads[0], heads, folds=True)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.note = wrapped(self, self.tr("Counting…"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.check_button = self.buttons.addButton(self.tr("Check"), QDialogButtonBox.ButtonRole.ActionRole)
        self.check_button.setAutoDefault(False)
        self.check_button.setToolTip(self.tr("Look whether everything in it fits together and is as it came in"))
        self.check_button.clicked.connect(self._check)
        self.compact_button = self._button(self.tr("Compact"), "compact")
        self.reread_button = self._button(self.tr("Read pages again"), "reread")
        self.buttons.rejected.connect(self.reject)
        stacked(self, (where, self.counts, self.list, self.note, self.buttons), self.list)
        self._ask()

    def _button(self, words: str, wish: str) -> QPushButton:
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.setEnabled(not self.room.session.read_only)
        button.clicked.connect(lambda: self._leave(wish))
        return button

    def _leave(self, wish: str) -> None:
        self.wanted = wish
        self.accept()

    # -- checking

    @Slot()
    def _check(self) -> None:
        library = self.room.session.path
        self.check_button.setEnabled(False)
        self._checked = True
        self.note.setText(self.tr("Checking…"))

        def work(progress: JobProgress) -> object:
            return check(library, progress.cancelled)

        job = self.room.jobs.start(work)
        job.finished.connect(self._on_checked)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_checked(self, faults: object) -> None:
        self.check_button.setEnabled(True)
        lines = [told(fault) for fault in faults] if isinstance(faults, list) else []
        sound = self.tr("The library is sound: everything in it fits together, and every saved page is as it came in.")
        self.note.setText("\n".join(lines[:_MOST_LINES]) or sound)

    # -- counting

    def _ask(self) -> None:
        library = self.room.session.path

        def work(progress: JobProgress) -> object:
            return facts(library, progress.cancelled)

        job = self.room.jobs.start(work)
        job.finished.connect(self._on_counted)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if not isinstance(error, PostilError):
            raise error if isinstance(error, BaseException) else TypeError(error)
        self.note.setText(error_words(error))

    @Slot(object)
    def _on_counted(self, found: object) -> None:
        if not isinstance(found, Facts):
            return
        words = {
            "threads": self.tr("Threads"),
            "posts": self.tr("Posts"),
            "captures": self.tr("Saved pages"),
            "annotations": self.tr("Annotations"),
            "tags": self.tr("Tags"),
            "coders": self.tr("Coders"),
        }
        for place, (name, text) in enumerate(words.items()):
            row, column = divmod(place, _COLUMNS)
            number = QLabel(QLocale().toString(found.counts[name]), self)
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.counts.addWidget(QLabel(text, self), row, 2 * column)
            self.counts.addWidget(number, row, 2 * column + 1)
        self._list(found)
        if self._checked:  # what that says is not written over
            return
        unpacked, packed = (QLocale().formattedDataSize(size) for size in (found.unpacked, found.parts["pages"]))
        free = QLocale().formattedDataSize(found.parts["free"])
        self.note.setText(
            "\n".join(
                [
                    self.tr("Saved pages of {0} are kept in {1}.").format(unpacked, packed),
                    self.tr("Compacting would give back about {0}.").format(free),
                ]
            )
        )

    def _list(self, found: Facts) -> None:
        words = {
            "texts": self.tr("Texts of the posts, all versions"),
            "pages": self.tr("Saved pages, compressed"),
            "undo": self.tr("Steps that can be undone"),
            "reports": self.tr("Import reports"),
            "free": self.tr("Free space"),
            "rest": self.tr("Facts about posts, annotations, tags"),
        }
        parts = [(words[name], size) for name, size in found.parts.items()]
        self._section(self.tr("Library file"), found.size, parts)
        self._section(self.tr("Search index, can be made anew"), found.beside["index"], [])
        self._section(self.tr("Backups"), found.beside["backups"], [])

    def _section(self, title: str, total: int, parts: list[tuple[str, int]]) -> None:
        head = self._row(title, total, "")
        self.list.addTopLevelItem(head)
        for words, size in sorted(parts, key=lambda part: -part[1]):
            share = QLocale().toString(100 * size / max(total, 1), "f", 1) + " %"
            head.addChild(self._row(words, size, share))
        head.setExpanded(True)

    @staticmethod
    def _row(words: str, size: int, share: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words, QLocale().formattedDataSize(size), share])
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item
