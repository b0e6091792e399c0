"""What is done with a tag as a whole: examples of it, splitting it by a rule, what deleting it touches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from reader.domain.annotation import Changes, PassageQuery, Tag
from reader.domain.errors import EditRefused
from reader.session.codebook import AddTag, folded, known_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from reader.domain.annotation import Passage
    from reader.library.library import Library
    from reader.session.reading import ReadingSession


class Touched(NamedTuple):
    """What a tag holds: annotations in the whole library, and tags right below it."""

    passages: int
    children: int


def touched_by(session: ReadingSession, tag_id: UUID) -> Touched:
    """What deleting a tag would touch: annotations lose it, children go up one level."""
    return Touched(session.tag_counts().get(tag_id, 0), sum(1 for tag in session.tags() if tag.parent == tag_id))


@dataclass(frozen=True, slots=True)
class SetExample:
    """Make annotations examples of a tag that they have, or no longer."""

    kind: ClassVar[str] = "example"
    annotations: frozenset[UUID]
    tag: UUID
    on: bool
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        tag = known_tag(library, self.tag)
        for annotation_id in sorted(self.annotations):
            annotation = library.annotations.get(annotation_id)
            if annotation is None or tag.id not in annotation.tags:
                raise EditRefused("Only a passage that has the tag can be an example of it.", library.path)
            library.examples.put(annotation_id, tag.id, on=self.on)
        library.journal.name(self.kind if self.on else "no-example", self.detail or tag.name)
        return library.touched()


@dataclass(frozen=True, slots=True)
class SplitRule:
    """Which passages of a tag go to the new one; every condition that is given must hold.

    Args:
        tag: another tag that they have.
        author: who wrote the post, regardless of case.
        thread_id: the thread they stand in.
        board: a part of the path of boards.
        words: words that the passage must hold, each, regardless of case and width.
    """

    tag: UUID | None = None
    author: str = ""
    thread_id: int | None = None
    board: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        """Whether any condition is given."""
        return bool(self.tag or self.author.strip() or self.thread_id or self.board.strip() or self.words.strip())

    def holds(self, passage: Passage) -> bool:
        """Whether a passage goes to the new tag."""
        text = folded(passage.text)
        return (
            (self.tag is None or self.tag in passage.annotation.tags)
            and (not self.author.strip() or folded(self.author) == folded(passage.author or ""))
            and (self.thread_id is None or self.thread_id == passage.thread_id)
            and (not self.board.strip() or folded(self.board) in [folded(part) for part in passage.board])
            and all(word in text for word in folded(self.words).split())
        )


def wearing(session: ReadingSession, tag_id: UUID) -> list[Passage]:
    """The passages that have a tag itself, not only one below it."""
    found = session.passages(PassageQuery(tags=frozenset({tag_id})))
    return [passage for passage in found if tag_id in passage.annotation.tags]


def split_preview(passages: Iterable[Passage], rule: SplitRule) -> list[Passage]:
    """Those of a tag's passages that a rule would move; a rule without conditions moves none."""
    return [passage for passage in passages if rule.holds(passage)] if rule else []


@dataclass(frozen=True, slots=True)
class SplitTag:
    """Make a new tag and put it in the place of another on some annotations, which stay as they are otherwise."""

    kind: ClassVar[str] = "split-tag"
    tag: UUID
    annotations: frozenset[UUID]
    new: Tag
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        old = known_tag(library, self.tag)
        if not self.annotations:
            raise EditRefused("No passage was chosen for the new tag.", library.path)
        AddTag(self.new).apply(library)
        now = datetime.now(UTC)
        for annotation_id in sorted(self.annotations):
            annotation = library.annotations.get(annotation_id)
            if annotation is None or old.id not in annotation.tags:
                raise EditRefused("A passage does not have the tag any more.", library.path)
            was = library.examples.has(annotation_id, old.id)
            tags = annotation.tags - {old.id} | {self.new.id}
            library.annotations.put(replace(annotation, tags=tags, modified=now))
            if was:
                library.examples.put(annotation_id, self.new.id, on=True)
        library.journal.name(self.kind, self.detail or f"{old.name} \u2192 {self.new.name}")
        return library.touched()


def authors_of(passages: Sequence[Passage]) -> list[str]:
    """Who wrote some passages, each once, in order of name."""
    return sorted({passage.author for passage in passages if passage.author})


def boards_of(passages: Sequence[Passage]) -> list[str]:
    """The boards of some passages, each once, in order of name."""
    return sorted({part for passage in passages for part in passage.board})
