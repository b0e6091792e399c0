"""``./run bench [NAME...]``: figures of speed and memory, as ratios and medians beside what is wanted.

Names: start, reading, importing, parsing; all of them without a name. Each part has a process of its own, else the
memory of one would show in the next. Figures of a busy machine are worth little.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib import import_module

NAMES = ("start", "reading", "importing", "parsing")


def main(names: list[str]) -> int:
    """Run the named parts."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"bench: there is no {unknown[0]}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    if len(names) == 1:
        return part(names[0])
    status = max(
        subprocess.run([sys.executable, "-m", "tests.bench", name], check=False).returncode for name in names or NAMES
    )
    print("no timed test depends on these figures; load:", " ".join(f"{x:.1f}" for x in os.getloadavg()))
    return status


def part(name: str) -> int:
    """Run one part here."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["POSTIL_HOME"] = home
        import_module(f"tests.bench.{name}").run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
