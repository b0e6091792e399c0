"""What happens when the program itself is at fault: the work is safe, the report can be copied."""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.domain.errors import PostilError

if TYPE_CHECKING:
    from collections.abc import Callable
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
    from traceback import TracebackException

    head = f"Postil {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    faults: list[list[str]] = []
    found: TracebackException | None = TracebackException(kind, error, trace)
    while found is not None:
        # Where it happened is our own code; what an error says may quote a page, in lines of any look.
        says = "".join(found.format_exception_only()).splitlines()
        faults.append(["".join(found.stack.format()).rstrip(), *map(_without_quotes, says)])
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    lines = [line for fault in reversed(faults) for line in (*fault, "")]
    return "\n".join([head, "", *lines])


def _without_quotes(line: str) -> str:
    """A line of what an error says, without the quoted and the foreign words in it."""
    kind, colon, words = line.partition(": ") if re.match(_KIND, line) else ("", "", line)
    words = re.sub(_FOREIGN, "\u2026", re.sub(_QUOTED, "\u2026", words))
    return f"{kind}{colon}{words[:_MOST_WORDS]}"


def install(window: QWidget, tell: Callable[[PostilError], None]) -> None:
    """Show faults of the program in a box with a report that can be copied, and log them.

    A fault that comes while one is shown is only logged: one in what paints the window would else never end. An error
    of a file or the disk that nobody nearer by has answered for is none of the program's faults.

    Args:
        window: the box stands before it.
        tell: says what could not be done, as elsewhere in the window.
    """
    shown = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal shown
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from PySide6.QtWidgets import QMessageBox

        text = report(kind, error, trace)
        if isinstance(error, PostilError):
            log.warning("%s", text)
            tell(error)
            return
        log.critical("%s", text)
        if sys.__stderr__ is not None:
            sys.__stderr__.write(text)
        if shown:
            return
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
        shown = True
        try:
            box.exec()
        finally:
            shown = False
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(text)

    sys.excepthook = hook
