"""What can go wrong through the user's files and disk.

::

    PostilError                  one sentence, names the file
    ├── CaptureError(path)       a saved page cannot be read
    │   ├── UnreadableFile       missing, vanished, no permission, a folder or device
    │   ├── UnknownFormat        not a page: binary, unknown container
    │   ├── EmptyCapture         nothing in it
    │   ├── TooLarge             beyond the size that Postil reads
    │   ├── TooSlow              reading it took longer than allowed
    │   └── DamagedCapture       it breaks its own format
    ├── LibraryError(path)       a library file
    │   ├── NotALibrary          another kind of file
    │   ├── LibraryTooNew        written by a newer Postil
    │   ├── LibraryReadOnly      no write access, or open elsewhere
    │   ├── LibraryBusy          another program holds the lock just now
    │   ├── LibraryFull          the disk is full or the write failed
    │   └── LibraryDamaged       integrity check failed
    ├── EditRefused              an edit that no longer fits what is stored
    ├── ExportError(path)        an export could not be written
    ├── IntakeError(path)        another program's project or codebook cannot be read
    ├── SearchTooSlow            a search took longer than allowed
    └── UsageError               a request that makes no sense (an unknown format)
        └── QueryError           a query that cannot be understood; tells the column

Anything else that is raised is a fault of the program, not of the file.
``reason`` is one clear English sentence without the file's name; ``str(error)`` puts the name before it.
The window words the errors in its own language by class and shows ``reason`` for the detail.
"""

from __future__ import annotations

from pathlib import Path


class PostilError(Exception):
    """Base of every error that the user's files or disk cause.

    Args:
        reason: one sentence for a person, without the file's name, ending in a full stop.
        path: the file concerned, or None.
    """

    def __init__(self, reason: str, path: Path | str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = Path(path) if path is not None else None

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path is not None else self.reason


class CaptureError(PostilError):
    """A saved page cannot be read."""


class UnreadableFile(CaptureError):
    """The file is missing, vanished, may not be read, or is not a regular file."""


class UnknownFormat(CaptureError):
    """The bytes are no saved page in a form that Postil knows."""


class EmptyCapture(CaptureError):
    """The file holds no bytes or no text."""


class TooLarge(CaptureError):
    """The file is larger than Postil reads at once."""


class TooSlow(CaptureError):
    """Reading the file took longer than the caller allows."""


class DamagedCapture(CaptureError):
    """The file breaks the rules of its own format."""


class LibraryError(PostilError):
    """A library file cannot be used as asked."""


class NotALibrary(LibraryError):
    """The file is no Postil library."""


class LibraryTooNew(LibraryError):
    """A newer Postil wrote the library; it is left untouched."""


class LibraryReadOnly(LibraryError):
    """The library cannot be changed: no write access, or another Postil has it open."""


class LibraryBusy(LibraryError):
    """Another program kept the library locked for longer than Postil waits."""


class LibraryFull(LibraryError):
    """The disk refused a write; what was saved before is intact."""


class LibraryDamaged(LibraryError):
    """The library failed its integrity check."""


class EditRefused(PostilError):
    """An edit, undo or redo no longer fits what is stored; nothing was changed."""


class ExportError(PostilError):
    """An export could not be written; an older file of that name is untouched."""


class IntakeError(PostilError):
    """Another program's project, codebook or annotations cannot be read; the library is unchanged."""


class UsageError(PostilError):
    """A request that makes no sense, such as an unknown format."""


class QueryError(UsageError):
    """A query that cannot be understood.

    Args:
        reason: one sentence for a person, ending in a full stop.
        column: where in the query, counted in characters from 1.
    """

    def __init__(self, reason: str, column: int) -> None:
        super().__init__(reason)
        self.column = column


class SearchTooSlow(PostilError):
    """A search took longer than allowed; what was found until then is still good."""
