"""Telling how far a long reading is, and stopping it when the user wants so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.domain.errors import IntakeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Item = TypeVar("Item")

STOPPED = "It was stopped before its end; nothing came over."
_BEAT = 16
"""Items between two looks at the progress object."""


class Progress(Protocol):
    """Is told how far a long job is and says whether to stop."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Take note of ``done`` of ``total`` parts of the step at hand."""
        ...

    def cancelled(self) -> bool:
        """Whether the job shall stop."""
        ...


class Watch:
    """Looks at a progress object now and then.

    Args:
        progress: None where nobody watches.
    """

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress

    def each(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items one by one, told as they go by.

        Raises:
            IntakeError: the user wants it to stop.
        """
        for done, item in enumerate(items):
            if done % _BEAT == 0:
                self.look(done, len(items))
            yield item
        self.look(len(items), len(items))

    def among(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items of one part of a step one by one; not told, but stopped where that is wanted.

        Raises:
            IntakeError: the user wants it to stop.
        """
        for done, item in enumerate(items):
            if done % _BEAT == 0:
                self._stop_where_wanted()
            yield item

    def look(self, done: int = 0, total: int = 0) -> None:
        """Tell how far it is, and stop where that is wanted.

        Args:
            done: parts of the step at hand.
            total: all of them; 0 means unknown.

        Raises:
            IntakeError: the user wants it to stop.
        """
        if self._progress is not None:
            self._progress.report(done, total)
        self._stop_where_wanted()

    def _stop_where_wanted(self) -> None:
        if self._progress is not None and self._progress.cancelled():
            raise IntakeError(STOPPED)
