"""All that the preferences offer, as one value: read from the window, put into force, written to a file and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reader.gui.base.language import LANGUAGES
from reader.gui.base.settings import Settings
from reader.gui.base.theme import THEMES, ZOOM_STEPS
from reader.gui.keys.keymap import dump_own, read_own
from reader.gui.pane.folding import FOLDABLE

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

    from reader.gui.desks.window import Window
    from reader.gui.frame.room import Room

ZOOM = range(ZOOM_STEPS[0], ZOOM_STEPS[-1] + 1)
"""Text sizes in per cent."""

MEASURE = range(34, 43)
"""Widths of the text column, in Chinese characters."""

SPACING = range(130, 221)
"""Distances of lines, in hundredths of the height of a Chinese character."""

_SIGN = "postil-settings"
_LONGEST = 200
"""Longest name, in characters, that is taken from a file."""

_ALLOWED: dict[str, Container[object]] = {
    "theme": ("system", *THEMES),
    "language": ("", *LANGUAGES),
    "zoom": ZOOM,
    "measure": MEASURE,
    "spacing": SPACING,
}


class Choices(NamedTuple):
    """What the reader chose; each field is named as in `Settings`, ``keys`` is in the form kept there."""

    theme: str
    language: str
    zoom: int
    latin_font: str
    chinese_font: str
    measure: int
    spacing: int
    folded: str
    coder: str
    keys: str


class NotSettings(ValueError):
    """A file holds no settings of Postil; nothing was taken from it."""


def held(room: Room) -> Choices:
    """The choices in force, some of which the command line may have made."""
    settings = room.settings
    return Choices(
        theme=room.look.choice,
        language=settings.language,
        zoom=room.look.zoom,
        latin_font=settings.latin_font,
        chinese_font=settings.chinese_font,
        measure=settings.measure,
        spacing=settings.spacing,
        folded=settings.folded,
        coder=room.session.coder,
        keys=settings.keys,
    )


def standard(coder: str) -> Choices:
    """What a new Postil begins with.

    Args:
        coder: the name, which has no standard.
    """
    kept = Settings
    return Choices(
        theme=kept.theme.default,
        language=kept.language.default,
        zoom=kept.zoom.default,
        latin_font=kept.latin_font.default,
        chinese_font=kept.chinese_font.default,
        measure=kept.measure.default,
        spacing=kept.spacing.default,
        folded=kept.folded.default,
        coder=coder,
        keys=kept.keys.default,
    )


def put(window: Window, wanted: Choices) -> None:
    """Put choices into force and remember them; what holds already is not touched."""
    room = window.room
    before = held(room)
    if wanted == before:
        return
    for name in ("latin_font", "chinese_font", "measure", "spacing"):
        setattr(room.settings, name, getattr(wanted, name))
    if wanted.folded != before.folded:
        room.settings.folded = wanted.folded
        window.paper.take_settings()
    room.look.set_type(room.settings.type())
    if wanted.zoom != before.zoom:
        room.settings.zoom = wanted.zoom
        room.look.set_zoom(wanted.zoom)
    if wanted.theme != before.theme:
        window.view.set_theme(wanted.theme)
    if wanted.coder != before.coder:
        room.settings.coder = wanted.coder
        room.session.coder = wanted.coder
        window.show_progress()
    room.keys.take(read_own(wanted.keys))
    if wanted.language != before.language:
        window.view.set_language(wanted.language)


def write(choices: Choices, path: Path) -> None:
    """Write choices to a file, in JSON.

    Raises:
        OSError: the file cannot be written.
    """
    values = choices._asdict() | {"keys": {name: list(keys) for name, keys in read_own(choices.keys).items()}}
    text = json.dumps({"format": _SIGN, "version": 1, "settings": values}, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")


def read(path: Path, present: Choices) -> Choices:
    """Read choices from a file that `write` made.

    Args:
        path: the file.
        present: holds for what the file does not say, or says in a way that cannot be.

    Raises:
        OSError: the file cannot be read.
        NotSettings: it is no file of settings.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotSettings(str(path)) from error
    values = found.get("settings") if isinstance(found, dict) and found.get("format") == _SIGN else None
    if not isinstance(values, dict):
        raise NotSettings(str(path))
    taken = {name: values[name] for name in Choices._fields if name != "keys" and _sound(name, values, present)}
    if isinstance(values.get("keys"), dict):
        taken["keys"] = dump_own(read_own(json.dumps(values["keys"])))
    return present._replace(**taken)


def _sound(name: str, values: Mapping[str, object], present: Choices) -> bool:
    value = values.get(name)
    if type(value) is not type(getattr(present, name)):
        return False
    if name in _ALLOWED:
        return value in _ALLOWED[name]
    if name == "folded" and isinstance(value, str):
        return {kind.value for kind in FOLDABLE}.issuperset(value.split(",") if value else ())
    return isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()
