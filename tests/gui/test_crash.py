from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from reader.domain.errors import LibraryDamaged
from reader.gui.base import crash


def nothing(error: object) -> None:
    raise AssertionError(error)


def test_an_error_of_the_library_that_nobody_expected_is_told_as_one(qtbot, monkeypatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    told: list[object] = []
    monkeypatch.setattr(QMessageBox, "exec", nothing)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install(window, told.append)
    error = LibraryDamaged("The library is damaged: a value in it cannot be read.")
    sys.excepthook(type(error), error, None)
    assert told == [error]


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
    crash.install(window, nothing)
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


def test_lines_of_a_page_in_an_error_are_left_out_however_they_look() -> None:
    text = "no end\n  渡口 at dawn\nTraceback (most recent call last) of 渡口\n    'a line' of the page"
    error = ValueError(text)
    told = crash.report(type(error), error, None)
    assert "渡口" not in told
    assert "a line" not in told
    assert "ValueError: no end" in told


def test_a_fault_while_one_is_shown_is_only_logged(qtbot, monkeypatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown: list[QMessageBox] = []

    def show(box: QMessageBox) -> None:
        shown.append(box)
        if len(shown) < 5:
            sys.excepthook(ValueError, ValueError("again"), None)

    monkeypatch.setattr(QMessageBox, "exec", show)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__stderr__", None)
    crash.install(window, nothing)
    sys.excepthook(ValueError, ValueError("first"), None)
    assert len(shown) == 1
    sys.excepthook(ValueError, ValueError("later"), None)
    assert len(shown) == 2
