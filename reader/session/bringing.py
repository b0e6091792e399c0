"""Bringing another program's project, codebook or annotations into a library.

Passages whose text is a thread of the library become annotations there; other texts become threads of their own, so
that nothing is lost. Codes join the codebook by number or path. The texts are stored first, as imported pages are;
codes, annotations and memos are then one step that can be undone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple
from uuid import UUID, uuid4

from reader.capture.base import Capture, Decoded
from reader.domain.annotation import Annotation, Changes, Target
from reader.domain.thread import PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.intake.watch import Watch
from reader.library.library import Library
from reader.library.preparing import prepare
from reader.session.bring_apart import read_file
from reader.session.bring_codes import CodesIn
from reader.session.bring_known import number_of
from reader.session.bring_memos import add_memo, on_rest, on_source
from reader.session.bring_plan import BroughtSource, Left, Placed, Plan, work_out
from reader.session.bring_report import BringReport, BroughtText, report_of
from reader.text.anchoring import describe, fits
from reader.text.fitting import Fitting
from reader.text.paragraphs import normalise, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.domain.annotation import Span
    from reader.intake.base import Source
    from reader.intake.watch import Progress
    from reader.library.preparing import PreparedPage

__all__ = ["BringReport", "BroughtText", "bring", "preview"]

_CONTAINER = "project"


def preview(library: Path, file: Path, progress: Progress | None = None) -> BringReport:
    """What `bring` would do; nothing is written. See there for what is raised."""
    watch = Watch(progress)
    project = read_file(file, progress, watch)
    target = Library(library, read_only=True)
    try:
        plan = work_out(target, project, watch)
    finally:
        target.close()
    own = sum(len(source.rest) for source in plan.sources)
    return report_of(plan, len(plan.placed) + own, plan.left, Changes())


def bring(library: Path, file: Path, coder: str = "", progress: Progress | None = None) -> BringReport:
    """Bring a file into a library.

    It opens a connection of its own, so it may run in a thread beside the window's session.

    Args:
        library: the library file; it is made where there is none.
        file: a project, a codebook or annotations; told by its content.
        coder: who is named where the file names nobody.
        progress: told how far it is; may stop it, and then nothing came over.

    Raises:
        IntakeError: the file is in no known format, breaks its own, or the user stopped it.
        CaptureError: the file cannot be opened, or is damaged or too large.
        LibraryError: the library cannot be written.
    """
    watch = Watch(progress)
    project = read_file(file, progress, watch)
    target = Library(library, join=True)
    target.coder = coder
    try:
        plan = work_out(target, project, watch)
        edit = BringIn(plan, watch)
        # Before the transaction: while this runs, a key press in the window can still be stored.
        texts = edit.prepare_texts(file)
        with target.database.transaction():
            structure = edit.store_texts(target, texts)
            with target.journal.step(edit.kind, project.name):
                changes = edit.apply(target) | structure
        return report_of(plan, edit.passages, [*plan.left, *edit.left], changes, edit.known)
    finally:
        target.close()


class _Text(NamedTuple):
    """A text that becomes a thread, ready to be written."""

    brought: BroughtSource
    capture: Capture
    decoded: Decoded
    prepared: PreparedPage


class BringIn:
    """The edit that carries out a plan; `store_texts` must be called first, in the same transaction.

    Args:
        plan: what goes where.
        watch: told how far it is.
    """

    kind: ClassVar[str] = "bring-in"
    detail = ""

    def __init__(self, plan: Plan, watch: Watch) -> None:
        self._plan = plan
        self._watch = watch
        self._placed = list(plan.placed)
        self._notes = list(plan.notes)
        self._tags: dict[str, UUID] = {}
        self._posts: dict[int, _Post] = {}
        self.passages = 0
        self.known = 0
        self.left: list[Left] = []

    # -- texts -------------------------------------------------------------------------------------------------

    def prepare_texts(self, file: Path) -> list[_Text]:
        """Do for the texts that are no threads yet what can be done without writing."""
        alone = [brought for brought in self._plan.sources if brought.alone]
        return [self._prepared(brought, file) for brought in self._watch.each(alone)]

    def store_texts(self, library: Library, texts: Sequence[_Text]) -> Changes:
        """Store those texts, each as a thread of one post or of the posts that the file tells apart."""
        threads: set[int] = set()
        for brought, capture, decoded, prepared in self._watch.each(texts):
            source = brought.source
            # Looked up once more: two texts of a file may be the same, empty ones too, which have no thread.
            known = library.pages.known(capture.sha256)
            stored = known or library.pages.store_prepared(capture, decoded, prepared)
            if stored.thread_id is None:
                self.left += [Left(f"“{source.name}”", "no-text")]
                continue
            library.restore(stored.thread_id)
            threads.add(stored.thread_id)
            posts = library.threads.posts(stored.thread_id)
            if brought.thread is None:
                self._notes.extend(on_source(source, stored.thread_id, posts))
            fitting = Fitting(source.text, [[p.text for p in each.post.paragraphs] for each in posts])
            for selection in self._watch.among(brought.rest):
                found = fitting.place(selection.start, selection.end)
                if found is None:
                    words = " ".join(source.text[selection.start : selection.end].split())[:60]
                    self.left.append(Left(f"“{words}” · {source.name}", "no-words"))
                else:
                    self._placed.append(Placed(selection.mark, posts[found[0]].id, found[1]))
        return Changes(frozenset(threads), structure=bool(threads))

    def _prepared(self, brought: BroughtSource, file: Path) -> _Text:
        source = brought.source
        capture = Capture(file, source.member, _CONTAINER, source.body, "text/plain")
        page = source.page if source.page is not None and source.page.posts else self._page(source, capture.sha256)
        return _Text(brought, capture, Decoded(source.text, "utf-8", "utf-8"), prepare(capture, page))

    def _page(self, source: Source, sha256: str) -> ThreadPage:
        lines = (normalise(line) for line in source.text.split("\n"))
        post = Post("", 1, None, None, None, "", number((ParagraphKind.BODY, line, None) for line in lines))
        return ThreadPage(
            ThreadKey("text", "", source.guid or f"text-{sha256[:32]}"),
            PageKind.ARTICLE,
            normalise(source.name),
            (post,) if post.paragraphs else (),
            site_name=normalise(self._plan.project.name),
            software="text",
            view="text",
        )

    # -- the step ----------------------------------------------------------------------------------------------

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        codes = CodesIn(library)
        for brought in self._watch.each(self._plan.codes):
            codes.add(brought)
        self._tags = codes.tags
        now = datetime.now(UTC)
        for placed in self._watch.each(self._placed):
            self._annotate(library, placed, now)
        memos = [*self._notes, *on_rest(self._plan.project, self._tags)]
        for memo in memos:
            add_memo(library, memo)
        return library.touched() | Changes(memos=bool(memos))

    def _annotate(self, library: Library, placed: Placed, now: datetime) -> None:
        mark, span = placed.mark, placed.span
        post = self._posts.get(placed.post_id) or _Post(library, placed.post_id)
        self._posts[placed.post_id] = post
        if post.version is None or not fits(post.paragraphs, span):
            self.left.append(Left(" ".join(mark.memo.split())[:60], "gone"))
            return
        tags = frozenset(self._tags[code] for code in mark.codes if code in self._tags)
        coder = mark.coder or library.coder
        there = post.there.setdefault((span, coder), [])
        if any(tags <= each.tags and (not mark.memo or each.memo == mark.memo) for each in there):
            self.known += 1
            return
        quote, digest = describe(post.paragraphs, span)
        target = Target(placed.post_id, post.version, span, quote, digest, len(post.paragraphs))
        created = mark.created or mark.modified or now
        own = number_of(mark.guid)
        if own is None or library.annotations.get(own) is not None:
            own = uuid4()
        made = Annotation(own, target, tags, mark.memo, coder, created, mark.modified or created, span)
        library.annotations.put(made)
        there.append(made)
        self.passages += 1


class _Post:
    """A post that annotations come to: its text in view, and what each coder has set where."""

    def __init__(self, library: Library, post_id: int) -> None:
        self.version = library.threads.version_in_view(post_id)
        self.paragraphs = library.threads.paragraphs(self.version) if self.version is not None else ()
        self.there: dict[tuple[Span | None, str], list[Annotation]] = {}
        for each in library.annotations.of_post(post_id):
            self.there.setdefault((each.shown, each.coder), []).append(each)
