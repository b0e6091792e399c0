"""Signs that Latin and Chinese share are set as the writing around them asks, on one base line."""

import itertools

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

from reader.domain.thread import Paragraph
from reader.gui.base.theme import Look
from reader.gui.pane.faces import Faces
from reader.gui.pane.flow import Role, Row
from reader.gui.pane.typeset import Typesetter
from reader.text.paragraphs import to_utf16

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def setter():
    return Typesetter(Look())


def row(text):
    return Row(Role.TEXT, 0, Paragraph(0, text))


def width(setter, text, start, end):
    """Pixels that a piece of a set paragraph takes."""
    line = setter.row(abs(hash(text)), row(text)).layout.lineAt(0)
    ends = [line.cursorToX(to_utf16(text, place)) for place in (start, end)]
    return abs(float(ends[1][0]) - float(ends[0][0]))


def has_chinese(setter):
    return len(setter.body.families()) > 1 and QFontDatabase.hasFamily(setter.body.families()[1])


def test_an_apostrophe_stays_narrow_in_english(setter):
    text = "I hadn’t seen it"
    assert width(setter, text, 6, 7) < setter.em * 0.5


def test_code_stands_in_columns(setter):
    if not QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)).fixedPitch():
        pytest.skip("no fixed font is installed")
    metrics = QFontMetricsF(setter.code)
    assert {metrics.horizontalAdvance(sign) for sign in "iWm.1"} == {metrics.horizontalAdvance("x")}


def test_quotation_marks_are_a_square_wide_in_chinese(setter):
    if not has_chinese(setter):
        pytest.skip("no Chinese font is installed")
    text = "他说“你好”了"
    assert width(setter, text, 2, 3) == pytest.approx(setter.em, abs=1)
    assert width(setter, text, 5, 6) == pytest.approx(setter.em, abs=1)


def test_places_behind_signs_outside_the_basic_plane_are_counted_as_qt_counts(setter):
    formats = Faces().formats("𠀀𠀀“你”", setter.body)
    assert [(piece.start, piece.length) for piece in formats] == [(4, 1), (6, 1)]
    assert formats[0].format.font().families()[-1] == setter.body.families()[0]


def test_lines_with_and_without_chinese_stand_on_one_rhythm(setter):
    made = setter.row(0, row("plain words only " * 8 + "中文在后面 " * 30))
    lines = [made.layout.lineAt(i) for i in range(made.layout.lineCount())]
    bases = [line.y() + line.ascent() for line in lines]
    steps = {round(after - before, 3) for before, after in itertools.pairwise(bases)}
    assert len(lines) > 3
    assert steps == {float(setter.line)}


def test_a_line_that_is_taller_than_the_step_pushes_the_next_down(setter):
    setter.line = 4
    made = setter.row(0, row("words " * 60))
    lines = [made.layout.lineAt(i) for i in range(made.layout.lineCount())]
    assert all(below.y() >= above.y() + above.height() - 0.01 for above, below in itertools.pairwise(lines))


def test_fonts_of_another_size_are_measured_anew(setter):
    faces = Faces()
    small, large = QFont(setter.body), QFont(setter.body)
    large.setPointSizeF(small.pointSizeF() * 2)
    assert faces.baseline(large, 60) != faces.baseline(small, 60)
    turned = QFont(small)
    turned.setFamilies(small.families()[::-1])
    metrics = QFontMetricsF(turned)
    assert faces.baseline(small, 60) == pytest.approx((60 - metrics.height()) / 2 + metrics.ascent())
