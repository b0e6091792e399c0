"""What of another program's project goes where in a library, worked out before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag

from reader.domain.memo import Subject, SubjectKind
from reader.library.tags import paths
from reader.session.bring_known import KnownMarks, number_of
from reader.session.bring_memos import BroughtMemo, on_source
from reader.session.bring_quotes import QuoteFinder, is_bare
from reader.session.codebook import folded
from reader.text.canonical import canonical_text
from reader.text.fitting import Fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.annotation import Span, Tag
    from reader.domain.thread import StoredPost, ThreadHead
    from reader.intake.base import Code, Mark, Project, Quoted, Selection, Source
    from reader.intake.watch import Watch
    from reader.library.library import Library

ALIKE = 0.5
"""Share of the letters that a source and a thread must have in common before the one is taken for the other."""


class BroughtCode(NamedTuple):
    """A code beside the codebook: ``tag`` is the one that it is already, None where it is new."""

    code: Code
    tag: Tag | None


class Placed(NamedTuple):
    """A mark with its place in the library."""

    mark: Mark
    post_id: int
    span: Span


REASONS = {
    "nothing-set": "It has neither a code nor a note.",
    "no-page": "The page is not in the library.",
    "whole-page": "It is about a whole page; only notes on those have a place.",
    "whole-page-tags": "Its note came over, its tags did not: a whole page cannot be tagged.",
    "several-places": "The words stand in several places.",
    "not-found": "The words were not found on the page.",
    "no-text": "There is no text in it.",
    "no-words": "There are no words at its place.",
    "gone": "Its place in the text is no longer there.",
}
"""Why something does not come over, by stable names; the window words them itself."""


class Left(NamedTuple):
    """Something that does not come over: what it is, and why (one of `REASONS`)."""

    what: str
    kind: str

    @property
    def reason(self) -> str:
        """Why, as a sentence."""
        return REASONS[self.kind]


class BroughtSource(NamedTuple):
    """What becomes of a text.

    Args:
        source: the text.
        thread: the thread of the library that it is, None where it is none.
        placed: how many of its passages stand in that thread.
        known: how many of them are in the library already.
        rest: passages for a thread of its own.
        alone: whether it becomes a thread of its own.
    """

    source: Source
    thread: ThreadHead | None
    placed: int
    known: int
    rest: tuple[Selection, ...]
    alone: bool


@dataclass(slots=True)
class Plan:
    """What bringing in would do.

    Args:
        project: what the file holds.
        codes: its codes beside the codebook.
        sources: what becomes of its texts.
        placed: marks with their places in threads that are there.
        notes: memos on threads that are there, and on their posts.
        known: marks that are in the library already.
        unsure: words that were placed though they are few and nothing tells what stands around them.
        left: what does not come over.
    """

    project: Project
    codes: list[BroughtCode] = field(default_factory=list)
    sources: list[BroughtSource] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    notes: list[BroughtMemo] = field(default_factory=list)
    known: int = 0
    unsure: list[str] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def work_out(library: Library, project: Project, watch: Watch) -> Plan:
    """Find out what bringing a project in would do; nothing is written.

    Raises:
        IntakeError: the user stopped it.
    """
    return _Planner(library, project).plan(watch)


def compare_codes(tags: Sequence[Tag], codes: Iterable[Code]) -> list[BroughtCode]:
    """Codes beside a codebook: one is a tag that has its number, else the one at the same path."""
    by_id = {tag.id: tag for tag in tags}
    named = paths(tags)
    by_path = {tuple(map(folded, named[tag.id])): tag for tag in tags}
    found = []
    for code in codes:
        number = number_of(code.guid)
        tag = by_id.get(number) if number else None
        found.append(BroughtCode(code, tag or by_path.get(tuple(map(folded, code.path)))))
    return found


class _Planner:
    """Works out one plan."""

    def __init__(self, library: Library, project: Project) -> None:
        self._library = library
        self._plan = Plan(project)
        self._posts: dict[int, list[StoredPost]] = {}
        self._heads = library.threads.heads()
        self._by_url: dict[str, list[ThreadHead]] = {}
        self._by_title: dict[str, list[ThreadHead]] = {}
        self._by_key: dict[str, list[ThreadHead]] = {}
        self._quotes = QuoteFinder()
        self._codes = frozenset(code.guid for code in project.codes)
        self._plan.codes = compare_codes(library.tags.all(), project.codes)
        self._known = KnownMarks(
            library, {each.code.guid: each.tag.id if each.tag else None for each in self._plan.codes}
        )
        for head in self._heads:
            self._by_title.setdefault(canonical_text(head.title), []).append(head)
            self._by_key.setdefault(head.key.thread_id, []).append(head)
            if head.url:
                self._by_url.setdefault(_address(head.url), []).append(head)
        if project.quoted:
            self._know_pages()

    def _know_pages(self) -> None:
        """Find threads by the address of each of their pages too."""
        heads = {head.id: head for head in self._heads}
        for thread_id, url in self._library.captures.addresses():
            known = self._by_url.setdefault(_address(url), [])
            if thread_id in heads and heads[thread_id] not in known:
                known.append(heads[thread_id])

    def plan(self, watch: Watch) -> Plan:
        project = self._plan.project
        numbers = self._own_numbers() if project.sources else {}
        for source in watch.each(project.sources):
            self._take_source(source, numbers, watch)
        for quoted in watch.each(project.quoted):
            self._take_quoted(quoted)
        return self._plan

    # -- texts -------------------------------------------------------------------------------------------------

    def _own_numbers(self) -> dict[str, ThreadHead]:
        """The threads by the GUIDs that Postil's projects give them."""
        from reader.export.refi import guid  # noqa: PLC0415 - loads the XML library

        return {guid("thread", head.key.engine, head.key.site, head.key.thread_id): head for head in self._heads}

    def _take_source(self, source: Source, numbers: dict[str, ThreadHead], watch: Watch) -> None:
        marks = [selection for selection in watch.among(source.selections) if self._is_wanted(selection, source)]
        fresh = [selection for selection in watch.among(marks) if selection.mark not in self._known]
        head, fitting = self._thread_of(source, numbers)
        rest: list[Selection] = []
        known = len(marks) - len(fresh)
        for selection in watch.among(fresh):
            found = fitting.place(selection.start, selection.end) if fitting is not None else None
            if head is None or found is None:
                rest.append(selection)
                continue
            post, span = found
            self._plan.placed.append(Placed(selection.mark, self._posts_of(head)[post].id, span))
        if head is not None:
            self._plan.notes.extend(on_source(source, head.id, self._posts_of(head)))
        self._plan.known += known
        alone = bool(rest) or head is None
        placed = len(fresh) - len(rest) if head is not None else 0
        self._plan.sources.append(BroughtSource(source, head, placed, known, tuple(rest), alone))

    def _is_wanted(self, selection: Selection, source: Source) -> bool:
        if self._sets(selection.mark):
            return True
        words = " ".join(source.text[selection.start : selection.end].split())[:60]
        self._plan.left.append(Left(f"“{words}” · {source.name}", "nothing-set"))
        return False

    def _sets(self, mark: Mark) -> bool:
        """Whether anything is left of a mark: a broken file names codes that its codebook does not have."""
        return bool(mark.memo) or not self._codes.isdisjoint(mark.codes)

    def _thread_of(self, source: Source, numbers: dict[str, ThreadHead]) -> tuple[ThreadHead | None, Fitting | None]:
        """The thread that has the most of a source's words, of those that it can be."""
        best: tuple[float, ThreadHead, Fitting] | None = None
        for head in self._candidates(source, numbers):
            posts = self._posts_of(head)
            fitting = Fitting(source.text, [[p.text for p in stored.post.paragraphs] for stored in posts])
            if fitting.share >= ALIKE and (best is None or fitting.share > best[0]):
                best = fitting.share, head, fitting
        return (best[1], best[2]) if best else (None, None)

    def _candidates(self, source: Source, numbers: dict[str, ThreadHead]) -> Iterable[ThreadHead]:
        if source.page is not None:
            return [head for head in self._heads if head.key == source.page.key]
        if source.guid in numbers:
            return [numbers[source.guid]]
        url = next((value for name, value in source.values.items() if name.casefold() == "url"), "")
        own_text = self._by_key.get(source.guid, []) if source.guid else []
        first = next((line for line in source.text[:4000].splitlines() if line.strip()), "")
        titled = [*self._titled(source.name), *self._titled(first)]
        found = [*own_text, *self._by_url.get(_address(url), ()), *titled]
        return {head.id: head for head in found}.values()

    def _titled(self, name: str) -> list[ThreadHead]:
        """The threads of a title, which a program may have made a file's name."""
        found = self._by_title.get(canonical_text(name))
        return found or self._by_title.get(canonical_text(name.removesuffix(".txt").removesuffix(".docx")), [])

    def _posts_of(self, head: ThreadHead) -> list[StoredPost]:
        if head.id not in self._posts:
            self._posts[head.id] = self._library.threads.posts(head.id)
        return self._posts[head.id]

    # -- quotes ------------------------------------------------------------------------------------------------

    def _take_quoted(self, quoted: Quoted) -> None:
        mark, words = quoted.mark, " ".join(quoted.quote.exact.split())[:60]
        page = quoted.url or quoted.hints.get("title", "")
        what = f"“{words}” · {page}" if words else page
        if mark in self._known:
            self._plan.known += 1
            return
        heads = self._pages(quoted)
        if not heads:
            self._plan.left.append(Left(what, "no-page"))
        elif not quoted.quote.exact.strip():
            self._take_whole(quoted, heads, what)
        elif not self._sets(mark):
            self._plan.left.append(Left(what, "nothing-set"))
        else:
            places = self._places(quoted, heads)
            if len(places) == 1:
                self._plan.placed.append(Placed(mark, *places[0]))
                self._plan.unsure += [words] if is_bare(quoted) else []
            else:
                self._plan.left.append(Left(what, "several-places" if places else "not-found"))

    def _take_whole(self, quoted: Quoted, heads: Sequence[ThreadHead], what: str) -> None:
        if quoted.mark.memo and len(heads) == 1:
            subject = Subject(SubjectKind.THREAD, str(heads[0].id))
            self._plan.notes.append(BroughtMemo(subject, quoted.mark.coder, quoted.mark.memo))
        else:
            self._plan.left.append(Left(what, "whole-page"))
            return
        if quoted.mark.codes:
            self._plan.left.append(Left(what, "whole-page-tags"))

    def _pages(self, quoted: Quoted) -> list[ThreadHead]:
        """The threads that a mark can be on."""
        hints = quoted.hints
        if hints.get("sha256"):
            stored = self._library.pages.known(hints["sha256"])
            head = self._library.threads.head(stored.thread_id) if stored and stored.thread_id else None
            if head is not None:
                return [head]
        if hints.get("title"):
            return self._titled(hints["title"])
        found = self._by_url.get(_address(quoted.url), [])
        if found or not hints.get("thread_id"):
            return found
        return [h for h in self._by_key.get(hints["thread_id"], []) if hints.get("site", h.site) == h.site]

    def _places(self, quoted: Quoted, heads: Sequence[ThreadHead]) -> list[tuple[int, Span]]:
        hints, posts = quoted.hints, [stored for head in heads for stored in self._posts_of(head)]
        if hints.get("post_id"):
            posts = [stored for stored in posts if stored.post.post_id == hints["post_id"]] or posts
        return self._quotes.places(quoted, posts)


def _address(url: str) -> str:
    """An address for comparing: without its fragment, scheme and the last slash."""
    return urldefrag(url).url.partition("://")[2].removeprefix("www.").rstrip("/") or url
