"""Reviewing by keys: annotations whose text changed, and the versions of a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from reader.domain.annotation import AnchorState, Span
from reader.gui.base.language import speak
from reader.library.library import Library
from reader.session.editing import AddTag, ToggleTag, new_tag
from reader.session.reading import ReadingSession
from tests.library import making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FERRY = "The ferry stops for repairs until the autumn."
CHANGED = FERRY.replace("autumn", "winter")


@pytest.fixture(autouse=True)
def _in_english(qapp) -> Iterator[None]:
    speak(qapp, "en")
    yield
    speak(qapp, "en")
    QLocale.setDefault(QLocale.system())


def take_in(path: Path, *pages, name: str) -> None:
    library = Library(path)
    making.store(library, *pages, name=name)
    library.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library where one annotation stands changed, one nowhere and one as it was made."""
    library = tmp_path / "r.postil"
    posts = making.post("501", 1, FERRY, "Take the bridge."), making.post("502", 2, "Thanks for telling.")
    other = making.page(making.post("601", 1, "Elsewhere."), tid="88", captured=making.at(2))
    take_in(library, making.page(*posts, captured=making.at(2)), other, name="a")
    session = ReadingSession(library, coder="tester")
    session.apply(AddTag(new_tag("Policy", [])))
    session.apply(ToggleTag(making.spans(session.posts(1), (0, 0), (0, 1), (1, 0)), session.tags()[0].id))
    session.close()
    again = making.post("501", 1, CHANGED, "Take the bridge."), making.post("502", 2, "Other words.", "And more.")
    take_in(library, making.page(*again, captured=making.at(5)), name="b")
    return library


@pytest.fixture
def window(open_window, path: Path):
    opened = open_window(path)
    opened.reading.open_thread(1)
    return opened


@pytest.fixture
def listed(window):
    QTest.keyClick(window.pane, Qt.Key.Key_7, ALT)
    assert window.review.panel.list.hasFocus()
    return window


def lines(window) -> list[str]:
    found = window.review.panel.list
    return [found.item(row).text() for row in range(found.count())]


def marked(text) -> list[str]:
    """The words of a text that are painted on a ground of their own."""
    words = []
    block = text.document().begin()
    while block.isValid():
        for piece in block:
            fragment = piece.fragment()
            if fragment.charFormat().background().style() != Qt.BrushStyle.NoBrush:
                words.append(fragment.text())
        block = block.next()
    return words


def test_the_status_bar_counts_and_leads_to_the_list(window, qtbot) -> None:
    qtbot.waitUntil(lambda: "button" in window.review.__dict__)
    assert window.review.button.text() == "2 to review"
    window.review.button.click()
    assert window.review.panel.list.hasFocus()
    QTest.keyClick(window.review.panel.list, Qt.Key.Key_A, CTRL)
    assert window.review.button.isHidden()


def test_a_library_without_changes_shows_no_count(open_window, qtbot) -> None:
    window = open_window()
    qtbot.wait(1000)
    assert "button" not in window.review.__dict__


def test_the_list_shows_both_texts_with_what_differs(listed) -> None:
    panel = listed.review.panel
    assert lines(listed) == ["#1 user1 · Policy · changed", "#2 user2 · Policy · not found"]
    assert panel.summary.text() == "2 annotations to review"
    assert (panel.old.toPlainText(), marked(panel.old)) == (FERRY, ["autumn"])
    assert (panel.new.toPlainText(), marked(panel.new)) == (CHANGED, ["winter"])
    QTest.keyClick(panel.list, Qt.Key.Key_J)
    assert panel.old.toPlainText() == "Thanks for telling."
    assert "not found" in panel.new.toPlainText()
    assert "Thread 77" in panel.facts.text()
    QTest.keyClick(panel.list, Qt.Key.Key_J)
    QTest.keyClick(panel.list, Qt.Key.Key_K)
    assert panel.old.toPlainText() == FERRY
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert listed.pane.hasFocus()


def test_enter_shows_the_place_and_accepting_can_be_undone(listed, qtbot) -> None:
    panel = listed.review.panel
    listed.reading.open_thread(2)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert listed.reading.thread_id == 1
    assert listed.pane.hasFocus()
    assert listed.pane.flow.rows[listed.pane.caret.row].text == CHANGED
    QTest.keyClick(listed.pane, Qt.Key.Key_7, ALT)
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    assert lines(listed) == ["#2 user2 · Policy · not found"]
    assert listed.status.said.text() == "Accepted places"
    QTest.keyClick(listed, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(lines(listed)) == 2)
    QTest.keyClick(panel.list, Qt.Key.Key_A, CTRL)
    assert lines(listed) == []
    assert panel.summary.text() == "Nothing is to be reviewed"
    QTest.keyClick(panel.list, Qt.Key.Key_A)


def test_an_annotation_is_put_on_what_is_selected(listed, qtbot) -> None:
    panel = listed.review.panel
    QTest.keyClick(panel.list, Qt.Key.Key_J)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert listed.pane.post.post.floor == 2
    QTest.keyClick(listed.pane, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(listed.pane, Qt.Key.Key_7, ALT)
    assert panel.current.old_text == "Thanks for telling."
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    assert lines(listed) == ["#1 user1 · Policy · changed"]
    placed = next(a for a in listed.room.session.annotations(1) if a.target.quote.exact == "Thanks for telling.")
    assert (placed.shown, placed.state) == (Span(0, 0, 1, len("And more.")), AnchorState.MOVED)
    assert listed.pane.header(1).lost is None
    QTest.keyClick(listed, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(lines(listed)) == 2)
    assert listed.pane.header(1).lost is not None


def test_a_tag_set_elsewhere_does_not_make_the_list_anew(listed, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    show = listed.review.panel.show_reviews
    monkeypatch.setattr(listed.review.panel, "show_reviews", lambda *a, **k: (made.append(1), show(*a, **k)))
    QTest.keyClick(listed.review.panel.list, Qt.Key.Key_Escape)
    listed.reading.open_thread(2)
    QTest.keyClick(listed.pane, Qt.Key.Key_1)
    qtbot.wait(400)
    assert made == []
    listed.reading.open_thread(1)
    QTest.keyClick(listed.pane, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: lines(listed) == ["#2 user2 · Policy · not found"])
    assert made == [1]


def test_a_list_that_was_behind_is_made_anew_when_it_is_seen(listed, qtbot) -> None:
    listed.docks["passages"].raise_()
    QTest.keyClick(listed.review.panel.list, Qt.Key.Key_Escape)
    listed.reading.open_thread(1)
    QTest.keyClick(listed.pane, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: listed.review.button.text() == "1 to review")
    listed.docks["review"].raise_()
    qtbot.waitUntil(lambda: len(lines(listed)) == 1)


def test_words_of_another_post_are_refused(listed) -> None:
    panel = listed.review.panel
    QTest.keyClick(panel.list, Qt.Key.Key_J)
    listed.pane.go_home()
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    assert len(lines(listed)) == 2
    assert "own post" in listed.status.said.text()


def test_the_text_tells_of_what_is_not_found_and_leads_to_the_list(window) -> None:
    assert window.pane.header(0).lost is None
    assert window.pane.header(1).lost.text == "1 annotation not found in this version"
    window.pane.grab()
    box = next(box for box, chip in window.pane._chips if chip == window.pane.header(1).lost)
    QTest.mouseClick(window.pane.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.center())
    assert window.review.panel.current.old_text == "Thanks for telling."
    assert window.review.panel.list.hasFocus()


def test_the_list_can_keep_to_this_thread(listed, qtbot) -> None:
    listed.review.panel.here.click()
    assert len(lines(listed)) == 2
    listed.reading.open_thread(2)
    qtbot.waitUntil(lambda: lines(listed) == [])
    listed.review.panel.here.click()
    assert len(lines(listed)) == 2


def test_a_library_that_is_only_read_settles_nothing(open_window, path: Path) -> None:
    holder = Library(path)
    window = open_window(path)
    holder.close()
    window.actions_by_id["review"].trigger()
    panel = window.review.panel
    if not window.room.session.read_only:
        pytest.skip("one process may write twice")
    assert len(lines(window)) == 2
    assert not panel.accept.isEnabled()
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    assert len(lines(window)) == 2


def test_another_library_empties_the_panels(listed, tmp_path: Path) -> None:
    QTest.keyClick(listed.review.panel.list, Qt.Key.Key_Escape)
    QTest.keyClick(listed.pane, Qt.Key.Key_V)
    assert listed.review.versions_panel.versions
    assert listed.room.open_library(tmp_path / "other.postil")
    assert lines(listed) == []
    assert listed.review.versions_panel.versions == []


def test_versions_show_what_they_changed_and_themselves_whole(window) -> None:
    QTest.keyClick(window.pane, Qt.Key.Key_V)
    panel = window.review.versions_panel
    assert panel.list.hasFocus()
    shown = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert shown == ["2024-05-05 12:00 · b0.html · shown", "2024-05-02 12:00 · a0.html · 2 annotations"]
    assert marked(panel.text) == ["autumn", "winter"]
    assert panel.text.toPlainText() == "The ferry stops for repairs until the autumnwinter.\nTake the bridge."
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.text.toPlainText() == f"{CHANGED}\nTake the bridge."
    assert marked(panel.text) == []
    QTest.keyClick(panel.list, Qt.Key.Key_J)
    assert panel.text.toPlainText() == f"{FERRY}\nTake the bridge."
    assert marked(panel.text) == [FERRY, "Take the bridge."]
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert window.pane.hasFocus()


def test_versions_follow_the_cursor_and_what_is_done(window, qtbot) -> None:
    QTest.keyClick(window.pane, Qt.Key.Key_V)
    panel = window.review.versions_panel
    QTest.keyClick(panel.list, Qt.Key.Key_J)
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    QTest.keyClick(window.pane, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "1 annotation" in panel.list.item(1).text())
    assert panel.list.currentRow() == 1
    QTest.keyClick(window.pane, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: panel.summary.text().startswith("#2 user2"))
    assert panel.list.currentRow() == 0
    assert window.pane.hasFocus()


def test_another_language_is_put_on_at_once(listed, qtbot) -> None:
    QTest.keyClick(listed.review.panel.list, Qt.Key.Key_Escape)
    QTest.keyClick(listed.pane, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: "button" in listed.review.__dict__)
    listed.view.set_language("zh_CN")
    assert listed.review.panel.summary.text() == "2 条批注待核对"
    assert listed.review.button.text() == "2 条待核对"
    assert listed.docks["review"].windowTitle() == "待核对"
    assert "2 个版本" in listed.review.versions_panel.summary.text()
    assert lines(listed)[0] == "#1 user1 · Policy · 有变化"


def test_f6_comes_by_the_review_panel(listed) -> None:
    seen = set()
    for _ in range(6):
        QTest.keyClick(listed, Qt.Key.Key_F6)
        seen.add(listed.review.panel.isAncestorOf(listed.focusWidget()))
    assert seen == {True, False}
