"""Looking after the open library beside the window's session: what takes its space, compacting, reading again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library import maintenance
from reader.session.backing_up import backup_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Facts:
    """What a library holds and what takes its space.

    Args:
        path: the library file.
        counts: numbers under the names of `maintenance.info`: threads, posts, captures, annotations and so on.
        parts: bytes of the parts of the file, by name: texts, pages, undo, reports, free, rest; they add up to it.
        beside: bytes of what lies beside the file: index, backups.
        unpacked: bytes of the saved pages before they were compressed.
    """

    path: Path
    counts: dict[str, int]
    parts: dict[str, int]
    beside: dict[str, int]
    unpacked: int

    @property
    def size(self) -> int:
        """Bytes of the library file."""
        return sum(self.parts.values())


def facts(library: Path, cancelled: Callable[[], bool] | None = None) -> Facts:
    """Count what a library holds; it takes a second for each million posts, so a job asks, and can be stopped.

    Raises:
        LibraryError: it cannot be opened, or it was stopped.
    """
    found = {name: value for name, value in maintenance.info(library, cancelled).items() if isinstance(value, int)}
    parts = {
        "texts": found["text_bytes"],
        "pages": found["capture_bytes_stored"],
        "undo": found["undo_bytes"],
        "reports": found["report_bytes"],
        "free": found["free_bytes"],
    }
    # What is still in the log beside the file may make the parts larger than it, for the moment.
    parts["rest"] = max(0, found["bytes"] - sum(parts.values()))
    beside = {"index": found["index_bytes"], "backups": sum(backup.size for backup in backup_list(library))}
    return Facts(library, found, parts, beside, found["capture_bytes"])


def check(library: Path, cancelled: Callable[[], bool] | None = None) -> list[str]:
    """What is wrong with a library, one sentence each; an empty list means sound. It is only read.

    Raises:
        LibraryError: it cannot be opened, or it was stopped.
    """
    return maintenance.check(library, cancelled)


def compact(library: Path, cancelled: Callable[[], bool]) -> tuple[int, int]:
    """Compact the library that this program has open; nothing else may write to it meanwhile.

    Returns:
        the file's size in bytes before and after.

    Raises:
        LibraryError: it was stopped, or could not be done; the library is as it was.
    """
    return maintenance.compact(library, cancelled, join=True)
