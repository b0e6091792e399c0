"""What can be done about a damaged library: a backup, what can be read of it, or reading it as it is."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from reader.domain.errors import PostilError
from reader.gui.base.wording import error_words, when
from reader.session import backing_up
from reader.session.reading import ReadingSession

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton, QWidget

    from reader.domain.backup import Backup

log = logging.getLogger(__name__)

translate = QCoreApplication.translate


def rescue(path: Path, error: PostilError, coder: str, parent: QWidget | None = None) -> ReadingSession | None:
    """Ask what to do about a damaged library, and do it. The damaged file itself is kept as it is.

    Args:
        path: the library.
        error: what is wrong with it.
        coder: who annotates.
        parent: the window, if there is one.

    Returns:
        the library that is open then, or None where the person wants none of it.
    """
    newest = backing_up.newest_sound(path)
    while True:
        box, choices = _question(error, newest, parent)
        box.exec()
        chosen = next((name for name, button in choices.items() if box.clickedButton() is button), "")
        box.deleteLater()
        if not chosen:
            return None
        try:
            return _do(chosen, path, newest, coder, parent)
        except PostilError as another:
            log.warning("%s", another)
            error = another


def _question(
    error: PostilError, newest: Backup | None, parent: QWidget | None
) -> tuple[QMessageBox, dict[str, QPushButton]]:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Postil")
    box.setText(error_words(error))
    told = [translate("rescue", "Whatever you choose, the damaged file is kept.")]
    role = QMessageBox.ButtonRole.ActionRole
    choices: dict[str, QPushButton] = {}
    if newest is not None:
        made = when(newest.at.astimezone())
        choices["backup"] = box.addButton(translate("rescue", "Go on with the backup of {0}").format(made), role)
    else:
        told.append(translate("rescue", "There is no sound backup of it."))
    choices["salvage"] = box.addButton(translate("rescue", "Save what can be read"), role)
    choices["read"] = box.addButton(translate("rescue", "Open it for reading only"), role)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setInformativeText(" ".join(told))
    return box, choices


def _do(chosen: str, path: Path, newest: Backup | None, coder: str, parent: QWidget | None) -> ReadingSession:
    if chosen == "read":
        return ReadingSession(path, coder=coder, read_only=True)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        if chosen == "backup" and newest is not None:
            backing_up.put_back(path, newest.path)
            return ReadingSession(path, coder=coder)
        saved = backing_up.save_what_can_be_read(path)
        session = ReadingSession(saved.library, coder=coder)
    finally:
        QGuiApplication.restoreOverrideCursor()
    _tell(saved.library, saved.texts, sum(saved.rows.values()), parent)
    return session


def _tell(library: Path, texts: Path, rows: int, parent: QWidget | None) -> None:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle("Postil")
    box.setText(translate("rescue", "{0} rows could be read. They are in a new library now:").format(rows))
    box.setInformativeText(
        translate("rescue", "{0}\nAll texts and annotations are also in a file for other programs:\n{1}").format(
            library, texts
        )
    )
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()
    box.deleteLater()
