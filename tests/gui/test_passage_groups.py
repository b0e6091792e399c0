"""Groups in the passages table: rows, folding by keys and mouse, what stays when passages come and go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPersistentModelIndex, QPoint, Qt
from PySide6.QtTest import QSignalSpy

from reader.gui.passages.passage_model import Column, PassageModel
from reader.gui.passages.passage_rows import NO_PLACE, PassageRows
from reader.session.editing import new_tag
from tests.gui.panel_data import FakeSession, guid, passage, passage_model, shown_panel

if TYPE_CHECKING:
    from reader.gui.passages.passage_table import PassagePanel

Key = Qt.Key
MOOD, POLICY = new_tag("Mood", colour="red"), new_tag("Policy", colour="blue")


def found():
    return [
        passage("gulls", [MOOD], author="Berta"),
        passage("anchors", [POLICY], author=None),
        passage("ropes", [MOOD, POLICY], thread_id=2, author="adam"),
        passage("buoys", [], thread_id=2, author="Berta"),
    ]


@pytest.fixture
def model(qtbot):
    return passage_model(found())


@pytest.fixture
def session():
    fake = FakeSession()
    fake.book = [MOOD, POLICY]
    fake.found = found()
    return fake


@pytest.fixture
def panel(qtbot, session):
    return shown_panel(qtbot, session, 400)


def shape(model: PassageModel) -> list[str]:
    """The rows: heads as ``[name count]``, a sign before folded ones, passages by their text."""
    shown = []
    for row in range(model.rowCount()):
        group, one = model.group(row), model.passage(row)
        if group is not None:
            sign = "+" if model.is_folded(row) else ""
            shown.append(f"{sign}[{model.group_name(group)} {len(group.passages)}]")
        else:
            shown.append(one.text)
    return shown


def test_rows_by_author(model):
    model.set_grouping("author")
    assert shape(model) == ["[adam 1]", "ropes", "[Berta 2]", "gulls", "buoys", "[Author unknown 1]", "anchors"]


def test_rows_by_tag_repeat_a_passage_and_exports_do_not(model):
    model.set_grouping("tag")
    assert shape(model)[:6] == ["[Mood 2]", "gulls", "ropes", "[Policy 2]", "anchors", "ropes"]
    assert shape(model)[6:] == ["[Without a tag 1]", "buoys"]
    assert [p.text for p in model.passages()] == ["gulls", "ropes", "anchors", "buoys"]


@pytest.mark.parametrize("by", ["tag", "thread", "author", "coder", "board"])
def test_every_grouping_holds_all_passages_and_goes_away_again(model, by):
    model.set_grouping(by)
    assert {p.text for p in model.passages()} == {"gulls", "anchors", "ropes", "buoys"}
    model.set_grouping("")
    assert shape(model) == ["gulls", "anchors", "ropes", "buoys"]


def test_folding_takes_rows_and_not_passages(model):
    model.set_grouping("author")
    model.fold(2, on=True)
    assert shape(model) == ["[adam 1]", "ropes", "+[Berta 2]", "[Author unknown 1]", "anchors"]
    assert len(model.passages()) == 4
    model.fold(2, on=True)
    model.fold(1, on=True)
    assert model.rowCount() == 5, "what is folded, or no head, stays"
    model.fold(2, on=False)
    assert model.rowCount() == 7
    model.fold_all(on=True)
    assert shape(model) == ["+[adam 1]", "+[Berta 2]", "+[Author unknown 1]"]
    model.fold_all(on=False)
    assert model.rowCount() == 7


def test_groups_stay_folded_when_passages_come_and_others_are_asked_for(model):
    model.set_grouping("author")
    model.fold(2, on=True)
    model.set_passages([*found(), passage("masts", [MOOD], author="Berta")])
    assert "+[Berta 3]" in shape(model)
    model.sort(Column.TEXT)
    assert "+[Berta 3]" in shape(model)
    model.set_grouping("coder")
    model.set_grouping("author")
    assert "[Berta 3]" in shape(model)


def test_sorting_sorts_within_groups_and_keeps_what_views_hold(model):
    model.set_grouping("author")
    held = [QPersistentModelIndex(model.index(row, 0)) for row in (2, 3)]
    model.sort(Column.TEXT)
    assert shape(model)[2:5] == ["[Berta 2]", "buoys", "gulls"]
    assert [index.row() for index in held] == [2, 4]


def test_places_are_found_again(model):
    model.set_grouping("tag")
    places = [model.place(row) for row in range(model.rowCount())]
    assert [model.find(place) for place in places] == list(range(8))
    assert model.find(NO_PLACE) == -1
    assert model.place(99) == NO_PLACE
    assert model.row_of(guid("ropes")) == 2, "without a group the first row"
    model.fold(3, on=True)
    assert model.find(places[5]) == 3, "in a folded group its head"
    model.set_grouping("")
    assert model.find((None, guid("ropes"))) == 2


def test_steps_go_from_passage_to_passage_and_unfold(model):
    model.set_grouping("author")
    model.fold_all(on=True)
    seen, row = [], -1
    while (row := model.step(row, 1)) >= 0:
        seen.append(model.passage(row).text)
    assert seen == ["ropes", "gulls", "buoys", "anchors"]
    model.fold_all(on=True)
    row, seen = model.rowCount(), []
    while (row := model.step(row, -1)) >= 0:
        seen.append(model.passage(row).text)
    assert seen == ["anchors", "buoys", "gulls", "ropes"]


def test_a_head_is_told_in_words(model):
    model.set_grouping("author")
    model.fold(2, on=True)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(2, Column.MEMO), role).startswith("Berta, 2 passage")
    assert model.data(model.index(2, 0), role).endswith(", folded")
    assert model.data(model.index(0, 0), role).endswith(", unfolded")
    assert model.data(model.index(2, 0)) is None


def test_many_groups_are_counted_without_a_list_of_rows():
    rows = PassageRows()
    rows.arrange([passage(f"p{n}", author=f"a{n % 50:02}") for n in range(5000)], "author")
    assert len(rows) == 5050
    assert rows.at(101).names == ("a01",)
    rows.fold(0, on=True)
    assert rows.at(1).names == ("a01",)
    assert rows.at(-1) is None
    assert rows.at(len(rows)) is None


# --- keys and mouse ----------------------------------------------------------------------------------------------


def current(panel: PassagePanel) -> str:
    return shape(panel.model)[panel.view.currentIndex().row()]


def test_groups_are_folded_by_keys_as_in_a_tree(qtbot, panel):
    panel.set_grouping("author")
    panel.focus_list()
    view = panel.view
    assert current(panel) == "[adam 1]"
    qtbot.keyClick(view, Key.Key_Left)
    assert current(panel) == "+[adam 1]"
    qtbot.keyClick(view, Key.Key_Down)
    assert current(panel) == "[Berta 2]"
    qtbot.keyClick(view, Key.Key_Right)
    assert current(panel) == "gulls"
    qtbot.keyClick(view, Key.Key_Down)
    qtbot.keyClick(view, Key.Key_Left)
    assert current(panel) == "[Berta 2]"
    qtbot.keyClick(view, Key.Key_Minus)
    assert current(panel) == "+[Berta 2]"
    qtbot.keyClick(view, Key.Key_Plus)
    assert current(panel) == "[Berta 2]"
    qtbot.keyClick(view, Key.Key_Space)
    assert current(panel) == "+[Berta 2]"
    qtbot.keyClick(view, Key.Key_Return)
    assert current(panel) == "[Berta 2]"
    qtbot.keyClick(view, Key.Key_Up)
    qtbot.keyClick(view, Key.Key_Right)
    assert current(panel) == "[adam 1]"


def test_without_groups_left_and_right_do_as_ever(qtbot, panel):
    panel.focus_list()
    qtbot.keyClick(panel.view, Key.Key_Right)
    assert (panel.view.currentIndex().row(), panel.view.currentIndex().column()) == (0, 1)
    qtbot.keyClick(panel.view, Key.Key_Left)
    assert panel.view.currentIndex().column() == 0


def test_the_sign_folds_and_a_double_click_anywhere_on_a_head(qtbot, panel):
    panel.set_grouping("author")
    chosen = QSignalSpy(panel.passage_chosen)
    port = panel.view.viewport()
    middle = panel.view.visualRect(panel.model.index(2, 0)).center()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(8, middle.y()))
    assert current(panel) == "+[Berta 2]"
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=middle)
    assert current(panel) == "+[Berta 2]"
    qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=middle)
    assert current(panel) == "[Berta 2]"
    assert chosen.count() == 0
    first = panel.view.visualRect(panel.model.index(1, 0)).center()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(8, first.y()))
    assert panel.model.rowCount() == 7, "a passage has nothing to fold"


def test_a_group_is_chosen_in_the_menu(panel):
    button = panel.bar.group_button
    button.menu().aboutToShow.emit()
    entries = {action.text(): action for action in button.menu().actions()}
    assert list(entries) == ["No groups", "By tag", "By thread", "By author", "By coder", "By board"]
    assert entries["No groups"].isChecked()
    entries["By tag"].trigger()
    assert panel.model.grouping == "tag"
    assert button.text().startswith("By tag")
    button.menu().aboutToShow.emit()
    assert [action.text() for action in button.menu().actions() if action.isChecked()] == ["By tag"]


def test_the_chosen_passage_stays_when_it_is_grouped(panel):
    panel.view.setCurrentIndex(panel.model.index(3, 0))
    panel.set_grouping("author")
    assert current(panel) == "buoys"
    panel.fold_all(on=True)
    assert current(panel) == "+[Berta 2]"
    panel.set_grouping("")
    assert current(panel) == "gulls", "of a group that was current no passage is known: the first one"


def test_a_reload_keeps_the_place_in_the_group(panel, session):
    panel.set_grouping("tag")
    panel.view.setCurrentIndex(panel.model.index(5, 0))
    session.found = [replace(p) for p in session.found]
    panel.reload()
    assert panel.view.currentIndex().row() == 5
    panel.model.fold(3, on=True)
    panel.view.setCurrentIndex(panel.model.index(3, 0))
    panel.reload()
    assert current(panel) == "+[Policy 2]"


def test_a_passage_that_leaves_its_group_leaves_its_place_to_the_next(panel, session):
    panel.set_grouping("tag")
    panel.view.setCurrentIndex(panel.model.index(1, 0))
    session.found[0] = passage("gulls", [POLICY], author="Berta")
    panel.reload()
    assert panel.view.currentIndex().row() == 0
    panel.step(1)
    assert current(panel) == "ropes"


def test_stepping_unfolds_and_chooses(panel):
    panel.set_grouping("author")
    panel.fold_all(on=True)
    chosen = QSignalSpy(panel.passage_chosen)
    panel.step(1)
    panel.step(1)
    panel.step(-1)
    assert [chosen.at(n)[0].text for n in range(3)] == ["ropes", "gulls", "ropes"]


def test_enter_in_the_line_goes_to_the_first_passage_behind_the_head(qtbot, panel):
    panel.set_grouping("author")
    panel.fold_all(on=True)
    chosen = QSignalSpy(panel.passage_chosen)
    qtbot.keyClick(panel.filter, Key.Key_Return)
    assert chosen.at(0)[0].text == "ropes"


def test_what_is_exported_are_all_passages_once(panel):
    panel.set_grouping("tag")
    panel.fold_all(on=True)
    assert [p.text for p in panel.shown()] == ["gulls", "ropes", "anchors", "buoys"]
    assert panel.bar.count.text().startswith("4 passage")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_heads_are_painted_over_the_whole_width(panel, theme):
    panel._look.set_theme(theme)
    panel.set_grouping("tag")
    colour = panel._look.theme.colour("window")
    image = panel.view.viewport().grab().toImage()
    head = panel.view.visualRect(panel.model.index(0, 0)).center().y()
    below = panel.view.visualRect(panel.model.index(1, 0)).center().y()
    assert image.pixelColor(image.width() - 4, head) == colour
    assert image.pixelColor(image.width() - 4, below) != colour
    square = panel._look.theme.tag("red").bar
    assert image.pixelColor(29, head + 1) == square


def test_a_grouping_that_is_not_known_is_none(panel):
    panel.set_grouping("nonsense")
    assert panel.model.grouping == ""


def test_heads_stay_in_place_while_the_columns_are_scrolled(qtbot, panel):
    panel.set_grouping("tag")
    for column in Column:
        panel.view.setColumnHidden(column, False)
    panel.view.share_width()
    qtbot.wait(20)

    def seen():
        qtbot.wait(20)
        return panel.screen().grabWindow(panel.window().winId()).toImage()

    before = seen()
    panel.view.horizontalScrollBar().setValue(100)
    scrolled = seen()
    panel.view.viewport().update()
    assert scrolled == seen()
    assert scrolled != before
