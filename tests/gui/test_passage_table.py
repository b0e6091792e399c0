"""The passages panel: what it asks for, order, choosing, stepping, refreshing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel

from reader.domain.annotation import Changes, PassageQuery
from reader.gui.base.wording import when
from reader.gui.passages.passage_model import Column, PassageModel
from reader.session.editing import new_tag
from tests.gui.panel_data import START, FakeSession, guid, passage, passage_model, shown_panel

MOOD, POLICY = new_tag("Mood", colour="red"), new_tag("Policy & law", colour="blue")


@pytest.fixture
def session() -> FakeSession:
    fake = FakeSession()
    fake.book = [MOOD, POLICY]
    fake.found = [
        passage("gulls", [MOOD], thread_id=1, author="Berta", floor=3, posted_at=START + timedelta(days=1)),
        passage("anchors", [POLICY], thread_id=1, author=None, floor=None, posted_at=None),
        passage("ropes", [MOOD, POLICY], thread_id=2, author="adam", floor=12, memo="cheap <b>"),
    ]
    return fake


@pytest.fixture
def model(qtbot, session):
    return passage_model(session.found)


@pytest.fixture
def panel(qtbot, session):
    return shown_panel(qtbot, session, 260)


def texts(model: PassageModel) -> list[str]:
    return [p.text for p in model.passages()]


def chosen(spy: QSignalSpy) -> list[str]:
    return [spy.at(i)[0].text for i in range(spy.count())]


# --- the model ---------------------------------------------------------------------------------------------------


def test_cells(model):
    row = [model.data(model.index(2, column)) for column in Column]
    usual = ["ropes", "Mood, Policy & law", "adam", "2023-04-02 09:30", "Thread 2", "#12", "cheap <b>", "Li"]
    assert row[:8] == usual
    assert row[8:10] == ["Boats", "Harbour Forum"]
    assert row[10] == when(START.astimezone())


def test_cells_of_what_is_not_known(model):
    assert [model.data(model.index(1, c)) for c in (Column.AUTHOR, Column.TIME, Column.FLOOR)] == ["", "", ""]


def test_headers(model):
    titles = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    usual = ["Text", "Tags", "Author", "Time", "Thread", "Floor", "Memo", "Coder"]
    assert titles == [*usual, "Board", "Site", "Tagged on"]
    assert model.headerData(99, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (Column.TEXT, Qt.SortOrder.AscendingOrder, ["anchors", "gulls", "ropes"]),
        (Column.TEXT, Qt.SortOrder.DescendingOrder, ["ropes", "gulls", "anchors"]),
        (Column.AUTHOR, Qt.SortOrder.AscendingOrder, ["ropes", "gulls", "anchors"]),
        (Column.TIME, Qt.SortOrder.AscendingOrder, ["ropes", "gulls", "anchors"]),
        (Column.FLOOR, Qt.SortOrder.AscendingOrder, ["gulls", "ropes", "anchors"]),
        (Column.TAGS, Qt.SortOrder.AscendingOrder, ["gulls", "ropes", "anchors"]),
        (Column.MEMO, Qt.SortOrder.AscendingOrder, ["ropes", "gulls", "anchors"]),
        (Column.THREAD, Qt.SortOrder.DescendingOrder, ["ropes", "gulls", "anchors"]),
        (Column.CODER, Qt.SortOrder.AscendingOrder, ["gulls", "anchors", "ropes"]),
        (-1, Qt.SortOrder.AscendingOrder, ["gulls", "anchors", "ropes"]),
    ],
)
def test_sorting(model, column, order, expected):
    model.sort(column, order)
    assert texts(model) == expected


def test_sorting_keeps_what_views_hold(model):
    held = QPersistentModelIndex(model.index(0, Column.TAGS))
    model.sort(Column.TEXT)
    assert (held.row(), held.column()) == (1, Column.TAGS)


def test_the_order_stays_when_passages_come(model, session):
    model.sort(Column.TEXT)
    model.set_passages([*session.found, passage("buoys")])
    assert texts(model) == ["anchors", "buoys", "gulls", "ropes"]


def test_a_long_text_is_one_short_line_in_the_table_and_cut_in_the_tip(model):
    model.set_passages([passage("one\ntwo " + "x" * 100_000)])
    cell = model.data(model.index(0, 0))
    assert cell.startswith("one two x")
    assert len(cell) <= 240
    assert len(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)) < 2000


def test_tips_are_plain_text(model):
    assert "cheap &lt;b&gt;" in model.data(model.index(2, Column.MEMO), Qt.ItemDataRole.ToolTipRole)
    assert "Harbour Forum \u203a Boats \u203a Thread 2" in model.data(
        model.index(2, Column.THREAD), Qt.ItemDataRole.ToolTipRole
    )


def test_rows_outside_are_nothing(model):
    assert model.passage(99) is None
    assert model.data(QModelIndex()) is None
    assert model.row_of(guid("nobody")) == -1
    assert model.rowCount(model.index(0, 0)) == 0


# --- asking ------------------------------------------------------------------------------------------------------


def test_it_counts_passages_and_threads(panel):
    assert panel.bar.count.text().startswith("3 passage")
    assert "2 thread" in panel.bar.count.text()


def test_words_narrow_as_one_types(qtbot, panel, session):
    qtbot.keyClicks(panel.filter, "rope")
    qtbot.waitUntil(lambda: texts(panel.model) == ["ropes"], timeout=2000)
    assert session.queries[-1] == PassageQuery(query="rope")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert len(panel.shown()) == 3


def test_a_tag_filter_is_shown_on_its_button(panel):
    panel.set_tag_filter(POLICY.id)
    assert texts(panel.model) == ["anchors", "ropes"]
    assert panel.bar.tag_button.text().startswith("Policy && law")
    panel.set_tag_filter(None)
    assert panel.bar.tag_button.text().startswith("Any tag")


def test_a_long_name_that_turns_the_writing_is_closed_on_the_button(panel, session):
    turning = new_tag("\u05d0\u05d1 and on to the left for long", colour="red")
    session.book = [*session.book, turning]
    panel.set_tag_filter(turning.id)
    assert panel.bar.tag_button.text().startswith("\u2068\u05d0\u05d1 and on to th\u2026\u2069 ")


def test_tags_are_ticked_in_the_menu(panel, session):
    panel.bar.tag_button.menu().aboutToShow.emit()
    entries = {a.text(): a for a in panel.bar.tag_button.menu().actions()}
    entries["Mood"].trigger()
    assert session.queries[-1].tags == {MOOD.id}
    panel.bar.tag_button.menu().aboutToShow.emit()
    entries = {a.text(): a for a in panel.bar.tag_button.menu().actions()}
    assert entries["Mood"].isChecked()
    entries["Policy && law"].trigger()
    assert session.queries[-1].tags == {MOOD.id, POLICY.id}
    assert "+1" in panel.bar.tag_button.text()


def test_only_this_thread(panel, session):
    panel.set_thread(2)
    panel.bar.scope_button.menu().actions()[1].trigger()
    assert texts(panel.model) == ["ropes"]
    panel.set_thread(1)
    assert [p.text for p in panel.shown()] == ["gulls", "anchors"]
    panel.bar.scope_button.menu().actions()[0].trigger()
    assert len(panel.shown()) == 3


def test_this_thread_when_none_is_open_is_empty(panel):
    panel.bar.scope_button.menu().actions()[1].trigger()
    assert panel.shown() == []
    assert not panel.bar.export.isEnabled()


def words_shown(panel) -> list[str]:
    bar, beside = panel.bar, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    named = {"tags": bar.tag_button, "place": bar.scope_button, "groups": bar.group_button, "export": bar.export}
    return [name for name, button in named.items() if button.toolButtonStyle() == beside]


def test_in_a_narrow_panel_buttons_lose_their_words_unless_they_tell_of_a_choice(qtbot, panel):
    assert words_shown(panel) == ["tags", "place", "groups", "export"]
    panel.resize(480, 260)
    assert words_shown(panel) == []
    panel.set_tag_filter(MOOD.id)
    assert words_shown(panel) == ["tags"]
    panel.set_grouping("tag")
    panel.set_tag_filter(None)
    assert words_shown(panel) == ["groups"]
    assert panel.bar.geometry().right() <= panel.rect().right()
    panel.resize(1100, 260)
    assert len(words_shown(panel)) == 4


# --- choosing ----------------------------------------------------------------------------------------------------


def test_enter_chooses(qtbot, panel):
    spy = QSignalSpy(panel.passage_chosen)
    panel.focus_list()
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert chosen(spy) == ["anchors"]


def test_double_click_chooses(qtbot, panel):
    spy = QSignalSpy(panel.passage_chosen)
    spot = panel.view.visualRect(panel.model.index(2, 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert spy.count() == 0
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen(spy) == ["ropes"]


def test_stepping_forward_and_back_stops_at_the_ends(panel):
    spy = QSignalSpy(panel.passage_chosen)
    for direction in (1, 1, 1, 1, -1):
        panel.step(direction)
    assert chosen(spy) == ["gulls", "anchors", "ropes", "anchors"]


def test_stepping_back_begins_at_the_last(panel):
    spy = QSignalSpy(panel.passage_chosen)
    panel.step(-1)
    assert chosen(spy) == ["ropes"]


def test_what_is_shown_is_in_the_order_shown(panel):
    panel.view.sortByColumn(Column.TEXT, Qt.SortOrder.AscendingOrder)
    assert [p.text for p in panel.shown()] == ["anchors", "gulls", "ropes"]


def test_the_export_button_asks(qtbot, panel):
    asked = QSignalSpy(panel.export_wanted)
    qtbot.mouseClick(panel.bar.export, Qt.MouseButton.LeftButton)
    assert asked.count() == 1


def test_enter_in_the_filter_goes_to_the_first(qtbot, panel):
    spy = QSignalSpy(panel.passage_chosen)
    qtbot.keyClicks(panel.filter, "anch")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert chosen(spy) == ["anchors"]


# --- refreshing --------------------------------------------------------------------------------------------------


def test_changes_are_gathered(qtbot, panel, session):
    session.queries.clear()
    session.found.append(passage("buoys"))
    for n in range(20):
        panel.on_changes(Changes(annotations=frozenset({guid(str(n))})))
    assert session.queries == []
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4, timeout=2000)
    assert len(session.queries) == 1


def test_changes_that_touch_no_passage_are_passed_over(qtbot, panel, session):
    session.queries.clear()
    panel.on_changes(Changes(posts=frozenset({1})))
    qtbot.wait(250)
    assert session.queries == []


def test_a_hidden_panel_waits_until_it_is_shown(qtbot, panel, session):
    panel.hide()
    session.queries.clear()
    panel.on_changes(Changes(annotations=frozenset({guid("x")})))
    qtbot.wait(250)
    assert session.queries == []
    panel.show()
    qtbot.waitUntil(lambda: len(session.queries) == 1, timeout=2000)


def test_a_hidden_panel_still_gives_what_it_would_show(panel, session):
    panel.hide()
    session.found = session.found[:1]
    panel.on_changes(Changes(annotations=frozenset({guid("x")})))
    assert [p.text for p in panel.shown()] == ["gulls"]


def test_a_reload_keeps_the_chosen_passage_and_the_scroll(qtbot, panel, session):
    session.found = [passage(f"passage {n:03}") for n in range(200)]
    panel.reload()
    qtbot.waitUntil(lambda: panel.view.verticalScrollBar().maximum() > 0, timeout=2000)
    panel.view.setCurrentIndex(panel.model.index(100, Column.AUTHOR))
    panel.view.scrollTo(panel.view.currentIndex(), panel.view.ScrollHint.PositionAtCenter)
    scroll = panel.view.verticalScrollBar().value()
    assert scroll > 0
    spy = QSignalSpy(panel.passage_chosen)
    session.found = [replace(p) for p in session.found if p.text != "passage 150"]
    panel.reload()
    assert panel.view.currentIndex().row() == 100
    assert panel.view.currentIndex().column() == Column.AUTHOR
    assert panel.view.verticalScrollBar().value() == scroll
    assert len(panel.view.selectionModel().selectedRows()) == 1
    assert spy.count() == 0


def test_another_library_starts_without_filters_on_tags(panel):
    panel.set_tag_filter(MOOD.id)
    other = FakeSession()
    panel.set_session(other)
    assert panel.shown() == []
    assert other.queries[-1].tags == frozenset()
    assert panel.view.hint == "Tagged paragraphs are listed here"


def test_it_says_when_nothing_matches(panel):
    panel.filter.setText("zebra")
    panel.filter.flush()
    assert panel.view.hint == "No passage matches"


def test_it_paints_in_both_themes_and_its_labels_are_plain(panel):
    light = panel.grab().toImage()
    panel._look.set_theme("dark")
    assert panel.grab().toImage() != light
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in panel.findChildren(QLabel))


@pytest.mark.parametrize("width", [12, 40, 90, 400])
def test_chips_fit_any_width(panel, session, width):
    session.found = [passage("many", [new_tag(f"A rather long tag name {n}") for n in range(6)])]
    panel.reload()
    panel.view.setColumnWidth(Column.TAGS, width)
    assert not panel.grab().isNull()


def test_only_the_touched_posts_are_read_anew(qtbot, panel, session):
    session.queries.clear()
    post = session.found[1].annotation.target.post_id
    others = [p.text for p in session.found if p.annotation.target.post_id != post]
    session.found = [p for p in session.found if p.annotation.target.post_id != post]
    panel.on_changes(Changes(annotations=frozenset({guid("x")}), posts=frozenset({post})))
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(others), timeout=2000)
    assert [query.posts for query in session.queries] == [frozenset({post})]
    assert sorted(p.text for p in panel.shown()) == sorted(others)


@pytest.mark.parametrize("width", [360, 430, 520])
def test_a_narrow_bar_keeps_its_line(panel, qtbot, width):
    panel.resize(1100, 400)
    assert not panel.bar.count.isHidden()
    panel.resize(width, 400)
    qtbot.waitUntil(lambda: panel.filter.width() >= 120)
    panel.resize(1100, 400)
    assert not panel.bar.count.isHidden()
