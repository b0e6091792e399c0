"""The codebook as CSV: written, read back, compared, taken in."""

from __future__ import annotations

import csv

import pytest

from reader.domain.errors import EditRefused, UnreadableFile
from reader.session.codebook_file import Entry, ImportCodebook, compare, read_codebook, tag_memos, write_codebook
from reader.session.editing import new_tag
from reader.session.memos import Subject, SubjectKind, WriteMemo


def outline(session):
    tags = {tag.id: tag for tag in session.tags()}
    return [(t.name, tags[t.parent].name if t.parent else "", t.colour, t.key, t.description) for t in tags.values()]


def written(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "book.csv"
    path.write_bytes(text.encode(encoding))
    return path


class TestRoundTrip:
    def test_into_an_empty_library(self, session, tag, tmp_path):
        policy = tag("Policy", key="p", colour="green", description="two\nlines, and “quotes”")
        tag("A > B \\ C", policy, key="")
        tag("=SUM(A1)", key="", colour="#12ab9f")
        tag("防控", policy, key="f")
        before = outline(session)
        path = tmp_path / "out.csv"
        assert write_codebook(path, session.tags()) == 4
        for _ in range(4):
            session.undo()
        assert session.tags() == []
        session.apply(ImportCodebook(tuple(read_codebook(path))))
        assert outline(session) == before

    def test_its_own_file_is_all_the_same(self, session, tag, tmp_path):
        tag("Mood", tag("Policy"))
        write_codebook(tmp_path / "out.csv", session.tags())
        assert [c.state for c in compare(session.tags(), read_codebook(tmp_path / "out.csv"))] == ["same", "same"]
        assert not session.apply(ImportCodebook(tuple(read_codebook(tmp_path / "out.csv"))))

    def test_cells_that_spreadsheets_would_run_are_guarded(self, tmp_path):
        write_codebook(tmp_path / "out.csv", [new_tag("=1+1", key="-")])
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file))[1][:3] == ["'=1+1", "blue", "'-"]


class TestMemos:
    def test_written_and_taken_in(self, session, tag, tmp_path):
        policy, mood = tag("Policy"), tag("Mood")
        session.apply(WriteMemo(Subject(SubjectKind.TAG, str(policy)), "Which *rules*?\n\nAnd whose?"))
        assert tag_memos(session) == {policy: "Which *rules*?\n\nAnd whose?"}
        write_codebook(tmp_path / "out.csv", session.tags(), tag_memos(session))
        entries = read_codebook(tmp_path / "out.csv")
        assert [e.memo for e in entries] == ["Which *rules*?\n\nAnd whose?", ""]
        session.apply(WriteMemo(Subject(SubjectKind.TAG, str(policy)), "other"))
        session.apply(WriteMemo(Subject(SubjectKind.TAG, str(mood)), "stays"))
        states = [c.state for c in compare(session.tags(), entries, tag_memos(session))]
        assert states == ["changed", "same"]
        session.apply(ImportCodebook(tuple(entries)))
        assert tag_memos(session) == {policy: "Which *rules*?\n\nAnd whose?", mood: "stays"}
        session.undo()
        assert tag_memos(session)[policy] == "other"

    def test_a_file_without_the_column_says_nothing_of_memos(self, session, tag, tmp_path):
        policy = tag("Policy")
        session.apply(WriteMemo(Subject(SubjectKind.TAG, str(policy)), "kept"))
        entries = read_codebook(written(tmp_path, "path\nPolicy\n"))
        assert entries[0].memo is None
        assert [c.state for c in compare(session.tags(), entries, tag_memos(session))] == ["same"]

    def test_a_memo_comes_with_a_new_tag(self, session, tmp_path):
        session.apply(ImportCodebook(tuple(read_codebook(written(tmp_path, "path,memo\nA > B,=why\n")))))
        named = {tag.name: tag.id for tag in session.tags()}
        assert tag_memos(session) == {named["B"]: "=why"}

    def test_a_memo_that_a_spreadsheet_would_run_is_guarded(self, tmp_path):
        new = new_tag("A")
        write_codebook(tmp_path / "out.csv", [new], {new.id: "=1+1"})
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file))[1][4] == "'=1+1"
        assert read_codebook(tmp_path / "out.csv")[0].memo == "=1+1"


class TestReading:
    def test_only_paths(self, tmp_path):
        path = written(tmp_path, "Path\nA\nA > B\n\n a>b \n")
        assert [e.path for e in read_codebook(path)] == [("A",), ("A", "B")]
        assert read_codebook(path)[0] == Entry(("A",), None, None, None)

    def test_unknown_colours_and_long_keys(self, tmp_path):
        path = written(tmp_path, "path,color,key\nA,plaid,xy\nB,#AABBCC,\n")
        assert read_codebook(path) == [Entry(("A",), None, "x"), Entry(("B",), "#aabbcc", "")]

    @pytest.mark.parametrize("text", ["", "name,colour\nA,red\n"])
    def test_no_codebook(self, tmp_path, text):
        with pytest.raises(UnreadableFile, match="no codebook"):
            read_codebook(written(tmp_path, text))

    def test_another_encoding(self, tmp_path):
        with pytest.raises(UnreadableFile, match="UTF-8"):
            read_codebook(written(tmp_path, "path\n防控\n", "gbk"))

    def test_no_file(self, tmp_path):
        with pytest.raises(UnreadableFile, match="opened"):
            read_codebook(tmp_path / "none.csv")


class TestTakingIn:
    def test_new_changed_same(self, session, tag):
        tag("Policy", key="")
        tag("Mood", colour="red")
        entries = [Entry(("policy",), None, "p"), Entry(("Mood",), "red"), Entry(("Policy", "Rules"))]
        assert [c.state for c in compare(session.tags(), entries)] == ["changed", "same", "new"]
        session.apply(ImportCodebook(tuple(entries)))
        assert [(t.name, t.key) for t in session.tags()] == [("policy", "p"), ("Rules", ""), ("Mood", "1")]
        session.undo()
        assert [t.name for t in session.tags()] == ["Policy", "Mood"]

    def test_tags_above_that_the_file_leaves_out(self, session):
        session.apply(ImportCodebook((Entry(("A", "B", "C"), "red", "x", "d"),)))
        assert outline(session)[1:] == [("B", "A", "orange", "", ""), ("C", "B", "red", "x", "d")]

    def test_definitions_that_the_file_leaves_out_stay(self, session, tag):
        tag("A", description="kept")
        session.apply(ImportCodebook((Entry(("A",), "red"),)))
        assert session.tags()[0].description == "kept"

    def test_nothing_in_it(self, session):
        with pytest.raises(EditRefused, match="no tag"):
            session.apply(ImportCodebook(()))


def test_a_path_is_as_deep_as_those_of_other_formats(tmp_path):
    """Found by fuzzing: thousands of levels took a quarter of a minute."""
    file = tmp_path / "codes.csv"
    file.write_text("path\n" + " > ".join(f"Level {n}" for n in range(3000)) + "\n", "utf-8")
    (entry,) = read_codebook(file)
    assert len(entry.path) == 40
    assert entry.path[-1] == "Level 2999"
