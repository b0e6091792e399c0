"""The program as a screen reader finds it: a real display and a real accessibility bus, each of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader import paths

ROOT = Path(__file__).parent.parent.parent
CLIENT = Path(__file__).with_name("at_spi_client.py")
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SCRIPT = """
"$LAUNCHER" --launch-immediately --a11y=1 & launcher=$!
sleep 0.5
"$PYTHON" "$PROGRAM" & program=$!
"$SYSTEM_PYTHON" "$CLIENT"; status=$?
kill $program; wait $program
kill $launcher
exit $status
"""


def _missing() -> str:
    for tool in ("xvfb-run", "dbus-run-session"):
        if shutil.which(tool) is None:
            return tool
    if not LAUNCHER.exists():
        return "at-spi2-core"
    asked = "import gi; gi.require_version('Atspi', '2.0')"
    has = Path(SYSTEM_PYTHON).exists() and subprocess.run(
        [SYSTEM_PYTHON, "-c", asked], capture_output=True, check=False
    )
    return "" if has and has.returncode == 0 else "gir1.2-atspi-2.0"


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict:
    missing = _missing()
    if missing:
        pytest.skip(f"{missing} is not there")
    folder = tmp_path_factory.mktemp("spoken")
    run_folder = folder / "run"
    run_folder.mkdir(mode=0o700)
    env = {
        **os.environ,
        "POSTIL_HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(run_folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LANG": "C.UTF-8",
        "LAUNCHER": str(LAUNCHER),
        "PYTHON": sys.executable,
        "PROGRAM": str(ROOT / "main.py"),
        "SYSTEM_PYTHON": SYSTEM_PYTHON,
        "CLIENT": str(CLIENT),
    }
    display = ["xvfb-run", "-a", "-s", "-screen 0 1300x900x24", "dbus-run-session", "--"]
    done = subprocess.run(
        [*display, "sh", "-c", SCRIPT], env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_the_pane_is_found_with_the_whole_thread(found: dict) -> None:
    assert found["name"]
    assert found["read_only"]
    words = paths.sample().read_text("utf-8")
    told = [line for line in found["text"].splitlines() if len(line) > 20 and line in words]
    assert len(told) > 15, "the paragraphs of the sample, word by word"


def test_the_line_at_the_caret_is_the_paragraph_at_the_cursor(found: dict) -> None:
    assert found["line"].strip()
    assert found["line"].strip() in found["description"]


def test_setting_the_caret_moves_the_cursor(found: dict) -> None:
    assert found["moved"]
    text = found["text"]
    assert text.index(found["third"].strip()) > text.index("\n#3")
    assert text.index(found["third"].strip()) < text.index("\n#4")
    assert found["seen"]


def test_nothing_that_takes_the_keys_is_without_a_name(found: dict) -> None:
    assert found["parts"] > 100
    assert found["nameless"] == []
