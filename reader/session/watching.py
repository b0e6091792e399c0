"""Noticing pages that a browser saves into a folder, once they are whole.

A browser writes a page in several goes, under a passing name or not; a page counts as whole when its size and time
have stayed the same for a moment. One that does not end as its format does may be stuck on a slow disk or network, so
it is given longer.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.session.parsing import RESOURCE_FOLDERS, files_in

if TYPE_CHECKING:
    from collections.abc import Iterable

STILL_SECONDS = 0.6
"""A file that has not changed for so long is whole."""

DOUBTFUL_SECONDS = 4.0
"""So long a file is waited for that does not end as its format does."""

ORPHANED_SECONDS = 30.0
"""So long what lies in a folder of resources waits for the page that it belongs to."""

_ENDINGS = {
    (".html", ".htm", ".xhtml"): (b"</html",),
    (".maff", ".htz", ".zip", ".wacz"): (b"PK\x05\x06",),
}
"""What stands near the end of a whole file, by the end of its name. Others are judged by stillness alone."""

_TAIL = 4096
_RECENT = 10.0

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
                state = self._growing[name] = _State(size, changed, now - _still_for(changed))
            still = now - state.since
            if still >= STILL_SECONDS and still >= _patience(name):
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

    def wait(self, now: float | None = None) -> float | None:
        """Seconds until the next file may be whole; None where none is being written."""
        now = time.monotonic() if now is None else now
        waits = [state.since + STILL_SECONDS - now for state in self._growing.values()]
        return max(0.0, min((wait for wait in waits if wait > 0), default=STILL_SECONDS)) if waits else None

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


def _still_for(changed: int) -> float:
    """Seconds since a file was written, by its own time; 0 where that cannot be: copies may bear any time."""
    age = time.time() - changed / 1_000_000_000
    return age if 0 <= age <= _RECENT else 0.0


def _patience(name: str) -> float:
    """Seconds for which a file must have been still to count as whole."""
    if Path(name).parent.name.endswith(RESOURCE_FOLDERS):
        return ORPHANED_SECONDS
    return STILL_SECONDS if _ends_well(name) else DOUBTFUL_SECONDS


def _ends_well(name: str) -> bool:
    """Whether a file ends as whole ones of its format do; True where its format has no such end."""
    named = name.lower()
    wanted = next((found for endings, found in _ENDINGS.items() if named.endswith(endings)), ())
    parts = named.endswith((".mht", ".mhtml"))
    if not wanted and not parts:
        return True
    try:
        with Path(name).open("rb") as file:
            file.seek(max(0, file.seek(0, 2) - _TAIL))
            tail = file.read(_TAIL)
    except OSError:
        return False
    if parts:
        return tail.rstrip().endswith(b"--")
    # UTF-16 pages have a zero beside every letter of the tag.
    return any(mark in tail.lower().replace(b"\0", b"") or mark in tail for mark in wanted)
