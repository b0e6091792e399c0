"""Every dialog of the window in three languages: no words are cut off, and small screens have room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QToolButton,
    QTreeView,
    QWidget,
)

from reader.gui.codebook.codebook_dialog import CodebookDialog
from reader.session.codebook_file import Entry, compare

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

SMALL = (800, 500)
"""Logical pixels of a screen of 1280x800 at 150 %, less the frame of a window."""

BY_ACTION = (
    "preferences",
    "export",
    "history",
    "session-begin",
    "session-log",
    "restore-backup",
    "about-library",
    "build-query",
    "log",
)


def cut_off(dialog: QWidget) -> list[str]:
    """The words in a dialog that have less room than they take."""
    found = []
    for part in dialog.findChildren(QWidget):
        if not part.isVisible():
            continue
        size, wanted = part.size(), part.sizeHint()
        if isinstance(part, QLabel) and part.wordWrap():
            if part.heightForWidth(size.width()) > size.height() + 3:
                found.append(part.text())
        elif isinstance(part, (QLabel, QPushButton, QCheckBox, QToolButton, QComboBox)):
            elided = part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
            words = part.currentText() if isinstance(part, QComboBox) else part.text()
            if words and not elided and (wanted.width() > size.width() + 1 or wanted.height() > size.height() + 3):
                found.append(words)
    return found


def look_at(dialog: QDialog) -> list[str]:
    """What is wrong with a dialog that is shown, on each of its pages."""
    tabs = dialog.findChild(QTabWidget)
    wrong = []
    for page in range(tabs.count() if tabs is not None else 1):
        if tabs is not None:
            tabs.setCurrentIndex(page)
        QApplication.processEvents()
        wrong += cut_off(dialog)
    least = dialog.minimumSizeHint()
    if least.width() > SMALL[0] or least.height() > SMALL[1]:
        wrong.append(f"{type(dialog).__name__} takes {least.width()}x{least.height()}")
    return wrong


def opened(act) -> list[str]:
    """Do what opens a dialog, look at it, and close it."""
    told: list[str] = ["no dialog"]

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            told[:] = look_at(dialog)
            dialog.reject()

    timer = QTimer(singleShot=True, interval=150)
    timer.timeout.connect(look)
    timer.start()
    act()
    timer.stop()
    for dialog in QApplication.topLevelWidgets():  # one that the window goes on beside
        if isinstance(dialog, QDialog) and dialog.isVisible():
            told[:] = look_at(dialog)
            dialog.reject()
    return told


@pytest.fixture(params=["en", "zh_CN", "zh_TW"])
def window(request, open_window) -> MainWindow:
    made = open_window()
    for key in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_2):
        QTest.keyClick(made.pane, key)
    made.view.set_language(request.param)
    QApplication.processEvents()
    return made


def test_dialogs_of_actions(window) -> None:
    wrong = {name: opened(window.actions_by_id[name].trigger) for name in BY_ACTION}
    assert {name: words for name, words in wrong.items() if words} == {}


def test_dialogs_about_tags_and_sessions(window) -> None:
    tag = window.room.session.tags()[0]
    window.sitting.begin_with("A session with a rather long name, as people give them", window.tree.thread_order())
    entries = [Entry(("Fact",), "red"), Entry(("A name", "below another"))]
    for act in (lambda: window.book.split(tag.id), window.actions_by_id["session-end"].trigger):
        assert opened(act) == []
    dialog = CodebookDialog(compare(window.room.session.tags(), entries), window)
    dialog.show()
    assert look_at(dialog) == []
    dialog.close()


def test_the_window_itself(window) -> None:
    window.resize(1280, 800)
    QApplication.processEvents()
    assert cut_off(window) == []


@pytest.mark.parametrize("action", ["search", "review", "memos", "saved-page", "see-report", "versions", "find"])
def test_each_panel(window, qtbot, action) -> None:
    window.resize(1280, 800)
    window.actions_by_id[action].trigger()
    qtbot.waitUntil(lambda: not window.room.jobs.busy, timeout=10000)
    qtbot.waitUntil(lambda: cut_off(window) == [], timeout=2000)


def test_words_that_are_cut_off_are_seen(window) -> None:
    dialog = QDialog(window)
    QPushButton("Words that take more room than this", dialog).setFixedWidth(40)
    dialog.show()
    assert look_at(dialog) == ["Words that take more room than this"]


def test_nothing_moves_by_itself(window) -> None:
    # So there is nothing to hold back where less motion is asked for; what Qt itself moves follows the system.
    assert not window.isAnimated()
    assert not any(tree.isAnimated() for tree in window.findChildren(QTreeView))
    moving = window.findChildren(QAbstractAnimation)
    assert not [each for each in moving if each.state() is QAbstractAnimation.State.Running]
