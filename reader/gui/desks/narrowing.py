"""Tags, authors, boards and threads put into the query where they are seen: Alt+click, or the context menu.

Alt+click asks for passages with what is under the pointer too, Alt+Shift+click for those without it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu

from reader.gui.base.panel_parts import menu_text
from reader.gui.base.wording import isolated
from reader.gui.passages.passage_model import Column
from reader.text.query_rows import Ask

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtCore import QPoint

    from reader.domain.annotation import Passage
    from reader.gui.desks.window import Window

_LONGEST = 60
"""Characters of a name in a menu, and of a title in the query; a title's beginning finds the thread."""


class _Offer(NamedTuple):
    """A condition that can be put into the query: its words in the menu, and what it asks."""

    words: str
    ask: Ask


class Narrowing(QObject):
    """Watches the clicks on names, and fills menus with what the names below them can ask.

    Args:
        window: the window with its panels.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        views = window.passages.view, window.codebook.view, window.tree.view
        self._told: dict[int, Callable[[QPoint], list[_Offer]]] = {}
        for part, told in (
            (window.pane.viewport(), self._in_pane),
            (views[0].viewport(), self._in_passages),
            (views[1].viewport(), self._in_codebook),
            (views[2].viewport(), self._in_tree),
        ):
            self._told[id(part)] = told
            part.installEventFilter(self)
        views[0].setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        views[0].customContextMenuRequested.connect(self._on_passage_menu)
        window.codebook.narrow_wanted.connect(self._on_tag)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        wanted = event.modifiers() & Qt.KeyboardModifier.AltModifier and event.button() == Qt.MouseButton.LeftButton
        offers = self._told[id(watched)](event.position().toPoint()) if wanted else []
        if not offers:
            return False
        negated = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if len(offers) == 1:
            self._narrow(offers[0].ask, negated=negated)
        else:
            menu = QMenu(self._window)
            self._add(menu, offers, negated=negated)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPosition().toPoint())
        return True

    def fill(self, menu: QMenu) -> None:
        """Put what the place in the text can ask into its menu."""
        self._fill(menu, self._here())

    def menu_of(self, passage: Passage) -> QMenu:
        """What a passage of the table can ask."""
        menu = QMenu(self._window)
        self._fill(menu, [offer for column in _ASKING for offer in self._of(passage, column)])
        return menu

    def _fill(self, menu: QMenu, offers: list[_Offer]) -> None:
        if not offers:
            return
        menu.addSeparator()
        for negated, words in ((False, self.tr("Query: with\u2026")), (True, self.tr("Query: without\u2026"))):
            self._add(menu.addMenu(words), offers, negated=negated)

    def _add(self, menu: QMenu, offers: list[_Offer], *, negated: bool) -> None:
        for offer in offers:
            action = menu.addAction(menu_text(offer.words))
            action.triggered.connect(partial(self._chosen, offer.ask, negated))

    def _chosen(self, ask: Ask, negated: bool, _checked: bool = False) -> None:
        self._narrow(ask, negated=negated)

    def _narrow(self, ask: Ask, *, negated: bool) -> None:
        self._window.queries.narrow(ask, negated=negated)

    def _on_passage_menu(self, at: QPoint) -> None:
        view = self._window.passages.view
        passage = self._window.passages.model.passage(view.indexAt(at).row())
        if passage is not None:
            menu = self.menu_of(passage)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(view.viewport().mapToGlobal(at))

    def _on_tag(self, tag: UUID, negated: bool) -> None:
        for offer in self._tags([tag]):
            self._narrow(offer.ask, negated=negated)

    # -- what is under the pointer

    def _in_pane(self, at: QPoint) -> list[_Offer]:
        chip = self._window.pane.chip_at(at)
        return self._tags([chip.tag]) if chip is not None and chip.tag is not None else []

    def _in_passages(self, at: QPoint) -> list[_Offer]:
        index = self._window.passages.view.indexAt(at)
        passage = self._window.passages.model.passage(index.row()) if index.isValid() else None
        return self._of(passage, Column(index.column())) if passage is not None else []

    def _in_codebook(self, at: QPoint) -> list[_Offer]:
        codebook = self._window.codebook
        tag = codebook.model.tag_at(codebook.view.indexAt(at))
        return self._tags([tag.id]) if tag is not None else []

    def _in_tree(self, at: QPoint) -> list[_Offer]:
        from reader.gui.threads.thread_nodes import GroupNode, PostNode, ThreadNode

        node = self._window.tree.model.node(self._window.tree.view.indexAt(at))
        if isinstance(node, PostNode):
            return self._named("author", node.head.author)
        if isinstance(node, ThreadNode):
            return self._named("thread", node.head.title)
        if isinstance(node, GroupNode):
            return self._named("board" if len(node.path) > 1 else "site", node.path[-1])
        return []

    def _here(self) -> list[_Offer]:
        """What the cursor stands on: its tags, the author, the thread and the board."""
        pane = self._window.pane
        tags = {tag: None for annotation in pane.annotations_here() for tag in annotation.tags}
        post, head = pane.post, pane.head
        return [
            *self._tags(list(tags)),
            *self._named("author", post.post.author if post is not None else None),
            *self._named("thread", head.title if head is not None else None),
            *self._named("board", head.board[-1] if head is not None and head.board else None),
        ]

    def _of(self, passage: Passage, column: Column) -> list[_Offer]:
        if column is Column.TAGS:
            return self._tags([tag.id for tag in passage.tags])
        if column is Column.TIME and passage.posted_at is not None:
            return self._named("on", passage.posted_at.strftime("%Y-%m-%d"))
        names = {
            Column.AUTHOR: ("author", passage.author),
            Column.THREAD: ("thread", passage.thread_title),
            Column.FLOOR: ("floor", str(passage.floor) if passage.floor is not None else None),
            Column.CODER: ("coder", passage.annotation.coder),
            Column.BOARD: ("board", passage.board[-1] if passage.board else None),
            Column.SITE: ("site", passage.site),
        }
        return self._named(*names[column]) if column in names else []

    # -- conditions

    def _tags(self, tags: list[UUID]) -> list[_Offer]:
        from reader.gui.passages.query_fields import field_words, tag_names

        names = tag_names(self._window.room.session.tags())
        field = field_words("tag")
        return [_Offer(f"{field}: {isolated(names[tag])}", Ask("tag", names[tag])) for tag in tags if tag in names]

    def _named(self, field: str, name: str | None) -> list[_Offer]:
        from reader.gui.passages.query_fields import field_words

        value = (name or "").strip()[:_LONGEST].strip()
        words = field_words(field)
        return [_Offer(f"{words}: {isolated(value)}", Ask(field, value))] if value else []


_ASKING = (Column.TAGS, Column.AUTHOR, Column.THREAD, Column.TIME, Column.FLOOR, Column.CODER)
