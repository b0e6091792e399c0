"""Reading a page against what its parsing alone costs."""

from __future__ import annotations

import time
from pathlib import Path

from lxml import html

from reader import paths
from reader.capture.encoding import decode
from reader.capture.registry import open_captures
from reader.engines.base import PageSource
from reader.engines.registry import engines, read_page, recognise
from tests.bench.report import line, times

ROUNDS = 60


def run() -> None:
    """Print the figures."""
    page = paths.sample()
    (capture,) = open_captures(Path(page))
    text = capture.body.decode("utf-8")
    floor, whole = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        html.document_fromstring(text)
        floor.append((time.process_time() - start) * 1000)
        start = time.process_time()
        read_page(capture)
        whole.append((time.process_time() - start) * 1000)
    recognising = []
    source = PageSource(capture, decode(capture))
    assert source.tree is not None
    for _ in range(ROUNDS):
        start = time.process_time()
        recognise(source)
        recognising.append((time.process_time() - start) * 1000)
    least, middle = times(floor)[0], times(whole)[0]
    what = f"read the sample page ({len(capture.body) / 1024:.0f} KB, 12 posts), CPU"
    line(what, f"{middle:.1f} ms", "")
    line(f"  of it telling which of {len(engines(markup=True))} engines fits", f"{times(recognising)[0]:.2f} ms", "")
    line("  against lxml's parsing of it alone", f"{middle / least:.1f}x of {least:.1f} ms", "")
