"""Draws the icons of ``resources/icons``: ``python -m tests.gui.draw_icons`` after an SVG has changed or come.

The window colours ready pictures: loading Qt's SVG module and drawing would cost a fortieth of its start.
The marks inside boxes (an arrow, a tick) are named by the style sheet, which cannot colour: one picture a theme.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reader.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

PIXELS = 32
MARK_PIXELS = 12


def drawn(path: Path, pixels: int = PIXELS, colour: str = "#000000") -> QImage:
    """An SVG as strokes of one colour on nothing."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    markup = path.read_text("utf-8").replace("currentColor", colour)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(markup.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


def draw_marks(folder: Path) -> None:
    """The marks of every theme in its text colour, once at their size and once for fine screens."""
    for theme in sorted((resources() / "themes").glob("*.json")):
        colour = json.loads(theme.read_text("utf-8"))["window"]["text"]
        for source in sorted(folder.glob("*.svg")):
            name = f"{theme.stem}-{source.stem}"
            drawn(source, MARK_PIXELS, colour).save(str(folder / f"{name}.png"), "PNG")
            drawn(source, 2 * MARK_PIXELS, colour).save(str(folder / f"{name}@2x.png"), "PNG")


if __name__ == "__main__":
    app = QGuiApplication([])
    for source in sorted((resources() / "icons").glob("*.svg")):
        drawn(source).save(str(source.with_suffix(".png")), "PNG")
    draw_marks(resources() / "icons" / "marks")
