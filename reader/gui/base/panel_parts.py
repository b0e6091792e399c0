"""Parts that the side panels share: the filter line, small buttons with menus, the hint of an empty list."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QTreeView, QWidget

from reader.domain.annotation import Changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QAbstractScrollArea, QLayout

    from reader.gui.base.theme import Look

FILTER_DELAY = 120
"""Milliseconds between the last key in a filter line and its effect."""

MARGIN = 8
"""Pixels around the contents of a panel."""

LEAST_LINE = 200
"""Pixels that the line of a panel's bar has before buttons beside it keep their words."""

WORDED = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
"""How buttons look that have room."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def give_keys(line: QLineEdit) -> None:
    """Put the keys into a line, with its words selected.

    The keys come first: Orca takes a line for known whose text cursor moves before it has them, and does not name it.
    """
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    line.selectAll()


def fit_words(panel: QWidget, line: QWidget, spare: Mapping[QToolButton, bool], count: QLabel) -> None:
    """Where the line in a bar has no room, take the words off the buttons beside it, and then the count.

    Args:
        panel: what the bar is as wide as; the bar is its layout, or the first within that.
        line: the line.
        spare: each button with an icon, and whether its words tell of nothing that was chosen.
        count: what tells how much is shown.
    """
    outer = panel.layout()
    first = outer.itemAt(0) if outer is not None else None
    if outer is None or first is None:
        return
    inner = first.layout()
    bar = inner if inner is not None else outer

    def fits() -> bool:
        return bar.minimumSize().width() - line.minimumSizeHint().width() + LEAST_LINE <= panel.width()

    worded = all(button.toolButtonStyle() == WORDED for button in spare)
    if worded and not count.isHidden() and fits():
        return
    for button in spare:
        button.setToolButtonStyle(WORDED)
    count.show()
    if not fits():
        for button in (button for button, is_usual in spare.items() if is_usual):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        count.setVisible(fits())


class FilterLine(QLineEdit):
    """A line that narrows a list while one types.

    Signals:
        narrowed(str): the words, once the keys rest.
        entered(str): Enter was pressed; ``narrowed`` has been told before it.
        left_down(): the Down key wants to go into the list.
    """

    narrowed = Signal(str)
    entered = Signal(str)
    left_down = Signal()

    def __init__(self, look: Look, name: str, icon: str = "filter", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._told = ""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FILTER_DELAY)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._on_text_changed)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def flush(self) -> None:
        """Tell the words now, if they changed."""
        self._timer.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.narrowed.emit(self._told)

    def settle(self) -> None:
        """Take the words as told: whom they are for is about to go."""
        self._timer.stop()
        self._told = self.text()

    def _on_text_changed(self, text: str) -> None:
        if text:
            # Qt shows the button beside words only, and making it takes the start longer than the line itself.
            self.setClearButtonEnabled(True)
            self._timer.start()
        else:
            # Clearing is a decision, not typing: the whole list comes back at once.
            self.flush()

    def _on_look_changed(self) -> None:
        self._sign.setIcon(self._look.icon(self._icon))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.flush()
            self.entered.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Down:
            self.flush()
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class EnterFilter(QObject):
    """Turns Enter in a list into a signal (``activated`` of Qt also fires on clicks, by platform).

    Escape is passed on to what is around the list.
    """

    entered = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        editing = self._view.state() == QAbstractItemView.State.EditingState
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not editing:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ENTER and plain:
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                event.ignore()  # the list would keep it; the window leads back to the text
                return True
        return False


class Gatherer(QObject):
    """Passes notices on at once while that is cheap, and joins them when they come faster than they can be shown.

    An import tells of new threads many times a second; a tree of 50,000 threads takes a tenth of a second to follow.

    Signals:
        due(Changes): show these.
    """

    due = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = Changes()
        self._cost = 0.0
        self._last = -1.0e9
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def take(self, changes: Changes) -> None:
        """Pass a notice on, now or joined with the next ones."""
        self._waiting |= changes
        # Showing may take a fifth of the time at most; the rest is the reader's.
        rest = self._last + 4 * self._cost - monotonic()
        if rest <= 0:
            self.flush()
        elif not self._timer.isActive():
            self._timer.start(int(rest * 1000) + 1)

    def drop(self) -> None:
        """Forget what waits: it was about another library."""
        self._timer.stop()
        self._waiting = Changes()

    def flush(self) -> None:
        """Pass on what waits."""
        self._timer.stop()
        changes, self._waiting = self._waiting, Changes()
        if changes:
            start = monotonic()
            self.due.emit(changes)
            self._last = monotonic()
            self._cost = self._last - start


class PanelTree(QTreeView):
    """A tree of one column that says in one dim sentence, its ``hint``, why it is empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.hint = ""
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and self.model().rowCount() == 0:
            paint_hint(self, self.hint)


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give a scroll area a viewport that was made here, in place of the one that Qt made for it.

    To hand out a widget that Qt made, PySide sets up every kind of widget there is, to learn which of them it may be:
    a fiftieth of the start.
    """
    port = QWidget(area)
    port.setBackgroundRole(QPalette.ColorRole.Base)
    port.setAutoFillBackground(True)
    area.setViewport(port)


def menu_button(parent: QWidget, name: str) -> QToolButton:
    """A small button that opens a menu; set its icon with the look."""
    button = QToolButton(parent)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(16, 16))
    button.setToolTip(name)
    button.setAccessibleName(name)
    # The icon says that there is a menu; Qt's own arrow would be drawn over it.
    button.setStyleSheet("QToolButton::menu-indicator { width: 0px; image: none; }")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    menu = QMenu(button)
    menu.setToolTipsVisible(False)
    button.setMenu(menu)
    return button


def spaced(layout: QLayout) -> None:
    """Give a dialog's outermost layout the margins and distances of all dialogs."""
    layout.setContentsMargins(2 * MARGIN, 2 * MARGIN, 2 * MARGIN, 2 * MARGIN)
    layout.setSpacing(12)


def menu_text(text: str) -> str:
    """Text of a page or a user for a menu, where ``&`` would mark a mnemonic."""
    return text.replace("&", "&&").replace("\t", " ")


def set_icon(button: QToolButton, icon: QIcon) -> None:
    """Give a button its icon at the size of all small buttons."""
    button.setIcon(icon)
    button.setIconSize(QSize(16, 16))


def paint_hint(view: QAbstractScrollArea, text: str) -> None:
    """Write a dim sentence into the middle of an empty list or text."""
    painter = QPainter(view.viewport())
    painter.setPen(view.palette().placeholderText().color())
    height = view.viewport().height()
    top = max(0, min(2 * MARGIN, (height - view.fontMetrics().height()) // 2))  # a low list says it, too
    area = view.viewport().rect().adjusted(2 * MARGIN, top, -2 * MARGIN, -top)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(area, int(flags), text)
    painter.end()
