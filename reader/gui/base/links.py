"""Opening an address in the browser, after a question that shows where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_to_open(parent: QWidget, url: QUrl) -> bool:
    """Ask, and open an address of the web; whether it is one.

    Args:
        parent: of the question.
        url: where it leads; other schemes than http and https are never opened.
    """
    if url.scheme() not in {"http", "https"} or not url.host():
        return False
    # The host is shown as it goes over the wire, so that look-alike letters cannot deceive.
    host = bytes(QUrl.toAce(url.host()).data()).decode("ascii", "replace")
    words = QCoreApplication.translate("links", "Open this page in the browser? The site {0} will see the visit.")
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("links", "Open a link"))
    box.setText(words.format(host))
    box.setInformativeText(url.toDisplayString())
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    box.finished.connect(box.deleteLater)
    if box.exec() == QMessageBox.StandardButton.Open:
        QDesktopServices.openUrl(url)
    return True
