"""Edits of the codebook; see `reader.session.editing` for what an edit is."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid4

from reader.domain.annotation import Changes, Tag
from reader.domain.errors import EditRefused
from reader.domain.memo import Subject, SubjectKind
from reader.library.tags import subtree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.library import Library

PALETTE = ("blue", "orange", "green", "purple", "red", "teal", "brown", "pink", "olive")
"""The colours that new tags get in turn."""
KEYS = "123456789"
"""The keys that new tags get in turn."""
NAME_LENGTH = 200
"""Most characters of a tag's name."""


def new_tag(
    name: str,
    tags: Iterable[Tag] = (),
    *,
    parent: UUID | None = None,
    colour: str | None = None,
    key: str | None = None,
    description: str = "",
) -> Tag:
    """A tag with a number of its own, last among its siblings.

    Args:
        name: as shown.
        tags: the codebook so far: it decides the next free key and colour.
        parent: the tag above.
        colour: instead of the next one of `PALETTE`.
        key: instead of the next free one; ``""`` for none.
        description: its definition.
    """
    tags = list(tags)
    used = {tag.key for tag in tags}
    if key is None:
        key = next((k for k in KEYS if k not in used), "")
    counts = {name: sum(1 for tag in tags if tag.colour == name) for name in PALETTE}
    position = max((tag.position for tag in tags if tag.parent == parent), default=-1) + 1
    return Tag(
        uuid4(), name.strip(), colour or min(PALETTE, key=counts.__getitem__), parent, key, description, position
    )


def known_tag(library: Library, tag_id: UUID) -> Tag:
    """A tag that must be there.

    Raises:
        EditRefused: it is not.
    """
    tag = library.tags.get(tag_id)
    if tag is None:
        raise EditRefused("There is no such tag any more.", library.path)
    return tag


@dataclass(frozen=True, slots=True)
class AddTag:
    """Add a tag at its position among its siblings; a key that another tag has moves to the new one."""

    kind: ClassVar[str] = "add-tag"
    tag: Tag

    @property
    def detail(self) -> str:
        """The tag's name."""
        return self.tag.name

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        tags = library.tags.all()
        if any(tag.id == self.tag.id for tag in tags):
            raise EditRefused("The tag is in the codebook already.", library.path)
        if self.tag.parent is not None:
            known_tag(library, self.tag.parent)
        tag = _named(library, self.tag, tags)
        _free_key(library, tag, tags)
        _place(library, tag, [t for t in tags if t.parent == tag.parent], tag.position)
        return library.touched()


@dataclass(frozen=True, slots=True)
class ChangeTag:
    """Change a tag's name, colour, key or description; its place is changed by `MoveTag`."""

    kind: ClassVar[str] = "change-tag"
    tag: Tag

    @property
    def detail(self) -> str:
        """The tag's new name."""
        return self.tag.name

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        old = known_tag(library, self.tag.id)
        tags = library.tags.all()
        tag = _named(library, replace(self.tag, parent=old.parent, position=old.position), tags)
        _free_key(library, tag, tags)
        library.tags.put(tag)
        return library.touched()


@dataclass(frozen=True, slots=True)
class MoveTag:
    """Put a tag under another (or at the top, with None) at a position among its new siblings."""

    kind: ClassVar[str] = "move-tag"
    id: UUID
    parent: UUID | None
    position: int
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        old = known_tag(library, self.id)
        tags = library.tags.all()
        if self.parent is not None:
            known_tag(library, self.parent)
            if self.parent in subtree(tags, [self.id]):
                raise EditRefused("A tag cannot be put below itself.", library.path)
        tag = _named(library, replace(old, parent=self.parent), tags)
        _place(library, tag, [t for t in tags if t.parent == self.parent and t.id != self.id], self.position)
        library.journal.name(self.kind, self.detail or old.name)
        return library.touched()


@dataclass(frozen=True, slots=True)
class DeleteTag:
    """Delete a tag: its children go up one level, annotations lose it and keep their other tags and memos."""

    kind: ClassVar[str] = "delete-tag"
    id: UUID
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        old = known_tag(library, self.id)
        _adopt(library, old.id, old.parent)
        wearers = library.tags.wearers(old.id)
        library.tags.drop(old.id)
        for annotation_id in wearers:
            annotation = library.annotations.get(UUID(annotation_id))
            if annotation and not annotation.tags and not annotation.memo:
                library.annotations.drop(annotation.id)
        library.journal.name(self.kind, self.detail or old.name)
        return library.touched()


@dataclass(frozen=True, slots=True)
class MergeTags:
    """Put one tag in the place of others; their children, definitions and memos go to it."""

    kind: ClassVar[str] = "merge-tags"
    sources: frozenset[UUID] | tuple[UUID, ...]
    into: UUID
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        sources = [known_tag(library, tag) for tag in dict.fromkeys(self.sources) if tag != self.into]
        into = known_tag(library, self.into)
        if not sources:
            raise EditRefused("A tag cannot be merged with itself.", library.path)
        _rise(library, into, {tag.id for tag in sources})
        for source in sources:
            _adopt(library, source.id, into.id)
            library.tags.replace(source.id, into.id)
            library.memos.hand_on(*(Subject(SubjectKind.TAG, str(tag.id)) for tag in (source, into)))
            library.tags.drop(source.id)
        into = known_tag(library, self.into)
        parts = dict.fromkeys(tag.description.strip() for tag in (into, *sources))
        library.tags.put(replace(into, description="\n".join(part for part in parts if part)))
        library.journal.name(self.kind, self.detail or into.name)
        return library.touched()


# -- rules shared by the edits -----------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A tag's name for comparing: width, case and composition unified."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def tidy_name(library: Library, name: str) -> str:
    """A tag's name as it is stored, each run of blanks one space.

    Raises:
        EditRefused: nothing is left of it.
    """
    name = " ".join(name.split())
    if not name:
        raise EditRefused("A tag needs a name.", library.path)
    return name


def _named(library: Library, tag: Tag, tags: Sequence[Tag]) -> Tag:
    """The tag with its name tidied.

    Raises:
        EditRefused: the name is empty, too long, or a sibling has it.
    """
    name = tidy_name(library, tag.name)
    if len(name) > NAME_LENGTH:
        raise EditRefused(f"A tag's name can have {NAME_LENGTH} characters at most.", library.path)
    same = folded(name)
    if any(folded(t.name) == same and t.id != tag.id and t.parent == tag.parent for t in tags):
        raise EditRefused(f"There is a tag “{name}” here already.", library.path)
    return replace(tag, name=name)


def _free_key(library: Library, tag: Tag, tags: Sequence[Tag]) -> None:
    for other in tags:
        if tag.key and other.key == tag.key and other.id != tag.id:
            library.tags.put(replace(other, key=""))


def _place(library: Library, tag: Tag, siblings: Sequence[Tag], position: int) -> None:
    """Store a tag at a position among siblings, which close up around it."""
    if position >= len(siblings) and all(each.position == place for place, each in enumerate(siblings)):
        # Behind the others, which stay where they are: a codebook of thousands is brought in so.
        library.tags.put(replace(tag, position=len(siblings)))
        return
    # Fresh rows: freeing a key may have changed a sibling in this very step.
    fresh = [known_tag(library, sibling.id) for sibling in siblings]
    at = max(0, min(position, len(fresh)))
    for place, each in enumerate([*fresh[:at], tag, *fresh[at:]]):
        library.tags.put(replace(each, position=place))


def _adopt(library: Library, old_parent: UUID, parent: UUID | None) -> None:
    """Move all children of a tag under another, last there; a name that is taken gets a number."""
    for child in [tag for tag in library.tags.all() if tag.parent == old_parent]:
        siblings = [tag for tag in library.tags.all() if tag.parent == parent and tag.id != old_parent]
        taken = {folded(tag.name) for tag in siblings}
        position = max((tag.position for tag in siblings), default=-1) + 1
        library.tags.put(replace(child, parent=parent, position=position, name=_free_name(child.name, taken)))


def _free_name(name: str, taken: set[str]) -> str:
    free, n = name, 1
    while folded(free) in taken:
        n += 1
        free = f"{name} ({n})"
    return free


def _rise(library: Library, into: Tag, sources: set[UUID]) -> None:
    """Where the merged tag lies below one of its sources, put it in the place of the topmost of them."""
    by_id = {tag.id: tag for tag in library.tags.all()}
    above, top = into.parent, None
    seen: set[UUID] = set()
    while above is not None and above in by_id and above not in seen:
        seen.add(above)
        top = by_id[above] if above in sources else top
        above = by_id[above].parent
    if top is None:
        return
    siblings = [t for t in by_id.values() if t.parent == top.parent and t.id not in sources and t.id != into.id]
    name = _free_name(into.name, {folded(tag.name) for tag in siblings})
    library.tags.put(replace(into, parent=top.parent, position=top.position, name=name))
