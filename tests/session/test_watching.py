"""Noticing pages that are saved into a folder."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from reader.session.watching import DOUBTFUL_SECONDS, MOST_FILES, ORPHANED_SECONDS, PASSING, STILL_SECONDS, FolderWatch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.html").write_text("old")
    return tmp_path


def _names(found: list[Path]) -> list[str]:
    return [path.name for path in found]


def test_what_is_there_already_is_not_new(folder: Path) -> None:
    watch = FolderWatch([folder])
    assert watch.look(0) == watch.look(10) == []


def test_a_new_page_is_told_once_when_it_is_still(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html").write_text("new</html>")
    assert watch.look(0) == []
    assert watch.growing
    assert watch.look(STILL_SECONDS / 2) == []
    assert _names(watch.look(STILL_SECONDS)) == ["new.html"]
    assert not watch.growing
    assert watch.look(100) == []


def test_a_page_that_grows_is_waited_for(folder: Path) -> None:
    watch = FolderWatch([folder])
    page = folder / "new.html"
    for second in range(5):
        page.write_text("x" * (second + 1) + "</html>")
        assert watch.look(second) == []
    assert _names(watch.look(6)) == ["new.html"]


def test_an_empty_page_is_waited_for(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html").touch()
    assert watch.look(0) == watch.look(10) == []
    (folder / "new.html").write_text("there</html>")
    watch.look(11)
    assert _names(watch.look(12)) == ["new.html"]


@pytest.mark.parametrize("ending", PASSING)
def test_passing_names_are_not_pages(folder: Path, ending: str) -> None:
    watch = FolderWatch([folder])
    (folder / f"new.html{ending}").write_text("half</html>")
    assert watch.look(0) == watch.look(10) == []
    (folder / f"new.html{ending}").rename(folder / "new.html")
    watch.look(11)
    assert _names(watch.look(12)) == ["new.html"]


def test_a_page_saved_again_is_told_again(folder: Path) -> None:
    watch = FolderWatch([folder])
    page = folder / "old.html"
    page.write_text("older?</html>")
    os.utime(page, (5, 5))
    watch.look(0)
    assert _names(watch.look(1)) == ["old.html"]


def test_folders_below_are_watched_but_not_the_resources_of_a_page(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "deep").mkdir()
    (folder / "deep" / "a.html").write_text("a</html>")
    (folder / "b.html").write_text("b</html>")
    (folder / "b_files").mkdir()
    (folder / "b_files" / "frame.html").write_text("c")
    watch.look(0)
    assert sorted(_names(watch.look(1))) == ["a.html", "b.html"]


def test_a_page_that_goes_before_it_is_whole_is_forgotten(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html").write_text("new</html>")
    watch.look(0)
    (folder / "new.html").unlink()
    assert watch.look(1) == []
    assert not watch.growing


def test_a_folder_that_is_gone_or_comes_later_is_no_fault(tmp_path: Path) -> None:
    watch = FolderWatch([tmp_path / "later"])
    assert watch.look(0) == []
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.html").write_text("a</html>")
    watch.look(1)
    assert _names(watch.look(2)) == ["a.html"]


def test_a_bound_on_the_files_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_FILES > 1000
    monkeypatch.setattr("reader.session.watching.MOST_FILES", 3)
    for number in range(10):
        (folder / f"{number}.html").write_text("x</html>")
    assert len(FolderWatch([folder])._known) == 3


def test_what_came_while_nobody_watched_is_new(folder: Path) -> None:
    os.utime(folder / "old.html", (1000, 1000))
    (folder / "new.html").write_text("new</html>")
    os.utime(folder / "new.html", (3000, 3000))
    watch = FolderWatch([folder], since=2000)
    watch.look(0)
    assert _names(watch.look(1)) == ["new.html"]


WHOLE = {
    "a.html": b"<p>done</p></html>\n",
    "b.HTM": b"<p>done</p></HTML>",
    "c.html": "<p>完</p></html>".encode("utf-16"),
    "d.mhtml": b"------=_Boundary--\r\n",
    "e.maff": b"PK\x03\x04...PK\x05\x06" + bytes(18),
    "f.txt": b"no format of its own",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_page_that_ends_well_is_told_after_a_moment(folder: Path, name: str) -> None:
    watch = FolderWatch([folder])
    (folder / name).write_bytes(WHOLE[name])
    watch.look(0)
    assert _names(watch.look(STILL_SECONDS)) == [name]


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "f.txt"])
def test_a_page_that_stops_in_the_middle_is_given_longer(folder: Path, name: str) -> None:
    watch = FolderWatch([folder])
    (folder / name).write_bytes(WHOLE[name][:8])
    watch.look(0)
    assert watch.look(DOUBTFUL_SECONDS - 1) == []
    (folder / name).write_bytes(WHOLE[name])
    watch.look(DOUBTFUL_SECONDS)
    assert _names(watch.look(DOUBTFUL_SECONDS + STILL_SECONDS)) == [name]


def test_a_page_that_never_ends_well_comes_in_all_the_same(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html").write_text("<p>cut")
    watch.look(0)
    assert _names(watch.look(DOUBTFUL_SECONDS)) == ["new.html"]


def test_a_page_that_was_whole_before_it_got_its_name_is_told_at_once(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html.part").write_text("new</html>")
    written = time.time() - 2
    os.utime(folder / "new.html.part", (written, written))
    (folder / "new.html.part").rename(folder / "new.html")
    assert _names(watch.look(0)) == ["new.html"]


@pytest.mark.parametrize("age", [3600, -3600])
def test_the_time_of_a_copy_tells_nothing_of_when_it_was_written(folder: Path, age: int) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html").write_text("new</html>")
    os.utime(folder / "new.html", (time.time() - age,) * 2)
    assert watch.look(0) == []
    assert _names(watch.look(STILL_SECONDS)) == ["new.html"]


def test_when_to_look_again(folder: Path) -> None:
    watch = FolderWatch([folder])
    watch.look(0)
    assert watch.wait(0) is None
    (folder / "new.html").write_text("cut")
    watch.look(1)
    assert 0 < (watch.wait(1) or 0) <= STILL_SECONDS
    watch.look(2)
    assert watch.wait(2) == STILL_SECONDS


def test_a_page_that_cannot_be_opened_is_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html").write_text("new</html>")
    with monkeypatch.context() as patch:

        def refuse(*_args: object) -> None:
            raise PermissionError

        patch.setattr("pathlib.Path.open", refuse)
        watch.look(0)
        assert watch.look(STILL_SECONDS) == []
    assert _names(watch.look(2 * STILL_SECONDS)) == ["new.html"]


def test_frames_that_are_saved_before_their_page_never_come_in(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "new_files").mkdir()
    (folder / "new_files" / "frame.html").write_text("an advertisement</html>")
    watch.look(0)
    assert watch.look(DOUBTFUL_SECONDS + 1) == []
    (folder / "new.html").write_text("new</html>")
    watch.look(DOUBTFUL_SECONDS + 2)
    assert _names(watch.look(DOUBTFUL_SECONDS + 3)) == ["new.html"]
    assert watch.look(2 * ORPHANED_SECONDS) == []


def test_pages_in_a_folder_that_is_only_named_so_come_in(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "my_files").mkdir()
    (folder / "my_files" / "a.html").write_text("a</html>")
    watch.look(0)
    assert _names(watch.look(ORPHANED_SECONDS)) == ["a.html"]
