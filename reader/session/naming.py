"""Tags by the names that people type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from reader.domain.annotation import Tag


def tags_named(known: Sequence[Tag], names: Sequence[str]) -> frozenset[UUID]:
    """The tags meant by names or paths such as ``Trust > Doubt``, regardless of case.

    Raises:
        UsageError: a name is no tag's.
    """
    by_id = {tag.id: tag for tag in known}
    found: set[UUID] = set()
    for name in names:
        # A name may hold ">" itself; else it parts the names of a path.
        whole = [name.strip().casefold()]
        parts = [part.strip() for part in whole[0].split(">")]
        matches = {tag.id for tag in known if _path(tag, by_id)[-1:] == whole}
        matches |= {tag.id for tag in known if _path(tag, by_id)[-len(parts) :] == parts}
        if not matches:
            raise UsageError(f"The library has no tag “{name}”.")
        found |= matches
    return frozenset(found)


def _path(tag: Tag, by_id: dict[UUID, Tag]) -> list[str]:
    names: list[str] = []
    at: Tag | None = tag
    while at is not None:
        names.append(at.name.casefold())
        at = by_id.get(at.parent) if at.parent else None
    return names[::-1]
