"""Pages of a library that are read again apart: the same as here, a page at a time, and ended when nobody waits."""

from __future__ import annotations

from contextlib import closing

import pytest

from reader.domain.errors import LibraryError, TooSlow, UsageError
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session import stored_pages
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.rereading import keep_reading, reread_outdated
from reader.session.stored_pages import Wanted, read_stored
from tests.session import slow_readers


class Stop(Quiet):
    """Wants it to stop after some looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def cancelled(self) -> bool:
        self.looks -= 1
        return self.looks < 0


@pytest.fixture
def library(path, tmp_path):
    for number in range(3):
        lines = "".join(f"<p>Line {n} of ferry {number}.</p>" for n in range(50))
        (tmp_path / f"page{number}.html").write_text(f"<title>渡口 {number}</title>{lines}", "utf-8")
    import_paths(path, sorted(tmp_path.glob("*.html")), Quiet())
    with closing(Library(path)) as opened:
        opened.database.run("UPDATE capture SET parser='an older one'")
    return path


@pytest.fixture
def apart(monkeypatch):
    monkeypatch.setattr(stored_pages, "LARGE", 0)


def never() -> bool:
    return False


def test_pages_are_the_same_apart(library, monkeypatch) -> None:
    with closing(Library(library, read_only=True)) as opened:
        wanted = [Wanted(3), Wanted(1, "utf-8", "generic"), Wanted(2)]
        here = list(read_stored(opened, wanted, never))
        monkeypatch.setattr(stored_pages, "LARGE", 0)
        there = list(read_stored(opened, wanted, never))
    assert [found.prepared for found in there] == [found.prepared for found in here]
    assert [found.decoded.encoding for found in there] == ["utf-8"] * 3
    assert not any(found.decoded.text for found in there)


def test_all_are_read_again_apart(library, apart) -> None:
    report = reread_outdated(library, Quiet())
    assert (report.pages, report.failed, report.cancelled) == (3, 0, False)
    assert reread_outdated(library, Quiet()).pages == 0
    assert check(library) == []


def test_what_cannot_be_read_is_counted_and_the_rest_goes_on(library, apart, monkeypatch) -> None:
    monkeypatch.setattr(stored_pages, "_read_apart", slow_readers.die_at_the_second)
    report = reread_outdated(library, Quiet())
    assert (report.pages, report.failed) == (0, 3)
    with closing(Library(library, read_only=True)) as opened:
        kinds = [type(found).__name__ for found in read_stored(opened, [Wanted(1), Wanted(2), Wanted(3)], never)]
    assert kinds == ["TooSlow", "DamagedCapture", "TooSlow"]
    assert check(library) == []


def test_errors_come_as_they_are(library, apart) -> None:
    with pytest.raises(UsageError):
        keep_reading(library, 1, "klingon", None)
    with pytest.raises(LibraryError, match="does not hold"):
        keep_reading(library, 9, None, None)


def test_one_that_hangs_is_given_up(library, apart, monkeypatch) -> None:
    monkeypatch.setattr(stored_pages, "_read_apart", slow_readers.hang)
    monkeypatch.setattr(stored_pages, "PATIENCE", 0.5)
    with pytest.raises(TooSlow):
        keep_reading(library, 1, None, None)


@pytest.mark.parametrize("work", [reread_outdated,
                                  lambda path, stop: keep_reading(path, 1, None, None, stop)])  # fmt: skip
def test_nobody_waits_for_a_page_that_hangs(library, apart, monkeypatch, work) -> None:
    monkeypatch.setattr(stored_pages, "_read_apart", slow_readers.hang)
    with closing(Library(library, read_only=True)) as opened:
        before = opened.database.rows("SELECT * FROM capture")
    unfinished = slow_readers.note_unfinished(monkeypatch)
    work(library, Stop(4))
    assert unfinished
    with closing(Library(library, read_only=True)) as opened:
        assert opened.database.rows("SELECT * FROM capture") == before
