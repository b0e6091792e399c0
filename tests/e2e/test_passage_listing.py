"""How the passages are listed: groups, columns and each in its place, by keys in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.gui.base.column_choice import ColumnChoice
from reader.gui.base.panel_parts import MARGIN
from reader.gui.passages.passage_model import Column
from reader.gui.passages.query_builder import QueryBuilder
from reader.session.saved import PASSAGES, Saved, keep

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def tagged(open_window):
    """Passages under Fact (two), Opinion (one) and Question (one); the keys are in the text."""
    window = open_window()
    for key in (Key.Key_Home, Key.Key_1, Key.Key_J, Key.Key_2, Key.Key_N, Key.Key_1, Key.Key_3):
        QTest.keyClick(window.pane, key)
    return window


def shape(window) -> list[str]:
    model = window.passages.model
    rows = range(model.rowCount())
    return [model.group_name(group) if (group := model.group(row)) else model.passage(row).text[:4] for row in rows]


def popup():
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return menu


def group(window, downs: int) -> None:
    """Choose a grouping by keys alone: the first is none."""
    QTest.keyClick(window, Key.Key_G, CONTROL | SHIFT)
    menu = popup()
    for _ in range(downs):
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    activate(window)


def activate(window) -> None:
    """Give a window the keys; the offscreen platform takes its time, and forgets one now and then."""
    for _ in range(50):
        if window.isActiveWindow():
            break
        window.activateWindow()
        QTest.qWait(5)


def test_passages_are_grouped_and_folded_by_keys(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    group(tagged, 1)
    assert [name for name in shape(tagged) if name in {"Fact", "Opinion", "Question"}] == [
        "Fact",
        "Opinion",
        "Question",
    ]
    assert len(shape(tagged)) == 7
    QTest.keyClick(tagged, Key.Key_Minus, CONTROL | ALT)
    assert shape(tagged) == ["Fact", "Opinion", "Question"]
    QTest.keyClick(tagged, Key.Key_Equal, CONTROL | ALT)
    assert len(shape(tagged)) == 7
    QTest.keyClick(tagged, Key.Key_G, CONTROL | SHIFT)
    assert popup().activeAction().text() == "By tag"
    QTest.keyClick(popup(), Key.Key_Up)
    QTest.keyClick(popup(), Key.Key_Return)
    assert tagged.passages.model.grouping == ""


def test_folding_without_groups_is_answered(tagged) -> None:
    QTest.keyClick(tagged, Key.Key_Minus, CONTROL | ALT)
    assert tagged.status.said.text() == "The passages are in no groups"


def test_tagging_goes_on_while_the_table_is_grouped(tagged, qtbot) -> None:
    group(tagged, 1)
    tagged.pane.setFocus()
    QTest.keyClick(tagged.pane, Key.Key_2)
    qtbot.waitUntil(lambda: len(shape(tagged)) == 8, timeout=2000)
    tagged.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: len(shape(tagged)) == 7, timeout=2000)


def test_next_passage_goes_through_the_groups(tagged) -> None:
    group(tagged, 1)
    QTest.keyClick(tagged, Key.Key_Minus, CONTROL | ALT)
    places = []
    for _ in range(4):
        QTest.keyClick(tagged, Key.Key_F3)
        places.append(tagged.pane.caret.row)
    assert places[1] == places[3], "the second Fact is the Question, too"
    assert len(set(places)) == 3


def test_columns_by_keys(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_K, CONTROL | SHIFT)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ColumnChoice) and w.isVisible())
    activate(dialog)
    QTest.keyClick(dialog.list, Key.Key_End)
    QTest.keyClick(dialog.list, Key.Key_Space)
    QTest.keyClick(dialog, Key.Key_Return)
    assert Column.MADE in tagged.passages.columns.shown()
    assert tagged.room.settings.passage_columns.endswith("]]")


def test_alt_click_asks_for_what_a_chosen_column_shows(tagged) -> None:
    passages = tagged.passages
    passages.columns.show([Column.BOARD, Column.SITE, Column.TEXT])
    QTest.keyClick(tagged, Key.Key_4, ALT)
    board = passages.current().board[-1]
    for column, query in ((Column.BOARD, f"board:{board}"), (Column.SITE, f"site:{passages.current().site}")):
        spot = passages.view.visualRect(passages.model.index(0, column)).center()
        QTest.mouseClick(passages.view.viewport(), Qt.MouseButton.LeftButton, ALT, spot)
        assert query in passages.filter.text()


# --- a passage in its place --------------------------------------------------------------------------------------


def context(window):
    return window.listing.pane


def test_the_passage_is_shown_in_its_place_as_the_row_changes(tagged, qtbot) -> None:
    post = tagged.room.session.posts(1)[0].post
    QTest.keyClick(tagged, Key.Key_4, ALT)
    qtbot.waitUntil(
        lambda: context(tagged).isVisible() and post.paragraphs[0].text in context(tagged).text.toPlainText()
    )
    assert post.author in context(tagged).head.text()
    assert "2023-03-04" in context(tagged).head.text()
    shown = context(tagged).text.toPlainText().split("\n")
    assert shown[:4] == [paragraph.text for paragraph in post.paragraphs[:4]]
    QTest.keyClick(tagged.passages.view, Key.Key_Down)
    QTest.keyClick(tagged.passages.view, Key.Key_Down)
    second = tagged.room.session.posts(1)[1].post
    qtbot.waitUntil(lambda: second.author in context(tagged).head.text())
    assert post.author in context(tagged).text.toPlainText(), "who wrote the post before is told, too"


def test_exactly_the_words_of_the_passage_are_marked(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    pane = context(tagged)
    qtbot.waitUntil(lambda: not pane.text.document().isEmpty())
    fill = tagged.room.look.theme.tag("blue").fill
    marked = []
    block = pane.text.document().begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            if it.fragment().charFormat().background().color() == fill:
                marked.append(it.fragment().text())
            it += 1
        block = block.next()
    assert marked == [tagged.passages.current().text]


@pytest.mark.parametrize("height", [90, 117, 143, 171])
def test_no_line_is_cut_at_the_top_of_the_place(tagged, qtbot, height) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    qtbot.waitUntil(lambda: context(tagged).isVisible())
    for _ in range(2):
        QTest.keyClick(tagged.passages.view, Key.Key_Down)
    text = context(tagged).text
    context(tagged).setMaximumHeight(height)
    qtbot.waitUntil(lambda: text.verticalScrollBar().value() > 0)
    top = text.cursorRect(text.cursorForPosition(QPoint(MARGIN, 0)))
    assert top.top() >= 0
    assert top.top() < top.height()


def test_the_place_is_left_and_taken_up_by_a_key_and_that_is_kept(tagged, open_window, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    qtbot.waitUntil(lambda: context(tagged).isVisible())
    QTest.keyClick(tagged, Key.Key_X, CONTROL | SHIFT)
    assert not context(tagged).isVisible()
    assert not tagged.room.settings.passage_context
    QTest.keyClick(tagged.passages.view, Key.Key_Down)
    qtbot.wait(100)
    assert not context(tagged).isVisible()
    QTest.keyClick(tagged, Key.Key_X, CONTROL | SHIFT)
    assert context(tagged).isVisible()
    assert not context(tagged).text.document().isEmpty()


def test_the_table_gets_the_keys_of_a_place_that_goes_away(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    qtbot.waitUntil(lambda: context(tagged).isVisible())
    QTest.keyClick(tagged.passages.view, Key.Key_Tab)
    qtbot.waitUntil(context(tagged).text.hasFocus)
    QTest.keyClick(context(tagged).text, Key.Key_X, CONTROL | SHIFT)
    assert not context(tagged).isVisible()
    assert tagged.passages.view.hasFocus()


def test_keys_go_on_from_the_place_to_the_text(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    qtbot.waitUntil(lambda: context(tagged).isVisible())
    QTest.keyClick(tagged.passages.view, Key.Key_Tab)
    qtbot.waitUntil(context(tagged).text.hasFocus)
    QTest.keyClick(context(tagged).text, Key.Key_Escape)
    assert tagged.pane.hasFocus()


def test_no_passage_no_place(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    qtbot.waitUntil(lambda: not context(tagged).text.document().isEmpty())
    tagged.passages.filter.setText("tag:Question NOT tag:Question")
    tagged.passages.filter.flush()
    qtbot.waitUntil(lambda: context(tagged).text.document().isEmpty() and not context(tagged).head.text())


def test_side_by_side_in_a_wide_panel_and_below_in_a_narrow_one(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    qtbot.waitUntil(lambda: context(tagged).isVisible())
    halves = context(tagged).parentWidget()
    assert halves.orientation() == Qt.Orientation.Horizontal
    halves.resize(300, 500)
    assert halves.orientation() == Qt.Orientation.Vertical


def test_the_passage_is_in_sight_also_after_another_size(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_4, ALT)
    QTest.keyClick(tagged.passages.view, Key.Key_Down)
    QTest.keyClick(tagged.passages.view, Key.Key_Down)
    text = context(tagged).text
    qtbot.waitUntil(lambda: "周家" in context(tagged).head.text())
    for width in (900, 1280):
        tagged.resize(width, 700)
        QTest.qWait(50)
        assert 0 <= text.cursorRect().top() < text.viewport().height()


# --- queries from elsewhere --------------------------------------------------------------------------------------


def builder() -> QueryBuilder:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QueryBuilder) and w.isVisible())


@pytest.mark.parametrize(
    ("typed", "query"), [("tag:Fact", "tag:Fact"), ("搬进", "搬进"), ("tga:x (", '"tga:x ("'), ("", "")]
)
def test_the_builder_opens_from_the_search_with_its_words(tagged, qtbot, typed, query) -> None:
    QTest.keyClick(tagged, Key.Key_F, CONTROL | SHIFT)
    panel = tagged.search.panel
    panel.line.setText(typed)
    QTest.mouseClick(panel.build, Qt.MouseButton.LeftButton)
    dialog = builder()
    assert dialog.query() == query
    QTest.keyClick(dialog, Key.Key_Escape)


def test_what_was_built_from_the_search_is_listed(tagged, qtbot) -> None:
    QTest.keyClick(tagged, Key.Key_F, CONTROL | SHIFT)
    tagged.search.panel.line.setText("tag:Opinion")
    tagged.search.panel.build.click()
    QTest.keyClick(builder().line, Key.Key_Return)
    qtbot.waitUntil(tagged.passages.view.hasFocus)
    assert [p.tags[0].name for p in tagged.passages.model.passages()] == ["Opinion"]


def test_kept_queries_are_run_by_a_key_and_from_the_search(tagged, qtbot) -> None:
    keep(tagged.room.session, PASSAGES, Saved("opinions", "tag:Opinion"))
    QTest.keyClick(tagged, Key.Key_Q, CONTROL | SHIFT)
    QTest.keyClick(popup(), Key.Key_Down)
    QTest.keyClick(popup(), Key.Key_Return)
    assert tagged.passages.filter.text() == "tag:Opinion"
    QTest.keyClick(tagged, Key.Key_F, CONTROL | SHIFT)
    menu = tagged.search.panel.saved.menu()
    for _ in range(2):  # each time it opens, it is filled anew
        menu.aboutToShow.emit()
    kept = [action.menu() for action in menu.actions() if action.menu() is tagged.queries.kept_menu]
    assert len(kept) == 1
    tagged.passages.filter.clear()
    next(action for action in kept[0].actions() if action.text() == "opinions").trigger()
    assert tagged.passages.filter.text() == "tag:Opinion"
