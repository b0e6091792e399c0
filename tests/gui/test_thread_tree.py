"""The thread tree: laziness, filter, sorting, following changes, choosing by keys and mouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from reader.domain.annotation import Changes
from reader.gui.base.panel_parts import Gatherer
from reader.gui.base.theme import Look
from reader.gui.threads.thread_model import ThreadModel
from reader.gui.threads.thread_nodes import Order
from reader.gui.threads.thread_tree import ThreadTree
from reader.gui.threads.thread_words import label, short_date, tooltip
from tests.gui.panel_data import START, FakeSession, head, post

TOP = QModelIndex()


@pytest.fixture
def session() -> FakeSession:
    fake = FakeSession()
    fake.add(head(1, "Anchors", board=("Boats", "Gear"), unread=2, last_posted_at=START))
    fake.add(head(2, "Buoys", board=("Boats", "Gear"), last_posted_at=START + timedelta(days=2), captured_at=START))
    fake.add(head(3, "Cranes", board=("Town",), unread=1))
    fake.add(head(4, "Docks", site="", board=()))
    return fake


def watched(model: ThreadModel) -> ThreadModel:
    """With Qt's tester on it, which must not unfold threads: inside a notice of the model it would trip over itself."""
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    tester.setUseFetchMore(False)
    return model


@pytest.fixture
def bare(qtbot, session):
    tree = ThreadModel()
    tree.set_session(session)
    return tree


@pytest.fixture
def model(bare):
    bare.ensure_posts(2)
    return watched(bare)


@pytest.fixture
def panel(qtbot, session):
    widget = ThreadTree(Look())
    qtbot.addWidget(widget)
    widget.resize(280, 500)
    widget.set_session(session)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def shape(model: ThreadModel, parent: QModelIndex = TOP) -> dict[str, object]:
    """The tree as nested names, without posts."""
    rows = {}
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        node = model.node(index)
        rows[label(node)] = None if node.key[0] == "thread" else shape(model, index)
    return rows


def titles(model: ThreadModel) -> list[int]:
    return model.thread_ids()


def at(model: ThreadModel, *key: object) -> QModelIndex:
    return model.index_of(key)


def spy_on(signal) -> QSignalSpy:
    return QSignalSpy(signal)


# --- the model ---------------------------------------------------------------------------------------------------


def test_groups_by_site_and_board_with_nameless_ones_last(model):
    assert shape(model) == {
        "Harbour Forum": {"Gear": {"Anchors": None, "Buoys": None}, "Town": {"Cranes": None}},
        "Unknown site": {"Without a board": {"Docks": None}},
    }


def test_boards_of_one_name_below_different_ones_stay_apart(bare, session):
    session.add(head(5, board=("Cars", "Gear")))
    bare.set_session(session)
    site = bare.index(0, 0)
    assert [bare.data(bare.index(r, 0, site)) for r in range(bare.rowCount(site))] == ["Gear", "Gear", "Town"]


def test_posts_are_read_only_when_their_thread_is_opened(bare, session):
    session.asked_posts.clear()
    thread = at(bare, "thread", 1)
    assert bare.hasChildren(thread)
    assert bare.rowCount(thread) == 0
    assert session.asked_posts == []
    assert bare.canFetchMore(thread)
    bare.fetchMore(thread)
    assert session.asked_posts == [1]
    assert bare.rowCount(thread) == 3
    assert not bare.canFetchMore(thread)


def test_a_thread_without_posts_has_nothing_to_unfold(bare, session):
    session.add(head(6, posts=0))
    bare.set_session(session)
    assert not bare.hasChildren(at(bare, "thread", 6))
    assert not bare.canFetchMore(at(bare, "thread", 6))


def test_stale_indexes_find_nothing(bare, session):
    stale = at(bare, "thread", 1)
    bare.set_session(session)
    assert bare.node(stale) is None
    assert bare.data(stale) is None


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.TITLE, [1, 2, 3, 4]),
        (Order.ACTIVITY, [2, 1, 3, 4]),
        (Order.TIME, [2, 1, 3, 4]),
        (Order.UNREAD, [1, 2, 3, 4]),
    ],
)
def test_orders(model, order, expected):
    model.set_order(order)
    assert titles(model) == expected


def test_sorting_keeps_what_views_hold(model, session):
    held = QPersistentModelIndex(at(model, "thread", 1))
    assert held.row() == 0
    model.set_order(Order.ACTIVITY)
    assert held.row() == 1
    assert model.node(held).head.id == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("anch", [1]),
        ("GEAR", [1, 2]),
        ("harbour town", [3]),
        ("forum.example dock", [4]),
        ("zebra", []),
        ("  ", [1, 2, 3, 4]),
    ],
)
def test_filter_looks_at_title_board_and_site(bare, words, expected):
    bare.set_filter(words)
    assert titles(watched(bare)) == expected


def test_filter_knows_authors_of_opened_threads_only(bare, session):
    session.by_thread[2] = [post(21, 2, author="Miriam")]
    bare.set_filter("miriam")
    assert titles(bare) == []
    bare.set_filter("")
    bare.ensure_posts(2)
    bare.set_filter("miriam")
    assert titles(bare) == [2]
    bare.set_filter("miria")
    assert titles(bare) == [2]


def test_a_changed_thread_is_told_once_and_nothing_is_reset(model, session):
    resets, changed = spy_on(model.modelReset), spy_on(model.dataChanged)
    session.add(replace(session.heads[1], unread=0), session.by_thread[1])
    model.take_changes(Changes(threads=frozenset({1})))
    assert resets.count() == 0
    assert changed.count() == 1
    assert model.node(at(model, "thread", 1)).head.unread == 0


def test_a_changed_post_is_told_where_its_thread_is_open(model, session):
    model.ensure_posts(1)
    changed = spy_on(model.dataChanged)
    now = session.change_post(1, 1, colours=("red",), read=False)
    model.take_changes(Changes(posts=frozenset({now.id})))
    assert changed.count() == 1
    assert model.node(at(model, "post", now.id)).head.colours == ("red",)


def test_changes_of_unopened_threads_read_no_posts(bare, session):
    session.asked_posts.clear()
    bare.take_changes(Changes(threads=frozenset({1}), posts=frozenset({1001})))
    assert session.asked_posts == []


def test_a_new_colour_of_a_tag_reaches_open_threads(model, session):
    model.ensure_posts(1)
    session.change_post(1, 0, colours=("pink",))
    model.take_changes(Changes(tags=True))
    assert model.node(at(model, "post", 1001)).head.colours == ("pink",)


def test_threads_come_and_go_in_place(model, session):
    resets = spy_on(model.modelReset)
    held = QPersistentModelIndex(at(model, "thread", 3))
    del session.heads[4]
    del session.heads[1]
    session.add(head(5, "Barges", board=("Boats", "Gear")))
    session.add(head(6, "Ropes", site="Another"))
    model.take_changes(Changes(structure=True))
    assert resets.count() == 0
    assert shape(model) == {
        "Another": {"Boats": {"Ropes": None}},
        "Harbour Forum": {"Gear": {"Barges": None, "Buoys": None}, "Town": {"Cranes": None}},
    }
    assert held.isValid()
    assert model.node(held).head.id == 3


def test_a_thread_can_move_to_another_board(model, session):
    model.ensure_posts(1)
    session.heads[1] = replace(session.heads[1], board=("Town",))
    model.take_changes(Changes(threads=frozenset({1}), structure=True))
    assert shape(model)["Harbour Forum"] == {"Gear": {"Buoys": None}, "Town": {"Anchors": None, "Cranes": None}}
    assert at(model, "thread", 1).isValid()
    assert not at(model, "post", 1001).isValid()


def test_new_posts_of_an_open_thread_appear_in_place(model, session):
    model.ensure_posts(1)
    held = QPersistentModelIndex(at(model, "post", 1002))
    session.by_thread[1].insert(1, post(1500, 1, 2))
    model.take_changes(Changes(threads=frozenset({1}), structure=True))
    assert [model.node(model.index(r, 0, at(model, "thread", 1))).head.id for r in range(4)] == [1001, 1500, 1002, 1003]
    assert held.row() == 2


def test_the_filter_holds_while_threads_arrive(bare, session):
    bare.set_filter("barge")
    watched(bare)
    session.add(head(5, "Barges"))
    session.add(head(6, "Ropes"))
    bare.take_changes(Changes(structure=True))
    assert titles(bare) == [5]


@pytest.mark.parametrize("count", [300, 2000])
def test_many_threads(qtbot, count):
    fake = FakeSession()
    for ident in range(1, count + 1):
        fake.add(head(ident, board=(f"Board {ident % 7}",), posts=1))
    tree = ThreadModel()
    tree.set_session(fake)
    if count < 1000:
        watched(tree)  # which looks at all rows with each change
    assert len(titles(tree)) == count
    tree.set_order(Order.UNREAD)
    for ident in range(100, count + 1, 100):
        del fake.heads[ident]
    tree.take_changes(Changes(structure=True))
    assert len(titles(tree)) == count - count // 100
    assert 100 not in titles(tree)


def test_tooltips_are_plain_text_and_show_direction_marks(bare, session):
    session.add(head(7, "<b>bold</b> & <img src=x>"), [post(71, 7, author="mal\u202eicious")])
    bare.set_session(session)
    bare.ensure_posts(7)
    thread = bare.data(at(bare, "thread", 7), Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in thread
    assert "&lt;b&gt;bold" in thread
    assert "\u2068mal\u25a1icious\u2069" in tooltip(bare.node(at(bare, "post", 71)))


def test_words_for_what_is_not_known(bare, session):
    session.add(head(8), [post(81, 8, None, author=None, posted_at=None, posted_raw="yesterday")])
    bare.set_session(session)
    bare.ensure_posts(8)
    told = bare.data(at(bare, "post", 81), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "unknown author, yesterday, Words of 81"
    assert short_date(None, "yesterday") == "yesterday"


def test_an_empty_model_answers(qtbot):
    tree = watched(ThreadModel())
    assert tree.rowCount() == 0
    assert not tree.index(0, 0).isValid()
    tree.take_changes(Changes(structure=True))
    assert titles(tree) == []


# --- the panel ---------------------------------------------------------------------------------------------------


def click(qtbot, panel: ThreadTree, *key: object) -> None:
    index = panel.model.index_of(key)
    panel.view.scrollTo(index)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(index).center())


def current(panel: ThreadTree) -> tuple[object, ...]:
    node = panel.model.node(panel.view.currentIndex())
    return node.key if node is not None else ()


def test_a_click_chooses_once(qtbot, panel):
    chosen = spy_on(panel.thread_chosen)
    click(qtbot, panel, "thread", 2)
    qtbot.wait(100)
    assert chosen.count() == 1
    assert chosen.at(0) == [2]


def test_clicking_a_post_tells_thread_and_post(qtbot, panel):
    panel.view.expand(panel.model.index_of(("thread", 1)))
    chosen = spy_on(panel.post_chosen)
    click(qtbot, panel, "post", 1002)
    assert [chosen.at(i) for i in range(chosen.count())] == [[1, 1002]]


def test_groups_choose_nothing_and_enter_folds_them(qtbot, panel):
    threads, posts = spy_on(panel.thread_chosen), spy_on(panel.post_chosen)
    site = panel.model.index(0, 0)
    click(qtbot, panel, "site", "Harbour Forum")
    assert panel.view.isExpanded(site)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert not panel.view.isExpanded(site)
    qtbot.wait(100)
    assert (threads.count(), posts.count()) == (0, 0)


def test_keys_that_pass_over_rows_open_only_the_last(qtbot, panel):
    click(qtbot, panel, "board", "Harbour Forum", ("Boats", "Gear"))
    chosen = spy_on(panel.thread_chosen)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert chosen.count() == 0
    qtbot.waitUntil(lambda: chosen.count() == 1, timeout=2000)
    assert chosen.at(0) == [2]


def test_enter_chooses_at_once(qtbot, panel):
    panel.show_place(2, 2001)
    panel.view.setCurrentIndex(panel.model.index_of(("post", 2003)))
    chosen = spy_on(panel.post_chosen)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert chosen.count() == 1
    qtbot.wait(100)
    assert chosen.count() == 1


def test_show_place_reveals_without_choosing(qtbot, panel):
    threads, posts = spy_on(panel.thread_chosen), spy_on(panel.post_chosen)
    panel.show_place(3, 3002)
    assert current(panel) == ("post", 3002)
    assert panel.view.isExpanded(panel.model.index_of(("thread", 3)))
    qtbot.wait(100)
    assert (threads.count(), posts.count()) == (0, 0)


def test_a_thread_opened_only_to_show_a_place_folds_when_left(panel):
    panel.show_place(1, 1001)
    panel.show_place(3, 3001)
    assert not panel.view.isExpanded(panel.model.index_of(("thread", 1)))
    assert panel.view.isExpanded(panel.model.index_of(("thread", 3)))


def test_a_thread_the_reader_opened_stays_open(panel):
    panel.view.expand(panel.model.index_of(("thread", 1)))
    panel.show_place(1, 1002)
    panel.show_place(3, 3001)
    assert panel.view.isExpanded(panel.model.index_of(("thread", 1)))


def test_moving_by_keys_in_the_tree_leaves_threads_folded(qtbot, panel):
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    click(qtbot, panel, "thread", 2)
    panel.show_place(2, 2001)
    assert current(panel) == ("thread", 2)
    assert not panel.view.isExpanded(panel.model.index_of(("thread", 2)))


def test_show_place_of_an_unknown_thread_does_nothing(panel):
    panel.show_place(1, 1001)
    panel.show_place(99, 1)
    assert current(panel) == ("post", 1001)


def test_expansion_selection_and_scroll_stay_over_changes(panel, session):
    for ident in range(10, 60):
        session.add(head(ident))
    panel.on_changes(Changes(structure=True))
    panel.show_place(40, 40002)
    panel.view.verticalScrollBar().setValue(panel.view.verticalScrollBar().value() + 30)
    scroll = panel.view.verticalScrollBar().value()
    chosen = spy_on(panel.thread_chosen)
    session.heads[40] = replace(session.heads[40], unread=3)
    panel.on_changes(Changes(threads=frozenset({40})))
    session.add(head(90, "Zebras", board=("Zoo",)))
    panel.on_changes(Changes(structure=True))
    assert panel.view.verticalScrollBar().value() == scroll
    assert current(panel) == ("post", 40002)
    assert panel.view.isExpanded(panel.model.index_of(("thread", 40)))
    assert chosen.count() == 0


def test_removing_the_current_thread_chooses_no_other(qtbot, panel, session):
    click(qtbot, panel, "thread", 1)
    chosen = spy_on(panel.thread_chosen)
    del session.heads[1]
    panel.on_changes(Changes(threads=frozenset({1}), structure=True))
    qtbot.wait(100)
    assert chosen.count() == 0


def test_typing_in_the_filter_narrows_after_a_moment(qtbot, panel):
    qtbot.keyClicks(panel.filter, "buoy")
    assert len(panel.thread_order()) == 4
    qtbot.waitUntil(lambda: panel.thread_order() == [2], timeout=2000)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert len(panel.thread_order()) == 4


def test_the_folding_from_before_a_filter_comes_back(panel):
    town = panel.model.index_of(("board", "Harbour Forum", ("Town",)))
    panel.view.collapse(town)
    panel.view.expand(panel.model.index_of(("thread", 1)))
    panel.filter.setText("cranes")
    panel.filter.flush()
    assert panel.view.isExpanded(panel.model.index_of(("board", "Harbour Forum", ("Town",))))
    panel.filter.clear()
    assert not panel.view.isExpanded(panel.model.index_of(("board", "Harbour Forum", ("Town",))))
    assert panel.view.isExpanded(panel.model.index_of(("thread", 1)))


def test_enter_in_the_filter_chooses_the_first_match(qtbot, panel):
    chosen = spy_on(panel.thread_chosen)
    qtbot.keyClicks(panel.filter, "cran")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert [chosen.at(i) for i in range(chosen.count())] == [[3]]


def test_down_in_the_filter_goes_into_the_list(qtbot, panel):
    panel.activateWindow()
    panel.focus_filter()
    qtbot.waitUntil(panel.filter.hasFocus)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    assert panel.view.currentIndex().isValid()


def test_the_sort_menu_sorts(panel):
    action = next(a for a in panel.sort.menu().actions() if a.data() == Order.ACTIVITY.value)
    action.trigger()
    assert panel.thread_order() == [2, 1, 3, 4]


def menu_of(panel: ThreadTree, *key: object) -> dict[str, object]:
    menu = panel.menu_for(panel.model.node(panel.model.index_of(key)))
    return {action.text(): action for action in menu.actions() if action.text()}


def test_marking_a_thread_read_names_only_unread_posts(panel, session):
    session.change_post(1, 1, read=False)
    wanted = spy_on(panel.read_wanted)
    menu_of(panel, "thread", 1)["Mark read"].trigger()
    assert wanted.at(0) == [[1002], True]


def test_marking_a_post_unread(panel):
    panel.model.ensure_posts(1)
    wanted = spy_on(panel.read_wanted)
    menu_of(panel, "post", 1003)["Mark unread"].trigger()
    assert wanted.at(0) == [[1003], False]


def test_the_menu_asks_for_file_original_and_removal(panel, session):
    session.heads[2] = replace(session.heads[2], url="http://forum.example/2")
    panel.on_changes(Changes(threads=frozenset({2})))
    spies = {n: spy_on(getattr(panel, n)) for n in ("file_wanted", "original_wanted", "remove_wanted")}
    menu = menu_of(panel, "thread", 2)
    for words in ("Show the saved file", "Open the original in the browser", "Remove thread"):
        menu[words].trigger()
    assert {name: spy.at(0) for name, spy in spies.items()} == {name: [2] for name in spies}


def test_what_cannot_be_done_is_greyed(panel, session):
    session.read_only = True
    menu = menu_of(panel, "thread", 1)
    assert not menu["Remove thread"].isEnabled()
    assert not menu["Open the original in the browser"].isEnabled()
    assert panel.menu_for(panel.model.node(panel.model.index(0, 0))) is None


def test_it_paints_in_both_themes_and_says_why_it_is_empty(qtbot, panel, session):
    session.add(head(7), [post(71, 7, bookmarked=True, read=False, colours=("blue", "red", "#123456") * 3)])
    panel.on_changes(Changes(structure=True))
    panel.show_place(7, 71)
    light = panel.grab().toImage()
    panel._look.set_theme("dark")
    assert panel.grab().toImage() != light
    panel.filter.setText("nothing has these words")
    panel.filter.flush()
    assert panel.view.hint == "No thread matches"
    panel.grab()


# --- gathering ---------------------------------------------------------------------------------------------------


def test_notices_pass_at_once_while_showing_is_cheap(qtbot):
    gather = Gatherer(None)
    seen = []
    gather.due.connect(seen.append)
    gather.take(Changes(threads=frozenset({1})))
    assert seen == [Changes(threads=frozenset({1}))]


def test_notices_join_while_showing_is_dear(qtbot):
    gather = Gatherer(None)
    seen = []

    def slow(changes):
        seen.append(changes)
        qtbot.wait(30)

    gather.due.connect(slow)
    for ident in (1, 2, 3):
        gather.take(Changes(threads=frozenset({ident})))
    assert seen == [Changes(threads=frozenset({1}))]
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=3000)
    assert seen[1] == Changes(threads=frozenset({2, 3}))
