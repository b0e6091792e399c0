"""Memos by keys in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from reader.domain.memo import JOURNAL, Subject, SubjectKind
from reader.gui.memos.memo_view import MemoView


def write(window, text: str) -> None:
    box = window.boxes.memo_box
    assert box.isVisible()
    QTest.keyClicks(box.edit, text)
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_a_memo_on_the_post_by_keys(window) -> None:
    post = window.pane.post_id
    QTest.keyClick(window.pane, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    write(window, "opens the debate")
    subject = Subject(SubjectKind.POST, str(post))
    assert window.room.session.memo(subject) == "opens the debate"
    assert window.pane.header(0).memo.text == "opens the debate"
    assert window.pane.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.room.session.memo(subject) == ""
    assert window.pane.header(0).memo is None


def test_what_is_typed_is_stored_within_a_second(window, qtbot) -> None:
    window.actions_by_id["journal"].trigger()
    QTest.keyClicks(window.boxes.memo_box.edit, "began coding")
    qtbot.waitUntil(lambda: window.room.session.memo(JOURNAL) == "began coding", timeout=1000)
    assert window.boxes.memo_box.isVisible()


def test_what_is_typed_without_a_rest_is_stored_too_and_is_one_step(window, qtbot) -> None:
    window.actions_by_id["journal"].trigger()
    edit = window.boxes.memo_box.edit
    steps = len(window.room.session.history())
    stored = set()
    for letter in "he rows where the old ferry went":
        QTest.keyClicks(edit, letter)
        qtbot.wait(60)
        stored.add(window.room.session.memo(JOURNAL))
    assert len(stored) > 2, "it was stored in between"
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert window.room.session.memo(JOURNAL) == "he rows where the old ferry went"
    assert len(window.room.session.history()) == steps + 1


def test_a_memo_that_is_open_is_stored_when_another_one_opens(window) -> None:
    window.actions_by_id["journal"].trigger()
    QTest.keyClicks(window.boxes.memo_box.edit, "for the journal")
    window.memos.on_this_thread()
    assert window.boxes.memo_box.edit.toPlainText() == ""
    write(window, "for the thread")
    session = window.room.session
    assert session.memo(JOURNAL) == "for the journal"
    assert session.memo(Subject(SubjectKind.THREAD, str(window.reading.thread_id))) == "for the thread"


def test_the_tree_and_the_codebook_open_memos(window) -> None:
    session = window.room.session
    thread = session.threads()[0]
    window.tree.memo_wanted.emit(thread.id)
    write(window, "a thread")
    tag = session.tags()[0]
    menu = window.codebook.menu_for(tag)
    next(action for action in menu.actions() if "Memo" in action.text()).trigger()
    write(window, "a tag")
    assert {memo.text for memo in session.memos()} == {"a thread", "a tag"}


@pytest.fixture
def listed(window, qtbot):
    """A memo of each kind, and the list of them."""
    session = window.room.session
    QTest.keyClick(window.pane, Qt.Key.Key_J)
    QTest.keyClick(window.pane, Qt.Key.Key_M)
    write(window, "on words")
    QTest.keyClick(window.pane, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    write(window, "on a post")
    window.memos.on_this_thread()
    write(window, "on a thread")
    window.memos.on_tag(session.tags()[0].id)
    write(window, "on a tag")
    window.memos.journal()
    write(window, "on all")
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.memos.panel.list.hasFocus)
    return window


def test_the_list_has_every_kind(listed) -> None:
    panel = listed.memos.panel
    assert [memo.text for memo in panel.shown] == ["on all", "on a tag", "on a thread", "on a post", "on words"]
    assert "on all" in panel.view.toPlainText()


def test_enter_goes_to_the_place(listed) -> None:
    panel, pane = listed.memos.panel, listed.pane
    pane.go_home(end=True)
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert (pane.post_id, pane.ordinal) == (pane.flow.posts[0].id, 1)
    assert pane.hasFocus()


def test_the_filter_narrows_and_escape_leaves(listed) -> None:
    panel = listed.memos.panel
    panel.filter.setText("thread")
    panel.filter.flush()
    assert "on a thread" in [memo.text for memo in panel.shown]
    assert "on all" not in [memo.text for memo in panel.shown]
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert listed.pane.hasFocus()


def test_e_changes_the_memo_and_the_list_follows(listed, qtbot) -> None:
    panel = listed.memos.panel
    QTest.keyClick(panel.list, Qt.Key.Key_E)
    write(listed, ", and more")
    qtbot.waitUntil(lambda: panel.shown[0].text == "on all, and more")


def test_the_preview_follows_what_is_typed(window) -> None:
    window.memos.journal()
    box = window.boxes.memo_box
    QTest.keyClicks(box.edit, "**strong** words")
    QTest.keyClick(box.edit, Qt.Key.Key_F2)
    assert box.preview.isVisible()
    assert box.preview.toPlainText() == "strong words"
    QTest.keyClicks(box.edit, " here")
    assert box.preview.toPlainText() == "strong words here"
    QTest.keyClick(box.edit, Qt.Key.Key_F2)
    assert not box.preview.isVisible()
    assert box.isVisible()


def test_nothing_is_loaded_and_html_is_text(qtbot, tmp_path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"x")
    view = MemoView("Memo")
    qtbot.addWidget(view)
    view.show_memo(f"![a]({picture.as_uri()}) <b>bold</b> <img src='{picture}'>")
    assert view.document().resource(2, QUrl(picture.as_uri())) is None
    assert view.document().resource(2, QUrl("https://x.example/a.png")) is None
    assert "<b>bold</b>" in view.toPlainText()


@pytest.mark.parametrize(
    ("address", "asked"), [("https://x.example/a", 1), ("file:///etc/passwd", 0), ("javascript:1", 0)]
)
def test_a_link_opens_only_after_a_question(qtbot, monkeypatch, address: str, asked: int) -> None:
    questions, opened = [], []
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Open]
    monkeypatch.setattr(QMessageBox, "exec", lambda box: questions.append(box.text()) or answers[len(questions) - 1])
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    view = MemoView("Memo")
    qtbot.addWidget(view)
    view.anchorClicked.emit(QUrl(address))
    assert opened == []
    view.anchorClicked.emit(QUrl(address))
    assert (len(questions), len(opened)) == (2 * asked, asked)


def test_memos_of_a_library_that_is_read_only_cannot_be_written(window, monkeypatch) -> None:
    monkeypatch.setattr(type(window.room.session), "read_only", property(lambda _: True))
    window.memos.journal()
    assert not window.boxes.made("memo_box") or not window.boxes.memo_box.isVisible()


def test_the_codebook_shows_the_memo_on_its_tag_and_opens_it(window, qtbot) -> None:
    tag = window.room.session.tags()[0]
    line = window.codebook.form.memo
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Space)
    write(window, "which rules are meant")
    assert window.room.session.memo(Subject(SubjectKind.TAG, str(tag.id))) == "which rules are meant"
    qtbot.waitUntil(lambda: "which rules are meant" in line.toolTip(), timeout=3000)
    assert "which" in line.text()
    assert "which rules are meant" in line.accessibleName()
    window.codebook.view.setCurrentIndex(window.codebook.model.index(1, 0))
    assert "which" not in line.text()


def test_delete_takes_a_memo_away_and_undo_brings_it_back(listed, qtbot) -> None:
    panel = listed.memos.panel
    there = ["on all", "on a tag", "on a thread", "on a post", "on words"]
    for _ in there:
        count = len(panel.shown)
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
        assert "undo" in listed.status.said.text()
        qtbot.waitUntil(lambda count=count: len(panel.shown) == count - 1)
    assert listed.room.session.memos() == []
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    for _ in there:
        listed.reading.undo()
    qtbot.waitUntil(lambda: [memo.text for memo in panel.shown] == there)


def test_the_memo_of_another_coder_is_not_deleted(listed, qtbot) -> None:
    panel = listed.memos.panel
    listed.room.session.coder = "Somebody else"
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert listed.status.said.text() == "This memo is by another coder"
    assert len(listed.room.session.memos()) == 5
