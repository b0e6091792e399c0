"""Reading many saved pages in worker processes, with a time limit for each.

Some pages are made to be slow, and C code cannot be interrupted: a worker that takes too long, or dies, is ended
and replaced, its page gives an error object, and the rest goes on. The results keep the order of the paths.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import time
from collections import deque
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.errors import CaptureError, DamagedCapture, TooSlow
from reader.export.jsonl import json_line
from reader.session.parsing import error_object, parse_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)

TASK = 20
"""Paths that a worker is given at once."""

AHEAD = 4
"""Tasks for each worker that may be read before an earlier one is done; bounds the memory."""

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a fault of our own in reading a page may raise: it must not cost the other pages."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one file gave.

    Args:
        lines: a line of JSON for each page, or for the error.
        failed: whether an error is among them.
    """

    lines: tuple[bytes, ...]
    failed: bool


Reader: TypeAlias = "Callable[[str], Read]"


def read_file(source: str) -> Read:
    """Read one file here and now; nothing in a page raises."""
    lines: list[bytes] = []
    failed = False
    try:
        for found in parse_file(source):
            failed = failed or "error" in found
            lines.append(json_line(found))
    except _FAULTS as error:
        log.exception("A fault of Postil while reading %s", source)
        reason = f"A fault of Postil itself stopped the reading ({type(error).__name__})."
        return _failure(source, DamagedCapture(reason, source), lines)
    return Read(tuple(lines), failed)


def read_files(
    sources: Iterable[str], workers: int = 1, timeout: float | None = None, read: Reader = read_file
) -> Iterator[Read]:
    """Read files in worker processes, in order.

    Args:
        sources: paths of files.
        workers: number of processes, at least 1; one without a time limit is this process itself.
        timeout: seconds that one file may take; None for no limit.
        read: reads one file; a function of a module, as other processes must find it.
    """
    if workers <= 1 and timeout is None:
        yield from map(read, sources)
        return
    crew = _Crew(sources, partial(_Worker, read), max(workers, 1), timeout)
    try:
        yield from crew.results()
    finally:
        crew.end()


def _failure(source: str, error: CaptureError, before: Iterable[bytes] = ()) -> Read:
    return Read((*before, json_line(error_object(source, error))), failed=True)


class _Worker:
    """One process and the paths that it has still to read, the one at hand first."""

    def __init__(self, read: Reader) -> None:
        self.task: deque[tuple[int, str]] = deque()
        self.since: float | None = None
        """When it began with the path at hand; None while it starts up."""
        # Unlike a fork, a spawned process is safe whatever threads this one has.
        context = multiprocessing.get_context("spawn")
        self.pipe, other_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(other_end, read), daemon=True)
        self._process.start()
        other_end.close()

    def give(self, task: deque[tuple[int, str]]) -> None:
        self.task = task
        if self.since is not None:
            self.since = time.monotonic()
        # A worker that died while idle shows itself by its closed pipe when it is waited for.
        with contextlib.suppress(OSError):
            self.pipe.send([path for _, path in task])

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


class _Crew:
    """Hands out the paths and puts the results in order."""

    def __init__(
        self, sources: Iterable[str], hire: Callable[[], _Worker], workers: int, timeout: float | None
    ) -> None:
        self._sources = enumerate(sources)
        self._hire = hire
        self._timeout = timeout
        self._size = workers
        self._workers: list[_Worker] = []
        self._done: dict[int, Read] = {}
        self._given = 0
        self._next = 0

    def results(self) -> Iterator[Read]:
        while True:
            self._hand_out()
            busy = [worker for worker in self._workers if worker.task]
            if not busy:
                return
            self._collect(busy)
            while self._next in self._done:
                yield self._done.pop(self._next)
                self._next += 1

    def end(self) -> None:
        while self._workers:
            self._workers.pop().end()

    def _hand_out(self) -> None:
        while self._given - self._next < self._size * AHEAD * TASK:
            idle = next((worker for worker in self._workers if not worker.task), None)
            if idle is None and len(self._workers) >= self._size:
                return
            task = deque(islice(self._sources, TASK))
            if not task:
                return
            if idle is None:
                idle = self._hire()
                self._workers.append(idle)
            idle.give(task)
            self._given += len(task)

    def _collect(self, busy: list[_Worker]) -> None:
        ready = wait([worker.pipe for worker in busy], self._patience(busy))
        for worker in busy:
            if worker.pipe in ready:
                self._receive(worker)
            elif self._overdue(worker):
                self._replace(worker, TooSlow(f"Reading it took longer than {self._timeout:g} s."))

    def _overdue(self, worker: _Worker) -> bool:
        if self._timeout is None or worker.since is None:
            return False
        return time.monotonic() - worker.since > self._timeout

    def _patience(self, busy: list[_Worker]) -> float | None:
        started = [worker.since for worker in busy if worker.since is not None]
        if self._timeout is None or not started:
            return None
        return max(0.0, min(started) + self._timeout - time.monotonic()) + 0.01

    def _receive(self, worker: _Worker) -> None:
        try:
            result: Read | None = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, DamagedCapture("Reading it ended the worker process."))
            return
        worker.since = time.monotonic()
        if result is not None:
            index, _ = worker.task.popleft()
            self._done[index] = result

    def _replace(self, worker: _Worker, error: CaptureError) -> None:
        index, path = worker.task.popleft()
        self._done[index] = _failure(path, type(error)(error.reason, path))
        worker.end()
        self._workers.remove(worker)
        if worker.task:
            successor = self._hire()
            self._workers.append(successor)
            successor.give(worker.task)


def _serve(pipe: Connection, read: Reader) -> None:
    """Run a worker: answer each list of paths with a result for each path, until the pipe is closed."""
    # Ctrl+C goes to all processes of a terminal; the main one ends the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            for path in pipe.recv():
                pipe.send(read(path))
