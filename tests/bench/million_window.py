"""The window on a library of a million posts: until it can be used, threads, scrolling and filtering the tree."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.gui.base.settings import Settings
from reader.gui.base.theme import Look
from reader.gui.frame.room import Room
from reader.gui.main_window import MainWindow
from reader.session.reading import ReadingSession
from tests.bench.report import line, times

_PAGES = 200
_THREADS = 40


def run(path: Path) -> None:
    """Print the figures.

    Args:
        path: the library.
    """
    app = QApplication.instance() or QApplication(["bench", "-style", "fusion"])
    look = Look("light")
    look.apply()
    start = time.perf_counter()
    window = MainWindow(Room(ReadingSession(path, coder="bench"), look, Settings()))
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    spent = time.perf_counter() - start
    line("window on it, until it can be used", f"{spent:.2f} s", "<= 2 s", good=spent <= 2)
    middle, late = times(_threads(window))
    line("  a thread opens", f"{middle:.0f} ms, p95 {late:.0f} ms", "<= 100 ms", good=middle <= 100)
    middle, late = times(_scrolled(app, window))
    line("  a page of the tree", f"{middle:.1f} ms, p95 {late:.1f} ms", "p95 <= 16 ms", good=late <= 16)
    spent = _filtered(app, window)
    line("  a word in the tree's filter", f"{spent * 1000:.0f} ms", "<= 100 ms", good=spent <= 0.1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line("  memory of the window", f"{peak:.0f} MB", "<= 400 MB", good=peak <= 400)
    window.close()


def _threads(window: MainWindow) -> list[float]:
    """Milliseconds from asking for a thread to its first paint, for threads all over the library."""
    order = window.tree.thread_order()
    found = []
    for thread in order[:: max(1, len(order) // _THREADS)]:
        start = time.perf_counter()
        window.reading.open_thread(thread)
        window.pane.viewport().repaint()
        found.append((time.perf_counter() - start) * 1000)
        QApplication.processEvents()
    return found


def _scrolled(app: QApplication, window: MainWindow) -> list[float]:
    view = window.tree.view
    view.expandToDepth(1)  # sites and boards; posts are fetched with their thread
    app.processEvents()
    view.setFocus()
    found = []
    for _ in range(_PAGES):
        start = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        view.viewport().repaint()
        found.append((time.perf_counter() - start) * 1000)
    return found


def _filtered(app: QApplication, window: MainWindow) -> float:
    box = window.tree.filter
    box.setText("水")
    start = time.perf_counter()
    box.flush()
    app.processEvents()
    return time.perf_counter() - start


if __name__ == "__main__":
    run(Path(sys.argv[1]))
