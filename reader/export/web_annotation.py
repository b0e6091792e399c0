"""Passages as W3C Web Annotations in JSON-LD (https://www.w3.org/TR/annotation-model/), one annotation each.

The file is one AnnotationCollection with one page. Terms that the model has no words for begin with ``postil:``. The
codebook is given in SKOS (https://www.w3.org/TR/skos-reference/), whose prefix the model's context defines.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID, uuid5

from reader.export.base import ProjectExporter, watched
from reader.export.citation import cite, plain_text
from reader.export.colours import paint
from reader.export.jsonl import json_line
from reader.export.refi import when
from reader.export.rows import COLUMNS, row
from reader.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage, Tag
    from reader.export.base import ExportOptions, ExportProgress

_ORDERED = {"@container": "@list"}
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "postil": "urn:x-postil:",
        "postil:board": _ORDERED,
        "postil:path": _ORDERED,
        "postil:tag": {"@type": "@id"},
    },
)
"""Without it the names of a path would be a set, and tags texts."""
_SPACE = UUID("1b6f8a5c-6f0f-5e0d-8f53-0d0f3b7a9c11")
_TOLD = {"url", *COLUMNS[COLUMNS.index("start") : COLUMNS.index("annotation_id") + 1]}
"""Columns that the model has words for."""


class WebAnnotationExporter(ProjectExporter):
    """An annotation with quote and position selectors, its tags and memo as bodies."""

    name = "webannotation"
    suffix = ".jsonld"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the collection, one annotation a line; see `Exporter.write`."""
        words = Words(options.language)
        out.write(b'{"@context": ' + json.dumps(CONTEXT).encode() + b',\n"type": "AnnotationCollection",\n"label": ')
        out.write(json_line(words("Passages")) + b',"postil:codebook": ')
        out.write(
            json_line([_concept(tag) for tag in self.project.tags()])
            + b',"first": {"type": "AnnotationPage", "startIndex": 0, "items": ['
        )
        count, ids = 0, hashlib.sha256()
        for passage in watched(passages, progress):
            out.write((b",\n" if count else b"\n") + json_line(self._annotation(passage, words))[:-1])
            ids.update(passage.annotation.id.bytes)
            count += 1
        number = uuid5(_SPACE, ids.hexdigest())
        out.write(f'\n], "id": "urn:uuid:{uuid5(number, "page")}"}},\n'.encode())
        out.write(f'"id": "urn:uuid:{number}",\n"total": {count}}}\n'.encode())
        return count

    def _annotation(self, passage: Passage, words: Words) -> dict[str, object]:
        annotation = passage.annotation
        made: dict[str, object] = {
            "id": f"urn:uuid:{annotation.id}",
            "type": "Annotation",
            "motivation": "tagging" if passage.tag_paths else "commenting" if annotation.memo else "highlighting",
            "created": when(annotation.created),
            "modified": when(annotation.modified),
        }
        if annotation.coder:
            made["creator"] = {"type": "Person", "name": annotation.coder}
        bodies = list(_bodies(passage))
        if bodies:
            made["body"] = bodies
        made["target"] = self._target(passage, words)
        return made

    def _target(self, passage: Passage, words: Words) -> dict[str, object]:
        quote, start, end = passage.annotation.target.quote, *self._position(passage)
        selectors: list[dict[str, object]] = [
            {"type": "TextQuoteSelector", "exact": passage.text, "prefix": quote.prefix, "suffix": quote.suffix},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ]
        target: dict[str, object] = {"source": passage.url or f"urn:sha256:{passage.source_sha256}"}
        if passage.captured_at:
            target["state"] = {"type": "TimeState", "sourceDate": when(passage.captured_at)}
        target["selector"] = selectors
        target["postil:citation"] = plain_text(cite(passage, "plain", words))
        values = row(passage)
        for name in COLUMNS:
            if name not in _TOLD and values[name] not in (None, "", []):
                target[f"postil:{name}"] = values[name]
        return target

    def _position(self, passage: Passage) -> tuple[int, int]:
        """Start and end in the text of the annotated version: its paragraphs joined by line feeds."""
        span = passage.annotation.target.span
        project = self.project
        texts = [paragraph.text for paragraph in project.paragraphs(passage.annotation.target.version_id)]
        texts += [""] * (span.last + 1 - len(texts))
        starts = [0]
        for text in texts[: span.last]:
            starts.append(starts[-1] + len(project.shown(text)) + 1)
        start = starts[span.first] + project.moved(texts[span.first], span.start, end=False)
        return start, max(start, starts[span.last] + project.moved(texts[span.last], span.end, end=True))


def _concept(tag: Tag) -> dict[str, object]:
    made: dict[str, object] = {"id": f"urn:uuid:{tag.id}", "type": "skos:Concept", "skos:prefLabel": tag.name}
    if tag.description:
        made["skos:definition"] = tag.description
    if tag.parent:
        made["skos:broader"] = {"id": f"urn:uuid:{tag.parent}"}
    made["postil:colour"] = paint(tag.colour).bar
    return made


def _bodies(passage: Passage) -> Iterator[dict[str, object]]:
    for at, path in enumerate(passage.tag_paths):
        body: dict[str, object] = {"type": "TextualBody", "purpose": "tagging", "value": path[-1] if path else ""}
        if len(path) > 1:
            body["postil:path"] = list(path)
        if at < len(passage.tags):
            body["postil:tag"] = f"urn:uuid:{passage.tags[at].id}"
            body["postil:colour"] = paint(passage.tags[at].colour).bar
        yield body
    if passage.annotation.memo:
        memo = passage.annotation.memo
        yield {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": memo}
