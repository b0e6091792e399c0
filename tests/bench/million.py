"""A library of a million posts: what the search index costs, and how fast it answers.

``POSTIL_BENCH_POSTS`` says how many posts (1,000,000), ``POSTIL_BENCH_FOLDER`` where to keep the library for the next
run (a passing folder).
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.search import SearchOptions, Where
from reader.library.library import Library
from reader.session.searching import Searching
from tests.bench.report import line, times
from tests.bench.zipf import Writer, fill

if TYPE_CHECKING:
    from collections.abc import Callable

_POSTS = SearchOptions(where=frozenset({Where.POSTS}))
_BRIEF = replace(_POSTS, seconds=0.03)
"""As `reader.gui.search.search_asker` asks in the window's own thread."""
_ROUNDS = 7


def run() -> None:
    """Print the figures."""
    posts = int(os.environ.get("POSTIL_BENCH_POSTS", "1000000"))
    kept = os.environ.get("POSTIL_BENCH_FOLDER")
    with tempfile.TemporaryDirectory() as passing:
        path = Path(kept or passing) / f"million-{posts}.postil"
        text = _made(path, posts)
        _opening(path)
        # In a process of its own, so that the window's memory is told alone.
        subprocess.run([sys.executable, "-m", "tests.bench.million_window", str(path)], check=True)
        for small in (False, True):
            _index(path, text, small=small)
            _queries(path, small=small)
        _idle(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line("memory of the bench at its highest", f"{peak:.0f} MB", "<= 400 MB", good=peak <= 400)


def _made(path: Path, posts: int) -> int:
    noted = path.with_suffix(".text")
    if not noted.exists():
        start = time.process_time()
        library = Library(path, durable=False)
        text = fill(library, posts)
        library.close()
        noted.write_text(str(text))
        line(f"{posts:,} posts made and stored, CPU", f"{time.process_time() - start:.0f} s", "")
    text = int(noted.read_text())
    line("library file, text in it", f"{path.stat().st_size / 2**20:,.0f} MB, {text / 2**20:,.0f} MB", "")
    return text


def _opening(path: Path) -> None:
    start = time.perf_counter()
    library = Library(path)
    heads = library.threads.heads()
    spent = (time.perf_counter() - start) * 1000
    line(f"library opened, {len(heads):,} threads listed", f"{spent:.0f} ms", "<= 2000 ms", good=spent <= 2000)
    longest = max(heads, key=lambda head: head.posts)
    start = time.perf_counter()
    library.threads.posts(longest.id)
    spent = (time.perf_counter() - start) * 1000
    line(f"thread of {longest.posts:,} posts read", f"{spent:.0f} ms", "<= 100 ms", good=spent <= 100)
    library.close()


def _index(path: Path, text: int, *, small: bool) -> None:
    library = Library(path)
    searching = Searching(library)
    wall, cpu = time.perf_counter(), time.process_time()
    searching.build(lambda _state: True, small=small, anew=True)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    searching.close()
    library.close()
    name, wanted = ("small index", 1.6) if small else ("index", 3.4)
    size = path.with_name(path.name + ".index").stat().st_size
    line(f"{name} built, CPU and wall", f"{cpu:.0f} s, {wall:.0f} s", "")
    line(f"  {name} to text", f"{size / text:.2f} x", f"<= {wanted} x", good=size / text <= wanted)


def _terms(path: Path) -> dict[str, list[str]]:
    """Words of each class, by their rank in the model."""
    words = Writer().words
    by_size = {n: [w for w in words if len(w) == n and w.isalpha() and not w.isascii()] for n in (1, 2, 3, 4)}
    pairs = by_size[2]
    return {
        "1 sign, common": by_size[1][:3],
        "2 signs, common": pairs[:3],
        "2 signs, middling": pairs[400:403],
        "2 signs, rare": pairs[-4:-1],
        "3 signs": by_size[3][:3],
        "4 signs": by_size[4][:3],
        "5 and more": [a + b for a, b in zip(pairs[:3], by_size[3][:3], strict=True)],
        "Latin word": ["iphone", "vpn", "gdp"],
        "Latin beginning": ["wi*", "py*", "q*"],
        "two words, AND": [f"{pairs[i]} {pairs[i + 5]}" for i in range(3)],
        "OR, NOT": [f"({pairs[i]} OR {pairs[i + 5]}) NOT {pairs[i + 9]}" for i in range(3)],
    }


def _queries(path: Path, *, small: bool) -> None:
    library = Library(path)
    searching = Searching(library)
    for name, terms in _terms(path).items():
        for term in terms:
            searching.search(term, _POSTS)
        first, _ = times([_timed(lambda t=term: searching.search(t, _POSTS)) for term in terms for _ in range(_ROUNDS)])
        count, _ = times([_timed(lambda t=term: searching.count(t, _POSTS)) for term in terms for _ in range(_ROUNDS)])
        # What the window waits for; what does not fit into that is counted aside, to the last post.
        held, _ = times([_timed(lambda t=term: searching.count(t, _BRIEF)) for term in terms for _ in range(_ROUNDS)])
        found = searching.count(terms[0], _POSTS).posts
        kind = "small" if small else "usual"
        what = f"  {kind}: {name} ({found:,}), first 50, count, held"
        value = f"{first:.1f}, {count:.1f}, {held:.1f} ms"
        line(what, value, "<= 10, <= 50 (held) ms", good=first <= 10 and held <= 50 and (small or count <= 50))
    searching.close()
    library.close()


def _idle(path: Path) -> None:
    """Steps of the index in the window's idle time, after more pages came in."""
    library = Library(path)
    fill(library, 6000, "more.example")
    searching = Searching(library)
    spent = []
    while not searching.state.ready:
        spent.append(_timed(searching.step))
    if spent:
        middle, high = times(spent)
        what = f"{len(spent):,} idle steps of the index, median, p95 and longest"
        line(what, f"{middle:.0f}, {high:.0f}, {max(spent):.0f} ms", "p95 <= 16 ms", good=high <= 16)
    searching.close()
    library.close()


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000
