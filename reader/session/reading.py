"""A sitting with one library: what the window reads from it and does to it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.domain.history import HistoryLine, Step, UndoneStep
from reader.library.changes import changes_of
from reader.library.library import Library
from reader.session.retrieval import Retrieval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from uuid import UUID

    from reader.domain.annotation import Annotation, Changes, Tag
    from reader.domain.capture_head import CaptureHead
    from reader.domain.memo import Memo, Subject
    from reader.domain.review import PostVersion, Review
    from reader.domain.thread import Paragraph, Place, PostHead, StoredPost, ThreadHead
    from reader.library.journal_rows import ChangedRow
    from reader.library.linked import LinkedPlace
    from reader.library.reports import ReportHead
    from reader.session.editing import Edit
    from reader.session.import_report import ImportReport
    from reader.session.searching import Searching
    from reader.session.sittings import Sittings

__all__ = ["ReadingSession", "Step", "UndoneStep"]


class ReadingSession(Retrieval):
    """One library, open for reading and, where possible, for edits. It belongs to the thread that made it.

    Args:
        path: the library file; it is made where there is none.
        coder: who annotates; ``""`` for nobody named.
        read_only: do not even try to write.

    Raises:
        LibraryError: the file cannot be used; it is left as it is.
    """

    def __init__(self, path: Path, *, coder: str = "", read_only: bool = False) -> None:
        self._library = Library(path, read_only=read_only)
        self._library.coder = coder
        self._callbacks: list[Callable[[Changes], None]] = []
        self._searching: Searching | None = None
        self.path = self._library.path
        if not self.read_only:
            self._library.journal.prune()

    @property
    def read_only(self) -> bool:
        """Whether edits are impossible."""
        return self._library.read_only

    @property
    def notice(self) -> str:
        """Why it is read-only: ``"locked"`` (another Postil has it), ``"no-write"``, or ``""``."""
        return self._library.notice

    @property
    def coder(self) -> str:
        """Who annotates; new annotations bear it, and only the coder's own are toggled and cleared."""
        return self._library.coder

    @coder.setter
    def coder(self, name: str) -> None:
        self._library.coder = name

    def close(self) -> None:
        """Close the library; a second call does nothing."""
        if self._searching:
            self._searching.close()
        self._library.close()

    @property
    def searching(self) -> Searching:
        """The search of this library; made when first asked for."""
        if self._searching is None:
            from reader.session.searching import Searching  # noqa: PLC0415 - the start need not pay for it

            self._searching = Searching(self._library)
        return self._searching

    @cached_property
    def sittings(self) -> Sittings:
        """The reading sessions of this library; made when first asked for."""
        from reader.session.sittings import Sittings  # noqa: PLC0415 - the start need not pay for it

        return Sittings(self._library)

    # -- notices -----------------------------------------------------------------------------------------------

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Have each change told, until the function is called that this returns."""
        self._callbacks.append(callback)

        def unsubscribe() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return unsubscribe

    def announce(self, changes: Changes) -> None:
        """Tell all subscribers, after an edit or an import that is already stored."""
        if not changes:
            return
        self._library.threads.forget_given(changes.posts)
        for callback in tuple(self._callbacks):
            callback(changes)

    # -- reading -----------------------------------------------------------------------------------------------

    def threads(self) -> list[ThreadHead]:
        """All threads by site, board and title; removed ones are left out."""
        return self._library.threads.heads()

    def has_threads(self) -> bool:
        """Whether there is anything to read."""
        return self._library.threads.any()

    def thread(self, thread_id: int) -> ThreadHead | None:
        """One thread, or None where it is unknown or removed."""
        return self._library.threads.head(thread_id)

    def source_file(self, thread_id: int) -> Path | None:
        """Where the newest capture of a thread lay when it was read, or None."""
        return self._library.threads.source_file(thread_id)

    def captures(self, thread_id: int) -> list[CaptureHead]:
        """The saved pages of a thread, page by page."""
        return self._library.captures.of_thread(thread_id)

    def capture_of(self, version_id: int) -> int | None:
        """The newest saved page that shows a version of a post, or None."""
        return self._library.captures.of_version(version_id)

    def import_reports(self) -> list[ReportHead]:
        """The reports of earlier imports, the newest first."""
        return self._library.reports.heads()

    def import_report(self, report_id: int) -> ImportReport:
        """What came of an earlier import; it has no lines where it is not kept any more."""
        from reader.session.import_report import ImportReport, from_line  # noqa: PLC0415 - seldom wanted

        return ImportReport(tuple(from_line(line) for line in self._library.reports.lines(report_id)))

    def post_heads(self, thread_id: int, posts: Iterable[int] | None = None) -> list[PostHead]:
        """The posts of a thread in reading order for lists, or only the named ones."""
        return self._library.threads.post_heads(thread_id, posts)

    def answers(self, thread_id: int, posts: Iterable[int] | None = None) -> dict[int, int]:
        """The post that each post of a thread, or of some of it, quotes where `PostHead.reply_to` does not tell it."""
        return self._library.answers(thread_id, posts)

    def post_order(self, thread_id: int) -> list[int]:
        """The numbers of a thread's posts in reading order; told fast for the longest ones, too."""
        return self._library.threads.order(thread_id)

    def posts(self, thread_id: int, only: Sequence[int] | None = None) -> list[StoredPost]:
        """The posts of a thread, or only the named ones of them, in reading order, whole."""
        return self._library.threads.posts(thread_id, only)

    def annotations(self, thread_id: int, posts: Iterable[int] | None = None) -> list[Annotation]:
        """The annotations of a thread in reading order, or only those of the named posts."""
        return self._library.annotations.of_thread(thread_id, posts)

    def tags(self) -> list[Tag]:
        """The codebook, each tag before its children."""
        return self._library.tags.all()

    def examples(self, tag_id: UUID) -> list[Annotation]:
        """The passages that were marked as examples of a tag, the oldest first."""
        return self._library.examples.of_tag(tag_id)

    def tag_counts(self, thread_id: int | None = None) -> dict[UUID, int]:
        """How many annotations have each tag, in one thread or in all; tags without any are left out."""
        return self._library.tags.counts(thread_id)

    def memo(self, subject: Subject) -> str:
        """What the coder wrote about a post, a thread, a tag or the library; ``""`` for nothing."""
        return self._library.memos.text(subject, self.coder)

    def post_memos(self, thread_id: int) -> dict[int, str]:
        """The coder's memos on the posts of a thread, by the posts' numbers."""
        return self._library.marks.post_memos(thread_id, self.coder)

    def linked(self, address: str) -> LinkedPlace | None:
        """Where a link in a memo leads (`reader.text.memo_links`), or None where that is no longer there."""
        from reader.library.linked import linked_place  # noqa: PLC0415 - seldom wanted

        return linked_place(self._library, address)

    def memos(self) -> list[Memo]:
        """Every memo of the library, those on annotations too."""
        return self._library.memos.all()

    def needs_review(self, thread_id: int | None = None) -> list[Review]:
        """What stands changed or nowhere in the newest version of its post; `reader.session.reviewing` settles it."""
        return self._library.reviews.needs_review(thread_id)

    def review_count(self) -> int:
        """How many annotations `needs_review` would list, told fast."""
        return self._library.reviews.count()

    def versions(self, post_id: int) -> list[PostVersion]:
        """All stored versions of a post, the one that was saved last first."""
        return self._library.reviews.versions(post_id)

    def shown_twice(self, thread_id: int, into_id: int) -> int:
        """How many posts would be shown twice if two threads were joined: those with annotations in both."""
        return self._library.mover.shown_twice(thread_id, into_id)

    def version_text(self, version_id: int) -> tuple[Paragraph, ...]:
        """The paragraphs of one version of a post, to be seen beside another."""
        return self._library.threads.paragraphs(version_id)

    # -- what is no edit ---------------------------------------------------------------------------------------

    def keep_place(self, place: Place) -> None:
        """Remember where the reader is; nothing happens in a read-only library."""
        if not self.read_only:
            self._library.marks.keep_place(place)

    def place_in(self, thread_id: int) -> Place | None:
        """Where the reader was in a thread."""
        return self._library.marks.place(thread_id)

    def recent_threads(self) -> list[int]:
        """The threads read last, the latest first."""
        return self._library.marks.recent_threads()

    def last_place(self) -> Place | None:
        """Where the reader was last."""
        return self._library.marks.last_place()

    def mark_read(self, post_ids: Iterable[int], read: bool = True, *, asked: bool = False) -> None:
        """Mark posts read or unread; nothing happens in a read-only library.

        Args:
            post_ids: the posts.
            read: what they are marked.
            asked: a person asked for it, and not the text that came by: it is on the disk before it is shown.
        """
        if not self.read_only:
            self.tell(self._library.marks.mark_read(post_ids, read=read, asked=asked))

    def setting(self, key: str, default: str = "") -> str:
        """A setting that belongs to the library."""
        return self._library.marks.setting(key, default)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting in the library; nothing happens in a read-only one."""
        if not self.read_only:
            self._library.marks.set_setting(key, value)

    # -- edits -------------------------------------------------------------------------------------------------

    def apply(self, edit: Edit, *, burst: str = "", tell: bool = True) -> Changes:
        """Do an edit: one transaction, on disk when this returns, then told to all subscribers.

        Args:
            edit: what to do.
            burst: a non-empty name that equals the last step's joins that step (typing a memo).
            tell: False where the caller gives the notice to `tell` later, joined with those of more edits.

        Raises:
            EditRefused: it does not fit what is stored.
            LibraryError: it could not be stored. Either way nothing was changed.
        """
        with self._library.journal.step(edit.kind, edit.detail, burst):
            changes = edit.apply(self._library)
        if tell:
            self.tell(changes)
        return changes

    @property
    def undo_step(self) -> Step | None:
        """What `undo` would take back."""
        return self._library.journal.undo_step()

    @property
    def redo_step(self) -> Step | None:
        """What `redo` would do again."""
        return self._library.journal.redo_step()

    def history(self) -> list[HistoryLine]:
        """All steps on record, the newest first; `reader.session.history` takes one back."""
        from reader.library.history import lines  # noqa: PLC0415 - seldom wanted

        return lines(self._library.database)

    def undo(self) -> UndoneStep | None:
        """Take the last step back; None where there is nothing.

        Raises:
            EditRefused: what it did was changed since by other means.
        """
        return self._turned(self._library.journal.undo())

    def redo(self) -> UndoneStep | None:
        """Do the step again that was taken back last; see `undo`."""
        return self._turned(self._library.journal.redo())

    def _turned(self, turned: tuple[Step, list[ChangedRow]] | None) -> UndoneStep | None:
        if turned is None:
            return None
        step, rows = turned
        changes = changes_of(self._library.database, rows)
        self.tell(changes)
        return UndoneStep(step.kind, step.detail, changes)

    def tell(self, changes: Changes) -> None:
        """Tell all subscribers of own edits, which leave the text in view, and what spans are about, as they are."""
        if changes:
            for callback in tuple(self._callbacks):
                callback(changes)
