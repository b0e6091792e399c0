"""Whatever is folded and unfolded in whatever order: the cursor is in sight, and no line is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.thread import ParagraphKind, Post, Quote, StoredPost, ThreadHead, ThreadKey
from reader.gui.base.theme import Look
from reader.gui.pane.text_pane import TextPane
from reader.text.paragraphs import number

HEAD = ThreadHead(1, ThreadKey("discuz", "x.example", "1"), "A thread", "Site", ("Board",), 3, 3, 0)
KINDS = st.sampled_from([k for k in ParagraphKind if k is not ParagraphKind.COMMENT])
LINES = st.tuples(KINDS, st.sampled_from(["a", "words " * 20, "词语" * 90]))
POSTS = st.lists(st.lists(LINES, min_size=0, max_size=9), min_size=1, max_size=6)
MOVES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=30)


@pytest.fixture
def pane(qtbot) -> TextPane:
    pane = TextPane(Look("light"))
    qtbot.addWidget(pane)
    pane.resize(700, 420)
    return pane


def stored(id_: int, lines: list[tuple[ParagraphKind, str]]) -> StoredPost:
    parts = [(kind, text, 0 if kind is ParagraphKind.QUOTE else None) for kind, text in lines]
    post = Post(str(id_), id_, "Ada", None, None, "", number(parts), quotes=(Quote("Bo", ""),), images=("a.png",))
    return StoredPost(id_, 1, id_, post)


def act(pane: TextPane, what: int, at: int) -> None:
    rows = pane.flow.text_rows
    row = rows[at % len(rows)]
    post = pane.flow.posts[pane.flow.rows[row].post].id
    paragraph = pane.flow.rows[row].paragraph
    assert paragraph is not None
    acts = (
        lambda: pane.move_paragraph(1),
        lambda: pane.move_paragraph(-1),
        lambda: pane.toggle_fold(pane.caret.row),
        lambda: pane.toggle_fold(row),
        pane.toggle_all_folds,
        lambda: pane.go_to(post, paragraph.ordinal),
        lambda: pane.find_words("words" if at % 2 else ""),
        lambda: pane.find_next(1),
        pane.end_find,
        lambda: pane.keep_open(frozenset({row})),
    )
    acts[what]()


@given(POSTS, MOVES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_cursor_is_in_sight_and_nothing_is_lost(pane: TextPane, posts, moves) -> None:
    pane.show_thread(HEAD, [stored(n, lines) for n, lines in enumerate(posts, start=1)])
    if not pane.flow.text_rows:
        return
    for what, at in moves:
        act(pane, what, at)
        assert not pane.is_hidden(pane.caret.row)
        assert pane.heights.total == sum(pane.heights[i] for i in range(len(pane.flow.rows)))
    for row in pane.flow.text_rows:
        assert (pane._lay(row).height == 0) is pane.is_hidden(row)
    pane.set_folded([])
    pane._memory.choices.clear()
    pane._refold()
    assert not any(pane.is_hidden(row) for row in pane.flow.text_rows)
    pane.set_folded(ParagraphKind)


@given(POSTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_moving_on_comes_to_every_stop_and_back(pane: TextPane, posts) -> None:
    pane.show_thread(HEAD, [stored(n, lines) for n, lines in enumerate(posts, start=1)])
    stops = [row for row in pane.flow.text_rows if pane.is_stop(row)]
    if not stops:
        return
    down = [pane.caret.row]
    for _ in stops[1:]:
        pane.move_paragraph(1)
        down.append(pane.caret.row)
    assert down == stops
    pane.move_paragraph(-len(stops))
    assert pane.caret.row == stops[0]
