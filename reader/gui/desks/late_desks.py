"""The desks that the window can stand without: made when first wanted, or shortly after the start."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from reader.gui.desks.window import Window

if TYPE_CHECKING:
    from reader.gui.desks.codebook_desk import CodebookDesk
    from reader.gui.desks.goto_desk import GoToDesk
    from reader.gui.desks.link_desk import LinkDesk
    from reader.gui.desks.memo_desk import MemoDesk
    from reader.gui.desks.narrowing import Narrowing
    from reader.gui.desks.page_desk import PageDesk
    from reader.gui.desks.passage_desk import PassageDesk
    from reader.gui.desks.query_desk import QueryDesk
    from reader.gui.desks.review_desk import ReviewDesk
    from reader.gui.desks.safety_desk import SafetyDesk
    from reader.gui.desks.search_desk import SearchDesk
    from reader.gui.desks.session_desk import SessionDesk
    from reader.gui.desks.upkeep_desk import UpkeepDesk
    from reader.gui.desks.watch_desk import WatchDesk
    from reader.gui.files.page_panel import PagePanel

WAKE_MS = 300
"""So long after the start the desks that listen to the window are made."""

SETTLE_MS = 1500
"""So long after that the rest is made that a first press of a key would wait for."""

_LISTENING = ("page", "review", "memos", "search", "queries", "listing", "narrowing", "safety", "watch", "sitting")


class LateDesks(Window):
    """A part of `MainWindow`: its start need not pay for what is not seen in it."""

    @property
    @abstractmethod
    def page_panel(self) -> PagePanel:
        """The panel with the saved page."""

    def wake(self) -> None:
        """Make the desks that follow what happens in the window."""
        from reader.gui.pane.speech import give_voice

        for name in _LISTENING:
            getattr(self, name)
        give_voice(self.pane)
        QTimer.singleShot(SETTLE_MS, self, lambda: self.goto.warm_up() if self.isVisible() else None)

    @cached_property
    def page(self) -> PageDesk:
        """Going back to the saved page."""
        from reader.gui.desks.page_desk import PageDesk

        return PageDesk(self.room, self.reading, lambda: self.page_panel, lambda: self.docks.get("page"))

    @cached_property
    def review(self) -> ReviewDesk:
        """What changed below annotations, and the versions of posts."""
        from reader.gui.desks.review_desk import ReviewDesk

        return ReviewDesk(self)

    @cached_property
    def memos(self) -> MemoDesk:
        """Memos on posts, threads, tags and the library."""
        from reader.gui.desks.memo_desk import MemoDesk

        return MemoDesk(self)

    @cached_property
    def links(self) -> LinkDesk:
        """Links between memos and places."""
        from reader.gui.desks.link_desk import LinkDesk

        return LinkDesk(self)

    @cached_property
    def search(self) -> SearchDesk:
        """Searching the library."""
        from reader.gui.desks.search_desk import SearchDesk

        return SearchDesk(self)

    @cached_property
    def queries(self) -> QueryDesk:
        """Queries above the passages."""
        from reader.gui.desks.query_desk import QueryDesk

        desk = QueryDesk(self.room, self.passages)
        desk.shown.connect(self.show_passages)
        return desk

    @cached_property
    def listing(self) -> PassageDesk:
        """How the passages are listed."""
        from reader.gui.desks.passage_desk import PassageDesk

        return PassageDesk(self)

    @cached_property
    def narrowing(self) -> Narrowing:
        """Conditions put into the query where names are seen."""
        from reader.gui.desks.narrowing import Narrowing

        return Narrowing(self)

    @cached_property
    def safety(self) -> SafetyDesk:
        """Backups."""
        from reader.gui.desks.safety_desk import SafetyDesk

        return SafetyDesk(self)

    @cached_property
    def watch(self) -> WatchDesk:
        """Watched folders."""
        from reader.gui.desks.watch_desk import WatchDesk

        return WatchDesk(self.room, self.imports, self, self.commands.watched)

    @cached_property
    def book(self) -> CodebookDesk:
        """What concerns many passages of a tag, or many tags."""
        from reader.gui.desks.codebook_desk import CodebookDesk

        return CodebookDesk(self)

    @cached_property
    def goto(self) -> GoToDesk:
        """Going anywhere by a few letters."""
        from reader.gui.desks.goto_desk import GoToDesk

        return GoToDesk(self)

    @cached_property
    def sitting(self) -> SessionDesk:
        """Reading sessions."""
        from reader.gui.desks.session_desk import SessionDesk

        return SessionDesk(self)

    @cached_property
    def upkeep(self) -> UpkeepDesk:
        """Looking after the library."""
        from reader.gui.desks.upkeep_desk import UpkeepDesk

        return UpkeepDesk(self)
