"""Reading a large saved page again in a process of its own, which can be ended when nobody waits for it any more."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.errors import DamagedCapture, PostilError
from reader.library.library import Library
from reader.session import origin
from reader.session.crew import Crew
from reader.session.page_reader import MEMORY, PATIENCE
from reader.session.stored_pages import LARGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.engines.parts.account import AccountedLine
    from reader.session.origin import Origin

_LINES = 2000
"""Lines that come back at once: what a process sends is taken apart in one piece, while which the window stands."""

_Part: TypeAlias = "Origin | tuple[AccountedLine, ...] | PostilError"


def read_origin(
    library: Path, capture_id: int, encoding: str | None, engine: str | None, cancelled: Callable[[], bool]
) -> Origin | None:
    """As `origin.read_origin`; a large page is read apart, within the limits of an import.

    Args:
        library: the library file.
        capture_id: the library's number of the capture.
        encoding: overrules the encoding that it was stored with.
        engine: name of the engine to read it with; None for the one that fits.
        cancelled: asked four times a second; True ends it.

    Returns:
        the page without its posts; None where it was cancelled.

    Raises:
        LibraryError, UsageError: see there.
        CaptureError: reading it took too long or too much memory.
    """
    with closing(Library(library, read_only=True)) as source:
        large = source.captures.size(capture_id) >= LARGE
    if cancelled():
        return None
    if not large:
        return origin.read_origin(library, capture_id, encoding, engine)
    crew = Crew(_parts, 1, PATIENCE, MEMORY)
    try:
        return _read(crew, json.dumps([str(library), capture_id, encoding, engine]), cancelled)
    finally:
        crew.close()


def _read(crew: Crew[_Part], task: str, cancelled: Callable[[], bool]) -> Origin | None:
    found: Origin | None = None
    lines: list[AccountedLine] = []
    for piece in crew.run([task]):
        if cancelled():
            return None
        if piece.error is not None:
            # The task is no path, which the error would name.
            raise type(piece.error)(piece.error.reason)
        if isinstance(piece.value, PostilError):
            raise piece.value
        if isinstance(piece.value, tuple):
            lines += piece.value
        elif piece.value is not None:
            found = piece.value
    if found is None:
        raise DamagedCapture("Reading it ended the worker process.")
    return replace(found, account=replace(found.account, lines=tuple(lines)))


def _parts(task: str) -> Iterator[_Part]:
    """In the other process: the page without its lines, then these; or the error, as it was raised."""
    library, capture_id, encoding, engine = json.loads(task)
    try:
        whole = origin.read_origin(Path(library), capture_id, encoding, engine)
    except PostilError as error:
        yield error
        return
    lines = whole.account.lines
    bare = replace(whole.account, lines=())
    yield replace(whole, account=bare, page=replace(whole.page, posts=()), decoded=replace(whole.decoded, text=""))
    for start in range(0, len(lines), _LINES):
        yield lines[start : start + _LINES]
