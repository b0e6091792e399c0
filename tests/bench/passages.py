"""The passages table: query to table, groups, frames among 100,000 rows, a passage in its place."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.gui.base.theme import Look
from reader.gui.passages.passage_table import PassagePanel
from reader.session.reading import ReadingSession
from tests.bench import data
from tests.bench.report import line, times

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 100_000
FRAMES = 100
GROUPINGS = ("tag", "author", "thread", "board")


def run() -> None:
    """Print the figures."""
    app = QApplication.instance() or QApplication(["bench"])
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "passages.postil"
        data.library(path, threads=2000, annotations=5000).close()
        look = Look("light")
        look.apply()
        for by in ("", "tag"):
            spent = [listing(look, path, by) for _ in range(5)]
            middle, _ = times(spent)
            what = "5,000 passages out of 2,000 threads, query to table"
            line(f"{what}, by {by}" if by else what, f"{middle:.0f} ms", "<= 100 ms", good=middle <= 100)
        session = ReadingSession(path)
        passages = session.passages()
        spent = [taken(lambda one=one: session.surroundings(one, 3)) for one in passages[:500]]
        middle, worst = times(spent)
        line("  what stands around a passage", f"{middle:.2f}, p95 {worst:.2f} ms", "<= 16 ms", good=worst <= 16)
        session.close()
        many = [
            replace(p, annotation=replace(p.annotation, id=uuid4()))
            for _ in range(MANY // len(passages))
            for p in passages
        ]
        panel = PassagePanel(look)
        panel.resize(1000, 300)
        panel.show()
        panel.model.set_passages(many)
        QTest.qWait(50)
        for by in GROUPINGS:
            frames(app, panel, by)


def listing(look: Look, path: Path, by: str) -> float:
    """Milliseconds from the question to the painted table, in a library that was just opened."""
    session = ReadingSession(path)
    panel = PassagePanel(look)
    panel.resize(1000, 300)
    panel.set_grouping(by)
    panel.show()
    QTest.qWait(20)
    panel.set_session(session)
    spent = taken(lambda: (panel.reload(), panel.view.viewport().repaint()))
    panel.set_session(None)
    panel.close()
    session.close()
    return spent


def frames(app: object, panel: PassagePanel, by: str) -> None:
    """Group many passages, fold all of them and go through them key by key."""
    grouped = taken(lambda: (panel.set_grouping(by), panel.view.viewport().repaint()))
    panel.view.setCurrentIndex(panel.model.index(panel.model.rowCount() // 2, 0))
    spent = [taken(lambda: _key(panel)) for _ in range(FRAMES)]
    middle, worst = times(spent)
    line(f"{MANY:,} passages by {by}, to first paint", f"{grouped:.0f} ms", "")
    line("  a row further, to paint", f"{middle:.1f}, p95 {worst:.1f} ms", "<= 16 ms", good=worst <= 16)
    folded = taken(lambda: (panel.fold_all(on=True), panel.view.viewport().repaint()))
    line("  all groups folded", f"{folded:.1f} ms", "<= 16 ms", good=folded <= 16)
    panel.fold_all(on=False)
    if isinstance(app, QApplication):
        app.processEvents()


def _key(panel: PassagePanel) -> None:
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    panel.view.viewport().repaint()


def taken(work: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
