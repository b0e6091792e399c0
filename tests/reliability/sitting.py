"""A sitting in the real window: everything in a folder imported, every thread, its saved page and its
pictures looked at, a search.

``python -m tests.reliability.sitting FOLDER LIB``; it is watched from outside, for what it connects to and opens.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from reader import app
from tests.reliability.deeds import say

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


def main(folder: Path, library: Path) -> None:
    """Sit."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["POSTIL_HOME"] = str(library.parent / "home")
    wanted = SimpleNamespace(path=[], library=None, coder="Mei", theme="light", language="en")
    window = app._open_window(wanted, library)
    window.show()
    window.imports.start([folder])
    while window.room.jobs.busy:
        QApplication.processEvents()
        time.sleep(0.01)
    pause()
    threads = window.room.session.threads()
    window.actions_by_id["saved-page"].trigger()
    asked = 0
    for head in threads:
        window.reading.open_thread(head.id)
        pause()
        for _post in range(3):
            asked += look_at_pictures(window)
            window.actions_by_id["next-post"].trigger()
        window.grab()
    window.actions_by_id["search"].trigger()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("ferry")
    settle(window)
    say(threads=len(threads), pictures=asked)
    window.close()


def look_at_pictures(window: MainWindow) -> int:
    """Have the pictures of the post at the cursor shown; how many it has."""
    post = window.pane.flow.rows[window.pane.caret.row].post if window.pane.flow.rows else -1
    window.actions_by_id["pictures"].trigger()
    settle(window)
    return len(window.pane.pictures(post) or ()) if post >= 0 else 0


def settle(window: MainWindow) -> None:
    """Wait for the jobs, but not for all of an index that is being made."""
    end = time.monotonic() + 0.6
    pause()
    while window.room.jobs.busy and time.monotonic() < end:
        pause()


def pause() -> None:
    """Let the window do what it put off."""
    end = time.monotonic() + 0.02
    while time.monotonic() < end:
        QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
