"""The status line: what was just done, who codes, where in which thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reader.gui.base.telling import announce
from reader.gui.base.wording import number, step_words
from reader.gui.keys.actions import plain, worded

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from reader.gui.frame.room import Room
    from reader.session.reading import ReadingSession, Step

SAID_MS = 6000
"""How long a report stays."""
RECOUNT_MS = 1000
"""How long after threads came or went they are counted again."""


class StatusLine(QWidget):
    """Shows reports for a while, and beside them what always holds.

    Args:
        room: says things and holds the session.
    """

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.said = QLabel(self)
        self.facts = QLabel(self)
        for label in (self.said, self.facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setAccessibleName(self.tr("What was done"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(16)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.facts)
        self._timer = QTimer(self, singleShot=True, interval=SAID_MS)
        self._timer.timeout.connect(self._rest)
        room.said.connect(self._on_said)
        room.failed.connect(self._on_failed)
        room.look.changed.connect(self._rest)
        room.look.language_changed.connect(self._retell)
        self._library = ""
        self._thread_id: int | None = None
        self._order: dict[int, int] = {}
        self._recount = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._recount.timeout.connect(self._count_anew)
        room.session_closing.connect(self._recount.stop)

    def _on_said(self, words: str) -> None:
        self.said.setStyleSheet("")
        self.said.setText(words[:1].upper() + words[1:])
        announce(self.said, words)
        self._timer.start(SAID_MS)

    def _on_failed(self, words: str) -> None:
        self.said.setStyleSheet(f"color: {self._room.look.theme.colour('error').name()};")
        self.said.setText(words)
        self.said.setToolTip(words)
        announce(self.said, words)
        self._timer.start(4 * SAID_MS)

    def _rest(self) -> None:
        self.said.setStyleSheet("")
        self.said.setToolTip("")
        self.said.setText(self._library)

    def show_library(self, session: ReadingSession) -> None:
        """Say how the library is open."""
        notices = {
            "locked": self.tr("Reading only: another Postil has this library open"),
            "no-write": self.tr("Reading only: this library cannot be written to"),
        }
        self._library = notices.get(session.notice, self.tr("all saved"))
        self._order = {}
        self._rest()

    def _retell(self) -> None:
        self.show_library(self._room.session)
        self.show_progress(self._thread_id)

    def count_soon(self) -> None:
        """Count the threads again in a while, as some came or went; in a large library that takes its time."""
        if not self._recount.isActive():
            self._recount.start()

    def _count_anew(self) -> None:
        if self._room.jobs.busy:
            # An import brings more of them; they are counted once, at its end.
            self._recount.start()
            return
        self._order = {}
        self.show_progress(self._thread_id)

    def show_progress(self, thread_id: int | None) -> None:
        """Say which thread is shown and how much of it is read."""
        self._thread_id = thread_id
        session = self._room.session
        parts = [self.tr("coder {0}").format(session.coder)] if session.coder else []
        if thread_id is not None:
            if thread_id not in self._order:
                self._order = {head.id: rank for rank, head in enumerate(session.threads(), start=1)}
            head = session.thread(thread_id)
            if head is not None:
                rank = self._order.get(thread_id, 0)
                parts.append(self.tr("thread {0} of {1}").format(number(rank), number(len(self._order))))
                parts.append(self.tr("read {0}/{1}").format(number(head.posts - head.unread), number(head.posts)))
        self.facts.setText(" \u00b7 ".join(parts))

    def show_history(self, undo: QAction, redo: QAction) -> None:
        """Put what would be undone and redone into the menu texts."""
        session = self._room.session
        for action, step, text in (
            (undo, session.undo_step, worded("&Undo")),
            (redo, session.redo_step, worded("&Redo")),
        ):
            self._show_step(action, step, text)

    @staticmethod
    def _show_step(action: QAction, step: Step | None, text: str) -> None:
        words = step_words(step.kind, step.detail).replace("&", "&&") if step is not None else ""
        action.setText(f"{text}: {words}" if words else text)
        action.setToolTip(plain(action.text()))
        action.setEnabled(step is not None)
