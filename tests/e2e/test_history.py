"""The history of changes and the log, as the window shows them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.gui.upkeep.history_dialog import HistoryDialog
from reader.gui.upkeep.log_dialog import LogDialog
from reader.session.codebook import AddTag, new_tag

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def dialog(window):
    for name in ("Ferry", "<b>Bridge</b>"):
        window.room.apply(AddTag(new_tag(name, window.room.session.tags())))
    shown = HistoryDialog(window.room, window)
    yield shown
    shown.deleteLater()


def row(dialog: HistoryDialog, number: int) -> list[str]:
    item = dialog.list.topLevelItem(number)
    return [item.text(column) for column in (1, 2, 3)]


def test_steps_are_listed_newest_first(dialog) -> None:
    assert row(dialog, 0) == ["tester", "new tag <b>Bridge</b>", "1"]
    assert row(dialog, 1) == ["tester", "new tag Ferry", "1"]
    assert dialog.told.text() == "3 step(s)"


def test_the_filter(dialog, qtbot) -> None:
    dialog.filter.setText("ferry TESTER")
    qtbot.waitUntil(lambda: len(dialog.shown()) == 1)
    assert dialog.shown()[0].detail == "Ferry"
    assert dialog.told.text() == "1 step(s)"


def test_a_step_is_taken_back(dialog, window) -> None:
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.back_button.click()
    assert {tag.name for tag in window.room.session.tags()} == {"Fact", "Opinion", "Question", "<b>Bridge</b>"}
    assert "Taken back: new tag Ferry" in dialog.told.text()
    assert row(dialog, 0)[1] == "take back an earlier step Ferry"


def test_why_a_step_cannot_be_taken_back_is_said(dialog, window) -> None:
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.back_button.click()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))
    dialog.back_button.click()
    assert "later step changed what this one did" in dialog.told.text()


def test_an_undone_step_offers_nothing(window) -> None:
    window.room.apply(AddTag(new_tag("Ferry", window.room.session.tags())))
    window.room.undo()
    dialog = HistoryDialog(window.room, window)
    assert row(dialog, 0)[1] == "new tag Ferry (undone)"
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    assert not dialog.back_button.isEnabled()
    dialog.deleteLater()


def test_what_is_shown_is_written(dialog, tmp_path: Path, qtbot) -> None:
    dialog.filter.setText("ferry")
    qtbot.waitUntil(lambda: len(dialog.shown()) == 1)
    out = tmp_path / "out.csv"
    dialog.write(out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [line["what"] for line in csv.DictReader(file)] == ["new tag Ferry"]
    assert "1 step(s) written" in dialog.told.text()
    dialog.write(tmp_path / "none" / "out.csv")
    assert "could not be written" in dialog.told.text()


def test_the_log(window) -> None:
    dialog = LogDialog(window)
    assert dialog.text.toPlainText() == "Nothing was logged yet."
    dialog.deleteLater()
    (paths.logs() / "postil.log").write_bytes(b"old line\n" + b"x" * 300_000 + b"\nthe <b>last</b> line \xff\n")
    dialog = LogDialog(window)
    text = dialog.text.toPlainText()
    assert text.splitlines() == ["the <b>last</b> line \ufffd"]
    dialog.copy_button.click()
    assert dialog.text.isReadOnly()
    dialog.deleteLater()


def test_they_are_in_the_menus(window, monkeypatch) -> None:
    shown = []
    for kind in (HistoryDialog, LogDialog):
        monkeypatch.setattr(kind, "exec", lambda self: shown.append(type(self).__name__))
    window.actions_by_id["history"].trigger()
    window.actions_by_id["log"].trigger()
    assert shown == ["HistoryDialog", "LogDialog"]
