"""``./run bench [NAME...]``: figures of speed and memory, as ratios and medians beside what is wanted.

Names: start, reading, passages, importing, parsing, anchoring, scale; all of them but the last without a name. Each
part has a process of its own, else the memory of one would show in the next. Figures of a busy machine are worth
little.

``--million [--posts N] [--keep FOLDER]`` makes a library of a million posts, or of N, and searches it; it takes half
an hour and is run only when asked for. ``parsing --pages 5000`` lets the workers read so many pages instead of 400.
``--growth [PAGES]`` imports a hundred thousand pages, or so many, and tells the time of a page along the way.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from importlib import import_module

NAMES = ("start", "reading", "passages", "importing", "parsing", "anchoring")
LONG = ("scale",)


def main(arguments: list[str]) -> int:
    """Run the named parts."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--keep", metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--growth", nargs="?", type=int, const=100_000, metavar="PAGES")
    wanted = parser.parse_args(arguments)
    os.environ["POSTIL_BENCH_PAGES"] = str(wanted.pages)
    if wanted.million:
        os.environ["POSTIL_BENCH_POSTS"] = str(wanted.posts)
        if wanted.keep:
            os.environ["POSTIL_BENCH_FOLDER"] = wanted.keep
        return part("million")
    if wanted.growth:
        os.environ["POSTIL_BENCH_GROWTH"] = str(wanted.growth)
        return part("growth")
    names = wanted.names
    unknown = [name for name in names if name not in (*NAMES, *LONG)]
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
