"""The context menu of a tag in the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from reader.gui.delegates import swatch
from reader.gui.panel_parts import menu_text
from reader.gui.wording import isolated

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from reader.domain.annotation import Tag
    from reader.gui.tag_panel import TagPanel
    from reader.gui.theme import Look


class TagMenu(QMenu):
    """What can be done with a tag.

    Args:
        panel: the codebook; the tag is the current one there.
        look: its icons.
        tag: the tag.
    """

    def __init__(self, panel: TagPanel, look: Look, tag: Tag) -> None:
        super().__init__(panel)
        self._panel = panel
        self._look = look
        self._tag = tag
        use = self.addAction(look.icon("tag"), self.tr("Tag the paragraph"))
        use.triggered.connect(lambda: panel.tag_used.emit(tag.id))
        passages = self.addAction(look.icon("search"), self.tr("Show its passages"))
        passages.triggered.connect(lambda: panel.show_passages_wanted.emit(tag.id))
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
        top = self.addAction(self.tr("Move to the top level"))
        top.setEnabled(tag.parent is not None)
        top.triggered.connect(lambda: panel.move_tag(tag.id, None, len(panel.model.tags())))
        return [merge.menuAction(), split, top]

    def _fill_merge(self, menu: QMenu) -> None:
        for other in self._panel.model.tags():
            if other.id != self._tag.id:
                dot = swatch(self._look.theme.tag(other.colour).bar)
                action = menu.addAction(dot, menu_text(isolated(other.name)))
                action.triggered.connect(lambda _c=False, into=other.id: self._panel.merge_tag(self._tag.id, into))
        menu.setEnabled(not menu.isEmpty())

    def _add_delete(self) -> QAction:
        words = self._panel.touched(self._tag.id)
        text = self.tr("Delete ({0})").format(words) if words else self.tr("Delete")
        delete = self.addAction(self._look.icon("remove"), text)
        delete.triggered.connect(self._panel.delete_tag)
        return delete
