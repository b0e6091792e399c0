"""Importing text captures, and exporting passages."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import tracemalloc
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.annotation import PassageQuery
from reader.export.base import ExportOptions
from reader.session.exporting import export_file
from tests.bench import data
from tests.bench.report import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.domain.annotation import Passage

CAPTURES = 2000
STREAMED = 100_000
_LIMITS = {
    **dict.fromkeys(("csv", "jsonl", "markdown"), 0.5),
    **dict.fromkeys(("xlsx", "html", "docx"), 2),
    **dict.fromkeys(("odt", "qdpx", "library", "webannotation"), 5),
    **dict.fromkeys(("csl-json", "biblatex", "ris", "references"), 1),
}
"""Seconds that five thousand passages, and for QDPX all threads, may take."""
_IMPORT = """
import resource, sys
from pathlib import Path
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
report = import_paths(Path(sys.argv[1]), [Path(sys.argv[2])], Quiet())
assert all(f.outcome == "new" for f in report.files), report.files[0]
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, len(report.files))
"""
_PROJECT = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from uuid import uuid4
from reader.export.base import ExportOptions
from reader.session.exporting import export_file
from reader.session.reading import ReadingSession
library, out, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
session = ReadingSession(library, read_only=True)
few = session.passages()
many = [replace(p, annotation=replace(p.annotation, id=uuid4())) for _ in range(count // len(few)) for p in few]
export_file(library, many[:10], "qdpx", out, ExportOptions())
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
export_file(library, many, "qdpx", out, ExportOptions())
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def run() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = data.captures(folder / "pages", CAPTURES)
        library = folder / "import.postil"
        command = [sys.executable, "-c", _IMPORT, str(library), str(folder / "pages")]
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        cpu, rss, count = (float(part) for part in done.stdout.split())
        what = f"import {count:,.0f} text captures of {size / count / 1024:.1f} KB, CPU"
        line(what, f"{cpu:.1f} s", "<= 6 s", good=cpu <= 6)
        line("  memory of the importing process", f"{rss:.0f} MB", "<= 220 MB", good=rss <= 220)
        line("  library file, raw captures in it", f"{library.stat().st_size / 1e6:.1f} MB", "")
        bare = without_raw(library) / 1e6
        line("  the same without raw captures", f"{bare:.1f} MB", "<= 20 MB", good=bare <= 20)
        exporting(folder)
    subprocess.run([sys.executable, "-m", "tests.bench.watching"], check=True)


def without_raw(library: Path) -> int:
    """Bytes of a library's pages but for those that hold saved pages (https://www.sqlite.org/dbstat.html)."""
    sql = "SELECT sum(pgsize) FROM dbstat WHERE name NOT IN ('raw', 'sqlite_autoindex_raw_1')"
    with closing(sqlite3.connect(library)) as database:
        return int(database.execute(sql).fetchone()[0])


def exporting(folder: Path) -> None:
    """Five thousand passages out of two thousand threads."""
    session = data.library(folder / "out.postil", threads=2000, annotations=5000)
    start = time.perf_counter()
    passages = session.passages()
    spent = (time.perf_counter() - start) * 1000
    line(
        f"{len(passages):,} passages out of {len(session.threads()):,} threads",
        f"{spent:.0f} ms",
        "<= 100 ms",
        good=spent <= 100,
    )
    for query in ("text:的", "tag:Fact NOT tag:Mood after:2020", "tag:Fact near:2 tag:Opinion"):
        session.passages(PassageQuery(query=query))  # the first one loads the parser and folds the texts
        start = time.perf_counter()
        found = session.passages(PassageQuery(query=query))
        spent = (time.perf_counter() - start) * 1000
        line(f"  {query}: {len(found):,} passages", f"{spent:.0f} ms", "<= 100 ms", good=spent <= 100)
    for name, limit in _LIMITS.items():
        start = time.perf_counter()
        session.export(passages, name, folder / f"out.{name}", ExportOptions(all_threads=True))
        spent = time.perf_counter() - start
        line(f"  written as {name}", f"{spent:.2f} s", f"<= {limit} s", good=spent <= limit)
    _streamed(passages, folder)
    session.close()
    line(
        "memory of the bench at its highest", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", ""
    )


def _streamed(passages: list[Passage], folder: Path) -> None:
    """A hundred thousand passages that come one by one."""

    def stream() -> Iterator[Passage]:
        for _ in range(STREAMED // len(passages)):
            yield from (replace(passage) for passage in passages)

    for name, most in (("csv", 5), ("docx", 10), ("odt", 10)):
        tracemalloc.start()
        export_file(folder / "out.postil", stream(), name, folder / f"many.{name}", ExportOptions())
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        what = f"  {STREAMED:,} passages as {name}, memory beyond the passages"
        line(what, f"{peak:.1f} MB", f"<= {most} MB", good=peak <= most)
    # lxml's memory is none of Python's, so it is the process that is looked at; the passages are held before.
    command = [sys.executable, "-c", _PROJECT, str(folder / "out.postil"), str(folder / "many.qdpx"), str(STREAMED)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    more = float(done.stdout)
    line(f"  {STREAMED:,} passages as qdpx, memory beyond the passages", f"{more:.1f} MB", "<= 20 MB", good=more <= 20)
