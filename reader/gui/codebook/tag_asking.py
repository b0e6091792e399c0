"""What is asked of the window from the codebook: every edit of a tag, and its use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from reader.gui.base.panel_parts import FilterLine, PanelTree, give_keys
from reader.gui.base.wording import isolated, touched_words
from reader.gui.codebook.tag_form import TagForm
from reader.gui.codebook.tag_model import TagModel

if TYPE_CHECKING:
    from uuid import UUID

    from reader.domain.annotation import Tag
    from reader.gui.base.theme import Look
    from reader.session.editing import Edit
    from reader.session.reading import ReadingSession


class TagAsking(QWidget):
    """The part of the codebook that asks; `reader.gui.codebook.tag_panel.TagPanel` shows it.

    Signals:
        refused(words): why a wish was not taken.
        edit_wanted(Edit, burst): an edit to apply; edits of one burst, if any, are undone at once.
        tag_used(UUID): set this tag where the reader is.
        show_passages_wanted(UUID), memo_wanted(UUID): list the passages of this tag, open the memo on it.
        split_wanted(UUID), told(words): split this tag by a rule; what was done.
        narrow_wanted(UUID, negated): have the query ask for this tag too, or for passages without it.

    Args:
        look: icons and colours.
    """

    refused = Signal(str)
    edit_wanted = Signal(object, str)
    tag_used = Signal(object)
    show_passages_wanted = Signal(object)
    memo_wanted = Signal(object)
    narrow_wanted = Signal(object, bool)
    split_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._session: ReadingSession | None = None
        self._awaited: UUID | None = None
        self._deleted: UUID | None = None
        self._folded: set[UUID] = set()
        self.model = TagModel(self)
        self.filter = FilterLine(look, self.tr("Filter, or name a new tag"), "tag", self)
        self.add = QToolButton(self)
        self.view = PanelTree(self)
        self.form = TagForm(look, self)

    def current(self) -> Tag | None:
        """The tag that is chosen."""
        return self.model.tag_at(self.view.currentIndex())

    def flush(self) -> None:
        """Save a definition that is still being typed."""
        self.form.flush()

    def _want(self, edit: Edit, burst: str = "") -> None:
        self.edit_wanted.emit(edit, burst)

    def _make(self, name: str, parent: UUID | None = None) -> None:
        from reader.session.editing import AddTag, new_tag

        if self.model.editable:
            tag = new_tag(name, self.model.tags(), parent=parent)
            self._awaited = tag.id
            self._want(AddTag(tag))
            self._awaited = None
            if self.model.tag(tag.id) is not None:
                self.filter.clear()

    def _on_rename(self, tag_id: UUID, name: str) -> None:
        from reader.session.editing import ChangeTag

        self.flush()
        tag = self.model.tag(tag_id)
        if tag is not None:
            self._want(ChangeTag(replace(tag, name=name)))

    def move_tag(self, tag_id: UUID, parent: UUID | None, position: int) -> None:
        """Ask for a tag to be put at a place under another, or at the top."""
        from reader.session.editing import MoveTag

        if parent is not None:
            self._folded.discard(parent)
        self._awaited = tag_id
        self._want(MoveTag(tag_id, parent, position))
        self._awaited = None

    def _on_form_changed(self, tag: Tag, burst: str) -> None:
        from reader.session.editing import ChangeTag

        self._want(ChangeTag(tag), burst)

    def delete_tag(self) -> None:
        """Ask for the current tag to be deleted, and tell what that touched."""
        from reader.session.editing import DeleteTag

        tag = self.current()
        if tag is None or not self.model.editable:
            return
        words = self.touched(tag.id)
        self._deleted = tag.id
        self._want(DeleteTag(tag.id))
        if words and self.model.tag(tag.id) is None:
            self.told.emit(self.tr("{0} deleted: {1}; undo brings it back").format(isolated(tag.name), words))

    def touched(self, tag_id: UUID) -> str:
        """What deleting a tag touches, in words; empty where it touches nothing."""
        from reader.session.codebook_tools import touched_by

        return touched_words(*touched_by(self._session, tag_id)) if self._session is not None else ""

    def merge_tag(self, source: UUID, into: UUID) -> None:
        """Ask for a tag to be merged into another."""
        from reader.session.editing import MergeTags

        self.flush()
        self._awaited = into
        self._want(MergeTags((source,), into))
        self._awaited = None

    def focus_key(self) -> None:
        """Give the keys to the field for the tag's key."""
        give_keys(self.form.key)
