"""Answers below what they answer: the tree's other shape, and its changes row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from reader.domain.annotation import Changes
from reader.gui.base.theme import Look
from reader.gui.threads.post_rows import DEPTH
from reader.gui.threads.thread_model import ThreadModel
from reader.gui.threads.thread_nodes import posts_below
from reader.gui.threads.thread_tree import ThreadTree
from tests.gui.panel_data import FakeSession, head, post

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex


def answering(answers: dict[int, int | None], count: int = 6) -> FakeSession:
    session = FakeSession()
    session.add(head(1, posts=count), [post(n, 1, n, reply_to=answers.get(n)) for n in range(1, count + 1)])
    session.add(head(2, "Another"))
    return session


def model_of(session: FakeSession) -> ThreadModel:
    model = ThreadModel()
    model.set_nested(True)
    model.set_session(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    tester.setUseFetchMore(False)
    model.ensure_posts(1)
    return model


def shape(model: ThreadModel, at: QModelIndex) -> dict[int, object]:
    rows = [model.index(row, 0, at) for row in range(model.rowCount(at))]
    return {int(model.node(index).key[1]): shape(model, index) for index in rows}


def thread(model: ThreadModel) -> QModelIndex:
    return model.index_of(("thread", 1))


ANSWERS = {2: 1, 3: None, 4: 2, 5: 3, 6: 2}
NESTED = {1: {2: {4: {}, 6: {}}}, 3: {5: {}}}


@pytest.fixture
def panel(qtbot):
    widget = ThreadTree(Look())
    qtbot.addWidget(widget)
    widget.resize(300, 500)
    widget.set_session(answering(ANSWERS))
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_answers_are_children(qtbot):
    model = model_of(answering(ANSWERS))
    assert shape(model, thread(model)) == NESTED


def test_what_only_quotations_tell_counts_as_well(qtbot):
    session = answering({2: 1})
    session.quoted = {3: 2, 2: 6}
    model = model_of(session)
    assert shape(model, thread(model)) == {1: {2: {3: {}}}, 4: {}, 5: {}, 6: {}}


def test_depth_has_an_end(qtbot):
    model = model_of(answering({n: n - 1 for n in range(2, 21)}, 20))
    node = model.node(thread(model))
    deepest = 0
    for item in posts_below(node):
        above, levels = item.parent, 0
        while above is not node:
            above, levels = above.parent, levels + 1
        deepest = max(deepest, levels)
    assert deepest == DEPTH
    assert [item.head.id for item in posts_below(node)] == list(range(1, 21))


def test_turning_it_off_brings_the_floors_back(qtbot):
    model = model_of(answering(ANSWERS))
    model.set_nested(False)
    model.ensure_posts(1)
    assert list(shape(model, thread(model))) == [1, 2, 3, 4, 5, 6]


def test_a_new_answer_comes_in_where_it_belongs(qtbot):
    session = answering(ANSWERS)
    model = model_of(session)
    held = model.index_of(("post", 5)).internalId()
    session.by_thread[1].append(post(7, 1, 7, reply_to=5))
    model.take_changes(Changes(threads=frozenset({1}), structure=True))
    assert shape(model, thread(model)) == {1: {2: {4: {}, 6: {}}}, 3: {5: {7: {}}}}
    assert model.index_of(("post", 5)).internalId() == held


@settings(max_examples=60, deadline=None)
@given(
    before=st.dictionaries(st.integers(1, 12), st.integers(1, 12)),
    after=st.dictionaries(st.integers(1, 12), st.integers(1, 12)),
    gone=st.sets(st.integers(1, 12)),
)
def test_any_change_ends_where_a_new_tree_begins(qapp, before, after, gone):
    session = answering(before, 12)
    model = model_of(session)
    session.by_thread[1] = [
        replace(item, reply_to=after.get(item.id)) for item in session.by_thread[1] if item.id not in gone
    ]
    model.take_changes(Changes(threads=frozenset({1}), structure=True))
    fresh = model_of(session)
    assert shape(model, thread(model)) == shape(fresh, thread(fresh))
    for item in posts_below(model.node(thread(model))):
        assert model.node(model.index_of(item.key)) is item


def test_authors_of_nested_posts_are_found(panel):
    panel.nest.setChecked(True)
    panel.model.ensure_posts(1)
    panel.filter.setText("sailor4")
    panel.filter.flush()
    assert panel.thread_order() == [1]


def test_the_filter_asks_for_names_and_texts_and_shows_what_is_found(panel):
    asked = []
    panel.texts_wanted.connect(asked.append)
    panel.filter.setText("Gulls")
    panel.filter.flush()
    assert asked == [("gulls",)]
    assert panel.thread_order() == []
    panel.show_found({"gulls": frozenset({2}), "old": frozenset({1})})
    assert panel.thread_order() == [2]
    panel.filter.setText("gulls another")
    panel.filter.flush()
    assert panel.thread_order() == [2]
    panel.filter.clear()
    assert sorted(panel.thread_order()) == [1, 2]


def test_a_place_deep_in_answers_is_shown(panel):
    panel.nest.setChecked(True)
    panel.show_place(1, 6)
    assert panel.model.node(panel.view.currentIndex()).key == ("post", 6)
    assert panel.view.isExpanded(panel.model.index_of(("post", 2)))
    assert not panel.view.visualRect(panel.view.currentIndex()).isEmpty()


def test_answers_are_unfolded_with_their_thread(qtbot, panel):
    panel.view.expand(panel.model.index_of(("thread", 1)))
    panel.show_place(1, 1)
    panel.nest.setChecked(True)
    assert all(panel.view.isExpanded(panel.model.index_of(("post", n))) for n in (1, 2, 3))
    panel._session.by_thread[1].append(post(7, 1, 7, reply_to=6))
    panel.on_changes(Changes(threads=frozenset({1}), structure=True))
    assert panel.view.isExpanded(panel.model.index_of(("post", 6)))


def test_what_changed_while_it_was_filtered_out_is_shown_afterwards(panel):
    panel.filter.setText("another")
    panel.filter.flush()
    panel._session.heads[1] = replace(panel._session.heads[1], unread=5)
    panel.on_changes(Changes(threads=frozenset({1})))
    panel.filter.clear()
    assert panel.model.node(panel.model.index_of(("thread", 1))).head.unread == 5


def test_turning_it_on_keeps_folding_and_place(panel):
    panel.view.expand(panel.model.index_of(("thread", 1)))
    panel.show_place(1, 4)
    panel.nest.setChecked(True)
    assert panel.view.isExpanded(panel.model.index_of(("thread", 1)))
    assert panel.model.node(panel.view.currentIndex()).key in {("post", 4), ("thread", 1)}


def test_a_nested_post_has_the_menu_of_its_thread(panel):
    panel.nest.setChecked(True)
    panel.model.ensure_posts(1)
    wanted = []
    panel.again_wanted.connect(wanted.append)
    menu = panel.menu_for(panel.model.node(panel.model.index_of(("post", 4))))
    next(a for a in menu.actions() if a.text() == "Read its saved pages again").trigger()
    assert wanted == [1]


def test_passages_are_exported_only_where_there_are_some(panel):
    panel._session.heads[1] = replace(panel._session.heads[1], annotations=2)
    panel.on_changes(Changes(threads=frozenset({1})))
    wanted = []
    panel.export_wanted.connect(wanted.append)
    for ident, there in ((1, True), (2, False)):
        menu = panel.menu_for(panel.model.node(panel.model.index_of(("thread", ident))))
        action = next(a for a in menu.actions() if a.text().startswith("Export"))
        assert action.isEnabled() is there
        action.trigger()
    assert wanted == [1]


def test_order_and_nesting_can_be_put_back(panel):
    told = []
    panel.arranged.connect(lambda: told.append((panel.model.order.value, panel.model.nested)))
    panel.arrange("unread", nested=True)
    assert told[-1] == ("unread", True)
    panel.arrange("no such order", nested=True)
    assert panel.model.order.value == "unread"
