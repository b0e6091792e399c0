"""The faces that a line of mixed writing is set in, and the one base line that they share."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout

from reader.text.paragraphs import to_utf16
from reader.text.typography import chinese_signs


class Faces:
    """Gives the signs that Latin and Chinese share to their own font, and holds all lines to one rhythm.

    A font of the pane names a Latin family first and Chinese ones behind it; each sign is looked for in that order.
    """

    def __init__(self) -> None:
        self._formats: dict[str, QTextCharFormat] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    def forget(self) -> None:
        """Start anew with other fonts."""
        self._formats.clear()
        self._metrics.clear()

    def formats(self, text: str, font: QFont) -> list[QTextLayout.FormatRange]:
        """Where a text that is set in a font needs the Chinese one first."""
        found = []
        for start, end in chinese_signs(text):
            piece = QTextLayout.FormatRange()
            piece.start = to_utf16(text, start)
            piece.length = to_utf16(text, end) - piece.start
            piece.format = self._chinese(font)
            found.append(piece)
        return found

    def baseline(self, font: QFont, step: float) -> float:
        """How far below its upper edge the words of a line stand, for lines so far apart; in pixels.

        Chinese fonts are taller than Latin ones. Lines with and without Chinese would stand unevenly if each were
        centred by itself.
        """
        key = font.key()
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(_chinese_first(font))
        metrics = self._metrics[key]
        return (step - metrics.height()) / 2 + metrics.ascent()

    def _chinese(self, font: QFont) -> QTextCharFormat:
        key = font.key()
        if key not in self._formats:
            style = QTextCharFormat()
            style.setFont(_chinese_first(font))
            self._formats[key] = style
        return self._formats[key]


def _chinese_first(font: QFont) -> QFont:
    families = font.families()
    turned = QFont(font)
    if len(families) > 1:
        turned.setFamilies([*families[1:], families[0]])
    return turned
