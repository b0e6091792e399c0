"""The panel of passages: what was tagged, found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.domain.annotation import PassageQuery, reading_order
from reader.domain.errors import QueryError
from reader.gui.delegates import RowDelegate, fill_chips, swatch
from reader.gui.panel_parts import MARGIN, EnterFilter, FilterLine, menu_button, menu_text, set_icon
from reader.gui.passage_model import Column, PassageModel
from reader.gui.passage_view import PassageView
from reader.gui.wording import isolated

if TYPE_CHECKING:
    from uuid import UUID

    from reader.domain.annotation import Changes, Passage
    from reader.gui.query_line import QueryFault
    from reader.gui.theme import Look
    from reader.session.reading import ReadingSession

_REST = 150
"""Milliseconds in which changes are gathered before the passages are read anew."""

_ARROW = "\u25be"


class PassagePanel(QWidget):
    """Lists passages by words, tags and thread; the window jumps to what it chooses.

    Signals:
        passage_chosen(Passage): go to this passage.
        export_wanted(): export what `shown` gives.
    """

    passage_chosen = Signal(object)
    export_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._session: ReadingSession | None = None
        self._thread_id: int | None = None
        self._tags: frozenset[UUID] = frozenset()
        self._dirty = False
        self._touched: frozenset[int] = frozenset()
        self.setObjectName("passage_panel")
        self.model = PassageModel(self)
        self.filter = FilterLine(look, self.tr("Words, or tag: author: board: after: near:2 \u2026"), "search", self)
        self.tag_button = menu_button(self, self.tr("Only passages with these tags"))
        self.scope_button = menu_button(self, self.tr("Where to look"))
        self.build = QToolButton(self)
        self.count = QLabel(self)
        self.export = QToolButton(self)
        self.view = PassageView(self)
        self._rest = QTimer(self)
        self._scopes = QActionGroup(self)
        self._asked = ""
        self._fault: QueryFault | None = None
        self._lay_out()
        self._fill_scopes()
        self._connect()
        self._on_look_changed()

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegateForColumn(Column.TAGS, RowDelegate(self._look, fill_chips, self.view))
        self.view.setAccessibleName(self.tr("Passages"))
        self.view.widen()
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.horizontalHeader().setSortIndicatorClearable(True)
        self.view.setSortingEnabled(True)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.export.setText(self.tr("Export…"))
        self.export.setToolTip(self.tr("Export the passages shown"))
        self.build.setText(self.tr("Build…"))
        self.build.setToolTip(self.tr("Build the query by choosing"))
        for button in (self.build, self.tag_button, self.scope_button, self.export):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, 4)
        top.setSpacing(MARGIN)
        top.addWidget(self.filter, 1)
        for widget in (self.build, self.tag_button, self.scope_button, self.count, self.export):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.view)

    def _fill_scopes(self) -> None:
        for here in (False, True):
            action = self.scope_button.menu().addAction("")
            action.setCheckable(True)
            action.setChecked(not here)
            action.setData(here)
            self._scopes.addAction(action)
        self._name_scopes()

    def _name_scopes(self) -> None:
        for action in self._scopes.actions():
            action.setText(self.tr("This thread") if action.data() else self.tr("Whole library"))
            if action.isChecked():
                self.scope_button.setText(f"{action.text()} {_ARROW}")

    def _retell(self) -> None:
        """Set the words that are put together in the language in force."""
        self.view.widen()
        self._name_scopes()
        self._show_words()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)

    def _connect(self) -> None:
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._on_rested)
        self.filter.narrowed.connect(self.reload)
        self.filter.left_down.connect(self.focus_list)
        self.filter.entered.connect(self._on_filter_entered)
        self.tag_button.menu().aboutToShow.connect(self._fill_tags)
        self._scopes.triggered.connect(self._on_scope_chosen)
        self.export.clicked.connect(self.export_wanted)
        self.view.doubleClicked.connect(self._on_chosen)
        EnterFilter(self.view).entered.connect(self._on_enter)
        self._look.changed.connect(self._on_look_changed)
        self._look.language_changed.connect(self._retell)

    # --- what the window tells --------------------------------------------------------------------------------

    def set_session(self, session: ReadingSession | None) -> None:
        """Show another library's passages; None before the library is closed for good."""
        self._rest.stop()
        self._session = session
        self._thread_id = None
        self._tags = frozenset()
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
        self._tags = frozenset() if tag_id is None else frozenset({tag_id})
        self.reload()

    def set_thread(self, thread_id: int | None) -> None:
        """Tell which thread is being read."""
        self._thread_id = thread_id or None
        if self._here():
            self._touch()

    def focus_list(self) -> None:
        """Give the keys to the table."""
        self._freshen()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Give the keys to the filter line."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def shown(self) -> list[Passage]:
        """The passages in the order shown."""
        self.filter.flush()
        self._freshen()
        return self.model.passages()

    def step(self, direction: int) -> None:
        """Choose the next (1) or previous (-1) passage of the table."""
        self._freshen()
        rows = self.model.rowCount()
        current = self.view.currentIndex()
        row = current.row() + direction if current.isValid() else (0 if direction > 0 else rows - 1)
        if 0 <= row < rows:
            self.view.setCurrentIndex(self.model.index(row, 0))
            self._on_enter()

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
            from reader.gui.query_line import QueryFault

            self._fault = QueryFault(self.filter, self._look, self)
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(1, self._fault)
        self._fault.show_error(error)

    def _show(self, passages: list[Passage]) -> None:
        self._rest.stop()
        chosen = self._current()
        scroll = self.view.verticalScrollBar().value()
        column = self.view.currentIndex().column()
        before = self.view.currentIndex().row()
        self.model.set_passages(passages)
        row = self.model.row_of(chosen.annotation.id) if chosen is not None else -1
        if chosen is not None and row < 0:
            # It is gone: the next one takes its place, so that stepping goes on from here.
            row = min(before, self.model.rowCount()) - 1
        if row >= 0:
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row, max(0, column)),
                self.view.selectionModel().SelectionFlag.ClearAndSelect | self.view.selectionModel().SelectionFlag.Rows,
            )
        self.view.verticalScrollBar().setValue(scroll)
        self._show_words()

    # --- showing ----------------------------------------------------------------------------------------------

    def _found(self, session: ReadingSession, posts: frozenset[int] = frozenset()) -> list[Passage]:
        if self._here() and self._thread_id is None:
            return []
        thread_id = self._thread_id if self._here() else None
        return session.passages(PassageQuery("", self._tags, thread_id, posts, self._asked))

    def _here(self) -> bool:
        action = self._scopes.checkedAction()
        return action is not None and bool(action.data())

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
        passages = self.model.passages()
        threads = len({passage.thread_id for passage in passages})
        words = self.tr("%n passage(s)", "", len(passages))
        if threads > 1:
            words = self.tr("{0} in {1}").format(words, self.tr("%n thread(s)", "", threads))
        self.count.setText(words)
        self.export.setEnabled(bool(passages))
        narrowed = bool(self._asked or self._tags or self._here())
        self.view.hint = self.tr("No passage matches") if narrowed else self.tr("Tagged paragraphs are listed here")
        self.tag_button.setText(f"{self._tag_words()} {_ARROW}")

    def _tag_words(self) -> str:
        names = [isolated(tag.name) for tag in self._session.tags() if tag.id in self._tags] if self._session else []
        if not names:
            return self.tr("Any tag")
        name = menu_text(names[0] if len(names[0]) <= 16 else f"{names[0][:15]}\u2026")
        return name if len(names) == 1 else self.tr("{0} +{1}").format(name, len(names) - 1)

    def _on_look_changed(self) -> None:
        set_icon(self.tag_button, self._look.icon("tag"))
        set_icon(self.scope_button, self._look.icon("filter"))
        set_icon(self.export, self._look.icon("export"))
        palette = self.count.palette()
        palette.setColor(palette.ColorRole.WindowText, self._look.theme.colour("dim"))
        self.count.setPalette(palette)
        self.view.viewport().update()

    # --- choosing ---------------------------------------------------------------------------------------------

    def _current(self) -> Passage | None:
        index = self.view.currentIndex()
        return self.model.passage(index.row()) if index.isValid() else None

    def _on_chosen(self, index: QModelIndex) -> None:
        passage = self.model.passage(index.row())
        if passage is not None:
            self.passage_chosen.emit(passage)

    def _on_enter(self) -> None:
        self._on_chosen(self.view.currentIndex())

    def _on_filter_entered(self, _text: str) -> None:
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._on_enter()

    def _on_scope_chosen(self, action: QAction) -> None:
        self.scope_button.setText(f"{action.text()} {_ARROW}")
        self.reload()

    def _fill_tags(self) -> None:
        menu = self.tag_button.menu()
        menu.clear()
        anything = menu.addAction(self.tr("Any tag"))
        anything.triggered.connect(lambda: self.set_tag_filter(None))
        menu.addSeparator()
        for tag in self._session.tags() if self._session is not None else ():
            action = menu.addAction(swatch(self._look.theme.tag(tag.colour).bar), menu_text(isolated(tag.name)))
            action.setCheckable(True)
            action.setChecked(tag.id in self._tags)
            action.triggered.connect(lambda on, tag_id=tag.id: self._on_tag_ticked(tag_id, on=on))

    def _on_tag_ticked(self, tag_id: UUID, *, on: bool) -> None:
        self._tags = self._tags | {tag_id} if on else self._tags - {tag_id}
        self.reload()
