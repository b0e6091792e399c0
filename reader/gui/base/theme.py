"""Colours, fonts and icons, and who tells the widgets when they change."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from reader.gui.base.style_sheet import style_sheet
from reader.paths import resource

TAG_COLOURS = ("blue", "orange", "green", "purple", "red", "teal", "brown", "pink", "olive")
"""Palette names in the order in which new tags take them; told apart by colour-blind readers (after Okabe and Ito)."""

STYLE = ("-style", "fusion")
"""Arguments for the application; asking for the style later would load the twenty enumerations of ``QStyle``."""

ZOOM_STEPS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250)
"""Text sizes in per cent."""

THEMES = ("light", "dark", "sepia")
"""Names of the theme files; the choice ``system`` is one of the first two."""

_USUAL_POINTS = 13.0
"""Systems set their windows in 9 to 13 points; more was asked for by somebody."""

_System = QFontDatabase.SystemFont
_CJK_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)


class TagColour(NamedTuple):
    """How one tag is painted: ``bar`` beside the text, ``ink`` on ``fill`` in chips."""

    bar: QColor
    fill: QColor
    ink: QColor


class SetType(NamedTuple):
    """How the reading text is set.

    Args:
        latin: family for Latin text, "" for the system's.
        chinese: family for Chinese text, "" for the first good one that is there.
        measure: widest text column, in Chinese characters (38 are about 72 Latin ones).
        spacing: distance of lines, in heights of a Chinese character.
    """

    latin: str = ""
    chinese: str = ""
    measure: int = 38
    spacing: float = 1.62


class Theme:
    """The colours of one theme, read from ``resources/themes/NAME.json``.

    Args:
        name: one of `THEMES`.
    """

    def __init__(self, name: str) -> None:
        data = json.loads(resource(f"themes/{name}.json").read_text("utf-8"))
        self.name = name
        self.is_dark = name == "dark"
        self._window = {key: QColor(value) for key, value in data["window"].items()}
        self._tags = {
            key: TagColour(QColor(value["bar"]), QColor(value["fill"]), QColor(value["ink"]))
            for key, value in data["tags"].items()
        }

    def colour(self, role: str) -> QColor:
        """A colour by its role in the theme file, such as ``text`` or ``rule``."""
        return self._window[role]

    def tag(self, name: str) -> TagColour:
        """The paints of a tag colour: a palette name or ``#rrggbb``."""
        known = self._tags.get(name)
        return known if known is not None else self._mixed(name)

    def palette(self) -> QPalette:
        """The Qt palette of the theme."""
        role = QPalette.ColorRole
        palette = QPalette()
        pairs = {
            role.Window: "window",
            role.WindowText: "text",
            role.Base: "base",
            role.AlternateBase: "alternate",
            role.Text: "text",
            role.Button: "button",
            role.ButtonText: "text",
            role.BrightText: "error",
            role.Highlight: "selection",
            role.HighlightedText: "selection_text",
            role.Link: "link",
            role.LinkVisited: "link",
            role.ToolTipBase: "tooltip",
            role.ToolTipText: "text",
            role.PlaceholderText: "dim",
            role.Accent: "accent",
            role.Mid: "rule",
            role.Midlight: "faint",
        }
        for where, what in pairs.items():
            palette.setColor(where, self.colour(what))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, self.colour("dim"))
        return palette

    def _mixed(self, name: str) -> TagColour:
        bar = QColor(name) if QColor.isValidColorName(name) else self.colour("dim")
        if self.is_dark:
            return TagColour(bar, _mix(bar, self.colour("base"), 0.22), _mix(bar, QColor("#ffffff"), 0.35))
        return TagColour(bar, _mix(bar, self.colour("base"), 0.13), _mix(bar, QColor("#000000"), 0.5))


class Look(QObject):
    """The theme and type in force; widgets hold it and repaint on ``changed``.

    Signals:
        changed(): other colours, or another type.
        language_changed(): another language is in force; set words anew.

    Args:
        theme: the theme to begin with: one of `THEMES` or ``system``.
        zoom: size of the reading text in per cent.
    """

    changed = Signal()
    language_changed = Signal()

    def __init__(self, theme: str = "light", zoom: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = theme
        self.zoom = zoom
        self.type = SetType()
        self.theme = Theme(_resolve(theme))

    def set_theme(self, choice: str) -> None:
        """Change the theme of the whole application: one of `THEMES` or ``system``."""
        from PySide6.QtGui import QPixmapCache  # the start need not pay for it

        self.choice = choice
        self.theme = Theme(_resolve(choice))
        self.apply()
        # What the style drew by the palette that was is never asked for again, and would be kept up to 10 MiB.
        QPixmapCache.clear()
        self.changed.emit()

    def set_zoom(self, zoom: int) -> None:
        """Change the size of the reading text, in per cent."""
        self.zoom = max(ZOOM_STEPS[0], min(ZOOM_STEPS[-1], zoom))
        self.changed.emit()

    def set_type(self, setting: SetType) -> None:
        """Change how the reading text is set."""
        if setting != self.type:
            self.type = setting
            self.changed.emit()

    def step_zoom(self, direction: int) -> None:
        """One step larger (1) or smaller (-1)."""
        steps = [z for z in ZOOM_STEPS if (z > self.zoom if direction > 0 else z < self.zoom)]
        if steps:
            self.set_zoom(steps[0] if direction > 0 else steps[-1])

    def apply(self) -> None:
        """Give palette and spacing to the application; its style is Fusion from the start (see `STYLE`)."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        _name_chinese(app)
        app.setPalette(self.theme.palette())
        app.setStyleSheet(style_sheet(self.theme.name, self.theme.colour))

    def reading_font(self) -> QFont:
        """The font of the cleaned text at the zoom in force."""
        font = QFont()
        font.setFamilies([self.type.latin or _family(_System.GeneralFont), *self._chinese()])
        font.setPointSizeF(12.0 * self._scale())
        font.setStyleHint(QFont.StyleHint.SansSerif)
        return font

    def small_font(self) -> QFont:
        """The font of headers, gutter and chips at the zoom in force."""
        font = self.reading_font()
        font.setPointSizeF(9.25 * self._scale())
        return font

    def code_font(self) -> QFont:
        """The fixed font of code at the zoom in force."""
        font = QFontDatabase.systemFont(_System.FixedFont)
        font.setFamilies([_family(_System.FixedFont), *self._chinese()])
        font.setPointSizeF(11.0 * self._scale())
        return font

    def _scale(self) -> float:
        """The zoom in force; where the system's own text is set large, the page is larger too."""
        usual = max(1.0, QFont().pointSizeF() / _USUAL_POINTS)
        return usual * self.zoom / 100

    def _chinese(self) -> tuple[str, ...]:
        return (self.type.chinese, *_cjk_families()) if self.type.chinese else _cjk_families()

    def icon(self, name: str) -> QIcon:
        """A line icon of ``resources/icons`` in the text colour of the theme."""
        return _icon(name, self.theme.colour("text").name())


@lru_cache(maxsize=256)
def _icon(name: str, colour: str) -> QIcon:
    return QIcon(_drawn(name, colour))  # the style greys it where it is disabled


def _drawn(name: str, colour: str) -> QPixmap:
    # The strokes were drawn beforehand (tests/gui/draw_icons.py): Qt's SVG module is a fortieth of the start.
    pixmap = QPixmap(str(resource(f"icons/{name}.png")))
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(2.0)
    return pixmap


@lru_cache(maxsize=1)
def _cjk_families() -> tuple[str, ...]:
    # One that is there is enough, and asking for all of them takes a fiftieth of the start.
    return tuple(islice((family for family in _CJK_FAMILIES if QFontDatabase.hasFamily(family)), 1))


def _name_chinese(app: QApplication) -> None:
    """Have Chinese words set in a Chinese font; which one, and how bold, is left to chance otherwise."""
    font = app.font()
    # The name that the system gives may stand for a list; in front of others only a real one is found.
    families = [QFontInfo(font).family(), *_cjk_families()]
    if font.families() != families:
        font.setFamilies(families)
        app.setFont(font)


@lru_cache(maxsize=4)
def _family(purpose: QFontDatabase.SystemFont) -> str:
    # As in `_name_chinese`: a name that stands for a list would be passed over for the Chinese family behind it.
    return QFontInfo(QFontDatabase.systemFont(purpose)).family()


def _resolve(choice: str) -> str:
    if choice in THEMES:
        return choice
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleHints().colorScheme() == Qt.ColorScheme.Dark:
        return "dark"
    return "light"


def _mix(colour: QColor, ground: QColor, share: float) -> QColor:
    def part(a: int, b: int) -> int:
        return round(a * share + b * (1 - share))

    return QColor(
        part(colour.red(), ground.red()), part(colour.green(), ground.green()), part(colour.blue(), ground.blue())
    )
