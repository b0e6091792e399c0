"""Importing files and folders."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.domain.errors import LibraryReadOnly, NotALibrary
from reader.domain.thread import PageKind
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session import page_reader
from reader.session.backing_up import back_up
from reader.session.editing import AddTag, RemoveThread, new_tag
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.library.making import DECODED, page, post

SHARED = Path(__file__).resolve().parents[3] / "shared"


class Watch:
    """Progress that keeps what it is told and cancels at a given report."""

    def __init__(self, stop_at=None):
        self.told = []
        self.stop_at = stop_at

    def report(self, done, total, what=""):
        self.told.append((done, total))

    def cancelled(self):
        return self.stop_at is not None and len(self.told) >= self.stop_at


@pytest.fixture
def saved(tmp_path):
    """A folder of three invented text captures."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for i in range(3):
        text = f"Notice number {i} about the tram\n\nThe tram number {i} stops at the square.\nIt runs daily.\n"
        (folder / f"{i}.txt").write_text(text)
    return folder


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lib" / "test.postil"


def outcomes(report):
    return [line.outcome for line in report.files]


class TestFiles:
    def test_new(self, path, saved):
        report = import_paths(path, [saved / "0.txt"], Quiet())
        (line,) = report.files
        assert (line.outcome, line.thread_id, line.container, line.charset) == ("new", 1, "text", "utf-8")
        assert line.posts_new > 0
        assert (line.posts_changed, line.posts_same, line.error) == (0, 0, "")
        assert report.changes.structure
        assert report.changes.threads == {1}
        assert not report.cancelled

    def test_words_are_there(self, path, saved):
        import_paths(path, [saved / "0.txt"], Quiet())
        session = ReadingSession(path)
        words = [p.text for stored in session.posts(1) for p in stored.post.paragraphs]
        session.close()
        assert "It runs daily." in words

    def test_folder_in_order(self, path, saved):
        report = import_paths(path, [saved], Quiet())
        assert [line.path.name for line in report.files] == ["0.txt", "1.txt", "2.txt"]
        assert outcomes(report) == ["new"] * 3

    def test_again_adds_nothing(self, path, saved):
        import_paths(path, [saved], Quiet())
        size = Library(path, read_only=True)
        before = size.database.rows("SELECT * FROM sighting")
        size.close()
        report = import_paths(path, [saved], Quiet())
        assert outcomes(report) == ["same"] * 3
        assert not report.changes
        after = Library(path, read_only=True)
        assert after.database.rows("SELECT * FROM sighting") == before
        assert after.database.number("SELECT count(*) FROM capture") == 3
        after.close()

    def test_same_bytes_under_another_name(self, path, saved):
        (saved / "copy.txt").write_bytes((saved / "0.txt").read_bytes())
        assert sorted(outcomes(import_paths(path, [saved], Quiet()))) == ["new", "new", "new", "same"]

    def test_bad_files_are_lines(self, path, saved):
        (saved / "a.html").write_bytes(b"")
        (saved / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        report = import_paths(path, [saved, saved / "none.html"], Quiet())
        bad = [line for line in report.files if line.outcome == "error"]
        assert [(line.path.name, line.error_kind) for line in bad] == [
            ("a.html", "EmptyCapture"),
            ("b.html", "UnknownFormat"),
            ("none.html", "UnreadableFile"),
        ]
        assert all(line.error.endswith(".") and line.thread_id is None for line in bad)
        assert outcomes(report).count("new") == 3

    def test_the_library_in_the_folder_is_passed_over(self, saved):
        own = saved / "own.postil"
        assert outcomes(import_paths(own, [saved], Quiet())) == ["new"] * 3
        assert outcomes(import_paths(own, [saved], Quiet())) == ["same"] * 3

    def test_its_backups_and_links_to_it_are_passed_over(self, saved):
        own = saved / "own.postil"
        import_paths(own, [saved], Quiet())
        assert back_up(own).path.parent.parent == saved
        (saved / "link.html").symlink_to(own)
        assert outcomes(import_paths(own, [saved], Quiet())) == ["same"] * 3
        assert outcomes(import_paths(own, [saved / "link.html"], Quiet())) == []

    def test_sound_afterwards(self, path, saved):
        import_paths(path, [saved], Quiet())
        assert check(path) == []
        assert not path.with_name(path.name + "-wal").exists()


class TestPages:
    def read_as(self, monkeypatch, *pages):
        queue = list(pages)
        monkeypatch.setattr(page_reader, "read_page", lambda _capture: (DECODED, queue.pop(0)))

    @pytest.mark.parametrize("kind", [PageKind.LISTING, PageKind.MESSAGE, PageKind.EMPTY])
    def test_without_posts(self, path, saved, monkeypatch, kind):
        self.read_as(monkeypatch, page(kind=kind))
        report = import_paths(path, [saved / "0.txt"], Quiet())
        (line,) = report.files
        assert (line.outcome, line.thread_id, line.error_kind) == ("empty", None, kind.value)
        assert line.error.endswith(".")
        assert not report.changes
        assert outcomes(import_paths(path, [saved / "0.txt"], Quiet())) == ["same"]

    def test_changed(self, path, saved, monkeypatch):
        self.read_as(monkeypatch, page(post("1", 1, "a")), page(post("1", 1, "b")), page(post("1", 1, "b")))
        report = import_paths(path, [saved], Quiet())
        assert outcomes(report) == ["new", "changed", "same"]
        assert [(f.posts_new, f.posts_changed, f.posts_same) for f in report.files] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
        assert report.changes.posts == {1}

    def test_warnings_are_told(self, path, saved, monkeypatch):
        self.read_as(monkeypatch, page(post("1", 1, "a"), warnings=("odd clock",), view="touch"))
        (line,) = import_paths(path, [saved / "0.txt"], Quiet()).files
        assert (line.warnings, line.view, line.software) == (("odd clock",), "touch", "Discuz! X")

    @pytest.mark.parametrize("fault", [KeyError("x"), RecursionError(), ValueError("x")])
    def test_our_own_fault_costs_one_page(self, path, saved, monkeypatch, caplog, fault):
        pages = [page(post("1", 1, "a"), tid="1"), fault, page(post("1", 1, "a"), tid="2")]

        def read(_capture):
            one = pages.pop(0)
            if isinstance(one, BaseException):
                raise one
            return DECODED, one

        monkeypatch.setattr(page_reader, "read_page", read)
        report = import_paths(path, [saved], Quiet())
        assert outcomes(report) == ["new", "error", "new"]
        assert report.files[1].error_kind == "Fault"
        assert "could not be read" in caplog.text

    def test_halves_of_characters_cost_no_page(self, path, saved, monkeypatch):
        self.read_as(monkeypatch, page(post("1", 1, "a", author="Lin\ud800")), page(post("2", 2, "b")), page())
        assert outcomes(import_paths(path, [saved], Quiet())) == ["new", "new", "empty"]
        session = ReadingSession(path)
        assert next(stored.post.author for stored in session.posts(1)) == "Lin?"
        session.close()
        assert check(path) == []

    def test_a_removed_thread_comes_back(self, path, saved):
        import_paths(path, [saved / "0.txt"], Quiet())
        session = ReadingSession(path)
        session.apply(RemoveThread(1))
        report = import_paths(path, [saved / "0.txt"], Quiet())
        assert (outcomes(report), report.changes.structure) == (["changed"], True)
        assert len(session.threads()) == 1
        assert session.undo().kind == "restore-thread"
        assert session.threads() == []
        session.close()


class TestProgress:
    def test_each_file_is_told(self, path, saved):
        watch = Watch()
        import_paths(path, [saved], watch)
        assert watch.told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def test_cancel_keeps_what_is_in(self, path, saved):
        report = import_paths(path, [saved], Watch(stop_at=3))
        assert report.cancelled
        assert len(report.files) == 2
        session = ReadingSession(path)
        assert len(session.threads()) == 2
        session.close()

    def test_cancel_at_once(self, path, saved):
        report = import_paths(path, [saved], Watch(stop_at=0))
        assert (report.cancelled, report.files) == (True, ())

    def test_nothing_to_do(self, path):
        assert import_paths(path, [], Quiet()).files == ()


class TestBesideTheWindow:
    def test_from_another_thread(self, path, saved):
        session = ReadingSession(path)
        reports = []
        job = threading.Thread(target=lambda: reports.append(import_paths(path, [saved], Quiet())))
        job.start()
        for i in range(30):
            session.apply(AddTag(new_tag(f"tag {i}", session.tags())))
        job.join()
        assert outcomes(reports[0]) == ["new"] * 3
        assert len(session.tags()) == 30
        told = []
        session.subscribe(told.append)
        session.announce(reports[0].changes)
        assert told == [reports[0].changes]
        assert len(session.threads()) == 3
        session.close()

    def test_lock_stays_with_the_window(self, path, saved):
        session = ReadingSession(path)
        import_paths(path, [saved], Quiet())
        other = ReadingSession(path)
        assert other.notice == "locked"
        other.close()
        session.close()

    def test_read_only_library(self, path, saved, monkeypatch):
        Library(path).close()
        monkeypatch.setattr("reader.library.gate.may_write", lambda _: False)
        with pytest.raises(LibraryReadOnly):
            import_paths(path, [saved], Quiet())

    def test_no_library(self, saved):
        with pytest.raises(NotALibrary):
            import_paths(saved / "0.txt", [saved / "1.txt"], Quiet())
        assert (saved / "0.txt").read_text().startswith("Notice")


@pytest.mark.shared
def test_shared_captures(path):
    folder = SHARED / "corpus" / "captures"
    if not folder.is_dir():
        pytest.skip("no shared corpora here")
    report = import_paths(path, [folder], Quiet())
    assert not [line for line in report.files if line.error_kind == "Fault"]
    assert "new" in outcomes(report)
    assert set(outcomes(import_paths(path, [folder], Quiet()))) <= {"same", "error"}
    assert check(path) == []
