"""Reviewing: annotations whose text changed, and the versions of a post."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence

from reader.domain.annotation import Span
from reader.domain.errors import PostilError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton, QWidget

    from reader.domain.annotation import Changes
    from reader.domain.review import Review
    from reader.gui.desks.window import Window
    from reader.gui.upkeep.review_panel import ReviewPanel
    from reader.gui.upkeep.versions_panel import VersionsPanel

_AFTER_START_MS = 900
_AFTER_CHANGE_MS = 250
_FOLLOW_MS = 150
"""The panel of versions follows the cursor so long after its last move."""


class ReviewDesk(QObject):
    """Shows what is to be reviewed and settles it.

    Args:
        window: holds the panels, the text and the status bar.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = room = window.room
        self.reading = reading = window.reading
        self._stale = True
        self._counted = 0
        self._count = QTimer(self, singleShot=True)
        self._count.timeout.connect(self._refresh)
        self._follow = QTimer(self, singleShot=True)
        self._follow.timeout.connect(self._follow_versions)
        reading.moved.connect(self._on_moved)
        room.session_opened.connect(self._begin)
        room.session_closing.connect(self._forget)
        room.changed.connect(self._on_changed)
        reading.thread_shown.connect(self._on_thread_shown)
        reading.pane.review_wanted.connect(self.show_post)
        room.look.language_changed.connect(self._retell)
        self._begin()

    @cached_property
    def panel(self) -> ReviewPanel:
        """The list, made with its dock when it is first wanted."""
        from reader.gui.upkeep.review_panel import ReviewPanel

        panel = ReviewPanel(self.room.look)
        panel.left.connect(self._to_text)
        panel.place_wanted.connect(self._show_place)
        panel.accepted.connect(self._accept)
        panel.reattach_wanted.connect(self._reattach)
        panel.scope_changed.connect(self._load_now)
        self.window.late_dock("review", panel)
        self.window.docks["review"].visibilityChanged.connect(self._on_seen)
        return panel

    @cached_property
    def versions_panel(self) -> VersionsPanel:
        """The versions of a post, made with its dock when it is first wanted."""
        from reader.gui.upkeep.versions_panel import VersionsPanel

        panel = VersionsPanel(self.room.look)
        panel.left.connect(self._to_text)
        self.window.late_dock("versions", panel)
        return panel

    @cached_property
    def button(self) -> QToolButton:
        """Says in the status bar how much is to be reviewed, made when there is something."""
        from PySide6.QtWidgets import QToolButton

        button = QToolButton(self.window)
        button.clicked.connect(self.show_list)
        self.window.statusBar().addPermanentWidget(button)
        return button

    # -- actions

    def show_list(self) -> None:
        """Show what is to be reviewed, at the post under the cursor where that is among it."""
        self._open_at(self.reading.pane.post_id)

    def show_post(self, post_id: int) -> None:
        """Show what is to be reviewed of a post."""
        self._open_at(post_id)

    def show_versions(self) -> None:
        """Show the versions of the post at the cursor."""
        if self.reading.pane.post is None:
            self.room.say(self.tr("There is no post here"))
            return
        self._raise(self.versions_panel)
        self._load_versions()
        self.versions_panel.focus_list()

    # -- following the library

    def _begin(self) -> None:
        """Count soon: not at once, for the start need not wait for it."""
        self._show_count(0)
        self._count.start(_AFTER_START_MS)

    def _forget(self) -> None:
        self._count.stop()
        self._follow.stop()
        if "panel" in self.__dict__:
            self.panel.show_reviews([], {}, writable=False)
        if "versions_panel" in self.__dict__:
            self.versions_panel.show_versions(None, [], {})

    def _on_moved(self) -> None:
        if "versions_panel" in self.__dict__ and self.versions_panel.isVisible():
            self._follow.start(_FOLLOW_MS)

    def _follow_versions(self) -> None:
        if "versions_panel" in self.__dict__ and self.versions_panel.isVisible():
            self._load_versions()

    def _load_versions(self) -> None:
        """Show the versions of the post at the cursor in their panel."""
        stored = self.reading.pane.post
        if stored is None:
            return
        session = self.room.session
        try:
            versions = session.versions(stored.id)
            tags = {tag.id: tag for tag in session.tags()}
        except PostilError as error:
            self.room.fail(error)
            return
        self.versions_panel.show_versions(stored.post.floor, versions, tags)

    def _on_changed(self, changes: Changes) -> None:
        listed = self.panel.ids if "panel" in self.__dict__ else frozenset()
        # The list takes a while to make where it is long; a tag set elsewhere is no reason to.
        if changes.texts or changes.structure or changes.tags or changes.annotations & listed:
            self._stale = True
        if self._stale or changes.annotations:
            self._count.start(_AFTER_CHANGE_MS)

    def _on_thread_shown(self, _thread_id: int) -> None:
        if "panel" in self.__dict__ and self.panel.here.isChecked():
            self._stale = True
            self._count.start(_AFTER_CHANGE_MS)

    def _on_seen(self, seen: bool) -> None:
        if seen and self._stale:
            self._count.start(_AFTER_CHANGE_MS)

    def _load_now(self) -> None:
        self._stale = True
        self._refresh()

    def _retell(self) -> None:
        self._show_count(self._counted)

    def _refresh(self) -> None:
        self._count.stop()
        try:
            counted = self._counted
            self._show_count(self.room.session.review_count())
            self._stale = self._stale or counted != self._counted
            if self._stale and "panel" in self.__dict__ and self.panel.isVisible():
                self._load()
            self._follow_versions()
        except PostilError as error:
            self.room.fail(error)

    def _show_count(self, count: int) -> None:
        self._counted = count
        if not count and "button" not in self.__dict__:
            return
        keys = self.window.actions_by_id["review"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.button.setText(self.tr("%n to review", "", count))
        self.button.setToolTip(self.tr("Annotations whose text changed ({0})").format(keys))
        self.button.setVisible(count > 0)

    def _load(self) -> None:
        session, panel = self.room.session, self.panel
        thread = self.reading.thread_id if panel.here.isChecked() else None
        tags = {tag.id: tag for tag in session.tags()}
        panel.show_reviews(session.needs_review(thread), tags, writable=not session.read_only)
        self._stale = False

    def _take_off(self, reviews: Sequence[Review]) -> None:
        """Show the list without what was just settled; making it anew would keep the next key waiting."""
        self.panel.take_off({review.annotation.id for review in reviews})
        self._count.stop()
        self._stale = False
        self._show_count(self.room.session.review_count())
        self._follow_versions()

    def _open_at(self, post_id: int | None) -> None:
        panel = self.panel
        self._raise(panel)
        now = panel.current
        try:
            self._load()
            self._show_count(self.room.session.review_count())
        except PostilError as error:
            self.room.fail(error)
        if post_id is not None and (now is None or now.annotation.target.post_id != post_id):
            panel.go_to_post(post_id)
        panel.focus_list()

    def _raise(self, panel: QWidget) -> None:
        dock = panel.parentWidget()
        if dock is not None:
            dock.show()
            dock.raise_()

    # -- what the panel asks

    def _to_text(self) -> None:
        self.reading.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_place(self, review: Review) -> None:
        annotation = review.annotation
        if annotation.shown is not None:
            self.reading.show_span(review.thread_id, annotation.target.post_id, annotation.shown)
        else:
            self.reading.show_post(review.thread_id, annotation.target.post_id)
            self.reading.pane.go_to(annotation.target.post_id, annotation.target.span.first)
        self._to_text()

    def _accept(self, reviews: Sequence[Review]) -> None:
        from reader.session.reviewing import AcceptPlaces

        if self.room.apply(AcceptPlaces(tuple(review.annotation.id for review in reviews))) is not None:
            self._take_off(reviews)

    def _reattach(self, review: Review) -> None:
        from reader.session.reviewing import Reattach

        span = self._selected(review)
        if span is None:
            return
        if self.room.apply(Reattach(review.annotation.id, review.version_id, span)) is not None:
            self._take_off([review])

    def _selected(self, review: Review) -> Span | None:
        """What is selected in the text of the annotation's post; None, and said, where it is elsewhere."""
        pane = self.reading.pane
        post_id = review.annotation.target.post_id
        index = pane.flow.post_index(post_id)
        spans = pane.spans()
        if index is None or not spans or any(post != post_id for post, _ in spans):
            self.room.say(self.tr("Select the words in the annotation's own post first (Enter goes there)"))
            return None
        if pane.flow.posts[index].version_id != review.version_id:
            self.room.say(self.tr("The text shows an older version of this post; open the thread again first"))
            return None
        first, last = spans[0][1], spans[-1][1]
        return Span(first.first, first.start, last.last, last.end)
