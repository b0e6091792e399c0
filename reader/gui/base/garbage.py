"""Collecting garbage in the window's thread only.

Python collects cycles in whichever thread happens to allocate; a widget or timer that dies in a job's thread crashes
Qt or leaves a timer behind. So automatic collection is off while a window lives, and a timer of the window's own
thread does it, the long kind only while the reader looks elsewhere.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

LOOK_MS = 1000
"""Milliseconds between two looks."""

YOUNG = 10_000
"""So many objects that were made since the last look are worth looking through."""

MANY = 40_000
"""So many are a long thread: to look through them would be felt, so they are left alone until the reader is away."""

OLDER = 20
"""After so many looks at young objects those of middle age are looked through too."""


class GarbageCollector(QObject):
    """Takes over from Python's own collection until it is stopped.

    Args:
        app: tells when the reader turns to another program.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._looks = 0
        self._left = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        app.applicationStateChanged.connect(self._on_state)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect what is due."""
        young = gc.get_count()[0]
        if young >= MANY:
            self._left = True
            gc.freeze()
        elif young >= YOUNG:
            self._looks += 1
            gc.collect(1 if self._looks % OLDER == 0 else 0)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationInactive and (self._left or self._looks >= OLDER):
            self._looks = 0
            if self._left:
                self._left = False
                gc.unfreeze()
            gc.collect()
