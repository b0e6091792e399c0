"""Exports from the real window: what was chosen is in the file, and whatever goes wrong, the old file stays."""

from __future__ import annotations

import errno
import json
import threading
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox

from reader import cli
from reader.export import files
from reader.export.csv_file import CsvExporter
from reader.gui.base.export_watch import ExportWatch
from reader.session.editing import SetMemo

if TYPE_CHECKING:
    from pathlib import Path

Key = Qt.Key


@pytest.fixture
def tagged(window, qtbot):
    for key in (Key.Key_1, Key.Key_J, Key.Key_2, Key.Key_N, Key.Key_1):
        qtbot.keyClick(window.pane, key)
    return window


def export(window, monkeypatch, path: Path, name: str = "csv", choose=lambda dialog: None) -> QDialog:
    """Press the keys of the dialog as far as writing; gives the dialog."""
    shown = []

    def answer(dialog) -> int:
        shown.append(dialog)
        dialog.show()
        dialog.format_box.setCurrentIndex(dialog.format_box.findData(name))
        choose(dialog)
        dialog.path_edit.setText(str(path))
        QTest.keyClick(dialog.path_edit, Key.Key_Return)
        if not dialog.result():
            dialog.write_button.click()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    window.actions_by_id["export"].trigger()
    return shown[0]


def said(window, qtbot, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.status.said.text(), timeout=5000)


def replacing(monkeypatch) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda question: question.buttons()[0].click() or 0)


def test_what_is_chosen_is_in_the_file(tagged, qtbot, monkeypatch, tmp_path) -> None:
    author = tagged.room.session.posts(1)[0].post.author

    def choose(dialog) -> None:
        rows = dialog.rows
        rows.group.setCurrentIndex(rows.group.findData("tag"))
        rows.citation.setCurrentIndex(rows.citation.findData("gbt7714"))
        rows.language.setCurrentIndex(rows.language.findData("zh_CN"))
        rows.context.setValue(1)
        rows.names.setChecked(True)

    path = tmp_path / "out.docx"
    export(tagged, monkeypatch, path, "docx", choose)
    said(tagged, qtbot, "3 passage")
    document = docx.Document(str(path))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert {"Fact", "Opinion"} <= set(headings)
    notes = zipfile.ZipFile(path).read("word/footnotes.xml").decode()
    assert "[EB/OL]" in notes
    text = "\n".join([notes, *(p.text for p in document.paragraphs)])
    assert author not in text
    assert "Author " not in text, "the names are in the language of the headings"
    assert author in (tmp_path / "out-names.csv").read_text("utf-8-sig")


def test_what_the_format_cannot_hold_is_told(tagged, qtbot, monkeypatch, tmp_path) -> None:
    target = tagged.room.session.passages()[0].annotation.target
    tagged.room.apply(SetMemo(((target.post_id, target.span),), "a\x0bb"))
    export(tagged, monkeypatch, tmp_path / "out.csv")
    said(tagged, qtbot, "; 1 character(s) left out that the format cannot hold")


def test_the_groups_of_the_table_and_the_whole_library(tagged, qtbot, monkeypatch, tmp_path) -> None:
    tagged.passages.set_grouping("tag")
    tagged.passages.filter.setText("tag:Opinion")
    tagged.passages.filter.flush()

    def choose(dialog) -> None:
        assert dialog.options.group == "tag"
        assert dialog.count.text().startswith("1 ")
        dialog.what.setCurrentIndex(2)

    path = tmp_path / "out.md"
    export(tagged, monkeypatch, path, "markdown", choose)
    said(tagged, qtbot, "3 passage")
    lines = [line for line in path.read_text("utf-8").split("\n") if line.startswith("## ")]
    assert lines == ["## Fact", "## Opinion"]


def test_nothing_is_written_where_there_is_no_folder(tagged, monkeypatch, tmp_path) -> None:
    dialog = export(tagged, monkeypatch, tmp_path / "none" / "out.csv")
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.fault.isVisible()
    assert "none" in dialog.fault.text()
    dialog.path_edit.setText("")
    dialog.write_button.click()
    assert dialog.fault.text() == "The file needs a name."
    dialog.format_box.setCurrentIndex(1)
    dialog.path_edit.setText(str(tmp_path / "a.csv"))
    assert not dialog.fault.isVisible()
    dialog.reject()


def test_a_folder_that_vanishes_is_told(tagged, qtbot, monkeypatch, tmp_path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    real = tagged.room.session.export

    def vanish(*args, **more):
        folder.rmdir()
        return real(*args, **more)

    monkeypatch.setattr(type(tagged.room.session), "export", lambda _self, *args, **more: vanish(*args, **more))
    export(tagged, monkeypatch, folder / "out.csv")
    said(tagged, qtbot, "out.csv: ")
    assert not folder.exists()


def test_a_full_disk_keeps_the_old_file(tagged, qtbot, monkeypatch, tmp_path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    replacing(monkeypatch)
    export(tagged, monkeypatch, path)
    said(tagged, qtbot, "out.csv")
    assert [(item.name, item.read_text()) for item in tmp_path.iterdir() if item.suffix == ".csv"] == [
        ("out.csv", "old")
    ]
    assert not list(tmp_path.glob(".postil-*"))


def test_a_stopped_export_keeps_the_old_file(tagged, qtbot, monkeypatch, tmp_path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    begun, go_on = threading.Event(), threading.Event()
    watches: list[ExportWatch] = []
    made, write = ExportWatch.__init__, CsvExporter.write

    def keep(self, *args) -> None:
        made(self, *args)
        watches.append(self)

    def slow(self, passages, out, options, progress=None) -> int:
        begun.set()
        go_on.wait(5)
        # As many as make it look whether to stop.
        return write(self, list(passages) * 100, out, options, progress)

    monkeypatch.setattr(ExportWatch, "__init__", keep)
    monkeypatch.setattr(CsvExporter, "write", slow)
    replacing(monkeypatch)
    export(tagged, monkeypatch, path)
    assert begun.wait(5)
    watches[0].canceled.emit()
    go_on.set()
    said(tagged, qtbot, "stopped")
    assert path.read_text() == "old"
    assert not list(tmp_path.glob(".postil-*"))


def test_the_command_line_points_at_what_is_wrong(tagged, tmp_path, capsys) -> None:
    library = str(tagged.room.session.path)
    tagged.close()
    out = tmp_path / "out.csv"
    command = ["export", library, "--format", "csv", "-o", str(out)]
    assert cli.main([*command, "--query", "tag:Fact tga:x"]) == cli.USAGE
    told = capsys.readouterr().err.splitlines()
    at = next(n for n, line in enumerate(told) if "tag:Fact tga:x" in line and "^" in told[n + 1])
    assert told[at + 1].index("^") == told[at].index("tga")
    assert not out.exists()


def test_the_command_line_keeps_the_old_file_on_a_full_disk(tagged, tmp_path, capsys, monkeypatch) -> None:
    library = str(tagged.room.session.path)
    tagged.close()
    out = tmp_path / "out.jsonl"
    command = ["export", library, "--format", "jsonl", "-o", str(out), "--group", "tag"]
    assert cli.main(command) == cli.OK
    before = out.read_bytes()
    assert len([json.loads(line) for line in before.splitlines()]) == 3

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    assert cli.main([*command, "--force", "--columns", "text"]) == cli.FAILED
    assert "No space left on device" in capsys.readouterr().err
    assert out.read_bytes() == before
