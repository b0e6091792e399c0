"""What an export format is given and must give."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from reader.domain.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage

BEAT = 100
"""Passages between two looks at the progress object."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices of an export; a format ignores those that make no sense for it.

    Args:
        bom: start a CSV file with the UTF-8 byte order mark, without which Excel misreads Chinese.
        formula_guard: put an apostrophe before text that a spreadsheet would run as a formula (CSV).
    """

    bom: bool = True
    formula_guard: bool = True


class ExportProgress(Protocol):
    """Is told how far an export is and says whether to stop."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Take note of ``done`` of ``total`` passages; a total of 0 means unknown."""
        ...

    def cancelled(self) -> bool:
        """Whether the export shall stop."""
        ...


class Exporter(Protocol):
    """A file format for passages: one file, one line in the registry."""

    @property
    def name(self) -> str:
        """What the command line and the settings call it."""
        ...

    @property
    def suffix(self) -> str:
        """The usual end of a file's name, with the dot."""
        ...

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages one after the other, holding no more than one of them.

        Args:
            passages: in the order of the file.
            out: open for writing bytes.
            options: choices of the user.
            progress: told after every `BEAT` passages and at the end.

        Returns:
            The number of passages written.

        Raises:
            ExportError: the user cancelled.
            OSError: ``out`` refused the bytes.
        """
        ...


def watched(passages: Iterable[Passage], progress: ExportProgress | None) -> Iterator[Passage]:
    """The same passages, with the progress object asked now and then.

    Raises:
        ExportError: the user cancelled.
    """
    if progress is None:
        yield from passages
        return
    total = len(passages) if isinstance(passages, Sized) else 0
    done = 0
    for done, passage in enumerate(passages, start=1):
        yield passage
        if done % BEAT == 0:
            progress.report(done, total)
            if progress.cancelled():
                raise ExportError("The export was stopped before its end.")
    progress.report(done, total)
