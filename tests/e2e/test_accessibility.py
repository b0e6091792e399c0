"""What people hear who do not see the window, and what those see who do not use the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QTreeView, QWidget

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

PANELS = ("threads", "codebook", "passages", "report", "page", "review", "memos", "versions", "search")
INNER = {"QLineEditIconButton", "QComboBoxListView", "QTabBar"}
"""Parts of Qt's own controls; the control has the name."""
NO_ROLE = {QAccessible.Role.NoRole}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, as if a screen reader listened."""
    said: list[str] = []

    def take(event: object) -> None:
        message = getattr(event, "message", None)
        if message is not None:
            said.append(message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return said


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def test_moving_reads_out_the_paragraph(window: MainWindow, heard: list[str]) -> None:
    pane = window.pane
    QTest.keyClick(pane, Qt.Key.Key_J)
    assert plain(heard[-1]) == pane.flow.rows[pane.caret.row].text, "the post is the same, so its author is not told"
    QTest.keyClick(pane, Qt.Key.Key_N)
    told = plain(heard[-1]).splitlines()
    post = pane.post.post
    assert told[0].startswith(f"#{post.floor}, {post.author}")
    assert told[1] == pane.flow.rows[pane.caret.row].text


def test_a_tag_is_told_and_taken_back(window: MainWindow, heard: list[str]) -> None:
    QTest.keyClick(window.pane, Qt.Key.Key_1)
    assert "Tags: Fact" in [plain(words) for words in heard]
    assert window.pane.flow.rows[window.pane.caret.row].text not in heard, "known already"
    heard.clear()
    QTest.keyClick(window.pane, Qt.Key.Key_1)
    assert "no tags" in heard


def test_the_pane_describes_the_place(window: MainWindow) -> None:
    pane = window.pane
    QTest.keyClick(pane, Qt.Key.Key_1)
    told = QAccessible.queryAccessibleInterface(pane)
    assert told.text(QAccessible.Text.Name) == "Thread text"
    description = plain(told.text(QAccessible.Text.Description))
    for part in ("#1", pane.post.post.author, pane.flow.rows[pane.caret.row].text, "Tags: Fact"):
        assert part in description


def test_the_memo_on_a_post_is_told_with_its_author(window: MainWindow, heard: list[str]) -> None:
    window.pane.set_memos({window.pane.flow.posts[1].id: "opens the debate"})
    QTest.keyClick(window.pane, Qt.Key.Key_N)
    assert "Memo: opens the debate" in heard[-1].splitlines()[0]


def test_what_was_done_is_told(window: MainWindow, heard: list[str]) -> None:
    window.room.say("all is well")
    assert heard == ["all is well"]


def test_nothing_is_told_where_nobody_listens(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    QTest.keyClick(window.pane, Qt.Key.Key_J)
    window.room.say("words")
    assert told == []


def everything(window: MainWindow) -> list[QWidget]:
    """Every part of the window that the keys or a click can reach, with all panels and boxes made."""
    for name in PANELS:
        window.view.focus_panel(name)
    boxes = window.boxes
    boxes.find_bar.open("")
    parts = [window, *(w for w in window.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus)]
    parts += [w for w in window.findChildren(QAbstractButton) if w not in parts]
    return [w for w in parts if not w.objectName().startswith("qt_") and w.metaObject().className() not in INNER]


def test_every_control_has_a_name_and_a_role(window: MainWindow, qtbot) -> None:
    nameless = []
    for part in everything(window):
        told = QAccessible.queryAccessibleInterface(part)
        if told is None or told.role() in NO_ROLE or not told.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(part).__name__} {part.objectName()} in {type(part.parent()).__name__}")
    assert nameless == []


def test_every_action_has_words(window: MainWindow) -> None:
    bare = [
        a.objectName() for a in window.findChildren(QAction) if a.objectName() and not a.isSeparator() and not a.text()
    ]
    assert [name for name in bare if not name.startswith("_q_")] == []


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
def test_the_focus_can_be_seen(open_window, theme: str) -> None:
    window = open_window(theme=theme)
    unseen = []
    for part in everything(window):
        reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if part is window or not reached or not part.isVisible() or not part.isEnabled():
            continue
        other = window.pane if part is not window.pane else window.codebook.view
        other.setFocus(Qt.FocusReason.TabFocusReason)
        without = part.grab().toImage()
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if part.grab().toImage() == without:
            unseen.append(f"{type(part).__name__} {part.objectName()} {part.accessibleName()}")
    assert unseen == []


def test_nothing_moves_by_itself(window: MainWindow) -> None:
    everything(window)
    assert not window.dockOptions() & QMainWindow.DockOption.AnimatedDocks
    assert [tree for tree in window.findChildren(QTreeView) if tree.isAnimated()] == []
    running = [a for a in window.findChildren(QAbstractAnimation) if a.state() == QAbstractAnimation.State.Running]
    assert running == []


# -- the text of the pane


@pytest.fixture
def voice(window: MainWindow):
    told = QAccessible.queryAccessibleInterface(window.pane)
    yield told.textInterface()
    del told


def line_at(text, offset: int) -> str:
    whole = text.text(0, text.characterCount())
    start = whole.rfind("\n", 0, offset) + 1
    return plain(whole[start : whole.find("\n", offset)])


def test_the_pane_is_a_document_with_the_whole_thread(window: MainWindow, voice) -> None:
    told = QAccessible.queryAccessibleInterface(window.pane)
    assert told.role() == QAccessible.Role.Document
    assert told.text(QAccessible.Text.Name) == "Thread text"
    assert told.childCount() == 0
    whole = plain(voice.text(0, -1))
    assert len(voice.text(0, -1)) == voice.characterCount(), "the sample has no signs beyond the first plane"
    at = 0
    for row in window.pane.flow.rows:
        at = whole.find(row.text, at)
        assert at >= 0, "every paragraph is there, in its order"
        at += len(row.text)
    assert whole.startswith(window.pane.head.title)


def test_the_caret_of_the_text_is_the_paragraph_cursor(window: MainWindow, voice) -> None:
    pane = window.pane
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_N):
        QTest.keyClick(pane, key)
        assert line_at(voice, voice.cursorPosition()) == pane.flow.rows[pane.caret.row].text.split("\n")[0]
    third = voice.text(0, -1).find("\n#3")
    voice.setCursorPosition(third + 1)
    assert pane.post.post.floor == 3
    voice.setCursorPosition(10**9)
    assert pane.caret.row == pane.flow.text_rows[-1]
    voice.setCursorPosition(-5)
    assert pane.caret.row == pane.flow.text_rows[0]


def test_tags_and_memos_are_part_of_the_text(window: MainWindow, voice) -> None:
    text = window.pane.flow.rows[window.pane.caret.row].text
    assert "Tags:" not in voice.text(0, -1)
    QTest.keyClick(window.pane, Qt.Key.Key_1)
    assert f"{text}\nTags: Fact\n" in plain(voice.text(0, -1))
    QTest.keyClick(window.pane, Qt.Key.Key_1)
    assert "Tags:" not in voice.text(0, -1)


def test_offsets_count_as_qt_counts(window: MainWindow, voice) -> None:
    pane = window.pane
    pane.set_memos({pane.flow.posts[0].id: "a \U0001f600 here"})
    pane.set_annotations([], {})
    QTest.keyClick(pane, Qt.Key.Key_N)
    units = voice.text(0, -1).encode("utf-16-le")
    assert len(units) == 2 * voice.characterCount()
    at = voice.cursorPosition()
    assert units[2 * at :].decode("utf-16-le").startswith(pane.flow.rows[pane.caret.row].text[:8])


def test_places_of_the_text_are_where_it_is_seen(window: MainWindow, voice) -> None:
    box = voice.characterRect(voice.cursorPosition())
    pane = window.pane
    top = pane.viewport().mapFromGlobal(box.topLeft())
    row_top = pane.row_top(pane.caret.row)
    assert row_top <= top.y() < row_top + pane.setter.line
    assert voice.offsetAtPoint(box.center()) == voice.cursorPosition()


def test_the_value_is_the_paragraph(window: MainWindow) -> None:
    QTest.keyClick(window.pane, Qt.Key.Key_1)
    value = QAccessible.queryAccessibleInterface(window.pane).text(QAccessible.Text.Value)
    assert plain(value).endswith("Tags: Fact")


def test_the_text_outlives_its_pane(window: MainWindow, voice, qtbot) -> None:
    """Qt may keep the interface; what is asked after the pane is gone must not crash."""
    assert voice.characterCount() > 0
    window.pane.show_thread(None, [])
    assert voice.cursorPosition() == 0
    voice.setCursorPosition(3)
    assert voice.characterCount() <= 2


@pytest.fixture
def on_the_bus(heard: list[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced on a platform where what keys do is told by descriptions instead."""
    monkeypatch.setattr("reader.gui.base.telling._AT_SPI", ("offscreen",))
    return heard


class TestDescriptions:
    def test_moving_tagging_and_undoing_are_told_by_the_pane(self, window: MainWindow, on_the_bus: list[str]) -> None:
        pane = window.pane
        QTest.keyClick(pane, Qt.Key.Key_J)
        assert plain(pane.accessibleDescription()) == pane.flow.rows[pane.caret.row].text
        QTest.keyClick(pane, Qt.Key.Key_1)
        assert plain(pane.accessibleDescription()) == "tag Fact"
        QTest.keyClick(pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert plain(pane.accessibleDescription()) == "Undone: tag Fact"
        assert on_the_bus == []

    def test_selected_words_and_characters_are_told(self, window: MainWindow, on_the_bus: list[str]) -> None:
        pane = window.pane
        words = pane.flow.rows[pane.caret.row].text
        shift = Qt.KeyboardModifier.ShiftModifier
        for _ in range(2):
            QTest.keyClick(pane, Qt.Key.Key_Right, shift)
        assert pane.accessibleDescription() == words[:2]
        QTest.keyClick(pane, Qt.Key.Key_Right)
        assert pane.accessibleDescription() == words[3]

    def test_the_same_words_are_told_twice(self, window: MainWindow, on_the_bus: list[str]) -> None:
        told = []
        for _ in range(2):
            QTest.keyClick(window.pane, Qt.Key.Key_R)
            told.append(window.pane.accessibleDescription())
        assert told[0].strip() == told[1].strip() == "No tag was set yet"
        assert told[0] != told[1]

    def test_the_whole_paragraph_is_told_when_the_keys_come_back(
        self, window: MainWindow, on_the_bus: list[str]
    ) -> None:
        QTest.keyClick(window.pane, Qt.Key.Key_1)
        QTest.keyClick(window.pane, Qt.Key.Key_T)
        QTest.keyClick(window.boxes.picker.input, Qt.Key.Key_Escape)
        told = plain(window.pane.accessibleDescription()).splitlines()
        assert told[0].startswith("#1, ")
        assert told[-1] == "Tags: Fact"

    def test_the_line_that_would_be_picked(self, window: MainWindow, on_the_bus: list[str]) -> None:
        QTest.keyClick(window.pane, Qt.Key.Key_T)
        line = window.boxes.picker.input
        assert line.accessibleDescription().startswith("Fact")
        QTest.keyClick(line, Qt.Key.Key_Down)
        assert line.accessibleDescription().startswith("Opinion")
        QTest.keyClicks(line, "qu")
        assert line.accessibleDescription().startswith("Question")


@pytest.mark.parametrize("opened", ["t", "m", "?", "/"])
def test_escape_gives_the_keys_straight_back_to_the_text(window: MainWindow, qtbot, opened: str) -> None:
    window.card.show()
    QTest.keyClicks(window.pane, opened)
    qtbot.waitUntil(lambda: not window.pane.hasFocus())
    went = QSignalSpy(QApplication.instance().focusChanged)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert [went.at(i)[1] for i in range(went.count())] == [window.pane]
