"""Process start to painted window with the last thread open, against a bare PySide6 window, run in turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.report import line

ROUNDS = 7
_END = """
import os, resource
usage = resource.getrusage(resource.RUSAGE_SELF)
rss = int(open("/proc/self/status").read().split("VmRSS:")[1].split()[0]) / 1024
print(usage.ru_utime + usage.ru_stime, rss, flush=True)
os._exit(0)
"""
_BARE = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
for _ in range(3):
    app.processEvents()
"""
    + _END
)
_FULL = (
    """
from reader import app

def painted():
    from PySide6.QtWidgets import QApplication
    for _ in range(3):
        QApplication.processEvents()
    return 0

app._run = painted
app.main([])
"""
    + _END
)


def run() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "POSTIL_HOME": folder, "PYTHONPATH": str(Path(__file__).parents[2])}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's machine keeps the compiled modules
        measure(_FULL, env)  # makes the library with the sample thread, and the byte code
        bare, full = [], []
        for _ in range(ROUNDS):
            bare.append(measure(_BARE, env))
            full.append(measure(_FULL, env))
    cpu = statistics.median(c for c, _ in full)
    floor = statistics.median(c for c, _ in bare)
    rss = statistics.median(r for _, r in full)
    line("start to painted window, CPU", f"{cpu:.3f} s", "<= 0.6 s", good=cpu <= 0.6)
    line("  against a bare PySide6 window", f"{cpu / floor:.2f}x of {floor:.3f} s", "<= 2.5x", good=cpu / floor <= 2.5)
    line("memory of the idle window", f"{rss:.0f} MB", "<= 120 MB", good=rss <= 120)


def measure(code: str, env: dict[str, str]) -> tuple[float, float]:
    """CPU seconds and resident megabytes of one run."""
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    cpu, rss = done.stdout.split()
    return float(cpu), float(rss)
