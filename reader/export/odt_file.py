"""Passages as an OpenDocument text (ISO 26300): styles, headings, citations in footnotes.

Styles, properties and the package are odfdo's. Paragraphs are written as they come, so that the document is never
held: odfdo would keep all of it and parse each element anew.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from reader.export.base import Written
from reader.export.cleaning import Cleaner
from reader.export.document import around, fill, left_out
from reader.export.odt_body import OpenBody
from reader.export.odt_styles import Styles
from reader.export.words import Words
from reader.export.zipping import copy, store, streamed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

_KIND = "mimetype"
_CONTENT = "content.xml"


class OdtExporter:
    """Quotations under headings, cited in footnotes."""

    name = "odt"
    suffix = ".odt"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages; see `Exporter.write`."""
        words, clean = Words(options.language), Cleaner()
        styles = Styles(words)
        document = styles.document
        content = etree.fromstring(styles.content())
        body = next(content.iter("{*}text"))
        front, back = around(body, len(body))
        with zipfile.ZipFile(out, "w") as archive:
            # The kind comes first and is not packed, so that it can be read from the beginning of the file.
            store(archive, _KIND, document.mimetype.encode(), zipfile.ZIP_STORED)
            with streamed(archive, _CONTENT) as part:
                part.write(front)
                count = fill(OpenBody(part, styles, clean), passages, options, words, progress)
                part.write(back)
            document.meta.set_comments(left_out(clean, words))
            kept = BytesIO()
            document.save(kept)
            copy(kept, archive, without={_KIND, _CONTENT})
        return Written(count, clean.taken)
