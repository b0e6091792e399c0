from __future__ import annotations

import pytest

from reader.domain.annotation import Span
from reader.domain.thread import ParagraphKind, Post, StoredPost
from reader.gui.pane.caret import Caret, Spot, cut
from reader.gui.pane.flow import Flow
from reader.text.paragraphs import number


@pytest.fixture
def caret() -> Caret:
    def post(id_: int, *texts: str) -> StoredPost:
        parts = [(ParagraphKind.BODY, text, None) for text in texts]
        return StoredPost(id_, 1, id_, Post("", None, None, None, None, "", number(parts)))

    # rows: 0 title, 1 header, 2 3 4 texts, 5 header, 6 header, 7 text
    return Caret(Flow([post(1, "alpha", "beta", "gamma"), post(2), post(3, "delta")]))


def test_it_begins_at_the_first_paragraph(caret: Caret) -> None:
    assert caret.row == 2
    assert caret.spans() == ((1, Span(0, 0, 0, 5)),)


def test_it_steps_over_headers_and_posts_without_text(caret: Caret) -> None:
    caret.step(3)
    assert caret.row == 7
    caret.step(-1)
    assert caret.row == 4


def test_it_stops_at_the_ends(caret: Caret) -> None:
    caret.step(-5)
    assert caret.row == 2
    caret.step(99)
    assert caret.row == 7


def test_an_empty_thread_has_nothing_to_tag() -> None:
    empty = Caret(Flow(()))
    empty.step(1)
    assert empty.row == -1
    assert empty.spans() == ()
    assert empty.text() == ""


def test_a_run_is_one_span_a_post(caret: Caret) -> None:
    caret.step(1)
    caret.step(2, extend=True)
    assert caret.run() == (3, 7)
    assert caret.spans() == ((1, Span(1, 0, 2, 5)), (3, Span(0, 0, 0, 5)))
    assert caret.text() == "beta\ngamma\ndelta"


def test_a_run_shrinks_back_and_turns(caret: Caret) -> None:
    caret.step(1)
    caret.step(1, extend=True)
    caret.step(-2, extend=True)
    assert caret.run() == (2, 3)


def test_a_plain_move_ends_the_run(caret: Caret) -> None:
    caret.step(1, extend=True)
    caret.step(1)
    assert caret.run() == (4, 4)


def test_characters_within_a_paragraph(caret: Caret) -> None:
    caret.select(Spot(3, 3), Spot(3, 1))
    assert caret.spans() == ((1, Span(1, 1, 1, 3)),)
    assert caret.text() == "et"


def test_characters_over_posts(caret: Caret) -> None:
    caret.select(Spot(4, 2), Spot(7, 3))
    assert caret.spans() == ((1, Span(2, 2, 2, 5)), (3, Span(0, 0, 0, 3)))
    assert caret.text() == "mma\ndel"


def test_a_stretch_that_ends_before_a_post_leaves_it_out(caret: Caret) -> None:
    caret.select(Spot(4, 2), Spot(7, 0))
    assert caret.spans() == ((1, Span(2, 2, 2, 5)),)


def test_an_empty_stretch_means_the_paragraph(caret: Caret) -> None:
    caret.select(Spot(3, 2), Spot(3, 2))
    assert caret.chars() is None
    assert caret.spans() == ((1, Span(1, 0, 1, 4)),)


def test_selecting_from_the_keyboard_starts_at_the_caret(caret: Caret) -> None:
    caret.move_in_text(Spot(2, 1), extend=False)
    caret.move_in_text(Spot(2, 4), extend=True)
    assert caret.text() == "lph"


def test_dropping_says_whether_there_was_a_selection(caret: Caret) -> None:
    assert not caret.drop()
    caret.step(1, extend=True)
    assert caret.drop()
    assert caret.run() == (3, 3)


def test_cutting_joins_paragraphs_by_line_feeds() -> None:
    texts = ("abc", "def", "ghi")
    assert cut(texts, Span(0, 1, 2, 2)) == "bc\ndef\ngh"
    assert cut(texts, Span(1, 0, 1, 2)) == "de"
