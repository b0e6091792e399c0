"""What assistive technology is told of the pane's text: where the caret is, and where characters stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from reader.domain.thread import ParagraphKind, Post, Quote, StoredPost, ThreadHead, ThreadKey
from reader.gui.base.theme import Look
from reader.gui.pane.caret import Spot
from reader.gui.pane.pane_voice import ThreadText
from reader.gui.pane.text_pane import TextPane
from reader.text.paragraphs import number

HEAD = ThreadHead(1, ThreadKey("discuz", "x.example", "1"), "A thread", "Site", ("Board",), 1, 1, 0)
WORDS = "𠮷野家旁边的旧馆先不关 and the new one opens"


@pytest.fixture
def pane(qtbot) -> TextPane:
    parts = [(ParagraphKind.BODY, WORDS, None), (ParagraphKind.QUOTE, "Quoted words", 0)]
    shown = TextPane(Look("light"))
    qtbot.addWidget(shown)
    shown.resize(760, 500)
    post = Post("1", 1, "Ada", None, None, "", number(parts), quotes=(Quote("Bo", "Quoted words"),))
    shown.show_thread(HEAD, [StoredPost(1, 1, 1, post)])
    shown.show()
    qtbot.waitExposed(shown)
    shown.viewport().repaint()
    return shown


def test_the_caret_is_where_characters_are_selected(pane: TextPane) -> None:
    voice, row = ThreadText(pane), pane.caret.row
    begins = voice.cursorPosition()
    assert voice.text(begins, begins + 2) == "𠮷"
    pane.caret.select(Spot(row, 0), Spot(row, 3))
    assert voice.cursorPosition() == begins + 4, "in UTF-16, where the first sign takes two"


def test_characters_stand_side_by_side_in_their_line(pane: TextPane) -> None:
    voice = ThreadText(pane)
    begins = voice.cursorPosition()
    boxes = [voice.characterRect(begins + at) for at in (2, 3, 4)]
    assert boxes[0].left() < boxes[1].left() < boxes[2].left()
    assert len({box.top() for box in boxes}) == 1
    for box in boxes:
        spot = pane.spot_at(pane.viewport().mapFromGlobal(box.center()))
        assert spot is not None
        assert spot.row == pane.caret.row
        assert box.width() < 3 * pane.setter.em


def test_the_words_that_stand_before_a_quotation_are_not_its_own(pane: TextPane) -> None:
    voice = ThreadText(pane)
    row = pane.flow.row_of(1, 1)
    assert row is not None
    pane.caret.select(Spot(row, 0), Spot(row, 6))
    at = voice.cursorPosition()
    assert voice.text(at - 6, at) == "Quoted"
    assert voice.characterRect(at).top() >= pane.viewport().mapToGlobal(QPoint(0, pane.row_top(row))).y()


def test_a_header_and_the_title_stand_where_their_rows_are(pane: TextPane) -> None:
    voice = ThreadText(pane)
    for row in (0, 1):
        at = voice._read()[1][row]
        box = voice.characterRect(at + 1)
        assert box.height() == pane.heights[row]
        assert box.top() == pane.viewport().mapToGlobal(QPoint(0, pane.row_top(row))).y()
