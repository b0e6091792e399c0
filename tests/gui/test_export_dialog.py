"""The export dialog: options by format, previews, what it remembers, and the question before a file is replaced."""

from __future__ import annotations

import json
import time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from reader.domain.annotation import Span
from reader.domain.errors import LibraryBusy
from reader.export.base import ExportOptions
from reader.export.registry import EXPORTERS
from reader.gui.base.column_choice import ColumnChoice
from reader.gui.base.export_watch import ExportWatch
from reader.gui.base.jobs import JobRunner
from reader.gui.base.settings import Settings
from reader.gui.files.export_dialog import ExportDialog
from reader.library.library import Library
from reader.session.editing import AddTag, SetTags, new_tag
from reader.session.reading import ReadingSession
from tests.library import making


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("POSTIL_HOME", str(tmp_path / "home"))
    made = Settings()
    made.export_folder = str(tmp_path)
    return made


@pytest.fixture
def session(tmp_path):
    path = tmp_path / "study.postil"
    library = Library(path)
    making.store(library, making.page(*making.three_posts(), captured=making.at(2)))
    library.close()
    opened = ReadingSession(path, coder="Mei")
    tag = new_tag("Access", [])
    opened.apply(AddTag(tag))
    for post in opened.posts(1):
        opened.apply(SetTags(((post.id, Span(0, 0, 0, 9)),), (tag.id,)))
    yield opened
    opened.close()


@pytest.fixture
def dialog(qtbot, session, settings):
    made = ExportDialog(session.passages(), session.path, settings)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(qtbot, dialog, name: str) -> None:
    """Choose a format by keys."""
    dialog.format_box.setFocus()
    qtbot.keyClick(dialog.format_box, Qt.Key.Key_Home)
    for _ in range(next(at for at, known in enumerate(EXPORTERS) if known.name == name)):
        qtbot.keyClick(dialog.format_box, Qt.Key.Key_Down)
    assert dialog.format_name == name
    qtbot.wait(1)


@pytest.mark.parametrize("known", EXPORTERS, ids=lambda known: known.name)
def test_every_format_has_a_name_a_preview_and_its_suffix(qtbot, dialog, known):
    choose(qtbot, dialog, known.name)
    assert dialog.format_box.currentText() != known.name
    assert dialog.preview.toPlainText().strip()
    assert dialog.path.suffix == known.suffix
    assert "PK" not in dialog.preview.toPlainText()[:5]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("csv", {"columns", "context", "language", "bom", "formula_guard", "names"}),
        ("xlsx", {"columns", "context", "language", "names"}),
        ("docx", {"group", "citation", "context", "language", "names"}),
        ("qdpx", {"language", "names", "all_threads", "utf16"}),
        ("qdc", set()),
        ("ris", {"names"}),
    ],
)
def test_only_options_that_the_format_has_are_shown(qtbot, dialog, name, shown):
    choose(qtbot, dialog, name)
    rows = dialog.rows
    options = (
        "group",
        "citation",
        "columns",
        "context",
        "language",
        "bom",
        "formula_guard",
        "names",
        "all_threads",
        "utf16",
    )
    assert {option for option in options if getattr(rows, option).isVisible()} == shown


def test_choices_reach_the_preview(qtbot, dialog):
    choose(qtbot, dialog, "markdown")
    assert "user1" in dialog.preview.toPlainText()
    dialog.rows.group.setFocus()
    qtbot.keyClick(dialog.rows.group, Qt.Key.Key_Down)
    dialog.rows.names.setFocus()
    qtbot.keyClick(dialog.rows.names, Qt.Key.Key_Space)
    dialog.rows.context.setFocus()
    qtbot.keyClick(dialog.rows.context, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "## Access" in dialog.preview.toPlainText())
    text = dialog.preview.toPlainText()
    assert "user1" not in text
    assert "Author 1" in text
    assert "It returns in autumn." in text
    assert dialog.options.names_file == dialog.path.with_name("passages-names.csv")
    assert not dialog.options.names_file.exists(), "a preview writes nothing"


def test_more_than_what_is_listed_can_be_written(qtbot, session, settings):
    every = session.passages()
    others = [("This thread", lambda: every[:2]), ("Nothing here", list)]
    dialog = ExportDialog(every, session.path, settings, others=others)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.passages == every
    assert dialog.count.text().startswith("3 ")
    lines = dialog.preview.blockCount()
    dialog.what.setFocus()
    qtbot.keyClick(dialog.what, Qt.Key.Key_Down)
    assert dialog.passages == every[:2]
    assert dialog.count.text().startswith("2 ")
    qtbot.waitUntil(lambda: dialog.preview.blockCount() == lines - 1)
    qtbot.keyClick(dialog.what, Qt.Key.Key_Down)
    assert not dialog.write_button.isEnabled()
    qtbot.keyClick(dialog.what, Qt.Key.Key_Home)
    assert dialog.passages == every
    assert dialog.write_button.isEnabled()


def test_who_is_who_goes_where_the_reader_wants_it(qtbot, dialog, tmp_path):
    line = dialog.rows.names_edit
    assert not line.isVisible()
    dialog.rows.names.setChecked(True)
    assert line.isVisible()
    assert dialog.options.names_file == tmp_path / "passages-names.csv"
    assert line.placeholderText() == str(tmp_path / "passages-names.csv")
    (tmp_path / "safe").mkdir()
    line.setText(str(tmp_path / "safe" / "key.csv"))
    assert dialog.options.names_file == tmp_path / "safe" / "key.csv"
    line.setText(str(tmp_path / "nowhere" / "key.csv"))
    dialog.write_button.click()
    assert dialog.isVisible()
    assert "nowhere" in dialog.fault.text()
    choose(qtbot, dialog, "qdc")
    assert not line.isVisible()
    line.clear()
    dialog.path_edit.clear()
    assert dialog.options.names_file.name == "names.csv", "also while no file is named yet"


def test_documents_are_grouped_as_the_table_was(dialog):
    for by in ("board", "coder", "tag"):
        dialog.rows.choose_group(by)
        assert dialog.options.group == by


def test_an_error_stands_in_the_preview(qtbot, dialog, session, settings, tmp_path):
    empty = tmp_path / "empty.postil"
    ReadingSession(empty).close()
    made = ExportDialog(session.passages(), empty, settings)
    qtbot.addWidget(made)
    made.show()
    choose(qtbot, made, "qdc")
    assert made.preview.toPlainText() == "There are no tags, and a codebook file cannot be empty."


def test_choices_are_remembered_but_for_pseudonyms(qtbot, dialog, session, settings):
    choose(qtbot, dialog, "docx")
    dialog.rows.restore(json.dumps({"group": "author", "citation": "apa", "context": 3, "columns": ["text"]}), "en")
    dialog.rows.names.setChecked(True)
    dialog.write_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    again = ExportDialog(session.passages(), session.path, settings)
    qtbot.addWidget(again)
    assert again.format_name == "docx"
    assert again.options == ExportOptions(group="author", citation="apa", context=3, columns=("text",))


@pytest.mark.parametrize("kept", ["{", "[]", '{"group": 7, "context": "x", "bom": null}', '{"group": "colour"}'])
def test_settings_that_make_no_sense_are_the_usual_ones(dialog, kept):
    dialog.rows.restore(kept, "fr")
    assert dialog.options == ExportOptions()


def test_headings_are_in_the_language_of_the_window_at_first(dialog):
    dialog.rows.restore("", "zh_TW")
    assert dialog.options.language == "zh_TW"


@pytest.mark.parametrize(("locale", "language"), [("zh_HK", "zh_TW"), ("zh_SG", "zh_CN"), ("de_DE", "en")])
def test_the_language_of_headings_follows_the_window(qtbot, session, settings, locale, language):
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        made = ExportDialog(session.passages(), session.path, settings)
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(made)
    assert made.options.language == language


@pytest.fixture
def choice(qtbot):
    every = [("file", "File"), ("text", "Text"), ("tags", "Tags"), ("url", "Address")]
    made = ColumnChoice(every, (), ("tags", "text"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_columns_are_chosen_by_keys(qtbot, choice):
    assert choice.columns == ("file", "text", "tags", "url")
    assert choice.list.item(0).text() == "File"
    choice.list.setFocus()
    qtbot.keyClick(choice.list, Qt.Key.Key_Space)
    assert choice.columns == ("text", "tags", "url")
    choice.short.click()
    assert choice.columns == ("tags", "text")
    choice.all.click()
    assert choice.columns == ("file", "text", "tags", "url")


def test_columns_are_put_in_order_by_keys(qtbot, choice):
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(choice.list, Qt.Key.Key_Up, alt)
    qtbot.keyClick(choice.list, Qt.Key.Key_Down, alt)
    qtbot.keyClick(choice.list, Qt.Key.Key_Down, alt)
    assert choice.columns == ("text", "tags", "file", "url")
    assert choice.list.currentRow() == 2
    choice.up.click()
    assert choice.columns == ("text", "file", "tags", "url")
    choice.down.click()
    choice.down.click()
    choice.down.click()
    assert choice.columns == ("text", "tags", "url", "file")


def test_a_table_without_columns_cannot_be_had(choice):
    choice.check(())
    ok = choice.buttons.button(choice.buttons.StandardButton.Ok)
    assert choice.columns == ()
    assert not ok.isEnabled()
    choice.all.click()
    assert ok.isEnabled()


def test_the_file_names_columns_in_the_language_of_its_headings(qtbot, dialog, monkeypatch):
    seen = []
    monkeypatch.setattr(ColumnChoice, "exec", lambda choice: seen.append(choice.list.item(0).text()))
    dialog.rows.language.setCurrentIndex(dialog.rows.language.findData("zh_CN"))
    dialog.rows.columns.click()
    assert seen == ["文件"]


def test_chosen_columns_reach_the_options(qtbot, dialog, monkeypatch):
    def answer(choice) -> int:
        choice.check(("author", "text"))
        return 1

    monkeypatch.setattr(ColumnChoice, "exec", answer)
    dialog.rows.columns.click()
    assert dialog.options.columns == ("author", "text"), "in the order that was chosen"
    assert "2" in dialog.rows.columns.text()
    qtbot.waitUntil(lambda: dialog.preview.toPlainText().startswith('"author","text"'))


def test_links_are_a_column_for_those_who_choose_it(qtbot, dialog, monkeypatch):
    def answer(choice) -> int:
        assert "links" not in choice.columns
        choice.check((*choice.columns, "links"))
        return 1

    monkeypatch.setattr(ColumnChoice, "exec", answer)
    dialog.rows.columns.click()
    assert dialog.options.columns[-1] == "links"
    dialog.rows.choose_columns(dialog.options.columns[:-1])
    assert dialog.options.columns == ()


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_is_replaced_only_when_the_reader_says_so(qtbot, dialog, monkeypatch, tmp_path, replace):
    dialog.path_edit.setText(str(tmp_path / "there.csv"))
    dialog.path.write_text("old")

    def answer(question) -> int:
        question.buttons()[0 if replace else 1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    dialog.write_button.click()
    assert (dialog.result() == QDialog.DialogCode.Accepted) is replace


def test_the_dialog_for_files_has_asked_already(dialog, monkeypatch, tmp_path):
    there = tmp_path / "there.csv"
    there.write_text("old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(there), ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda self: pytest.fail("asked twice"))
    dialog._on_browse()
    dialog.write_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_long_export_can_be_stopped(qtbot):
    runner = JobRunner()

    def work(progress) -> None:
        done = 0
        while not progress.cancelled():
            done += 1
            progress.report(done, 0)
            time.sleep(0.01)
        raise ValueError("stopped")

    job = runner.start(work)
    watch = ExportWatch(job, None)
    with qtbot.waitSignal(job.failed, timeout=5000):
        watch.canceled.emit()
    assert not watch.isVisible()
    runner.close()


def test_a_path_that_begins_like_a_home_folder_is_no_fault_while_it_is_typed(qtbot, dialog):
    dialog.path_edit.clear()
    qtbot.keyClicks(dialog.path_edit, "~nobody-of-this-name/out.csv")
    dialog.rows.names.setChecked(True)
    dialog.rows.names_edit.setText("~nobody-of-this-name/who.csv")
    dialog.show_preview()
    assert dialog.preview.toPlainText().strip()
    dialog.write_button.click()
    assert dialog.isVisible()
    assert "~nobody-of-this-name" in dialog.fault.text()


def test_what_cannot_be_read_now_is_told_in_the_dialog(qtbot, session, settings):
    def busy():
        raise LibraryBusy("Another program keeps the library locked; try again in a moment.")

    dialog = ExportDialog(session.passages(), session.path, settings, others=[("All", busy)])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.what.setCurrentIndex(1)
    qtbot.wait(1)
    assert "locked" in dialog.fault.text()
    assert dialog.fault.isVisible()
    assert not dialog.write_button.isEnabled()
    dialog.what.setCurrentIndex(0)
    assert dialog.fault.isHidden()
    assert dialog.write_button.isEnabled()
