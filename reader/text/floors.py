"""A post's place in its thread as boards print it: ``#26``, ``4楼``, ``沙发``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}
_NUMBER = re.compile(r"(?<!\d)\d{1,9}(?!\d)")
_THOUSANDS = re.compile(r"(?<=\d)[,.\u202f\u00a0](?=\d{3}(?!\d))")
_LONGEST = 24


class Floor(NamedTuple):
    """A post's place in its thread; members as `floor` and `floor_label` of `reader.domain.thread.Post`."""

    number: int | None = None
    label: str = ""


def read_floor(printed: str) -> Floor:
    """The place that a board prints above or beside a post.

    For engines of markup and of plain text alike: give what is printed and put both members into the post.

    Args:
        printed: the label alone, such as ``#26``, ``Reply #3``, ``4楼`` or ``沙发``; any length.

    Returns:
        The number, None where the label holds none that is known, and the label where it is more than the bare
        number. What is too long for a label is none.
    """
    label = normalise(printed[: _LONGEST * 4])
    if not label or len(label) > _LONGEST:
        return Floor()
    if label in _NAMES:
        return Floor(_NAMES[label], label)
    match = _NUMBER.search(_THOUSANDS.sub("", label))
    if match is None:
        return Floor(None, label)
    return Floor(int(match[0]), "" if label.isdecimal() else label)


def floors_of_page(page: int | None, pages: int | None, posts: int) -> range:
    """The floors of a page's posts where the page prints none.

    They are certain on the first page, and on any but the last, since all pages before the last are equally full.

    Args:
        page: number of this page.
        pages: of all.
        posts: how many stand on this page, all that its reader could see.

    Returns:
        A floor for each post, or an empty range where they cannot be told.
    """
    if page == 1:
        return range(1, posts + 1)
    if page is None or pages is None or not 1 < page < pages:
        return range(0)
    start = (page - 1) * posts + 1
    return range(start, start + posts)


def replies_told(page: int | None, pages: int | None, floors: Iterable[int | None]) -> int | None:
    """How many replies a thread has where the page does not print it: its last page ends with the last floor.

    For software whose pages hold a run of posts in order; not for pages that load more as one scrolls.

    Args:
        page: number of this page.
        pages: of all.
        floors: those of the page's posts, from 1 for the thread's first post.

    Returns:
        The number, or None on every page but the last and where floors are not known.
    """
    known = list(floors)
    if page is None or page != pages or not known or known[-1] is None:
        return None
    return max(known[-1] - 1, 0) if known[-1] == max(floor or 0 for floor in known) else None
