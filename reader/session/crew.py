"""Worker processes that read files: a page that hangs, dies or eats the memory costs itself, not the others.

C code cannot be interrupted, so each file is read in a process that can be ended. What a file gives comes back piece
by piece; a worker that is silent for too long, or gone, is replaced, its file ends with an error, and the rest goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from reader.domain.errors import CaptureError, DamagedCapture, TooSlow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

_T = TypeVar("_T")

TASK = 20
"""Paths that a worker is given at once."""

AHEAD = 4
"""Tasks for each worker that may be read before an earlier one is done; bounds the memory."""

Work: TypeAlias = "Callable[[str], Iterable[_T]]"
"""Reads one file piece by piece; a function of a module, as other processes must find it."""


TICK = 0.25
"""Seconds after which a run says that nothing happened, so that its reader can stop it."""


class Piece(NamedTuple, Generic[_T]):
    """Something that a file gave.

    Args:
        source: number of the file in the order given, from 0; -1 where nothing happened for `TICK`.
        value: what it gave; None at the file's end.
        over: whether this is the file's end.
        error: why it ended early, None where it was read to its end.
    """

    source: int
    value: _T | None = None
    over: bool = False
    error: CaptureError | None = None


class Crew(Generic[_T]):
    """Processes that read files. They stay for the next run until `close`.

    Args:
        work: reads one file.
        workers: how many processes, at least 1.
        timeout: seconds that a worker may be silent; None for no limit.
        memory: bytes of address space that each may have, where the system can limit it; None for no limit.
    """

    def __init__(
        self, work: Work[_T], workers: int = 1, timeout: float | None = None, memory: int | None = None
    ) -> None:
        self._work = work
        self._size = max(workers, 1)
        self._timeout = timeout
        self._memory = memory
        self._workers: list[_Worker] = []
        self._waiting: Iterator[tuple[int, str]] = iter(())
        self._open: dict[int, None] = {}
        self._given = 0

    def run(self, sources: Iterable[str]) -> Iterator[Piece[_T]]:
        """Read files; the pieces of one file come in its order, those of several files mixed.

        A run that is left before its end ends its workers with it.

        Args:
            sources: paths.
        """
        self._waiting = enumerate(sources)
        self._open, self._given = {}, 0
        try:
            while True:
                self._hand_out()
                busy = [worker for worker in self._workers if worker.task]
                if not busy:
                    return
                yield from self._collect(busy)
        finally:
            if self._open:
                self.close()

    def warm_up(self) -> None:
        """Start a process now, so that the next run need not wait for it; nothing happens where there is one."""
        if not self._workers:
            self._hire()

    def close(self) -> None:
        """End the processes."""
        while self._workers:
            self._workers.pop().end()

    def _hand_out(self) -> None:
        while self._given - next(iter(self._open), self._given) < self._size * AHEAD * TASK:
            idle = next((worker for worker in self._workers if not worker.task), None)
            if idle is None and len(self._workers) >= self._size:
                return
            task = deque(islice(self._waiting, TASK))
            if not task:
                return
            self._open.update((index, None) for index, _ in task)
            self._given += len(task)
            (idle or self._hire()).give(task)

    def _hire(self) -> _Worker:
        worker = _Worker(self._work, self._memory)
        self._workers.append(worker)
        return worker

    def _collect(self, busy: list[_Worker]) -> Iterator[Piece[_T]]:
        ready = wait([worker.pipe for worker in busy], self._patience(busy))
        for worker in busy:
            if worker.pipe in ready:
                yield from self._receive(worker)
            elif self._overdue(worker):
                yield self._replace(worker, TooSlow(f"Reading it took longer than {self._timeout:g} s."))
        if not ready:
            yield Piece(-1)

    def _overdue(self, worker: _Worker) -> bool:
        if self._timeout is None or worker.since is None:
            return False
        return time.monotonic() - worker.since > self._timeout

    def _patience(self, busy: list[_Worker]) -> float:
        started = [worker.since for worker in busy if worker.since is not None]
        if self._timeout is None or not started:
            return TICK
        return min(max(0.0, min(started) + self._timeout - time.monotonic()) + 0.01, TICK)

    def _receive(self, worker: _Worker) -> Iterator[Piece[_T]]:
        try:
            over, value = worker.pipe.recv()
        except (EOFError, OSError):
            yield self._replace(worker, DamagedCapture("Reading it ended the worker process."))
            return
        started, worker.since = worker.since is not None, time.monotonic()
        if not started:
            return
        index, _ = worker.task[0]
        if over:
            worker.task.popleft()
            self._open.pop(index, None)
        yield Piece(index, value, over)

    def _replace(self, worker: _Worker, error: CaptureError) -> Piece[_T]:
        index, path = worker.task.popleft()
        self._open.pop(index, None)
        worker.end()
        self._workers.remove(worker)
        if worker.task:
            self._hire().give(worker.task)
        return Piece(index, None, over=True, error=type(error)(error.reason, path))


class _Worker:
    """One process and the paths that it has still to read, the one at hand first."""

    def __init__(self, work: Work[Any], memory: int | None) -> None:
        self.task: deque[tuple[int, str]] = deque()
        self.since: float | None = None
        """When it was last heard of; None while it starts up."""
        # Unlike a fork, a spawned process is safe whatever threads this one has.
        context = multiprocessing.get_context("spawn")
        self.pipe, other_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(other_end, work, memory), daemon=True)
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


def _serve(pipe: Connection, work: Work[Any], memory: int | None) -> None:
    """Run a worker: answer each list of paths piece by piece, until the pipe is closed."""
    # Ctrl+C goes to all processes of a terminal; the main one ends the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(memory)
    with contextlib.suppress(EOFError, OSError):
        pipe.send((False, None))
        while True:
            for path in pipe.recv():
                for value in work(path):
                    pipe.send((False, value))
                pipe.send((True, None))


def _limit(memory: int | None) -> None:
    """Limit the address space, where the system knows such a limit (not on Windows, without effect on macOS)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has no such module

        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
