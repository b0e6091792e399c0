"""Postil as a process, as ``./run`` starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from reader import paths
from reader.domain.errors import LibraryError
from reader.session.reading import ReadingSession

ROOT = Path(__file__).parent.parent.parent
TEXT = """查看: 7|回复: 0

渡口的早班船

[复制链接]
发表于 2023-5-6 20:15:07 | 显示全部楼层 |阅读模式 来自: 江苏泰州
明天起早班船提前一刻钟。

回复 支持 反对

使用道具 举报

GMT+8, 2024-3-29 01:41

Powered by Discuz! X3.4
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "POSTIL_HOME": str(tmp_path / "home")}


def run(env: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *args]
    return subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_a_picture_of_the_window(env: dict[str, str], tmp_path: Path, theme: str, dark: bool) -> None:
    out = tmp_path / "window.png"
    done = run(env, "--screenshot", str(out), "--theme", theme, "--size", "1100x700")
    assert done.returncode == 0, done.stderr
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1100, 700)
    below_the_tree = image.pixelColor(20, 640)
    assert (below_the_tree.lightness() < 128) == dark
    assert not (tmp_path / "home").exists(), "the user's own folders are left alone"


def test_a_picture_of_a_page(env: dict[str, str], tmp_path: Path) -> None:
    page, out = tmp_path / "ferry.txt", tmp_path / "window.png"
    page.write_text(TEXT, "utf-8")
    assert run(env, "--screenshot", str(out), str(page)).returncode == 0
    assert QImage(str(out)).width() == 1280


def test_without_a_display(env: dict[str, str], tmp_path: Path) -> None:
    bare = {k: v for k, v in env.items() if k not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}}
    assert run(bare, "--screenshot", str(tmp_path / "window.png")).returncode == 0
    if sys.platform.startswith("linux"):
        done = run(bare)
        assert done.returncode == 1
        assert "no display" in done.stderr


def test_wrong_wishes_are_told(env: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    done = run(env, "--screenshot", str(out), "--size", "large")
    assert (done.returncode, "WIDTHxHEIGHT" in done.stderr) == (2, True)
    done = run(env, "--screenshot", str(out), str(tmp_path / "not-there.html"))
    assert done.returncode == 1
    assert "not-there.html: There is no such file." in done.stderr
    assert "Traceback" not in done.stderr
    bad = tmp_path / "bad.postil"
    bad.write_bytes(b"no library")
    done = run(env, "--library", str(bad))
    assert done.returncode == 1
    assert "bad.postil" in done.stderr
    assert "Traceback" not in done.stderr
    assert bad.read_bytes() == b"no library"


def test_the_contract_on_standard_output(env: dict[str, str]) -> None:
    done = run(env, "parse", str(paths.sample()))
    assert done.returncode == 0, done.stderr
    page = json.loads(done.stdout)
    assert page["software"] == "Discuz! X"
    assert len(page["posts"]) == 12
    assert all(post["paragraphs"] for post in page["posts"])


def test_what_was_imported_survives_a_kill(env: dict[str, str], tmp_path: Path) -> None:
    page, library = tmp_path / "ferry.txt", tmp_path / "kept.postil"
    page.write_text(TEXT, "utf-8")
    command = [sys.executable, str(ROOT / "main.py"), "--library", str(library), str(page)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not titles(library):
            time.sleep(0.05)
        assert process.poll() is None, "the window stays open"
        assert titles(library) == ["渡口的早班船"]
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    session = ReadingSession(library)
    try:
        assert not session.read_only, "the killed process left no lock behind"
        assert [head.title for head in session.threads()] == ["渡口的早班船"]
    finally:
        session.close()


def titles(library: Path) -> list[str]:
    if not library.exists():
        return []
    try:
        session = ReadingSession(library, read_only=True)
    except LibraryError:  # it is just being made
        return []
    try:
        return [head.title for head in session.threads()]
    finally:
        session.close()
