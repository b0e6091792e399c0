"""Words that lead to a page of the web: they look like it, tell where, and are opened only after a question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from reader.domain.annotation import Span
from reader.domain.thread import Link
from reader.gui.base.links import ask_to_open, led_astray, shown_address
from reader.library.library import Library
from reader.session.editing import AddTag, SetTags, new_tag
from tests.library import making

CTRL = Qt.KeyboardModifier.ControlModifier
MAP = "https://ferry.example/map"
EVIL = "https://evil.example/login"
ASTRAY = "The words name bank.com, but the link leads to evil.example."
TEXTS = ("😀 The map, and bank.com too", "No link here.", "Both https://a.example/1 and the map")
LINKS = (Link(0, 6, 9, MAP), Link(0, 15, 23, EVIL), Link(2, 33, 36, MAP))


@pytest.fixture
def asked(monkeypatch) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "reader.gui.base.links.ask_to_open", lambda _parent, url, words: found.append((url.toString(), words)) or True
    )
    return found


@pytest.fixture
def window(open_window, tmp_path, asked):
    path = tmp_path / "w.postil"
    library = Library(path)
    making.store(library, making.page(replace(making.post("1", 1, *TEXTS), links=LINKS)))
    library.close()
    return open_window(path)


def over(window, row: int, sign: int) -> QPoint:
    """Over a character of a row of text, counted in UTF-16 units."""
    pane = window.pane
    index = pane.flow.text_rows[row]
    lines = pane._lay(index)
    line = lines.layout.lineAt(0)
    x, y = line.cursorToX(sign)[0] + 2, line.y() + line.height() / 2
    return QPointF(lines.x + x, pane.row_top(index) + lines.y + y).toPoint()


@pytest.mark.parametrize(
    ("row", "sign", "lead"),
    [
        (0, 7, (MAP, "map")),
        (0, 9, (MAP, "map")),
        (0, 16, (EVIL, "bank.com")),
        (2, 6, ("https://a.example/1", "https://a.example/1")),
        (2, 34, (MAP, "map")),
    ],
)
def test_a_click_on_the_words_asks(window, asked, row, sign, lead) -> None:
    QTest.mouseClick(window.pane.viewport(), Qt.MouseButton.LeftButton, pos=over(window, row, sign))
    assert asked == [lead]


@pytest.mark.parametrize(("row", "sign"), [(0, 6), (0, 10), (0, 15), (0, 25), (1, 3)])
def test_a_click_beside_them_does_not(window, asked, row, sign) -> None:
    QTest.mouseClick(window.pane.viewport(), Qt.MouseButton.LeftButton, pos=over(window, row, sign))
    assert asked == []


def test_the_key_asks_which(window, asked) -> None:
    QTest.keyClick(window.pane, Qt.Key.Key_Return, CTRL)
    picker = window.boxes.picker
    assert [picker.list.item(row).text() for row in range(2)] == [f"map \u2192 {MAP}", f"bank.com \u2192 {EVIL}"]
    QTest.keyClicks(picker.input, "evil")
    QTest.keyClick(picker.input, Qt.Key.Key_Return)
    assert asked == [(EVIL, "bank.com")]


def test_the_pointer_tells_where_they_lead(window) -> None:
    assert window.pane._told_at(over(window, 0, 8)) == MAP
    assert window.pane._told_at(over(window, 0, 17)) == f"{EVIL}\n{ASTRAY}"
    assert window.pane._told_at(over(window, 1, 3)) == ""


def inks(window, row: int) -> set[str]:
    """The colours of a row of text."""
    image = window.pane.viewport().grab().toImage()
    index = window.pane.flow.text_rows[row]
    top, lines = window.pane.row_top(index), window.pane._lay(index)
    area = [(x, y) for y in range(top + lines.y, top + lines.height) for x in range(lines.x, lines.x + 400)]
    return {image.pixelColor(x, y).name() for x, y in area}


@pytest.mark.parametrize("tagged", [(0, 24), (7, 8), (0, 8)])
def test_they_are_seen_among_tagged_words(window, tagged) -> None:
    session, tag = window.room.session, new_tag("Fact", [], colour="orange")
    session.apply(AddTag(tag))
    (stored,) = session.posts(1)
    QTest.keyClick(window.pane, Qt.Key.Key_J)
    session.apply(SetTags(((stored.id, Span(0, tagged[0], 0, tagged[1])),), (tag.id,)))
    seen, theme = inks(window, 0), window.room.look.theme
    assert theme.tag("orange").fill.name() in seen
    assert theme.colour("accent").name() in seen


def test_they_are_seen(window) -> None:
    accent = window.room.look.theme.colour("accent").name()
    QTest.keyClick(window.pane, Qt.Key.Key_J)
    assert accent in inks(window, 0)
    QTest.keyClick(window.pane, Qt.Key.Key_K)
    assert accent not in inks(window, 1)


def test_screen_readers_are_told(window) -> None:
    pane = window.pane
    assert pane.told(pane.flow.text_rows[0]) == f"{TEXTS[0]}\nLinks: map (ferry.example); bank.com (evil.example)"
    assert pane.told(pane.flow.text_rows[1]) == TEXTS[1]


@pytest.mark.parametrize(
    ("words", "address", "told"),
    [
        ("bank.com", "https://www.bank.com/x", ""),
        ("the map", EVIL, ""),
        ("b\u0430nk.com", "https://bank.com/", "The words name xn--bnk-6cd.com, but the link leads to bank.com."),
        ("https://bank.com", "https://bank.com@evil.example/", ASTRAY),
        ("bank.com", "mailto:ann@evil.example", ""),
    ],
)  # fmt: skip
def test_words_that_lead_astray(qapp, words, address, told) -> None:
    assert led_astray(words, address) == told


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (MAP, MAP),
        ("https://a.example/\u202egnp.exe", "https://a.example/%E2%80%AEgnp.exe"),
        ("https://a.example/\u05d0/b", "\u2066https://a.example/\u05d0/b\u2069"),
        ("odd", "odd"),
    ],
)
def test_an_address_is_shown_without_harm(qapp, address, shown) -> None:
    assert shown_address(address) == shown


@pytest.mark.parametrize(
    ("address", "words", "said"),
    [
        (MAP, "map", ["Open this page in the browser? The site ferry.example will see the visit."]),
        (EVIL, "bank.com", [ASTRAY,
                            "Open this page in the browser? The site evil.example will see the visit."]),
        ("mailto:ann@a.example?attach=/etc/passwd", "write", ["Write to this address with the mail program?"]),
    ],
)  # fmt: skip
def test_the_question_shows_where_a_link_leads(qapp, monkeypatch, address, words, said) -> None:
    seen, opened = [], []

    def answer(box: QMessageBox) -> int:
        seen.append((box.text().split("\n\n"), box.informativeText()))
        return QMessageBox.StandardButton.Open

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr("reader.gui.base.links.QDesktopServices.openUrl", lambda url: opened.append(url.toString()))
    assert ask_to_open(None, QUrl(address), words)
    bare = address.partition("?")[0]
    assert seen == [(said, bare)]
    assert opened == [bare]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://", "x"])
def test_other_addresses_are_never_asked_about(qapp, monkeypatch, address) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: pytest.fail("asked"))
    assert not ask_to_open(None, QUrl(address), "map")
