"""The export formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.errors import UsageError
from reader.export.csv_file import CsvExporter
from reader.export.jsonl import JsonLinesExporter
from reader.export.markdown import MarkdownExporter

if TYPE_CHECKING:
    from reader.export.base import Exporter

EXPORTERS: tuple[Exporter, ...] = (CsvExporter(), JsonLinesExporter(), MarkdownExporter())
"""Every export format; a new one is a line here."""


def exporter(name: str) -> Exporter:
    """The format of that name.

    Raises:
        UsageError: there is none.
    """
    for candidate in EXPORTERS:
        if candidate.name == name:
            return candidate
    known = ", ".join(candidate.name for candidate in EXPORTERS)
    raise UsageError(f"There is no export format “{name}”; there are {known}.")
