"""The export formats; each is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.domain.errors import UsageError

if TYPE_CHECKING:
    from reader.export.base import Exporter


class Format(NamedTuple):
    """An export format before it is loaded.

    Args:
        name: what the command line and the settings call it.
        suffix: the usual end of a file's name, with the dot.
        module: below ``reader.export``, with a class that is an `Exporter`.
        maker: that class; it takes no arguments.
        kind: which options make sense and how a preview can look: ``table``, ``lines``, ``document``, ``citations``
            or ``project``.
        text: whether the file is plain text.
    """

    name: str
    suffix: str
    module: str
    maker: str
    kind: str
    text: bool = True


EXPORTERS: tuple[Format, ...] = (
    Format("csv", ".csv", "csv_file", "CsvExporter", "table"),
    Format("xlsx", ".xlsx", "xlsx", "XlsxExporter", "table", text=False),
    Format("jsonl", ".jsonl", "jsonl", "JsonLinesExporter", "lines"),
    Format("markdown", ".md", "markdown", "MarkdownExporter", "document"),
    Format("html", ".html", "html_page", "HtmlExporter", "document"),
    Format("docx", ".docx", "docx_file", "DocxExporter", "document", text=False),
    Format("odt", ".odt", "odt_file", "OdtExporter", "document", text=False),
    Format("qdpx", ".qdpx", "qdpx", "QdpxExporter", "project", text=False),
    Format("qdc", ".qdc", "qdc", "QdcExporter", "project"),
    Format("library", ".ndjson", "library_json", "LibraryJsonExporter", "project"),
    Format("webannotation", ".jsonld", "web_annotation", "WebAnnotationExporter", "lines"),
    Format("csl-json", ".json", "csl_json", "CslJsonExporter", "citations"),
    Format("biblatex", ".bib", "biblatex", "BibLatexExporter", "citations"),
    Format("ris", ".ris", "ris", "RisExporter", "citations"),
    Format("references", ".txt", "references", "ReferencesExporter", "citations"),
)
"""Every export format; a new one is a line here."""


def exporter(name: str) -> Exporter:
    """The format of that name.

    Raises:
        UsageError: there is none.
    """
    found = format_named(name)
    return cast("Exporter", getattr(import_module(f"reader.export.{found.module}"), found.maker)())


def format_named(name: str) -> Format:
    """What the table knows of a format, without loading it.

    Raises:
        UsageError: there is none of that name.
    """
    for candidate in EXPORTERS:
        if candidate.name == name:
            return candidate
    known = ", ".join(candidate.name for candidate in EXPORTERS)
    raise UsageError(f"There is no export format “{name}”; there are {known}.")
