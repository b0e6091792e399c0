"""Memos on posts, threads, tags and the library, and the list of all memos."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QPoint, Qt, QTimer

from reader.domain.errors import PostilError
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from reader.domain.annotation import Changes, Span
    from reader.domain.memo import Memo, Subject
    from reader.gui.desks.window import Window
    from reader.gui.memos.memo_panel import MemoPanel
    from reader.session.editing import Edit

_AFTER_CHANGE_MS = 250


class MemoDesk(QObject):
    """Opens memos, stores what is typed, and lists them.

    Args:
        window: holds the text, the panels and the sheet to write on.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = room = window.room
        self.pane = window.pane
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_CHANGE_MS)
        self._soon.timeout.connect(self._load)
        room.changed.connect(self._on_changed)
        room.session_opened.connect(self._soon.start)
        window.reading.thread_shown.connect(self._show_in_text)
        window.tree.memo_wanted.connect(self.on_thread)
        window.codebook.memo_wanted.connect(self.on_tag)
        self.pane.memo_wanted.connect(self._on_post)
        window.boxes.link_wanted = window.links.pick
        window.boxes.follow_link = window.links.follow
        self._show_in_text(window.reading.thread_id or 0)

    @cached_property
    def panel(self) -> MemoPanel:
        """The list, made with its dock when it is first wanted."""
        from reader.gui.memos.memo_panel import MemoPanel

        panel = MemoPanel(self.room.look)
        panel.left.connect(self._to_text)
        panel.place_wanted.connect(self._show_place)
        panel.edit_wanted.connect(self._edit)
        panel.delete_wanted.connect(self._delete)
        panel.view.place_wanted.connect(self.window.links.follow)
        self.window.late_dock("memos", panel)
        self.window.docks["memos"].visibilityChanged.connect(self._soon.start)
        return panel

    # -- writing

    def on_post(self) -> None:
        """Open the memo on the post at the cursor."""
        if self.pane.post_id is None:
            self.room.say(self.tr("There is no post here"))
            return
        self._on_post(self.pane.post_id)

    def _on_post(self, post_id: int) -> None:
        from reader.domain.memo import Subject, SubjectKind

        if self.pane.flow.post_index(post_id) is None:
            self.pane.complete()
        index = self.pane.flow.post_index(post_id)
        told = self.pane.flow.posts[index].post if index is not None else None
        name = (told.author if told is not None else "") or self.tr("unknown author")
        about = self.tr("Post {0}").format(f"#{told.floor}" if told is not None and told.floor is not None else "")
        self.open(Subject(SubjectKind.POST, str(post_id)), f"{about} {isolated(name)}")

    def on_thread(self, thread_id: int) -> None:
        """Open the memo on a thread."""
        from reader.domain.memo import Subject, SubjectKind

        head = self.room.session.thread(thread_id)
        if head is not None:
            title = isolated(head.title)
            self.open(Subject(SubjectKind.THREAD, str(thread_id)), self.tr("Thread: {0}").format(title))

    def on_this_thread(self) -> None:
        """Open the memo on the thread that is shown."""
        thread_id = self.window.reading.thread_id
        if thread_id is None:
            self.room.say(self.tr("No thread is open"))
        else:
            self.on_thread(thread_id)

    def on_tag(self, tag_id: UUID) -> None:
        """Open the memo on a tag."""
        from reader.domain.memo import Subject, SubjectKind

        tag = next((tag for tag in self.room.session.tags() if tag.id == tag_id), None)
        if tag is not None:
            self.open(Subject(SubjectKind.TAG, str(tag_id)), self.tr("Tag: {0}").format(isolated(tag.name)))

    def journal(self) -> None:
        """Open the journal of the library."""
        from reader.domain.memo import JOURNAL

        self.open(JOURNAL, self.tr("Library journal"))

    def open(self, subject: Subject, about: str) -> None:
        """Open the coder's memo on something.

        Args:
            subject: what it is about.
            about: that in words.
        """
        from reader.session.memos import WriteMemo

        if self.room.session.read_only:
            self.room.say(self.tr("No memo can be written here"))
            return
        box = self.window.boxes.memo_box
        if not box.leave():
            return
        burst = uuid4().hex

        def save(text: str) -> bool:
            return self.room.apply(WriteMemo(subject, text), burst) is not None

        column = self.pane.setter.column
        at = self.pane.mapTo(self.window, QPoint(column.margin_x, 40))
        box.open(self.room.session.memo(subject), about, at, save)

    # -- listing

    def show_list(self) -> None:
        """Show all memos."""
        panel = self.panel
        dock = self.window.docks["memos"]
        dock.show()
        dock.raise_()
        self._load()
        panel.focus_list()

    def _on_changed(self, changes: Changes) -> None:
        if changes.memos and self.window.reading.thread_id is not None:
            self._show_in_text(self.window.reading.thread_id)
        if changes.memos or changes.annotations or changes.tags or changes.structure:
            self._soon.start()

    def _show_in_text(self, thread_id: int) -> None:
        try:
            self.pane.set_memos(self.room.session.post_memos(thread_id) if thread_id else {})
        except PostilError as error:
            self.room.fail(error)

    def _load(self) -> None:
        self._soon.stop()
        if "panel" not in self.__dict__ or not self.panel.isVisible():
            return
        try:
            self.panel.show_memos(self.room.session.memos())
        except PostilError as error:
            self.room.fail(error)

    def _to_text(self) -> None:
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_place(self, memo: Memo) -> None:
        if memo.post_id is not None and memo.thread_id is not None:
            self.window.reading.show_span(memo.thread_id, memo.post_id, self._span(memo))
            self._to_text()
        elif memo.thread_id is not None:
            self.window.reading.open_thread(memo.thread_id)
            self._to_text()
        elif memo.subject.key:
            self.window.passages.set_tag_filter(UUID(memo.subject.key))
            self.window.view.focus_panel("passages")
        else:
            self._edit(memo)

    def _span(self, memo: Memo) -> Span | None:
        """Where the annotation of a memo stands in the text that is shown; the list may be older."""
        if memo.span is None or memo.thread_id is None or memo.post_id is None:
            return None
        found = self.room.session.annotations(memo.thread_id, {memo.post_id})
        return next((a.shown for a in found if str(a.id) == memo.subject.key), None)

    def _delete(self, memo: Memo) -> None:
        from reader.session.editing import SetMemo
        from reader.session.memos import WriteMemo

        span = self._span(memo)
        if memo.coder != self.room.session.coder:
            self.room.say(self.tr("This memo is by another coder"))
        elif memo.span is None:
            self._empty(WriteMemo(memo.subject, ""))
        elif memo.post_id is not None and span is not None:
            self._empty(SetMemo(((memo.post_id, span),), ""))
        else:
            self.room.say(self.tr("What this memo is about cannot be seen in the text now"))

    def _empty(self, edit: Edit) -> None:
        if self.room.apply(edit):
            self.room.say(self.tr("Memo deleted; undo brings it back"))

    def _edit(self, memo: Memo) -> None:
        from reader.domain.memo import SubjectKind

        if memo.subject.kind is SubjectKind.ANNOTATION:
            self._show_place(memo)
            self.window.tagging.memo()
        elif memo.coder == self.room.session.coder:
            self.open(memo.subject, memo.about or self.tr("Library journal"))
        else:
            self.room.say(self.tr("This memo is by another coder"))
