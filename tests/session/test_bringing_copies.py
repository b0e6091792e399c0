"""Two readers went on with copies of one library; what each did must come over, whoever was the last to write."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from reader.domain.annotation import Span
from reader.export.base import ExportOptions
from reader.library.library import Library
from reader.session.bringing import bring, preview
from reader.session.codebook_tools import SplitTag
from reader.session.editing import AddTag, ClearTags, DeleteTag, MergeTags, SetMemo, SetTags, ToggleTag, new_tag
from reader.session.reading import ReadingSession
from tests.library import making

WORDS = "The ferry stops for repairs."
SPAN = Span(0, 0, 0, len(WORDS))
FORMATS = [("qdpx", ".qdpx"), ("webannotation", ".jsonld"), ("library", ".ndjson")]


@pytest.fixture
def mine(tmp_path):
    """A library with one tagged passage."""
    path = tmp_path / "mine.postil"
    with closing(Library(path)) as library:
        making.store(library, making.page(*making.three_posts()))
    edit(path, add("shared"), put("shared"), lambda _session: SetMemo(((1, SPAN),), "first thought"))
    return path


@pytest.fixture
def theirs(mine, tmp_path):
    """A copy of it."""
    return shutil.copyfile(mine, tmp_path / "theirs.postil")


def edit(path, *edits):
    with closing(ReadingSession(path, coder="Mei")) as session:
        for made in edits:
            session.apply(made(session))


def add(name):
    return lambda session: AddTag(new_tag(name, session.tags(), key=""))


def put(name):
    return lambda session: SetTags(((1, SPAN),), (called(session, name),))


def called(session, name):
    return next(tag.id for tag in session.tags() if tag.name == name)


def held(path):
    """For each annotation the names of its tags and its memo."""
    with closing(ReadingSession(path, read_only=True)) as session:
        return sorted((sorted(tag.name for tag in p.tags), p.annotation.memo) for p in session.passages())


def export(path, name, suffix):
    out = path.with_suffix(suffix)
    with closing(ReadingSession(path, read_only=True)) as session:
        session.export(session.passages(), name, out, ExportOptions())
    return out


@pytest.mark.parametrize(("name", "suffix"), FORMATS)
@pytest.mark.parametrize("last", ["mine", "theirs"])
def test_a_tag_comes_over_though_the_passage_was_changed_later_here(mine, theirs, name, suffix, last):
    def go_on(path, tag):
        edit(path, add(tag), put(tag))

    for path in (theirs, mine) if last == "mine" else (mine, theirs):
        go_on(path, path.stem)
    file = export(theirs, name, suffix)
    assert preview(mine, file).passages == 1
    bring(mine, file)
    assert held(mine) == [(["mine", "shared"], "first thought"), (["shared", "theirs"], "first thought")]
    assert bring(mine, file).passages == 0
    assert len(held(mine)) == 2


@pytest.mark.parametrize(("name", "suffix"), FORMATS)
def test_a_split_comes_over(mine, theirs, name, suffix):
    def split(session):
        (passage,) = session.passages()
        made = new_tag("half", session.tags(), key="")
        return SplitTag(called(session, "shared"), frozenset({passage.annotation.id}), made)

    edit(theirs, split)
    bring(mine, export(theirs, name, suffix))
    assert held(mine) == [(["half"], "first thought"), (["shared"], "first thought")]


def test_a_memo_comes_over_though_another_was_written_later_here(mine, theirs):
    edit(theirs, lambda _session: SetMemo(((1, SPAN),), "their thought"))
    edit(mine, lambda _session: SetMemo(((1, SPAN),), "my thought"))
    bring(mine, export(theirs, "library", ".ndjson"))
    assert held(mine) == [(["shared"], "my thought"), (["shared"], "their thought")]


@pytest.mark.parametrize(
    "change",
    [
        (lambda session: ToggleTag(((1, SPAN),), called(session, "shared")),),
        (lambda _session: ClearTags(((1, SPAN),)),),
        (lambda session: DeleteTag(called(session, "shared")),),
        (add("better"), lambda s: MergeTags((called(s, "shared"),), called(s, "better"))),
        (lambda _session: SetMemo(((1, SPAN),), "second thought"),),
    ],
    ids=["toggled", "cleared", "deleted", "merged", "memo"],
)
def test_what_its_reader_took_away_does_not_come_back(mine, change):
    file = export(mine, "library", ".ndjson")
    edit(mine, *change)
    before = held(mine)
    report = bring(mine, file)
    assert (report.passages, report.known) == (0, 1)
    assert held(mine) == before


def test_what_was_set_and_undone_does_not_come_back(mine):
    edit(mine, add("hasty"), put("hasty"))
    file = export(mine, "library", ".ndjson")
    with closing(ReadingSession(mine, coder="Mei")) as session:
        session.undo()
    before = held(mine)
    assert bring(mine, file).passages == 0
    assert held(mine) == before


def test_what_was_taken_away_here_and_set_again_there_comes_over(mine, tmp_path):
    edit(mine, lambda session: ToggleTag(((1, SPAN),), called(session, "shared")))
    theirs = shutil.copyfile(mine, tmp_path / "theirs.postil")
    edit(theirs, put("shared"))
    bring(mine, export(theirs, "library", ".ndjson"))
    assert held(mine) == [([], "first thought"), (["shared"], "first thought")]
