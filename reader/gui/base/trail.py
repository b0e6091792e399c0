"""Where the reader jumped from, for going back and forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.domain.thread import Place

_MOST = 50


class Trail:
    """Two stacks of places, as in a browser."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place | None) -> None:
        """A jump begins here; what lay ahead is forgotten."""
        if place is not None:
            behind = self._behind[:-1] if self._behind[-1:] == [place] else self._behind
            self._behind = [*behind[-_MOST:], place]
            self._ahead = []

    def turn(self, here: Place | None, *, back: bool) -> Place | None:
        """Where to go back or forward to from a place, None where there is nothing that way."""
        source, goal = (self._behind, self._ahead) if back else (self._ahead, self._behind)
        if not source:
            return None
        if here is not None:
            goal.append(here)
        return source.pop()
