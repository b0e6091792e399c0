"""What happens when the program itself is at fault: the work is safe, the report can be copied."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QApplication

from reader import __version__

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """A report to send to the makers; it holds no text of any page."""
    import platform
    import traceback

    lines = traceback.format_exception(kind, error, trace)
    head = f"Postil {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    return f"{head}\n\n{''.join(lines)}"


def install(window: QWidget) -> None:
    """Show faults of the program in a box with a report that can be copied, and log them.

    Args:
        window: the box stands before it.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from PySide6.QtWidgets import QMessageBox

        text = report(kind, error, trace)
        log.critical("%s", text)
        if sys.__stderr__ is not None:
            sys.__stderr__.write(text)
        box = QMessageBox(window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Postil")
        box.setText(
            QCoreApplication.translate(
                "crash", "Postil made a mistake. Everything that was saved is safe; you can go on."
            )
        )
        box.setDetailedText(text)
        copy = box.addButton(QCoreApplication.translate("crash", "Copy the report"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(text)

    sys.excepthook = hook
