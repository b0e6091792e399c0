"""The codebook as REFI-QDA QDC (Codebook.xsd of 2017): hierarchy, colours and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from reader.domain.errors import ExportError
from reader.export.base import ProjectExporter, Written
from reader.export.cleaning import Cleaner
from reader.export.refi import ORIGIN, Namespace, add_codes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

SPACE = Namespace("urn:QDA-XML:codebook:1.0")


class QdcExporter(ProjectExporter):
    """The whole codebook; the passages do not matter."""

    name = "qdc"
    suffix = ".qdc"

    def write(
        self,
        passages: Iterable[Passage],  # noqa: ARG002 - a codebook has none
        out: BinaryIO,
        options: ExportOptions,  # noqa: ARG002 - there is nothing to choose
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the codebook.

        Returns:
            how many tags it has.

        Raises:
            ExportError: there are no tags; the format has no empty codebook.
        """
        tags = self.project.tags()
        if not tags:
            raise ExportError("There are no tags, and a codebook file cannot be empty.")
        root = SPACE.root("CodeBook")
        root.set("origin", ORIGIN)
        clean = Cleaner()
        add_codes(SPACE, SPACE.add(root, "Codes"), tags, clean)
        etree.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True, pretty_print=True)
        if progress:
            progress.report(len(tags), len(tags))
        return Written(len(tags), clean.taken)
