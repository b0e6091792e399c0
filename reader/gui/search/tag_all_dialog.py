"""Tagging all hits of a search, after a look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.errors import PostilError
from reader.gui.base.panel_parts import spaced
from reader.gui.base.row_delegate import Line, RowDelegate, swatch
from reader.gui.base.wording import isolated, step_words
from reader.gui.search.hit_model import draw_marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from reader.gui.frame.room import Room
    from reader.session.autocode import Autocode, Match, Matches

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MatchModel(QAbstractListModel):
    """What would be tagged, each line with a tick that can be taken off."""

    def __init__(self, matches: Sequence[Match], parent: QObject) -> None:
        super().__init__(parent)
        self.matches = matches
        self._off: set[int] = set()

    def chosen(self) -> list[Match]:
        """The lines that are ticked."""
        return [match for row, match in enumerate(self.matches) if row not in self._off]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.matches)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match = self.matches[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if index.row() in self._off else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{isolated(match.title)}  {isolated(match.snippet)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._off.discard(index.row())
        else:
            self._off.add(index.row())
        self.dataChanged.emit(index, index, [role])
        return True


def _fill(line: Line, index: Index) -> None:
    model = index.model()
    if not isinstance(model, MatchModel):
        return
    match = model.matches[index.row()]
    line.rect.setLeft(line.rect.left() + 24)  # behind the tick, which the style draws
    line.left(isolated(match.title), "dim", 150)
    if match.floor is not None:
        line.left(f"#{match.floor}", "dim", 60)
    draw_marked(line, match.snippet, match.marks)


class TagAllDialog(QDialog):
    """Shows what would be tagged; the reader chooses what of it, with which tags, and whether whole paragraphs.

    Args:
        room: library and look.
        matches: what a search found.
        parent: the window, which waits.
    """

    def __init__(self, room: Room, matches: Matches, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._run: Autocode | None = None
        self.setWindowTitle(self.tr("Tag all hits"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        self.model = MatchModel(matches.found, self)
        self.lead = QLabel(self._lead(matches), self)
        self.list = QListView(self)
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(room.look, _fill, self.list))
        self.list.setAccessibleName(self.tr("What would be tagged"))
        self.tags = QListWidget(self)
        self.tags.setAccessibleName(self.tr("Tags to set"))
        self.fresh = QLineEdit(self)
        self.fresh.setPlaceholderText(self.tr("Find a tag, or name a new one"))
        self.fresh.setAccessibleName(self.tr("Find a tag, or name a new one"))
        self.whole = QRadioButton(self.tr("Whole paragraphs"), self)
        self.words = QRadioButton(self.tr("Just the words"), self)
        self.whole.setChecked(True)
        self.bar = QProgressBar(self)
        self.bar.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._work = QTimer(self, interval=0)
        self._lay_out()
        self._fill_tags()
        self._connect()
        self._say()
        self.fresh.setFocus()

    def _lead(self, matches: Matches) -> str:
        threads = len({match.thread_id for match in matches.found})
        words = self.tr("{0} in {1}").format(
            self.tr("%Ln paragraph(s)", "", len(matches.found)), self.tr("%Ln thread(s)", "", threads)
        )
        return words if matches.complete else self.tr("The first {0}; there are more").format(words)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        for part in (self.fresh, self.tags, self.whole, self.words):
            right.addWidget(part)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 3)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        spaced(layout)
        layout.setSpacing(8)
        layout.addWidget(self.lead)
        layout.addLayout(middle, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.buttons)

    def _fill_tags(self) -> None:
        for tag in self._room.session.tags():
            item = QListWidgetItem(isolated(tag.name), self.tags)
            item.setIcon(swatch(self._room.look.theme.tag(tag.colour).bar))
            item.setData(Qt.ItemDataRole.UserRole, tag)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)

    def _connect(self) -> None:
        self._work.timeout.connect(self._on_step)
        self.model.dataChanged.connect(self._say)
        self.tags.itemChanged.connect(self._say)
        self.fresh.textChanged.connect(self._narrow)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for row in range(self.tags.count()):
            item = self.tags.item(row)
            item.setHidden(wanted not in item.text().casefold() and item.checkState() != Qt.CheckState.Checked)
        self._say()

    def _known(self) -> QListWidgetItem | None:
        """The tag that is named in the line."""
        wanted = self.fresh.text().strip().casefold()
        items = [self.tags.item(row) for row in range(self.tags.count())]
        return next((i for i in items if i.data(Qt.ItemDataRole.UserRole).name.casefold() == wanted), None)

    def _say(self) -> None:
        count = len(self.model.chosen())
        ticked = any(self.tags.item(r).checkState() == Qt.CheckState.Checked for r in range(self.tags.count()))
        self.ok.setText(self.tr("Tag %Ln paragraph(s)", "", count))
        self.ok.setEnabled(bool(count) and (ticked or bool(self.fresh.text().strip())))

    # -- doing it

    def accept(self) -> None:
        """Begin to tag; the dialog goes away when all is done."""
        from reader.session.autocode import Autocode

        if self._run is not None or not self.ok.isEnabled():
            return
        known = self._known()
        items = [self.tags.item(row) for row in range(self.tags.count())]
        tags = [
            i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked or i is known
        ]
        fresh = "" if known is not None else " ".join(self.fresh.text().split())
        self._run = Autocode(self._room.session, self.model.chosen(), tags, fresh, whole=self.whole.isChecked())
        for part in (self.list, self.tags, self.fresh, self.whole, self.words, self.ok):
            part.setEnabled(False)
        self.bar.setRange(0, self._run.total)
        self.bar.show()
        self._work.start()

    def _on_step(self) -> None:
        run = self._run
        if run is None:
            return
        try:
            more = run.step()
        except PostilError as error:
            self._work.stop()
            self._room.fail(error)
            super().reject()
            return
        self.bar.setValue(run.done)
        if not more:
            self._work.stop()
            step = self._room.session.undo_step
            if step is not None:
                self._room.say(step_words(step.kind, step.detail))
            super().accept()

    def reject(self) -> None:
        """Leave; what was tagged so far is taken back."""
        if self._run is not None:
            self._work.stop()
            try:
                self._run.cancel()
            except PostilError as error:
                self._room.fail(error)
            else:
                self._room.say(self.tr("Nothing was tagged"))
        super().reject()
