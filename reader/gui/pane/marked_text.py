"""A thread with what the reader made of it: tags, memos, bookmarks and read marks beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from reader.domain.thread import ParagraphKind
from reader.gui.base.telling import announce, told_by_description
from reader.gui.base.wording import COUNTS, isolated, missing, post_facts, thread_facts
from reader.gui.pane.flow import Flow, Role
from reader.gui.pane.marks import Chip, RowMarks, lost_of, marks_of, memo_chip, picked_of, touching
from reader.gui.pane.text_paint import Dress, Header
from reader.gui.pane.text_reader import TextReader
from reader.text.web_addresses import site_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from reader.domain.annotation import Annotation, Tag
    from reader.domain.thread import PostHead, StoredPost, ThreadHead
    from reader.gui.base.theme import Look
    from reader.gui.pane.filling import Filling
    from reader.session.editing import Spans

_MOST_LINKS = 20
"""Links of a paragraph that are read out; the key for links leads to all."""


class MarkedText(TextReader):
    """Shows one thread and the marks on it.

    Args:
        look: theme and text size.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        look.language_changed.connect(self._retell)
        self.head: ThreadHead | None = None
        self._marks: dict[int, RowMarks] = {}
        self._annotations: dict[UUID, Annotation] = {}
        self._lost: dict[int, Chip] = {}
        self._memos: Mapping[int, str] = {}
        self._tags: dict[UUID, Tag] = {}
        self._bookmarked: set[int] = set()
        self._places: Spans = ()
        self._spoken = (-1, "")
        self.marked = 0
        """Counts the changes of marks, for those who keep what they read from them."""

    def show_thread(self, head: ThreadHead | None, posts: Sequence[StoredPost], start: int = 0) -> None:
        """Show a thread from its top, or nothing.

        Args:
            head: the thread.
            posts: its posts, or those of a part; then `fill` is to be called.
            start: how many posts stand before them.
        """
        self.head = head
        self._marks, self._annotations, self._lost, self._memos = {}, {}, {}, {}
        self._bookmarked = {stored.id for stored in posts if stored.bookmarked}
        self.forget_thread(posts)
        self._spoken = (-1, "")
        title = isolated(head.title) if head is not None else ""
        self.show_flow(Flow(posts, self.tr("unknown author"), start), title, self._facts(posts))

    def fill(self, filling: Filling) -> None:
        """Take the rest of the thread from here as it is read."""
        self.subtitle = self._facts(filling.last)
        super().fill(filling)

    def take_whole(self, filling: Filling) -> None:
        """Show all of the thread of which a part is shown."""
        self._bookmarked |= filling.bookmarked - self.part_posts
        self._marks = marks_of(filling.flow, self._annotations.values(), self._tags)
        super().take_whole(filling)
        self.keep_open(frozenset(self._marks))

    def _facts(self, posts: Sequence[StoredPost]) -> str:
        last = posts[-1].post.floor if posts else None
        return thread_facts(self.head, last) if self.head is not None else ""

    def _retell(self) -> None:
        """Word what is shown in the language in force; the page stays where it is."""
        self.complete()
        self.subtitle = self._facts(self.flow.posts)
        self.flow.relabel(self.tr("unknown author"))
        self._lost = lost_of(list(self._annotations.values()), COUNTS.lost)
        self._restyle()
        self.cursor_moved()

    def set_annotations(self, annotations: Sequence[Annotation], tags: Mapping[UUID, Tag]) -> None:
        """Show these annotations in the margin."""
        self.marked += 1
        self._annotations = {a.id: a for a in annotations}
        self._tags = dict(tags)
        self._marks = marks_of(self.flow, annotations, tags)
        self._lost = lost_of(annotations, COUNTS.lost)
        self.keep_open(frozenset(self._marks))
        self.viewport().update()
        self.cursor_moved()

    def take_tags(self, tags: Mapping[UUID, Tag]) -> bool:
        """Take over a codebook that leaves every tag worn here as it was; False where marks are to be made anew.

        A new tag must not cost more in a thread with thousands of notes.
        """
        worn = {tag for annotation in self._annotations.values() for tag in annotation.tags}
        if any(self._tags.get(tag) != tags.get(tag) for tag in worn):
            return False
        self._tags = dict(tags)
        return True

    def update_annotations(self, posts: frozenset[int], found: Sequence[Annotation]) -> None:
        """Show the annotations of some posts anew.

        Only these posts are worked out again: a key press must not cost more in a thread with thousands of notes.

        Args:
            posts: the posts.
            found: all annotations that they have now.
        """
        self.marked += 1
        kept = {i: a for i, a in self._annotations.items() if a.target.post_id not in posts}
        self._annotations = kept | {a.id: a for a in found}
        for post in posts:
            for row in self.flow.rows_of(post):
                self._marks.pop(row, None)
        self._marks.update(marks_of(self.flow, found, self._tags))
        self._lost = {post: chip for post, chip in self._lost.items() if post not in posts}
        self._lost |= lost_of(found, COUNTS.lost)
        self.keep_open(frozenset(self._marks))
        self.viewport().update()
        self.cursor_moved()

    def refresh_heads(self, heads: Sequence[PostHead]) -> None:
        """Show which of these posts are read and bookmarked."""
        self._bookmarked -= {head.id for head in heads}
        self._bookmarked |= {head.id for head in heads if head.bookmarked}
        self.set_read([head.id for head in heads if head.read], read=True)
        self.set_read([head.id for head in heads if not head.read], read=False)

    def set_memos(self, memos: Mapping[int, str]) -> None:
        """Show memos on posts beside their headers, by the posts' numbers."""
        self._memos = memos
        self.viewport().update()

    def is_unread(self, post_id: int) -> bool:
        """Whether a post is shown as unread."""
        return post_id in self._unread

    def show_places(self, places: Spans) -> None:
        """Show which places are marked to be tagged together."""
        self._places = places
        self.viewport().update()

    def is_bookmarked(self, post_id: int) -> bool:
        """Whether a post is shown with a bookmark."""
        return post_id in self._bookmarked

    def header(self, post: int) -> Header:
        """The words of a post's header line."""
        stored = self.flow.posts[post]
        told = stored.post
        floor = f"#{told.floor}" if told.floor is not None else f"{self.flow.start + post + 1}"
        author = isolated(told.author) if told.author else self.tr("unknown author")
        facts = post_facts(stored)
        header = Header(floor, author, facts, known=told.author is not None)
        header.unread = stored.id in self._unread
        header.bookmarked = stored.id in self._bookmarked
        gap = self.flow.missing_before(post)
        header.gap = missing(*gap) if gap is not None else ""
        header.lost = self._lost.get(stored.id)
        if memo := self._memos.get(stored.id):
            header.memo = memo_chip(memo, post_id=stored.id)
        return header

    def dress(self, index: int) -> Dress:
        """What is painted on a row beside its text."""
        top, bottom = self.caret.run()
        marks = self._marks.get(index)
        dress = Dress(current=index == self.caret.row, marks=marks, focused=self.hasFocus())
        dress.in_run = self.caret.run_from is not None and top <= index <= bottom
        chars = self.caret.chars()
        if chars is not None and chars[0].row <= index <= chars[1].row:
            start = chars[0].offset if chars[0].row == index else 0
            end = chars[1].offset if chars[1].row == index else len(self.flow.rows[index].text)
            dress.selected = (start, end)
        if self.caret.stretch is not None and self.caret.stretch[1].row == index:
            dress.caret = self.caret.stretch[1].offset
        dress.picked = picked_of(self.flow, self._places, index)
        if index in self._hits:
            dress.hits = tuple(self._hits[index])
            if self._hit_now is not None and self._hit_now[0] == index:
                dress.hit_now = self._hit_now[1:]
        return dress

    def annotations_here(self) -> list[Annotation]:
        """Annotations that touch what is selected, in reading order."""
        found = []
        for post_id, span in self.spans():
            for annotation in self._annotations.values():
                shown = annotation.shown
                if annotation.target.post_id == post_id and shown is not None and touching(span, shown):
                    found.append(annotation)
        found.sort(key=lambda a: (a.shown.first, a.shown.start) if a.shown else (0, 0))
        return found

    def cursor_moved(self) -> None:
        """Screen readers are told the paragraph under the cursor: its tags, and whose post it is when that changes."""
        row = self.caret.row
        if row < 0:
            self._spoken = (-1, "")
            return
        post = self.flow.rows[row].post
        text, marks = self._words_at(row), self._marks_at(row)
        before, last = self._spoken
        whose = self._whose(post)
        if not told_by_description(self):
            self._describe(whose, text, marks)
        self._spoken = (row, marks)
        if before != row:
            new = before < 0 or before >= len(self.flow.rows) or self.flow.rows[before].post != post
            announce(self, "\n".join(words for words in (whose if new else "", text, marks) if words))
        elif marks != last:
            # A tag came or went: the paragraph is known already.
            announce(self, marks or self.tr("no tags"))

    def move_char(self, count: int, *, extend: bool, word: bool = False) -> None:
        """Move the character caret, and have told what it selects or stands before."""
        row = self.caret.row
        super().move_char(count, extend=extend, word=word)
        stretch = self.caret.stretch
        if stretch is not None and row == self.caret.row:
            at = stretch[1].offset
            announce(self, self.caret.text() if self.caret.chars() else self.flow.rows[row].text[at : at + 1])

    def _describe(self, *parts: str) -> None:
        """What screen readers read out when the keys come to the pane."""
        self.setAccessibleDescription("\n".join(words for words in parts if words))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        row = self.caret.row
        if row >= 0 and told_by_description(self):
            self._describe(self._whose(self.flow.rows[row].post), self._words_at(row), self._marks_at(row))

    def _whose(self, post: int) -> str:
        told = self.header(post)
        memo = self.tr("Memo: {0}").format(told.memo.text) if told.memo is not None else ""
        parts = (told.floor, told.author, told.facts, self.tr("unread") if told.unread else "", memo)
        return ", ".join(part for part in parts if part)

    def _words_at(self, row: int) -> str:
        """A paragraph as it is read out, with what it is where that is no plain text."""
        lines = self._lay(row)
        text = lines.layout.text() if lines.summed and lines.layout is not None else self.flow.rows[row].text
        shape = self.shape(row)
        foot = shape.foot if shape is not None else ""
        return "\n".join(part for part in (self._named(row, text), self._links_at(row), foot) if part)

    def told(self, row: int) -> str:
        """A row as screen readers may read it at any time, with its tags and memos; nothing is laid out for that."""
        shown = self.flow.rows[row]
        if shown.role is Role.TITLE:
            return f"{self.title}\n{self.subtitle}"
        if shown.role is Role.HEADER:
            return self._whose(shown.post)
        parts = (self._named(row, shown.text), self._links_at(row), self._marks_at(row))
        return "\n".join(part for part in parts if part)

    def _named(self, row: int, text: str) -> str:
        names = {
            ParagraphKind.QUOTE: self.tr("Quotation"),
            ParagraphKind.COMMENT: self.tr("Comment"),
            ParagraphKind.CODE: self.tr("Code"),
            ParagraphKind.ATTACHMENT: self.tr("Attachment"),
            ParagraphKind.HEADING: self.tr("Heading"),
        }
        kind, label = self.flow.rows[row].kind, self.flow.rows[row].label
        name = " ".join(part for part in (names.get(kind, ""), label) if part)
        return f"{name}: {text}" if name else text

    def _links_at(self, row: int) -> str:
        shown = self.flow.rows[row]
        told = (f"{shown.text[link.start : link.end]} ({site_of(link.address)})" for link in shown.links[:_MOST_LINKS])
        return self.tr("Links: {0}").format("; ".join(told)) if shown.links else ""

    def _marks_at(self, row: int) -> str:
        marks = self._marks.get(row)
        if marks is None:
            return ""
        tags = ", ".join(chip.text for chip in marks.chips if chip.tag is not None)
        memos = [chip.text for chip in marks.chips if chip.tag is None]
        parts = [self.tr("Tags: {0}").format(tags)] if tags else []
        return "\n".join(parts + [self.tr("Memo: {0}").format(memo) for memo in memos])

    def copy(self) -> str:
        """Put the selected words (or the cursor's paragraph) on the clipboard; they are returned too."""
        text = self.caret.text()
        if text:
            QApplication.clipboard().setText(text)
        return text
