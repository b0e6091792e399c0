"""Joining threads and parting pages from them in the window, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.library.library import Library
from reader.session.editing import AddTag, ToggleTag, new_tag
from reader.session.reading import ReadingSession
from tests.library import making

if TYPE_CHECKING:
    from pathlib import Path

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window, tmp_path: Path):
    """Three threads: two pages of one, another of the same forum, and one without a number of the forum's."""
    path = tmp_path / "j.postil"
    library = Library(path)
    making.store(
        library,
        making.page(making.post("1", 1, "The ferry stops."), captured=making.at(2), page=1),
        making.page(making.post("2", 2, "Take the bridge."), captured=making.at(3), page=2),
        making.page(making.post("11", 1, "Something else."), tid="88", captured=making.at(3)),
        making.page(
            making.post("", 3, "And in winter?"), tid="digest-x", site="", title="Ferry", captured=making.at(4)
        ),
    )
    library.close()
    session = ReadingSession(path, coder="tester")
    session.apply(AddTag(new_tag("Policy", [])))
    for thread in (1, 3):
        session.apply(ToggleTag(making.spans(session.posts(thread), (0, 0)), session.tags()[0].id))
    session.close()
    opened = open_window(path)
    opened.reading.open_thread(1)
    return opened


def pick(window, words: str) -> None:
    picker = window.boxes.picker
    assert picker.isVisible()
    QTest.keyClicks(picker.input, words)
    QTest.keyClick(picker.input, Qt.Key.Key_Return)


def shown(window) -> list[str]:
    return [row.text for row in window.pane.flow.rows if row.text]


def test_a_thread_is_joined_with_the_one_picked(window) -> None:
    window.actions_by_id["join-threads"].trigger()
    pick(window, "Ferry")
    assert window.reading.thread_id == 1
    assert shown(window) == ["The ferry stops.", "Take the bridge.", "And in winter?"]
    assert window.tree.thread_order() == [1, 2]
    assert window.status.said.text() == "Join threads to Thread 77"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert shown(window) == ["The ferry stops.", "Take the bridge."]
    assert sorted(window.tree.thread_order()) == [1, 2, 3]
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert shown(window) == ["The ferry stops.", "Take the bridge.", "And in winter?"]
    assert len(window.room.session.annotations(1)) == 2


def test_the_thread_without_a_number_goes_into_the_other(window) -> None:
    window.reading.open_thread(3)
    window.actions_by_id["join-threads"].trigger()
    pick(window, "Thread 77")
    assert window.reading.thread_id == 1
    assert shown(window)[-1] == "And in winter?"


def test_joining_from_the_menu_of_the_tree(window) -> None:
    node = next(n for n in window.tree.model._nodes.values() if n.key == ("thread", 3))
    menu = window.tree.menu_for(node)
    action = next(a for a in menu.actions() if a.text().startswith("Join"))
    action.trigger()
    pick(window, "Thread 88")
    assert shown(window) == ["Something else.", "And in winter?"]


def test_a_page_is_parted_and_undo_brings_it_back(window) -> None:
    window.actions_by_id["part-page"].trigger()
    pick(window, "page 2")
    assert shown(window) == ["The ferry stops."]
    assert sorted(window.tree.thread_order()) == [1, 2, 3, 4]
    window.reading.open_thread(4)
    assert shown(window) == ["Take the bridge."]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert sorted(window.tree.thread_order()) == [1, 2, 3]
    window.reading.open_thread(1)
    assert shown(window) == ["The ferry stops.", "Take the bridge."]


def test_a_thread_of_one_page_says_so(window) -> None:
    window.reading.open_thread(2)
    window.actions_by_id["part-page"].trigger()
    assert "one saved page" in window.status.said.text()


def test_a_refused_joining_says_why(window, tmp_path: Path) -> None:
    library = Library(window.room.session.path, join=True)
    other = making.post("", 3, "Nothing of that kind!", author="somebody", posted_at=making.at(20))
    making.store(library, making.page(other, tid="digest-y", site="", title="Tea"), name="y")
    library.close()
    window.reading.open_thread(3)
    window.actions_by_id["join-threads"].trigger()
    pick(window, "Tea")
    assert "Post #3 is not the same" in window.status.said.text()
