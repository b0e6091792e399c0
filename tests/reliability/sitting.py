"""A sitting in the real window: everything in a folder imported, every thread, its saved page and its
pictures looked at, a search, all exports, one of them brought in, dialogs, a link that is asked for, a fault told.

``python -m tests.reliability.sitting FOLDER LIB``; it is watched from outside, for what it connects to and opens.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from reader import app
from reader.domain.annotation import Span
from reader.export.base import ExportOptions
from reader.export.registry import EXPORTERS
from reader.gui.base.links import ask_to_open
from reader.session.bringing import bring
from reader.session.codebook import AddTag, new_tag
from reader.session.editing import ToggleTag
from tests.reliability.deeds import say
from tests.reliability.soak import answering

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

DIALOGS = ("preferences", "about", "log", "about-library", "history", "restore-backup", "session-log", "export")


def main(folder: Path, library: Path) -> None:
    """Sit."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["POSTIL_HOME"] = str(library.parent / "home")
    wanted = SimpleNamespace(path=[], library=None, coder="Mei", theme="light", language="en")
    window = app._open_window(wanted, library)
    window.show()
    window.imports.start([folder])
    while window.room.jobs.busy:
        QApplication.processEvents()
        time.sleep(0.01)
    pause()
    threads = window.room.session.threads()
    window.actions_by_id["saved-page"].trigger()
    asked = 0
    for head in threads:
        window.reading.open_thread(head.id)
        pause()
        for _post in range(3):
            asked += look_at_pictures(window)
            window.actions_by_id["next-post"].trigger()
        window.grab()
    window.actions_by_id["search"].trigger()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("ferry")
    settle(window)
    written = publish(window, library.parent)
    told = look_around(window)
    say(threads=len(threads), pictures=asked, written=written, dialogs=told)
    window.close()


def publish(window: MainWindow, folder: Path) -> int:
    """Tag a post, write it in all formats, and bring the library's own one in; how many files were written."""
    session = window.room.session
    tag = new_tag("Ferry", session.tags())
    session.apply(AddTag(tag))
    posts = (post for head in session.threads() for post in session.posts(head.id) if post.post.paragraphs)
    post = next(posts)
    session.apply(ToggleTag(((post.id, Span(0, 0, 0, len(post.post.paragraphs[0].text))),), tag.id))
    for form in EXPORTERS:
        session.export(session.passages(), form.name, folder / f"out.{form.name}", ExportOptions())
    bring(session.path, folder / "out.library", "Bo")
    return sum(1 for form in EXPORTERS if (folder / f"out.{form.name}").stat().st_size)


def look_around(window: MainWindow) -> int:
    """Open dialogs and panels, ask for a link, meet a fault; how many dialogs there were."""
    seen = 0

    def look(dialog: QDialog) -> int:
        nonlocal seen
        dialog.show()
        pause()
        dialog.grab()
        dialog.done(0)
        seen += 1
        return 0

    with answering(look):
        for name in DIALOGS:
            window.actions_by_id[name].trigger()
            pause()
        ask_to_open(window, QUrl("http://127.0.0.1:9/asked"), "asked")
        sys.excepthook(ValueError, ValueError("a fault"), None)
    for name in ("memos", "review", "see-passages"):
        window.actions_by_id[name].trigger()
        settle(window)
    return seen


def look_at_pictures(window: MainWindow) -> int:
    """Have the pictures of the post at the cursor shown; how many it has."""
    post = window.pane.flow.rows[window.pane.caret.row].post if window.pane.flow.rows else -1
    window.actions_by_id["pictures"].trigger()
    settle(window)
    return len(window.pane.pictures(post) or ()) if post >= 0 else 0


def settle(window: MainWindow) -> None:
    """Wait for the jobs, but not for all of an index that is being made."""
    end = time.monotonic() + 0.6
    pause()
    while window.room.jobs.busy and time.monotonic() < end:
        pause()


def pause() -> None:
    """Let the window do what it put off."""
    end = time.monotonic() + 0.02
    while time.monotonic() < end:
        QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
