"""Files of other programs that are read apart: the same as here, and ended when nobody waits."""

from __future__ import annotations

from contextlib import closing

import pytest

from reader.domain.annotation import Span
from reader.domain.errors import DamagedCapture, IntakeError, TooSlow
from reader.export.base import ExportOptions
from reader.intake.watch import Watch
from reader.library.library import Library
from reader.session import bring_apart
from reader.session.bringing import bring, preview
from reader.session.editing import AddTag, SetMemo, SetTags, new_tag
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.library import making
from tests.session import slow_readers


class Stop(Quiet):
    """Wants it to stop after some looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def cancelled(self) -> bool:
        self.looks -= 1
        return self.looks < 0


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "from.postil"
    with closing(Library(path)) as library:
        making.store(library, making.page(*making.three_posts()), making.page(making.post("9", 1, "More."), tid="78"))
    with closing(ReadingSession(path, coder="Mei")) as session:
        tag = new_tag("Ferry", [])
        session.apply(AddTag(tag))
        session.apply(SetTags(((1, Span(0, 0, 0, 9)), (1, Span(1, 0, 1, 9)), (2, Span(0, 0, 1, 3))), (tag.id,)))
        session.apply(SetMemo(((4, Span(0, 0, 0, 4)),), "see"))
    return path


def written(path, name):
    out = path.with_suffix(f".{name}")
    with closing(ReadingSession(path, read_only=True)) as session:
        session.export(session.passages(), name, out, ExportOptions())
    return out


@pytest.fixture
def apart(monkeypatch):
    monkeypatch.setattr(bring_apart, "LARGE", 0)
    monkeypatch.setattr(bring_apart, "_ITEMS", 2)


@pytest.mark.parametrize("name", ["library", "qdpx", "qdc", "webannotation"])
def test_a_file_says_the_same_apart(source, apart, name) -> None:
    out = written(source, name)
    here, there = bring_apart.read_here(out), bring_apart.read_file(out, Quiet(), Watch(Quiet()))
    assert there == here
    assert here.sources or here.quoted or here.codes


def test_what_is_brought_in_from_there_is_all_of_it(source, apart, tmp_path) -> None:
    out, other = written(source, "library"), tmp_path / "to.postil"
    Library(other).close()
    assert preview(other, out, Quiet()).passages == 4
    report = bring(other, out, "Bo", Quiet())
    assert (report.passages, report.left) == (4, ())


def test_errors_come_as_they_are(apart, tmp_path) -> None:
    (tmp_path / "x.json").write_text("{]", "utf-8")
    with pytest.raises(IntakeError) as here:
        bring_apart.read_here(tmp_path / "x.json")
    with pytest.raises(IntakeError) as there:
        bring_apart.read_file(tmp_path / "x.json", Quiet(), Watch(Quiet()))
    assert (there.value.reason, there.value.path) == (here.value.reason, here.value.path)


@pytest.mark.parametrize(("name", "error"), [("slow", TooSlow), ("deadly", DamagedCapture)])
def test_what_takes_too_much_is_an_error(apart, tmp_path, monkeypatch, name, error) -> None:
    monkeypatch.setattr(bring_apart, "_parts", slow_readers.read)
    monkeypatch.setattr(bring_apart, "PATIENCE", 0.5)
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(error):
        bring_apart.read_file(tmp_path / name, Quiet(), Watch(Quiet()))


def test_nobody_waits_for_a_file_that_hangs(source, apart, monkeypatch) -> None:
    out = written(source, "library")
    monkeypatch.setattr(bring_apart, "_parts", slow_readers.hang)
    unfinished = slow_readers.note_unfinished(monkeypatch)
    with pytest.raises(IntakeError, match="stopped"):
        preview(source, out, Stop(4))
    assert len(unfinished) == 1
