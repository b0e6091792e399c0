"""Text with many marks: drawn line by line it looks as it does drawn at once, and takes no longer for thousands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextCharFormat, QTextLayout

from reader.domain.thread import Paragraph
from reader.gui.base.theme import Look
from reader.gui.pane import line_draw
from reader.gui.pane.flow import Role, Row
from reader.gui.pane.line_draw import Seen
from reader.gui.pane.text_paint import Dress, _formats
from tests.growth import cost_follows_length

_LINE = 26


@pytest.fixture
def layout(qapp):
    return laid_out("see https://forum.example/page 桥 😀, g\u0327y\u030a " * 30)


def laid_out(text: str) -> QTextLayout:
    made = QTextLayout(text, QFont("Sans", 12))
    made.setCacheEnabled(True)
    made.beginLayout()
    y = 0.0
    while (line := made.createLine()).isValid():
        line.setLineWidth(400)
        line.setPosition(QPointF(0, y))
        y += _LINE
    made.endLayout()
    return made


def mark(start: int, length: int, ground: str, ink: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    style = QTextCharFormat()
    if ground:
        style.setBackground(QColor(ground))
    if ink:
        style.setForeground(QColor(ink))
    if not (ground and ink):
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.format = style
    return made


def marks(layout: QTextLayout) -> list[QTextLayout.FormatRange]:
    """Addresses, tags over them and over the ends of lines, and hits over all of these."""
    size = len(layout.text()) - 60
    links = [mark(at, 26, "", "#205080") for at in range(4, size, 44)]
    tags = [mark(at, 5 + at % 90, "#f0e0a0", "") for at in range(0, size, 97)]
    return [*links, *tags, *(mark(at, 4, "#a03000", "#ffffff") for at in range(9, size, 23))]


def drawn(layout: QTextLayout, top: float) -> QImage:
    image = QImage(420, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    Seen(painter, layout, QPointF(7, top)).draw(marks(layout))
    painter.end()
    return image


@pytest.mark.parametrize("top", [10, -200, -199.5, 250, 400, -5000])
def test_line_by_line_looks_the_same(layout, monkeypatch, top):
    monkeypatch.setattr(line_draw, "MANY", len(marks(layout)))
    at_once = drawn(layout, top)
    monkeypatch.setattr(line_draw, "MANY", 0)
    assert drawn(layout, top) == at_once
    blank = QImage(420, 300, QImage.Format.Format_RGB32)
    blank.fill(QColor("white"))
    assert (at_once == blank) is (top in {400, -5000})


@pytest.mark.parametrize(
    ("top", "first", "last"), [(0, 0, 11), (-_LINE * 2, 2, 13), (-_LINE * 3 - 25, 4, 15), (290, 0, 0)]
)
def test_only_the_lines_in_the_picture_are_seen(layout, top, first, last):
    image = QImage(420, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    start, beyond = Seen(painter, layout, QPointF(0, top)).units()
    painter.end()
    assert start == layout.lineAt(first).textStart()
    assert beyond == layout.lineAt(last).textStart() + layout.lineAt(last).textLength()


def test_nothing_is_seen_of_a_text_above_the_picture(layout):
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert Seen(painter, layout, QPointF(0, -5000)).units() == (0, 0)
    painter.end()


def test_of_thousands_of_addresses_and_hits_in_one_paragraph_those_in_sight_are_painted(qapp):
    theme = Look("light", 100).theme
    image = QImage(420, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)

    def painting(count, tops=(0,)):
        text = "桥😀 " + "https://forum.example/x 例 " * count
        layout = laid_out(text)
        row, dress = Row(Role.TEXT, 0, Paragraph(0, text)), Dress()
        dress.hits = tuple((at, at + 1) for at, sign in enumerate(text) if sign == "例")

        def paint():
            for top in tops:
                seen = Seen(painter, layout, QPointF(0, top))
                found = _formats(theme, row, dress, seen.units())
                assert 20 < len(found) < 200
                seen.draw(found)

        return paint

    painting(20_000, (0, -100_000, -200_000))()
    # One mark after the other through all lines, it takes hours.
    cost_follows_length(painting, 2000, counted=400)
    painter.end()
