"""Threads with their texts, the codebook and the passages as JSON Lines: an open copy that needs no Postil to read.

Each line is an object with a ``type``: ``library`` once, then ``tag`` for each tag, then ``thread``, its ``post``s,
``version``s of posts that were annotated but are no longer the newest, and ``annotation``s; ``memo``s come after what
they are about. Numbers of threads, posts and versions are the library's own and tie the lines together. Offsets count
code points within a paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import ProjectExporter, by_thread, threads_of
from reader.export.jsonl import json_line
from reader.export.rows import iso, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.domain.annotation import Passage, Tag
    from reader.domain.memo import Memo
    from reader.domain.thread import Paragraph, StoredPost, ThreadHead
    from reader.export.base import ExportOptions, ExportProgress

FORMAT = 1
"""Version of the form of the lines; raised when an older reader would misread them."""

_OF_POST = {
    *("site", "board", "thread_id", "thread_title", "post_id", "floor", "author", "author_id", "posted_at"),
    *("posted_raw", "location", "url", "tags", "before", "after", "paragraph_first", "paragraph_last", "start", "end"),
}
"""Columns of a passage that other lines, or other members, tell."""


class LibraryJsonExporter(ProjectExporter):
    """A library, or the part of it that the passages are from."""

    name = "library"
    suffix = ".ndjson"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the lines thread by thread; the passages are held. See `Exporter.write`."""
        held = by_thread(passages, progress)
        for line in self._front(options):
            out.write(json_line(line))
        for head, wanted in threads_of(self.project, held, options, progress):
            for line in self._thread(head, wanted, options):
                out.write(json_line(line))
        return sum(map(len, held.values()))

    def _front(self, options: ExportOptions) -> Iterator[dict[str, object]]:
        yield {"type": "library", "format": FORMAT, "name": self.project.name}
        yield from map(_tag, self.project.tags())
        yield from (_memo(memo) for memo in options.memos if memo.thread_id is None)

    def _thread(
        self, head: ThreadHead, passages: Sequence[Passage], options: ExportOptions
    ) -> Iterator[dict[str, object]]:
        yield {
            "type": "thread",
            "thread": head.id,
            "engine": head.key.engine,
            "host": head.key.site,
            "thread_id": head.key.thread_id,
            "title": self.project.shown(head.title),
            "site": head.site,
            "board": list(head.board),
            "url": head.url,
            "captured_at": iso(head.captured_at),
        }
        told: set[int] = set()
        for stored in self.project.posts(head.id):
            told.add(stored.version_id)
            yield self._post(stored)
        for passage in passages:
            target = passage.annotation.target
            paragraphs = self.project.paragraphs(target.version_id)
            if target.version_id not in told:
                told.add(target.version_id)
                yield {
                    "type": "version",
                    "version": target.version_id,
                    "post": target.post_id,
                    "paragraphs": self._paragraphs(paragraphs),
                }
            yield self._annotation(passage, paragraphs)
        yield from (_memo(memo) for memo in options.memos if memo.thread_id == head.id)

    def _post(self, stored: StoredPost) -> dict[str, object]:
        post, shown = stored.post, self.project.shown
        author = self.project.author(post.author)
        return {
            "type": "post",
            "post": stored.id,
            "thread": stored.thread_id,
            "version": stored.version_id,
            "post_id": post.post_id,
            "floor": post.floor,
            "author": author,
            "author_id": post.author_id if author == post.author else None,
            "posted_at": iso(post.posted_at),
            "posted_raw": post.posted_raw,
            "edited_at": iso(post.edited_at),
            "edited_by": self.project.author(post.edited_by),
            "location": post.location,
            "client": post.client,
            "reply_to": post.reply_to,
            "hidden": post.hidden,
            "attachments": [shown(name) for name in post.attachments],
            "images": list(post.images),
            "paragraphs": self._paragraphs(post.paragraphs),
            "links": [[n.paragraph, n.start, n.end, n.address] for n in self.project.links(post)],
        }

    def _paragraphs(self, paragraphs: Iterable[Paragraph]) -> list[list[str]]:
        return [[paragraph.kind.value, self.project.shown(paragraph.text)] for paragraph in paragraphs]

    def _annotation(self, passage: Passage, paragraphs: Sequence[Paragraph]) -> dict[str, object]:
        target, project = passage.annotation.target, self.project
        span = target.span
        first = paragraphs[span.first].text if span.first < len(paragraphs) else ""
        last = paragraphs[span.last].text if span.last < len(paragraphs) else ""
        told = {
            "first": span.first,
            "start": project.moved(first, span.start, end=False),
            "last": span.last,
            "end": project.moved(last, span.end, end=True),
        }
        line: dict[str, object] = {"type": "annotation", "post": target.post_id, "version": target.version_id}
        line |= {"span": told, "tags": [str(tag.id) for tag in passage.tags]}
        return line | {name: value for name, value in row(passage).items() if name not in _OF_POST}


def _memo(memo: Memo) -> dict[str, object]:
    return {
        "type": "memo",
        "about": memo.subject.kind.value,
        "key": memo.subject.key,
        "coder": memo.coder,
        "modified": iso(memo.modified),
        "text": memo.text,
    }


def _tag(tag: Tag) -> dict[str, object]:
    return {
        "type": "tag",
        "id": str(tag.id),
        "name": tag.name,
        "parent": str(tag.parent) if tag.parent else None,
        "colour": tag.colour,
        "key": tag.key,
        "description": tag.description,
        "position": tag.position,
    }
