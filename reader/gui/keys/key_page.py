"""The page of the preferences on which keys are given to actions and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from reader.gui.base.key_catcher import KeyCatcher
from reader.gui.base.panel_parts import MARGIN, FilterLine
from reader.gui.base.wording import isolated
from reader.gui.keys.actions import MENUS, plain, worded
from reader.gui.keys.key_table import KeyTable, Name
from reader.gui.keys.keymap import native

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.domain.annotation import Tag
    from reader.gui.base.theme import Look

_NAME = Qt.ItemDataRole.UserRole
_ROW = 24
"""Least height of a row, in pixels."""


class KeyPage(QWidget):
    """Lists actions and tags with their keys; Enter asks for another key, Insert for one more, Delete takes all.

    Signals:
        changed(): some action has other keys now.

    Args:
        own: the reader's own keys, by the action's name.
        tags: the tags of the library.
        look: colours and icons.
    """

    changed = Signal()

    def __init__(
        self, own: Mapping[str, tuple[str, ...]], tags: Sequence[Tag], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.table = KeyTable(own, tags)
        self._tag_names = {tag.id: isolated(tag.name) for tag in tags}
        self._asked: Name | None = None
        self._adding = False
        self._waiting: tuple[Name, tuple[str, ...]] | None = None
        self.filter = FilterLine(look, "", "search", self)
        self.tree = QTreeWidget(self)
        self.catcher = KeyCatcher(self)
        self.words = QLabel(self)
        self.take_button = QPushButton(self)
        self.change_button = QPushButton(self)
        self.add_button = QPushButton(self)
        self.clear_button = QPushButton(self)
        self.reset_button = QPushButton(self)
        self.reset_all_button = QPushButton(self)
        self._lay_out()
        self._wire()
        self.retell()

    def _lay_out(self) -> None:
        self.tree.setColumnCount(2)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setAlternatingRowColors(False)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.catcher.setFixedWidth(max(150, self.fontMetrics().horizontalAdvance("Ctrl+Shift+Backspace") + 24))
        asking = QHBoxLayout()
        asking.addWidget(self.words, 1)
        asking.addWidget(self.catcher)
        asking.addWidget(self.take_button)
        buttons = QHBoxLayout()
        for button in (self.change_button, self.add_button, self.clear_button, self.reset_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.reset_all_button.setAutoDefault(False)
        buttons.addWidget(self.reset_all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree, 1)
        layout.addLayout(asking)
        layout.addLayout(buttons)
        self.words.setMinimumHeight(self.catcher.sizeHint().height())
        self.catcher.hide()
        self.take_button.hide()

    def _wire(self) -> None:
        self.filter.narrowed.connect(self._on_narrowed)
        self.filter.left_down.connect(self.focus_list)
        self.tree.installEventFilter(self)
        self.tree.itemDoubleClicked.connect(self._on_double_clicked)
        self.tree.currentItemChanged.connect(self._on_current)
        self.catcher.caught.connect(self._on_caught)
        self.catcher.left.connect(self.rest)
        self.take_button.clicked.connect(self.take_over)
        self.change_button.clicked.connect(self.change)
        self.add_button.clicked.connect(self.add)
        self.clear_button.clicked.connect(self.clear)
        self.reset_button.clicked.connect(self.reset)
        self.reset_all_button.clicked.connect(self.reset_all)
        self._look.language_changed.connect(self.retell)

    def retell(self) -> None:
        """Set all words in the language in force."""
        self.filter.setPlaceholderText(self.tr("Filter by name or key"))
        self.filter.setAccessibleName(self.tr("Filter by name or key"))
        self.tree.setHeaderLabels([self.tr("Command or tag"), self.tr("Keys")])
        self.tree.setAccessibleName(self.tr("Keys of all commands and tags"))
        self.catcher.setAccessibleName(self.tr("The new key"))
        self.take_button.setText(self.tr("Take the key &over"))
        self.change_button.setText(self.tr("&Change key…"))
        self.add_button.setText(self.tr("&Add key…"))
        self.clear_button.setText(self.tr("Remo&ve keys"))
        self.reset_button.setText(self.tr("&Reset"))
        self.reset_all_button.setText(self.tr("Reset a&ll keys"))
        self._fill()
        self.rest()

    # -- the list

    def _fill(self) -> None:
        chosen = self.chosen()
        self.tree.clear()
        groups = {menu: self._group(plain(worded(text))) for menu, text in MENUS}
        for spec in self.table.specs():
            self._row(groups[spec.menu], spec.id, plain(worded(spec.text)))
        if self._tag_names:
            group = self._group(self.tr("Tags"))
            for tag, name in self._tag_names.items():
                self._row(group, tag, name)
        self.tree.expandAll()
        rows = list(self._rows())
        widest = max(self.fontMetrics().horizontalAdvance(row.text(0)) for row in rows)
        self.tree.setColumnWidth(
            0, max(240, min(widest + 3 * self.tree.indentation() + 12, 30 * self.fontMetrics().height()))
        )
        self.tree.setCurrentItem(next((row for row in rows if row.data(0, _NAME) == chosen), rows[0]))
        self._on_narrowed(self.filter.text())

    def _group(self, words: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [words])
        group.setSizeHint(0, QSize(0, max(_ROW, self.fontMetrics().height() + 6)))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, font)
        return group

    def _row(self, group: QTreeWidgetItem, name: Name, words: str) -> None:
        row = QTreeWidgetItem(group, [words])
        row.setData(0, _NAME, name)
        row.setSizeHint(0, QSize(0, max(_ROW, self.fontMetrics().height() + 6)))
        self._dress(row)

    def _dress(self, row: QTreeWidgetItem) -> None:
        name = row.data(0, _NAME)
        row.setText(1, "   ".join(native(key) for key in self.table.of(name)))
        font = QFont(self.font())
        font.setBold(self.table.is_own(name))
        row.setFont(1, font)
        others = self.table.holders(name, self.table.of(name))
        colour = self._look.theme.colour("error" if others else "text")
        row.setForeground(1, colour)
        row.setToolTip(1, self._belongs(others) if others else "")

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(at)
            for below in range(group.childCount() if group is not None else 0):
                row = group.child(below) if group is not None else None
                if row is not None:
                    yield row

    def _show(self) -> None:
        for row in self._rows():
            self._dress(row)
        self.changed.emit()

    def _on_narrowed(self, words: str) -> None:
        wanted = words.strip().casefold()
        for row in self._rows():
            row.setHidden(wanted not in row.text(0).casefold() and wanted not in row.text(1).casefold())
        for at in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(at)
            if group is not None:
                group.setHidden(all(row.isHidden() for row in self._rows() if row.parent() is group))
        current = self.tree.currentItem()
        first = next((row for row in self._rows() if not row.isHidden()), None)
        if first is not None and (current is None or current.isHidden() or current.parent() is None):
            self.tree.setCurrentItem(first)

    def chosen(self) -> Name | None:
        """The action's name or the tag's number in the current row."""
        row = self.tree.currentItem()
        found = row.data(0, _NAME) if row is not None else None
        return found if isinstance(found, str | UUID) else None

    def choose(self, name: Name) -> None:
        """Make the row of an action or a tag the current one."""
        row = next((row for row in self._rows() if row.data(0, _NAME) == name), None)
        if row is not None:
            self.tree.setCurrentItem(row)

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current(self) -> None:
        named = self.chosen() is not None
        for button in (self.change_button, self.add_button, self.clear_button, self.reset_button):
            button.setEnabled(named)
        if self._asked is not None or self._waiting is not None:
            self.rest()

    # -- asking

    def change(self) -> None:
        """Ask for a key in place of those that the row has."""
        self._ask(adding=False)

    def add(self) -> None:
        """Ask for one more key."""
        self._ask(adding=True)

    def _ask(self, *, adding: bool) -> None:
        self._asked, self._adding, self._waiting = self.chosen(), adding, None
        if self._asked is not None:
            self.take_button.hide()
            self.catcher.clear()
            self.catcher.show()
            self.words.setText(self.tr("Press the new key of “{0}”; Esc leaves").format(self._worded(self._asked)))
            self.catcher.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Stop asking."""
        asking = self._asked is not None or self._waiting is not None
        self._asked, self._waiting = None, None
        self.catcher.hide()
        self.take_button.hide()
        self.words.setText(self.tr("Enter changes a key, Insert adds one, Delete removes all of a row"))
        if asking:
            self.focus_list()

    def _on_caught(self, key: str) -> None:
        name = self._asked
        if name is None:
            return
        self.catcher.setText(native(key))
        if not self.table.fits(name, key):
            single = self.tr("The key of a tag is one letter, digit or sign")
            held = self.tr("{0} is needed for typing; hold Ctrl or Alt with it").format(native(key))
            self.words.setText(single if isinstance(name, UUID) else held)
            return
        keys = (*self.table.of(name), key) if self._adding and isinstance(name, str) else (key,)
        self._give(name, tuple(dict.fromkeys(keys)))

    def _give(self, name: Name, keys: tuple[str, ...]) -> None:
        """Give keys to a row, or say whose they are and offer to take them."""
        others = self.table.holders(name, keys)
        if others:
            self._asked, self._waiting = None, (name, keys)
            self.catcher.hide()
            self.words.setText(self._belongs(others))
            self.take_button.show()
            self.take_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.table.give(name, keys)
        self._waiting = None
        self._asked = name
        self.rest()
        self._show()

    def take_over(self) -> None:
        """Take the keys from those that have them and give them to the row that asked."""
        if self._waiting is not None:
            name, keys = self._waiting
            self.table.free(name, keys)
            self._give(name, keys)

    def clear(self) -> None:
        """Take all keys from the row."""
        name = self.chosen()
        if name is not None:
            self._give(name, ())

    def reset(self) -> None:
        """Give the row the keys of the table again; a tag gets the one it had."""
        name = self.chosen()
        if name is not None:
            self._give(name, self.table.first(name))

    def reset_all(self) -> None:
        """Give every row the keys of the table again."""
        self.take({})

    def take(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Show these own keys in place of the present ones."""
        self.rest()
        self.table.take(own)
        self._show()

    def _worded(self, name: Name) -> str:
        if isinstance(name, UUID):
            return self._tag_names[name]
        return next(plain(worded(spec.text)) for spec in self.table.specs() if spec.id == name)

    def _belongs(self, others: Mapping[Name, tuple[str, ...]]) -> str:
        words = self.tr("{0} belongs to “{1}” already")
        return ". ".join(
            words.format(", ".join(native(key) for key in keys), self._worded(name)) for name, keys in others.items()
        )

    # -- keys

    def _on_double_clicked(self) -> None:
        self.change()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.tree or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        does = {
            Qt.Key.Key_Return: self.change,
            Qt.Key.Key_Enter: self.change,
            Qt.Key.Key_Insert: self.add,
            Qt.Key.Key_Delete: self.clear,
        }.get(Qt.Key(event.key()))
        if does is None:
            return False
        does()
        return True
