"""Noticing pages that are saved into a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.session.watching import MOST_FILES, PASSING, STILL_SECONDS, FolderWatch

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
    (folder / "new.html").write_text("new")
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
        page.write_text("x" * (second + 1))
        assert watch.look(second) == []
    assert _names(watch.look(6)) == ["new.html"]


def test_an_empty_page_is_waited_for(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html").touch()
    assert watch.look(0) == watch.look(10) == []
    (folder / "new.html").write_text("there")
    watch.look(11)
    assert _names(watch.look(12)) == ["new.html"]


@pytest.mark.parametrize("ending", PASSING)
def test_passing_names_are_not_pages(folder: Path, ending: str) -> None:
    watch = FolderWatch([folder])
    (folder / f"new.html{ending}").write_text("half")
    assert watch.look(0) == watch.look(10) == []
    (folder / f"new.html{ending}").rename(folder / "new.html")
    watch.look(11)
    assert _names(watch.look(12)) == ["new.html"]


def test_a_page_saved_again_is_told_again(folder: Path) -> None:
    watch = FolderWatch([folder])
    page = folder / "old.html"
    page.write_text("older?")
    os.utime(page, (5, 5))
    watch.look(0)
    assert _names(watch.look(1)) == ["old.html"]


def test_folders_below_are_watched_but_not_the_resources_of_a_page(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "deep").mkdir()
    (folder / "deep" / "a.html").write_text("a")
    (folder / "b.html").write_text("b")
    (folder / "b_files").mkdir()
    (folder / "b_files" / "frame.html").write_text("c")
    watch.look(0)
    assert sorted(_names(watch.look(1))) == ["a.html", "b.html"]


def test_a_page_that_goes_before_it_is_whole_is_forgotten(folder: Path) -> None:
    watch = FolderWatch([folder])
    (folder / "new.html").write_text("new")
    watch.look(0)
    (folder / "new.html").unlink()
    assert watch.look(1) == []
    assert not watch.growing


def test_a_folder_that_is_gone_or_comes_later_is_no_fault(tmp_path: Path) -> None:
    watch = FolderWatch([tmp_path / "later"])
    assert watch.look(0) == []
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.html").write_text("a")
    watch.look(1)
    assert _names(watch.look(2)) == ["a.html"]


def test_a_bound_on_the_files_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_FILES > 1000
    monkeypatch.setattr("reader.session.watching.MOST_FILES", 3)
    for number in range(10):
        (folder / f"{number}.html").write_text("x")
    assert len(FolderWatch([folder])._known) == 3


def test_what_came_while_nobody_watched_is_new(folder: Path) -> None:
    os.utime(folder / "old.html", (1000, 1000))
    (folder / "new.html").write_text("new")
    os.utime(folder / "new.html", (3000, 3000))
    watch = FolderWatch([folder], since=2000)
    watch.look(0)
    assert _names(watch.look(1)) == ["new.html"]
