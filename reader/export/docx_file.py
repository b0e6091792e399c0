"""Passages as a Word document (ECMA-376): styles, headings, citations in footnotes.

Styles, properties and the package are python-docx's. Paragraphs are written as they come, so that the document is
never held: python-docx would keep all of it as objects and look up the style of each anew.
"""

from __future__ import annotations

import tempfile
import zipfile
from io import BytesIO
from shutil import copyfileobj
from typing import TYPE_CHECKING, BinaryIO

from docx.opc.constants import RELATIONSHIP_TYPE

from reader.export.base import Written
from reader.export.cleaning import Cleaner
from reader.export.document import around, fill, left_out
from reader.export.docx_body import WordBody
from reader.export.docx_styles import FOOTNOTES, empty, notes_part
from reader.export.words import Words
from reader.export.zipping import Part, copy, store, streamed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_IN_MEMORY = 4 * 2**20
"""Bytes of footnotes that need no file of their own while the body is written."""


class DocxExporter:
    """Quotations under headings, cited in footnotes."""

    name = "docx"
    suffix = ".docx"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages; see `Exporter.write`."""
        words, clean = Words(options.language), Cleaner()
        document = empty(words)
        kept = BytesIO()
        document.save(kept)
        body = document.element.body
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as notes, zipfile.ZipFile(out, "w") as archive:
            copy(kept, archive, without={_BODY, FOOTNOTES, _PROPERTIES})
            front, back = around(body, len(body) - 1)
            front_notes, back_notes = around(root := notes_part(), len(root))
            with streamed(archive, _BODY) as part:
                part.write(front)
                count = fill(WordBody(part, Part(notes), clean), passages, options, words, progress)
                part.write(back)
            notes.seek(0)
            with streamed(archive, FOOTNOTES) as part:
                part.write(front_notes)
                copyfileobj(notes, part)
                part.write(back_notes)
            document.core_properties.comments = left_out(clean, words)
            properties = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
            store(archive, _PROPERTIES, properties.blob)
        return Written(count, clean.taken)
