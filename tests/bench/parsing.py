"""Reading pages: against their parsing alone and against trafilatura, by size, and many in worker processes.

``--pages 5000`` is the full run of the workers.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html

from reader.capture.base import Capture
from reader.capture.encoding import decode
from reader.engines.base import PageSource
from reader.engines.registry import engines, read_page, recognise
from reader.session.batch import read_files, read_lines
from tests.bench.pages import KB, thread_page, write_pages
from tests.bench.report import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGES = 12
ROUNDS = 15
SIZE = 120 * KB
_SIZES = (1, 2, 4, 8)
_THEIR_ROUNDS = 3
_CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "discuz"
_RSS = b"rss "


def run() -> None:
    """Print the figures."""
    chance = random.Random(5)
    real = real_pages()
    dense = [thread_page(chance, 100 + i, SIZE).encode() for i in range(PAGES)]
    if real:
        against_others("saved pages of threads", real, binding=True)
    # Denser in posts than any real page: more of the work is ours, less the parser's.
    against_others(f"generated pages of {SIZE // KB} KB", dense, binding=not real)
    growth("a thread", lambda mb: thread_page(chance, mb, mb * KB * KB))
    growth("one line of text", lambda mb: f"<p>{'桥上的灯 ' * (mb * KB * KB // 13)}")
    growth("elements in each other", lambda mb: "<div><b>灯" * (mb * KB * KB // 11))
    growth("attributes of one tag", lambda mb: f"<p {' '.join(f'a{i}=1' for i in range(mb * KB * KB // 10))}>灯")
    workers(int(os.environ.get("POSTIL_BENCH_PAGES", "400")))


def real_pages() -> list[bytes]:
    """The saved UTF-8 pages of Discuz! threads that lie beside the checkout; none where there are no such files."""
    found = (path.read_bytes() for path in sorted(_CORPUS.glob("*.html")))
    return [body for body in found if b"authorposton" in body and _is_utf8(body)]


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def against_others(what: str, bodies: list[bytes], *, binding: bool) -> None:
    """Medians over the same pages, each measured in turn so that a busy moment hits all of them.

    Args:
        what: names the pages.
        bodies: the pages.
        binding: whether the limits are for these pages.
    """
    captures = [Capture(Path("p.html"), None, "html", body, "text/html") for body in bodies]
    pages = [body.decode("utf-8").removeprefix("\ufeff") for body in bodies]
    extract = _trafilatura()
    parser = html.HTMLParser(encoding="utf-8")
    floor, whole, telling, theirs = [], [], [], []
    for turn in range(ROUNDS):
        for page, capture in zip(pages, captures, strict=True):
            floor.append(spent(html.document_fromstring, capture.body, parser))
            whole.append(spent(read_page, capture))
            source = PageSource(capture, decode(capture))
            assert source.tree is not None
            telling.append(spent(recognise, source))
            if extract is not None and turn < _THEIR_ROUNDS:
                theirs.append(spent(extract, page))
    posts = sum(len(read_page(capture)[1].posts) for capture in captures)
    least, middle = statistics.median(floor), statistics.median(whole)
    line(f"read {len(pages)} {what}, {posts // len(pages)} posts each, CPU of one", f"{middle:.1f} ms", "")
    line(
        f"  of it telling which of {len(engines(markup=True))} engines fits", f"{statistics.median(telling):.2f} ms", ""
    )
    ratio = middle / least
    told = f"{ratio:.2f}x of {least:.1f} ms"
    _limited("  against lxml's parsing of it alone", told, "<= 2.5x", good=ratio <= 2.5, binding=binding)
    if not theirs:
        print("  trafilatura is not installed (pip install 'postil[bench]'), so nothing is measured against it")
        return
    quicker = statistics.median(theirs) / middle
    told = f"{quicker:.1f}x of our time"
    _limited("  trafilatura.extract on the same pages", told, ">= 15x", good=quicker >= 15, binding=binding)


def _limited(what: str, value: str, wanted: str, *, good: bool, binding: bool) -> None:
    line(what, value, wanted if binding else "", good=good if binding else None)


def _trafilatura() -> Callable[[str], object] | None:
    try:
        extract: Callable[[str], object] = import_module("trafilatura").extract
    except ImportError:
        return None
    return extract


def spent(work: Callable[..., object], *arguments: object) -> float:
    """CPU milliseconds of one call, the freeing of what it made included."""
    start = time.process_time()
    work(*arguments)
    return (time.process_time() - start) * 1000


def growth(what: str, page: Callable[[int], str]) -> None:
    """The time of pages of 1, 2, 4 and 8 MB: for a steady cost a MB it doubles."""
    times = []
    for mb in _SIZES:
        capture = Capture(Path("p.html"), None, "html", page(mb).encode(), "text/html")
        times.append(min(spent(read_page, capture) for _ in range(2)))
    dearer = times[-1] / times[0] / _SIZES[-1]
    told = " ".join(f"{value:.0f}" for value in times)
    line(f"1, 2, 4, 8 MB: {what}, CPU", f"{told} ms", "a MB <= 1.5x dearer", good=dearer <= 1.5)


def workers(count: int) -> None:
    """One process against two over many pages, and whether their memory stays flat."""
    with tempfile.TemporaryDirectory() as name:
        paths = write_pages(Path(name) / "pages", count, SIZE)
        took, rss = zip(*(_crew(paths, size) for size in (1, 2)), strict=True)
    gain = took[0] / took[1]
    line(f"{count:,} pages of {SIZE // KB} KB to JSON, one worker", f"{count / took[0]:.0f} pages/s", "")
    line("  two workers", f"{count / took[1]:.0f} pages/s = {gain:.2f}x", ">= 1.6x", good=gain >= 1.6)
    early, last = rss[0][min(100, count) - 1], rss[0][-1]
    flat = last <= 300 and last <= early * 1.2
    line("  memory of a worker at page 100, at the end", f"{early:.0f}, {last:.0f} MB", "flat, <= 300 MB", good=flat)


def _crew(paths: list[str], size: int) -> tuple[float, list[float]]:
    """Seconds for all pages, from the first result on, and the worker's MB after each."""
    rss: list[float] = []
    start = time.perf_counter()
    for found in read_files(paths, workers=size, timeout=300, read=read_and_weigh):
        assert not found.failed, found.lines
        rss += [float(text.removeprefix(_RSS)) for text in found.lines if text.startswith(_RSS)]
        if len(rss) == 1:
            # Starting a process costs the same however many pages follow.
            start = time.perf_counter()
    return time.perf_counter() - start, rss


def read_and_weigh(source: str) -> Iterator[tuple[bytes, bool]]:
    """Read a file as a worker does, and tell how large the process is, in MB."""
    yield from read_lines(source)
    statm = Path("/proc/self/statm")
    pages = int(statm.read_text().split()[1]) if statm.exists() else 0
    yield _RSS + str(pages * os.sysconf("SC_PAGE_SIZE") / KB / KB).encode(), False
