"""``./run torture [NAME...]``: the long forms; without a name all of them, six hours, most of it the soak
and the fuzzing.

Names: kills (200 kills of the program at work, every fifth of the real window), works (200 kills while threads are
joined and parted, projects brought in, backups put back, the library compacted and read again), full, power (100 cuts),
two (ten minutes), keeping (250 readers who do 200 things each, held to account after each), migrating (20 kills of each
old schema), fuzz (half an hour of each kind of files), soak (two hours of reading). ``--share 0.1`` does a tenth of
each.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reliability import kills, power, soak, two
from tests.reliability.deeds import ROOT
from tests.reliability.fuzz.kinds import KINDS
from tests.reliability.fuzz.running import torture
from tests.reliability.keeping import world as keeping

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = tuple[str, list[str]]


def kill(folder: Path, share: float) -> Outcome:
    """Kills."""
    count = max(int(200 * share), 1)
    done, lost = kills.torture(folder, ["window" if n % 5 == 0 else "plain" for n in range(count)], seed=count)
    return f"{count} kills, {done} deeds told as done", lost


def work(folder: Path, share: float) -> Outcome:
    """Kills in the greater works."""
    count = max(int(200 * share), 1)
    done, lost = kills.torture(folder, ["works"] * count, seed=count, most=1.5)
    return f"{count} kills, {done} deeds told as done", lost


def full(_folder: Path, _share: float) -> Outcome:
    """Full disks."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/reliability/test_full.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip().splitlines()[-1], [done.stdout] if done.returncode else []


def cut(folder: Path, share: float) -> Outcome:
    """Power cuts."""
    cuts = max(int(100 * share), 1)
    changes, lost = power.torture(folder, 150, cuts, seed=cuts)
    return f"{cuts} cuts in {changes} recorded changes", lost


def both(folder: Path, share: float) -> Outcome:
    """Two programs."""
    done, faults = two.torture(folder, 600 * share)
    return f"{600 * share:.0f} s, {done} deeds told as done", faults


def migrate(folder: Path, share: float) -> Outcome:
    """Migrations."""
    command = [sys.executable, "-m", "tests.reliability.migrating", str(folder), str(max(int(20 * share), 1))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout.splitlines() or ["nothing"])[0], [done.stdout + done.stderr] if done.returncode else []


def keep(folder: Path, share: float) -> Outcome:
    """What readers made, held to account."""
    began = int(time.time())
    done, _refused, lost = keeping.torture(folder, range(began, began + max(int(250 * share), 1)), acts=200)
    return f"{done.total()} things done from seed {began}", lost


def mutate(_folder: Path, share: float) -> Outcome:
    """Fuzzing, each kind of files as long as the others."""
    told, found = [], []
    for kind in KINDS:
        words, faults = torture(kind, 1800 * share, keep=Path(tempfile.gettempdir()) / "postil-fuzz")
        told.append(f"{kind}: {words}")
        found += faults
    return "; ".join(told), found


def read_on(folder: Path, share: float) -> Outcome:
    """A sitting of two hours."""
    return soak.torture(folder, 7200 * share, pace=1.0)


NAMES: dict[str, Callable[[Path, float], Outcome]] = {
    "kills": kill,
    "works": work,
    "full": full,
    "power": cut,
    "two": both,
    "keeping": keep,
    "migrating": migrate,
    "fuzz": mutate,
    "soak": read_on,
}


def main() -> int:
    """Run what is named."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--share", type=float, default=1.0)
    wanted = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    unknown = [name for name in wanted.names if name not in NAMES]
    if unknown:
        parser.error(f"there is no {unknown[0]}; there are {', '.join(NAMES)}")
    status = 0
    for name in wanted.names or NAMES:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            words, faults = NAMES[name](Path(folder), wanted.share)
        print(
            f"{name}: {words}; {len(faults)} faults; {time.monotonic() - began:.0f} s", *faults, sep="\n  ", flush=True
        )
        status = status or int(bool(faults))
    return status


if __name__ == "__main__":
    sys.exit(main())
