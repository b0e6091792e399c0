"""Reading many files in worker processes: order, time limit, workers that die."""

import json
import multiprocessing
import threading
import time

import pytest

from reader.session import batch
from reader.session.batch import TASK, read_file, read_files
from tests.session import slow_readers


def texts(reads) -> list[str]:
    return [b"".join(read.lines).decode().strip() for read in reads]


def error(read) -> tuple[str, str]:
    found = json.loads(read.lines[-1])
    assert read.failed
    return found["source"], found["error"]["kind"]


def test_one_worker_without_a_limit_is_this_process(monkeypatch):
    monkeypatch.setattr(batch, "_Worker", None)
    assert texts(read_files(["a", "b"], read=slow_readers.read)) == ["a", "b"]


def test_order_is_kept_over_many_tasks():
    names = [f"page-{number}" for number in range(3 * TASK + 5)]
    assert texts(read_files(iter(names), workers=2, read=slow_readers.read)) == names


def test_no_paths_start_no_process(monkeypatch):
    monkeypatch.setattr(batch, "_Worker", lambda read: pytest.fail("started a process"))
    assert list(read_files([], workers=2, timeout=1)) == []


def test_a_slow_page_is_ended_and_the_rest_goes_on():
    began = time.monotonic()
    reads = list(read_files(["a", "slow", "b", "bad"], timeout=0.5, read=slow_readers.read))
    assert time.monotonic() - began < 30
    assert texts([reads[0], reads[2], reads[3]]) == ["a", "b", "bad"]
    assert error(reads[1]) == ("slow", "TooSlow")
    assert json.loads(reads[1].lines[0])["error"]["message"] == "slow: Reading it took longer than 0.5 s."
    assert [read.failed for read in reads] == [False, True, False, True]


def test_a_page_that_kills_its_worker_is_told_and_the_rest_goes_on():
    reads = list(read_files(["a", "deadly", "b", "deadly too"], workers=2, read=slow_readers.read))
    assert texts([reads[0], reads[2]]) == ["a", "b"]
    assert [error(reads[at]) for at in (1, 3)] == [("deadly", "DamagedCapture"), ("deadly too", "DamagedCapture")]


def test_the_last_page_may_be_the_slow_one():
    reads = list(read_files(["a", "slow"], workers=2, timeout=0.3, read=slow_readers.read))
    assert error(reads[1]) == ("slow", "TooSlow")


def test_leaving_early_ends_the_workers():
    found = read_files(["a", "slow"], timeout=50, read=slow_readers.read)
    assert texts([next(found)]) == ["a"]
    began = time.monotonic()
    found.close()
    assert time.monotonic() - began < 10


def test_real_pages_are_the_same_by_either_way(tmp_path):
    (tmp_path / "a.html").write_text("<html><title>渡口</title><p>船来了。</p></html>", "utf-8")
    (tmp_path / "empty.html").write_text("")
    names = [str(tmp_path / name) for name in ("a.html", "empty.html", "none.html")]
    here, there = list(read_files(names)), list(read_files(names, workers=2, timeout=60))
    assert here == there
    assert "船来了" in here[0].lines[0].decode()
    assert [error(read)[1] for read in here[1:]] == ["EmptyCapture", "UnreadableFile"]


@pytest.mark.parametrize("fault", [ValueError, RecursionError, KeyError, MemoryError])
def test_a_fault_of_ours_costs_one_page_and_keeps_what_was_read(fault, monkeypatch, caplog):
    def faulty(source: str):
        yield {"source": source, "page": 1}
        raise fault

    monkeypatch.setattr(batch, "parse_file", faulty)
    found = read_file("x.warc")
    assert json.loads(found.lines[0]) == {"source": "x.warc", "page": 1}
    assert error(found) == ("x.warc", "DamagedCapture")
    assert fault.__name__ in found.lines[1].decode()
    assert "x.warc" in caplog.text


def test_a_worker_says_that_it_is_ready_before_its_first_answer(monkeypatch):
    monkeypatch.setattr(batch.signal, "signal", lambda *args: None)
    ours, theirs = multiprocessing.Pipe()
    ours.send(["a", "bad"])
    worker = threading.Thread(target=batch._serve, args=(theirs, slow_readers.read))
    worker.start()
    assert ours.recv() is None
    assert [ours.recv().failed, ours.recv().failed] == [False, True]
    ours.close()
    worker.join(10)
    assert not worker.is_alive()
    theirs.close()
