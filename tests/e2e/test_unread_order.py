"""Threads sorted by what is unread: they move at a rest, never under the reader's hands or eyes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.library.library import Library
from tests.library import making


@pytest.fixture
def window(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr("reader.gui.threads.thread_sorting._REST_MS", 30)
    path = tmp_path / "u.postil"
    library = Library(path)
    for tid, count in (("70", 6), ("80", 4), ("90", 2)):
        posts = [making.post(f"{tid}{n}", n, f"Words of {n}.") for n in range(1, count + 1)]
        making.store(library, making.page(*posts, tid=tid), name=tid)
    library.close()
    opened = open_window(path)
    opened.tree.arrange("unread", nested=False)
    opened.reading.open_thread(1)
    return opened


def titles(window) -> list[str]:
    names = {head.id: head.title.removeprefix("Thread ") for head in window.room.session.threads()}
    return [names[thread] for thread in window.tree.thread_order()]


def read_all(window) -> None:
    window.room.session.mark_read(window.room.session.post_order(window.reading.thread_id))


def test_the_thread_that_is_read_stays_where_it_is(window, qtbot) -> None:
    read_all(window)
    qtbot.wait(120)
    assert titles(window) == ["70", "80", "90"]


def test_it_sinks_once_the_reader_went_on_to_the_next(window, qtbot) -> None:
    read_all(window)
    QTest.keyClick(window.pane, Qt.Key.Key_BracketRight)
    assert window.pane.head.title == "Thread 80"
    qtbot.waitUntil(lambda: titles(window) == ["80", "90", "70"])
    QTest.keyClick(window.pane, Qt.Key.Key_BracketRight)
    assert window.pane.head.title == "Thread 90"
    row = window.tree.model.node(window.tree.view.currentIndex())
    assert row.head.thread_id == window.reading.thread_id


def test_nothing_moves_while_the_keys_are_in_the_tree(window, qtbot) -> None:
    read_all(window)
    window.tree.focus_list()
    window.reading.open_thread(2)
    qtbot.wait(120)
    assert titles(window) == ["70", "80", "90"]
    window.pane.setFocus()
    qtbot.waitUntil(lambda: titles(window) == ["80", "90", "70"])


def test_other_orders_do_not_follow_what_is_read(window, qtbot) -> None:
    window.tree.arrange("title", nested=False)
    read_all(window)
    window.reading.open_thread(2)
    qtbot.wait(120)
    assert titles(window) == ["70", "80", "90"]
