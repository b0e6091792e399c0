"""Queries built by choosing, by keys in the real window, and conditions taken from names that are seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialogButtonBox, QMenu

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tagged(open_window):
    window = open_window()
    pane = window.pane
    for key in (Key.Key_Home, Key.Key_1, Key.Key_J, Key.Key_2, Key.Key_N, Key.Key_1, Key.Key_3):
        QTest.keyClick(pane, key)
    QTest.keyClick(window, Key.Key_4, ALT)
    return window


@pytest.fixture
def build(tagged, qtbot):
    def make(query=""):
        tagged.passages.filter.setText(query)
        tagged.passages.filter.flush()
        QTest.keyClick(tagged, Key.Key_B, CTRL | SHIFT)
        builder = QApplication.activeModalWidget()
        assert builder is not None
        qtbot.waitUntil(builder.isActiveWindow)
        return builder

    return make


def names(window):
    return [sorted(tag.name for tag in p.tags) for p in window.passages.model.passages()]


def tab_to(builder, part):
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        if QApplication.focusWidget() is part or QApplication.focusWidget().parent() is part:
            return
    pytest.fail("Tab does not lead there")


def test_a_query_is_built_by_keys_alone(tagged, build, qtbot):
    builder = build()
    row = builder.groups[0].rows[0]
    assert builder.focusWidget() is row.ask.field
    tab_to(builder, row.ask.value)
    QTest.keyClicks(QApplication.focusWidget(), "Fact")
    assert builder.query() == "tag:Fact"
    QTest.keyClick(QApplication.activePopupWidget(), Key.Key_Tab)  # the proposals of the name go, and the key goes on
    builder.activateWindow()
    qtbot.waitUntil(builder.isActiveWindow)
    qtbot.wait(20)  # the offscreen platform gives the focus back late
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Plus, CTRL)
    second = builder.groups[0].rows[1]
    qtbot.waitUntil(second.ask.field.isVisible)
    assert QApplication.focusWidget() is second.ask.field
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Down)
    assert second.ask.negated
    tab_to(builder, second.ask.value)
    QTest.keyClicks(QApplication.focusWidget(), "Question")
    assert builder.query() == "tag:Fact NOT tag:Question"
    builder._count()
    assert builder.count.text().startswith("1 ")
    QTest.keyClick(builder.line, Key.Key_Return)
    assert not builder.isVisible()
    assert tagged.passages.filter.text() == "tag:Fact NOT tag:Question"
    assert names(tagged) == [["Fact"]]
    tagged.activateWindow()
    qtbot.waitUntil(tagged.passages.view.hasFocus)


def test_tab_goes_as_the_eye_does(build, qtbot):
    builder = build("tag:Fact on:2020 (author:x OR has:image)")
    builder.line.setFocus()
    qtbot.wait(10)
    seen = [builder.line]
    while len(seen) < 60:
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        if QApplication.focusWidget() is builder.line:
            break
        seen.append(QApplication.focusWidget())
    places = [
        part.mapTo(builder, part.rect().center()) for part in seen[:-2]
    ]  # the buttons are below the scrolled part
    assert len(seen) == 30
    rows = [(round(at.y() / 12), at.x()) for at in places]
    assert rows == sorted(rows)


def test_what_was_typed_is_shown_as_rows(build):
    builder = build("tag:Fact near:3 tag:Opinion after:2020 (author:x OR NOT in:quote) NOT (memo:y OR has:image)")
    groups = builder.groups
    assert [group.mode.currentText() for group in groups] == [
        "All of these",
        "At least one of these",
        "None of these",
    ]
    first = groups[0].rows[0]
    assert (first.ask.value.value(), first.most.value(), first.other.value.value()) == ("Fact", 3, "Opinion")
    assert groups[0].rows[1].ask.relation.currentText() == "from"
    assert groups[1].rows[1].ask.relation.currentText() == "is not"
    assert groups[1].rows[1].ask.value.editor.currentData() == "quote"
    assert builder.joined.isVisible()
    first.most.setValue(5)
    assert builder.query().startswith("tag:Fact near:5 tag:Opinion after:2020 (author:x OR")


def test_words_and_rows_follow_one_another(build):
    builder = build("tag:Fact")
    builder.line.setFocus()
    builder.line.selectAll()
    QTest.keyClicks(builder.line, "author:ab OR floor:1-3")
    assert builder.groups[0].mode.currentText() == "At least one of these"
    assert [row.ask.field.currentText() for row in builder.groups[0].rows] == ["Author", "Floor"]
    builder.groups[0].mode.setCurrentIndex(0)
    assert builder.query() == "author:ab floor:1-3"
    builder.groups[0].rows[1].remove.click()
    assert builder.query() == "author:ab"
    assert builder.groups[0].rows[0].ask.field.hasFocus()


def test_a_query_beyond_the_rows_says_so_and_stays(build):
    query = "tag:Fact (tag:Opinion OR (tag:Question author:x))"
    builder = build(query)
    assert builder.beyond.isVisible()
    assert not builder.more.isVisible()
    assert builder.groups == []
    builder.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert builder.query() == query


def test_a_fault_is_pointed_at_and_cannot_be_run(build):
    builder = build("tag:Fact")
    builder.groups[0].rows[0].ask.value.set_value("Fakt")
    builder._count()
    assert builder.fault.words == "There is no tag “Fakt”."
    assert not builder.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    QTest.keyClick(builder.line, Key.Key_Return)
    assert builder.isVisible()


def test_groups_are_added_joined_and_taken_away(build, qtbot):
    builder = build("tag:Fact")
    QTest.keyClick(builder.focusWidget(), Key.Key_G, ALT)
    qtbot.waitUntil(lambda: len(builder.groups) == 2)  # a button shows that it is pressed before it does anything
    builder.groups[1].rows[0].ask.value.set_value("Opinion")
    builder.joined.setCurrentIndex(1)
    assert builder.query() == "tag:Fact OR tag:Opinion"
    builder.activateWindow()
    qtbot.waitUntil(builder.groups[1].rows[0].ask.field.hasFocus)

    def taken_away() -> bool:
        """Press the key; shortcuts need the window to be active, which the offscreen platform forgets under load."""
        if len(builder.groups) == 2:
            QTest.keyClick(builder.groups[1].rows[0].ask.field, Key.Key_Minus, CTRL)
        return len(builder.groups) == 1

    qtbot.waitUntil(taken_away)
    assert builder.query() == "tag:Fact"
    assert not builder.joined.isVisible()
    qtbot.waitUntil(builder.groups[0].rows[0].ask.field.hasFocus)
    QTest.keyClick(builder.groups[0].rows[0].ask.field, Key.Key_Minus, CTRL)
    assert builder.query() == ""
    assert len(builder.groups) == 1


def test_a_day_is_chosen_in_a_calendar(build):
    builder = build("on:2023-03")
    value = builder.groups[0].rows[0].ask.value
    menu = value.open_calendar(value)
    calendar = menu.findChild(QCalendarWidget)
    calendar.setSelectedDate(QDate(2023, 3, 4))
    calendar.activated.emit(QDate(2023, 3, 4))
    assert builder.query() == "on:2023-03-04"
    assert not menu.isVisible()


def test_values_are_those_of_the_library(build):
    builder = build("author:x OR tag:Fact")
    author, tag = (row.ask.value.editor for row in builder.groups[0].rows)
    assert author.count() == 2
    assert [tag.itemText(at) for at in range(tag.count())] == ["Fact", "Opinion", "Question"]


def test_escape_leaves_the_query_as_it_was(tagged, build):
    builder = build("tag:Fact")
    builder.groups[0].rows[0].ask.value.set_value("Opinion")
    QTest.keyClick(builder, Key.Key_Escape)
    assert not builder.isVisible()
    assert tagged.passages.filter.text() == "tag:Fact"


# -- names that are seen


def click(view, index, modifiers):
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, view.visualRect(index).center())


def test_alt_click_in_the_codebook_asks_for_a_tag(tagged):
    codebook = tagged.codebook
    fact, question = codebook.model.index(0, 0), codebook.model.index(2, 0)
    click(codebook.view, fact, ALT)
    assert names(tagged) == [["Fact"], ["Fact", "Question"]]
    click(codebook.view, question, ALT | SHIFT)
    assert tagged.passages.filter.text() == "tag:Fact NOT tag:Question"
    click(codebook.view, question, ALT)
    assert tagged.passages.filter.text() == "tag:Fact tag:Question"


def test_alt_click_on_a_chip_in_the_text(tagged):
    box, chip = next((box, chip) for box, chip in tagged.pane._chips if chip.tag is not None)
    QTest.mouseClick(tagged.pane.viewport(), Qt.MouseButton.LeftButton, ALT, box.center())
    assert tagged.passages.filter.text() == f"tag:{chip.text}"


def test_alt_click_in_the_table_asks_for_what_is_there(tagged):
    view, model = tagged.passages.view, tagged.passages.model
    author = model.passages()[0].author
    click(view, model.index(0, 2), ALT)
    assert tagged.passages.filter.text() == f"author:{author}"
    click(view, model.index(0, 5), ALT | SHIFT)
    assert tagged.passages.filter.text() == f"author:{author} NOT floor:1"


def test_alt_click_in_the_tree(tagged):
    view, model = tagged.tree.view, tagged.tree.model
    site = model.index(0, 0)
    click(view, site, ALT)
    assert tagged.passages.filter.text().startswith("site:")
    assert len(names(tagged)) == 3


def test_several_tags_in_a_cell_are_offered(tagged, qtbot):
    view, model = tagged.passages.view, tagged.passages.model
    click(view, model.index(2, 1), ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Tag: Fact", "Tag: Question"]
    menu.actions()[1].trigger()
    menu.close()
    assert tagged.passages.filter.text() == "tag:Question"


def test_context_menus_offer_the_same(tagged):
    pane = tagged.pane
    pane.setFocus()
    QTest.keyClick(pane, Key.Key_Home)
    with_, without = (action.menu() for action in tagged.pane_menu().actions()[-2:])
    assert [action.text().split(":")[0] for action in with_.actions()] == ["Tag", "Author", "Thread", "Board"]
    without.actions()[0].trigger()
    assert tagged.passages.filter.text() == "NOT tag:Fact"
    menu = tagged.narrowing.menu_of(tagged.passages.model.passages()[0])
    assert "Coder: tester" in [action.text() for action in menu.actions()[-1].menu().actions()]
    tag = tagged.codebook.model.tag_at(tagged.codebook.model.index(1, 0))
    words = [action for action in tagged.codebook.menu_for(tag).actions() if action.text().startswith("Query: with ")]
    tagged.passages.filter.clear()
    words[0].trigger()
    assert tagged.passages.filter.text() == "tag:Opinion"
    assert tagged.docks["passages"].isVisible()


def test_a_plain_click_does_as_before(tagged):
    view = tagged.codebook.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center())
    assert tagged.passages.filter.text() == ""
