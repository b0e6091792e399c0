"""Edits: what a reader does to the library, each one undoable step.

An edit is a frozen value; `ReadingSession.apply` runs it in one transaction. All rows go through the library's
journal, which is what makes them undoable. The edits of the codebook are in `reader.session.codebook` and can be
imported from here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias
from uuid import UUID, uuid4

from reader.domain.annotation import Annotation, Changes, Span, Target
from reader.domain.errors import EditRefused
from reader.session.codebook import AddTag, ChangeTag, DeleteTag, MergeTags, MoveTag, known_tag, new_tag
from reader.text.anchoring import describe, fits

if TYPE_CHECKING:
    from reader.library.library import Library

__all__ = [
    "AddTag",
    "ChangeTag",
    "ClearTags",
    "DeleteTag",
    "Edit",
    "MergeTags",
    "MoveTag",
    "RemoveThread",
    "SetBookmark",
    "SetMemo",
    "SetTags",
    "Spans",
    "Together",
    "ToggleTag",
    "new_tag",
]

Spans: TypeAlias = tuple[tuple[int, Span], ...]
"""Stretches of posts: the library's number of the post and the span in the version in view."""


class Edit(Protocol):
    """One undoable thing that a reader does."""

    @property
    def kind(self) -> str:
        """Stable name of what it does; the window words it."""
        ...

    @property
    def detail(self) -> str:
        """What it is about, such as a tag's name; may be empty."""
        ...

    def apply(self, library: Library) -> Changes:
        """Do it inside the running step.

        Returns:
            what the step touched so far.

        Raises:
            EditRefused: it does not fit what is stored; the step is rolled back.
        """
        ...


class _Marker:
    """Annotations at spans, found or made, for one edit."""

    def __init__(self, library: Library, spans: Spans) -> None:
        self._library = library
        self._now = datetime.now(UTC)
        self._there = [
            a for post_id, first, last in _extents(spans) for a in library.annotations.near(post_id, first, last)
        ]
        self._at: dict[tuple[int, Span], list[Annotation]] = {}
        for annotation in self._there:
            if annotation.coder == library.coder and annotation.shown:
                self._at.setdefault((annotation.target.post_id, annotation.shown), []).append(annotation)

    def get(self, post_id: int, span: Span) -> list[Annotation]:
        """The coder's annotations of exactly this span: one, made where there is none (not stored yet).

        There can be several after two places of an older version became one.
        """
        return self._at.get((post_id, span)) or [self._make(post_id, span)]

    def overlapping(self, spans: Spans) -> list[Annotation]:
        """The coder's annotations that share at least one character with the spans."""
        return [
            a
            for a in self._there
            if a.coder == self._library.coder
            and a.shown
            and any(_meet(a.shown, span) for post, span in spans if post == a.target.post_id)
        ]

    def keep(self, annotation: Annotation) -> None:
        """Store an annotation; one that holds nothing any more goes."""
        if not annotation.tags and not annotation.memo:
            self._library.annotations.drop(annotation.id)
        else:
            self._library.annotations.put(replace(annotation, modified=self._now))

    def _make(self, post_id: int, span: Span) -> Annotation:
        threads = self._library.threads
        version = threads.version_in_view(post_id)
        paragraphs = threads.paragraphs(version) if version is not None else ()
        if version is None or not fits(paragraphs, span):
            raise EditRefused("There is no text at the chosen place.", self._library.path)
        quote, digest = describe(paragraphs, span)
        target = Target(post_id, version, span, quote, digest, len(paragraphs))
        return Annotation(uuid4(), target, frozenset(), "", self._library.coder, self._now, self._now, span)


@dataclass(frozen=True, slots=True)
class ToggleTag:
    """Set a tag on all spans, or take it off all of them when each has it already; then it is ``unset-tag``."""

    kind: ClassVar[str] = "set-tag"
    spans: Spans
    tag: UUID
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        tag = known_tag(library, self.tag)
        marker = _Marker(library, self.spans)
        found = [marker.get(post, span) for post, span in dict.fromkeys(self.spans)]
        bare = [there for there in found if not any(self.tag in annotation.tags for annotation in there)]
        takes_off = not bare
        for annotation in [] if bare else [a for there in found for a in there if self.tag in a.tags]:
            marker.keep(replace(annotation, tags=annotation.tags - {self.tag}))
        for annotation in [there[0] for there in bare]:
            marker.keep(replace(annotation, tags=annotation.tags | {self.tag}))
        library.journal.name("unset-tag" if takes_off else self.kind, self.detail or tag.name)
        return library.touched()


@dataclass(frozen=True, slots=True)
class SetTags:
    """Set several tags on all spans; those that are there stay."""

    kind: ClassVar[str] = "set-tags"
    spans: Spans
    tags: frozenset[UUID] | tuple[UUID, ...]
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        named = {tag: known_tag(library, tag).name for tag in self.tags}
        wanted = frozenset(named)
        marker = _Marker(library, self.spans)
        for post, span in dict.fromkeys(self.spans):
            annotation = marker.get(post, span)[0]
            if not wanted <= annotation.tags:
                marker.keep(replace(annotation, tags=annotation.tags | wanted))
        library.journal.name(self.kind, self.detail or ", ".join(named.values()))
        return library.touched()


@dataclass(frozen=True, slots=True)
class ClearTags:
    """Take every tag off the coder's annotations that overlap the spans; memos, and what others set, stay."""

    kind: ClassVar[str] = "clear-tags"
    spans: Spans
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        marker = _Marker(library, self.spans)
        for annotation in marker.overlapping(self.spans):
            if annotation.tags:
                marker.keep(replace(annotation, tags=frozenset()))
        return library.touched()


@dataclass(frozen=True, slots=True)
class SetMemo:
    """Write, change or (with an empty text) delete the memo of one span."""

    kind: ClassVar[str] = "memo"
    spans: Spans
    text: str
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        if len(set(self.spans)) != 1:
            raise EditRefused("A memo belongs to one place.", library.path)
        marker = _Marker(library, self.spans)
        there = marker.get(*self.spans[0])
        annotation = next((a for a in there if a.memo), there[0])
        text = self.text.strip()
        if text != annotation.memo:
            marker.keep(replace(annotation, memo=text))
        return library.touched()


@dataclass(frozen=True, slots=True)
class SetBookmark:
    """Put a bookmark on a post or take it off."""

    kind: ClassVar[str] = "bookmark"
    post_id: int
    on: bool
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        if library.threads.thread_of(self.post_id) is None:
            raise EditRefused("There is no such post.", library.path)
        library.marks.set_bookmark(self.post_id, on=self.on)
        library.journal.name(self.kind if self.on else "no-bookmark", self.detail)
        return library.touched()


@dataclass(frozen=True, slots=True)
class RemoveThread:
    """Take a thread out of all lists; its posts and annotations stay stored and come back with undo."""

    kind: ClassVar[str] = "remove-thread"
    thread_id: int
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        head = library.threads.head(self.thread_id)
        if head is None:
            raise EditRefused("There is no such thread.", library.path)
        library.marks.set_removed(self.thread_id, removed=True)
        library.journal.name(self.kind, self.detail or head.title)
        return library.touched()


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one step, in their order; all are done or none."""

    edits: tuple[Edit, ...]
    kind: str
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        for edit in self.edits:
            edit.apply(library)
        library.journal.name(self.kind, self.detail)
        return library.touched()


def _extents(spans: Spans) -> list[tuple[int, int, int]]:
    """For each post of the spans: its number, the first and the last paragraph concerned."""
    found: dict[int, tuple[int, int]] = {}
    for post_id, span in spans:
        first, last = found.get(post_id, (span.first, span.last))
        found[post_id] = (min(first, span.first), max(last, span.last))
    return [(post_id, first, last) for post_id, (first, last) in found.items()]


def _meet(one: Span, two: Span) -> bool:
    return (one.first, one.start) < (two.last, two.end) and (two.first, two.start) < (one.last, one.end)
