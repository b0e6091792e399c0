"""What happens when an import, a fault or another coder comes in between."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.domain.annotation import Span
from reader.domain.errors import LibraryFull
from reader.gui.pane.caret import Spot
from reader.session.importing import import_paths
from reader.session.quiet import Quiet

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><head><meta charset="utf-8"><title>{title}</title><link rel="canonical" href="http://f.example/thread-7-1-1.html">
<meta name="generator" content="Discuz! X3.4"></head><body id="nv_forum" class="pg_viewthread">
<div id="pt"><div class="z"><a href="forum.php">F</a> <a href="forum-1-1.html">B</a></div></div>
<h1 class="ts"><span id="thread_subject">{title}</span></h1><div id="postlist">
<div id="post_71"><table id="pid71"><tr><td class="pls"><div id="favatar71"><div class="authi">
<a class="xw1" href="space-uid-1.html">Ada</a></div></div></td>
<td class="plc"><a id="postnum71"><em>1</em></a><em id="authorposton71">发表于 2024-3-5 09:30:00</em>
<div class="pct"><div class="pcb"><div class="t_fsz"><table><tr>
<td class="t_f" id="postmessage_71">{text}</td></tr></table></div></div></div>
</td></tr></table></div>
</div><div id="ft"><p>Powered by <strong>Discuz!</strong> <em>X3.4</em></p><p>GMT+8, {saved}</p></div></body></html>"""


def save(path: Path, *lines: str, saved: str = "2024-3-6 10:00", title: str = "Tides") -> Path:
    path.write_text(PAGE.format(text="<br>".join(lines), saved=saved, title=title), "utf-8")
    return path


@pytest.fixture
def window(open_window, qtbot, tmp_path: Path):
    window = open_window(tmp_path / "tides.postil")
    bring(qtbot, window, save(tmp_path / "one.html", "line A", "line B", "line C", "line D"))
    assert [p.text for p in window.pane.flow.posts[0].post.paragraphs] == ["line A", "line B", "line C", "line D"]
    return window


def bring(qtbot, window, *paths: Path) -> None:
    window.imports.start(list(paths))
    qtbot.waitUntil(lambda: not window.imports.busy, timeout=10_000)


def newer(tmp_path: Path) -> Path:
    return save(tmp_path / "two.html", "line Z", "line A", "line B", "line C", "line D", saved="2024-3-9 10:00")


def key(qtbot, window, *keys: str) -> None:
    for one in keys:
        qtbot.keyClick(window.pane, one)


def texts(window) -> list[str]:
    return [p.text for p in window.room.session.passages()]


def test_the_text_that_is_seen_gets_the_tag_after_a_newer_version(window, qtbot, tmp_path: Path) -> None:
    key(qtbot, window, "J", "J", "1")
    bring(qtbot, window, newer(tmp_path))
    assert window.pane.caret.text() == "line C", "the cursor stays on its words"
    key(qtbot, window, "2")
    assert texts(window) == ["line C"], "one passage holds both tags"
    assert len(window.room.session.passages()[0].tags) == 2
    key(qtbot, window, "K", "3")
    assert texts(window) == ["line B", "line C"]


def test_a_memo_goes_where_it_was_begun(window, qtbot, tmp_path: Path) -> None:
    key(qtbot, window, "J", "M")
    window.boxes.memo_box.edit.setPlainText("about B")
    bring(qtbot, window, newer(tmp_path))
    assert [(p.text, p.annotation.memo) for p in window.room.session.passages()] == [("line B", "about B")]
    assert not window.boxes.memo_box.isVisible()


def test_words_of_a_memo_stay_until_they_are_stored(window, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    key(qtbot, window, "M")
    box = window.boxes.memo_box
    box.edit.setPlainText("do not lose me")
    other = sqlite3.connect(window.room.session.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("reader.library.database.BUSY_SECONDS", 0.1)
    window.room.session._library.database._con.execute("PRAGMA busy_timeout=50")
    assert not box.leave()
    assert box.isVisible()
    assert box.edit.toPlainText() == "do not lose me"
    assert not window.close(), "the window does not close over words that are not stored"
    other.execute("ROLLBACK")
    other.close()
    assert box.leave()
    assert [p.annotation.memo for p in window.room.session.passages()] == ["do not lose me"]


def test_a_memo_typed_and_taken_back_leaves_nothing_to_undo(window, qtbot) -> None:
    before = window.room.session.undo_step
    key(qtbot, window, "M")
    box = window.boxes.memo_box
    for text in ("one", "", "two", ""):
        box.edit.setPlainText(text)
        assert box.flush()
    box.leave()
    assert texts(window) == []
    assert window.room.session.undo_step == before
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_an_import_belongs_to_the_library_it_began_in(window, qtbot, tmp_path: Path) -> None:
    first = window.room.session.path
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(60):
        save(folder / f"{i:02}.html", f"text {i}", title=f"T{i}").write_text(
            PAGE.format(text=f"text {i}", saved="2024-3-6 10:00", title=f"T{i}").replace(
                "thread-7-", f"thread-{i + 100}-"
            ),
            "utf-8",
        )
    window.imports.start([folder])
    window.imports.start([newer(tmp_path)])
    assert window.room.open_library(tmp_path / "other.postil")
    qtbot.wait(300)
    assert not window.imports.busy
    assert window.room.session.threads() == []
    assert window.pane.head is None
    assert window.room.open_library(first)
    assert window.room.session.has_threads()


def test_closing_during_an_import_is_quiet(window, qtbot, tmp_path: Path) -> None:
    window.imports.start([newer(tmp_path)])
    window.close()
    qtbot.wait(100)


def test_a_box_closes_before_another_thread_can_get_its_tag(window, qtbot, tmp_path: Path) -> None:
    key(qtbot, window, "T")
    other = save(tmp_path / "other.html", "elsewhere", title="Other")
    other.write_text(other.read_text("utf-8").replace("thread-7-", "thread-8-").replace("71", "81"), "utf-8")
    bring(qtbot, window, other)
    assert not window.boxes.picker.isVisible()
    assert texts(window) == []


def test_a_passage_over_paragraphs_is_selected_exactly(window, qtbot, tmp_path: Path) -> None:
    post = window.pane.flow.posts[0].id
    window.pane.go_to(post, 0, Span(0, 0, 2, 4))
    assert window.pane.spans() == ((post, Span(0, 0, 2, 4)),)
    window.pane.go_to(post, 0, Span(0, 0, 2, 6))
    assert window.pane.spans() == ((post, Span(0, 0, 2, 6)),)


def test_what_others_set_is_left_alone(window, open_window, qtbot) -> None:
    path = window.room.session.path
    key(qtbot, window, "1", "M")
    window.boxes.memo_box.edit.setPlainText("tester's memo")
    window.boxes.memo_box.leave()
    window.close()
    second = open_window(path, coder="bob")
    qtbot.keyClick(second.pane, Qt.Key.Key_Backspace)
    assert "yours" in second.status.said.text()
    key(qtbot, second, "M")
    assert second.boxes.memo_box.edit.toPlainText() == ""
    second.boxes.memo_box.edit.setPlainText("bob's memo")
    second.boxes.memo_box.leave()
    memos = {p.annotation.coder: p.annotation.memo for p in second.room.session.passages()}
    assert memos == {"tester": "tester's memo", "bob": "bob's memo"}


def test_a_key_out_of_sight_changes_nothing_yet(open_window, qtbot) -> None:
    window = open_window()
    bar = window.pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    window.pane.viewport().repaint()
    key(qtbot, window, "1")
    assert texts(window) == []
    assert "out of sight" in window.status.said.text()
    key(qtbot, window, "1")
    assert len(texts(window)) == 1


def test_a_stretch_without_words_is_no_passage(window) -> None:
    rows = window.pane.flow.text_rows
    window.pane.caret.select(Spot(rows[0], 6), Spot(rows[1], 0))
    assert window.pane.spans() == ()


def test_a_command_key_is_refused_for_a_tag(window, qtbot) -> None:
    form = window.codebook.form
    form.key.setText("j")
    form.key.editingFinished.emit()
    assert "command" in window.status.said.text()
    assert "j" not in {tag.key for tag in window.room.session.tags()}


def test_a_held_key_sets_a_tag_once(window) -> None:
    assert not window.actions_by_id["bookmark"].autoRepeat()
    assert window.actions_by_id["next-paragraph"].autoRepeat()


def test_versions_from_elsewhere_are_shown_in_the_table(window, qtbot, tmp_path: Path) -> None:
    key(qtbot, window, "J", "1")
    report = import_paths(window.room.session.path, [newer(tmp_path)], Quiet())
    assert report.changes.texts
    window.room.texts_change.emit()
    window.room.session.announce(report.changes)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.pane.caret.text() == "line B"


def test_undo_shows_the_place_in_the_version_that_is_shown(window, qtbot, tmp_path: Path) -> None:
    key(qtbot, window, "J", "1")
    bring(qtbot, window, newer(tmp_path))
    key(qtbot, window, "J", "J")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, redo)
    assert texts(window) == ["line B"]
    assert window.pane.caret.text() == "line B"


def test_what_came_in_before_a_fault_is_shown(window, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = save(tmp_path / "other.html", "elsewhere", title="Other")
    other.write_text(other.read_text("utf-8").replace("thread-7-", "thread-8-").replace("71", "81"), "utf-8")

    def half(library: Path, paths: list[Path], progress: object, crew: object) -> None:
        import_paths(library, paths, Quiet())
        raise LibraryFull("The disk is full.", library)

    monkeypatch.setattr("reader.session.importing.import_paths", half)
    window.imports.start([other])
    qtbot.waitUntil(lambda: not window.imports.busy)
    assert "disk" in window.status.said.text()
    assert len(window.tree.thread_order()) == 3, "the sample, the tides, and what came in"
