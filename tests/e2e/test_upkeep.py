"""The library as a whole in the window: what takes its space, compacting, reading pages again."""

from __future__ import annotations

import ast
import re
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from reader.gui.base.check_table import FAULTS
from reader.gui.upkeep.library_info import LibraryInfo
from reader.library import maintenance, search_index
from reader.library.library import Library
from reader.session import upkeep
from reader.session.editing import ToggleTag


def outdate(path) -> None:
    """Have the pages of a library be those of an older parser."""
    library = Library(path, join=True)
    library.database.run("UPDATE capture SET parser='postil 0.0'")
    library.close()


def parsers(path) -> set[str]:
    library = Library(path, read_only=True)
    found = {row[0] for row in library.database.rows("SELECT parser FROM capture")}
    library.close()
    return found


def test_parts_add_up_to_the_file(window) -> None:
    window.room.session._library.database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    path = window.room.session.path
    found = upkeep.facts(path)
    assert found.size == path.stat().st_size
    assert found.parts["texts"] > 0
    assert found.parts["pages"] > 0
    assert found.unpacked > found.parts["pages"]
    assert found.counts["threads"] == 1


def test_the_dialog_tells_sizes_by_part(window, qtbot) -> None:
    dialog = LibraryInfo(window.room, window)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 3)
    file = dialog.list.topLevelItem(0)
    assert file.text(0) == "Library file"
    assert {file.child(i).text(0) for i in range(file.childCount())} >= {"Saved pages, compressed", "Free space"}
    assert file.child(0).text(2).endswith("%")
    assert "Compacting would give back" in dialog.note.text()
    dialog.compact_button.click()
    assert dialog.wanted == "compact"
    dialog.deleteLater()


def test_a_sound_library_is_told_to_be_sound(window, qtbot) -> None:
    dialog = LibraryInfo(window.room, window)
    dialog.check_button.click()
    qtbot.waitUntil(lambda: "is sound" in dialog.note.text())
    assert dialog.check_button.isEnabled()
    dialog.deleteLater()


def test_what_is_wrong_is_told(window, qtbot) -> None:
    window.room.session._library.database.run("UPDATE thread SET posts=posts+1")
    dialog = LibraryInfo(window.room, window)
    dialog.check_button.click()
    qtbot.waitUntil(lambda: dialog.note.text() == "1 thread(s) count their posts wrongly.")
    dialog.deleteLater()


def test_every_sentence_of_the_check_is_known_to_the_window() -> None:
    known = {re.sub(r"\{\d\}", "{}", sentence) for sentence in FAULTS}
    said = set(maintenance._RULES)
    for module, name in ((maintenance, "maintenance"), (search_index, "search_index")):
        for found in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
            if isinstance(found, ast.JoinedStr):
                text = "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in found.values)
                if text.endswith(".") and " " in text and name and "{}" in text:
                    said.add(text)
    assert len(said) > 12
    assert {text for text in said if text not in known} == set()


def test_a_wish_of_the_dialog_is_carried_out(window, qtbot) -> None:
    def press() -> None:
        dialog = window.findChild(LibraryInfo)
        dialog.reread_button.click()

    QTimer.singleShot(100, press)
    with qtbot.waitSignal(window.room.said, check_params_cb=lambda words: "read by this version" in words):
        window.actions_by_id["about-library"].trigger()


def test_compacting_gives_space_back_and_the_window_goes_on(window, qtbot) -> None:
    session = window.room.session
    library = session._library
    library.database.run("CREATE TABLE waste AS SELECT randomblob(2000000) AS x")
    library.database.run("DROP TABLE waste")
    library.database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    before = session.path.stat().st_size
    with qtbot.waitSignal(window.room.said, check_params_cb=lambda words: "The library took" in words):
        window.actions_by_id["compact"].trigger()
        assert window.upkeep.progress is not None
        assert window.upkeep.progress.isModal()
    assert window.upkeep.progress is None
    assert session.path.stat().st_size < before - 1_500_000
    assert window.room.session is session
    place = window.pane.spans()
    assert window.room.apply(ToggleTag(place, session.tags()[0].id)) is not None
    assert len(session.annotations(window.reading.thread_id)) == 1


def test_compacting_can_be_stopped(window, qtbot, monkeypatch) -> None:
    begun = threading.Event()
    whole = upkeep.compact

    def slow(library, cancelled):
        begun.set()
        while not cancelled():
            threading.Event().wait(0.01)
        return whole(library, cancelled)

    monkeypatch.setattr(upkeep, "compact", slow)
    # The file must be long enough for the question whether to stop to be asked.
    window.room.session._library.database.run("CREATE TABLE waste AS SELECT randomblob(2000000) AS x")
    window.actions_by_id["compact"].trigger()
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(window.room.said, check_params_cb=lambda words: "as it was" in words):
        window.upkeep.progress.canceled.emit()
    assert window.room.session.threads()


def test_the_window_can_be_closed_meanwhile(window, qtbot, monkeypatch) -> None:
    begun = threading.Event()

    def slow(_library, cancelled):
        begun.set()
        while not cancelled():
            threading.Event().wait(0.01)
        return 0, 0

    monkeypatch.setattr(upkeep, "compact", slow)
    window.actions_by_id["compact"].trigger()
    qtbot.waitUntil(begun.is_set)
    window.close()
    qtbot.wait(50)
    assert window.upkeep.progress is None


def test_pages_of_an_older_parser_are_read_again(window, qtbot) -> None:
    path = window.room.session.path
    outdate(path)
    with qtbot.waitSignal(window.room.said, check_params_cb=lambda words: words.startswith("1 page(s) read again")):
        window.actions_by_id["reread"].trigger()
    assert "postil 0.0" not in parsers(path)


@pytest.mark.parametrize("action", ["compact", "reread"])
def test_nothing_begins_while_pages_are_taken_in(window, qtbot, monkeypatch, action) -> None:
    monkeypatch.setattr(type(window.imports), "busy", property(lambda _self: True))
    with qtbot.waitSignal(window.room.said, check_params_cb=lambda words: "Wait until" in words):
        window.actions_by_id[action].trigger()
    assert window.upkeep.progress is None


def test_a_library_for_reading_only_is_left_alone(open_window, window, qtbot) -> None:
    second = open_window(window.room.session.path)
    assert second.room.session.read_only
    with qtbot.waitSignal(second.room.said, check_params_cb=lambda words: "only be read" in words):
        second.actions_by_id["compact"].trigger()


def test_where_nothing_can_be_given_back_it_says_so(window, qtbot) -> None:
    library = window.room.session._library
    library.database.run("VACUUM")
    with qtbot.waitSignal(window.room.said, check_params_cb=lambda words: words == "There was nothing to give back"):
        window.actions_by_id["compact"].trigger()
