"""What the desks do that a sitting does not come by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from reader.gui.keys.actions import SPECS
from reader.gui.main_window import LEAST_PANE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def keep(url) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", keep)
    return urls


def test_the_original_is_opened_only_after_a_question(window, opened, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answer = QMessageBox.StandardButton.Cancel

    def ask(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        assert box.textFormat() == Qt.TextFormat.PlainText
        return answer

    monkeypatch.setattr(QMessageBox, "exec", ask)
    thread = window.reading.thread_id
    window.tree.original_wanted.emit(thread)
    assert opened == []
    assert "bbs.liuxi-town.example" in asked[0]
    answer = QMessageBox.StandardButton.Open
    window.tree.original_wanted.emit(thread)
    assert len(opened) == 1
    assert opened[0].startswith("http")


def test_a_page_without_an_address_says_so(open_window, qtbot, tmp_path: Path, opened) -> None:
    page = tmp_path / "note.txt"
    page.write_text("A line.\n\nAnother line.\n", "utf-8")
    window = open_window(tmp_path / "n.postil", sample=False)
    window.imports.start([page])
    qtbot.waitUntil(lambda: not window.imports.busy)
    window.tree.original_wanted.emit(window.reading.thread_id)
    assert opened == []
    assert "address" in window.status.said.text()
    window.tree.file_wanted.emit(window.reading.thread_id)
    assert opened == [f"file://{tmp_path}"]
    page.unlink()
    window.tree.file_wanted.emit(window.reading.thread_id)
    assert len(opened) == 1
    assert "no longer" in window.status.said.text()


def test_posts_are_marked_from_the_tree(window) -> None:
    posts = [stored.id for stored in window.pane.flow.posts]
    window.tree.read_wanted.emit(posts, True)
    assert window.room.session.thread(window.reading.thread_id).unread == 0
    assert not window.pane.header(3).unread
    window.tree.read_wanted.emit(posts[:2], False)
    assert window.pane.header(0).unread
    assert not window.pane.header(2).unread


def test_copying_with_the_source(window, qtbot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    copied = QApplication.clipboard().text()
    first = window.pane.flow.posts[0].post
    assert copied.startswith(first.paragraphs[0].text)
    for part in (first.author, "#1", window.pane.head.title, "2023-03-04"):
        assert part in copied
    qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == first.paragraphs[0].text


def test_the_text_alone_and_back(window, qtbot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not any(dock.isVisible() for dock in window.docks.values())
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.docks["threads"].isVisible()
    assert window.docks["codebook"].isVisible()


def test_f6_goes_round_the_panels(window, qtbot) -> None:
    seen = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        parts = (window.tree, window.codebook, window.passages, window.pane)
        seen.append(next(i for i, part in enumerate(parts) if focus is part or part.isAncestorOf(focus)))
    assert sorted(seen) == [0, 1, 2, 3]


def test_go_to_a_tag_shows_its_passages(window, qtbot) -> None:
    qtbot.keyClick(window.pane, "2")
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.boxes.picker.input, "opin")
    qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)
    assert [p.tags[0].name for p in window.passages.shown()] == ["Opinion"]
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.pane.post.post.floor == 1


def test_about_tells_where_the_library_lies(window, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def tell(box: QMessageBox) -> None:
        told.append(box.informativeText())

    monkeypatch.setattr(QMessageBox, "exec", tell)
    window.actions_by_id["about"].trigger()
    assert str(window.room.session.path) in told[0]


def test_recent_libraries_are_listed_and_opened(open_window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window()
    first = window.room.session.path
    window.room.settings.remember_library(str(first))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(tmp_path / "second"), ""))
    window.actions_by_id["new-library"].trigger()
    assert window.room.session.path == tmp_path / "second.postil"
    window.commands.recent.aboutToShow.emit()
    action = next(a for a in window.commands.recent.actions() if a.data() == str(first))
    assert action.isEnabled()
    action.trigger()
    assert window.room.session.path == first


def test_a_new_library_never_empties_one(window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = window.room.session.path
    other = tmp_path / "other.postil"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(other), ""))
    window.actions_by_id["new-library"].trigger()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(first), ""))
    window.actions_by_id["new-library"].trigger()
    assert window.room.session.path == first
    assert window.room.session.has_threads()


def test_an_export_that_cannot_be_written_says_so(
    window, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClick(window.pane, "1")
    target = tmp_path / "there"
    target.mkdir()

    def answer(dialog) -> int:
        dialog.path_edit.setText(str(target))
        dialog.write_button.click()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    window.actions_by_id["export"].trigger()
    qtbot.waitUntil(lambda: "there" in window.status.said.text(), timeout=5000)
    assert list(target.iterdir()) == []


@pytest.mark.parametrize(("name", "said"), [("qdc", "3 tag"), ("ris", "1 source"), ("xlsx", "1 passage")])
def test_the_status_says_what_was_written(
    window, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    qtbot.keyClick(window.pane, "1")

    def answer(dialog) -> int:
        dialog.format_box.setCurrentIndex(dialog.format_box.findData(name))
        dialog.path_edit.setText(str(tmp_path / "written"))
        dialog.write_button.click()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    window.actions_by_id["export"].trigger()
    qtbot.waitUntil(lambda: window.status.said.text().startswith(said), timeout=5000)
    assert (tmp_path / "written").stat().st_size > 100


def test_nothing_to_export_is_said(window) -> None:
    window.actions_by_id["export"].trigger()
    assert "tag some paragraphs" in window.status.said.text()
    window.passages.filter.setText("nowhere")
    window.actions_by_id["export"].trigger()
    assert "none matches" in window.status.said.text()


def test_the_context_menu_offers_tags(window) -> None:
    offered = [action.text() for action in window.pane_menu().actions()]
    assert {"Fact", "Opinion", "Question"} <= set(offered)
    assert any("opy" in text for text in offered)


def test_every_action_has_a_desk_that_does_it(window) -> None:
    for spec in SPECS:
        assert callable(getattr(getattr(window, spec.desk), spec.method)), spec.id


def test_every_action_has_words_and_a_place(window) -> None:
    actions = window.commands.every()
    assert len(actions) > 60
    assert all(action.text() and action.toolTip() for action in actions)
    keys = [key.toString() for a in actions for key in a.shortcuts()]
    assert len(keys) == len(set(keys)), "no two actions share a key"


def test_panels_that_were_hidden_or_moved_are_so_at_the_next_start(open_window) -> None:
    window = open_window()
    path = window.room.session.path
    window.docks["codebook"].hide()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.docks["threads"])
    window.close()
    again = open_window(path)
    assert again.docks["codebook"].isHidden()
    assert again.dockWidgetArea(again.docks["threads"]) == Qt.DockWidgetArea.RightDockWidgetArea
    assert again.docks["passages"].isVisible()


@pytest.mark.parametrize("width", [900, 700])
def test_in_a_narrow_window_the_panels_give_way_to_the_text(window, qtbot, width) -> None:
    window.resize(width, 600)
    qtbot.waitUntil(lambda: window.width() == width)
    qtbot.waitUntil(lambda: window.pane.width() >= LEAST_PANE)
    column = window.pane.setter.column
    assert column.text_x + column.width <= window.pane.viewport().width()
    assert column.width >= 9 * window.pane.setter.em
