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


def test_the_report_quotes_no_page() -> None:
    texts = ["渡口的早班船", "the bus fare went up"]
    try:
        try:
            {}[texts[1]]
        except KeyError as error:
            raise ValueError(f"no place for {texts[1]!r} in {texts[0]}\n{texts[0]}: more") from error
    except ValueError as error:
        told = crash.report(type(error), error, error.__traceback__)
    assert not any(text in told for text in texts)
    assert "KeyError: …" in told
    assert "ValueError: no place for … in …" in told
    assert "test_the_report_quotes_no_page" in told
