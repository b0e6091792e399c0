"""Opening an address in the browser, after a question that shows where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from reader.text.link_targets import named_host, same_site, web_address

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_to_open(parent: QWidget, url: QUrl, words: str = "") -> bool:
    """Ask, and open an address of the web or begin a letter; whether the address is one of these.

    Args:
        parent: of the question.
        url: where it leads; other schemes than http, https and mailto are never opened.
        words: what was clicked; where they name another site, the question says so.
    """
    if url.scheme() == "mailto" and "@" in url.path():
        # Without what else such an address may ask of the program: a text, or files to send along.
        url = QUrl(f"mailto:{url.path(QUrl.ComponentFormattingOption.FullyEncoded)}")
        question = QCoreApplication.translate("links", "Write to this address with the mail program?")
    elif url.scheme() in {"http", "https"} and url.host():
        asked = QCoreApplication.translate("links", "Open this page in the browser? The site {0} will see the visit.")
        question = asked.format(_wired(url.host()))
    else:
        return False
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("links", "Open a link"))
    warning = led_astray(words, url.toString())
    if warning:
        box.setIcon(QMessageBox.Icon.Warning)
    box.setText("\n\n".join(filter(None, (warning, question))))
    box.setInformativeText(shown_address(url.toDisplayString()))
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    box.finished.connect(box.deleteLater)
    if box.exec() == QMessageBox.StandardButton.Open:
        QDesktopServices.openUrl(url)
    return True


def shown_address(address: str) -> str:
    """An address as it can be read without harm: its letters stand in their order, and none is unseen."""
    safe = web_address(address, "") or bytes(QUrl(address).toEncoded().data()).decode("ascii", "replace")
    return safe if safe.isascii() else f"\u2066{safe}\u2069"


def led_astray(words: str, address: str) -> str:
    """A sentence where words name another site than the one that they lead to, else ``""``."""
    named, host = named_host(words), QUrl(address).host()
    if not named or not host or same_site(_wired(named), _wired(host)):
        return ""
    told = QCoreApplication.translate("links", "The words name {0}, but the link leads to {1}.")
    return told.format(_wired(named), _wired(host))


def _wired(host: str) -> str:
    """A host as it goes over the wire, so that look-alike letters cannot deceive."""
    return bytes(QUrl.toAce(host).data()).decode("ascii", "replace") or host
