"""Searching a library: an answer at once, a count apart, and an index that grows while nobody types."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from reader.domain.errors import LibraryDamaged
from reader.domain.search import Count, Found, IndexState, SearchOptions, Where
from reader.library.search_file import index_bytes
from reader.library.search_index import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.library.library import Library
    from reader.library.search_query import Search

__all__ = ["FIRST", "Count", "Found", "IndexState", "SearchOptions", "Searching", "Where"]

FIRST = 50
"""Hits of a page."""

STEP = 0.008
"""Seconds of a step of the index: what is left of a frame when something else is painted."""

LOOK_THROUGH = 3000
"""Posts that are rather looked through one by one than missed while the index is not ready."""

SMALL = "search-index"
"""The library's setting that says which kind of index it wants."""

_Answer = TypeVar("_Answer", Found, Count, frozenset[int])


class Searching:
    """The search of one open library. It belongs to the thread that owns the library.

    Args:
        library: the open library; only its setting of the index's kind is ever written.
        partial: ask an index that is not ready, rather than look through many texts.
    """

    def __init__(self, library: Library, *, partial: bool = True) -> None:
        self._library = library
        self._partial = partial
        self._aside = False
        self._index: SearchIndex | None = None

    def close(self) -> None:
        """Close the index; a second call does nothing."""
        if self._index:
            self._index.close()
            self._index = None

    @property
    def aside(self) -> bool:
        """Whether another thread keeps the index."""
        return self._aside

    def stand_aside(self) -> None:
        """Leave the index to another thread from now on (`reader.session.seeking.index_some`); only read it, as it is.

        To be called again whenever that thread has written, for it may have made the file anew.
        """
        self._aside = True
        self.close()

    # -- asking ------------------------------------------------------------------------------------------------

    def search(self, query: str, options: SearchOptions = SearchOptions(), limit: int = FIRST) -> Found:  # noqa: B008
        """The first hits: tags, titles and memos, at most ``limit`` of each, then the newest ``limit`` posts.

        Raises:
            QueryError: the query cannot be understood; ``column`` says where.
            LibraryError: library or index cannot be read.
        """
        return self._answer(query, options, lambda search: search.first(limit)) if query.strip() else Found(())

    def more(
        self,
        query: str,
        after: int,
        options: SearchOptions = SearchOptions(),  # noqa: B008 - immutable
        limit: int = FIRST,
    ) -> Found:
        """The posts that follow ``Found.after``; see `search`."""
        return self._answer(query, options, lambda search: search.posts(limit, after))

    def count(self, query: str, options: SearchOptions = SearchOptions()) -> Count:  # noqa: B008 - immutable
        """How many answer; see `search`."""
        return self._answer(query, options, lambda search: search.count()) if query.strip() else Count()

    def threads_with(self, words: Iterable[str], seconds: float = 1.0) -> dict[str, frozenset[int]]:
        """The threads in which each word is an author's name or stands in the text, by word; not the titles.

        Args:
            words: single words as typed.
            seconds: how long each may take where the index cannot tell; what was found until then counts.
        """
        options = SearchOptions(where=frozenset({Where.POSTS}), seconds=seconds)
        found: dict[str, frozenset[int]] = {}
        for word in words:
            bare = word.replace('"', " ").strip()
            # One letter stands in every text, one Chinese sign does not.
            tells = len(bare) > 1 or not bare.isascii()
            found[word] = frozenset()
            if tells:
                found[word] = self._with_words(f'"{bare}"', options) | self._library.threads.with_author(bare)
        return found

    def _with_words(self, query: str, options: SearchOptions) -> frozenset[int]:
        from reader.library.search_query import Search  # noqa: PLC0415 - needed with the first query only

        found = self._answer(query, options, lambda search: search.threads())
        if not self.state.ready:
            # What the index has not taken in yet is looked for among the newest posts, as far as time allows.
            found |= Search(self._library.database, None, query, options).threads()
        return found

    def _answer(self, query: str, options: SearchOptions, ask: Callable[[Search], _Answer]) -> _Answer:
        from reader.library.search_query import Search  # noqa: PLC0415 - needed with the first query only

        index = self._opened()
        helps = index.database is not None and (index.state().ready or (self._partial and self._many_posts()))
        if helps:
            with suppress(LibraryDamaged):
                return ask(Search(self._library.database, index, query, options))
            # If it is the library that is damaged, the look through the texts says so.
            self._mend(index)
        return ask(Search(self._library.database, None, query, options))

    def _mend(self, index: SearchIndex) -> None:
        if index.read_only:
            index.close()
        else:
            index.rebuild()

    def _many_posts(self) -> bool:
        return self._library.database.number("SELECT max(id) FROM post") > LOOK_THROUGH

    # -- the index ---------------------------------------------------------------------------------------------

    @property
    def state(self) -> IndexState:
        """How far the index is."""
        return self._opened().state()

    @property
    def small(self) -> bool:
        """Whether the index is the small one: a third of the size, and slower to answer."""
        return self._opened().small

    @property
    def size(self) -> int:
        """Bytes of the index file."""
        return index_bytes(self._library.path)

    def step(self, seconds: float = STEP) -> IndexState:
        """Let the index take in a little; to be called while nobody types, until it is ready.

        Args:
            seconds: after which it stops, at the next post.

        Raises:
            LibraryError: it could not be written; what it held before is kept.
        """
        index = self._opened()
        try:
            return index.step(seconds)
        except LibraryDamaged:
            self._mend(index)
            return index.state()

    def build(
        self, report: Callable[[IndexState], bool], *, small: bool | None = None, anew: bool = False
    ) -> IndexState:
        """Let the index take in everything.

        Args:
            report: told how far it is, twice a second; False stops.
            small: which kind it becomes, for good; None for the kind that it is.
            anew: throw away what there is first.
        """
        index = self._opened()
        if small is not None and small is not index.small:
            anew = True
        if anew:
            index.rebuild(small=small)
            self._library.marks.set_setting(SMALL, "small" if index.small else "")
        state = index.state()
        while not state.ready and not index.read_only:
            state = index.step(0.5)
            if not report(state):
                break
        return state

    def _opened(self) -> SearchIndex:
        if self._index is None:
            small = self._library.marks.setting(SMALL, "") == "small"
            read_only = self._aside or self._library.read_only
            self._index = SearchIndex(self._library.database, read_only=read_only, small=None if read_only else small)
        return self._index
