"""The pictures of a post, out of the saved file that it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.capture.resources import Missing, Picture, picture_name, read_pictures
from reader.library.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Missing", "Picture", "picture_name", "post_pictures"]


def post_pictures(library: Path, version_id: int, addresses: Sequence[str]) -> list[Picture]:
    """Read the pictures of a version of a post, with a connection of its own, so that a job may do it.

    Args:
        library: the library file.
        version_id: the version that names the pictures.
        addresses: as they stand in the page.

    Returns:
        one for each address; those that cannot be shown tell why.

    Raises:
        LibraryError: the library cannot be read.
    """
    source = Library(library, read_only=True)
    try:
        captures = [source.captures.page(number) for number in source.captures.showing(version_id)]
    finally:
        source.close()
    best: list[Picture] = [Picture(a, picture_name(a), missing=Missing.FILE_GONE) for a in addresses]
    for capture in captures:
        if capture is None:
            continue
        found = read_pictures(capture, addresses)
        best = [
            new if old.missing and (not new.missing or old.missing is Missing.FILE_GONE) else old
            for old, new in zip(best, found, strict=False)
        ]
        if not any(picture.missing for picture in best):
            break
    return best
