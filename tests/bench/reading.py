"""Opening and tagging in the real window: small threads, one of 10,000 paragraphs, one with 2,000 annotations."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.gui.base.settings import Settings
from reader.gui.base.theme import Look
from reader.gui.desks.late_desks import SETTLE_MS, WAKE_MS
from reader.gui.frame.preferences import Preferences
from reader.gui.frame.room import Room
from reader.gui.main_window import MainWindow
from tests.bench import data
from tests.bench.long_thread import opening_long
from tests.bench.report import line, times

KEYS = 200


def run() -> None:
    """Print the figures."""
    app = QApplication.instance() or QApplication(["bench"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for annotations in (0, 2000):
            window = opened(folder / f"n{annotations}.postil", annotations)
            session = window.room.session
            long, small = data.long_thread(session), data.small_thread(session)
            count = data.texts(session.posts(long))
            spent = [opening(window, small, long) for _ in range(7)]
            middle, _ = times(spent)
            what = f"open {count:,} paragraphs" + (f" with {annotations:,} annotations" if annotations else "")
            line(f"{what}, to first paint", f"{middle:.0f} ms", "<= 100 ms", good=middle <= 100)
            for thread, size in ((small, "small thread"), (long, f"{count:,} paragraphs")):
                window.reading.open_thread(thread)
                window.pane.go_to(window.pane.flow.posts[len(window.pane.flow.posts) // 2].id)
                settle(app)
                tagging(app, window, f"{size}, {annotations:,} annotations" if annotations else size)
            if annotations:
                switching(app, window)
            window.close()
            window.deleteLater()
        opening_long(folder)
        picking(folder)


def opened(path: Path, annotations: int) -> MainWindow:
    """The window on a fresh library with a thread of 500 posts."""
    session = data.library(path, posts=500, annotations=annotations)
    look = Look("light")
    look.apply()
    window = MainWindow(Room(session, look, Settings()))
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.pane.setFocus()
    return window


def opening(window: MainWindow, away: int, thread: int) -> float:
    """Milliseconds from asking for a thread to its first paint."""
    window.reading.open_thread(away)
    settle(QApplication.instance())
    start = time.perf_counter()
    window.reading.open_thread(thread)
    window.pane.viewport().repaint()
    return (time.perf_counter() - start) * 1000


def tagging(app: QApplication, window: MainWindow, where: str) -> None:
    """One key that tags, until it is on disk and painted; then moving on."""
    tags, moves, frames = [], [], []
    for _ in range(KEYS):
        start = time.perf_counter()
        QTest.keyClick(window.pane, "1")
        window.pane.viewport().repaint()
        tags.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        app.processEvents()
        frames.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        QTest.keyClick(window.pane, "J")
        window.pane.viewport().repaint()
        moves.append((time.perf_counter() - start) * 1000)
        app.processEvents()
    middle, high = times(tags)
    good = middle <= 16 and high <= 50
    line(
        f"tag key, committed and painted ({where})",
        f"{middle:.1f} ms, p95 {high:.1f}",
        "<= 16 ms, p95 <= 50",
        good=good,
    )
    middle, high = times(frames)
    line("  the other panels after it", f"{middle:.1f} ms, p95 {high:.1f}", "p95 <= 16 ms", good=high <= 16)
    middle, high = times(moves)
    line("  next paragraph, painted", f"{middle:.1f} ms, p95 {high:.1f}", "p95 <= 16 ms", good=high <= 16)


def switching(app: QApplication, window: MainWindow) -> None:
    """Another theme and another language, with a long thread open, until all is painted."""
    for what, switch, names in (
        ("another theme", window.view.set_theme, ("dark", "sepia", "light")),
        ("another language", window.view.set_language, ("zh_CN", "zh_TW", "en")),
    ):
        spent = []
        for name in names * 3:
            start = time.perf_counter()
            switch(name)
            app.processEvents()
            window.repaint()
            spent.append((time.perf_counter() - start) * 1000)
            settle(app)
        middle, high = times(spent)
        line(f"{what}, the window painted", f"{middle:.0f} ms, p95 {high:.0f}", "<= 300 ms", good=high <= 300)
    start = time.perf_counter()
    preferences = Preferences(window)
    preferences.show()
    preferences.repaint()
    took = (time.perf_counter() - start) * 1000
    line("preferences, shown", f"{took:.0f} ms", "<= 100 ms", good=took <= 100)
    preferences.close()


def settle(app: object) -> None:
    """Let delayed refreshes run."""
    end = time.perf_counter() + 0.4
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def picking(folder: Path) -> None:
    """Opening the boxes to go anywhere and to pick a tag, in a library of 10,000 threads, until they are painted."""
    session = data.library(folder / "many.postil", threads=10_000)
    look = Look("light")
    look.apply()
    window = MainWindow(Room(session, look, Settings()))
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QTest.qWait(WAKE_MS + SETTLE_MS + 100)  # no sooner than a window that has just come is worked in
    for what, keys in (("all commands", "Ctrl+Shift+P"), ("go to any of 10,000 threads", "Ctrl+P")):
        spent, typed = [], []
        for _ in range(9):
            window.pane.setFocus()
            start = time.perf_counter()
            QTest.keySequence(window, keys)
            window.boxes.picker.repaint()
            spent.append((time.perf_counter() - start) * 1000)
            QTest.qWait(100)  # no hand is faster between the key that opens and the first letter
            start = time.perf_counter()
            QTest.keyClick(window.boxes.picker.input, "t")
            window.boxes.picker.repaint()
            typed.append((time.perf_counter() - start) * 1000)
            window.boxes.picker.leave()
            settle(QApplication.instance())
        middle, high = times(spent)
        line(f"{what}, shown", f"{middle:.1f} ms, p95 {high:.1f}", "<= 50 ms", good=middle <= 50)
        middle, high = times(typed)
        line("  the first letter typed", f"{middle:.1f} ms, p95 {high:.1f}", "<= 50 ms", good=middle <= 50)
    window.close()
    window.deleteLater()
