"""Passages as a REFI-QDA project (QDPX, Project.xsd of 18 March 2019) for NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette.

A zip of ``project.qde`` and a plain text for each thread. Tags are codes, coders users, memos notes, authors cases.
Positions count Unicode code points, as the standard says, with the end exclusive, as the programs do.
"""

from __future__ import annotations

import tempfile
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from reader.domain.annotation import AnchorState
from reader.domain.errors import ExportError
from reader.export.base import ProjectExporter, Written, by_thread, threads_of
from reader.export.project_file import SPACE, ProjectFile
from reader.export.refi import guid, written
from reader.export.source_text import SourceText
from reader.export.words import Words
from reader.export.zipping import store, streamed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.domain.thread import StoredPost, ThreadHead
    from reader.export.base import ExportOptions, ExportProgress

_IN_MEMORY = 2**20
"""Bytes of sources, and of notes, that need no file of their own until the texts are written."""


class QdpxExporter(ProjectExporter):
    """A project: texts, codebook, selections."""

    name = "qdpx"
    suffix = ".qdpx"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the project; the passages are held, what becomes of them is not. See `Exporter.write`."""
        held = by_thread(passages, progress)
        words = Words(options.language)
        with (
            tempfile.SpooledTemporaryFile(_IN_MEMORY) as sources,
            tempfile.SpooledTemporaryFile(_IN_MEMORY) as notes,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            with written(sources, SPACE, "Sources") as on_sources, written(notes, SPACE, "Notes") as on_notes:
                file = ProjectFile(self.project, options, on_sources, on_notes)
                for head, wanted in threads_of(self.project, held, options, progress):
                    source = guid("thread", *_key(head))
                    text, places = self._source(head, wanted, words)
                    store(archive, f"sources/{source}.txt", text.text.encode("utf-8"))
                    file.add_source(source, head, text, places)
                file.add_memos()
            with streamed(archive, "project.qde") as part:
                file.write(part, sources, notes)
        return Written(file.selections, file.left_out)

    def _source(
        self, head: ThreadHead, passages: list[Passage], words: Words
    ) -> tuple[SourceText, list[tuple[Passage, tuple[int, int]]]]:
        text = SourceText(head.title, self.project, words)
        by_post: dict[int, list[Passage]] = {}
        for passage in passages:
            by_post.setdefault(passage.annotation.target.post_id, []).append(passage)
        places: list[tuple[Passage, tuple[int, int]]] = []
        for stored in self.project.posts(head.id):
            text.add(stored.post, stored.version_id, stored.post.paragraphs)
            here = by_post.pop(stored.id, [])
            places += [(passage, self._place(text, stored, passage)) for passage in here]
        if by_post:
            raise ExportError("The library changed during the export; try again.")
        return text, places

    def _place(self, text: SourceText, stored: StoredPost, passage: Passage) -> tuple[int, int]:
        annotation = passage.annotation
        shown = annotation.shown if annotation.state is not AnchorState.ORPHAN else None
        place = text.place(stored.version_id, shown) if shown else None
        if place is not None:
            return place
        # It stands in an earlier version only: that one is given after the newest, so that nothing is lost.
        target = annotation.target
        place = text.place(target.version_id, target.span)
        if place is None:
            text.add(stored.post, target.version_id, self.project.paragraphs(target.version_id), earlier=True)
            place = text.place(target.version_id, target.span)
        if place is None:
            raise ExportError(f"The annotation {annotation.id} points to a place that its post does not have.")
        return place


def _key(head: ThreadHead) -> tuple[str, str, str]:
    return head.key.engine, head.key.site, head.key.thread_id
