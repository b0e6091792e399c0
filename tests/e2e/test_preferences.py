"""The preferences of the real window, by keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog

from reader.gui.base.settings import Settings
from reader.gui.frame import choices
from reader.gui.frame.preferences import Preferences
from reader.gui.keys.key_sheet import _blocks
from reader.gui.keys.key_table import KeyTable

if TYPE_CHECKING:
    from pathlib import Path

    from reader.gui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(window, qtbot) -> Preferences:
    made = Preferences(window)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def on_keys(dialog: Preferences, name: object) -> None:
    dialog.tabs.setCurrentWidget(dialog.keys)
    dialog.keys.focus_list()
    dialog.keys.choose(name)


def back_to(window: MainWindow, qtbot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.pane.setFocus()


def test_the_key_of_the_menu_opens_them(window, qtbot) -> None:
    seen = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        seen.append(box.objectName())
        box.reject()

    QTimer.singleShot(100, look)
    QTest.keyClick(window.pane, Key.Key_Comma, CTRL)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["preferences"]


def test_a_new_key_is_pressed_and_holds_at_once(window, dialog, qtbot) -> None:
    on_keys(dialog, "next-post")
    QTest.keyClick(dialog.keys.tree, Key.Key_Return)
    assert QApplication.focusWidget() is dialog.keys.catcher
    QTest.keyClick(dialog.keys.catcher, Key.Key_W)
    assert QApplication.focusWidget() is dialog.keys.tree
    dialog.accept()
    action = window.actions_by_id["next-post"]
    assert action.shortcut().toString() == "W"
    assert "(W)" in action.toolTip()
    back_to(window, qtbot)
    before = window.pane.post_id
    QTest.keyClick(window.pane, Key.Key_N)
    assert window.pane.post_id == before
    QTest.keyClick(window.pane, Key.Key_W)
    assert window.pane.post_id != before
    assert json.loads(Settings().keys) == {"next-post": ["W"]}


def test_keys_hold_after_a_restart(open_window, home) -> None:
    first = open_window()
    first.room.keys.take({"next-post": ("W", "Ctrl+Shift+W")})
    first.room.settings.sync()
    first.close()
    again = open_window()
    assert [key.toString() for key in again.actions_by_id["next-post"].shortcuts()] == ["W", "Ctrl+Shift+W"]


def test_the_sheet_and_the_palette_show_the_new_keys(window, qtbot) -> None:
    window.room.keys.take({"next-post": ("W",)})
    window.goto.palette()
    lines = [window.boxes.picker.list.item(i).text() for i in range(window.boxes.picker.list.count())]
    assert "Next post    W" in lines
    window.boxes.picker.leave()
    rows = [row for _title, rows in _blocks(window.room.keys) for row in rows]
    assert ("Next post", "W") in rows


def test_insert_adds_a_key_and_delete_takes_all(dialog) -> None:
    on_keys(dialog, "next-post")
    QTest.keyClick(dialog.keys.tree, Key.Key_Insert)
    QTest.keyClick(dialog.keys.catcher, Key.Key_W, CTRL)
    assert dialog.keys.table.of("next-post") == ("N", "Ctrl+W")
    QTest.keyClick(dialog.keys.tree, Key.Key_Delete)
    assert dialog.keys.table.of("next-post") == ()


def test_a_key_of_another_action_is_named_and_can_be_taken_over(window, dialog) -> None:
    on_keys(dialog, "next-post")
    QTest.keyClick(dialog.keys.tree, Key.Key_Return)
    QTest.keyClick(dialog.keys.catcher, Key.Key_J)
    assert dialog.keys.words.text() == "J belongs to “Next paragraph” already"
    assert dialog.keys.table.of("next-post") == ("N",)
    assert QApplication.focusWidget() is dialog.keys.take_button
    QTest.keyClick(dialog.keys.take_button, Key.Key_Space)
    assert dialog.keys.table.of("next-post") == ("J",)
    assert dialog.keys.table.of("next-paragraph") == ("Down",)
    assert window.actions_by_id["next-paragraph"].shortcut().toString() == "Down"


def test_the_key_of_a_tag_is_named_and_taken_over_when_all_is_kept(window, dialog, qtbot) -> None:
    on_keys(dialog, "next-post")
    QTest.keyClick(dialog.keys.tree, Key.Key_Return)
    QTest.keyClick(dialog.keys.catcher, Key.Key_1)
    assert dialog.keys.words.text() == "1 belongs to “Fact” already"
    QTest.keyClick(dialog.keys.take_button, Key.Key_Space)
    assert [tag.key for tag in window.room.session.tags()][:1] == ["1"]
    dialog.accept()
    assert [tag.key for tag in window.room.session.tags()][:1] == [""]
    window.room.undo()
    assert [tag.key for tag in window.room.session.tags()][:1] == ["1"]
    # The command goes first where a tag has its key too.
    back_to(window, qtbot)
    before = window.pane.post_id
    QTest.keyClick(window.pane, Key.Key_1)
    assert window.pane.post_id != before


def test_a_tag_gets_a_key_here_too(window, dialog) -> None:
    tag = window.room.session.tags()[0]
    on_keys(dialog, tag.id)
    QTest.keyClick(dialog.keys.tree, Key.Key_Return)
    QTest.keyClick(dialog.keys.catcher, Key.Key_F5)
    assert "one letter" in dialog.keys.words.text()
    QTest.keyClick(dialog.keys.catcher, Key.Key_W)
    dialog.accept()
    assert window.room.session.tags()[0].key == "w"


def test_two_tags_change_keys(window, dialog) -> None:
    first, second = window.room.session.tags()[:2]
    dialog.keys.table.give(first.id, ("2",))
    dialog.keys.table.give(second.id, ("1",))
    dialog.accept()
    assert [tag.key for tag in window.room.session.tags()[:2]] == ["2", "1"]


@pytest.mark.parametrize(
    ("key", "held", "fits"),
    [
        (Key.Key_W, Qt.KeyboardModifier.NoModifier, False),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, False),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, False),
        (Key.Key_Down, SHIFT, False),
        (Key.Key_F7, Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_F7, SHIFT, True),
        (Key.Key_W, CTRL, True),
    ],
)
def test_keys_for_typing_stay_free_in_the_whole_window(dialog, key, held, fits) -> None:
    on_keys(dialog, "export")
    QTest.keyClick(dialog.keys.tree, Key.Key_Return)
    QTest.keyClick(dialog.keys.catcher, key, held)
    assert (dialog.keys.table.of("export") != ("Ctrl+E",)) is fits


def test_escape_leaves_the_asking_and_not_the_dialog(dialog) -> None:
    on_keys(dialog, "next-post")
    QTest.keyClick(dialog.keys.tree, Key.Key_Return)
    QTest.keyClick(dialog.keys.catcher, Key.Key_Shift)
    assert dialog.keys.catcher.isVisible()
    QTest.keyClick(dialog.keys.catcher, Key.Key_Escape)
    assert not dialog.keys.catcher.isVisible()
    assert dialog.isVisible()
    assert dialog.keys.table.of("next-post") == ("N",)


def test_one_row_is_reset_and_so_are_all(dialog) -> None:
    dialog.keys.take({"next-post": ("W",), "undo": ("Ctrl+W",), "previous-post": ("N",)})
    on_keys(dialog, "undo")
    dialog.keys.reset()
    assert dialog.keys.table.of("undo") == ("Ctrl+Z",)
    on_keys(dialog, "next-post")
    dialog.keys.reset()
    assert dialog.keys.words.text() == "N belongs to “Previous post” already"
    dialog.keys.reset_all()
    assert dialog.keys.table.own() == {}


def test_the_filter_finds_names_and_keys(dialog) -> None:
    page = dialog.keys
    for words in ("next par", "f11"):
        page.filter.setText(words)
        page.filter.flush()
        assert [row.text(0) for row in page._rows() if not row.isHidden()] == [
            "Next paragraph" if words == "next par" else "Text alone"
        ]
        assert page.chosen() is not None
    page.filter.setText("")
    assert not any(row.isHidden() for row in page._rows())


def test_a_sign_is_a_key_whatever_shift_it_takes(dialog) -> None:
    on_keys(dialog, "next-post")
    QTest.keyClick(dialog.keys.tree, Key.Key_Return)
    QTest.keySequence(dialog.keys.catcher, "!")
    assert dialog.keys.table.of("next-post") == ("!",)


# -- the other choices


def test_choices_hold_at_once_and_cancel_brings_back(window, dialog) -> None:
    window.resize(1700, 900)
    QApplication.processEvents()
    before = choices.held(window.room)
    wide = window.pane.setter.column.width
    dialog.measure.setValue(34)
    dialog.spacing.setValue(2.0)
    dialog.zoom.setValue(125)
    dialog.theme.setCurrentIndex(dialog.theme.findData("sepia"))
    dialog.folds["signature"].setChecked(False)
    dialog.coder.setText("Wang")
    dialog.coder.editingFinished.emit()
    assert window.room.look.theme.name == "sepia"
    assert window.room.look.zoom == 125
    assert window.room.session.coder == "Wang"
    assert window.room.settings.folded == "quote,notice,rating"
    assert window.pane.setter.column.width == round(window.pane.setter.em * 34)
    assert window.pane.setter.line == round(window.pane.setter.em * 2.0)
    dialog.reject()
    assert choices.held(window.room) == before
    assert window.pane.setter.column.width == wide


def test_fonts_are_those_that_were_chosen(window, dialog) -> None:
    families = [dialog.chinese.itemData(i) for i in range(dialog.chinese.count())]
    if len(families) < 3:
        pytest.skip("no second font here")
    dialog.chinese.setCurrentIndex(2)
    assert families[2] in window.room.look.reading_font().families()
    assert families[2] in window.room.look.code_font().families()
    assert QFontInfo(window.room.look.reading_font()).family()


def test_defaults_come_back_but_the_coder_stays(window, dialog) -> None:
    dialog.zoom.setValue(200)
    dialog.keys.take({"next-post": ("W",)})
    dialog.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert choices.held(window.room) == choices.standard("tester")


def test_choices_go_to_a_file_and_come_back(window, dialog, home: Path, monkeypatch) -> None:
    path = home / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    dialog.zoom.setValue(150)
    dialog.keys.take({"next-post": ("W", "Ctrl+W")})
    dialog.export_button.click()
    kept = choices.held(window.room)
    dialog.restore()
    assert choices.held(window.room) != kept
    dialog.import_button.click()
    assert choices.held(window.room) == kept
    assert "taken from the file" in dialog.words.text()


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"format": "postil-settings"}', "[" * 100_000])
def test_a_file_without_settings_changes_nothing(window, dialog, home: Path, monkeypatch, text: str) -> None:
    path = home / "bad.json"
    path.write_text(text, "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    before = choices.held(window.room)
    dialog.import_button.click()
    assert choices.held(window.room) == before
    assert dialog.words.text().startswith("This file holds no preferences")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("zoom", 9999),
        ("zoom", "150"),
        ("zoom", True),
        ("measure", 33),
        ("spacing", 162.5),
        ("language", "xx"),
        ("latin_font", "x" * 500),
        ("coder", "a\nb"),
        ("folded", "everything"),
        ("keys", "J"),
        ("keys", {"no-such-action": ["J"], "next-post": "W"}),
    ],
)
def test_values_that_cannot_be_are_left_out(home: Path, name: str, value: object) -> None:
    path = home / "odd.json"
    path.write_text(json.dumps({"format": "postil-settings", "version": 1, "settings": {name: value}}), "utf-8")
    present = choices.standard("Li")
    assert choices.read(path, present) == present


def test_no_two_actions_begin_with_one_key(qapp) -> None:
    table = KeyTable({}, ())
    shared = {spec.id: table.holders(spec.id, table.of(spec.id)) for spec in table.specs()}
    assert {name: others for name, others in shared.items() if others} == {}
    assert [(spec.id, key) for spec in table.specs() for key in spec.keys if not table.fits(spec.id, key)] == []


def test_the_card_of_the_first_start_shows_the_new_keys(window) -> None:
    assert window.card.accessibleDescription().startswith("J K: move, 1 … 9: tag, T: any tag, Ctrl+Z: undo")
    window.room.keys.take({"next-paragraph": ("S",), "quick-tag": ()})
    assert window.card.accessibleDescription().startswith("S K: move, 1 … 9: tag, : any tag, Ctrl+Z: undo")
