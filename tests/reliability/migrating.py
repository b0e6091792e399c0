"""A kill at every kind of moment of a migration: afterwards the library is of the old schema or of the new one.

Runs as a child, ``python -m tests.reliability.migrating FOLDER POINTS``: it forks for each kill, which a process with
threads must not do.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from pathlib import Path

from reader.library import migrations
from reader.library.database import Database
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session.reading import ReadingSession

OLD = Path(__file__).resolve().parents[1] / "library" / "old"


def contents(path: Path) -> list[object]:
    """What a reader would miss."""
    session = ReadingSession(path, coder="Mei")
    try:
        found = [(p.text, p.annotation.memo, p.tag_paths) for p in session.passages()]
        posts = [(p.id, len(p.post.paragraphs)) for p in session.posts(1)]
        return [found, posts, session.setting("colour"), session.undo_step is not None]
    finally:
        session.close()


def open_and_die(path: Path, at: int) -> None:
    """Open a library in a child that is killed before its statement number `at` (never, if there are fewer)."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    done = 0
    plain = Database.run

    def run(self: Database, sql: str, params: object = ()) -> int:
        nonlocal done
        done += 1
        if done == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(self, sql, params)  # type: ignore[arg-type]

    Database.run = run  # type: ignore[method-assign]
    Library(path).close()
    os._exit(0)


def statements_of(sample: Path, folder: Path) -> int:
    """How many statements it takes to open this sample."""
    path = folder / "count.postil"
    shutil.copy(sample, path)
    done = 0
    plain = Database.run

    def run(self: Database, sql: str, params: object = ()) -> int:
        nonlocal done
        done += 1
        return plain(self, sql, params)  # type: ignore[arg-type]

    Database.run = run  # type: ignore[method-assign]
    try:
        Library(path).close()
    finally:
        Database.run = plain  # type: ignore[method-assign]
    return done


def torture(folder: Path, points: int) -> tuple[int, list[str]]:
    """Kill the migration of each sample at so many points; how many kills there were, and what went wrong."""
    faults: list[str] = []
    kills = 0
    newest = len(migrations.steps())
    for sample in sorted(OLD.glob("v*.postil")):
        old = int(sample.stem[1:])
        if old == newest:
            continue
        total = statements_of(sample, folder)
        wanted = contents(folder / "count.postil")
        for at in sorted(random.Random(old).sample(range(1, total + 1), min(points, total))):
            path = folder / f"{sample.stem}-{at}.postil"
            shutil.copy(sample, path)
            open_and_die(path, at)
            kills += 1
            version = int.from_bytes(path.read_bytes()[60:64], "big")
            if version not in {old, newest}:
                faults.append(f"{path.name}: the schema is {version}.")
            if contents(path) != wanted:
                faults.append(f"{path.name}: something is missing.")
            faults += [f"{path.name}: {fault}" for fault in check(path)]
    return kills, faults


if __name__ == "__main__":
    count, wrong = torture(Path(sys.argv[1]), int(sys.argv[2]))
    print(f"{count} kills", *wrong, sep="\n")
    sys.exit(bool(wrong))
