"""The codebook in the real window: examples, splitting, deleting, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reader.gui.codebook.codebook_dialog import CodebookDialog
from reader.gui.codebook.split_dialog import SplitDialog
from reader.session.codebook_file import Entry, compare, read_codebook
from reader.session.codebook_tools import SplitRule, wearing

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


def tag_named(window: MainWindow, name: str):
    return next(tag for tag in window.room.session.tags() if tag.name == name)


def names(window: MainWindow) -> list[str]:
    return [tag.name for tag in window.room.session.tags()]


@pytest.fixture
def tagged(window, qtbot) -> MainWindow:
    """Three paragraphs with the first tag, the second of them with the second tag as well."""
    for keys in ("1", "j12", "j1"):
        qtbot.keyClicks(window.pane, keys)
    assert len(window.room.session.passages()) == 3
    return window


class TestExamples:
    def test_one_key_and_again(self, tagged, qtbot):
        fact = tag_named(tagged, "Fact")
        tagged.codebook.view.setCurrentIndex(tagged.codebook.model.index_of(("tag", fact.id)))
        qtbot.keyClick(tagged.pane, Qt.Key.Key_E)
        words = tagged.pane.caret.text()
        assert [a.target.quote.exact for a in tagged.room.session.examples(fact.id)] == [words]
        assert not tagged.codebook.form.examples.isHidden()
        assert words[:10] in tagged.codebook.form.examples.text()
        qtbot.keyClick(tagged.pane, Qt.Key.Key_E)
        assert tagged.room.session.examples(fact.id) == []
        assert tagged.codebook.form.examples.isHidden()
        tagged.reading.undo()
        assert len(tagged.room.session.examples(fact.id)) == 1

    def test_of_two_tags_one_is_picked(self, tagged, qtbot):
        qtbot.keyClick(tagged.pane, Qt.Key.Key_K)
        qtbot.keyClick(tagged.pane, Qt.Key.Key_E)
        picker = tagged.boxes.picker
        assert picker.isVisible()
        qtbot.keyClicks(picker.input, "opi")
        qtbot.keyClick(picker.input, Qt.Key.Key_Return)
        assert len(tagged.room.session.examples(tag_named(tagged, "Opinion").id)) == 1
        assert tagged.room.session.examples(tag_named(tagged, "Fact").id) == []

    def test_nothing_to_mark(self, window, qtbot):
        qtbot.keyClick(window.pane, Qt.Key.Key_E)
        assert "No tag here" in window.status.said.text()


class TestDeleting:
    def test_tells_what_it_touched(self, tagged, qtbot):
        fact = tag_named(tagged, "Fact")
        tagged.codebook.move_tag(tag_named(tagged, "Question").id, fact.id, 0)
        menu = tagged.codebook.menu_for(fact)
        assert any("3 passage" in a.text() and "1 tag" in a.text() for a in menu.actions())
        tagged.codebook.view.setFocus()
        qtbot.keyClick(tagged.codebook.view, Qt.Key.Key_Delete)
        assert names(tagged) == ["Opinion", "Question"]
        said = tagged.status.said.text()
        assert "3 passage" in said
        assert "1 tag" in said
        tagged.reading.undo()
        assert len(wearing(tagged.room.session, fact.id)) == 3

    def test_an_empty_tag_goes_without_many_words(self, window, qtbot):
        window.codebook.menu_for(tag_named(window, "Question"))
        window.codebook.view.setFocus()
        qtbot.keyClick(window.codebook.view, Qt.Key.Key_Delete)
        assert names(window) == ["Fact", "Opinion"]
        assert "undo brings it back" not in window.status.said.text()


class TestMoving:
    def chosen(self, window, name, *words):
        """Trigger an action of a tag's menu."""
        menu = window.codebook.menu_for(tag_named(window, name))
        for word in words:
            found = next(a for a in menu.actions() if a.text() == word)
            menu = found.menu() or found
        menu.trigger()

    def test_up_and_down(self, window):
        self.chosen(window, "Question", "Move up")
        assert names(window) == ["Fact", "Question", "Opinion"]
        self.chosen(window, "Fact", "Move down")
        assert names(window) == ["Question", "Fact", "Opinion"]

    def test_below_another_and_up_again(self, window):
        self.chosen(window, "Question", "Move below", "Fact")
        assert names(window) == ["Fact", "Question", "Opinion"]
        assert tag_named(window, "Question").parent == tag_named(window, "Fact").id
        below = next(
            a for a in window.codebook.menu_for(tag_named(window, "Fact")).actions() if a.text() == "Move below"
        )
        assert [a.text() for a in below.menu().actions()] == ["Opinion"]
        self.chosen(window, "Question", "Move to the top level")
        assert names(window) == ["Fact", "Opinion", "Question"]
        window.reading.undo()
        assert tag_named(window, "Question").parent is not None

    def test_merged(self, tagged):
        self.chosen(tagged, "Opinion", "Merge into", "Fact")
        assert names(tagged) == ["Fact", "Question"]
        assert len(wearing(tagged.room.session, tag_named(tagged, "Fact").id)) == 3


class TestSplitting:
    def test_the_dialog_previews_and_names(self, tagged, qtbot):
        session, fact = tagged.room.session, tag_named(tagged, "Fact")
        dialog = SplitDialog(fact, session.tags(), wearing(session, fact.id), tagged)
        qtbot.addWidget(dialog)
        assert not dialog.accept_button.isEnabled()
        dialog.other.setCurrentIndex(1)
        assert dialog.preview.count() == 1
        assert "1 passage" in dialog.count.text()
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClicks(dialog.name, "opinion")
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClicks(dialog.name, " mixed")
        assert dialog.accept_button.isEnabled()
        assert dialog.rule() == SplitRule(tag=tag_named(tagged, "Opinion").id)

    def test_by_the_command(self, tagged, monkeypatch):
        fact = tag_named(tagged, "Fact")
        tagged.codebook.view.setCurrentIndex(tagged.codebook.model.index_of(("tag", fact.id)))

        def choose(dialog: SplitDialog) -> int:
            dialog.name.setText("Mixed")
            dialog.other.setCurrentIndex(1)
            return 1

        monkeypatch.setattr(SplitDialog, "exec", choose)
        tagged.actions_by_id["split-tag"].trigger()
        assert len(wearing(tagged.room.session, tag_named(tagged, "Mixed").id)) == 1
        assert len(wearing(tagged.room.session, fact.id)) == 2
        tagged.reading.undo()
        assert names(tagged) == ["Fact", "Opinion", "Question"]

    def test_a_tag_without_passages(self, window):
        window.codebook.menu_for(tag_named(window, "Question"))
        window.actions_by_id["split-tag"].trigger()
        assert "no passages" in window.status.said.text()


class TestFiles:
    def test_out_and_in_again(self, window, home, monkeypatch):
        path = home / "book"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
        window.actions_by_id["export-codebook"].trigger()
        path = path.with_suffix(".csv")
        assert [e.path for e in read_codebook(path)] == [("Fact",), ("Opinion",), ("Question",)]
        assert "3 tag" in window.status.said.text()
        path.write_text("path,definition\nFact,what is so\nFact > Number,\nOpinion,\n", "utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
        monkeypatch.setattr(CodebookDialog, "exec", lambda _self: 1)
        window.actions_by_id["import-codebook"].trigger()
        assert names(window) == ["Fact", "Number", "Opinion", "Question"]
        assert tag_named(window, "Fact").description == "what is so"
        window.reading.undo()
        assert names(window) == ["Fact", "Opinion", "Question"]

    def test_what_has_no_tick_is_left(self, window, qtbot):
        tags = window.room.session.tags()
        entries = [Entry(("Fact",)), Entry(("Opinion",), "green"), Entry(("Mood",))]
        dialog = CodebookDialog(compare(tags, entries), window)
        qtbot.addWidget(dialog)
        assert dialog.summary.text() == "1 new, 1 changed, 1 same"
        assert dialog.wanted() == entries[1:]
        dialog.list.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
        assert dialog.wanted() == entries[2:]
        dialog.list.topLevelItem(2).setCheckState(0, Qt.CheckState.Unchecked)
        assert not dialog.accept_button.isEnabled()

    def test_a_file_that_is_none(self, window, home, monkeypatch):
        (home / "x.csv").write_text("no\n", "utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(home / "x.csv"), ""))
        window.actions_by_id["import-codebook"].trigger()
        assert "no codebook" in window.status.said.text()
