"""Reading many saved pages to lines of JSON, in worker processes where wanted; the results keep the order of paths."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.errors import CaptureError, DamagedCapture
from reader.export.jsonl import json_line
from reader.session.crew import Crew
from reader.session.page_reader import FAULTS, MEMORY
from reader.session.parsing import error_object, parse_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

log = logging.getLogger(__name__)

Line: TypeAlias = "tuple[bytes, bool]"
"""A line of JSON, and whether it tells of an error."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one file gave.

    Args:
        lines: a line of JSON for each page, or for the error.
        failed: whether an error is among them.
    """

    lines: tuple[bytes, ...]
    failed: bool


def read_lines(source: str) -> Iterator[Line]:
    """Read one file here and now; nothing in a page raises."""
    try:
        for found in parse_file(source):
            yield json_line(found), "error" in found
    except FAULTS as error:
        log.exception("A fault of Postil while reading %s", source)
        reason = f"A fault of Postil itself stopped the reading ({type(error).__name__})."
        yield _failure(source, DamagedCapture(reason, source))


def read_files(
    sources: Iterable[str],
    workers: int = 1,
    timeout: float | None = None,
    read: Callable[[str], Iterable[Line]] = read_lines,
) -> Iterator[Read]:
    """Read files in worker processes, in order.

    Args:
        sources: paths of files.
        workers: number of processes, at least 1; one without a time limit is this process itself.
        timeout: seconds that one page may take; None for no limit.
        read: reads one file; a function of a module, as other processes must find it.
    """
    if workers <= 1 and timeout is None:
        yield from (_gathered(read(source)) for source in sources)
        return
    names: list[str] = []
    waiting: dict[int, list[Line]] = {}
    done: dict[int, Read] = {}
    turn = 0
    crew = Crew(read, workers, timeout, MEMORY)
    try:
        for piece in crew.run(_noted(sources, names)):
            if piece.source < 0:
                continue
            lines = waiting.setdefault(piece.source, [])
            if piece.value is not None:
                lines.append(piece.value)
            if piece.error is not None:
                lines.append(_failure(names[piece.source], piece.error))
            if piece.over:
                done[piece.source] = _gathered(waiting.pop(piece.source))
            while turn in done:
                yield done.pop(turn)
                turn += 1
    finally:
        crew.close()


def _noted(sources: Iterable[str], names: list[str]) -> Iterator[str]:
    for source in sources:
        names.append(source)
        yield source


def _gathered(lines: Iterable[Line]) -> Read:
    told = tuple(lines)
    return Read(tuple(text for text, _ in told), any(failed for _, failed in told))


def _failure(source: str, error: CaptureError) -> Line:
    return json_line(error_object(source, error)), True
