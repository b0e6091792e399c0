"""A thread of thousands of posts in the real window: shown at once, whole a moment later."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from reader.gui.pane import opening
from reader.library.library import Library
from reader.session.editing import AddTag, ToggleTag, new_tag
from tests.library import making

COUNT = 420


def long_library(path) -> None:
    library = Library(path)
    for page in range(7):
        floors = range(1 + page * 60, 61 + page * 60)
        posts = [
            making.post(str(1000 + floor), floor, f"Notice {floor} of the ferry.", "It is repaired.")
            for floor in floors
        ]
        making.store(library, making.page(*posts, tid="77", page=page + 1), name=f"p{page}")
    making.store(library, making.page(making.post("5", 1, "A short one."), tid="88"), name="short")
    library.close()


@pytest.fixture
def window(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LONG", 100)
    monkeypatch.setattr("reader.gui.threads.tree_folds._FOLLOWED", 100)
    monkeypatch.setattr("reader.gui.pane.filling._BEFORE", 60)
    monkeypatch.setattr("reader.gui.pane.filling._AFTER", 120)
    path = tmp_path / "long.postil"
    long_library(path)
    return open_window(path)


def long(window) -> int:
    return max(window.room.session.threads(), key=lambda head: head.posts).id


def short(window) -> int:
    return min(window.room.session.threads(), key=lambda head: head.posts).id


def reopened(window) -> None:
    window.reading.open_thread(short(window))
    window.reading.open_thread(long(window))


def test_it_comes_in_whole_by_itself(window, qtbot) -> None:
    reopened(window)
    assert window.pane.partial
    qtbot.waitUntil(lambda: not window.pane.partial)
    assert [stored.post.floor for stored in window.pane.flow.posts] == list(range(1, COUNT + 1))


def test_the_reader_is_where_he_was(window, qtbot) -> None:
    reopened(window)
    post = window.room.session.post_order(long(window))[300]
    window.reading.show_post(long(window), post)
    window.reading.keep_place()
    reopened(window)
    assert window.pane.partial
    assert (window.pane.post_id, window.pane.post.post.floor) == (post, 301)
    qtbot.waitUntil(lambda: not window.pane.partial)
    assert (window.pane.post_id, window.pane.post.post.floor) == (post, 301)


def test_a_tag_set_at_once_is_in_its_place(window, qtbot) -> None:
    reopened(window)
    session = window.room.session
    order = session.post_order(long(window))
    window.reading.show_post(long(window), order[250])
    window.reading.keep_place()
    reopened(window)
    assert window.pane.partial
    tag = new_tag("Policy", session.tags())
    session.apply(AddTag(tag))
    assert window.room.apply(ToggleTag(window.pane.spans(), tag.id)) is not None
    (row,) = window.pane._marks
    qtbot.waitUntil(lambda: not window.pane.partial)
    (row,) = window.pane._marks
    assert window.pane.flow.posts[window.pane.flow.rows[row].post].id == order[250]


def test_a_change_beyond_the_part_has_the_rest_read_first(window) -> None:
    reopened(window)
    assert window.pane.partial
    order = window.room.session.post_order(long(window))
    assert window.pane.is_unread(order[0])
    window.room.session.mark_read(order[400:])
    assert not window.pane.partial
    assert not window.pane.is_unread(order[410])


def test_going_to_a_floor_and_the_ends_by_key(window, qtbot) -> None:
    reopened(window)
    QTest.keySequence(window.pane, "End")
    assert window.pane.post.post.floor == COUNT
    reopened(window)
    window.goto.floor()
    window.boxes.picker.input.setText("399")
    qtbot.keyClick(window.boxes.picker.input, "\r")
    assert window.pane.post.post.floor == 399


@pytest.mark.parametrize(("key", "typed"), [("G", "5"), ("Ctrl+P", "#5")])
def test_a_floor_beyond_the_part_is_gone_to_though_others_look_like_it(window, qtbot, key, typed) -> None:
    reopened(window)
    window.reading.show_post(long(window), window.room.session.post_order(long(window))[300])
    window.reading.keep_place()
    reopened(window)
    QTest.keySequence(window.pane, key)
    assert window.pane.partial
    QTest.keyClicks(window.boxes.picker.input, typed)
    qtbot.keyClick(window.boxes.picker.input, "\r")
    assert window.pane.post.post.floor == 5


def test_the_list_of_floors_grows_with_the_thread(window, qtbot) -> None:
    reopened(window)
    QTest.keySequence(window.pane, "G")
    assert window.pane.partial
    QTest.keyClicks(window.boxes.picker.input, "419")
    box = window.boxes.picker.list
    qtbot.waitUntil(lambda: not window.pane.partial)
    assert box.item(0).text().split()[0] == "419"


def test_a_long_thread_is_not_unfolded_in_the_tree_by_itself(window) -> None:
    reopened(window)
    tree = window.tree
    thread = tree.model.index_of(("thread", long(window)))
    assert tree.view.currentIndex() == thread
    assert not tree.view.isExpanded(thread)
    tree.view.expand(thread)
    assert tree.model.rowCount(thread) == COUNT


def test_closing_meanwhile_is_quiet(window, qtbot) -> None:
    reopened(window)
    assert window.pane.partial
    window.close()
    qtbot.wait(50)


def test_another_library_meanwhile(window, tmp_path, qtbot) -> None:
    reopened(window)
    assert window.pane.partial
    window.room.open_library(tmp_path / "other.postil")
    qtbot.wait(50)
    assert not window.pane.partial
    assert window.pane.post_id is None
