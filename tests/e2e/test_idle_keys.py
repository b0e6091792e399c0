"""Keys that lead nowhere say so, and no place of the window keeps the keyboard for good."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.gui.desks.view_desk import PANELS

Key = Qt.Key


def said(window) -> str:
    return window.status.said.text().replace("\u2068", "").replace("\u2069", "")


def test_the_ends_of_the_thread_are_told(window) -> None:
    for key, words in (
        (Key.Key_Home, ""),
        (Key.Key_K, "The thread begins here"),
        (Key.Key_P, "The thread begins here"),
        (Key.Key_End, None),
        (Key.Key_J, "The thread ends here"),
        (Key.Key_N, "The thread ends here"),
    ):
        window.status.said.setText("")
        QTest.keyClick(window.pane, key)
        assert words is None or said(window) == words


def test_a_move_that_moves_says_nothing(window) -> None:
    QTest.keyClick(window.pane, Key.Key_Home)
    window.status.said.setText("")
    for key in (Key.Key_J, Key.Key_K, Key.Key_N, Key.Key_P):
        QTest.keyClick(window.pane, key)
        assert said(window) == ""


def test_a_free_key_is_told_to_be_free(window) -> None:
    QTest.keyClick(window.pane, Key.Key_8)
    assert said(window) == "No command or tag has the key 8"
    window.status.said.setText("")
    QTest.keyClick(window.pane, Key.Key_F7)
    QTest.keyClick(window.pane, Key.Key_Shift)
    assert said(window) == ""


@pytest.mark.parametrize("name", PANELS)
def test_escape_leads_back_to_the_text(window, name: str) -> None:
    window.view.focus_panel(name)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    if not window.pane.hasFocus():  # a line with words is emptied first
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert window.pane.hasFocus()


def test_escape_in_a_filter_empties_it_and_then_leads_back(window) -> None:
    line = window.tree.filter
    line.setFocus()
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Key.Key_Escape)
    assert line.hasFocus()
    assert line.text() == ""
    QTest.keyClick(line, Key.Key_Escape)
    assert window.pane.hasFocus()


def test_escape_in_a_name_that_is_edited_stays_there(window) -> None:
    view = window.codebook.view
    view.setFocus()
    view.setCurrentIndex(window.codebook.model.index(0, 0))
    QTest.keyClick(view, Key.Key_F2)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    QApplication.processEvents()
    assert view.hasFocus()
    assert window.codebook.model.tags()[0].name == "Fact"


def test_enter_in_the_tree_goes_to_the_text_and_a_click_does_not(window) -> None:
    view = window.tree.view
    view.setFocus()
    index = view.currentIndex()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert view.hasFocus()
    QTest.keyClick(view, Key.Key_Return)
    assert window.pane.hasFocus()
