"""The elements of the posts of a Discuz! desktop page, each with its parts."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.engines.discuz.body import POST_ID
from reader.engines.parts.dom import names
from reader.engines.parts.finders import own_elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from reader.engines.base import Named, PageSource

_POST_TAGS = frozenset(("div", "table", "li"))
_RATE_TAGS = frozenset(("tr", "p"))
_SHORT = 200
_MOST_KNOWN = 1000
_PARTS = names("pcb pct authi pls pdbts sign modact mobile-location pstl lzl_cnt t_f")
_PART_TAGS = ("div", "td", "span", "p", "li", "label")
"""The elements that the parts are: half of a post's elements are others, which need no look."""


def is_post_id(ident: str | None) -> bool:
    """Whether an id is that of a post's element."""
    return ident is not None and ident.startswith("post_") and POST_ID.fullmatch(ident) is not None


class _Parts(dict[str, frozenset[str]]):
    """The classes looked for among those of an attribute; boards have few attributes, each a thousand times."""

    def __missing__(self, classes: str) -> frozenset[str]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = _PARTS.intersection(classes.split())
        if len(classes) < _SHORT:
            self[classes] = found
        return found


_parts_of = _Parts()


class PostElement:
    """A post's element with its parts found in one pass; posts nested in it by broken markup are not its parts.

    Args:
        element: ``div#post_PID``.
        inside: its elements that may be parts, in page order.
        named: those that have an id.

    Attributes:
        header: the line above the message: time, links, place.
    """

    def __init__(self, element: _Element, inside: Iterable[_Element], named: list[Named]) -> None:
        self.element = element
        self.pid = (element.get("id") or "").removeprefix("post_")
        self.ids: dict[str, _Element] = dict(reversed(named))
        self.rates = [node for ident, node in named if ident[:5] == "rate_" and node.tag in _RATE_TAGS]
        self._classes: dict[str, list[_Element]] = {}
        for node in inside:
            if classes := node.get(b"class"):
                for name in _parts_of[classes]:
                    self._classes.setdefault(name, []).append(node)
        time = self.time
        self.header = None if time is None else time.getparent()
        if self.header is None:
            self.header = next((e for e in reversed(self.all("authi"))), None)

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


def post_elements(page: PageSource) -> Iterator[PostElement]:
    """The posts' elements in page order."""
    named = page.named
    starts = [i for i, (ident, _) in enumerate(named) if ident[:5] == "post_" and is_post_id(ident)]
    # A post within another one is also within the one right before it.
    nested = any(named[a][1] in named[b][1].iterancestors() for a, b in pairwise(starts))
    for start, end in pairwise((*starts, len(named))):
        element = named[start][1]
        if element.tag not in _POST_TAGS:
            continue
        if nested:
            own = list(own_elements(element, lambda other: is_post_id(other.get("id"))))
            yield PostElement(element, own, [(ident, e) for e in own if (ident := e.get("id"))])
        else:
            yield PostElement(element, element.iter(*_PART_TAGS), named[start : _end(named, start, end)])


def _end(named: list[Named], start: int, end: int) -> int:
    """Where the elements inside the one at ``start`` end."""
    post = named[start][1]

    def is_outside(part: Named) -> bool:
        return post not in part[1].iterancestors()

    return end if not is_outside(named[end - 1]) else bisect_left(named, True, start + 1, end, key=is_outside)
