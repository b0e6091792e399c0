"""Whether the time of a page stays the same from a thousand pages to a hundred thousand: ``./run bench --growth``.

``POSTIL_BENCH_GROWTH`` says how many pages (100,000). They are written one folder a thousand, as a reader would keep
them, each a thread of its own with four posts, and imported in one go by one process, so that CPU time tells it all.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import tempfile
import time
from pathlib import Path

from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from tests.bench import data
from tests.bench.report import line

MARKS = (1_000, 3_000, 10_000, 30_000, 100_000)
"""Counts of pages at which the rate is told."""

_SPAN = 1000
"""Pages before a mark over which the rate is taken."""

_POSTS = 4


class Stopwatch(Quiet):
    """Notes CPU time, wall time and memory after every so many pages."""

    def __init__(self, step: int) -> None:
        self.step = step
        self.marks: dict[int, tuple[float, float, float]] = {}

    def report(self, done: int, total: int, what: str = "") -> None:
        """Note the clocks at a whole step."""
        super().report(done, total, what)
        if done % self.step == 0:
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            self.marks[done] = (time.process_time(), time.perf_counter(), memory)


def run() -> None:
    """Print the figures."""
    pages = int(os.environ.get("POSTIL_BENCH_GROWTH", "100000"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "pages", pages)
        # What is loaded with the first pages is no part of the growth.
        import_paths(folder / "warm.postil", [folder / "pages" / "000" / f"{n:06}.txt" for n in range(20)], Quiet())
        step = min(_SPAN, max(pages // 10, 1))
        watch = Stopwatch(step)
        import_paths(folder / "x.postil", [folder / "pages"], watch)
        gc.collect()
        told([mark // step * step for mark in MARKS if mark <= pages] or [pages // step * step], step, watch)
        size = (folder / "x.postil").stat().st_size / 2**20
        line(f"library file of {pages:,} pages, raw captures in it", f"{size:,.0f} MB", "")


def told(marks: list[int], step: int, watch: Stopwatch) -> None:
    """Print the time of a page before each mark, against that before the first one."""
    first = 0.0
    for mark in marks:
        (cpu, wall, _), (cpu_end, wall_end, memory) = watch.marks[mark - step], watch.marks[mark]
        spent = (cpu_end - cpu) * 1000 / step
        first = first or spent
        change = spent / first - 1
        value = f"{spent:.2f} ms CPU, {(wall_end - wall) * 1000 / step:.2f} ms ({change:+.0%})"
        line(f"a page, the {step:,} before page {mark:,}; {memory:.0f} MB", value, "+-20 %", good=abs(change) <= 0.2)


def _write(folder: Path, pages: int) -> None:
    chance = random.Random(23)
    for number in range(pages):
        place = folder / f"{number // 1000:03}"
        if number % 1000 == 0:
            place.mkdir(parents=True)
        (place / f"{number:06}.txt").write_text(data.capture(chance, number, _POSTS, 1, 60), "utf-8")
