"""The pictures of the window: that they are there, and that the script that draws them still can."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from reader.paths import resources
from tests.gui.draw_screenshots import LANGUAGES, SIZE, STATES

ROOT = Path(__file__).parent.parent.parent
FOLDERS = [language.partition("_")[0] for language in LANGUAGES]
MOST = 3_000_000
"""Bytes of all pictures together."""


@pytest.mark.parametrize("folder", FOLDERS)
def test_there_is_a_picture_of_every_state(folder: str) -> None:
    drawn = {path.stem for path in (resources() / "screenshots" / folder).glob("*.png")}
    assert drawn == {name for name, _state, _theme in STATES}
    for path in (resources() / "screenshots" / folder).glob("*.png"):
        image = QImage(str(path))
        assert (image.width(), image.height()) == SIZE, path


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in (resources() / "screenshots").rglob("*.png")) < MOST


@pytest.mark.parametrize(("readme", "folder"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_pictures_of_the_readme_exist(readme: str, folder: str) -> None:
    words = (ROOT / readme).read_text("utf-8")
    named = [part.partition(")")[0] for part in words.split("](")[1:] if part.partition(")")[0].endswith(".png")]
    assert any(f"screenshots/{folder}/" in name for name in named)
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_the_script_draws(tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.gui.draw_screenshots", str(tmp_path), "10", "04"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    for folder in FOLDERS:
        dark, light = (QImage(str(tmp_path / folder / name)) for name in ("10-dark.png", "04-quick-tag.png"))
        assert dark.pixelColor(20, 780).lightness() < 128 < light.pixelColor(20, 780).lightness()
