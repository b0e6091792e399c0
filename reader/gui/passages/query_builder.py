"""Builds a query for passages by choosing; the words and the choices follow one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.domain.annotation import PassageQuery
from reader.domain.errors import QueryError
from reader.gui.base.panel_parts import FilterLine
from reader.gui.passages.query_fields import Known, KnownTag, tag_names, tag_paths
from reader.gui.passages.query_line import QueryFault
from reader.gui.passages.query_parts import GroupEdit
from reader.text.query_rows import Ask, Group, Row, Shape, query_of, shape_of

if TYPE_CHECKING:
    from reader.gui.base.theme import Look
    from reader.session.reading import ReadingSession

_REST = 200
"""Milliseconds without a key before the passages are counted."""


class QueryBuilder(QDialog):
    """A query as rows to choose from, with its words above and the number of passages below.

    Args:
        session: whose tags, names and passages there are.
        look: theme.
        query: where to begin.
    """

    def __init__(self, session: ReadingSession, look: Look, query: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._known = Known(self._tags, session.passage_values)
        self._filling = False
        self.groups: list[GroupEdit] = []
        self.setWindowTitle(self.tr("Build a query"))
        self.resize(820, 480)
        self.line = FilterLine(look, self.tr("The query in words"), "search", self)
        self.fault = QueryFault(self.line, look, self)
        self.joined = QComboBox(self)
        self.joined.setAccessibleName(self.tr("How the groups are joined"))
        self.joined.addItems([self.tr("All groups must hold"), self.tr("One group is enough")])
        self.more = QPushButton(self.tr("Add a &group"), self)
        self.more.setAutoDefault(False)
        self.beyond = QLabel(self.tr("This query says more than can be shown here; change it in words."), self)
        self.beyond.setWordWrap(True)
        self.count = QLabel(self)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.buttons.button(kinds.Ok).setText(self.tr("Show the passages"))
        self._area = QScrollArea(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._lay_out()
        self._connect()
        self.line.setText(query)
        self._on_typed()
        self._count()
        if self.groups:
            self.groups[0].rows[0].ask.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        inner = QWidget(self._area)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 8, 4)
        self._column.setSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addWidget(self.joined)
        foot.addStretch(1)
        self._column.addWidget(self.beyond)
        self._column.addLayout(foot)
        self._column.addStretch(1)
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        last = QHBoxLayout()
        last.addWidget(self.count, 1)
        last.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.fault)
        layout.addWidget(self._area, 1)
        layout.addLayout(last)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._on_typed)
        self.line.textChanged.connect(self._timer.start)
        self.line.entered.connect(self._on_entered)
        self._timer.timeout.connect(self._count)
        self.more.clicked.connect(self._on_more)
        self.joined.currentIndexChanged.connect(self._on_chosen)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _tags(self) -> list[KnownTag]:
        tags, theme = self._session.tags(), self._look.theme
        paths = tag_paths(tags)
        names = tag_names(tags)
        return [KnownTag(names[tag.id], len(paths[tag.id]) - 1, theme.tag(tag.colour).bar) for tag in tags]

    # -- words to choices

    def _on_typed(self) -> None:
        try:
            shape = shape_of(self.line.text())
        except QueryError:
            return  # the line is on its way; `_count` tells what is wrong once the keys rest
        self.beyond.setVisible(shape is None)
        self.more.setVisible(shape is not None)
        self._fill(shape if shape is not None else Shape())
        if shape is not None and not shape.groups:
            self._add(Group((Row(Ask("tag")),)))
        self._show_joined()

    def _fill(self, shape: Shape) -> None:
        self._filling = True
        while self.groups:
            self._take_away(self.groups[-1])
        self.joined.setCurrentIndex(0 if shape.every else 1)
        for group in shape.groups:
            self._add(group)
        self._filling = False

    def _add(self, group: Group) -> GroupEdit:
        edit = GroupEdit(self._known, self._look, self)
        self._column.insertWidget(len(self.groups) + 1, edit)
        self.groups.append(edit)
        filling, self._filling = self._filling, True
        edit.show_group(group)
        self._filling = filling
        edit.changed.connect(self._on_chosen)
        edit.removed.connect(lambda: self._on_removed(edit))
        return edit

    def _take_away(self, edit: GroupEdit) -> None:
        self.groups.remove(edit)
        edit.hide()
        self._column.removeWidget(edit)
        edit.deleteLater()

    def _show_joined(self) -> None:
        self.joined.setVisible(len(self.groups) > 1)

    # -- choices to words

    def _on_more(self) -> None:
        edit = self._add(Group((Row(Ask("tag")),)))
        self._show_joined()
        edit.rows[0].ask.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removed(self, edit: GroupEdit) -> None:
        self._take_away(edit)
        if not self.groups:
            self._add(Group((Row(Ask("tag")),)))
        self._show_joined()
        self.groups[-1].rows[-1].ask.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_chosen()

    def _on_chosen(self) -> None:
        if not self._filling:
            self.line.setText(query_of(self.shape()))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Have Tab go as the eye does; Qt would put parts that came later last."""
        stops: list[QWidget] = [self.line, *(stop for edit in self.groups for stop in edit.stops())]
        stops = [part for part in (*stops, self.more, self.joined, *self.buttons.buttons()) if part.isVisible()]
        stops = [part for part in stops if part.isEnabled()]
        focus = self.focusWidget()
        at = next((i for i, part in enumerate(stops) if part is focus), -1)
        step, reason = (1, Qt.FocusReason.TabFocusReason) if forward else (-1, Qt.FocusReason.BacktabFocusReason)
        part = stops[(at + step) % len(stops)]
        part.setFocus(reason)
        self._area.ensureWidgetVisible(part)
        return True

    def shape(self) -> Shape:
        """What is chosen."""
        return Shape(tuple(edit.group() for edit in self.groups), self.joined.currentIndex() == 0)

    def query(self) -> str:
        """The query in words."""
        return self.line.text().strip()

    # -- what answers

    def _count(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        try:
            found = len(self._session.passages(PassageQuery(query=self.query())))
        except QueryError as error:
            self.fault.show_error(error)
            self.count.setText("")
            ok.setEnabled(False)
            return
        self.fault.show_error(None)
        ok.setEnabled(True)
        self.count.setText(self.tr("%n passage(s) in the library answer", "", found))

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def _on_entered(self) -> None:
        self._timer.stop()
        self._count()
        if self.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled():
            self.accept()
