"""No key does nothing in silence, and none leaves the reader somewhere else than he was."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def said(window) -> str:
    return window.status.said.text()


def press(key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_tags_that_are_set_already(window) -> None:
    press(Key.Key_1)
    press(Key.Key_R)
    assert said(window) == "All of it has these tags already"
    press(Key.Key_J)
    press(Key.Key_R)
    assert said(window) == "Tag Fact"


def test_a_bookmark_that_is_taken_off(window) -> None:
    press(Key.Key_B)
    assert said(window) == "Bookmark"
    press(Key.Key_B)
    assert said(window) == "Take the bookmark off"
    press(Key.Key_Z, CTRL)
    assert said(window) == "Undone: take the bookmark off"
    assert window.pane.is_bookmarked(window.pane.post_id)


@pytest.mark.parametrize(
    ("key", "modifier", "words"),
    [(Key.Key_Z, CTRL, "Nothing to undo"), (Key.Key_Z, CTRL | SHIFT, "Nothing to redo")],
)
def test_nothing_to_undo_or_redo(open_window, key, modifier, words) -> None:
    window = open_window(sample=False)
    press(key, modifier)
    assert said(window) == words


def test_the_last_passage(window, qtbot) -> None:
    press(Key.Key_1)
    qtbot.waitUntil(lambda: window.passages.model.rowCount() > 0)
    press(Key.Key_F3)
    press(Key.Key_F3)
    assert said(window) == "No passage that way"
    press(Key.Key_F3, SHIFT)
    assert said(window) == "No passage that way"


def test_a_tag_that_undo_brings_back_is_the_chosen_one_again(window, qtbot) -> None:
    QTest.keyClick(window, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Down)
    assert window.codebook.current().name == "Opinion"
    press(Key.Key_Delete)
    assert window.codebook.current().name != "Opinion"
    press(Key.Key_Z, CTRL)
    assert window.codebook.current().name == "Opinion"
    assert window.codebook.form.tag_id == window.codebook.current().id
    press(Key.Key_Up)
    press(Key.Key_1, CTRL)  # any other change leaves the choice where it is
    assert window.codebook.current().name == "Fact"


def test_tab_goes_through_the_codebook_from_above(window) -> None:
    window.codebook.focus_filter()
    found = []
    for _ in range(6):
        found.append(QApplication.focusWidget().accessibleName())
        press(Key.Key_Tab)
    assert found == ["Filter, or name a new tag", "Add tag", "Codebook", "Key", "Colour", "Definition"]
    for name in reversed(found):
        press(Key.Key_Tab, SHIFT)
        assert QApplication.focusWidget().accessibleName() == name


def test_the_field_to_rename_a_tag_has_a_name(window, qtbot) -> None:
    window.codebook.focus_list()
    press(Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Name"
    QTest.keyClicks(field, "Claim")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.codebook.current().name == "Claim")


def test_the_keys_stay_in_the_passages_when_their_surroundings_are_first_shown(window, qtbot) -> None:
    press(Key.Key_1)
    QTest.keyClick(window, Key.Key_5, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Escape)
    QTest.keyClick(window, Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.listing._made is not None)
    qtbot.wait(50)
    assert window.passages.view.hasFocus()


def test_words_of_several_posts_are_copied_each_with_its_own_source(window) -> None:
    press(Key.Key_N)
    press(Key.Key_K)
    press(Key.Key_J, SHIFT)
    press(Key.Key_C, CTRL | SHIFT)
    first, second = QApplication.clipboard().text().split("\n\n")
    posts = window.pane.flow.posts
    for text, stored in ((first, posts[0]), (second, posts[1])):
        words, source = text.split("\n— ")
        assert words in {paragraph.text for paragraph in stored.post.paragraphs}
        assert source.startswith(f"{stored.post.author}, #{stored.post.floor}")


def test_the_menu_key_opens_the_menu_at_the_cursor(window, monkeypatch) -> None:
    found: list[QPoint] = []
    monkeypatch.setattr(window, "pane_menu", lambda: SimpleNamespace(exec=found.append))
    for _ in range(3):
        press(Key.Key_J)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), window.pane.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(window.pane.viewport(), event)
    at = window.pane.viewport().mapFromGlobal(found[0])
    row = window.pane.caret.row
    assert window.pane.row_top(row) < at.y() < window.pane.row_top(row) + 3 * window.pane.setter.line
    assert at.x() >= window.pane.setter.column.text_x
