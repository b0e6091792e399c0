"""Imports at size: 100,000 posts against the parsing of them alone, and whether the time of a page stays the same.

``./run bench scale``; ``POSTIL_BENCH_PAGES`` sets how many pages the growth is looked at over (default 10,000).
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.annotation import Span
from reader.session.editing import ToggleTag
from reader.session.importing import import_paths
from reader.session.page_reader import hire, read_pages
from reader.session.parsing import files_in
from reader.session.quiet import Quiet
from tests.bench import data
from tests.bench.report import line, times

if TYPE_CHECKING:
    from reader.session.page_reader import Reading

POSTS = 100_000
_PER_PAGE = 50
_TENTHS = 10


def run() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone(folder / "a")
        meanwhile(folder / "c")
        growth(folder / "b", int(os.environ.get("POSTIL_BENCH_PAGES", "10000")))


def alone(folder: Path) -> None:
    """Import, as the window does it, against reading the same pages here without storing them."""
    _write(folder / "pages", POSTS // _PER_PAGE, _PER_PAGE)
    start = time.perf_counter(), time.process_time()
    read: list[Reading] = []
    for source in files_in(str(folder / "pages")):
        read[:] = read_pages(source)
    parsed, parsed_cpu = time.perf_counter() - start[0], time.process_time() - start[1]
    crew = hire()
    start = time.perf_counter(), time.process_time()
    import_paths(folder / "x.postil", [folder / "pages"], Quiet(), crew)
    stored = time.perf_counter() - start[0]
    crew.close()
    line(f"import of {POSTS:,} posts by the window's workers", f"{stored:.1f} s", "")
    ratio = stored / parsed
    line("  against reading them alone", f"{ratio:.2f}x of {parsed:.1f} s", "<= 1.3x", good=ratio <= 1.3)
    start = 0.0, time.process_time()
    import_paths(folder / "y.postil", [folder / "pages"], Quiet())
    cpu = time.process_time() - start[1]
    line("  all in one process, CPU against CPU", f"{cpu / parsed_cpu:.2f}x of {parsed_cpu:.1f} s", "")


def meanwhile(folder: Path) -> None:
    """Tags that are set in the window's thread while an import runs in another one: wall time until each is on disk."""
    folder.mkdir()
    session = data.library(folder / "x.postil", posts=500)
    tag = session.tags()[0].id
    stored = session.posts(data.long_thread(session))
    spans = [((post.id, Span(p.ordinal, 0, p.ordinal, len(p.text))),) for post in stored for p in post.post.paragraphs]
    _write(folder / "pages", 3000, 4)
    crew = hire()
    job = threading.Thread(target=import_paths, args=(folder / "x.postil", [folder / "pages"], Quiet(), crew))
    job.start()
    samples: list[float] = []
    while job.is_alive() and len(samples) < len(spans):
        start = time.perf_counter()
        session.apply(ToggleTag(spans[len(samples)], tag))
        samples.append((time.perf_counter() - start) * 1000)
        time.sleep(0.02)
    job.join()
    crew.close()
    session.close()
    middle, late = times(samples)
    line(
        f"a tag while an import runs, on disk ({len(samples)} tags)", f"{middle:.1f} ms", "<= 16 ms", good=middle <= 16
    )
    line("  95 of 100 of them", f"{late:.1f} ms", "<= 50 ms", good=late <= 50)


class _Clock(Quiet):
    """Notes the CPU time at each tenth of the pages."""

    def __init__(self, step: int) -> None:
        self.step = step
        self.marks: list[float] = []

    def report(self, done: int, total: int, what: str = "") -> None:
        super().report(done, total, what)
        if done % self.step == 0:
            self.marks.append(time.process_time())


def growth(folder: Path, pages: int) -> None:
    """CPU time of a page among the first fifth and among the last fifth."""
    _write(folder / "pages", pages, 4)
    step = max(pages // _TENTHS, 1)
    clock = _Clock(step)
    import_paths(folder / "x.postil", [folder / "pages"], clock)
    steps = [(b - a) * 1000 / step for a, b in zip(clock.marks, clock.marks[1:], strict=False)]
    early, late = statistics.mean(steps[:2]), statistics.mean(steps[-2:])
    change = late / early - 1
    line(f"a page among the first fifth of {pages:,}, CPU", f"{early:.2f} ms", "")
    line("  among the last fifth", f"{late:.2f} ms ({change:+.0%})", "+-20 %", good=abs(change) <= 0.2)


def _write(folder: Path, pages: int, posts: int) -> None:
    folder.mkdir(parents=True)
    chance = random.Random(17)
    for number in range(pages):
        (folder / f"{number:06}.txt").write_text(data.capture(chance, number, posts, 1, 60), "utf-8")
