"""The reading session in the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from reader.gui.base.panel_parts import set_icon
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from reader.domain.sitting import Sitting
    from reader.gui.base.theme import Look
    from reader.session.sittings import Progress

_NAME = 24


class SessionStrip(QWidget):
    """Says how far the session is; its buttons pause and end it.

    Args:
        look: gives the icons.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Sitting, Progress, bool] | None = None
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAccessibleName(self.tr("Reading session"))
        self.pause = QToolButton(self)
        self.end = QToolButton(self)
        self.end.setToolTip(self.tr("End the reading session"))
        self.end.setAccessibleName(self.tr("End the reading session"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.words, self.pause, self.end):
            layout.addWidget(part)
        for button in (self.pause, self.end):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._dress)
        look.language_changed.connect(self._dress)
        self._dress()

    def show_session(self, sitting: Sitting, progress: Progress, *, running: bool) -> None:
        """Show a session with what is done of its queue."""
        self._shown = (sitting, progress, running)
        self._dress()

    def _dress(self) -> None:
        set_icon(self.end, self._look.icon("close"))
        if self._shown is None:
            return
        sitting, progress, running = self._shown
        set_icon(self.pause, self._look.icon("pause" if running else "go-on"))
        pauses = self.tr("Pause the reading session") if running else self.tr("Go on with the reading session")
        self.pause.setToolTip(pauses)
        self.pause.setAccessibleName(pauses)
        name = sitting.name if len(sitting.name) <= _NAME else sitting.name[: _NAME - 1] + "\u2026"
        parts = [isolated(name), minutes(sitting.seconds)]
        if progress.threads:
            parts.append(self.tr("threads {0}/{1}").format(progress.threads_done, progress.threads))
        if not running:
            parts.append(self.tr("paused"))
        self.words.setText(" \u00b7 ".join(parts))
        lines = [
            isolated(sitting.name),
            self.tr("Posts read: {0}").format(sitting.posts),
            self.tr("Tags set: {0}").format(sitting.tags),
            self.tr("Posts an hour: {0}").format(round(sitting.pace)),
        ]
        if progress.posts:
            lines.append(self.tr("Of the queue: {0} of {1} posts").format(progress.posts_read, progress.posts))
        self.words.setToolTip("\n".join(lines))


def minutes(seconds: float) -> str:
    """Hours and minutes of active time, as on a clock."""
    whole = round(seconds) // 60
    return f"{whole // 60}:{whole % 60:02}"
