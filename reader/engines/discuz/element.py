"""The elements of the posts of a Discuz! desktop page, each with its parts."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.engines.discuz.body import POST_ID
from reader.engines.parts.dom import names
from reader.engines.parts.finders import own_elements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from reader.engines.base import Marked, PageSource

_POST_TAGS = frozenset(("div", "table", "li"))
_RATE_TAGS = frozenset(("tr", "p"))
_SHORT = 200
_WANTED = names("pcb pct authi pls pdbts sign modact mobile-location pstl lzl_cnt t_f")


def is_post_id(ident: str | None) -> bool:
    """Whether an id is that of a post's element."""
    return ident is not None and ident.startswith("post_") and POST_ID.fullmatch(ident) is not None


class PostElement:
    """A post's element with its parts found in one pass; posts nested in it by broken markup are not its parts.

    Args:
        element: ``div#post_PID``.
        marked: the elements in it that have an id or a class, in page order.
        wanted: the classes looked for, by the attributes of the page that hold any.
    """

    def __init__(self, element: _Element, marked: Iterable[Marked], wanted: Mapping[str, Collection[str]]) -> None:
        self.element = element
        self.pid = (element.get("id") or "").removeprefix("post_")
        self.ids: dict[str, _Element] = {}
        self.rates: list[_Element] = []
        self._classes: dict[str, list[_Element]] = {}
        for ident, classes, node in marked:
            if ident:
                self.ids.setdefault(ident, node)
                if ident.startswith("rate_") and node.tag in _RATE_TAGS:
                    self.rates.append(node)
            if classes and classes in wanted:
                for name in wanted[classes]:
                    self._classes.setdefault(name, []).append(node)

    def all(self, name: str) -> list[_Element]:
        """Elements of one of the classes looked for, in page order."""
        return self._classes.get(name, [])

    def first(self, name: str) -> _Element | None:
        """The first element of a class."""
        return next(iter(self.all(name)), None)

    def by_id(self, prefix: str) -> _Element | None:
        """The element whose id is a prefix and this post's number."""
        return self.ids.get(prefix + self.pid)

    @property
    def time(self) -> _Element | None:
        """The element that prints when the post was written."""
        return self.by_id("authorposton")

    @cached_property
    def header(self) -> _Element | None:
        """The line above the message: time, links, place."""
        time = self.time
        parent = time.getparent() if time is not None else None
        return parent if parent is not None else next((e for e in reversed(self.all("authi"))), None)


def post_elements(page: PageSource) -> Iterator[PostElement]:
    """The posts' elements in page order."""
    marked = page.marked
    starts = [i for i, (ident, _, _) in enumerate(marked) if ident and is_post_id(ident)]
    wanted = {c: found for c in {c for _, c, _ in marked} if c and (found := _wanted(c))}
    # A post within another one is also within the one right before it.
    nested = any(marked[a][2] in marked[b][2].iterancestors() for a, b in pairwise(starts))
    for start, end in pairwise((*starts, len(marked))):
        element = marked[start][2]
        if element.tag in _POST_TAGS:
            yield PostElement(element, _own(element) if nested else marked[start : _end(marked, start, end)], wanted)


def _wanted(classes: str) -> frozenset[str]:
    """Those of an attribute's classes that are looked for; boards have few attributes, each a thousand times."""
    return _known(classes) if len(classes) < _SHORT else _WANTED.intersection(classes.split())


@lru_cache(maxsize=1000)
def _known(classes: str) -> frozenset[str]:
    return _WANTED.intersection(classes.split())


def _own(post: _Element) -> Iterator[Marked]:
    """The marked elements of a post without those of the posts inside it."""
    for element in own_elements(post, lambda other: is_post_id(other.get("id"))):
        yield element.get("id"), element.get("class"), element


def _end(marked: list[Marked], start: int, end: int) -> int:
    """Where the elements inside the one at ``start`` end."""
    post = marked[start][2]

    def is_outside(part: Marked) -> bool:
        return post not in part[2].iterancestors()

    return end if not is_outside(marked[end - 1]) else bisect_left(marked, True, start + 1, end, key=is_outside)
