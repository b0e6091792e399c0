"""Reading many files in worker processes: order, time limit, workers that die."""

import json
import multiprocessing
import sys
import threading

import pytest

from reader.session import batch, crew
from reader.session.batch import read_files, read_lines
from reader.session.crew import TASK, Crew
from tests.session import slow_readers


def texts(reads) -> list[str]:
    return [b"".join(read.lines).decode().strip() for read in reads]


def error(read) -> tuple[str, str]:
    found = json.loads(read.lines[-1])
    assert read.failed
    return found["source"], found["error"]["kind"]


def test_one_worker_without_a_limit_is_this_process(monkeypatch):
    monkeypatch.setattr(batch, "Crew", None)
    assert texts(read_files(["a", "b"], read=slow_readers.read)) == ["a", "b"]


def test_order_is_kept_over_many_tasks():
    names = [f"page-{number}" for number in range(3 * TASK + 5)]
    assert texts(read_files(iter(names), workers=2, read=slow_readers.read)) == names


def test_no_paths_start_no_process(monkeypatch):
    monkeypatch.setattr(crew, "_Worker", lambda *_: pytest.fail("started a process"))
    assert list(read_files([], workers=2, timeout=1)) == []


def test_a_slow_page_is_ended_and_the_rest_goes_on():
    reads = list(read_files(["a", "slow", "b", "bad"], timeout=0.5, read=slow_readers.read))
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


def test_leaving_early_ends_the_workers_amid_their_work(monkeypatch):
    unfinished = slow_readers.note_unfinished(monkeypatch)
    found = read_files(["a", "slow"], timeout=50, read=slow_readers.read)
    assert texts([next(found)]) == ["a"]
    assert unfinished == []
    found.close()
    assert unfinished == ["slow"]
    assert multiprocessing.active_children() == []


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
    first, second = read_lines("x.warc")
    assert json.loads(first[0]) == {"source": "x.warc", "page": 1}
    told = json.loads(second[0])
    assert (told["source"], told["error"]["kind"], second[1]) == ("x.warc", "DamagedCapture", True)
    assert fault.__name__ in told["error"]["message"]
    assert "x.warc" in caplog.text


def test_a_file_of_many_pages_may_take_longer_than_one_page():
    (found,) = read_files(["long"], timeout=0.6, read=slow_readers.read)
    assert not found.failed
    assert len(found.lines) == 5


def test_a_crew_stays_for_the_next_run():
    standing = Crew(slow_readers.read)
    try:
        first = [piece.value for piece in standing.run(["a", "b"]) if piece.value]
        (worker,) = standing._workers
        second = [piece.value for piece in standing.run(["c"]) if piece.value]
        assert standing._workers == [worker]
    finally:
        standing.close()
    assert [text for text, _ in first + second] == [b"a\n", b"b\n", b"c\n"]


def test_a_run_that_is_left_ends_its_workers_and_the_next_one_hires_again():
    standing = Crew(slow_readers.read, timeout=30)
    run = standing.run(["a", "slow", "b"])
    next(run)
    run.close()
    assert standing._workers == []
    assert [piece.value for piece in standing.run(["c"]) if piece.value] == [(b"c\n", False)]
    standing.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_memory_is_limited():
    standing = Crew(slow_readers.read, memory=2 * 2**30)
    try:
        pieces = list(standing.run(["greedy", "b"]))
    finally:
        standing.close()
    assert [(piece.source, type(piece.error).__name__) for piece in pieces if piece.error] == [(0, "DamagedCapture")]
    assert [piece.value for piece in pieces if piece.value] == [(b"b\n", False)]


def test_a_worker_says_that_it_is_ready_before_its_first_answer(monkeypatch):
    monkeypatch.setattr(crew.signal, "signal", lambda *args: None)
    ours, theirs = multiprocessing.Pipe()
    ours.send(["a", "bad"])
    worker = threading.Thread(target=crew._serve, args=(theirs, slow_readers.read, None))
    worker.start()
    told = [ours.recv() for _ in range(5)]
    assert told == [(False, None), (False, (b"a\n", False)), (True, None), (False, (b"bad\n", True)), (True, None)]
    ours.close()
    worker.join(10)
    assert not worker.is_alive()
    theirs.close()
