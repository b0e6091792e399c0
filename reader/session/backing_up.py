"""Backups as the window and the command line use them: made when due, looked into, put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.errors import LibraryError
from reader.library import backups, restoring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.domain.backup import Backup, Holdings, Shift
    from reader.library.salvage import Salvaged


def back_up_if_due(library: Path, cancelled: Callable[[], bool]) -> Backup | None:
    """Make the daily backup where one is wanted; see `backups.due` and `backups.make`.

    It has a connection of its own and stops nobody, so a job calls it beside an open session.
    """
    return backups.make(library, "daily", cancelled) if backups.due(library) else None


def back_up(library: Path, cancelled: Callable[[], bool] | None = None) -> Backup:
    """Make a backup because a person asked; it is never thinned out. See `backups.make`."""
    return backups.make(library, "manual", cancelled)


def backup_list(library: Path) -> list[Backup]:
    """The backups of a library, the newest first."""
    return backups.listed(library.resolve())


def backup_folder(library: Path) -> Path:
    """Where the backups of a library lie."""
    return backups.folder(library.resolve())


def look_into(path: Path, cancelled: Callable[[], bool] | None = None) -> Holdings:
    """Count what a library file holds; see `restoring.holdings`."""
    return restoring.holdings(path, cancelled)


def preview(library: Path, backup: Path, cancelled: Callable[[], bool] | None = None) -> list[Shift]:
    """What would change if a backup took the library's place; see `restoring.shifts`."""
    return restoring.shifts(library, backup, cancelled)


def put_back(library: Path, backup: Path) -> Path | None:
    """Put a backup in the library's place; see `restoring.restore`."""
    return restoring.restore(library, backup)


def newest_sound(library: Path) -> Backup | None:
    """The newest backup that passes its check, or None."""
    for backup in backup_list(library):
        if backup.kind == "replaced":
            continue
        try:
            restoring.holdings(backup.path)
            if backups.sound(backup.path):
                return backup
        except LibraryError:
            continue
    return None


def save_what_can_be_read(library: Path) -> Salvaged:
    """Make a new library out of what can be read of a damaged one; see `salvage.salvage`."""
    from reader.library.salvage import salvage  # noqa: PLC0415 - only a damaged library asks

    return salvage(library)
