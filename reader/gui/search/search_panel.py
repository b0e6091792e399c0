"""The panel that searches the whole library while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.domain.search import SearchOptions, Where
from reader.gui.base.panel_parts import (
    LEAST_LINE,
    MARGIN,
    WORDED,
    EnterFilter,
    fit_words,
    give_keys,
    menu_button,
    set_icon,
)
from reader.gui.base.row_delegate import RowDelegate
from reader.gui.base.telling import ASKED, announce
from reader.gui.passages.query_line import QueryFault, QueryLine
from reader.gui.search.hit_model import HitModel, fill_hit
from reader.gui.search.hit_view import HitView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reader.domain.errors import QueryError
    from reader.domain.search import Count, Found, Hit
    from reader.gui.base.theme import Look

_ARROW = "\u25be"


class SearchPanel(QWidget):
    """Takes a query and shows what answers it.

    Signals:
        asked(): other words or another way to take them.
        chosen(Hit): show this place.
        left(): back to the text.
        tag_all_wanted(): tag all hits.
        build_wanted(): build a query for passages out of the words.

    Args:
        look: colours and icons.
    """

    asked = Signal()
    chosen = Signal(object)
    left = Signal()
    tag_all_wanted = Signal()
    build_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.thread_id: int | None = None
        self.setObjectName("search_panel")
        self.model = HitModel(self)
        self.line = QueryLine(look, "", "search", self)
        self.line.setObjectName(ASKED)
        self.fault = QueryFault(self.line, look, self)
        self.where = menu_button(self, "")
        self.case = self._toggle("Aa")
        self.regex = self._toggle(".*")
        self.saved = menu_button(self, "")
        self.build = QToolButton(self)
        self.tag_all = QToolButton(self)
        self.count = QLabel(self)
        self.view = HitView(self)
        self._kinds = {kind: self._choice() for kind in Where}
        self.here = self._choice(on=False)
        self.scripts = self._choice()
        self.widths = self._choice()
        self._lay_out()
        self._connect()
        self._retranslate()
        self._dress()
        self.tell_count(None)

    def _toggle(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        return button

    def _choice(self, *, on: bool = True) -> QAction:
        action = QAction(self)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _lay_out(self) -> None:
        menu = self.where.menu()
        menu.addActions(list(self._kinds.values()))
        menu.addSeparator()
        menu.addAction(self.here)
        menu.addSeparator()
        menu.addActions([self.scripts, self.widths])
        for button in (self.where, self.saved, self.build, self.tag_all):
            button.setToolButtonStyle(WORDED)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setForegroundRole(self.count.palette().ColorRole.PlaceholderText)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self._look, fill_hit, self.view))
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, 4)
        top.setSpacing(MARGIN)
        top.addWidget(self.line, 1)
        for part in (self.case, self.regex, self.where, self.saved, self.build, self.tag_all, self.count):
            top.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.fault)
        layout.addWidget(self.view)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_LINE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        everywhere = all(action.isChecked() for action in self._kinds.values()) and not self.here.isChecked()
        spare = {self.where: everywhere, self.saved: True, self.tag_all: True}
        fit_words(self, self.line, spare, self.count)

    def _connect(self) -> None:
        self.line.narrowed.connect(self.asked)
        self.line.left_down.connect(self.focus_hits)
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self.left)
        self.view.left.connect(self.left)
        self.view.left_up.connect(self.focus_list)
        self.view.doubleClicked.connect(self._on_chosen)
        EnterFilter(self.view).entered.connect(self._on_enter)
        for action in (*self._kinds.values(), self.here, self.scripts, self.widths):
            action.toggled.connect(self._on_option)
        for button in (self.case, self.regex):
            button.toggled.connect(self._on_option)
        self.tag_all.clicked.connect(self.tag_all_wanted)
        self.build.clicked.connect(self.build_wanted)
        self._look.changed.connect(self._dress)
        self._look.language_changed.connect(self._retranslate)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Search"))
        name = self.tr("Search the library: words, \u201cphrases\u201d, begin*, AND, OR, NOT")
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(self.tr("Search the library"))
        self.view.setAccessibleName(self.tr("Hits"))
        words = {
            Where.POSTS: self.tr("Posts"),
            Where.TITLES: self.tr("Titles"),
            Where.MEMOS: self.tr("Memos"),
            Where.TAGS: self.tr("Tags"),
        }
        for kind, action in self._kinds.items():
            action.setText(words[kind])
        self.here.setText(self.tr("This thread only"))
        self.scripts.setText(self.tr("Traditional and simplified characters are the same"))
        self.widths.setText(self.tr("Full-width and half-width signs are the same"))
        self._name(self.case, self.tr("Capital and small letters differ"))
        self._name(self.regex, self.tr("Regular expression"))
        self._name(self.where, self.tr("Where to look, and what counts as the same"))
        self._name(self.saved, self.tr("Kept searches"))
        self._name(self.build, self.tr("Build a query for passages by choosing, beginning with these words"))
        self._name(self.tag_all, self.tr("Tag every paragraph that was found, after a look at them"))
        kept = self.tr("Kept")
        self.saved.setText(f"{kept} {_ARROW}")
        self.build.setText(self.tr("Build\u2026"))
        self.tag_all.setText(self.tr("Tag all hits\u2026"))
        self._say_where()

    def _name(self, button: QToolButton, words: str) -> None:
        button.setToolTip(words)
        button.setAccessibleName(words)

    def _dress(self) -> None:
        set_icon(self.where, self._look.icon("filter"))
        set_icon(self.saved, self._look.icon("history"))
        set_icon(self.tag_all, self._look.icon("tag"))
        self.view.viewport().update()

    # -- what is asked

    @property
    def query(self) -> str:
        """The words."""
        return self.line.text().strip()

    @property
    def options(self) -> SearchOptions:
        """How they are meant."""
        return SearchOptions(
            where=frozenset(kind for kind, action in self._kinds.items() if action.isChecked()),
            scripts=self.scripts.isChecked(),
            widths=self.widths.isChecked(),
            case=self.case.isChecked(),
            regex=self.regex.isChecked(),
            thread_id=self.thread_id if self.here.isChecked() else None,
        )

    def ask(self, query: str, options: SearchOptions | None = None) -> None:
        """Put a query into the line, as if it had been typed; options None keeps those chosen."""
        if options is not None:
            parts = (*self._kinds.values(), self.scripts, self.widths, self.case, self.regex, self.here)
            blockers = [QSignalBlocker(part) for part in parts]
            for kind, action in self._kinds.items():
                action.setChecked(kind in options.where)
            self.scripts.setChecked(options.scripts)
            self.widths.setChecked(options.widths)
            self.case.setChecked(options.case)
            self.regex.setChecked(options.regex)
            self.here.setChecked(False)
            del blockers
            self._say_where()
        self.line.setText(query)
        self.line.flush()
        self.asked.emit()

    def _on_option(self) -> None:
        self._say_where()
        self.asked.emit()

    def _say_where(self) -> None:
        chosen = [action.text() for action in self._kinds.values() if action.isChecked()]
        if len(chosen) == len(self._kinds):
            words = self.tr("Everywhere")
        else:
            words = ", ".join(chosen) or self.tr("Nowhere")
        if self.here.isChecked():
            words = self.tr("{0}, this thread").format(words)
        self.where.setText(f"{words} {_ARROW}")
        self._fit()

    # -- what is answered

    def show_found(self, found: Found) -> None:
        """Show the first hits; the first of them is current."""
        self.fault.show_error(None)
        self.model.set_hits(found.hits, more=found.after is not None)
        self.view.scrollToTop()
        if found.hits:
            self.view.setCurrentIndex(self.model.index(self.model.step(-1, 1), 0))
        self.view.hint = self.tr("Nothing was found") if self.query else self.tr("Type to search the whole library")
        self.view.viewport().update()
        self.tag_all.setEnabled(any(hit.where is Where.POSTS for hit in found.hits))

    def show_error(self, error: QueryError) -> None:
        """Show why the query cannot be understood."""
        self.model.set_hits((), more=False)
        self.view.hint = ""
        self.fault.show_error(error)
        self.tag_all.setEnabled(False)

    def tell_count(self, count: Count | None, note: str = "") -> None:
        """Say how many hits there are, None while that is not known, and a note behind it."""
        words = []
        if count is not None and self.query:
            kinds = (
                self.tr("%Ln post(s)", "", count.posts) if count.posts or not count.total else "",
                self.tr("%Ln title(s)", "", count.titles) if count.titles else "",
                self.tr("%Ln memo(s)", "", count.memos) if count.memos else "",
                self.tr("%Ln tag(s)", "", count.tags) if count.tags else "",
            )
            told = ", ".join(kind for kind in kinds if kind)
            words.append(told if count.complete else self.tr("at least {0}").format(told))
        self.count.setText(" \u00b7 ".join([*words, *([note] if note else [])]))
        if self.line.hasFocus():
            announce(self.line, self.count.text())
        self._fit()

    # -- keys

    def focus_list(self) -> None:
        """Put the keyboard into the query."""
        give_keys(self.line)

    def focus_hits(self) -> None:
        """Put the keyboard into the hits."""
        if self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.move(1)
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current(self) -> Hit | None:
        """The hit that is current."""
        return self.model.hit(self.view.currentIndex().row())

    def _on_entered(self, _text: str) -> None:
        self.focus_hits()
        self._on_enter()

    def _on_enter(self) -> None:
        self._on_chosen(self.view.currentIndex())

    def _on_chosen(self, index: QModelIndex) -> None:
        hit = self.model.hit(index.row())
        if hit is not None:
            self.chosen.emit(hit)
