from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from reader.gui.base.theme import _CJK_FAMILIES, TAG_COLOURS, ZOOM_STEPS, Look, Theme, _cjk_families


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(a: QColor, b: QColor) -> float:
    """Contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=["light", "dark", "sepia"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme(request.param)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "base"),
        ("text", "window"),
        ("text", "alternate"),
        ("text", "cursor"),
        ("text", "button"),
        ("text", "tooltip"),
        ("text", "selection"),
        ("dim", "base"),
        ("dim", "window"),
        ("dim", "cursor"),
        ("dim", "alternate"),
        ("dim", "faint"),
        ("dim", "button"),
        ("text", "faint"),
        ("text", "rule"),
        ("accent", "base"),
        ("accent", "window"),
        ("accent", "faint"),
        ("accent", "button"),
        ("error", "alternate"),
        ("link", "cursor"),
        ("accent_text", "accent"),
        ("selection_text", "selection"),
        ("find_text", "find"),
        ("link", "base"),
        ("error", "base"),
        ("error", "window"),
    ],
)
def test_text_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme.colour(ink), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", TAG_COLOURS)
def test_tag_names_can_be_read_and_bars_be_seen(theme: Theme, name: str) -> None:
    paint = theme.tag(name)
    assert contrast(paint.ink, paint.fill) >= 4.5
    assert contrast(theme.colour("text"), paint.fill) >= 4.5
    assert contrast(paint.bar, theme.colour("base")) >= 1.9


def test_tag_colours_differ(theme: Theme) -> None:
    assert len({theme.tag(name).bar.name() for name in TAG_COLOURS}) == len(TAG_COLOURS)


def test_a_free_colour_is_mixed_for_the_theme(theme: Theme) -> None:
    paint = theme.tag("#336699")
    assert paint.bar.name() == "#336699"
    assert contrast(paint.ink, paint.fill) >= 4.5


def test_an_unknown_colour_still_paints(theme: Theme) -> None:
    assert theme.tag("no such colour").bar == theme.colour("dim")


def test_the_palette_is_the_themes(theme: Theme) -> None:
    assert theme.palette().color(QPalette.ColorRole.Base) == theme.colour("base")


def test_zoom_goes_by_steps_and_stops_at_the_ends(qtbot) -> None:
    look = Look("light", 100)
    with qtbot.waitSignal(look.changed):
        look.step_zoom(1)
    assert look.zoom == 110
    for _ in range(20):
        look.step_zoom(-1)
    assert look.zoom == ZOOM_STEPS[0]
    look.set_zoom(9999)
    assert look.zoom == ZOOM_STEPS[-1]


def test_changing_the_theme_tells_everyone(qtbot) -> None:
    look = Look("light")
    with qtbot.waitSignal(look.changed):
        look.set_theme("dark")
    assert look.theme.is_dark
    assert look.choice == "dark"
    look.set_theme("light")


def test_words_of_the_window_are_set_in_a_chinese_font_behind_that_of_the_system(qapp):
    Look("light").apply()
    families = qapp.font().families()
    assert families[1:] == list(_cjk_families())
    assert families[0] not in _CJK_FAMILIES
    Look("dark").apply()
    assert qapp.font().families() == families
