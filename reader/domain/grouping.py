"""Passages in groups: a table folds them, a document has headings for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.domain.annotation import Passage

GROUPINGS = ("tag", "thread", "author", "coder", "board")
"""What passages can be grouped by."""


class Group(NamedTuple):
    """Passages that have something in common.

    Args:
        names: what that is, from the top down; none where the passages have no tag, author, coder, title or board.
        key: tells the group from the others of the same grouping, also when the passages are read anew.
        passages: in the order in which they were given.
    """

    names: tuple[str, ...]
    key: tuple[object, ...]
    passages: list[Passage]


def grouped(passages: Iterable[Passage], by: str) -> list[Group]:
    """The passages in groups; one with several tags stands under each of them.

    Threads come in the order of their first passages, tags in that of the codebook, all others by name; those without
    a name are the last.

    Args:
        passages: in the order in which each group shall have them.
        by: one of `GROUPINGS`.
    """
    tell = _TELL[by]
    groups: dict[tuple[object, ...], Group] = {}
    for passage in passages:
        for names in tell(passage):
            key = (passage.thread_id,) if by == "thread" else names
            group = groups.get(key)
            if group is None:
                group = groups[key] = Group(names, key, [])
            group.passages.append(passage)
    found = list(groups.values())
    if by == "thread":
        return found
    return sorted(found, key=_by_codebook if by == "tag" else _by_name)


def board_path(passage: Passage) -> tuple[str, ...]:
    """Site and boards from the top down; the first board often has the name of the site."""
    return tuple(dict.fromkeys(name for name in (passage.site, *passage.board) if name))


def _one(name: str | None) -> tuple[tuple[str, ...], ...]:
    return ((name,),) if name else _NOTHING


def _by_name(group: Group) -> tuple[bool, list[str], tuple[str, ...]]:
    return not group.names, [name.casefold() for name in group.names], group.names


def _by_codebook(group: Group) -> tuple[bool, int, list[str], tuple[str, ...]]:
    first = group.passages[0]
    rank = first.tag_ranks[first.tag_paths.index(group.names)] if group.names and first.tag_ranks else 0
    unnamed, folded, names = _by_name(group)
    return unnamed, rank, folded, names


_NOTHING: tuple[tuple[str, ...], ...] = ((),)
_TELL: dict[str, Callable[[Passage], tuple[tuple[str, ...], ...]]] = {
    "tag": lambda passage: passage.tag_paths or _NOTHING,
    "thread": lambda passage: _one(passage.thread_title),
    "author": lambda passage: _one(passage.author),
    "coder": lambda passage: _one(passage.annotation.coder),
    "board": lambda passage: (board_path(passage),),
}
