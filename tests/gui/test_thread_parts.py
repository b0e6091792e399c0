"""Long threads in the tree stand in parts: each is read when it is opened, and follows changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from reader.domain.annotation import Changes
from reader.gui.base.theme import Look
from reader.gui.threads import post_rows
from reader.gui.threads.thread_menu import thread_menu
from reader.gui.threads.thread_model import ThreadModel
from reader.gui.threads.thread_tree import ThreadTree
from reader.gui.threads.thread_words import accessible, label
from tests.gui.panel_data import FakeSession, head, post

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch):
    monkeypatch.setattr(post_rows, "LONG", 10)
    monkeypatch.setattr(post_rows, "PART", 4)
    monkeypatch.setattr("reader.gui.threads.tree_folds._FOLLOWED", 10)


def long_thread(count: int = 11, answers: dict[int, int] | None = None) -> FakeSession:
    session = FakeSession()
    told = answers or {}
    session.add(head(1, posts=count), [post(n, 1, n, reply_to=told.get(n)) for n in range(1, count + 1)])
    session.add(head(2, "Another"))
    return session


def model_of(session: FakeSession, *, nested: bool = False) -> ThreadModel:
    model = ThreadModel()
    model.set_nested(nested)
    model.set_session(session)
    model.ensure_posts(1)
    return model


def watched(model: ThreadModel) -> ThreadModel:
    """The model, watched by Qt's own checks, which fetch whatever there is at their start."""
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    tester.setUseFetchMore(False)
    return model


def rows(model: ThreadModel, at: QModelIndex) -> list[tuple[object, ...]]:
    return [model.node(model.index(row, 0, at)).key for row in range(model.rowCount(at))]


def part(model: ThreadModel, rank: int) -> QModelIndex:
    return model.index_of(("part", 1, rank))


def posts(*numbers: int) -> list[tuple[str, int]]:
    return [("post", n) for n in numbers]


@pytest.fixture
def panel(qtbot):
    widget = ThreadTree(Look())
    qtbot.addWidget(widget)
    widget.resize(300, 500)
    widget.set_session(long_thread())
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_a_long_thread_has_parts_that_are_read_when_opened(qtbot):
    session = long_thread()
    model = model_of(session)
    assert rows(model, model.index_of(("thread", 1))) == [("part", 1, rank) for rank in range(3)]
    assert [label(model.node(part(model, rank))) for rank in range(3)] == [
        "Posts #1 to #4",
        "Posts #5 to #8",
        "Posts #9 to #11",
    ]
    assert model.canFetchMore(part(model, 2))
    assert model.hasChildren(part(model, 2))
    model.fetchMore(part(model, 2))
    assert rows(model, part(model, 2)) == posts(9, 10, 11)
    assert not model.canFetchMore(part(model, 2))
    assert rows(model, part(model, 0)) == []


def test_a_part_without_floors_says_so(qtbot):
    session = long_thread()
    session.change_post(1, 0, floor=None)
    model = model_of(session)
    assert accessible(model.node(part(model, 0))) == "Posts ? to #4"


def test_answers_stand_below_what_they_answer_in_the_same_part(qtbot):
    model = model_of(long_thread(answers={2: 1, 6: 5, 7: 1, 8: 6}), nested=True)
    model.fetchMore(part(model, 0))
    model.fetchMore(part(model, 1))
    assert rows(model, part(model, 0)) == posts(1, 3, 4)
    assert rows(model, part(model, 1)) == posts(5, 7)
    assert rows(model, model.index_of(("post", 6))) == posts(8)


@pytest.mark.parametrize("nested", [False, True])
def test_posts_that_come_in_between_move_the_others_on(qtbot, nested):
    session = long_thread(answers={6: 5})
    model = watched(model_of(session, nested=nested))
    session.by_thread[1][1:1] = [post(100, 1, 2)]
    session.add(head(1, posts=12), session.by_thread[1])
    model.take_changes(Changes(threads=frozenset({1}), structure=True))
    assert rows(model, part(model, 0)) == posts(1, 100, 2, 3)
    assert rows(model, part(model, 1)) == posts(4, 5, 7) if nested else posts(4, 5, 6, 7)
    assert label(model.node(part(model, 2))) == "Posts #8 to #11"


def test_a_thread_that_grows_long_and_shrinks_again(qtbot):
    session = long_thread(10)
    model = watched(model_of(session))
    thread = model.index_of(("thread", 1))
    assert rows(model, thread) == posts(*range(1, 11))
    session.add(head(1, posts=11), [post(n, 1, n) for n in range(1, 12)])
    model.take_changes(Changes(threads=frozenset({1}), structure=True))
    assert len(rows(model, model.index_of(("thread", 1)))) == 3
    session.add(head(1, posts=9), [post(n, 1, n) for n in range(1, 10)])
    model.take_changes(Changes(threads=frozenset({1}), structure=True))
    assert rows(model, model.index_of(("thread", 1))) == posts(*range(1, 10))


def test_a_post_that_is_read_is_told_in_its_part(qtbot):
    session = long_thread()
    session.change_post(1, 9, read=False)
    model = model_of(session)
    model.fetchMore(part(model, 2))
    assert not model.node(model.index_of(("post", 10))).head.read
    session.change_post(1, 9, read=True)
    model.take_changes(Changes(threads=frozenset({1}), posts=frozenset({10})))
    assert model.node(model.index_of(("post", 10))).head.read


def test_the_row_of_a_post_is_that_of_its_part_until_it_is_read(qtbot):
    model = model_of(long_thread())
    assert model.row_of(1, 6) == part(model, 1)
    model.fetchMore(part(model, 1))
    assert model.row_of(1, 6) == model.index_of(("post", 6))
    assert model.row_of(1, 999) == model.index_of(("thread", 1))
    assert not model.row_of(7, 1).isValid()


def test_where_the_reader_is_shows_at_the_part_he_keeps_folded(panel):
    thread = panel.model.index_of(("thread", 1))
    panel.show_place(1, 6)
    assert panel.view.currentIndex() == thread
    panel.view.expand(thread)
    panel.show_place(1, 6)
    assert panel.view.currentIndex() == part(panel.model, 1)
    panel.view.expand(part(panel.model, 1))
    panel.show_place(1, 6)
    assert panel.view.currentIndex() == panel.model.index_of(("post", 6))
    panel.view.collapse(part(panel.model, 1))
    panel.show_place(1, 7)
    assert panel.view.currentIndex() == part(panel.model, 1)
    assert not panel.view.isExpanded(part(panel.model, 1))


def test_parts_stay_open_through_another_shape(panel):
    panel.view.expand(panel.model.index_of(("thread", 1)))
    panel.view.expand(part(panel.model, 1))
    panel.nest.setChecked(True)
    assert panel.view.isExpanded(part(panel.model, 1))
    assert not panel.view.isExpanded(part(panel.model, 0))


def test_choosing_a_part_leads_to_its_first_post_and_enter_opens_it(panel, qtbot):
    panel.view.expand(panel.model.index_of(("thread", 1)))
    panel.view.setFocus()
    panel.view.setCurrentIndex(part(panel.model, 0))
    with qtbot.waitSignal(panel.post_chosen) as told:
        QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert told.args == [1, 5]
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.view.isExpanded(part(panel.model, 1))


def test_a_part_is_marked_as_read(panel, qtbot):
    panel._session.change_post(1, 5, read=False)
    panel.model.ensure_posts(1)
    menu = thread_menu(panel, panel.model.node(part(panel.model, 1)), panel._session, Look())
    with qtbot.waitSignal(panel.read_wanted) as told:
        menu.actions()[0].trigger()
    assert told.args == [[6], True]


def test_authors_of_opened_parts_are_found_by_the_filter(panel):
    panel._session.change_post(1, 5, author="Boatswain")
    panel.view.expand(panel.model.index_of(("thread", 1)))
    panel.view.expand(part(panel.model, 1))
    panel.filter.setText("boatswain")
    panel.filter.flush()
    assert panel.model.thread_ids() == [1]
