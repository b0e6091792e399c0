"""A thread of 20,000 posts: shown from a part on, the rest read in idle moments."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reader.gui.base.garbage import GarbageCollector
from reader.gui.base.settings import Settings
from reader.gui.base.theme import Look
from reader.gui.frame.room import Room
from reader.gui.main_window import MainWindow
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.bench import data
from tests.bench.report import line, times

if TYPE_CHECKING:
    from pathlib import Path

POSTS = 20_000


def opening_long(folder: Path) -> None:
    """Print the figures.

    Args:
        folder: where the library is made.
    """
    chance = random.Random(3)
    pages = folder / "long-pages"
    pages.mkdir()
    (pages / "long.txt").write_text(data.capture(chance, 2, POSTS, 1), "utf-8")
    (pages / "small.txt").write_text(data.capture(chance, 1, 5, 4), "utf-8")
    path = folder / "long.postil"
    import_paths(path, [pages], Quiet())
    session = ReadingSession(path, coder="bench")
    collector = GarbageCollector(QGuiApplication.instance())
    look = Look("light")
    look.apply()
    window = MainWindow(Room(session, look, Settings()))
    window.resize(1280, 800)
    window.show()
    long, small = data.long_thread(session), data.small_thread(session)
    order = session.post_order(long)
    for words, place in (("its beginning", order[0]), ("its middle", order[len(order) // 2])):
        window.reading.show_post(long, place)
        window.reading.keep_place()
        spent, rest, gaps = [], [], []
        for _ in range(5):
            window.reading.open_thread(small)
            _filled(window)
            start = time.perf_counter()
            window.reading.open_thread(long)
            window.pane.viewport().repaint()
            spent.append((time.perf_counter() - start) * 1000)
            start = time.perf_counter()
            gaps += _filled(window)
            rest.append(time.perf_counter() - start)
        middle, _ = times(spent)
        line(f"open {POSTS:,} posts at {words}", f"{middle:.0f} ms", "<= 100 ms", good=middle <= 100)
        middle, late = times(gaps)
        line("  the rest is there", f"{times(rest)[0]:.2f} s later", "")
        line("  between two events meanwhile", f"{middle:.1f} ms, p95 {late:.1f}", "p95 <= 16 ms", good=late <= 16)
        line("  longest of them", f"{max(gaps):.0f} ms", "<= 100 ms", good=max(gaps) <= 100)
    _unfolding(window, long)
    _going(window, long, small)
    collector.stop()
    window.close()
    window.deleteLater()


def _unfolding(window: MainWindow, thread: int) -> None:
    """Print how long the thread takes to unfold in the tree, flat and nested."""
    view, model = window.tree.view, window.tree.model
    for nested, words in ((False, "one after the other"), (True, "answers below what they answer")):
        spent = []
        window.tree.nest.setChecked(nested)
        for _ in range(5):
            view.collapse(model.index_of(("thread", thread)))
            start = time.perf_counter()
            view.expand(model.index_of(("thread", thread)))
            view.expand(model.index_of(("part", thread, 0)))
            view.viewport().repaint()
            spent.append((time.perf_counter() - start) * 1000)
        most = max(spent)  # the first time reads it
        line(f"unfold it in the tree, {words}", f"{most:.0f} ms", "<= 100 ms", good=most <= 100)
    window.tree.nest.setChecked(False)


def _going(window: MainWindow, long: int, small: int) -> None:
    """Print how long the boxes to go somewhere take while the thread is still being read."""
    for key in ("G", "Ctrl+P"):
        spent = []
        for _ in range(5):
            window.reading.open_thread(small)
            _filled(window)
            window.reading.open_thread(long)
            window.pane.setFocus()
            start = time.perf_counter()
            QTest.keySequence(window.pane, key)
            window.boxes.picker.repaint()
            spent.append((time.perf_counter() - start) * 1000)
            window.boxes.picker.leave()
        most = max(spent)
        line(f"{key} right after opening it, shown", f"{most:.0f} ms", "<= 100 ms", good=most <= 100)


def _filled(window: MainWindow) -> list[float]:
    """Milliseconds between the ticks of a clock in the window's thread until the whole thread is there."""
    loop = QEventLoop()
    ticks = [time.perf_counter()]

    def tick() -> None:
        ticks.append(time.perf_counter())
        if not window.pane.partial:
            loop.quit()

    clock = QTimer(interval=1)
    clock.timeout.connect(tick)
    clock.start()
    loop.exec()
    return [(b - a) * 1000 for a, b in pairwise(ticks)]
