"""The panel of threads in the window: nesting by key, the filter over names and texts, reading again, exporting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.domain.thread import Quote
from reader.gui.base.settings import Settings
from reader.library.library import Library
from tests.library import making

if TYPE_CHECKING:
    from pathlib import Path

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "t.postil"
    library = Library(path)
    making.store(
        library,
        making.page(
            making.post("1", 1, "The ferry stops."),
            making.post("2", 2, "Why does it?", reply_to="1"),
            making.post("3", 3, "Repairs.", quotes=(Quote("user2", "Why does it?"),)),
            making.post("4", 4, "Gulls nest on the pier."),
        ),
        making.page(making.post("11", 1, "渡口的灯塔也要修。", author="Keeper"), tid="88"),
    )
    library.close()
    return path


@pytest.fixture
def window(open_window, path):
    opened = open_window(path)
    opened.reading.open_thread(1)
    return opened


def level(window, post: int) -> int:
    index, levels = window.tree.model.index_of(("post", post)), 0
    while index.isValid() and window.tree.model.node(index).key[0] == "post":
        index, levels = index.parent(), levels + 1
    return levels


def test_a_key_nests_answers_and_the_next_start_knows(window, open_window, path) -> None:
    assert [level(window, post) for post in (1, 2, 3, 4)] == [1, 1, 1, 1]
    QTest.keyClick(window, Qt.Key.Key_T, CTRL_SHIFT)
    assert window.status.said.text() == "Answers stand below what they answer"
    window.tree.model.ensure_posts(1)
    assert [level(window, post) for post in (1, 2, 3, 4)] == [1, 2, 3, 1]
    window.pane.setFocus()
    window.reading.show_post(1, 3)
    assert window.tree.model.node(window.tree.view.currentIndex()).key == ("post", 3)
    window.tree.arrange("activity", nested=True)
    window.close()
    again = open_window(path)
    assert again.tree.model.nested
    assert again.tree.model.order.value == "activity"
    assert Settings().tree_nested


def test_the_quoted_post_is_gone_to_without_its_number(window) -> None:
    window.reading.show_post(1, 3)
    window.actions_by_id["to-quoted"].trigger()
    assert window.pane.post_id == 2


@pytest.mark.parametrize(("typed", "found"), [("gulls", [1]), ("keeper", [2]), ("灯", [2]), ("gulls user2", [1])])
def test_the_filter_finds_names_and_texts_of_threads_never_opened(window, qtbot, typed, found) -> None:
    window.tree.filter.setText(typed)
    window.tree.filter.flush()
    qtbot.waitUntil(lambda: window.tree.thread_order() == found, timeout=5000)


def test_words_nobody_wrote_find_nothing(window, qtbot) -> None:
    window.tree.filter.setText("zeppelin")
    window.tree.filter.flush()
    qtbot.waitUntil(lambda: not window.room.jobs.busy, timeout=5000)
    assert window.tree.thread_order() == []


def test_the_last_words_typed_win(window, qtbot) -> None:
    for words in ("keeper", "gulls"):
        window.tree.filter.setText(words)
        window.tree.filter.flush()
    qtbot.waitUntil(lambda: window.tree.thread_order() == [1], timeout=5000)


def test_saved_pages_are_read_again(open_window, qtbot) -> None:
    window = open_window()
    thread = window.tree.thread_order()[0]
    said: list[str] = []  # what the import says next may stand in the status bar a moment later
    window.room.said.connect(said.append)
    window.threads.read_again(thread)
    qtbot.waitUntil(lambda: bool(said), timeout=60000)
    assert said[0].startswith("1 page")
    assert "read again" in said[0]
    qtbot.waitUntil(lambda: not window.imports.busy, timeout=60000)
    assert window.reading.thread_id == thread


def test_passages_of_one_thread_are_exported(open_window, monkeypatch) -> None:
    window = open_window()
    QTest.keyClick(window.pane, Qt.Key.Key_1)
    asked = []
    monkeypatch.setattr(window.library, "export", asked.append)
    window.tree.export_wanted.emit(window.reading.thread_id)
    assert [len(passages) for passages in asked] == [1]
