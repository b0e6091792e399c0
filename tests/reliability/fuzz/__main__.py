"""``python -m tests.reliability.fuzz KIND SEED``: read one case again; with ``--seconds`` all from it on."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.reliability.fuzz import running
from tests.reliability.fuzz.kinds import KINDS

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("kind", choices=list(KINDS))
    parser.add_argument("seed", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--mark", type=Path)
    parser.add_argument("--slow", type=float, default=running.SLOW)
    parser.add_argument("--memory", type=int, default=running.MEMORY)
    wanted = parser.parse_args()
    if wanted.mark is not None and wanted.seconds is not None:
        running.work(wanted.kind, wanted.seed, wanted.seconds, wanted.mark, wanted.slow, wanted.memory)
    else:
        with tempfile.TemporaryDirectory() as place:
            print(running.one(wanted.kind, wanted.seed, Path(place), wanted.slow) or "nothing wrong")
