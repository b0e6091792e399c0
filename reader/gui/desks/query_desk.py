"""Help with queries for passages: completion while one types, and queries kept by name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from reader.domain.errors import PostilError
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget, QMenu

    from reader.gui.frame.room import Room
    from reader.gui.passages.passage_table import PassagePanel
    from reader.gui.passages.query_builder import QueryBuilder
    from reader.session.saved import Saved
    from reader.text.query_rows import Ask

_WIDTH = 240
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class QueryDesk(QObject):
    """Proposes fields and what they hold below the query line of the passages, and keeps queries.

    Tab takes the first proposal; Down goes to one, and Enter takes it; Escape sends them away. The list never has the
    keyboard, so that typing, also with an input method, goes on in the line.

    Args:
        room: whose library is asked.
        passages: the panel with the line.

    Signals:
        shown(): the passages that answer another query are to be seen.
    """

    shown = Signal()

    def __init__(self, room: Room, passages: PassagePanel) -> None:
        super().__init__(passages)
        self._room = room
        self._passages = passages
        self._line = passages.filter
        self._start = 0
        self._line.textEdited.connect(self._propose)
        passages.bar.scope_button.menu().aboutToShow.connect(self._offer_kept)
        passages.bar.build.clicked.connect(self.build)

    # -- completion

    @cached_property
    def list(self) -> QListWidget:
        """The proposals, made with the first of them."""
        from PySide6.QtWidgets import QFrame, QListWidget

        proposals = QListWidget(self._passages.window())
        proposals.setObjectName("proposals")
        proposals.setAccessibleName(self.tr("Proposals"))
        proposals.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        proposals.setFrameShape(QFrame.Shape.StyledPanel)
        proposals.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        proposals.itemClicked.connect(self._take)
        proposals.hide()
        self._line.installEventFilter(self)
        return proposals

    def _propose(self) -> None:
        from reader.text.query_words import proposals

        try:
            before = self._line.text()[: self._line.cursorPosition()]
            self._start, found = proposals(before, self._room.session.passage_values)
        except PostilError as error:
            self._room.fail(error)
            return
        if not found and "list" not in self.__dict__:
            return
        self.list.clear()
        self.list.addItems(found)
        self.list.setVisible(bool(found))
        if found:
            self._place()

    def _place(self) -> None:
        """Below the word that is typed, or above it where there is no room."""
        shown, line = self.list, self._line
        height = shown.sizeHintForRow(0) * min(shown.count(), 8) + 2 * shown.frameWidth() + 8
        x = max(0, line.cursorRect().center().x() - 40)
        at = line.mapTo(line.window(), QPoint(x, line.height() + 1))
        if at.y() + height > line.window().height():
            at.setY(at.y() - line.height() - height - 2)
        at.setX(min(at.x(), line.window().width() - _WIDTH - 8))
        rule = self._room.look.theme.colour("rule").name()
        shown.setStyleSheet(f"QListWidget {{ border: 1px solid {rule}; border-radius: 4px; padding: 2px }}")
        shown.setGeometry(at.x(), at.y(), _WIDTH, height)
        shown.raise_()

    def _take(self) -> None:
        item = self.list.currentItem()
        self.list.hide()
        if item is not None:
            after = self._line.text()[self._line.cursorPosition() :]
            self._line.setText(self._line.text()[: self._start] + item.text() + after)
            self._line.setCursorPosition(self._start + len(item.text()))
            self._propose()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.list.isVisible():
            return self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        """Whether a key was for the proposals."""
        row = self.list.currentRow()
        if key in _STEPS:
            self.list.setCurrentRow(max(0, min(row + _STEPS[key], self.list.count() - 1)))
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        elif key == Qt.Key.Key_Tab or (key in _ENTER and row >= 0):
            self.list.setCurrentRow(max(row, 0))
            self._take()
        else:
            if key in _ENTER:
                self.list.hide()
            return False
        return True

    # -- building and narrowing

    def build(self) -> QueryBuilder:
        """Open the builder on the query that is typed."""
        return self.build_from(self._line.text())

    def build_from(self, query: str) -> QueryBuilder:
        """Open the builder on a query."""
        from reader.gui.passages.query_builder import QueryBuilder

        builder = QueryBuilder(self._room.session, self._room.look, query, self._line.window())
        builder.accepted.connect(lambda: self.ask(builder.query()))
        builder.finished.connect(builder.deleteLater)
        self._room.session_closing.connect(builder.reject)
        builder.open()
        return builder

    def ask(self, query: str) -> None:
        """Put a query into the line and list what answers, with the keys in the list."""
        self._show(query)
        if self._passages.model.rowCount():
            self._passages.focus_list()
        else:
            self._passages.focus_filter()

    def narrow(self, ask: Ask, *, negated: bool = False) -> None:
        """Have the query ask for one thing more, or for passages without it; the keys stay where they are."""
        from reader.text.query_rows import Row, with_row

        self._show(with_row(self._line.text(), Row(ask, negated)))
        self._room.say(self.tr("Query: {0}").format(isolated(self._line.text())))

    def _show(self, query: str) -> None:
        self._line.setText(query)
        self._line.flush()
        if "list" in self.__dict__:
            self.list.hide()
        self.shown.emit()

    # -- kept queries

    def _offer_kept(self) -> None:
        """Put the menu of kept queries below the choice of where to look, once."""
        scopes = self._passages.bar.scope_button.menu()
        scopes.aboutToShow.disconnect(self._offer_kept)
        scopes.addSeparator()
        scopes.addMenu(self.kept_menu)

    @cached_property
    def kept_menu(self) -> QMenu:
        """The queries that are kept, made when they are first wanted."""
        from PySide6.QtWidgets import QMenu

        from reader.gui.frame.kept_menu import KeptMenu
        from reader.session.saved import PASSAGES

        menu = QMenu(self.tr("Kept queries"), self._passages)
        kept = KeptMenu(menu, self._room, PASSAGES, self._to_keep)
        kept.fill()
        kept.chosen.connect(self._run)
        return menu

    def kept(self) -> None:
        """List the kept queries below the line, to run, keep, rename or delete one."""
        self.shown.emit()
        self.kept_menu.popup(self._line.mapToGlobal(self._line.rect().bottomLeft()))

    def _to_keep(self) -> Saved | None:
        from reader.session.saved import Saved

        query = self._line.text().strip()
        return Saved("", query) if query else None

    def _run(self, row: Saved) -> None:
        self._show(row.query)
        self._passages.focus_filter()
