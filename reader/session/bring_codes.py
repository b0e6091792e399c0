"""Codes that come into a codebook: each becomes the tag of its name below the same parent, or a new one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from reader.domain.annotation import Tag
from reader.session.bring_known import number_of
from reader.session.codebook import NAME_LENGTH, PALETTE, folded, known_tag, tidy_name

if TYPE_CHECKING:
    from uuid import UUID

    from reader.intake.base import Code
    from reader.library.library import Library
    from reader.session.bring_plan import BroughtCode


class CodesIn:
    """Adds codes one by one; the codebook is read once, and each code is looked up, because there may be thousands.

    Args:
        library: takes the tags, in its running step.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._named: dict[tuple[UUID | None, str], Tag] = {}
        self._known: dict[UUID, Tag] = {}
        self._keys: set[str] = set()
        self._ends: Counter[UUID | None] = Counter()
        self._colours = Counter(dict.fromkeys(PALETTE, 0))
        self.tags: dict[str, UUID] = {}
        """The tags by the GUIDs of their codes."""
        self._paths: dict[tuple[str, ...], UUID] = {}
        for tag in library.tags.all():
            self._note(tag)

    def add(self, brought: BroughtCode) -> None:
        """Take a code in; those above it come before it.

        Raises:
            EditRefused: it has no name.
        """
        code, tag = brought
        parent = self._paths.get(code.path[:-1])
        if tag is None:
            name = tidy_name(self._library, code.name[:NAME_LENGTH])
            # Codes of one name below one parent are one tag here.
            tag = self._named.get((parent, folded(name))) or self._made(code, name, parent)
        # A code before this one may have told what the tag means.
        tag = self._known.get(tag.id, tag)
        if code.description and not tag.description:
            tag = self._known[tag.id] = replace(known_tag(self._library, tag.id), description=code.description)
            self._library.tags.put(tag)
        self.tags[code.guid] = self._paths[code.path] = tag.id

    def _made(self, code: Code, name: str, parent: UUID | None) -> Tag:
        wanted = number_of(code.guid)
        tag = Tag(
            wanted if wanted is not None and wanted not in self._known else uuid4(),
            name,
            _colour(code.colour) or min(PALETTE, key=self._colours.__getitem__),
            parent,
            "" if code.key in self._keys else code.key,
            code.description,
            self._ends[parent],
        )
        self._library.tags.put(tag)
        self._note(tag)
        return tag

    def _note(self, tag: Tag) -> None:
        self._named.setdefault((tag.parent, folded(tag.name)), tag)
        self._known[tag.id] = tag
        self._keys.add(tag.key)
        self._ends[tag.parent] = max(self._ends[tag.parent], tag.position + 1)
        self._colours[tag.colour] += 1


def _colour(colour: str) -> str:
    """The palette's name of a colour that Postil wrote, else the colour itself."""
    from reader.export.colours import paint  # noqa: PLC0415 - only for files with colours

    return next((name for name in PALETTE if paint(name).bar == colour.lower()), colour)
