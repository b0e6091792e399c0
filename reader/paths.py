"""Where Postil keeps its files and finds its resources."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP = "Postil"


def data() -> Path:
    """Folder of the default library, made if missing (``POSTIL_HOME`` moves all of them, for tests and sticks)."""
    return _folder("data")


def config() -> Path:
    """Folder of the settings file, made if missing."""
    return _folder("config")


def logs() -> Path:
    """Folder of the log files, made if missing."""
    return _folder("log")


def default_library() -> Path:
    """The library that opens when none is named."""
    return data() / "My library.postil"


@cache
def resources() -> Path:
    """Folder of icons, themes, translations and samples: the installed copy first, the checkout second."""
    package = Path(__file__).resolve().parent
    checkout = package.parent / "resources"
    # An editable install leaves a stale copy inside the package's wheel folder, but never inside the checkout.
    return checkout if checkout.is_dir() and (package.parent / "main.py").is_file() else package / "resources"


def resource(name: str) -> Path:
    """Path of one resource.

    Args:
        name: path below the resource folder, with forward slashes; must not leave it.
    """
    path = (resources() / name).resolve()
    if not path.is_relative_to(resources().resolve()):
        raise ValueError(f"not a resource: {name}")
    return path


def sample() -> Path:
    """The saved page that the first start shows."""
    return resource("samples/sample-thread.html")


def named(words: str) -> Path:
    """The file that somebody named; a ``~`` that stands for nobody's home is part of its name."""
    path = Path(words)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _folder(kind: str) -> Path:
    home = os.environ.get("POSTIL_HOME")
    if home:
        folder = Path(home) / kind
    else:
        import platformdirs  # noqa: PLC0415 - 30 ms that --help and parse need not pay

        if kind == "data":
            folder = platformdirs.user_data_path(APP, appauthor=False)
        elif kind == "config":
            folder = platformdirs.user_config_path(APP, appauthor=False)
        else:
            folder = platformdirs.user_log_path(APP, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
