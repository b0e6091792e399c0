"""Queries above the passages, by keys in the real window, and on the command line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from reader import cli
from reader.session.saved import PASSAGES, saved

Key = Qt.Key


@pytest.fixture
def tagged(open_window):
    window = open_window()
    pane = window.pane
    QTest.keyClick(pane, Key.Key_Home)
    QTest.keyClick(pane, Key.Key_1)
    QTest.keyClick(pane, Key.Key_J)
    QTest.keyClick(pane, Key.Key_2)
    QTest.keyClick(pane, Key.Key_N)
    QTest.keyClick(pane, Key.Key_1)
    QTest.keyClick(pane, Key.Key_3)
    QTest.keyClick(window, Key.Key_4, Qt.KeyboardModifier.AltModifier)
    window.passages.focus_filter()
    return window


def ask(window, text):
    line = window.passages.filter
    line.selectAll()
    QTest.keyClicks(line, text) if text else line.clear()
    line.flush()
    return [sorted(tag.name for tag in p.tags) for p in window.passages.model.passages()]


def test_queries_narrow_the_table(tagged) -> None:
    assert ask(tagged, "tag:Fact") == [["Fact"], ["Fact", "Question"]]
    assert ask(tagged, "tag:Fact NOT tag:Question") == [["Fact"]]
    assert ask(tagged, "tag:Fact near:1 tag:Opinion") == [["Fact"]]
    assert ask(tagged, "floor:2") == [["Fact", "Question"]]
    assert ask(tagged, "first-post in:body") == [["Fact"], ["Opinion"]]
    assert ask(tagged, "coder:tester has:tag floor:1-9") == [["Fact"], ["Opinion"], ["Fact", "Question"]]
    assert ask(tagged, "") == [["Fact"], ["Opinion"], ["Fact", "Question"]]


def test_what_is_wrong_is_pointed_at_and_the_table_stays(tagged) -> None:
    before = ask(tagged, "tag:Opinion")
    assert ask(tagged, "tag:Opnion") == before
    fault = tagged.passages._fault
    assert fault.isVisible()
    assert fault.words == "There is no tag “Opnion”."
    assert fault.column == 5
    ask(tagged, "tga:x")
    assert "Known: tag, " in fault.words
    ask(tagged, "tag:Fact")
    assert not fault.isVisible()


def test_an_edit_while_the_query_is_wrong_follows_the_query_before(tagged) -> None:
    ask(tagged, "tag:Opinion")
    ask(tagged, "tag:Opinion (")
    tagged.pane.setFocus()
    QTest.keyClick(tagged.pane, Key.Key_2)
    tagged.passages._freshen()
    assert len(tagged.passages.model.passages()) == 2


def test_fields_and_names_are_proposed(tagged) -> None:
    line, proposals = tagged.passages.filter, tagged.queries.list
    QTest.keyClicks(line, "ta")
    assert proposals.isVisible()
    QTest.keyClick(line, Key.Key_Tab)
    assert line.text() == "tag:"
    assert [proposals.item(row).text() for row in range(proposals.count())] == ["Fact ", "Opinion ", "Question "]
    QTest.keyClick(line, Key.Key_Down)
    QTest.keyClick(line, Key.Key_Down)
    QTest.keyClick(line, Key.Key_Return)
    assert line.text() == "tag:Opinion "
    line.flush()
    assert len(tagged.passages.model.passages()) == 1
    assert not proposals.isVisible()
    assert line.hasFocus()


def test_proposals_go_away(tagged) -> None:
    line, proposals = tagged.passages.filter, tagged.queries.list
    QTest.keyClicks(line, "tag:")
    assert tagged.rect().contains(proposals.geometry())
    QTest.keyClick(line, Key.Key_Escape)
    assert not proposals.isVisible()
    assert line.text() == "tag:"
    QTest.keyClicks(line, "O")
    assert proposals.isVisible()
    tagged.pane.setFocus()
    assert not proposals.isVisible()


def test_enter_in_the_line_still_shows_the_first_passage(tagged) -> None:
    line = tagged.passages.filter
    QTest.keyClicks(line, "tag:Opinio")
    assert tagged.queries.list.isVisible()
    QTest.keyClicks(line, "n")
    QTest.keyClick(line, Key.Key_Return)
    assert tagged.pane.hasFocus()
    assert tagged.pane.ordinal == 1


def test_queries_are_kept(tagged, monkeypatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Facts", True))
    ask(tagged, "tag:Fact")
    scopes = tagged.passages.bar.scope_button.menu()
    scopes.aboutToShow.emit()
    menu = scopes.actions()[-1].menu()
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text().startswith("Keep")).trigger()
    assert [(row.name, row.query) for row in saved(tagged.room.session, PASSAGES)] == [("Facts", "tag:Fact")]
    ask(tagged, "")
    scopes.aboutToShow.emit()
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Facts").trigger()
    assert tagged.passages.filter.text() == "tag:Fact"
    assert len(tagged.passages.model.passages()) == 2


def test_the_command_line_takes_queries(tagged, tmp_path, capsys) -> None:
    library = str(tagged.room.session.path)
    tagged.close()
    out = tmp_path / "out.csv"
    export = ["export", library, "--format", "csv", "-o", str(out)]
    assert cli.main([*export, "--query", "tag:Fact NOT tag:Question"]) == 0
    assert out.read_text("utf-8-sig").count("Fact") == 1
    assert cli.main([*export, "--force", "--query", "tga:Fact"]) == 2
    assert "Known: tag, " in capsys.readouterr().err
