"""Where everything is put together: arguments, logging, application, library, window."""

from __future__ import annotations

import gc
import logging
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from reader import __version__, paths

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from reader.domain.errors import LibraryDamaged
    from reader.gui.main_window import MainWindow
    from reader.session.reading import ReadingSession

log = logging.getLogger(__name__)

_COLLECTOR_MS = 500

LOG_BYTES = 1_000_000
"""A larger log is put aside at the next start."""


def main(argv: Sequence[str] | None = None) -> int:
    """Start Postil.

    Args:
        argv: arguments without the program's name; a first word of ``reader.cli.COMMANDS`` runs without a window.

    Returns:
        The process's exit status.
    """
    args = list(sys.argv[1:] if argv is None else argv)
    if args and args[0].isalpha():
        from reader.cli import COMMANDS
        from reader.cli import main as run_command

        if args[0] in COMMANDS:
            return run_command(args)
    wanted = _wanted(args)
    if wanted.screenshot:
        if _no_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return _screenshot(wanted)
    if _no_display():
        print(
            "postil: There is no display here; --screenshot OUT.png draws the window into a picture.", file=sys.stderr
        )
        return 1
    _start_log()
    _hold_collection()
    return _window(wanted)


def _spare_sources() -> None:
    """Keep PySide6 from reading the source of every module that is imported after it, a twentieth of the start.

    It looks for its own name there, to learn which modules may use its "snake_case" features; none of ours do. The
    table that it fills is filled for it; where a version of PySide6 has none, nothing is done.
    """
    # What needs no Qt comes first, with the modules of the standard library that it loads.
    import reader.session.reading  # noqa: F401, I001
    import PySide6.QtCore  # noqa: F401 - makes the table

    table = getattr(sys.modules.get("shibokensupport.feature"), "pyside_feature_dict", None)
    if isinstance(table, dict):
        for name in tuple(sys.modules):
            table.setdefault(name, -1)
        root = Path(__file__).parent / "gui"
        for folder in os.listdir(root):  # noqa: PTH208 - a path for each is half a millisecond
            table.setdefault(f"reader.gui.{folder.removesuffix('.py')}", 0)
            if "." not in folder and not folder.startswith("_"):
                for name in os.listdir(root / folder):  # noqa: PTH208
                    table.setdefault(f"reader.gui.{folder}.{name.removesuffix('.py')}", 0)


def _no_display() -> bool:
    """Whether Qt would end the process for want of a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens)


def _wanted(args: Sequence[str]) -> argparse.Namespace | SimpleNamespace:
    """What the command line asks for; without arguments, the everyday start, no parser needs to be loaded."""
    if args:
        return _parser().parse_args(args)
    return SimpleNamespace(path=[], library=None, coder="", screenshot=None, theme=None, size="1280x800", language=None)


def _parser() -> argparse.ArgumentParser:
    import argparse

    from reader.cli import COMMANDS

    parser = argparse.ArgumentParser(
        prog="postil",
        description="Read and annotate saved forum pages.",
        epilog=f"Commands without a window: {', '.join(COMMANDS)} (postil COMMAND --help).",
    )
    parser.add_argument("path", nargs="*", help="saved pages or folders to read")
    parser.add_argument("--library", metavar="FILE", help="the library to open (default: in the data folder)")
    parser.add_argument("--coder", default="", help="your name as coder")
    parser.add_argument("--screenshot", metavar="OUT.png", help="draw the window into a picture and end")
    parser.add_argument("--theme", choices=("system", "light", "dark", "sepia"), help="colours")
    parser.add_argument("--size", default="1280x800", metavar="WxH", help="window size of the screenshot")
    parser.add_argument("--language", choices=("en", "zh_CN", "zh_TW"), help="language of the window")
    parser.add_argument("--version", action="version", version=f"Postil {__version__}")
    return parser


def _start_log() -> None:
    # The rotating handler of the standard library loads sockets and pickling, which a reader has no use for.
    handler: logging.Handler
    try:
        path = paths.logs() / "postil.log"
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """What Qt has to say belongs in the log, not on the terminal."""
    from PySide6.QtCore import QtMsgType

    serious = {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
    logging.getLogger("qt").log(logging.ERROR if kind in serious else logging.INFO, "%s", words)


def _application(theme: str | None, language: str | None) -> QApplication:
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from reader.gui.base.language import speak
    from reader.gui.base.theme import STYLE

    app = QApplication.instance()
    if app is None:
        qInstallMessageHandler(_log_qt)
    if not isinstance(app, QApplication):
        app = QApplication(["postil", *STYLE])
    app.setApplicationName("Postil")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("postil")
    locale = speak(app, language or "")
    log.info("Postil %s, theme %s, locale %s", __version__, theme, locale.name())
    return app


def _open_window(wanted: argparse.Namespace | SimpleNamespace, library: Path, pages: Sequence[Path] = ()) -> MainWindow:
    """Put the window together.

    Args:
        wanted: the command line.
        library: opened, or made; the default one is made with something to read in it.
        pages: read into a new default library in place of the sample.
    """
    _spare_sources()
    from reader.domain.errors import LibraryDamaged
    from reader.gui.base.settings import Settings
    from reader.gui.base.theme import Look
    from reader.gui.frame.room import Room
    from reader.gui.main_window import MainWindow

    settings = Settings()
    theme = wanted.theme or settings.theme
    _application(theme, wanted.language or settings.language or None)
    look = Look(theme, settings.zoom)
    look.type = settings.type()
    look.apply()
    fresh = not library.exists()
    if not settings.coder:
        settings.coder = _user()
    session = _session(library, wanted.coder or settings.coder)
    if fresh and library == paths.default_library():
        from reader.session.welcome import welcome

        for item in welcome(session, pages or [paths.sample()], _sample_tags()).files:
            if item.error:
                print(f"postil: {item.path}: {item.error}", file=sys.stderr)
    while True:
        try:
            return MainWindow(Room(session, look, settings))
        except LibraryDamaged as error:
            # Its tables are sound, but there is a value in them that cannot be read.
            session.close()
            session = _rescued(session.path, error, session.coder)


def _session(library: Path, coder: str) -> ReadingSession:
    """Open the library; where it is damaged and somebody can answer, ask what shall be done."""
    from reader.domain.errors import LibraryDamaged
    from reader.session.reading import ReadingSession

    try:
        return ReadingSession(library, coder=coder)
    except LibraryDamaged as error:
        return _rescued(library, error, coder)


def _rescued(library: Path, error: LibraryDamaged, coder: str) -> ReadingSession:
    """Ask what shall be done about a damaged library; the error is raised where nobody can answer, or will."""
    from PySide6.QtGui import QGuiApplication

    from reader.gui.frame.rescue import rescue

    log.warning("%s", error)
    rescued = None if QGuiApplication.platformName() == "offscreen" else rescue(library, error, coder)
    if rescued is None:
        raise error
    return rescued


def _user() -> str:
    """The name of the account, as a first guess at the coder's."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return ""


def _sample_tags() -> tuple[str, str, str]:
    """Names of the first three tags, in the window's language."""
    from PySide6.QtCore import QCoreApplication

    return (
        QCoreApplication.translate("app", "Fact"),
        QCoreApplication.translate("app", "Opinion"),
        QCoreApplication.translate("app", "Question"),
    )


def _window(wanted: argparse.Namespace | SimpleNamespace) -> int:
    from reader.domain.errors import PostilError

    library = paths.named(wanted.library).absolute() if wanted.library else paths.default_library()
    try:
        window = _open_window(wanted, library)
    except PostilError as error:
        log.exception("The library could not be opened")
        return _cannot_start(error)
    from reader.gui.base.crash import install
    from reader.gui.desks.import_desk import existing

    install(window, window.room.fail)
    window.show()
    _collect_later()
    window.room.settings.remember_library(str(library))
    if wanted.path:
        window.imports.start(existing(wanted.path))
    return _run()


def _hold_collection() -> None:
    """Let no collector run while the window is put together: all that is made then stays."""
    gc.disable()


def _collect_later() -> None:
    """What the start made is never garbage; the window's own collector looks after the rest from now on."""
    from PySide6.QtCore import QCoreApplication, QTimer
    from PySide6.QtGui import QGuiApplication

    gc.freeze()
    app = QCoreApplication.instance()
    if isinstance(app, QGuiApplication):
        QTimer.singleShot(_COLLECTOR_MS, app, lambda: _collector(app))


def _collector(app: QGuiApplication) -> None:
    from reader.gui.base.garbage import GarbageCollector

    GarbageCollector(app)


def _run() -> int:
    from PySide6.QtWidgets import QApplication

    return QApplication.exec()


def _cannot_start(error: Exception) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    print(f"postil: {error}", file=sys.stderr)
    app = _application(None, None)
    if app.platformName() != "offscreen":
        box = QMessageBox(QMessageBox.Icon.Critical, "Postil", str(error))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
    return 1


def _screenshot(wanted: argparse.Namespace | SimpleNamespace) -> int:
    """Draw the window with the sample, or the pages named, into a picture; the user's own library is not touched."""
    import tempfile

    from reader.domain.errors import PostilError
    from reader.gui.desks.import_desk import existing

    width, _, height = wanted.size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        print("postil: --size wants WIDTHxHEIGHT, such as 1280x800", file=sys.stderr)
        return 2
    out, pages = Path(wanted.screenshot).absolute(), existing(wanted.path)
    wanted.theme = wanted.theme or "light"
    with tempfile.TemporaryDirectory(prefix="postil-") as folder:
        os.environ["POSTIL_HOME"] = folder
        library = Path(wanted.library).absolute() if wanted.library else paths.default_library()
        try:
            window = _open_window(wanted, library, pages)
        except PostilError as error:
            print(f"postil: {error}", file=sys.stderr)
            return 1
        done = _draw(window, int(width), int(height), out)
        shown = window.pane.head is not None
        window.close()
    return 0 if done and (shown or not pages) else 1


def _draw(window: MainWindow, width: int, height: int, out: Path) -> bool:
    from PySide6.QtWidgets import QApplication

    window.resize(width, height)
    window.show()
    for _ in range(5):
        QApplication.processEvents()
    saved = window.grab().save(str(out), "PNG")
    if not saved:
        print(f"postil: {out}: the picture could not be written.", file=sys.stderr)
    return saved
