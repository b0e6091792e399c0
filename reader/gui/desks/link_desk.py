"""Links to passages and posts: copied in the text, put into memos, followed from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication

from reader.domain.errors import PostilError
from reader.gui.base.pick_line import Choice
from reader.gui.base.wording import isolated
from reader.gui.codebook.tag_form import opening_words
from reader.text.memo_links import PassageLink, PostLink, link_text

if TYPE_CHECKING:
    from reader.domain.annotation import Passage
    from reader.gui.desks.window import Window

_WIDTH = 560
_SHOWN = 24
"""Characters of a passage in a line of the list."""
_SEARCHED = 500


class LinkDesk(QObject):
    """Makes links in memos and goes where they lead.

    Args:
        window: holds text, memo sheet and the box to pick from.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = window.room
        self.pane = window.pane

    def copy(self) -> None:
        """Put a link to the place at the cursor on the clipboard, for a memo."""
        link = self.here()
        if link:
            QApplication.clipboard().setText(link)
            self.room.say(self.tr("Link copied; paste it into a memo"))

    def here(self) -> str:
        """The link to the place at the cursor: a passage if there is one, else the paragraph; ``""`` for nowhere."""
        stored = self.pane.post
        if stored is None:
            return ""
        words = self.pane.caret.text()
        passages = [a for a in self.pane.annotations_here() if a.target.post_id == stored.id]
        if passages:
            return link_text(passages[0].target.quote.exact or words, PassageLink(passages[0].id))
        floor = f"#{stored.post.floor} " if stored.post.floor is not None else ""
        author = stored.post.author or self.tr("unknown author")
        return link_text(f"{floor}{author}: {words}", PostLink(stored.id, self.pane.ordinal))

    def pick(self) -> None:
        """Pick a place for the memo that is open: the one at the cursor or a passage of the table."""
        box = self.window.boxes.memo_box
        choices = []
        here = self.here()
        if here:
            choices.append(Choice(self.tr("The place at the cursor"), here, isolated(here[1 : here.rfind("](")])))
        choices += [self._choice(passage) for passage in self.window.passages.shown()]
        if not choices:
            self.room.say(self.tr("There is no place to link to"))
            return
        box.hold(True)
        picker = self.window.boxes.picker
        at = QPoint(box.x(), box.y() + 40)
        picker.ask(self.tr("Link to"), choices, at, self._on_picked)
        picker.adjust(at, _WIDTH)
        # Once only: the box that picks is used for many things.
        picker.closed.connect(self._on_picker_closed, Qt.ConnectionType.SingleShotConnection)

    def _choice(self, passage: Passage) -> Choice:
        link = link_text(passage.text, PassageLink(passage.annotation.id))
        floor = f"#{passage.floor} " if passage.floor is not None else ""
        hint = f"{floor}{isolated(passage.author or self.tr('unknown author'))} · {isolated(passage.thread_title)}"
        tags = " ".join(tag.name for tag in passage.tags)
        words = f"{passage.text[:_SEARCHED]} {passage.author or ''} {tags}"
        return Choice(isolated(opening_words(passage.text, _SHOWN)), link, hint, words=words)

    def _on_picked(self, value: object, _stays: bool) -> None:
        self.window.boxes.memo_box.put_in(str(value))

    def _on_picker_closed(self) -> None:
        self.window.boxes.memo_box.hold(False)

    def follow(self, address: str) -> None:
        """Show the place that an address names, or say that it is gone."""
        try:
            place = self.room.session.linked(address)
        except PostilError as error:
            self.room.fail(error)
            return
        if place is None:
            self.room.say(self.tr("What this link leads to is no longer in the library"))
            return
        if place.span is not None:
            self.window.reading.show_span(place.thread_id, place.post_id, place.span)
        else:
            self.window.reading.show_post(place.thread_id, place.post_id)
            self.pane.go_to(place.post_id, place.paragraph)
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
