"""Searching and indexing in a job's own thread, with connections of its own, beside the window's session."""

from __future__ import annotations

from contextlib import closing, contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from reader.library.library import Library
from reader.library.search_index import SearchIndex
from reader.library.spots import spots as spots_in
from reader.session.searching import FIRST, SMALL, Searching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reader.domain.search import Count, Found, IndexState, SearchOptions
    from reader.library.spots import Spot

_STEP = 0.04
"""Seconds between two looks at whether to go on."""


@contextmanager
def searching_in(library: Path) -> Iterator[tuple[Library, Searching]]:
    """A library opened for reading, with its search; both are closed at the end."""
    with closing(Library(library, read_only=True)) as opened, closing(Searching(opened)) as searching:
        yield opened, searching


def warm() -> None:
    """Load parser and foldings, a fifth of a second's work, so that the first query need not wait for them."""
    from reader.text.grams import folded  # noqa: PLC0415 - this is what it is for
    from reader.text.query import parse_query  # noqa: PLC0415

    parse_query("a")
    folded("漢字")


def seek(
    library: Path,
    query: str,
    options: SearchOptions,
    *,
    limit: int = FIRST,
    after: int | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Found:
    """The first hits, or those after ``Found.after``; see `Searching.search` and `Searching.more`.

    Raises:
        QueryError: the query cannot be understood.
        LibraryError: library or index cannot be read, or ``cancelled`` was true while it looked.
    """
    with searching_in(library) as (opened, searching), opened.database.stopping(cancelled):
        if after is None:
            return searching.search(query, options, limit)
        return searching.more(query, after, options, limit)


def tally(library: Path, query: str, options: SearchOptions, *, cancelled: Callable[[], bool] | None = None) -> Count:
    """How many answer; see `Searching.count`, and for what is raised `seek`."""
    with searching_in(library) as (opened, searching), opened.database.stopping(cancelled):
        return searching.count(query, options)


def threads_with(library: Path, words: Iterable[str]) -> dict[str, frozenset[int]]:
    """The threads that have each word as an author's name or in the text; see `Searching.threads_with`."""
    with searching_in(library) as (_opened, searching):
        return searching.threads_with(words)


def spots(library: Path, typed: str) -> list[Spot]:
    """The posts of all threads that answer an author, a title or a floor; see `reader.library.spots`."""
    with closing(Library(library, read_only=True)) as opened:
        return spots_in(opened.database, typed)


def index_some(library: Path, seconds: float, go_on: Callable[[], bool]) -> IndexState:
    """Let the search index beside a library take in a little.

    Only one thread at a time may do this, and only in the process that may write the library.

    Args:
        library: the library file; it is only read.
        seconds: after which it stops.
        go_on: asked every few hundredths of a second; may wait; False stops.

    Returns:
        how far it is.

    Raises:
        LibraryError: the index could not be written; what it held before is kept.
    """
    end = perf_counter() + seconds
    with closing(Library(library, read_only=True)) as opened:
        small = opened.marks.setting(SMALL, "") == "small"
        with closing(SearchIndex(opened.database, small=small)) as index:
            state = index.state()
            while not state.ready and go_on() and perf_counter() < end:
                state = index.step(_STEP)
            return state
