from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt

from reader.domain.annotation import Annotation, Span, Tag, Target, TextQuote
from reader.domain.thread import ParagraphKind, Post, Quote, StoredPost, ThreadHead, ThreadKey
from reader.gui.base.language import speak
from reader.gui.base.theme import Look
from reader.gui.pane.text_pane import TextPane
from reader.text.paragraphs import number

K = ParagraphKind
NOW = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
HEAD = ThreadHead(1, ThreadKey("discuz", "x.example", "1"), "A thread", "Site", ("Board",), 3, 3, 0)
TAG = Tag(uuid4(), "Policy", "blue", key="1")
SIDES = (
    (K.RATING, "Bo +2", None),
    (K.RATING, "Cy +1 nice", None),
    (K.SIGNATURE, "one", None),
    (K.SIGNATURE, "two", None),
)


def stored(id_: int, *parts: tuple[K, str, int | None], quotes: tuple[Quote, ...] = ()) -> StoredPost:
    post = Post(str(id_), id_, "Ada", None, NOW, "", number(list(parts)), quotes=quotes)
    return StoredPost(id_, 1, id_, post)


def quoting(id_: int, lines: int, *, of: str = "1") -> StoredPost:
    parts = [(K.QUOTE, f"quoted {i}", 0) for i in range(lines)]
    return stored(id_, *parts, (K.BODY, "answer", None), (K.BODY, "more", None), quotes=(Quote("Bo", "", of),))


def note(post: int, paragraph: int) -> Annotation:
    span = Span(paragraph, 0, paragraph, 3)
    target = Target(post, post, span, TextQuote(""), "", 5)
    return Annotation(uuid4(), target, frozenset({TAG.id}), "", "me", NOW, NOW, span)


@pytest.fixture
def make(qtbot):
    def made(*posts: StoredPost) -> TextPane:
        pane = TextPane(Look("light"))
        qtbot.addWidget(pane)
        pane.resize(760, 1500)
        pane.show_thread(HEAD, posts)
        pane.show()
        qtbot.waitExposed(pane)
        pane.setFocus()
        return pane

    return made


def seen(pane: TextPane) -> list[str]:
    return [pane.flow.rows[row].text for row in pane.shown_rows()]


def test_a_long_quotation_shows_three_lines(make) -> None:
    pane = make(quoting(1, 8))
    assert seen(pane) == ["quoted 0", "quoted 1", "quoted 2", "answer", "more"]
    shape = pane.shape(pane.flow.row_of(1, 2))
    assert shape is not None
    assert shape.foot.startswith("5 ")


@pytest.mark.parametrize("lines", [1, 3, 4])
def test_a_short_quotation_stays_whole(make, lines: int) -> None:
    assert len(seen(make(quoting(1, lines)))) == lines + 2


def test_one_long_paragraph_is_cut_in_its_third_line(make) -> None:
    post = stored(1, (K.QUOTE, "词" * 600, 0), (K.BODY, "answer", None), quotes=(Quote("Bo", ""),))
    pane = make(post)
    row = pane.flow.row_of(1, 0)
    lines = pane._lay(row)
    assert lines.layout is not None
    assert lines.layout.lineCount() == 3
    assert lines.layout.text().endswith("\u2026")
    pane.toggle_fold(row)
    assert pane._lay(row).layout.text() == "词" * 600


def test_two_quotations_in_a_row_fold_apart(make) -> None:
    parts = [(K.QUOTE, f"a{i}", 0) for i in range(6)] + [(K.QUOTE, f"b{i}", 1) for i in range(6)]
    pane = make(stored(1, *parts, quotes=(Quote("Bo", ""), Quote("Cy", ""))))
    assert seen(pane) == ["a0", "a1", "a2", "b0", "b1", "b2"]
    pane.toggle_fold(pane.flow.row_of(1, 6))
    assert seen(pane) == ["a0", "a1", "a2", "b0", "b1", "b2", "b3", "b4", "b5"]


def test_sides_take_one_line_each_kind(make) -> None:
    pane = make(stored(1, (K.BODY, "text", None), *SIDES))
    assert seen(pane) == ["text", "Bo +2", "one"]
    rating = pane._lay(pane.flow.row_of(1, 1))
    assert rating.summed
    assert "Bo +2 \u00b7 Cy +1 nice" in rating.layout.text()


def test_a_signature_of_one_line_is_shown_as_it_is(make) -> None:
    pane = make(stored(1, (K.BODY, "text", None), (K.SIGNATURE, "only", None)))
    assert pane.shape(pane.flow.row_of(1, 1)) is None


def test_a_closed_fold_is_one_stop(make) -> None:
    pane = make(quoting(1, 8), stored(2, (K.BODY, "text", None), *SIDES))
    stops = []
    for _ in range(8):
        stops.append((pane.post_id, pane.ordinal))
        pane.move_paragraph(1)
    assert stops == [(1, 0), (1, 8), (1, 9), (2, 0), (2, 1), (2, 3), (2, 3), (2, 3)]
    back = []
    for _ in range(5):
        pane.move_paragraph(-1)
        back.append((pane.post_id, pane.ordinal))
    assert back == [(2, 1), (2, 0), (1, 9), (1, 8), (1, 0)]


def test_an_open_fold_is_gone_through(make) -> None:
    pane = make(quoting(1, 8))
    assert pane.toggle_fold(pane.caret.row)
    pane.move_paragraph(7)
    assert pane.ordinal == 7
    assert pane.toggle_fold(pane.caret.row)
    assert pane.ordinal == 0, "the cursor never stays where nothing is in sight"


def test_a_post_is_read_at_the_last_stop(make) -> None:
    pane = make(stored(1, (K.BODY, "text", None), *SIDES))
    read: list[int] = []
    pane.posts_read.connect(read.extend)
    pane.move_paragraph(2)
    assert read == [1]


def test_what_is_tagged_stays_open(make) -> None:
    pane = make(quoting(1, 8))
    pane.set_annotations([note(1, 6)], {TAG.id: TAG})
    assert "quoted 6" in seen(pane)
    assert not pane.toggle_fold(pane.caret.row)
    pane.update_annotations(frozenset({1}), [])
    assert "quoted 6" not in seen(pane)


def test_a_jump_opens_what_hides_its_place(make) -> None:
    pane = make(quoting(1, 8))
    assert pane.go_to(1, 6)
    assert "quoted 6" in seen(pane)
    assert pane.ordinal == 6


def test_find_opens_and_closes_again(make) -> None:
    pane = make(quoting(1, 8), quoting(2, 8))
    assert pane.find_words("quoted 7") == 2
    pane.find_next(1)
    assert seen(pane).count("quoted 7") == 2
    pane.end_find()
    assert pane.ordinal == 7
    assert seen(pane).count("quoted 7") == 1, "the hit that the cursor is on stays open"


def test_folding_is_remembered_across_threads(make) -> None:
    pane = make(quoting(1, 8))
    pane.toggle_fold(pane.caret.row)
    pane.show_thread(HEAD, [quoting(9, 8)])
    assert "quoted 7" not in seen(pane)
    pane.show_thread(HEAD, [quoting(1, 8)])
    assert "quoted 7" in seen(pane)


def test_all_open_and_all_closed(make) -> None:
    pane = make(quoting(1, 8), stored(2, (K.BODY, "text", None), *SIDES))
    assert pane.toggle_all_folds()
    assert len(seen(pane)) == 15
    assert not pane.toggle_all_folds()
    assert len(seen(pane)) == 8


def test_only_the_kinds_that_are_set_fold(make) -> None:
    pane = make(quoting(1, 8), stored(2, (K.BODY, "text", None), *SIDES))
    pane.set_folded([K.SIGNATURE])
    assert len(seen(pane)) == 14
    pane.set_folded([])
    assert len(seen(pane)) == 15


def test_copying_takes_folded_words_along(make) -> None:
    pane = make(quoting(1, 8))
    pane.move_paragraph(1, extend=True)
    assert pane.caret.text().splitlines() == [f"quoted {i}" for i in range(8)] + ["answer"]


def test_a_click_on_the_words_opens_and_closes(make, qtbot) -> None:
    pane = make(stored(1, (K.BODY, "text", None), *SIDES))
    row = pane.flow.row_of(1, 1)
    at = QPoint(pane.setter.column.text_x + 20, pane.row_top(row) + pane.heights[row] - 4)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "Cy +1 nice" in seen(pane)
    last = pane.flow.row_of(1, 2)
    at = QPoint(pane.setter.column.text_x + 20, pane.row_top(last) + pane.heights[last] - 4)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "Cy +1 nice" not in seen(pane)


def test_the_quoted_author_leads_to_the_post(make, qtbot) -> None:
    pane = make(stored(1, (K.BODY, "first", None)), quoting(2, 2), quoting(3, 2, of="77"))
    row = pane.flow.row_of(2, 0)
    assert pane.flow.rows[row].link
    assert not pane.flow.rows[pane.flow.row_of(3, 0)].link, "that post is in no capture"
    lines = pane._lay(row)
    at = QPoint(round(lines.x) + 3, pane.row_top(row) + pane.setter.gap(pane.flow.rows[row]) + 4)
    with qtbot.waitSignal(pane.quoted_wanted, timeout=1000):
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (pane.post_id, pane.ordinal) == (2, 0)


def test_a_narrower_page_folds_anew(make) -> None:
    text = "词语" * 45
    pane = make(stored(1, (K.QUOTE, text, 0), (K.BODY, "b", None), quotes=(Quote("Bo", ""),)))
    assert pane.shape(pane.flow.row_of(1, 0)) is None
    pane.resize(330, 600)
    assert pane.shape(pane.flow.row_of(1, 0)) is not None


def test_a_fold_does_not_close_over_the_cursor(make) -> None:
    pane = make(quoting(1, 8), quoting(2, 8))
    pane.set_annotations([note(1, 6)], {TAG.id: TAG})
    pane.move_paragraph(5)
    pane.update_annotations(frozenset({1}), [])
    assert (pane.ordinal, pane.is_hidden(pane.caret.row)) == (5, False)
    pane.find_words("quoted")
    pane.go_to(2, 7)
    pane.find_words("")
    assert (pane.ordinal, pane.is_hidden(pane.caret.row)) == (7, False)


def test_the_words_of_folding_follow_the_language(make, qapp) -> None:
    pane = make(quoting(1, 8))
    row = pane.flow.row_of(1, 2)
    english = pane._lay(row).foot.text()
    speak(qapp, "zh_CN")
    try:
        pane.look.language_changed.emit()
        assert pane._lay(row).foot.text() != english
        assert "5" in pane._lay(row).foot.text()
    finally:
        speak(qapp, "en")
    pane.look.language_changed.emit()
    assert pane._lay(row).foot.text() == "5 more lines"
