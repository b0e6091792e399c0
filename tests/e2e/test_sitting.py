"""A sitting as a person has it: keys and mouse in the real window."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

if TYPE_CHECKING:
    from pathlib import Path

    from reader.gui.files.export_dialog import ExportDialog

TEXT_PAGE = """查看: 41|回复: 1

旧码头的灯又亮了

[复制链接]
发表于 2023-5-6 20:15:07 | 显示全部楼层 |阅读模式 来自: 江苏泰州
昨晚散步经过旧码头，发现那排路灯又亮了。

灯是新换的，光比从前暖一些。

谁知道是哪个部门修的？




发表于 2023-5-7 08:02:41 | 显示全部楼层 来自: 中国
听说是街道办申请的经费。




回复 支持 反对

使用道具 举报

您需要登录后才可以回帖 登录 | 注册

本版积分规则

小黑屋|手机版|Archiver|河畔小镇论坛

GMT+8, 2024-3-29 01:41

Powered by Discuz! X3.4

Copyright © 2001-2021, Tencent Cloud.

快速回复 返回顶部 返回列表
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "lamps.txt"
    path.parent.mkdir()
    path.write_text(TEXT_PAGE, "utf-8")
    return path


def drop(window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier))


def keys(qtbot, window, text: str) -> None:
    for key in text:
        qtbot.keyClick(window.pane, key)


def wait_import(qtbot, window) -> None:
    qtbot.waitUntil(lambda: not window.imports.busy, timeout=10_000)


def test_a_whole_sitting(open_window, qtbot, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window()
    session = window.room.session
    assert window.pane.head is not None, "the sample thread is open"

    # import by dropping a file; its thread is shown
    drop(window, page)
    wait_import(qtbot, window)
    assert window.pane.head.title == "旧码头的灯又亮了"
    assert [s.post.author for s in window.pane.flow.posts] == [None, None]

    # read on and tag: one key a tag
    window.pane.setFocus()
    keys(qtbot, window, "J1")
    keys(qtbot, window, "J2")
    qtbot.keyClick(window.pane, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert len(session.passages()) == 2
    keys(qtbot, window, "3")
    assert len(session.passages()) == 3, "a run over two posts is a passage in each, and one holds the tag 2 already"

    # a new tag by the quick box, without the mouse
    keys(qtbot, window, "K")
    keys(qtbot, window, "T")
    qtbot.keyClicks(window.boxes.picker.input, "Light")
    qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)
    assert {t.name for t in session.tags()} == {"Fact", "Opinion", "Question", "Light"}
    light = next(t for t in session.tags() if t.name == "Light")
    assert light.key == "4"
    assert session.tag_counts()[light.id] == 1
    qtbot.waitUntil(lambda: window.pane.hasFocus() or QApplication.focusWidget() is None)

    # repeat it two paragraphs on, take it off again
    keys(qtbot, window, "K")
    keys(qtbot, window, "R")
    assert session.tag_counts()[light.id] == 2
    keys(qtbot, window, "4")
    assert session.tag_counts()[light.id] == 1

    # a memo that saves itself
    keys(qtbot, window, "M")
    qtbot.keyClicks(window.boxes.memo_box.edit, "Who paid?")
    qtbot.keyClick(window.boxes.memo_box.edit, Qt.Key.Key_Escape)
    assert [p.annotation.memo for p in session.passages() if p.annotation.memo] == ["Who paid?"]

    # undo and redo
    window.pane.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not [p for p in session.passages() if p.annotation.memo]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [p.annotation.memo for p in session.passages() if p.annotation.memo] == ["Who paid?"]

    # find in the thread
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.boxes.find_bar.isVisible()
    window.boxes.find_bar.input.insert("街道")  # as an input method commits it
    assert window.boxes.find_bar.count.text() == "1 of 1"
    qtbot.keyClick(window.boxes.find_bar.input, Qt.Key.Key_Escape)
    assert window.pane.caret.text() == "街道"
    keys(qtbot, window, "1")
    assert "街道" in [p.text for p in session.passages()]

    # export what the table shows, in each format
    passages = session.passages()
    assert len(passages) >= 4
    for name in ("csv", "jsonl", "markdown", "html", "docx", "qdpx"):
        out = tmp_path / f"out-{name}"
        export(window, monkeypatch, name, out)
        qtbot.waitUntil(out.exists, timeout=5000)
        check_export(name, out, len(passages))

    # close and come back: same thread, same place, everything there, undo still works
    window.pane.go_to(window.pane.flow.posts[1].id, 0)
    window.close()
    again = open_window()
    assert again.pane.head.title == "旧码头的灯又亮了"
    assert again.pane.post.post.posted_raw.startswith("2023-5-7")
    assert [p.text for p in again.room.session.passages()] == [p.text for p in passages]
    assert "街道" in {chip.text for m in again.pane._marks.values() for chip in m.chips} or again.pane._marks
    qtbot.keyClick(again, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "街道" not in [p.text for p in again.room.session.passages()]


def export(window, monkeypatch: pytest.MonkeyPatch, name: str, out: Path) -> None:
    def answer(dialog: ExportDialog) -> int:
        dialog.format_box.setCurrentIndex(dialog.format_box.findData(name))
        assert dialog.preview.toPlainText().strip()
        dialog.path_edit.setText(str(out))
        dialog.write_button.click()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    window.actions_by_id["export"].trigger()


def check_export(name: str, out: Path, count: int) -> None:
    data = out.read_bytes()
    if name == "csv":
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len(rows) == count
        assert any("灯是新换的" in value for row in rows for value in row.values())
    elif name == "jsonl":
        rows = [json.loads(line) for line in data.decode("utf-8").splitlines()]
        assert len(rows) == count
        assert {row["thread_title"] for row in rows} == {"旧码头的灯又亮了"}
    else:
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(
                    archive.read(member) for member in archive.namelist() if member.endswith((".xml", ".txt"))
                )
        assert "旧码头的灯又亮了" in data.decode("utf-8")


def test_the_mouse_does_it_too(window, qtbot) -> None:
    pane, session = window.pane, window.room.session
    row = pane.flow.text_rows[1]
    pane.reveal(row)
    lines = pane._lay(row)
    at = QPoint(round(lines.x) + 40, round(pane.row_top(row) + lines.y + 8))
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert pane.caret.row == row
    fact = next(a for a in window.tagging._tag_actions if a.text() == "Fact")
    fact.trigger()
    assert [p.tags[0].name for p in session.passages()] == ["Fact"]
    window.actions_by_id["undo"].trigger()
    assert session.passages() == []
    window.actions_by_id["redo"].trigger()
    assert len(session.passages()) == 1


def test_a_second_drop_adds_nothing(window, qtbot, page: Path) -> None:
    drop(window, page)
    wait_import(qtbot, window)
    before = len(window.room.session.threads())
    drop(window, page.parent)
    wait_import(qtbot, window)
    assert len(window.room.session.threads()) == before
    assert [f.outcome for f in window.report.model.files] == ["same"]


def test_bad_files_are_lines_of_the_report(window, qtbot, page: Path) -> None:
    folder = page.parent
    (folder / "empty.html").write_bytes(b"")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    drop(window, folder, folder / "not-there.html")
    wait_import(qtbot, window)
    outcomes = {f.path.name: f.outcome for f in window.report.model.files}
    assert outcomes["lamps.txt"] == "new"
    assert outcomes["empty.html"] == outcomes["picture.html"] == outcomes["not-there.html"] == "error"
    assert all(f.error for f in window.report.model.files if f.outcome == "error")


def test_an_import_can_be_cancelled(window, qtbot, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(400):
        (folder / f"{i:03}.txt").write_text(TEXT_PAGE.replace("旧码头", f"第{i}号码头"), "utf-8")
    before = len(window.room.session.threads())
    drop(window, folder)
    assert window.strip.isVisibleTo(window)
    window.strip.cancel.click()
    wait_import(qtbot, window)
    assert len(window.room.session.threads()) - before < 400
    assert "ancelled" in window.report.summary.text()
    drop(window, folder)
    wait_import(qtbot, window)
    assert len(window.room.session.threads()) - before == 400, "what was missing comes with the second try"


def test_threads_are_walked_by_key(window, qtbot, page: Path) -> None:
    first = window.reading.thread_id
    drop(window, page)
    wait_import(qtbot, window)
    second = window.reading.thread_id
    assert second != first
    heads = [head.id for head in window.room.session.threads()]
    step = "]" if heads.index(first) > heads.index(second) else "["
    window.pane.setFocus()
    keys(qtbot, window, step)
    assert window.reading.thread_id == first
    keys(qtbot, window, step)
    assert window.reading.thread_id == first, "there is nothing beyond the end"


def test_the_quoted_post_and_back(window, qtbot) -> None:
    pane = window.pane
    quoting = next(s for s in pane.flow.posts if s.post.reply_to)
    pane.go_to(quoting.id)
    keys(qtbot, window, "Q")
    assert pane.post.post.post_id == quoting.post.reply_to
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pane.post_id == quoting.id


def test_go_to_a_floor(window, qtbot) -> None:
    keys(qtbot, window, "G")
    qtbot.keyClicks(window.boxes.picker.input, "5")
    qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)
    assert window.pane.post.post.floor == 5


def test_in_vivo_names_a_tag_after_the_words(window, qtbot) -> None:
    pane = window.pane
    keys(qtbot, window, "I")
    assert len(window.room.session.tags()) == 3, "nothing is selected yet"
    qtbot.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    words = pane.caret.text()
    keys(qtbot, window, "I")
    assert words in [t.name for t in window.room.session.tags()]
    assert [p.text for p in window.room.session.passages()] == [words]


def test_backspace_removes_every_tag_here(window, qtbot) -> None:
    keys(qtbot, window, "123")
    assert len(window.room.session.passages()[0].tags) == 3
    qtbot.keyClick(window.pane, Qt.Key.Key_Backspace)
    assert window.room.session.passages() == []
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.room.session.passages()[0].tags) == 3


def test_a_bookmark_is_kept_and_shown(window, qtbot) -> None:
    keys(qtbot, window, "B")
    assert window.pane.is_bookmarked(window.pane.post_id)
    keys(qtbot, window, "B")
    assert not window.pane.is_bookmarked(window.pane.post_id)


def test_reading_marks_posts_and_the_status_says_so(window, qtbot) -> None:
    keys(qtbot, window, "N")
    head = window.room.session.thread(window.reading.thread_id)
    assert head.unread == head.posts - 1
    assert f"read 1/{head.posts}" in window.status.facts.text()
    keys(qtbot, window, "P")
    keys(qtbot, window, "U")
    assert window.pane.post.post.floor == 2


def test_letters_typed_elsewhere_are_no_commands(window, qtbot) -> None:
    window.tree.focus_filter()
    box = QApplication.focusWidget()
    qtbot.keyClicks(box, "1jt")
    assert window.room.session.passages() == []
    assert not window.boxes.picker.isVisible()
    assert box.text() == "1jt"


def test_the_key_sheet_takes_any_key(window, qtbot) -> None:
    qtbot.keyClick(window.pane, "?")
    assert window.boxes.key_sheet.isVisible()
    window.boxes.key_sheet.repaint()
    qtbot.keyClick(window.boxes.key_sheet, "1")
    assert not window.boxes.key_sheet.isVisible()
    assert window.room.session.passages() == []


def test_the_palette_runs_a_command(window, qtbot) -> None:
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_P, control_shift)
    qtbot.keyClicks(window.boxes.picker.input, "bookmark")
    qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)
    assert window.pane.is_bookmarked(window.pane.post_id)


def test_panels_are_reached_by_key(window, qtbot) -> None:
    for key, panel in (
        (Qt.Key.Key_1, window.tree),
        (Qt.Key.Key_3, window.codebook),
        (Qt.Key.Key_4, window.passages),
        (Qt.Key.Key_2, window.pane),
    ):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        focus = QApplication.focusWidget()
        assert focus is panel or panel.isAncestorOf(focus)


def test_zoom_and_themes(window, qtbot) -> None:
    size = window.pane.setter.em
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.pane.setter.em > size
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.pane.setter.em == size
    window.findChild(type(window.actions_by_id["undo"]), "theme-dark").trigger()
    assert window.room.look.theme.is_dark
    assert window.room.settings.theme == "dark"
    window.findChild(type(window.actions_by_id["undo"]), "theme-light").trigger()


def test_a_new_library_and_back(window, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = window.room.session.path
    other = tmp_path / "other.postil"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(other), ""))
    window.actions_by_id["new-library"].trigger()
    assert window.room.session.path == other
    assert window.pane.head is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(first), ""))
    window.actions_by_id["open-library"].trigger()
    assert window.room.session.path == first
    assert window.pane.head is not None


def test_opening_the_open_library_again_keeps_it_writable(window, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    path = window.room.session.path
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(path), ""))
    window.actions_by_id["open-library"].trigger()
    assert not window.room.session.read_only
    keys(qtbot, window, "1")
    assert len(window.room.session.passages()) == 1


def test_a_file_that_is_no_library_is_refused_in_one_sentence(
    window, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.postil"
    bad.write_bytes(b"not a database at all" * 50)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(bad), ""))
    before = window.room.session.path
    window.actions_by_id["open-library"].trigger()
    assert window.room.session.path == before
    assert "bad.postil" in window.status.said.text()
    assert bad.read_bytes() == b"not a database at all" * 50
    keys(qtbot, window, "1")
    assert len(window.room.session.passages()) == 1, "the open library goes on working"


def test_a_second_window_on_the_library_only_reads(window, open_window, qtbot) -> None:
    keys(qtbot, window, "1")
    second = open_window(window.room.session.path)
    assert second.room.session.read_only
    assert "eading only" in second.status.said.text()
    keys(qtbot, second, "2")
    assert len(second.room.session.passages()[0].tags) == 1


def test_removing_a_thread_can_be_undone(window, qtbot) -> None:
    thread_id = window.reading.thread_id
    window.tree.remove_wanted.emit(thread_id)
    assert window.room.session.threads() == []
    assert window.pane.head is None
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [head.id for head in window.room.session.threads()] == [thread_id]
