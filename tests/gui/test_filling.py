"""A long thread is shown from a part on; a moment later all of it is there, and nobody can tell the difference."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QPoint

from reader.domain.annotation import Annotation, Span, Tag, Target, TextQuote
from reader.domain.errors import LibraryError
from reader.domain.thread import ParagraphKind, Post, Quote, StoredPost, ThreadHead, ThreadKey
from reader.gui.base.theme import Look
from reader.gui.pane.filling import Filling
from reader.gui.pane.flow import Flow, Heights
from reader.gui.pane.folding import Folds, Memory
from reader.gui.pane.text_pane import TextPane
from reader.text.paragraphs import number

NOW = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
COUNT = 1200
HEAD = ThreadHead(1, ThreadKey("discuz", "x.example", "1"), "A thread", "Site", ("Board",), COUNT, COUNT, 0)
TAG = Tag(uuid4(), "Policy", "blue", key="1")


def stored(id_: int) -> StoredPost:
    """Every seventh post quotes one before it at length, every tenth has a picture, every third was read."""
    parts = [(ParagraphKind.BODY, f"post {id_} line {j} about the ferry", None) for j in range(1 + id_ % 4)]
    quotes = ()
    if id_ % 7 == 0:
        parts = [(ParagraphKind.QUOTE, f"what {id_ - 5} said, line {j}", 0) for j in range(6)] + parts
        quotes = (Quote("Bo", "what was said", str(id_ - 5)),)
    images = ("https://x.example/a.png",) if id_ % 10 == 0 else ()
    post = Post(str(id_), id_, "Ada", None, NOW, "", number(parts), quotes=quotes, images=images)
    return StoredPost(id_, 1, id_, post, read=id_ % 3 == 0, bookmarked=id_ % 50 == 0)


POSTS = [stored(i) for i in range(1, COUNT + 1)]


class Shelf:
    """Stands for the library: gives posts by their numbers."""

    def __init__(self) -> None:
        self.broken = False

    def read(self, only):
        if self.broken:
            raise LibraryError("The disk is gone.")
        return [POSTS[i - 1] for i in only]


@pytest.fixture
def pane(qtbot) -> TextPane:
    pane = TextPane(Look("light"))
    qtbot.addWidget(pane)
    pane.resize(760, 500)
    pane.show()
    qtbot.waitExposed(pane)
    pane.setFocus()
    return pane


def begin(pane: TextPane, post: int | None = None, shelf: Shelf | None = None) -> Filling:
    """Show a part of the thread; the rest waits until the events are let run."""
    filling = Filling(range(1, COUNT + 1), (shelf or Shelf()).read, pane.setter, "unknown author", pane)
    start, posts = filling.part(post)
    pane.show_thread(HEAD, posts, start)
    pane.fill(filling)
    if post is not None:
        pane.go_to(post)
    return filling


def whole(pane: TextPane) -> TextPane:
    pane.show_thread(HEAD, POSTS)
    return pane


def look(flow: Flow) -> list[tuple]:
    return [(row.role, row.post, row.text, row.label, row.gap, row.link) for row in flow.rows]


def seen(pane: TextPane) -> list[tuple[str, int]]:
    """What stands where on the page."""
    return [(pane.flow.rows[row].text, pane.row_top(row)) for row in pane.visible_rows() if pane.flow.rows[row].text]


def test_a_part_is_there_at_once_and_the_rest_a_moment_later(pane: TextPane, qtbot) -> None:
    begin(pane)
    assert pane.partial
    assert 300 <= len(pane.flow.posts) < COUNT
    qtbot.waitUntil(lambda: not pane.partial)
    assert len(pane.flow.posts) == COUNT


def test_the_flow_made_in_pieces_is_the_flow_made_at_once(pane: TextPane) -> None:
    begin(pane, 700)
    assert pane.complete()
    assert not pane.complete()
    made, at_once = pane.flow, Flow(POSTS, "unknown author")
    assert look(made) == look(at_once)
    assert (made.header_of, made.text_rows) == (at_once.header_of, at_once.text_rows)
    assert [made.text_rank(row) for row in range(len(made.rows))] == [
        at_once.text_rank(row) for row in range(len(made.rows))
    ]
    folds = Folds(at_once, Memory(), pane.setter.count)
    assert [fold.rows for fold in pane.folds] == [fold.rows for fold in folds]


@pytest.mark.parametrize("post", [None, 3, 600, 1199])
def test_all_heights_are_as_if_it_were_shown_at_once(pane: TextPane, post: int | None) -> None:
    begin(pane, post)
    pane.complete()
    total = pane.heights.total
    row = pane.caret.row
    whole(pane)
    pane.go_to(post or 1)
    assert pane.caret.row == row
    assert abs(pane.heights.total - total) <= 0.01 * total


@pytest.mark.parametrize("post", [None, 3, 160, 600, 1199])
def test_the_page_stays_where_it_is_when_the_rest_comes(pane: TextPane, qtbot, post: int | None) -> None:
    begin(pane, post)
    before, place = seen(pane), (pane.post_id, pane.ordinal)
    assert before
    qtbot.waitUntil(lambda: not pane.partial)
    assert seen(pane) == before
    assert (pane.post_id, pane.ordinal) == place


def test_what_is_selected_stays_selected(pane: TextPane) -> None:
    begin(pane, 600)
    pane.move_paragraph(1, extend=True)
    spans = pane.spans()
    pane.complete()
    assert pane.spans() == spans
    begin(pane, 600)
    pane.go_to(603, 1, Span(1, 5, 1, 9))
    text, spans = pane.caret.text(), pane.spans()
    assert text == "603 "
    pane.complete()
    assert (pane.caret.text(), pane.spans()) == (text, spans)


def test_the_scroll_bar_tells_where_the_reader_is_from_the_start(pane: TextPane) -> None:
    begin(pane, 600)
    bar = pane.verticalScrollBar()
    early = bar.value() / bar.maximum()
    pane.complete()
    assert abs(bar.value() / bar.maximum() - early) < 0.05
    assert 0.4 < early < 0.6


@pytest.mark.parametrize(("share", "posts"), [(0.0, range(1, 5)), (0.25, range(250, 360)), (1.0, range(1190, 1201))])
def test_dragging_the_scroll_bar_far_gets_there(pane: TextPane, share: float, posts: range) -> None:
    begin(pane, 600)
    bar = pane.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    assert not pane.partial
    top = pane.flow.rows[pane.row_at(100)].post
    assert POSTS[max(top, 0)].id in posts


def test_going_far_waits_for_the_rest(pane: TextPane) -> None:
    begin(pane)
    assert pane.go_to(1100, 1)
    assert (pane.post_id, pane.partial) == (1100, False)
    begin(pane, 600)
    assert not pane.go_to(99_999)


def test_going_near_does_not(pane: TextPane) -> None:
    begin(pane, 600)
    assert pane.go_to(620)
    pane.move_paragraph(1)
    pane.move_post(1)
    assert pane.partial


@pytest.mark.parametrize(("end", "post"), [(True, COUNT), (False, 1)])
def test_the_ends_are_those_of_the_thread(pane: TextPane, end: bool, post: int) -> None:
    begin(pane, 600)
    pane.go_home(end=end)
    assert pane.post_id == post


def test_steps_go_on_over_the_edge_of_the_part(pane: TextPane) -> None:
    begin(pane, 600)
    expected = 600
    for _ in range(500):
        pane.move_post(1)
        expected += 1
        assert pane.post_id == expected
    begin(pane, 600)
    for expected in range(599, 300, -1):
        pane.move_post(-1)
        assert pane.post_id == expected


def test_paging_goes_on_over_the_edge_of_the_part(pane: TextPane) -> None:
    begin(pane)
    floors = [pane.post_id]
    while not pane.at_end and len(floors) < 2000:
        pane.scroll_page(1)
        floors.append(POSTS[pane.flow.rows[pane.row_at(pane.viewport().height() // 2)].post].id)
    assert floors == sorted(floors)
    assert floors[-1] > COUNT - 10


def test_the_next_unread_post_is_found_beyond_the_part(pane: TextPane) -> None:
    begin(pane)
    pane.set_read([stored.id for stored in pane.flow.posts], read=True)
    assert pane.move_unread(1)
    assert pane.post_id == 352
    assert POSTS[350].read


def test_what_was_read_meanwhile_stays_read(pane: TextPane) -> None:
    begin(pane, 600)
    assert pane.is_unread(601)
    pane.set_read([601], read=True)
    pane.complete()
    assert not pane.is_unread(601)
    assert pane.is_unread(1)
    assert not pane.is_unread(3)
    assert pane.is_bookmarked(50)


def test_finding_looks_at_the_whole_thread(pane: TextPane) -> None:
    begin(pane)
    assert pane.find_words("post 1150 line 0") == 1
    assert pane.find_next(1) == 1
    assert pane.post_id == 1150


def test_tags_are_in_their_places_before_and_after(pane: TextPane) -> None:
    begin(pane, 600)
    notes = [
        Annotation(
            uuid4(), Target(post, post, span, TextQuote(""), "", 5), frozenset({TAG.id}), "", "me", NOW, NOW, span
        )
        for post in (2, 601, 1150)
        for span in (Span(0, 0, 0, 4),)
    ]
    pane.set_annotations(notes, {TAG.id: TAG})
    assert len(pane._marks) == 1
    pane.complete()
    assert {POSTS[pane.flow.rows[row].post].id for row in pane._marks} == {2, 601, 1150}


def test_no_post_counts_as_not_captured_before_the_part(pane: TextPane) -> None:
    begin(pane, 600)
    assert pane.flow.start == 449
    assert pane.header(0).gap == ""
    assert pane.header(0).floor == "#450"


def test_another_width_meanwhile_is_taken_into_account(pane: TextPane, qtbot) -> None:
    begin(pane, 600)
    pane.resize(420, 500)
    place = pane.post_id
    qtbot.waitUntil(lambda: not pane.partial)
    total = pane.heights.total
    whole(pane)
    pane.go_to(place)
    assert abs(pane.heights.total - total) <= 0.01 * total


def test_another_thread_meanwhile_ends_it(pane: TextPane, qtbot) -> None:
    begin(pane, 600)
    pane.show_thread(HEAD, POSTS[:3])
    qtbot.wait(100)
    assert len(pane.flow.posts) == 3
    assert not pane.partial


def test_a_library_that_cannot_be_read_on_is_told_and_the_part_stays(pane: TextPane, qtbot) -> None:
    shelf = Shelf()
    filling = begin(pane, 600, shelf)
    shelf.broken = True
    with qtbot.waitSignal(filling.failed):
        pass
    assert pane.post_id == 600
    assert not pane.complete()


def test_pictures_stay_with_their_posts(pane: TextPane) -> None:
    begin(pane, 600)
    index = pane.flow.post_index(600)
    pane.show_pictures(index, ())
    pane.complete()
    assert pane.pictures(599) == ()
    assert pane.media_row(599) is not None


def test_the_mouse_finds_what_it_points_at_afterwards(pane: TextPane, qtbot) -> None:
    begin(pane, 600)
    pane.grab()
    point = QPoint(pane.setter.column.text_x + 20, pane.row_top(pane.caret.row) + 20)
    spot = pane.spot_at(point)
    text = pane.flow.rows[spot.row].text
    pane.complete()
    spot = pane.spot_at(point)
    assert pane.flow.rows[spot.row].text == text


def test_the_language_can_change_meanwhile(pane: TextPane) -> None:
    begin(pane, 600)
    pane.look.language_changed.emit()
    pane.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert pane.post_id == 600


@pytest.mark.parametrize("pieces", [[1], [1, 2, 3], [7, 9], [64, 64, 1]])
def test_heights_that_are_added_count_as_those_given_at_once(pieces: list[int]) -> None:
    values = [(i * 37) % 91 for i in range(sum(pieces))]
    grown = Heights(())
    at = 0
    for piece in pieces:
        grown.extend(values[at : at + piece])
        at += piece
    at_once = Heights(values)
    assert [grown.before(i) for i in range(len(values) + 1)] == [at_once.before(i) for i in range(len(values) + 1)]
    assert [grown.at(y) for y in range(0, grown.total, 5)] == [at_once.at(y) for y in range(0, grown.total, 5)]
    grown.set(0, 500)
    at_once.set(0, 500)
    assert grown.total == at_once.total
