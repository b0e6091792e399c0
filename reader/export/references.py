"""Annotated posts as a list of references in a style, one post a line, in UTF-8: to paste below a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import Written
from reader.export.citation import cite, plain_text
from reader.export.cleaning import Cleaner
from reader.export.sources import sources
from reader.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress


class ReferencesExporter:
    """Numbered in the order of the passages, as GB/T 7714 has it; by name, as APA has it; else in their order."""

    name = "references"
    suffix = ".txt"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write a line for each post; see `Exporter.write`.

        Returns:
            how many there are.
        """
        words, clean, style = Words(options.language), Cleaner(), options.citation
        lines: Iterator[str] | list[str] = (
            clean.line(plain_text(cite(passage, style, words))) for passage in sources(passages, progress)
        )
        if style == "apa":
            lines = sorted(lines, key=str.casefold)
        count = 0
        for count, line in enumerate(lines, start=1):
            out.write((f"[{count}] {line}\n" if style == "gbt7714" else f"{line}\n").encode())
        return Written(count, clean.taken)
