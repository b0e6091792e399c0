"""What the commands ``info --threads``, ``search`` and ``index`` do, as plain values to print."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reader.domain.errors import LibraryError, LibraryReadOnly
from reader.library.library import Library
from reader.session.reading import ReadingSession
from reader.session.searching import Searching

if TYPE_CHECKING:
    from pathlib import Path

    from reader.domain.search import Hit, IndexState, SearchOptions


class ProgressLine(Protocol):
    """Shows a count."""

    def report(self, done: int, total: int) -> None:
        """Show it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search of a whole library came to.

    Args:
        hits: tags, titles and memos first, then posts, the newest first, each ready for JSON.
        complete: False where the time was over before everything was looked at.
    """

    hits: list[dict[str, object]]
    complete: bool


def thread_list(library: Path) -> list[dict[str, object]]:
    """The threads of a library with their numbers.

    Raises:
        LibraryError: it cannot be opened.
    """
    with closing(ReadingSession(library, read_only=True)) as session:
        return [
            {
                "id": head.id,
                "thread_id": head.key.thread_id,
                "site": head.site,
                "title": head.title,
                "posts": head.posts,
            }
            for head in session.threads()
        ]


def search_library(library: Path, query: str, options: SearchOptions, limit: int) -> Answer:
    """Search a library, by its index if that is up to date, else through all its texts.

    Args:
        library: the file; it is only read.
        query: what is searched.
        options: how it is meant.
        limit: the most posts, and the most of each other kind.

    Raises:
        QueryError: the query cannot be understood.
        LibraryError: the library cannot be opened.
    """
    opened = Library(library, read_only=True)
    searching = Searching(opened, partial=False)
    try:
        found = searching.search(query, options, limit)
        return Answer([_object(hit) for hit in found.hits], found.complete)
    finally:
        searching.close()
        opened.close()


def index_library(library: Path, progress: ProgressLine, *, small: bool | None = None, anew: bool = False) -> int:
    """Bring a library's search index up to date.

    Args:
        library: the file; it must be there.
        progress: told how far it is, in captures.
        small: which kind the index becomes, None for the kind that it is.
        anew: make it from nothing.

    Returns:
        the bytes of its file.

    Raises:
        LibraryError: library or index cannot be opened or written.
    """
    if not library.exists():  # opening it for writing would make an empty one
        raise LibraryError("There is no such library.", library)
    opened = Library(library)
    try:
        if opened.read_only:
            raise LibraryReadOnly("Another Postil has the library open, and keeps its search index.", library)
        searching = Searching(opened)

        def report(state: IndexState) -> bool:
            progress.report(state.done, state.total)
            return True

        try:
            searching.build(report, small=small, anew=anew)
        finally:
            searching.close()
        return searching.size
    finally:
        opened.close()


def _object(hit: Hit) -> dict[str, object]:
    return {
        "where": str(hit.where),
        "thread": hit.thread_id,
        "title": hit.title,
        "post": hit.post_id,
        "floor": hit.floor,
        "author": hit.author,
        "key": hit.key,
        "places": [{"paragraph": paragraph, "ranges": ranges} for paragraph, ranges in hit.places],
        "snippet": hit.snippet,
        "marks": hit.marks,
    }
