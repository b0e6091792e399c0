"""The pictures of a post, out of the saved file that it came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.capture.encoding import decode
from reader.capture.resources import Missing, Picture, picture_name, picture_of, read_pictures
from reader.library.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.capture.base import Capture

_MOST_MARKUP = 4 * 2**20
"""Bytes of a page beside what is written into it in base 64; pages with more are hostile and would take seconds."""
_EMBEDDED = re.compile(rb";base64,[0-9A-Za-z+/=]*")

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
        found = _with_embedded(capture, read_pictures(capture, addresses))
        best = [
            new if old.missing and (not new.missing or old.missing is Missing.FILE_GONE) else old
            for old, new in zip(best, found, strict=False)
        ]
        if not any(picture.missing for picture in best):
            break
    return best


def _with_embedded(capture: Capture, found: list[Picture]) -> list[Picture]:
    """The pictures, and in place of missing ones those that stand in the page itself, which the library keeps."""
    missing = [picture.address for picture in found if picture.missing]
    if not missing or b"data:image/" not in capture.body:
        return found
    if len(capture.body) - sum(len(piece[0]) for piece in _EMBEDDED.finditer(capture.body)) > _MOST_MARKUP:
        return found
    from reader.engines.base import PageSource  # noqa: PLC0415 - lxml, which other pages do not need
    from reader.engines.parts.embedded import pictures_in  # noqa: PLC0415

    bodies = pictures_in(PageSource(capture, decode(capture)).tree, missing)
    return [
        picture_of(picture.address, bodies[picture.address]) if picture.address in bodies else picture
        for picture in found
    ]
