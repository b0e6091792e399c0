"""Telling the reader what an archive lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.errors import DamagedCapture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.capture.base import Capture


def with_damage(form: str, path: Path, pages: Iterable[Capture], problems: list[str]) -> Iterator[Capture]:
    """The pages of an archive, the last one with a warning when others could not be read.

    Args:
        form: the archive's kind, for the sentences.
        path: the file, for errors.
        pages: what can be read; asking for more may add to ``problems``.
        problems: what is wrong with the archive; the first is told.

    Raises:
        DamagedCapture: there are no pages.
    """
    last: Capture | None = None
    count = 0
    for page in pages:
        if last is not None:
            yield last
        last = page
        count += 1
    reason = problems[0].rstrip(".") if problems else "there is no HTML page in it"
    if last is None:
        raise DamagedCapture(f"Nothing can be read from the {form} archive: {reason}.", path)
    if problems:
        note = f"The {form} archive could not be read as a whole ({reason}); {count} of its pages were read."
        last = replace(last, notes=(*last.notes, note))
    yield last
