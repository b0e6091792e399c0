"""Stored pages read again: a few small ones here, others in a process that can be ended when nobody waits any more."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.domain.errors import DamagedCapture, LibraryError, PostilError
from reader.engines.registry import read_page
from reader.library.library import Library
from reader.library.preparing import prepare
from reader.session.crew import Crew
from reader.session.page_reader import FAULTS, MEMORY, PATIENCE, trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.capture.base import Decoded
    from reader.library.preparing import PreparedPage

LARGE = 256 * 1024
"""Bytes of pages from which on reading them may take longer than closing the window may wait."""


class Wanted(NamedTuple):
    """A page that is to be read again.

    Args:
        capture_id: the library's number of the capture.
        encoding: None for what it was stored with by hand, else what detection finds.
        engine: name of the engine; None for the one that fits.
    """

    capture_id: int
    encoding: str | None = None
    engine: str | None = None


class ReadAgain(NamedTuple):
    """How a page is read now."""

    decoded: Decoded
    prepared: PreparedPage


Outcome: TypeAlias = "ReadAgain | PostilError"


def read_stored(library: Library, pages: Sequence[Wanted], cancelled: Callable[[], bool]) -> Iterator[Outcome]:
    """Read pages again, in their order; the library is only read.

    Args:
        library: holds them.
        pages: which, and how.
        cancelled: asked four times a second, in this thread; True ends it.

    Yields:
        for each page what it says, or why it could not be read.
    """
    if sum(library.captures.size(page.capture_id) for page in pages) < LARGE:
        yield from (_outcome(library, page) for page in pages)
        return
    crew: Crew[Outcome] = Crew(_read_apart, 1, PATIENCE, MEMORY)
    try:
        for piece in crew.run(json.dumps([str(library.path), *page]) for page in pages):
            if cancelled():
                return
            if piece.error is not None:
                # The task is no path, which the error would name.
                yield type(piece.error)(piece.error.reason)
            elif piece.value is not None:
                yield piece.value
    finally:
        crew.close()


def _read_apart(task: str) -> Iterator[Outcome]:
    """In the other process: one page, without its text, which nobody needs any more."""
    path, *wanted = json.loads(task)
    with closing(Library(Path(path), read_only=True)) as library:
        found = _outcome(library, Wanted(*wanted))
    yield found if isinstance(found, PostilError) else found._replace(decoded=replace(found.decoded, text=""))


def _outcome(library: Library, wanted: Wanted) -> Outcome:
    try:
        return _read(library, wanted)
    except PostilError as error:
        return error
    except FAULTS as error:
        return DamagedCapture(trouble(None, error).reason)


def _read(library: Library, wanted: Wanted) -> ReadAgain:
    head, capture = library.captures.head(wanted.capture_id), library.captures.page(wanted.capture_id)
    if head is None or capture is None:
        raise LibraryError("The library does not hold that saved page.", library.path)
    # An encoding that a reader chose goes before what detection finds, in a newer parser too.
    kept = head.charset if head.charset_from == "chosen" else None
    decoded, page = read_page(capture, wanted.encoding or kept, wanted.engine)
    return ReadAgain(decoded, prepare(capture, page))
