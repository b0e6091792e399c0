from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from reader.gui import crash


def test_a_fault_is_shown_with_a_report_that_can_be_copied(qtbot, monkeypatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown: list[QMessageBox] = []

    def keep(box: QMessageBox) -> None:
        shown.append(box)

    monkeypatch.setattr(QMessageBox, "exec", keep)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__stderr__", None)
    crash.install(window)
    fault = ZeroDivisionError("our fault")
    sys.excepthook(type(fault), fault, None)
    assert "ZeroDivisionError: our fault" in shown[0].detailedText()
    assert "Postil" in shown[0].detailedText()
    copied = {button.text() for button in shown[0].buttons()}
    assert "Copy the report" in copied
    if shown[0].buttons()[0].text() == "Copy the report":
        assert "our fault" in QApplication.clipboard().text()
