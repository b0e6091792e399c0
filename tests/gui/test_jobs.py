from __future__ import annotations

import threading
import time
from concurrent.futures import Future

import pytest

from reader.gui.base.jobs import Job, JobProgress, JobRunner


@pytest.fixture
def runner(qtbot):
    runner = JobRunner()
    yield runner
    runner.close()


def test_a_result_comes_back_in_the_windows_thread(runner, qtbot) -> None:
    where: list[int] = []
    job = runner.start(lambda _progress: 42)
    job.finished.connect(lambda _result: where.append(threading.get_ident()))
    with qtbot.waitSignal(job.finished) as done:
        pass
    assert done.args == [42]
    assert where == [threading.get_ident()]


def test_a_job_that_ended_at_once_is_still_told_of(qtbot) -> None:
    future: Future[int] = Future()
    future.set_result(7)
    job = Job()
    job.follow(future)
    with qtbot.waitSignal(job.finished) as done:
        pass
    assert done.args == [7]


def test_what_a_job_raises_is_told(runner, qtbot) -> None:
    def fail(_progress: JobProgress) -> None:
        raise OSError("no such disk")

    job = runner.start(fail)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert str(failed.args[0]) == "no such disk"
    assert not runner.busy


def test_progress_is_told_and_a_cancel_is_heard(runner, qtbot) -> None:
    heard = threading.Event()

    def count(progress: JobProgress) -> str:
        heard.wait(5)
        progress.report(1, 3, "one")
        while not progress.cancelled():
            time.sleep(0.01)
        return "stopped"

    job = runner.start(count)
    with qtbot.waitSignal(job.progressed) as told:
        heard.set()
    assert told.args == [1, 3, "one"]
    assert runner.busy
    with qtbot.waitSignal(job.finished) as done:
        runner.cancel_all()
    assert done.args == ["stopped"]


def test_reports_are_thinned_but_the_last_one_gets_through() -> None:
    told: list[int] = []
    progress = JobProgress(lambda done, _total, _what: told.append(done))
    for i in range(1, 1001):
        progress.report(i, 1000)
    assert told[-1] == 1000
    assert len(told) < 100


def test_closing_waits_for_what_runs(qtbot) -> None:
    runner = JobRunner()
    ended: list[bool] = []

    def work(progress: JobProgress) -> None:
        while not progress.cancelled():
            time.sleep(0.01)
        ended.append(True)

    runner.start(work)
    runner.close()
    assert ended == [True]
    runner.wait_idle()
