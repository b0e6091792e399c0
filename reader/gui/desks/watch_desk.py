"""Watched folders: a page that the browser saves there is in the tree a moment later."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from reader.gui.base.panel_parts import menu_text
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from reader.gui.base.jobs import Job, JobProgress
    from reader.gui.desks.import_desk import ImportDesk
    from reader.gui.frame.room import Room
    from reader.session.watching import FolderWatch

LOOK_MS = 500
"""Milliseconds between two looks at small folders; large ones are looked at less often."""

_GRACE_MS = 20

_FOLDERS = "watched_folders"
_SEEN = "watched_until"


class WatchDesk(QObject):
    """Looks into the watched folders aside from the window and hands new pages to the import.

    Args:
        room: session, look and settings; the folders belong to the library.
        imports: takes the pages in.
        window: parent of dialogs.
        menu: lists the folders.
    """

    def __init__(self, room: Room, imports: ImportDesk, window: QWidget, menu: QMenu) -> None:
        super().__init__(room)
        self.room = room
        self.imports = imports
        self.window = window
        self._menu = menu
        self._watch: FolderWatch | None = None
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        room.session_opened.connect(self.begin)
        room.session_closing.connect(self._end)
        menu.aboutToShow.connect(self._list)
        self.begin()

    @property
    def folders(self) -> list[str]:
        """The folders that this library watches."""
        return [str(name) for name in json.loads(self.room.session.setting(_FOLDERS, "[]"))]

    def watch_folder(self) -> None:
        """Ask for a folder and watch it from now on."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(
            self.window, self.tr("Watch a folder for saved pages"), self.room.settings.import_folder
        )
        if name and name not in self.folders:
            self._set_folders([*self.folders, name])
            self.imports.start([Path(name)])
            self.room.say(self.tr("Pages saved to {0} are taken in from now on").format(isolated(name)))

    def begin(self) -> None:
        """Watch the folders of the library that was opened."""
        self._watch = None
        if self.folders and not self.room.session.read_only:
            self._timer.start(LOOK_MS)

    def _set_folders(self, names: list[str]) -> None:
        self.room.session.set_setting(_FOLDERS, json.dumps(names, ensure_ascii=False))
        self._remember()
        self.begin()

    def _remember(self) -> None:
        self.room.session.set_setting(_SEEN, str(time.time()))

    def _list(self) -> None:
        """Fill the menu: choosing a folder stops watching it."""
        self._menu.clear()
        for name in self.folders:
            action = self._menu.addAction(menu_text(isolated(name)))
            action.setCheckable(True)
            action.setChecked(True)
            action.setToolTip(self.tr("Stop watching this folder"))
            action.triggered.connect(lambda _checked=False, name=name: self._stop(name))
        if not self.folders:
            self._menu.addAction(self.tr("No folder is watched")).setEnabled(False)

    def _stop(self, name: str) -> None:
        self._set_folders([other for other in self.folders if other != name])
        self.room.say(self.tr("{0} is not watched any more").format(isolated(name)))

    # -- looking

    def _look(self) -> None:
        if self._job is not None:
            return
        watch, folders = self._watch, [Path(name) for name in self.folders]
        since = float(self.room.session.setting(_SEEN, "0") or 0) or None

        def work(_progress: JobProgress) -> tuple[FolderWatch, list[Path], float]:
            from reader.session.watching import FolderWatch

            start = time.monotonic()
            looking = watch if watch is not None else FolderWatch(folders, since)
            return looking, looking.look(), time.monotonic() - start

        self._job = self.room.jobs.start(work)
        self._job.finished.connect(self._on_looked)
        self._job.failed.connect(self._on_failed)

    def _on_looked(self, result: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._watch, ready, cost = cast("tuple[FolderWatch, list[Path], float]", result)
        if [str(folder) for folder in self._watch.folders] != self.folders:
            self._watch = None
        elif ready:
            self._remember()
            self.imports.start(ready, follow=False)
        elif self._watch.growing:
            self.imports.warm_up()
        if self.folders:
            wait = self._watch.wait() if self._watch is not None else None
            soon = LOOK_MS if wait is None else min(LOOK_MS, round(wait * 1000) + _GRACE_MS)
            # Looking may take a twentieth of one processor at most.
            self._timer.start(max(soon, round(cost * 20_000)))

    def _on_failed(self, error: object) -> None:
        if self.sender() is self._job:
            self._job = None
            if isinstance(error, OSError):
                self._timer.start(20 * LOOK_MS)
            elif isinstance(error, BaseException):
                raise error

    def _end(self) -> None:
        self._timer.stop()
        self._job = None
        if self._watch is not None and not self.room.session.read_only:
            self._remember()
        self._watch = None
