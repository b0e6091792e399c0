"""The context menu of a tag in the codebook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from reader.gui.base.panel_parts import menu_text
from reader.gui.base.row_delegate import swatch
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from reader.domain.annotation import Tag
    from reader.gui.base.theme import Look
    from reader.gui.codebook.tag_asking import TagAsking

_LAST = 1_000_000
"""A place behind all siblings; the edit counts them."""


class TagMenu(QMenu):
    """What can be done with a tag.

    Args:
        panel: the codebook; the tag is the current one there.
        look: its icons.
        tag: the tag.
    """

    def __init__(self, panel: TagAsking, look: Look, tag: Tag) -> None:
        super().__init__(panel)
        self._panel = panel
        self._look = look
        self._tag = tag
        use = self.addAction(look.icon("tag"), self.tr("Tag the paragraph"))
        use.triggered.connect(lambda: panel.tag_used.emit(tag.id))
        passages = self.addAction(look.icon("search"), self.tr("Show its passages"))
        passages.triggered.connect(lambda: panel.show_passages_wanted.emit(tag.id))
        for negated, words in ((False, self.tr("Query: with this tag")), (True, self.tr("Query: without this tag"))):
            narrow = self.addAction(words)
            narrow.triggered.connect(partial(panel.narrow_wanted.emit, tag.id, negated))
        memo = self.addAction(look.icon("memo"), self.tr("Memo on this tag…"))
        memo.triggered.connect(lambda: panel.memo_wanted.emit(tag.id))
        self.addSeparator()
        editing = [*self._add_looks(), *self._add_places()]
        self.addSeparator()
        editing.append(self._add_delete())
        for action in editing:
            action.setEnabled(action.isEnabled() and panel.model.editable)

    def _add_looks(self) -> list[QAction]:
        panel = self._panel
        rename = self.addAction(self.tr("Rename"))
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.triggered.connect(lambda: panel.view.edit(panel.view.currentIndex()))
        key = self.addAction(self.tr("Key…"))
        key.triggered.connect(panel.focus_key)
        colours = self.addMenu(self.tr("Colour"))
        panel.form.fill_colours(colours)
        return [rename, key, colours.menuAction()]

    def _add_places(self) -> list[QAction]:
        panel, tag = self._panel, self._tag
        merge = self.addMenu(self._look.icon("merge"), self.tr("Merge into"))
        self._fill_merge(merge)
        split = self.addAction(self.tr("Split by a rule…"))
        split.triggered.connect(lambda: panel.split_wanted.emit(tag.id))
        below = self.addMenu(self.tr("Move below"))
        self._fill_below(below)
        top = self.addAction(self.tr("Move to the top level"))
        top.setEnabled(tag.parent is not None)
        top.triggered.connect(lambda: panel.move_tag(tag.id, None, len(panel.model.tags())))
        siblings = [other.id for other in panel.model.tags() if other.parent == tag.parent]
        at = siblings.index(tag.id)
        up, down = self.addAction(self.tr("Move up")), self.addAction(self.tr("Move down"))
        up.setEnabled(at > 0)
        down.setEnabled(at < len(siblings) - 1)
        up.triggered.connect(lambda: panel.move_tag(tag.id, tag.parent, at - 1))
        down.triggered.connect(lambda: panel.move_tag(tag.id, tag.parent, at + 1))
        return [merge.menuAction(), split, below.menuAction(), top, up, down]

    def _fill_below(self, menu: QMenu) -> None:
        """Every tag that is not the tag itself, below it or right above it."""
        own = {self._tag.id}
        for other in self._panel.model.tags():  # parents come before their children
            if other.parent in own:
                own.add(other.id)
            elif other.id not in own and other.id != self._tag.parent:
                self._add_goal(menu, other, partial(self._panel.move_tag, self._tag.id, other.id, _LAST))
        menu.setEnabled(not menu.isEmpty())

    def _add_goal(self, menu: QMenu, other: Tag, work: Callable[[], None]) -> None:
        dot = swatch(self._look.theme.tag(other.colour).bar)
        menu.addAction(dot, menu_text(isolated(other.name))).triggered.connect(lambda _checked=False: work())

    def _fill_merge(self, menu: QMenu) -> None:
        for other in self._panel.model.tags():
            if other.id != self._tag.id:
                self._add_goal(menu, other, partial(self._panel.merge_tag, self._tag.id, other.id))
        menu.setEnabled(not menu.isEmpty())

    def _add_delete(self) -> QAction:
        words = self._panel.touched(self._tag.id)
        text = self.tr("Delete ({0})").format(words) if words else self.tr("Delete")
        delete = self.addAction(self._look.icon("remove"), text)
        delete.triggered.connect(self._panel.delete_tag)
        return delete
