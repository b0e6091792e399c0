"""A full disk under the real window, by its keys: what it says, what it shows, and that it goes on when there is room.

Runs as a child: ``python -m tests.reliability.full_window FOLDER limit|small``, as `tests.reliability.full` does. It
tells what it saw in lines of JSON; the settings and the log lie on the full disk, too.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader import app
from reader.session.codebook import AddTag, new_tag
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.reliability.deeds import CODER, page, prepared, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.main_window import MainWindow

ROOM = 120_000
"""Bytes that are left to work in."""
NOTE = "ask the ferryman about the early boat"


class Reader:
    """Presses keys, and keeps what the window says."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.failures: list[str] = []
        self.faults: list[str] = []
        window.room.failed.connect(self.failures.append)
        sys.excepthook = self.note

    def note(self, *fault: object) -> None:
        """Keep what the program did not expect, where it would show it."""
        self.faults.append("".join(traceback.format_exception(*fault)))  # type: ignore[call-overload]
        sys.stderr.write(self.faults[-1])

    def rest(self, seconds: float = 0.02) -> None:
        """Let the window do what it put off."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.002)

    def keys(self, keys: str) -> None:
        """Press letters and digits in the text."""
        for key in keys:
            QTest.keyClick(self.window.pane, key)
            QApplication.processEvents()

    def until_full(self) -> int:
        """Tag and untag until a step is refused; how many were not."""
        for count in range(20_000):
            self.keys("1")
            if self.failures:
                return count
            self.keys("J" if count % 20 < 10 else "K")
        raise AssertionError("the disk never was full")

    def shown(self) -> tuple[int, int]:
        """How many passages the table shows, and how many are stored."""
        self.rest(0.3)
        return len(self.window.passages.shown()), len(self.window.room.session.passages())

    def write(self) -> tuple[bool, str]:
        """Write a memo and leave it; whether its sheet is still there, and its words."""
        self.keys("M")
        editor = QApplication.focusWidget()
        QTest.keyClicks(editor, NOTE)
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        box = self.window.boxes.memo_box
        return box.isVisible(), box.edit.toPlainText()

    def work_on(self) -> None:
        """Everything else that would write: other threads, a bookmark, marks as read, an import, an export."""
        for head in self.window.room.session.threads():
            self.window.reading.open_thread(head.id)
            self.keys("JJNB")
            self.rest(0.3)
        self.window.imports.start([self.folder / "page-late.txt"])
        while self.window.room.jobs.busy:
            self.rest()
        self.rest(1.8)


def sit(folder: Path, squeeze: Callable[[Path], Callable[[], object]]) -> None:
    """Sit on a disk that gets full and has room again."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["POSTIL_HOME"] = str(folder / "home")
    library = prepared(folder)
    import_paths(library, [page(folder, str(number), 6) for number in (1, 2)], Quiet())
    session = ReadingSession(library, coder=CODER)
    session.apply(AddTag(new_tag("Ferry", session.tags(), key="1")))
    session.close()
    wanted = SimpleNamespace(path=[], library=None, coder=CODER, theme="light", language="en")
    window = app._open_window(wanted, library)
    window.show()
    window.activateWindow()
    reader = Reader(window, folder)
    page(folder, "late", 300)
    reader.rest(0.5)
    window.reading.open_thread(1)
    window.pane.setFocus()
    free = squeeze(library)
    say(steps=reader.until_full(), said=reader.failures[0], shown=reader.shown())
    stays, words = reader.write()
    say(
        memo_stays=stays,
        words=words,
        memos=[p.annotation.memo for p in window.room.session.passages() if p.annotation.memo],
    )
    reader.rest(1.5)
    reader.work_on()
    say(full=sorted(set(reader.failures)), threads=len(window.room.session.threads()), shown=reader.shown())
    free()
    reader.failures.clear()
    # The sheet of the memo tries again by itself, whatever was opened meanwhile.
    reader.rest(1.5)
    window.reading.open_thread(1)
    window.pane.setFocus()
    before = len(window.room.session.history())
    reader.keys("J1")
    window.imports.start([folder / "page-late.txt"])
    while window.room.jobs.busy:
        reader.rest()
    say(
        after=sorted(set(reader.failures)), steps_more=len(window.room.session.history()) - before, shown=reader.shown()
    )
    memos = [p.annotation.memo for p in window.room.session.passages() if p.annotation.memo]
    passages = len(window.room.session.passages())
    threads = len(window.room.session.threads())
    window.close()
    reader.rest(0.2)
    say(memos=memos, passages=passages, threads=threads, faults=reader.faults)


def limit(library: Path) -> Callable[[], object]:
    """A limit to the size of files."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (library.stat().st_size + ROOM, hard))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def small(library: Path) -> Callable[[], object]:
    """Something else that fills the small disk on which the folder lies."""
    ballast = library.parent / "ballast"
    state = os.statvfs(library.parent)
    ballast.write_bytes(b"x" * max(state.f_bavail * state.f_frsize - ROOM, 0))
    return ballast.unlink


if __name__ == "__main__":
    sit(Path(sys.argv[1]), limit if sys.argv[2] == "limit" else small)
