"""Draws the icons of ``resources/icons``: ``python -m tests.gui.draw_icons`` after an SVG has changed or come.

The window colours ready pictures: loading Qt's SVG module and drawing would cost a fortieth of its start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reader.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

PIXELS = 32


def drawn(path: Path) -> QImage:
    """An SVG as black strokes on nothing, twice as large as it is shown."""
    image = QImage(PIXELS, PIXELS, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    markup = path.read_text("utf-8").replace("currentColor", "#000000")
    painter = QPainter(image)
    QSvgRenderer(QByteArray(markup.encode())).render(painter, QRectF(0, 0, PIXELS, PIXELS))
    painter.end()
    return image


if __name__ == "__main__":
    app = QGuiApplication([])
    for source in sorted((resources() / "icons").glob("*.svg")):
        drawn(source).save(str(source.with_suffix(".png")), "PNG")
