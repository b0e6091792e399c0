"""Reading sessions in the real window, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reader.gui.desks import session_desk
from reader.gui.sessions.session_dialog import BeginDialog, EndDialog, LogDialog

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.AltModifier


class Time:
    """A clock that tests move."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch) -> Time:
    clock = Time()
    monkeypatch.setattr(session_desk, "monotonic", clock)
    return clock


@pytest.fixture
def begun(window, qtbot, monkeypatch, time) -> MainWindow:
    def choose(dialog: BeginDialog) -> int:
        dialog.name.setText("First look")
        return 1

    monkeypatch.setattr(BeginDialog, "exec", choose)
    qtbot.keyClick(window, Qt.Key.Key_B, BOTH)
    assert window.room.session.sittings.running
    return window


class TestBeginning:
    def test_shown_in_the_status_bar(self, begun):
        assert begun.sitting.strip.isVisible()
        assert begun.sitting.strip.words.text().startswith("First look \u00b7 0:00 \u00b7 threads 0/1")

    def test_the_dialog_picks_and_orders(self, window, qtbot):
        dialog = BeginDialog("x", {"listed": [(1, "A"), (2, "B"), (3, "C")], "here": [(2, "B")]}, window)
        qtbot.addWidget(dialog)
        assert dialog.threads() == [1, 2, 3]
        dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
        dialog.list.insertItem(0, dialog.list.takeItem(2))
        assert dialog.threads() == [3, 1]
        dialog.source.setCurrentIndex(1)
        assert dialog.threads() == [2]
        dialog.name.clear()
        assert not dialog.accept_button.isEnabled()

    def test_a_few_are_picked_and_moved_by_keys(self, qtbot):
        dialog = BeginDialog("x", {"listed": [(n, f"T{n}") for n in range(1, 6)]})
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.every.checkState() == Qt.CheckState.Checked
        qtbot.keyClick(dialog.every, Qt.Key.Key_Space)
        assert dialog.threads() == []
        dialog.list.setCurrentRow(3)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        dialog.list.setCurrentRow(1)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        assert dialog.threads() == [2, 4]
        assert dialog.every.checkState() == Qt.CheckState.PartiallyChecked
        for _ in range(4):
            qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert dialog.threads() == [4, 2]
        assert dialog.list.currentRow() == 4
        for _ in range(2):
            qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert dialog.threads() == [2, 4]
        qtbot.keyClick(dialog.every, Qt.Key.Key_Space)
        assert len(dialog.threads()) == 5

    def test_a_filter_of_the_tree_and_a_search_make_queues(self, window, monkeypatch):
        thread = window.tree.thread_order()[0]
        monkeypatch.setattr(window.search, "found_threads", lambda: [thread, 999])
        sources = window.sitting._sources()
        assert [number for number, _ in sources["Threads found by the search"]] == [thread]
        window.tree.filter.setText("no thread has this")
        window.tree.filter.flush()
        assert window.sitting._sources()["Threads as listed"] == []

    def test_nothing_is_begun_when_it_is_cancelled(self, window, qtbot, monkeypatch):
        monkeypatch.setattr(BeginDialog, "exec", lambda _self: 0)
        qtbot.keyClick(window, Qt.Key.Key_B, BOTH)
        assert window.room.session.sittings.current is None
        assert "strip" not in window.sitting.__dict__

    def test_the_menu_of_the_tree_takes_threads_in_and_out(self, begun):
        thread = begun.tree.thread_order()[0]
        assert thread in begun.room.session.sittings.current.threads
        node = begun.tree.model.node(begun.tree.model.index_of(("thread", thread)))
        for there in (False, True):
            menu = begun.tree.menu_for(node)
            next(a for a in menu.actions() if a.text().startswith("Put into the session")).trigger()
            assert (thread in begun.room.session.sittings.current.threads) is there


class TestFollowing:
    def test_time_tags_and_posts(self, begun, qtbot, time):
        sittings = begun.room.session.sittings
        time.now += 30
        qtbot.keyClicks(begun.pane, "j1")
        time.now += 30
        qtbot.keyClicks(begun.pane, "j2")
        qtbot.keyClicks(begun.pane, "2")
        begun.reading.undo()
        time.now += 600
        qtbot.keyClick(begun.pane, Qt.Key.Key_Space)
        current = sittings.current
        assert (current.seconds, current.tags) == (60, 2)
        begun.pane.posts_read.emit([begun.pane.post_id])
        assert sittings.current.posts == current.posts + 1

    def test_it_is_written_while_it_goes_on(self, begun, qtbot, time):
        time.now += 30
        qtbot.keyClicks(begun.pane, "j1")
        begun.sitting._keep.setInterval(10)
        begun.sitting._keep.start()
        store = begun.room.session._library.sittings
        qtbot.waitUntil(lambda: store.open().tags == 1)
        assert store.open().seconds == 30


class TestPausing:
    def test_back_at_the_very_paragraph(self, begun, qtbot, time):
        qtbot.keyClicks(begun.pane, "jjj")
        left = begun.reading.here()
        qtbot.keyClick(begun, Qt.Key.Key_P, BOTH)
        assert "paused" in begun.sitting.strip.words.text()
        qtbot.keyClicks(begun.pane, "n1")
        assert begun.room.session.sittings.current.tags == 0
        qtbot.keyClick(begun, Qt.Key.Key_P, BOTH)
        assert begun.reading.here() == left
        assert begun.room.session.sittings.running

    def test_over_a_restart(self, begun, open_window, qtbot, time):
        qtbot.keyClicks(begun.pane, "jj")
        left, library = begun.reading.here(), begun.room.session.path
        begun.close()
        again = open_window(library)
        qtbot.waitUntil(lambda: "strip" in again.sitting.__dict__, timeout=5000)
        assert "paused" in again.sitting.strip.words.text()
        qtbot.keyClicks(again.pane, "n")
        again.sitting.strip.pause.click()
        assert again.reading.here() == left

    def test_without_a_session(self, window, qtbot):
        qtbot.keyClick(window, Qt.Key.Key_P, BOTH)
        assert "No reading session" in window.status.said.text()
        qtbot.keyClick(window, Qt.Key.Key_E, BOTH)
        qtbot.keyClick(window, Qt.Key.Key_BracketRight, CTRL)
        assert "No reading session" in window.status.said.text()


class TestQueue:
    def test_out_and_in_and_steps(self, begun, qtbot):
        sittings, here = begun.room.session.sittings, begun.reading.thread_id
        qtbot.keyClick(begun, Qt.Key.Key_Q, BOTH)
        assert sittings.current.threads == ()
        qtbot.keyClick(begun, Qt.Key.Key_Q, BOTH)
        assert sittings.current.threads == (here,)
        begun.reading.show_nothing()
        qtbot.keyClick(begun, Qt.Key.Key_BracketRight, CTRL)
        assert begun.reading.thread_id == here
        qtbot.keyClick(begun, Qt.Key.Key_BracketRight, CTRL)
        assert begun.status.said.text() == "The queue ends here"
        qtbot.keyClick(begun, Qt.Key.Key_BracketLeft, CTRL)
        assert begun.status.said.text() == "The queue begins here"


class TestEnding:
    def test_with_an_entry_and_the_log(self, begun, qtbot, monkeypatch, home, time):
        time.now += 60
        qtbot.keyClicks(begun.pane, "j1")

        def write(dialog: EndDialog) -> int:
            assert "tags set: 1" in dialog.facts.text()
            dialog.journal.setPlainText("Lamps again")
            return 1

        monkeypatch.setattr(EndDialog, "exec", write)
        qtbot.keyClick(begun, Qt.Key.Key_E, BOTH)
        assert begun.sitting.strip.isHidden()
        (ended,) = begun.room.session.sittings.log()
        assert (ended.name, ended.tags, ended.journal) == ("First look", 1, "Lamps again")
        path = home / "log.csv"
        monkeypatch.setattr(LogDialog, "exec", lambda _self: 1)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
        begun.actions_by_id["session-log"].trigger()
        assert "Lamps again" in path.read_text("utf-8-sig")

    def test_an_entry_is_kept_while_the_session_goes_on(self, begun, qtbot, monkeypatch):
        found: list[str] = []

        def write(dialog: EndDialog) -> int:
            found.append(dialog.journal.toPlainText())
            qtbot.keyClicks(dialog.journal, "Ferries. ")
            return int(len(found) > 1)

        monkeypatch.setattr(EndDialog, "exec", write)
        for _ in range(2):
            begun.sitting.end()
        assert found == ["", "Ferries. "]
        assert begun.sitting._known().log()[0].journal == "Ferries. Ferries."
        assert begun.sitting._entry == ""

    def test_ctrl_enter_ends_it(self, begun, qtbot):
        dialog = EndDialog(begun.sitting._known().current, "", begun)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        with qtbot.waitSignal(dialog.accepted):
            qtbot.keyClick(dialog.journal, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def test_cancelled_it_goes_on(self, begun, qtbot, monkeypatch):
        monkeypatch.setattr(EndDialog, "exec", lambda _self: 0)
        qtbot.keyClick(begun, Qt.Key.Key_E, BOTH)
        assert begun.room.session.sittings.running

    def test_the_log_lists_sessions(self, begun, qtbot):
        dialog = LogDialog(begun.room.session.sittings.log(), begun)
        qtbot.addWidget(dialog)
        assert dialog.table.rowCount() == 1
        assert dialog.table.item(0, 0).text() == "First look"
