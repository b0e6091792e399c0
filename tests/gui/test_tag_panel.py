"""The codebook panel, on a real library: making, using, changing, moving and merging tags."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QLineEdit

from reader.domain.annotation import Changes
from reader.domain.errors import EditRefused
from reader.gui.base.theme import Look
from reader.gui.codebook.tag_model import TagModel
from reader.gui.codebook.tag_panel import TagPanel
from reader.session.editing import AddTag, ChangeTag, DeleteTag, MergeTags, MoveTag, new_tag
from reader.session.reading import ReadingSession
from tests.gui.panel_data import FakeSession, guid

NAMES = ("Policy", "Mood", "Prices", "Weather")


class Desk:
    """Stands for the window: applies what the panel asks for."""

    def __init__(self, session: ReadingSession, panel: TagPanel) -> None:
        self.session = session
        self.edits: list[object] = []
        self.refused: list[EditRefused] = []
        session.subscribe(panel.on_changes)
        panel.edit_wanted.connect(self.apply)

    def apply(self, edit: object, burst: str = "") -> None:
        self.edits.append(edit)
        try:
            self.session.apply(edit, burst=burst)
        except EditRefused as error:
            self.refused.append(error)


@pytest.fixture
def session(tmp_path):
    opened = ReadingSession(tmp_path / "book.postil", coder="Li")
    for name in NAMES:
        opened.apply(AddTag(new_tag(name, opened.tags())))
    yield opened
    opened.close()


@pytest.fixture
def panel(qtbot, session):
    widget = TagPanel(Look())
    qtbot.addWidget(widget)
    widget.resize(260, 520)
    widget.set_session(session)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    return widget


@pytest.fixture
def desk(session, panel):
    return Desk(session, panel)


@pytest.fixture
def model(qtbot, session):
    book = TagModel()
    book.set_tags(session.tags())
    QAbstractItemModelTester(book, QAbstractItemModelTester.FailureReportingMode.Fatal, book)
    return book


def named(session: ReadingSession, name: str):
    return next(tag for tag in session.tags() if tag.name == name)


def names(session: ReadingSession) -> list[str]:
    return [tag.name for tag in session.tags()]


def rows(model: TagModel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    return [model.data(model.index(row, 0, parent)) for row in range(model.rowCount(parent))]


def at(panel: TagPanel, name: str) -> QModelIndex:
    return panel.model.index_of(("tag", panel.model.named(name).id))


def current(panel: TagPanel) -> str | None:
    tag = panel.model.tag_at(panel.view.currentIndex())
    return tag.name if tag is not None else None


def menu_of(panel: TagPanel, name: str) -> dict[str, object]:
    menu = panel.menu_for(panel.model.named(name))
    found = {}
    for action in menu.actions():
        found[action.text()] = action
        if action.menu() is not None:
            found |= {f"{action.text()}/{inner.text()}": inner for inner in action.menu().actions()}
    found["menu"] = menu
    return found


# --- the model ---------------------------------------------------------------------------------------------------


def test_tags_stand_in_codebook_order(model):
    assert rows(model) == list(NAMES)


def test_children_stand_below_their_parents(model, session):
    session.apply(MoveTag(named(session, "Mood").id, named(session, "Prices").id, 0))
    model.set_tags(session.tags())
    assert rows(model) == ["Policy", "Prices", "Weather"]
    assert rows(model, model.index_of(("tag", named(session, "Prices").id))) == ["Mood"]


def test_a_move_keeps_the_rows_that_views_hold(model, session):
    held = QPersistentModelIndex(model.index_of(("tag", named(session, "Weather").id)))
    session.apply(MoveTag(named(session, "Policy").id, None, 3))
    model.set_tags(session.tags())
    assert rows(model) == ["Mood", "Prices", "Weather", "Policy"]
    assert (held.row(), model.tag_at(held).name) == (2, "Weather")


def test_a_tag_whose_parent_is_missing_stands_at_the_top(model):
    book = [replace(tag, parent=guid("nobody")) for tag in model.tags()]
    model.set_tags(book)
    assert rows(model) == list(NAMES)


def test_the_filter_keeps_what_is_above_a_match(model, session):
    session.apply(MoveTag(named(session, "Mood").id, named(session, "Prices").id, 0))
    model.set_tags(session.tags())
    model.set_filter("moo")
    assert rows(model) == ["Prices"]
    assert model.tag_at(model.first_match()).name == "Mood"
    model.set_filter("")
    assert rows(model) == ["Policy", "Prices", "Weather"]


def test_counts_stay_over_a_filter(model, session):
    mood = named(session, "Mood").id
    model.set_counts({mood: 2}, {mood: 7})
    model.set_filter("pol")
    model.set_filter("")
    node = model.node(model.index_of(("tag", mood)))
    assert (node.here, node.all, model.most) == (2, 7, 7)


def test_only_changed_rows_are_told(model, session):
    mood = named(session, "Mood").id
    changed = QSignalSpy(model.dataChanged)
    model.set_counts({}, {mood: 1})
    assert changed.count() == 1
    model.set_tags(session.tags())
    assert changed.count() == 1


def test_renaming_asks_and_changes_nothing_itself(model):
    wanted = QSignalSpy(model.rename_wanted)
    index = model.index(0, 0)
    assert model.setData(index, "  Rules ", Qt.ItemDataRole.EditRole) is False
    assert wanted.at(0)[1] == "Rules"
    assert model.data(index) == "Policy"
    model.setData(index, "   ", Qt.ItemDataRole.EditRole)
    model.setData(index, "Policy", Qt.ItemDataRole.EditRole)
    assert wanted.count() == 1


@pytest.mark.parametrize(
    ("moved", "row", "position"),
    [("Policy", 2, 1), ("Policy", 0, 0), ("Weather", 1, 1), ("Mood", 4, 3), ("Mood", -1, 3)],
)
def test_a_drop_between_rows_asks_for_the_place_without_the_moved_tag(model, session, moved, row, position):
    wanted = QSignalSpy(model.move_wanted)
    tag = named(session, moved)
    data = model.mimeData([model.index_of(("tag", tag.id))])
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex()) is False
    assert wanted.at(0) == [tag.id, None, position]


def test_a_drop_on_a_tag_puts_it_below(model, session):
    wanted = QSignalSpy(model.move_wanted)
    mood, policy = named(session, "Mood"), named(session, "Policy")
    data = model.mimeData([model.index_of(("tag", mood.id))])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(("tag", policy.id)))
    assert wanted.at(0) == [mood.id, policy.id, 0]


def test_a_tag_cannot_be_dropped_below_itself(model, session):
    session.apply(MoveTag(named(session, "Mood").id, named(session, "Policy").id, 0))
    model.set_tags(session.tags())
    data = model.mimeData([model.index_of(("tag", named(session, "Policy").id))])
    for name in ("Policy", "Mood"):
        index = model.index_of(("tag", named(session, name).id))
        assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, index)
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, index)


def test_a_read_only_codebook_can_be_looked_at_only(model):
    model.editable = False
    flags = model.flags(model.index(0, 0))
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled)


def test_tooltips_are_plain_text(model, session):
    session.apply(ChangeTag(replace(named(session, "Mood"), name="<i>Mood</i>", description="a <b> c")))
    model.set_tags(session.tags())
    told = model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;i&gt;Mood&lt;/i&gt;" in told
    assert "a &lt;b&gt; c" in told


# --- making and using --------------------------------------------------------------------------------------------


def test_enter_on_a_new_name_makes_a_tag(qtbot, panel, desk, session):
    used = QSignalSpy(panel.tag_used)
    qtbot.keyClicks(panel.filter, "Harbour dues")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert names(session) == [*NAMES, "Harbour dues"]
    assert named(session, "Harbour dues").key == "5"
    assert used.count() == 0
    assert panel.filter.text() == ""
    assert current(panel) == "Harbour dues"
    assert rows(panel.model) == [*NAMES, "Harbour dues"]


def test_enter_on_a_match_uses_it(qtbot, panel, desk, session):
    used = QSignalSpy(panel.tag_used)
    qtbot.keyClicks(panel.filter, "moo")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert [used.at(i)[0] for i in range(used.count())] == [named(session, "Mood").id]
    assert desk.edits == []


def test_a_name_that_is_part_of_another_can_be_made_by_the_button(qtbot, panel, desk, session):
    qtbot.keyClicks(panel.filter, "Price")
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert "Price" in names(session)


def test_an_exact_name_goes_before_longer_ones(qtbot, panel, desk, session):
    desk.apply(AddTag(new_tag("Mo", session.tags())))
    used = QSignalSpy(panel.tag_used)
    qtbot.keyClicks(panel.filter, "mo")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert used.at(0) == [named(session, "Mo").id]


def test_enter_without_words_does_nothing(qtbot, panel, desk):
    used = QSignalSpy(panel.tag_used)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert (desk.edits, used.count()) == ([], 0)


def test_enter_and_double_click_use_the_tag(qtbot, panel, session):
    used = QSignalSpy(panel.tag_used)
    index = at(panel, "Prices")
    panel.view.setCurrentIndex(index)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    spot = panel.view.visualRect(index).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    prices = named(session, "Prices").id
    assert [used.at(i)[0] for i in range(used.count())] == [prices, prices]


# --- changing ----------------------------------------------------------------------------------------------------


def test_f2_renames(qtbot, panel, desk, session):
    panel.view.setFocus()
    panel.view.setCurrentIndex(at(panel, "Mood"))
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("Temper")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(session) == ["Policy", "Temper", "Prices", "Weather"], timeout=2000)
    assert current(panel) == "Temper"


def test_a_refused_name_leaves_the_tag(panel, desk, session):
    panel.model.setData(at(panel, "Mood"), "policy", Qt.ItemDataRole.EditRole)
    assert len(desk.refused) == 1
    assert rows(panel.model) == list(NAMES)


def test_delete_and_undo(qtbot, panel, desk, session):
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    panel.view.setCurrentIndex(at(panel, "Mood"))
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert rows(panel.model) == ["Policy", "Prices", "Weather"]
    session.undo()
    assert rows(panel.model) == list(NAMES)


def test_the_menu_asks_for_edits(panel, desk, session):
    mood, prices = named(session, "Mood").id, named(session, "Prices").id
    menu_of(panel, "Mood")["Colour/Pink"].trigger()
    assert named(session, "Mood").colour == "pink"
    menu_of(panel, "Mood")["Merge into/Prices"].trigger()
    assert [type(edit) for edit in desk.edits] == [ChangeTag, MergeTags]
    assert desk.edits[1] == MergeTags((mood,), prices)
    assert rows(panel.model) == ["Policy", "Prices", "Weather"]
    assert current(panel) == "Prices"
    menu_of(panel, "Prices")["Delete"].trigger()
    assert desk.edits[2] == DeleteTag(prices)


def test_the_menu_lists_passages_and_uses_the_tag(panel, session):
    asked, used = QSignalSpy(panel.show_passages_wanted), QSignalSpy(panel.tag_used)
    menu = menu_of(panel, "Weather")
    menu["Show its passages"].trigger()
    menu["Tag the paragraph"].trigger()
    assert asked.at(0) == used.at(0) == [named(session, "Weather").id]


def test_moving_to_the_top_level(panel, desk, session):
    desk.apply(MoveTag(named(session, "Mood").id, named(session, "Policy").id, 0))
    assert not menu_of(panel, "Policy")["Move to the top level"].isEnabled()
    menu_of(panel, "Mood")["Move to the top level"].trigger()
    assert rows(panel.model) == ["Policy", "Prices", "Weather", "Mood"]


def test_an_ampersand_in_a_name_is_no_mnemonic(panel, desk, session):
    desk.apply(AddTag(new_tag("Fish & chips", session.tags())))
    assert "Merge into/Fish && chips" in menu_of(panel, "Mood")


def test_a_dropped_tag_moves_and_stays_chosen(qtbot, panel, desk, session):
    data = panel.model.mimeData([at(panel, "Weather")])
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, at(panel, "Policy"))
    assert desk.edits == []
    qtbot.waitUntil(lambda: bool(desk.edits), timeout=2000)
    assert rows(panel.model, at(panel, "Policy")) == ["Weather"]
    assert current(panel) == "Weather"
    assert panel.view.isExpanded(at(panel, "Policy"))


# --- the form ----------------------------------------------------------------------------------------------------


def test_the_form_shows_the_chosen_tag(panel, desk, session):
    desk.apply(ChangeTag(replace(named(session, "Mood"), description="How people feel")))
    panel.view.setCurrentIndex(at(panel, "Mood"))
    assert panel.form.definition.toPlainText() == "How people feel"
    assert panel.form.key.text() == "2"
    assert panel.form.colour.text() == "Orange"


def test_a_definition_is_saved_a_second_after_the_last_key(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    qtbot.keyClicks(panel.form.definition, "Temper of the post")
    assert desk.edits == []
    qtbot.waitUntil(lambda: bool(desk.edits), timeout=3000)
    assert named(session, "Mood").description == "Temper of the post"


def test_a_definition_is_saved_while_one_types_without_a_rest(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    for _ in range(500):
        qtbot.keyClicks(panel.form.definition, "ab ")
        qtbot.wait(20)
        if desk.edits:
            break
    assert desk.edits
    assert named(session, "Mood").description.startswith("ab ab")


def test_what_is_typed_in_one_go_is_one_step_of_undo(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    panel.form.definition.setFocus()
    for words in ("Temper", " of the", " post"):
        qtbot.keyClicks(panel.form.definition, words)
        panel.flush()
    assert named(session, "Mood").description == "Temper of the post"
    session.undo()
    assert named(session, "Mood").description == ""


def test_leaving_the_field_ends_a_step_of_undo(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    for words in ("Temper", " of the post"):
        panel.form.definition.setFocus()
        qtbot.waitUntil(panel.form.definition.hasFocus)
        qtbot.keyClicks(panel.form.definition, words)
        panel.filter.setFocus()
        qtbot.waitUntil(panel.filter.hasFocus)
    session.undo()
    assert named(session, "Mood").description == "Temper"


def test_saving_leaves_the_text_cursor_where_it_is(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    qtbot.keyClicks(panel.form.definition, "Temper ")
    panel.flush()
    assert named(session, "Mood").description == "Temper"
    qtbot.keyClicks(panel.form.definition, "of")
    assert panel.form.definition.toPlainText() == "Temper of"


def test_a_definition_is_saved_when_the_field_is_left(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    panel.form.definition.setFocus()
    qtbot.waitUntil(panel.form.definition.hasFocus)
    qtbot.keyClicks(panel.form.definition, "Temper")
    panel.view.setFocus()
    assert named(session, "Mood").description == "Temper"


def test_a_definition_is_saved_to_its_own_tag_when_another_is_chosen(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    qtbot.keyClicks(panel.form.definition, "Temper")
    panel.view.setCurrentIndex(at(panel, "Policy"))
    assert named(session, "Mood").description == "Temper"
    assert named(session, "Policy").description == ""
    assert panel.form.definition.toPlainText() == ""


def test_other_changes_of_the_tag_leave_what_is_being_typed(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    qtbot.keyClicks(panel.form.definition, "Temper")
    desk.apply(ChangeTag(replace(named(session, "Mood"), colour="red")))
    assert panel.form.definition.toPlainText() == "Temper"
    panel.flush()
    assert (named(session, "Mood").description, named(session, "Mood").colour) == ("Temper", "red")


def test_a_deleted_tag_takes_its_unsaved_definition_along(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    qtbot.keyClicks(panel.form.definition, "Temper")
    desk.apply(DeleteTag(named(session, "Mood").id))
    panel.flush()
    assert desk.refused == []


def test_undo_of_a_definition_shows_the_old_one(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Mood"))
    qtbot.keyClicks(panel.form.definition, "Temper")
    panel.flush()
    session.undo()
    assert panel.form.definition.toPlainText() == ""


def test_a_key_moves_from_the_tag_that_had_it(qtbot, panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Weather"))
    panel.form.key.setText("1")
    qtbot.keyClick(panel.form.key, Qt.Key.Key_Return)
    assert named(session, "Weather").key == "1"
    assert named(session, "Policy").key == ""


def test_swatches_of_the_form_change_the_colour(panel, desk, session):
    panel.view.setCurrentIndex(at(panel, "Policy"))
    panel.form.colour.menu().aboutToShow.emit()
    swatches = panel.form.colour.menu().actions()
    assert len(swatches) == 9
    assert [a.text() for a in swatches if a.isChecked()] == ["Blue"]
    swatches[-1].trigger()
    assert named(session, "Policy").colour == "olive"


def test_an_empty_codebook_has_no_form(qtbot, tmp_path, panel):
    empty = ReadingSession(tmp_path / "empty.postil")
    panel.set_session(empty)
    assert not panel.form.isVisible()
    assert panel.model.rowCount() == 0
    panel.grab()
    empty.close()


# --- counts, folding, looks --------------------------------------------------------------------------------------


def test_counts_follow_edits_without_delaying_them(qtbot):
    fake = FakeSession()
    fake.book = [new_tag("Mood"), new_tag("Policy")]
    panel = TagPanel(Look())
    qtbot.addWidget(panel)
    panel.set_session(fake)
    panel.show()
    qtbot.waitExposed(panel)
    mood = fake.book[0].id
    fake.counts = {None: {mood: 5}, 3: {mood: 2}}
    panel.set_thread(3)
    panel.on_changes(Changes(annotations=frozenset({guid("a")})))
    node = panel.model.node(panel.model.index_of(("tag", mood)))
    assert (node.here, node.all) == (0, 0)
    qtbot.waitUntil(lambda: (node.here, node.all) == (2, 5), timeout=2000)
    panel.set_thread(None)
    qtbot.waitUntil(lambda: (node.here, node.all) == (0, 5), timeout=2000)


def test_folding_stays_over_changes_and_filters(panel, desk, session):
    desk.apply(MoveTag(named(session, "Mood").id, named(session, "Policy").id, 0))
    assert panel.view.isExpanded(at(panel, "Policy"))
    panel.view.collapse(at(panel, "Policy"))
    desk.apply(ChangeTag(replace(named(session, "Mood"), colour="red")))
    assert not panel.view.isExpanded(at(panel, "Policy"))
    panel.filter.setText("moo")
    panel.filter.flush()
    assert panel.view.isExpanded(at(panel, "Policy"))
    panel.filter.clear()
    panel.view.collapse(at(panel, "Policy"))
    assert not panel.view.isExpanded(at(panel, "Policy"))


def test_a_read_only_library_offers_no_edits(qtbot, tmp_path):
    path = tmp_path / "shut.postil"
    ReadingSession(path).close()
    first = ReadingSession(path)
    first.apply(AddTag(new_tag("Mood")))
    first.close()
    shut = ReadingSession(path, read_only=True)
    panel = TagPanel(Look())
    qtbot.addWidget(panel)
    panel.set_session(shut)
    edits = QSignalSpy(panel.edit_wanted)
    menu = menu_of(panel, "Mood")
    assert not any(menu[words].isEnabled() for words in ("Rename", "Key…", "Colour", "Delete"))
    assert menu["Show its passages"].isEnabled()
    assert not panel.form.definition.isEnabled()
    panel.filter.setText("Something new")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert edits.count() == 0
    shut.close()


def test_it_paints_in_both_themes(panel, desk, session):
    light = panel.grab().toImage()
    panel._look.set_theme("dark")
    assert panel.grab().toImage() != light
    assert panel.view.indexAt(QPoint(10, 10)).isValid()
