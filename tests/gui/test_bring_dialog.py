"""The list of what would come over: whole sentences can be read in it."""

from __future__ import annotations

import pytest

from reader.gui.files.bring_dialog import BringDialog
from reader.session.bring_plan import Left
from reader.session.bringing import BringReport

LONG = (
    "Only 40% of the selections of “a rather long name of a text” begin and end where words do; look at “one”, “two”."
)


@pytest.fixture
def dialog(qtbot):
    left = (Left("“hello” · interview.txt", "several-places"),)
    made = BringDialog(BringReport("Study", "Taguette", (("Quay",),), (), (), 1, 0, (), left, (LONG, "Short.")))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def heights(dialog) -> list[int]:
    head = dialog.list.topLevelItem(1)
    return [dialog.list.visualItemRect(head.child(at)).height() for at in range(head.childCount())]


def test_a_long_sentence_has_as_many_lines_as_it_needs(qtbot, dialog):
    line = dialog.list.fontMetrics().height()
    dialog.resize(1400, 520)
    qtbot.waitUntil(lambda: max(heights(dialog)) < 2 * line)
    dialog.resize(520, 520)
    qtbot.waitUntil(lambda: heights(dialog)[0] >= 2 * line > heights(dialog)[1])


def test_what_stays_behind_stands_with_its_place_and_reason(dialog):
    row = dialog.list.topLevelItem(0).child(0)
    assert "“hello” · interview.txt" in row.text(0)
    assert row.text(1) == "The words stand in several places"
