"""Tagging by keys in the real window: whole posts, several places, pinyin, read marks, back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.domain.thread import WRITTEN_KINDS
from reader.gui.pane.caret import Spot
from reader.session.editing import AddTag, new_tag

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def tags_of(window: MainWindow) -> list[list[str]]:
    return [sorted(tag.name for tag in passage.tags) for passage in window.room.session.passages()]


class TestWholePost:
    def test_all_that_its_author_wrote(self, window, qtbot):
        qtbot.keyClick(window.pane, Qt.Key.Key_N)
        stored = window.pane.post
        qtbot.keyClick(window.pane, Qt.Key.Key_T, CTRL)
        qtbot.keyClicks(window.boxes.picker.input, "fac")
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)
        (passage,) = window.room.session.passages()
        written = [p.ordinal for p in stored.post.paragraphs if p.kind in WRITTEN_KINDS]
        assert passage.annotation.target.post_id == stored.id
        assert (passage.annotation.target.span.first, passage.annotation.target.span.last) == (written[0], written[-1])

    @pytest.mark.parametrize("before", ["j", "jJ", "n", "JJJJJJJJ", "nnKKKKKK"])
    def test_escape_selects_what_was_selected_before(self, window, qtbot, before):
        qtbot.keyClicks(window.pane, before)
        spans, row = window.pane.spans(), window.pane.caret.row
        qtbot.keyClick(window.pane, Qt.Key.Key_T, CTRL)
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Escape)
        assert (window.pane.spans(), window.pane.caret.row) == (spans, row)
        assert window.pane.hasFocus()

    def test_escape_selects_the_words_of_two_posts_again(self, window, qtbot):
        qtbot.keyClick(window.pane, Qt.Key.Key_N)
        rows = window.pane.caret.row - 2, window.pane.caret.row
        window.pane.caret.select(Spot(rows[0], 3), Spot(rows[1], 5))
        spans, words = window.pane.spans(), window.pane.caret.text()
        assert len(spans) == 2
        qtbot.keyClick(window.pane, Qt.Key.Key_T, CTRL)
        assert window.pane.spans() != spans
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Escape)
        assert (window.pane.spans(), window.pane.caret.text()) == (spans, words)

    def test_escape_from_the_next_box_goes_nowhere(self, window, qtbot):
        qtbot.keyClick(window.pane, Qt.Key.Key_T, CTRL)
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Escape)
        qtbot.keyClicks(window.pane, "njt")
        row = window.pane.caret.row
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Escape)
        assert window.pane.caret.row == row

    def test_nothing_without_a_thread(self, open_window, qtbot):
        window = open_window(sample=False)
        qtbot.keyClick(window.pane, Qt.Key.Key_T, CTRL)
        assert not window.boxes.made("picker")


class TestSeveralPlaces:
    def test_one_key_sets_all_in_one_step(self, window, qtbot):
        qtbot.keyClicks(window.pane, "ajja")
        assert len(window.tagging.places.spans) == 2
        qtbot.keyClicks(window.pane, "j1")
        assert tags_of(window) == [["Fact"], ["Fact"]]
        assert window.tagging.places.spans == ()
        window.reading.undo()
        assert tags_of(window) == []

    def test_the_same_key_lets_go(self, window, qtbot):
        qtbot.keyClicks(window.pane, "aja")
        qtbot.keyClicks(window.pane, "ka")
        assert len(window.tagging.places.spans) == 1
        qtbot.keyClicks(window.pane, "1")
        assert tags_of(window) == [["Fact"]]

    def test_escape_lets_go_of_all(self, window, qtbot):
        qtbot.keyClicks(window.pane, "ajja")
        qtbot.keyClick(window.pane, Qt.Key.Key_Escape)
        assert window.tagging.places.spans == ()
        qtbot.keyClicks(window.pane, "1")
        assert len(tags_of(window)) == 1

    def test_they_are_seen(self, window, qtbot):
        row = window.pane.caret.row
        assert window.pane.dress(row).picked == ()
        qtbot.keyClicks(window.pane, "aj")
        text = window.pane.flow.rows[row].text
        assert window.pane.dress(row).picked == ((0, len(text)),)
        assert window.pane.dress(window.pane.caret.row).picked == ()

    def test_two_tags_by_the_box_that_stays(self, window, qtbot):
        qtbot.keyClicks(window.pane, "ajjat")
        picker = window.boxes.picker
        qtbot.keyClicks(picker.input, "fact")
        qtbot.keyClick(picker.input, Qt.Key.Key_Return, SHIFT)
        qtbot.keyClicks(picker.input, "new one")
        qtbot.keyClick(picker.input, Qt.Key.Key_Return)
        assert tags_of(window) == [["Fact", "new one"]] * 2
        assert window.tagging.places.spans == ()

    def test_repeat_goes_to_all(self, window, qtbot):
        qtbot.keyClicks(window.pane, "1jajar")
        assert tags_of(window) == [["Fact"]] * 3


class TestPinyin:
    @pytest.mark.parametrize("typed", ["fk", "fangk", "fangkong", "防"])
    def test_finds_a_chinese_tag(self, window, qtbot, typed):
        session = window.room.session
        for name in ("心情", "防控"):
            session.apply(AddTag(new_tag(name, session.tags(), key="")))
        qtbot.keyClicks(window.pane, "t")
        window.boxes.picker.input.insert(typed)
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)
        assert tags_of(window) == [["防控"]]


class TestReadMarks:
    def test_by_key_and_back(self, window, qtbot):
        session, post_id = window.room.session, window.pane.post_id

        def read() -> bool:
            return next(h.read for h in session.post_heads(window.reading.thread_id) if h.id == post_id)

        before = read()
        qtbot.keyClicks(window.pane, "d")
        assert read() is not before
        assert window.pane.is_unread(post_id) is before
        qtbot.keyClicks(window.pane, "d")
        assert read() is before


class TestTrail:
    def test_back_and_forward(self, window, qtbot):
        start = window.pane.post_id
        target = window.pane.flow.posts[-1].id
        window.reading.show_post(window.reading.thread_id, target)
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert window.pane.post_id == start
        qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
        assert window.pane.post_id == target
        qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
        assert "forward" in window.status.said.text()
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert window.pane.post_id == start

    def test_a_new_jump_forgets_what_lay_ahead(self, window, qtbot):
        posts = [stored.id for stored in window.pane.flow.posts]
        thread = window.reading.thread_id
        window.reading.show_post(thread, posts[-1])
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        window.reading.show_post(thread, posts[1])
        qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
        assert window.pane.post_id == posts[1]
