"""What one condition of a query asks, to be chosen: a field, how it is meant, and a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from reader.gui.base.row_delegate import swatch
from reader.gui.passages.query_fields import DATES, LISTED, NAMED, PICKED, field_words, relations, value_words
from reader.text.passage_query import FIRST_POST
from reader.text.query_rows import Ask

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.gui.passages.query_fields import Known

_INDENT = 14
_DEPTH = Qt.ItemDataRole.UserRole
_ISO = "yyyy-MM-dd"


class _Indented(QStyledItemDelegate):
    """Draws tags below their parents."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        option.rect.adjust(_INDENT * int(index.data(_DEPTH) or 0), 0, 0, 0)
        super().paint(painter, option, index)


class ValueEdit(QWidget):
    """The value of one condition: a name with completion, one of a list, a date with a calendar, or free words.

    Signals:
        changed(): another value.

    Args:
        known: gives what there is to choose from.
    """

    changed = Signal()

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._field = ""
        self.editor: QComboBox | QLineEdit | None = None
        self.calendar: QToolButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_field(self, field: str) -> None:
        """Offer what fits a field; the value goes where the kind of value changes."""
        if field == self._field or (field in DATES and self._field in DATES):
            self._field = field
            return
        self._field = field
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.editor = self._made(field)
        if self.editor is not None:
            self.editor.setAccessibleName(self.tr("Value"))
            self._row.addWidget(self.editor, 1)
            self.setFocusProxy(self.editor)
        self.calendar = self._calendar_button() if field in DATES else None
        if self.calendar is not None:
            self._row.addWidget(self.calendar)

    def _made(self, field: str) -> QComboBox | QLineEdit | None:
        if field == FIRST_POST:
            return None
        if field in LISTED:
            return self._list(field)
        if field in NAMED or field == "tag":
            return self._names(field)
        line = QLineEdit(self)
        hints = {"floor": "3, 1-20, 50-", **dict.fromkeys(DATES, "2022, 2022-01, 2022-01-31")}
        line.setPlaceholderText(hints.get(field, ""))
        line.textChanged.connect(self.changed)
        return line

    def _list(self, field: str) -> QComboBox:
        box = QComboBox(self)
        for value in LISTED[field]:
            box.addItem(value_words(value), value)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _names(self, field: str) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if field == "tag":
            box.view().setItemDelegate(_Indented(box))
            for at, tag in enumerate(self._known.tags()):
                box.addItem(swatch(tag.colour), tag.name)
                box.setItemData(at, tag.depth, _DEPTH)
        else:
            box.addItems(self._known.values(field))
        box.setCurrentIndex(-1)
        completer = QCompleter(box.model(), box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        box.setCompleter(completer)
        box.editTextChanged.connect(self.changed)
        return box

    def _calendar_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("\u25be")
        button.setAccessibleName(self.tr("Choose from a calendar"))
        button.setToolTip(self.tr("Choose from a calendar"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.open_calendar(button))
        return button

    def open_calendar(self, below: QWidget) -> QMenu:
        """Show a calendar; arrows move in it, Enter takes the day."""
        menu = QMenu(below)
        calendar = QCalendarWidget(menu)
        calendar.setObjectName("calendar")
        calendar.setAccessibleName(self.tr("Calendar"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, plain)  # Qt's red cannot be read on dark ground
        calendar.setMinimumSize(calendar.sizeHint().expandedTo(QSize(280, 220)))
        day = QDate.fromString(self.value(), _ISO)
        calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def take(date: QDate) -> None:
            self.set_value(date.toString(_ISO))
            menu.close()
            self.setFocus(Qt.FocusReason.PopupFocusReason)

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [part for part in (self.editor, self.calendar) if part is not None]

    def value(self) -> str:
        """What is typed or chosen."""
        editor = self.editor
        if isinstance(editor, QComboBox):
            return editor.currentText() if editor.isEditable() else str(editor.currentData() or "")
        return editor.text() if editor is not None else ""

    def set_value(self, value: str) -> None:
        """Show a value."""
        editor = self.editor
        if isinstance(editor, QComboBox) and editor.isEditable():
            editor.setEditText(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value.lower())))
        elif editor is not None:
            editor.setText(value)


class AskEdit(QWidget):
    """Field, relation and value of one condition.

    Signals:
        changed(): it asks something else.

    Args:
        known: gives what there is to choose from.
        negatable: whether it can be told what must not be.
    """

    changed = Signal()

    def __init__(self, known: Known, parent: QWidget | None = None, *, negatable: bool = True) -> None:
        super().__init__(parent)
        self._negatable = negatable
        self.field = QComboBox(self)
        self.field.setAccessibleName(self.tr("Field"))
        self.relation = QComboBox(self)
        self.relation.setAccessibleName(self.tr("Relation"))
        self.value = ValueEdit(known, self)
        for name in PICKED:
            self.field.addItem(field_words(name), name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.field, self.relation):
            part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            part.installEventFilter(self)
            row.addWidget(part)
        self.field.setFixedWidth(max(self.field.sizeHint().width(), 120))
        self.relation.setFixedWidth(168)
        row.addWidget(self.value, 1)
        self.field.currentIndexChanged.connect(self._on_field)
        self.relation.currentIndexChanged.connect(self._on_relation)
        self.value.changed.connect(self.changed)
        self._on_field()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # A wheel that scrolls past must not change what is asked.
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

    def _on_field(self) -> None:
        self.relation.blockSignals(True)
        self.relation.clear()
        for words, field, negated in relations(str(self.field.currentData())):
            if self._negatable or not negated:
                self.relation.addItem(words, (field, negated))
        self.relation.blockSignals(False)
        self.relation.setVisible(self.relation.count() > 1)
        self._on_relation()

    def _on_relation(self) -> None:
        self.value.show_field(self._chosen()[0])
        self.changed.emit()

    def _chosen(self) -> tuple[str, bool]:
        field, negated = self.relation.currentData()
        return str(field), bool(negated)

    @property
    def negated(self) -> bool:
        """Whether it must not be so."""
        return self._chosen()[1]

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.field, self.relation, *self.value.stops()]

    def ask(self) -> Ask:
        """What is asked."""
        return Ask(self._chosen()[0], self.value.value().strip())

    def show_ask(self, ask: Ask, *, negated: bool = False) -> None:
        """Show a condition."""
        picked = "on" if ask.field in DATES else ask.field
        self.field.setCurrentIndex(max(0, self.field.findData(picked)))
        for at in range(self.relation.count()):
            if tuple(self.relation.itemData(at)) == (ask.field, negated):
                self.relation.setCurrentIndex(at)
        self.value.set_value(ask.value)
