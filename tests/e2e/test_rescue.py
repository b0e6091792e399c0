"""A damaged library: what is offered, and that the damaged file stays as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from reader import app, paths
from reader.domain.annotation import Span
from reader.domain.errors import LibraryDamaged
from reader.gui.frame.rescue import rescue
from reader.library.database import PAGE_BYTES
from reader.session.backing_up import back_up, backup_list
from reader.session.editing import SetTags
from reader.session.reading import ReadingSession
from reader.session.welcome import welcome


@pytest.fixture
def answers(monkeypatch) -> list[str]:
    """The first words of the buttons that are pressed, box by box."""
    wanted: list[str] = []

    def press(box: QMessageBox) -> int:
        word = wanted.pop(0)
        next(b for b in box.buttons() if b.text().replace("&", "").startswith(word)).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return wanted


@pytest.fixture
def damaged(home, qtbot):
    path = home / "study.postil"
    session = ReadingSession(path)
    welcome(session, [paths.sample()], ("Fact", "Opinion", "Question"))
    session.close()
    return path


def spoil(path) -> bytes:
    data = bytearray(path.read_bytes()[: -2 * PAGE_BYTES])
    path.write_bytes(data)
    with pytest.raises(LibraryDamaged):
        ReadingSession(path)
    return bytes(data)


ERROR = LibraryDamaged("The library is cut off.")


def test_the_newest_backup_goes_in_its_place(damaged, answers) -> None:
    back_up(damaged)
    data = spoil(damaged)
    answers.append("Go on with the backup")
    session = rescue(damaged, ERROR, "Mei")
    assert session.path == damaged
    assert not session.read_only
    assert [head.posts for head in session.threads()] == [12]
    session.close()
    aside = next(backup for backup in backup_list(damaged) if backup.kind == "replaced")
    assert aside.path.read_bytes() == data


def test_what_can_be_read_becomes_a_library(damaged, answers) -> None:
    data = spoil(damaged)
    answers += ["Save what can be read", "OK"]
    session = rescue(damaged, ERROR, "Mei")
    assert session.path.name == "study (salvaged).postil"
    assert not session.read_only
    session.close()
    assert damaged.read_bytes() == data


def test_cancelling_changes_nothing(damaged, answers) -> None:
    data = spoil(damaged)
    answers.append("Cancel")
    assert rescue(damaged, ERROR, "Mei") is None
    assert damaged.read_bytes() == data
    assert sorted(p.name for p in damaged.parent.glob("study*")) == ["study.postil", "study.postil.lock"]


def test_what_cannot_be_done_is_told_and_asked_again(damaged, answers) -> None:
    spoil(damaged)
    answers += ["Open it for reading only", "Cancel"]
    assert rescue(damaged, ERROR, "Mei") is None
    assert not answers


def test_opening_one_from_the_menu(open_window, damaged, answers) -> None:
    window = open_window()
    first = window.room.session.path
    back_up(damaged)
    spoil(damaged)
    answers.append("Cancel")
    assert not window.room.open_library(damaged)
    assert window.room.session.path == first
    answers.append("Go on with the backup")
    assert window.room.open_library(damaged)
    assert window.room.session.path == damaged
    assert window.room.session.has_threads()


@pytest.mark.parametrize("sql", ["UPDATE thread SET captured_at='x'", "UPDATE tag SET id='x' WHERE position=0"])
def test_a_value_that_keeps_the_window_from_being_made_is_put_right(damaged, answers, monkeypatch, sql) -> None:
    with closing(sqlite3.connect(damaged)) as library, library:
        library.execute(sql)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "windows")
    answers += ["Save what can be read", "OK"]
    wanted = SimpleNamespace(theme="light", language="en", coder="Mei")
    window = app._open_window(wanted, damaged)
    assert answers == []
    assert window.room.session.path.name == "study (salvaged).postil"
    assert [head.posts for head in window.room.session.threads()] == [12]
    window.close()
    window.deleteLater()


def test_annotations_that_cannot_be_read_leave_the_words_readable(open_window, qtbot, damaged) -> None:
    session = ReadingSession(damaged)
    post, tag = session.posts(1)[0], session.tags()[0]
    session.apply(SetTags(((post.id, Span(0, 0, 0, 2)),), (tag.id,)))
    session.close()
    with closing(sqlite3.connect(damaged)) as library, library:
        library.execute("UPDATE annotation SET created='x'")
    with qtbot.capture_exceptions() as errors:
        window = open_window(damaged)
        qtbot.wait(300)
    assert len(window.pane.flow.posts) == 12
    # The hook for what nobody expected tells these in a sentence; see `reader.gui.base.crash`.
    assert {kind for kind, _, _ in errors} <= {LibraryDamaged}
