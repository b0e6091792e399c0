"""What happens when the program itself is at fault: the work is safe, the report can be copied."""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QApplication

from reader import __version__

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

# Not compiled at each start, as faults are rare.
_KIND = r"[A-Za-z_][\w.]*: "
_QUOTED = r"""'[^']*'|"[^"]*"|\u201c[^\u201d]*\u201d"""
_FOREIGN = r"[^\x20-\x7e\u2026]+"
_MOST_WORDS = 160


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """A report to send to the makers; it holds no text of any page."""
    import platform
    import traceback

    lines = "".join(traceback.format_exception(kind, error, trace)).splitlines()
    head = f"Postil {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    return "\n".join([head, "", *(_without_quotes(line) for line in lines), ""])


def _without_quotes(line: str) -> str:
    """A line of a traceback; what an error says may quote a page, so quoted and foreign words are left out of it."""
    if line.startswith((" ", "Traceback (most", "During handling of", "The above exception")):
        return line  # our own code
    kind, colon, words = line.partition(": ") if re.match(_KIND, line) else ("", "", line)
    words = re.sub(_FOREIGN, "\u2026", re.sub(_QUOTED, "\u2026", words))
    return f"{kind}{colon}{words[:_MOST_WORDS]}"


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
        box.finished.connect(box.deleteLater)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(text)

    sys.excepthook = hook
