"""Spoilt pages, texts and containers; nothing but a CaptureError may come of one."""

from __future__ import annotations

import random
from contextlib import suppress
from functools import cache
from pathlib import Path

from reader.capture.registry import open_captures
from reader.capture.resources import read_pictures
from reader.domain.errors import CaptureError
from reader.session.parsing import parse_file
from tests.reliability.fuzz.changing import change, written_anew
from tests.reliability.fuzz.containers import ADDRESS, CONTAINERS

PAGES = Path(__file__).resolve().parents[2] / "engines" / "pages"

PICTURES = (ADDRESS, "/t-1#a", "a.png", "data:image/png;base64,AAAA")
"""Addresses of pictures that are asked for; the first is that of the page itself, so that an archive answers."""


@cache
def goldens(*suffixes: str) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of every golden page, or of those whose names end so."""
    found = tuple(
        (p.name, p.read_bytes()) for p in sorted(PAGES.rglob("*")) if p.suffix in (suffixes or (".html", ".txt"))
    )
    assert len(found) > 10, "the golden pages have moved"
    return found


def page(seed: int) -> tuple[str, bytes]:
    """A spoilt HTML page."""
    return _spoilt(seed, goldens(".html"))


def text(seed: int) -> tuple[str, bytes]:
    """A spoilt text capture."""
    return _spoilt(seed, goldens(".txt"))


def container(seed: int) -> tuple[str, bytes]:
    """A page, spoilt or not, in a container that mostly is spoilt too; the containers come in turn."""
    chance = random.Random(seed)
    name, data = chance.choice(goldens())
    if chance.random() < 0.2:
        data = written_anew(data, chance)
    pages = [body for _, body in goldens()]
    if chance.random() < 0.25:
        data = change(data, chance, pages)
    suffix = list(CONTAINERS)[seed % len(CONTAINERS)]
    whole = CONTAINERS[suffix](data, name)
    if chance.random() < 0.9:
        other = chance.choice(list(CONTAINERS))
        whole = change(whole, chance, (CONTAINERS[other](chance.choice(pages)[:3000], name), *pages[:3]))
    return name.rsplit(".", 1)[0] + suffix, whole


def read(path: Path) -> None:
    """Read a file as an import does, and look at its pictures."""
    for _ in parse_file(str(path)):
        pass
    with suppress(CaptureError):
        for capture in open_captures(path)[:3]:
            read_pictures(capture, PICTURES)


def _spoilt(seed: int, pages: tuple[tuple[str, bytes], ...]) -> tuple[str, bytes]:
    chance = random.Random(seed)
    name, data = pages[seed % len(pages)]
    if chance.random() < 0.25:
        data = written_anew(data, chance)
    if chance.random() < 0.9:
        data = change(data, chance, [body for _, body in pages])
    return name, data
