"""Projects of other programs in the window: looked at first, brought in aside, told about."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog

from reader.domain.errors import IntakeError
from reader.gui.base.export_watch import BringWatch
from reader.gui.desks import bring_desk
from reader.gui.files.bring_dialog import BringDialog
from reader.intake.watch import STOPPED
from reader.session.bring_plan import Left
from reader.session.bringing import BringReport, BroughtText
from tests.intake.refi_files import TEXT, document, selection, selections, zipped


def names(window):
    return {tag.name for tag in window.room.session.tags()}


def rows(dialog):
    """The sections of a dialog with their rows."""
    found = {}
    for at in range(dialog.list.topLevelItemCount()):
        head = dialog.list.topLevelItem(at)
        found[head.text(0)] = [(head.child(n).text(0), head.child(n).text(1)) for n in range(head.childCount())]
    return found


@pytest.fixture
def project(tmp_path):
    return zipped(tmp_path / "h.qdpx", document(selections(crlf=0)), {"sources/a.txt": TEXT.encode()})


@pytest.fixture
def shown(monkeypatch):
    """The dialogs that were shown, each answered with the next of ``answers``."""
    dialogs = []

    def run(self):
        dialogs.append((self.windowTitle(), self.summary.text(), rows(self)))
        return QDialog.DialogCode.Accepted if not self._done else QDialog.DialogCode.Rejected

    monkeypatch.setattr(BringDialog, "exec", run)
    return dialogs


def test_a_project_is_looked_at_and_brought_in(window, qtbot, monkeypatch, project, shown):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(project), ""))
    with qtbot.waitSignal(window.room.said, check_params_cb=lambda words: "came over from" in words):
        window.actions_by_id["bring-in"].trigger()
    ((title, summary, sections),) = shown
    assert title == "Bring in a project or codebook"
    assert "Ada" in summary
    assert sections["Texts (1)"][0][0].strip("\u2068\u2069") == "Harbour notes"
    assert len(sections["Tags (3)"]) == 3
    assert {"Places", "Quay", "Time"} <= names(window)
    assert len(window.room.session.passages()) == 5
    assert len(window.room.session.threads()) == 2
    window.actions_by_id["undo"].trigger()
    assert window.room.session.passages() == []
    assert "Quay" not in names(window)


def test_what_did_not_come_over_is_shown_afterwards(window, qtbot, tmp_path, shown):
    marks = selection(1, 4, 9) + selection(2, 9_000, 9_001) + selection(3, 0, 3, codes=())
    file = zipped(tmp_path / "h.qdpx", document(marks), {"sources/a.txt": TEXT.encode()})
    window.library.bringing.bring(file)
    qtbot.waitUntil(lambda: len(shown) == 1)
    title, _summary, sections = shown[0]
    assert title == "What came over"
    assert sections["Did not come over (1)"][0][1] == "It has neither a tag nor a note"
    told = next(rows for head, rows in sections.items() if head.startswith("To look at"))
    assert "lie outside its text" in told[0][0]


def test_declined_nothing_changes(window, qtbot, project, monkeypatch):
    asked = []
    monkeypatch.setattr(BringDialog, "exec", lambda self: asked.append(self) or QDialog.DialogCode.Rejected)
    before = names(window)
    window.library.bringing.look_at(project)
    qtbot.waitUntil(lambda: bool(asked))
    window.room.jobs.wait_idle()
    assert names(window) == before
    assert len(window.room.session.threads()) == 1


def test_a_bad_file_is_said(window, qtbot, tmp_path):
    bad = tmp_path / "bad.qdpx"
    bad.write_bytes(b"nothing of the kind")
    with qtbot.waitSignal(window.room.failed, check_params_cb=lambda words: "Nothing was brought in" in words):
        window.library.bringing.look_at(bad)


def test_a_file_with_nothing_to_bring_cannot_be_accepted(window):
    report = BringReport(
        "n", "", (), (), (BroughtText("t", "The thread", 0, 2, 0, alone=False),), 0, 2, (),
        (Left("“x”", "no-page"),), ()
    )  # fmt: skip
    dialog = BringDialog(report, window)
    assert not dialog.accept_button.isEnabled()
    assert rows(dialog)["Texts (1)"][0][1] == "there already: 2"
    dialog.deleteLater()


def test_a_long_reading_can_be_stopped(window, qtbot, monkeypatch, project):
    def slow(_library, _file, progress):
        progress.report(1, 9)
        while not progress.cancelled():
            progress.report(2, 9)
        raise IntakeError(STOPPED)

    monkeypatch.setattr(bring_desk, "preview", slow)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(project), ""))
    window.actions_by_id["bring-in"].trigger()
    watch = window.findChild(BringWatch)
    qtbot.waitUntil(lambda: watch.maximum() == 9)
    watch.canceled.emit()
    qtbot.waitUntil(lambda: window.findChild(BringWatch) is None)
    assert window.room.session.passages() == []
