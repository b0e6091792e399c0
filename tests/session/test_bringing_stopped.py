"""Bringing in is whole or not at all: stopped at any moment or refused by the disk, it leaves the library as it was."""

from __future__ import annotations

from contextlib import closing, suppress

import pytest

from reader.domain.annotation import PassageQuery, Span
from reader.domain.errors import IntakeError, LibraryFull
from reader.export.base import ExportOptions
from reader.library.database import Database
from reader.library.library import Library
from reader.session.bringing import bring, preview
from reader.session.editing import AddTag, SetMemo, SetTags, new_tag
from reader.session.reading import ReadingSession
from tests.library import making


class StopAt:
    """Stops at one of its looks."""

    def __init__(self, look):
        self.left = look
        self.told = []

    def report(self, done, total, what=""):
        self.told.append((done, total))

    def cancelled(self):
        self.left -= 1
        return self.left < 0


NEVER = 10**6


@pytest.fixture(params=["qdpx", "webannotation", "library"])
def written(request, tmp_path):
    """A file of 40 threads with a passage each, in several formats."""
    path = tmp_path / "from.postil"
    with closing(Library(path)) as library:
        for number in range(40):
            lines = (f"Boat {number} leaves the quay.", f"Nobody waits for boat {number}.")
            page = making.page(making.post(f"5{number}", 1, *lines), tid=str(number), title=f"Boats {number}")
            making.store(library, page, name=f"n{number}-")
    with closing(ReadingSession(path, coder="Mei")) as session:
        tag = new_tag("Quay", [])
        session.apply(AddTag(tag))
        for head in session.threads():
            place = (session.posts(head.id)[0].id, Span(0, 0, 0, 4))
            session.apply(SetTags((place,), (tag.id,)))
            session.apply(SetMemo((place,), "see"))
        out = tmp_path / f"out.{request.param}"
        session.export(session.passages(PassageQuery()), request.param, out, ExportOptions())
    return out


@pytest.fixture
def target(tmp_path):
    """A library with a tag, an annotation and ten of the threads."""
    path = tmp_path / "to.postil"
    with closing(Library(path)) as library:
        for number in range(10):
            lines = (f"Boat {number} leaves the quay.", f"Nobody waits for boat {number}.")
            page = making.page(making.post(f"5{number}", 1, *lines), tid=str(number), title=f"Boats {number}")
            making.store(library, page, name=f"n{number}-")
    with closing(ReadingSession(path, coder="Bo")) as session:
        tag = new_tag("Mood", [])
        session.apply(AddTag(tag))
        session.apply(SetTags(((1, Span(1, 0, 1, 6)),), (tag.id,)))
    return path


def held(path):
    """All that a library holds, row by row."""
    with closing(Database(path, read_only=True)) as database:
        names = [row[0] for row in database.rows("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name")]
        return {name: database.rows(f"SELECT * FROM {name}") for name in names if not name.startswith("sqlite")}


def test_stopped_at_any_look_it_leaves_all_as_it_was(written, target):
    whole = StopAt(NEVER)
    before = held(target)
    preview(target, written, whole)
    assert held(target) == before
    looks = len(whole.told)
    look, stop = -1, StopAt(-1)
    while stop.left < 0:
        look += 1
        stop = StopAt(look)
        with suppress(IntakeError):
            bring(target, written, "Bo", stop)
        if stop.left < 0:
            assert held(target) == before
    assert look > looks > 3, "it looked fewer times while it wrote than while it read"
    assert held(target) != before
    assert all(0 <= done <= total for done, total in stop.told)


def test_a_preview_can_be_stopped(written, target):
    before = held(target)
    with pytest.raises(IntakeError, match="stopped"):
        preview(target, written, StopAt(1))
    assert held(target) == before


@pytest.mark.parametrize("writes", [0, 1, 12, 24])
def test_a_full_disk_leaves_all_as_it_was(written, target, monkeypatch, writes):
    before, run, left = held(target), Database.run, [writes]

    def full(self, sql, params=()):
        if not sql.startswith(("PRAGMA", "BEGIN", "ROLLBACK", "SELECT")):
            left[0] -= 1
            if left[0] < 0:
                raise LibraryFull("The disk is full.", self.path)
        return run(self, sql, params)

    monkeypatch.setattr(Database, "run", full)
    with pytest.raises(LibraryFull):
        bring(target, written, "Bo")
    monkeypatch.undo()
    assert held(target) == before
    bring(target, written, "Bo")
    assert held(target) != before


def test_all_of_it_is_undone_in_one_step_but_the_texts(written, target):
    with closing(ReadingSession(target)) as session:
        tags, passages = session.tags(), len(session.passages())
    report = bring(target, written, "Bo")
    with closing(ReadingSession(target)) as session:
        assert len(session.passages()) == passages + report.passages
        session.undo()
        assert (session.tags(), len(session.passages())) == (tags, passages)
