"""A sitting in the real window: import everything in a folder, look at every thread and at its saved page, leave.

``python -m tests.reliability.sitting FOLDER LIB``; it is watched from outside, for what it connects to and opens.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication

from reader import app
from tests.reliability.deeds import say


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
    for head in threads:
        window.reading.open_thread(head.id)
        pause()
        window.grab()
    say(threads=len(threads))
    window.close()


def pause() -> None:
    """Let the window do what it put off."""
    end = time.monotonic() + 0.02
    while time.monotonic() < end:
        QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
