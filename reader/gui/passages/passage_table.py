"""The panel of passages: what was tagged, found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.domain.annotation import PassageQuery, reading_order
from reader.domain.errors import QueryError
from reader.gui.base.panel_parts import EnterFilter, give_keys
from reader.gui.base.row_delegate import RowDelegate
from reader.gui.passages.passage_bar import PassageBar
from reader.gui.passages.passage_chips import fill_chips
from reader.gui.passages.passage_columns import PassageColumns
from reader.gui.passages.passage_model import Column, PassageModel
from reader.gui.passages.passage_view import PassageView

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QShowEvent

    from reader.domain.annotation import Changes, Passage
    from reader.gui.base.settings import Settings
    from reader.gui.base.theme import Look
    from reader.gui.passages.passage_rows import Place
    from reader.gui.passages.query_line import QueryFault
    from reader.session.reading import ReadingSession

_REST = 150
"""Milliseconds in which changes are gathered before the passages are read anew."""


class PassagePanel(QWidget):
    """Lists passages by words, tags and thread; the window jumps to what it chooses.

    Signals:
        passage_chosen(Passage): go to this passage.
        export_wanted(): export what `shown` gives.
        current_changed(): another row is current, or none.

    ``thread_id`` is the thread that is read, None for none.

    Args:
        look: colours and icons.
        settings: where columns and grouping are kept; None keeps them nowhere.
    """

    passage_chosen = Signal(object)
    export_wanted = Signal()
    current_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, settings: Settings | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._session: ReadingSession | None = None
        self.thread_id: int | None = None
        self._dirty = False
        self._touched: frozenset[int] = frozenset()
        self.setObjectName("passage_panel")
        self.model = PassageModel(self)
        self.bar = PassageBar(look, self)
        self.filter = self.bar.filter
        self.view = PassageView(look, self)
        self._rest = QTimer(self)
        self._asked = ""
        self._fault: QueryFault | None = None
        self._lay_out()
        self.columns = PassageColumns(self.view, settings)
        self._connect()
        if settings is not None and settings.passage_grouping:
            self.set_grouping(settings.passage_grouping)

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegateForColumn(Column.TAGS, RowDelegate(self._look, fill_chips, self.view))
        self.view.setAccessibleName(self.tr("Passages"))
        self.view.widen()
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.horizontalHeader().setSortIndicatorClearable(True)
        self.view.setSortingEnabled(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.view)

    def _retell(self) -> None:
        """Set the words that are put together in the language in force."""
        self.view.widen()
        self._show_words()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)

    def _connect(self) -> None:
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._on_rested)
        self.filter.narrowed.connect(self.reload)
        self.filter.left_down.connect(self.focus_list)
        self.filter.entered.connect(self._on_filter_entered)
        self.bar.asked.connect(self.reload)
        self.bar.grouped.connect(self._on_grouped)
        self.bar.export.clicked.connect(self.export_wanted)
        self.view.doubleClicked.connect(self._on_chosen)
        self.view.selectionModel().currentRowChanged.connect(self.current_changed)
        EnterFilter(self.view).entered.connect(self._on_enter)
        self._look.changed.connect(self.view.viewport().update)
        self._look.language_changed.connect(self._retell)

    # --- what the window tells --------------------------------------------------------------------------------

    def set_session(self, session: ReadingSession | None) -> None:
        """Show another library's passages; None before the library is closed for good."""
        self._rest.stop()
        if session is None:
            self.columns.keep()
        self._session = session
        self.thread_id = None
        self.bar.set_session(session)
        self._asked = ""
        self.model.set_passages(())
        self._touch()

    def on_changes(self, changes: Changes) -> None:
        """Follow an edit or import; read anew a moment later, or when shown."""
        if changes.tags or changes.structure or changes.texts or (changes.annotations and not changes.posts):
            self._touch()
        elif changes.annotations:
            self._touched |= changes.posts
            self._rest_a_while()

    def set_tag_filter(self, tag_id: UUID | None) -> None:
        """Show only passages with a tag or one below it; None for all."""
        self.bar.set_tags(frozenset() if tag_id is None else frozenset({tag_id}))

    def set_grouping(self, by: str) -> None:
        """Group the passages by one of `reader.domain.grouping.GROUPINGS`, or by nothing (``""``)."""
        self.bar.set_grouping(by)

    def set_thread(self, thread_id: int | None) -> None:
        """Tell which thread is being read."""
        self.thread_id = thread_id or None
        if self.bar.here:
            self._touch()

    def focus_list(self) -> None:
        """Give the keys to the table."""
        self._freshen()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Give the keys to the filter line."""
        give_keys(self.filter)

    @property
    def is_narrowed(self) -> bool:
        """Whether a query, tags or the place to look in leave passages out."""
        return bool(self._asked or self.bar.tags or self.bar.here)

    def shown(self) -> list[Passage]:
        """The passages in the order shown; those in folded groups too."""
        self.filter.flush()
        self._freshen()
        return self.model.passages()

    def step(self, direction: int) -> None:
        """Choose the next (1) or previous (-1) passage of the table."""
        self._freshen()
        current = self.view.currentIndex()
        beyond = -1 if direction > 0 else self.model.rowCount()
        row = self.model.step(current.row() if current.isValid() else beyond, direction)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, 0))
            self._on_enter()

    def fold_all(self, *, on: bool) -> None:
        """Fold all groups, or unfold them; the current passage, or its group, stays current."""
        place = self._place()
        self.model.fold_all(on=on)
        self._go(self.model.find(place))
        self.view.scrollTo(self.view.currentIndex())

    def reload(self) -> None:
        """Read the passages now, keeping the chosen one and the scroll."""
        self._dirty = False
        self._touched = frozenset()
        if self._session is None:
            return
        asked, self._asked = self._asked, self.filter.text().strip()
        try:
            found = self._found(self._session)
        except QueryError as error:
            # What is shown answers the query before, and stays until this one is understood.
            self._asked = asked
            self._show_fault(error)
            return
        if self._fault is not None:
            self._show_fault(None)
        self._show(found)

    def _show_fault(self, error: QueryError | None) -> None:
        if self._fault is None:
            from reader.gui.passages.query_line import QueryFault

            self._fault = QueryFault(self.filter, self._look, self)
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(1, self._fault)
        self._fault.show_error(error)

    def _show(self, passages: list[Passage]) -> None:
        self._rest.stop()
        place = self._place()
        scroll = self.view.verticalScrollBar().value()
        before = self.view.currentIndex()
        column = max(0, before.column())
        self.model.set_passages(passages)
        row = self.model.find(place)
        if before.isValid() and row < 0:
            # It is gone: the next one takes its place, so that stepping goes on from here.
            row = min(before.row(), self.model.rowCount()) - 1
        self._go(row, column)
        self.view.verticalScrollBar().setValue(scroll)
        self._show_words()
        self.current_changed.emit()  # a model that was set anew does not tell that nothing is current any more

    # --- showing ----------------------------------------------------------------------------------------------

    def _found(self, session: ReadingSession, posts: frozenset[int] = frozenset()) -> list[Passage]:
        if self.bar.here and self.thread_id is None:
            return []
        thread_id = self.thread_id if self.bar.here else None
        return session.passages(PassageQuery("", self.bar.tags, thread_id, posts, self._asked))

    def _touch(self) -> None:
        self._dirty = True
        self._rest_a_while()

    def _rest_a_while(self) -> None:
        if self.isVisible() and not self._rest.isActive():
            self._rest.start()

    def _on_rested(self) -> None:
        # A panel that was hidden meanwhile stays as it is until it is shown again.
        if self.isVisible():
            self._freshen()

    def _freshen(self) -> None:
        if self._dirty:
            self.reload()
        elif self._touched:
            self._show(self._renewed())

    def _renewed(self) -> list[Passage]:
        """The passages shown, with those of the touched posts read anew: a key press must not cost a whole query."""
        posts, self._touched = frozenset(self._touched), frozenset()
        kept = [p for p in self.model.given() if p.annotation.target.post_id not in posts]
        fresh = self._found(self._session, posts) if self._session is not None else []
        return sorted([*kept, *fresh], key=reading_order)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty or self._touched:
            self._rest.start(0)

    def _show_words(self) -> None:
        passages = self.model.given()
        self.bar.show_words(len(passages), len({passage.thread_id for passage in passages}))
        no_match, none = self.tr("No passage matches"), self.tr("Tagged paragraphs are listed here")
        self.view.hint = no_match if self.is_narrowed else none

    def _on_grouped(self, by: str) -> None:
        passage, chosen = self.current(), self.view.currentIndex().isValid()
        self.model.set_grouping(by)
        if chosen and self.model.rowCount():
            self._go(self.model.row_of(passage.annotation.id) if passage is not None else 0)
            self.view.scrollTo(self.view.currentIndex())
        if self._settings is not None:
            self._settings.passage_grouping = by

    # --- choosing ---------------------------------------------------------------------------------------------

    def current(self) -> Passage | None:
        """The passage of the current row; None for the head of a group, too."""
        index = self.view.currentIndex()
        return self.model.passage(index.row()) if index.isValid() else None

    def _place(self) -> Place:
        return self.model.place(self.view.currentIndex().row())

    def _go(self, row: int, column: int = 0) -> None:
        """Make a row current, without going to its passage; nothing happens below 0."""
        if row >= 0:
            flags = self.view.selectionModel().SelectionFlag
            index = self.model.index(row, column)
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _on_chosen(self, index: QModelIndex) -> None:
        passage = self.model.passage(index.row())
        if passage is not None:
            self.passage_chosen.emit(passage)
        else:
            self.view.toggle(index.row())

    def _on_enter(self) -> None:
        self._on_chosen(self.view.currentIndex())

    def _on_filter_entered(self, _text: str) -> None:
        row = self.model.step(-1, 1)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, 0))
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._on_enter()
