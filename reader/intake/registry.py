"""The formats that are read; each is loaded when a file is first taken for it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.capture.registry import read_file
from reader.capture.zip_members import ZipMembers
from reader.domain.errors import IntakeError
from reader.intake.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from reader.intake.base import Importer, Project
    from reader.intake.watch import Progress

_HEAD = 65_536
_LIBRARY = re.compile(rb'\{\s*"type"\s*:\s*"library"')
_TAGUETTE = re.compile(rb"<title>\s*[^<]{0,40}Taguette", re.IGNORECASE)
_HYPOTHESIS = re.compile(rb"<title>\s*Annotations on (?:&quot;|\")", re.IGNORECASE)
_WORD = "word/document.xml"
_SHEET = "xl/worksheets/sheet1.xml"
_SEGMENT = re.compile(rb"\[\d{1,9}-\d{1,9}\] ")
_OPEN = "content.xml"
_RICH = b'name="qrichtext"'
_BLANKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_PAGE = re.compile(rb"(?i)<!doctype\s+html\b")

_ZIPS = ((_SHEET, "table"), (_WORD, "taguette"), (_OPEN, "qualcoder"))
"""What a zip is by a name in it; others are projects."""


class Format(NamedTuple):
    """A format before it is loaded.

    Args:
        name: what reports call it.
        suffixes: the usual ends of a file's name, with the dot; only for choosing files, never for recognising them.
        module: below ``reader.intake``, with a class that is an `Importer`.
        maker: that class; it takes no arguments.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    maker: str


IMPORTERS: tuple[Format, ...] = (
    Format("qdpx", (".qdpx",), "qdpx", "QdpxImporter"),
    Format("qdc", (".qdc",), "qdc", "QdcImporter"),
    Format("webannotation", (".jsonld", ".json"), "web_annotation", "WebAnnotationImporter"),
    Format("library", (".ndjson",), "library_json", "LibraryJsonImporter"),
    Format("table", (".csv", ".xlsx"), "tables", "TableImporter"),
    Format("qualcoder", (".txt", ".html", ".odt"), "qualcoder_report", "QualCoderReportImporter"),
    Format("hypothesis", (".csv", ".html", ".txt"), "hypothesis_file", "HypothesisFileImporter"),
    Format("taguette", (".html", ".docx"), "taguette_pages", "TaguettePagesImporter"),
)
"""Every format; a new one is a line here and in `_named`."""


def read_project(path: Path, progress: Progress | None = None) -> Project:
    """What a file of another program holds; the format is told by its content.

    Args:
        path: the file.
        progress: told how far it is; may stop it.

    Raises:
        IntakeError: it is in no format that is known, breaks its own, or the user stopped it.
        CaptureError: it cannot be opened, or is damaged or too large.
    """
    data = read_file(path)
    name = _named_zip(path, data) if data.startswith(b"PK") else _named(data)
    if name is None:
        known = ", ".join(form.name for form in IMPORTERS)
        raise IntakeError(f"It is no project, codebook or list of annotations that is known ({known}).", path)
    found = next(form for form in IMPORTERS if form.name == name)
    importer = cast("Importer", getattr(import_module(f"reader.intake.{found.module}"), found.maker)())
    return importer.read(path, data, Watch(progress))


def _named(data: bytes) -> str | None:
    head = data[:_HEAD].lstrip(_BLANKS)
    if head.startswith(b"<"):
        return _named_page(head)
    if _LIBRARY.match(head):
        return "library"
    if head[:1] in (b"{", b"[") and not _SEGMENT.match(head):
        return "webannotation"
    return _named_text(data)


def _named_zip(path: Path, data: bytes) -> str:
    names = ZipMembers(path, data).names
    # A project may hold documents of Word and sheets, whose members are none of its own.
    if any(name.casefold().endswith("project.qde") for name in names):
        return "qdpx"
    return next((name for member, name in _ZIPS if member in names), "qdpx")


def _named_page(head: bytes) -> str | None:
    if _TAGUETTE.search(head):
        return "taguette"
    if _RICH in head:
        return "qualcoder"
    if _HYPOTHESIS.search(head):
        return "hypothesis"
    return None if _PAGE.match(head) else "qdc"


def _named_text(data: bytes) -> str | None:
    # Only for files that are none of the others.
    from reader.intake.hypothesis_file import is_notes_table, is_text  # noqa: PLC0415
    from reader.intake.qualcoder_report import is_report  # noqa: PLC0415
    from reader.intake.tables import is_table  # noqa: PLC0415

    if is_table(data):
        return "table"
    if is_notes_table(data) or is_text(data[:_HEAD]):
        return "hypothesis"
    return "qualcoder" if is_report(data[:_HEAD]) else None
