"""Searching the library: asks while one types, shows places, keeps searches, tags all hits."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer

from reader.domain.errors import PostilError, QueryError
from reader.gui.search.index_keeper import IndexKeeper
from reader.gui.search.search_asker import Asker

if TYPE_CHECKING:
    from reader.domain.annotation import Changes, Span
    from reader.domain.search import Found, Hit, IndexState
    from reader.gui.base.jobs import Job, JobProgress
    from reader.gui.desks.window import Window
    from reader.gui.search.search_panel import SearchPanel
    from reader.session.autocode import Matches
    from reader.session.saved import Saved

_CHANGED_MS = 400


class SearchDesk(QObject):
    """Answers the search panel.

    Args:
        window: whose panel it is; it is made when it is first wanted.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.room = window.room
        self.keeper = IndexKeeper(self.room, window)
        self.keeper.told.connect(self._on_index)
        self.asker = Asker(self.room, self)
        self.asker.found.connect(self._on_found)
        self.asker.counted.connect(self._tell_count)
        self.asker.failed.connect(self._on_error)
        self._gathering: Job | None = None
        self._state: IndexState | None = None
        self._place = -1
        self._refresh = QTimer(self, singleShot=True, interval=_CHANGED_MS)
        self._refresh.timeout.connect(self._ask_again)
        self.room.session_closing.connect(self._forget)
        self.room.session_opened.connect(self._on_opened)
        self.room.changed.connect(self._on_changed)
        window.reading.thread_shown.connect(self._on_thread_shown)
        window.boxes.search_library = self.search_for
        self.room.look.language_changed.connect(self._retell)

    @cached_property
    def panel(self) -> SearchPanel:
        """The panel, made with its dock when it is first wanted."""
        from reader.domain.search import Found
        from reader.gui.frame.kept_menu import KeptMenu
        from reader.gui.search.search_panel import SearchPanel
        from reader.session.saved import SEARCHES

        panel = SearchPanel(self.room.look)
        panel.thread_id = self._window.reading.thread_id
        panel.asked.connect(self._on_asked)
        panel.model.more_wanted.connect(self.asker.more)
        panel.chosen.connect(self._on_chosen)
        panel.left.connect(self._to_text)
        panel.tag_all_wanted.connect(self.tag_all)
        panel.build_wanted.connect(self.build)
        kept = KeptMenu(panel.saved.menu(), self.room, SEARCHES, self._to_keep)
        kept.chosen.connect(self._on_kept_chosen)
        panel.saved.menu().aboutToShow.connect(self._offer_queries)
        self._window.late_dock("search", panel)
        panel.show_found(Found(()))
        self.room.jobs.start(self._warm)
        return panel

    @property
    def _made(self) -> bool:
        return "panel" in self.__dict__

    def found_threads(self) -> list[int]:
        """The threads of the hits that are listed, each once, in their order."""
        if not self._made:
            return []
        hits = [self.panel.model.hit(row) for row in range(self.panel.model.rowCount())]
        return list(dict.fromkeys(hit.thread_id for hit in hits if hit is not None and hit.thread_id is not None))

    def _warm(self, _progress: JobProgress) -> None:
        """Load what the first query needs, while the reader types it."""
        from reader.session.seeking import warm

        warm()

    # -- actions

    def show_panel(self) -> None:
        """Show the panel with the words of the find bar or the selected ones, or those asked last."""
        boxes = self._window.boxes
        if boxes.made("find_bar") and boxes.find_bar.input.hasFocus():
            self.search_for(boxes.find_bar.input.text(), boxes.find_bar.regex.isChecked())
            return
        caret = self._window.pane.caret
        words = caret.text() if caret.chars() else ""
        self.search_for(words if "\n" not in words and len(words) <= 80 else "")

    def search_for(self, words: str, regex: bool = False) -> None:
        """Show the panel with words to search for; "" keeps those that are there."""
        panel = self.panel
        self._window.view.focus_panel("search")
        if words:
            from dataclasses import replace

            text = words if regex or words.isalnum() else f'"{words.replace(chr(34), " ")}"'
            panel.ask(text, replace(panel.options, regex=regex))
            panel.focus_list()

    def step(self, count: int) -> None:
        """To the next (1) or previous (-1) place that was found."""
        if not self._made or not self.panel.model.rowCount():
            self.show_panel()
            return
        panel, view = self.panel, self.panel.view
        hit = panel.current()
        place = self._place + count if self._place >= 0 else 0
        if hit is None or not 0 <= place < len(_places(hit)):
            row = panel.model.step(view.currentIndex().row(), count)
            if row < 0 and count > 0:
                panel.model.fetchMore(view.rootIndex())
                row = panel.model.step(view.currentIndex().row(), count)
            if row < 0:
                looking = count > 0 and self.asker.busy
                self.room.say(self.tr("Looking for more\u2026") if looking else self.tr("No hit that way"))
                return
            view.setCurrentIndex(panel.model.index(row, 0))
            hit = panel.model.hit(row)
            place = 0 if count > 0 or hit is None else len(_places(hit)) - 1
        if hit is not None:
            self._show(hit, place)

    def tag_all(self) -> None:
        """Gather all that the search finds, show it and tag it."""
        ask = self.asker.now
        if ask is None or self._gathering is not None:
            return
        if self.room.session.read_only:
            self.room.say(self.tr("This library is open for reading only"))
            return
        library = self.room.session.path

        def work(progress: JobProgress) -> Matches:
            from reader.session.autocode import gather

            return gather(library, ask.query, ask.options, progress)

        self.panel.tag_all.setEnabled(False)
        self._gathering = self.room.jobs.start(work)
        self._gathering.progressed.connect(self._on_gathering)
        self._gathering.finished.connect(self._on_gathered)
        self._gathering.failed.connect(self._on_gather_failed)

    def build(self) -> None:
        """Build a query for passages; words that make no such query are looked for as they stand."""
        from reader.text.passage_query import parse_passages
        from reader.text.query_words import quoted

        words = "" if self.panel.regex.isChecked() else self.panel.query
        try:
            if words:
                parse_passages(words)
        except QueryError:
            words = quoted(words)
        self._window.queries.build_from(words)

    def _offer_queries(self) -> None:
        """Put the queries for passages, which have a list of their own, below the kept searches."""
        menu = self.panel.saved.menu()
        menu.addSeparator()
        menu.addMenu(self._window.queries.kept_menu)

    # -- answers

    def _on_asked(self) -> None:
        panel = self.panel
        self._place = -1
        self.asker.ask(panel.query, panel.options)

    def _on_found(self, found: Found, goes_on: bool) -> None:
        if goes_on:
            self.panel.model.add_hits(found.hits, more=found.after is not None)
        else:
            self.panel.show_found(found)

    def _on_error(self, error: PostilError) -> None:
        if isinstance(error, QueryError):
            self.panel.show_error(error)
        else:
            self.room.fail(error)

    def _tell_count(self) -> None:
        note = ""
        if self._state is not None and not self._state.ready and self._state.total:
            note = self.tr("index {0} %").format(100 * self._state.done // self._state.total)
        self.panel.tell_count(self.asker.count, note)

    def _retell(self) -> None:
        if self._made:
            self._tell_count()

    # -- following

    def _on_index(self, state: IndexState) -> None:
        grown = self._state is None or state.ready != self._state.ready
        self._state = state
        if self._made:
            self._tell_count()
            if grown and self.asker.now is not None:
                self._refresh.start()

    def _on_changed(self, changes: Changes) -> None:
        if self._made and self.panel.isVisible() and (changes.structure or changes.texts):
            self._refresh.start()

    def _ask_again(self) -> None:
        """Ask again, unless the reader is among the hits: they must not move under the cursor."""
        if self._made and not self.panel.view.hasFocus() and self._place < 0:
            self._on_asked()

    def _on_thread_shown(self, thread_id: int) -> None:
        if self._made:
            self.panel.thread_id = thread_id or None
            if self.panel.here.isChecked() and self._place < 0:
                self._on_asked()

    def _forget(self) -> None:
        self._refresh.stop()
        self._gathering = self._state = None
        if self._made:
            self.panel.line.settle()

    def _on_opened(self) -> None:
        if self._made:
            self._on_asked()

    # -- showing

    def _to_text(self) -> None:
        self._window.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, hit: Hit) -> None:
        self._show(hit, 0)

    def _show(self, hit: Hit, place: int) -> None:
        from reader.domain.search import Where

        self._place = place
        reading = self._window.reading
        if hit.where is Where.TAGS or (hit.thread_id is None and hit.key):
            self._window.passages.set_tag_filter(UUID(hit.key))
            self._window.view.focus_panel("passages")
            return
        if hit.thread_id is None:
            self._window.memos.journal()
            return
        if hit.post_id is None:
            reading.open_thread(hit.thread_id)
        else:
            reading.show_span(hit.thread_id, hit.post_id, self._span(hit, place))
        self._to_text()

    def _span(self, hit: Hit, place: int) -> Span | None:
        from reader.domain.annotation import Span
        from reader.domain.search import Where

        if hit.where is Where.MEMOS:
            notes = self.room.session.annotations(hit.thread_id or 0, {hit.post_id or 0})
            return next((note.shown for note in notes if str(note.id) == hit.key), None)
        paragraph, start, end = _places(hit)[place]
        return Span(paragraph, start, paragraph, end)

    # -- kept searches

    def _to_keep(self) -> Saved | None:
        from reader.session.saved import Saved

        now = self.asker.now
        return Saved("", now.query, now.options) if now is not None else None

    def _on_kept_chosen(self, row: Saved) -> None:
        self.panel.ask(row.query, row.options)
        self.panel.focus_list()

    # -- tagging all

    def _on_gathering(self, done: int, _total: int, _what: str) -> None:
        self.room.say(self.tr("%Ln paragraph(s) found", "", done))

    def _on_gathered(self, result: object) -> None:
        if self.sender() is not self._gathering:
            return
        self._gathering = None
        self.panel.tag_all.setEnabled(True)
        matches = cast("Matches", result)
        if not matches.found:
            self.room.say(self.tr("No post holds these words"))
            return
        from reader.gui.search.tag_all_dialog import TagAllDialog

        TagAllDialog(self.room, matches, self._window).open()

    def _on_gather_failed(self, error: object) -> None:
        if self.sender() is not self._gathering:
            return
        self._gathering = None
        self.panel.tag_all.setEnabled(True)
        if not isinstance(error, PostilError):
            raise cast("BaseException", error)
        self._on_error(error)


def _places(hit: Hit) -> list[tuple[int, int, int]]:
    """The places of a hit one by one: paragraph, start and end."""
    return [(paragraph, start, end) for paragraph, ranges in hit.places for start, end in ranges] or [(0, 0, 0)]
