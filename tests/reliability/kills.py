"""kill -9 at random moments while the program works; what it told as done must be there at the next start."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.reliability.deeds import ROOT, Ledger, prepared
from tests.reliability.upkeep import WorksLedger, prepare

if TYPE_CHECKING:
    from pathlib import Path


def start(library: Path, run: str, how: str, *more: str) -> subprocess.Popen:
    """Start the driver."""
    command = [sys.executable, "-m", "tests.reliability.driver", str(library), run, how, *more]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # A process group of its own: the import's workers are ended with it, as when a machine stops.
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, start_new_session=True)


def killed(library: Path, run: str, how: str, seconds: float, ledger: Ledger) -> None:
    """One run that is killed some seconds after its first word."""
    process = start(library, run, how)
    assert process.stdout is not None
    first = process.stdout.readline()
    assert b"ready" in first, first
    time.sleep(seconds)
    assert process.poll() is None, "it ended by itself"
    os.killpg(process.pid, signal.SIGKILL)
    ledger.read(first + process.stdout.read())
    process.wait(10)
    process.stdout.close()


def torture(folder: Path, hows: list[str], seed: int = 1, most: float = 0.5) -> tuple[int, list[str]]:
    """Kill one run for each of `hows`.

    Returns:
        how many deeds were told as done, and what was lost.
    """
    chance = random.Random(seed)
    works = "works" in hows
    library = prepare(folder) if works else prepared(folder)
    ledger = WorksLedger() if works else Ledger()
    for number, how in enumerate(hows):
        killed(library, f"{seed}.{number}", how, chance.uniform(0, most), ledger)
        faults = ledger.faults(library)
        if faults:
            return ledger.done, [f"kill {number + 1} ({how}): {fault}" for fault in faults]
    return ledger.done, []
