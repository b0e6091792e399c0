"""``./run bench [NAME...]``: figures of speed and memory, as ratios and medians beside what is wanted.

Names: start, reading, importing, parsing; all of them without a name. Figures of a busy machine are worth little.
"""

from __future__ import annotations

import os
import sys
import tempfile

NAMES = ("start", "reading", "importing", "parsing")


def main(names: list[str]) -> int:
    """Run the named parts."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"bench: there is no {unknown[0]}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from importlib import import_module

    with tempfile.TemporaryDirectory() as home:
        os.environ["POSTIL_HOME"] = home
        for name in names or NAMES:
            import_module(f"tests.bench.{name}").run()
    print("no timed test depends on these figures; load:", " ".join(f"{x:.1f}" for x in os.getloadavg()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
