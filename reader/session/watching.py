"""Noticing pages that a browser saves into a folder, once they are whole.

A browser writes a page in several goes, under a passing name or not; a page counts as whole when its size and time
have stayed the same for a moment and, for a page with a folder of resources, when it is not empty.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.session.parsing import files_in

if TYPE_CHECKING:
    from collections.abc import Iterable

STILL_SECONDS = 0.6
"""A file that has not changed for so long is whole."""

PASSING = (".crdownload", ".part", ".partial", ".tmp", ".download", ".opdownload", ".!ut", ".swp", "~")
"""Endings of names under which programs write what is not whole yet."""

MOST_FILES = 200_000
"""Files of the watched folders that are kept an eye on; a folder with more is no place to save pages to."""


class _State(NamedTuple):
    size: int
    changed: int
    since: float


class FolderWatch:
    """Tells which files of some folders are new and whole. Call `look` now and then.

    What lies in the folders when they are first looked at is not new, unless it was changed after ``since``.

    Args:
        folders: what to watch, with all below.
        since: when the folders were last watched, in seconds since 1970; None for never.
    """

    def __init__(self, folders: Iterable[Path], since: float | None = None) -> None:
        self.folders = tuple(folders)
        self._known: dict[str, tuple[int, int]] = {
            name: (size, changed)
            for name, (size, changed) in self._listed()
            if since is None or changed <= since * 1_000_000_000
        }
        self._growing: dict[str, _State] = {}

    def look(self, now: float | None = None) -> list[Path]:
        """The files that came, or changed, and are whole now.

        Args:
            now: seconds of a clock that only goes forward; None for this moment.
        """
        now = time.monotonic() if now is None else now
        ready: list[Path] = []
        seen: set[str] = set()
        for name, (size, changed) in self._listed():
            seen.add(name)
            if self._known.get(name) == (size, changed) or not size:
                continue
            state = self._growing.get(name)
            if state is None or (state.size, state.changed) != (size, changed):
                self._growing[name] = _State(size, changed, now)
            elif now - state.since >= STILL_SECONDS:
                del self._growing[name]
                self._known[name] = (size, changed)
                ready.append(Path(name))
        for name in self._known.keys() - seen:
            del self._known[name]
        for name in self._growing.keys() - seen:
            del self._growing[name]
        return ready

    @property
    def growing(self) -> bool:
        """Whether a file is being written, so that it is worth to look again soon."""
        return bool(self._growing)

    def _listed(self) -> list[tuple[str, tuple[int, int]]]:
        found: list[tuple[str, tuple[int, int]]] = []
        for folder in self.folders:
            if not folder.is_dir():
                continue
            for name in files_in(str(folder)):
                if name.lower().endswith(PASSING):
                    continue
                try:
                    state = Path(name).stat()
                except OSError:
                    continue
                found.append((name, (state.st_size, state.st_mtime_ns)))
                if len(found) >= MOST_FILES:
                    return found
        return found
