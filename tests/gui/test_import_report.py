from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.domain.annotation import Changes
from reader.gui.base.theme import Look
from reader.gui.files.import_report import ReportModel, ReportPanel
from reader.session.importing import ImportedFile, ImportReport


def line(name: str, outcome: str, **facts: object) -> ImportedFile:
    return ImportedFile(path=Path("/pages") / name, member=None, outcome=outcome, **facts)


FILES = (
    line(
        "a.html",
        "new",
        thread_id=7,
        posts_new=3,
        software="Discuz! X",
        view="desktop",
        container="html",
        charset="gb18030",
    ),
    line("b.html", "same", thread_id=7, posts_same=3),
    line("<b>c.html", "error", error_kind="UnknownFormat", error="It is no saved page: it is a PNG image."),
    line("d.html", "changed", thread_id=8, posts_changed=1, warnings=("2 bytes could not be decoded as gb18030.",)),
)


@pytest.fixture
def panel(qtbot) -> ReportPanel:
    panel = ReportPanel(Look("light"))
    qtbot.addWidget(panel)
    return panel


def test_the_model_keeps_qts_rules(qtbot) -> None:
    model = ReportModel(Look("light"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_files(FILES)
    assert model.rowCount() == 4
    model.show_files(())
    assert model.rowCount() == 0
    assert tester.model() is model


def test_troubles_come_first_with_their_reason(panel) -> None:
    panel.show_report(ImportReport(FILES, False, Changes()))
    model = panel.model
    cells = [[model.data(model.index(row, column)) for column in range(5)] for row in range(4)]
    assert cells[0] == ["<b>c.html", "not read", "", "", "It is no saved page: it is a PNG image."]
    assert cells[1] == ["a.html", "new", "Discuz! X · desktop · html · gb18030", "3", ""]
    assert "could not be decoded" in cells[3][4]
    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip.replace("<p", "")
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ForegroundRole) is not None


def test_the_summary_counts_and_tells_of_a_cancel(panel) -> None:
    panel.show_report(ImportReport(FILES, False, Changes()))
    assert "1 new" in panel.summary.text()
    assert "1 not read" in panel.summary.text()
    panel.show_report(ImportReport(FILES, True, Changes()))
    assert panel.summary.text().startswith("Cancelled")


def test_a_row_opens_its_thread(panel, qtbot) -> None:
    panel.show_report(ImportReport(FILES, False, Changes()))
    with qtbot.waitSignal(panel.thread_chosen) as chosen:
        panel.table.activated.emit(panel.model.index(1, 0))
    assert chosen.args == [7]
    with qtbot.assertNotEmitted(panel.thread_chosen):
        panel.table.activated.emit(panel.model.index(0, 0))


def test_headers(panel) -> None:
    heads = [panel.model.headerData(i, Qt.Orientation.Horizontal) for i in range(5)]
    assert heads == ["File", "Result", "Read as", "Posts", "Remarks"]
    assert panel.model.headerData(0, Qt.Orientation.Vertical) is None
    assert panel.model.columnCount(panel.model.index(0, 0)) in {0, 5}
    assert panel.model.rowCount(QModelIndex()) == 0
