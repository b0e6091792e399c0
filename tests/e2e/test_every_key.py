"""Every key of the table in `ux`: pressed in the real window, on a library in use, in each language and two themes.

Nothing here looks at words: the same keys must do the same in all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from reader.gui.base.language import LANGUAGES, speak
from tests.gui.draw_screenshots import HOME, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
pytestmark = [
    pytest.mark.parametrize("theme", ["light", "dark"]),
    pytest.mark.parametrize("language", LANGUAGES),
]


@pytest.fixture(autouse=True)
def _english_before_and_after(qapp) -> Iterator[None]:
    yield
    speak(qapp, "en")
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def window(open_window, tmp_path, qapp, language: str, theme: str):
    speak(qapp, language)
    path = tmp_path / "keys.postil"
    fill(path, "en")
    opened = open_window(path, theme=theme)
    heads = opened.room.session.threads()
    opened.reading.open_thread(next(head.id for head in heads if head.key.thread_id == HOME["en"]))
    opened.pane.setFocus()
    QTest.keyClick(opened.pane, Key.Key_Home)
    return opened


def press(*keys, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the focus is, as one does."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def floor(window) -> int:
    return window.pane.post.post.floor


def tags_here(window) -> set[str]:
    names = {tag.id: tag.name for tag in window.room.session.tags()}
    return {names[tag] for annotation in window.pane.annotations_here() for tag in annotation.tags}


def test_moving(window) -> None:
    pane = window.pane
    start = pane.caret.row
    press(Key.Key_J, Key.Key_Down)
    assert pane.ordinal == 2
    press(Key.Key_K, Key.Key_Up)
    assert pane.caret.row == start
    press(Key.Key_J, Key.Key_J, modifier=SHIFT)
    assert len(pane.spans()) == 1
    assert (pane.spans()[0][1].first, pane.spans()[0][1].last) == (0, 2)
    press(Key.Key_K, modifier=SHIFT)
    assert pane.spans()[0][1].last == 1
    press(Key.Key_Escape)
    press(Key.Key_N)
    assert floor(window) == 2
    press(Key.Key_P, Key.Key_P)
    assert floor(window) == 1
    press(Key.Key_U)
    assert not pane.post.read
    before = window.reading.thread_id
    press(Key.Key_BracketRight)
    assert window.reading.thread_id != before
    press(Key.Key_BracketLeft)
    assert window.reading.thread_id == before
    press(Key.Key_Left, modifier=ALT)
    assert window.reading.thread_id != before, "a step to another thread can be gone back from"
    press(Key.Key_Left, modifier=ALT)
    assert window.reading.thread_id == before
    assert pane.hasFocus()


def test_going(window) -> None:
    pane = window.pane
    press(Key.Key_G)
    QTest.keyClicks(QApplication.focusWidget(), "4")
    press(Key.Key_Return)
    assert floor(window) == 4
    assert pane.hasFocus()
    press(Key.Key_P, modifier=CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "Street lights")
    press(Key.Key_Return)
    assert pane.head.title.startswith("Street lights")
    press(Key.Key_Left, modifier=ALT)
    assert floor(window) == 4
    press(Key.Key_Right, modifier=ALT)
    assert pane.head.title.startswith("Street lights")
    press(Key.Key_Left, modifier=ALT)
    press(Key.Key_G)
    QTest.keyClicks(QApplication.focusWidget(), "3")
    press(Key.Key_Return, Key.Key_Q)
    assert floor(window) == 2, "the quoted post"
    press(Key.Key_Left, modifier=ALT)
    assert floor(window) == 3
    press(Key.Key_F, modifier=CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "bakery")
    press(Key.Key_Return, Key.Key_Escape)
    assert pane.hasFocus()
    assert "bakery" in pane.flow.rows[pane.caret.row].text
    press(Key.Key_F3)
    assert pane.hasFocus()
    place = (window.reading.thread_id, pane.caret.row)
    press(Key.Key_F3)
    assert (window.reading.thread_id, pane.caret.row) != place or window.passages.view.currentIndex().row() == 1
    press(Key.Key_F3, modifier=SHIFT)
    assert (window.reading.thread_id, pane.caret.row) == place


def test_marking(window) -> None:
    pane = window.pane
    press(Key.Key_N, Key.Key_J)
    assert tags_here(window) == set()
    press(Key.Key_2)
    assert tags_here(window) == {"Timetables"}
    press(Key.Key_J, Key.Key_R)
    assert tags_here(window) >= {"Timetables"}
    press(Key.Key_K, Key.Key_Backspace)
    assert tags_here(window) == set()
    press(Key.Key_Z, modifier=CTRL)
    assert tags_here(window) == {"Timetables"}
    press(Key.Key_Z, modifier=CTRL | SHIFT)
    assert tags_here(window) == set()
    press(Key.Key_T)
    QTest.keyClicks(QApplication.focusWidget(), "mem")
    press(Key.Key_Return)
    assert tags_here(window) == {"Memory"}
    assert pane.hasFocus()
    press(Key.Key_T)
    QTest.keyClicks(QApplication.focusWidget(), "Ferries")
    press(Key.Key_Return, modifier=SHIFT)
    assert not pane.hasFocus(), "stays open"
    QTest.keyClicks(QApplication.focusWidget(), "blame")
    press(Key.Key_Return)
    assert tags_here(window) == {"Memory", "Ferries", "Blame"}
    press(Key.Key_Right, modifier=CTRL | SHIFT)
    press(Key.Key_I)
    assert window.room.session.tags()[-1].name in pane.flow.rows[pane.caret.row].text
    press(Key.Key_Escape, Key.Key_B)
    assert pane.post.id in pane._bookmarked
    press(Key.Key_B)
    assert pane.post.id not in pane._bookmarked
    press(Key.Key_M)
    QTest.keyClicks(QApplication.focusWidget(), "who counts?")
    press(Key.Key_Escape)
    assert pane.hasFocus()
    assert any("who counts?" in annotation.memo for annotation in pane.annotations_here())


def test_reading_on(window) -> None:
    assert window.room.session.posts(window.reading.thread_id)[0].read is False
    for _ in range(12):
        press(Key.Key_Space)
    assert all(stored.read for stored in window.room.session.posts(window.reading.thread_id))
    press(Key.Key_U)
    assert window.pane.hasFocus()


def test_panels(window) -> None:
    places = {
        Key.Key_1: window.tree,
        Key.Key_2: window.pane,
        Key.Key_3: window.codebook,
        Key.Key_4: window.passages,
        Key.Key_7: None,
        Key.Key_8: None,
        Key.Key_9: None,
    }
    for key, panel in places.items():
        press(key, modifier=ALT)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel is None or focus is panel or panel.isAncestorOf(focus)
        if panel is None:
            assert not window.pane.hasFocus()
    press(Key.Key_2, modifier=ALT)
    seen = set()
    for _ in range(6):
        press(Key.Key_F6)
        seen.add(QApplication.focusWidget())
    assert len(seen) >= 4, "F6 goes round"
    press(Key.Key_2, modifier=ALT)
    press(Key.Key_F, modifier=CTRL | SHIFT)
    QTest.keyClicks(QApplication.focusWidget(), "early")
    press(Key.Key_Return)
    assert window.pane.hasFocus()
    assert "early" in window.pane.flow.rows[window.pane.caret.row].text
    press(Key.Key_P, modifier=CTRL | SHIFT)
    assert not window.pane.hasFocus()
    press(Key.Key_Escape)
    assert window.pane.hasFocus()
    press(Key.Key_Question)
    press(Key.Key_Escape)
    assert window.pane.hasFocus()


def test_the_rest(window, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: asked.append("files") or ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: asked.append("folder") or "")
    monkeypatch.setattr(QDialog, "exec", lambda dialog: asked.append(type(dialog).__name__) or 0)
    press(Key.Key_O, modifier=CTRL)
    press(Key.Key_O, modifier=CTRL | SHIFT)
    press(Key.Key_E, modifier=CTRL)
    assert asked == ["files", "folder", "ExportDialog"]
    zoom, place = window.room.look.zoom, window.pane.caret.row
    press(Key.Key_Plus, modifier=CTRL)
    assert window.room.look.zoom > zoom
    press(Key.Key_Minus, Key.Key_Minus, modifier=CTRL)
    assert window.room.look.zoom < zoom
    press(Key.Key_0, modifier=CTRL)
    assert window.room.look.zoom == 100
    assert window.pane.caret.row == place
    assert window.pane.hasFocus()
