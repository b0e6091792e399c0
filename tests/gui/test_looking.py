"""Looking up while the reader types: the last words get the answer, and only from the library that is open."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from reader.domain.errors import LibraryBusy
from reader.gui.frame.looking import Looking


class Job(QObject):
    finished = Signal(object)
    failed = Signal(object)


class Room(QObject):
    """A room whose jobs end when the test says so."""

    session_closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session = SimpleNamespace(path=Path("one.postil"))
        self.jobs = self
        self.started: list[tuple[Job, object]] = []
        self.errors: list[object] = []

    def start(self, work) -> Job:
        self.started.append((job := Job(self), work))
        return job

    def fail_job(self, error: object) -> None:
        self.errors.append(error)

    def end(self) -> None:
        """The job that was started first finishes."""
        job, work = self.started.pop(0)
        job.finished.emit(work(None))


@pytest.fixture
def room(qapp) -> Room:
    return Room()


@pytest.fixture
def told(room):
    found: list[tuple[object, object]] = []
    looking = Looking(room, lambda library, wanted: f"{wanted} in {library.stem}", room)
    looking.found.connect(lambda wanted, answer: found.append((wanted, answer)))
    room.looking = looking
    return found


def test_one_look_at_a_time_and_the_last_words_get_the_next(room, told):
    for words in ("a", "ab", "abc"):
        room.looking.ask(words)
    assert len(room.started) == 1
    room.end()
    assert told == []
    room.end()
    assert told == [("abc", "abc in one")]
    assert room.started == []


def test_nothing_is_told_of_what_was_dropped(room, told):
    room.looking.ask("a")
    room.looking.drop()
    room.end()
    assert told == []
    room.looking.ask("b")
    room.end()
    assert told == [("b", "b in one")]


def test_the_answer_of_a_library_that_was_closed_is_not_taken_for_that_of_the_next(room, told):
    room.looking.ask("a")
    room.session_closing.emit()
    room.session.path = Path("two.postil")
    room.looking.ask("a")
    room.end()
    assert told == []
    room.end()
    assert told == [("a", "a in two")]


def test_words_typed_while_a_look_fails_are_looked_up_all_the_same(room, told):
    room.looking.ask("a")
    room.looking.ask("ab")
    error = LibraryBusy("Another program keeps the library locked.")
    room.started.pop(0)[0].failed.emit(error)
    assert room.errors == [error]
    room.end()
    assert told == [("ab", "ab in one")]


def test_after_a_failure_the_same_words_can_be_looked_up_again(room, told):
    room.looking.ask("a")
    room.started.pop(0)[0].failed.emit(LibraryBusy("Another program keeps the library locked."))
    assert room.started == []
    room.looking.ask("a")
    room.end()
    assert told == [("a", "a in one")]
