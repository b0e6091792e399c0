"""The bar above the passages: what is asked for, how it is grouped, how much there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from reader.gui.base.panel_parts import (
    LEAST_LINE,
    MARGIN,
    WORDED,
    FilterLine,
    fit_words,
    menu_button,
    menu_text,
    set_icon,
)
from reader.gui.base.row_delegate import swatch
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from reader.gui.base.theme import Look
    from reader.session.reading import ReadingSession

_ARROW = "\u25be"


class PassageBar(QWidget):
    """The query, and buttons for tags, place, groups and export.

    Signals:
        asked(): other tags, or another place to look in.
        grouped(str): the passages are to be grouped by this.

    Args:
        look: colours and icons.
    """

    asked = Signal()
    grouped = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._session: ReadingSession | None = None
        self.tags: frozenset[UUID] = frozenset()
        self.grouping = ""
        self.filter = FilterLine(look, self.tr("Words, or tag: author: board: after: near:2 …"), "search", self)
        self.tag_button = menu_button(self, self.tr("Only passages with these tags"))
        self.scope_button = menu_button(self, self.tr("Where to look"))
        self.group_button = menu_button(self, self.tr("What the passages are grouped by"))
        self.build = QToolButton(self)
        self.count = QLabel(self)
        self.export = QToolButton(self)
        self._scopes = QActionGroup(self)
        self._lay_out()
        self._fill_scopes()
        self._name_group()
        self.tag_button.menu().aboutToShow.connect(self._fill_tags)
        self.group_button.menu().aboutToShow.connect(self._fill_groups)
        self._scopes.triggered.connect(self._on_scope_chosen)
        look.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.export.setText(self.tr("Export…"))
        self.export.setToolTip(self.tr("Export the passages shown"))
        self.build.setText(self.tr("Build…"))
        self.build.setToolTip(self.tr("Build the query by choosing"))
        for button in (self.build, self.tag_button, self.scope_button, self.group_button, self.export):
            button.setToolButtonStyle(WORDED)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout(self)
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, 4)
        top.setSpacing(MARGIN)
        top.addWidget(self.filter, 1)
        for widget in (self.build, self.tag_button, self.scope_button, self.group_button, self.count, self.export):
            top.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_LINE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the words off the buttons where they have no room, but for those that tell of a choice."""
        spare = {self.tag_button: not self.tags, self.scope_button: not self.here, self.export: True}
        spare[self.group_button] = not self.grouping
        fit_words(self, self.filter, spare, self.count)

    def set_session(self, session: ReadingSession | None) -> None:
        """Offer another library's tags."""
        self._session = session
        self.tags = frozenset()

    # -- where to look

    @property
    def here(self) -> bool:
        """Whether only the thread that is read is looked through."""
        action = self._scopes.checkedAction()
        return action is not None and bool(action.data())

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

    def _on_scope_chosen(self) -> None:
        self._name_scopes()
        self.asked.emit()

    # -- tags

    def _fill_tags(self) -> None:
        menu = self.tag_button.menu()
        menu.clear()
        anything = menu.addAction(self.tr("Any tag"))
        anything.triggered.connect(lambda: self.set_tags(frozenset()))
        menu.addSeparator()
        for tag in self._session.tags() if self._session is not None else ():
            action = menu.addAction(swatch(self._look.theme.tag(tag.colour).bar), menu_text(isolated(tag.name)))
            action.setCheckable(True)
            action.setChecked(tag.id in self.tags)
            action.triggered.connect(lambda on, tag_id=tag.id: self._on_tag_ticked(tag_id, on=on))

    def _on_tag_ticked(self, tag_id: UUID, *, on: bool) -> None:
        self.set_tags(self.tags | {tag_id} if on else self.tags - {tag_id})

    def set_tags(self, tags: frozenset[UUID]) -> None:
        """Ask for passages with one of these tags; none for all passages."""
        self.tags = tags
        self.asked.emit()

    def _tag_words(self) -> str:
        names = [tag.name for tag in self._session.tags() if tag.id in self.tags] if self._session else []
        if not names:
            return self.tr("Any tag")
        name = menu_text(isolated(names[0] if len(names[0]) <= 16 else f"{names[0][:15]}…"))
        return name if len(names) == 1 else self.tr("{0} +{1}").format(name, len(names) - 1)

    # -- groups

    def group_names(self) -> dict[str, str]:
        """What passages can be grouped by, in words."""
        return {
            "": self.tr("No groups"),
            "tag": self.tr("By tag"),
            "thread": self.tr("By thread"),
            "author": self.tr("By author"),
            "coder": self.tr("By coder"),
            "board": self.tr("By board"),
        }

    def _fill_groups(self) -> None:
        menu = self.group_button.menu()
        menu.clear()
        for by, words in self.group_names().items():
            action = menu.addAction(words)
            action.setData(by)
            action.setCheckable(True)
            action.setChecked(by == self.grouping)
            action.triggered.connect(self._on_group_chosen)

    def _on_group_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.set_grouping(str(action.data()))

    def set_grouping(self, by: str) -> None:
        """Group by something else; what is not known means no groups."""
        self.grouping = by if by in self.group_names() else ""
        self._name_group()
        self._fit()
        self.grouped.emit(self.grouping)

    def _name_group(self) -> None:
        self.group_button.setText(f"{self.group_names()[self.grouping]} {_ARROW}")

    # -- words and colours

    def show_words(self, passages: int, threads: int) -> None:
        """Say how much there is, and set the other words that are put together in the language in force."""
        words = self.tr("%n passage(s)", "", passages)
        if threads > 1:
            words = self.tr("{0} in {1}").format(words, self.tr("%n thread(s)", "", threads))
        self.count.setText(words)
        self.export.setEnabled(passages > 0)
        self.tag_button.setText(f"{self._tag_words()} {_ARROW}")
        self._name_scopes()
        self._name_group()
        self._fit()

    def _dress(self) -> None:
        set_icon(self.tag_button, self._look.icon("tag"))
        set_icon(self.scope_button, self._look.icon("filter"))
        set_icon(self.group_button, self._look.icon("sort"))
        set_icon(self.export, self._look.icon("export"))
        palette = self.count.palette()
        palette.setColor(palette.ColorRole.WindowText, self._look.theme.colour("dim"))
        self.count.setPalette(palette)
