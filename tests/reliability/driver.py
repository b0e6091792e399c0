"""The program that is tortured: ``python -m tests.reliability.driver LIB RUN HOW [COUNT]``.

HOW is ``window`` (the real window, edits through its room, imports through its worker processes), ``works`` (what
`tests.reliability.upkeep` does) or ``plain`` (the session alone). It works until it is killed, or until COUNT edits are
done.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader import app
from reader.session.reading import ReadingSession
from tests.reliability.deeds import CODER, Deeds, page, say
from tests.reliability.upkeep import work_on

IMPORT_EVERY = 12


def plain(library: Path, run: str, count: int) -> None:
    """Work on the session alone."""
    session = ReadingSession(library, coder=CODER)
    deeds = Deeds(session, run)
    say(ready=session.notice)
    while not count or deeds.count < count:
        deeds.edit()
        if deeds.count % IMPORT_EVERY == 0:
            deeds.bring_in(library.parent)
    session.close()


def window(library: Path, run: str) -> None:
    """Work in the real window."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["POSTIL_HOME"] = str(library.parent / "home")
    wanted = SimpleNamespace(path=[], library=None, coder=CODER, theme="light", language="en")
    shown = app._open_window(wanted, library)
    shown.show()
    shown.reading.open_thread(1)
    deeds = Deeds(shown.room.session, run, shown.room.apply)
    title = ""

    def step() -> None:
        nonlocal title
        deeds.edit()
        if deeds.count % IMPORT_EVERY == 0 and not title:
            number = f"{run}-w{deeds.count}"
            title = f"第{number}号渡口"
            shown.imports.start([page(library.parent, number)])
        elif title and title in {head.title for head in shown.room.session.threads()}:
            say(done={"op": "page", "title": title})
            title = ""

    timer = QTimer(shown)
    timer.timeout.connect(step)
    timer.start(0)
    say(ready=shown.room.session.notice)
    QApplication.exec()


if __name__ == "__main__":
    if sys.argv[3] == "window":
        window(Path(sys.argv[1]), sys.argv[2])
    elif sys.argv[3] == "works":
        work_on(Path(sys.argv[1]), sys.argv[2])
    else:
        plain(Path(sys.argv[1]), sys.argv[2], int(sys.argv[4]) if len(sys.argv) > 4 else 0)
