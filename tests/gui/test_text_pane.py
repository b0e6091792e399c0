from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from reader.domain.annotation import Annotation, Span, Tag, Target, TextQuote
from reader.domain.thread import ParagraphKind, Post, StoredPost, ThreadHead, ThreadKey
from reader.gui.base.theme import Look
from reader.gui.pane.caret import Spot
from reader.gui.pane.flow import Role
from reader.gui.pane.text_pane import TextPane
from reader.text.paragraphs import number

NOW = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
HEAD = ThreadHead(1, ThreadKey("discuz", "x.example", "1"), "A thread", "Site", ("Board",), 3, 3, 0)
TAG = Tag(uuid4(), "Policy", "blue", key="1")
LONG = "河边的新图书馆下周开门，𠮷野家旁边的旧馆先不关，借书证两边都能用。" * 6


def stored(id_: int, texts: list[str], *, read: bool = False) -> StoredPost:
    parts = [(ParagraphKind.BODY, text, None) for text in texts]
    return StoredPost(id_, 1, id_, Post(str(id_), id_, "Ada", None, NOW, "", number(parts)), read=read)


@pytest.fixture
def pane(qtbot) -> TextPane:
    pane = TextPane(Look("light"))
    qtbot.addWidget(pane)
    pane.resize(760, 500)
    pane.show_thread(HEAD, [stored(i, [f"post {i} line {j}" for j in range(5)]) for i in range(1, 41)])
    pane.show()
    qtbot.waitExposed(pane)
    pane.setFocus()
    return pane


def note(post: int, span: Span, tag: UUID = TAG.id, memo: str = "") -> Annotation:
    target = Target(post, post, span, TextQuote(""), "", 5)
    return Annotation(uuid4(), target, frozenset({tag}), memo, "me", NOW, NOW, span)


def shown(pane: TextPane, row: int) -> bool:
    top = pane.row_top(row)
    return top >= 0 and top + pane.heights[row] <= pane.viewport().height()


def test_the_cursor_is_always_in_sight_while_moving(pane: TextPane) -> None:
    for _ in range(199):
        pane.move_paragraph(1)
        assert shown(pane, pane.caret.row)
    assert (pane.post_id, pane.ordinal) == (40, 4)
    for _ in range(199):
        pane.move_paragraph(-1)
        assert shown(pane, pane.caret.row)
    assert (pane.post_id, pane.ordinal) == (1, 0)


def test_moves_between_posts(pane: TextPane) -> None:
    pane.move_post(1)
    assert (pane.post_id, pane.ordinal) == (2, 0)
    pane.move_paragraph(2)
    pane.move_post(-1)
    assert (pane.post_id, pane.ordinal) == (2, 0), "first to the beginning of the post that one is in"
    pane.move_post(-1)
    assert (pane.post_id, pane.ordinal) == (1, 0)
    pane.move_post(-1)
    assert (pane.post_id, pane.ordinal) == (1, 0)


def test_the_last_post_ends_at_its_last_paragraph(pane: TextPane) -> None:
    pane.go_to(40)
    pane.move_post(1)
    assert (pane.post_id, pane.ordinal) == (40, 4)


def test_a_post_is_read_when_one_goes_on_past_it(pane: TextPane, qtbot) -> None:
    read: list[int] = []
    pane.posts_read.connect(read.extend)
    pane.move_paragraph(4)
    assert read == []
    pane.move_paragraph(1)
    assert read == [1]
    pane.move_paragraph(-1)
    pane.move_paragraph(1)
    assert read == [1], "told once"
    pane.move_post(1)
    assert read == [1, 2]


def test_paging_reads_the_posts_that_ended_on_the_page(pane: TextPane) -> None:
    read: list[int] = []
    pane.posts_read.connect(read.extend)
    pane.read_on()
    assert read
    assert read == list(range(1, len(read) + 1))
    before = pane.caret.row
    pane.read_on()
    assert pane.caret.row > before
    for _ in range(60):
        pane.read_on()
    assert read == list(range(1, 41))
    assert (pane.post_id, pane.ordinal) == (40, 4)


def test_unread_posts_are_found_both_ways(pane: TextPane) -> None:
    pane.set_read([2, 3, 4], read=True)
    assert pane.move_unread(1)
    assert pane.post_id == 5
    assert pane.move_unread(-1)
    assert pane.post_id == 1
    assert not pane.move_unread(-1)


def test_the_place_is_told_once_for_each_move(pane: TextPane) -> None:
    places: list[tuple[int, int]] = []
    pane.place_changed.connect(lambda post, paragraph: places.append((post, paragraph)))
    pane.move_paragraph(1)
    pane.move_paragraph(-9)
    pane.move_paragraph(-1)
    assert places == [(1, 1), (1, 0)]


def test_zoom_theme_and_width_keep_the_cursor_where_it_was(pane: TextPane) -> None:
    pane.go_to(20, 3)
    before = pane.row_top(pane.caret.row)
    pane.look.set_zoom(150)
    assert abs(pane.row_top(pane.caret.row) - before) <= 2
    pane.look.set_theme("dark")
    assert abs(pane.row_top(pane.caret.row) - before) <= 2
    pane.resize(520, 500)
    QApplication.processEvents()
    assert abs(pane.row_top(pane.caret.row) - before) <= 2
    assert (pane.post_id, pane.ordinal) == (20, 3)


def test_scrolling_back_and_forth_does_not_drift(pane: TextPane) -> None:
    mixed = [stored(i, [LONG if (i + j) % 3 else "short Latin line" for j in range(4)]) for i in range(1, 120)]
    pane.show_thread(HEAD, mixed)
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    row = pane.row_at(0)
    top = pane.row_top(row)
    for step in (300, 300, 300, -300, -300, -300):
        bar.setValue(bar.value() + step)
        pane.viewport().repaint()
    assert pane.row_at(0) == row
    assert pane.row_top(row) == top


def test_the_end_of_the_bar_shows_the_end_of_the_thread(pane: TextPane) -> None:
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    pane.viewport().repaint()
    bar.setValue(bar.maximum())
    assert pane.at_end
    last = len(pane.flow.rows) - 1
    assert pane.row_top(last) + pane.heights[last] <= pane.viewport().height()


def spot(pane: TextPane, row: int, offset: int) -> QPoint:
    lines = pane._lay(row)
    line = lines.layout.lineForTextPosition(offset)
    x, _ = line.cursorToX(offset)
    return QPoint(round(lines.x + x) + 1, round(pane.row_top(row) + lines.y + line.y() + line.height() / 2))


def test_a_click_sets_the_cursor_and_a_drag_selects_characters(pane: TextPane, qtbot) -> None:
    row = pane.flow.text_rows[2]
    port = pane.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot(pane, row, 3))
    assert pane.caret.row == row
    assert pane.caret.chars() is None
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=spot(pane, row, 0))
    qtbot.mouseMove(port, spot(pane, row, 4))
    qtbot.mouseMove(port, spot(pane, row + 1, 6))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spot(pane, row + 1, 6))
    assert pane.spans() == ((1, Span(2, 0, 3, 6)),)
    assert pane.copy() == "post 1 line 2\npost 1"
    assert QApplication.clipboard().text() == "post 1 line 2\npost 1"


def test_shift_click_makes_a_run_and_double_click_takes_a_word(pane: TextPane, qtbot) -> None:
    first, third = pane.flow.text_rows[0], pane.flow.text_rows[2]
    port = pane.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot(pane, first, 2))
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, spot(pane, third, 2))
    assert pane.spans() == ((1, Span(0, 0, 2, 13)),)
    qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=spot(pane, third, 8))
    assert pane.caret.text() == "line"


def test_characters_beyond_the_basic_plane_are_counted_once(pane: TextPane, qtbot) -> None:
    text = "a𠮷😀b"
    pane.show_thread(HEAD, [stored(1, [text])])
    row = pane.flow.text_rows[0]
    port = pane.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=spot(pane, row, 1))
    qtbot.mouseMove(port, spot(pane, row, 5))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spot(pane, row, 5))
    assert pane.caret.text() == "𠮷😀"
    assert pane.spans() == ((1, Span(0, 1, 0, 3)),)


def test_selecting_by_keys(pane: TextPane) -> None:
    pane.move_char(1, extend=True, word=True)
    assert pane.caret.text() == "post"
    pane.move_char(1, extend=True)
    pane.move_char(1, extend=True)
    assert pane.caret.text() == "post 1"
    pane.move_char(-1, extend=True, word=True)
    assert pane.caret.text() == "post "
    pane.move_paragraph(1)
    assert pane.caret.chars() is None


def test_escape_drops_the_selection(pane: TextPane, qtbot) -> None:
    pane.move_char(1, extend=True, word=True)
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert pane.caret.chars() is None


def test_find_marks_counts_and_goes_round(pane: TextPane) -> None:
    assert pane.find_words("LINE 3") == 40
    assert pane.find_next(1, stay=True) == 1
    assert (pane.post_id, pane.ordinal) == (1, 3)
    assert pane.find_next(1) == 2
    assert pane.post_id == 2
    assert pane.find_next(-1) == 1
    assert pane.find_next(-1) == 40
    pane.end_find()
    assert pane.caret.text() == "line 3"
    assert pane.find_words("no such words") == 0
    assert pane.find_next(1) == 0
    assert pane.find_words("") == 0


def test_a_click_on_a_chip_selects_its_passage(pane: TextPane, qtbot) -> None:
    pane.set_annotations([note(1, Span(1, 5, 1, 6)), note(2, Span(0, 0, 1, 13))], {TAG.id: TAG})
    pane.viewport().repaint()
    boxes = {chip.annotation: box for box, chip in pane._chips}
    assert len(boxes) == 2
    first = next(iter(boxes.values()))
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert pane.caret.text() == "1"
    second = list(boxes.values())[1]
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert pane.spans() == ((2, Span(0, 0, 1, 13)),)


def test_annotations_of_some_posts_are_shown_anew(pane: TextPane) -> None:
    one, two = note(1, Span(0, 0, 0, 13)), note(2, Span(0, 0, 0, 13))
    pane.set_annotations([one, two], {TAG.id: TAG})
    assert [a.id for a in pane.annotations_here()] == [one.id]
    three = note(1, Span(2, 0, 2, 13))
    pane.update_annotations(frozenset({1}), [three])
    assert pane.annotations_here() == []
    pane.go_to(1, 2)
    assert [a.id for a in pane.annotations_here()] == [three.id]
    pane.go_to(2, 0)
    assert [a.id for a in pane.annotations_here()] == [two.id]
    assert "Policy" in pane.accessibleDescription()


def test_spans_that_only_meet_do_not_touch(pane: TextPane) -> None:
    pane.set_annotations([note(1, Span(0, 0, 0, 4))], {TAG.id: TAG})
    row = pane.flow.text_rows[0]
    pane.caret.select(Spot(row, 4), Spot(row, 6))
    assert pane.annotations_here() == []
    pane.caret.select(Spot(row, 3), Spot(row, 6))
    assert len(pane.annotations_here()) == 1


def test_headers_tell_author_time_and_place(pane: TextPane) -> None:
    header = pane.header(0)
    assert (header.floor, header.author, header.known, header.unread) == ("#1", "Ada", True, True)
    assert "2024-03-05 09:30" in header.facts
    post = Post("", None, None, None, None, "昨天 12:30", (), location="江苏泰州")
    pane.show_thread(HEAD, [StoredPost(1, 1, 1, post)])
    header = pane.header(0)
    assert (header.floor, header.known) == ("1", False)
    assert "昨天 12:30" in header.facts
    assert "江苏泰州" in header.facts


def test_nothing_to_show_is_no_trouble(pane: TextPane, qtbot) -> None:
    pane.empty_text = "Drop pages here"
    pane.show_thread(None, [])
    pane.viewport().repaint()
    for act in (
        lambda: pane.move_paragraph(1),
        lambda: pane.move_post(1),
        pane.read_on,
        lambda: pane.go_home(end=True),
        lambda: pane.move_char(1, extend=True),
    ):
        act()
    assert pane.spans() == ()
    assert pane.post_id is None
    assert not pane.move_unread(1)
    assert not pane.go_to(1)
    assert pane.copy() == ""
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))


def test_a_paragraph_taller_than_the_page_is_read_from_its_top(pane: TextPane) -> None:
    pane.show_thread(HEAD, [stored(1, ["short", LONG * 10, "after"])])
    pane.move_paragraph(1)
    top = pane.row_top(pane.caret.row)
    assert 0 <= top <= pane.setter.line * 2
    assert pane.flow.rows[pane.caret.row].role is Role.TEXT


@pytest.mark.parametrize("width", [340, 370, 420, 480])
def test_a_narrow_pane_gives_its_room_to_the_text(pane: TextPane, width: int) -> None:
    pane.resize(760, 500)
    wide = pane.setter.column.margin_width
    pane.resize(width, 500)
    column = pane.setter.column
    assert column.margin_width < wide
    assert column.width > column.margin_width
    assert column.margin_x + column.margin_width <= width


def test_the_count_of_chips_covers_none_of_them(pane: TextPane) -> None:
    tags = {uuid4(): name for name in ("Policy", "Enforcement", "Mood", "A much longer name", "Fact", "Opinion", "Why")}
    book = {key: Tag(key, name, "blue", position=at) for at, (key, name) in enumerate(tags.items())}
    whole = Span(0, 0, 0, len("post 1 line 0"))
    for count in range(1, len(tags) + 1):
        pane.set_annotations([note(1, whole, key) for key in list(tags)[:count]], book)
        pane.viewport().repaint()
        boxes = [box for box, chip in pane._chips if chip.tag is not None]
        assert boxes
        left = count - len(boxes)
        reach = pane.setter.column.margin_x + pane.setter.column.margin_width
        room = QFontMetrics(pane.setter.small).horizontalAdvance(f"+{left}") + 8 if left else 0
        assert all(box.right() <= reach - room for box in boxes)


@pytest.mark.parametrize(("name", "begun"), [("Fact", True), ("A name that takes nearly all of the room", False)])
def test_a_memo_is_begun_beside_a_tag_where_there_is_room(pane: TextPane, name: str, begun: bool) -> None:
    whole = Span(0, 0, 0, len("post 1 line 0"))
    memo = "Look at what the council said of this before it was built, and after."
    pane.set_annotations([note(1, whole, memo=memo)], {TAG.id: replace(TAG, name=name)})
    pane.viewport().repaint()
    boxes = {chip.tag: box for box, chip in pane._chips}
    assert (None in boxes) is begun
    if begun:
        assert boxes[None].left() > boxes[TAG.id].right()
        assert boxes[None].right() <= pane.setter.column.margin_x + pane.setter.column.margin_width


def test_a_tag_that_nothing_wears_leaves_the_marks_as_they_are(pane: TextPane) -> None:
    pane.set_annotations([note(1, Span(0, 0, 0, 4))], {TAG.id: TAG})
    marks, made = pane._marks, pane.marked
    other = Tag(uuid4(), "New", "green", position=1)
    assert pane.take_tags({TAG.id: TAG, other.id: other})
    assert pane._marks is marks
    assert pane.marked == made
    assert not pane.take_tags({TAG.id: replace(TAG, name="Renamed"), other.id: other})
    assert not pane.take_tags({other.id: other})
