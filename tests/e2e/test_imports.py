"""Imports that are paused, watched folders, and reports that are looked at again."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from reader.session.reading import ReadingSession

if TYPE_CHECKING:
    from pathlib import Path


def _save(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    page = folder / f"{number}.txt"
    page.write_text(f"Notice {number} of the ferry\n\nBoat number {number} leaves at noon.\nIt is full.\n", "utf-8")
    return page


def _done(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.imports.busy, timeout=15_000)


def test_an_import_can_be_paused_and_goes_on(open_window, qtbot, tmp_path: Path) -> None:
    window = open_window(sample=False)
    for number in range(60):
        _save(tmp_path / "pages", number)
    window.imports.start([tmp_path / "pages"])
    window.strip.pause.click()
    assert window.imports._job.progress.paused
    assert window.strip.words.text() == "Import paused"
    qtbot.wait(700)
    before = len(window.room.session.threads())
    qtbot.wait(300)
    assert len(window.room.session.threads()) == before < 60
    window.strip.pause.click()
    _done(window, qtbot)
    assert len(window.room.session.threads()) == 60


def test_a_paused_import_can_be_cancelled(open_window, qtbot, tmp_path: Path) -> None:
    window = open_window(sample=False)
    for number in range(40):
        _save(tmp_path / "pages", number)
    window.imports.start([tmp_path / "pages"])
    window.strip.pause.click()
    window.strip.cancel.click()
    _done(window, qtbot)
    assert "cancelled" in window.status.said.text()


def test_threads_are_there_before_the_import_is_over(open_window, qtbot, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("reader.gui.desks.import_desk.TELL_EVERY", 0.0)
    window = open_window(sample=False)
    for number in range(150):
        _save(tmp_path / "pages", number)
    window.imports.start([tmp_path / "pages"])
    qtbot.waitUntil(lambda: window.reading.thread_id is not None, timeout=15_000)
    assert window.imports.busy, "the first thread is shown while others are still being read"
    window.imports.cancel()
    _done(window, qtbot)


def test_a_page_saved_into_a_watched_folder_comes_in(open_window, qtbot, tmp_path: Path, monkeypatch) -> None:
    window = open_window()
    folder = tmp_path / "saved"
    _save(folder, 1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    here = window.reading.thread_id
    window.actions_by_id["watch-folder"].trigger()
    _done(window, qtbot)
    before = len(window.room.session.threads())
    assert before == 2
    qtbot.wait(100)
    _save(folder, 2)
    qtbot.waitUntil(lambda: len(window.room.session.threads()) == 3, timeout=8000)
    _done(window, qtbot)
    window.reading.open_thread(here)
    _save(folder, 3)
    qtbot.waitUntil(lambda: len(window.room.session.threads()) == 4, timeout=8000)
    _done(window, qtbot)
    assert window.reading.thread_id == here, "the reader is left in peace"


def test_pages_that_are_written_slowly_come_in_whole_and_once(open_window, qtbot, tmp_path: Path, monkeypatch) -> None:
    window = open_window(sample=False)
    folder = tmp_path / "saved"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.actions_by_id["watch-folder"].trigger()
    _done(window, qtbot)
    whole = _save(tmp_path / "elsewhere", 1).read_bytes()

    def write(path: Path) -> None:
        with path.open("wb") as file:
            for start in range(0, len(whole), len(whole) // 4 + 1):
                file.write(whole[start : start + len(whole) // 4 + 1])
                file.flush()
                time.sleep(0.3)

    def save() -> None:
        write(folder / "a.txt.part")
        (folder / "a.txt.part").rename(folder / "a.txt")

    writer = threading.Thread(target=save)
    writer.start()
    qtbot.waitUntil(lambda: len(window.room.session.threads()) == 1, timeout=8000)
    writer.join()
    _done(window, qtbot)
    assert [report.pages for report in window.room.session.import_reports() if report.pages] == [1]
    (head,) = window.room.session.threads()
    (stored,) = window.room.session.posts(head.id)
    assert stored.post.paragraphs[-1].text == "It is full."


def test_what_an_import_needs_is_made_while_a_page_is_still_written(
    open_window, qtbot, tmp_path: Path, monkeypatch
) -> None:
    window = open_window(sample=False)
    folder = tmp_path / "saved"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.actions_by_id["watch-folder"].trigger()
    _done(window, qtbot)
    window.imports.dismiss()
    (folder / "new.html").write_text("<p>not whole yet")
    qtbot.waitUntil(lambda: window.imports._crew is not None and bool(window.imports._crew._workers), timeout=8000)
    assert not window.imports.busy


def test_watching_can_be_ended_and_is_remembered(open_window, qtbot, tmp_path: Path, monkeypatch) -> None:
    window = open_window()
    folder = tmp_path / "saved"
    _save(folder, 1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.actions_by_id["watch-folder"].trigger()
    _done(window, qtbot)
    library = window.room.session.path
    window.close()
    _save(folder, 2)
    again = open_window(library)
    qtbot.waitUntil(lambda: len(again.room.session.threads()) == 3, timeout=8000)
    _done(again, qtbot)
    again.commands.watched.aboutToShow.emit()
    (entry,) = again.commands.watched.actions()
    entry.trigger()
    assert again.watch.folders == []


def test_an_earlier_report_is_shown_again(open_window, qtbot, tmp_path: Path) -> None:
    window = open_window(sample=False)
    for number in (1, 2):
        window.imports.start([_save(tmp_path / "pages", number)])
        _done(window, qtbot)
    panel = window.report
    assert [file.path.name for file in panel.model.files] == ["2.txt"]
    panel.history.menu().aboutToShow.emit()
    newest, older = panel.history.menu().actions()
    older.trigger()
    assert [file.path.name for file in panel.model.files] == ["1.txt"]
    newest.trigger()
    assert [file.path.name for file in panel.model.files] == ["2.txt"]


def test_a_page_of_the_report_opens_as_it_was_saved(open_window, qtbot, tmp_path: Path) -> None:
    window = open_window(sample=False)
    window.imports.start([_save(tmp_path / "pages", 7)])
    _done(window, qtbot)
    window.report.row_menu(0).actions()[1].trigger()
    qtbot.waitUntil(lambda: window.page_panel.origin is not None)
    assert "Boat number 7" in window.page_panel.text.toPlainText()


@pytest.mark.parametrize("kept", [True, False])
def test_reports_outlive_the_window(open_window, qtbot, tmp_path: Path, kept: bool) -> None:
    window = open_window(sample=False)
    if kept:
        window.imports.start([_save(tmp_path / "pages", 7)])
        _done(window, qtbot)
    path = window.room.session.path
    window.close()
    session = ReadingSession(path)
    heads = session.import_reports()
    assert [head.pages for head in heads] == ([1] if kept else [])
    assert [file.outcome for head in heads for file in session.import_report(head.id).files] == ["new"] * kept
    session.close()


def test_the_status_bar_counts_the_threads_that_came_and_went(open_window, qtbot, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("reader.gui.frame.status.RECOUNT_MS", 20)
    window = open_window()
    assert "thread 1 of 1" in window.status.facts.text()
    window.imports.start([_save(tmp_path / "pages", 1)])
    _done(window, qtbot)
    qtbot.waitUntil(lambda: "of 2" in window.status.facts.text())
    new = next(head for head in window.room.session.threads() if head.id != window.reading.thread_id)
    window.tree.remove_wanted.emit(new.id)
    qtbot.waitUntil(lambda: "thread 1 of 1" in window.status.facts.text())


def test_nothing_is_counted_in_a_library_that_is_closed(open_window, qtbot, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("reader.gui.frame.status.RECOUNT_MS", 20)
    window = open_window()
    window.imports.start([_save(tmp_path / "pages", 1)])
    _done(window, qtbot)
    window.status.count_soon()
    window.close()
    qtbot.wait(60)  # an exception in a slot fails the test
    assert not window.status._recount.isActive()
