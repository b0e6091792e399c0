"""The session: opening, notices, history, and what survives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from reader.domain.annotation import AnchorState, Changes
from reader.domain.errors import EditRefused, ExportError, LibraryReadOnly, UsageError
from reader.domain.thread import Place
from reader.export.base import ExportOptions
from reader.library.maintenance import check
from reader.session.editing import AddTag, SetTags, ToggleTag, new_tag
from reader.session.reading import ReadingSession
from tests.library.making import spans

ROOT = Path(__file__).resolve().parents[2]


class TestOpening:
    def test_makes_a_library(self, tmp_path):
        session = ReadingSession(tmp_path / "new.postil", coder="Mei")
        assert (session.read_only, session.notice, session.coder) == (False, "", "Mei")
        assert not session.has_threads()
        assert (session.threads(), session.tags(), session.passages(), session.tag_counts()) == ([], [], [], {})
        assert session.last_place() is None
        session.close()
        session.close()

    def test_path_is_resolved(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        session = ReadingSession(Path("new.postil"))
        assert session.path == (tmp_path / "new.postil").resolve()
        session.close()

    def test_second_session_is_read_only(self, session, posts, tag):
        a = tag("A")
        other = ReadingSession(session.path)
        assert (other.read_only, other.notice) == (True, "locked")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert len(other.annotations(1)) == 1
        other.mark_read([1])
        other.keep_place(Place(1, 1, 0))
        other.set_setting("a", "b")
        assert (other.thread(1).unread, other.last_place(), other.setting("a")) == (3, None, "")
        with pytest.raises(LibraryReadOnly):
            other.apply(AddTag(new_tag("B")))
        other.close()

    def test_asked_read_only(self, session):
        other = ReadingSession(session.path, read_only=True)
        assert (other.read_only, other.notice) == (True, "")
        other.close()


class TestNotices:
    def test_told_after_it_is_stored(self, session, posts, tag):
        a, seen = tag("A"), []
        session.subscribe(lambda changes: seen.append((changes, len(session.annotations(1)))))
        changes = session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert seen == [(changes, 1)]

    def test_undo_and_redo_are_told(self, session, posts, tag):
        a, seen = tag("A"), []
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        session.subscribe(seen.append)
        first, second = session.undo(), session.redo()
        assert seen == [first.changes, second.changes]
        assert first.changes.posts == {1}
        assert first.changes.place == (1, 1, 0)

    def test_unsubscribe(self, session, tag):
        seen = []
        end = session.subscribe(seen.append)
        tag("A")
        end()
        end()
        tag("B")
        assert len(seen) == 1

    def test_unsubscribing_while_told(self, session, tag):
        seen, ends = [], []
        ends.append(session.subscribe(lambda _: ends[0]()))
        session.subscribe(seen.append)
        tag("A")
        tag("B")
        assert len(seen) == 2

    def test_nothing_is_not_told(self, session, posts):
        seen = []
        session.subscribe(seen.append)
        session.announce(Changes())
        session.mark_read([])
        session.apply(SetTags(spans(posts, (0, 0)), ()))
        assert seen == []

    def test_read_marks_are_told(self, session):
        seen = []
        session.subscribe(seen.append)
        session.mark_read([1, 2])
        session.mark_read([2], read=False)
        assert [c.posts for c in seen] == [{1, 2}, {2}]
        assert session.thread(1).unread == 2

    def test_refused_edits_are_not_told(self, session, posts):
        seen = []
        session.subscribe(seen.append)
        with pytest.raises(EditRefused):
            session.apply(ToggleTag(spans(posts, (0, 0)), uuid4()))
        assert seen == []


class TestHistory:
    def test_steps(self, session, posts, tag):
        assert (session.undo(), session.redo(), session.undo_step, session.redo_step) == (None, None, None, None)
        a = tag("A")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert (session.undo_step.kind, session.redo_step) == ("set-tag", None)
        assert session.undo_step.at.tzinfo is not None
        session.undo()
        assert (session.undo_step.kind, session.redo_step.kind) == ("add-tag", "set-tag")

    def test_over_a_restart(self, session, posts, tag, path):
        a = tag("A")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        session.apply(ToggleTag(spans(posts, (1, 0)), a))
        session.undo()
        session.close()
        again = ReadingSession(path, coder="Mei")
        assert again.redo().detail == "A"
        assert len(again.annotations(1)) == 2
        assert [again.undo().kind for _ in range(3)] == ["set-tag", "set-tag", "add-tag"]
        assert (again.annotations(1), again.tags(), again.undo()) == ([], [], None)
        again.close()

    def test_undone_annotation_is_the_same_one(self, session, posts, tag):
        session.apply(ToggleTag(spans(posts, (0, 0)), tag("A")))
        before = session.annotations(1)
        session.undo()
        session.redo()
        assert session.annotations(1) == before
        assert before[0].state is AnchorState.EXACT


class TestPlaces:
    @pytest.mark.parametrize("asked", [True, False])
    def test_read_marks_that_were_asked_for_are_on_the_disk(self, session, monkeypatch, asked):
        database, seen = session._library.database, []
        plain = database.run_many

        def watched(sql, rows):
            seen.append(database.number("PRAGMA synchronous"))
            plain(sql, rows)

        monkeypatch.setattr(database, "run_many", watched)
        session.mark_read([1, 2], asked=asked)
        assert seen == [2 if asked else 1]
        assert database.number("PRAGMA synchronous") == 2

    def test_where_the_reader_was(self, session, path):
        session.keep_place(Place(1, 2, 1))
        session.close()
        again = ReadingSession(path)
        assert again.last_place() == again.place_in(1) == Place(1, 2, 1)
        assert again.place_in(9) is None
        again.close()

    def test_settings(self, session):
        session.set_setting("zoom", "2")
        assert (session.setting("zoom"), session.setting("none", "x")) == ("2", "x")


class TestExport:
    def test_written(self, session, posts, tag, tmp_path):
        session.apply(SetTags(spans(posts, (0, 0), (1, 0)), (tag("A"),)))
        out = tmp_path / "out.csv"
        assert session.export(session.passages(), "csv", out, ExportOptions()) == 2
        assert "Thanks for telling." in out.read_text("utf-8-sig")

    def test_no_such_format(self, session, tmp_path):
        with pytest.raises(UsageError):
            session.export([], "nonsense", tmp_path / "x", ExportOptions())

    def test_no_such_folder(self, session, tmp_path):
        with pytest.raises(ExportError):
            session.export([], "csv", tmp_path / "none" / "x.csv", ExportOptions())


WRITER = """
import sys, time
from pathlib import Path
from reader.domain.annotation import Span
from reader.session.editing import AddTag, SetMemo, ToggleTag, new_tag
from reader.session.reading import ReadingSession
session = ReadingSession(Path(sys.argv[1]), coder="kill")
assert not session.read_only, session.notice
if not session.tags():
    session.apply(AddTag(new_tag("T")))
tag = session.tags()[0].id
posts = session.posts(1)
start = int(sys.argv[2])
# So many that ten runs stay within the steps that can be undone, however late the kill comes.
for number in range(start, start + 200):
    span = Span(0, 0, 0, len(posts[0].post.paragraphs[0].text))
    memo = str(number)
    session.apply(SetMemo(((posts[0].id, span),), memo))
    session.apply(ToggleTag(((posts[number % 3].id, Span(0, 0, 0, 1 + number % 8)),), tag))
    print(number, flush=True)
time.sleep(600)
"""


def writer(path, start, **how):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **how,
    )


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_nothing_acknowledged_is_lost_by_kills(session, path):
    session.close()
    last = 0
    for _ in range(10):
        process = writer(path, last + 1)
        acknowledged = [int(process.stdout.readline()) for _ in range(7)]
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        last = max([*acknowledged, *map(int, rest.split("\n")[:-1])])
        again = ReadingSession(path, coder="kill")
        assert again.notice == ""
        kept = max(int(a.memo) for a in again.annotations(1) if a.memo)
        assert kept in (last, last + 1)
        last = kept
        again.close()
    assert check(path) == []
    whole = ReadingSession(path, coder="kill")
    while whole.undo():
        pass
    assert (whole.annotations(1), whole.tags()) == ([], [])
    whole.close()


@pytest.mark.skipif(os.name != "posix", reason="file size limits")
def test_a_full_disk_loses_nothing(session, path):
    import resource  # noqa: PLC0415 - POSIX only

    session.close()
    limit = path.stat().st_size + 200_000

    def shrink():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    process = writer(path, 1, preexec_fn=shrink)
    told, complaint = process.communicate(timeout=60)
    assert "LibraryFull" in complaint
    last = int(told.split()[-1])
    again = ReadingSession(path, coder="kill")
    assert max(int(a.memo) for a in again.annotations(1) if a.memo) in (last, last + 1)
    again.apply(AddTag(new_tag("room again", again.tags())))
    assert again.undo_step.detail == "room again"
    again.close()
    assert check(path) == []
