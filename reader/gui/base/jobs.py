"""Long work aside from the window: runs in threads, reports in the window's own thread."""

from __future__ import annotations

import logging
import threading
import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

log = logging.getLogger(__name__)

REPORT_HZ = 20
"""Progress reaches the window at most so many times a second."""


class JobProgress:
    """What a job is given to report with and to learn that it should stop.

    Args:
        emit: takes (done, total, what); called from the job's thread.
    """

    def __init__(self, emit: Callable[[int, int, str], None]) -> None:
        self._emit = emit
        self._cancelled = threading.Event()
        self._running = threading.Event()
        self._running.set()
        self._last = 0.0

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the job is; the last report always gets through."""
        now = time.monotonic()
        if done >= total or now - self._last >= 1 / REPORT_HZ:
            self._last = now
            self._emit(done, total, what)

    def cancelled(self) -> bool:
        """Whether the job should stop at the next sound place; while the job is paused this waits."""
        self._running.wait()
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the job to stop, paused or not."""
        self._cancelled.set()
        self._running.set()

    @property
    def paused(self) -> bool:
        """Whether the job waits."""
        return not self._running.is_set()

    def pause(self, on: bool) -> None:
        """Have the job wait at the next sound place, or go on."""
        if on and not self._cancelled.is_set():
            self._running.clear()
        else:
            self._running.set()


class Job(QObject):
    """One piece of work under way.

    Signals:
        progressed(done, total, what): in the window's thread.
        finished(result): the function's result.
        failed(exception): what it raised.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress = JobProgress(self.progressed.emit)
        # Queued: a job that ends before its starter has connected to it must not tell of its end to nobody.
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_ended(self, future: Future[Any]) -> None:
        error = future.exception()
        if error is not None:
            self.failed.emit(error)
        else:
            self.finished.emit(future.result())
        self.deleteLater()

    def follow(self, future: Future[Any]) -> None:
        """Tell the end of a future."""
        future.add_done_callback(self._ended.emit)


class JobRunner(QObject):
    """Runs jobs in two threads and ends them when the window closes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[Job, Future[Any]] = {}

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=2, thread_name_prefix="postil-job")

    def start(self, work: Callable[[JobProgress], object]) -> Job:
        """Run a function aside.

        Args:
            work: called with the job's progress, in another thread; must not touch widgets.

        Returns:
            The job, whose signals tell the rest.
        """
        job = Job(self)
        future = self._pool.submit(work, job.progress)
        self._running[job] = future
        job.finished.connect(self._on_over)
        job.failed.connect(self._on_over)
        job.follow(future)
        return job

    @Slot(object)
    def _on_over(self, _result: object) -> None:
        self._running = {job: future for job, future in self._running.items() if not future.done()}

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return any(not future.done() for future in self._running.values())

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in self._running:
            job.progress.cancel()

    def wait_idle(self, timeout: float = 30.0) -> None:
        """Wait in this thread until no job runs; seconds."""
        if self._running:
            from concurrent.futures import wait

            wait(list(self._running.values()), timeout=timeout)

    def close(self) -> None:
        """Stop all jobs and wait for them."""
        self.cancel_all()
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._running = {}
