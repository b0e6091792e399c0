"""Reading one saved file for an import, here or in a worker process."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reader.capture.registry import open_captures
from reader.domain.errors import CaptureError
from reader.engines.registry import read_page
from reader.library.preparing import prepare
from reader.session.crew import Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.capture.base import Capture, Decoded
    from reader.library.preparing import PreparedPage

log = logging.getLogger(__name__)

FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a fault of our own in reading a page may raise: it must not cost the other pages of a folder."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A saved page and what it says; for a page that is known already only the former."""

    capture: Capture
    decoded: Decoded | None = None
    prepared: PreparedPage | None = None


@dataclass(frozen=True, slots=True)
class PageTrouble:
    """A page, or a whole file, that could not be read: the class of the error and its sentence."""

    member: str | None
    kind: str
    reason: str


PATIENCE = 60.0
"""Seconds that one page may take."""

MEMORY = 4 * 2**30
"""Address space in bytes that a worker may take: many times what the largest page needs that is read."""

MOST_WORKERS = 4

Reading: TypeAlias = "ReadPage | PageTrouble"


def read_pages(path: str, known: Callable[[str], bool] | None = None) -> Iterator[Reading]:
    """The pages of a file, one by one; nothing in a page raises.

    Args:
        path: the file.
        known: whether a page with a checksum need not be read.
    """
    member: str | None = None
    try:
        for capture in open_captures(Path(path)):
            member = capture.member
            yield ReadPage(capture) if known is not None and known(capture.sha256) else _read(capture)
    except (CaptureError, *FAULTS) as error:
        yield trouble(member, error)


def hire() -> Crew[Reading]:
    """Worker processes that read files for an import, a limited time and memory each."""
    # One processor is left to the window and the library.
    return Crew(read_pages_apart, min(max((os.cpu_count() or 2) - 1, 1), MOST_WORKERS), PATIENCE, MEMORY)


def read_pages_apart(path: str) -> Iterator[Reading]:
    """`read_pages` for a worker process: bytes and text, which nobody needs any more, are not sent."""
    for found in read_pages(path):
        if isinstance(found, ReadPage) and found.decoded is not None:
            yield replace(found, capture=replace(found.capture, body=b""), decoded=replace(found.decoded, text=""))
        else:
            yield found


def trouble(member: str | None, error: Exception) -> PageTrouble:
    """What the report says of an error."""
    if isinstance(error, CaptureError):
        return PageTrouble(member, type(error).__name__, error.reason)
    log.error("a page could not be read", exc_info=error)
    return PageTrouble(member, "Fault", f"Postil failed on this page ({type(error).__name__}); please report it.")


def _read(capture: Capture) -> Reading:
    try:
        decoded, page = read_page(capture)
        return ReadPage(capture, decoded, prepare(capture, page))
    except (CaptureError, *FAULTS) as error:
        return trouble(capture.member, error)
