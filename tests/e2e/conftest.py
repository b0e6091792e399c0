from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

from reader import paths
from reader.gui.base.settings import Settings
from reader.gui.base.theme import Look
from reader.gui.frame.room import Room
from reader.gui.main_window import MainWindow
from reader.session.reading import ReadingSession
from reader.session.welcome import welcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _collect_here_only() -> Iterator[None]:
    """What windows leave behind dies in this thread, as in the program (`reader.gui.base.garbage`)."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture(autouse=True)
def _source_words(qapp) -> None:
    """Whatever language an earlier test left behind, this one reads the words of the source."""
    for translator in qapp.findChildren(QTranslator, "postil"):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSTIL_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def open_window(home: Path, qtbot) -> Iterator[Callable[..., MainWindow]]:
    """Opens the real window on a library; a new one gets the sample thread. All are closed with their jobs."""
    opened: list[MainWindow] = []

    def make(
        library: Path | None = None, *, sample: bool = True, theme: str = "light", coder: str = "tester"
    ) -> MainWindow:
        path = library or home / "test.postil"
        fresh = not path.exists()
        settings = Settings()
        look = Look(theme, 100)
        look.apply()
        session = ReadingSession(path, coder=coder)
        if fresh and sample:
            welcome(session, [paths.sample()], ("Fact", "Opinion", "Question"))
        window = MainWindow(Room(session, look, settings))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.wake()
        window.pane.setFocus()
        opened.append(window)
        return window

    yield make
    for window in opened:
        if window.isVisible():
            window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window) -> MainWindow:
    return open_window()
