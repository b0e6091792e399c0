"""A sitting of hours in the real window, by keys: what it holds on to must not grow.

``python -m tests.reliability.soak FOLDER SECONDS PACE ROUNDS`` sits so long, and so many rounds at least; it tells
once a round, as a line of JSON, how much memory is resident (MiB), how many files are open, how many threads run and
how many Qt objects hang on the window. PACE is the pause between rounds in seconds, so that hours of reading do not ask
for hours of a processor.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from reader import app
from reader.gui.files.export_dialog import ExportDialog
from reader.session.codebook import AddTag, new_tag
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.reliability.deeds import CODER, ROOT, page, prepared, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.gui.main_window import MainWindow

THREADS = 40
"""Threads in the library: enough that none stays in a cache by chance."""
FORMATS = ("csv", "markdown", "xlsx", "html", "docx", "odt", "qdpx", "jsonl", "webannotation", "csl-json", "ris")
LIMIT = 1.05
"""How much may be held at the end, against what was held once all panels had been open (issue's figure: 5 %)."""


class Held(NamedTuple):
    """What the program holds after a round."""

    memory: float
    files: int
    threads: int
    objects: int


SLACK = Held(1.0, 3, 1, 20)
"""Growth by so much is no fault: a journal that SQLite opens anew, a panel met late."""
WARM = 0.25
"""The share of the sitting after which everything has been met once."""


def held(window: MainWindow) -> Held:
    """Count it."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    return Held(
        memory,
        sum(1 for _ in Path("/proc/self/fd").iterdir()),
        threading.active_count(),
        len(window.findChildren(QObject)),
    )


class Sitting:
    """The reader's rounds; each leaves the library as it found it, but for the journal and a read mark."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.rounds = 0
        self.done: Counter[str] = Counter()

    def keys(self, keys: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press letters and digits in the text."""
        for key in keys:
            QTest.keyClick(self.window.pane, key, modifier)
            QApplication.processEvents()

    def round(self) -> None:
        """Read a few threads and do everything that a day of reading holds, a part of it each time."""
        self.rounds += 1
        heads = self.window.room.session.threads()
        for at in range(3):
            self.window.reading.open_thread(heads[(3 * self.rounds + at) % len(heads)].id)
            self.rest()
            self.keys("JJNJKNJ")
        self.mark()
        deeds: list[Callable[[], None]] = [self.search, self.look, self.write, self.ask, self.bring_in, self.publish]
        deeds = deeds * 2 + [self.restyle, self.leaf]
        deed = deeds[self.rounds % len(deeds)]
        deed()
        self.done[deed.__name__] += 1
        self.rest()

    def mark(self) -> None:
        """Tag, and take it back."""
        control = Qt.KeyboardModifier.ControlModifier
        self.keys("1J2")
        self.done["marks"] += len(self.window.room.session.passages())
        self.keys("ZZ", control)

    def search(self) -> None:
        """Search the library, and find in the thread."""
        self.window.actions_by_id["search"].trigger()
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.setText("班船" if self.rounds % 2 else "渡口 AND 早班")
        self.rest(0.3)
        self.window.pane.setFocus()

    def look(self) -> None:
        """Open the saved page and the other panels."""
        for name in ("saved-page", "memos", "review", "see-passages"):
            self.window.actions_by_id[name].trigger()
            self.rest()
        self.window.pane.setFocus()

    def write(self) -> None:
        """Write a memo, and undo it."""
        self.keys("M")
        editor = QApplication.focusWidget()
        assert editor is not self.window.pane
        QTest.keyClicks(editor, "ask the ferryman")
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        self.rest()
        self.window.pane.setFocus()
        self.keys("Z", Qt.KeyboardModifier.ControlModifier)

    def ask(self) -> None:
        """Ask for passages, then for all."""
        line = self.window.passages.filter
        line.setFocus()
        line.setText("floor:1 OR text:早班")
        self.rest(0.2)
        line.setText("")
        self.rest(0.2)
        self.window.pane.setFocus()

    def bring_in(self) -> None:
        """Import pages that are there already, through the worker processes."""
        self.window.imports.start([self.folder / "pages"])
        while self.window.room.jobs.busy:
            QApplication.processEvents()
            time.sleep(0.01)

    def publish(self) -> None:
        """Write a marked passage in the next format, through the dialog."""
        name = FORMATS[self.done["publish"] % len(FORMATS)]
        out = self.folder / f"out.{name}"

        def write(dialog: QDialog) -> int:
            assert isinstance(dialog, ExportDialog)
            dialog.format_box.setCurrentIndex(dialog.format_box.findData(name))
            dialog.path_edit.setText(str(out))
            dialog.write_button.click()
            return dialog.result()

        self.keys("1")
        with answering(write):
            self.window.actions_by_id["export"].trigger()
        while self.window.room.jobs.busy:
            QApplication.processEvents()
            time.sleep(0.01)
        self.done["written"] += out.stat().st_size > 0
        out.unlink()
        self.window.pane.setFocus()
        self.keys("Z", Qt.KeyboardModifier.ControlModifier)

    def leaf(self) -> None:
        """Open dialogs and close them again."""

        def look(dialog: QDialog) -> int:
            dialog.show()
            self.rest()
            dialog.done(0)
            self.done["dialogs"] += 1
            return 0

        with answering(look):
            for name in (
                "preferences",
                "about",
                "log",
                "export",
                "about-library",
                "history",
                "restore-backup",
                "session-log",
                "session-begin",
            ):
                self.window.actions_by_id[name].trigger()
                self.rest()
        self.window.activateWindow()
        self.window.pane.setFocus()
        self.rest()

    def restyle(self) -> None:
        """Another theme, another language, another size."""
        self.window.view.set_theme(("light", "dark", "sepia")[self.rounds // 14 % 3])
        self.window.view.set_language(("en", "zh_CN", "zh_TW")[self.rounds // 14 % 3])
        self.window.room.look.set_zoom((100, 125)[self.rounds // 14 % 2])

    def rest(self, seconds: float = 0.05) -> None:
        """Let the window do what it put off."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            # Outside the application's own loop nobody else does what was put off by deleteLater().
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.005)


@contextmanager
def answering(answer: Callable[[QDialog], int]) -> Iterator[None]:
    """Have dialogs answered in place of the reader."""
    plain = QDialog.exec
    QDialog.exec = answer  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        QDialog.exec = plain  # type: ignore[method-assign]


def sit(folder: Path, seconds: float, pace: float, rounds: int) -> None:
    """Sit for some seconds, and for some rounds at least."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["POSTIL_HOME"] = str(folder / "home")
    library = prepared(folder)
    (folder / "pages").mkdir()
    pages = [page(folder / "pages", str(number), 12) for number in range(1, THREADS)]
    import_paths(library, pages, Quiet())
    session = ReadingSession(library, coder=CODER)
    for key in "12":
        session.apply(AddTag(new_tag(f"Tag {key}", session.tags(), key=key)))
    session.close()
    wanted = SimpleNamespace(path=[], library=None, coder=CODER, theme="light", language="en")
    window = app._open_window(wanted, library)
    window.show()
    window.activateWindow()
    sitting = Sitting(window, folder)
    sitting.rest(0.6)
    window.pane.setFocus()
    end = time.monotonic() + seconds
    while time.monotonic() < end or sitting.rounds < rounds:
        sitting.round()
        say(at=round(time.time()), notes=len(window.room.session.passages()), held=held(window))
        sitting.rest(pace)
    say(
        rounds=sitting.rounds,
        deeds=sitting.done,
        notes=len(window.room.session.passages()),
        threads=len(window.room.session.threads()),
    )
    window.close()


def torture(folder: Path, seconds: float, pace: float = 0.0, rounds: int = 0) -> tuple[str, list[str]]:
    """Let the reader sit; what was held early and at the end, and what grew by more than it may.

    Args:
        folder: for the library and the pages.
        seconds: how long she sits.
        pace: pause between rounds, in seconds.
        rounds: how many there are at least, however slow the machine is.
    """
    command = [sys.executable, "-m", "tests.reliability.soak", str(folder), str(seconds), str(pace), str(rounds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds + 600)
    if done.returncode:
        return "the sitting broke off", [done.stderr]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    words, faults = judged([Held(*line["held"]) for line in lines if "held" in line])
    return f"{lines[-1]['rounds']} rounds, {words}", faults


def judged(samples: list[Held]) -> tuple[str, list[str]]:
    """What was held early and at the end, in words, and what grew by more than it may."""
    sixth = max(len(samples) // 6, 1)
    warm = round(len(samples) * WARM)
    early, late = samples[warm : warm + sixth], samples[-sixth:]
    faults, words = [], []
    for name in Held._fields:
        before, after = (median(getattr(sample, name) for sample in some) for some in (early, late))
        words.append(f"{name} {before:.0f} -> {after:.0f} ({after / before - 1:+.1%})")
        if after > before * LIMIT and after - before > getattr(SLACK, name):
            faults.append(f"{name} grew from {before:.1f} to {after:.1f}")
    return ", ".join(words), faults


if __name__ == "__main__":
    sit(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
