"""A full disk: what was told as done stays, one sentence tells of it, and work goes on when there is room again.

Runs as a child: ``python -m tests.reliability.full FOLDER limit|small``. ``limit`` sets RLIMIT_FSIZE; for ``small``
FOLDER lies on a small file system of its own.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from reader.domain.errors import LibraryFull, PostilError
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.reliability.deeds import CODER, Deeds, page, prepared, say

ROOM = 300_000
"""Bytes that are left to work in."""


def until_full(deeds: Deeds) -> str:
    """Work until the disk refuses; the sentence that tells of it."""
    for _ in range(20_000):
        try:
            deeds.edit()
        except LibraryFull as error:
            return error.reason
    raise AssertionError("the disk never was full")


def limited(folder: Path) -> None:
    """A limit to the size of a file, raised later."""
    library = prepared(folder)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    session = ReadingSession(library, coder=CODER)
    resource.setrlimit(resource.RLIMIT_FSIZE, (library.stat().st_size + ROOM, hard))
    work(session, folder, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard)))


def small(folder: Path) -> None:
    """A small disk that something else fills, and leaves again."""
    library = prepared(folder)
    session = ReadingSession(library, coder=CODER)
    ballast = folder / "ballast"
    state = os.statvfs(folder)
    ballast.write_bytes(b"x" * max(state.f_bavail * state.f_frsize - ROOM, 0))
    work(session, folder, ballast.unlink)


def work(session: ReadingSession, folder: Path, free) -> None:
    """Fill it, import into it while it is full, go on when there is room."""
    deeds = Deeds(session, "a")
    say(refused=until_full(deeds))
    try:
        report = import_paths(session.path, [page(folder, "late", 400)], Quiet())
        say(imported=[file.outcome for file in report.files])
    except (PostilError, OSError) as error:
        say(refused=getattr(error, "reason", str(error)))
    free()
    for _ in range(20):
        deeds.edit()
    session.close()


if __name__ == "__main__":
    (limited if sys.argv[2] == "limit" else small)(Path(sys.argv[1]))
