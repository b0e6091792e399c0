"""Tagging: keys, the quick-tag box, memos, bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence

from reader.domain.errors import PostilError
from reader.gui.base.pick_line import Choice
from reader.gui.base.wording import isolated
from reader.gui.pane.place_marks import PlaceMarks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from reader.domain.annotation import Annotation, Changes, Span, Tag
    from reader.gui.frame.boxes import Boxes
    from reader.gui.frame.room import Room
    from reader.gui.pane.text_pane import TextPane
    from reader.session.editing import Edit

IN_VIVO_LENGTH = 60
"""Longest name, in characters, that a tag takes from the text."""


class TaggingDesk(QObject):
    """Puts tags and memos on what is selected in the pane.

    Args:
        room: session, look and settings.
        pane: the text.
        boxes: the box to pick from lists and the sheet for memos.
        menu: the Tag menu, where every tag with a key gets its action.
    """

    def __init__(self, room: Room, pane: TextPane, boxes: Boxes, menu: QMenu) -> None:
        super().__init__(room)
        self.room = room
        self.pane = pane
        self.boxes = boxes
        self._menu = menu
        self._tag_actions: list[QAction] = []
        self._last: frozenset[UUID] = frozenset()
        self.places = PlaceMarks(room, pane)
        self._memo_at: tuple[int, Span] | None = None
        self._memo_burst = ""
        room.changed.connect(self._on_changed)
        room.texts_change.connect(self._on_texts_change)
        room.session_opened.connect(self.list_keys)
        room.keys.changed.connect(self.list_keys)
        room.look.language_changed.connect(self.list_keys)
        self.list_keys()

    def _on_changed(self, changes: Changes) -> None:
        if changes.tags:
            self.list_keys()

    def list_keys(self) -> None:
        """Give every tag that has a key its action in the menu."""
        for action in self._tag_actions:
            self._menu.removeAction(action)
            self.pane.removeAction(action)
            action.deleteLater()
        self._tag_actions = []
        commands = self.room.keys.commands()
        for tag in self.room.session.tags():
            # A command goes before a tag that came with another reader's library: two would leave the key to neither.
            if not tag.key or tag.key.upper() in commands:
                continue
            action = QAction(isolated(tag.name).replace("&", "&&"), self)
            action.setShortcut(QKeySequence(tag.key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setAutoRepeat(False)
            action.setToolTip(self.tr("Set or take off this tag"))
            action.setData(tag.id)
            action.triggered.connect(self._on_key)
            self.pane.addAction(action)
            self._menu.addAction(action)
            self._tag_actions.append(action)

    def _on_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and isinstance(action.data(), UUID):
            self.toggle(action.data())

    # -- tags

    def toggle(self, tag: UUID) -> None:
        """Set a tag on what is selected or marked, or take it off where all of it has it."""
        from reader.session.editing import ToggleTag

        self._tag(ToggleTag(self.places.wanted(), tag), frozenset({tag}))

    def _tag(self, edit: Edit, tags: frozenset[UUID], *, stays: bool = False) -> None:
        """Carry out an edit of what is selected or marked, and remember its tags for `repeat`."""
        if not self.places.wanted():
            self.room.say(self.tr("No paragraph to tag"))
            return
        changes = self.room.apply(edit) if self.places.spans or self._in_sight() else None
        if changes is None:
            return
        if not changes:
            self.room.say(self.tr("All of it has these tags already"))
        self._last = tags
        if not stays:
            self.places.clear()

    def repeat(self) -> None:
        """Set the tags that were set last."""
        from reader.session.editing import SetTags

        known = {tag.id for tag in self.room.session.tags()}
        tags = frozenset(self._last & known)
        if not tags:
            self.room.say(self.tr("No tag was set yet"))
        else:
            self._tag(SetTags(self.places.wanted(), tags), self._last)

    def clear(self) -> None:
        """Take every tag off what is selected."""
        from reader.session.editing import ClearTags

        if not self._in_sight():
            return
        if self._own_here():
            self.room.apply(ClearTags(self.pane.spans()))
        else:
            self.room.say(self.tr("No tag of yours here"))

    def in_vivo(self) -> None:
        """Make a tag that is named after the selected words and set it on them."""
        if self.pane.caret.chars() is None:
            self.room.say(self.tr("Select some words first: Shift+Right, or the mouse"))
            return
        name = " ".join(self.pane.caret.text().split())[:IN_VIVO_LENGTH]
        self.places.clear()
        self._make(name, stays=False)

    def quick_tag(self) -> None:
        """Open the box to find or make a tag."""
        if not self.places.wanted():
            self.room.say(self.tr("No paragraph to tag"))
            return
        if not self.places.spans and not self._in_sight():
            return
        self.boxes.picker.ask(
            self.tr("Find or make a tag"), self._choices(), self.beside(), self._on_picked, self._on_new
        )

    def mark_place(self) -> None:
        """Mark what is selected, so that the next tag goes to all marked places; or let go of it."""
        self.places.toggle()

    def tag_post(self) -> None:
        """Select the whole post and open the box to find or make a tag for it; Escape selects what was before."""
        if self.pane.post_id is None:
            self.quick_tag()  # which says why not
            return
        put_back = self.pane.keep_selection()
        if self.pane.select_post():
            self.places.clear()
            self.quick_tag()
            if self.boxes.made("picker"):
                self.boxes.picker.on_escape = put_back

    def _choices(self) -> list[Choice]:
        spans = set(self.places.wanted())
        exact = [a for a in self._own_here() if (a.target.post_id, a.shown) in spans]
        ticked = frozenset.intersection(*(a.tags for a in exact)) if exact else frozenset()
        theme = self.room.look.theme
        return [
            Choice(isolated(t.name), t.id, t.key, theme.tag(t.colour).bar, t.id in ticked, spelled=True)
            for t in self.room.session.tags()
        ]

    def _on_picked(self, value: object, stays: bool) -> None:
        from reader.session.editing import ToggleTag

        if isinstance(value, UUID):
            self._tag(ToggleTag(self.places.wanted(), value), frozenset({value}), stays=stays)
        if stays:
            self.boxes.picker.set_choices(self._choices())

    def _on_new(self, name: str, stays: bool) -> None:
        self._make(name, stays=stays)
        if stays:
            self.boxes.picker.set_choices(self._choices())

    def _make(self, name: str, *, stays: bool) -> None:
        from reader.session.editing import AddTag, SetTags, Together, new_tag

        spans = self.places.wanted()
        tag = self._named(name)
        known = tag is not None
        tag = tag or new_tag(name, self.room.session.tags())
        marked = SetTags(spans, frozenset({tag.id}))
        edit = marked if known else Together((AddTag(tag), marked), "set-tag", name)
        self._tag(edit, frozenset({tag.id}), stays=stays)

    def _named(self, name: str) -> Tag | None:
        wanted = name.strip().casefold()
        return next((t for t in self.room.session.tags() if t.name.casefold() == wanted), None)

    # -- memos and bookmarks

    def memo(self) -> None:
        """Open the memo of what is selected."""
        spans = self.pane.spans()
        if not spans or self.room.session.read_only:
            self.room.say(self.tr("No memo can be written here"))
            return
        if not self._in_sight():
            return
        held = self._with_memo(spans[0])
        self._memo_at = (held.target.post_id, held.shown) if held is not None and held.shown is not None else spans[0]
        self._memo_burst = uuid4().hex
        text = held.memo if held is not None else ""
        self.boxes.memo_box.open(text, self.pane.caret.text(), self.beside(), self._save_memo)

    def _with_memo(self, at: tuple[int, Span]) -> Annotation | None:
        mine = [a for a in self._own_here() if a.target.post_id == at[0]]
        exact = [a for a in mine if a.shown == at[1]]
        return next((a for a in (*exact, *mine) if a.memo), exact[0] if exact else None)

    def _own_here(self) -> list[Annotation]:
        """The coder's own annotations that touch what is selected."""
        return [a for a in self.pane.annotations_here() if a.coder == self.room.session.coder]

    def _save_memo(self, text: str) -> bool:
        from reader.session.editing import SetMemo

        return self._memo_at is None or self.room.apply(SetMemo((self._memo_at,), text), self._memo_burst) is not None

    def bookmark(self) -> None:
        """Set or take off the bookmark of the cursor's post."""
        from reader.session.editing import SetBookmark

        post_id = self.pane.post_id
        if post_id is not None:
            self.room.apply(SetBookmark(post_id, not self.pane.is_bookmarked(post_id)))

    def toggle_read(self) -> None:
        """Mark the cursor's post read, or unread again."""
        post_id = self.pane.post_id
        if post_id is None or self.room.session.read_only:
            return
        read = self.pane.is_unread(post_id)
        try:
            self.room.session.mark_read([post_id], read=read, asked=True)
        except PostilError as error:
            self.room.fail(error)
        else:
            self.room.say(self.tr("Marked read") if read else self.tr("Marked unread"))

    def _in_sight(self) -> bool:
        """Whether the reader sees what a key is about to change; else it is shown, and nothing changes yet."""
        top, bottom = self.pane.caret.run()
        seen = self.pane.visible_rows()
        if top < seen.stop and bottom >= seen.start:
            return True
        self.pane.reveal(self.pane.caret.row)
        self.room.say(self.tr("The cursor was out of sight; here it is"))
        return False

    def _on_texts_change(self) -> None:
        """Texts are about to change below the boxes: what was typed is stored where it was meant."""
        if self.boxes.made("memo_box"):
            self.boxes.memo_box.leave()
        if self.boxes.made("picker"):
            self.boxes.picker.leave()

    def beside(self) -> QPoint:
        """Where a box stands beside the cursor's paragraph without covering it."""
        top, _bottom = self.pane.caret.run()
        y = max(0, self.pane.row_top(top))
        return self.pane.mapTo(self.pane.window(), QPoint(self.pane.setter.column.margin_x, y))
