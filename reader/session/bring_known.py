"""Which marks of a file a library holds already: those of which nothing would be lost if they stayed away."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from reader.library.history import former

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from reader.intake.base import Mark
    from reader.library.history import Former
    from reader.library.library import Library


def number_of(text: str) -> UUID | None:
    """A GUID of a file; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


class KnownMarks:
    """Compares marks with the annotations of the same numbers.

    Two readers may have gone on with copies of one library, so neither the number nor the time of the last change
    tells that a mark brings nothing. What this library's reader took away since the mark was made is known.

    Args:
        library: it is only read.
        codes: the tag of each code that the codebook has, by the code's GUID.
    """

    def __init__(self, library: Library, codes: Mapping[str, UUID | None]) -> None:
        self._library = library
        self._codes = codes

    def __contains__(self, mark: Mark) -> bool:
        """Whether the annotation of that number has all tags of the mark and its memo, or had them since."""
        number = number_of(mark.guid)
        stored = self._library.annotations.get(number) if number is not None else None
        if stored is None:
            return False
        key = str(stored.id)
        for code in mark.codes:
            tag = self._codes.get(code)
            if (
                code in self._codes
                and tag not in stored.tags
                and not self._was(mark, self._former.tags, key, str(tag or code))
            ):
                return False
        return mark.memo in stored.memo or self._was(mark, self._former.memos, key, mark.memo)

    @staticmethod
    def _was(mark: Mark, taken: Mapping[tuple[str, str], datetime], key: str, value: str) -> bool:
        when = taken.get((key, value))
        return when is not None and (mark.modified is None or mark.modified <= when)

    @cached_property
    def _former(self) -> Former:
        return former(self._library.database)
