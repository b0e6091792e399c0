"""The line icons: one grid, one stroke, the colour of the theme."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from reader.gui.base.theme import Look
from reader.gui.keys.actions import SPECS
from reader.paths import resources
from tests.gui.draw_icons import drawn

ICONS = sorted((resources() / "icons").glob("*.svg"))
USED = (
    "add",
    "bookmark-on",
    "export",
    "filter",
    "folder",
    "jump",
    "merge",
    "read",
    "remove",
    "search",
    "sort",
    "tag",
    "unread",
)


def test_every_named_icon_is_there():
    names = {path.stem for path in ICONS}
    assert {spec.icon for spec in SPECS if spec.icon} <= names
    assert set(USED) <= names


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_drawn_on_the_common_grid(path):
    markup = path.read_text("utf-8")
    assert 'viewBox="0 0 16 16"' in markup
    assert 'stroke="currentColor" stroke-width="1.4"' in markup
    assert set(re.findall(r'fill="([^"]+)"', markup)) <= {"none", "currentColor"}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_of_the_theme(qapp, path):
    images = [Look(theme).icon(path.stem).pixmap(QSize(16, 16)).toImage() for theme in ("light", "dark")]
    assert images[0] != images[1]
    assert any(images[0].pixelColor(x, y).alpha() for x in range(16) for y in range(16))


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_the_picture_of_an_icon_is_of_today(qapp, path):
    """Renderers of other versions may shade an edge otherwise; other strokes are not to be missed."""
    kept, now = QImage(str(path.with_suffix(".png"))), drawn(path)
    assert kept.size() == now.size()
    points = [(x, y) for x in range(now.width()) for y in range(now.height())]
    differing = [at for at in points if abs(kept.pixelColor(*at).alpha() - now.pixelColor(*at).alpha()) > 64]
    assert len(differing) <= 4, "run: python -m tests.gui.draw_icons"
