"""Shows the end of the log, to be copied into a report. The log holds no text of any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit

from reader import paths
from reader.gui.base.dialog_parts import stacked, wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_SHOWN_BYTES = 200_000


class LogDialog(QDialog):
    """The newest lines of the log."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        path = paths.logs() / "postil.log"
        self.setWindowTitle(self.tr("Log"))
        self.resize(820, 520)
        where = wrapped(self, self.tr("It lies in {0}").format(path))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setPlainText(_end_of(path) or self.tr("Nothing was logged yet."))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        stacked(self, (where, self.text, buttons), self.text)


def _end_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _SHOWN_BYTES))
            data = file.read(_SHOWN_BYTES)
    except OSError:
        return ""
    text = data.decode("utf-8", "replace")
    return text.split("\n", 1)[-1] if size > _SHOWN_BYTES else text
