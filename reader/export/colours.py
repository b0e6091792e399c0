"""The colours of tags in files: on white paper, as the window's light theme has them."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import NamedTuple

from reader.paths import resource

_HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_UNKNOWN = "#808080"


class Paint(NamedTuple):
    """How a tag looks, each as ``#rrggbb``: ``bar`` is its own colour, ``ink`` on ``fill`` reads well."""

    bar: str
    fill: str
    ink: str


@cache
def paint(colour: str) -> Paint:
    """The colours for a tag's colour: a palette name or ``#rrggbb``; grey where it is neither."""
    named = _palette().get(colour)
    if named:
        return named
    bar = colour.lower() if _HEX.match(colour) else _UNKNOWN
    return Paint(bar, _mixed(bar, 255, 0.13), _mixed(bar, 0, 0.5))


@cache
def _palette() -> dict[str, Paint]:
    tags = json.loads(resource("themes/light.json").read_text("utf-8"))["tags"]
    return {name: Paint(look["bar"], look["fill"], look["ink"]) for name, look in tags.items()}


def _mixed(colour: str, ground: int, share: float) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * share + ground * (1 - share)):02x}" for part in parts)
