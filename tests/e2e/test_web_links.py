"""Addresses of the web in the text: they are seen, and opened only after a question, by mouse and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtTest import QTest

from reader.library.library import Library
from tests.library import making

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    found: list[str] = []

    def ask(_parent: object, url: QUrl, _words: str) -> bool:
        found.append(url.toString())
        return True

    monkeypatch.setattr("reader.gui.base.links.ask_to_open", ask)
    return found


@pytest.fixture
def window(open_window, tmp_path, asked):
    path = tmp_path / "w.postil"
    library = Library(path)
    texts = ("At https://ferry.example/times today.", "No address.", "https://a.example/1 or https://b.example/2")
    making.store(library, making.page(making.post("1", 1, *texts)))
    library.close()
    return open_window(path)


def over(window, row: int, sign: int) -> QPoint:
    """The middle of a character of a row of text."""
    pane = window.pane
    index = pane.flow.text_rows[row]
    lines = pane._lay(index)
    line = lines.layout.lineAt(0)
    x, y = line.cursorToX(sign)[0] + 2, line.y() + line.height() / 2
    return QPointF(lines.x + x, pane.row_top(index) + lines.y + y).toPoint()


def test_a_click_asks(window, asked) -> None:
    QTest.mouseClick(window.pane.viewport(), Qt.MouseButton.LeftButton, pos=over(window, 0, 10))
    assert asked == ["https://ferry.example/times"]


@pytest.mark.parametrize(("row", "sign"), [(0, 1), (0, 33), (1, 3)])
def test_a_click_beside_it_does_not(window, asked, row, sign) -> None:
    QTest.mouseClick(window.pane.viewport(), Qt.MouseButton.LeftButton, pos=over(window, row, sign))
    assert asked == []
    assert window.pane.ordinal == row


def test_a_click_right_of_the_line_does_not(window, asked) -> None:
    at = over(window, 2, 40) + QPoint(60, 0)
    QTest.mouseClick(window.pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == []


def test_words_of_it_can_be_selected_with_the_mouse(window, asked) -> None:
    port = window.pane.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=over(window, 0, 5))
    QTest.mouseMove(port, over(window, 0, 8))
    QTest.mouseMove(port, over(window, 0, 12))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=over(window, 0, 12))
    assert asked == []
    assert window.pane.caret.text() == "tps://f"


def test_the_key_asks(window, asked) -> None:
    QTest.keyClick(window.pane, Qt.Key.Key_Return, CTRL)
    assert asked == ["https://ferry.example/times"]


def test_without_an_address_it_says_so(window, asked) -> None:
    QTest.keyClick(window.pane, Qt.Key.Key_J)
    QTest.keyClick(window.pane, Qt.Key.Key_Return, CTRL)
    assert window.status.said.text() == "No address of the web here"
    assert asked == []


def test_of_two_addresses_one_is_picked(window, asked) -> None:
    QTest.keyClick(window.pane, Qt.Key.Key_End)
    QTest.keyClick(window.pane, Qt.Key.Key_Return, CTRL)
    picker = window.boxes.picker
    assert [picker.list.item(row).text() for row in range(2)] == ["https://a.example/1", "https://b.example/2"]
    QTest.keyClicks(picker.input, "b.ex")
    QTest.keyClick(picker.input, Qt.Key.Key_Return)
    assert asked == ["https://b.example/2"]


def test_they_are_seen(window) -> None:
    def inks(row: int) -> set[str]:
        image = window.pane.viewport().grab().toImage()
        index = window.pane.flow.text_rows[row]
        top, lines = window.pane.row_top(index), window.pane._lay(index)
        area = [(x, y) for y in range(top + lines.y, top + lines.height) for x in range(lines.x, lines.x + 400)]
        return {image.pixelColor(x, y).name() for x, y in area}

    QTest.keyClick(window.pane, Qt.Key.Key_J)  # the cursor's own line is in the ink of links, too
    accent = window.room.look.theme.colour("accent").name()
    assert accent in inks(0)
    assert accent not in inks(1)
    assert accent in inks(2)
