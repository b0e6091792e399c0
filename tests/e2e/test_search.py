"""Searching the library by keys in the real window: answers, places, kept searches, the index, tagging all hits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from reader.domain.errors import LibraryFull
from reader.domain.memo import JOURNAL
from reader.domain.search import SearchOptions, Where
from reader.gui.base.panel_parts import LEAST_LINE, WORDED
from reader.gui.search import index_keeper, search_asker
from reader.gui.search.tag_all_dialog import TagAllDialog
from reader.library.library import Library
from reader.library.search_file import index_path
from reader.session import seeking
from reader.session.editing import AddTag, new_tag
from reader.session.memos import WriteMemo
from reader.session.saved import SEARCHES, saved
from tests.library import making

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | SHIFT


@pytest.fixture
def library(home):
    path = home / "s.postil"
    opened = Library(path)
    for number in range(40):
        posts = [making.post(str(n), n, f"the 渡口 of {number}, 渡口", f"tail {n}") for n in range(1, 4)]
        making.store(opened, making.page(*posts, tid=str(100 + number), title=f"Thread {number}"), name=f"n{number}")
    making.store(opened, making.page(making.post("1", 1, "bus 灯塔"), tid="1", title="渡口 news"), name="news")
    opened.close()
    return path


@pytest.fixture
def searching(open_window, library, qtbot):
    window = open_window(library)
    QTest.keyClick(window, Key.Key_F, CTRL_SHIFT)
    panel = window.search.panel
    qtbot.waitUntil(panel.line.hasFocus)
    return window


def ask(window, qtbot, words):
    panel = window.search.panel
    panel.line.clear()
    panel.line.setFocus()
    for sign in words:
        if sign.isascii():
            QTest.keyClicks(panel.line, sign)
        else:
            panel.line.insert(sign)  # as an input method does
    panel.line.flush()
    qtbot.waitUntil(lambda: not window.search.asker.busy)


def index_all(window, qtbot):
    states = []
    window.search.keeper.told.connect(states.append)
    window.search.keeper._rest.start(1)
    qtbot.waitUntil(lambda: bool(states) and states[-1].ready)


def test_typing_lists_hits_by_thread_with_their_number(searching, qtbot) -> None:
    panel = searching.search.panel
    QAbstractItemModelTester(panel.model, panel)
    ask(searching, qtbot, "渡口")
    assert panel.count.text().startswith("120 post(s), 1 title(s)")
    rows = [panel.model.row(row) for row in range(panel.model.rowCount())]
    assert [(rows[0].title, rows[0].hit)] == [("渡口 news", None)]
    assert rows[1].hit.where is Where.TITLES
    assert rows[2].hit is None
    assert [row.hit.title for row in rows[3:6]] == [rows[2].title] * 3
    assert all(row.hit.snippet[row.hit.marks[0][0] : row.hit.marks[0][1]] == "渡口" for row in rows if row.hit)


def test_more_come_with_scrolling(searching, qtbot) -> None:
    ask(searching, qtbot, "渡口")
    panel = searching.search.panel
    assert panel.model.shown == 51
    for _ in range(4):
        panel.view.scrollToBottom()
        QApplication.processEvents()
    qtbot.waitUntil(lambda: panel.model.shown == 121)


def test_enter_shows_the_place_with_the_words_selected(searching, qtbot) -> None:
    ask(searching, qtbot, "灯塔")
    panel = searching.search.panel
    QTest.keyClick(panel.line, Key.Key_Down)
    assert panel.view.hasFocus()
    QTest.keyClick(panel.view, Key.Key_Return)
    assert searching.pane.hasFocus()
    assert searching.pane.caret.text() == "灯塔"
    assert panel.model.shown == 1


def test_f4_goes_through_all_places(searching, qtbot) -> None:
    ask(searching, qtbot, "渡口")
    panel, pane = searching.search.panel, searching.pane
    QTest.keyClick(panel.line, Key.Key_Return)
    seen = []
    for _ in range(4):
        QTest.keyClick(searching, Key.Key_F4)
        start, end = pane.caret.chars()
        seen.append((panel.current().post_id, start.offset, end.offset))
    assert [place[1:] for place in seen] == [(4, 6), (13, 15), (4, 6), (13, 15)] or seen[0][1:] == (4, 6)
    assert len({place[0] for place in seen}) == 2
    QTest.keyClick(searching, Key.Key_F4, SHIFT)
    start, end = pane.caret.chars()
    assert (panel.current().post_id, start.offset, end.offset) == seen[2]
    assert pane.caret.text() == "渡口"


def test_f4_fetches_more_and_says_where_there_is_no_other(searching, qtbot) -> None:
    said: list[str] = []
    searching.room.said.connect(said.append)
    ask(searching, qtbot, "tail")
    panel = searching.search.panel
    last = panel.model.rowCount() - 1
    panel.view.setCurrentIndex(panel.model.index(last, 0))
    QTest.keyClick(searching, Key.Key_F4)
    qtbot.waitUntil(lambda: panel.model.shown >= 100)
    QTest.keyClick(searching, Key.Key_F4)
    assert panel.view.currentIndex().row() in (last + 1, last + 2)
    ask(searching, qtbot, "灯塔")
    QTest.keyClick(searching, Key.Key_F4)
    qtbot.waitUntil(lambda: not searching.search.asker.busy)
    QTest.keyClick(searching, Key.Key_F4)
    assert said[-1] == "No hit that way"


def test_escape_goes_back_to_the_text_and_keeps_the_hits(searching, qtbot) -> None:
    ask(searching, qtbot, "渡口")
    panel = searching.search.panel
    QTest.keyClick(panel.line, Key.Key_Escape)
    assert searching.pane.hasFocus()
    assert panel.query == "渡口"
    panel.focus_hits()
    QTest.keyClick(panel.view, Key.Key_J)
    QTest.keyClick(panel.view, Key.Key_K)
    QTest.keyClick(panel.view, Key.Key_Up)
    assert panel.line.hasFocus()
    panel.focus_hits()
    QTest.keyClick(panel.view, Key.Key_Escape)
    assert searching.pane.hasFocus()


def test_a_wrong_query_is_pointed_at(searching, qtbot) -> None:
    ask(searching, qtbot, "渡口 (OR bus")
    fault = searching.search.panel.fault
    assert fault.isVisible()
    assert fault.column == 5
    assert fault.words.endswith(".")
    metrics = searching.search.panel.line.fontMetrics()
    wanted = metrics.horizontalAdvance("渡口 (")
    ask(searching, qtbot, "渡口 (bus")
    assert fault.column == len("渡口 (bus") + 1
    assert abs(fault.caret_x() - searching.search.panel.line.x() - wanted) > 10
    ask(searching, qtbot, "bus")
    assert not fault.isVisible()


def test_a_regular_expression_is_asked_in_a_job(searching, qtbot) -> None:
    panel = searching.search.panel
    panel.regex.setChecked(True)
    ask(searching, qtbot, "灯.|渡口 n")
    assert panel.model.shown == 2
    assert panel.count.text().startswith("1 post(s), 1 title(s)")
    ask(searching, qtbot, "(")
    qtbot.waitUntil(panel.fault.isVisible)


def test_the_last_question_wins(searching, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(search_asker, "AT_ONCE", 0.0)
    panel = searching.search.panel
    for words in ("tail", "渡口", "灯塔"):
        panel.line.setText(words)
        panel.line.flush()
    qtbot.waitUntil(lambda: not searching.search.asker.busy)
    assert panel.model.shown == 1
    assert panel.count.text().startswith("1 post(s)")


def test_options_narrow_what_is_asked(searching, qtbot) -> None:
    panel = searching.search.panel
    ask(searching, qtbot, "渡口")
    panel._kinds[Where.POSTS].setChecked(False)
    qtbot.waitUntil(lambda: panel.model.shown == 1)
    panel._kinds[Where.POSTS].setChecked(True)
    panel.here.setChecked(True)
    qtbot.waitUntil(lambda: panel.model.shown in (1, 3))
    ask(searching, qtbot, "BUS")
    panel.here.setChecked(False)
    panel.case.setChecked(True)
    qtbot.waitUntil(lambda: not searching.search.asker.busy)
    assert panel.model.shown == 0
    assert "found" in panel.view.hint


def test_selected_words_are_searched(open_window, library, qtbot) -> None:
    window = open_window(library)
    window.pane.find_words("渡口")
    window.pane.find_next(1)
    window.pane.end_find()
    QTest.keyClick(window, Key.Key_F, CTRL_SHIFT)
    assert window.search.panel.query == "渡口"
    qtbot.waitUntil(lambda: window.search.panel.model.shown > 1)


def test_the_index_is_built_while_nobody_types(searching, library, qtbot) -> None:
    index_all(searching, qtbot)
    assert index_path(library).exists()
    ask(searching, qtbot, "渡口")
    assert "index" not in searching.search.panel.count.text()


def test_a_key_holds_the_index_up(open_window, library, qtbot) -> None:
    window = open_window(library)
    keeper, states = window.search.keeper, []
    keeper.told.connect(states.append)
    keeper._rest.start(1)
    qtbot.waitUntil(lambda: keeper._job is not None)
    job = keeper._job
    QTest.keyClick(window.windowHandle(), Key.Key_J)
    assert job.progress.paused or keeper._job is None
    qtbot.waitUntil(lambda: bool(states) and states[-1].ready)


def test_a_library_for_reading_only_gets_no_index(open_window, library, qtbot) -> None:
    first = open_window(library)
    second = open_window(library)
    assert second.room.session.read_only
    second.search.keeper._rest.start(1)
    qtbot.wait(80)
    assert second.search.keeper._job is None
    assert first.room.session.path == second.room.session.path


def test_kept_searches_are_run_renamed_and_deleted(searching, qtbot, monkeypatch) -> None:
    panel, session = searching.search.panel, searching.room.session
    names = iter([("Ferry", True), ("Ferries", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: next(names))
    ask(searching, qtbot, "渡口")
    panel.case.setChecked(True)
    qtbot.waitUntil(lambda: not searching.search.asker.busy)
    menu = panel.saved.menu()
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text().startswith("Keep")).trigger()
    assert [(row.name, row.options) for row in saved(session, SEARCHES)] == [("Ferry", SearchOptions(case=True))]
    panel.case.setChecked(False)
    ask(searching, qtbot, "bus")
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Ferry").trigger()
    assert (panel.query, panel.options.case) == ("渡口", True)
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Rename").menu().actions()[0].trigger()
    assert [row.name for row in saved(session, SEARCHES)] == ["Ferries"]
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Delete").menu().actions()[0].trigger()
    assert saved(session, SEARCHES) == []


def dialog_of(window, qtbot) -> TagAllDialog:
    window.search.panel.tag_all.click()

    def shown():
        return [child for child in window.findChildren(TagAllDialog) if child.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def test_all_hits_are_tagged_in_one_step(searching, qtbot) -> None:
    session = searching.room.session
    ask(searching, qtbot, "渡口")
    dialog = dialog_of(searching, qtbot)
    QAbstractItemModelTester(dialog.model, dialog)
    assert dialog.lead.text() == "120 paragraph(s) in 40 thread(s)"
    assert not dialog.ok.isEnabled()
    first = dialog.model.index(0, 0)
    dialog.model.setData(first, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert "119" in dialog.ok.text()
    QTest.keyClicks(dialog.fresh, "Ferry")
    QTest.keyClick(dialog.fresh, Key.Key_Return)
    qtbot.waitUntil(lambda: not searching.findChildren(TagAllDialog))
    assert len(session.passages()) == 119
    assert [tag.name for tag in session.tags()] == ["Ferry"]
    searching.activateWindow()
    qtbot.waitUntil(searching.isActiveWindow)
    QTest.keyClick(searching, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.passages() == []
    assert session.tags() == []


def test_just_the_words_are_tagged_with_a_known_tag(searching, qtbot) -> None:
    session = searching.room.session
    searching.room.apply(AddTag(new_tag("Ferry", ())))
    ask(searching, qtbot, "灯塔")
    dialog = dialog_of(searching, qtbot)
    dialog.words.setChecked(True)
    QTest.keyClicks(dialog.fresh, "ferry")
    QTest.keyClick(dialog.fresh, Key.Key_Return)
    qtbot.waitUntil(lambda: not searching.findChildren(TagAllDialog))
    assert [(p.text, [t.name for t in p.tags]) for p in session.passages()] == [("灯塔", ["Ferry"])]


def test_tagging_can_be_given_up_half_way(searching, qtbot) -> None:
    session = searching.room.session
    ask(searching, qtbot, "渡口")
    dialog = dialog_of(searching, qtbot)
    QTest.keyClicks(dialog.fresh, "Ferry")
    dialog.accept()
    dialog._work.stop()
    dialog._on_step()
    assert 0 < dialog.bar.value() < 120
    QTest.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: not searching.findChildren(TagAllDialog))
    assert session.passages() == []
    assert session.tags() == []


def test_a_tag_that_is_found_shows_its_passages(searching, qtbot) -> None:
    searching.room.apply(AddTag(new_tag("Lighthouse", ())))
    ask(searching, qtbot, "Lighthouse")
    panel = searching.search.panel
    assert panel.model.row(0).title == "Tags"
    QTest.keyClick(panel.line, Key.Key_Return)
    assert searching.docks["passages"].isVisible()


def test_the_hits_follow_an_undo_of_nothing_and_another_library(searching, home, qtbot) -> None:
    ask(searching, qtbot, "渡口")
    searching.room.open_library(home / "other.postil")
    panel = searching.search.panel
    qtbot.waitUntil(lambda: panel.model.shown == 0)


def test_the_find_bar_knows_patterns_and_whole_words(open_window, library, qtbot) -> None:
    window = open_window(library)
    QTest.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = window.boxes.find_bar
    QTest.keyClicks(bar.input, "ai")
    every = int(bar.count.text().split()[-1])
    assert every > 0
    bar.whole.setChecked(True)
    assert bar.count.text() == "not found"
    bar.whole.setChecked(False)
    bar.input.clear()
    bar.regex.setChecked(True)
    QTest.keyClicks(bar.input, "t..l [12]")
    assert bar.count.text() == "1 of 2"
    QTest.keyClick(bar.input, Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    QTest.keyClicks(bar.input, "(")
    assert bar.count.text() == "not a pattern"
    assert bar.count.toolTip()


def test_the_find_bar_hands_its_words_to_the_library(open_window, library, qtbot) -> None:
    window = open_window(library)
    QTest.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = window.boxes.find_bar
    QTest.keyClicks(bar.input, "tail 2")
    bar.library.click()
    panel = window.search.panel
    assert (panel.query, panel.options.regex) == ('"tail 2"', False)
    qtbot.waitUntil(lambda: panel.model.shown == 40)
    bar.regex.setChecked(True)
    bar.input.setText("tail [13]")
    bar.input.setFocus()
    QTest.keyClick(window, Key.Key_F, CTRL_SHIFT)
    assert (panel.query, panel.options.regex) == ("tail [13]", True)
    qtbot.waitUntil(lambda: panel.model.shown >= 50)


def test_the_journal_that_is_found_is_opened(searching, qtbot) -> None:
    searching.room.apply(WriteMemo(JOURNAL, "about the breakwater"))
    ask(searching, qtbot, "breakwater")
    panel = searching.search.panel
    assert [panel.model.row(row).title for row in range(2)] == ["Library journal", ""]
    QTest.keyClick(panel.line, Key.Key_Return)
    assert searching.boxes.memo_box.isVisible()
    searching.boxes.memo_box.leave()


def test_a_narrow_panel_keeps_its_line_and_ends_its_hits_in_dots(searching, qtbot) -> None:
    panel = searching.search.panel
    ask(searching, qtbot, "灯塔")
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    wide = panel.where.width()
    searching.resize(900, 600)

    qtbot.waitUntil(lambda: panel.line.width() >= LEAST_LINE)
    assert panel.where.width() < wide
    panel.here.setChecked(True)
    assert panel.where.toolButtonStyle() == WORDED, "what was chosen stays told"


def test_an_index_that_the_disk_refuses_is_told_once_and_tried_again(open_window, qtbot, monkeypatch) -> None:
    plain, tries = seeking.index_some, []

    def refuse(library, seconds, goes_on):
        tries.append(seconds)
        if len(tries) < 4:
            raise LibraryFull("The disk is full; what was saved before is intact.", library)
        return plain(library, seconds, goes_on)

    monkeypatch.setattr(seeking, "index_some", refuse)
    monkeypatch.setattr(index_keeper, "FULL_MS", 10)
    window = open_window()
    said: list[str] = []
    window.room.failed.connect(said.append)
    qtbot.waitUntil(lambda: index_path(window.room.session.path).exists(), timeout=10_000)
    assert len(tries) >= 4
    assert said == ["test.postil: The disk is full; what was saved before is intact."]
