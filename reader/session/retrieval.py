"""Passages out of a library: found, seen in their places, written to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.annotation import PassageQuery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress, Written
    from reader.library.library import Library
    from reader.library.surroundings import Surroundings


class Retrieval:
    """A part of `ReadingSession`: what it gives of passages."""

    path: Path
    _library: Library

    def passages(self, query: PassageQuery = PassageQuery()) -> list[Passage]:  # noqa: B008 - immutable
        """The passages that a query asks for, in thread order, then by place.

        Raises:
            QueryError: its ``query`` cannot be understood; the error's column says where.
        """
        return self._library.passages.find(query)

    def passage_values(self, field: str) -> list[str]:
        """What passages have in a field of the query language, such as ``author``; for completion."""
        return self._library.passages.values(field)

    def surroundings(self, passage: Passage, count: int) -> Surroundings:
        """What stands around a passage, ``count`` paragraphs on each side; see `reader.library.surroundings`."""
        from reader.library.surroundings import surroundings  # noqa: PLC0415 - the start need not pay for it

        return surroundings(self._library, passage, count)

    def export(
        self,
        passages: Iterable[Passage],
        format_name: str,
        out: Path,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> Written:
        """Write passages to a file, as `reader.session.exporting.export_file` does; how many were written.

        It does not touch this session's connection, so a job may call it from a thread of its own.

        Raises:
            UsageError, ExportError: it could not be written.
        """
        # Exporters are needed seldom and must not slow the start.
        from reader.session.exporting import export_file  # noqa: PLC0415

        return export_file(self.path, passages, format_name, out, options, progress)
