"""The record of steps: who did what when, taking back any step on which nothing depends, writing it to a file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest

from reader.domain.errors import EditRefused, ExportError
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session.codebook import AddTag, DeleteTag, new_tag
from reader.session.codebook_tools import SetExample
from reader.session.editing import SetMemo, ToggleTag
from reader.session.history import TakeBack, write_history
from reader.session.reading import ReadingSession
from tests.library import making


@pytest.fixture
def session(tmp_path):
    path = tmp_path / "test.postil"
    library = Library(path)
    making.store(library, making.page(*making.three_posts()))
    library.close()
    opened = ReadingSession(path, coder="Mei")
    yield opened
    opened.close()


@pytest.fixture
def spans(session):
    return making.spans(session.posts(1), (0, 0), (1, 0))


def add(session, name: str):
    tag = new_tag(name, session.tags())
    session.apply(AddTag(tag))
    return tag.id


def named(session, kind: str) -> int:
    return next(line.id for line in session.history() if line.kind == kind)


def test_who_did_what_when(session, spans) -> None:
    before = datetime.now(UTC)
    add(session, "Ferry")
    session.coder = "Li"
    session.apply(SetMemo(spans[:1], "kind"))
    memo, tag = session.history()
    assert (memo.kind, memo.coder, memo.rows, memo.undone) == ("memo", "Li", 1, False)
    assert (tag.kind, tag.detail, tag.coder) == ("add-tag", "Ferry", "Mei")
    assert before <= tag.at <= memo.at <= datetime.now(UTC) + timedelta(seconds=1)
    session.undo()
    assert [line.undone for line in session.history()] == [True, False]


def test_the_record_outlives_the_sitting(session) -> None:
    add(session, "Ferry")
    path = session.path
    session.close()
    again = ReadingSession(path)
    assert [line.coder for line in again.history()] == ["Mei"]
    again.close()


def test_taking_back_a_step_that_is_not_the_last(session, spans) -> None:
    session.apply(SetMemo(spans[:1], "one"))
    first = named(session, "memo")
    add(session, "Ferry")
    session.apply(TakeBack(first))
    assert [a.memo for a in session.annotations(1)] == []
    assert [tag.name for tag in session.tags()] == ["Ferry"]
    assert session.history()[0].kind == "take-back"
    session.undo()
    assert [a.memo for a in session.annotations(1)] == ["one"]
    assert check(session.path) == []


def test_not_where_a_later_step_changed_it(session, spans) -> None:
    session.apply(SetMemo(spans[:1], "one"))
    first = named(session, "memo")
    session.apply(SetMemo(spans[:1], "two"))
    with pytest.raises(EditRefused, match="later step changed what this one did: memo of "):
        session.apply(TakeBack(first))
    assert [a.memo for a in session.annotations(1)] == ["two"]
    assert len(session.history()) == 2


def test_not_where_something_later_depends_on_it(session, spans) -> None:
    tag = add(session, "Ferry")
    session.apply(ToggleTag(spans[:1], tag))
    with pytest.raises(EditRefused, match="depends on"):
        session.apply(TakeBack(named(session, "add-tag")))
    assert [known.name for known in session.tags()] == ["Ferry"]
    assert session.tag_counts() == {tag: 1}
    session.apply(TakeBack(named(session, "set-tag")))
    session.apply(TakeBack(named(session, "add-tag")))
    assert session.tags() == []
    assert check(session.path) == []


def test_a_passage_that_holds_nothing_any_more_goes(session, spans) -> None:
    one, two = add(session, "One"), add(session, "Two")
    session.apply(ToggleTag(spans[:1], one))
    session.apply(ToggleTag(spans[:1], two))
    session.apply(DeleteTag(one))
    session.apply(TakeBack(named(session, "set-tag")))
    assert session.annotations(1) == []
    session.undo()
    (back,) = session.annotations(1)
    assert back.tags == {two}
    assert check(session.path) == []


def test_an_example_goes_with_its_tag(session, spans) -> None:
    tag = add(session, "One")
    session.apply(SetMemo(spans[:1], "kind"))
    session.apply(ToggleTag(spans[:1], tag))
    (passage,) = session.annotations(1)
    session.apply(SetExample(frozenset({passage.id}), tag, on=True))
    session.apply(TakeBack(named(session, "set-tag")))
    assert session.annotations(1)[0].tags == frozenset()
    assert session.examples(tag) == []
    session.undo()
    assert [example.id for example in session.examples(tag)] == [passage.id]
    assert check(session.path) == []


def test_not_twice_and_not_what_is_not_there(session, spans) -> None:
    session.apply(SetMemo(spans[:1], "one"))
    first = named(session, "memo")
    session.undo()
    with pytest.raises(EditRefused, match="undone already"):
        session.apply(TakeBack(first))
    with pytest.raises(EditRefused, match="not on record"):
        session.apply(TakeBack(999))
    session.redo()
    session.apply(TakeBack(first))
    with pytest.raises(EditRefused, match="later step"):
        session.apply(TakeBack(first))


def test_writing_it(session, tmp_path) -> None:
    session.coder = "=cmd"
    add(session, "Ferry, 渡口")
    out = tmp_path / "history.csv"
    assert write_history(session.history(), out, lambda kind, detail: f"+{kind}: {detail}") == 1
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfnumber,time,")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert (row["coder"], row["what"], row["rows"]) == ("'=cmd", "'+add-tag: Ferry, 渡口", "1")
    assert datetime.fromisoformat(row["time"]) == session.history()[0].at
    with pytest.raises(ExportError):
        write_history([], tmp_path / "none" / "x.csv", str)
