"""What stands beside the posts of an unknown page: boxes about other things, lists of other threads."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.engines.parts.dom import names

if TYPE_CHECKING:
    from reader.engines.generic.index import PageIndex

LIST_WORDS = 40
"""Characters of running text that a row of a list of threads may have beside the title."""

_BESIDE = names("aside footer")
_NOT_POSTED = names("aside footer blockquote")
_TITLE = re.compile(r"(?:\S{1,40} ){2,40}\S|(?:[\u3400-\u9fff\uac00-\ud7af\uff0c\uff1f\u3040-\u30ff] ?){8}")
_MOST_AROUND = 40
_MOST_IN_ROW = 15
_MOST_TIMES = 4000


def main_times(index: PageIndex) -> list[int]:
    """The times of a page but for those beside what it is about, in quotations and in lists of other threads."""
    return [at for at in index.times[:_MOST_TIMES] if not _is_elsewhere(index, at)]


def _is_elsewhere(index: PageIndex, time: int) -> bool:
    for at in index.ancestors(time, _MOST_AROUND):
        if index.elements[at].tag in _NOT_POSTED:
            return True
        small = index.ends[at] - at <= _MOST_IN_ROW
        if small and index.running(at) - index.running(time) < LIST_WORDS and title_link(index, at):
            return True
    return False


def is_aside(index: PageIndex, first: int, last: int) -> bool:
    """Whether elements stand in one that the page itself calls beside or below what it is about.

    Args:
        index: of the page.
        first: number of the first of them.
        last: number of the last of them.
    """
    end = index.ends[last]
    around = (at for at in islice(index.ancestors(first, _MOST_AROUND), 1, None) if index.ends[at] >= end)
    return any(index.elements[at].tag in _BESIDE for at in around)


def title_link(index: PageIndex, at: int) -> str:
    """The words of the first link in an element that are as many as those of a title; ``""`` where none are."""
    links = (
        index.name(link)
        for link in range(at, min(index.ends[at], at + _MOST_AROUND))
        if index.elements[link].tag == "a" and index.words(link)
    )
    return next((words for words in links if _TITLE.match(words)), "")
