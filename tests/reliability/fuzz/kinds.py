"""The kinds of files that are spoilt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.reliability.fuzz import exchange, libraries, pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Kind(NamedTuple):
    """A kind of files.

    Args:
        make: a seed's file: its name and bytes.
        read: reads it as the program does; raises where something is wrong.
    """

    make: Callable[[int], tuple[str, bytes]]
    read: Callable[[Path], None]


KINDS = {
    "containers": Kind(pages.container, pages.read),
    "pages": Kind(pages.page, pages.read),
    "texts": Kind(pages.text, pages.read),
    "exchange": Kind(exchange.make, exchange.read),
    "libraries": Kind(libraries.make, libraries.read),
}
"""By name; `exchange` are files of other programs, `libraries` are ours."""
