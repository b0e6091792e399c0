"""Shows a memo's Markdown. Nothing is loaded: no picture, no style, no file; links open only after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from reader.gui.base.links import ask_to_open
from reader.text.memo_links import SCHEME

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QWidget

_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class QuietDocument(QTextDocument):
    """A document that loads nothing, whatever its text names."""

    def loadResource(self, _kind: int, _url: QUrl | str) -> object:
        """Give nothing."""
        return None


class MemoView(QTextBrowser):
    """A memo, set as Markdown; HTML in it is shown as text.

    Signals:
        place_wanted(str): a link to a passage or post was chosen; its address.

    Args:
        name: for screen readers.
    """

    place_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDocument(QuietDocument(self))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.anchorClicked.connect(self._on_link)

    def show_memo(self, text: str) -> None:
        """Show another memo."""
        self.document().setMarkdown(text, _DIALECT)

    def _on_link(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(SCHEME):
            self.place_wanted.emit(address)
        else:
            ask_to_open(self.window(), url)
