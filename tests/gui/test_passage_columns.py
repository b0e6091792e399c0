"""The columns of the passages table: chosen, ordered, kept."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.gui.base.column_choice import ColumnChoice
from reader.gui.base.settings import Settings
from reader.gui.base.theme import Look
from reader.gui.passages.passage_model import USUAL, Column
from reader.gui.passages.passage_table import PassagePanel
from tests.gui.panel_data import FakeSession, passage

Key = Qt.Key


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("POSTIL_HOME", str(tmp_path))
    return Settings()


@pytest.fixture
def make(qtbot, settings):
    def open_panel() -> PassagePanel:
        session = FakeSession()
        session.found = [passage("gulls"), passage("ropes")]
        panel = PassagePanel(Look(), settings=settings)
        qtbot.addWidget(panel)
        panel.resize(1300, 300)
        panel.set_session(session)
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return open_panel


def entries(panel: PassagePanel) -> dict[str, object]:
    return {action.text(): action for action in panel.columns.menu().actions() if action.text()}


def test_at_first_the_usual_ones_are_there(make):
    panel = make()
    assert panel.columns.shown() == list(USUAL)
    assert all(panel.view.isColumnHidden(column) for column in (Column.BOARD, Column.SITE, Column.MADE))


def test_the_menu_of_the_header_hides_and_shows(make, settings):
    panel = make()
    entries(panel)["Floor"].trigger()
    entries(panel)["Board"].trigger()
    assert panel.columns.shown() == [*(column for column in USUAL if column is not Column.FLOOR), Column.BOARD]
    assert not entries(panel)["Floor"].isChecked()
    assert [name for name, _ in json.loads(settings.passage_columns)][-1] == "board"


def test_the_text_cannot_go(make):
    panel = make()
    assert not entries(panel)["Text"].isEnabled()
    panel.columns.show([Column.AUTHOR, Column.TIME])
    assert panel.columns.shown() == [Column.TEXT, Column.AUTHOR, Column.TIME]


def test_the_choice_is_there_after_a_restart(make):
    panel = make()
    panel.columns.show([Column.AUTHOR, Column.TEXT, Column.SITE])
    panel.view.setColumnWidth(Column.AUTHOR, 222)
    panel.set_session(None)
    again = make()
    assert again.columns.shown() == [Column.AUTHOR, Column.TEXT, Column.SITE]
    assert again.view.columnWidth(Column.AUTHOR) == 222


def test_the_order_that_was_dragged_is_kept(make):
    panel = make()
    panel.view.horizontalHeader().moveSection(2, 0)
    again = make()
    assert again.columns.shown()[:3] == [Column.AUTHOR, Column.TEXT, Column.TAGS]


def test_the_grouping_is_kept(make):
    panel = make()
    panel.set_grouping("thread")
    again = make()
    assert again.model.grouping == "thread"
    assert again.bar.group_button.text().startswith("By thread")


def test_the_usual_columns_come_back(make):
    panel = make()
    panel.columns.show([Column.MADE, Column.CODER, Column.TEXT])
    panel.view.setColumnWidth(Column.CODER, 300)
    entries(panel)["The usual columns"].trigger()
    assert panel.columns.shown() == list(USUAL)
    assert panel.view.columnWidth(Column.CODER) < 100


@pytest.mark.parametrize(
    "kept",
    ["{", "[]", '[["text"]]', '[["wind", 3]]', '[["tags", -4]]', '[["tags", 1e9]]', "7", '[["tags", Infinity]]'],
)
def test_settings_that_make_no_sense_are_the_usual_ones(make, settings, kept):
    settings.passage_columns = kept
    panel = make()
    assert panel.columns.shown() == list(USUAL)


def test_the_text_takes_what_hidden_columns_leave(make):
    panel = make()
    before = panel.view.columnWidth(Column.TEXT)
    width = panel.view.columnWidth(Column.THREAD)
    entries(panel)["Thread"].trigger()
    assert panel.view.columnWidth(Column.TEXT) == before + width


def test_columns_are_chosen_and_ordered_by_keys(qtbot, make):
    panel = make()
    panel.columns.choose()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ColumnChoice) and w.isVisible())
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(dialog.list, Key.Key_Space)  # the text stays
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Space)  # without tags
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Up, alt)
    qtbot.keyClick(dialog.list, Key.Key_Up, alt)  # the author first
    qtbot.keyClick(dialog, Key.Key_Return)
    assert panel.columns.shown()[:3] == [Column.AUTHOR, Column.TEXT, Column.TIME]
    assert Column.TAGS not in panel.columns.shown()


def test_a_dialog_that_is_left_changes_nothing(qtbot, make):
    panel = make()
    panel.columns.choose()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ColumnChoice) and w.isVisible())
    dialog.check(("AUTHOR",))
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert panel.columns.shown() == list(USUAL)


def test_a_text_as_wide_as_a_large_screen_is_no_damage(make, settings):
    settings.passage_columns = json.dumps([["text", 3400], ["author", 120]])
    panel = make()
    assert panel.columns.shown() == [Column.TEXT, Column.AUTHOR]
    assert panel.view.columnWidth(Column.AUTHOR) == 120
